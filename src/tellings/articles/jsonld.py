"""What a page says of itself in JSON-LD (schema.org's NewsArticle and its kin).

In: the texts of its `application/ld+json` scripts. Out: findings with origin "json-ld". Broken scripts are
passed over; objects are walked without recursion and up to a bound.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tellings.articles.metadata import Finding

ORIGIN = "json-ld"
ARTICLES = frozenset(
    (
        "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle",
        "ReviewNewsArticle", "AskPublicNewsArticle", "AdvertiserContentArticle", "Article", "BlogPosting", "LiveBlogPosting", "Report",
    )
)  # fmt: skip
"""schema.org's types for one article."""
LEADS_ON = ("@graph", "mainEntity", "mainEntityOfPage")
"""Keys under which the page's own article stands; lists of other articles stand under others."""
MOST_NODES = 5_000

Node = Mapping[str, Any]


def findings(scripts: Iterable[str]) -> list[Finding]:
    """What the page's first article object gives."""
    nodes = list(walk(value for script in scripts if (value := loaded(script)) is not None))
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    article = next((node for node in nodes if ARTICLES & set(types(node))), None)
    if article is None:
        return []
    given = {
        "title": text(article.get("headline")) or text(article.get("name")),
        "outlet": name(article.get("publisher"), named),
        "author": name(article.get("author"), named),
        "published": text(article.get("datePublished")) or text(article.get("dateCreated")),
        "url": address(article),
    }
    return [Finding(field, value, ORIGIN) for field, value in given.items() if value]


def language(scripts: Iterable[str]) -> str | None:
    """The language the article object declares."""
    nodes = walk(value for script in scripts if (value := loaded(script)) is not None)
    return next((text(node.get("inLanguage")) for node in nodes if ARTICLES & set(types(node))), None)


def loaded(script: str) -> Any:
    """The script's value, None where it is no JSON."""
    body = script.strip().removeprefix("<!--").removesuffix("-->").removeprefix("//<![CDATA[").removesuffix("//]]>").strip().rstrip(";")
    try:
        return json.loads(body, strict=False)
    except (ValueError, RecursionError):
        return None


def walk(values: Iterable[Any]) -> Iterator[Node]:
    """Objects in order of place, through lists and the keys that lead on to the page's article."""
    todo = list(values)[::-1]
    for _ in range(MOST_NODES):
        if not todo:
            return
        value = todo.pop()
        if isinstance(value, list):
            todo.extend(reversed(value[:MOST_NODES]))
        elif isinstance(value, dict):
            yield value
            todo.extend(value[key] for key in reversed(LEADS_ON) if isinstance(value.get(key), dict | list))


def types(node: Node) -> list[str]:
    """The node's types, without the vocabulary's address."""
    given = node.get("@type")
    listed = given if isinstance(given, list) else [given]
    return [value.rsplit("/", 1)[-1] for value in listed if isinstance(value, str)]


def text(value: Any) -> str | None:
    """A string, the first of a list; entities that stand in it by mistake are read."""
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, str)), None)
    return html.unescape(value).strip() or None if isinstance(value, str) else None


def name(value: Any, named: Mapping[str, Node]) -> str | None:
    """The names of persons or bodies, joined; a reference by `@id` is followed once."""
    names: list[str] = []
    for item in (value if isinstance(value, list) else [value])[:20]:
        node = named.get(item.get("@id", ""), item) if isinstance(item, dict) and "name" not in item else item
        found = text(node.get("name")) if isinstance(node, Mapping) else text(node)
        if found and found not in names and not found.startswith(("http://", "https://")):
            names.append(found)
    return ", ".join(names) or None


def address(article: Node) -> str | None:
    """The article's own address."""
    page = article.get("mainEntityOfPage")
    named = text(article.get("url")) or text(page.get("@id") if isinstance(page, dict) else page)
    return named if named and named.startswith(("http://", "https://")) else None
