"""What a finding is: its kind, the words quoted for it, and the fixed words that say why.

In: nothing. Out: frozen values every view draws in its own way. Guarantee: a finding holds no word about the news but
those its spans point at.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tellings.model.span import Span


class Kind(StrEnum):
    """Kinds of finding, in the order in which they are shown; the value is the title."""

    FIGURE_CONFLICT = "Figures in conflict"
    DATE_CONFLICT = "Dates in conflict"
    DATED = "Dated differently"
    ATTRIBUTION = "Who said it"
    WORDING = "One statement, other words"
    STRENGTH = "Affirmed, denied or hedged"
    NAME = "Names for one thing"
    FIGURE = "Figures that differ"
    DATE = "Dates told more or less exactly"
    ONLY = "Only in one"
    COPIED = "The same words in several"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of one article: `shown` of the passage `whole`, and inside them the words in question (`hits`).

    A `phrase` (a name) is whole by itself: nothing says that its sentence goes on.
    """

    shown: Span
    whole: Span
    hits: tuple[Span, ...] = ()
    phrase: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """`quotes` in the comparison's order of articles, one an article except where `kind` is NAME.

    `about` are names as the articles give them, or none; `why` fixed words or ""; `sure` "sure", "likely",
    "possible" or "".
    """

    kind: Kind
    quotes: tuple[Excerpt, ...]
    about: tuple[str, ...] = ()
    why: str = ""
    sure: str = ""


Rank = tuple[float, ...]
"""Findings of one kind are shown by rising rank."""

Ranked = tuple[Rank, Finding]
