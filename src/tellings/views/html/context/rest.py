"""The quieter sections: copied passages, what only one has, notes. In: a Source. Out: their view-models."""

from __future__ import annotations

from tellings.model.comparison import ReusedPassage
from tellings.model.span import Span
from tellings.views import words
from tellings.views.findings import Source
from tellings.views.html.context.addresses import Addresses
from tellings.views.html.context.quotes import context, quote, siglum, whose
from tellings.views.html.view import rest as view
from tellings.views.html.view.pieces import NoteLine

WORDINGS = 2
"""Wordings of a copied passage that are quoted; of the rest it is said who has them."""


def copied(source: Source, addresses: Addresses) -> view.Copied:
    """Passages in the same words, the origins they point to, and agency credits."""
    reuse = source.c.reuse
    outlet = {a.id: a.label for a in source.c.articles}
    return view.Copied(
        passages=tuple(_copied(source, addresses, some) for some in _families(source)),
        origins=tuple(tuple(outlet[x] for x in origin) for origin in reuse.origins if len(origin) > 1),
        credits=tuple(context(source, span, 30) for _, span in reuse.credits),
    )


def _families(source: Source) -> list[list[ReusedPassage]]:
    """Copied passages, the longest first; those that share a wording to the letter with one before them join it."""
    families: list[list[ReusedPassage]] = []
    home: dict[str, list[ReusedPassage]] = {}
    for p in sorted(source.c.reuse.passages, key=lambda p: -p.words):
        sides = [source.folded(p.a), source.folded(p.b)]
        family = next((home[side] for side in sides if side in home), None)
        if family is None:
            family = []
            families.append(family)
        family.append(p)
        for side in sides:
            home.setdefault(side, family)
    return families


def _copied(source: Source, addresses: Addresses, family: list[ReusedPassage]) -> view.CopiedPassage:
    """A passage and everyone who has it: a quote of each wording, the most frequent first."""
    first = family[0]
    wordings: dict[str, list[Span]] = {}
    for span in dict.fromkeys(source.in_order(*(side for p in family for side in (p.a, p.b)))):
        wordings.setdefault(source.folded(span), []).append(span)
    ranked = sorted(wordings.values(), key=lambda spans: -len(spans))
    shown = [spans[0] for spans in ranked[:WORDINGS]] if len(ranked) > 1 else ranked[0][:2]
    rest = [span for spans in ranked for span in spans if span not in shown]
    return view.CopiedPassage(
        id=addresses.of("c", *shown),
        quotes=tuple(quote(source, span, 400) for span in shown),
        others=tuple(whose(source, span) for span in rest),
        share=words.shared(first.words, first.length),
    )


def only(source: Source, addresses: Addresses) -> tuple[view.OnlyOutlet, ...]:
    """By outlet, the passages found in no other text, with the nearest passage that was tried."""
    by_outlet = []
    for n, a in enumerate(source.c.articles, 1):
        mine = sorted((o for o in source.c.only_in if o.span.article == a.id), key=lambda o: o.span.start)
        rows = tuple(
            view.OnlyRow(
                addresses.of("o", o.span),
                quote(source, o.span, 400),
                words.BLOCKS[source.block_kind(o.span)],
                quote(source, o.nearest, 200) if o.nearest else None,
                o.why,
                words.how_near(o.score) if o.nearest else "",
            )
            for o in mine
        )
        by_outlet.append(view.OnlyOutlet(siglum(n), a.label, rows))
    return tuple(by_outlet) if any(o.rows for o in by_outlet) else ()


def notes(source: Source) -> tuple[NoteLine, ...]:
    """What the reader must know about how the texts were read."""
    outlet = {a.id: a.label for a in source.c.articles}
    return tuple(NoteLine(outlet.get(n.article or "", ""), n.text) for n in source.c.notes)


def rejected(source: Source) -> tuple[NoteLine, ...]:
    """Documents put aside and why."""
    return tuple(NoteLine(r.name, r.reason) for r in source.c.rejected)
