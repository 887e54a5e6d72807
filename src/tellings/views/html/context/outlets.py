"""The articles at the top of the page. In: a Source. Out: Outlets. Guarantee: only http and https addresses become links."""

from __future__ import annotations

from urllib.parse import urlsplit

from tellings.model.article import Article
from tellings.model.block import BlockKind
from tellings.views.findings import Source
from tellings.views.findings.excerpts import clip
from tellings.views.html.context import plain
from tellings.views.html.context.quotes import siglum
from tellings.views.html.view import Outlet

SPACELESS = 20
"""Characters a word from which on a script is taken to set no spaces between words."""


def build(source: Source) -> tuple[Outlet, ...]:
    """Every article in the order given."""
    return tuple(_outlet(n, a) for n, a in enumerate(source.c.articles, 1))


def _outlet(number: int, article: Article) -> Outlet:
    date, note = plain.published_words(article.published)
    title, found = _title(article)
    url, host = _link(article.url)
    return Outlet(
        number=number,
        siglum=siglum(number),
        name=article.label,
        title=title,
        title_found=found,
        date=date,
        date_note=note,
        author=article.author or "",
        url=url,
        host=host,
        length=_length(article.text),
        lang=article.language or "",
        text_id=f"text-{number}",
    )


def _length(text: str) -> str:
    """How long a text is: words where it has spaces, else characters."""
    words, characters = len(text.split()), sum(not c.isspace() for c in text)
    return f"{characters} characters" if characters > SPACELESS * max(1, words) else f"{words} words"


def _title(article: Article) -> tuple[str, bool]:
    """The title given, else the text's headline; else its opening words and False."""
    if article.title and article.title.strip():
        return article.title.strip(), True
    for b in article.blocks:
        if b.kind is BlockKind.HEADLINE:
            return b.span.of(article.text), True
    first = next((b.span for b in article.blocks if b.kind is BlockKind.PARAGRAPH), None)
    if first is None:
        return article.text.strip()[:80], False
    start, end = clip(article.text, first.start, first.end, (), 90)
    return article.text[start:end], False


def _link(url: str | None) -> tuple[str, str]:
    """The address and its host if it is plain http(s), else two empty strings."""
    try:
        parts = urlsplit((url or "").strip())
        host = parts.hostname or ""
    except ValueError:
        return "", ""
    if parts.scheme not in ("http", "https") or not host:
        return "", ""
    return (url or "").strip(), host.removeprefix("www.")
