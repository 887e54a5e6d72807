"""The properties of docs/design.md, over stories made up by hypothesis."""

from __future__ import annotations

import itertools
import json
import os
import random
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tellings.model.document import Known, Media, RawDocument
from tellings.pipeline import compare_documents
from tellings.views.export.json import dumps
from tellings.views.export.verify import verify
from tests.properties.findings import findings, uniform
from tests.properties.stories import SENTENCES, UNRELATED, document, stories

ROOT = Path(__file__).parent.parent.parent
slow = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def compared(texts: list[str], outlets: list[str] | None = None) -> Any:
    named = outlets or [f"Outlet {n}" for n in range(len(texts))]
    return json.loads(dumps(compare_documents(document(t, n, named[n]) for n, t in enumerate(texts))))


@slow
@given(stories)
def test_every_span_holds(texts: list[str]) -> None:
    assert verify(compared(texts)) == []


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=300), min_size=2, max_size=3))
def test_every_span_holds_on_any_text(texts: list[str]) -> None:
    documents = [
        RawDocument(f"{n}.txt", t + "\nThe mayor said the harbour is open.", Media.TEXT, Known(language="en")) for n, t in enumerate(texts)
    ]
    assert verify(json.loads(dumps(compare_documents(documents)))) == []


@slow
@given(stories, st.randoms(use_true_random=False))
def test_order_changes_only_the_order(texts: list[str], chance: random.Random) -> None:
    shuffled = texts.copy()
    chance.shuffle(shuffled)
    assert findings(compared(texts)) == findings(compared(shuffled))


def test_every_permutation_of_the_examples_finds_the_same() -> None:
    event = json.loads((ROOT / "examples" / "event.json").read_text("utf8"))
    documents = [
        RawDocument(
            a["file"], (ROOT / "examples" / a["file"]).read_bytes(), Media.TEXT, Known(outlet=a["outlet"], published=a["published"])
        )
        for a in event["articles"]
    ]
    expected = None
    for order in itertools.islice(itertools.permutations(documents), 0, 24, 5):
        found = findings(json.loads(dumps(compare_documents(order))))
        expected = expected or found
        assert found == expected


@slow
@given(stories, st.lists(st.text(alphabet="abcXYZ é", min_size=1, max_size=9), min_size=3, max_size=3))
def test_names_of_outlets_change_nothing(texts: list[str], outlets: list[str]) -> None:
    assert findings(compared(texts)) == findings(compared(texts, outlets))


@slow
@given(stories)
def test_an_unrelated_article_changes_nothing_about_the_others(texts: list[str]) -> None:
    alone, together = compared(texts), compared([*texts, UNRELATED])
    about = frozenset(a["sha256"] for a in alone["articles"])
    assert findings(alone, keep=about) == findings(together, keep=about)


@slow
@given(stories.map(lambda texts: texts[0]))
def test_an_article_against_itself_aligns_everything_and_conflicts_nowhere(text: str) -> None:
    found = compared([text, text])
    assert found["only_in"] == []
    assert not [r for r in found["figure_relations"] + found["date_relations"] if r["relation"] == "conflict"]
    assert not [d for x in found["alignments"] if x["a"]["text"] == x["b"]["text"] for d in x["differences"]]
    for sentence in text.split("\n\n"):
        at = text.index(sentence), text.index(sentence) + len(sentence)
        covered = [x for x in found["alignments"] if x["a"]["start"] < at[1] and at[0] < x["a"]["end"] and x["label"] == "same"]
        assert covered, sentence


def curly(text: str) -> str:
    """Straight double marks set as a typographer would, apostrophes too."""
    opened, out = False, []
    for c in text:
        if c == '"':
            out.append("”" if opened else "“")
            opened = not opened
        else:
            out.append("’" if c == "'" else c)
    return "".join(out)


VARIANTS = {
    "curly": curly,
    "crlf": lambda t: t.replace("\n", "\r\n"),
    "bom": lambda t: "\ufeff" + t,
    "nfd": lambda t: unicodedata.normalize("NFD", t),
}


@pytest.mark.parametrize("variant", VARIANTS)
@settings(max_examples=8, deadline=None)
@given(texts=stories)
def test_how_characters_are_written_changes_nothing(variant: str, texts: list[str]) -> None:
    changed = [VARIANTS[variant](t) for t in texts]
    plain, other = compared(texts), compared(changed)

    def telling(contract: Any) -> Any:
        position = {a["id"]: n for n, a in enumerate(contract["articles"])}
        return lambda span: (position[span["article"]], uniform(span["text"]))

    a, b = findings(plain, place=telling(plain)), findings(other, place=telling(other))
    assert json.loads(uniform(json.dumps(a, ensure_ascii=False))) == json.loads(uniform(json.dumps(b, ensure_ascii=False)))


def test_same_bytes_under_any_hash_seed(tmp_path: Path) -> None:
    texts = ["\n\n".join(SENTENCES[:8]), "\n\n".join(SENTENCES[4:])]
    for n, text in enumerate(texts):
        (tmp_path / f"{n}.txt").write_text(text, "utf8")
    outputs = set()
    for seed in ("0", "1", "4711"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")}
        command = [sys.executable, "-m", "tellings", "compare", str(tmp_path), "--published", "2031-05-14", "--json", "-"]
        outputs.add(subprocess.run(command, check=True, capture_output=True, env=environment).stdout)
    assert len(outputs) == 1


def made_up(chance: random.Random) -> list[str]:
    """Three tellings of the made-up event, four to eight sentences each."""
    return ["\n\n".join(chance.sample(SENTENCES, chance.randint(4, 8))) for _ in range(3)]


@pytest.mark.parametrize("seed", range(20))
def test_twenty_permutations_and_an_unrelated_article_change_nothing(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    texts = made_up(chance)
    alone = compared(texts)
    about = frozenset(a["sha256"] for a in alone["articles"])
    shuffled = [*texts, UNRELATED]
    chance.shuffle(shuffled)
    outlets = [f"Paper {chance.randint(0, 9)}{n}" for n in range(len(shuffled))]
    assert alone["alignments"], "a story without alignments shows nothing"
    assert findings(alone, keep=about) == findings(compared(shuffled, outlets), keep=about)
