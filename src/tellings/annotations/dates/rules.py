"""The patterns of time expressions, each with the words it can begin with and its reader.

In: a text and a place where a token begins. Out: every reading of the words from there. Every pattern has
bounded length and is tried only where a word it can begin with stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellings.annotations.dates import clocks, readers, words
from tellings.annotations.dates.expressions import Expression
from tellings.annotations.dates.readers import COUNT, DAY, MODE, MONTH, ORDINAL, PART, SEASON, UNIT, UNITS, WEEKDAY, YEAR, Reader, any_of

LAST = r"(?P<last>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
MONTH_FIRST = MONTH.replace("month>", "first>") + " " + DAY.replace("day>", "second>")
OF = r"(?:,? (?:of )?)"
MOOD = MODE.replace("mode", "mood")
GROUPS: dict[str, tuple[str, ...]] = {
    "month": (*words.MONTHS, *words.MONTH_ABBREVIATIONS, *(f"{m}." for m in words.MONTH_ABBREVIATIONS)),
    "weekday": (*words.WEEKDAYS, *words.WEEKDAY_ABBREVIATIONS, *(f"{d}." for d in words.WEEKDAY_ABBREVIATIONS)),
    "season": tuple(words.SEASONS),
    "mode": ("early", "earlier", "late", "later", "mid", "mid-"),
    "the": ("the",),
    "which": ("this", *readers.WHICH),
    "unit": ("day", "week", "month", "year", "quarter", "days", "weeks", "months", "years"),
    "count": (*words.NUMBERS, "several", "many", "few", "some", "couple"),
    "ordinal": (*words.ORDINALS, "final", "last", "latter", "previous", "current", "this", "next"),
    "near": ("today", "tonight", "yesterday", "tomorrow"),
    "clock": ("noon", "midday", "midnight"),
    "part": tuple(words.PARTS),
    "hour": tuple(words.HOUR_WORDS),
    "minutes": tuple(name.split()[0].split("-")[0] for name in words.CLOCK_MINUTES),
    "barely": ("after", "past", "before", *(name.split()[0] for name in words.BARELY)),
    "dark": ("the", *(name.split()[0] for name in (*words.DARK_HOURS, *words.TWILIGHT))),
    "night": ("overnight", "all", "the", "during", "through", "throughout"),
    "quarter": ("q1", "q2", "q3", "q4"),
    "fixed": tuple(name.split("'")[0].split()[0] for name in words.FIXED_DAYS),
    "floating": tuple(name.split()[0].split("'")[0] for name in (*words.FLOATING_DAYS, *words.EASTER_DAYS)),
    "reference": tuple(name.split()[0] for name in words.REFERENCES),
    "edge": ("start", "beginning", "middle", "end", "close", "very"),
    "then": ("then",),
}
"""The words an expression can begin with; "digit" stands for a token that begins with a digit, "'" for a clipped year."""
RULES: tuple[tuple[str, str, Reader], ...] = (
    ("digit", r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
     r"(?:[T ](?P<hour>[01]\d|2[0-4]):(?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d{1,9})?)?(?P<zone>Z|[+-]\d\d:?\d\d)?)?", readers.iso),
    ("digit", r"(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|[12]\d|3[01])/(?:\d{4}|\d\d)(?![\d/])", readers.slashed),
    ("digit", r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:1\d{3}|20\d\d)(?!\d)", readers.slashed),
    ("month", rf"{MONTH} {DAY}(?: ?[-–] ?{LAST})?(?:,? {YEAR})?", readers.date),
    ("digit the", rf"(?:the )?{DAY}(?: ?[-–] ?{LAST})?(?: of)? {MONTH}(?:,? {YEAR})?", readers.date),
    ("digit the", rf"(?:the )?{DAY} (?:and|to|until) (?:the )?{LAST}(?: of)? {MONTH}(?:,? {YEAR})?", readers.date),
    ("month mode", rf"{MODE}{MONTH}{OF}{YEAR}", readers.month),
    ("month mode", rf"{MODE}{MONTH}(?P<year>)", readers.month),
    ("which mode", rf"{MODE}(?P<which>this|last|next|this past|this coming) {MONTH}(?P<year>)", readers.month),
    ("digit mode", rf"{MODE}{YEAR}", readers.year),
    ("digit", r"(?P<year>1\d{3}|20\d\d) ?[-–] ?(?P<last>1\d{3}|20\d\d|\d\d)\b(?![-–:.]?\d)", readers.years),
    ("' the mode", rf"(?:the )?{MODE}'(?P<two>\d\d)(?![\w'])", readers.two_digits),
    ("digit the mode", rf"(?:the )?{MODE}(?P<long>1\d\d|20\d)0'?s\b", readers.decade),
    ("digit ' the mode", rf"(?:the )?{MODE}'?(?P<short>[2-9])0'?s\b", readers.decade),
    ("the", rf"the {MODE}(?P<named>{any_of(words.DECADES)})\b", readers.decade),
    ("the ordinal digit mode", rf"(?:the )?{MODE}{ORDINAL}[ -]century\b", readers.century),
    ("season the which mode",
     rf"{MODE}(?:(?:the )?(?P<which>this|last|next|previous|following|coming) )?{MOOD}{SEASON}\b(?:{OF}{YEAR})?", readers.season),
    ("the ordinal digit", rf"(?:the )?(?P<ordinal>first|second|third|fourth|final|last|previous|this|current|next|1st|2nd|3rd|4th)[ -]"
     rf"(?:fiscal |financial )?(?P<of>quarter)\b(?:{OF}{YEAR})?", readers.portion),
    ("the ordinal digit", rf"(?:the )?(?P<ordinal>first|second|latter|1st|2nd)[ -](?P<of>half) of {YEAR}", readers.portion),
    ("quarter", rf"(?P<of>Q)(?P<ordinal>[1-4])\b(?:{OF}{YEAR})?", readers.portion),
    ("mode", rf"(?P<mode>early|late) on (?:(?:the )?{DAY}(?: of)? {MONTH}|{MONTH_FIRST})(?:,? {YEAR})?", readers.date),
    ("weekday mode the which", rf"{MODE}(?:on )?(?:(?:the )?(?P<which>this|last|next|previous|following|coming) )?"
     rf"{WEEKDAY}(?: {MOOD}{PART}\b)?", readers.weekday),
    ("near mode the", rf"{MODE}(?P<name>the day before yesterday|the day after tomorrow|today|tonight|yesterday|tomorrow)\b"
     rf"(?: {MOOD}{PART}\b)?", readers.near_day),
    ("the which mode", rf"{MODE}(?P<the>the )?(?P<which>this|last|next|that|same|following|previous) {PART}\b", readers.near_part),
    ("the which mode", rf"{MODE}(?P<the>the )?(?P<which>{any_of(readers.WHICH)}) {UNIT}\b", readers.unit),
    ("the", r"the (?P<unit>weekend|week|month|year) before last\b", readers.before_last),
    ("the unit", r"(?P<the>the )(?P<unit>year|month|week|day|quarter) (?P<which>previous|prior|following|preceding)\b", readers.unit),
    ("mode", r"(?:early|earlier|late|later) (?:on )?in the (?P<unit>day|week|month|year)\b", readers.the_unit),
    ("the", r"the (?P<unit>weekend|day)\b", readers.the_unit),
    ("count digit", rf"{COUNT} {UNITS} (?P<way>ago|earlier|before|later|previously|hence|from now|from today)\b", readers.counted),
    ("in", rf"in {COUNT} {UNITS}(?:'s?)? time\b", readers.ahead),
    ("weekday", rf"{WEEKDAY} (?P<unit>week)\b", readers.weekday_week),
    ("unit", r"(?P<unit>day|week|month|year)s (?P<way>later|earlier|after)\b", readers.uncounted),
    ("the", r"the (?P<part>day|morning|afternoon|evening|night) (?P<way>before|after)\b", readers.day_beside),
    ("the", rf"the same (?:period|month|quarter|week|time) (?:(?:of )?(?:the )?(?:last|previous|prior) year|"
     rf"a year (?:ago|earlier|before)|(?:in|of) {YEAR})", readers.same_period),
    ("digit", clocks.CLOCK, clocks.figures),
    ("digit", clocks.CLOCK24, clocks.figures),
    ("digit", clocks.MILITARY, clocks.figures),
    ("digit", clocks.DOTTED, clocks.figures),
    ("digit hour", clocks.OCLOCK, clocks.hour),
    ("digit hour", clocks.HOUR_OF_PART, clocks.hour),
    ("digit hour", clocks.HOUR_OF_DAY, clocks.hour),
    ("digit", clocks.RUN, clocks.run),
    ("digit minutes", clocks.PAST_HOUR, clocks.past_hour),
    ("minutes", clocks.HALF_HOUR, clocks.half_hour),
    ("barely", clocks.AROUND_MIDNIGHT, clocks.around_midnight),
    ("clock", rf"(?P<name>{clocks.NAMED_HOUR})\b", clocks.named),
    ("the mode dark", rf"(?:the )?(?:{MODE}{PART}|(?P<name>{any_of(words.DARK_HOURS)}))(?= of )", readers.part_of),
    ("night", r"(?:overnight|all night(?: long)?|(?:(?:during|through|throughout) )?the(?: whole| entire)? night)\b", readers.night),
    ("dark mode", rf"{MODE}(?:the )?(?P<name>{any_of(words.DARK_HOURS)})(?: of the morning)?\b", readers.dark_hours),
    ("dark", rf"(?:the )?(?P<name>{any_of(words.TWILIGHT)})\b", readers.twilight),
    ("mode the", rf"{MODE}(?:in )?the (?P<part>morning|afternoon|evening)\b", readers.the_part),
    ("part mode the", rf"(?:the )?{MODE}(?P<part>morning|afternoon|evening|lunchtime)\b", readers.the_part),
    ("fixed", rf"(?P<name>{any_of(words.FIXED_DAYS)})\b(?:,? {YEAR})?", readers.fixed),
    ("floating", rf"(?P<name>{any_of(words.FLOATING_DAYS, words.EASTER_DAYS)})(?!\w)(?:,? {YEAR})?", readers.floating),
    ("the ordinal digit", rf"(?:the )?(?P<ordinal>first|second|third|fourth|fifth|last|final|[1-5](?:st|nd|rd|th)) {WEEKDAY} (?:of|in) "
     rf"{MONTH}(?:,? {YEAR})?", readers.nth_weekday),
    ("count digit", rf"(?P<count>a|one|two|[12]) weeks? (?P<way>from|ago) (?:on |last |this |next )?{WEEKDAY}", readers.weeks_from),
    ("that the", rf"(?P<way>that same|that|the same|the following|the next) {MONTH}", readers.month_told),
    ("count digit", rf"{COUNT} days? (?P<way>after|before|following)(?= )", readers.days_from),
    ("in", rf"in {COUNT} (?P<unit>day|week|month|year)s?\b", readers.in_time),
    ("the unit", r"(?:the )?(?P<unit>week|month|year|decade)'s end\b", readers.own_end),
    ("night", r"all (?P<unit>week|month|year)(?: long)?\b", readers.the_unit),
    ("reference", rf"(?:{any_of(words.REFERENCES)})\b", readers.reference),
    ("the edge", r"(?:the )?(?:very )?(?P<edge>start|beginning|middle|end|close) of the (?:(?:fiscal|financial) )?"
     r"(?P<unit>day|week|month|quarter|year|decade|century)\b", readers.edge_unit),
    ("the edge", r"(?:the )?(?:very )?(?P<edge>start|beginning|middle|end|close)(?= of )", readers.edge),
    ("then", r"then\b", readers.then),
)  # fmt: skip
"""What an expression begins with, its pattern, and what its words say."""


def _index() -> dict[str, tuple[tuple[re.Pattern[str], Reader], ...]]:
    """The rules that can begin with each word, in the table's order."""
    found: dict[str, list[tuple[re.Pattern[str], Reader]]] = {}
    for starts, pattern, reader in RULES:
        rule = re.compile(pattern, re.IGNORECASE | re.ASCII), reader
        keys = {word for group in starts.split() for word in GROUPS.get(group, (group,))}
        for key in sorted(keys):
            found.setdefault(key, []).append(rule)
    return {key: tuple(rules) for key, rules in found.items()}


BY_WORD = _index()


def candidates(flat: str, start: int, end: int, word: str) -> Iterator[Expression]:
    """Every reading of the text that begins at `start` with the token `word` and ends by `end`, in the table's order."""
    initial = word[:1]
    word = "mid" if word[:4].lower() == "mid-" else word
    for pattern, reader in BY_WORD.get("digit" if initial.isdigit() else "'" if initial == "'" else word.lower(), ()):
        m = pattern.match(flat, start, end)
        # a letter or digit that follows at once: the match is half a word
        if m and not (flat[m.end() : m.end() + 1].isalnum() and flat[m.end() - 1].isalnum()):
            yield reader(m, m.start(), m.end())
