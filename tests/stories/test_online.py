"""The same articles give the same stories in any order, in any batches, with any that came and went between."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tellings.model.kept_story import Pin, PinKind
from tellings.stories import Grouping, LocalShelf, Record, sketch
from tests.stories.made_up import collections, record

many = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
NOW = datetime(2031, 6, 1)


def parts(grouping: Grouping, records: Iterable[Record]) -> set[tuple[str, ...]]:
    return {grouping.story(r.id) for r in records}


def at_once(records: Sequence[Record], pins: Sequence[Pin] = (), most: int = 400) -> Grouping:
    grouping = Grouping(pins=pins, most=most)
    grouping.add([sketch(r) for r in records])
    return grouping


def batches(records: Sequence[Record], chance: random.Random) -> list[list[Record]]:
    left, found = list(records), []
    chance.shuffle(left)
    while left:
        size = chance.choice((1, 1, 2, 5))
        found.append(left[:size])
        left = left[size:]
    return found


@many
@given(collections, st.randoms(use_true_random=False), st.sampled_from([2, 4, 400]))
def test_any_order_and_any_batches_give_the_same_stories(records: list[Record], chance: random.Random, most: int) -> None:
    grouping = Grouping(most=most)
    for batch in batches(records, chance):
        grouping.add([sketch(r) for r in batch])
        if chance.random() < 0.2:
            parts(grouping, batch)
    assert parts(grouping, records) == parts(at_once(records, most=most), records)


@many
@given(collections, st.randoms(use_true_random=False), st.sampled_from([2, 4, 400]))
def test_what_is_reported_as_changed_is_all_that_changed(records: list[Record], chance: random.Random, most: int) -> None:
    grouping = Grouping(most=most)
    known: dict[str, tuple[str, ...]] = {}
    seen: list[Record] = []
    for batch in batches(records, chance):
        for story in grouping.add([sketch(r) for r in batch]):
            known.update(dict.fromkeys(story, story))
        seen += batch
        fresh = at_once(seen, most=most)
        assert known == {r.id: fresh.story(r.id) for r in seen}


@many
@given(collections, st.randoms(use_true_random=False), st.sampled_from([2, 4, 400]))
def test_articles_that_came_and_went_leave_no_trace(records: list[Record], chance: random.Random, most: int) -> None:
    grouping = Grouping(most=most)
    known: dict[str, tuple[str, ...]] = {}
    for batch in batches(records, chance):
        for story in grouping.add([sketch(r) for r in batch]):
            known.update(dict.fromkeys(story, story))
    gone = {r.id for r in records if chance.random() < 0.4}
    for story in grouping.remove(sorted(gone)):
        known.update(dict.fromkeys(story, story))
    left = [r for r in records if r.id not in gone]
    fresh = at_once(left, most=most)
    assert {r.id: grouping.story(r.id) for r in left} == {r.id: fresh.story(r.id) for r in left}
    assert {r.id: known[r.id] for r in left} == {r.id: fresh.story(r.id) for r in left}


@many
@given(collections, st.randoms(use_true_random=False), st.sampled_from([2, 4, 400]))
def test_pins_hold_whenever_they_come(records: list[Record], chance: random.Random, most: int) -> None:
    pins = []
    for _ in range(chance.randrange(1, 4)):
        some = chance.sample([r.id for r in records], min(4, len(records)))
        pins.append(Pin(chance.choice([PinKind.TOGETHER, PinKind.APART]), tuple(some[:1]), tuple(some[1:]), NOW))
    grouping = Grouping(most=most)
    for batch in batches(records, chance):
        grouping.add([sketch(r) for r in batch])
    grouping.pin(pins)
    fresh = at_once(records, pins, most)
    assert parts(grouping, records) == parts(fresh, records)
    last = pins[-1]
    for right in last.right:
        assert (grouping.story(last.left[0]) == grouping.story(right)) == (last.kind is PinKind.TOGETHER)
    grouping.pin([])
    assert parts(grouping, records) == parts(at_once(records, most=most), records)


@many
@given(collections, st.randoms(use_true_random=False))
def test_what_was_let_go_of_is_worked_out_again(records: list[Record], chance: random.Random) -> None:
    grouping = Grouping()
    for batch in batches(records, chance):
        grouping.add([sketch(r) for r in batch])
        grouping.forget(chance.choice([0.0, float("inf"), 1_936_000_000.0]))
    assert parts(grouping, records) == parts(at_once(records), records)


@settings(max_examples=25, deadline=None)
@given(collections, st.randoms(use_true_random=False))
def test_a_shelf_on_disk_gives_the_same(tmp_path_factory: pytest.TempPathFactory, records: list[Record], chance: random.Random) -> None:
    shelf = LocalShelf(tmp_path_factory.mktemp("shelf") / "cold", hot=2)
    grouping = Grouping(shelf)
    for batch in batches(records, chance):
        grouping.add([sketch(r) for r in batch])
        grouping.forget(float("inf"))
    assert parts(grouping, records) == parts(at_once(records), records)


def test_four_hundred_and_more_copies_are_one_story(tmp_path: Path) -> None:
    copies = [record(n, "ostrand quelby verdict harvest", 3) for n in range(30)]
    others = [record(40 + n, "velmark lindquay ferry", 3) for n in range(2)]
    grouping = at_once([*copies, *others], most=10)
    assert len(grouping.story("r000")) == 30
    assert len(grouping.story("r040")) == 2


def test_nothing_is_added_by_nothing() -> None:
    assert Grouping().add([]) == []
    assert Grouping().remove(["unknown"]) == []
    with pytest.raises(KeyError):
        Grouping().story("unknown")
