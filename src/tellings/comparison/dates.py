"""Dates that different articles give for one event or one statement, and how they stand to each other.

In: a story and its alignments. Out: relations, by article, then place. Two dates are held together only when
their passages are aligned and their events agree, when the same event is named with the same people and words,
or when the same speaker is dated saying the same thing; different days need the stronger evidence of these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta

from tellings.comparison.date_conflicts import AGREEING, ALIGNED, SHARED_WORDS, STRONG, conflict, length, once, relation
from tellings.comparison.date_evidence import APART, Evidence, Pair, candidates, lined_up, weigh
from tellings.comparison.date_fact import Fact, by_midnight
from tellings.comparison.dated_facts import facts
from tellings.model.alignment import Alignment
from tellings.model.comparison import ValueRelation
from tellings.model.date import AROUND_MIDNIGHT, NEIGHBOURING, has_clock, neighbouring
from tellings.model.relation import Relation, Verdict
from tellings.model.story import Story

EVEN = 0.5
"""Confidence of a step up to which no conflict follows through it."""
RARE_ENOUGH = 0.15
"""Share of the words that an event named by a telling word still needs."""
WEEK = timedelta(days=7)
MONTH = timedelta(days=31)
MUCH_COARSER = 32
"""A date so many times as long as another is much coarser."""
CHAINED = 0.8
"""What a relation found through a third date loses in confidence."""
LITTLE = 0.15
"""Share of the words that equal dates of one named event still need."""
LIKELY = 0.7
"""An alignment this sure of their sentences lets equal dates in them be of one event."""
FINE = 0.25
"""The same for two equal parts of a day or times, which seldom coincide."""


def relate(story: Story, alignments: tuple[Alignment, ...]) -> tuple[ValueRelation, ...]:
    """Every relation between dates of different articles; `why` in the fixed words of `Date.compare` and of `date_conflicts`."""
    found = facts(story)
    aligned = lined_up(found, alignments)
    judged: dict[Pair, ValueRelation] = {}
    for pair in candidates(found, aligned):
        one, two = found[pair[0]], found[pair[1]]
        related = _judge(one, two, weigh(one, two, aligned.get(pair, APART)))
        if related:
            judged[pair] = related
    judged = _without_agreed(found, _announced(found, _spread(found, _chained(found, judged))))
    return tuple(judged[pair] for pair in sorted(judged))


def _judge(one: Fact, two: Fact, e: Evidence) -> ValueRelation | None:
    """The relation of two dates, None where it is not sure enough that they are of one event."""
    verdict = one.date.compare(two.date)
    if verdict.why == NEIGHBOURING and one.zone is not None and two.zone is not None and one.zone != two.zone:
        verdict = Verdict(Relation.CONFLICT, f"{NEIGHBOURING}; explainable: time zone")
    if verdict.why == AROUND_MIDNIGHT and not by_midnight(one, two):
        verdict = Verdict(Relation.CONFLICT, NEIGHBOURING)
    if one.in_header or two.in_header:
        if one.in_header and two.in_header and verdict.relation is Relation.EQUAL:
            return relation(one, two, verdict, 0.9)
        return None
    if verdict.relation is not Relation.CONFLICT:
        confidence = _agreement(one, two, e)
        return relation(one, two, verdict, confidence) if confidence else None
    return conflict(one, two, e, verdict)


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
    return _equal(one, two, e) or _occasion(one, two, e)


def _occasion(one: Fact, two: Fact, e: Evidence) -> float:
    """How sure it is that both date an occasion of one kind ("the primary"), of which a story has one about that time."""
    kind = bool(one.occasion) and one.occasion == two.occasion
    others = {n for n in one.named if n[0] != "#"}, {n for n in two.named if n[0] != "#"}
    contrary = bool(others[0]) and bool(others[1]) and not others[0] & others[1] and not e.who
    return 0.5 if kind and not contrary and max(length(one), length(two)) <= MONTH and not _only_touching(one, two) else 0.0


def _equal(one: Fact, two: Fact, e: Evidence) -> float:
    """How sure it is that two dates of one value are of one event, where only that they are equal speaks strongly for it."""
    first, second = one.date.value, two.date.value
    if first != second:
        runs = e.lone and ((one.opens and second.startswith(first + "/")) or (two.opens and first.startswith(second + "/")))
        within = "T" in first and "T" in second and first[:10] == second[:10]
        within = within and e.shared + e.who >= 2 and (e.same_event or (e.who > 0 and e.share >= STRONG))
        spoken = e.same_speech or (one.actors & two.actors and (one.speaker or two.speaker))
        weekly = spoken and _within_week(one, two)
        clocked = has_clock(first) or has_clock(second)
        days = not clocked and first[:10] == second[:10] and _is_day(one) and _is_day(two)
        far = days and e.apart and (e.who or e.shared)
        return 0.5 if runs or within or weekly or far else 0.0
    if e.same_voice and (_is_day(one) or e.share >= LITTLE or e.old):
        return 0.55
    if "T" in first and e.shared + e.who >= 2 and (e.same_event or e.share >= FINE):
        return 0.55
    if e.old and e.lone and (e.same_event or e.aligned >= ALIGNED):
        return 0.6
    if e.same_event and e.share >= LITTLE and e.shared - 1 + e.who >= 1:
        return 0.5
    if once(one, two, e):
        return 0.6
    again = one.ordering and one.ordering == two.ordering and e.shared
    if _is_day(one) and (one.actors & two.actors or (e.apart and (e.who or e.shared)) or again):
        return 0.5
    if e.who and e.near >= LIKELY and e.share >= LITTLE:
        return 0.5
    if e.who and e.share >= AGREEING and e.shared >= 2:
        return 0.5
    return 0.0


def _is_day(fact: Fact) -> bool:
    return length(fact) <= timedelta(days=1)


def _within_week(one: Fact, two: Fact) -> bool:
    """Whether both are of the days of the news and one lies in the other ("this week", "Friday")."""
    return one.recent and two.recent and max(length(one), length(two)) <= WEEK and not _only_touching(one, two)


def _alike(one: Fact, two: Fact) -> bool:
    """Whether neither date is much coarser: both within a day, or at most a month against a day."""
    lengths = sorted((length(one), length(two)))
    return lengths[1] <= timedelta(days=1) or lengths[1] <= MUCH_COARSER * lengths[0]


def _only_touching(one: Fact, two: Fact) -> bool:
    """Whether neither lies in the other: then words alone do not make them dates of one event."""
    first, second = one.date.interval(), two.date.interval()
    if first is None or second is None:
        return True
    if one.date.value[:10] == two.date.value[:10]:  # a night runs past its day
        return False
    return not any(outer[0] <= inner[0] and inner[1] <= outer[1] for outer, inner in ((first, second), (second, first)))


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
            if verdict.relation is Relation.CONFLICT:
                if not (speech and _one_night(found, i, middle, j)):
                    continue
                verdict = Verdict(Relation.CONFLICT, AROUND_MIDNIGHT)
            if speech or found[i].stems.keys() & found[j].stems.keys() & found[middle].stems.keys():
                sure = min(_sure(judged, i, middle), _sure(judged, middle, j))
                if verdict.relation is Relation.CONFLICT and sure <= EVEN:
                    continue
                result[i, j] = relation(found[i], found[j], verdict, CHAINED * sure)
    return result


def _spread(found: list[Fact], judged: dict[Pair, ValueRelation]) -> dict[Pair, ValueRelation]:
    """The relations with those between speeches around one midnight given to all dates of the same occasions."""
    same: dict[int, set[int]] = defaultdict(set)
    for i, j in _occasions(found):
        same[i].add(j)
        same[j].add(i)
    result = dict(judged)
    for (i, j), known in judged.items():
        if known.why != AROUND_MIDNIGHT:
            continue
        for m, n in [(m, j) for m in sorted(same[i])] + [(i, n) for n in sorted(same[j])]:
            if neighbouring(found[m].date.value, found[n].date.value):
                verdict = Verdict(Relation.CONFLICT, AROUND_MIDNIGHT)
                result.setdefault((m, n), relation(found[m], found[n], verdict, CHAINED * known.confidence))
    return result


def _announced(found: list[Fact], judged: dict[Pair, ValueRelation]) -> dict[Pair, ValueRelation]:
    """The relations with those between the announcements of an act done by announcing it, where its days are in conflict.

    "Announced on Monday in a statement" conflicts with "resigned on Friday"; if the second article also has a statement of
    that Friday by the same speaker, it is that of the announcement.
    """
    of_article: dict[int, list[int]] = defaultdict(list)
    for n, fact in enumerate(found):
        of_article[fact.order[0]].append(n)
    result = dict(judged)
    for pair, known in judged.items():
        for act, teller in (pair, pair[::-1]):
            if known.relation is not Relation.CONFLICT or not (found[teller].performed & found[act].once):
                continue
            for n in of_article[found[act].order[0]]:
                said = found[n].speaker == found[teller].speaker and found[n].platform & found[teller].platform
                if n != act and said and found[n].date.value[:10] == found[act].date.value[:10]:
                    verdict = found[n].date.compare(found[teller].date)
                    if verdict.relation is Relation.CONFLICT:
                        low, high = min(n, teller), max(n, teller)
                        result.setdefault((low, high), relation(found[low], found[high], verdict, CHAINED * known.confidence))
    return result


def _one_night(found: list[Fact], i: int, middle: int, j: int) -> bool:
    """Whether neighbouring days may be one moment around midnight, as they say themselves or the date that joins them says."""
    first, between, last = (found[n] for n in (i, middle, j))
    steps = ((first, last), (first, between), (between, last))
    return neighbouring(first.date.value, last.date.value) and any(by_midnight(a, b) for a, b in steps)


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
