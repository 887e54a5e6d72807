"""Whether one article is a copy of another, told apart from two articles about one event.

In: title and text. Out: exact copies (the same words in the same order), near copies (most runs of five words in common),
or neither. Finding near copies is exact, not by chance: two sets of runs with a Jaccard index of NEAR or more share at least
one of the first (1 - NEAR) of their runs in order of hash (prefix filtering, Bayardo, Ma and Srikant 2007), and these are
an article's bands.
"""

from __future__ import annotations

import math
import zlib
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from tellings.stories.words import tokens

RUN = 5
"""Words in a run."""
NEAR = 0.8
"""Jaccard index of the sets of runs from which on an article is a near copy."""
FEWEST = 12
"""Runs from which on near copies are looked for; a headline alone can only be an exact copy."""
MOST = 4_000
"""Runs that are read of a text."""
SEED = 0x5EED


class CopyKind(StrEnum):
    """How two articles' wordings stand to each other."""

    EXACT = "exact"
    NEAR = "near"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Likeness:
    """`share` is the Jaccard index of the runs of five words, in [0, 1]; 1 for exact copies."""

    kind: CopyKind
    share: float


def runs(title: str, text: str) -> frozenset[int]:
    """Hashes of all runs of five words in lower case."""
    words = [word.lower().encode("utf-8", "surrogatepass") for word in islice(tokens(f"{title}\n{text}"), MOST + RUN - 1)]
    joined = [b" ".join(words[n : n + RUN]) for n in range(len(words) - RUN + 1)]
    checksum = zlib.crc32  # two of each run, 48 bits
    return frozenset([checksum(run) << 16 | checksum(run, SEED) & 0xFFFF for run in joined])


def bands(title: str, text: str) -> tuple[int, ...]:
    """Keys of which a near copy shares at least one; none where an article is too short to be a near copy."""
    found = sorted(runs(title, text))
    if len(found) < FEWEST:
        return ()
    return tuple(found[: len(found) - math.ceil(NEAR * len(found)) + 1])


def compare_wording(a: tuple[str, str], b: tuple[str, str]) -> Likeness:
    """How the wordings of two articles, each (title, text), stand to each other."""
    first, second = (" ".join(w.lower() for w in tokens(f"{title}\n{text}")) for title, text in (a, b))
    if first == second:
        return Likeness(CopyKind.EXACT, 1.0) if first else Likeness(CopyKind.NONE, 0.0)
    one, other = runs(*a), runs(*b)
    share = len(one & other) / len(one | other) if one or other else 0.0
    return Likeness(CopyKind.NEAR if share >= NEAR and min(len(one), len(other)) >= FEWEST else CopyKind.NONE, share)
