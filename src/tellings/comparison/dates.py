"""Dates that different articles give for one event or one statement, and how they stand to each other.

In: a story and its alignments. Out: relations, by article, then place. Two dates are held together only when
their passages are aligned and their events agree, when the same event is named with the same people and words,
or when the same speaker is dated saying the same thing; different days need the stronger evidence of these.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import accumulate
from typing import NamedTuple

from tellings.comparison.dated_facts import Fact, facts
from tellings.comparison.event_words import SPEAKING_STEMS
from tellings.model.alignment import Alignment
from tellings.model.comparison import ValueRelation
from tellings.model.date import around_midnight
from tellings.model.relation import Relation, Verdict
from tellings.model.span import Span
from tellings.model.story import Story

Pair = tuple[int, int]
ALIGNED = 0.5
"""An alignment this sure lets its dates be compared."""
AGREEING = 0.3
"""Share of the weighted words, of the side with fewer, from which two dated passages agree."""
STRONG = 0.45
"""The same, where the values cannot both be true."""
CLOSE = 0.6
"""The same, where nothing lines the passages up: one event of one thing, dated once in each article."""
SHARED_WORDS = 3
"""So many content words must be shared before words alone speak for one event."""
RARE_WEIGHT = 2.7
"""An event named by a word this telling needs less around it:"""
RARE_ENOUGH = 0.15
"""this share of the words."""
MUCH_COARSER = 32
"""A date so many times as long as another is much coarser."""
CROWD = 60
"""An article with more dates of one verb or speaker is a list; the verb or speaker alone then says nothing."""
CHAINED = 0.8
"""What a relation found through a third date loses in confidence."""


LITTLE = 0.15
"""Share of the words that equal dates of one named event still need."""
FINE = 0.25
"""The same for two equal parts of a day or times, which seldom coincide."""
VERBATIM = 0.9
"""An alignment this sure is of the same words."""


class Lined(NamedTuple):
    """`confidence` of the surest alignment that holds both dates or their events, 0 without one; `alone` says that
    each side of it holds no other date, or none of equal value; `near` that of the surest one of their sentences;
    `said` that of the surest one of what one speaker said on the occasions they date."""

    confidence: float
    alone: bool
    near: float
    said: float = 0.0


APART = Lined(0.0, False, 0.0)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for two dates being of one event. `aligned`, `alone`, `near` and `said` are Lined's.

    `same_event`: one verb or noun names both events, `rare`: a telling one; `same_speech`: one speaker;
    `same_voice`: or one's spokesperson; `lone`: each article gives its value once; `told_of`: one statement tells the
    other's event; `apart`: not both are of the days of the news; `old`: both name one day or stretch that is not;
    `who`: how many named they share; `share` of the weighted words, `shared` how many words.
    """

    aligned: float
    alone: bool
    near: float
    said: float
    same_event: bool
    rare: bool
    same_speech: bool
    same_voice: bool
    lone: bool
    told_of: bool
    apart: bool
    old: bool
    who: int
    share: float
    shared: int


def relate(story: Story, alignments: tuple[Alignment, ...]) -> tuple[ValueRelation, ...]:
    """Every relation between dates of different articles; `why` in the fixed words of `Date.compare` and of this module."""
    found = facts(story)
    aligned = _with_said(found, alignments, _aligned(found, alignments))
    judged: dict[Pair, ValueRelation] = {}
    for pair in _candidates(found, aligned):
        one, two = found[pair[0]], found[pair[1]]
        relation = _judge(one, two, _weigh(one, two, aligned.get(pair, APART)))
        if relation:
            judged[pair] = relation
    judged = _without_agreed(found, _chained(found, judged))
    return tuple(judged[pair] for pair in sorted(judged))


def _aligned(found: list[Fact], alignments: tuple[Alignment, ...]) -> dict[Pair, Lined]:
    """How the alignments hold pairs of facts together; pairs in no aligned sentences are left out."""
    by_article: dict[str, list[int]] = defaultdict(list)
    for n, fact in enumerate(found):
        by_article[fact.date.span.article].append(n)
    starts = {a: [found[n].place.start for n in ns] for a, ns in by_article.items()}
    ends = {a: [found[n].place.end for n in ns] for a, ns in by_article.items()}
    pairs: dict[Pair, Lined] = {}
    for x in alignments:
        sides = [
            by_article[s.article][bisect_right(ends[s.article], s.start) : bisect_left(starts[s.article], s.end)]
            if s.article in starts
            else []
            for s in (x.a, x.b)
        ]
        inside = [[n for n in ns if found[n].date.span.overlap(side)] for ns, side in zip(sides, (x.a, x.b), strict=True)]
        only = all(len(ns) <= 1 for ns in inside)
        held = {n for ns, side in zip(sides, (x.a, x.b), strict=True) for n in ns if any(side.overlap(e) for e in found[n].evidence)}
        for i in sides[0]:
            for j in sides[1]:
                both = i in held and j in held
                line = Lined(x.confidence if both else 0.0, both and (only or _only_equal(found, i, j, inside)), x.confidence)
                pair = (min(i, j), max(i, j))
                pairs[pair] = max(pairs.get(pair, APART), line)
    return pairs


def _with_said(found: list[Fact], alignments: tuple[Alignment, ...], pairs: dict[Pair, Lined]) -> dict[Pair, Lined]:
    """`pairs` with the alignments of what one speaker said on the occasions two dates date."""
    said: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for n, fact in enumerate(found):
        for span in fact.said:
            said[span.article].append((span.start, span.end, n))
    furthest: dict[str, list[int]] = {}
    for article, spans in said.items():
        spans.sort()
        furthest[article] = list(accumulate((end for _, end, _ in spans), max))
    result = dict(pairs)
    for x in alignments:
        sides = [_touched(said[s.article], furthest[s.article], s) if s.article in said else [] for s in (x.a, x.b)]
        for i in sides[0]:
            for j in sides[1]:
                if found[i].speaker == found[j].speaker:
                    pair = (min(i, j), max(i, j))
                    line = result.get(pair, APART)
                    result[pair] = line._replace(said=max(line.said, x.confidence))
    return result


def _touched(spans: list[tuple[int, int, int]], furthest: list[int], side: Span) -> list[int]:
    """The facts of which `side` holds at least half of something said, or the other way round."""
    first, past = bisect_right(furthest, side.start), bisect_left(spans, (side.end,))
    return sorted({n for a, z, n in spans[first:past] if 2 * (min(z, side.end) - max(a, side.start)) >= min(z - a, len(side))})


def _only_equal(found: list[Fact], i: int, j: int, inside: list[list[int]]) -> bool:
    """Whether the values of `i` and `j` are equal and no other date of either stretch has that value."""
    value = found[i].date.value
    return value == found[j].date.value and all(sum(found[n].date.value == value for n in ns) == 1 for ns in inside)


def _candidates(found: list[Fact], aligned: dict[Pair, Lined]) -> list[Pair]:
    """Pairs worth weighing: aligned, of one named event, or of one speaker."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, fact in enumerate(found):
        for s in fact.stems.keys() | fact.reported:
            groups["event", s].append(n)
        if fact.speaker:
            groups["speaker", fact.speaker].append(n)
        if fact.voice:
            groups["voice", fact.voice].append(n)
        if fact.in_header:
            groups["header", ""].append(n)
        elif not fact.recent or "T" in fact.date.value:
            groups["value", fact.date.value[:10].split("/")[0]].append(n)
    pairs = set(aligned)
    for members in groups.values():
        crowds = Counter(found[n].order[0] for n in members)
        members = [n for n in members if crowds[found[n].order[0]] <= CROWD]
        pairs.update((i, j) for at, i in enumerate(members) for j in members[at + 1 :])
    return sorted((i, j) for i, j in pairs if found[i].order[0] != found[j].order[0])


def _weigh(one: Fact, two: Fact, lined: Lined) -> Evidence:
    shared = one.words.keys() & two.words.keys()
    least = min(sum(one.words.values()), sum(two.words.values()))
    share = sum(min(one.words[w], two.words[w]) for w in sorted(shared)) / least if least else 0.0
    events = (one.stems.keys() & two.stems.keys()) - SPEAKING_STEMS
    return Evidence(
        *lined,
        bool(events),
        any(one.stems[w] >= RARE_WEIGHT for w in events),
        bool(one.speaker) and one.speaker == two.speaker,
        bool(one.voice) and one.voice == two.voice,
        one.lone and two.lone,
        bool(one.reported & two.stems.keys() or two.reported & one.stems.keys()),
        not (one.recent and two.recent),
        one.date.value == two.date.value and not one.recent and not two.recent,
        len(one.who & two.who),
        share,
        len({w for w in shared if w[0] != "@"} | events),
    )


def _judge(one: Fact, two: Fact, e: Evidence) -> ValueRelation | None:
    """The relation of two dates, None where it is not sure enough that they are of one event."""
    verdict = one.date.compare(two.date)
    if one.in_header or two.in_header:
        if one.in_header and two.in_header and verdict.relation is Relation.EQUAL:
            return _relation(one, two, verdict, 0.9)
        return None
    if verdict.relation is not Relation.CONFLICT:
        confidence = _agreement(one, two, e)
        return _relation(one, two, verdict, confidence) if confidence else None
    return _conflict(one, two, e, verdict)


def _agreement(one: Fact, two: Fact, e: Evidence) -> float:
    """How sure it is that dates which fit are of one event; 0 where it is not sure enough.

    Where one is much coarser ("this year", "Friday") fitting says little, and the events themselves must agree.
    """
    if e.said >= ALIGNED:
        return e.said
    told = e.same_event or e.told_of or e.same_speech
    alike = _alike(one, two)
    touching = _only_touching(one, two)
    if (
        e.aligned >= ALIGNED
        and not touching
        and (told or (alike and ((e.alone and (e.apart or e.share >= AGREEING)) or (e.share >= STRONG and e.shared >= 2))))
    ):
        return e.aligned
    if e.near >= ALIGNED and told and alike and not touching and (e.same_speech or e.share >= AGREEING):
        return CHAINED * e.near
    if e.old and e.who and e.same_event and e.rare:
        return 0.7
    if e.old and e.who and e.share >= RARE_ENOUGH and e.shared >= 2:
        return 0.5 + 0.3 * min(e.share, 1.0)
    enough = AGREEING if alike else STRONG
    together = (e.who or e.share >= STRONG) and not touching
    if e.same_event and together and e.share >= (RARE_ENOUGH if e.rare and alike else enough) and e.shared + e.who >= 2:
        return 0.6 + 0.3 * min(e.share, 1.0)
    if e.told_of and together and e.share >= enough and e.shared + e.who >= 2:
        return 0.5 + 0.3 * min(e.share, 1.0)
    if e.same_speech and e.share >= (enough if alike else STRONG) and e.shared + e.who > SHARED_WORDS:
        return 0.5 + 0.3 * min(e.share, 1.0)
    return _equal(one, two, e)


def _equal(one: Fact, two: Fact, e: Evidence) -> float:
    """How sure it is that two dates of one value are of one event, where only that they are equal speaks strongly for it."""
    first, second = one.date.value, two.date.value
    if first != second:
        runs = e.lone and ((one.opens and second.startswith(first + "/")) or (two.opens and first.startswith(second + "/")))
        within = "T" in first and "T" in second and first[:10] == second[:10]
        within = within and e.shared + e.who >= 2 and (e.same_event or (e.who > 0 and e.share >= STRONG))
        return 0.5 if runs or within else 0.0
    if e.same_voice and (_is_day(one) or e.share >= LITTLE or e.old):
        return 0.55
    if "T" in first and e.shared + e.who >= 2 and (e.same_event or e.share >= FINE):
        return 0.55
    if e.old and e.lone and (e.same_event or e.aligned >= ALIGNED):
        return 0.6
    if e.same_event and e.share >= LITTLE and e.shared - 1 + e.who >= 1:
        return 0.5
    return 0.0


def _length(fact: Fact) -> timedelta:
    stretch = fact.date.interval()
    return stretch[1] - stretch[0] if stretch else timedelta(0)


def _is_day(fact: Fact) -> bool:
    return _length(fact) <= timedelta(days=1)


def _alike(one: Fact, two: Fact) -> bool:
    """Whether neither date is much coarser: both within a day, or at most a month against a day."""
    lengths = sorted((_length(one), _length(two)))
    return lengths[1] <= timedelta(days=1) or lengths[1] <= MUCH_COARSER * lengths[0]


def _only_touching(one: Fact, two: Fact) -> bool:
    """Whether neither lies in the other: then words alone do not make them dates of one event."""
    first, second = one.date.interval(), two.date.interval()
    if first is None or second is None:
        return True
    if one.date.value[:10] == two.date.value[:10]:  # a night runs past its day
        return False
    return not any(outer[0] <= inner[0] and inner[1] <= outer[1] for outer, inner in ((first, second), (second, first)))


def _conflict(one: Fact, two: Fact, e: Evidence, verdict: Verdict) -> ValueRelation | None:
    """A conflict, where it is sure enough that both dates are of one event."""
    midnight = around_midnight(one.date.value, two.date.value)
    if e.same_speech:
        if midnight and e.said >= ALIGNED:
            return _relation(one, two, verdict, e.said)
        parts = "T" in one.date.value and "T" in two.date.value
        content = e.aligned >= ALIGNED or (e.share >= AGREEING - 0.05 and e.shared >= SHARED_WORDS)
        if midnight and (parts or content):
            return _relation(one, two, verdict, 0.8 if content else 0.5)
        if one.quoted and two.quoted and e.aligned >= VERBATIM:
            return _relation(one, two, verdict, 0.6)
        return None
    if one.ordering != two.ordering:
        return None
    told = _told_before(one, two, e)
    if told:
        return told
    sure = e.share >= STRONG and e.shared >= SHARED_WORDS and (e.who or (e.alone and e.shared > SHARED_WORDS))
    sure = sure or (e.rare and e.alone and e.aligned >= VERBATIM and e.share >= CLOSE and e.shared + e.who >= SHARED_WORDS)
    if e.same_event and sure and e.aligned >= 0.7 and not (one.noun and two.noun):
        return _relation(one, two, verdict, 0.7)
    alike = _length(one) == _length(two) and e.lone and bool(one.thing) and one.thing == two.thing
    if alike and e.same_event and e.who and e.share >= CLOSE:
        return _relation(one, two, verdict, 0.55)
    return None


def _told_before(one: Fact, two: Fact, e: Evidence) -> ValueRelation | None:
    """Something told as done on a day before the day another article gives for it."""
    if not e.told_of or e.share < AGREEING or e.shared < SHARED_WORDS:
        return None
    for teller, event in ((one, two), (two, one)):
        said, happened = teller.date.interval(), event.date.interval()
        if teller.reported & event.stems.keys() and not event.speaker and said and happened and said[1] <= happened[0]:
            return _relation(one, two, Verdict(Relation.CONFLICT, "told as done before the day given for it"), 0.6)
    return None


def _relation(one: Fact, two: Fact, verdict: Verdict, confidence: float) -> ValueRelation:
    return ValueRelation(one.date.id, two.date.id, verdict.relation, verdict.why, min(1.0, confidence))


def _chained(found: list[Fact], judged: dict[Pair, ValueRelation]) -> dict[Pair, ValueRelation]:
    """The relations with those added that follow through one more date.

    Inside an article, dates of one value that one speaker is dated speaking at are one occasion; across articles,
    two dates related to a third are related. A conflict follows only between speeches around one midnight.
    """
    near: dict[int, set[int]] = defaultdict(set)
    for i, j in judged:
        near[i].add(j)
        near[j].add(i)
    for i, j in _occasions(found):
        near[i].add(j)
        near[j].add(i)
    result = dict(judged)
    for middle in sorted(near):
        for i, j in _pairs(sorted(near[middle])):
            if (i, j) in result or found[i].order[0] == found[j].order[0]:
                continue
            verdict = found[i].date.compare(found[j].date)
            speech = found[i].speaker and found[i].speaker == found[j].speaker == found[middle].speaker
            if verdict.relation is Relation.CONFLICT and not (speech and around_midnight(found[i].date.value, found[j].date.value)):
                continue
            if speech or found[i].stems.keys() & found[j].stems.keys() & found[middle].stems.keys():
                sure = min(_sure(judged, i, middle), _sure(judged, middle, j))
                result[i, j] = _relation(found[i], found[j], verdict, CHAINED * sure)
    return result


def _without_agreed(found: list[Fact], judged: dict[Pair, ValueRelation]) -> dict[Pair, ValueRelation]:
    """The relations less conflicts between articles that both give both dates: they tell of two events."""
    agreed = {
        (n, found[m].order[0]) for (i, j), relation in judged.items() if relation.relation is Relation.EQUAL for n, m in ((i, j), (j, i))
    }
    return {
        (i, j): relation
        for (i, j), relation in judged.items()
        if relation.relation is not Relation.CONFLICT or not {(i, found[j].order[0]), (j, found[i].order[0])} <= agreed
    }


def _pairs(members: list[int]) -> Iterable[Pair]:
    return ((i, j) for at, i in enumerate(members) for j in members[at + 1 :])


def _sure(judged: dict[Pair, ValueRelation], i: int, j: int) -> float:
    """The confidence of a step of a chain; two dates of one occasion in one article are taken as one."""
    relation = judged.get((min(i, j), max(i, j)))
    return relation.confidence if relation else 1.0


def _occasions(found: list[Fact]) -> list[Pair]:
    """Pairs inside one article: one speaker, one value, said with the same words of time."""
    groups: dict[tuple[int, str, str], list[int]] = defaultdict(list)
    for n, fact in enumerate(found):
        if fact.speaker and _is_day(fact):
            groups[fact.order[0], fact.speaker, fact.date.value].append(n)
    return [pair for members in groups.values() for pair in _pairs(members)]
