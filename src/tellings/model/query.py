"""What a reader searches for: words, phrases and beginnings of words, a speaker, an outlet, days, figures.

In: what was typed, or typed parameters. Out: a Query of plain values; no search engine's syntax passes through it,
and no input is an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from tellings.model.kept_story import StoryHead
from tellings.model.library import KeptArticle, KeptFigure, KeptStatement

PIECE = re.compile(r'(-?)(?:(\w+):)?(?:"([^"]*)"?|([^\s"]+))')
"""An optional minus, an optional field, and a phrase in quotation marks or a run of characters."""
CURLY = str.maketrans("“”„‟«»", '""""""')
WORD = re.compile(r"\w+")
MOST_TERMS = 32
"""Terms of a query that are looked for; the rest is left aside."""
FIELDS = frozenset({"speaker", "outlet", "since", "until"})


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand in a row (one word alone mostly). `prefix`: the last word may go on; `excluded`: must not occur."""

    words: tuple[str, ...]
    prefix: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """All `terms` must hold. `speaker` and `outlet` hold words all of which must be in the name; days are inclusive.

    `every_version` also finds versions that their pages no longer show.
    """

    terms: tuple[Term, ...] = ()
    speaker: str | None = None
    outlet: str | None = None
    since: date | None = None
    until: date | None = None
    every_version: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing is asked for."""
        return not (any(not t.excluded for t in self.terms) or self.speaker or self.outlet or self.since or self.until)

    @staticmethod
    def parse(typed: str) -> Query:
        """From what a reader types: `budget "rate cut" govern* -rumour speaker:koval outlet:"the gazette" since:2024-05-01`.

        Fields other than speaker, outlet, since and until are words; a day that is none is left aside. Never raises.
        """
        query = Query()
        for minus, field, phrase, run in PIECE.findall(typed.translate(CURLY)):
            text = phrase or run
            if field.lower() in FIELDS:
                query = query.with_field(field.lower(), text)
                continue
            words = tuple(WORD.findall(f"{field} {text}" if field else text))
            if words and len(query.terms) < MOST_TERMS:
                term = Term(words, prefix=run.endswith("*"), excluded=bool(minus))
                query = replace(query, terms=(*query.terms, term))
        return query

    def with_field(self, name: str, text: str) -> Query:
        """The same with one field set from text."""
        if name == "speaker":
            return replace(self, speaker=text or None)
        if name == "outlet":
            return replace(self, outlet=text or None)
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return self
        return replace(self, since=day) if name == "since" else replace(self, until=day)


@dataclass(frozen=True, slots=True)
class FigureQuery:
    """Figures that can lie in [low, high] (None: unbounded) of `unit` (None: any); `words` are of what is counted or of the sentence.

    Bounds are in `unit` as `tellings.model.figure` names it ("USD", "percent", "votes"). Days are inclusive.
    """

    low: float | None = None
    high: float | None = None
    unit: str | None = None
    words: tuple[str, ...] = ()
    outlet: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """An article found. `excerpt` is the text at [start, start + len(excerpt)); `marks` are [from, to) in it that match."""

    article: KeptArticle
    story: str | None
    excerpt: str
    start: int
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class StatementHit:
    """A statement found, with the article it stands in."""

    statement: KeptStatement
    article: KeptArticle
    story: str | None


@dataclass(frozen=True, slots=True)
class FigureHit:
    """A figure found, with the article it stands in."""

    figure: KeptFigure
    article: KeptArticle
    story: str | None


@dataclass(frozen=True, slots=True)
class StoryHit:
    """A story found by its members, with how many of them match among those looked at."""

    story: StoryHead
    matching: int
