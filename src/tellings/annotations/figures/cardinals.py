"""Numbers in digits and in words: cardinals and ordinals, with their scale words.

In: lexemes and where to look. Out: the number written there as an interval with the size of its last
significant digit. A number nobody would write (more than `LONGEST` characters) is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tellings.annotations.figures.lexemes import Lexeme, touching, word_at, word_set

LONGEST = 24
"""Longest run of digits and separators read as one number, in characters."""
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:\.\d{3}){2,}|\d+(?:\.\d+)?")
"""Numbers as English writes them: Western or Indian grouping, a decimal point; also 1.100.000."""
DECIMAL_COMMA = word_set("de es fr it pt nl ru uk pl cs sv da nb no fi tr ro hu el bg sr hr")
"""Languages (ISO 639-1) that write 1.234,5 where English writes 1,234.5 (Unicode CLDR, number symbols)."""
ONES: Mapping[str, int] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS: Mapping[str, int] = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
HUNDRED = "hundred"
SCALES: Mapping[str, float] = {
    "thousand": 1e3, "lakh": 1e5, "lac": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9, "trillion": 1e12,
}  # fmt: skip
"""Words that multiply what stands before them (CLDR's long compact forms for en and en-IN)."""
SUFFIXES: Mapping[str, float] = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mm": 1e6, "bn": 1e9, "bln": 1e9, "b": 1e9, "tn": 1e12, "trn": 1e12, "t": 1e12, "cr": 1e7,
}  # fmt: skip
"""Newsroom abbreviations of the same; `m`, `k`, `b` and `t` only where they touch the digits."""
FREE_SUFFIXES = frozenset({"mn", "mln", "bn", "bln", "tn", "trn", "cr"})
VULGAR: Mapping[str, float] = {"¼": 0.25, "½": 0.5, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
SLASHED = frozenset({("1", "2"), ("1", "3"), ("2", "3"), ("1", "4"), ("3", "4")})
ORDINALS: Mapping[str, int] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11,
    "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20,
}  # fmt: skip
ORDINAL_ONES: Mapping[str, int] = {word: value for word, value in ORDINALS.items() if value < 10}
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})


class Writing(StrEnum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    VAGUE = "vague"  # a plural such as "dozens": a lower bound
    SOME = "some"  # "a handful", "a few hundred": an interval
    SHARE = "share"  # a fraction of a whole, in percent
    ORDINAL = "ordinal"


@dataclass(frozen=True, slots=True)
class Numeral:
    """[low, high], both inclusive, `high` None for a lower bound; `until` is the index of the lexeme after it.

    `step` is the size of the last significant digit: 0.1 for 61.4, 100,000 for 1.2 million; a number with
    trailing zeros is taken to be good to two digits at least (370,000 has 10,000, 50 has 1). `factor` is
    the scale word's share in it (1e6 in "1.2 million").
    """

    low: float
    high: float | None
    step: float
    until: int
    writing: Writing
    factor: float = 1.0


def step_of(value: float, decimals: int) -> float:
    """Size of the last significant digit of a number written with so many decimals."""
    if decimals or value < 100 or value != int(value):
        return 10.0**-decimals
    digits = str(int(value))
    zeros = len(digits) - len(digits.rstrip("0"))
    return 10.0 ** min(zeros, len(digits) - 2)


def parse_digits(text: str, decimal_comma: bool = False) -> tuple[float, float] | None:
    """Value and step of a number in digits, or None where it is no well-formed number."""
    if len(text) > LONGEST:
        return None
    if decimal_comma:
        text = text.translate(str.maketrans(",.", ".,"))
    if not GROUPED.fullmatch(text):
        return None
    plain = text.replace(",", "")
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    value = float(plain)
    return value, step_of(value, len(plain.partition(".")[2]))


def scale_at(lexemes: Sequence[Lexeme], at: int, money: bool) -> tuple[float, int]:
    """The factor that multiplies a number in digits ending before `at`, and where reading goes on."""
    word = word_at(lexemes, at)
    joined = touching(lexemes, at)
    if word == "-" and joined and touching(lexemes, at + 1) and word_at(lexemes, at + 1) in SCALES:
        return SCALES[word_at(lexemes, at + 1)], at + 2
    if word == HUNDRED:
        follow = word_at(lexemes, at + 1)
        return (100 * SCALES[follow], at + 2) if follow in SCALES else (100, at + 1)
    if word in SCALES:
        follow = word_at(lexemes, at + 1)
        # Indian English counts "1.2 lakh crore"
        return (SCALES[word] * SCALES[follow], at + 2) if word in ("lakh", "lac") and follow == "crore" else (SCALES[word], at + 1)
    if word in FREE_SUFFIXES or (word in SUFFIXES and joined and suffix_counts(lexemes, at, money)):
        return SUFFIXES[word], at + 1
    if word in ("dozen", "gross") and not joined:
        return (12 if word == "dozen" else 144), at + 1
    return 1, at


def suffix_counts(lexemes: Sequence[Lexeme], at: int, money: bool) -> bool:
    """Whether a letter that touches the digits multiplies them: always for money, "m" and "k" before a word."""
    if money:
        return True
    word, follow = lexemes[at], word_at(lexemes, at + 1)
    return word.lower in ("mn", "mm", "k") or (word.text == "m" and follow.isalpha() and len(follow) > 3 and not touching(lexemes, at + 1))


def in_digits(lexemes: Sequence[Lexeme], at: int, decimal_comma: bool, money: bool) -> Numeral | None:
    """A number that begins with digits: 5,200; 2.5bn; 1 200 000; 2½; 3 crore."""
    head, until = lexemes[at], at + 1
    text = head.text
    if len(text) <= 3 and text[0] != "0" and text.isdecimal():
        groups = [text]
        while (
            until < min(len(lexemes), at + 6)
            and len(lexemes[until].text) == 3
            and lexemes[until].is_number
            and lexemes[until].text.isdecimal()
            and lexemes[until].start == lexemes[until - 1].end + 1
        ):
            groups.append(lexemes[until].text)
            until += 1
        if len(groups) > 1 and touching(lexemes, until) and lexemes[until].text[0].isalpha():
            groups, until = [text], at + 1  # "12 404s" is twelve of a model
        text = "".join(groups)
    found = parse_digits(text, decimal_comma)
    if found is None:
        return None
    value, step = found
    if word_at(lexemes, until) in VULGAR and touching(lexemes, until):
        value, step, until = value + VULGAR[word_at(lexemes, until)], 0.25, until + 1
    elif word_at(lexemes, until) == "/" and (text, word_at(lexemes, until + 1)) in SLASHED and touching(lexemes, until):
        return share(float(text), float(word_at(lexemes, until + 1)), until + 2)
    factor, until = scale_at(lexemes, until, money)
    return Numeral(value * factor, value * factor, step * factor, until, Writing.DIGITS, factor)


def share(part: float, whole: float, until: int) -> Numeral:
    """A fraction in percent; one that does not come out even is the interval its usual roundings span."""
    percent = 100 * part / whole
    if percent == round(percent, 1):
        return Numeral(percent, percent, 1, until, Writing.SHARE)
    low = int(percent * 10) / 10
    return Numeral(low, round(low + 0.1, 1), 1, until, Writing.SHARE)


def small(lexemes: Sequence[Lexeme], at: int) -> tuple[int, int] | None:
    """A number word below a hundred at `at` ("seven", "forty-two", "forty two"), and where reading goes on."""
    word = word_at(lexemes, at)
    if word in ONES:
        return ONES[word], at + 1
    if word not in TENS:
        return None
    follow = at + 2 if word_at(lexemes, at + 1) == "-" and touching(lexemes, at + 1) else at + 1
    unit = ONES.get(word_at(lexemes, follow), 0)
    return (TENS[word] + unit, follow + 1) if 0 < unit < 10 else (TENS[word], at + 1)


def skip_link(lexemes: Sequence[Lexeme], at: int) -> int:
    """Past a hyphen that joins number words, or the "and" of "two hundred and five"."""
    if word_at(lexemes, at) == "-" and touching(lexemes, at) and touching(lexemes, at + 1):
        return at + 1
    return at


def in_words(lexemes: Sequence[Lexeme], at: int) -> Numeral | None:
    """A cardinal in words: "seven", "two hundred and five thousand", "one and a half million", "a hundred"."""
    total, current, until, least = 0.0, 0.0, at, float("inf")
    started = False
    if word_at(lexemes, at) in ("a", "an", "one") and word_at(lexemes, at + 1) in (HUNDRED, *SCALES):
        current, until, started = 1.0, at + 1, True
    while True:
        here = skip_link(lexemes, until) if started else until
        word = word_at(lexemes, here)
        if word == "and" and started and until > at and word_at(lexemes, until - 1) in (HUNDRED, "thousand", "million"):
            if small(lexemes, here + 1) is None:
                break
            here += 1
            word = word_at(lexemes, here)
        found = small(lexemes, here)
        if found and (current == 0 or (current % 100 == 0 and current >= 100)):
            current, until = current + found[0], found[1]
        elif word == HUNDRED and 0 < current < 100:
            current, until = current * 100, here + 1
        elif word in SCALES and current > 0 and SCALES[word] < least:
            least = SCALES[word]
            total, current, until = total + current * least, 0.0, here + 1
        elif word == "dozen" and started and total == 0 and 0 < current < 20:
            return Numeral(current * 12, current * 12, 2, here + 1, Writing.WORDS)
        else:
            break
        started = True
        if word == "zero":
            break
    value = total + current
    if until == at or (value == 0 and word_at(lexemes, at) != "zero"):
        return None
    step = step_of(total / least, 0) * least if total and not current else step_of(value, 0)
    return with_half(lexemes, Numeral(value, value, step, until, Writing.WORDS, least if total and not current else 1.0))


def with_half(lexemes: Sequence[Lexeme], whole: Numeral) -> Numeral:
    """The number with "and a half" after it, and the scale that may follow: "two and a half million"."""
    at = whole.until
    if [word_at(lexemes, at + i) for i in range(3)] == ["and", "a", "half"]:
        scale = SCALES.get(word_at(lexemes, at + 3), 1.0)
        value = (whole.low + 0.5) * scale
        return Numeral(value, value, 0.5 * scale, at + (4 if scale > 1 else 3), whole.writing)
    return whole


def ordinal(lexemes: Sequence[Lexeme], at: int) -> Numeral | None:
    """ "first", "second", "19th", "forty-second"."""
    word = word_at(lexemes, at)
    if lexemes[at].is_number:
        if word_at(lexemes, at + 1) in ORDINAL_ENDINGS and touching(lexemes, at + 1) and word.isdecimal() and len(word) < 6 and word != "1":
            return Numeral(float(word), float(word), 1, at + 2, Writing.ORDINAL)
        return None
    if word in TENS and word_at(lexemes, at + 1) == "-" and (unit := ORDINAL_ONES.get(word_at(lexemes, at + 2))):
        return Numeral(TENS[word] + unit, TENS[word] + unit, 1, at + 3, Writing.ORDINAL)
    return Numeral(ORDINALS[word], ORDINALS[word], 1, at + 1, Writing.ORDINAL) if word in ORDINALS else None
