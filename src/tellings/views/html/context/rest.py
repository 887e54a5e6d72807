"""The quieter sections: copied passages, what only one has, notes. In: a Source. Out: their view-models."""

from __future__ import annotations

from tellings.views import words
from tellings.views.findings import Source
from tellings.views.html.context.quotes import context, quote, siglum
from tellings.views.html.view import Copied, CopiedPair, NoteLine, OnlyOutlet, OnlyRow


def copied(source: Source) -> Copied:
    """Passages in the same words, the origins they point to, and agency credits."""
    reuse = source.c.reuse
    outlet = {a.id: a.label for a in source.c.articles}
    return Copied(
        pairs=tuple(
            CopiedPair((quote(source, p.a, 400), quote(source, p.b, 400)), words.shared(p.words, p.length))
            for p in sorted(reuse.passages, key=lambda p: -p.words)
        ),
        origins=tuple(tuple(outlet[x] for x in origin) for origin in reuse.origins if len(origin) > 1),
        credits=tuple(context(source, span, 30) for _, span in reuse.credits),
    )


def only(source: Source) -> tuple[OnlyOutlet, ...]:
    """By outlet, the passages found in no other text, with the nearest passage that was tried."""
    by_outlet = []
    for n, a in enumerate(source.c.articles, 1):
        mine = sorted((o for o in source.c.only_in if o.span.article == a.id), key=lambda o: o.span.start)
        rows = tuple(
            OnlyRow(
                quote(source, o.span, 400),
                words.BLOCKS[source.block_kind(o.span)],
                quote(source, o.nearest, 200) if o.nearest else None,
                o.why,
                words.how_near(o.score) if o.nearest else "",
            )
            for o in mine
        )
        by_outlet.append(OnlyOutlet(siglum(n), a.label, rows))
    return tuple(by_outlet) if any(o.rows for o in by_outlet) else ()


def notes(source: Source) -> tuple[NoteLine, ...]:
    """What the reader must know about how the texts were read."""
    outlet = {a.id: a.label for a in source.c.articles}
    return tuple(NoteLine(outlet.get(n.article or "", ""), n.text) for n in source.c.notes)


def rejected(source: Source) -> tuple[NoteLine, ...]:
    """Documents put aside and why."""
    return tuple(NoteLine(r.name, r.reason) for r in source.c.rejected)
