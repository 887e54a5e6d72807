"""Readers: from the match of a pattern to what its words say; those of times of day are in `time_clocks`.

In: a match and where it stands. Out: an Expression. The names in capitals are the pieces the patterns of `time_rules` are made of.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from tellings.annotations.dates import words
from tellings.annotations.dates.expressions import Expression

Reader = Callable[[re.Match[str], int, int], Expression]


def any_of(*tables: object) -> str:
    """An alternation of all keys, longest first."""
    keys = {str(k) for t in tables for k in t}  # type: ignore[attr-defined]
    return "|".join(sorted((re.escape(k) for k in keys), key=lambda k: (-len(k), k)))


MONTH = rf"(?P<month>(?:{any_of(words.MONTHS)})\b|(?:{any_of(words.MONTH_ABBREVIATIONS)})\b\.?)"
WEEKDAY = rf"(?P<weekday>(?:{any_of(words.WEEKDAYS)})\b|(?:{any_of(words.WEEKDAY_ABBREVIATIONS)})\b\.?)"
DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b(?!\.\d|,\d|%|:)"
YEAR = r"(?P<year>1\d{3}|20\d\d)\b(?![,.:]\d|%)"
PART = rf"(?P<part>{any_of(words.PARTS)})"
COUNT = rf"(?P<count>\d{{1,3}}|{any_of(words.NUMBERS)}|several|many|(?:a )?few|some|(?:a )?couple(?: of)?)"
UNIT = r"(?P<unit>minute|hour|day|week|weekend|fortnight|month|quarter|year|decade|century)"
UNITS = r"(?P<unit>minute|hour|day|week|weekend|fortnight|month|quarter|year|decade|centurie?)(?:s|y)?"
ORDINAL = rf"(?P<ordinal>{any_of(words.ORDINALS)}|\d\d?(?:st|nd|rd|th))"
SEASON = rf"(?P<season>{any_of(words.SEASONS)})"
MODE = r"(?:(?P<mode>early|earlier|late|later|mid)[ -])?"


def month_of(name: str) -> int:
    """The month of a name or abbreviation."""
    key = name.lower().rstrip(".")
    return words.MONTHS.get(key) or words.MONTH_ABBREVIATIONS[key]


def weekday_of(name: str) -> int:
    """The weekday of a name or abbreviation, Monday 0."""
    key = name.lower().rstrip(".")
    return words.WEEKDAYS[key] if key in words.WEEKDAYS else words.WEEKDAY_ABBREVIATIONS[key]


def ordinal_of(name: str) -> int:
    """The number of an ordinal in words or digits."""
    return words.ORDINALS.get(name.lower()) or int(re.sub(r"\D", "", name))


def shift_of(m: re.Match[str]) -> tuple[int, bool]:
    """How many units, and whether they were left uncounted."""
    count = m["count"].lower()
    if count.isdigit():
        return int(count), False
    if "couple" in count:
        return 2, False
    return (words.NUMBERS[count], False) if count in words.NUMBERS else (0, True)


EDGES = {
    "early": "start",
    "beginning": "start",
    "start": "start",
    "late": "end",
    "end": "end",
    "close": "end",
    "mid": "mid",
    "middle": "mid",
}
WHICH = {"last": -1, "previous": -1, "prior": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1, "upcoming": 1, "subsequent": 1,
         "past": -1, "this past": -1, "this": 0, "same": 0, "current": 0, "that": 0}  # fmt: skip
ON_TEXT = frozenset({"previous", "prior", "preceding", "following", "same", "that", "subsequent"})


def iso(m: re.Match[str], a: int, z: int) -> Expression:
    """ "2021-05-12", with a time or without."""
    clock = f"T{m['hour']}:{m['minute']}{m['zone'] or ''}" if m["hour"] else ""
    return Expression(
        a, z, "iso", value=f"{m['year']}-{m['month']}-{m['day']}{clock}", years=m["year"], month=int(m["month"]), day=int(m["day"])
    )


def date(m: re.Match[str], a: int, z: int) -> Expression:
    """A day of a month, or a run of such days: "May 3", "3-7 May", "early on 3 May"."""
    group: dict[str, str] = {"month": "", "first": "", "second": ""} | m.groupdict()
    years, name, day = group.get("year") or "", group["month"] or group["first"], group["day"] or group["second"]
    part = words.EDGE_PARTS.get((group.get("mode") or "").lower(), "")
    first = Expression(a, z, "date", years=years, month=month_of(name), day=int(day), part=part)
    last = group.get("last")
    return replace(first, until=replace(first, day=int(last))) if last and int(last) > int(day) else first


def slashed(m: re.Match[str], a: int, z: int) -> Expression:
    """ "03/04/2021", "3.4.2021": which figure is the day is worked out later."""
    return Expression(a, z, "slashed", value=m.group())


def month(m: re.Match[str], a: int, z: int) -> Expression:
    """ "March", "late March 2020", "last March"."""
    which = (m.groupdict().get("which") or "").lower()
    edge = EDGES.get((m["mode"] or "").lower(), "")
    return Expression(a, z, "month", years=m["year"] or "", month=month_of(m["month"]), edge=edge, which=which)


def year(m: re.Match[str], a: int, z: int) -> Expression:
    """ "2020", "early 2020"."""
    return Expression(a, z, "year", years=m["year"], edge=EDGES.get((m["mode"] or "").lower(), ""))


def years(m: re.Match[str], a: int, z: int) -> Expression:
    """ "2008-2015", "2008-15"; a fall in the figures is no run."""
    last = m["last"] if len(m["last"]) == 4 else m["year"][:2] + m["last"]
    first = Expression(a, z, "year", years=m["year"])
    return replace(first, until=replace(first, years=last)) if last > m["year"] else replace(first, end=a + 4)


def decade(m: re.Match[str], a: int, z: int) -> Expression:
    """ "the 1990s", "the '70s", "the eighties"."""
    group = m.groupdict()
    if group.get("long"):
        # "the 1800s" are a century, "the 2000s" a decade still
        whole = m["long"][2] == "0" and m["long"][0] == "1"
        return Expression(a, z, "century" if whole else "decade", years=m["long"][:2] if whole else m["long"])
    return Expression(a, z, "decade", years="19" + (m["short"] if group.get("short") else str(words.DECADES[m["named"].lower()])))


def century(m: re.Match[str], a: int, z: int) -> Expression:
    """ "the 19th century"."""
    return Expression(a, z, "century", years=f"{ordinal_of(m['ordinal']) - 1:02}")


def season(m: re.Match[str], a: int, z: int) -> Expression:
    """ "last winter", "the spring of 2019"."""
    which = (m["which"] or "").lower()
    return Expression(a, z, "season", years=m["year"] or "", season=words.SEASONS[m["season"].lower()], which=which)


def portion(m: re.Match[str], a: int, z: int) -> Expression:
    """ "the third quarter of 2020", "Q3", "the second half of 2020", "last quarter"."""
    group = m.groupdict()
    name = (m["ordinal"] or "").lower()
    if name in ("last", "previous", "this", "current", "next") and group["of"].lower() == "quarter":
        return Expression(a, z, "unit", unit="quarter", shift={"last": -1, "previous": -1, "next": 1}.get(name, 0), basis="now")
    letter = "Q" if group["of"].lower() in ("quarter", "q") else "H"
    number = (4 if letter == "Q" else 2) if name in ("final", "last") else 2 if name == "latter" else ordinal_of(name)
    return Expression(a, z, "portion", years=m["year"] or "", portion=f"{letter}{number}")


def part_of_day(m: re.Match[str]) -> str:
    """The part of the day named, or the one that "early" and "late" mean where none is; "" for the whole day."""
    return words.PARTS.get((m["part"] or "").lower(), "") or words.EDGE_PARTS.get((m["mode"] or "").lower(), "")


def weekday(m: re.Match[str], a: int, z: int) -> Expression:
    """ "Friday", "next Friday morning", "late on Friday"."""
    which = (m["which"] or "").lower()
    return Expression(a, z, "weekday", weekday=weekday_of(m["weekday"]), part=part_of_day(m), which=which)


DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}


def near_day(m: re.Match[str], a: int, z: int) -> Expression:
    """ "today", "late yesterday", "tomorrow morning"."""
    name = m["name"].lower()
    part = "NI" if name == "tonight" else part_of_day(m)
    return Expression(a, z, "day", unit="day", shift=DAYS[name], basis="now", part=part)


def near_part(m: re.Match[str], a: int, z: int) -> Expression:
    """ "this morning", "that night", "the next evening"."""
    which = m["which"].lower()
    basis = "text" if which in ON_TEXT or (which == "next" and m["the"]) else "now"
    shift = 0 if which in ("this", "that", "same") else WHICH[which]
    return Expression(a, z, "day", unit="day", shift=shift, basis=basis, part=words.PARTS[m["part"].lower()])


def unit(m: re.Match[str], a: int, z: int) -> Expression:
    """ "last week", "that month", "the following year"."""
    which = m["which"].lower()
    text = which in ON_TEXT or (which == "next" and bool(m["the"]))
    kind = "same" if which in ("same", "that") else "unit"
    return Expression(a, z, kind, unit=m["unit"].lower(), shift=WHICH[which], basis="text" if text else "now")


def before_last(m: re.Match[str], a: int, z: int) -> Expression:
    """ "the week before last"."""
    return Expression(a, z, "unit", unit=m["unit"].lower(), shift=-2, basis="now")


def the_unit(m: re.Match[str], a: int, z: int) -> Expression:
    """ "the weekend", "earlier in the day"."""
    unit = m["unit"].lower()
    return Expression(a, z, "day" if unit == "day" else "unit", unit=unit, basis="day" if unit == "day" else "now")


def counted(m: re.Match[str], a: int, z: int) -> Expression:
    """ "two weeks ago", "a day later"."""
    shift, vague = shift_of(m)
    unit = m["unit"].lower().rstrip("ie") if m["unit"].lower().startswith("centur") else m["unit"].lower()
    way = m["way"].lower()
    back = way in ("ago", "earlier", "before", "previously", "back")
    basis = "now" if way in ("ago", "back", "hence", "from now", "from today") else "text"
    return Expression(
        a, z, "count", unit="century" if unit == "centur" else unit, shift=-shift if back else shift, basis=basis, vague=vague
    )


def uncounted(m: re.Match[str], a: int, z: int) -> Expression:
    """ "days later", "years after"."""
    basis = "none" if m["way"].lower() == "after" else "text"
    return Expression(a, z, "count", unit=m["unit"].lower(), basis=basis, vague=True)


def day_beside(m: re.Match[str], a: int, z: int) -> Expression:
    """ "the morning after", "the day before"."""
    part = words.PARTS.get(m["part"].lower(), "")
    back = m["way"].lower() in ("before", "earlier")
    return Expression(a, z, "beside", unit="day", shift=-1 if back else 1, basis="text", part=part)


def same_period(m: re.Match[str], a: int, z: int) -> Expression:
    """ "the same period last year"."""
    year = m["year"] or ""
    return Expression(a, z, "period", unit="year", shift=0 if year else -1, basis="text", years=year, part="")


def fixed(m: re.Match[str], a: int, z: int) -> Expression:
    """ "New Year's Day", "Boxing Day 2020"."""
    month, day = words.FIXED_DAYS[m["name"].lower()]
    return Expression(a, z, "date", month=month, day=day, years=m["year"] or "")


def floating(m: re.Match[str], a: int, z: int) -> Expression:
    """ "Thanksgiving", "Labor Day 2020", "Good Friday": a day that each year has on another date."""
    return Expression(a, z, "holiday", value=m["name"].lower(), years=m["year"] or "")


def nth_weekday(m: re.Match[str], a: int, z: int) -> Expression:
    """ "the first Monday of May", "the last Sunday in March 2020"."""
    name = m["ordinal"].lower()
    number = -1 if name in ("last", "final") else ordinal_of(name)
    return Expression(a, z, "nth", month=month_of(m["month"]), weekday=weekday_of(m["weekday"]), shift=number, years=m["year"] or "")


def weeks_from(m: re.Match[str], a: int, z: int) -> Expression:
    """ "a week from Monday", "two weeks ago Friday"."""
    count = 1 if m["count"].lower() in ("a", "one", "1") else 2
    which = f"{count} weeks {'after' if m['way'].lower() == 'from' else 'before'}"
    return Expression(a, z, "weekday", weekday=weekday_of(m["weekday"]), which=which)


def month_told(m: re.Match[str], a: int, z: int) -> Expression:
    """ "that June", "the following March": counted from the date before it in the text."""
    which = "that" if m["way"].lower() in ("that", "that same", "the same") else "after that"
    return Expression(a, z, "month", month=month_of(m["month"]), which=which, basis="text")


def days_from(m: re.Match[str], a: int, z: int) -> Expression:
    """ "a day after" something, "three days before" it."""
    shift, vague = shift_of(m)
    way = -1 if m["way"].lower() == "before" else 1
    return Expression(a, z, "none" if vague else "from", unit="day", shift=way * shift, basis="day")


def in_time(m: re.Match[str], a: int, z: int) -> Expression:
    """ "in two weeks", where what is told lies ahead."""
    shift, vague = shift_of(m)
    return Expression(a, z, "none" if vague else "count", unit=m["unit"].lower(), shift=shift, basis="now", which="ahead")


def own_end(m: re.Match[str], a: int, z: int) -> Expression:
    """ "year's end", "the month's end"."""
    return Expression(a, z, "unit", unit=m["unit"].lower(), basis="now", edge="end")


def reference(m: re.Match[str], a: int, z: int) -> Expression:
    """ "currently", "recently"."""
    return Expression(a, z, "reference", reference=words.REFERENCES[m.group().lower()])


def part_of(m: re.Match[str], a: int, z: int) -> Expression:
    """ "the morning" of a day that follows."""
    return Expression(a, z, "part", part=words.DARK_HOURS[m["name"].lower()] if m["name"] else words.PARTS[m["part"].lower()])


def night(_: re.Match[str], a: int, z: int) -> Expression:
    """ "overnight", "during the night": the night told of."""
    return Expression(a, z, "told", part="NI", basis="night")


def dark_hours(m: re.Match[str], a: int, z: int) -> Expression:
    """ "the small hours": the end of the night told of."""
    return Expression(a, z, "told", part=words.DARK_HOURS[m["name"].lower()], basis="night")


def twilight(m: re.Match[str], a: int, z: int) -> Expression:
    """ "dawn", "nightfall": of the day or night told of."""
    return Expression(a, z, "told", part=words.TWILIGHT[m["name"].lower()], basis="night")


def the_part(m: re.Match[str], a: int, z: int) -> Expression:
    """ "in the afternoon": of the day told of; without one it is any day's."""
    return Expression(a, z, "told", part=words.PARTS[m["part"].lower()], basis="day")


def ahead(m: re.Match[str], a: int, z: int) -> Expression:
    """ "in three weeks' time"."""
    shift, vague = shift_of(m)
    return Expression(a, z, "count", unit=m["unit"].lower(), shift=shift, basis="now", vague=vague)


def weekday_week(m: re.Match[str], a: int, z: int) -> Expression:
    """British "Friday week": a week after the coming Friday."""
    return Expression(a, z, "weekday", weekday=weekday_of(m["weekday"]), which="a week after")


def edge_unit(m: re.Match[str], a: int, z: int) -> Expression:
    """ "the end of the month"."""
    unit = m["unit"].lower()
    return Expression(a, z, "unit", unit=unit, basis="day" if unit == "day" else "now", edge=EDGES[m["edge"].lower()])


def two_digits(m: re.Match[str], a: int, z: int) -> Expression:
    """ "'07"."""
    return Expression(a, z, "short", years=("20" if m["two"] < "30" else "19") + m["two"])


def then(_: re.Match[str], a: int, z: int) -> Expression:
    """ "then", beside a verb of speaking."""
    return Expression(a, z, "then", basis="text")


def edge(m: re.Match[str], a: int, z: int) -> Expression:
    """ "the end", of what follows."""
    return Expression(a, z, "edge", edge=EDGES[m["edge"].lower()])
