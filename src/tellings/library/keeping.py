"""Documents into the library: each kept as an article or put aside with its reason, and nothing lost in between.

In: what the doors hand over. Out: what became of each. Every document is one transaction; one that cannot be read keeps
its bytes and its reason, and the rest goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tellings import versions
from tellings.errors import InputError, UnreadableArticle
from tellings.library.addresses import Found, Page, Same, Visit, filled, named
from tellings.model.document import RawDocument, Rejected
from tellings.model.feed import Feed, Listed
from tellings.model.fetched import Validators
from tellings.model.library import Added, Quarantined, Received
from tellings.model.library import Visit as KeptVisit
from tellings.sources import open_inputs
from tellings.sources.web import Clock, Fetcher
from tellings.sources.web.fetcher import is_address
from tellings.store.protocol import Store

MOST_KEPT = 5_000_000
"""Bytes of a document put aside that are kept with its reason; larger ones keep the reason alone."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A document became an article of the library, or was one already (`added.new` is False)."""

    added: Added


@dataclass(frozen=True, slots=True)
class Unchanged:
    """An address still holds what is kept of it."""

    place: str


Became = Kept | Unchanged | Rejected


@dataclass(slots=True)
class Tally:
    """What became of the documents of one run."""

    new: list[str] = field(default_factory=list)
    versions: list[str] = field(default_factory=list)
    known: int = 0
    unchanged: int = 0
    put_aside: list[Rejected] = field(default_factory=list)

    def count(self, became: Became) -> None:
        """One more."""
        if isinstance(became, Rejected):
            self.put_aside.append(became)
        elif isinstance(became, Unchanged):
            self.unchanged += 1
        elif not became.added.new:
            self.known += 1
        else:
            (self.versions if became.added.replaces else self.new).append(became.added.article.id)

    @property
    def articles(self) -> list[str]:
        """Ids of the articles that are new, first versions and later ones."""
        return [*self.new, *self.versions]


@dataclass(frozen=True, slots=True)
class Keeper:
    """Keeps documents in one store; `fetcher` is None where nothing is to be fetched."""

    store: Store
    clock: Clock
    fetcher: Fetcher | None = None

    def keep(self, document: RawDocument, via: str | None = None) -> Kept | Rejected:
        """One document, in one transaction. Raises StoreError."""
        from tellings import pipeline

        received = Received.of(document, self.clock.now(), via=via)
        try:
            article = pipeline.build_article(document, received.article_id)
        except UnreadableArticle as error:
            self.aside(Rejected(document.name, str(error)), received.content)
            return Rejected(document.name, str(error))
        return Kept(self.store.add(received, article, versions.built()))

    def aside(self, rejected: Rejected, content: bytes | None = None) -> Rejected:
        """Notes why a document was put aside, with its bytes where there are some. Raises StoreError."""
        small = content if content and len(content) <= MOST_KEPT else None
        self.store.quarantine(Quarantined(rejected.name, rejected.reason, self.clock.now()), small)
        return rejected

    def found(self, found: Found) -> Became:
        """What an address led to."""
        if isinstance(found, Same):
            self.store.record_unchanged(found.address, KeptVisit.of(found.answer))
            return Unchanged(found.address)
        if isinstance(found, Rejected):
            return self.aside(found)
        return self.keep(found.document, found.via)

    def remembered(self, address: str) -> Validators | None:
        """What to send when asking for a kept address again."""
        last = self.store.last_visit(address)
        if last is None or last.url is None or not ({"etag", "last-modified"} & set(last.headers)):
            return None
        return Validators(last.url, last.headers.get("etag"), last.headers.get("last-modified"))

    def inputs(self, given: Iterable[str], published: str | None = None, outlet: str | None = None, most: int = 500) -> Iterator[Became]:
        """Everything that names of files, folders and addresses stand for, one after the other.

        Raises InputError for a name that stands for nothing, StoreError.
        """
        names = list(given)
        local = [n for n in names if not is_address(n)]
        documents = open_inputs(local, published=published, outlet=outlet) if local else iter(())
        if self.fetcher is None and len(local) < len(names):
            raise InputError("addresses cannot be fetched: this library was opened without a fetcher")
        visit = Visit(self.fetcher, self.remembered, most) if self.fetcher else None
        for document in documents:
            listed = self.listed(document)
            if isinstance(document, Rejected):
                yield self.aside(document)
            elif listed is None or visit is None:
                yield self.keep(document)
            else:
                yield from (self.found(found) for found in visit.follow(listed, document.name))
        for address in (n for n in names if is_address(n)):
            for found in visit.open(address) if visit else ():
                yield self.found(filled(found, published, outlet) if isinstance(found, Page) else found)

    @staticmethod
    def listed(document: RawDocument | Rejected) -> Feed | list[Listed] | None:
        """The feed, sitemap or OPML file that was given as a file; None for an article."""
        if isinstance(document, Rejected) or document.answer is not None or not isinstance(document.content, bytes):
            return None
        return named(document.content, "", document.name)
