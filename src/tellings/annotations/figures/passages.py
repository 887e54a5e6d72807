"""A block's lexemes with what the article's other annotations say of them: the ground on which figures are read.

In: a parsed article and the stretches its dates take in. Out: the passage, asked for tokens and for dates. Guarantee:
every question is answered in time that does not grow with the block.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.annotations.figures.lexemes import Lexeme
from tellings.model.date import Date
from tellings.model.parse import ParsedArticle, Token


@dataclass(frozen=True, slots=True)
class Taken:
    """The stretches that dates take in, as disjoint ascending intervals."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @staticmethod
    def of(dates: Sequence[Date]) -> Taken:
        """The union of the dates' spans."""
        starts: list[int] = []
        ends: list[int] = []
        for date in sorted(dates, key=lambda d: d.span):
            if ends and date.span.start <= ends[-1]:
                ends[-1] = max(ends[-1], date.span.end)
            else:
                starts.append(date.span.start)
                ends.append(date.span.end)
        return Taken(tuple(starts), tuple(ends))

    def holds(self, offset: int) -> bool:
        """Whether a date takes in the character at `offset`."""
        at = bisect_right(self.starts, offset) - 1
        return at >= 0 and self.ends[at] > offset


@dataclass(frozen=True, slots=True)
class Passage:
    """A block's lexemes, with what the article's other annotations say of them."""

    parsed: ParsedArticle
    lexemes: Sequence[Lexeme]
    decimal_comma: bool
    syntax: bool
    prose: bool
    taken: Taken

    def token(self, at: int) -> Token | None:
        """The token that begins with lexeme `at`."""
        if not 0 <= at < len(self.lexemes):
            return None
        found = self.parsed.tokens_in(self.lexemes[at].start, self.lexemes[at].end)
        return found[0] if found else None


__all__ = ["Passage", "Taken"]
