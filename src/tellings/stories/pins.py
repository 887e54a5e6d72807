"""What people fixed, as constraints that grouping keeps.

In: pins, first first. Out: sets of articles that are together and pairs that are apart, free of contradiction: a later pin
wins over an earlier one, and what an earlier one says beyond that still holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from tellings.model.kept_story import Pin, PinKind


@dataclass(frozen=True, slots=True)
class Constraints:
    """`together` gives for an article all that it is fixed with, itself too; `apart` all that it is never with."""

    together: Mapping[str, Set[str]] = field(default_factory=dict)
    apart: Mapping[str, Set[str]] = field(default_factory=dict)

    def bonded(self, article: str) -> Set[str]:
        """Articles fixed together with this one, itself among them."""
        return self.together.get(article, frozenset((article,)))

    def parted(self, article: str) -> Set[str]:
        """Articles that are never with this one: those it is kept from, and whatever is fixed together with them or with it."""
        return {far for near in self.bonded(article) for other in self.apart.get(near, ()) for far in self.bonded(other)}

    @property
    def named(self) -> set[str]:
        """All articles that any pin in force names."""
        return {*self.together, *self.apart}


def constraints(pins: Sequence[Pin]) -> Constraints:
    """The constraints of pins, the last of which counts most."""
    together: dict[str, set[str]] = {}
    apart: dict[str, set[str]] = defaultdict(set)
    for pin in reversed(pins):
        if pin.kind is PinKind.TOGETHER:
            first = pin.left[0] if pin.left else None
            for other in (*pin.left, *pin.right) if first and pin.right else ():
                _bond(together, apart, str(first), other)
            continue
        for left in pin.left:
            for right in pin.right:
                if right != left and right not in together.get(left, ()):
                    apart[left].add(right)
                    apart[right].add(left)
    return Constraints(together, dict(apart))


def _bond(together: dict[str, set[str]], apart: Mapping[str, set[str]], a: str, b: str) -> None:
    """Put two articles' sets together unless a later pin keeps any of them apart."""
    one, other = together.get(a, {a}), together.get(b, {b})
    if one is other or any(apart.get(x, set()) & other for x in one):
        return
    joined = one | other
    for member in joined:
        together[member] = joined
