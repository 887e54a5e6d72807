"""What two passages have in common by their words alone, worked out once however often the words recur.

In: the prepared passages of a story. Out: the words that answer each other, the longest run, and how two stretches are laid
beside each other. Guarantees: the same as working it out anew; kept only for wordings that stand in several passages, as the
sentences of an agency report do, so that a story without any takes no memory for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tellings.alignments.candidates import Prepared
from tellings.alignments.collation import Layout, lay_out, line_up
from tellings.alignments.collation import Pairs as Places
from tellings.alignments.features import LONGEST, Match, longest_run, pair_up

Stretch = tuple[int, int, int]
"""Number of a wording, and which of its words: the first, and the one behind the last."""
LinedUp = tuple[Places, Places, Layout]
"""Places of the words that answer each other in order, of those that moved, and the segments."""


class Wordings:
    """Every passage of a story with the number of its wording, and what was found for two of them."""

    def __init__(self, articles: Sequence[Sequence[Prepared]]) -> None:
        known: dict[tuple[tuple[object, ...], ...], int] = {}
        self.numbers = [[known.setdefault(p.wording, len(known)) for p in passages] for passages in articles]
        times = Counter(number for passages in self.numbers for number in passages)
        self._recurring = frozenset(number for number, often in times.items() if often > 1)
        self._matches: dict[tuple[int, int], tuple[Match, ...]] = {}
        self._runs: dict[tuple[int, int], int] = {}
        self._lined_up: dict[tuple[Stretch, Stretch], LinedUp] = {}

    def _kept(self, m: int, n: int) -> bool:
        """Whether two wordings may be asked for again."""
        return m in self._recurring or n in self._recurring

    def matches(self, a: Prepared, b: Prepared, m: int, n: int) -> tuple[Match, ...]:
        """The words of `a`, of wording `m`, with those of `b`, of wording `n`, that they answer."""
        found = self._matches.get((m, n))
        if found is None:
            found = tuple(pair_up(a, b))
            if self._kept(m, n):
                self._matches[m, n] = found
        return found

    def run(self, a: Prepared, b: Prepared, m: int, n: int) -> int:
        """The most words in a row that both have."""
        found = self._runs.get((m, n))
        if found is None:
            found = longest_run(a.passage.words[:LONGEST], b.passage.words[:LONGEST])
            if self._kept(m, n):
                self._runs[m, n] = found
        return found

    def lined_up(self, a: Prepared, b: Prepared, here: Stretch, there: Stretch) -> LinedUp:
        """How the words of a stretch of `a` answer those of a stretch of `b`."""
        found = self._lined_up.get((here, there))
        if found is None:
            one, two = a.passage.words[here[1] : here[2]], b.passage.words[there[1] : there[2]]
            kept, moved = line_up(one, two)
            found = kept, moved, lay_out(one, two, kept, moved)
            if self._kept(here[0], there[0]):
                self._lined_up[here, there] = found
        return found
