"""Which articles of a neighbourhood are one story: average linkage that asks more of small groups and minds contrast.

In: a matrix of likenesses between groups (sums over their articles), with each group's size. Out: for each group the number
of the first one it was joined with. The best pair is joined first, equal ones in order of place. Two groups are joined while
their mean likeness is at least 1, more where few articles speak for it, and at least a share of the likeness within
the two: groups whose articles are far more alike among themselves than across tell two events of one kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.stories.likeness import Matrix, between
from tellings.stories.setting import CROWD, PRIOR, WITH_MEANING, Setting

Rows = NDArray[np.int64]
"""Numbers of groups."""


@dataclass(slots=True)
class Groups:
    """Groups of articles under joining; arrays have one place per group.

    `sums[m, n]` is the sum of likenesses between the articles of two groups, 0 on the diagonal; `within` the sum over
    the pairs inside; `fullness` the sum of the articles' fullness. `never[m, n]`: a person keeps the two apart.
    """

    sums: Matrix
    sizes: Matrix
    within: Matrix
    fullness: Matrix
    never: NDArray[np.bool_] | None = None

    @staticmethod
    def single(likeness: Matrix, fullness: Matrix) -> Groups:
        """Every article a group of its own; overwrites the diagonal of `likeness`."""
        np.fill_diagonal(likeness, 0.0)
        size = len(likeness)
        return Groups(likeness, np.ones(size), np.zeros(size), fullness.copy())

    def join(self, a: int, b: int) -> None:
        """Put group `b` into group `a`; `b` stays as a group of nothing."""
        self.within[a] += self.within[b] + self.sums[a, b]
        self.sums[a] += self.sums[b]
        self.sums[:, a] = self.sums[a]
        self.sums[a, a] = 0.0
        self.sums[b] = self.sums[:, b] = 0.0
        self.sizes[a] += self.sizes[b]
        self.fullness[a] += self.fullness[b]
        self.sizes[b] = 0.0
        if self.never is not None:
            self.never[a] |= self.never[b]
            self.never[:, a] = self.never[a]

    def asked(self, rows: Rows, setting: Setting = WITH_MEANING) -> Matrix:
        """The mean likeness that every group is asked for with each of these."""
        sizes = np.maximum(self.sizes, 1.0)
        means = self.fullness / sizes
        enough = demand(sizes[rows, None], sizes, fullness := (means[rows, None] + means) / 2, setting)
        inner = (self.within + PRIOR) / (sizes * (sizes - 1.0) / 2 + PRIOR)
        asked: Matrix = np.maximum(enough, between(setting.contrast, fullness) * (inner + inner[rows, None]) / 2)
        return asked

    def fit_one(self, a: int, setting: Setting = WITH_MEANING) -> Matrix:
        """`fit` of one group, to the last bit, without the cost of tables."""
        sizes = np.maximum(self.sizes, 1.0)
        means = self.fullness / sizes
        fullness = (means[a] + means) / 2
        inner = (self.within + PRIOR) / (sizes * (sizes - 1.0) / 2 + PRIOR)
        enough = demand(sizes[a], sizes, fullness, setting)
        asked = np.maximum(enough, between(setting.contrast, fullness) * (inner + inner[a]) / 2)
        found: Matrix = self.sums[a] / np.maximum(self.sizes[a] * self.sizes, 1.0)
        unfit = (found < asked) | (self.sizes <= 0)
        if self.never is not None:
            unfit |= self.never[a]
        unfit[a] = True
        found[unfit] = -1.0
        return found

    def means(self, rows: Rows) -> Matrix:
        """Mean likeness of these groups' articles with every group's."""
        means: Matrix = self.sums[rows] / np.maximum(self.sizes[rows, None] * self.sizes, 1.0)
        return means

    def fit(self, rows: Rows) -> Matrix:
        """Mean likeness of these groups with every group where it is at least what is asked, else -1."""
        means = self.means(rows)
        fits = (means >= self.asked(rows)) & (self.sizes > 0)
        if self.never is not None:
            fits &= ~self.never[rows]
        fits[np.arange(len(rows)), rows] = False
        return np.where(fits, means, -1.0)


def demand(size: Matrix | np.float64, sizes: Matrix, fullness: Matrix, setting: Setting) -> Matrix:
    """The mean likeness that groups of these sizes are asked for, whatever is within them: more of very few and of very many articles."""
    asked: Matrix = 1.0 + between(setting.doubt, fullness) / np.sqrt(size * sizes)
    together = size + sizes
    if together.max() > CROWD:
        asked += between(setting.crowd, fullness) * np.maximum(0.0, 1.0 - np.sqrt(CROWD / together))
    return asked


def link(groups: Groups, bonded: Sequence[int] | None = None) -> list[int]:
    """Join while any two fit; each group's number afterwards, the smallest of those joined. Overwrites `groups`.

    `bonded` gives each group's number where some have been joined already.
    """
    size = len(groups.sizes)
    joined = np.arange(size) if bonded is None else np.array(bonded)
    if size < 2:
        return joined.tolist()
    table = groups.fit(np.arange(size))
    best = table.argmax(axis=1)
    value = table[np.arange(size), best]
    while True:
        one = int(value.argmax())
        if value[one] <= 0.0:
            return joined.tolist()
        a, b = sorted((one, int(best[one])))
        groups.join(a, b)
        joined[joined == b] = a
        row = groups.fit_one(a)
        table[a], table[:, a] = row, row
        table[b] = table[:, b] = -1.0
        value[b] = -1.0
        stale = np.nonzero((groups.sizes > 0) & ((best == a) | (best == b)))[0]
        best[stale] = table[stale].argmax(axis=1)
        value[stale] = table[stale, best[stale]]
        better = (row > value) | ((row == value) & (best > a))
        better[a] = False
        best[better], value[better] = a, row[better]
        best[a] = row.argmax()
        value[a] = row[best[a]]
