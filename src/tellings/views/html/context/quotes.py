"""Excerpts as the page shows them: whose they are, where they lead, in pieces.

In: a Source and excerpts of it. Out: Quotes. Guarantee: the pieces of a quote joined are a substring of the article's
text.
"""

from __future__ import annotations

from tellings.model.span import Span
from tellings.views.findings import Excerpt, Source
from tellings.views.findings.excerpts import AROUND, LONGEST, MARKS, goes_on_after, goes_on_before
from tellings.views.findings.segments import cut
from tellings.views.html.view.pieces import Piece, Quote, Whose

PAGE_LANGUAGE = "en"
"""The language of the page's own words."""


def siglum(number: int) -> str:
    """A, B … Z, A2, B2 … for articles counted from 1."""
    letter, round_ = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[(number - 1) % 26], (number - 1) // 26
    return letter if round_ == 0 else f"{letter}{round_ + 1}"


def quote(source: Source, span: Span, longest: int = LONGEST) -> Quote:
    """A passage, shortened where it is long."""
    return drawn(source, source.excerpt(span, longest=longest))


def phrase(source: Source, span: Span) -> Quote:
    """A name or a term, whole by itself."""
    return drawn(source, source.phrase(span))


def context(source: Source, span: Span, reach: int = AROUND) -> Quote:
    """A value in the words around it, itself marked."""
    return drawn(source, source.context(span, reach))


def whose(source: Source, span: Span) -> Whose:
    """An article and a place in it."""
    number = source.number(span)
    return Whose(source.article(span).label, siglum(number), f"text-{number}", f"{number}.{span.start}-{span.end}")


def language(tag: str | None) -> str:
    """A language as the page gives it: nothing where it is the page's own."""
    return "" if tag == PAGE_LANGUAGE else tag or ""


def drawn(source: Source, e: Excerpt) -> Quote:
    """An excerpt with its outlet and its place."""
    article = source.article(e.shown)
    start, end = e.shown.start, e.shown.end
    runs = cut(start, end, [(h.start, h.end, "hit") for h in e.hits])
    return Quote(
        whose=whose(source, e.whole),
        shown="" if e.shown == e.whole else f"{start}-{end}",
        pieces=tuple(Piece(article.text[r.start : r.end], r.values[0] if r.values else "") for r in runs),
        cut_before=not e.phrase and goes_on_before(article.text, start),
        cut_after=(not e.phrase or end < e.whole.end) and goes_on_after(article.text, end),
        marks=_own_marks(article.text[start:end]),
        lang=language(article.language),
    )


def _own_marks(words: str) -> str:
    """At which of its ends a quote brings quotation marks: "bare" for both, "opens", "closes", or "" for neither."""
    opens, closes = bool(words) and words[0] in MARKS, bool(words) and words[-1] in MARKS
    return "bare" if opens and closes else "opens" if opens else "closes" if closes else ""
