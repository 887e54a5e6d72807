"""Times of the day in figures and in words: their patterns and what they say.

In: a match and where it stands. Out: an Expression with its `clock`. British and American usage: "10.31pm", "half past
eleven", "half eleven", "ten to midnight", "a few minutes past midnight", "four in the morning", "21:40 GMT", "1830 hours".
"""

from __future__ import annotations

import re
from dataclasses import replace

from tellings.annotations.dates import words
from tellings.annotations.dates.expressions import Expression
from tellings.annotations.dates.readers import any_of

ZONE = (
    rf"(?: ?\(?(?P<zone>(?:GMT|UTC)(?: ?[+-] ?\d\d?(?::\d\d)?)?|(?:{'|'.join(words.ZONE_NAMES)})\b|"
    r"[A-Z][a-z]{2,12}(?: (?:[Ss]tandard|[Dd]aylight|[Ss]ummer))? [Tt]ime|local time)\)?)?"
)
HOURS = any_of(words.HOUR_WORDS)
HOUR = rf"(?P<hour>1[0-2]|0?[1-9]|{HOURS})\b"
NAMED_HOUR = "midnight|noon|midday"
HALF = r"(?P<half>[ap](?:\.m\.?|m\b))"
OF_PART = r"(?: (?:in the|at|this|that) (?P<part>morning|afternoon|evening|night)\b)"
CLOCK = rf"(?P<hour>2[0-3]|[01]?\d)(?:[:.](?P<minute>[0-5]\d))?(?::[0-5]\d)? ?{HALF}(?-i:{ZONE})"
CLOCK24 = rf"(?P<hour>2[0-4]|[01]?\d):(?P<minute>[0-5]\d)(?::[0-5]\d)?\b(?: ?h(?:ou)?rs?\b)?(?-i:{ZONE})"
DOTTED = (
    rf"(?P<hour>2[0-3]|[01]?\d)\.(?P<minute>[0-5]\d)"
    rf"(?=,? (?:GMT|UTC|local time|hours\b|(?:on )?(?:{any_of(words.WEEKDAYS)}))\b)(?-i:{ZONE})"
)
MILITARY = r"(?P<hour>2[0-3]|[01]\d)(?P<minute>[0-5]\d) ?(?:(?P<zone>GMT|UTC)\b|hours\b)"
OCLOCK = rf"{HOUR} ?o'clock\b{OF_PART}?"
HOUR_OF_PART = rf"{HOUR}{OF_PART}"
HOUR_OF_DAY = (
    rf"{HOUR}(?=,? (?:on |(?:of )?(?:this|that|the (?:same|next|previous|following)|last|tomorrow|yesterday) |)"
    rf"(?:(?:{any_of(words.WEEKDAYS)}|last) )?(?:morning|afternoon|evening|night)\b)"
)
PAST_HOUR = (
    rf"(?:(?P<count>{any_of(words.CLOCK_MINUTES)}|[1-5]?\d(?= minutes?| past))(?: minutes?)?) (?P<way>past|after|to|before|till) "
    rf"(?P<hour>{NAMED_HOUR}|1[0-2]|0?[1-9]|{HOURS})\b(?: ?o'clock\b)?(?: ?{HALF})?{OF_PART}?"
)
HALF_HOUR = rf"half(?:-| )(?P<hour>{HOURS})\b{OF_PART}?"
AROUND_MIDNIGHT = rf"(?:(?P<lead>{any_of(words.BARELY)}) )?(?P<way>after|past|before) (?:the stroke of )?midnight\b"
RUN = rf"{HOUR}(?= ?(?:[-–]|to|and|until|till) ?(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)? ?[ap]\.?m\b)"


def clock_of(m: re.Match[str]) -> str:
    """`T17:00` from the hour, minute and half of the day matched; "" for no time of day."""
    hour, minute = _number(m["hour"]), int(m.groupdict().get("minute") or 0)
    half = m.groupdict().get("half")
    if half:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    return f"T{hour:02}:{minute:02}"


def zone_of(name: str | None) -> str:
    """The offset a zone's name states, "" where it is none of the fixed ones."""
    if not name or name[:3].lower() not in words.ZONES:
        return ""
    digits = re.search(r"([+-]) ?(\d\d?)(?::(\d\d))?", name)
    return f"{digits[1]}{int(digits[2]):02}:{digits[3] or '00'}" if digits else "Z"


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else words.HOUR_WORDS[word.lower()]


def figures(m: re.Match[str], a: int, z: int) -> Expression:
    """ "10.31pm", "22:31", "1830 hours"; without a.m. or p.m. an hour of up to twelve is open only beside "evening" or "night"."""
    clock = clock_of(m)
    open_half = not m.groupdict().get("half") and not m["zone"] and 1 <= int(m["hour"]) <= 12 and m["hour"][0] != "0"
    which = "figures" if open_half else ""
    return Expression(a, z, "clock" if clock else "none", clock=clock, zone=zone_of(m["zone"]), which=which)


def named(m: re.Match[str], a: int, z: int) -> Expression:
    """Noon and midnight; midnight ends the day it is named with."""
    return Expression(a, z, "clock", clock=words.NAMED_HOURS[m["name"].lower()])


def hour(m: re.Match[str], a: int, z: int) -> Expression:
    """A bare hour: "eleven o'clock", "four in the morning", the "nine" of "nine on Tuesday night"."""
    group = m.groupdict()
    read = Expression(a, z, "clock", clock=f"T{_number(m['hour']):02}:00", half_open=True)
    return with_part(read, words.PARTS.get((group.get("part") or "").lower(), ""))


def past_hour(m: re.Match[str], a: int, z: int) -> Expression:
    """ "ten past eleven", "a quarter to nine", "five minutes before midnight"."""
    count = m["count"].lower()
    minutes = int(count) if count.isdecimal() else words.CLOCK_MINUTES[count]
    name = m["hour"].lower()
    at = {"midnight": 24, "noon": 12, "midday": 12}.get(name) or _number(name)
    if m["way"].lower() not in ("past", "after"):
        minutes = -minutes
    total = at * 60 + minutes
    after_midnight = name == "midnight" and minutes >= 0
    total = total - 24 * 60 if after_midnight else (total if total >= 60 or at > 12 else total + 12 * 60)
    clock = f"T{total // 60:02}:{total % 60:02}"
    if name in words.NAMED_HOURS:
        return Expression(a, z, "clock", clock=clock, basis="night" if after_midnight else "")
    read = Expression(a, z, "clock", clock=clock, half_open=True)
    half = m["half"]
    return with_part(read, words.PARTS.get((m["part"] or "").lower(), "") or ({"a": "MO", "p": "AF"}[half[0].lower()] if half else ""))


def run(m: re.Match[str], a: int, z: int) -> Expression:
    """The "9" of "9 to 11 p.m.": its half of the day is read with the hour it runs to."""
    return Expression(a, z, "clock", clock=f"T{_number(m['hour']):02}:00", half_open=True, which="run")


def half_hour(m: re.Match[str], a: int, z: int) -> Expression:
    """British "half eleven": half an hour after eleven."""
    read = Expression(a, z, "clock", clock=f"T{_number(m['hour']):02}:30", half_open=True)
    return with_part(read, words.PARTS.get((m["part"] or "").lower(), ""))


def around_midnight(m: re.Match[str], a: int, z: int) -> Expression:
    """ "shortly after midnight" opens a day, "shortly before midnight" ends one."""
    if m["way"].lower() == "before":
        return Expression(a, z, "clock", clock="T24:00")
    return Expression(a, z, "clock", clock="T00:00", basis="night")


def with_part(read: Expression, part: str) -> Expression:
    """A time whose half of the day is open, settled by a part of the day beside it; "" leaves it open."""
    if not part or not (read.half_open or (read.which == "figures" and part in ("AF", "EV", "NI"))):
        return read
    return replace(read, clock=settled(read.clock, part), half_open=False)


def settled(clock: str, part: str) -> str:
    """A time of a twelve-hour clock as the part of the day has it: the "T09:00" of an evening is "T21:00"."""
    hours, minutes = int(clock[1:3]), clock[3:]
    late = hours % 12 + 12
    if part == "MO":
        hours = hours % 12
    elif part in ("AF", "EV", "MI"):
        hours = late if part != "EV" or hours != 12 else 0
    elif part == "NI":
        hours = hours % 12 if hours == 12 or hours < 5 else late
    else:  # nothing known: a working day's hour
        hours = late if hours == 12 or hours < 7 else hours
    return f"T{hours:02}{minutes}"
