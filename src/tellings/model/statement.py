"""What someone is reported to have said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tellings.model.span import Span


class Form(StrEnum):
    """How far the content stands inside quotation marks: wholly, partly, not at all."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Sense(StrEnum):
    """What the cue reports: words spoken or written, something held true, something intended."""

    SPEECH = "speech"
    BELIEF = "belief"
    INTENTION = "intention"


class Level(StrEnum):
    """How much a reader can rely on a statement having been read right; measured shares are in docs/statements.md."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


HIGH_FROM, MEDIUM_FROM = 0.8, 0.6
"""`Statement.confidence` from which on a statement is of high and of medium level."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a statement is attributed to.

    `name` is the fullest name found in the article; `mention` the words that attribute this very statement
    ("he", "the official"); `entity` the id of the article's entity, None when it could not be resolved.
    """

    name: str
    mention: Span | None
    entity: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """`span` covers `spans`, the content without cue and speaker.

    `confidence` in [0, 1] is the share of statements read by the same rule that were right where people had labelled them.
    `addressee` is whom the reporting clause says it was said to ("reporters"), `occasion` when or by what ("a briefing", "a letter").
    """

    id: str
    span: Span
    spans: tuple[Span, ...]
    form: Form
    sense: Sense
    speaker: Speaker | None
    cue: Span | None
    nested_in: str | None
    confidence: float
    addressee: Span | None = None
    occasion: Span | None = None

    @property
    def level(self) -> Level:
        """`confidence` in three steps."""
        return Level.HIGH if self.confidence >= HIGH_FROM else Level.MEDIUM if self.confidence >= MEDIUM_FROM else Level.LOW


@dataclass(frozen=True, slots=True)
class QuotedTerm:
    """Words in quotation marks that are no speech of their own: a scare quote, a title, a term."""

    span: Span
