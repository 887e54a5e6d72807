"""Values in plain words and digits: TIMEX3 values of dates, intervals of figures, sizes.

In: values of the model. Out: short strings. Guarantee: a value that is not understood is shown as it is.
"""

from __future__ import annotations

import math
import re
from datetime import date

from tellings.model.article import Published
from tellings.model.figure import Figure
from tellings.views import words

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

PARTS = {
    "TMO": "morning",
    "TMI": "midday",
    "TAF": "afternoon",
    "TEV": "evening",
    "TNI": "night",
    "TDT": "daytime",
    "SP": "spring",
    "SU": "summer",
    "FA": "autumn",
    "WI": "winter",
    "WE": "weekend",
    "Q1": "first quarter",
    "Q2": "second quarter",
    "Q3": "third quarter",
    "Q4": "fourth quarter",
    "H1": "first half",
    "H2": "second half",
}
"""The suffixes TimeML's TIMEX3 (Pustejovsky et al.) sets after a day, week or year."""

REFERENCES = {"PRESENT_REF": "the present", "PAST_REF": "the past", "FUTURE_REF": "the future"}

_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?:-(?P<weekend>WE))?|(?P<month>\d\d)(?:-(?P<day>\d\d))?|(?P<part>[A-Z][A-Z\d])))?"
    r"(?:T?(?P<clock>(?<=T)\d\d(?::\d\d)?(?::\d\d)?)|(?P<daypart>T[A-Z]{2}))?(?P<zone>Z|[+-]\d\d:?\d\d)?$"
)
_DECADE = re.compile(r"(\d{3})$")


def plain_date(value: str) -> str:
    """A TIMEX3 value in words: `2024-03-17TEV` is "Sun 17 March 2024, evening"; "" is "no date worked out"."""
    if not value:
        return "no date worked out"
    if value in REFERENCES:
        return REFERENCES[value]
    if "/" in value:
        first, last = value.split("/", 1)
        return f"{plain_date(first)} to {plain_date(last)}"
    if _DECADE.match(value):
        return f"the {value}0s"
    m = _VALUE.match(value)
    return _in_words(m) if m else value


def _in_words(m: re.Match[str]) -> str:
    year, month, day = m["year"], m["month"], m["day"]
    if m["week"]:
        return f"{'weekend of ' if m['weekend'] else ''}week {int(m['week'])} of {year}"
    if m["part"]:
        return f"{PARTS.get(m['part'], m['part'])} {year}"
    text = year
    if month and 1 <= int(month) <= 12:
        text = f"{MONTHS[int(month) - 1]} {year}"
        if day:
            text = f"{_weekday(int(year), int(month), int(day))}{int(day)} {text}"
    if m["clock"]:
        return f"{text}, {m['clock']}"
    return f"{text}, {PARTS.get(m['daypart'], m['daypart'])}" if m["daypart"] else text


def _weekday(year: int, month: int, day: int) -> str:
    try:
        return f"{DAYS[date(year, month, day).weekday()]} "
    except ValueError:
        return ""


def time_order(value: str) -> str:
    """A key that sorts values by when they begin; "" where a value has no place in time."""
    m = _VALUE.match(value.split("/", 1)[0])
    if not m:
        return ""
    if m["week"]:
        try:
            return f"{date.fromisocalendar(int(m['year']), int(m['week']), 1).isoformat()}  {value}"
        except ValueError:
            return ""
    hour = {"TMO": "06", "TMI": "12", "TDT": "08", "TAF": "13", "TEV": "18", "TNI": "21"}
    clock = m["clock"] or hour.get(m["daypart"] or "", "")
    return f"{m['year']}-{m['month'] or '00'}-{m['day'] or '00'} {clock} {value}"


def published_words(published: Published | None) -> tuple[str, str]:
    """When an article was published, in words, and a note ("date unknown", "inferred …" or "")."""
    if published is None:
        return "", words.DATE_UNKNOWN
    clock = published.text[11:16]
    text = plain_date(published.day) + (f", {clock}" if clock else "")
    return text, words.DATE_INFERRED if published.inferred else ""


def count(number: int, thing: str) -> str:
    """A number of things: "1 word", "2 words"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def days(first: str, last: str) -> str:
    """Two days, `YYYY-MM-DD`, in words: "Mon 18 March 2024", or from one to the other without what they share."""
    if first == last:
        return plain_date(first)
    start, end = plain_date(first).split(" "), plain_date(last).split(" ")
    while len(start) > 2 and start[-1] == end[len(start) - 1]:
        start.pop()
    return f"{' '.join(start)} to {' '.join(end)}"


def in_digits(f: Figure) -> str:
    """A figure's interval in digits with its unit: "from 250,000 USD", "40 to 50 percent", "about 3 votes"."""
    low = None if f.low is None or math.isinf(f.low) else f.low
    high = None if f.high is None or math.isinf(f.high) else f.high
    if low is None and high is None:
        return f.unit
    if low == high:
        number = f"{words.MODIFIERS[f.modifier]} {_digits(low)}" if f.modifier else _digits(low)
    elif low is None or high is None:
        number = f"from {_digits(low)}" if high is None else f"up to {_digits(high)}"
    else:
        number = f"{_digits(low)} to {_digits(high)}"
    return f"{number} {f.unit}".strip()


def _digits(value: float | None) -> str:
    return "" if value is None else f"{value:,.10g}"
