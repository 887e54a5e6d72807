"""How two values about the same thing stand to each other, and the fixed words that say why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """Relations of figures and of dates across articles."""

    EQUAL = "equal"
    COMPATIBLE = "compatible"
    UPDATE = "update"
    DIFFERENT_SCOPE = "different_scope"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A relation with its reason, one line of fixed words."""

    relation: Relation
    why: str
