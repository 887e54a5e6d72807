"""Expressions of every kind, written from a known value, are read back as that value."""

from __future__ import annotations

from calendar import monthcalendar
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.annotations.dates.moving_days import easter, nth_weekday
from tests.annotations.test_dates import FILLER, MONTHS, WRITTEN, read

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
ORDINALS = ("first", "second", "third", "fourth")
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The vote is due on Election Day.", [("Election Day", "2020-11-03")]),
        ("The mill was shut on Labor Day 2019.", [("Labor Day 2019", "2019-09-02")]),
        ("The mill was shut on Good Friday.", [("Good Friday", "2021-04-02")]),
        ("The mill burned down on the last Sunday in May 2020.", [("the last Sunday in May 2020", "2020-05-31")]),
        ("He was born on Christmas Eve in 1949.", [("Christmas Eve in 1949", "1949-12-24")]),
        ("He left office in January 2009 and died that June.", [("January 2009", "2009-01"), ("that June", "2009-06")]),
        ("The mill closed in May 2009 and opened the following March.", [("May 2009", "2009-05"), ("the following March", "2010-03")]),
        ("The trial begins a week from Monday.", [("a week from Monday", "2021-05-24")]),
        ("The results will be out in three days.", [("in three days", "2021-05-15")]),
        ("Venn resigned two days after the April 3 report.", [("two days after", "2021-04-05"), ("April 3", "2021-04-03")]),
        ("Venn spoke on Monday, a day after she left the board.", [("Monday", "2021-05-10"), ("a day after", "2021-05-09")]),
        ("She left on May 3, the day before the vote was to begin.", [("May 3", "2021-05-03"), ("the day before", "2021-05-03")]),
        ("The hearing is set for 10 a.m. ET on Friday.", [("10 a.m. ET on Friday", "2021-05-14T10:00")]),
        ("The talks are set for Monday through Wednesday.", [("Monday through Wednesday", "2021-05-17/2021-05-19")]),
        ("It burned in the wee hours Sunday.", [("the wee hours Sunday", "2021-05-09TMO")]),
        ("Her 2005 wedding and his 2012 Senate campaign were told of.", [("2005", "2005"), ("2012", "2012")]),
        ("The strait froze in the 1800s.", [("the 1800s", "18")]),
        ("Once the race is over on Friday, we will rest.", [("Friday", "2021-05-14")]),
        ("Since announcing the plan in October, Venn has been silent.", [("October", "2020-10")]),
        ("Venn has a speech scheduled on Friday.", [("Friday", "2021-05-14")]),
        ("The poll was taken from May 3 through Sunday.", [("May 3 through Sunday", "2021-05-03/2021-05-09")]),
    ],
)
def test_kinds(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert read(FILLER + sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "He appeared on the Today show.",
        "The mill could be lost in two weeks.",
        "Three years after the flood the mill was rebuilt.",
        "He drove a 2013 Arlo coupe.",
        "He said that March was cold.",
        "The mill closed a day after the council voted.",
    ],
)
def test_what_says_no_day(sentence: str) -> None:
    values = [value for words, value in read(FILLER + sentence) if words != "March"]
    assert values == []


def test_a_date_without_its_own_year_does_not_reach_past_the_calendar() -> None:
    assert read(FILLER + "The mill was shut on the last Monday of May.", "9999-12-31")
    assert read(FILLER + "The mill was shut on Good Friday.", "0001-01-02") is not None


years = st.integers(1950, 2019)
months = st.integers(1, 12)


@settings(max_examples=40, deadline=None)
@given(years, months, st.sampled_from(["{m} {y}", "early {m} {y}", "late {m}, {y}", "the end of {m} {y}"]))
def test_months(year: int, month: int, form: str) -> None:
    written = form.format(m=MONTHS[month - 1], y=year)
    assert read(f"{FILLER}The old mill burned down in {written}.") == [(written, f"{year}-{month:02}")]


@settings(max_examples=30, deadline=None)
@given(years, st.sampled_from(sorted(SEASONS)), st.integers(1, 4))
def test_seasons_and_quarters(year: int, season: str, quarter: int) -> None:
    assert [v for _, v in read(f"{FILLER}The mill burned down in the {season} of {year}.")] == [f"{year}-{SEASONS[season]}"]
    assert [v for _, v in read(f"{FILLER}Sales fell in the {ORDINALS[quarter - 1]} quarter of {year}.")] == [f"{year}-Q{quarter}"]


@settings(max_examples=20, deadline=None)
@given(st.integers(175, 201), st.integers(16, 20))
def test_decades_and_centuries(decade: int, century: int) -> None:
    expected = str(decade) if decade % 10 or decade == 200 else str(decade // 10)
    assert [v for _, v in read(f"{FILLER}The mill was built in the {decade}0s.")] == [expected]
    ordinal = {16: "16th", 17: "17th", 18: "18th", 19: "19th", 20: "20th"}[century]
    assert [v for _, v in read(f"{FILLER}The mill was built in the {ordinal} century.")] == [f"{century - 1}"]


@settings(max_examples=30, deadline=None)
@given(st.dates(date(1990, 1, 1), date(2030, 12, 1)), st.integers(1, 27))
def test_ranges(day: date, length: int) -> None:
    last = day + timedelta(days=length)
    written = f"{MONTHS[day.month - 1]} {day.day}, {day.year} to {MONTHS[last.month - 1]} {last.day}, {last.year}"
    assert read(f"{FILLER}The fair ran from {written}.") == [(written, f"{day}/{last}")]


@settings(max_examples=40, deadline=None)
@given(st.dates(date(1990, 1, 1), date(2030, 12, 1)), st.integers(0, 6), st.sampled_from(sorted(PARTS)))
def test_parts_of_a_past_weekday(day: date, back: int, part: str) -> None:
    told = day - timedelta(days=back)
    read_back = read(f"{FILLER}The old mill burned down on {DAYS[told.weekday()]} {part}.", day.isoformat())
    assert [v for _, v in read_back] == [f"{told}T{PARTS[part]}"]


@settings(max_examples=40, deadline=None)
@given(st.dates(date(1990, 1, 1), date(2030, 12, 1)), st.integers(0, 23), st.integers(0, 59), st.sampled_from(["", " GMT", " local time"]))
def test_times_of_a_day(day: date, hour: int, minute: int, zone: str) -> None:
    half = "a.m." if hour < 12 else "p.m."
    written = f"{(hour - 1) % 12 + 1}:{minute:02} {half}{zone} on {MONTHS[day.month - 1]} {day.day}, {day.year}"
    expected = f"{day}T{hour:02}:{minute:02}{'Z' if zone == ' GMT' else ''}"
    assert read(f"{FILLER}The old mill burned down at {written}.") == [(written, expected)]


@settings(max_examples=40, deadline=None)
@given(st.dates(date(1990, 1, 1), date(2030, 12, 1)), st.integers(2, 9), st.sampled_from(["day", "week", "month", "year"]))
def test_counted_back_from_the_day_of_writing(day: date, count: int, unit: str) -> None:
    values = {
        "day": (day - timedelta(days=count)).isoformat(),
        "week": "{}-W{:02}".format(*(day - timedelta(weeks=count)).isocalendar()[:2]),
        "month": f"{(day.year * 12 + day.month - 1 - count) // 12}-{(day.month - 1 - count) % 12 + 1:02}",
        "year": str(day.year - count),
    }
    assert [v for _, v in read(f"{FILLER}The mill burned down {count} {unit}s ago.", day.isoformat())] == [values[unit]]


@settings(max_examples=30, deadline=None)
@given(st.dates(date(1990, 1, 1), date(2030, 12, 1)), st.integers(0, 6))
def test_a_weekday_after_will_lies_in_the_week_from_writing(day: date, ahead: int) -> None:
    told = day + timedelta(days=ahead)
    assert [v for _, v in read(f"{FILLER}The council will meet on {DAYS[told.weekday()]}.", day.isoformat())] == [told.isoformat()]


@settings(max_examples=30, deadline=None)
@given(st.dates(date(1990, 1, 1), date(2030, 12, 1)), st.sampled_from(["yesterday", "tomorrow", "today"]))
def test_inside_a_quotation_days_count_from_when_it_was_said(day: date, word: str) -> None:
    said = day - timedelta(days=2)
    meant = said + timedelta(days={"yesterday": -1, "today": 0, "tomorrow": 1}[word])
    text = f'{FILLER}"The ferry sails {word} from here," Orla Venn told reporters on {DAYS[said.weekday()]}.'
    assert [v for _, v in read(text, day.isoformat())] == [meant.isoformat(), said.isoformat()]


@given(years, months, st.integers(0, 6), st.integers(1, 4))
def test_the_nth_weekday_of_a_month(year: int, month: int, weekday: int, number: int) -> None:
    column = [week[weekday] for week in monthcalendar(year, month) if week[weekday]]
    assert nth_weekday(year, month, weekday, number).day == column[number - 1]
    assert nth_weekday(year, month, weekday, -1).day == column[-1]


@pytest.mark.parametrize("day", ["1961-04-02", "1998-04-12", "2000-04-23", "2019-04-21", "2024-03-31", "2038-04-25"])
def test_easter(day: str) -> None:
    assert easter(int(day[:4])).isoformat() == day


def test_written_is_a_wednesday() -> None:
    assert date.fromisoformat(WRITTEN).weekday() == 2
