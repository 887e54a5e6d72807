"""The one fixed setting of grouping: every number that decides which articles are one story.

The numbers were set on development sets of headlines and of texts and checked on halves of them drawn by story; the same
ones serve sparse and dense collections (docs/stories.md tells how).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

WINDOW_DAYS = 7.0
"""Days between two articles after which they are not compared; an article without a date is compared with all."""
TERMS = 60
"""Heaviest words kept of an article."""
SHORT, LONG = 12, 60
"""Words kept of a bare headline and of a full article; between the two, every number below moves evenly from one to the other."""
LEAST = 0.05
"""Cosine of words below which two articles are no candidates."""
FAINT = 0.3
"""Likeness, as a multiple of what is asked for, that counts as none."""
LINKED = 1.0
"""Likeness from which on two articles may bring their groups together."""
LEVELS = (3.0, 3.5, 4.0, 4.5, 5.0, 6.0, 8.0)
"""Likeness that holds a neighbourhood together: the first at which it has no more than NEIGHBOURS articles."""
BOND = 9.0
"""Likeness of exact copies, and of articles that a person put together."""
COPIED = 0.9
"""Cosine of words from which on two articles are as good as copies: the last of LEVELS; those it connects are one core, however many."""
NEIGHBOURS = 400
"""Articles, and cores, that are looked at together."""
CORE_LEVELS = (1.0, 1.2, 1.4, 1.7, 2.0, 3.0, 4.0)
"""Likeness of cores, as a multiple of what their sizes ask for, that holds a neighbourhood of cores together."""
TOLERATED = 0.22
"""Disagreement of names (see `proper.agreement`) that takes nothing from a likeness."""
CROWD = 20.0
"""Articles of two groups together from which on `Setting.crowd` asks more of them."""
PRIOR = 6.0
"""Pairs of likeness 1 that every group's inner likeness is reckoned with, so that two or three articles are not taken at their word."""


@dataclass(frozen=True, slots=True)
class Range:
    """A number for bare headlines and for full articles."""

    short: float
    long: float


@dataclass(frozen=True, slots=True)
class Setting:
    """What two articles, and two groups, are asked for.

    `asked` is the likeness two articles need: cosine of words plus `meaning` times the cosine of embeddings beyond
    `meaningless`, which counts whole only from a cosine of words of `grounded` on and in proportion below: two shops that open
    in two towns read alike, and their words tell them apart. Likenesses are then multiples of it. Two groups of m and n
    articles become one when their mean likeness is at least 1 + `doubt` / sqrt(m n) + `crowd` (1 - sqrt(CROWD / (m + n))), this
    last part for no fewer than CROWD: among very many articles on one matter, many are alike that tell of different events;
    and at least `contrast` of the mean likeness within the two.
    """

    asked: Range
    meaning: Range
    doubt: Range
    contrast: Range
    crowd: Range
    meaningless: float = 0.2
    grounded: float = 0.25


WITH_MEANING = Setting(Range(0.21, 0.21), Range(1.3, 0.1), Range(3.0, 0.3), Range(0.42, 0.77), Range(0.0, 3.0))
"""The setting, where both articles have an embedding."""
WORDS_ONLY = replace(WITH_MEANING, asked=Range(0.12, 0.2), meaning=Range(0.0, 0.0))
"""The same for pairs without (no embedder given, or a language it does not know)."""
