"""Everything found about one story. Every view renders this one object."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tellings.model.alignment import Alignment
from tellings.model.article import Article
from tellings.model.date import Date
from tellings.model.document import Rejected
from tellings.model.figure import Figure
from tellings.model.group import Group
from tellings.model.name import NameKind
from tellings.model.relation import Relation
from tellings.model.span import Span
from tellings.model.statement import QuotedTerm, Statement
from tellings.model.story import Identity

SCHEMA = "tellings/comparison/1"


@dataclass(frozen=True, slots=True)
class ValueRelation:
    """Two figures, or two dates, of different articles about the same thing; `a`, `b` are their ids.

    `confidence` in [0, 1] says how sure it is that both are about the same thing.
    """

    a: str
    b: str
    relation: Relation
    why: str
    confidence: float


@dataclass(frozen=True, slots=True)
class ConceptMention:
    """One mention of a concept; `first` marks the article's first."""

    span: Span
    first: bool


@dataclass(frozen=True, slots=True)
class Concept:
    """One person, body, place, event or thing and every mention of it; `name` is the fullest wording.

    `identity` is the story's identity it is, None for things and events.
    """

    id: str
    kind: NameKind
    name: str
    mentions: tuple[ConceptMention, ...]
    identity: str | None


class Carried(StrEnum):
    """How an article carries a group."""

    VERBATIM = "verbatim"
    REWORDED = "reworded"
    PARTIAL = "partial"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One group against every article of the comparison, in the comparison's order of articles."""

    group: str
    cells: tuple[Carried, ...]


@dataclass(frozen=True, slots=True)
class OnlyIn:
    """A sentence whose content no other article was found to carry.

    `nearest` is the passage elsewhere that came closest, with its score in [0, 1]; `why` in fixed words.
    """

    span: Span
    nearest: Span | None
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class ReusedPassage:
    """The same words in two articles: `words` shared in order, out of the longer side's `length`."""

    a: Span
    b: Span
    words: int
    length: int


@dataclass(frozen=True, slots=True)
class Reuse:
    """`origins` partitions the article ids: articles in one part share most of their text.

    `credits` are the agency credits found, by article.
    """

    passages: tuple[ReusedPassage, ...]
    origins: tuple[tuple[str, ...], ...]
    credits: tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True)
class SpeakerShare:
    """Words an article gives to one speaker: `name` as resolved, `identity` across the story if known."""

    identity: str | None
    name: str
    words: int
    statements: int


@dataclass(frozen=True, slots=True)
class Emphasis:
    """What an article puts first and whom it lets speak, in words of its own text."""

    article: str
    words: int
    quoted_words: int
    speakers: tuple[SpeakerShare, ...]
    opening_groups: tuple[str, ...]  # groups carried by its headline and first paragraph, in order of place


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader must know about how an article was read; fixed words."""

    article: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """All spans are in the code points of the articles' texts as received."""

    articles: tuple[Article, ...]
    statements: tuple[Statement, ...]
    quoted_terms: tuple[QuotedTerm, ...]
    figures: tuple[Figure, ...]
    dates: tuple[Date, ...]
    identities: tuple[Identity, ...]
    alignments: tuple[Alignment, ...]
    groups: tuple[Group, ...]
    figure_relations: tuple[ValueRelation, ...]
    date_relations: tuple[ValueRelation, ...]
    naming: tuple[Concept, ...]
    coverage: tuple[CoverageRow, ...]
    only_in: tuple[OnlyIn, ...]
    reuse: Reuse
    emphasis: tuple[Emphasis, ...]
    notes: tuple[Note, ...]
    rejected: tuple[Rejected, ...]
    backends: Mapping[str, str]
