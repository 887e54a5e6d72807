"""Figures of different articles about the same thing, and how their values stand to each other.

In: a story and its alignments. Out: relations of figures, by the articles' order and place. Guarantees: never
within one article; nothing depends on a third article; a conflict is only called where the passages line up,
what is counted has the same name, and neither article gives the other's value as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tellings.comparison.figure_contexts import Context, contexts_of, overlap
from tellings.comparison.figure_updates import is_update
from tellings.model.alignment import Alignment
from tellings.model.comparison import ValueRelation
from tellings.model.figure import COUNT, Figure, Modifier
from tellings.model.relation import Relation, Verdict
from tellings.model.span import Span
from tellings.model.story import Story, Telling

CLOSE = 0.04
"""Largest share by which two written numbers may differ and still speak for being of the same thing."""
MOST = 500
"""Figures of one article that are held against another's; a table of more is no report of one event."""
ROUND = frozenset((1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 15, 25, 75))
"""Leading digits that many unrelated figures share."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures with what speaks for their being about the same thing, each in [0, 1]."""

    a: Context
    b: Context
    verdict: Verdict
    aligned: float
    near: float
    wide: float
    other_subject: bool

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
    contexts = {t.article.id: contexts_of(t.annotations) for t in story.tellings}
    return tuple(
        relation
        for i, first in enumerate(story.tellings)
        for second in story.tellings[i + 1 :]
        for relation in relate_two(story, first, second, contexts, lined_up)
    )


def relate_two(
    story: Story, first: Telling, second: Telling, contexts: Mapping[str, Sequence[Context]], lined_up: Alignments
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
            other_subject(story, a, b),
        )
        for a in contexts[first.article.id][:MOST]
        for b in contexts[second.article.id][:MOST]
        if a.figure.dimension == b.figure.dimension
    ]
    matching = [p.close and same_kind(p.a, p.b) and is_match(p) for p in pairs]
    matched = [p for p, matches in zip(pairs, matching, strict=True) if matches]
    settled = {
        x.figure.id for p, matches in zip(pairs, matching, strict=True) if matches or (p.close and is_repeated(p)) for x in (p.a, p.b)
    }
    for pair, matches in zip(pairs, matching, strict=True):
        if matches:
            verdict = scoped(pair, matched)
        elif pair.a.figure.id in settled or pair.b.figure.id in settled or not same_kind(pair.a, pair.b) or not is_apart(pair, pairs):
            continue
        else:
            verdict = weighed(pair, first, second)
        yield ValueRelation(pair.a.figure.id, pair.b.figure.id, verdict.relation, verdict.why, round(confidence(pair, verdict), 4))


def other_subject(story: Story, a: Context, b: Context) -> bool:
    """Whether both figures are told of named subjects, and of different ones."""
    one = story.identity_of(a.figure.span.article, a.subject)
    two = story.identity_of(b.figure.span.article, b.subject)
    return one is not None and two is not None and one.id != two.id and two.id != one.speaks_for and one.id != two.speaks_for


def is_repeated(pair: Pair) -> bool:
    """Whether one article seems to give the other's value too, in whatever words."""
    return pair.same_head or pair.aligned > 0 or pair.near >= 0.2 or pair.wide >= 0.25


def is_match(pair: Pair) -> bool:
    """Whether two figures of close value are of the same thing."""
    if is_vague(pair.a.figure) or is_vague(pair.b.figure):
        return pair.aligned >= 0.5 or pair.near >= 0.6
    if pair.a.figure.dimension in (COUNT, "time"):
        small = written(pair.a.figure) < 10 and not pair.same_head
        return pair.aligned >= (0.6 if small else 0.3) or pair.near >= (0.6 if small else 0.4) or (pair.same_head and pair.wide >= 0.3)
    if is_telling(pair.a.figure) or is_telling(pair.b.figure):
        a, b = pair.a.figure, pair.b.figure
        large = max(written(a), written(b)) >= 1000 or min(a.step, b.step) < 1 or a.dimension == "percent"
        return pair.aligned > (0 if large else 0.3) or pair.near >= (0.15 if large else 0.3) or pair.wide >= (0.2 if large else 0.3)
    return pair.aligned >= 0.4 or pair.near >= 0.4 or (pair.near >= 0.2 and pair.wide >= 0.35)


def scoped(pair: Pair, matched: Sequence[Pair]) -> Verdict:
    """The verdict of a match; "dozens" in two places of one article is of the same extent only in the likelier."""
    if not is_vague(pair.a.figure) or not is_vague(pair.b.figure):
        return pair.verdict
    for other in matched:
        rival = other is not pair and (other.a is pair.a or other.b is pair.b)
        both_vague = is_vague(other.a.figure) and is_vague(other.b.figure)
        if rival and both_vague and other.evidence + other.wide > pair.evidence + pair.wide:
            return Verdict(Relation.DIFFERENT_SCOPE, "same words of another extent")
    return pair.verdict


def is_apart(pair: Pair, pairs: Sequence[Pair]) -> bool:
    """Whether two figures of unlike value are surely of the same thing, by the words and by all around them."""
    if pair.verdict.relation is not Relation.CONFLICT:
        return pair.same_head and pair.aligned >= 0.4 and pair.near >= 0.25
    a, b = pair.a, pair.b
    if pair.other_subject or other_extent(a, b) or not (pair.same_head or pair.same_predicate):
        return False
    if a.figure.dimension == COUNT and 1 in (a.figure.high, b.figure.high):
        return False  # "two climbers" and "one Norwegian and one Dane"
    if is_vague(a.figure) or is_vague(b.figure):
        return False
    sure = is_sure_aligned(pair) if pair.aligned >= 0.5 else is_sure_alone(pair) and is_sole(pair, pairs)
    return sure and is_best(pair, pairs) and not has_unlike_company(pair, pairs)


def is_sure_aligned(pair: Pair) -> bool:
    """The bar for figures in passages that line up."""
    if is_attribute(pair.a) and is_attribute(pair.b):
        return pair.same_head and pair.near >= 0.3
    if pair.same_predicate and (pair.a.figure.unit or pair.aligned >= 0.8):
        return pair.aligned >= 0.6 and pair.near >= 0.3
    # people killed are not people injured: a count needs its verb, a sum or a share only its noun
    return pair.a.figure.dimension != COUNT and pair.aligned >= 0.6 and pair.near >= 0.5 and pair.same_head


def is_sure_alone(pair: Pair) -> bool:
    """The bar for figures in passages that were not lined up."""
    if not pair.a.figure.unit or not pair.b.figure.unit:
        return False
    if is_attribute(pair.a) and is_attribute(pair.b):
        return pair.same_head and pair.near >= 0.6
    if not pair.same_predicate:
        return False
    return (pair.near >= 0.6 and pair.wide >= 0.25) or (pair.near >= 0.4 and pair.wide >= 0.6)


def is_sole(pair: Pair, pairs: Sequence[Pair]) -> bool:
    """Whether neither article has another value of that kind; nearly the same sentence outweighs one that has."""
    if pair.near >= 0.4 and pair.wide >= 0.6:
        return True

    def rivals(own: Context, other: Context) -> bool:
        alike = own.figure.unit == other.figure.unit and (own.head == other.head or own.figure.dimension not in (COUNT, "time"))
        return own is not other and alike and own.figure.compare(other.figure).relation is Relation.CONFLICT

    return not any(rivals(pair.a, p.a) or rivals(pair.b, p.b) for p in pairs)


def has_unlike_company(pair: Pair, pairs: Sequence[Pair]) -> bool:
    """Whether what else both sentences count differs as well: then they tell of different things, periods or parts."""
    company = [
        p
        for p in pairs
        if p.a is not pair.a
        and p.b is not pair.b
        and (p.a.sentence, p.b.sentence) == (pair.a.sentence, pair.b.sentence)
        and p.a.figure.unit == p.b.figure.unit != ""
    ]
    alike = {p.a.figure.unit for p in company if p.close}
    return any(p.a.figure.unit not in alike for p in company)


def is_attribute(context: Context) -> bool:
    """Whether the figure is a property of one thing rather than a count of several: "32-acre park", an age."""
    figure = context.figure
    return figure.dimension in (COUNT, "time") and bool(context.head) and bool(figure.unit) and not context.head.startswith(figure.unit[:3])


def other_extent(a: Context, b: Context) -> bool:
    """Whether both bind places or days to the figure and none in common, or one is said to be of a part."""
    if a.extents != b.extents:
        return True
    if a.places and b.places and not a.places & b.places:
        return True
    return bool(a.days and b.days) and not any(x.startswith(y) or y.startswith(x) for x in a.days for y in b.days)


def is_best(pair: Pair, pairs: Sequence[Pair]) -> bool:
    """Whether neither figure has another partner that speaks as well for itself."""
    rivals = (p for p in pairs if p is not pair and (p.a is pair.a or p.b is pair.b) and same_kind(p.a, p.b))
    return all(p.evidence < pair.evidence for p in rivals)


def weighed(pair: Pair, first: Telling, second: Telling) -> Verdict:
    """A conflict, unless the later article revises the earlier one."""
    if pair.verdict.relation is Relation.CONFLICT and is_update(pair.a.figure, pair.b.figure, first, second):
        return Verdict(Relation.UPDATE, "the later article gives a later count")
    return pair.verdict


def confidence(pair: Pair, verdict: Verdict) -> float:
    """How sure it is that both are about the same thing, in [0, 1]."""
    telling = 0.25 if verdict.relation in (Relation.EQUAL, Relation.COMPATIBLE) and is_telling(pair.a.figure) else 0.0
    return min(1.0, 0.2 + pair.evidence * 0.8 + telling)


__all__ = ["relate"]
