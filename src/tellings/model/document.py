"""What a door hands over: bytes or text as found, with whatever the door itself knows about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Media(StrEnum):
    """How the document's content is to be read."""

    TEXT = "text"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Known:
    """Metadata a manifest, a record or the user gives; None where nothing is given."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One document as found. `name` says where, for messages (a path, `-`, or `file.jsonl:3`)."""

    name: str
    content: bytes | str
    media: Media
    known: Known = field(default_factory=Known)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A document put aside: where it was found and, in one line, why it could not be read."""

    name: str
    reason: str
