"""Numerals in running text: digits, number words and mixtures of both.

In: a stretch of text, cut into lexemes. Out: at a lexeme, the number written there as an interval with the
size of its last significant digit. Guarantee: one pass, linear in the text; a number nobody would write
(more than `LONGEST` characters) is no numeral.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

LONGEST = 24
"""Longest run of digits and separators read as one number, in characters."""

LEXEME = re.compile(r"\d+(?:[.,]\d+)*|[¼½¾⅓⅔]|[^\W\d_¼½¾⅓⅔]+(?:'[^\W\d_]+)?|[^\w\s]|\w")
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:\.\d{3}){2,}|\d+(?:\.\d+)?")
"""Numbers as English writes them: Western or Indian grouping, a decimal point; also 1.100.000."""
DECIMAL_COMMA = frozenset("de es fr it pt nl ru uk pl cs sv da nb no fi tr ro hu el bg sr hr".split())
"""Languages (ISO 639-1) that write 1.234,5 where English writes 1,234.5 (Unicode CLDR, number symbols)."""

ONES: Mapping[str, int] = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
}
TENS: Mapping[str, int] = {
    word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
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
GROUPS: Mapping[str, float] = {"dozen": 12, "score": 20}
VAGUE: Mapping[str, float] = {
    "tens": 20, "dozens": 24, "scores": 40, "hundreds": 100, "thousands": 1e3, "lakhs": 1e5, "millions": 1e6, "crores": 1e7, "billions": 1e9,
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
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
VULGAR: Mapping[str, float] = {"¼": 0.25, "½": 0.5, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
SLASHED = frozenset({("1", "2"), ("1", "3"), ("2", "3"), ("1", "4"), ("3", "4")})
ORDINALS: Mapping[str, int] = {
    word: value
    for value, word in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
        "seventeenth eighteenth nineteenth twentieth".split(),
        2,
    )
}
ORDINAL_ONES: Mapping[str, int] = {"first": 1, **{word: value for word, value in ORDINALS.items() if value < 10}}
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
class Lexeme:
    """A run of digits, a word, or a mark; offsets are those of the text it was cut from."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def is_number(self) -> bool:
        """Whether it begins with a digit."""
        return self.text[0].isdecimal()


@dataclass(frozen=True, slots=True)
class Numeral:
    """[low, high], both inclusive, `high` None for a lower bound; `until` is the index of the lexeme after it.

    `step` is the size of the last significant digit: 0.1 for 87.3, 100,000 for 1.2 million; a number with
    trailing zeros is taken to be good to two digits at least (250,000 has 10,000, 50 has 1). `factor` is
    the scale word's share in it (1e6 in "1.2 million").
    """

    low: float
    high: float | None
    step: float
    until: int
    writing: Writing
    factor: float = 1.0


def lex(text: str, start: int, end: int) -> list[Lexeme]:
    """The lexemes of `text[start:end]`, in order."""
    return [Lexeme(m.start(), m.end(), m.group(), m.group().lower()) for m in LEXEME.finditer(text, start, end)]


def touching(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Whether lexeme `at` follows the one before it without white space."""
    return 0 < at < len(lexemes) and lexemes[at - 1].end == lexemes[at].start


def word_at(lexemes: Sequence[Lexeme], at: int) -> str:
    """The lower-case lexeme at `at`, "" outside the text."""
    return lexemes[at].lower if 0 <= at < len(lexemes) else ""


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
        elif word in SCALES and 0 < current and SCALES[word] < least:
            least = SCALES[word]
            total, current, until = total + current * least, 0.0, here + 1
        elif word in GROUPS and started and total == 0 and 0 < current < 20 and word == "dozen":
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
    if article and word in FEW and (word == "handful" or word_at(lexemes, head + 1) == "of"):
        low, high = FEW[word]
        return Numeral(low, high, 1, head + 1, Writing.SOME)
    if (article or word == "several") and word in SEVERAL:
        scale = {HUNDRED: 100.0, "dozen": 12.0, **SCALES}.get(word_at(lexemes, head + 1))
        if scale:
            return Numeral(SEVERAL_TIMES[0] * scale, SEVERAL_TIMES[1] * scale, scale, head + 2, Writing.SOME)
    return None


def fraction(lexemes: Sequence[Lexeme], at: int) -> Numeral | None:
    """A share of a whole: "half of", "a third of", "two-thirds", "three quarters of", "one in three"."""
    word = word_at(lexemes, at)
    top: float | None = 1.0 if word in ("a", "an") else float(ONES[word]) if 0 < ONES.get(word, 0) < 20 else None
    if word == "half":
        return share(1, 2, at + 1) if word_at(lexemes, at + 1) in ("of", "the", "its", "their", "his", "her", "our", "all") else None
    if top is None:
        return None
    here = skip_link(lexemes, at + 1)
    name = word_at(lexemes, here)
    part = PARTS.get(name) or (PARTS.get(name.removesuffix("s")) if name.endswith("s") else None)
    joined = here > at + 1
    plural = name.endswith("s") or name == "halves"
    follow = word_at(lexemes, here + 1)
    if part is None or plural != (top > 1) or part <= top or not (joined or plural or follow in ("of", "the", "its", "their")):
        return None
    if name == "quarters" and follow != "of" and not joined:
        return None
    return share(top, part, here + 1)


def one_in(lexemes: Sequence[Lexeme], first: Numeral) -> Numeral | None:
    """ "one in three", "4 out of 10" after its first number has been read."""
    here = first.until
    if word_at(lexemes, here) == "in":
        here += 1
    elif word_at(lexemes, here) in ("out", "of") and word_at(lexemes, here + 1) == "of":
        here += 2
    else:
        return None
    if here >= len(lexemes):
        return None
    whole = in_digits(lexemes, here, False, False) if lexemes[here].is_number else in_words(lexemes, here)
    if whole is None or first.low != int(first.low) or not first.low < whole.low or whole.low not in (*range(2, 13), 15, 20, 25, 50, 100, 1e3, 1e4):
        return None
    if word_at(lexemes, whole.until) in ("days", "weeks", "months", "years", "hours", "minutes") or lexemes[here].start - lexemes[here - 1].end > 1:
        return None
    return share(first.low, whole.low, whole.until)


def ordinal(lexemes: Sequence[Lexeme], at: int) -> Numeral | None:
    """ "second", "27th", "forty-second"; "first" is left alone: it seldom counts."""
    word = word_at(lexemes, at)
    if lexemes[at].is_number:
        if word_at(lexemes, at + 1) in ORDINAL_ENDINGS and touching(lexemes, at + 1) and word.isdecimal() and len(word) < 6 and word != "1":
            return Numeral(float(word), float(word), 1, at + 2, Writing.ORDINAL)
        return None
    if word in TENS and word_at(lexemes, at + 1) == "-" and (unit := ORDINAL_ONES.get(word_at(lexemes, at + 2))):
        return Numeral(TENS[word] + unit, TENS[word] + unit, 1, at + 3, Writing.ORDINAL)
    return Numeral(ORDINALS[word], ORDINALS[word], 1, at + 1, Writing.ORDINAL) if word in ORDINALS else None


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
    found = half_of_scale(lexemes, at) or fraction(lexemes, at) or vague(lexemes, at) or ordinal(lexemes, at) or in_words(lexemes, at)
    return (one_in(lexemes, found) or found) if found and found.writing is Writing.WORDS else found


__all__ = ["DECIMAL_COMMA", "Lexeme", "Numeral", "Writing", "lex", "numeral", "touching", "word_at"]
