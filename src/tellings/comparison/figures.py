"""Figures of different articles about the same thing, and how their values stand to each other.

In: a story and its alignments. Out: relations of figures, by the articles' order and place. Guarantees: never
within one article; nothing depends on a third article; a conflict is only called where what is counted has the
same name, what is told of it agrees, and neither article gives the other's value as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tellings.comparison.figure_contexts import Context, contexts_of
from tellings.comparison.figure_evidence import (
    WILDEST,
    Alignments,
    Pair,
    is_attribute,
    is_rare,
    is_telling,
    is_vague,
    other_bearer,
    other_extent,
    other_fate,
    pair_of,
    ratio,
    same_fate,
    same_kind,
    written,
)
from tellings.comparison.figure_updates import is_update
from tellings.model.alignment import Alignment
from tellings.model.comparison import ValueRelation
from tellings.model.figure import COUNT
from tellings.model.relation import Relation, Verdict
from tellings.model.story import Story, Telling

MOST = 500
"""Figures of one article that are held against another's; a table of more is no report of one event."""
RARE, TELLING, PLAIN, LOOSE, SURE, AGAIN = 0.15, 0.18, 0.28, 0.34, 0.4, 0.3
"""Evidence from which on two figures are taken to be of the same thing: of rare equal numbers, of telling ones, of
others, of numbers that only nearly agree, of values that cannot both be true, and of values found to agree elsewhere."""


def relate(story: Story, alignments: tuple[Alignment, ...]) -> tuple[ValueRelation, ...]:
    """Relations of every two figures of different articles found to be about the same thing."""
    lined_up = Alignments(alignments)
    contexts = {t.article.id: contexts_of(t.annotations)[:MOST] for t in story.tellings}
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
        pair_of(story, lined_up, a, b)
        for a in contexts[first.article.id]
        for b in contexts[second.article.id]
        if a.figure.dimension == b.figure.dimension and a.role == b.role
    ]
    again = repeats(pairs)
    matching = [p.close and same_kind(p.a, p.b) and is_match(p, again[i]) for i, p in enumerate(pairs)]
    matched = [p for p, matches in zip(pairs, matching, strict=True) if matches]
    settled = {x.figure.id for p, matches in zip(pairs, matching, strict=True) if matches or is_repeated(p) for x in (p.a, p.b)}
    for pair, matches in zip(pairs, matching, strict=True):
        if matches:
            verdict = scoped(pair, matched)
        elif not same_kind(pair.a, pair.b) or not is_apart(pair):
            continue
        else:
            verdict = weighed(pair, first, second)
            given = pair.a.figure.id in settled or pair.b.figure.id in settled
            # who revises a count may give the old one as well; any other article that gives both tells of two things
            if verdict.relation is not Relation.UPDATE and (given or not is_alone(pair, pairs)):
                continue
        yield ValueRelation(pair.a.figure.id, pair.b.figure.id, verdict.relation, verdict.why, round(confidence(pair, verdict), 4))


def repeats(pairs: Sequence[Pair]) -> list[float]:
    """For each pair, the most evidence of any pair of the same telling values: an article that gives a telling amount
    twice gives the same amount twice."""
    best: dict[tuple[str, float, float], float] = {}
    for pair in pairs:
        value = value_of(pair)
        if is_repeatable(pair):
            best[value] = max(best.get(value, 0.0), pair.evidence)
    return [best.get(value_of(p), 0.0) if is_repeatable(p) else 0.0 for p in pairs]


def value_of(pair: Pair) -> tuple[str, float, float]:
    """Dimension and written numbers of a pair."""
    return pair.a.figure.dimension, written(pair.a.figure), written(pair.b.figure)


def is_repeatable(pair: Pair) -> bool:
    """Whether a value is telling enough to be the same thing wherever an article repeats it: money and shares."""
    a, b = pair.a.figure, pair.b.figure
    return pair.close and (a.is_money or a.dimension == "percent") and is_telling(a) and is_telling(b)


def is_repeated(pair: Pair) -> bool:
    """Whether one article seems to give the other's value too, in whatever words."""
    return pair.close and (pair.same_head or pair.aligned > 0 or pair.near >= 0.2 or pair.wide >= 0.25 or pair.topic >= 0.3)


def is_match(pair: Pair, again: float) -> bool:
    """Whether two figures of close value are of the same thing; `again` is the evidence of a pair of the same values."""
    a, b = pair.a.figure, pair.b.figure
    if other_fate(pair.a, pair.b):
        return False
    if is_vague(a) or is_vague(b):
        return (pair.aligned >= 0.5 and pair.topic + pair.near > 0) or pair.near >= 0.6
    equal = pair.verdict.relation is Relation.EQUAL
    if pair.a.role == "age" and equal and is_one_person(pair):
        return True
    if pair.a.role == "order" and equal and pair.wide >= 0.6:
        return True
    if again >= AGAIN:
        return True
    if is_rare(a) and is_rare(b):
        return pair.evidence >= RARE or (equal and pair.wide >= 0.25)
    if is_telling(a) and is_telling(b) and a.dimension == COUNT and pair.same_head and min(written(a), written(b)) >= 1000:
        return pair.wide >= 0.2
    if is_telling(a) or is_telling(b):
        return pair.evidence >= (TELLING if equal or pair.same_head else TELLING + 0.02)
    return pair.evidence >= (PLAIN if equal or pair.aligned else LOOSE)


def is_one_person(pair: Pair) -> bool:
    """Whether two equal ages are of one person: so they are where the words around have something in common."""
    return pair.same_head or pair.aligned > 0 or pair.wide >= 0.2


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


def is_apart(pair: Pair) -> bool:
    """Whether two figures of unlike value are surely of the same thing, by the words and by all around them."""
    if pair.verdict.relation is not Relation.CONFLICT:
        return pair.same_head and ((pair.aligned >= 0.4 and pair.near >= 0.25) or (pair.near >= 0.8 and pair.topic >= 0.5))
    a, b = pair.a, pair.b
    if pair.other_subject or other_extent(a, b) or other_fate(a, b) or other_names(pair) or other_bearer(a, b):
        return False
    if a.figure.dimension == COUNT and 1 in (a.figure.high, b.figure.high):
        return False  # "two climbers" and "one Norwegian and one Dane"
    if is_vague(a.figure) or is_vague(b.figure) or ratio(pair) > WILDEST or a.role == "order":
        return False
    return is_sure(pair)


def is_alone(pair: Pair, pairs: Sequence[Pair]) -> bool:
    """Whether no other figure of the two articles speaks against a conflict."""
    if pair.verdict.relation is not Relation.CONFLICT:
        return True
    return is_sole(pair, pairs) and is_best(pair, pairs) and not has_unlike_company(pair, pairs)


def other_names(pair: Pair) -> bool:
    """Whether the two clauses name people, places or bodies and none in common."""
    a, b = pair.a.names, pair.b.names
    return bool(a and b) and not a & b and pair.aligned < 0.9


def is_sure(pair: Pair) -> bool:
    """The bar for figures whose values differ: the same noun under the same verb, or nearly the same clause."""
    if pair.evidence < SURE:
        return False
    a, b = pair.a, pair.b
    if is_attribute(a) != is_attribute(b) or (is_attribute(a) and a.figure.unit != b.figure.unit):
        return False
    if a.figure.dimension == "magnitude" and pair.aligned < 0.6:
        return False  # one quake seldom comes alone
    if a.role == "age":
        return bool(a.bearer & b.bearer) and (pair.near >= 0.3 or pair.aligned >= 0.5)
    if is_attribute(a):
        return pair.same_head and ((pair.aligned >= 0.5 and pair.near >= 0.3) or pair.near >= 0.6)
    if a.figure.dimension != COUNT:
        told = pair.topic >= 0.2 and (pair.same_head or (pair.same_predicate and pair.wide >= 0.5))
        return told and (pair.aligned > 0 or pair.same_predicate or pair.topic >= 0.5 or (pair.topic >= 0.45 and pair.wide >= 0.6))
    if "" in (a.figure.unit, b.figure.unit) and not same_fate(a, b):
        return False
    if pair.same_head and pair.head_tells >= 0.3:
        # people killed are not people injured: a noun that tells little needs its verb
        return pair.same_predicate or pair.topic >= 0.3
    return (pair.same_predicate or same_fate(a, b)) and pair.topic >= 0.5


def is_sole(pair: Pair, pairs: Sequence[Pair]) -> bool:
    """Whether neither article has another value of that very thing; nearly the same clause outweighs one elsewhere."""
    outweighed = not is_attribute(pair.a) and (pair.aligned >= 0.5 or (pair.topic >= 0.6 and pair.wide >= 0.5))

    def rivals(own: Context, other: Context) -> bool:
        alike = own.role == other.role and own.figure.unit == other.figure.unit and own.head == other.head
        alike = alike and (is_attribute(own) or own.predicate == other.predicate)
        listed = own.sentence == other.sentence
        return own is not other and alike and (listed or not outweighed) and own.figure.compare(other.figure).relation is Relation.CONFLICT

    return not any(rivals(pair.a, p.a) or rivals(pair.b, p.b) for p in pairs)


def has_unlike_company(pair: Pair, pairs: Sequence[Pair]) -> bool:
    """Whether what else both sentences count differs as well: then they tell of different things, periods or parts."""
    company = [
        p
        for p in pairs
        if p.a is not pair.a
        and p.b is not pair.b
        and (p.a.sentence, p.b.sentence) == (pair.a.sentence, pair.b.sentence)
        and (p.a.figure.unit == p.b.figure.unit != "" or (p.a.figure.unit == "") != (p.b.figure.unit == ""))
    ]
    alike = {p.a.figure.unit or p.b.figure.unit for p in company if p.close}
    return any((p.a.figure.unit or p.b.figure.unit) not in alike for p in company)


def is_best(pair: Pair, pairs: Sequence[Pair]) -> bool:
    """Whether neither figure has another partner, of another value, that speaks as well for itself."""

    def differs(one: Context, other: Context) -> bool:
        return one is not other and one.figure.compare(other.figure).relation is not Relation.EQUAL

    rivals = (
        p
        for p in pairs
        if ((p.a is pair.a and differs(p.b, pair.b)) or (p.b is pair.b and differs(p.a, pair.a)))
        and same_kind(p.a, p.b)
        and (p.same_head or not pair.same_head)
        and ratio(p) <= WILDEST
    )
    return all(p.evidence < pair.evidence for p in rivals)


def weighed(pair: Pair, first: Telling, second: Telling) -> Verdict:
    """A conflict, unless the later article revises the earlier one."""
    apart = pair.verdict.relation is Relation.CONFLICT
    if apart and is_update(pair.a.figure, pair.b.figure, first, second):
        return Verdict(Relation.UPDATE, "the later article gives a later count")
    return pair.verdict


def confidence(pair: Pair, verdict: Verdict) -> float:
    """How sure it is that both are about the same thing, in [0, 1]; set by the share of such pairs labelled so."""
    if verdict.relation not in (Relation.EQUAL, Relation.COMPATIBLE):
        return min(0.97, 0.55 + 0.45 * pair.evidence)
    telling = 0.15 if is_rare(pair.a.figure) else 0.1 if is_telling(pair.a.figure) else 0.0
    return min(0.99, 0.6 + 0.45 * pair.evidence + telling)


__all__ = ["relate"]
