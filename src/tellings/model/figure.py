"""A quantity as an interval, with its unit and what it counts; it knows how to compare itself with another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import inf

from tellings.model.relation import Relation, Verdict
from tellings.model.span import Span
from tellings.model.statement import Speaker

MONEY = frozenset({"crowns", "dinars", "shillings", "riyals", "rials", "guilders", "florins", "kwachas", "ducats", "thalers"})
"""Currencies that several countries call so, and that no one code names."""
CONVERTED: Mapping[str, tuple[str, float]] = {
    "millimetres": ("length", 0.001), "centimetres": ("length", 0.01), "metres": ("length", 1.0), "kilometres": ("length", 1000.0),
    "inches": ("length", 0.0254), "feet": ("length", 0.3048), "yards": ("length", 0.9144), "miles": ("length", 1609.344),
    "nautical miles": ("length", 1852.0), "grams": ("mass", 0.001), "kilograms": ("mass", 1.0), "pounds": ("mass", 0.45359237),
    "ounces": ("mass", 0.028349523125), "tonnes": ("mass", 1000.0), "tons": ("mass", 1000.0), "acres": ("area", 4046.8564224),
    "hectares": ("area", 10000.0), "square feet": ("area", 0.09290304), "square metres": ("area", 1.0), "square kilometres": ("area", 1e6),
    "square miles": ("area", 2589988.110336), "kilometres per hour": ("speed", 1.0), "miles per hour": ("speed", 1.609344),
    "knots": ("speed", 1.852), "seconds": ("time", 1.0), "minutes": ("time", 60.0), "hours": ("time", 3600.0), "days": ("time", 86400.0),
    "weeks": ("time", 604800.0), "fortnights": ("time", 1209600.0), "months": ("time", 2629800.0), "years": ("time", 31557600.0),
    "megawatts": ("power", 1.0), "gigawatts": ("power", 1000.0), "kilowatts": ("power", 0.001), "litres": ("volume", 1.0),
    "gallons": ("volume", 3.785411784), "degrees C": ("degrees C", 1.0), "degrees F": ("degrees F", 1.0), "degrees": ("degrees", 1.0),
    "percent": ("percent", 1.0), "points": ("points", 1.0),
    "magnitude": ("magnitude", 1.0), "cents": ("cents", 1.0), "pence": ("pence", 1.0),
    **{money: (money, 1.0) for money in MONEY},
}  # fmt: skip
"""Units of measures: the dimension and the size in it (International System; the international yard and pound)."""
COUNT = "count"
LOOSE = 0.02
"""Share by which a value may miss when its unit was converted: articles convert rounded values."""


class Modifier(StrEnum):
    """The bound a figure's words put on it."""

    OVER = ">"
    AT_LEAST = ">="
    UNDER = "<"
    AT_MOST = "<="
    ABOUT = "~"


@lru_cache(maxsize=4096)
def dimension_of(unit: str) -> str:
    """What kind of quantity a unit measures: a currency's code, the name of a dimension, or COUNT for what is counted."""
    if len(unit) == 3 and unit.isascii() and unit.isupper():
        return unit
    return CONVERTED[unit][0] if unit in CONVERTED else COUNT


@dataclass(frozen=True, slots=True)
class Figure:
    """`low` and `high` are in `unit`, both inclusive, None where unbounded; a plain number has low == high.

    `unit` is an ISO 4217 code for money, "percent", "points", or the plural noun counted ("votes"); "" where
    no noun is given. `object` is the counted thing's head noun with its scope, in the article's words;
    `object_span` where they stand. `step` is the size of the last significant digit, in `unit` (61.4 has
    0.1, 1.2 million 100000, 370,000 at least two digits: 10000).

    `source` is who the article says gives it, None where it gives it in its own voice; `time` the id of the
    article's date that it holds for, None where none is named.
    """

    id: str
    span: Span
    low: float | None
    high: float | None
    unit: str
    modifier: Modifier | None
    object: str
    object_span: Span | None
    step: float
    source: Speaker | None = None
    time: str | None = None

    @property
    def dimension(self) -> str:
        """What kind of quantity it is: two figures can be weighed only within one dimension."""
        return dimension_of(self.unit)

    @property
    def exact(self) -> bool:
        """Whether it is one plain number rather than a bound or a range."""
        return self.low is not None and self.low == self.high

    @property
    def scale(self) -> float:
        """The unit's size in the dimension's base unit; 1 for counts and money."""
        return CONVERTED[self.unit][1] if self.unit in CONVERTED else 1.0

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of money."""
        return self.unit in MONEY or (self.dimension == self.unit != "" and self.unit.isupper())

    def _scaled(self) -> tuple[float, float, float]:
        """Low, high and step in the dimension's base unit, unbounded ends as infinities."""
        size = self.scale
        low = -inf if self.low is None else self.low * size
        high = inf if self.high is None else self.high * size
        return low, high, self.step * size

    def compare(self, other: Figure) -> Verdict:
        """How the two values stand, given that both are of the same thing. Symmetric; equal to itself.

        A difference of at most half of the coarser last digit is rounding; intervals that meet are compatible.
        """
        if self.dimension != other.dimension:
            return Verdict(Relation.DIFFERENT_SCOPE, "given in different units")
        (low, high, step), (other_low, other_high, other_step) = self._scaled(), other._scaled()
        if (low, high) == (other_low, other_high):
            return Verdict(Relation.EQUAL, "same value")
        gap = max(other_low - high, low - other_high)
        if gap <= 0:
            return Verdict(Relation.COMPATIBLE, "the bounds allow both")
        slack = max(step, other_step) / 2
        near = 1e-9 * max(abs(x) for x in (low, high, other_low, other_high) if abs(x) != inf)
        if self.unit != other.unit and self.dimension != COUNT:
            near = max(near, LOOSE * max(abs(low + high), abs(other_low + other_high)) / 2) if gap != inf else near
            near = near if near != inf else 0.0
        if gap <= slack + near:
            return Verdict(Relation.COMPATIBLE, "equal when rounded")
        return Verdict(Relation.CONFLICT, "both values cannot be true")
