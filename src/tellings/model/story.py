"""Articles about one event, with whom and what they have in common."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.model.annotations import Annotations
from tellings.model.article import Article
from tellings.model.name import NameKind


@dataclass(frozen=True, slots=True)
class Telling:
    """One article and what was read out of it."""

    article: Article
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class Identity:
    """One person or body across a story: `members` are (article id, entity id) pairs.

    `name` is the fullest name any article gives; `speaks_for` links a spokesperson to a body's
    identity id without merging the two.
    """

    id: str
    kind: NameKind
    name: str
    members: tuple[tuple[str, str], ...]
    speaks_for: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """`tellings` are in canonical order (by text hash), so that nothing depends on the order given."""

    tellings: tuple[Telling, ...]
    identities: tuple[Identity, ...]

    def identity_of(self, article: str, entity: str | None) -> Identity | None:
        """The identity an article's entity belongs to."""
        return next((i for i in self.identities if (article, entity) in i.members), None) if entity else None
