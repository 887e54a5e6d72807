"""What a library keeps: documents as received, their versions, the articles read from them, and cached findings about them.

Every moment is an aware datetime that the caller gives (nothing here reads a clock). Identifiers are worked out from
what they name, so that two libraries given the same documents give them the same ids.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from tellings.model.document import Known, Media, RawDocument
from tellings.model.fetched import Answer

KEPT_HEADERS = frozenset(
    {"content-type", "content-language", "content-location", "date", "etag", "last-modified", "link", "age", "expires", "memento-datetime"}
)
"""Response headers that say what a page was and when (RFC 9110, RFC 8288, RFC 7089), lower case; others are not kept."""
ID_DIGITS = 20
"""Hexadecimal digits of an id: 80 bits, so that a billion articles share none."""


def digest(content: bytes) -> str:
    """SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True, slots=True)
class Visit:
    """One time a place was read: when, and what the answer said of itself.

    `at` is aware. `url` is the address that answered after redirects, `status` the HTTP status, both None for files.
    `headers` may hold any, names in lower case; those of KEPT_HEADERS are kept. `via` is the feed, archive or list that
    led there.
    """

    at: datetime
    url: str | None = None
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    via: str | None = None

    @staticmethod
    def of(answer: Answer, via: str | None = None) -> Visit:
        """What is kept of an answer from the network."""
        return Visit(answer.at, answer.url, answer.status, answer.headers, via)


@dataclass(frozen=True, slots=True)
class Received:
    """A document to keep: its bytes as received, where it was read, and what was known of it beforehand.

    `place` is what later versions share: the address asked for (without fragment) or the file's or record's name. `content`
    is what came (after transfer and content decoding, before charset decoding). `decoded` says that it came as `str` (a
    record of JSON Lines) and was encoded by `of` as UTF-8 with surrogates passed.
    """

    place: str
    content: bytes
    media: Media
    known: Known
    visit: Visit
    decoded: bool = False

    @staticmethod
    def of(document: RawDocument, at: datetime, place: str | None = None, via: str | None = None) -> Received:
        """A door's document as something to keep.

        `place` is, where none is given, the address asked for, else the document's name; `at` holds where the document does
        not say itself when it came.
        """
        decoded = isinstance(document.content, str)
        content = document.content.encode("utf-8", "surrogatepass") if isinstance(document.content, str) else document.content
        visit = Visit.of(document.answer, via) if document.answer else Visit(at, via=via)
        asked = document.answer.asked if document.answer else document.name
        return Received(place or asked, content, document.media, document.known, visit, decoded)

    @property
    def sha256(self) -> str:
        """SHA-256 of the bytes received, in hexadecimal."""
        return digest(self.content)

    @property
    def article_id(self) -> str:
        """The id of the article this is: "a" and 20 hexadecimal digits, fixed by place, bytes and known metadata."""
        known = {name: getattr(self.known, name) for name in ("title", "outlet", "author", "published", "url", "language")}
        whole = json.dumps([self.place, self.sha256, self.media.value, self.decoded, known], sort_keys=True)
        return "a" + digest(whole.encode("ascii"))[:ID_DIGITS]

    def document(self) -> RawDocument:
        """The door's document again, to build the article from."""
        content = self.content.decode("utf-8", "surrogatepass") if self.decoded else self.content
        visit = self.visit
        answer = Answer(self.place, visit.url, visit.status or 200, visit.at, visit.headers) if visit.url else None
        return RawDocument(self.place, content, self.media, self.known, answer)


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """One version of a document as an article, without its text.

    `id` is also the article id in the spans of its annotations. `version` counts from 1 in the order in which the
    versions of a place were first seen; `current` says that the place held this version when it was last read.
    `raw_sha256` is of the bytes received, `sha256` of the text's UTF-8 bytes, `size` in bytes received. `published` is
    ISO 8601 as in `Published.text`. Metadata are those of the article as built by the code `made_by`.
    """

    id: str
    place: str
    version: int
    current: bool
    raw_sha256: str
    sha256: str
    size: int
    title: str | None
    outlet: str | None
    author: str | None
    published: str | None
    url: str | None
    language: str | None
    provenance: Mapping[str, str]
    made_by: str
    first_seen: datetime
    last_seen: datetime

    @property
    def label(self) -> str:
        """What to call it in a view: the outlet, else the last part of its place."""
        return self.outlet or self.place.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Added:
    """What `add` did. `new` is False where place, bytes and known metadata were already kept: then only the visit is new.

    `replaces` is the id of the version that was current at this place before, where this one now is and was not.
    """

    article: KeptArticle
    new: bool
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A document put aside: where it was found, when, and in one line why; `raw_sha256` where its bytes are kept."""

    name: str
    reason: str
    at: datetime
    raw_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class KeptStatement:
    """A statement as searched for. Offsets are code points of the article's text as received; `text` is the content there.

    `speaker` is the fullest name known, `cue` the reporting words; see `tellings.model.statement`.
    """

    article: str
    id: str
    start: int
    end: int
    text: str
    speaker: str | None
    cue: str | None
    form: str
    confidence: float


@dataclass(frozen=True, slots=True)
class KeptFigure:
    """A figure as searched for: `low` and `high` in `unit`, None where unbounded; `context` is the sentence it stands in."""

    article: str
    id: str
    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    unit: str
    modifier: str | None
    object: str
    context: str


@dataclass(frozen=True, slots=True)
class KeptAnnotations:
    """What was read out of an article by the code and models that `key` names.

    `payload` is opaque to the store; `statements` and `figures` are what
    is searched. One set is kept per article: the last.
    """

    article: str
    key: str
    payload: bytes
    statements: tuple[KeptStatement, ...] = ()
    figures: tuple[KeptFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """`article` is a copy of the earlier `original`: "exact" (the same text) or "near"; `likeness` in [0, 1]."""

    article: str
    original: str
    kind: str
    likeness: float


def state_key(*parts: str) -> str:
    """One key for several parts in order (member ids, code versions): 64 hexadecimal digits."""
    return digest(json.dumps(parts).encode("ascii"))
