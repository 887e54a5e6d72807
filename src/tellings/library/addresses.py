"""What an address leads to: a page, or the pages a feed, an OPML file or a sitemap names.

In: an address and a fetcher. Out, one at a time: each page as a document, that it is unchanged, or why there is none.
Guarantee: nothing is fetched twice in one run, and no more than asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from tellings.model.document import Known, Media, RawDocument, Rejected
from tellings.model.feed import Entry, Feed, Listed
from tellings.model.fetched import Answer, Fetched, NotFetched, Outcome, Unchanged, Validators
from tellings.sources import feeds, lists, open_inputs
from tellings.sources.web import Fetcher
from tellings.sources.web.fetcher import is_address

ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5"
FULL = 1_200
"""Characters of HTML from which on what a feed carries of an article may stand for its page where that cannot be had."""
DEEPEST = 3
"""Lists of lists that are followed: a sitemap index, its sitemaps, their pages."""
XML = (b"<?xml", b"<rss", b"<feed", b"<opml", b"<urlset", b"<sitemapindex", b"<rdf")


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a document, and the feed or list that led there."""

    document: RawDocument
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Same:
    """A page that has not changed since it was kept."""

    address: str
    answer: Answer


Found = Page | Same | Rejected
Remembered = Callable[[str], Validators | None]
"""What to send when asking for an address again."""


def forgotten(_: str) -> Validators | None:
    """Nothing is remembered: everything is fetched whole."""
    return None


@dataclass(slots=True)
class Visit:
    """One run over addresses; `most` bounds the pages taken from one feed or list."""

    fetcher: Fetcher
    remembered: Remembered = forgotten
    most: int = 500
    _done: set[str] = field(default_factory=set)

    def open(self, address: str, via: str | None = None, depth: int = 0) -> Iterator[Found]:
        """Everything one address leads to."""
        if address in self._done:
            return
        self._done.add(address)
        outcome = self.fetcher.fetch(address, self.remembered(address), ACCEPT)
        if not isinstance(outcome, Fetched):
            yield settled(address, outcome)
            return
        listed = named(outcome.content, outcome.answer.headers.get("content-type", ""), outcome.answer.url)
        if listed is None:
            yield Page(page(outcome), via)
        else:
            yield from self.follow(listed, address, depth)

    def follow(self, listed: Feed | list[Listed], address: str, depth: int = 0) -> Iterator[Found]:
        """The pages that a feed or list found at `address` names."""
        if isinstance(listed, Feed):
            for entry in listed.entries[: self.most]:
                yield from self.entry(entry, listed, address)
        elif depth < DEEPEST:
            for place in listed[: self.most]:
                yield from self.open(place.url, address, depth + 1)
        else:
            yield Rejected(address, "lists within lists are followed only so deep")

    def entry(self, entry: Entry, feed: Feed, via: str) -> Iterator[Found]:
        """The page of one entry of a feed; what the feed carries of it where the page cannot be had."""
        if entry.link is None:
            if entry.content:
                yield Page(carried(entry, feed, via), via)
            return
        if entry.link in self._done:
            return
        self._done.add(entry.link)
        yield entry_page(self.fetcher, entry, feed, via, self.remembered(entry.link))


def entry_page(fetcher: Fetcher, entry: Entry, feed: Feed, via: str, validators: Validators | None = None) -> Found:
    """The page an entry links to, with what the feed says about it."""
    link = entry.link or ""
    outcome = fetcher.fetch(link, validators, ACCEPT)
    if isinstance(outcome, Fetched):
        return Page(RawDocument(link, outcome.content, Media.HTML, told(entry, feed, outcome.answer.url), outcome.answer), via)
    if isinstance(outcome, NotFetched) and not outcome.passing and entry.content and len(entry.content) >= FULL:
        return Page(carried(entry, feed, via), via)
    return settled(link, outcome)


def opened(given: Sequence[str], fetcher: Fetcher, published: str | None, outlet: str | None) -> Iterator[RawDocument | Rejected]:
    """The documents of files, folders and addresses, in the order named; `published` and `outlet` fill what they do not say.

    Raises InputError at once for a name that stands for nothing.
    """
    local = [name for name in given if not is_address(name)]
    if local:
        open_inputs(local)
    visit = Visit(fetcher)

    def each() -> Iterator[RawDocument | Rejected]:
        for name in given:
            if not is_address(name):
                yield from open_inputs([name], published=published, outlet=outlet)
                continue
            for found in visit.open(name):
                if isinstance(found, Page):
                    yield filled(found, published, outlet).document
                elif isinstance(found, Rejected):
                    yield found

    return each()


def filled(found: Page, published: str | None, outlet: str | None) -> Page:
    """The same with what the user gave where the page says nothing."""
    known = found.document.known.filled("user", outlet=outlet, published=published)
    return replace(found, document=replace(found.document, known=known))


def settled(address: str, outcome: Outcome) -> Same | Rejected:
    """What is told of an address that gave no new content."""
    if isinstance(outcome, Unchanged):
        return Same(address, outcome.answer)
    reason = outcome.reason if isinstance(outcome, NotFetched) else "it gave no content"
    return Rejected(address, reason)


def named(content: bytes, kind: str, address: str) -> Feed | list[Listed] | None:
    """The feed or list in the bytes of a file or an answer with this Content-Type, None where they are neither."""
    start = content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(XML) or "xml" in kind.lower().replace("xhtml+xml", ""):
        for read in (feeds.read, lists.sitemap, lists.opml):
            found = read(content, address)
            if found is not None:
                return found
    elif start.startswith(b"{"):
        return feeds.read(content, address)
    return None


def page(fetched: Fetched) -> RawDocument:
    """What came, as a document."""
    kind = fetched.answer.headers.get("content-type", "").lower()
    media = Media.TEXT if kind.startswith("text/plain") else Media.HTML
    known = Known(url=fetched.answer.url, origins={"url": "address"})
    return RawDocument(fetched.answer.asked, fetched.content, media, known, fetched.answer)


def told(entry: Entry, feed: Feed, url: str | None) -> Known:
    """What a feed or sitemap says of an article; it fills in what the page itself does not say."""
    origin = "sitemap" if feed.form == "sitemap" else "feed"
    given = {
        "title": entry.title,
        "outlet": entry.outlet or (feed.title if feed.form != "sitemap" else None),
        "author": entry.author,
        "published": entry.published,
        "language": entry.language or feed.language,
    }
    values = {name: value for name, value in given.items() if value}
    return Known(**values, url=url, origins={**dict.fromkeys(values, origin), **({"url": "address"} if url else {})})


def carried(entry: Entry, feed: Feed, via: str) -> RawDocument:
    """The article that the feed at `via` carries whole."""
    page = f"<html><body><article>{entry.content}</article></body></html>"
    return RawDocument(entry.link or f"{via} {entry.id}", page, Media.HTML, told(entry, feed, entry.link))
