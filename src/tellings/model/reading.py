"""A text as annotators read it, with the way back to the text as received.

In: the text as received. Out: a reading in which quotation marks, white space, line ends and Unicode
composition are uniform, and for every character of it the stretch of the received text it stands for.
Guarantee: `text[restore(s, e)]` is what the reading showed at [s, e); the received text is never changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """`text[i]` stands for the received characters `[starts[i], ends[i])`."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    @property
    def is_plain(self) -> bool:
        """Whether every offset is the same in the received text."""
        return list(self.starts) == list(range(len(self.text))) and list(self.ends) == list(range(1, len(self.text) + 1))

    def restore(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the received text for the reading's [start, end); an empty stretch stays empty."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return at, at
        return self.starts[start], self.ends[end - 1]
