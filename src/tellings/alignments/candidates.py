"""Which pairs of passages of two articles are worth comparing word by word.

In: the prepared passages of two articles. Out: pairs of indices, by place. Guarantee: pairs are found through an inverted
index over stems, synonyms and the persons named, so that their number grows with what two articles share, not with the
product of their lengths; a passage brings at most `MOST` pairs from either side.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

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
    """A passage with its content words and, for every key a word may be found by, where it stands.

    What the pairing of passages asks of one of them again and again is kept here too.
    """

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
    keyed: tuple[tuple[float, str, str | None, str | None], ...]  # of each content word its weight and the keys it has
    proper: frozenset[int]  # places of the proper names
    plain: tuple[int, ...]  # places of the others
    quoted: frozenset[int]  # places of the words in quotation marks
    named: tuple[tuple[int, float], ...]  # places of names and numbers with their weights
    quoted_share: float  # of all words, in quotation marks
    actors: frozenset[str]  # keys of the known persons and bodies that are subjects or speakers
    texts: tuple[str, ...]  # all words as they are written, capitals aside
    starts: tuple[int, ...]  # where they begin

    @property
    def wording(self) -> tuple[tuple[object, ...], ...]:
        """All that any two passages of the same words have in common, whatever their place and article."""
        words = self.passage.words
        return tuple([(w.text, w.lemma, w.stem, w.synonym, w.spelling, w.weight, w.content, w.concept) for w in words])

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Which of all words, from the first to behind the last, begin inside [start, end)."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)


def actors(passage: Passage) -> frozenset[str]:
    """Who is the subject of a verb in a passage, or speaks in it, as far as the story knows them."""
    subjects = {key for frame in passage.frames for key in frame.subjects if key.startswith("@")}
    return frozenset(subjects | {"@" + x.speaker for x in passage.attributions if x.speaker})


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
    return Prepared(
        passage=passage,
        content=content,
        lemmas=lemmas,
        stems=stems,
        synonyms=synonyms,
        concepts=named,
        keys=keys,
        rare=rare,
        parts=tuple(p for p in parts if p),
        frames={places[f.token]: f for f in passage.frames if f.token in places},
        keyed=tuple((w.weight, w.stem, "=" + w.synonym if w.synonym else None, "@" + w.concept if w.concept else None) for w in content),
        proper=frozenset(i for i, w in enumerate(content) if w.pos == "PROPN"),
        plain=tuple(i for i, w in enumerate(content) if w.pos != "PROPN"),
        quoted=frozenset(i for i, w in enumerate(content) if w.quoted),
        named=tuple((i, w.weight) for i, w in enumerate(content) if w.pos in ("PROPN", "NUM")),
        quoted_share=sum(w.quoted for w in passage.words) / len(passage.words),
        actors=actors(passage),
        texts=tuple(w.text for w in passage.words),
        starts=tuple(w.start for w in passage.words),
    )


@dataclass(frozen=True, slots=True)
class Index:
    """In which passages of one article each key stands, by place; `frequent` are the keys that alone may be too common."""

    places: Mapping[str, Sequence[int]]
    counts: Mapping[str, int]  # in how many each stands
    frequent: frozenset[str]

    def count(self, key: str) -> int:
        """In how many passages a key stands."""
        return self.counts.get(key, 0)


def indexed(passages: Sequence[Prepared]) -> Index:
    """The index of an article's passages."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, prepared in enumerate(passages):
        for key in prepared.keys:
            places[key].append(place)
    counts = {key: len(found) for key, found in places.items()}
    return Index(dict(places), counts, frozenset(key for key, found in places.items() if 2 * len(found) > COMMON))


@lru_cache(maxsize=4096)
def damping(count: int) -> float:
    """What is left of a word's weight when it stands in `count` passages of the two articles, in (0, 1]."""
    return 1.0 / (1.0 + RECURRENCE * math.log2(max(1.0, count / 2)))


@dataclass(frozen=True, slots=True)
class Weighed:
    """A prepared passage in the company of another article: the weight of each content word there, and their sums."""

    prepared: Prepared
    weights: Sequence[float]
    total: float
    common: float  # the weight of the words that are no proper names
    _parts: list[tuple[frozenset[int], float]] = field(default_factory=list, repr=False, compare=False)

    @property
    def passage(self) -> Passage:
        """The passage itself."""
        return self.prepared.passage

    @property
    def content(self) -> tuple[Word, ...]:
        """Its content words."""
        return self.prepared.content

    def parts(self) -> list[tuple[frozenset[int], float]]:
        """The units inside it that can stand alone: the places of their content words, and the weight of those."""
        found = self._parts
        if not found and self.prepared.parts:
            weights = self.weights
            found.extend([(part, sum([weights[i] for i in part])) for part in self.prepared.parts])
        return found


def weigh(prepared: Prepared, mine: Index, theirs: Index) -> Weighed:
    """The passage with its words weighted by how often they recur in its own article and the other one."""
    here, there = mine.counts, theirs.counts
    weights = []
    for weight, stem, synonym, concept in prepared.keyed:
        often = here[stem] + there.get(stem, 0)
        if concept:
            named = here[concept] + there.get(concept, 0)
            often = named if named > often else often
        if synonym:
            alike = (here[synonym] + there.get(synonym, 0)) // 2
            often = alike if alike > often else often
        weights.append(weight * damping(often))
    return Weighed(prepared, weights, sum(weights), sum([weights[i] for i in prepared.plain]))


def candidates(
    a: Sequence[Weighed], b: Sequence[Weighed], mine: Index, theirs: Index, near: Callable[[int, int], float] | None = None
) -> list[tuple[int, int]]:
    """Pairs of places in `a` and `b` that share enough weight to be looked at; `near` says how near a pair lies in meaning."""
    limit = max(COMMON, (len(a) + len(b)) // 6)
    common = {key for key in mine.frequent | theirs.frequent if mine.count(key) + theirs.count(key) > limit}
    index = {key: places for key, places in theirs.places.items() if key not in common} if common else theirs.places
    from_a: list[list[tuple[float, int]]] = []
    from_b: list[list[tuple[float, int]]] = [[] for _ in b]
    totals = [weighed.total for weighed in b]
    for i, weighed in enumerate(a):
        scored = []
        total = weighed.total
        for j, weight in shared_weight(weighed, index).items():
            other = totals[j]
            if weight < LEAST_WEIGHT or weight < LEAST_SHARE * (other if other < total else total):
                continue
            rank = weight / max(1e-9, math.sqrt(total * other))
            if rank < LEAST_RANK:
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
    for (_, stem, synonym, concept), weight in zip(mine.prepared.keyed, mine.weights, strict=True):
        met: Iterable[int] = index.get(stem, ())
        if synonym or concept:
            met = {*met, *(index.get(synonym, ()) if synonym else ()), *(index.get(concept, ()) if concept else ())}
        for j in met:
            shared[j] += weight
    return shared
