"""What only one article has, and what several have in the same words.

In: a Source. Out: findings. Guarantee: metadata, datelines, captions, credits and headings are never offered as what
only one article has: they belong to the layout, not to the news.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tellings.model.block import BlockKind
from tellings.model.comparison import OnlyIn
from tellings.model.span import Span
from tellings.views import words
from tellings.views.findings.finding import Finding, Kind, Ranked
from tellings.views.findings.source import Source

COUNTED = 2
"""So many figures, and so many dates, in a passage speak for it; more do not speak for it more."""
SUBSTANTIAL = 150
"""Code points from which a passage is long enough to say something by itself."""


def only(source: Source) -> list[Ranked]:
    """Passages of one article, the articles taking turns: each one's most telling first."""
    figures, dates = _places(f.span for f in source.c.figures), _places(d.span for d in source.c.dates)

    def order(o: OnlyIn) -> tuple[float, ...]:
        counted, dated = (_inside(o.span, found.get(o.span.article, ())) for found in (figures, dates))
        statement = source.statement_of(o.span)
        said = 1.0 if statement and statement.speaker and source.speaker(statement) else 0.0
        return (-(said + counted + 0.5 * dated + 0.5 * min(1.0, len(o.span) / SUBSTANTIAL) - o.score), o.span.start)

    found: list[Ranked] = []
    for place, a in enumerate(source.c.articles):
        mine = [o for o in source.c.only_in if o.span.article == a.id and source.block_kind(o.span) is BlockKind.PARAGRAPH]
        for turn, o in enumerate(sorted(mine, key=order)):
            found.append(((turn, place), Finding(Kind.ONLY, (source.excerpt(o.span, longest=160),))))
    return found


def _inside(span: Span, places: Sequence[int]) -> int:
    """How many of the places lie in a span, at most `COUNTED`."""
    return min(COUNTED, sum(span.start <= at < span.end for at in places))


def _places(spans: Iterable[Span]) -> dict[str, list[int]]:
    """For each article, where the spans begin."""
    found: dict[str, list[int]] = {}
    for span in spans:
        found.setdefault(span.article, []).append(span.start)
    return found


def copied(source: Source) -> list[Ranked]:
    """Passages in the same words, the longest first; a pair both sides of which are shown already is left out."""
    found: list[Ranked] = []
    shown: list[Span] = []
    for n, p in enumerate(sorted(source.c.reuse.passages, key=lambda p: -p.words)):
        if all(any(side.overlap(other) for other in shown) for side in (p.a, p.b)):
            continue
        shown += [p.a, p.b]
        quotes = tuple(source.excerpt(span, longest=170) for span in source.in_order(p.a, p.b))
        found.append(((n,), Finding(Kind.COPIED, quotes, (), words.shared(p.words, p.length))))
    return found
