"""One side of an alignment as the rules for differences see it.

In: an aligned stretch, its passage and what its article says. Out: the figures, dates, statements and names inside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.alignments.words import Attribution, Passage, Word
from tellings.model.annotations import Annotations
from tellings.model.date import Date
from tellings.model.figure import Figure
from tellings.model.parse import ParsedArticle
from tellings.model.span import Span
from tellings.model.statement import Statement

COVERED = 0.5  # share of the matched words a statement must hold for the stretch to be its speaker's


@dataclass(frozen=True, slots=True)
class Side:
    """One aligned stretch: where it stands, its passage, and what its article says."""

    span: Span
    passage: Passage
    annotations: Annotations

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
        covering = [
            x for x in self.passage.attributions if sum(x.start <= w.start < x.end for w in matched) >= COVERED * max(1, len(matched))
        ]
        return min(covering, key=lambda x: (x.end - x.start, x.start), default=None)

    def reports(self, matched: Sequence[Word]) -> bool:
        """Whether any statement says one of the words that were matched."""
        return any(x.start <= w.start < x.end for x in self.passage.attributions for w in matched)

    def names(self, concept: str | None) -> bool:
        """Whether somebody known across the story is named in the stretch."""
        return any(w.concept == concept and self.span.start <= w.start < self.span.end for w in self.passage.words)

    def statement(self, attribution: Attribution | None) -> Statement | None:
        """The statement an attribution was read from."""
        return next((s for s in self.annotations.statements if attribution and s.id == attribution.statement), None)
