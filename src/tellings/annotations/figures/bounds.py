"""Words around a number that bound it: "more than", "nearly", "up to", "or so".

In: lexemes and where the number stands. Out: its bound and the indices the bound's words take in; and, for a
bound and a number, the interval meant. Intervals of "about" and "nearly" are a tenth of the number wide:
a convention of this project, wide enough for the rounding that goes with such words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from tellings.annotations.figures.lexemes import Lexeme, word_at
from tellings.model.figure import Modifier

NEAR = 0.1
"""How far "about N", "nearly N" and "just over N" reach from N, as a share of it."""


class Bound(StrEnum):
    """What a bounding phrase says of the number N."""

    OVER = "over"
    AT_LEAST = "at least"
    UNDER = "under"
    AT_MOST = "at most"
    ABOUT = "about"
    NEARLY = "nearly"
    JUST_OVER = "just over"

    @property
    def modifier(self) -> Modifier:
        """The sign a figure carries for it."""
        return SIGN[self]


SIGN: Mapping[Bound, Modifier] = {
    Bound.OVER: Modifier.OVER,
    Bound.AT_LEAST: Modifier.AT_LEAST,
    Bound.UNDER: Modifier.UNDER,
    Bound.AT_MOST: Modifier.AT_MOST,
    Bound.ABOUT: Modifier.ABOUT,
    Bound.NEARLY: Modifier.UNDER,
    Bound.JUST_OVER: Modifier.OVER,
}
BEFORE: Mapping[tuple[str, ...], Bound] = {
    tuple(phrase.split()): bound
    for bound, phrases in {
        Bound.OVER: "over|more than|well over|well more than|far more than|above|upwards of|upward of|in excess of|exceeding|greater than|"
        "north of|higher than|longer than|further than|farther than|a little more than|beyond|topping|surpassing|exceeded",
        Bound.AT_LEAST: "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum of|at a minimum",
        Bound.UNDER: "under|less than|fewer than|below|well under|lower than|shorter than|well below|south of",
        Bound.AT_MOST: "up to|at most|no more than|not more than|as many as|as much as|as high as|a maximum of|maximum of|as long as",
        Bound.ABOUT: "about|around|some|roughly|approximately|approx|an estimated|estimated|circa|in the region of|in the order of|"
        "on the order of|somewhere around|more or less|reportedly about|~|≈",
        Bound.NEARLY: "nearly|almost|just under|approaching|close to|just short of|just shy of|not quite|shy of|just below|"
        "slightly less than|slightly under|nearing|virtually|a little under|a little less than|slightly fewer than",
        Bound.JUST_OVER: "just over|just more than|slightly more than|slightly over|little more than|just above",
    }.items()
    for phrase in phrases.split("|")
}  # fmt: skip
"""Bounding phrases before a number (Quirk et al. 1985, section 8.111, and news style guides)."""
DENIED: Mapping[Bound, Bound] = {Bound.OVER: Bound.AT_MOST, Bound.UNDER: Bound.AT_LEAST}
"""What "no" or "not" makes of a comparison: "no higher than"."""
AFTER: Mapping[tuple[str, ...], Bound] = {
    ("or", "more"): Bound.AT_LEAST,
    ("or", "so"): Bound.ABOUT,
    ("or", "less"): Bound.AT_MOST,
    ("or", "fewer"): Bound.AT_MOST,
    ("or", "thereabouts"): Bound.ABOUT,
    ("or", "older"): Bound.AT_LEAST,
    ("or", "over"): Bound.AT_LEAST,
    ("and", "over"): Bound.AT_LEAST,
    ("and", "above"): Bound.AT_LEAST,
    ("or", "younger"): Bound.AT_MOST,
    ("-", "plus"): Bound.AT_LEAST,
    ("-", "odd"): Bound.ABOUT,
    ("+",): Bound.AT_LEAST,
}
LONGEST = max(map(len, BEFORE))


def bound_before(lexemes: Sequence[Lexeme], at: int) -> tuple[Bound, int] | None:
    """The longest bounding phrase that ends right before lexeme `at`, and the index it begins at."""
    for size in range(min(LONGEST, at), 0, -1):
        found = BEFORE.get(tuple(x.lower for x in lexemes[at - size : at]))
        if found and at > size and lexemes[at - size - 1].lower in ("no", "not") and found in DENIED:
            return DENIED[found], at - size - 1
        if found:
            return found, at - size
    return None


def bound_after(lexemes: Sequence[Lexeme], at: int) -> tuple[Bound, int] | None:
    """A bounding phrase that begins at lexeme `at`, and the index after it."""
    for size in (2, 1):
        found = AFTER.get(tuple(word_at(lexemes, at + i) for i in range(size)))
        if found:
            return found, at + size
    return None


def interval(low: float, high: float | None, bound: Bound | None) -> tuple[float | None, float | None]:
    """What [low, high] becomes under a bound; both ends inclusive, None where unbounded."""
    top = low if high is None else high
    match bound:
        case None:
            return low, high
        case Bound.OVER | Bound.AT_LEAST:
            return low, None
        case Bound.UNDER | Bound.AT_MOST:
            return None, top
        case Bound.ABOUT:
            return low - NEAR * abs(low), None if high is None else high + NEAR * abs(high)
        case Bound.NEARLY:
            return low - NEAR * abs(low), top
        case Bound.JUST_OVER:
            return low, top + NEAR * abs(top)


__all__ = ["AFTER", "BEFORE", "NEAR", "Bound", "bound_after", "bound_before", "interval"]
