"""Names and speakers. In: a Source. Out: Names and Speakers. Guarantee: wordings are quoted from their first mention."""

from __future__ import annotations

from tellings.model.comparison import Concept, ConceptMention, Emphasis, SpeakerShare
from tellings.model.name import NameKind
from tellings.model.span import Span
from tellings.views import words
from tellings.views.html.context.quotes import siglum
from tellings.views.html.context.page import NameRow, Names, NameUse, Opening, SpeakerCell, SpeakerRow, Speakers
from tellings.views.html.context.source import Source

RANK = {kind: n for n, kind in enumerate((NameKind.THING, NameKind.EVENT, NameKind.BODY, NameKind.PLACE, NameKind.PERSON))}
"""Things and events first: how they are called is a choice; a person's name seldom is."""

ROWS_SHOWN = 10
"""Rows of a table before the rest is folded away."""


def wordings(source: Source, concept: Concept) -> tuple[tuple[NameUse, ...], ...]:
    """By article, the concept's wordings there with their counts, the most frequent first."""
    by: list[dict[str, list[ConceptMention]]] = [{} for _ in source.c.articles]
    for m in concept.mentions:
        key = " ".join(source.words(m.span).casefold().split())
        by[source.place[m.span.article]].setdefault(key, []).append(m)
    return tuple(
        tuple(NameUse(source.phrase(uses[0].span), len(uses)) for uses in sorted(there.values(), key=lambda u: (-len(u), u[0].span.start)))
        for there in by
    )


def texts_of(cell: tuple[NameUse, ...]) -> set[str]:
    """A cell's wordings, as compared."""
    return {" ".join("".join(p.text for p in use.quote.pieces).casefold().split()) for use in cell}


def differ(cells: tuple[tuple[NameUse, ...], ...]) -> bool:
    """Whether at least two articles name the thing, and not all in the same words."""
    given = [texts_of(c) for c in cells if c]
    return len(given) > 1 and any(g != given[0] for g in given)


def own(cells: tuple[tuple[NameUse, ...], ...]) -> tuple[NameUse | None, ...]:
    """For each article, its most frequent wording that no other article uses, if it has one."""
    given = [texts_of(c) for c in cells]
    return tuple(
        next((use for use in cell if all(texts_of((use,)).isdisjoint(g) for k, g in enumerate(given) if k != at)), None)
        for at, cell in enumerate(cells)
    )


def build(source: Source) -> Names:
    """Things named in different words, things named alike, and terms set in quotation marks."""
    made = []
    for n in source.c.naming:
        cells = wordings(source, n)
        contrast = sum(use is not None for use in own(cells))
        made.append(((RANK[n.kind], -contrast), NameRow(words.KINDS[n.kind], n.name, cells)))
    rows = [row for _, row in sorted(made, key=lambda ranked: ranked[0])]
    different = tuple(row for row in rows if differ(row.cells))
    terms = tuple(tuple(source.phrase(q.span) for q in source.c.quoted_terms if q.span.article == a.id) for a in source.c.articles)
    return Names(
        rows=different[:ROWS_SHOWN],
        more=different[ROWS_SHOWN:],
        alike=tuple(row for row in rows if not differ(row.cells)),
        terms=terms if any(terms) else (),
    )


def speakers(source: Source) -> Speakers:
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
    rows = tuple(SpeakerRow(names[key], tuple(_cell(shares[key].get(a.id), widest) for a in source.c.articles)) for key in ranked)
    return Speakers(
        rows=rows[:ROWS_SHOWN],
        more=rows[ROWS_SHOWN:],
        openings=tuple(_opening(source, n, by_article.get(a.id)) for n, a in enumerate(source.c.articles)) if by_article else (),
    )


def _cell(share: SpeakerShare | None, widest: int) -> SpeakerCell:
    if share is None:
        return SpeakerCell(0, 0, 0.0)
    return SpeakerCell(share.words, share.statements, round(share.words / widest * 100, 1))


def _opening(source: Source, at: int, e: Emphasis | None) -> Opening:
    article = source.c.articles[at]
    groups = {g.id: g for g in source.c.groups}
    first: list[Span] = []
    for identifier in e.opening_groups if e else ():
        there = [r.span for r in groups[identifier].renderings if r.span.article == article.id] if identifier in groups else []
        first += there[:1]
    share = ""
    if e and e.words:
        share = f"{e.quoted_words} of {e.words} words are reported speech ({round(e.quoted_words / e.words * 100)}%)"
    return Opening(siglum(at + 1), article.label, tuple(source.quote(s, longest=160) for s in first[:6]), share)
