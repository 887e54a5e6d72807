"""Figures compare themselves: symmetric, equal to themselves, and a conflict only where no rounding or bound explains."""

from __future__ import annotations

import dataclasses
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.model.figure import Figure, Modifier
from tellings.model.relation import Relation
from tellings.model.span import Span
from tellings.model.statement import Speaker

UNITS = ["votes", "persons", "", "USD", "EUR", "percent", "points", "kilometres", "miles", "years", "months", "degrees C"]


def figure(low: float | None, high: float | None, unit: str = "votes", step: float = 1.0, modifier: Modifier | None = None) -> Figure:
    return Figure("a1-f1", Span("a1", 0, 1), low, high, unit, modifier, "", None, step)


def plain(value: float, unit: str = "votes", step: float = 1.0) -> Figure:
    return figure(value, value, unit, step)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    numbers = st.floats(-1e12, 1e12, allow_nan=False)
    ends = sorted([draw(numbers), draw(numbers)])
    low, high = draw(st.sampled_from([(ends[0], ends[1]), (ends[0], ends[0]), (ends[0], None), (None, ends[1])]))
    return figure(low, high, draw(st.sampled_from(UNITS)), draw(st.sampled_from([0.01, 0.1, 1.0, 10.0, 1e6])))


@given(figures(), figures())
def test_comparing_is_symmetric(a: Figure, b: Figure) -> None:
    assert a.compare(b) == b.compare(a)


@given(figures())
def test_a_figure_equals_itself(a: Figure) -> None:
    assert a.compare(a).relation is Relation.EQUAL


@given(figures(), figures())
def test_overlapping_intervals_never_conflict(a: Figure, b: Figure) -> None:
    wide = Figure("a1-f2", a.span, None, None, a.unit, None, "", None, 1.0)
    assert a.compare(wide).relation is not Relation.CONFLICT
    if a.dimension != b.dimension:
        assert a.compare(b).relation is Relation.DIFFERENT_SCOPE


@given(figures(), figures())
def test_who_gives_it_and_when_it_holds_say_nothing_of_the_values(a: Figure, b: Figure) -> None:
    given_by = dataclasses.replace(a, source=Speaker("Mara Voss", None, None), time="a1-d1")
    assert given_by.compare(b) == a.compare(b)


def bounds_of(one: Figure) -> tuple[float, float]:
    """Low and high in the unit's own size, unbounded ends as infinities."""
    return (-inf if one.low is None else one.low), (inf if one.high is None else one.high)


@given(figures(), figures())
def test_a_verdict_agrees_with_the_intervals(a: Figure, b: Figure) -> None:
    b = dataclasses.replace(b, unit=a.unit)
    (low, high), (other_low, other_high) = bounds_of(a), bounds_of(b)
    meet = max(low, other_low) <= min(high, other_high)
    relation = a.compare(b).relation
    assert (relation is Relation.EQUAL) == ((low, high) == (other_low, other_high))
    assert not (meet and relation is Relation.CONFLICT)
    if relation is Relation.COMPATIBLE and not meet:
        gap = max(other_low - high, low - other_high)
        assert gap <= max(a.step, b.step) / 2 + 1e-8 * max(abs(x) for x in (low, high, other_low, other_high) if abs(x) != inf)


@given(figures(), st.floats(0, 1e6))
def test_a_wider_interval_is_no_further_off(a: Figure, more: float) -> None:
    other = plain(0.0, a.unit)
    wider = dataclasses.replace(a, low=None if a.low is None else a.low - more, high=None if a.high is None else a.high + more)
    if a.compare(other).relation is not Relation.CONFLICT:
        assert wider.compare(other).relation is not Relation.CONFLICT


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (plain(61.4, "percent", 0.1), plain(61, "percent"), Relation.COMPATIBLE),
        (plain(61.4, "percent", 0.1), figure(61, None, "percent"), Relation.COMPATIBLE),
        (plain(61, "percent"), plain(52, "percent"), Relation.CONFLICT),
        (plain(5200, step=100), figure(5000, None, step=100), Relation.COMPATIBLE),
        (plain(43e6, "USD", 1e6), figure(39.6e6, 44e6, "USD", 1e6), Relation.COMPATIBLE),
        (plain(50_000, step=1000), plain(55_000, step=1000), Relation.CONFLICT),
        (plain(32, "acres"), plain(33, "acres"), Relation.CONFLICT),
        (plain(12, "persons", 2), plain(13, "persons"), Relation.COMPATIBLE),
        (figure(50, None), plain(40), Relation.CONFLICT),
        (figure(None, 40), figure(50, None), Relation.CONFLICT),
        (plain(2, "years"), figure(2, None, "months"), Relation.COMPATIBLE),
        (plain(10, "kilometres"), plain(6.2, "miles", 0.1), Relation.COMPATIBLE),
        (plain(10, "kilometres"), plain(10, "miles"), Relation.CONFLICT),
        (plain(5, "USD"), plain(5, "EUR"), Relation.DIFFERENT_SCOPE),
        (plain(5, "percent"), plain(5, "points"), Relation.DIFFERENT_SCOPE),
        (plain(5, "votes"), plain(5, "ballots"), Relation.EQUAL),
    ],
)
def test_relations(a: Figure, b: Figure, expected: Relation) -> None:
    verdict = a.compare(b)
    assert verdict.relation is expected
    assert verdict.why
    assert "\n" not in verdict.why
