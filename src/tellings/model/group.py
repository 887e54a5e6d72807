"""Alignments joined: one utterance or fact, with every outlet's rendering of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tellings.model.span import Span


class Wording(StrEnum):
    """How a rendering stands to the group's base rendering."""

    VERBATIM = "verbatim"
    TRIMMED = "trimmed"
    REWORDED = "reworded"
    SUMMARISED = "summarised"


@dataclass(frozen=True, slots=True)
class Rendering:
    """One article's wording; `statement` is the id of the statement it is, None for narration."""

    span: Span
    wording: Wording
    statement: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """`renderings` by article order, then place; `base` the index of the one the others are held against.

    `speaker` is the identity all its statements share, None where they differ or none is known.
    """

    id: str
    renderings: tuple[Rendering, ...]
    base: int
    speaker: str | None
