"""From a RawDocument to an Article: its text as received, a reading of it, blocks and metadata.

In: what a door handed over. Out: an Article whose blocks count in its reading, with the provenance of every
metadata field. What a manifest or record gives wins over what the document says of itself; what the user gives only
fills what is missing. Raises UnreadableArticle with one line that says why; never any other error, whatever the bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tellings.articles import blocks, charset, header, language, layout, metadata, reading
from tellings.articles.metadata import Finding
from tellings.errors import UnreadableArticle
from tellings.model.article import Article, Published, sha256
from tellings.model.block import Block, BlockKind
from tellings.model.document import Media, RawDocument

LONGEST_TITLE = 300
LONGEST_ARTICLE = 1_000_000
"""Code points; a text of the length of several books is a dump, and is put aside rather than read for minutes."""

ASIDE = ("feed", "sitemap", "user")
"""Who only fills in what the document itself does not say; a manifest, a record or an archive knows better than it."""


def build(document: RawDocument, identifier: str) -> Article:
    """One document as an article. Raises UnreadableArticle."""
    text, headings, own = received(document)
    if len(text) > LONGEST_ARTICLE:
        raise UnreadableArticle(f"it has {len(text):,} characters; no article has more than {LONGEST_ARTICLE:,}")
    view = reading.read(text)
    if not any(map(str.isalnum, view.text)):
        raise UnreadableArticle("it holds no words")
    units = layout.units(view.text)
    head = header.read(units)
    told = [f for f in own if f.field != "language"]
    known = list(metadata.from_known(document.known))
    found = [*(f for f in known if f.origin not in ASIDE), *told, *(Finding(f, v, "text header") for f, v in head.given.items())]
    headings = frozenset(reading.read(line).text for line in headings)
    title = metadata.settle(f for f in found if f.field == "title")[0].get("title")
    parts = blocks.split(view.text, units, identifier, head, headings, title)
    found += derived(view.text, parts)
    found += [f for f in own if f.field == "language"]
    values, provenance = metadata.settle([*found, *(f for f in known if f.origin in ASIDE)])
    return Article(
        id=identifier,
        text=text,
        reading=view,
        blocks=parts,
        sha256=sha256(text),
        title=values.get("title"),
        outlet=values.get("outlet"),
        author=values.get("author"),
        published=Published(values["published"]) if "published" in values else None,
        url=values.get("url"),
        language=values.get("language"),
        name=metadata.clean(document.name),
        provenance=provenance,
    )


def received(document: RawDocument) -> tuple[str, frozenset[str], list[Finding]]:
    """The article's text, its lines known to be headings, and what the document says of itself."""
    content = document.content
    if document.media is Media.HTML:
        from tellings.articles import html  # brings lxml and trafilatura, which texts do without

        return html.extract(content, document.charset)
    if isinstance(content, str):
        charset.refuse_long(len(content))
        return content, frozenset(), []
    text, name = charset.decode(content, document.charset)
    return text, frozenset(), [Finding("charset", name, name)]


def derived(text: str, parts: Sequence[Block]) -> list[Finding]:
    """Title and language as the text itself shows them; a language shown is surer than one a page declares."""
    more: list[Finding] = []
    headline = next((b.span.of(text) for b in parts if b.kind is BlockKind.HEADLINE), None)
    if headline and len(headline) <= LONGEST_TITLE:
        more.append(Finding("title", headline, "headline"))
    if code := language.detect(text):
        more.append(Finding("language", code, "text"))
    return more


def infer_dates(given: Sequence[Article]) -> tuple[Article, ...]:
    """Articles without a date get the day of the others, marked as inferred, where all others agree on one."""
    days = {article.published.day for article in given if article.published and not article.published.inferred}
    if len(days) != 1:
        return tuple(given)
    (day,) = days
    return tuple(a if a.published else dated(a, day) for a in given)


def dated(article: Article, day: str) -> Article:
    """The article with an inferred day of publication."""
    noted = article.provenance.get("published", "").removeprefix("unknown; ")
    provenance = {**article.provenance, "published": "inferred from the other articles" + (f"; {noted}" if noted else "")}
    return replace(article, published=Published(day, inferred=True), provenance=provenance)


__all__ = ["build", "infer_dates"]
