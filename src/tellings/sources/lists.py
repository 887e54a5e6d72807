"""OPML files and sitemaps: bytes in, the feeds or articles they name out.

XML is read without entities, networks or external files, and as far as it goes: what stands before a break is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tellings.model.feed import Entry, Feed, Listed
from tellings.sources.feeds import absolute, text

NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
"""Namespace of the news extension of sitemaps."""
MOST = 50_000
"""Addresses of one sitemap (sitemaps.org allows no more)."""


def elements(content: bytes) -> Any | None:
    """The root element, None where the bytes hold no XML."""
    from lxml import etree  # slow to import, and only these need it

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False, remove_comments=True)
    try:
        return etree.fromstring(content.lstrip(b"\xef\xbb\xbf \t\r\n"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def named(element: Any) -> str:
    """An element's name without its namespace."""
    return element.tag.rpartition("}")[2].casefold() if isinstance(element.tag, str) else ""


def opml(content: bytes, address: str = "") -> list[Listed] | None:
    """The feeds an OPML file names, each once, in its order (OPML 2.0); None where the bytes are no OPML."""
    root = elements(content)
    if root is None or named(root) != "opml":
        return None
    found: dict[str, Listed] = {}
    for outline in root.iter():
        if named(outline) == "outline":
            values = {name.casefold(): value for name, value in outline.attrib.items()}
            link = absolute(values.get("xmlurl"), address)
            if link:
                found.setdefault(link, Listed(link, text(values.get("title")) or text(values.get("text"))))
    return list(found.values())


def sitemap(content: bytes, address: str) -> Feed | list[Listed] | None:
    """A sitemap's articles, or the sitemaps an index names (sitemaps.org); None where the bytes are neither."""
    root = elements(content)
    if root is None:
        return None
    kind = named(root)
    if kind == "sitemapindex":
        places = (absolute(value(child, "loc"), address) for child in root if named(child) == "sitemap")
        return [Listed(place) for place in dict.fromkeys(p for p in places if p)]
    if kind == "urlset":
        return Feed(None, None, tuple(articles(root, address)), "sitemap")
    return None


def articles(root: Any, address: str) -> Iterator[Entry]:
    """The addresses of a sitemap, with what its news extension says of each."""
    for child in list(root)[:MOST]:
        link = absolute(value(child, "loc"), address) if named(child) == "url" else None
        if link is None:
            continue
        news = child.find(f"{{{NEWS}}}news")
        publication = news.find(f"{{{NEWS}}}publication") if news is not None else None
        changed = value(child, "lastmod")
        yield Entry(
            id=link,
            link=link,
            title=value(news, "title"),
            published=value(news, "publication_date") or changed,
            updated=changed,
            language=value(publication, "language"),
            outlet=value(publication, "name"),
        )


def value(parent: Any, name: str) -> str | None:
    """The text of the child of that name."""
    for child in parent if parent is not None else ():
        if named(child) == name:
            return text(child.text)
    return None
