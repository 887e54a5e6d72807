"""What a door hands over: bytes or text as found, with whatever the door itself knows about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from tellings.model.fetched import Answer


class Media(StrEnum):
    """How the document's content is to be read."""

    TEXT = "text"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Known:
    """Metadata a manifest, a record or the user gives; None where nothing is given.

    `origins` says for each field given who gave it ("manifest", "record", "user"). Values are as given,
    not yet checked.
    """

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    origins: Mapping[str, str] = field(default_factory=dict)

    def filled(self, origin: str, *, outlet: str | None = None, published: str | None = None) -> Known:
        """The same with `outlet` and `published` set where they are missing, as given by `origin`."""
        wanted = {"outlet": outlet, "published": published}
        missing = {name: value for name, value in wanted.items() if value and getattr(self, name) is None}
        if not missing:
            return self
        origins = {**self.origins, **dict.fromkeys(missing, origin)}
        return replace(self, outlet=missing.get("outlet", self.outlet), published=missing.get("published", self.published), origins=origins)


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One document as found. `name` says where, for messages (a path, `-`, or `file.jsonl:3`)."""

    name: str
    content: bytes | str
    media: Media
    known: Known = field(default_factory=Known)
    answer: Answer | None = None
    """When and how it came over the network, where it did."""

    @property
    def charset(self) -> str | None:
        """The charset its transport declares."""
        return self.answer.charset if self.answer else None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A document put aside: where it was found and, in one line, why it could not be read."""

    name: str
    reason: str
