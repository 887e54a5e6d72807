"""When something was published, as written in metadata or at the head of a text.

In: a string. Out: ISO 8601, a date (`2024-05-01`) or a date-time with the offset it was given with; None
for what names no single day. No clock is read, nothing is guessed: 3/4/2024 is two different days.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b ?\.?"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:r|rs)?|fri|sat(?:ur)?|sun)(?:day)?"
WRITTEN = (
    rf"{MONTH} {DAY} ?,? {YEAR}",
    rf"{DAY} (?:of )?{MONTH} ?,? {YEAR}",
    r"(?P<year>(?:19|20)\d\d) ?[-/.] ?(?P<month>[01]?\d) ?[-/.] ?(?P<day>[0-3]?\d)",
    rf"(?P<day>[0-3]?\d) ?[./-] ?(?P<month>[01]?\d) ?[./-] ?{YEAR}",
)
PATTERNS = tuple(re.compile(rf"(?:{WEEKDAY}\b ?[.,]? ?)?{pattern}\b", re.IGNORECASE) for pattern in WRITTEN)
ANYWHERE = tuple(re.compile(rf"(?<![\w.]){pattern}\b", re.IGNORECASE) for pattern in WRITTEN)
PLAIN_MONTH = MONTH.replace("?P<month>", "?:")
AROUND = re.compile(
    rf"(?>{WEEKDAY}\b|{PLAIN_MONTH}|(?:first|last|published|updated|posted|modified|on|at|of|hrs|utc|originally|[ap] ?\.? ?m|uk|us)\b|"
    r"[a-z]{1,2}[dsm]?t\b|\d{1,4}(?:st|nd|rd|th|[ap]m)?\b|[\s.,:;|@/+()·–—-])*+",
    re.IGNORECASE,
)
"""What a line that only says when it was published is made of: dates, times, zones (EDT, BST, GMT) and labels."""
SAYS_WHEN = re.compile(
    rf"{PLAIN_MONTH} ?\d|\d ?{PLAIN_MONTH}|\d ?[/.-] ?\d+ ?[/.-] ?\d|(?:published|updated|posted|modified)\b.*\d ?: ?\d\d",
    re.IGNORECASE,
)
"""A day, or a time of day with its label: a bare "2:45 p.m." heads an entry of a running report."""
DASHED = re.compile(r"\d{4}-\d\d-\d\d")
EARLIEST = 1605
"""The first newspaper's year; below it a date is some system's empty value."""
EMAIL = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d")
LONGEST = 80
"""Characters: longer than any date is written."""


def parse(value: str) -> str | None:
    """The moment a metadata value names, None where it names none."""
    given = " ".join(value.split())
    if not 8 <= len(given) <= LONGEST:
        return None
    if given.isascii() and given.isdigit() and len(given) in (10, 13):
        return datetime.fromtimestamp(int(given[:10]), UTC).isoformat()
    try:
        read = datetime.fromisoformat(given)
    except ValueError:
        return email_date(given) if EMAIL.match(given) else written(given)
    if read.year < EARLIEST:
        return None
    if DASHED.match(given):
        return given if len(given) == 10 else f"{given[:10]}T{given[11:]}"
    return read.date().isoformat() if len(given) <= 10 else read.isoformat()


def email_date(given: str) -> str | None:
    """A moment as mail and feeds write it (RFC 5322): "Wed, 01 May 2024 10:00:00 +0200"."""
    from email.utils import parsedate_to_datetime  # slow to import and seldom needed

    try:
        return parsedate_to_datetime(given).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def written(given: str) -> str | None:
    """The day a line of nothing but dates, times and labels names ("Wednesday, May 1, 2024, 10:00 AM EDT")."""
    if not only_says_when(given):
        return None
    for pattern in ANYWHERE:
        if found := pattern.search(given):
            return day(found)
    return None


def only_says_when(line: str) -> bool:
    """Whether a line is nothing but a date or a time, labelled or not; "05/03/2024" is, though no day can be told."""
    return len(line) <= LONGEST and SAYS_WHEN.search(line) is not None and AROUND.fullmatch(line) is not None


def leading(text: str) -> tuple[str, int] | None:
    """The day a text begins with and where its words end, None where it does not begin with one."""
    for pattern in PATTERNS:
        found = pattern.match(text)
        if found and (value := day(found)):
            return value, found.end()
    return None


def day(found: re.Match[str]) -> str | None:
    """The calendar day of a match; None where there is none or the order of day and month is open."""
    year, named, number = int(found["year"]), found["month"], int(found["day"])
    if named.isdigit():
        month = int(named)
        day_first = found.start("day") < found.start("year")
        separator = found.string[found.end("day") : found.start("month")].strip()
        # 3/4/2024 is 3 April in one country and March 4 in another; 13/4/2024 and 3.4.2024 are one day
        if day_first and separator != "." and number != month and number <= 12:
            return None
    else:
        month = MONTHS[named.lower()]
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None
