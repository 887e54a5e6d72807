"""A likeness is the same to the last bit alone and in a matrix, and weighs what it says it weighs."""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.stories import Record, Sketch, sketch
from tellings.stories.likeness import likeness, likenesses, pack, words
from tellings.stories.setting import BOND, LEVELS
from tests.stories.made_up import collections

STEPS = 2048


def vectors(size: int, seed: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    raw = np.random.default_rng(seed).normal(size=(size, 64)).astype(np.float32)
    raw += 0.8  # so that they point much the same way
    return np.rint(raw / np.linalg.norm(raw, axis=1, keepdims=True) * STEPS) / np.float32(STEPS)


@settings(max_examples=80, deadline=None)
@given(collections, st.integers(0, 99), st.booleans())
def test_alone_and_in_a_matrix(records: list[Record], seed: int, meant: bool) -> None:
    sketches = [sketch(r) for r in records]
    rows = vectors(len(records), seed)
    packed = [pack(s, row if meant else None) for s, row in zip(sketches, rows, strict=True)]
    table, (cosines, _) = likenesses(packed, packed), words(packed, packed)
    for m, a in enumerate(sketches):
        for n, b in enumerate(sketches):
            meaning = float(rows[m] @ rows[n]) if meant else None
            assert likeness(a, b, float(cosines[m, n]), meaning) == table[m, n] == likenesses([packed[n]], [packed[m]])[0, 0]


def test_copies_are_bound_within_the_window_only() -> None:
    day = datetime(2031, 5, 16)
    one, near, far = (sketch(Record(str(n), "Ostrand quay collapses", "", day + timedelta(days=n))) for n in (0, 6, 9))
    table = likenesses([pack(one)], [pack(near), pack(far)])
    assert table.tolist() == [[BOND, 0.0]]
    assert LEVELS[-1] < BOND


@pytest.mark.parametrize("text", ["", "the of and", "\x00", "\ud800", "x" * 100_000, '"unclosed'])
def test_odd_texts_have_a_sketch(text: str) -> None:
    found = sketch(Record("a", text, text))
    assert likenesses([pack(found)], [pack(found)])[0, 0] == BOND


def test_names_and_figures_weigh_more_than_other_words() -> None:
    found = sketch(Record("a", "", "In Ostrand the quay fell, 412 workers in Ostrand watched the quay."))
    assert found.terms["ostrand"] > found.terms["quay"]
    assert "ostrand" in found.names
    assert "quay" not in found.names
    assert found.figures == ("412",)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80), st.text(max_size=300), st.integers(0, 10_000))
def test_a_sketch_comes_back_from_what_a_store_keeps(title: str, text: str, hours: int) -> None:
    made = sketch(Record("a", title, text, datetime(2031, 5, 16) + timedelta(hours=hours)))
    assert Sketch.of("a", made.features()) == made
