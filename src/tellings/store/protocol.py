"""What a library's store does, whichever back-end keeps it.

In: values of `tellings.model`, moments given by the caller as aware datetimes (kept in UTC to the microsecond).
Out: the same values. Guarantees: every method that writes is one transaction (or a part of the caller's, see
`transaction`): after a crash, a full disk or an error all of it is kept or nothing. Raw bytes, versions, visits,
decisions and events are only ever added. Writers take turns; readers never wait for them. Methods raise StoreError's tree
(StoreBusy, StoreFull, StoreUnavailable, StoreDamaged, NotKept, Refused) and ValueError for naive datetimes. Strings kept
for search lose NUL and lone surrogates; texts, metadata and bytes come back exactly. Lists are in the order each docstring
gives, never in an order of chance. A store is used by one thread at a time; open one per thread or process.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from tellings.model.article import Article
from tellings.model.feed_state import FeedState
from tellings.model.kept_story import (
    Candidate,
    Decision,
    Delivery,
    Event,
    Features,
    KeptStory,
    Membership,
    Pin,
    StoryHead,
)
from tellings.model.library import Added, Copy, KeptAnnotations, KeptArticle, Quarantined, Received, Visit
from tellings.model.query import ArticleHit, FigureHit, FigureQuery, Query, StatementHit

Vector = np.ndarray[tuple[int], np.dtype[np.float32]]
Days = tuple[int, int]
"""First and last day, both inclusive, counted since 1970-01-01."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing `check` found wrong: where (a table, a blob, an index) and what, in one line."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a library holds; `visits` counts every reading of a place."""

    articles: int
    places: int
    visits: int
    stories: int
    statements: int
    figures: int
    feeds: int
    events: int
    quarantined: int


class Articles(Protocol):
    """Documents as received, their versions, and what was made of them."""

    def add(self, received: Received, article: Article, made_by: str) -> Added:
        """Keep a document's bytes, the visit and the article built of it (with id `received.article_id`) by code `made_by`.

        The same bytes with the same known metadata from the same place: only the visit is new (and not even that if
        it is kept already). The version read last (by `visit.at`) is the place's current one.
        Raises ValueError when the article has another id.
        """

    def replace_article(self, article: Article, made_by: str) -> None:
        """Put an article built anew from the same bytes by newer code in place of the derived one; its annotations go. Raises NotKept."""

    def article(self, article: str) -> KeptArticle:
        """One article without its text. Raises NotKept."""

    def articles(self, ids: Iterable[str]) -> dict[str, KeptArticle]:
        """Those of the ids that are kept, in the order given."""

    def text(self, article: str) -> str:
        """Its text, exactly as the article had it. Raises NotKept, StoreDamaged."""

    def received(self, article: str) -> Received:
        """The document again, with its first visit, to build the article anew. Raises NotKept, StoreDamaged (hash differs)."""

    def versions(self, place: str) -> list[KeptArticle]:
        """All versions of a place, first seen first; empty where the place is unknown."""

    def visits(self, article: str) -> list[Visit]:
        """Every time the version was read, earliest first."""

    def last_visit(self, place: str) -> Visit | None:
        """The last time the place was read, whichever version it held (its ETag and Last-Modified make the next request conditional)."""

    def record_unchanged(self, place: str, visit: Visit) -> bool:
        """Note that a place was asked and still held its current version (HTTP 304). False where the place is unknown."""

    def same_text(self, sha256: str) -> list[str]:
        """Ids of articles whose text has this SHA-256, first seen first."""

    def same_bytes(self, raw_sha256: str) -> list[str]:
        """Ids of articles made of these bytes, first seen first."""

    def all_articles(self, *, after: str = "", current_only: bool = False, batch: int = 500) -> Iterator[KeptArticle]:
        """Every article by id, read in batches: memory stays bounded."""

    def built_otherwise(self, made_by: str, limit: int = 100) -> list[str]:
        """Ids of articles built by other code than `made_by`, by id."""

    def quarantine(self, record: Quarantined, content: bytes | None = None) -> None:
        """Put a document aside with its reason, and its bytes where given. The same once more: nothing new, the first moment stays."""

    def quarantined(self, limit: int = 100, offset: int = 0) -> list[Quarantined]:
        """Documents put aside, last first."""

    def raw(self, raw_sha256: str) -> bytes:
        """Bytes by their hash. Raises NotKept, StoreDamaged (hash differs)."""

    def mark_copy(self, copy: Copy) -> None:
        """Note that an article is a copy of another; a second note of the same pair is left aside."""

    def copies(self, article: str) -> list[Copy]:
        """What it is a copy of and what copies it, by ids."""


class Derived(Protocol):
    """Findings that code and models made and can make again: kept under the key of what made them."""

    def put_annotations(self, annotations: KeptAnnotations) -> None:
        """Keep what was read out of an article, in place of what an older key read. Raises NotKept."""

    def annotations(self, article: str, key: str) -> bytes | None:
        """The payload read under this very key; None where there is none."""

    def unannotated(self, key: str, limit: int = 100) -> list[str]:
        """Ids of articles without annotations under this key, current versions first, in the order they were first seen."""

    def put_comparison(self, story: str, key: str, payload: bytes) -> None:
        """Keep a story's comparison under the key of its members and code (`state_key`); older ones of the story go. Raises NotKept."""

    def comparison(self, story: str, key: str) -> bytes | None:
        """The story's comparison under this very key; None where there is none (members or code changed)."""

    def put_vector(self, article: str, model: str, vector: Vector) -> None:
        """Keep an article's embedding by the named and versioned model. Raises NotKept; ValueError for other than one float32 row of
        finite numbers, or another length than the model's others."""

    def vectors(self, model: str, articles: Iterable[str]) -> dict[str, Vector]:
        """Embeddings of those articles that have one, in the order given. Raises StoreDamaged when one has a wrong length."""

    def nearest(self, model: str, vector: Vector, *, days: Days | None = None, limit: int = 20) -> list[tuple[str, float]]:
        """Articles by cosine to `vector`, nearest first, then by id; with `days`, only those whose Features give such a day."""


class Searching(Protocol):
    """Finding what is kept. No query is an error, whatever it holds."""

    def search(self, query: Query, limit: int = 20, offset: int = 0) -> list[ArticleHit]:
        """Articles that match: the best first while few match, the last published first where thousands do."""

    def search_statements(self, query: Query, limit: int = 20, offset: int = 0) -> list[StatementHit]:
        """Who said what: `query.terms` must stand in the statement, `query.speaker` in the speaker's name. Last published first."""

    def search_figures(self, query: FigureQuery, limit: int = 20, offset: int = 0) -> list[FigureHit]:
        """Figures that can lie in the range asked for. Last published first."""


class Stories(Protocol):
    """Which articles belong together, why, and what people fixed."""

    def put_features(self, article: str, features: Features) -> None:
        """Keep what grouping needs of an article, in place of what was kept before. Raises NotKept."""

    def features(self, articles: Iterable[str]) -> dict[str, Features]:
        """Features of those articles that have some, in the order given."""

    def features_between(self, days: Days | None, *, batch: int = 500) -> Iterator[tuple[str, Features]]:
        """Features of articles of these days (None: those without a day), by day and id, read in batches."""

    def candidates(
        self,
        terms: Mapping[str, float],
        days: Days | None,
        *,
        undated: bool = False,
        limit: int | None = 200,
        least: int = 1,
        least_dot: float = 0.0,
    ) -> list[Candidate]:
        """Articles of these days (None: any day known; `undated`: those without a day too) that share at least `least` of `terms`
        with a dot product of `least_dot` or more (for weights of 0 and more).

        The largest dot product first, then by id; `limit` None: all. Only those found and the postings of some days are held in memory.
        """

    def document_frequency(self, terms: Iterable[str], days: Days | None) -> dict[str, int]:
        """In how many articles of these days (None: all) each term occurs."""

    def sharing_bands(self, bands: Collection[int]) -> dict[str, int]:
        """Articles that have any of these near-duplicate bands, with how many they share, by id."""

    def ungrouped(self, limit: int = 100) -> list[str]:
        """Ids of current versions that belong to no story, in the order first seen (then by id)."""

    def decide(self, decision: Decision) -> int:
        """Carry out a decision and log it, in one step; returns its number. See DecisionKind for what each kind does.

        `decision.story` and `other` must be stories' own ids, not ids that redirect. Raises NotKept for unknown articles or
        stories, Refused when the story id to begin is used already (ids are never used again), when an article is not where
        the decision takes it from, or belongs to a story already. A story left without members stays known, empty.
        """

    def decisions(
        self, *, story: str | None = None, article: str | None = None, limit: int = 100, before: int | None = None
    ) -> list[Decision]:
        """The log, last first: of all, or those that name the story (also under ids merged into it) or the article."""

    def resolve(self, story: str) -> str:
        """The id a story has now, through all redirects. Raises NotKept for an id never used."""

    def memberships(self, articles: Iterable[str]) -> dict[str, Membership]:
        """Where those articles belong that belong to a story, in the order given."""

    def members(self, story: str) -> list[str]:
        """Ids of the members of a story (redirects followed), by id; empty where all left. Raises NotKept."""

    def story(self, story: str) -> KeptStory:
        """A story with its members (redirects followed). Raises NotKept."""

    def stories(self, *, least: int = 1, limit: int = 50, offset: int = 0) -> list[StoryHead]:
        """Stories of at least `least` members, last updated first, then by id."""

    def pin(self, pin: Pin) -> int:
        """Keep a person's constraint; returns its number. Raises NotKept for unknown articles."""

    def unpin(self, seq: int, at: datetime) -> None:
        """Withdraw a pin; it stays in the record. Raises NotKept."""

    def pins(self, articles: Collection[str] | None = None) -> list[Pin]:
        """Pins in force, first first; with `articles`, those that name any of them."""


class Feeds(Protocol):
    """What `watch` remembers."""

    def put_feed(self, feed: FeedState) -> None:
        """Keep a feed's state, in place of the state before."""

    def feed(self, url: str) -> FeedState | None:
        """One feed's state; None where it is not watched."""

    def feeds(self) -> list[FeedState]:
        """All feeds, by address."""

    def due_feeds(self, now: datetime, limit: int = 100) -> list[FeedState]:
        """Feeds whose `next_poll` has come, longest due first, then by address."""

    def remove_feed(self, url: str) -> bool:
        """Watch it no longer; its seen items are forgotten, articles stay. False where it was not watched."""

    def mark_seen(self, feed: str, items: Iterable[str], at: datetime) -> None:
        """Remember a feed's items (their ids or addresses) as taken in; in the transaction that adds them, none is lost or doubled."""

    def seen(self, feed: str, items: Iterable[str]) -> set[str]:
        """Those of the items that were taken in before."""


class Outbox(Protocol):
    """Events to tell, each kept exactly once, and how far they have come to each target."""

    def emit(self, event: Event) -> bool:
        """Keep an event, in the transaction of what it tells of. False where its key is kept already: nothing is told twice."""

    def events(self, *, limit: int = 50, before: int | None = None, story: str | None = None) -> list[Event]:
        """Events, last first (an Atom feed's order); with `before`, those of smaller `seq`."""

    def add_target(self, target: str, at: datetime) -> None:
        """Deliver every event kept from now on to this target. Adding it again changes nothing."""

    def remove_target(self, target: str) -> bool:
        """Deliver to it no longer. False where it was none."""

    def targets(self) -> list[str]:
        """All targets, in order of name."""

    def due_deliveries(self, target: str, now: datetime, limit: int = 50) -> list[Delivery]:
        """What to send to a target now, oldest event first. What was sent but not marked (a crash in between) comes again."""

    def mark_delivered(self, target: str, seq: int, at: datetime) -> None:
        """The target has it; it is never due again. Raises NotKept."""

    def mark_failed(self, target: str, seq: int, next_at: datetime | None, error: str) -> None:
        """It failed and is due again at `next_at`, or never (None: given up). Raises NotKept."""


class Keeping(Protocol):
    """The library as a whole."""

    def transaction(self) -> AbstractContextManager[None]:
        """Make several calls one: all kept when the block ends, none when it raises. Blocks may be nested; the outermost counts."""

    def setting(self, name: str) -> str | None:
        """A value kept by name (the library's own id, for instance)."""

    def put_setting(self, name: str, value: str) -> None:
        """Keep a value by name, in place of the one before."""

    def counts(self) -> Counts:
        """How much is kept."""

    def check(self) -> Iterator[Finding]:
        """Everything found wrong, as found: hashes, references, indexes, the database's own check. Nothing is changed."""

    def rows(self, name: str) -> Iterator[dict[str, Any]]:
        """The rows of one of `tellings.store.archive.TABLES` in the order of its key, streamed; for export."""

    def insert_rows(self, name: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Put exported rows back; for import, inside a transaction."""

    def rebuild(self) -> None:
        """Make every index that is derived from kept rows anew (words, postings); after an import, or when `check` found one wrong."""

    def export_to(self, path: Path) -> None:
        """Write the whole library as one archive (docs/archive.md), the same bytes for the same content from either back-end."""

    def import_from(self, path: Path) -> None:
        """Take in an archive whole, or nothing. Raises Refused when this library is not empty, ArchiveError when it is cut or changed."""

    def close(self) -> None:
        """Let go of it; safe to call twice."""


class Store(Articles, Derived, Searching, Stories, Feeds, Outbox, Keeping, Protocol):
    """All of a library."""
