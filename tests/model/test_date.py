"""A date knows the time it covers and how it stands to another."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.model.date import Anchor, Date, around_midnight, compare_values, covered, neighbouring
from tellings.model.relation import Relation
from tellings.model.span import Span


def date(value: str, identifier: str = "a1-d1") -> Date:
    return Date(identifier, Span("a1", 0, 4), value, Anchor.ABSOLUTE, "", None)


years = st.integers(1900, 2100).map(str)
days = st.dates(datetime(1900, 1, 2).date(), datetime(2100, 12, 30).date()).map(lambda d: d.isoformat())
offsets = st.sampled_from(["", "Z", "+02:00", "-05:00", "+05:30"])
clocks = st.builds(lambda d, h, m, z: f"{d}T{h:02}:{m:02}{z}", days, st.integers(0, 24), st.sampled_from([0, 15, 30, 59]), offsets)
parts = st.builds(lambda d, p: f"{d}T{p}", days, st.sampled_from(["MO", "MI", "AF", "EV", "NI", "DT"]))
weeks = st.builds(lambda y, w, e: f"{y}-W{w:02}{e}", years, st.integers(1, 53), st.sampled_from(["", "-WE"]))
coarse = st.builds(lambda y, t: f"{y}-{t}", years, st.sampled_from(["01", "12", "13", "Q1", "Q4", "H1", "H2", "SP", "SU", "FA", "WI"]))
ranges = st.builds(lambda a, b: f"{a}/{b}", years, years)
odd = st.sampled_from(["", "PRESENT_REF", "PAST_REF", "FY2007", "199", "19", "20", "9999", "0000", "2021-02-30", "P2Y", "/", "T17:00"])
values = st.one_of(years, days, clocks, parts, weeks, coarse, ranges, odd, st.text(max_size=12))


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2021", "2021-01-01", "2022-01-01"),
        ("199", "1990-01-01", "2000-01-01"),
        ("19", "1900-01-01", "2000-01-01"),
        ("2021-09", "2021-09-01", "2021-10-01"),
        ("2021-12", "2021-12-01", "2022-01-01"),
        ("2021-Q4", "2021-10-01", "2022-01-01"),
        ("2021-H1", "2021-01-01", "2021-07-01"),
        ("2021-W11", "2021-03-15", "2021-03-22"),
        ("2021-W11-WE", "2021-03-20", "2021-03-22"),
        ("2021-03-17", "2021-03-17", "2021-03-18"),
        ("2021-03-17TMO", "2021-03-17", "2021-03-17T12:00"),
        ("2021-03-17TEV", "2021-03-17T17:00", "2021-03-18"),
        ("2021-03-17T17:05", "2021-03-17T17:05", "2021-03-17T17:06"),
        ("2021-03-17T24:00", "2021-03-17T23:59", "2021-03-18T00:01"),
        ("2008/2015", "2008-01-01", "2016-01-01"),
        ("2021-03-03/2021-03-05", "2021-03-03", "2021-03-06"),
    ],
)
def test_what_a_value_covers(value: str, start: str, end: str) -> None:
    assert date(value).interval() == (datetime.fromisoformat(start), datetime.fromisoformat(end))


@pytest.mark.parametrize(
    "value",
    ["", "PRESENT_REF", "FY2007", "2021-02-30", "2021-13", "2021-W54", "9999", "2015/2008", "P3D", "2021-03-17T25:00", "9999-12-31"],
)
def test_what_has_no_place_on_the_calendar(value: str) -> None:
    assert date(value).interval() is None


@pytest.mark.parametrize(
    ("one", "two", "relation", "why"),
    [
        ("2021-03-17", "2021-03-17", Relation.EQUAL, "same value"),
        ("2021-03-17", "2021-03-17TEV", Relation.COMPATIBLE, "one is more exact"),
        ("2021", "2021-03", Relation.COMPATIBLE, "one is more exact"),
        ("2019/2022", "2020", Relation.COMPATIBLE, "one is more exact"),
        ("2019/2022", "2021/2024", Relation.COMPATIBLE, "they overlap"),
        ("2021-W11", "2021-03", Relation.COMPATIBLE, "one is more exact"),
        ("2021-03-17TAF", "2021-03-17TEV", Relation.COMPATIBLE, "they overlap"),
        ("2021-03", "PRESENT_REF", Relation.COMPATIBLE, "no fixed place on the calendar"),
        ("2021-03", "2021-05", Relation.CONFLICT, "different times"),
        ("2021-03-15", "2021-03-17", Relation.CONFLICT, "different times"),
        ("2021-03-17", "2021-03-17T24:00", Relation.COMPATIBLE, "they overlap"),
        ("2021-03-18", "2021-03-17T24:00", Relation.COMPATIBLE, "they overlap"),
        ("2021-03-17TMO", "2021-03-17TEV", Relation.CONFLICT, "different times"),
        ("2021-03-17TEV", "2021-03-18TMO", Relation.CONFLICT, "neighbouring days; explainable: around midnight"),
        ("2021-03-17TNI", "2021-03-18", Relation.COMPATIBLE, "they overlap"),
        ("2021-03-17", "2021-03-18TMO", Relation.CONFLICT, "neighbouring days; explainable: around midnight"),
        ("2021-03-31", "2021-04-01", Relation.CONFLICT, "neighbouring days"),
        ("2021-03-17", "2021-03-18TAF", Relation.CONFLICT, "different times"),
        ("2021-03-17TMO", "2021-03-18", Relation.CONFLICT, "different times"),
        ("2021-03-17T23:30", "2021-03-18TMO", Relation.CONFLICT, "neighbouring days; explainable: around midnight"),
        ("2021-03-17T15:30", "2021-03-18TMO", Relation.CONFLICT, "different times"),
        ("2021-03-17T17:00", "2021-03-17T17:20", Relation.CONFLICT, "different times"),
        ("2021-03-17T17:00Z", "2021-03-17T12:00-05:00", Relation.EQUAL, "same moment; explainable: time zone"),
        ("2021-03-17T17:00", "2021-03-17T22:00Z", Relation.COMPATIBLE, "different times; explainable: time zone"),
        ("2021-03-17T17:00", "2021-03-17T18:00", Relation.CONFLICT, "different times; explainable: time zone"),
        ("2021-03-17T17:00Z", "2021-03-17T18:00Z", Relation.CONFLICT, "different times"),
    ],
)
def test_how_two_values_stand(one: str, two: str, relation: Relation, why: str) -> None:
    for verdict in (date(one).compare(date(two)), date(two).compare(date(one))):
        assert (verdict.relation, verdict.why) == (relation, why)


def test_an_unknown_value_speaks_against_nothing() -> None:
    unknown, other = date("", "a1-d1"), date("", "a2-d1")
    assert unknown.compare(unknown).relation is Relation.EQUAL
    assert unknown.compare(other).relation is Relation.COMPATIBLE
    assert unknown.compare(date("2021")).relation is Relation.COMPATIBLE


@given(values, values)
def test_comparing_is_symmetric(one: str, two: str) -> None:
    assert date(one).compare(date(two)) == date(two).compare(date(one))


@given(values)
def test_comparing_is_reflexive(value: str) -> None:
    assert date(value).compare(date(value)).relation is Relation.EQUAL


@given(values)
def test_an_interval_is_never_empty(value: str) -> None:
    stretch = covered(value)
    assert stretch is None or stretch[0] < stretch[1]


@given(st.dates(datetime(1900, 1, 2).date(), datetime(2100, 12, 30).date()))
def test_midnight_explains_neighbours_only(day: object) -> None:
    first = datetime.fromisoformat(str(day))
    following = (first + timedelta(days=1)).date().isoformat()
    third = (first + timedelta(days=2)).date().isoformat()
    assert around_midnight(f"{day}TNI", f"{following}TMO")
    assert not around_midnight(f"{day}TNI", f"{third}TMO")
    assert not around_midnight(f"{day}", f"{day}")
    # two bare days may be one moment, but nothing says so
    assert neighbouring(f"{day}", following)
    assert not around_midnight(f"{day}", following)
    assert compare_values(f"{day}", following).why == "neighbouring days"
    assert not neighbouring(f"{day}TMO", following)
    assert "around midnight" in compare_values(f"{following}TMO", f"{day}").why
