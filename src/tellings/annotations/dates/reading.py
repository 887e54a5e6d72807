"""Dates an article gives: where they stand, their TIMEX3 values and what they date.

In: a parsed article and its statements. Out: dates in order of place, none overlapping. What is relative is
worked out from the article's date, from a date given before it, or, inside a quotation, from the moment it was
said; where none of these is known the value is "".
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tellings.annotations.dates import dated_events
from tellings.annotations.dates import phrases as time_phrases
from tellings.annotations.dates.expressions import Expression
from tellings.annotations.dates.narration import Narration, Placed, night_told
from tellings.annotations.dates.values import Around, Direction, Resolved, Setting, day_of, resolve, setting_of
from tellings.model.block import BlockKind
from tellings.model.date import Anchor, Date, covered
from tellings.model.parse import ParsedArticle, Token
from tellings.model.span import Span
from tellings.model.statement import Form, Statement

REPORTED_WITHIN = 2
"""The day reported on lies at most this many days before the article's date."""
OPENING = 3
"""It is named in one of the first sentences of running text."""
LOOKED_BACK = 50
"""A date is counted from one of so many before it at most."""
NEXT_WORDS = 5
"""What "two days after" counts from is dated at most so many words further on."""
NAMING_DAYS = frozenset({"iso", "slashed", "date", "weekday", "holiday", "nth"})
"""Expressions whose day no other expression decides."""
TOLD_YEARS = 10
"""A bare month joins an explicit year before it only if that year is this recent; a birth says nothing about a death."""


@dataclass(frozen=True, slots=True)
class Found:
    """An expression, what it hangs on, and the statement in whose quoted words it stands."""

    expression: Expression
    head: Token | None
    quoted_in: Statement | None


def read(parsed: ParsedArticle, statements: tuple[Statement, ...]) -> tuple[Date, ...]:
    """Every date of the article, in reading offsets; ids are `<article>-d<n>` in order of place."""
    marks = _quoted(parsed, statements)
    found, at = [], 0
    for e in time_phrases.find(parsed):
        while at < len(marks) and marks[at][1] < e.end:
            at += 1
        quoted = marks[at][2] if at < len(marks) and marks[at][0] <= e.start else None
        found.append(Found(e, dated_events.governor(parsed, e.start, e.end), quoted))
    values = _Values(parsed, found).all()
    # "in the morning" of no day told is no date
    kept = [(f, v) for f, v in zip(found, values, strict=True) if v[0] or not _needs_value(f.expression)]
    return tuple(
        Date(
            f"{parsed.article.id}-d{n}",
            parsed.span(f.expression.start, f.expression.end),
            value,
            anchor,
            dated_events.describe(parsed, f.head, f.expression.start, f.expression.end) if f.head else "",
            parsed.span(f.head.start, f.head.end) if f.head else None,
        )
        for n, (f, (value, anchor)) in enumerate(kept, 1)
    )


def _needs_value(e: Expression) -> bool:
    """Whether an expression is a date only where something says of which day or year it is."""
    return (e.kind in ("told", "from") and e.basis == "day") or (e.kind == "month" and e.basis == "text")


def _quoted(parsed: ParsedArticle, statements: tuple[Statement, ...]) -> list[tuple[int, int, Statement]]:
    """Stretches in quotation marks with the statement they belong to, in order of place; of two that overlap the inner wins."""
    marks: list[tuple[int, int, Statement]] = []
    for statement in statements:
        if statement.form is Form.INDIRECT:
            continue
        for span in statement.spans:
            marks.extend((a, z, statement) for a, z in _between_marks(parsed.text, span, statement.form))
    apart: list[tuple[int, int, Statement]] = []
    for mark in sorted(marks, key=lambda m: (m[0], -m[1])):
        if apart and mark[0] < apart[-1][1]:
            outer = apart.pop()
            apart.extend(piece for piece in ((outer[0], mark[0], outer[2]), mark, (mark[1], outer[1], outer[2])) if piece[0] < piece[1])
        else:
            apart.append(mark)
    return apart


def _between_marks(text: str, span: Span, form: Form) -> list[tuple[int, int]]:
    if form is Form.DIRECT:
        return [(span.start, span.end)]
    found: list[tuple[int, int]] = []
    opened = -1
    for at in range(span.start, span.end):
        if text[at] == '"' or text[at] in "«»":
            if opened < 0:
                opened = at
            else:
                found.append((opened, at + 1))
                opened = -1
    return found if opened < 0 else [*found, (opened, span.end)]


class _Values:
    """Works out the values of one article's expressions: those outside quotations first, then those inside."""

    def __init__(self, parsed: ParsedArticle, found: list[Found]) -> None:
        self._parsed = parsed
        self._found = found
        self._values: list[Resolved | None] = [None] * len(found)
        self._placed = [Placed(f.expression, f.head, f.quoted_in is not None, "") for f in found]
        self._narration = Narration(parsed, None, None, None)
        self._on: dict[int, list[int]] = defaultdict(list)
        for n, f in enumerate(found):
            if f.head is not None:
                self._on[f.head.start].append(n)
        self._published = _published(parsed, found)
        self._day = self._published[0]

    def all(self) -> list[Resolved]:
        """One value per expression, in order."""
        self._day = self._reported_day()
        written = self._published[0]
        for quoted in (False, True):
            for told in (False, True):
                for n, f in enumerate(self._found):
                    if (f.quoted_in is not None) is quoted and _from_passage(f.expression) is told:
                        self._set(n, self._resolve(n, f))
                if not quoted and not told:
                    evening = self._day - timedelta(days=1) if self._day and self._day == written else self._day
                    self._narration = Narration(self._parsed, night_told(self._placed, evening), self._day, written)
        return [v or ("", Anchor.NONE) for v in self._values]

    def _set(self, n: int, value: Resolved) -> None:
        self._values[n] = value
        self._placed[n] = replace(self._placed[n], value=value[0])

    def _reported_day(self) -> date | None:
        """The day the opening reports on ("said on Monday"), else the article's date."""
        now, _ = self._published
        if now is None:
            return None
        opening = [s.end for s in self._parsed.sentences if s.kind is BlockKind.PARAGRAPH][:OPENING]
        for n, f in enumerate(self._found):
            sentence = self._parsed.sentence_at(f.expression.start)
            if not opening or f.expression.start > opening[-1]:
                break
            if f.quoted_in is None and f.expression.kind in ("weekday", "day") and sentence and sentence.kind is BlockKind.PARAGRAPH:
                day = day_of(self._resolve(n, f)[0])
                if day and 0 <= (now - day).days <= REPORTED_WITHIN:
                    return day
        return now

    def _resolve(self, n: int, f: Found) -> Resolved:
        e = f.expression
        now, anchor = self._published
        if f.quoted_in is not None:
            said = self._said(f.quoted_in)
            if said:
                now, anchor = said, Anchor.UTTERANCE
            if e.kind == "day" and _generic(self._parsed, e):
                return "PRESENT_REF", anchor
        way = dated_events.direction(self._parsed, e.start, e.end, f.head)
        text, text_day = self._before(n, e) if now is None or _leans_back(e) else ("", None)
        setting = None
        if e.kind in ("clock", "told"):
            setting = self._narration.setting(n, self._placed)
        elif _points_back(e):
            setting = self._narration.that(n, self._placed)
            text_day = setting.day if setting else text_day
        elif e.kind == "beside":
            text_day = self._of_what_follows(n) or self._apposed(n) or text_day or self._later_in_sentence(n)
        elif e.kind == "from":
            text_day = self._of_what_follows(n)
            setting = None if text_day else self._told_before(n, f.head)
        around = Around(now, anchor, text, text_day, self._day, way, setting)
        e = self._in_told_year(n, e)
        value, anchor = resolve(e, around)
        return (value, Anchor.EARLIER_DATE) if e is not f.expression and value else (value, anchor)

    def _said(self, statement: Statement) -> date | None:
        """The day a statement is dated at its cue, where it is."""
        if statement.cue is None:
            return None
        cue = self._parsed.tokens_in(statement.cue.start, statement.cue.end)
        for n in (n for token in cue for n in self._on.get(token.start, ())):
            value = self._values[n]
            if self._found[n].quoted_in is None and value:
                return day_of(value[0])
        return None

    def _before(self, n: int, e: Expression) -> tuple[str, date | None]:
        """The value of the date before the n-th expression, and the day it is counted from.

        For "the day", a day counts only from the same sentence or the one before in the same block.
        """
        here = self._parsed.sentence_at(e.start)
        text, day = "", None
        for m in range(n - 1, max(-1, n - 1 - LOOKED_BACK), -1):
            value = self._values[m]
            if not value or covered(value[0]) is None:
                continue
            there = self._parsed.sentence_at(self._found[m].expression.start)
            text = text or value[0]
            near = here is not None and there is not None and here.block == there.block and here.index - there.index <= 1
            if e.basis == "day" and not near:
                break
            day = day_of(value[0])
            if day is not None:
                break
        return text, day

    def _later_in_sentence(self, n: int) -> date | None:
        """The next day named in the sentence: "the night before the vote on May 4"."""
        here = self._parsed.sentence_at(self._found[n].expression.start)
        follows = self._found[n + 1 : n + 2]
        if here is None or not follows or follows[0].expression.start >= here.end or follows[0].expression.kind not in NAMING_DAYS:
            return None
        return day_of(self._resolve(n + 1, follows[0])[0])

    def _of_what_follows(self, n: int) -> date | None:
        """The day of what "two days after" goes with, where it is dated right there: "the June 3 report", "the vote on Friday"."""
        follows = self._found[n + 1 : n + 2]
        if not follows:
            return None
        between = self._parsed.tokens_in(self._found[n].expression.end, follows[0].expression.start)
        near = len(between) <= NEXT_WORDS and not any(t.pos in ("VERB", "AUX") or t.tag == "," for t in between)
        return self._later_in_sentence(n) if near else None

    def _apposed(self, n: int) -> date | None:
        """The day counted from where "the day before the vote" says again which day was named right before: "on July 3, the day
        before the vote"."""
        e = self._found[n].expression
        if not n or not 0 < e.start - self._found[n - 1].expression.end <= len(", "):
            return None
        after = self._parsed.tokens_in(e.end, e.end + 2)[:1]
        day = day_of(self._placed[n - 1].value)
        goes_on = bool(after) and after[0].pos in ("DET", "NOUN", "PROPN", "PRON", "ADJ")
        return day - timedelta(days=e.shift) if day and goes_on else None

    def _told_before(self, n: int, head: Token | None) -> Setting | None:
        """The day "two days after" something is told of: named before in the sentence, else, where something "comes a day
        after", the day reported on. None where a day named later in the sentence may be that of what it goes with."""
        here = self._parsed.sentence_at(self._found[n].expression.start)
        if here is None or self._later_in_sentence(n) is not None:
            return None
        if n and self._found[n - 1].expression.start >= here.start:
            return setting_of(self._placed[n - 1].value)
        comes = head is not None and head.lemma in ("come", "follow", "arrive") and self._day is not None
        return Setting(self._day, "") if comes and self._day else None

    def _in_told_year(self, n: int, e: Expression) -> Expression:
        """A month or day told right after one of an explicit year is of that year, if it is later in it."""
        if not e.lacks_year or not e.month or e.within or e.which or n == 0:
            return e
        before, value = self._found[n - 1].expression, self._values[n - 1]
        here, there = self._parsed.sentence_at(e.start), self._parsed.sentence_at(before.start)
        if not (here and there and value and here.block == there.block and here.index - there.index <= 1):
            return e
        told = before.years and before.month and before.kind in ("month", "date", "iso") and not before.until
        now = self._published[0]
        if told and before.month and before.month < e.month and now is not None and now.year - TOLD_YEARS <= int(before.years) < now.year:
            return replace(e, years=before.years)
        return e


def _leans_back(e: Expression) -> bool:
    """Whether the expression, or one inside it, is counted from a date before it."""
    return e.basis in ("text", "day") or e.kind in ("then", "period") or (e.within is not None and _leans_back(e.within))


def _points_back(e: Expression) -> bool:
    """ "that night", "the same evening"."""
    return e.kind == "day" and e.basis == "text" and not e.shift and bool(e.part)


def _from_passage(e: Expression) -> bool:
    """Whether the day has to be sought in the passage, after all days that name themselves."""
    return e.kind in ("clock", "told") or _leans_back(e)


def _published(parsed: ParsedArticle, found: list[Found]) -> tuple[date | None, Anchor]:
    """The article's date, or the full date that stands alone in one of its first lines."""
    published = parsed.article.published
    if published is not None:
        try:
            return date.fromisoformat(published.day), Anchor.PUBLICATION
        except ValueError:
            pass
    blocks = parsed.article.blocks[:4]
    for f in found:
        e = f.expression
        alone = any(b.span.start <= e.start and e.end <= b.span.end and len(b.span) <= e.end - e.start + 12 for b in blocks)
        if alone and e.years and e.day:
            return day_of(resolve(e, Around(None, Anchor.NONE, "", None, None, Direction.NEAR))[0]), Anchor.EARLIER_DATE
    return None, Anchor.NONE


def _generic(parsed: ParsedArticle, e: Expression) -> bool:
    """ "the world today", "today's Riverton": our time rather than this day."""
    if parsed.text[e.start : e.end].lower() != "today":
        return False
    tokens = parsed.tokens_in(e.start, e.end)
    at = tokens[0].index if tokens else 0
    before = parsed.tokens[at - 1] if at else None
    after = parsed.tokens[at + 1 : at + 3]
    if len(after) == 2 and after[0].text == "'s":
        return after[1].tag in ("NNP", "NNPS", "NNS") or after[1].lemma in ("world", "society", "economy", "age", "generation", "youth")
    inside = (
        before is not None
        and before.pos in ("NOUN", "PROPN")
        and before.dep == "pobj"
        and parsed.tokens[before.head].text.lower() in ("in", "of", "for")
    )
    verb = dated_events.verb_over(parsed, before) if before else None
    return inside and verb is not None and verb.tag in ("VBZ", "VBP", "VBG")
