"""Ids of stories last; every change is a decision; carried out, the decisions give the stories found."""

from __future__ import annotations

import random
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tellings.errors import Refused
from tellings.model.kept_story import Decision, DecisionKind
from tellings.stories import Grouping, Record, sketch
from tellings.stories.ledger import closed, decisions
from tellings.stories.memberships import LocalMemberships
from tellings.stories.reasons import measure
from tests.stories.made_up import collections
from tests.stories.test_online import batches

NOW = datetime(2031, 6, 1)


def kept(*stories: tuple[str, ...]) -> LocalMemberships:
    memberships = LocalMemberships()
    memberships.carry_out(decisions(stories, memberships, NOW))
    return memberships


def ids(memberships: LocalMemberships, *articles: str) -> list[str]:
    found = memberships.story_of(articles)
    return [found[a] for a in articles]


def after(memberships: LocalMemberships, *stories: tuple[str, ...]) -> list[DecisionKind]:
    steps = decisions(stories, memberships, NOW)
    memberships.carry_out(steps)
    return [d.kind for d in steps]


def test_growth_keeps_the_id() -> None:
    memberships = kept(("a", "b"))
    (before,) = set(ids(memberships, "a", "b"))
    assert after(memberships, ("a", "b", "c")) == [DecisionKind.JOIN]
    assert set(ids(memberships, "a", "b", "c")) == {before}


def test_the_id_stays_with_the_largest_part_of_a_split() -> None:
    memberships = kept(("a", "b", "c"))
    (before,) = set(ids(memberships, "a"))
    assert after(memberships, ("a",), ("b", "c")) == [DecisionKind.SPLIT]
    assert ids(memberships, "b", "c") == [before, before]
    assert ids(memberships, "a") != [before]


def test_the_first_part_keeps_the_id_where_parts_are_equal() -> None:
    memberships = kept(("a", "b"))
    (before,) = ids(memberships, "a")
    after(memberships, ("a",), ("b",))
    assert ids(memberships, "a") == [before]


def test_a_merged_id_redirects_to_the_larger_story() -> None:
    memberships = kept(("a",), ("b", "c"))
    small, large = ids(memberships, "a", "b")
    assert after(memberships, ("a", "b", "c")) == [DecisionKind.MERGE]
    assert memberships.resolve(small) == large
    assert set(memberships.members(small)) == {"a", "b", "c"}


def test_an_id_is_never_used_again() -> None:
    memberships = kept(("a", "b", "c"))
    after(memberships, ("a",), ("b", "c"))
    (alone,) = ids(memberships, "a")
    after(memberships, ("a", "b", "c"))
    after(memberships, ("a",), ("b", "c"))
    assert ids(memberships, "a") != [alone]


def test_a_story_that_falls_among_two_others_redirects_to_where_most_of_it_went() -> None:
    memberships = kept(("a", "b", "c"), ("d", "e", "f", "g"), ("x", "y", "z"))
    falling, left, right = ids(memberships, "x", "a", "d")
    assert after(memberships, ("a", "b", "c", "x"), ("d", "e", "f", "g", "y", "z")) == [DecisionKind.MOVE, DecisionKind.MERGE]
    assert memberships.resolve(falling) == right
    assert ids(memberships, "x", "y") == [left, right]


def test_nothing_changed_is_no_decision() -> None:
    assert after(kept(("a", "b"), ("c",)), ("a", "b"), ("c",)) == []


def test_a_decision_that_does_not_fit_is_refused() -> None:
    memberships = kept(("a",))
    with pytest.raises(Refused):
        memberships.carry_out([Decision(DecisionKind.JOIN, "unknown", ("b",), "", NOW)])
    with pytest.raises(Refused):
        memberships.carry_out([Decision(DecisionKind.BEGIN, "new", ("a",), "", NOW)])


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(collections, st.randoms(use_true_random=False), st.sampled_from([3, 400]))
def test_decisions_lead_to_the_stories_found(records: list[Record], chance: random.Random, most: int) -> None:
    grouping, memberships = Grouping(most=most), LocalMemberships()
    seen: list[Record] = []
    for batch in batches(records, chance):
        touched = grouping.add([sketch(r) for r in batch])
        found = closed(touched, memberships, grouping.story)
        assert set(found) == set(touched), "what add reports is whole"
        steps = decisions(found, memberships, NOW, lambda a, b: measure(grouping, a, b))
        memberships.carry_out(steps)
        seen += batch
        for r in seen:
            (name,) = ids(memberships, r.id)
            assert set(memberships.members(name)) == set(grouping.story(r.id))
    for decision in memberships.log:
        assert decision.kind is DecisionKind.BEGIN or {"articles", "mean likeness", "asked"} <= set(decision.numbers)
