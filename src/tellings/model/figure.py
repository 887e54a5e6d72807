"""A quantity as an interval, with its unit and what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tellings.model.span import Span


class Modifier(StrEnum):
    """The bound a figure's words put on it."""

    OVER = ">"
    AT_LEAST = ">="
    UNDER = "<"
    AT_MOST = "<="
    ABOUT = "~"


@dataclass(frozen=True, slots=True)
class Figure:
    """`low` and `high` are in `unit`, both inclusive, None where unbounded; a plain number has low == high.

    `unit` is an ISO 4217 code for money, "percent", "points", or the plural noun counted ("votes").
    `object` is the counted thing's head noun with its scope, in the article's words; `object_span` where
    they stand. `step` is the size of the last digit written, in `unit` (87.3 has 0.1, 1.2 million 100000).
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
