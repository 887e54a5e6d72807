"""Every way a number is written in running text: exact, vague, as a share or as a place in an order.

In: lexemes and where to look. Out: the number that begins there, as an interval. Cardinals and ordinals are
read in `cardinals`; here stand what is vaguer ("dozens", "a few hundred") and the shares ("two-thirds").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tellings.annotations.figures.cardinals import (
    DECIMAL_COMMA,
    HUNDRED,
    ONES,
    ORDINALS,
    SCALES,
    TENS,
    VULGAR,
    Numeral,
    Writing,
    in_digits,
    in_words,
    ordinal,
    share,
    skip_link,
)
from tellings.annotations.figures.lexemes import Lexeme, word_at

VAGUE: Mapping[str, float] = {
    "tens": 20, "dozens": 24, "scores": 40, "hundreds": 100, "thousands": 1e3, "lakhs": 1e5, "millions": 1e6, "crores": 1e7,
    "billions": 1e9,
    "trillions": 1e12,
}  # fmt: skip
"""Plurals that give a lower bound only: two of what is bought by the dozen, one of what is a power of ten."""
MULTIPLIED: Mapping[str, float] = {"tens": 10, "dozens": 24, "scores": 40, "hundreds": 100, "thousands": 1e3}
"""What the same plurals multiply in "tens of thousands"."""
FEW: Mapping[str, tuple[float, float]] = {"couple": (2, 3), "handful": (3, 7)}
"""Small vague counts after "a", as the interval readers take them for."""
SEVERAL = frozenset({"few", "several"})
SEVERAL_TIMES = (2.0, 9.0)
PARTS: Mapping[str, int] = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}  # fmt: skip
PERIODIC = frozenset({"first", "second", "latter", "last"})
"""Words before "half of" that make it a part of a time or a match."""
BOUNDING = frozenset({"about", "nearly", "almost", "roughly", "over", "than", "around", "approximately", "least"})
"""Words before "a quarter" that make it a share even where no "of" follows."""


def half_of_scale(lexemes: Sequence[Lexeme], at: int) -> Numeral | None:
    """ "half a million", "half a dozen", "half-dozen", "a half million"."""
    here = at + 1 if word_at(lexemes, at) == "a" else at
    if word_at(lexemes, here) != "half":
        return None
    here += 1
    while word_at(lexemes, here) in ("-", "a", "an"):
        here += 1
        if here - at > 4:
            return None
    word = word_at(lexemes, here)
    if word in SCALES:
        return Numeral(SCALES[word] / 2, SCALES[word] / 2, SCALES[word] / 10, here + 1, Writing.WORDS)
    return Numeral(6, 6, 1, here + 1, Writing.WORDS) if word == "dozen" else None


def part_of_scale(lexemes: Sequence[Lexeme], at: int) -> Numeral | None:
    """ "a quarter of a million", "three-quarters of a billion"."""
    if [word_at(lexemes, at + n) for n in (2, 3, 4, 5, 6)] == ["-", "of", "-", "a", "-"] and word_at(lexemes, at) == "a":
        size = SCALES.get(word_at(lexemes, at + 7))  # "a quarter-of-a-million people"
        part = PARTS.get(word_at(lexemes, at + 1))
        return Numeral(size / part, size / part, size / 10, at + 8, Writing.WORDS) if size and part else None
    found = fraction(lexemes, at)
    if found is None or found.high is None or [word_at(lexemes, found.until), word_at(lexemes, found.until + 1)] != ["of", "a"]:
        return None
    scale = SCALES.get(word_at(lexemes, found.until + 2))
    if scale is None:
        return None
    value = round((found.low + found.high) / 200, 2) * scale
    return Numeral(value, value, scale / 10, found.until + 3, Writing.WORDS)


def vague(lexemes: Sequence[Lexeme], at: int) -> Numeral | None:
    """ "dozens", "tens of thousands", "hundreds of millions", "a handful", "a few hundred", "a dozen"."""
    word = word_at(lexemes, at)
    if word in VAGUE:
        if word in MULTIPLIED and word_at(lexemes, at + 1) == "of" and (inner := word_at(lexemes, at + 2)) in VAGUE and VAGUE[inner] >= 1e3:
            low = MULTIPLIED[word] * VAGUE[inner]
            return Numeral(low, None, low, at + 3, Writing.VAGUE)
        return None if word == "tens" else Numeral(VAGUE[word], None, VAGUE[word], at + 1, Writing.VAGUE)
    article = word in ("a", "an")
    head = at + 1 if article else at
    word = word_at(lexemes, head)
    if article and word == "dozen":
        return Numeral(12, 12, 2, head + 1, Writing.WORDS)
    if article and word == "score" and word_at(lexemes, head + 1) == "of":
        return Numeral(20, 20, 2, head + 1, Writing.WORDS)
    if article and word in FEW:
        low, high = FEW[word]
        follow = word_at(lexemes, head + 1)
        size = {HUNDRED: 100.0, "dozen": 12.0, **SCALES}.get(follow)
        if size:
            return Numeral(low * size, high * size, size, head + 2, Writing.SOME)
        if word == "handful" or follow == "of" or (follow.endswith("s") and follow.isalpha()):
            return Numeral(low, high, 1, head + 1, Writing.SOME)
    if (article or word == "several") and word in SEVERAL:
        scale = {HUNDRED: 100.0, "dozen": 12.0, **SCALES}.get(word_at(lexemes, head + 1))
        if scale:
            more = SCALES.get(word_at(lexemes, head + 2), 1.0) if scale == 100 else 1.0
            scale, until = scale * more, head + (3 if more > 1 else 2)
            return Numeral(SEVERAL_TIMES[0] * scale, SEVERAL_TIMES[1] * scale, scale, until, Writing.SOME)
    return None


def fraction(lexemes: Sequence[Lexeme], at: int) -> Numeral | None:
    """A share of a whole: "half of", "a third of", "two-thirds", "three quarters of", "one in three"."""
    word = word_at(lexemes, at)
    top: float | None = 1.0 if word in ("a", "an") else float(ONES[word]) if 0 < ONES.get(word, 0) < 20 else None
    if word == "half":
        if word_at(lexemes, at - 1) in PERIODIC:
            return None
        return share(1, 2, at + 1) if word_at(lexemes, at + 1) in ("of", "the", "its", "their", "his", "her", "our", "all") else None
    if top is None:
        return None
    here = skip_link(lexemes, at + 1)
    name = word_at(lexemes, here)
    part = PARTS.get(name) or (PARTS.get(name.removesuffix("s")) if name.endswith("s") else None)
    joined = here > at + 1
    plural = name.endswith("s") or name == "halves"
    follow = word_at(lexemes, here + 1)
    bounded = word_at(lexemes, at - 1) in BOUNDING and not follow.isalpha()
    if part is None or plural != (top > 1) or part <= top or not (joined or plural or bounded or follow in ("of", "the", "its", "their")):
        return None
    if name == "quarters" and follow != "of" and not joined:
        return None
    return share(top, part, here + 1)


def one_in(lexemes: Sequence[Lexeme], first: Numeral) -> Numeral | None:
    """ "one in three", "4 out of 10" after its first number has been read."""
    here = first.until
    if word_at(lexemes, here) == "in":
        here += 1 + (word_at(lexemes, here + 1) == "every")
    elif word_at(lexemes, here) in ("out", "of") and word_at(lexemes, here + 1) == "of":
        here += 2
    else:
        return None
    if here >= len(lexemes):
        return None
    whole = in_digits(lexemes, here, False, False) if lexemes[here].is_number else in_words(lexemes, here)
    if (
        whole is None
        or first.low != int(first.low)
        or not first.low < whole.low
        or whole.low not in (*range(2, 13), 15, 20, 25, 50, 100, 1e3, 1e4)
    ):
        return None
    if (
        word_at(lexemes, whole.until) in ("days", "weeks", "months", "years", "hours", "minutes")
        or lexemes[here].start - lexemes[here - 1].end > 1
    ):
        return None
    return share(first.low, whole.low, whole.until)


OPENERS = frozenset({"a", "an", "half", *ONES, *TENS, *VAGUE, *SEVERAL, *ORDINALS})
"""Every word a number in words can begin with."""


def numeral(lexemes: Sequence[Lexeme], at: int, decimal_comma: bool = False, money: bool = False, words: bool = True) -> Numeral | None:
    """The number that begins at lexeme `at`, if one does; without `words`, in digits only."""
    if not 0 <= at < len(lexemes):
        return None
    head = lexemes[at]
    if head.is_number:
        found = ordinal(lexemes, at) or in_digits(lexemes, at, decimal_comma, money)
        return (one_in(lexemes, found) or found) if found and words and found.writing is Writing.DIGITS else found
    if head.text in VULGAR:
        found = share(VULGAR[head.text], 1, at + 1)
        return replace(found, low=VULGAR[head.text] * 100, high=VULGAR[head.text] * 100)
    if not words or head.lower not in OPENERS:
        return None
    found = (
        half_of_scale(lexemes, at)
        or part_of_scale(lexemes, at)
        or fraction(lexemes, at)
        or vague(lexemes, at)
        or ordinal(lexemes, at)
        or in_words(lexemes, at)
    )
    return (one_in(lexemes, found) or found) if found and found.writing is Writing.WORDS else found


__all__ = ["DECIMAL_COMMA", "OPENERS", "Numeral", "Writing", "numeral"]
