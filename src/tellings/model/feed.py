"""What a feed, a sitemap or a list of feeds names: addresses, with what is said about each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One article a feed or sitemap names. Values are as given, not yet checked."""

    id: str
    """What the feed knows it by; its link where it gives nothing else."""
    link: str | None
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    author: str | None = None
    language: str | None = None
    outlet: str | None = None
    content: str | None = None
    """The whole article as HTML, where the feed carries it."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as read: its own title and language, and its entries, in its order."""

    title: str | None
    language: str | None
    entries: tuple[Entry, ...]
    form: str
    """`rss`, `atom`, `json`, `sitemap`."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed or sitemap that an OPML file or a sitemap index names."""

    url: str
    title: str | None = None
