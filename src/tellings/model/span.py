"""A stretch of one article's text: the unit of evidence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`text[start:end]` of an article.

    `start` and `end` are Unicode code points (not bytes), `end` exclusive, 0 <= start <= end.
    Raises ValueError when they are not.
    """

    article: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span of a text: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]

    def overlap(self, other: Span) -> int:
        """How many characters both spans hold; 0 across articles."""
        if self.article != other.article:
            return 0
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end

    def cover(self, other: Span) -> Span:
        """The smallest span that holds both. Raises ValueError across articles."""
        if self.article != other.article:
            raise ValueError("spans of different articles have no common cover")
        return Span(self.article, min(self.start, other.start), max(self.end, other.end))
