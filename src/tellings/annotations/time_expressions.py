"""Patterns of time expressions and what their words say, before anything is worked out.

In: a text and a place where a token begins. Out: every reading of the words from there. Every pattern has
bounded length and is tried only where a word it can begin with stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from tellings.annotations import time_words as words


@dataclass(frozen=True, slots=True)
class Expression:
    """What the words at [start, end) say; None or "" where they say nothing.

    `years` is a TIMEX3 year, decade or century ("2018", "199", "19"). `unit` with `shift` is a stretch counted
    from `basis`: "now" (when it was written or said), "text" (the date before it in the text), "day" (the day
    the article reports on). `which` is "last", "next" or "this" before a name. `edge` is the part of the stretch
    meant ("start", "end" …), `vague` an uncounted shift ("days later"), `until` the far end of a range, `within`
    the stretch it is a part of ("March of last year").
    """

    start: int
    end: int
    kind: str
    years: str = ""
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str = ""
    season: str = ""
    portion: str = ""
    clock: str = ""
    zone: str = ""
    unit: str = ""
    shift: int = 0
    basis: str = ""
    which: str = ""
    edge: str = ""
    vague: bool = False
    reference: str = ""
    value: str = ""
    until: Expression | None = None
    within: Expression | None = None

    @property
    def names_day(self) -> bool:
        """Whether it says, alone, which day is meant."""
        return self.day is not None or self.weekday is not None or (self.unit == "day" and not self.vague) or self.kind == "slashed"

    @property
    def lacks_year(self) -> bool:
        """Whether it names a month, a day of it, a season or a quarter, but no year."""
        return not self.years and bool(self.month or self.season or self.portion)


def _any(*tables: object) -> str:
    """An alternation of all keys, longest first."""
    keys = {str(k) for t in tables for k in t}  # type: ignore[attr-defined]
    return "|".join(sorted((re.escape(k) for k in keys), key=lambda k: (-len(k), k)))


MONTH = rf"(?P<month>(?:{_any(words.MONTHS)})\b|(?:{_any(words.MONTH_ABBREVIATIONS)})\b\.?)"
WEEKDAY = rf"(?P<weekday>(?:{_any(words.WEEKDAYS)})\b|(?:{_any(words.WEEKDAY_ABBREVIATIONS)})\b\.?)"
DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b(?!\.\d|,\d|%|:)"
YEAR = r"(?P<year>1\d{3}|20\d\d)\b(?![,.:]\d|%)"
PART = rf"(?P<part>{_any(words.PARTS)})"
COUNT = rf"(?P<count>\d{{1,3}}|{_any(words.NUMBERS)}|several|many|(?:a )?few|some|(?:a )?couple(?: of)?)"
UNIT = r"(?P<unit>minute|hour|day|week|weekend|fortnight|month|quarter|year|decade|century)"
UNITS = r"(?P<unit>minute|hour|day|week|weekend|fortnight|month|quarter|year|decade|centurie?)(?:s|y)?"
ORDINAL = rf"(?P<ordinal>{_any(words.ORDINALS)}|\d\d?(?:st|nd|rd|th))"
SEASON = rf"(?P<season>{_any(words.SEASONS)})"
MODE = r"(?:(?P<mode>early|earlier|late|later|mid)[ -])?"
ZONE = (
    rf"(?: ?\(?(?P<zone>(?:GMT|UTC)(?: ?[+-] ?\d\d?(?::\d\d)?)?|(?:{'|'.join(words.ZONE_NAMES)})\b|"
    r"[A-Z][a-z]{2,12}(?: (?:[Ss]tandard|[Dd]aylight|[Ss]ummer))? [Tt]ime|local time)\)?)?"
)
CLOCK = rf"(?P<hour>2[0-3]|[01]?\d)(?:[:.](?P<minute>[0-5]\d))?(?::[0-5]\d)? ?(?P<half>[ap](?:\.m\.?|m\b))(?-i:{ZONE})"
CLOCK24 = rf"(?P<hour>2[0-4]|[01]?\d):(?P<minute>[0-5]\d)(?::[0-5]\d)?\b(?: ?h(?:ou)?rs?\b)?(?-i:{ZONE})"
MILITARY = r"(?P<hour>2[0-3]|[01]\d)(?P<minute>[0-5]\d) ?(?:(?P<zone>GMT|UTC)\b|hours\b)"

Reader = Callable[[re.Match[str], int, int], Expression]


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


def clock_of(m: re.Match[str]) -> str:
    """`T17:00` from the hour, minute and half of the day matched; "" for no time of day."""
    hour, minute = int(m["hour"]), int(m["minute"] or 0)
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
         "this": 0, "same": 0, "current": 0, "that": 0}  # fmt: skip
ON_TEXT = frozenset({"previous", "prior", "preceding", "following", "same", "that", "subsequent"})


def _iso(m: re.Match[str], a: int, z: int) -> Expression:
    clock = f"T{m['hour']}:{m['minute']}{m['zone'] or ''}" if m["hour"] else ""
    return Expression(
        a, z, "iso", value=f"{m['year']}-{m['month']}-{m['day']}{clock}", years=m["year"], month=int(m["month"]), day=int(m["day"])
    )


def _date(m: re.Match[str], a: int, z: int) -> Expression:
    years = m.groupdict().get("year") or ""
    first = Expression(a, z, "date", years=years, month=month_of(m["month"]), day=int(m["day"]))
    last = m.groupdict().get("last")
    return replace(first, until=replace(first, day=int(last))) if last and int(last) > int(m["day"]) else first


def _slashed(m: re.Match[str], a: int, z: int) -> Expression:
    return Expression(a, z, "slashed", value=m.group())


def _month(m: re.Match[str], a: int, z: int) -> Expression:
    which = (m.groupdict().get("which") or "").lower()
    edge = EDGES.get((m["mode"] or "").lower(), "")
    return Expression(a, z, "month", years=m["year"] or "", month=month_of(m["month"]), edge=edge, which=which)


def _year(m: re.Match[str], a: int, z: int) -> Expression:
    return Expression(a, z, "year", years=m["year"], edge=EDGES.get((m["mode"] or "").lower(), ""))


def _years(m: re.Match[str], a: int, z: int) -> Expression:
    last = m["last"] if len(m["last"]) == 4 else m["year"][:2] + m["last"]
    first = Expression(a, z, "year", years=m["year"])
    return replace(first, until=replace(first, years=last)) if last > m["year"] else replace(first, end=a + 4)


def _decade(m: re.Match[str], a: int, z: int) -> Expression:
    group = m.groupdict()
    if group.get("long"):
        return Expression(a, z, "decade", years=m["long"])
    return Expression(a, z, "decade", years="19" + (m["short"] if group.get("short") else str(words.DECADES[m["named"].lower()])))


def _century(m: re.Match[str], a: int, z: int) -> Expression:
    return Expression(a, z, "century", years=f"{ordinal_of(m['ordinal']) - 1:02}")


def _season(m: re.Match[str], a: int, z: int) -> Expression:
    which = (m["which"] or "").lower()
    return Expression(a, z, "season", years=m["year"] or "", season=words.SEASONS[m["season"].lower()], which=which)


def _portion(m: re.Match[str], a: int, z: int) -> Expression:
    group = m.groupdict()
    name = (m["ordinal"] or "").lower()
    if name in ("last", "previous", "this", "current", "next") and group["of"].lower() == "quarter":
        return Expression(a, z, "unit", unit="quarter", shift={"last": -1, "previous": -1, "next": 1}.get(name, 0), basis="now")
    letter = "Q" if group["of"].lower() in ("quarter", "q") else "H"
    number = (4 if letter == "Q" else 2) if name in ("final", "last") else 2 if name == "latter" else ordinal_of(name)
    return Expression(a, z, "portion", years=m["year"] or "", portion=f"{letter}{number}")


def _weekday(m: re.Match[str], a: int, z: int) -> Expression:
    part = (m["part"] or "").lower()
    which = (m["which"] or "").lower()
    return Expression(a, z, "weekday", weekday=weekday_of(m["weekday"]), part=words.PARTS.get(part, ""), which=which)


DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}


def _near_day(m: re.Match[str], a: int, z: int) -> Expression:
    name = m["name"].lower()
    part = "NI" if name == "tonight" else words.PARTS.get((m["part"] or "").lower(), "")
    return Expression(a, z, "day", unit="day", shift=DAYS[name], basis="now", part=part)


def _near_part(m: re.Match[str], a: int, z: int) -> Expression:
    which = m["which"].lower()
    basis = "text" if which in ON_TEXT or (which == "next" and m["the"]) else "now"
    shift = 0 if which in ("this", "that", "same") else WHICH[which]
    return Expression(a, z, "day", unit="day", shift=shift, basis=basis, part=words.PARTS[m["part"].lower()])


def _unit(m: re.Match[str], a: int, z: int) -> Expression:
    which = m["which"].lower()
    text = which in ON_TEXT or (which == "next" and bool(m["the"]))
    kind = "same" if which in ("same", "that") else "unit"
    return Expression(a, z, kind, unit=m["unit"].lower(), shift=WHICH[which], basis="text" if text else "now")


def _the_unit(m: re.Match[str], a: int, z: int) -> Expression:
    unit = m["unit"].lower()
    return Expression(a, z, "day" if unit == "day" else "unit", unit=unit, basis="day" if unit == "day" else "now")


def _counted(m: re.Match[str], a: int, z: int) -> Expression:
    shift, vague = shift_of(m)
    unit = m["unit"].lower().rstrip("ie") if m["unit"].lower().startswith("centur") else m["unit"].lower()
    way = m["way"].lower()
    back = way in ("ago", "earlier", "before", "previously", "back")
    basis = "now" if way in ("ago", "back", "hence", "from now", "from today") else "text"
    return Expression(
        a, z, "count", unit="century" if unit == "centur" else unit, shift=-shift if back else shift, basis=basis, vague=vague
    )


def _uncounted(m: re.Match[str], a: int, z: int) -> Expression:
    basis = "none" if m["way"].lower() == "after" else "text"
    return Expression(a, z, "count", unit=m["unit"].lower(), basis=basis, vague=True)


def _day_beside(m: re.Match[str], a: int, z: int) -> Expression:
    part = words.PARTS.get(m["part"].lower(), "")
    back = m["way"].lower() in ("before", "earlier")
    return Expression(a, z, "beside", unit="day", shift=-1 if back else 1, basis="text", part=part)


def _same_period(m: re.Match[str], a: int, z: int) -> Expression:
    year = m["year"] or ""
    return Expression(a, z, "period", unit="year", shift=0 if year else -1, basis="text", years=year, part="")


def _clock(m: re.Match[str], a: int, z: int) -> Expression:
    clock = clock_of(m)
    return Expression(a, z, "clock" if clock else "none", clock=clock, zone=zone_of(m["zone"]))


def _named_clock(m: re.Match[str], a: int, z: int) -> Expression:
    return Expression(a, z, "clock", clock={"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}[m["name"].lower()])


def _hour_of_part(m: re.Match[str], a: int, z: int) -> Expression:
    hour = int(m["hour"]) if m["hour"].isdigit() else words.NUMBERS[m["hour"].lower()]
    part = (m["part"] or "").lower()
    if not 1 <= hour <= 12:
        return Expression(a, z, "none")
    if not part:
        return Expression(a, z, "none")
    late = part in ("afternoon", "evening") or (part == "night" and 5 < hour < 12)
    return Expression(a, z, "clock", clock=f"T{hour % 12 + (12 if late else 0):02}:00")


def _fixed(m: re.Match[str], a: int, z: int) -> Expression:
    month, day = words.FIXED_DAYS[m["name"].lower()]
    return Expression(a, z, "date", month=month, day=day, years=m["year"] or "")


def _reference(m: re.Match[str], a: int, z: int) -> Expression:
    return Expression(a, z, "reference", reference=words.REFERENCES[m.group().lower()])


def _part_of(m: re.Match[str], a: int, z: int) -> Expression:
    return Expression(a, z, "part", part=words.PARTS[m["part"].lower()])


def _edge_unit(m: re.Match[str], a: int, z: int) -> Expression:
    return Expression(a, z, "unit", unit=m["unit"].lower(), basis="now", edge=EDGES[m["edge"].lower()])


def _two_digits(m: re.Match[str], a: int, z: int) -> Expression:
    return Expression(a, z, "short", years=("20" if m["two"] < "30" else "19") + m["two"])


def _then(_: re.Match[str], a: int, z: int) -> Expression:
    return Expression(a, z, "then", basis="text")


def _edge(m: re.Match[str], a: int, z: int) -> Expression:
    return Expression(a, z, "edge", edge=EDGES[m["edge"].lower()])


OF = r"(?:,? (?:of )?)"
MOOD = MODE.replace("mode", "mood")
GROUPS: dict[str, tuple[str, ...]] = {
    "month": (*words.MONTHS, *words.MONTH_ABBREVIATIONS, *(f"{m}." for m in words.MONTH_ABBREVIATIONS)),
    "weekday": (*words.WEEKDAYS, *words.WEEKDAY_ABBREVIATIONS, *(f"{d}." for d in words.WEEKDAY_ABBREVIATIONS)),
    "season": tuple(words.SEASONS),
    "mode": ("early", "earlier", "late", "later", "mid", "mid-"),
    "the": ("the",),
    "which": ("this", *WHICH),
    "unit": ("day", "week", "month", "year", "quarter", "days", "weeks", "months", "years"),
    "count": (*words.NUMBERS, "several", "many", "few", "some", "couple"),
    "ordinal": (*words.ORDINALS, "final", "last", "latter", "previous", "current", "this", "next"),
    "near": ("today", "tonight", "yesterday", "tomorrow"),
    "clock": ("noon", "midday", "midnight"),
    "quarter": ("q1", "q2", "q3", "q4"),
    "fixed": tuple(name.split("'")[0].split()[0] for name in words.FIXED_DAYS),
    "reference": tuple(name.split()[0] for name in words.REFERENCES),
    "edge": ("start", "beginning", "middle", "end", "close", "very"),
    "then": ("then",),
}
"""The words an expression can begin with; "digit" stands for a token that begins with a digit, "'" for a clipped year."""
RULES: tuple[tuple[str, str, Reader], ...] = (
    ("digit", r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
     r"(?:[T ](?P<hour>[01]\d|2[0-4]):(?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d{1,9})?)?(?P<zone>Z|[+-]\d\d:?\d\d)?)?", _iso),
    ("digit", r"(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|[12]\d|3[01])/(?:\d{4}|\d\d)(?![\d/])", _slashed),
    ("digit", r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:1\d{3}|20\d\d)(?!\d)", _slashed),
    ("month", rf"{MONTH} {DAY}(?: ?[-–] ?(?P<last>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b)?(?:,? {YEAR})?", _date),
    ("digit the", rf"(?:the )?{DAY}(?: ?[-–] ?(?P<last>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b)?(?: of)? {MONTH}(?:,? {YEAR})?", _date),
    ("month mode", rf"{MODE}{MONTH}{OF}{YEAR}", _month),
    ("month mode", rf"{MODE}{MONTH}(?P<year>)", _month),
    ("which mode", rf"{MODE}(?P<which>this|last|next|this past|this coming) {MONTH}(?P<year>)", _month),
    ("digit mode", rf"{MODE}{YEAR}", _year),
    ("digit", r"(?P<year>1\d{3}|20\d\d) ?[-–] ?(?P<last>1\d{3}|20\d\d|\d\d)\b(?![-–:.]?\d)", _years),
    ("' the mode", rf"(?:the )?{MODE}'(?P<two>\d\d)(?![\w'])", _two_digits),
    ("digit the mode", rf"(?:the )?{MODE}(?P<long>1\d\d|20\d)0'?s\b", _decade),
    ("digit ' the mode", rf"(?:the )?{MODE}'?(?P<short>[2-9])0'?s\b", _decade),
    ("the", rf"the {MODE}(?P<named>{_any(words.DECADES)})\b", _decade),
    ("the ordinal digit mode", rf"(?:the )?{MODE}{ORDINAL}[ -]century\b", _century),
    ("season the which mode",
     rf"{MODE}(?:(?:the )?(?P<which>this|last|next|previous|following|coming) )?{MOOD}{SEASON}\b(?:{OF}{YEAR})?", _season),
    ("the ordinal digit", rf"(?:the )?(?P<ordinal>first|second|third|fourth|final|last|previous|this|current|next|1st|2nd|3rd|4th)[ -]"
     rf"(?:fiscal |financial )?(?P<of>quarter)\b(?:{OF}{YEAR})?", _portion),
    ("the ordinal digit", rf"(?:the )?(?P<ordinal>first|second|latter|1st|2nd)[ -](?P<of>half) of {YEAR}", _portion),
    ("quarter", rf"(?P<of>Q)(?P<ordinal>[1-4])\b(?:{OF}{YEAR})?", _portion),
    ("weekday mode the which", rf"{MODE}(?:on )?(?:(?:the )?(?P<which>this|last|next|previous|following|coming) )?"
     rf"{WEEKDAY}(?: {MOOD}{PART}\b)?", _weekday),
    ("near mode the", rf"{MODE}(?P<name>the day before yesterday|the day after tomorrow|today|tonight|yesterday|tomorrow)\b"
     rf"(?: {MOOD}{PART}\b)?", _near_day),
    ("the which mode", rf"{MODE}(?P<the>the )?(?P<which>this|last|next|that|same|following|previous) {PART}\b", _near_part),
    ("the which mode", rf"{MODE}(?P<the>the )?(?P<which>{_any(WHICH)}) {UNIT}\b", _unit),
    ("the unit", r"(?P<the>the )(?P<unit>year|month|week|day|quarter) (?P<which>previous|prior|following|preceding)\b", _unit),
    ("mode", r"(?:early|earlier|late|later) (?:on )?in the (?P<unit>day|week|month|year)\b", _the_unit),
    ("the", r"the (?P<unit>weekend|day)\b", _the_unit),
    ("count digit", rf"{COUNT} {UNITS} (?P<way>ago|earlier|before|later|previously|hence|from now|from today)\b", _counted),
    ("unit", r"(?P<unit>day|week|month|year)s (?P<way>later|earlier|after)\b", _uncounted),
    ("the", r"the (?P<part>day|morning|afternoon|evening|night) (?P<way>before|after)\b", _day_beside),
    ("the", rf"the same (?:period|month|quarter|week|time) (?:(?:of )?(?:the )?(?:last|previous|prior) year|"
     rf"a year (?:ago|earlier|before)|(?:in|of) {YEAR})", _same_period),
    ("digit", CLOCK, _clock),
    ("digit", CLOCK24, _clock),
    ("digit", MILITARY, _clock),
    ("digit count", rf"(?P<hour>\d\d?|{_any(words.NUMBERS)})(?: o'clock)? (?:in the|at) (?P<part>morning|afternoon|evening|night)\b",
     _hour_of_part),
    ("clock", r"(?P<name>noon|midday|midnight)\b", _named_clock),
    ("fixed", rf"(?P<name>{_any(words.FIXED_DAYS)})\b(?:,? {YEAR})?", _fixed),
    ("reference", rf"(?:{_any(words.REFERENCES)})\b", _reference),
    ("the mode", rf"(?:the )?{MODE}{PART}(?= of )", _part_of),
    ("the edge", r"(?:the )?(?:very )?(?P<edge>start|beginning|middle|end|close) of the (?:(?:fiscal|financial) )?"
     r"(?P<unit>day|week|month|quarter|year|decade|century)\b", _edge_unit),
    ("the edge", r"(?:the )?(?:very )?(?P<edge>start|beginning|middle|end|close)(?= of )", _edge),
    ("then", r"then\b", _then),
)  # fmt: skip
"""What an expression begins with, its pattern, and what its words say."""


def _index() -> dict[str, tuple[tuple[re.Pattern[str], Reader], ...]]:
    """The rules that can begin with each word, in the table's order."""
    found: dict[str, list[tuple[re.Pattern[str], Reader]]] = {}
    for starts, pattern, reader in RULES:
        rule = re.compile(pattern, re.IGNORECASE), reader
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
