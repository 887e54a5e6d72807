"""Two stretches of different articles that carry the same content, and how their words differ."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum

from tellings.model.span import Span


class Label(StrEnum):
    """`same`: the same content; `partial`: one carries part of the other's."""

    SAME = "same"
    PARTIAL = "partial"


class DifferenceKind(StrEnum):
    """What differs between two aligned stretches."""

    FIGURE = "figure"
    DATE = "date"
    ATTRIBUTION = "attribution"
    MODALITY = "modality"
    NEGATION = "negation"
    SCOPE = "scope"
    NAMING = "naming"
    WORDING = "wording"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class Difference:
    """`a` and `b` point at the words that differ; one of them is None where a side has nothing."""

    kind: DifferenceKind
    a: Span | None
    b: Span | None

    def flipped(self) -> Difference:
        """The same difference seen from the other side."""
        return Difference(self.kind, self.b, self.a)


class Change(StrEnum):
    """One step of a collation, read from side `a` to side `b`."""

    SAME = "same"
    INFLECTED = "inflected"  # same word in another tense, number, person, case or spelling
    REPLACED = "replaced"
    ADDED = "added"
    LEFT_OUT = "left_out"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of words of `a` against a run of `b`; the side that has nothing is None."""

    change: Change
    a: Span | None
    b: Span | None

    def flipped(self) -> Segment:
        """The same step read from side `b` to side `a`."""
        opposite = {Change.ADDED: Change.LEFT_OUT, Change.LEFT_OUT: Change.ADDED}
        return Segment(opposite.get(self.change, self.change), self.b, self.a)


@dataclass(frozen=True, slots=True)
class Alignment:
    """`confidence` in [0, 1]; `reasons` are fixed words that say what spoke for it, strongest first."""

    a: Span
    b: Span
    label: Label
    confidence: float
    reasons: tuple[str, ...]
    differences: tuple[Difference, ...]
    collation: tuple[Segment, ...]

    def flipped(self) -> Alignment:
        """The same alignment with its sides exchanged."""
        return dataclasses.replace(
            self,
            a=self.b,
            b=self.a,
            differences=tuple(d.flipped() for d in self.differences),
            collation=tuple(s.flipped() for s in self.collation),
        )
