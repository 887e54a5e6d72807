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

CONTEXT = ("bias", "best", "third", "within", "chains", "margin", "rank")
SURE = 0.6  # least probability of the links that bring two passages together
LINKED = 0.3  # least probability of the pairs that lead on to others
OTHERS = 4  # competing pairs that show how far one stands out
FLOOR = -3.5  # log-odds of the pairs that were not considered


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
    """For every passage the passages of other articles it likely answers, in order, with the probability."""
    found: dict[Passage, dict[Passage, float]] = defaultdict(dict)
    for (m, n), pairs in story.items():
        for pair in pairs:
            probability = likelihood(pair.odds)
            if probability >= LINKED:
                found[m, pair.i][n, pair.j] = probability
                found[n, pair.j][m, pair.i] = probability
    return {passage: dict(sorted(others.items())) for passage, others in found.items()}


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


def chains(linked: Links, a: Passage, b: Passage) -> dict[str, float]:
    """How likely both answer one passage: of a third article, or of one of their own; the best of the weaker links.

    A fact is often told twice in one article, in the headline and below it; what answers the one then answers the other.
    """
    few, many = sorted((linked.get(a, {}), linked.get(b, {})), key=len)
    third = within = total = 0.0
    for other, chance in few.items():
        answering = many.get(other)
        if answering is None:
            continue
        weaker = min(chance, answering)
        total += chance * answering
        if other[0] in (a[0], b[0]):
            within = max(within, weaker)
        else:
            third = max(third, weaker)
    return {"third": third, "within": within, "chains": min(1.0, total / 3.0)}


def contexts(m: int, n: int, pairs: Sequence[Considered], linked: Links) -> list[dict[str, float]]:
    """The company of every pair of the articles numbered `m` and `n`."""
    rows: dict[int, list[float]] = defaultdict(list)
    columns: dict[int, list[float]] = defaultdict(list)
    for p in pairs:
        rows[p.i].append(p.odds)
        columns[p.j].append(p.odds)
    for values in (*rows.values(), *columns.values()):
        values.sort(reverse=True)
    found = []
    for p in pairs:
        row, column = rows[p.i], columns[p.j]
        at_row, at_column = row.index(p.odds), column.index(p.odds)
        found.append(
            {
                "bias": 1.0,
                "best": (float(at_row == 0) + float(at_column == 0)) / 2,
                **chains(linked, (m, p.i), (n, p.j)),
                "margin": (lead(row, at_row) + lead(column, at_column)) / 2,
                "rank": (1 / (1 + at_row) + 1 / (1 + at_column)) / 2,
            }
        )
    return found


def lead(falling: Sequence[float], at: int) -> float:
    """How far the value at `at` stands out among the best of the others, in [-1, 1]: 6 log-odds or more are 1."""
    others = [*falling[: min(at, OTHERS)], *falling[at + 1 : OTHERS + 1]][:OTHERS]
    mean = (sum(others) + FLOOR * (OTHERS - len(others))) / OTHERS
    return max(-1.0, min(1.0, (falling[at] - mean) / 6.0))
