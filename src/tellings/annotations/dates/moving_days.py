"""Days that lie on another date each year: holidays on a weekday of a month, those around Easter, "the last Sunday in March".

In: an expression of such a day and a year. Out: its date. Calendar arithmetic alone; the tables are in `words`.
"""

from __future__ import annotations

from datetime import date, timedelta

from tellings.annotations.dates import words
from tellings.annotations.dates.expressions import Expression


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """The `number`th such weekday of a month, -1 the last, 0 the Tuesday after the first Monday. Raises ValueError where there is none."""
    if number == 0:
        return nth_weekday(year, month, 0, 1) + timedelta(days=1)
    if number < 0:
        following = date(year + month // 12, month % 12 + 1, 1)
        return following - timedelta(days=(following.weekday() - weekday - 1) % 7 + 1)
    first = date(year, month, 1)
    return date(year, month, 1 + (weekday - first.weekday()) % 7 + 7 * (number - 1))


def easter(year: int) -> date:
    """Easter Sunday of the Western church, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8)."""
    golden, century, rest = year % 19, year // 100, year % 100
    lunar = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    solar = (32 + 2 * (century % 4) + 2 * (rest // 4) - lunar - rest % 4) % 7
    month, day = divmod(lunar + solar - 7 * ((golden + 11 * lunar + 22 * solar) // 451) + 114, 31)
    return date(year, month, day + 1)


def moving_day(e: Expression, year: int) -> date:
    """The date of a holiday or of the nth weekday of a month in a year. Raises ValueError where the year has none."""
    if e.kind == "nth" and e.month is not None and e.weekday is not None:
        return nth_weekday(year, e.month, e.weekday, e.shift)
    if e.value in words.EASTER_DAYS:
        return easter(year) + timedelta(days=words.EASTER_DAYS[e.value])
    month, weekday, number = words.FLOATING_DAYS[e.value]
    return nth_weekday(year, month, weekday, number)
