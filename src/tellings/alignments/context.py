"""What the company of a pair says: the pairs that compete with it, stand beside it, or lead to it through another passage.

In: every considered pair of a story with its log-odds. Out: numbers in [0, 1] for each, named in CONTEXT. Guarantees: they
do not depend on which article is called the first; an article that shares nothing with two others changes nothing
about them.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Protocol

CONTEXT = ("bias", "best", "rival", "lesser_rival", "neighbours", "beside", "third")
SURE = 0.6  # least probability of the links that bring two passages together
LINKED = 0.3  # least probability of the pairs that lead on to others


class Considered(Protocol):
    """A pair as far as its company looks at it."""

    @property
    def i(self) -> int:
        """Place of the passage in the first article."""

    @property
    def j(self) -> int:
        """Place of the passage in the second."""

    @property
    def odds(self) -> float:
        """Log-odds of the pair by itself."""


Passage = tuple[int, int]
"""Number of an article and place in it."""
Links = Mapping[Passage, Mapping[Passage, float]]


def likelihood(odds: float) -> float:
    """The probability that log-odds stand for; never overflows."""
    return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, odds))))


def links(story: Mapping[tuple[int, int], Sequence[Considered]]) -> Links:
    """For every passage the passages of other articles it likely answers, with the probability."""
    found: dict[Passage, dict[Passage, float]] = defaultdict(dict)
    for (m, n), pairs in story.items():
        for pair in pairs:
            probability = likelihood(pair.odds)
            if probability >= LINKED:
                found[m, pair.i][n, pair.j] = probability
                found[n, pair.j][m, pair.i] = probability
    return found


def bridged(linked: Links) -> dict[tuple[int, int], set[tuple[int, int]]]:
    """Places in two articles, by their numbers, that surely answer one passage of a third."""
    found: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
    for others in linked.values():
        sure = [passage for passage, chance in others.items() if chance >= SURE]
        for m, i in sure:
            for n, j in sure:
                if m < n:
                    found[m, n].add((i, j))
    return found


def through_another(linked: Links, a: Passage, b: Passage) -> float:
    """How likely both answer one passage of a third article: the best of the weaker links."""
    mine, theirs = linked.get(a, {}), linked.get(b, {})
    return max((min(mine[other], theirs[other]) for other in mine.keys() & theirs.keys()), default=0.0)


def contexts(m: int, n: int, pairs: Sequence[Considered], linked: Links) -> list[dict[str, float]]:
    """The company of every pair of the articles numbered `m` and `n`."""
    chance = {(p.i, p.j): likelihood(p.odds) for p in pairs}
    rows: dict[int, list[float]] = defaultdict(list)
    columns: dict[int, list[float]] = defaultdict(list)
    for (i, j), value in chance.items():
        rows[i].append(value)
        columns[j].append(value)
    for values in (*rows.values(), *columns.values()):
        values.sort(reverse=True)
    found = []
    for (i, j), value in chance.items():
        in_row = rival(rows[i], value)
        in_column = rival(columns[j], value)
        found.append(
            {
                "bias": 1.0,
                "best": (float(value >= in_row) + float(value >= in_column)) / 2,
                "rival": max(in_row, in_column),
                "lesser_rival": min(in_row, in_column),
                "neighbours": max(chance.get((i - 1, j - 1), 0.0), chance.get((i + 1, j + 1), 0.0)),
                "beside": max(chance.get(at, 0.0) for at in ((i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1))),
                "third": through_another(linked, (m, i), (n, j)),
            }
        )
    return found


def rival(ordered: Sequence[float], value: float) -> float:
    """The best of the others among values in falling order, of which `value` is one."""
    if ordered[0] > value:
        return ordered[0]
    return ordered[1] if len(ordered) > 1 else 0.0
