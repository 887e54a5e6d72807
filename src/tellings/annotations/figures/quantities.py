"""Quantities: a numeral with its unit, or two of them as a range.

In: lexemes and where to look. Out: the quantity that begins there, as an interval in its unit, before any
bounding words are weighed. A score ("46-31", "71 to 28") is two quantities, one after the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tellings.annotations.figures import units
from tellings.annotations.figures.bounds import Bound, bound_before
from tellings.annotations.figures.cardinals import SCALES, VULGAR
from tellings.annotations.figures.counted import plural
from tellings.annotations.figures.lexemes import Lexeme, touching, word_at, word_set
from tellings.annotations.figures.numbers import OPENERS, Numeral, Writing, numeral
from tellings.model.figure import Modifier

DASHES = frozenset("-–—")
RANGE_WORDS = word_set("range ranges ranging ranged anywhere aged ages age vary varies varying anything run runs")
"""Words before "from" that make "from 3 to 5" a range; otherwise it tells a change, and each end counts by itself."""
CHANGES = word_set(
    "rise rises rose risen rising fall falls fell fallen falling grow grows grew grown growing drop drops dropped dropping climb "
    "climbs climbed increase increases increased increasing decrease decreases decreased cut cuts jump jumped soar soared expand "
    "expanded expanding go goes went up down raise raised raises gain gained lost surge surged slump slumped dip dipped"
)
CONTESTS = word_set(
    "vote votes voted voting won win wins winning lost lose loses beat beats beating defeat defeated ruled ruling decision score "
    "scored scoring passed approved rejected draw drew tie tied split victory margin majority led leads leading trailed"
)
"""Words near two numbers that make them a score or the two sides of a vote."""
NO_COMPOUND = word_set(
    "way on fold sided something some handed stop off dimensional man woman person and to or up down by plus odd half quarter "
    "third thirds fifth fifths sixth tenth tenths the ish"
)
"""What after number and hyphen does not name a thing counted: "two-way", "one-sided"."""


LASTING = word_set("for within lasted lasting lasts took takes take spent spend spends throughout")
"""Words before "a year" that make it a length of time rather than a rate or a point in time."""
PASSING = frozenset({"seconds", "minutes", "days"})
"""Units that "for a" makes a turn of phrase of: "for a second"."""
NO_LENGTH = word_set("ago later earlier before after and from - that when in")
BEGINNERS = frozenset({"between", "minus", "-", "−", *OPENERS, *VULGAR, *units.SIGNS, *units.DOLLARS, *units.PREFIXES})
"""Every lexeme but digits that a quantity can begin with."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """Lexemes [first, until); [low, high] in `unit`, `unit` None where a noun outside says what is counted.

    `modifier` and `bound` are what the numeral's own words imply ("dozens": at least).
    """

    first: int
    until: int
    low: float
    high: float | None
    step: float
    unit: str | None
    writing: Writing
    factor: float
    modifier: Modifier | None = None
    bound: Bound | None = None


def quantity(lexemes: Sequence[Lexeme], at: int, decimal_comma: bool, words: bool) -> Quantity | None:
    """The quantity that begins at lexeme `at`, if one does."""
    head = lexemes[at]
    if not head.is_number and head.lower not in BEGINNERS:
        return None
    if head.lower == "between" and words:
        low = amount(lexemes, at + 1, decimal_comma, words)
        if low and word_at(lexemes, low.until) == "and":
            high = amount(lexemes, low.until + 1, decimal_comma, words)
            joined = span_of(lexemes, low, high) if high else None
            return replace(joined, first=at) if joined else None
        return None
    first = amount(lexemes, at, decimal_comma, words)
    if first is None or first.writing not in (Writing.DIGITS, Writing.WORDS):
        return first
    if first.unit is None and word_at(lexemes, first.until) == "and":
        # "three and eleven percent"
        other = amount(lexemes, first.until + 1, decimal_comma, words)
        shared = other.unit if other and other.writing is first.writing and other.unit in (units.PERCENT, units.POINTS) else None
        return replace(first, unit=shared)
    link = range_link(lexemes, first)
    second = amount(lexemes, link, decimal_comma, words) if link else None
    if second is None or second.writing not in (Writing.DIGITS, Writing.WORDS):
        return first
    if is_score(lexemes, first, second):
        return first
    if is_change(lexemes, first):
        return replace(first, unit=first.unit or second.unit)
    return span_of(lexemes, first, second) or first


def amount(lexemes: Sequence[Lexeme], at: int, decimal_comma: bool, words: bool) -> Quantity | None:
    """One numeral with its sign and unit."""
    whole = (half_unit(lexemes, at) or indefinite(lexemes, at)) if words else None
    if whole:
        return whole
    money = units.money_before(lexemes, at)
    start = money[1] if money else at
    if money and not 0 <= start < len(lexemes):
        return None
    sign = 1.0
    if word_at(lexemes, start) == "minus" and word_at(lexemes, start - 1) == "or" and word_at(lexemes, start - 2) == "plus":
        at, start = at - 2, start + 1  # "plus or minus 3 points"
    elif word_at(lexemes, start) == "minus" or opens_negative(lexemes, start):
        sign, start = -1.0, start + 1
    found = numeral(lexemes, start, decimal_comma, money is not None, words)
    if found is None or (money and found.writing not in (Writing.DIGITS, Writing.WORDS)):
        return None
    if sign < 0:
        found = replace(found, low=-found.low, high=None if found.high is None else -found.high)
    return with_unit(lexemes, at, found, money[0] if money else None)


def opens_negative(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Whether a dash at `at` is a minus sign: free on its left, touching a number on its right."""
    if word_at(lexemes, at) not in ("-", "−") or at + 1 >= len(lexemes) or not lexemes[at + 1].is_number or not touching(lexemes, at + 1):
        return False
    return at > 0 and lexemes[at - 1].end < lexemes[at].start and lexemes[at - 1].text not in ".!?"


def half_unit(lexemes: Sequence[Lexeme], at: int) -> Quantity | None:
    """ "half a percent", "half an hour", "half a mile": half of a unit rather than of a whole."""
    if word_at(lexemes, at) != "half":
        return None
    here = at + 1
    if word_at(lexemes, here) in ("a", "an"):
        here += 1
    elif not (word_at(lexemes, here) == "-" and touching(lexemes, here)):
        return None
    found = units.share_after(lexemes, here) or units.measure_after(lexemes, here if word_at(lexemes, here) != "-" else here + 1)
    if word_at(lexemes, here) == "percentage" and word_at(lexemes, here + 1) == "point":
        found = (units.POINTS, here + 2)
    if found is None:
        return None
    unit, until = found
    value = 0.5 * units.TO_YEARS.get(unit, 1)
    return Quantity(at, until, value, value, value, "years" if unit in units.TO_YEARS else unit, Writing.WORDS, 1.0)


def indefinite(lexemes: Sequence[Lexeme], at: int) -> Quantity | None:
    """ "nearly a year", "for a decade", "within an hour": one of a unit of time, where a length is meant."""
    if word_at(lexemes, at) not in ("a", "an"):
        return None
    unit, until = units.DURATIONS.get(word_at(lexemes, at + 1)), at + 2
    if unit is None or word_at(lexemes, until) in NO_LENGTH or lexemes[at + 1].lower.endswith("s"):
        return None
    if bound_before(lexemes, at) is None and (word_at(lexemes, at - 1) not in LASTING or unit in PASSING):
        return None
    value = float(units.TO_YEARS.get(unit, 1))
    return Quantity(at, until, value, value, value, "years" if unit in units.TO_YEARS else unit, Writing.WORDS, 1.0)


def with_unit(lexemes: Sequence[Lexeme], first: int, found: Numeral, money: str | None) -> Quantity:
    """The numeral with the unit that follows it, if it has none yet."""
    until, low, high, step = found.until, found.low, found.high, found.step
    unit = money
    vague = found.writing in (Writing.VAGUE, Writing.SOME)
    if found.writing is Writing.SHARE:
        unit = units.PERCENT
    elif found.writing is not Writing.ORDINAL:
        here = until + 1 if vague and word_at(lexemes, until) == "of" else until
        scaled = found.factor >= 1e3 or (vague and low >= 1e3)
        named = units.money_after(lexemes, here, scaled)
        follow = named or (None if money else after(lexemes, here, vague))
        if follow is None and money is None and is_magnitude(lexemes, first):
            follow = units.MAGNITUDE, until
        if follow and (money is None or named):
            # "$5m Canadian dollars": the name is more exact than the sign
            unit, until = (follow[0] if money in (None, "USD") else money), follow[1]
    larger = {**{period: (years, "years") for period, years in units.TO_YEARS.items()}, units.BASIS: (units.BASIS_POINT, units.POINTS)}
    if unit is not None and unit in larger:
        times, unit = larger[unit]
        low, high, step = low * times, None if high is None else high * times, step * times
    modifier = Modifier.AT_LEAST if found.writing is Writing.VAGUE else Modifier.ABOUT if found.writing is Writing.SOME else None
    return Quantity(first, until, low, high, step, unit, found.writing, found.factor, modifier)


def is_magnitude(lexemes: Sequence[Lexeme], first: int) -> bool:
    """ "a magnitude 6.1 quake", "a magnitude of 6.1": the unit stands before the number."""
    before = first - 2 if word_at(lexemes, first - 1) in ("of", "-") else first - 1
    return word_at(lexemes, before) == units.MAGNITUDE


def after(lexemes: Sequence[Lexeme], at: int, vague: bool) -> tuple[str, int] | None:
    """A share, a measure, an age or a hyphened noun right after a number."""
    age = age_after(lexemes, at)
    if age:
        return age
    found = units.share_after(lexemes, at) or units.measure_after(lexemes, at)
    if found or vague:
        return found
    if word_at(lexemes, at) == "-" and touching(lexemes, at) and touching(lexemes, at + 1):
        noun = lexemes[at + 1]
        if noun.text.isalpha() and len(noun.text) > 2 and noun.lower not in NO_COMPOUND and noun.lower not in SCALES:
            if touching(lexemes, at + 2) and word_at(lexemes, at + 2) == "-":
                return None
            return plural(noun.text), at + 2
    return None


def age_after(lexemes: Sequence[Lexeme], at: int) -> tuple[str, int] | None:
    """ "-year-old", "years old", "-month-old"; what is old in days to years."""
    here = at
    if word_at(lexemes, here) == "-" and touching(lexemes, here) == touching(lexemes, here + 1):
        here += 1
    unit = units.DURATIONS.get(word_at(lexemes, here))
    if unit is None:
        return None
    here += 1
    if word_at(lexemes, here) == "-" and touching(lexemes, here) == touching(lexemes, here + 1):
        here += 1
    return (unit, here + 1) if word_at(lexemes, here) in ("old", "olds") else None


def range_link(lexemes: Sequence[Lexeme], first: Quantity) -> int | None:
    """Where a second number may begin after a dash, "to" or "or"."""
    at = first.until
    word = word_at(lexemes, at)
    if word == "-" and touching(lexemes, at) and word_at(lexemes, at + 1) in ("to", "or"):
        if word_at(lexemes, at + 2) == "-" and touching(lexemes, at + 1):
            return at + 3
        return None if touching(lexemes, at + 1) else at + 2  # a suspended hyphen: "two- or three-week"
    if word in DASHES and word and (touching(lexemes, at) == touching(lexemes, at + 1)) and at + 1 < len(lexemes):
        return at + 1
    if word in ("to", "or") and not touching(lexemes, at):
        return at + 1
    return None


def nearby(lexemes: Sequence[Lexeme], at: int, reach: int) -> list[str]:
    """Up to `reach` words before `at` in the same sentence, nearest first."""
    found: list[str] = []
    for here in range(at - 1, max(-1, at - 1 - reach), -1):
        if lexemes[here].text in ".!?" and not (here and touching(lexemes, here) and touching(lexemes, here + 1)):
            break
        found.append(lexemes[here].lower)
    return found


def is_score(lexemes: Sequence[Lexeme], first: Quantity, second: Quantity) -> bool:
    """Whether two numbers are two sides: of a vote, of a game."""
    shares = first.unit == second.unit == units.PERCENT and word_at(lexemes, first.until) == "to"
    if (first.unit and not shares) or second.writing is not first.writing or first.factor != 1 or second.factor != 1:
        return False
    if word_at(lexemes, first.until) == "or" or first.low != int(first.low):
        return False
    if first.low >= second.low:
        return True
    around = {*nearby(lexemes, first.first, 12), *(x.lower for x in lexemes[second.until : second.until + 3])}
    return bool(around & CONTESTS) and (shares or second.unit is None)


def is_side_of_score(lexemes: Sequence[Lexeme], one: Quantity) -> bool:
    """Whether the number is one of the two of a score: "3-2", "134 to 63", with a word of contests near."""
    if not {*nearby(lexemes, one.first, 12), *(x.lower for x in lexemes[one.until : one.until + 5])} & CONTESTS:
        return False
    at = range_link(lexemes, one)
    after = amount(lexemes, at, False, False) if at is not None else None
    if after is not None and after.writing is Writing.DIGITS and is_score(lexemes, one, after):
        return True
    before = one.first - 2
    if before < 0 or word_at(lexemes, one.first - 1) not in {*DASHES, "to"}:
        return False
    other = amount(lexemes, before, False, False)
    return other is not None and other.until == one.first - 1 and other.writing is Writing.DIGITS and is_score(lexemes, other, one)


def is_change(lexemes: Sequence[Lexeme], first: Quantity) -> bool:
    """Whether "X to Y" goes from one value to another rather than spanning the values between."""
    if word_at(lexemes, first.until) != "to":
        return False
    before = nearby(lexemes, first.first, 5)
    if before[:1] == ["from"]:
        return not set(before[1:]) & RANGE_WORDS
    return bool(before and before[0] in CHANGES)


def is_year(lexemes: Sequence[Lexeme], found: Quantity) -> bool:
    """Whether a quantity is four plain digits of a year near ours."""
    text = lexemes[found.first].text
    return found.until == found.first + 1 and len(text) == 4 and text.isdecimal() and 1900 <= int(text) <= 2100


def span_of(lexemes: Sequence[Lexeme], low: Quantity, high: Quantity) -> Quantity | None:
    """The range from one quantity to the other, or None where they do not make one."""
    unit = high.unit or low.unit
    if unit is None and is_year(lexemes, low) and is_year(lexemes, high):
        return None  # 2009-2016
    if low.unit and high.unit and low.unit != high.unit:
        return None
    a, b, step = low.low, high.low, min(low.step, high.step)
    if low.factor == 1 and high.factor > 1 and a < high.low / high.factor * 1000 and a < high.factor:
        # "5 to 10 million", "$1.2-1.4bn": the scale is said once
        a, step = a * high.factor, min(low.step * high.factor, high.step)
    if high.high is None or low.high is None or a >= b:
        return None
    return Quantity(low.first, high.until, a, b, step, unit, high.writing, high.factor)


__all__ = ["NO_COMPOUND", "Quantity", "is_side_of_score", "nearby", "quantity"]
