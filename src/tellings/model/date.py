"""A time expression with its value, and how two values about the same thing stand to each other.

Values follow TIMEX3 (TimeML 1.2.1): `2021-05-10TEV`, `2021-W19`, `2020-11`, `199` for the 1990s, `2008/2015`,
`PRESENT_REF`. A value knows the stretch of time it covers; comparing never raises, whatever the value is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from tellings.model.relation import Relation, Verdict
from tellings.model.span import Span

Interval = tuple[datetime, datetime]
"""Half-open: the first moment covered and the first one after."""

PARTS_OF_DAY: dict[str, tuple[int, int]] = {
    "MO": (0, 12),  # the small hours too: "early Friday morning"
    "MI": (11, 14),
    "AF": (12, 18),
    "DT": (6, 18),
    "EV": (17, 24),
    "NI": (18, 30),
}
"""Hours [from, to) of TIMEX3's parts of the day; neighbours overlap, because writers' borders do, and a night
runs into the next day's small hours."""
SEASONS: dict[str, tuple[int, int]] = {"SP": (2, 7), "SU": (5, 10), "FA": (8, 13), "WI": (-1, 16)}
"""Months [from, to) of TIMEX3's seasons, a month wider at each end than the meteorological ones; a winter is
named after either of its two years."""
LATE_PARTS = frozenset({"EV", "NI"})
MINUTE = timedelta(minutes=1)
NEIGHBOURING = "neighbouring days"
AROUND_MIDNIGHT = f"{NEIGHBOURING}; explainable: around midnight"
ZONE_SPREAD = timedelta(hours=26)
"""The largest difference between two clocks on Earth: UTC+14 against UTC-12."""

DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(?:(MO|MI|AF|DT|EV|NI)|(\d\d)(?::(\d\d))?(?::\d\d)?(Z|[+-]\d\d:?\d\d)?))?")
WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
COARSE = re.compile(r"(\d{4})-(?:(\d\d)|Q([1-4])|H([12])|(SP|SU|FA|WI))")
YEARS = re.compile(r"\d{2,4}")


class Anchor(StrEnum):
    """What a value was worked out from."""

    ABSOLUTE = "absolute"  # the expression itself is complete
    PUBLICATION = "publication"
    EARLIER_DATE = "earlier_date"  # a date given before it in the text
    UTTERANCE = "utterance"  # the moment the quotation it stands in was said
    NONE = "none"  # nothing to work it out from


def covered(value: str) -> Interval | None:
    """The stretch of time a TIMEX3 value covers, on the calendar it is written in (an offset is left aside).

    None for values without a place on the calendar (`PRESENT_REF`, `FY2007`, durations, "") and impossible days.
    """
    first, slash, last = value.partition("/")
    if slash:
        start, end = covered(first), covered(last)
        return (start[0], end[1]) if start and end and start[0] < end[1] else None
    try:
        return _day(value) or _week(value) or _coarse(value) or _years(value)
    except (ValueError, OverflowError):
        return None


def _day(value: str) -> Interval | None:
    found = DAY.fullmatch(value)
    if not found:
        return None
    midnight = datetime(int(found[1]), int(found[2]), int(found[3]))
    if found[4]:
        first, last = PARTS_OF_DAY[found[4]]
        return midnight + timedelta(hours=first), midnight + timedelta(hours=last)
    if found[5]:
        hour, minute = int(found[5]), int(found[6] or 0)
        if hour > 24 or minute > 59 or (hour == 24 and minute):
            raise ValueError(value)
        moment = midnight + timedelta(hours=hour, minutes=minute)
        # midnight at the end of a day is of both days
        start = moment - MINUTE if hour == 24 else moment
        return start, moment + (MINUTE if found[6] or hour == 24 else timedelta(hours=1))
    return midnight, midnight + timedelta(days=1)


def _week(value: str) -> Interval | None:
    found = WEEK.fullmatch(value)
    if not found:
        return None
    start = datetime.fromisocalendar(int(found[1]), int(found[2]), 6 if found[3] else 1)
    return start, start + timedelta(days=2 if found[3] else 7)


def _coarse(value: str) -> Interval | None:
    found = COARSE.fullmatch(value)
    if not found:
        return None
    year = int(found[1])
    if found[2] and not 1 <= int(found[2]) <= 12:
        raise ValueError(value)
    if found[2]:
        start, end = int(found[2]), int(found[2]) + 1
    elif found[3]:
        start, end = 3 * int(found[3]) - 2, 3 * int(found[3]) + 1
    elif found[4]:
        start, end = 6 * int(found[4]) - 5, 6 * int(found[4]) + 1
    else:
        start, end = SEASONS[found[5]]
    return _month(year, start), _month(year, end)


def _years(value: str) -> Interval | None:
    if not YEARS.fullmatch(value) or value == "0000":
        return None
    scale = 10 ** (4 - len(value))
    first = int(value) * scale
    return _month(max(first, 1), 1), _month(first + scale, 1)


def _month(year: int, month: int) -> datetime:
    """The first moment of a month; months outside 1 to 12 lie in the neighbouring years."""
    return datetime(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def offset(value: str) -> timedelta | None:
    """The offset from UTC a clock time states, None where it states none."""
    found = DAY.fullmatch(value)
    if not found or not found[7]:
        return None
    if found[7] == "Z":
        return timedelta(0)
    hours, minutes = int(found[7][1:3]), int(found[7][-2:])
    return (1 if found[7][0] == "+" else -1) * timedelta(hours=hours, minutes=minutes)


def has_clock(value: str) -> bool:
    """Whether the value gives a time on the clock."""
    found = DAY.fullmatch(value)
    return bool(found and found[5])


def neighbouring(one: str, other: str) -> bool:
    """Whether values of neighbouring days could be one moment around the midnight between them, as far as they say.

    The earlier day must be open or late (evening, night, from 21:00), the later one open or early (morning,
    before 03:00).
    """
    found = _neighbours(one, other)
    return found is not None and _late(found[0]) is not False and _early(found[1]) is not False


def around_midnight(one: str, other: str) -> bool:
    """Whether neighbouring values speak for one moment around midnight: one of them at least says that it was late or early."""
    found = _neighbours(one, other)
    if found is None:
        return False
    said = _late(found[0]), _early(found[1])
    return False not in said and True in said


def _neighbours(one: str, other: str) -> tuple[re.Match[str], re.Match[str]] | None:
    """The two days in order where the second follows the first, else None."""
    found = DAY.fullmatch(one), DAY.fullmatch(other)
    if not (found[0] and found[1]):
        return None
    first, second = sorted((found[0], found[1]), key=lambda m: m.group(1, 2, 3))
    try:
        days = [datetime(int(m[1]), int(m[2]), int(m[3])) for m in (first, second)]
    except ValueError:
        return None
    return (first, second) if days[1] - days[0] == timedelta(days=1) else None


def _late(day: re.Match[str]) -> bool | None:
    """Whether a day's value is of its end; None where it names the whole day."""
    if day[4]:
        return day[4] in LATE_PARTS
    return int(day[5]) >= 21 if day[5] else None


def _early(day: re.Match[str]) -> bool | None:
    """Whether a day's value is of its beginning; None where it names the whole day."""
    if day[4]:
        return day[4] == "MO"
    return int(day[5]) < 3 if day[5] else None


@dataclass(frozen=True, slots=True)
class Date:
    """`value` is TIMEX3-style (`2021-05-10TEV`, `2021-W19`, `2020-11`, `2008/2015`, `PRESENT_REF`), or ""
    where the article's date is unknown and the expression needs one.

    `event` holds the words that say what is dated; `event_span` where they stand.
    """

    id: str
    span: Span
    value: str
    anchor: Anchor
    event: str
    event_span: Span | None

    def interval(self) -> Interval | None:
        """The time covered, half-open, without offset; None where the value has no place on the calendar."""
        return covered(self.value)

    def compare(self, other: Date) -> Verdict:
        """How two dates of the same thing stand: equal, compatible or conflict, with the reason in fixed words.

        Symmetric and reflexive; never raises. Values that cannot be placed are compatible: nothing speaks against them.
        """
        return compare_values(self.value, other.value) if self.value or self != other else Verdict(Relation.EQUAL, "same value")


def compare_values(one: str, other: str) -> Verdict:
    """`Date.compare` on values alone; two unknown values ("") are compatible."""
    if one and one == other:
        return Verdict(Relation.EQUAL, "same value")
    mine, theirs = covered(one), covered(other)
    if mine is None or theirs is None:
        return Verdict(Relation.COMPATIBLE, "no fixed place on the calendar")
    if has_clock(one) and has_clock(other):
        return _compare_clocks(one, other, mine, theirs)
    if mine == theirs:
        return Verdict(Relation.EQUAL, "same time")
    if any(outer[0] <= inner[0] and inner[1] <= outer[1] for outer, inner in ((mine, theirs), (theirs, mine))):
        return Verdict(Relation.COMPATIBLE, "one is more exact")
    if mine[0] < theirs[1] and theirs[0] < mine[1]:
        return Verdict(Relation.COMPATIBLE, "they overlap")
    if around_midnight(one, other):
        return Verdict(Relation.CONFLICT, AROUND_MIDNIGHT)
    if neighbouring(one, other):
        return Verdict(Relation.CONFLICT, NEIGHBOURING)
    if (offset(one) is None) != (offset(other) is None) and max(mine[0], theirs[0]) - min(mine[1], theirs[1]) < ZONE_SPREAD:
        return Verdict(Relation.CONFLICT, "different times; explainable: time zone")
    return Verdict(Relation.CONFLICT, "different times")


def _compare_clocks(one: str, other: str, mine: Interval, theirs: Interval) -> Verdict:
    """Two clock times: on one clock where both state their offset, else as written."""
    offsets = offset(one), offset(other)
    if offsets[0] is not None and offsets[1] is not None:
        mine, theirs = (mine[0] - offsets[0], mine[1] - offsets[0]), (theirs[0] - offsets[1], theirs[1] - offsets[1])
        if mine == theirs:
            return Verdict(Relation.EQUAL, "same time" if offsets[0] == offsets[1] else "same moment; explainable: time zone")
        if mine[1] <= theirs[0] or theirs[1] <= mine[0]:
            return Verdict(Relation.CONFLICT, "different times" + _midnight(one, other))
    if mine[0] < theirs[1] and theirs[0] < mine[1]:
        return Verdict(Relation.EQUAL if mine == theirs else Relation.COMPATIBLE, "same time" if mine == theirs else "one is more exact")
    apart = abs(mine[0] - theirs[0])
    # two places' clocks differ by whole quarters of an hour
    if apart <= ZONE_SPREAD and apart % timedelta(minutes=15) == timedelta(0):
        certain = offsets == (None, None)
        return Verdict(Relation.CONFLICT if certain else Relation.COMPATIBLE, "different times; explainable: time zone")
    return Verdict(Relation.CONFLICT, "different times" + _midnight(one, other))


def _midnight(one: str, other: str) -> str:
    return "; explainable: around midnight" if around_midnight(one, other) else ""
