"""Disjoint sets of noun phrases that name one thing, kept from taking in what cannot be it.

In: phrases and pairs of them. Out: sets. A set never holds two owners of one kind, one person and several, two parties, what there
is and what there is not.
"""

from __future__ import annotations

from collections.abc import Sequence

from tellings.comparison.named import contrary
from tellings.comparison.noun_classes import PARTIES, PERSONS, THINGS, UTTERANCES, same_class
from tellings.comparison.phrases import Phrase


class Sets:
    """Disjoint sets of phrase numbers, each with the owners its phrases name."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._above = list(range(len(phrases)))
        self._owners = [p.owners for p in phrases]
        self._articles = [frozenset([p.span.article]) for p in phrases]
        self._denied = [p.denied for p in phrases]
        self._persons = [{p.plural} if p.head in PERSONS else set() for p in phrases]
        self._parties = [frozenset(PARTIES[w] for w in p.words.lower().split() if w in PARTIES) for p in phrases]
        self._heads = [frozenset([p.head]) for p in phrases]

    def root(self, item: int) -> int:
        """The set's smallest member."""
        while self._above[item] != item:
            self._above[item] = self._above[self._above[item]]
            item = self._above[item]
        return item

    def articles(self, item: int) -> frozenset[str]:
        """Ids of the articles whose phrases the item's set holds."""
        return self._articles[self.root(item)]

    def join(self, a: int, b: int, by_class: bool = False) -> bool:
        """Make one set of two, unless they name different owners, one person and several, or, `by_class`, nouns that cannot name one thing.

        Returns whether they are one now.
        """
        low, high = sorted((self.root(a), self.root(b)))
        if low == high:
            return True
        if apart(self._owners[low], self._owners[high]) or self._denied[low] != self._denied[high]:
            return False
        if len(self._persons[low] | self._persons[high]) > 1 or contrary(self._parties[low], self._parties[high]):
            return False
        if by_class and not all(one_kind(x, y) for x in self._heads[low] for y in self._heads[high]):
            return False
        self._above[high] = low
        self._owners[low] |= self._owners[high]
        self._persons[low] |= self._persons[high]
        self._parties[low] |= self._parties[high]
        self._articles[low] |= self._articles[high]
        self._heads[low] |= self._heads[high]
        return True


def one_kind(a: str, b: str) -> bool:
    """Whether two nouns can name one thing."""
    return same_class(THINGS, a, b) or {a, b} <= UTTERANCES


def apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether both name places, or both persons, and none in common."""
    if not a or not b or a & b:
        return False
    return bool({name.split()[0] for name in a} & {name.split()[0] for name in b})
