"""How near two passages lie in meaning, and how near for these two articles.

In: the vectors of two articles' passages (unit length, from an Embedder). Out: numbers for every pair, named in MEANING.
Guarantees: they depend on the two articles alone and not on which is called the first; the inner products are exact, so
they are the same to the last bit in any company. A bare cosine does not tell the same content from the same topic; how far
it stands out among the passages' other neighbours tells more.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tellings.backends.protocols import Embedder
from tellings.model.story import Telling

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

MEANING = ("cosine", "cosine_margin", "cosine_median", "cosine_lead", "cosine_lesser_lead")
NEAREST = 4  # neighbours that show how near a passage lies to anything in the other article
PROPOSED = 3  # pairs a passage may propose by nearness alone
NEAR = 0.4  # least cosine of such a pair


def vectors(embedder: Embedder, telling: Telling, places: Sequence[tuple[int, int]]) -> Vectors:
    """A row for each stretch (start, end) of a telling."""
    text = telling.article.reading.text
    return embedder.embed([text[start:end] for start, end in places])


class Nearness:
    """The cosines of every passage of one article with every passage of another."""

    def __init__(self, a: Vectors, b: Vectors) -> None:
        import numpy as np

        self.cosines: NDArray[np.float64] = (a @ b.T).astype(np.float64)
        self._rows = _profiles(self.cosines)
        self._columns = _profiles(self.cosines.T)

    def of(self, i: int, j: int) -> dict[str, float]:
        """The features of passage `i` of the first article and `j` of the second."""
        return dict(zip(MEANING, self.values(i, j), strict=True))

    def values(self, i: int, j: int) -> tuple[float, ...]:
        """The features of passage `i` of the first article and `j` of the second, in the order of MEANING."""
        cosine = self.cosines.item(i, j)
        best, second, near, median = self._rows[i]
        best_other, second_other, near_other, median_other = self._columns[j]
        lead = cosine - (second if cosine == best else best)
        lead_other = cosine - (second_other if cosine == best_other else best_other)
        return (
            cosine,
            2 * cosine - near - near_other,
            2 * cosine - median - median_other,
            max(lead, lead_other),
            min(lead, lead_other),
        )

    def stands_out(self, i: int, j: int) -> float:
        """How much nearer the two lie than either does to the middle one of the other article's passages."""
        return 2 * self.cosines.item(i, j) - self._rows[i][3] - self._columns[j][3]

    def proposals(self, least: float = NEAR) -> list[tuple[int, int]]:
        """Pairs whose passages are among each other's nearest, though they may share no word."""
        import numpy as np

        found: set[tuple[int, int]] = set()
        for cosines, turned in ((self.cosines, False), (self.cosines.T, True)):
            if not cosines.size:
                continue
            nearest = np.argsort(-cosines, axis=1, kind="stable")[:, :PROPOSED]
            for i, row in enumerate(nearest.tolist()):
                found.update((j, i) if turned else (i, j) for j in row if cosines[i, j] >= least)
        return sorted(found)


def _profiles(cosines: NDArray[np.float64]) -> list[tuple[float, float, float, float]]:
    """For each row: its greatest value, its second, the mean of its greatest few, its median."""
    import numpy as np

    if not cosines.size:
        return [(0.0, 0.0, 0.0, 0.0)] * len(cosines)
    falling = -np.sort(-cosines, axis=1)
    second = falling[:, 1] if falling.shape[1] > 1 else np.zeros(len(falling))
    # multiples of 2**-22 below 2 add up exactly, so the mean does not depend on the order of the columns
    near = falling[:, :NEAREST].sum(axis=1) / min(NEAREST, falling.shape[1])
    last = falling.shape[1] - 1
    median = (falling[:, last // 2] + falling[:, (last + 1) // 2]) / 2
    return list(zip(falling[:, 0].tolist(), second.tolist(), near.tolist(), median.tolist(), strict=True))
