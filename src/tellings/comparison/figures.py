"""Figures of different articles about the same thing, and how their values stand to each other.

In: a story and its alignments. Out: relations of figures, by the articles' order and place. Guarantees: never
within one article; nothing depends on a third article; a conflict is only called where the passages line up,
what is counted has the same name, and neither article gives the other's value as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tellings.comparison.figure_contexts import Context, context_of, overlap
from tellings.comparison.figure_updates import is_update
from tellings.model.alignment import Alignment
from tellings.model.comparison import ValueRelation
from tellings.model.figure import COUNT, Figure, Modifier
from tellings.model.relation import Relation, Verdict
from tellings.model.span import Span
from tellings.model.story import Story, Telling

CLOSE = 0.04
"""Largest share by which two written numbers may differ and still speak for being of the same thing."""
ROUND = frozenset((1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 15, 25, 75))
"""Leading digits that many unrelated figures share."""
ATTRIBUTE_LINK = "-"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures with what speaks for their being about the same thing, each in [0, 1]."""

    a: Context
    b: Context
    verdict: Verdict
    aligned: float
    near: float
    wide: float

    @property
    def same_head(self) -> bool:
        """Whether what is counted goes by the same noun."""
        return bool(self.a.head) and self.a.head == self.b.head

    @property
    def same_predicate(self) -> bool:
        """Whether both stand under the same verb, or each under one that is near the other."""
        a, b = self.a, self.b
        return bool(a.predicate and b.predicate) and (a.predicate == b.predicate or (a.predicate in b.near and b.predicate in a.near))

    @property
    def close(self) -> bool:
        """Whether the numbers as written are the same or nearly so, and can both be true."""
        x, y = written(self.a.figure), written(self.b.figure)
        if self.verdict.relation is Relation.EQUAL:
            return True
        return self.verdict.relation is Relation.COMPATIBLE and abs(x - y) <= CLOSE * max(abs(x), abs(y))

    @property
    def evidence(self) -> float:
        """All of it together."""
        return min(1.0, 0.45 * self.aligned + 0.35 * self.near + 0.2 * self.wide + 0.15 * self.same_head + 0.1 * self.same_predicate)


def written(figure: Figure) -> float:
    """The number the figure's words hold: a bound's own number, the middle of a range."""
    low, high = figure.low, figure.high
    if low is None or high is None:
        return high if low is None and high is not None else low or 0.0
    if figure.modifier in (Modifier.UNDER, Modifier.AT_MOST):
        return high
    return low if figure.modifier in (Modifier.OVER, Modifier.AT_LEAST) else (low + high) / 2


def is_vague(figure: Figure) -> bool:
    """Whether it is only an order of magnitude: "dozens", "tens of thousands"."""
    return figure.high is None and figure.low is not None and figure.step >= figure.low


def is_telling(figure: Figure) -> bool:
    """Whether the number alone makes a coincidence unlikely: two digits or more that are not round."""
    digits = f"{abs(written(figure)):.6g}".replace(".", "").split("e")[0].strip("0")
    return not is_vague(figure) and bool(digits) and int(digits) not in ROUND and abs(written(figure)) >= 10


def same_kind(a: Context, b: Context) -> bool:
    """Whether both measure in one dimension and, where they count, count one kind of thing."""
    if a.figure.dimension != b.figure.dimension:
        return False
    if a.figure.dimension != COUNT:
        return a.figure.dimension != "time" or a.head == b.head
    units = {a.figure.unit, b.figure.unit}
    return len(units) == 1 or "" in units or (bool(a.head) and a.head == b.head)


class Alignments:
    """The alignments of a story by pair of articles, to ask how well two places line up."""

    def __init__(self, alignments: Sequence[Alignment]) -> None:
        self._sides: dict[tuple[str, str], list[tuple[Span, Span, float]]] = {}
        for alignment in alignments:
            a, b = alignment.a, alignment.b
            self._sides.setdefault((a.article, b.article), []).append((a, b, alignment.confidence))
            self._sides.setdefault((b.article, a.article), []).append((b, a, alignment.confidence))

    def confidence(self, a: Span, b: Span) -> float:
        """Confidence of the surest alignment that holds both spans; 0 where none does."""
        sides = self._sides.get((a.article, b.article), ())
        return max((c for x, y, c in sides if x.contains(a) and y.contains(b)), default=0.0)


def relate(story: Story, alignments: tuple[Alignment, ...]) -> tuple[ValueRelation, ...]:
    """Relations of every two figures of different articles found to be about the same thing."""
    lined_up = Alignments(alignments)
    contexts = {t.article.id: [context_of(t.annotations, f) for f in t.annotations.figures] for t in story.tellings}
    return tuple(
        relation
        for i, first in enumerate(story.tellings)
        for second in story.tellings[i + 1 :]
        for relation in relate_two(first, second, contexts, lined_up)
    )


def relate_two(
    first: Telling, second: Telling, contexts: Mapping[str, Sequence[Context]], lined_up: Alignments
) -> Iterator[ValueRelation]:
    """Relations between the figures of two articles, in order of place."""
    pairs = [
        Pair(
            a,
            b,
            a.figure.compare(b.figure),
            lined_up.confidence(a.figure.span, b.figure.span),
            overlap(a.near, b.near),
            overlap(a.wide, b.wide),
        )
        for a in contexts[first.article.id]
        for b in contexts[second.article.id]
        if same_kind(a, b)
    ]
    matched = [p for p in pairs if p.close and is_match(p)]
    settled = {x.figure.id for p in matched for x in (p.a, p.b)}
    for pair in pairs:
        if any(pair is p for p in matched):
            verdict = scoped(pair, matched)
        elif pair.a.figure.id in settled or pair.b.figure.id in settled or not is_apart(pair, pairs):
            continue
        else:
            verdict = pair.verdict
            if verdict.relation is Relation.CONFLICT:
                verdict = weighed(pair, first, second)
        yield ValueRelation(pair.a.figure.id, pair.b.figure.id, verdict.relation, verdict.why, round(confidence(pair, verdict), 4))


def is_match(pair: Pair) -> bool:
    """Whether two figures of close value are of the same thing."""
    if is_vague(pair.a.figure) or is_vague(pair.b.figure):
        return pair.aligned >= 0.5 or pair.near >= 0.6
    if pair.a.figure.dimension in (COUNT, "time"):
        small = written(pair.a.figure) < 10 and not pair.same_head
        return pair.aligned >= (0.6 if small else 0.3) or pair.near >= (0.6 if small else 0.4) or (pair.same_head and pair.wide >= 0.3)
    if is_telling(pair.a.figure) or is_telling(pair.b.figure):
        return pair.aligned > 0 or pair.near >= 0.15 or pair.wide >= 0.2
    return pair.aligned >= 0.4 or pair.near >= 0.4 or (pair.near >= 0.2 and pair.wide >= 0.35)


def scoped(pair: Pair, matched: Sequence[Pair]) -> Verdict:
    """The verdict of a match; "dozens" in two places of one article is of the same extent only in the likelier."""
    if not is_vague(pair.a.figure) or not is_vague(pair.b.figure):
        return pair.verdict
    for other in matched:
        shares = other.a is pair.a or other.b is pair.b
        if other is not pair and shares and is_vague(other.a.figure) and is_vague(other.b.figure) and other.evidence + other.wide > pair.evidence + pair.wide:
            return Verdict(Relation.DIFFERENT_SCOPE, "same words of another extent")
    return pair.verdict


def is_apart(pair: Pair, pairs: Sequence[Pair]) -> bool:
    """Whether two figures of unlike value are surely of the same thing."""
    if pair.verdict.relation is not Relation.CONFLICT:
        return pair.same_head and pair.aligned >= 0.4 and pair.near >= 0.25
    if not (pair.same_head or pair.same_predicate) or other_extent(pair.a, pair.b):
        return False
    near, wide, aligned = pair.near, pair.wide, pair.aligned
    if is_attribute(pair.a) and is_attribute(pair.b):
        sure = pair.same_head and (near >= 0.6 or (near >= 0.3 and aligned >= 0.5))
    elif pair.same_predicate:
        sure = (aligned >= 0.6 and near >= 0.3) or (near >= 0.5 and wide >= 0.25) or (near >= 0.4 and wide >= 0.5)
    else:
        sure = (aligned >= 0.6 and near >= 0.5) or (near >= 0.6 and wide >= 0.5)
    return sure and is_best(pair, pairs)


def is_attribute(context: Context) -> bool:
    """Whether the figure is a property of one thing rather than a count of several: "48-page report", an age."""
    figure = context.figure
    return figure.dimension in (COUNT, "time") and bool(context.head) and bool(figure.unit) and not context.head.startswith(figure.unit[:3])


def other_extent(a: Context, b: Context) -> bool:
    """Whether both bind places or days to the figure, and none in common."""
    if a.places and b.places and not a.places & b.places:
        return True
    return bool(a.days and b.days) and not any(x.startswith(y) or y.startswith(x) for x in a.days for y in b.days)


def is_best(pair: Pair, pairs: Sequence[Pair]) -> bool:
    """Whether neither figure has another partner that speaks as well for itself."""
    rivals = (p for p in pairs if p is not pair and (p.a is pair.a or p.b is pair.b))
    return all(p.evidence < pair.evidence for p in rivals)


def weighed(pair: Pair, first: Telling, second: Telling) -> Verdict:
    """A conflict, unless the later article revises the earlier one."""
    if is_update(pair.a.figure, pair.b.figure, first, second):
        return Verdict(Relation.UPDATE, "the later article gives a later count")
    return pair.verdict


def confidence(pair: Pair, verdict: Verdict) -> float:
    """How sure it is that both are about the same thing, in [0, 1]."""
    telling = 0.25 if verdict.relation in (Relation.EQUAL, Relation.COMPATIBLE) and is_telling(pair.a.figure) else 0.0
    return min(1.0, 0.2 + pair.evidence * 0.8 + telling)


__all__ = ["relate"]
