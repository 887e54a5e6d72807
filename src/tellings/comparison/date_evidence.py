"""What speaks for two dates of different articles being of one event: alignments, words, names, speakers.

In: facts of a story and its alignments. Out: the pairs worth weighing and the evidence for each. Apart from `lone`,
`old` and Lined's `alone` nothing here looks at the values, so that a changed day is weighed like the right one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from tellings.comparison.date_fact import Fact
from tellings.comparison.event_words import SPEAKING_STEMS
from tellings.model.alignment import Alignment
from tellings.model.span import Span

Pair = tuple[int, int]
RARE_WEIGHT = 2.7
"""An event named by a word this telling needs less around it."""
CROWD = 60
"""An article with more dates of one verb or speaker is a list; the verb or speaker alone then says nothing."""


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


def lined_up(found: list[Fact], alignments: tuple[Alignment, ...]) -> dict[Pair, Lined]:
    """How the alignments hold pairs of facts together; pairs that nothing holds are left out."""
    return _with_said(found, alignments, _aligned(found, alignments))


def candidates(found: list[Fact], aligned: dict[Pair, Lined]) -> list[Pair]:
    """Pairs worth weighing: aligned, of one named event, or of one speaker."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, fact in enumerate(found):
        for s in fact.stems.keys() | fact.reported:
            groups["event", s].append(n)
        if fact.speaker:
            groups["speaker", fact.speaker].append(n)
        if fact.voice:
            groups["voice", fact.voice].append(n)
        for key in fact.actors:
            groups[f"actor {key}", fact.date.value[:10]].append(n)
        if fact.in_header:
            groups["header", ""].append(n)
        else:
            groups["value", fact.date.value[:10].split("/")[0]].append(n)
        if fact.occasion:
            groups["occasion", fact.occasion].append(n)
    pairs = set(aligned)
    for members in groups.values():
        crowds = Counter(found[n].order[0] for n in members)
        members = [n for n in members if crowds[found[n].order[0]] <= CROWD]
        pairs.update((i, j) for at, i in enumerate(members) for j in members[at + 1 :])
    return sorted((i, j) for i, j in pairs if found[i].order[0] != found[j].order[0])


def weigh(one: Fact, two: Fact, lined: Lined) -> Evidence:
    """The evidence for one pair."""
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
