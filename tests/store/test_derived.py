"""Annotations, comparisons and embeddings under the key of what made them."""

from __future__ import annotations

import numpy as np
import pytest

from tellings.errors import NotKept
from tellings.model.kept_story import Decision, DecisionKind
from tellings.model.library import KeptAnnotations
from tellings.model.query import Query
from tellings.store import Store
from tests.store.keeping import add, annotate, at, begin, features, said, several


def test_annotations_hold_for_their_key_only(store: Store) -> None:
    one, two = several(store, 2)
    assert store.unannotated("read@1") == [one, two]
    annotate(store, one, payload=b"\x00\xff payload")
    assert store.annotations(one, "read@1") == b"\x00\xff payload"
    assert store.annotations(one, "read@2") is None
    assert store.unannotated("read@1") == [two]
    annotate(store, one, key="read@2", payload=b"new")
    assert store.annotations(one, "read@1") is None
    assert store.annotations(one, "read@2") == b"new"
    assert store.unannotated("read@1") == [one, two]
    with pytest.raises(NotKept):
        store.put_annotations(KeptAnnotations("a0", "read@1", b""))


def test_redone_annotations_leave_nothing_of_the_old_ones(store: Store) -> None:
    key = add(store, "Ilka Varn said nine boats sank. Oda Brel said ten boats sank.")
    annotate(store, key, said(store, key, "nine boats sank", "Ilka Varn"))
    annotate(store, key, said(store, key, "ten boats sank", "Oda Brel"), key="read@2")
    assert [h.statement.speaker for h in store.search_statements(Query.parse("boats"))] == ["Oda Brel"]
    assert store.counts().statements == 1
    assert list(store.check()) == []


def test_a_comparison_is_dropped_when_members_change(store: Store) -> None:
    one, two, three = several(store, 3)
    begin(store, "s1", one, two)
    store.put_comparison("s1", "k1", b"found")
    assert store.comparison("s1", "k1") == b"found"
    assert store.comparison("s1", "k2") is None
    store.decide(Decision(DecisionKind.JOIN, "s1", (three,), "alike", at()))
    assert store.comparison("s1", "k1") is None
    with pytest.raises(NotKept):
        store.put_comparison("s9", "k", b"")


def test_vectors_come_back_and_are_checked(store: Store) -> None:
    keys = several(store, 3)
    rows = np.array([[1, 0, 0], [0.6, 0.8, 0], [0.1, 0.2, 0.3]], dtype=np.float32)
    for key, row in zip(keys, rows, strict=True):
        store.put_vector(key, "m@1", row)
    found = store.vectors("m@1", [keys[2], "a0", keys[0]])
    assert list(found) == [keys[2], keys[0]]
    assert found[keys[2]].dtype == np.float32
    assert (found[keys[2]] == rows[2]).all()
    assert store.vectors("m@2", keys) == {}
    for wrong in (
        rows,
        rows[0].astype(np.float64),
        np.array([1, np.nan, 0], np.float32),
        np.array([1, 2], np.float32),
        np.array([], np.float32),
    ):
        with pytest.raises(ValueError, match="embedding"):
            store.put_vector(keys[0], "m@1", wrong)
    with pytest.raises(NotKept):
        store.put_vector("a0", "m@1", rows[0])


def test_the_nearest_by_cosine(store: Store) -> None:
    keys = several(store, 4)
    rows = np.array([[1, 0], [0.8, 0.6], [0, 1], [0, 0]], dtype=np.float32)
    for n, (key, row) in enumerate(zip(keys, rows, strict=True)):
        store.put_vector(key, "m@1", row)
        store.put_features(key, features(100 + n if n < 3 else None))
    found = store.nearest("m@1", np.array([2, 0], np.float32), limit=3)
    assert [k for k, _ in found] == [keys[0], keys[1], min(keys[2], keys[3])]
    assert [round(c, 5) for _, c in found] == [1.0, 0.8, 0.0]
    within = store.nearest("m@1", np.array([2, 0], np.float32), days=(101, 102))
    assert [k for k, _ in within] == [keys[1], keys[2]]
    assert store.nearest("m@2", rows[0]) == []
