"""Who and what an article speaks of: entities and the words it uses for them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tellings.model.span import Span


class NameKind(StrEnum):
    """What is named."""

    PERSON = "person"
    BODY = "body"
    PLACE = "place"
    EVENT = "event"
    THING = "thing"


class MentionForm(StrEnum):
    """How a mention names: by its proper name, by a description, or by a pronoun."""

    NAME = "name"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity is named."""

    span: Span
    form: MentionForm


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing an article names, with every mention in order of place.

    `name` is its fullest proper name or description in the article, `roles` the descriptions given
    with it ("spokesman"), `speaks_for` the name of the body it is said to speak for.
    """

    id: str
    kind: NameKind
    name: str
    mentions: tuple[Mention, ...]
    roles: tuple[str, ...] = ()
    speaks_for: str | None = None
