"""Numbers in digits and words are read with their value, and in time linear in the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.annotations.figures.cardinals import ONES, TENS, parse_digits
from tellings.annotations.figures.lexemes import lex
from tellings.annotations.figures.numbers import Numeral, Writing, numeral
from tellings.annotations.figures.quantities import quantity

SMALL = {value: word for word, value in ONES.items()} | {value: word for word, value in TENS.items()}


def read(text: str, decimal_comma: bool = False, money: bool = False) -> Numeral | None:
    return numeral(lex(text, 0, len(text)), 0, decimal_comma, money)


def in_words(value: int) -> str:
    """English number words, as a style guide spells them."""
    if value < 100:
        return SMALL[value] if value in SMALL else f"{SMALL[value - value % 10]}-{SMALL[value % 10]}"
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if value >= size:
            rest = value % size
            link = " and " if rest and rest < 100 else " "
            return f"{in_words(value // size)} {name}" + (link + in_words(rest) if rest else "")
    raise AssertionError(value)


@given(st.integers(0, 10**12 - 1))
def test_number_words_round_trip(value: int) -> None:
    found = read(in_words(value))
    assert found is not None
    assert (found.low, found.high) == (value, value)


@given(st.integers(0, 10**14), st.integers(0, 3))
def test_digits_round_trip_in_every_grouping(value: int, decimals: int) -> None:
    for text, comma in ((f"{value:,}", False), (str(value), False), (f"{value:,}".replace(",", "."), True)):
        if decimals:
            text += ("," if comma else ".") + "25"[:decimals].ljust(decimals, "0")
        found = parse_digits(text, comma)
        assert found is not None
        assert found[0] == float(str(value) + ("." + "25"[:decimals] if decimals else ""))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2.5bn", 2.5e9, 2.5e9),
        ("1 200 000 homes", 1.2e6, 1.2e6),
        ("1,50,000", 150_000, 150_000),
        ("2½ miles", 2.5, 2.5),
        ("3 crore", 3e7, 3e7),
        ("1.2 lakh crore", 1.2e12, 1.2e12),
        ("5 hundred million", 5e8, 5e8),
        ("half a million", 5e5, 5e5),
        ("a quarter of a million", 2.5e5, 2.5e5),
        ("one and a half million", 1.5e6, 1.5e6),
        ("two and a half", 2.5, 2.5),
        ("a hundred", 100, 100),
        ("a dozen", 12, 12),
        ("two dozen", 24, 24),
        ("half a dozen", 6, 6),
        ("dozens of", 24, None),
        ("scores of", 40, None),
        ("hundreds of", 100, None),
        ("tens of thousands of", 1e4, None),
        ("hundreds of millions", 1e8, None),
        ("a few hundred", 200, 900),
        ("several thousand", 2000, 9000),
        ("a handful of", 3, 7),
        ("two-thirds", 66.6, 66.7),
        ("three quarters of", 75, 75),
        ("a third of", 33.3, 33.4),
        ("half of", 50, 50),
        ("one in three", 33.3, 33.4),
        ("4 out of 10", 40, 40),
        ("3/4", 75, 75),
        ("¾", 75, 75),
        ("forty-second", 42, 42),
        ("19th", 19, 19),
    ],
)
def test_ways_to_write_a_number(text: str, low: float, high: float | None) -> None:
    found = read(text, money=text.endswith("bn"))
    assert found is not None
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "step"), [("61.4", 0.1), ("1.2 million", 1e5), ("370,000", 1e4), ("50", 1), ("5,217", 1), ("40 million", 1e6)]
)
def test_the_step_is_the_last_significant_digit(text: str, step: float) -> None:
    found = read(text)
    assert found is not None
    assert found.step == pytest.approx(step)


@pytest.mark.parametrize("text", ["1.2.3", "tens", "quarter", "a half-brother", "score", "several boats", "9" * 40, "hundred"])
def test_what_is_no_number(text: str) -> None:
    assert read(text) is None


def test_a_vague_plural_says_so() -> None:
    found = read("dozens of boats")
    assert found is not None
    assert found.writing is Writing.VAGUE


@pytest.mark.parametrize("piece", ["1, 2 3,4 ", "1 ", "111 ", "1,", "1.", "5-", "1 to ", "one ", "half a ", "between 1 and ", "$ ", "9"])
def test_up_to_a_megabyte_is_read_in_linear_time(piece: str) -> None:
    size = 1_000_000 if piece == "1, 2 3,4 " else 100_000
    text = piece * (size // len(piece))
    began = time.perf_counter()
    lexemes = lex(text, 0, len(text))
    at = 0
    while at < len(lexemes):
        found = quantity(lexemes, at, False, True)
        assert found is None or found.until > at
        at = found.until if found else at + 1
    assert time.perf_counter() - began < size / 2_000  # a quadratic reading takes hours
