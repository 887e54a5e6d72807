"""Which noun phrases of different articles name one thing.

In: the story's phrases and its alignments. Out: sets of phrases. Evidence is taken strongest first, and a set never takes
in a phrase that says of another owner that the thing is his. Phrases of one head noun are held against each other up to a bound.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tellings.comparison.noun_classes import THINGS, same_class
from tellings.comparison.phrases import Phrase, frequency, plain
from tellings.model.alignment import Alignment, Change
from tellings.model.span import Span

RARE = 4.6
"""Zipf frequency below which a shared head noun alone tells in aligned sentences."""
TELLING = 5.3
"""Zipf frequency below which a head noun that each article uses of one thing only is the same thing."""
SAME_WORDS = (Change.SAME, Change.INFLECTED)
MOST = 60
"""Phrases of one head noun that are held against each other, per article."""
Pair = tuple[int, int]


class Sets:
    """Disjoint sets of phrase numbers, each with the owners its phrases name."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._above = list(range(len(phrases)))
        self._owners = [p.owners for p in phrases]

    def root(self, item: int) -> int:
        """The set's smallest member."""
        while self._above[item] != item:
            self._above[item] = self._above[self._above[item]]
            item = self._above[item]
        return item

    def join(self, a: int, b: int) -> None:
        """Make one set of two, unless they name different owners."""
        low, high = sorted((self.root(a), self.root(b)))
        if low == high or apart(self._owners[low], self._owners[high]):
            return
        self._above[high] = low
        self._owners[low] |= self._owners[high]


def apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether both name places, or both persons, and none in common."""
    if not a or not b or a & b:
        return False
    return bool({name.split()[0] for name in a} & {name.split()[0] for name in b})


def join_things(phrases: Sequence[Phrase], alignments: tuple[Alignment, ...]) -> list[list[Phrase]]:
    """Sets of phrases that name one thing in two articles or more, in order of first mention."""
    sets = Sets(phrases)
    aligned = Aligned(phrases, alignments)
    for evidence in (within_articles(phrases), aligned.same_heads(), across_articles(phrases), aligned.replaced(), aligned.synonyms()):
        for a, b in evidence:
            sets.join(a, b)
    for a, b in (*taken_up(phrases), *only_ones(phrases, sets)):
        sets.join(a, b)
    groups: dict[int, list[Phrase]] = defaultdict(list)
    for number, item in enumerate(phrases):
        groups[sets.root(number)].append(item)
    return [group for _, group in sorted(groups.items()) if len({p.span.article for p in group}) > 1 and differ(group)]


def differ(group: list[Phrase]) -> bool:
    """Whether the phrases use different words, determiners, case and number apart."""
    return len({plain(p.words) for p in group}) > 1


def by_head(phrases: Sequence[Phrase]) -> dict[tuple[str, str], list[int]]:
    """Article and head noun → numbers of the phrases, in order."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, item in enumerate(phrases):
        found[item.span.article, item.head].append(number)
    return found


def within_articles(phrases: Sequence[Phrase]) -> Iterator[Pair]:
    """Pairs of one article that name one thing by the same head noun."""
    for numbers in by_head(phrases).values():
        only = len({phrases[n].modifiers for n in numbers} - {frozenset()}) <= 1
        for at, a in enumerate(numbers[:MOST]):
            for b in numbers[at + 1 : MOST]:
                if points_back(phrases[a], phrases[b]) if only else same_modifiers(phrases[a], phrases[b]):
                    yield a, b


def taken_up(phrases: Sequence[Phrase]) -> Iterator[Pair]:
    """Pairs of one article in which a bare definite noun takes up the nearest noun of its class before it."""
    before: dict[tuple[str, int], int] = {}
    seen: set[tuple[str, str]] = set()
    for number, item in enumerate(phrases):
        article = item.span.article
        rows = sorted(THINGS.get(item.head, ()))
        if item.definite and not item.modifiers and not item.complement and (article, item.head) not in seen:
            back = [before[article, row] for row in rows if (article, row) in before]
            if back and phrases[max(back)].plural == item.plural:
                yield max(back), number
        for row in rows:
            before[article, row] = number
        seen.add((article, item.head))


def across_articles(phrases: Sequence[Phrase]) -> Iterator[Pair]:
    """Pairs of two articles that say the same of one head noun, aligned or not."""
    buckets: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, item in enumerate(phrases):
        for word in sorted(item.modifiers | item.complement):
            buckets[item.head, word].append(number)
    for numbers in buckets.values():
        for at, a in enumerate(numbers[:MOST]):
            for b in numbers[at + 1 : MOST]:
                if phrases[a].span.article != phrases[b].span.article and alike(phrases[a], phrases[b]):
                    yield a, b


def only_ones(phrases: Sequence[Phrase], sets: Sets) -> Iterator[Pair]:
    """Pairs of two articles that each speak of one thing only by a telling head noun, with no word against it."""
    uses: dict[str, dict[str, list[int]]] = defaultdict(dict)
    for (article, head), numbers in by_head(phrases).items():
        if frequency(head) < TELLING:
            uses[head][article] = numbers
    for by_article in uses.values():
        single = [numbers for numbers in by_article.values() if len({sets.root(n) for n in numbers}) == 1 and len(numbers) <= MOST]
        for at, left in enumerate(single):
            for right in single[at + 1 :]:
                a, b = fullest([phrases[n] for n in left]), fullest([phrases[n] for n in right])
                if a.plural == b.plural and (a.modifiers <= b.modifiers or b.modifiers <= a.modifiers) and any(
                    phrases[n].definite for n in (*left, *right)
                ):
                    yield left[0], right[0]


def fullest(group: Sequence[Phrase]) -> Phrase:
    """The phrase with most modifiers, the first of them."""
    return max(group, key=lambda p: len(p.modifiers))


def same_modifiers(a: Phrase, b: Phrase) -> bool:
    """Whether both phrases say with the same words, at least one, which thing they mean."""
    return bool(a.modifiers) and a.modifiers == b.modifiers


def points_back(first: Phrase, second: Phrase) -> bool:
    """Whether the later phrase, in an article that speaks of one thing by this noun, takes up the earlier one."""
    return (second.definite and not second.modifiers - first.modifiers) or same_modifiers(first, second)


def dated_otherwise(a: Phrase, b: Phrase) -> bool:
    """Whether both stand in dated sentences and no date is shared."""
    return bool(a.dated) and bool(b.dated) and not a.dated & b.dated


def alike(a: Phrase, b: Phrase) -> bool:
    """Whether two phrases of one head noun in passages that are not aligned say the same of it: the noun must be telling."""
    if dated_otherwise(a, b):
        return False
    shared = (a.modifiers | a.complement) & (b.modifiers | b.complement)
    return same_modifiers(a, b) or (bool(shared) and frequency(a.head) < RARE)


class Aligned:
    """Which phrases stand in passages that an alignment holds together."""

    def __init__(self, phrases: Sequence[Phrase], alignments: tuple[Alignment, ...]) -> None:
        self.phrases = phrases
        self.alignments = alignments
        by_article: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, item in enumerate(phrases):
            by_article[item.span.article].append((item.at, number))
        self._by_article = {article: sorted(found) for article, found in by_article.items()}
        self._sides = [(self.inside(x.a), self.inside(x.b)) for x in alignments]

    def inside(self, span: Span) -> list[int]:
        """Numbers of the phrases whose head lies in `span`."""
        found = self._by_article.get(span.article, [])
        at = bisect_right(found, (span.start - 1, len(self.phrases)))
        numbers = []
        while at < len(found) and found[at][0] < span.end:
            numbers.append(found[at][1])
            at += 1
        return numbers

    def same_heads(self) -> Iterator[Pair]:
        """Pairs of one head noun: those that say most alike first, each phrase once."""
        for left, right in self._sides:
            yield from self.best((a, b) for a in left for b in right if self.phrases[a].head == self.phrases[b].head)

    def synonyms(self) -> Iterator[Pair]:
        """Pairs whose head nouns can name one thing, or that share every modifier, where neither noun stands on the other side."""
        for left, right in self._sides:
            heads = {self.phrases[n].head for n in left} & {self.phrases[n].head for n in right}
            rest = [[n for n in side if self.phrases[n].head not in heads] for side in (left, right)]
            yield from self.best((a, b) for a in rest[0] for b in rest[1] if self.exchangeable(a, b))

    def exchangeable(self, a: int, b: int) -> bool:
        """Whether two phrases with different head nouns can name one thing."""
        first, second = self.phrases[a], self.phrases[b]
        if same_class(THINGS, first.head, second.head):
            return True
        return bool(first.compounds) and first.modifiers == second.modifiers

    def best(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """The pairs with most words in common, each phrase in one pair only; the first where nothing tells them apart."""

        def unlike(pair: Pair) -> tuple[bool, int, int, bool, Pair]:
            a, b = self.phrases[pair[0]], self.phrases[pair[1]]
            shared = (a.modifiers | a.complement) & (b.modifiers | b.complement)
            return apart(a.owners, b.owners), -len(shared), len(a.modifiers ^ b.modifiers), a.plural != b.plural, pair

        used: set[int] = set()
        for a, b in sorted(pairs, key=unlike):
            if a not in used and b not in used:
                used |= {a, b}
                yield a, b

    def replaced(self) -> Iterator[Pair]:
        """Pairs of phrases that a collation puts in each other's place between words that are the same on both sides."""
        for alignment in self.alignments:
            steps = alignment.collation
            for before, step, after in zip(steps, steps[1:], steps[2:], strict=False):
                if step.change is not Change.REPLACED or step.a is None or step.b is None:
                    continue
                if before.change not in SAME_WORDS or after.change not in SAME_WORDS:
                    continue
                left, right = self.filling(step.a), self.filling(step.b)
                if len(left) == 1 and len(right) == 1:
                    yield left[0], right[0]

    def filling(self, span: Span) -> list[int]:
        """Phrases that lie in `span` and fill most of it."""
        return [n for n in self.inside(span) if self.phrases[n].span.overlap(span) * 2 >= len(span) and span.contains(self.phrases[n].span)]
