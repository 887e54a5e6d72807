"""What a page says of itself in its markup: Open Graph and other meta elements, time elements, links.

In: a parsed page. Out: findings in order of precedence, each with its origin ("open graph", "meta",
"time element", "canonical link"). Names of meta elements are compared without case.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tellings.articles import jsonld
from tellings.articles.metadata import Finding, absolute

OPEN_GRAPH = {
    "title": ("og:title",),
    "outlet": ("og:site_name",),
    "published": ("article:published_time", "og:published_time", "og:article:published_time"),
    "url": ("og:url",),
}
META = {
    "title": ("parsely-title", "citation_title", "dc.title", "dcterms.title", "twitter:title", "headline"),
    "outlet": ("application-name", "dc.publisher", "publisher", "citation_journal_title", "cre", "source"),
    "author": ("author", "parsely-author", "article:author_name", "byl", "dc.creator", "sailthru.author", "citation_author"),
    "published": (
        "parsely-pub-date", "datepublished", "date.published", "publish-date", "publishdate", "publication_date", "pubdate", "pdate",
        "dcterms.created", "dcterms.issued", "dc.date.issued", "dc.date.created", "dcterms.date", "dc.date", "sailthru.date",
        "article.published", "published-date", "cxenseparse:recs:publishtime", "citation_publication_date", "date",
    ),
}  # fmt: skip
"""Names, properties and itemprops of meta elements, by the field they give (Open Graph protocol; Dublin Core;
Parse.ly, Sailthru and Cxense for publishers)."""


def findings(tree: Any) -> list[Finding]:
    """Everything the page's head and time elements give, best first for every field."""
    meta = elements(tree)
    found: list[Finding] = []
    canonical = next((link.get("href", "") for link in tree.iter("link") if link.get("rel", "").lower() == "canonical"), "")
    if absolute(canonical):
        found.append(Finding("url", canonical, "canonical link"))
    scripts = ld_scripts(tree)
    found += jsonld.findings(scripts)
    for table, origin in ((OPEN_GRAPH, "open graph"), (META, "meta")):
        found += [Finding(field, value, origin) for field, names in table.items() for name in names if (value := meta.get(name))]
    found += times(tree)
    return [finding for finding in found if usable(finding)]


def declared_language(tree: Any) -> list[Finding]:
    """The language the page declares; weaker than what its text shows."""
    said = (
        (jsonld.language(ld_scripts(tree)), "json-ld"),
        (tree.get("lang") or tree.get("xml:lang"), "html lang"),
        (elements(tree).get("og:locale"), "open graph"),
        (elements(tree).get("content-language"), "meta"),
    )
    return [Finding("language", value, origin) for value, origin in said if value]


def elements(tree: Any) -> dict[str, str]:
    """The content of meta elements by name, property, itemprop or http-equiv; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def ld_scripts(tree: Any) -> list[str]:
    """The texts of the page's JSON-LD scripts."""
    return [s.text for s in tree.iter("script") if "ld+json" in (s.get("type") or "").lower() and s.text]


def times(tree: Any) -> Iterator[Finding]:
    """Times marked as the publication's, then those inside the article, then a single one elsewhere."""
    marked = [e for e in tree.iter() if isinstance(e.tag, str) and (e.get("itemprop") or "").lower() == "datepublished"]
    inside = [t for area in (*tree.iter("article"), *tree.iter("main")) for t in area.iter("time")]
    anywhere = list(tree.iter("time"))
    if len({(t.get("datetime") or "")[:10] for t in anywhere}) > 1:
        anywhere = []
    for element in (*marked, *inside, *anywhere):
        value = element.get("datetime") or element.get("content") or ""
        if value:
            yield Finding("published", value, "time element")


def usable(finding: Finding) -> bool:
    """Leaves out addresses given as authors, handles given as outlets, and addresses that are not whole."""
    if finding.field == "url":
        return absolute(finding.value)
    if finding.field in ("author", "outlet"):
        return not absolute(finding.value) and not finding.value.startswith("@")
    return True
