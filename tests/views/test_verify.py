"""A comparison's file is re-checked to the character; each kind of damage is named."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from tellings.pipeline import compare_documents
from tellings.views.export.json import dumps
from tellings.views.export.verify import verify
from tests.properties.stories import SENTENCES, document


@pytest.fixture(scope="module")
def contract() -> Any:
    texts = ["\n\n".join(SENTENCES[:8]), "\n\n".join(SENTENCES[3:12])]
    return json.loads(dumps(compare_documents(document(t, n) for n, t in enumerate(texts))))


def test_a_fresh_comparison_holds(contract: Any) -> None:
    assert contract["statements"]
    assert contract["alignments"]
    assert verify(contract) == []


def test_a_changed_text_is_noticed(contract: Any) -> None:
    damaged = copy.deepcopy(contract)
    damaged["articles"][0]["text"] = damaged["articles"][0]["text"].replace("bridge", "Bridge", 1)
    assert any("SHA-256" in p for p in verify(damaged))


def test_a_moved_span_is_noticed(contract: Any) -> None:
    damaged = copy.deepcopy(contract)
    damaged["statements"][0]["start"] += 1
    assert verify(damaged)


@pytest.mark.parametrize("section", ["cue", "collation", "figure_relations", "coverage", "spans", "nested_in", "time", "source"])
def test_a_wrong_reference_is_noticed(contract: Any, section: str) -> None:
    damaged = copy.deepcopy(contract)
    far = [10**6, 10**6 + 5]
    if section == "cue":
        next(s for s in damaged["statements"] if s["cue"])["cue"] = far
    elif section == "collation":
        next(x for x in damaged["alignments"] if x["collation"])["collation"][0] = {"change": "same", "a": far, "b": far}
    elif section == "figure_relations":
        damaged["figure_relations"].append({"a": "nowhere", "b": "nothing", "relation": "equal", "why": ""})
    elif section == "coverage":
        damaged["coverage"].append({"group": "g999", "cells": {}})
    elif section == "spans":
        damaged["statements"][0]["spans"] = [far]
    elif section == "time":
        damaged["figures"][0]["time"] = "a9-d9"
    elif section == "source":
        damaged["figures"][0]["source"] = {"name": "somebody", "mention": far, "entity": None}
    else:
        damaged["statements"][0]["nested_in"] = "a9-s9"
    assert len(verify(damaged)) >= 1


@pytest.mark.parametrize("other", [None, [], {}, {"schema": "tellings/comparison/0"}, "text"])
def test_another_file_is_told_apart(other: Any) -> None:
    assert verify(other) == ["this is no tellings/comparison/1 file"]
