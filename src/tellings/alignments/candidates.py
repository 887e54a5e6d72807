"""Which pairs of passages of two articles are worth comparing word by word.

In: the prepared passages of two articles. Out: pairs of indices, by place. Guarantee: pairs are found through an inverted
index over stems, synonyms and the persons named, so that their number grows with what two articles share, not with the
product of their lengths; a passage brings at most `MOST` pairs from either side.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tellings.alignments.frames import Frame
from tellings.alignments.words import Passage, Word

MOST = 6  # candidates a passage may bring
LEAST_SHARE = 0.08  # of the lighter passage's weight
LEAST_RANK = 0.1  # of the geometric mean of both weights
LEAST_BOTH = 0.4  # of that share and of how far the pair stands out in meaning, together
LEAST_WEIGHT = 1.2  # what the words in common must weigh at least
COMMON = 40  # passages of both articles a key may stand in before it no longer proposes candidates
RARE = 3.2  # weight over which a word is rare enough to be known by its letters
RECURRENCE = 0.6  # how fast a word that recurs in the two articles loses weight


@dataclass(frozen=True, slots=True)
class Prepared:
    """A passage with its content words and, for every key a word may be found by, where it stands."""

    passage: Passage
    content: tuple[Word, ...]
    lemmas: Mapping[str, tuple[int, ...]]
    stems: Mapping[str, tuple[int, ...]]
    synonyms: Mapping[str, tuple[int, ...]]
    concepts: Mapping[str, tuple[int, ...]]
    keys: frozenset[str]
    rare: frozenset[int]  # places of the words rare and long enough to be known by their letters
    parts: tuple[frozenset[int], ...]  # places of the content words of each unit inside
    frames: Mapping[int, Frame]  # by the place of their predicate


def prepare(passage: Passage, units: Sequence[tuple[int, int]] = ()) -> Prepared:
    """The passage with its content words indexed, and those of the units (start, end) inside it."""
    content = tuple(w for w in passage.words if w.content)
    maps: list[dict[str, list[int]]] = [defaultdict(list) for _ in range(4)]
    for place, word in enumerate(content):
        for found, key in zip(maps, (word.lemma, word.stem, word.synonym, word.concept), strict=True):
            if key is not None:
                found[key].append(place)
    lemmas, stems, synonyms, named = ({k: tuple(v) for k, v in m.items()} for m in maps)
    keys = frozenset([*stems, *("=" + k for k in synonyms), *("@" + k for k in named)])
    parts = [frozenset(i for i, w in enumerate(content) if start <= w.start < end) for start, end in units]
    rare = frozenset(i for i, w in enumerate(content) if len(w.text) >= 5 and w.weight > RARE)
    places = {w.token: place for place, w in enumerate(content)}
    framed = {places[f.token]: f for f in passage.frames if f.token in places}
    return Prepared(passage, content, lemmas, stems, synonyms, named, keys, rare, tuple(p for p in parts if p), framed)


def recurrences(a: Sequence[Prepared], b: Sequence[Prepared]) -> dict[str, int]:
    """In how many passages of both articles each key stands."""
    counts: dict[str, int] = defaultdict(int)
    for side in (a, b):
        for prepared in side:
            for key in prepared.keys:
                counts[key] += 1
    return counts


def damping(count: int) -> float:
    """What is left of a word's weight when it stands in `count` passages of the two articles, in (0, 1]."""
    return 1.0 / (1.0 + RECURRENCE * math.log2(max(1.0, count / 2)))


@dataclass(frozen=True, slots=True)
class Weighed:
    """A prepared passage in the company of another article: the weight of each content word there, and their sums.

    `parts` are the units inside it that can stand alone: the places of their content words, and the weight of those.
    """

    prepared: Prepared
    weights: tuple[float, ...]
    total: float
    common: float  # the weight of the words that are no proper names
    parts: tuple[tuple[frozenset[int], float], ...]

    @property
    def passage(self) -> Passage:
        """The passage itself."""
        return self.prepared.passage

    @property
    def content(self) -> tuple[Word, ...]:
        """Its content words."""
        return self.prepared.content


def weigh(prepared: Prepared, counts: Mapping[str, int]) -> Weighed:
    """The passage with its words weighted by how often they recur in the two articles compared."""
    weights = []
    for w in prepared.content:
        often = counts[w.stem]
        if w.concept:
            often = max(often, counts["@" + w.concept])
        if w.synonym:
            often = max(often, counts["=" + w.synonym] // 2)
        weights.append(w.weight * damping(often))
    common = sum(weight for w, weight in zip(prepared.content, weights, strict=True) if w.pos != "PROPN")
    parts = tuple((part, sum(weights[i] for i in part)) for part in prepared.parts)
    return Weighed(prepared, tuple(weights), sum(weights), common, parts)


def candidates(
    a: Sequence[Weighed], b: Sequence[Weighed], counts: Mapping[str, int], near: Callable[[int, int], float] | None = None
) -> list[tuple[int, int]]:
    """Pairs of places in `a` and `b` that share enough weight to be looked at; `near` says how near a pair lies in meaning."""
    index: dict[str, list[int]] = defaultdict(list)
    limit = max(COMMON, (len(a) + len(b)) // 6)
    for place, weighed in enumerate(b):
        for key in weighed.prepared.keys:
            if counts[key] <= limit:
                index[key].append(place)
    from_a: list[list[tuple[float, int]]] = []
    from_b: list[list[tuple[float, int]]] = [[] for _ in b]
    for i, mine in enumerate(a):
        scored = []
        for j, weight in shared_weight(mine, index).items():
            rank = weight / max(1e-9, math.sqrt(mine.total * b[j].total))
            if rank < LEAST_RANK or weight < max(LEAST_WEIGHT, LEAST_SHARE * min(mine.total, b[j].total)):
                continue
            if near is None or rank + near(i, j) >= LEAST_BOTH:
                scored.append((-rank, j))
                from_b[j].append((-rank, i))
        from_a.append(sorted(scored)[:MOST])
    kept = {(i, j) for i, found in enumerate(from_a) for _, j in found}
    kept |= {(i, j) for j, found in enumerate(from_b) for _, i in sorted(found)[:MOST]}
    return sorted(kept)


def shared_weight(mine: Weighed, index: Mapping[str, Sequence[int]]) -> dict[int, float]:
    """For each passage that shares a key with `mine`, the weight of the words that have one there."""
    shared: dict[int, float] = defaultdict(float)
    for word, weight in zip(mine.content, mine.weights, strict=True):
        met = index.get(word.stem, ())
        if word.synonym or word.concept:
            more = {*met}
            more.update(index.get("=" + word.synonym, ()) if word.synonym else ())
            more.update(index.get("@" + word.concept, ()) if word.concept else ())
            met = tuple(more)
        for j in met:
            shared[j] += weight
    return shared
