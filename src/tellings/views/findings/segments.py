"""Overlapping spans cut into runs that do not overlap.

In: stretches `(start, end, value)` in code points, in any order, overlapping in any way. Out: runs in order
of place, each with the values that cover it. Guarantee: the runs join without gap from the first offset
asked for to the last; cutting costs n log n.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

V = TypeVar("V")

Stretch = tuple[int, int, V]


@dataclass(frozen=True, slots=True)
class Cut(Generic[V]):
    """One run `[start, end)` and the values that cover it, in the order they were given."""

    start: int
    end: int
    values: tuple[V, ...]


def cut(start: int, end: int, stretches: Iterable[Stretch[V]]) -> list[Cut[V]]:
    """Runs that join from `start` to `end`; a stretch outside or empty covers nothing."""
    if start >= end:
        return []
    clipped = [(max(s, start), min(e, end), v) for s, e, v in stretches if min(e, end) > max(s, start)]
    opens: dict[int, list[int]] = {}
    closes: dict[int, list[int]] = {}
    for n, (s, e, _) in enumerate(clipped):
        opens.setdefault(s, []).append(n)
        closes.setdefault(e, []).append(n)
    edges = sorted({start, end, *opens, *closes})
    runs: list[Cut[V]] = []
    active: dict[int, None] = {}
    for here, there in pairwise(edges):
        for n in closes.get(here, ()):
            del active[n]
        for n in opens.get(here, ()):
            active[n] = None
        runs.append(Cut(here, there, tuple(clipped[n][2] for n in sorted(active))))
    return runs


def join(stretches: Iterable[Stretch[V]]) -> list[Cut[V]]:
    """Stretches that overlap joined into one, in order of place; stretches that only touch stay apart."""
    joined: list[Cut[V]] = []
    for s, e, v in sorted((x for x in stretches if x[0] < x[1]), key=lambda x: (x[0], x[1])):
        if joined and s < joined[-1].end:
            last = joined[-1]
            joined[-1] = Cut(last.start, max(last.end, e), (*last.values, v))
        else:
            joined.append(Cut(s, e, (v,)))
    return joined


class Cover(Generic[V]):
    """Answers which values cover an offset or a stretch of one text."""

    def __init__(self, length: int, stretches: Iterable[Stretch[V]]) -> None:
        self._runs = cut(0, length, stretches)
        self._starts = [r.start for r in self._runs]

    def over(self, start: int, end: int) -> list[V]:
        """Values that cover any character of `[start, end)`, each once, in order of place."""
        found: dict[V, None] = {}
        at = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_left(self._starts, max(end, start + 1), at)
        for run in self._runs[at:last]:
            if run.end > start:
                found.update(dict.fromkeys(run.values))
        return list(found)
