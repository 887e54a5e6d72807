"""The steps of grouping: links of an article, cores of a neighbourhood of articles, stories of a neighbourhood of cores.

In: ids on a shelf. Out: groups in canonical order. Guarantee: each step depends on the articles it is given and on the pins
alone. Articles are embedded only where the cosine of words leaves open whether they are linked, or to weigh a group.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tellings.backends.protocols import Embedder
from tellings.stories.likeness import SLACK, Matrix, Packed, likeness, likenesses, pack, reach
from tellings.stories.linkage import Groups, link
from tellings.stories.neighbourhoods import Members
from tellings.stories.pins import Constraints
from tellings.stories.setting import BOND, LINKED, NEIGHBOURS, WITH_MEANING, WORDS_ONLY
from tellings.stories.shelf import Shelf, Vector
from tellings.stories.sketch import Sketch

AT_ONCE = 1_000
"""Articles whose likenesses are worked out in one matrix."""

FIRST = np.array([0])


@dataclass(frozen=True, slots=True)
class Core:
    """Articles in canonical order, the sum of likenesses over their pairs, and the sum of their fullness."""

    articles: Members
    within: float
    fullness: float

    @property
    def name(self) -> str:
        """The id of its first article."""
        return self.articles[0]


class Workshop:
    """Works out links, cores and stories; holds packed sketches until told to forget them."""

    def __init__(self, shelf: Shelf, embedder: Embedder | None, pins: Constraints, most: int) -> None:
        self.shelf = shelf
        self.pins = pins
        self._most = most
        self._embedder = embedder
        self._bare: dict[str, Packed] = {}
        self._full: dict[str, Packed] = {}

    def links(self, sketch: Sketch, among: Shelf | None = None) -> dict[str, float]:
        """Articles of the shelf (or of `among`) with a likeness of LINKED or more; those pinned together with this one always."""
        shelf = among or self.shelf
        found = self._near(sketch, shelf)
        for other in shelf.sketches(sorted(self.pins.bonded(sketch.id) - {sketch.id})):
            found[other] = BOND
        return found

    def _near(self, sketch: Sketch, shelf: Shelf) -> dict[str, float]:
        floor = min(WORDS_ONLY.asked.short, WORDS_ONLY.asked.long) * LINKED if self._embedder is None else 0.0
        cosines = {a: cosine for a, cosine in shelf.candidates(sketch).items() if cosine >= floor * (1.0 - SLACK)}
        near = shelf.sketches(sorted(cosines))
        settings = (WORDS_ONLY,) if self._embedder is None else (WITH_MEANING, WORDS_ONLY)
        full = sketch.fullness
        close = [a for a, other in near.items() if any(reach(cosines[a], (full + other.fullness) / 2, s) >= LINKED for s in settings)]
        if not close:
            return {}
        meanings: Mapping[str, float] = self._meanings(sketch, [near[a] for a in close]) if self._embedder else {}
        values = {a: likeness(sketch, near[a], cosines[a], meanings.get(a)) for a in close}
        return {a: value for a, value in values.items() if value >= LINKED}

    def _meanings(self, sketch: Sketch, others: Sequence[Sketch]) -> dict[str, float]:
        """Cosines of embeddings with the others, where both have one."""
        own, *rest = self.packed([sketch.id, *(s.id for s in others)], {sketch.id: sketch, **{s.id: s for s in others}})
        there = [p for p in rest if p.vector is not None]
        if own.vector is None or not there:
            return {}
        products = np.stack([p.vector for p in there if p.vector is not None]) @ own.vector
        return {p.id: value for p, value in zip(there, products.tolist(), strict=True)}

    def _bared(self, articles: Sequence[str]) -> list[Packed]:
        """Sketches in arrays, with embeddings as far as they are at hand."""
        unknown = [a for a in articles if a not in self._full and a not in self._bare]
        self._bare.update({a: pack(s) for a, s in self.shelf.sketches(unknown).items()})
        return [self._full.get(a) or self._bare[a] for a in articles]

    def packed(self, articles: Sequence[str], given: Mapping[str, Sketch] | None = None) -> list[Packed]:
        """Sketches in arrays with embeddings, where there is an embedder that knows their language."""
        unknown = [a for a in articles if a not in self._full]
        if unknown:
            sketches = given or self.shelf.sketches(unknown)
            vectors = self._vectors([sketches[a] for a in unknown])
            self._full.update({a: pack(sketches[a], vectors.get(a)) for a in unknown})
            for article in unknown:
                self._bare.pop(article, None)
        return [self._full[a] for a in articles]

    def _vectors(self, sketches: Sequence[Sketch]) -> dict[str, Vector]:
        """Embeddings, those kept already from the shelf."""
        if self._embedder is None:
            return {}
        readable = [s for s in sketches if s.language in self._embedder.languages and s.lead]
        kept = self.shelf.vectors([s.id for s in readable])
        fresh = [s for s in readable if s.id not in kept]
        if fresh:
            rows = self._embedder.embed([s.lead for s in fresh])
            made = {s.id: row for s, row in zip(fresh, rows, strict=True)}
            self.shelf.put_vectors(made)
            kept.update(made)
        return kept

    def keep(self, articles: Iterable[str]) -> None:
        """Give the shelf the embeddings of articles that were not on it when they were embedded."""
        made = {a: v for a in articles if a in self._full and (v := self._full[a].vector) is not None}
        if made:
            self.shelf.put_vectors(made)

    def part(self, block: Members) -> list[Core]:
        """The cores of a neighbourhood of articles."""
        if len(block) == 1 and block[0] not in self._full:  # nothing to weigh it with: not worth embedding
            (alone,) = self._bared(block)
            return [Core(block, 0.0, alone.fullness)]
        articles = sorted(self.packed(block), key=lambda p: p.order)
        fullness = np.array([p.fullness for p in articles])
        never = self._never([(p.id,) for p in articles])
        if len(articles) > self._most and never is None:
            return [Core(tuple(p.id for p in articles), self._sum(articles), float(fullness.sum()))]
        groups = Groups.single(likenesses(articles, articles), fullness)
        groups.never = never
        joined = self._bond(articles, groups)
        return _cores(articles, link(groups, joined), groups)

    def _bond(self, articles: Sequence[Packed], groups: Groups) -> list[int]:
        """Join what is pinned together; each article's group."""
        first: dict[str, int] = {}
        joined = []
        for number, article in enumerate(articles):
            bonded = self.pins.bonded(article.id)
            at = first.setdefault(min(bonded), number)
            if at != number:
                groups.join(at, number)
            joined.append(at)
        return joined

    def _never(self, groups: Sequence[Members]) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]] | None:
        """Which groups a person keeps apart; None where that is none."""
        where = {a: n for n, group in enumerate(groups) for a in group}
        pairs = [(n, where[far]) for a, n in where.items() for far in self.pins.parted(a) if far in where] if self.pins.apart else []
        if not pairs:
            return None
        table = np.zeros((len(groups), len(groups)), dtype=bool)
        for one, other in pairs:
            table[one, other] = table[other, one] = True
        return table

    def _sum(self, articles: Sequence[Packed]) -> float:
        """The sum of likenesses over all pairs."""
        whole = 0.0
        for start in range(0, len(articles), AT_ONCE):
            part = likenesses(articles[start : start + AT_ONCE], articles)
            whole += float(part.sum()) - float(np.trace(part, offset=start))
        return whole / 2

    def sums(self, core: Core, others: Sequence[Core]) -> Matrix:
        """Sums of likenesses between the articles of a core and of each other one."""
        own = self.packed(core.articles)
        columns = self.packed([a for other in others for a in other.articles])
        per_article = np.concatenate([likenesses(own, columns[n : n + AT_ONCE]).sum(axis=0) for n in range(0, len(columns), AT_ONCE)])
        starts = np.cumsum([0, *(len(other.articles) for other in others[:-1])])
        found: Matrix = np.add.reduceat(per_article, starts)
        return found

    def edges(self, core: Core, others: Sequence[Core]) -> dict[str, float]:
        """Those cores that fit this one, with their mean likeness as a multiple of what is asked."""
        if not others:
            return {}
        both = [core, *others]
        row = np.concatenate([[0.0], self.sums(core, others)])
        groups = Groups(row[None, :], *_measures(both))
        ratios = (groups.means(FIRST) / groups.asked(FIRST))[0].tolist()
        parted = {far for a in core.articles for far in self.pins.parted(a)} if self.pins.apart else set()
        return {
            c.name: ratio for c, ratio in zip(both[1:], ratios[1:], strict=True) if ratio >= 1.0 and not parted.intersection(c.articles)
        }

    def join(self, cores: Sequence[Core]) -> list[list[Core]]:
        """The stories of a neighbourhood of cores, each as its cores."""
        if len(cores) == 1:
            return [list(cores)]
        firsts = {p.id: p.order for p in self.packed([c.name for c in cores])}
        ordered = sorted(cores, key=lambda c: firsts[c.name])
        table = np.zeros((len(ordered), len(ordered)))
        for number, core in enumerate(ordered[:-1]):
            table[number, number + 1 :] = self.sums(core, ordered[number + 1 :])
        groups = Groups(table + table.T, *_measures(ordered), self._never([c.articles for c in ordered]))
        stories: dict[int, list[Core]] = {}
        for core, at in zip(ordered, link(groups), strict=True):
            stories.setdefault(at, []).append(core)
        return list(stories.values())

    def compare(self, a: Collection[str], b: Collection[str]) -> tuple[float, float]:
        """Mean likeness of two sets of articles, and what two such groups are asked for; of large sets, the first NEIGHBOURS count."""
        sides = [self.packed(sorted(side)[:NEIGHBOURS]) for side in (a, b)]
        cores = [Core(tuple(p.id for p in side), self._sum(side), sum(p.fullness for p in side)) for side in sides]
        row = np.concatenate([[0.0], self.sums(cores[0], cores[1:])])
        groups = Groups(row[None, :], *_measures(cores))
        return float(groups.means(FIRST)[0, 1]), float(groups.asked(FIRST)[0, 1])

    def ordered(self, stories: Iterable[Members]) -> list[Members]:
        """Stories in canonical order of their first articles."""
        found = list(stories)
        firsts = {p.id: p.order for p in self._bared([s[0] for s in found])}
        return sorted(found, key=lambda s: firsts[s[0]])

    def older(self, before: float) -> set[str]:
        """Articles held in arrays that are older than this moment (seconds since 1970)."""
        return {a for held in (self._bare, self._full) for a, p in held.items() if p.seconds < before}

    def forget(self, articles: Iterable[str]) -> None:
        """Let go of these articles' arrays."""
        for article in articles:
            self._bare.pop(article, None)
            self._full.pop(article, None)


def _measures(cores: Sequence[Core]) -> tuple[Matrix, Matrix, Matrix]:
    """Sizes, sums within and sums of fullness."""
    return np.array([float(len(c.articles)) for c in cores]), np.array([c.within for c in cores]), np.array([c.fullness for c in cores])


def _cores(articles: Sequence[Packed], joined: Sequence[int], groups: Groups) -> list[Core]:
    members: dict[int, list[str]] = {}
    for article, at in zip(articles, joined, strict=True):
        members.setdefault(at, []).append(article.id)
    return [Core(tuple(ids), float(groups.within[at]), float(groups.fullness[at])) for at, ids in members.items()]
