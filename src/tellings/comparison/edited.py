"""Sentences copied with words changed throughout: every fifth word another, so that no long run of words is left.

In: the narration of two articles. Out: pairs of sentences, one of either side, that keep most of their words in order.
Guarantees: sentences are paired by rows of four words they share, and only such pairs are compared word by word; a sentence
is paired once; quotations never count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ROW = 4  # words in a row that propose a pair
SHORTEST = 10  # words a sentence must have: short ones are alike by chance
KEPT = 0.72  # share of the longer sentence's words that must be kept in order
FORMULA = 8  # sentences of one article a row may stand in before it proposes nothing
LONGEST = 120  # words of a sentence that are compared


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words [first, last) of a narration, one sentence outside quotation marks."""

    first: int
    last: int


Row = tuple[str, ...]
Rows = Mapping[Row, Sequence[int]]


def sentences(numbers: Sequence[int], runs: Sequence[int]) -> list[Sentence]:
    """Stretches of words of one sentence and one unbroken run, long enough to be told by."""
    found, first = [], 0
    for at in range(1, len(numbers) + 1):
        if at == len(numbers) or (numbers[at], runs[at]) != (numbers[first], runs[first]):
            if at - first >= SHORTEST:
                found.append(Sentence(first, min(at, first + LONGEST)))
            first = at
    return found


def rows_of(words: Sequence[str], sentence: Sentence) -> tuple[Row, ...]:
    """Every four words in a row of a sentence, by place."""
    return tuple([tuple(words[at : at + ROW]) for at in range(sentence.first, sentence.last - ROW + 1)])


def rows(held: Sequence[Sequence[Row]]) -> Rows:
    """Every four words in a row with the numbers of the sentences that hold them; `held` are the rows of each sentence."""
    index: dict[Row, list[int]] = defaultdict(list)
    for number, of_one in enumerate(held):
        for row in dict.fromkeys(of_one):
            index[row].append(number)
    return index


def kept_in_order(a: Sequence[str], b: Sequence[str]) -> int:
    """How many words two stretches have in common in the same order, bit by bit (Hyyrö 2004): the zeros left of a row of ones."""
    places: dict[str, int] = {}
    for n, word in enumerate(a):
        places[word] = places.get(word, 0) | 1 << n
    full = (1 << len(a)) - 1
    row = full
    for word in b:
        met = row & places.get(word, 0)
        if met:
            row = ((row + met) | (row - met)) & full
    return len(a) - row.bit_count()


def pairs(
    a: Sequence[str],
    b: Sequence[str],
    mine: Sequence[Sentence],
    theirs: Sequence[Sentence],
    held: Sequence[Sequence[Row]],
    index_a: Rows,
    index: Rows,
) -> list[tuple[Sentence, Sentence, int]]:
    """Sentences of `a`, with the rows held by each, and the one of `b` each was edited into, and the words both keep, by place."""
    used: set[int] = set()
    found = []
    common = index_a.keys() & index.keys()
    for number in sorted({n for row in common for n in index_a[row]}):
        s = mine[number]
        votes: dict[int, int] = defaultdict(int)
        for row in held[number]:
            if row in common and len(index[row]) <= FORMULA:
                for n in index[row]:
                    votes[n] += 1
        ranked = sorted(votes, key=lambda n: (-votes[n], n))
        for n in ranked[:2]:
            t = theirs[n]
            longer = max(s.last - s.first, t.last - t.first)
            if n in used or KEPT * longer > min(s.last - s.first, t.last - t.first):
                continue
            one, two = a[s.first : s.last], b[t.first : t.last]
            words = len(one) if one == two else kept_in_order(one, two)
            if words >= KEPT * longer:
                used.add(n)
                found.append((s, t, words))
                break
    return found
