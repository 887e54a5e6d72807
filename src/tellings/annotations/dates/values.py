"""Values of time expressions, worked out on the calendar.

In: an expression and what is known around it (when it was written or said, the dates before it, the tense).
Out: a TIMEX3 value and what it was worked out from; "" where nothing fixes it. News default: the nearest past;
a weekday named on that very weekday is today.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from tellings.annotations.dates import clocks as time_clocks
from tellings.annotations.dates.expressions import Expression
from tellings.annotations.dates.moving_days import moving_day
from tellings.model.date import DAY, Anchor, covered

SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
NEXT_DOOR = 4
"""A numeric date this many days from the article's own is taken before one that is only weeks away."""
NEAR_HOLIDAY = 10
"""A holiday so many days from the article's own, before or after, is the one meant."""
LATEST = 2999
"""No expression is worked out past this year."""


class Direction(StrEnum):
    """Which way from the anchor an incomplete expression lies."""

    PAST = "past"
    FUTURE = "future"
    NEAR = "near"  # whichever is nearer; the past when as near
    NEAR_FUTURE = "near future"  # whichever is nearer; the future when as near


SMALL_HOURS = "SM"
"""The part of a Setting that a time between midnight and six o'clock gives."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The day a passage tells of and the part of it: a TIMEX3 part of day, `SM` for its small hours, "" for all of it.

    A night belongs to the day on which it begins.
    """

    day: date
    part: str


def setting_of(value: str) -> Setting | None:
    """The day and part of day that a value names; None for anything longer than a day and for no day at all."""
    found = DAY.fullmatch(value)
    if not found:
        return None
    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        return None
    if found[5]:
        return Setting(day, "EV" if found[5] >= "18" else SMALL_HOURS if found[5] < "06" else "")
    return Setting(day, found[4] or "")


def day_of(value: str) -> date | None:
    """The day a value of a day or part of a day names, else None."""
    setting = setting_of(value)
    return setting.day if setting else None


@dataclass(frozen=True, slots=True)
class Around:
    """What is known around an expression.

    `now` is the day it was written or said, `anchor` which of both; `text` the value of the date before it,
    `text_day` the day-long one before it, `day` the day reported on, `setting` the day and part of day of the
    passage (for times without a day); each None or "" where there is none.
    """

    now: date | None
    anchor: Anchor
    text: str
    text_day: date | None
    day: date | None
    direction: Direction
    setting: Setting | None = None


MORNING, AFTERNOON = "T06:00", "T13:00"
"""Times before the first belong to a night or evening told of; before the second to a night."""
Resolved = tuple[str, Anchor]
NOTHING: Resolved = ("", Anchor.NONE)


def resolve(e: Expression, around: Around) -> Resolved:
    """The value and its anchor; ("", NONE) where nothing fixes it. Never raises."""
    try:
        return _range(e, e.until, around) if e.until else _single(e, around)
    except (ValueError, OverflowError):
        return NOTHING


def _single(e: Expression, around: Around) -> Resolved:
    if e.within:
        return _inside(e, e.within, around)
    match e.kind:
        case "iso":
            return e.value, Anchor.ABSOLUTE
        case "slashed":
            return _slashed(e, around)
        case "date":
            return _date(e, around)
        case "month" | "season" | "portion":
            return _named(e, around)
        case "year" | "short" | "decade" | "century":
            return e.years, Anchor.ABSOLUTE
        case "weekday":
            return _weekday(e, around)
        case "clock":
            return _clock(e, around)
        case "told":
            return _told(e, around)
        case "then":
            return (around.text, Anchor.EARLIER_DATE) if around.text else NOTHING
        case "holiday" | "nth":
            return _holiday(e, around)
        case "from":
            return _from(e, around)
        case "period":
            return _period(e, around)
        case "reference":
            return e.reference, around.anchor if around.now else Anchor.NONE
        case _:
            return _counted(e, around)


def _on(day: date, e: Expression) -> str:
    """The day with the expression's time or part of day; midnight closes the day it is named with.

    The small hours of an evening or night ("2 a.m. on Friday night") are the next day's.
    """
    clock = time_clocks.settled(e.clock, e.part) if e.half_open else e.clock
    if clock and e.part in ("EV", "NI") and clock < MORNING:
        day += timedelta(days=1)
    if not 1 <= day.year <= LATEST:
        raise ValueError(day)
    return day.isoformat() + (clock + e.zone if clock else f"T{e.part}" if e.part else "")


def _clock(e: Expression, around: Around) -> Resolved:
    """A time without a day, on the day of its passage; in a night, the hours after midnight are the next day's."""
    setting = around.setting or (Setting(around.now, "") if around.now else None)
    if setting is None:
        return NOTHING
    part = "MO" if setting.part == SMALL_HOURS else setting.part
    read = time_clocks.with_part(e, part) if part else e
    clock = time_clocks.settled(read.clock, "") if read.half_open else read.clock
    over = {"NI": clock < AFTERNOON, "EV": clock < MORNING}.get(setting.part, False)
    if e.basis == "night" and not setting.part and around.now and setting.day < around.now:
        over = clock < MORNING
    day = setting.day + timedelta(days=over)
    anchor = Anchor.EARLIER_DATE if around.setting else around.anchor
    return _on(day, replace(e, clock=clock, half_open=False, part="")), anchor


def _told(e: Expression, around: Around) -> Resolved:
    """A part of the day or night told of: "overnight", "by dawn", "in the afternoon"."""
    setting = around.setting
    if setting is None and e.basis == "day":
        return NOTHING
    ahead = around.direction is Direction.FUTURE and around.now is not None and (setting is None or setting.day < around.now)
    if ahead and around.now:
        return _on(around.now + timedelta(days=e.part == "MO"), e), around.anchor
    if setting is None:
        if around.now is None:
            return NOTHING
        return _on(around.now - timedelta(days=e.part == "NI"), e), around.anchor
    back = e.part == "NI" and setting.part == SMALL_HOURS
    on = e.part in ("MO", "AF", "MI") and setting.part in (("NI", "EV") if e.part == "MO" else ("NI",))
    return _on(setting.day + timedelta(days=on - back), e), Anchor.EARLIER_DATE


def _range(e: Expression, last: Expression, around: Around) -> Resolved:
    first = replace(e, until=None)
    if not first.years and last.years:
        first = replace(first, years=last.years)
    start, anchor = _single(first, around)
    if not start:
        return NOTHING
    if first.kind == "date" and last.kind == "weekday" and (opening := setting_of(start)) and around.now and opening.day > around.now:
        around = replace(around, now=opening.day, direction=Direction.FUTURE)
    if not last.years and first.kind in ("month", "date", "portion"):
        last = replace(last, years=start[:4])
    if first.kind == last.kind == "weekday" and last.weekday is not None and (monday := setting_of(start)):
        later = monday.day + timedelta(days=(last.weekday - monday.day.weekday()) % 7 or 7)
        return f"{start}/{_on(later, last)}", anchor
    if last.kind == "clock" and first.names_day:
        # "from 10 p.m. to 4 a.m. on Friday": hours of the day beside them
        last = replace(first, clock=last.clock, zone=last.zone, half_open=False, part="")
    end, _ = _single(last, around)
    if first.clock and last.clock and end[:10] == start[:10] and end < start:
        end = (date.fromisoformat(end[:10]) + timedelta(days=1)).isoformat() + end[10:]
    borders = covered(start), covered(end)
    if not borders[0] or not borders[1] or borders[0] >= borders[1]:
        return start, anchor
    return f"{start}/{end}", anchor


def _inside(e: Expression, outer: Expression, around: Around) -> Resolved:
    """ "March of last year", "Monday of last week"."""
    value, anchor = _single(outer, around)
    stretch = covered(value)
    if not stretch:
        return NOTHING
    if e.weekday is not None:
        return _on(stretch[0].date() + timedelta(days=e.weekday), e), anchor
    value, _ = _single(replace(e, within=None, years=f"{stretch[0].year:04}"), around)
    return value, anchor


def _slashed(e: Expression, around: Around) -> Resolved:
    """Day and month in figures: dots put the day first; slashes what fits, else what lies nearest the article's date.

    Where both orders are possible and neither is near, only the year is certain.
    """
    separator = "/" if "/" in e.value else "."
    one, two, tail = (int(n) for n in e.value.split(separator))
    year = tail if tail > 99 else 2000 + tail if tail < 70 else 1900 + tail
    orders = [(two, one)] if separator == "." else [(one, two), (two, one)]
    days = []
    for month, day in orders:
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    days = sorted(set(days), key=days.index)
    if not days:
        return NOTHING
    if len(days) > 1 and around.now:
        near = [d for limit in (NEXT_DOOR, 31) for d in days if abs((d - around.now).days) <= limit]
        days = near[:1] or days
    return (days[0].isoformat() if len(days) == 1 else str(year)), Anchor.ABSOLUTE


def _date(e: Expression, around: Around) -> Resolved:
    if e.month is None or e.day is None:
        return NOTHING
    if e.years:
        return _on(date(int(e.years), e.month, e.day), e), Anchor.ABSOLUTE
    if around.now is None:
        return (_on(date(int(around.text[:4]), e.month, e.day), e), Anchor.EARLIER_DATE) if around.text[:4].isdigit() else NOTHING
    days = []
    for year in range(around.now.year - 8, around.now.year + 9):
        try:
            days.append(date(year, e.month, e.day))
        except ValueError:
            continue
    agreeing = [d for d in days if d.weekday() == e.weekday and abs(d.year - around.now.year) <= 1] if e.weekday is not None else []
    return _on(_pick(agreeing or days, around.now, around.direction, slack=1), e), around.anchor


def _pick(days: list[date], now: date, direction: Direction, slack: int = 0) -> date:
    """The one of several days that lies the way the text looks; `slack` days past the anchor are still past."""
    past = [d for d in days if (d - now).days <= slack]
    future = [d for d in days if (d - now).days >= -slack]
    if direction is Direction.PAST and past:
        return max(past)
    if direction is Direction.FUTURE and future:
        return min(future)
    late = direction is Direction.NEAR_FUTURE
    return min(days, key=lambda d: (abs((d - now).days) // 7, (d > now) != late, abs((d - now).days)))


def _holiday(e: Expression, around: Around) -> Resolved:
    """A day that lies on another date each year, in its year or in the one the text looks to."""
    if e.years:
        return _on(moving_day(e, int(e.years)), e), Anchor.ABSOLUTE
    if around.now is None:
        return NOTHING
    every = 2 if e.value == "election day" else 1
    days = []
    for year in range(around.now.year - 4, around.now.year + 5):
        try:
            days.extend([moving_day(e, year)] if year % every == 0 else [])
        except ValueError:
            continue
    beside = [d for d in days if abs((d - around.now).days) <= NEAR_HOLIDAY]
    way = Direction.NEAR_FUTURE if every > 1 else around.direction
    return (_on(_pick(beside or days, around.now, way), e), around.anchor) if days else NOTHING


def _from(e: Expression, around: Around) -> Resolved:
    """ "two days after" something: the day itself where that is dated beside it (`text_day`), else the day of that,
    counted back from the day told of."""
    if around.text_day is not None:
        return _on(around.text_day + timedelta(days=e.shift), e), Anchor.EARLIER_DATE
    return (_on(around.setting.day - timedelta(days=e.shift), e), Anchor.EARLIER_DATE) if around.setting else NOTHING


def _named(e: Expression, around: Around) -> Resolved:
    """A month, season, quarter or half, with its year or without."""
    tail = f"-{e.month:02}" if e.month else f"-{e.season or e.portion}"
    if e.years:
        return e.years + tail, Anchor.ABSOLUTE
    if around.now is None:
        return (around.text[:4] + tail, Anchor.EARLIER_DATE) if around.text[:4].isdigit() else NOTHING
    now = around.now
    if e.basis == "text":
        return _told_month(e, around)
    first = e.month or SEASON_STARTS.get(e.season) or {"Q": 3, "H": 6}[e.portion[0]] * (int(e.portion[1]) - 1) + 1
    length = 1 if e.month else 6 if e.portion[:1] == "H" else 3
    at = now.year * 12 + now.month - 1
    starts = [(now.year + n) * 12 + first - 1 for n in (-2, -1, 0, 1, 2)]
    if e.which in ("last", "previous", "this past"):
        chosen = max(s for s in starts if s + length <= at)
    elif e.which in ("next", "coming", "following", "this coming"):
        chosen = min(s for s in starts if s > at)
    elif e.which == "this":
        chosen = max(s for s in starts if s // 12 == now.year)
    elif around.direction is Direction.PAST:
        chosen = max(s for s in starts if s <= at)
    elif around.direction is Direction.FUTURE:
        chosen = min(s for s in starts if s + length > at)
    else:
        late = around.direction is Direction.NEAR_FUTURE
        chosen = min(starts, key=lambda s: (0 if s <= at < s + length else min(abs(s - at), abs(s + length - 1 - at)), (s > at) != late))
    return f"{chosen // 12:04}{tail}", around.anchor


WEEKS_AWAY = {"1 weeks after": 1, "2 weeks after": 2, "1 weeks before": -1, "2 weeks before": -2}
"""Weeks to count from the coming or the last such weekday."""


def _weekday(e: Expression, around: Around) -> Resolved:
    if around.now is None or e.weekday is None:
        return NOTHING
    now = around.now
    back = (now.weekday() - e.weekday) % 7
    monday = now - timedelta(days=now.weekday())
    if e.which in ("last", "previous"):
        day = now - timedelta(days=back or 7)
    elif e.which in ("next", "following"):
        day = monday + timedelta(days=7 + e.weekday)
    elif e.which == "this":
        day = monday + timedelta(days=e.weekday)
    elif e.which == "coming":
        day = now + timedelta(days=(-back) % 7 or 7)
    elif e.which == "a week after":
        day = now + timedelta(days=((-back) % 7 or 7) + 7)
    elif e.which in WEEKS_AWAY:
        weeks = WEEKS_AWAY[e.which]
        day = now + timedelta(days=((-back) % 7 if weeks > 0 else -back) + 7 * weeks)
    elif around.direction is Direction.FUTURE:
        day = now + timedelta(days=(-back) % 7)
    else:
        day = now - timedelta(days=back)
    return _on(day + timedelta(days=e.shift), e), around.anchor


def _period(e: Expression, around: Around) -> Resolved:
    """ "the same period last year": the stretch named before, a year back or in the year given."""
    if len(around.text) < 7 or not around.text[:4].isdigit():
        return NOTHING
    return f"{int(e.years or int(around.text[:4]) - 1):04}{around.text[4:7]}", Anchor.EARLIER_DATE


def _base(e: Expression, around: Around) -> tuple[date | None, Anchor]:
    """The day a counted stretch is counted from."""
    if e.basis == "now":
        return around.now, around.anchor
    if e.basis == "day":
        return around.text_day or around.day or around.now, Anchor.EARLIER_DATE if around.text_day else around.anchor
    if e.basis == "none":
        return None, Anchor.NONE
    if e.unit == "day" and not e.vague:
        return around.text_day, Anchor.EARLIER_DATE
    stretch = covered(around.text)
    return (stretch[0].date() if stretch else None), Anchor.EARLIER_DATE


COARSER = {"day": "month", "week": "month", "weekend": "month", "month": "year", "quarter": "year", "year": "decade", "decade": "century"}
"""What is certain when the count is not: days later is the same month, as far as the text says."""


def _counted(e: Expression, around: Around) -> Resolved:
    base, anchor = _base(e, around)
    if base is None:
        return NOTHING
    unit = COARSER.get(e.unit, e.unit) if e.vague else e.unit
    months = base.year * 12 + base.month - 1
    match unit:
        case "day":
            return _on(base + timedelta(days=e.shift), e), anchor
        case "week" | "fortnight":
            weeks = e.shift * (2 if unit == "fortnight" else 1)
            day = base + timedelta(weeks=weeks)
            if e.kind == "count" and abs(e.shift) == 1:
                return day.isoformat(), anchor
            year, week, _ = day.isocalendar()
            return f"{year:04}-W{week:02}", anchor
        case "weekend":
            return _weekend(e, base, around.direction), anchor
        case "month":
            months += e.shift
            return f"{months // 12:04}-{months % 12 + 1:02}", anchor
        case "quarter":
            quarters = base.year * 4 + (base.month - 1) // 3 + e.shift
            return f"{quarters // 4:04}-Q{quarters % 4 + 1}", anchor
        case "year":
            return f"{_checked(base.year + e.shift):04}", anchor
        case "decade":
            return f"{_checked(base.year + 10 * e.shift) // 10:03}", anchor
        case "century":
            return f"{_checked(base.year + 100 * e.shift) // 100:02}", anchor
    return NOTHING


def _checked(year: int) -> int:
    if not 1 <= year <= LATEST:
        raise ValueError(year)
    return year


def _told_month(e: Expression, around: Around) -> Resolved:
    """ "that June": of the year told of; "the following March": the first one after what was told before."""
    stretch = covered(around.text)
    if stretch is None or e.month is None:
        return NOTHING
    year = stretch[0].year + (e.which == "after that" and e.month <= stretch[0].month)
    return f"{year:04}-{e.month:02}", Anchor.EARLIER_DATE


def _weekend(e: Expression, base: date, direction: Direction) -> str:
    """The weekend meant; seen from Monday or Tuesday, "this weekend" in the past is the one just over."""
    day = base + timedelta(weeks=e.shift)
    if e.shift == 0 and base.weekday() < 5 and direction is not Direction.FUTURE:
        day -= timedelta(weeks=1)
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}-WE"
