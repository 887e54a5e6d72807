"""What speaks for two figures of different articles being of the same thing.

In: their contexts, how well their passages line up, and the story's identities. Out: a Pair with its evidence, and
the tests built on it. Guarantee: symmetric in the two sides; nothing here looks at other figures than these two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.comparison.figure_contexts import Context, overlap, weight
from tellings.comparison.figure_words import PERSON_WORDS, is_person_word, word_set
from tellings.model.alignment import Alignment
from tellings.model.figure import COUNT, Figure, Modifier
from tellings.model.relation import Relation, Verdict
from tellings.model.span import Span
from tellings.model.story import Story

CLOSE, BOUNDED = 0.04, 0.11
"""Largest share by which two written numbers may differ and still speak for being of the same thing: plain ones, and
where the words put a bound on one of them."""
WILDEST = 4.0
"""Ratio from which two numbers are rather of two things than two reports of one."""
ROUNDED = 0.05
"""Share of the larger number that is more than any rounding, of sums or of converted units, allows."""
ROUND = frozenset((1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 15, 25, 75))
"""Leading digits that many unrelated figures share."""
TELLING_HEAD = 1.2
"""Weight of a noun from which on it tells all a noun can ("trip" 1.2, "people" 0.1)."""
FRAMED, FRAME_TELLS = 4, 4.0
"""How many words beside both figures, and of what weight, make the two clauses one but for the number."""
FATES = word_set(
    "kill injure arrest evacuate rescue missing lose miss shelter charge sentence hospitalise hospitalize infect fire hire acquit"
)
"""What happens to people in numbers: who has one of these fates is not counted with who has another."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures with what speaks for their being about the same thing, each in [0, 1]; `one_person` says that both
    are ages of one."""

    a: Context
    b: Context
    verdict: Verdict
    aligned: float
    near: float
    wide: float
    topic: float
    other_subject: bool
    one_person: bool = False

    @property
    def same_head(self) -> bool:
        """Whether what is counted goes by the same noun."""
        return bool(self.a.head) and self.a.head == self.b.head

    @property
    def head_tells(self) -> float:
        """How much the shared noun tells, in [0, 1]; 0 where none is shared."""
        return min(1.0, weight(self.a.head) / TELLING_HEAD) if self.same_head else 0.0

    @property
    def same_predicate(self) -> bool:
        """Whether both stand under the same verb, or each under one that is near the other."""
        a, b = self.a, self.b
        return bool(a.predicate and b.predicate) and (a.predicate == b.predicate or (a.predicate in b.near and b.predicate in a.near))

    @property
    def framed(self) -> bool:
        """Whether the words to both sides of the figures are the same, in order, without a gap, and tell something."""
        sides = (self.a.left, self.b.left), (self.a.right, self.b.right)
        same = [word for one, two in sides for word in one[: shared(one, two)] if word != "#"]
        return len(same) >= FRAMED and sum(map(weight, same)) >= FRAME_TELLS

    @property
    def close(self) -> bool:
        """Whether the numbers as written are the same or nearly so, and can both be true."""
        if self.verdict.relation is Relation.EQUAL:
            return True
        bounded = self.a.figure.modifier or self.b.figure.modifier or not (self.a.figure.exact and self.b.figure.exact)
        return self.verdict.relation is Relation.COMPATIBLE and gap(self) <= (BOUNDED if bounded else CLOSE)

    @property
    def evidence(self) -> float:
        """All of it together, in [0, 1]. Weights set on labelled pairs; where no word of the clauses is shared, a
        lined-up passage is likelier to tell of two things."""
        aligned = self.aligned if self.topic + self.near > 0 else self.aligned / 3
        words = 0.3 * self.topic + 0.1 * self.near + 0.15 * self.wide
        return min(1.0, 0.3 * aligned + words + 0.25 * self.head_tells + 0.1 * self.same_predicate)


def shared(a: Sequence[str], b: Sequence[str]) -> int:
    """How many words two sequences begin with in common."""
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def size(figure: Figure) -> float:
    """The written number in the dimension's base unit, to compare two by their ratio."""
    return written(figure) * figure.scale


def gap(pair: Pair) -> float:
    """Share of the larger written number by which the two differ, in [0, 1] for numbers of one sign."""
    x, y = size(pair.a.figure), size(pair.b.figure)
    return abs(x - y) / max(abs(x), abs(y), 1e-12)


def ratio(pair: Pair) -> float:
    """The larger written number over the smaller, at least 1; infinite where one is zero or the signs differ."""
    return ratio_of(pair.a.figure, pair.b.figure)


def ratio_of(a: Figure, b: Figure) -> float:
    """The same of two figures."""
    x, y = size(a), size(b)
    return max(x / y, y / x) if x * y > 0 else float("inf")


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


def digits(figure: Figure) -> int:
    """The significant digits of the written number, as one integer."""
    found = f"{abs(written(figure)):.6g}".replace(".", "").split("e")[0].strip("0")
    return int(found) if found else 0


def is_telling(figure: Figure) -> bool:
    """Whether the number alone makes a coincidence unlikely: two digits or more that are not round."""
    return not is_vague(figure) and digits(figure) > 0 and digits(figure) not in ROUND and abs(written(figure)) >= 10


def is_rare(figure: Figure) -> bool:
    """Whether hardly anything else would have that number: three significant digits or more."""
    return is_telling(figure) and digits(figure) >= 100


def same_role(a: Context, b: Context) -> bool:
    """Whether the two can be of one kind of number; a side of a score or a count given up is a count all the same."""
    if a.role == b.role:
        return True
    if a.role and b.role:
        return False
    others = {a.role, b.role} - ({"", "previous", "first", "second"} if a.figure.dimension == COUNT else {"", "previous"})
    return "" in (a.role, b.role) and not others


def same_kind(a: Context, b: Context) -> bool:
    """Whether both measure in one dimension and, where they count, count one kind of thing."""
    alike = a.figure.unit == b.figure.unit or a.figure.dimension == b.figure.dimension
    if not alike or not same_role(a, b):
        return False
    if a.role in ("age", "order"):
        return True
    if a.figure.dimension != COUNT:
        return a.figure.dimension != "time" or not a.head or not b.head or a.head == b.head or bool(a.topic.keys() & b.topic.keys())
    units = {a.figure.unit, b.figure.unit}
    if len(units) == 1 or "" in units or (bool(a.head) and a.head == b.head):
        return True
    general = (a.head in PERSON_WORDS and is_person_word(b.head)) or (b.head in PERSON_WORDS and is_person_word(a.head))
    return general and not is_attribute(a) and not is_attribute(b)


def is_attribute(context: Context) -> bool:
    """Whether the figure is a property of one thing rather than a count of several: "32-acre park", an age."""
    figure, place = context.figure, context.figure.object_span
    if not context.head or not figure.unit or figure.unit == "persons" or figure.is_money:
        return False
    if figure.dimension in (COUNT, "time"):
        return not context.head.startswith(figure.unit[:3].lower())
    return figure.dimension != "percent" and place is not None and 0 <= place.start - figure.span.end <= 2


def other_extent(a: Context, b: Context) -> bool:
    """Whether both bind places or days to the figure and none in common, or one is said to be of a part."""
    if a.extents != b.extents:
        return True
    if (a.places and b.places and not a.places & b.places) or (a.directions and b.directions and not a.directions & b.directions):
        return True
    return other_days(a, b)


def other_days(a: Context, b: Context) -> bool:
    """Whether both clauses are dated and on no common day."""
    days = [(x, y) for x in a.days for y in b.days]
    return bool(days) and not any(x.startswith(y) or y.startswith(x) or is_vague_day(x) or is_vague_day(y) for x, y in days)


def is_vague_day(value: str) -> bool:
    """Whether a date's value names a season, a part of a year or a decade, which may hold a day or a month."""
    return value[5:7] in ("SP", "SU", "FA", "WI", "Q1", "Q2", "Q3", "Q4", "H1", "H2") or "X" in value or len(value) < 4


def other_bearer(a: Context, b: Context) -> bool:
    """Whether the two are told of different names: as the subject, or as who or what is counted."""
    if a.actor and b.actor and not a.actor & b.actor:
        return True
    return bool(a.bearer and b.bearer) and not (a.bearer <= b.bearer or b.bearer <= a.bearer)


def same_fate(a: Context, b: Context) -> bool:
    """Whether both clauses tell of one fate: "the number of injured rises to 17"."""
    return bool(FATES & a.topic.keys() & b.topic.keys())


def other_fate(a: Context, b: Context) -> bool:
    """Whether what happened to those counted differs: the dead are not the injured."""
    if a.figure.dimension != COUNT:
        return False
    return a.predicate != b.predicate and a.predicate in FATES and b.predicate in FATES


def other_subject(story: Story, a: Context, b: Context) -> bool:
    """Whether both figures are told of named subjects, and of different ones."""
    one = story.identity_of(a.figure.span.article, a.subject)
    two = story.identity_of(b.figure.span.article, b.subject)
    return one is not None and two is not None and one.id != two.id and two.id != one.speaks_for and one.id != two.speaks_for


def one_person(story: Story, a: Context, b: Context) -> bool:
    """Whether both figures are ages of the same person, by name or by identity."""
    if a.role != "age" or b.role != "age":
        return False
    one = story.identity_of(a.figure.span.article, a.owner)
    two = story.identity_of(b.figure.span.article, b.owner)
    if one is not None and two is not None:
        return one.id == two.id
    return bool(a.bearer & b.bearer) and (a.bearer <= b.bearer or b.bearer <= a.bearer)


@dataclass(frozen=True, slots=True)
class Bounds:
    """A bounded figure in its dimension's base unit: its ends and the size of its last digit."""

    low: float
    high: float
    step: float

    def contradict(self, other: Bounds) -> bool:
        """Whether the two surely cannot both be true, whatever is allowed for rounding; sooner told than by `Figure.compare`."""
        gap = max(other.low - self.high, self.low - other.high)
        largest = max(abs(self.low), abs(self.high), abs(other.low), abs(other.high))
        return gap > max(self.step, other.step) / 2 + ROUNDED * largest


def bounds(figure: Figure) -> Bounds | None:
    """The figure's bounds, None where it has only one."""
    if figure.low is None or figure.high is None:
        return None
    scale = figure.scale
    return Bounds(figure.low * scale, figure.high * scale, figure.step * scale)


class Alignments:
    """The alignments of a story by pair of articles, to ask how well two places line up."""

    def __init__(self, alignments: Sequence[Alignment]) -> None:
        self._sides: dict[tuple[str, str], list[tuple[Span, Span, float]]] = defaultdict(list)
        self._around: dict[tuple[Span, str], list[tuple[Span, float]]] = {}
        for alignment in alignments:
            a, b = alignment.a, alignment.b
            self._sides[a.article, b.article].append((a, b, alignment.confidence))
            self._sides[b.article, a.article].append((b, a, alignment.confidence))

    def around(self, a: Span, article: str) -> list[tuple[Span, float]]:
        """The stretches of another article that are aligned with one that holds `a`, and how surely."""
        found = self._around.get((a, article))
        if found is None:
            found = [(y, confidence) for x, y, confidence in self._sides.get((a.article, article), ()) if x.contains(a)]
            self._around[a, article] = found
        return found

    def confidence(self, a: Span, b: Span) -> float:
        """Confidence of the surest alignment that holds both spans; 0 where none does."""
        return max([confidence for y, confidence in self.around(a, b.article) if y.contains(b)], default=0.0)


def pair_of(story: Story, lined_up: Alignments, a: Context, b: Context) -> Pair | None:
    """The two figures with all that speaks for them, None where their values differ and no wording would make them one."""
    verdict = a.figure.compare(b.figure)
    if verdict.relation is Relation.CONFLICT and (ratio_of(a.figure, b.figure) > WILDEST or not same_kind(a, b)):
        return None
    return Pair(
        a,
        b,
        verdict,
        lined_up.confidence(a.figure.span, b.figure.span),
        overlap(a.near, b.near),
        overlap(a.wide, b.wide),
        overlap(a.topic, b.topic),
        other_subject(story, a, b),
        one_person(story, a, b),
    )


__all__ = [
    "WILDEST",
    "Alignments",
    "Bounds",
    "Pair",
    "bounds",
    "digits",
    "is_attribute",
    "is_rare",
    "is_telling",
    "is_vague",
    "other_bearer",
    "other_days",
    "other_extent",
    "other_fate",
    "pair_of",
    "ratio",
    "ratio_of",
    "same_fate",
    "same_kind",
    "same_role",
    "written",
]
