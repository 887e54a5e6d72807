"""Time expressions of an article: single ones read, false ones left out, neighbours joined into one.

In: a parsed article. Out: expressions in order of place, without overlap, each inside one sentence
(or one that was cut after "a.m."); linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from tellings.annotations.dates import clocks as time_clocks
from tellings.annotations.dates.expressions import Expression
from tellings.annotations.dates.rules import candidates
from tellings.annotations.dates.traps import Traps
from tellings.annotations.dates.words import ZONE_NAMES
from tellings.model.parse import ParsedArticle, Sentence

FLAT = {ord(c): " " for c in "\n\t\r\u00a0\u2009\u202f"}
OPEN_KINDS = frozenset({"edge", "part", "none"})
"""Readings that say nothing alone."""
GAP = 32
"""No joining words are longer, in characters."""
AT = re.compile(
    r",? (?:(?:(?:and )?shortly |just )?(?:at|by|from|until|till|before|after|about|around|in|during) )?"
    r"(?:about |around |approximately |roughly |nearly |exactly )?"
)
ON = re.compile(r",? (?:(?:on|of|the|into) )?|, on ")
BESIDE = re.compile(r",? |,? \(")
OF = re.compile(r" of | in | |, ")
RANGE = re.compile(
    r" to | until | till | through | up to | and | ?[-–—] ?| and (?:continuing|lasting|running|ending) (?:in|through|until|to) "
)
THROUGH = frozenset({" through ", " until ", " till ", " to "})
"""What joins a date with the weekday up to which something lasts."""
OPENERS = re.compile(r"(?:\bfrom |\bbetween |\bbeginning in |\bstarting in |\bstarting from |\()$", re.IGNORECASE)
HALVED = re.compile(r"\d ?[ap]\.m\.\s*$")
GOES_ON = re.compile(rf"\s*(?:[a-z]|(?:GMT|UTC|{'|'.join(ZONE_NAMES)})\b|[A-Z][a-z]{{2,12}} (?:[Tt]ime|[Ss]tandard|[Dd]aylight)\b)")
"""What a sentence that was cut after "a.m." goes on with."""
YEAR_UNITS = frozenset({"year"})
"""Units that say which year a month of it belongs to."""


def find(parsed: ParsedArticle) -> list[Expression]:
    """All time expressions of the article in order of place."""
    flat = parsed.text.translate(FLAT)
    traps = Traps(parsed)
    found: list[Expression] = []
    for first, last in _stretches(parsed, flat):
        found.extend(joined(list(_atoms(parsed, flat, first, last, traps)), flat))
    return found


def _stretches(parsed: ParsedArticle, flat: str) -> Iterator[tuple[Sentence, Sentence]]:
    """First and last of the sentences that are read as one: one cut after "a.m." goes on with "GMT" or a small letter."""
    first: Sentence | None = None
    for sentence, following in zip_longest(parsed.sentences, parsed.sentences[1:]):
        first = first or sentence
        cut = following is not None and following.block == sentence.block
        if cut and HALVED.search(flat, max(first.start, sentence.end - 6), sentence.end) and GOES_ON.match(flat, following.start):
            continue
        yield first, sentence
        first = None


def _atoms(parsed: ParsedArticle, flat: str, first: Sentence, last: Sentence, traps: Traps) -> Iterator[Expression]:
    """The longest believable expression at each token from one sentence to another, from left to right."""
    past = -1
    for token in parsed.tokens[first.first : last.last]:
        if token.start < past:
            continue
        best: Expression | None = None
        for read in candidates(flat, token.start, last.end, token.text):
            if (best is None or read.end > best.end) and traps.believes(read, token):
                best = read
        if best:
            past = best.end
            yield best


def joined(atoms: list[Expression], flat: str) -> list[Expression]:
    """Neighbours that make one expression, made one; open ones left alone fall away."""
    done: list[Expression] = []
    for atom in atoms:
        while done:
            gap = flat[done[-1].end : atom.start]
            whole = _join(done[-1], atom, gap, flat) if len(gap) <= GAP else None
            if whole is None:
                break
            done.pop()
            atom = whole
        done.append(atom)
    return [e for e in map(_alone, done) if e.kind not in OPEN_KINDS]


def _alone(e: Expression) -> Expression:
    """What no neighbour completed: "the night of the flood" is a night told of, the "9" of "9 to 11 p.m." nothing."""
    if e.kind == "part" and e.part == "NI":
        return replace(e, kind="told", basis="night")
    return replace(e, kind="none") if e.which == "run" else e


def _join(one: Expression, two: Expression, gap: str, flat: str) -> Expression | None:
    """One expression of two neighbours, None where they do not belong together."""
    hours = one if one.kind == "clock" else two if two.kind == "clock" else None
    if any(e.reference or (e.until and e is not hours) for e in (one, two)):
        return None
    if hours is not None and hours.until:
        return _day_and_clock(one, two, gap)
    return _edge_of(one, two, gap) or _day_and_clock(one, two, gap) or _within(one, two, gap) or _range(one, two, gap, flat)


def _edge_of(one: Expression, two: Expression, gap: str) -> Expression | None:
    """ "the end of" + July; "the morning of" + March 3."""
    if gap != " of ":
        return None
    if one.kind == "edge" and two.kind not in OPEN_KINDS | {"clock"}:
        return replace(two, start=one.start, edge=one.edge)
    if one.kind == "part" and two.names_day and not (two.part or two.clock):
        return replace(two, start=one.start, part=one.part)
    if one.kind == "part" and two.part == one.part and two.names_day:  # "the early hours of Friday morning"
        return replace(two, start=one.start)
    return None


def _day_and_clock(one: Expression, two: Expression, gap: str) -> Expression | None:
    """ "Friday" + "at" + "4 p.m."; "Tuesday" + "," + "March 3"; "noon" + "on" + "Friday"."""
    if one.names_day and two.kind == "clock" and not one.clock and AT.fullmatch(gap):
        return _timed(replace(one, end=two.end), two)
    if one.kind == "clock" and two.names_day and not two.clock and ON.fullmatch(gap):
        return _timed(replace(two, start=one.start), one)
    if one.names_day and two.kind == "told" and not (one.clock or one.part) and AT.fullmatch(gap):
        return replace(one, end=two.end, part=two.part)
    if one.kind == "told" and two.names_day and not (two.clock or two.part) and ON.fullmatch(gap):
        # "overnight into Friday" is the night before
        back = gap.endswith("into ") and one.part == "NI" and two.weekday is not None
        return replace(two, start=one.start, part=one.part, shift=two.shift - back)
    if one.kind == "told" and two.kind == "clock" and AT.fullmatch(gap) and gap.strip(" ,"):
        return replace(_timed(replace(one, end=two.end), two), kind="clock", part="", basis="night")
    if one.weekday is not None and one.day is None and two.kind == "date" and two.weekday is None and BESIDE.fullmatch(gap):
        return replace(two, start=one.start, weekday=one.weekday, part=one.part or two.part, clock=one.clock or two.clock)
    return None


def _timed(day: Expression, time: Expression) -> Expression:
    """A day with a time; a part of the day beside it ("Friday night at 10:30") settles which half of the day is meant."""
    read = time_clocks.with_part(time, day.part)
    return replace(day, clock=read.clock, zone=read.zone, half_open=read.half_open, until=time.until)


def _within(one: Expression, two: Expression, gap: str) -> Expression | None:
    """ "March" + "of" + "last year"; "Monday" + "of" + "last week"; "the last week" + "of" + "March"."""
    if not OF.fullmatch(gap):
        return None
    if one.lacks_year and not one.within and one.which == "" and two.kind in ("unit", "same", "count") and two.unit in YEAR_UNITS:
        return replace(one, end=two.end, within=two)
    if one.kind in ("date", "holiday") and not one.years and not one.until and two.kind == "year" and gap in (" in ", " of ", ", "):
        return replace(one, end=two.end, years=two.years)
    if one.kind == "weekday" and two.kind in ("unit", "same") and two.unit == "week":
        return replace(one, end=two.end, within=two)
    if gap in (" of ", " in ") and one.kind == "unit" and one.unit in ("week", "weekend", "day") and two.kind == "month":
        return replace(two, start=one.start, edge="end" if one.shift < 0 else "start")
    return None


def _range(one: Expression, two: Expression, gap: str, flat: str) -> Expression | None:
    """ "2008" + "to" + "2015"; "between" "April" + "and" + "June"; "March 3" + "to" + "8 March"."""
    if one.kind == "date" and two.kind == "weekday" and not two.part and gap in THROUGH:
        return replace(one, end=two.end, until=two)
    if (
        one.kind != two.kind
        or one.kind not in ("year", "month", "date", "weekday", "decade", "portion", "clock")
        or not RANGE.fullmatch(gap)
    ):
        return None
    if one.which == "run":
        late = replace(one, clock=time_clocks.settled(one.clock, "AF"), half_open=False, which="", until=two, end=two.end)
        return late if late.clock < two.clock else replace(late, clock=one.clock)
    opener = OPENERS.search(flat, max(0, one.start - 16), one.start)
    if gap == " and " and not (opener and opener[0].lower().startswith("between")):
        return None
    if gap == " to " and one.kind not in ("year", "decade", "clock") and not opener:
        return None
    if one.kind in ("year", "decade") and one.years >= two.years:
        return None
    return replace(one, end=two.end, until=two)
