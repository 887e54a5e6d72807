"""The shelf that grouping works on, backed by a store: sketches and embeddings of the articles that belong to stories.

In: sketches to keep, ids, a sketch to find candidates for. Out: what `tellings.stories.Shelf` promises. Guarantee: an article
is on the shelf when a story holds it or `put` brought it, and no longer once `take` took it; only some days are in memory.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.model.kept_story import Features
from tellings.store.protocol import Store
from tellings.stories import LocalShelf, Sketch
from tellings.stories.setting import LEAST, WINDOW_DAYS

Vector = NDArray[np.float32]
BLOCK_DAYS = 4
"""Days that are read into memory together."""
HOT = 12
"""Blocks of days held in memory: the window around a day, and some."""
UNDATED = None
"""The block of articles without a day; it always stays in memory, since every article is compared with them."""
AT_ONCE = 400


class KeptShelf:
    """See `tellings.stories.Shelf`. Use it inside one transaction, or while nobody else changes stories."""

    def __init__(self, store: Store, model: str) -> None:
        self._store = store
        self._model = model
        self._blocks: OrderedDict[int | None, LocalShelf] = OrderedDict()
        self._where: dict[str, int | None] = {}
        self._here: set[str] = set()
        self._gone: set[str] = set()

    def settled(self) -> None:
        """What was put or taken since is in the store now."""
        self._here.clear()
        self._gone.clear()

    def put(self, sketches: Sequence[Sketch]) -> None:
        """See Shelf."""
        for sketch in sketches:
            self._store.put_features(sketch.id, sketch.features())
            self._drop(sketch.id)
            self._here.add(sketch.id)
            self._gone.discard(sketch.id)
            block = block_of(sketch.day)
            if block in self._blocks:
                self._blocks[block].put([sketch])
                self._where[sketch.id] = block

    def take(self, articles: Iterable[str]) -> None:
        """See Shelf."""
        for article in articles:
            self._drop(article)
            self._here.discard(article)
            self._gone.add(article)

    def _drop(self, article: str) -> None:
        """Out of memory."""
        if article in self._where:
            self._blocks[self._where.pop(article)].take([article])

    def _there(self, articles: Iterable[str]) -> set[str]:
        """Those of the articles that are on the shelf."""
        asked = [a for a in articles if a not in self._gone]
        return {*self._store.memberships(a for a in asked if a not in self._here), *(a for a in asked if a in self._here)}

    def _block(self, number: int | None) -> LocalShelf:
        """A block in memory, read from the store where it is not."""
        if number not in self._blocks:
            block = LocalShelf()
            days = None if number is None else (number * BLOCK_DAYS, number * BLOCK_DAYS + BLOCK_DAYS - 1)
            for some in batched(self._store.features_between(days)):
                there = self._there(a for a, _ in some)
                found = [s for a, kept in some if a in there and (s := sketch_of(a, kept)) is not None]
                block.put(found)
                self._where.update((s.id, number) for s in found)
            self._blocks[number] = block
        self._blocks.move_to_end(number)
        while len(self._blocks) > HOT + 1:
            cold = next(n for n in self._blocks if n is not UNDATED)
            del self._blocks[cold]
            self._where = {a: n for a, n in self._where.items() if n != cold}
        return self._blocks[number]

    def sketches(self, articles: Iterable[str]) -> dict[str, Sketch]:
        """See Shelf."""
        wanted = list(dict.fromkeys(articles))
        found: dict[str, Sketch] = {}
        for article in wanted:
            if article in self._where:
                found |= self._blocks[self._where[article]].sketches([article])
        rest = self._there(a for a in wanted if a not in found)
        for article, kept in self._store.features(sorted(rest)).items():
            sketch = sketch_of(article, kept)
            if sketch is not None:
                found[article] = sketch
        return found

    def candidates(self, sketch: Sketch) -> dict[str, float]:
        """See Shelf."""
        if sketch.day is None:  # like with all: the undated ones are in memory, of the dated ones the store knows which share words
            alike = self._store.candidates(sketch.terms, None, limit=None, least_dot=LEAST)
            near = {c.article: c.dot for c in alike if c.article != sketch.id}
            there = self._there(near)
            return {a: dot for a, dot in near.items() if a in there} | self._block(UNDATED).candidates(sketch)
        first, last = (int((sketch.day + side * (WINDOW_DAYS + 1)) // BLOCK_DAYS) for side in (-1, 1))
        found: dict[str, float] = {}
        for number in (UNDATED, *range(first, last + 1)):
            found.update(self._block(number).candidates(sketch))
        return found

    def vectors(self, articles: Iterable[str]) -> dict[str, Vector]:
        """See Shelf."""
        return dict(self._store.vectors(self._model, articles))

    def put_vectors(self, vectors: Mapping[str, Vector]) -> None:
        """See Shelf."""
        for article, vector in vectors.items():
            self._store.put_vector(article, self._model, vector)


def block_of(day: int | None) -> int | None:
    """The block a day belongs to."""
    return UNDATED if day is None else day // BLOCK_DAYS


def sketch_of(article: str, kept: Features) -> Sketch | None:
    """A sketch as kept, None where what is kept is none."""
    try:
        return Sketch.of(article, kept)
    except (KeyError, TypeError, ValueError):
        return None


def batched(found: Iterable[tuple[str, Features]]) -> Iterator[list[tuple[str, Features]]]:
    """In lists that one query can ask about."""
    some: list[tuple[str, Features]] = []
    for pair in found:
        some.append(pair)
        if len(some) == AT_ONCE:
            yield some
            some = []
    if some:
        yield some
