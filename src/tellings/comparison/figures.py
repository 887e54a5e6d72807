"""Figures of different articles about the same thing, and how their values stand to each other.

In: a story and its alignments. Out: relations of figures, by the articles' order and place. Guarantees: never
within one article; nothing depends on a third article; a conflict is only called where what is counted has the
same name, what is told of it agrees, and neither article gives the other's value as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tellings.comparison.figure_conflicts import Neighbours, is_barred, is_conflict, is_sure, is_told_apart
from tellings.comparison.figure_contexts import Context, contexts_of
from tellings.comparison.figure_evidence import (
    WILDEST,
    Alignments,
    Bounds,
    Pair,
    bounds,
    digits,
    is_rare,
    is_telling,
    is_vague,
    other_bearer,
    other_extent,
    other_fate,
    pair_of,
    ratio_of,
    same_fate,
    same_kind,
    same_role,
    written,
)
from tellings.comparison.figure_scopes import LATER_COUNT, Scopes, other_person
from tellings.comparison.figure_updates import is_update
from tellings.model.alignment import Alignment
from tellings.model.comparison import ValueRelation
from tellings.model.figure import COUNT
from tellings.model.relation import Relation, Verdict
from tellings.model.story import Story, Telling

Known = tuple[Context, Bounds | None]
Grouped = tuple[Sequence[tuple[Known, str]], Mapping[str, Sequence[Known]]]
"""An article's figures in order, each with its dimension, and those of each dimension."""
MOST = 500
"""Figures of one article that are held against another's; a table of more is no report of one event."""
FATED = 0.7
"""Topic from which on two counts of people with one fate are of the same people, a later one an update."""
HINT, SURE, FOUR_DIGITS = 0.2, 0.4, 1000
"""Overlap of words that speaks for equal numbers, and that suffices for places in an order; digits that hardly recur."""
RARE, TELLING, PLAIN, LOOSE, AGAIN, ECHO = 0.15, 0.18, 0.28, 0.34, 0.3, 0.15
"""Evidence from which on two figures are taken to be of the same thing: of rare equal numbers, of telling ones, of
others, of numbers that only nearly agree, of values found to agree elsewhere, and of values found to differ elsewhere."""


def relate(story: Story, alignments: tuple[Alignment, ...]) -> tuple[ValueRelation, ...]:
    """Relations of every two figures of different articles found to be about the same thing."""
    lined_up = Alignments(alignments)
    contexts = {t.article.id: contexts_of(t.annotations, MOST) for t in story.tellings}
    by_dimension = {article: grouped(found) for article, found in contexts.items()}
    scopes = Scopes(story)
    return tuple(
        relation
        for i, first in enumerate(story.tellings)
        for second in story.tellings[i + 1 :]
        for relation in named_again(
            list(relate_two(story, first, second, by_dimension, lined_up, scopes)),
            [*contexts[first.article.id], *contexts[second.article.id]],
        )
    )


def grouped(contexts: Sequence[Context]) -> Grouped:
    """An article's figures with their dimensions, in order, and by dimension."""
    found: dict[str, list[Known]] = {}
    ordered = [((context, bounds(context.figure)), context.figure.dimension) for context in contexts]
    for known, dimension in ordered:
        found.setdefault(dimension, []).append(known)
    return ordered, found


def paired(story: Story, first: Grouped, second: Grouped, lined_up: Alignments) -> tuple[list[Pair], list[tuple[Context, Context]]]:
    """The pairs of two articles' figures that may be of one thing, in order of place, and those whose values rule it out."""
    pairs: list[Pair] = []
    apart: list[tuple[Context, Context]] = []
    for (a, size), dimension in first[0]:
        for b, other in second[1].get(dimension, ()):
            if not same_role(a, b):
                continue
            contrary = size is not None and other is not None and size.contradict(other)
            hopeless = contrary and (not same_kind(a, b) or ratio_of(a.figure, b.figure) > WILDEST)
            pair = None if hopeless else pair_of(story, lined_up, a, b)
            if pair is None:
                apart.append((a, b))
            else:
                pairs.append(pair)
    return pairs, apart


def relate_two(
    story: Story, first: Telling, second: Telling, contexts: Mapping[str, Grouped], lined_up: Alignments, scopes: Scopes
) -> Iterator[ValueRelation]:
    """Relations between the figures of two articles, in order of place."""
    pairs, apart = paired(story, contexts[first.article.id], contexts[second.article.id], lined_up)
    again = repeats(pairs)
    matching = [p.close and same_kind(p.a, p.b) and is_match(p, again[i]) for i, p in enumerate(pairs)]
    matched = [p for p, matches in zip(pairs, matching, strict=True) if matches]
    settled = {x.figure.id for p, matches in zip(pairs, matching, strict=True) if matches or is_repeated(p) for x in (p.a, p.b)}
    neighbours = Neighbours(pairs, settled, apart)
    conflicts = [p for p in pairs if is_conflict(p, neighbours) and not other_person(p) and not scopes.other_poll(p)]
    contrary = {id(p) for p in conflicts}
    for pair, matches in zip(pairs, matching, strict=True):
        if matches:
            verdict = scoped(pair, matched)
        elif is_later_count(pair, first, second):
            verdict = Verdict(Relation.UPDATE, LATER_COUNT)
        elif id(pair) in contrary or is_looser(pair) or echoes(pair, conflicts):
            verdict = scopes.judged(pair, first, second)
        elif (told_apart := scopes.scope(pair, neighbours, first, second)) is not None:
            verdict = told_apart
        else:
            continue
        yield ValueRelation(pair.a.figure.id, pair.b.figure.id, verdict.relation, verdict.why, round(confidence(pair, verdict), 4))


def named_again(found: Sequence[ValueRelation], contexts: Sequence[Context]) -> Iterator[ValueRelation]:
    """The relations, each also for figures that name by the number alone what a related one counted: "one of the eight"."""
    groups: dict[tuple[object, ...], list[str]] = {}
    for figure in (c.figure for c in contexts):
        if figure.object_span is not None and figure.exact:
            groups.setdefault((figure.object_span, figure.low, figure.unit), []).append(figure.id)
    same = {identifier: group for group in groups.values() for identifier in group}
    known = {(r.a, r.b) for r in found}
    for relation in found:
        yield relation
        for a in same.get(relation.a, [relation.a]):
            for b in same.get(relation.b, [relation.b]):
                if (a, b) not in known:
                    known.add((a, b))
                    yield replace(relation, a=a, b=b)


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
    if other_fate(pair.a, pair.b) or other_person(pair):
        return False
    if is_vague(a) or is_vague(b):
        return (pair.aligned >= 0.5 and pair.topic + pair.near > 0) or pair.near >= 0.6
    equal = pair.verdict.relation is Relation.EQUAL
    if pair.a.role == "age" and equal and is_one_person(pair):
        return True
    if pair.a.role == "order" and equal and max(pair.wide, pair.topic) >= SURE:
        return True
    if equal and is_beyond_chance(pair):
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


def is_beyond_chance(pair: Pair) -> bool:
    """Whether equal numbers are of one thing without much in the words: by four digits, or by the same few words."""
    if digits(pair.a.figure) >= FOUR_DIGITS:
        return True
    alike = pair.a.figure.unit == pair.b.figure.unit and pair.near >= HINT and pair.topic >= HINT
    return alike and (pair.a.figure.dimension != COUNT or (pair.same_head and pair.head_tells >= SURE))


def is_one_person(pair: Pair) -> bool:
    """Whether two equal ages are of one person: so they are where the words around have something in common."""
    if pair.one_person:
        return True
    return not other_bearer(pair.a, pair.b) and (pair.same_head or pair.aligned > 0 or pair.wide >= 0.2)


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


def is_looser(pair: Pair) -> bool:
    """Whether two figures that are not close but can both be true are of the same thing by the words alone."""
    if pair.verdict.relation is not Relation.COMPATIBLE or pair.close or not same_kind(pair.a, pair.b):
        return False
    return pair.same_head and ((pair.aligned >= 0.4 and pair.near >= 0.25) or (pair.near >= 0.8 and pair.topic >= 0.5))


def echoes(pair: Pair, conflicts: Sequence[Pair]) -> bool:
    """Whether one article gives a value again that is in conflict with the other figure: a telling amount given twice
    is the same amount."""
    a, b = pair.a, pair.b
    if pair.verdict.relation is not Relation.CONFLICT or not same_kind(a, b) or is_barred(pair):
        return False
    if pair.evidence < ECHO or other_extent(a, b) or other_bearer(a, b) or (a.figure.dimension == COUNT and not pair.same_head):
        return False

    def repeated(own: Context, other: Context) -> bool:
        return is_telling(own.figure) and own.figure.compare(other.figure).relation is Relation.EQUAL

    return any((c.b is b and repeated(a, c.a)) or (c.a is a and repeated(b, c.b)) for c in conflicts)


def is_later_count(pair: Pair, first: Telling, second: Telling) -> bool:
    """Whether the values differ because the later article revises the earlier one."""
    if pair.verdict.relation is not Relation.CONFLICT or not same_kind(pair.a, pair.b) or is_barred(pair) or is_told_apart(pair):
        return False
    told = is_sure(pair) or (same_fate(pair.a, pair.b) and pair.topic >= FATED)
    return told and "previous" not in (pair.a.role, pair.b.role) and is_update(pair.a.figure, pair.b.figure, first, second)


def confidence(pair: Pair, verdict: Verdict) -> float:
    """How sure it is that both are about the same thing, in [0, 1]; set by the share of such pairs labelled so."""
    if verdict.relation not in (Relation.EQUAL, Relation.COMPATIBLE):
        return min(0.97, 0.55 + 0.45 * pair.evidence)
    telling = 0.15 if is_rare(pair.a.figure) else 0.1 if is_telling(pair.a.figure) else 0.0
    return min(0.99, 0.6 + 0.45 * pair.evidence + telling)


__all__ = ["relate"]
