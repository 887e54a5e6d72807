"""One side of an alignment as the rules for differences see it.

In: an aligned stretch, its passage and what its article says. Out: the figures, dates, statements and names inside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from tellings.alignments.words import Attribution, Passage, Word
from tellings.model.annotations import Annotations
from tellings.model.date import Date
from tellings.model.figure import Figure
from tellings.model.parse import ParsedArticle, Token
from tellings.model.span import Span
from tellings.model.statement import Statement

COVERED = 0.45  # share of the matched words' weight a statement must hold for the stretch to be its speaker's
PARTLY = 0.2  # share from which on it is, where no statement there holds that much

T = TypeVar("T")


def statements_by_id(annotations: Annotations) -> Mapping[str, Statement]:
    """An article's statements by their ids."""
    return {s.id: s for s in annotations.statements}


@dataclass(frozen=True, slots=True)
class Side:
    """One aligned stretch: where it stands, its passage, what its article says, and what was asked about that before."""

    span: Span
    passage: Passage
    annotations: Annotations
    asked: dict[tuple[object, int], Any] = field(default_factory=dict, repr=False, compare=False)

    def known(self, ask: Callable[[ParsedArticle, Token], T], token: Token) -> T:
        """The answer to a question about a token's syntax, worked out once for all sides of its article that share `asked`."""
        key = ask, token.index
        if key not in self.asked:
            self.asked[key] = ask(self.annotations.parsed, token)
        answer: T = self.asked[key]
        return answer

    def read(self, ask: Callable[[Annotations], T]) -> T:
        """The answer to a question about the whole article, worked out once likewise."""
        key = ask, -1
        if key not in self.asked:
            self.asked[key] = ask(self.annotations)
        answer: T = self.asked[key]
        return answer

    @property
    def parsed(self) -> ParsedArticle:
        """The article's tokens and sentences."""
        return self.annotations.parsed

    def figures(self) -> list[Figure]:
        """The figures that begin inside the stretch."""
        found = (self.annotations.figures[n] for n in self.passage.figures)
        return [f for f in found if self.span.start <= f.span.start < self.span.end]

    def dates(self) -> list[Date]:
        """The dates that begin inside the stretch and have a value on the calendar."""
        found = (self.annotations.dates[n] for n in self.passage.dates)
        return [d for d in found if self.span.start <= d.span.start < self.span.end and d.value[:1].isdigit()]

    def attribution(self, matched: Sequence[Word]) -> Attribution | None:
        """Who is said to have said most of what was matched: the innermost such statement."""
        shares = [(x, held(x, matched)) for x in self.passage.attributions]
        return min((x for x, share in shares if share >= COVERED), key=lambda x: (x.end - x.start, x.start), default=None)

    def partial_attribution(self, matched: Sequence[Word]) -> Attribution | None:
        """Who is said to have said more of what was matched than anybody else, if it is a good part of it; the innermost such statement."""
        shares = [(x, held(x, matched)) for x in self.passage.attributions]
        partly = [(share, x.start - x.end, -x.start, x) for x, share in shares if share >= PARTLY]
        return max(partly, key=lambda found: found[:3])[-1] if partly else None

    def reports(self, matched: Sequence[Word]) -> bool:
        """Whether any statement says one of the words that were matched."""
        return any(x.start <= w.start < x.end for x in self.passage.attributions for w in matched)

    def naming(self, concept: str) -> set[int]:
        """Tokens of the words in the stretch that name somebody known across the story."""
        return {w.token for w in self.passage.words if w.concept == concept and self.span.start <= w.start < self.span.end}

    def statement(self, attribution: Attribution | None) -> Statement | None:
        """The statement an attribution was read from."""
        return self.read(statements_by_id).get(attribution.statement) if attribution else None


def held(statement: Attribution, matched: Sequence[Word]) -> float:
    """The share of the matched words' weight that a statement holds."""
    inside = sum(w.weight for w in matched if statement.start <= w.start < statement.end)
    return inside / sum(w.weight for w in matched) if inside else 0.0
