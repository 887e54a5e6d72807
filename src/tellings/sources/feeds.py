"""RSS, Atom and JSON feeds: bytes in, entries out.

In: a feed's bytes and the address they came from. Out: a Feed with its entries, links made absolute, or None where the
bytes are no feed. Never raises for what the bytes hold; a feed that breaks off gives the entries before the break.
"""

from __future__ import annotations

import io
import json
from typing import Any
from urllib.parse import urljoin, urlsplit

from tellings.model.feed import Entry, Feed

JSON_FEED = "https://jsonfeed.org/version/"
"""How the `version` of a JSON Feed begins (JSON Feed 1.1)."""
LARGEST = 20_000_000
"""Bytes of a feed that are read."""
MOST = 5_000
"""Entries read of one feed."""


def read(content: bytes, address: str) -> Feed | None:
    """The feed in the bytes; `address` is where they came from, for links without a host."""
    content = content[:LARGEST]
    start = content[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    return from_json(content, address) if start.startswith(b"{") else from_xml(content, address)


def from_xml(content: bytes, address: str) -> Feed | None:
    """RSS of any version, or Atom."""
    import feedparser  # slow to import, and only feeds need it

    found = feedparser.parse(io.BytesIO(content), response_headers={"content-location": address}, sanitize_html=False)
    form = str(found.get("version") or "")
    if not form:
        return None
    entries = [entry for given in found.entries[:MOST] if (entry := of_parsed(given, address)) is not None]
    head = found.feed
    return Feed(text(head.get("title")), text(head.get("language")), tuple(entries), "atom" if form.startswith("atom") else "rss")


def of_parsed(given: Any, address: str) -> Entry | None:
    """One entry as the parser gives it, None where it names nothing."""
    link = absolute(given.get("link"), address)
    name = text(given.get("id")) or link
    if name is None:
        return None
    bodies = [text(c.get("value")) for c in given.get("content", ())]
    published, updated = (text(dict.get(given, field)) for field in ("published", "updated"))  # its own get() lends one to the other
    return Entry(
        id=name,
        link=link,
        title=text(given.get("title")),
        published=published or updated,
        updated=updated,
        author=text(given.get("author")),
        language=text((given.get("title_detail") or {}).get("language")),
        content=max((b for b in bodies if b), key=len, default=None),
    )


def from_json(content: bytes, address: str) -> Feed | None:
    """JSON Feed 1 and 1.1."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or not str(found.get("version", "")).startswith(JSON_FEED) or not isinstance(found.get("items"), list):
        return None
    entries = [e for item in found["items"][:MOST] if isinstance(item, dict) and (e := of_item(item, address)) is not None]
    return Feed(text(found.get("title")), text(found.get("language")), tuple(entries), "json")


def of_item(item: dict[str, Any], address: str) -> Entry | None:
    """One item of a JSON Feed, None where it names nothing."""
    link = absolute(item.get("url"), address)
    name = text(item.get("id")) or link
    if name is None:
        return None
    authors = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    named = [text(a.get("name")) for a in authors or () if isinstance(a, dict)]
    return Entry(
        id=name,
        link=link,
        title=text(item.get("title")),
        published=text(item.get("date_published")) or text(item.get("date_modified")),
        updated=text(item.get("date_modified")),
        author=", ".join(n for n in named if n) or None,
        language=text(item.get("language")),
        content=text(item.get("content_html")),
    )


def text(value: Any) -> str | None:
    """A value as text, None where it is none or blank; numbers stand for themselves (ids often are)."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.strip() or None if isinstance(value, str) else None


def absolute(value: Any, address: str) -> str | None:
    """A link as an http or https address, None for any other."""
    given = text(value)
    if given is None:
        return None
    try:
        link = urljoin(address, given)
        return link if urlsplit(link).scheme in ("http", "https") else None
    except ValueError:
        return None
