"""Names and speakers. In: a Source. Out: Names and Speakers. Guarantee: wordings are quoted from their first mention."""

from __future__ import annotations

from tellings.model.comparison import Concept, Emphasis, SpeakerShare
from tellings.model.span import Span
from tellings.views import words
from tellings.views.findings import Source, naming
from tellings.views.html.context.addresses import Addresses
from tellings.views.html.context.quotes import phrase, quote, siglum
from tellings.views.html.view import names as view

ROWS_SHOWN = 10
"""Rows of a table before the rest is folded away."""


def build(source: Source, addresses: Addresses) -> view.Names:
    """Things named in different words, things named alike, and terms set in quotation marks."""
    concepts = [(concept, naming.wordings(source, concept)) for concept in source.c.naming]
    concepts.sort(key=lambda pair: naming.contrast(source, *pair))
    different = tuple(_row(source, addresses, concept, uses) for concept, uses in concepts if naming.differ(source, uses))
    terms = tuple(tuple(phrase(source, q.span) for q in source.c.quoted_terms if q.span.article == a.id) for a in source.c.articles)
    return view.Names(
        rows=different[:ROWS_SHOWN],
        more=different[ROWS_SHOWN:],
        alike=tuple(_row(source, addresses, concept, uses) for concept, uses in concepts if not naming.differ(source, uses)),
        terms=terms if any(terms) else (),
    )


def _row(source: Source, addresses: Addresses, concept: Concept, uses: naming.Uses) -> view.NameRow:
    cells = tuple(tuple(view.NameUse(phrase(source, u.span), u.count) for u in cell) for cell in uses)
    return view.NameRow(addresses.of("n", *(m.span for m in concept.mentions)), words.KINDS[concept.kind], concept.name, cells)


def speakers(source: Source, addresses: Addresses) -> view.Speakers:
    """Whom each article lets speak, in words, and what it puts first."""
    by_article = {e.article: e for e in source.c.emphasis}
    shares: dict[str, dict[str, SpeakerShare]] = {}
    names: dict[str, str] = {}
    for e in source.c.emphasis:
        for share in e.speakers:
            key = share.identity or f"name {share.name}"
            identity = source.identities.get(share.identity or "")
            names[key] = identity.name if identity else share.name or words.SPEAKER_UNKNOWN
            shares.setdefault(key, {})[e.article] = share
    widest = max((s.words for by in shares.values() for s in by.values()), default=0) or 1
    ranked = sorted(shares, key=lambda key: (-sum(s.words for s in shares[key].values()), names[key]))
    rows = tuple(
        view.SpeakerRow(
            addresses.of("s", name=names[key]), names[key], tuple(_cell(shares[key].get(a.id), widest) for a in source.c.articles)
        )
        for key in ranked
    )
    return view.Speakers(
        rows=rows[:ROWS_SHOWN],
        more=rows[ROWS_SHOWN:],
        openings=tuple(_opening(source, n, by_article.get(a.id)) for n, a in enumerate(source.c.articles)) if by_article else (),
    )


def _cell(share: SpeakerShare | None, widest: int) -> view.SpeakerCell:
    if share is None:
        return view.SpeakerCell(0, 0, 0.0)
    return view.SpeakerCell(share.words, share.statements, round(share.words / widest * 100, 1))


def _opening(source: Source, at: int, e: Emphasis | None) -> view.Opening:
    article = source.c.articles[at]
    groups = {g.id: g for g in source.c.groups}
    first: list[Span] = []
    for identifier in e.opening_groups if e else ():
        there = [r.span for r in groups[identifier].renderings if r.span.article == article.id] if identifier in groups else []
        first += there[:1]
    share = ""
    if e and e.words:
        share = f"{e.quoted_words} of {e.words} words are reported speech ({round(e.quoted_words / e.words * 100)}%)"
    return view.Opening(siglum(at + 1), article.label, tuple(quote(source, s, longest=160) for s in first[:6]), share)
