"""One outlet's text about an event, with its metadata and its blocks."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from tellings.model.block import Block
from tellings.model.reading import Reading


def sha256(text: str) -> str:
    """SHA-256 of the text's UTF-8 bytes, in hexadecimal; lone surrogates are kept as they are."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published, as exactly as its sources give it.

    `text` is ISO 8601: a date (`2024-05-01`) or a date-time with its offset where one was given.
    `inferred` says that no source of the article gave it and it was taken from the others compared.
    """

    text: str
    inferred: bool = False

    @property
    def moment(self) -> datetime:
        """The moment, with the offset if one was given; a bare date is its midnight."""
        return datetime.fromisoformat(self.text)

    @property
    def day(self) -> str:
        """The calendar day, `YYYY-MM-DD`, in the offset the source used."""
        return self.text[:10]


@dataclass(frozen=True, slots=True)
class Article:
    """`text` is as received (decoded); `reading` is what annotators see; blocks are in reading offsets.

    `provenance` records for each metadata field where its value came from ("json-ld", "manifest" …).
    """

    id: str
    text: str
    reading: Reading
    blocks: tuple[Block, ...]
    sha256: str
    title: str | None
    outlet: str | None
    author: str | None
    published: Published | None
    url: str | None
    language: str | None
    name: str
    provenance: Mapping[str, str]

    @property
    def label(self) -> str:
        """What to call the article in a view: the outlet, else the file's or record's name without its folders."""
        return self.outlet or self.name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
