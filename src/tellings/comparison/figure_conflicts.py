"""Whether two figures whose values cannot both be true are surely of the same thing.

In: a pair and all pairs of the two articles. Out: yes or no. What is counted is compared with the numbers left out:
the noun, its verb, the words on both sides, whose age it is, and whether either article counts anything else like it.
Guarantee: symmetric in the two articles; a pair with anything that tells the things apart is never a conflict.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from tellings.comparison.figure_contexts import Context, weight
from tellings.comparison.figure_evidence import (
    WILDEST,
    Pair,
    is_attribute,
    is_vague,
    other_bearer,
    other_days,
    other_extent,
    other_fate,
    ratio,
    same_fate,
    same_kind,
)
from tellings.comparison.figure_words import is_person_word, word_set
from tellings.model.figure import COUNT
from tellings.model.relation import Relation

SURE = 0.4
"""Evidence from which on two figures of different values are taken to be of the same thing."""
LINED_UP = 0.3
"""Confidence of an alignment that makes the only amounts of two sentences one thing."""
SURELY_LINED_UP = 0.8
"""The same where an article gives several scores."""
LINED_UP_WELL = 0.65
"""The same for two amounts, shares or measures of one noun."""
BESIDE = 0.1
"""Likeness of the words beside two scores without which they are of two votes or games."""
NOT_FAR = 1.25
"""How many times the smaller of two amounts in passages that do not line up the larger may be."""
OWNERS = frozenset({"his", "her", "their", "our", "my", "your", "'s", "s"})
"""Words right before an age that make it somebody else's: "his 14-year-old niece"."""
NUMBERED = word_set("seed grade tier")
"""Nouns that a number sorts and does not count."""
OF_SAMPLE = "margin"
"""What every sample has of its own: two margins of error differ without a contradiction."""
TELLS = 0.7
"""Weight from which on a word shared by two clauses says that they tell of one matter."""
LIKE_TOPIC, LIKE_WORDS, WILD = 0.3, 0.6, 2.0
"""Likeness of clauses, and of them or the words beside, from which on counts that do not line up are of one thing; and how
many times the smaller of them the larger may be."""
HARDLY = 0.15
"""Topic without which a lined-up passage may still tell of two things."""


def is_conflict(pair: Pair, pairs: Neighbours) -> bool:
    """Whether the two values contradict each other, being of the same thing."""
    if pair.verdict.relation is not Relation.CONFLICT or not same_kind(pair.a, pair.b) or is_barred(pair):
        return False
    if pairs.is_given(pair) and not (is_only_amount(pair) and pairs.is_lined_up_best(pair)):
        return False
    if pair.a.role == "age":
        return is_one_age(pair)
    if pair.a.role in ("first", "second"):
        return is_one_score(pair, pairs)
    if pair.aligned == 0 and pair.a.figure.dimension == COUNT and not is_told_alike(pair):
        return False
    if pair.framed and not other_extent(pair.a, pair.b) and pairs.is_best(pair) and not pairs.has_unlike_company(pair):
        return True
    if is_told_apart(pair):
        return False
    if is_only_amount(pair):
        return pairs.is_best(pair) and (not is_attribute(pair.a) or pairs.is_sole(pair))
    return is_sure(pair) and pairs.is_sole(pair) and pairs.is_best(pair) and not pairs.has_unlike_company(pair)


def is_barred(pair: Pair) -> bool:
    """Whether no wording makes the two a conflict."""
    a, b = pair.a, pair.b
    if is_vague(a.figure) or is_vague(b.figure) or ratio(pair) > WILDEST or a.role == "order" or other_fate(a, b):
        return True
    if {a.role, b.role} & {"first", "second"} and a.role != b.role:
        return True
    if (a.left[:1] == ("#",)) != (b.left[:1] == ("#",)) or {a.head, b.head} & NUMBERED:
        return True  # "4 1/2"; "the sixth seed", a place in an order
    if OF_SAMPLE in a.near or (a.figure.dimension == "magnitude" and pair.aligned < SURELY_LINED_UP):
        return True  # one quake seldom comes alone
    # "two climbers" and "one Norwegian and one Dane"
    return a.figure.dimension == COUNT and 1 in (a.figure.high, b.figure.high)


def is_told_alike(pair: Pair) -> bool:
    """Whether two counts in passages that do not line up are told of in much the same words or of one fate, and are not far apart.

    The delegates of one state are not those of another, though both are "delegates".
    """
    alike = same_fate(pair.a, pair.b) or (pair.topic >= LIKE_TOPIC and max(pair.topic, pair.near) >= LIKE_WORDS)
    return alike and ratio(pair) <= WILD


def is_told_apart(pair: Pair) -> bool:
    """Whether the clauses name other people, places, days or parts."""
    return pair.other_subject or other_extent(pair.a, pair.b) or other_names(pair) or other_bearer(pair.a, pair.b)


def other_names(pair: Pair) -> bool:
    """Whether the two clauses name people, places or bodies and none in common."""
    a, b = pair.a.names, pair.b.names
    return bool(a and b) and not a & b and pair.aligned < 0.9


def is_only_amount(pair: Pair) -> bool:
    """Whether two lined-up sentences hold one amount, share or measure each: no count, for one can count many things."""
    a, b = pair.a, pair.b
    if a.figure.dimension == COUNT or is_attribute(a) != is_attribute(b) or (is_attribute(a) and not pair.same_head):
        return False
    alone = a.company == b.company == 1 and a.figure.unit == b.figure.unit
    return alone and pair.aligned >= LINED_UP and pair.topic >= HARDLY and is_of_one_matter(pair)


def is_of_one_matter(pair: Pair) -> bool:
    """Whether the clauses have more in common than names: turnout in a town is not a candidate's share there."""
    a, b = pair.a, pair.b
    common = (a.topic.keys() & b.topic.keys()) - a.names - b.names
    return pair.same_head or pair.same_predicate or any(weight(word) >= TELLS for word in common)


def is_one_age(pair: Pair) -> bool:
    """Whether two ages are of one person: named in both, or told of in the same words where only one is named."""
    a, b = pair.a, pair.b
    if a.left[:1] != b.left[:1] and {*a.left[:1], *b.left[:1]} & OWNERS:
        return False  # "his 14-year-old niece" is not he
    if is_thing(a) != is_thing(b):
        return False
    if pair.one_person:
        return not other_days(a, b)
    nameless = not a.bearer or not b.bearer
    alone = a.company == b.company == 1
    return nameless and alone and not is_told_apart(pair) and pair.aligned >= 0.8 and pair.topic >= SURE


def is_thing(age: Context) -> bool:
    """Whether it is the age of a thing: "a 41-year-old case"."""
    return bool(age.head) and not age.bearer and age.owner is None and not is_person_word(age.head)


def is_one_score(pair: Pair, pairs: Neighbours) -> bool:
    """Whether two scores are of one vote, game or poll: neither article gives another and they are told in like words,
    or their passages surely line up."""
    if pair.near < BESIDE:
        return False  # a game, and the games won so far
    if pairs.is_only_score(pair):
        return pair.aligned >= LINED_UP or pair.wide >= SURE
    return pair.aligned >= SURELY_LINED_UP and pair.wide >= SURE and not other_names(pair)


def is_sure(pair: Pair) -> bool:
    """The bar for figures whose values differ: the same noun under the same verb, or nearly the same clause."""
    if pair.evidence < SURE:
        return False
    a, b = pair.a, pair.b
    if is_attribute(a) != is_attribute(b) or (is_attribute(a) and a.figure.unit != b.figure.unit):
        return False
    if is_attribute(a):
        return pair.same_head and ((pair.aligned >= 0.5 and pair.near >= 0.3) or pair.near >= 0.6)
    if a.figure.dimension != COUNT:
        told = pair.topic >= 0.2 and (pair.same_head or (pair.same_predicate and pair.wide >= 0.5))
        lined_up = SURELY_LINED_UP if max(a.company, b.company) > 2 else LINED_UP_WELL
        alike = pair.topic >= LIKE_WORDS or (pair.topic >= 0.45 and pair.wide >= LIKE_WORDS and ratio(pair) <= NOT_FAR)
        return told and (pair.aligned >= lined_up or (pair.same_predicate and pair.topic >= LIKE_TOPIC) or alike)
    if "" in (a.figure.unit, b.figure.unit) and not same_fate(a, b):
        return False
    if pair.same_head and pair.head_tells >= 0.3:
        # people killed are not people injured: a noun that tells little needs its verb
        return pair.same_predicate or pair.topic >= 0.3
    return (pair.same_predicate or same_fate(a, b)) and pair.topic >= 0.5


class Neighbours:
    """All pairs of two articles' figures, to ask what else the articles count; `apart` are those of values that rule out one thing."""

    def __init__(self, pairs: list[Pair], settled: AbstractSet[str], apart: Sequence[tuple[Context, Context]] = ()) -> None:
        self._pairs = pairs
        self._apart = apart
        self._settled = settled
        self._by_figure: dict[str, list[Pair]] = {}
        for pair in pairs:
            for side in (pair.a, pair.b):
                self._by_figure.setdefault(side.figure.id, []).append(pair)
        both = [*((p.a, p.b) for p in pairs), *apart] if pairs else []
        self._sides = [list({c.figure.id: c for c in side}.values()) for side in zip(*both, strict=True)]

    def is_given(self, pair: Pair) -> bool:
        """Whether one of the values stands in the other article as well: then both tell of two things."""
        return pair.a.figure.id in self._settled or pair.b.figure.id in self._settled

    def is_lined_up_best(self, pair: Pair) -> bool:
        """Whether the passages line up better than any in which the two articles give close values, and say more."""
        close = [p for side in (pair.a, pair.b) for p in self._by_figure[side.figure.id] if p.close]
        return all(p.aligned < pair.aligned and p.evidence < pair.evidence for p in close)

    def is_sole(self, pair: Pair) -> bool:
        """Whether neither article has another value of that very thing; nearly the same clause outweighs one elsewhere."""
        outweighed = not is_attribute(pair.a) and (pair.aligned >= 0.5 or (pair.topic >= 0.6 and pair.wide >= 0.5))

        def rivals(own: Context, other: Context) -> bool:
            if is_attribute(own) and own.figure.unit == other.figure.unit and own is not other:
                return own.figure.compare(other.figure).relation is Relation.CONFLICT
            alike = own.role == other.role and own.figure.unit == other.figure.unit and own.head == other.head
            alike = alike and (is_attribute(own) or own.predicate == other.predicate)
            listed = own.sentence == other.sentence
            return (
                own is not other and alike and (listed or not outweighed) and own.figure.compare(other.figure).relation is Relation.CONFLICT
            )

        return not any(rivals(own, other) for own, side in zip((pair.a, pair.b), self._sides, strict=True) for other in side)

    def is_only_score(self, pair: Pair) -> bool:
        """Whether no other number of that place in a score stands in either article."""

        def others(own: Context, side: list[Context]) -> bool:
            return any(x.role == own.role and x.figure.compare(own.figure).relation is not Relation.EQUAL for x in side)

        return not others(pair.a, self._sides[0]) and not others(pair.b, self._sides[1])

    def has_unlike_company(self, pair: Pair) -> bool:
        """Whether what else both sentences count differs as well: then they tell of different things, periods or parts."""

        def beside(a: Context, b: Context) -> bool:
            if a is pair.a or b is pair.b or (a.sentence, b.sentence) != (pair.a.sentence, pair.b.sentence):
                return False
            return a.figure.unit == b.figure.unit != "" or (a.figure.unit == "") != (b.figure.unit == "")

        company = [(p.a.figure.unit or p.b.figure.unit, p.close) for p in self._pairs if beside(p.a, p.b)]
        company += [(a.figure.unit or b.figure.unit, False) for a, b in self._apart if beside(a, b)]
        alike = {unit for unit, close in company if close}
        return any(unit not in alike for unit, _ in company)

    def is_best(self, pair: Pair) -> bool:
        """Whether neither figure has another partner, of another value, that speaks as well for itself."""

        def differs(one: Context, other: Context) -> bool:
            return one is not other and one.figure.compare(other.figure).relation is not Relation.EQUAL

        rivals = (
            p
            for side in (pair.a, pair.b)
            for p in self._by_figure[side.figure.id]
            if p is not pair
            and (differs(p.b, pair.b) if p.a is pair.a else differs(p.a, pair.a))
            and same_kind(p.a, p.b)
            and (p.same_head or not pair.same_head)
            and {p.a.role, p.b.role} == {pair.a.role, pair.b.role}
            and ratio(p) <= WILDEST
        )
        return all(p.evidence < pair.evidence for p in rivals)


__all__ = ["Neighbours", "is_barred", "is_conflict", "is_sure", "is_told_apart"]
