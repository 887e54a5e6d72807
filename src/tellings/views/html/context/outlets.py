"""The articles at the top of the page. In: a Source. Out: Outlets and the Event. Guarantee: only http and https addresses become links."""

from __future__ import annotations

from urllib.parse import urlsplit

from tellings.model.article import Article
from tellings.model.block import BlockKind
from tellings.model.group import Group
from tellings.model.span import Span
from tellings.views.findings import Source
from tellings.views.findings.excerpts import clip
from tellings.views.html.context import plain
from tellings.views.html.context.quotes import language, quote, siglum
from tellings.views.html.view.pieces import Outlet
from tellings.views.html.view.summary import Event

SPACELESS = 20
"""Characters a word from which on a script is taken to set no spaces between words."""


def build(source: Source) -> tuple[Outlet, ...]:
    """Every article in the order given."""
    return tuple(_outlet(n, a) for n, a in enumerate(source.c.articles, 1))


LEAD = 240
"""Code points of the passage that says what event it is."""


def event(source: Source) -> Event:
    """What the articles are about, in the words of a passage that most of them carry, and when they were published."""
    group, openings = _lead(source)
    days = sorted({a.published.day for a in source.c.articles if a.published})
    carriers = len({r.span.article for r in group.renderings}) if group else 0
    return Event(
        when=plain.days(days[0], days[-1]) if days else "",
        lead=quote(source, _told(source, group), LEAD) if group else None,
        carried=f"{'in their openings, ' if openings else ''}carried by {carriers} of {len(source.c.articles)}" if group else "",
    )


def _lead(source: Source) -> tuple[Group | None, bool]:
    """The group that says what event it is, and whether articles open with it.

    Of the groups of openings the one most articles carry, then the one in most openings, then the first. Where no
    article opens with what another carries, of the groups more than half carry one that nobody is reported to have said,
    then the one most carry, then the one that stands first in them.
    """
    groups = {g.id: g for g in source.c.groups}
    opened = [g for e in source.c.emphasis for g in e.opening_groups if g in groups]
    if opened:
        return groups[max(opened, key=lambda g: (len({r.span.article for r in groups[g].renderings}), opened.count(g)))], True
    carried = {g.id: len({r.span.article for r in g.renderings}) for g in source.c.groups}
    known = [g for g in source.c.groups if carried[g.id] * 2 > len(source.c.articles)]

    def rank(g: Group) -> tuple[bool, int, float]:
        return all(r.statement is None for r in g.renderings), carried[g.id], -_depth(source, g)

    return max(known, key=rank, default=None), False


def _depth(source: Source, group: Group) -> float:
    """How deep in its articles a group stands, as a share of their length, on average."""
    return sum(r.span.start / max(1, len(source.article(r.span).text)) for r in group.renderings) / len(group.renderings)


def _told(source: Source, group: Group) -> Span:
    """The wording of a group in an article that opens with it, else the base; one in a paragraph rather than a headline."""
    openers = {e.article for e in source.c.emphasis if group.id in e.opening_groups}
    ranked = [*(r for r in group.renderings if r.span.article in openers), group.renderings[group.base], *group.renderings]
    spans = [r.span for r in ranked]
    return next((s for s in spans if source.block_kind(s) is BlockKind.PARAGRAPH), spans[0])


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
        lang=language(article.language),
        text_id=f"text-{number}",
    )


def _length(text: str) -> str:
    """How long a text is: words where it has spaces, else characters."""
    words, characters = len(text.split()), sum(not c.isspace() for c in text)
    return plain.count(characters, "character") if characters > SPACELESS * max(1, words) else plain.count(words, "word")


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
