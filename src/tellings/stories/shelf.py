"""What grouping reads from and writes to, whatever keeps it.

In: sketches. Out: the same by id, and those that share words with one within the window. Guarantee: `candidates` leaves out
none whose cosine of words is LEAST or more; it may give others too. Order means nothing in any answer.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from tellings.stories.cold import ColdSegments
from tellings.stories.likeness import WINDOW
from tellings.stories.setting import LEAST
from tellings.stories.sketch import SECONDS_A_DAY, Sketch

Vector = NDArray[np.float32]
SEGMENT_DAYS = 4
"""Days whose postings are kept together."""
HOT = 6
"""Segments held in memory beside the undated one where the rest is on disk: the window on both sides of a day, and some."""
UNDATED = -(2**40)
"""The segment of articles without a date."""


class Shelf(Protocol):
    """Sketches and embeddings of articles, with postings from words to articles by day."""

    def put(self, sketches: Sequence[Sketch]) -> None:
        """Keep sketches of articles; an article kept already gets the new one."""

    def take(self, articles: Iterable[str]) -> None:
        """Keep these articles no longer."""

    def sketches(self, articles: Iterable[str]) -> dict[str, Sketch]:
        """Sketches of those that are kept."""

    def candidates(self, sketch: Sketch) -> Mapping[str, float]:
        """Kept articles with a cosine of words of LEAST or more, and the cosine: those within the window and undated ones.

        For an undated one, all that there are. Some beyond the window may be among them.
        """

    def vectors(self, articles: Iterable[str]) -> dict[str, Vector]:
        """Embeddings of those that have one."""

    def put_vectors(self, vectors: Mapping[str, Vector]) -> None:
        """Keep embeddings."""


class Segment:
    """The articles of some days: sketches, embeddings and postings (word → rows and the word's shares in them)."""

    def __init__(self) -> None:
        self.sketches: dict[str, Sketch] = {}
        self.vectors: dict[str, Vector] = {}
        self._rows: list[str] = []
        self._current: dict[str, int] = {}
        self._postings: dict[str, tuple[array[int], array[float]]] = {}

    def put(self, sketch: Sketch) -> None:
        """Keep one more, in place of an older sketch of the article."""
        self.sketches[sketch.id] = sketch
        row = len(self._rows)
        self._rows.append(sketch.id)
        self._current[sketch.id] = row
        postings = self._postings
        for word, share in sketch.terms.items():
            held = postings.get(word)
            if held is None:
                postings[word] = array("q", (row,)), array("d", (share,))
            else:
                held[0].append(row)
                held[1].append(share)

    def take(self, article: str) -> None:
        """Keep it no longer; its row stays empty."""
        for held in (self.sketches, self.vectors, self._current):
            held.pop(article, None)

    def near(self, terms: Mapping[str, float]) -> dict[str, float]:
        """Articles with a cosine of words of LEAST or more, and the cosine."""
        rows, shares, sizes, weights = array("q"), array("d"), [], []
        held = self._postings.get
        for word, share in terms.items():
            if (found := held(word)) is not None:
                rows.extend(found[0])
                shares.extend(found[1])
                sizes.append(len(found[0]))
                weights.append(share)
        if not sizes:
            return {}
        products = np.frombuffer(shares, dtype=np.float64) * np.repeat(weights, sizes)
        added = np.bincount(np.frombuffer(rows, dtype=np.int64), products)
        close = np.nonzero(added >= LEAST)[0]
        names, current = self._rows, self._current
        return {name: dot for row, dot in zip(close.tolist(), added[close].tolist(), strict=True) if current.get(name := names[row]) == row}


class LocalShelf:
    """A shelf in memory; with a scratch file, only the segments used last stay there and the rest waits on disk."""

    def __init__(self, cold: Path | None = None, hot: int = HOT) -> None:
        self._segments: OrderedDict[int, Segment] = OrderedDict()
        self._where: dict[str, int] = {}
        self._cold = ColdSegments(cold) if cold else None
        self._hot = hot

    def put(self, sketches: Sequence[Sketch]) -> None:
        """See Shelf."""
        self.take([s.id for s in sketches])
        for sketch in sketches:
            number = segment_of(sketch)
            self._held(number).put(sketch)
            if not self._cold:
                self._where[sketch.id] = number
        if self._cold:
            self._cold.put((segment_of(s), s) for s in sketches)

    def _held(self, number: int) -> Segment:
        """The segment in memory, read from disk if it waits there."""
        if number not in self._segments:
            segment = Segment()
            for sketch, vector in self._cold.read(number) if self._cold else ():
                segment.put(sketch)
                if vector is not None:
                    segment.vectors[sketch.id] = vector
            self._segments[number] = segment
        self._segments.move_to_end(number)
        return self._segments[number]

    def _cool(self) -> None:
        """Let go of the segments used longest ago."""
        while self._cold and len(self._segments) > self._hot:
            self._segments.popitem(last=False)

    def _find(self, article: str) -> int | None:
        """The segment that holds an article."""
        if not self._cold:
            return self._where.get(article)
        held = next((n for n, s in self._segments.items() if article in s.sketches), None)
        return self._cold.where(article) if held is None else held

    def take(self, articles: Iterable[str]) -> None:
        """See Shelf."""
        for article in articles:
            number = self._find(article)
            if number is not None:
                segment = self._held(number)
                segment.take(article)
                self._where.pop(article, None)
                if self._cold:
                    self._cold.take(article)

    def sketches(self, articles: Iterable[str]) -> dict[str, Sketch]:
        """See Shelf."""
        found: dict[str, Sketch] = {}
        held = [segment.sketches for segment in reversed(self._segments.values())]
        for article in articles:
            kept = next((s[article] for s in held if article in s), None)
            if kept is None and self._cold and (number := self._cold.where(article)) is not None:
                kept = self._held(number).sketches[article]
            if kept is not None:
                found[article] = kept
        self._cool()
        return found

    def candidates(self, sketch: Sketch) -> dict[str, float]:
        """See Shelf."""
        there = self._cold.segments() if self._cold else set(self._segments)
        numbers = sorted(there) if sketch.seconds is None else [n for n in (UNDATED, *window_of(sketch.seconds)) if n in there]
        found: dict[str, float] = {}
        for number in numbers:
            found.update(self._held(number).near(sketch.terms))
            self._cool()
        found.pop(sketch.id, None)
        return found

    def vectors(self, articles: Iterable[str]) -> dict[str, Vector]:
        """See Shelf."""
        found = {a: self._held(n).vectors.get(a) for a in articles if (n := self._find(a)) is not None}
        self._cool()
        return {a: v for a, v in found.items() if v is not None}

    def put_vectors(self, vectors: Mapping[str, Vector]) -> None:
        """See Shelf."""
        for article, vector in vectors.items():
            number = self._find(article)
            if number is not None:
                self._held(number).vectors[article] = vector
        if self._cold:
            self._cold.put_vectors(vectors)
        self._cool()


def segment_of(sketch: Sketch) -> int:
    """The number of the segment an article belongs to."""
    return UNDATED if sketch.seconds is None else int(sketch.seconds // (SEGMENT_DAYS * SECONDS_A_DAY))


def window_of(seconds: float) -> range:
    """Numbers of the segments that hold everything within the window of a moment."""
    size = SEGMENT_DAYS * SECONDS_A_DAY
    return range(int((seconds - WINDOW) // size), int((seconds + WINDOW) // size) + 1)
