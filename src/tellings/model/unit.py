"""A stretch of an article that can stand alone and be lined up."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tellings.model.span import Span


class UnitKind(StrEnum):
    """What a unit is on the page and in the sentence."""

    HEADLINE = "headline"
    SUBHEADING = "subheading"
    SENTENCE = "sentence"
    CLAUSE = "clause"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Unit:
    """`sentence` is the index of the sentence it lies in; `statement` the id of the one it is or is in."""

    span: Span
    kind: UnitKind
    sentence: int
    statement: str | None
