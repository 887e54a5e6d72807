"""Passages that were lined up by a number alone: the same sum, spent on two things.

In: a story, its alignments, and the relations found between its figures. Out: the alignments without those whose figures agree in
value and unit and yet were found to be of different things. Guarantee: an alignment whose figures are related, that holds no
amount, share or measure on both sides, or that is surely of the same words, is kept.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tellings.comparison.figure_evidence import written
from tellings.comparison.figures import MOST
from tellings.model.alignment import Alignment
from tellings.model.comparison import ValueRelation
from tellings.model.figure import COUNT, Figure
from tellings.model.relation import Relation
from tellings.model.span import Span
from tellings.model.story import Story

VERBATIM = 0.98
"""Confidence of an alignment from which its words say the same, whatever is counted."""
LIKELY = 0.8
"""Confidence from which what is counted must be named on both sides to tell them apart."""


def without_other_things(story: Story, alignments: Sequence[Alignment], relations: Sequence[ValueRelation]) -> tuple[Alignment, ...]:
    """The alignments that do not rest on equal figures of different things, in their order."""
    figures = {t.article.id: [f for f in t.annotations.figures[:MOST] if f.dimension != COUNT and f.unit] for t in story.tellings}
    starts = {article: [f.span.start for f in found] for article, found in figures.items()}
    related = {pair for r in relations for pair in ((r.a, r.b), (r.b, r.a))}

    def inside(span: Span) -> Iterator[Figure]:
        for figure in figures[span.article][bisect_left(starts[span.article], span.start) :]:
            if figure.span.start >= span.end:
                return
            yield figure

    def rests_on_number(x: Alignment) -> bool:
        if x.confidence >= VERBATIM:
            return False
        there = list(inside(x.b))
        agreeing = [(a, b) for a in inside(x.a) for b in there if agree(a, b)]
        named = [(a, b) for a, b in agreeing if x.confidence < LIKELY or (a.object and b.object)]
        return bool(named) and not any((a.id, b.id) in related for a, b in agreeing)

    return tuple(x for x in alignments if not rests_on_number(x))


def agree(a: Figure, b: Figure) -> bool:
    """Whether two figures of one unit give one value; "more than" a number only that very number."""
    if a.unit != b.unit or a.compare(b).relation is Relation.CONFLICT:
        return False
    return None not in (a.low, a.high, b.low, b.high) or written(a) == written(b)


__all__ = ["without_other_things"]
