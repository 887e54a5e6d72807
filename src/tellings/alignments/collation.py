"""Two stretches lined up word by word, as textual scholars collate witnesses.

In: the words of two aligned stretches. Out: segments that say what stayed, was inflected, replaced, added, left out or
moved. Tense, person, number and spelling are told apart from other words, as textual scholars tell accidentals from
substantives. Guarantees: every word of either side stands in exactly one segment; it makes no difference which side is
called the first; content words are lined up before function words; the work grows with the number of words shared, and
words that recur often are lined up by their neighbours only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from tellings.alignments.words import Word
from tellings.model.alignment import Change, Segment
from tellings.model.span import Span

RECURRING = 16  # pairs of places a word may propose as anchors
Pairs = list[tuple[int, int]]
Layout = Sequence[tuple[Change, tuple[int, int] | None, tuple[int, int] | None]]
"""Segments as a change and the first and last word of either side that it holds."""
# What reported speech turns into each other: a row holds the persons of a pronoun or the tenses of an auxiliary.
_SHIFTED = """
    i he she we they you
    me him us them
    my his our their your
    mine hers ours theirs yours
    myself himself herself ourselves themselves yourself yourselves
    will would shall 'll
    can could
    may might
    this that
    these those
"""
SHIFTED = {word: row.split()[0] for row in _SHIFTED.strip().splitlines() for word in row.split()}
_NUMERALS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
    twenty
"""
NUMERALS = {word: str(number) for number, word in enumerate(_NUMERALS.split())} | {"percent": "%", "third": "3rd"}
NUMERALS |= {"first": "1st", "second": "2nd", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70"}
NUMERALS |= {"eighty": "80", "ninety": "90", "hundred": "100"}


def same(a: Word, b: Word) -> bool:
    """Whether two words are written alike, capitals aside."""
    return a.text == b.text


def inflected(a: Word, b: Word) -> bool:
    """Whether two words are forms or spellings of one word, or what reported speech makes of it ("I will", "she would")."""
    if a.lemma == b.lemma or a.spelling == b.spelling or NUMERALS.get(a.text, a.text) == NUMERALS.get(b.text, b.text):
        return True
    if SHIFTED.get(a.text, a.text) == SHIFTED.get(b.text, b.text):
        return True
    return a.content and b.content and len(a.text) > 3 and a.stem == b.stem and a.text[:1].isalpha()


def proposals(a: Sequence[Word], b: Sequence[Word]) -> Pairs:
    """Pairs of places whose content words are one word; the pairs of a word that recurs too often are left out."""
    mine: dict[str, list[int]] = defaultdict(list)
    theirs: dict[str, list[int]] = defaultdict(list)
    for words, found in ((a, mine), (b, theirs)):
        for place, word in enumerate(words):
            if word.content:
                found[word.stem].append(place)
    pairs = []
    for stem, places in mine.items():
        others = theirs.get(stem, ())
        if others and len(places) * len(others) <= RECURRING:
            pairs += [(i, j) for i in places for j in others if same(a[i], b[j]) or inflected(a[i], b[j])]
    return pairs


def heaviest_chain(pairs: Pairs, a: Sequence[Word], b: Sequence[Word]) -> Pairs:
    """The chain of pairs, rising on both sides, that carries the most weight (a Fenwick tree keeps the best prefixes)."""
    if not pairs:
        return []
    size = max(j for _, j in pairs) + 1
    tree: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)
    before: list[int] = []
    best: list[float] = []
    order = sorted(range(len(pairs)), key=lambda k: (pairs[k][0], -pairs[k][1]))
    rank = {k: n for n, k in enumerate(order)}
    for k in order:
        i, j = pairs[k]
        value, previous, at = 0.0, -1, j
        while at > 0:
            if tree[at][0] > value:
                value, previous = tree[at]
            at &= at - 1
        value += 1.0 + a[i].weight + (0.5 if same(a[i], b[j]) else 0.0)
        # a pair whose neighbours are alike is the likelier one of a word that recurs
        value += 0.3 * (i > 0 and j > 0 and a[i - 1].text == b[j - 1].text)
        before.append(previous)
        best.append(value)
        at = j + 1
        while at <= size:
            if tree[at][0] < value:
                tree[at] = (value, rank[k])
            at += at & -at
    at = max(range(len(best)), key=lambda n: (best[n], -n))
    chain: Pairs = []
    while at >= 0:
        chain.append(pairs[order[at]])
        at = before[at]
    return chain[::-1]


def filled(chain: Pairs, a: Sequence[Word], b: Sequence[Word]) -> Pairs:
    """The chain with the words between its pairs that follow on from either end: function words and recurring ones."""
    found: Pairs = []
    edges = [(-1, -1), *chain, (len(a), len(b))]
    for (i, j), (k, m) in pairwise(edges):
        if i >= 0:
            found.append((i, j))
        i, j = i + 1, j + 1
        while i < k and j < m and (same(a[i], b[j]) or inflected(a[i], b[j])):
            found.append((i, j))
            i, j = i + 1, j + 1
        tail: Pairs = []
        while k - 1 >= i and m - 1 >= j and (same(a[k - 1], b[m - 1]) or inflected(a[k - 1], b[m - 1])):
            k, m = k - 1, m - 1
            tail.append((k, m))
        found += tail[::-1]
    return found


def moved_pairs(a: Sequence[Word], b: Sequence[Word], kept: Pairs) -> Pairs:
    """Words that both have but in another place: content words of the leftovers, with the run they stand in."""
    used_a, used_b = {i for i, _ in kept}, {j for _, j in kept}
    places: dict[str, list[int]] = defaultdict(list)
    for j, word in enumerate(b):
        if j not in used_b and word.content:
            places[word.text].append(j)
    found: Pairs = []
    for i, word in enumerate(a):
        if i in used_a or not word.content or len(places.get(word.text, ())) != 1:
            continue
        j = places[word.text][0]
        if j in used_b:
            continue
        run = [(i, j)]
        for step in (-1, 1):
            x, y = i + step, j + step
            while 0 <= x < len(a) and 0 <= y < len(b) and x not in used_a and y not in used_b and same(a[x], b[y]):
                run.append((x, y))
                x, y = x + step, y + step
        used_a.update(x for x, _ in run)
        used_b.update(y for _, y in run)
        found += run
    return sorted(found)


def runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Rising places as runs [first, last]."""
    found: list[tuple[int, int]] = []
    for place in places:
        if found and found[-1][1] == place - 1:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found


def paired_runs(pairs: Pairs, a: Sequence[Word], b: Sequence[Word]) -> list[tuple[bool, int, int, int, int]]:
    """Pairs as runs that rise by one on both sides and are all the same or all inflected: (same, a from, to, b from, to)."""
    found: list[tuple[bool, int, int, int, int]] = []
    for i, j in pairs:
        alike = same(a[i], b[j])
        if found and found[-1][0] == alike and found[-1][2] == i - 1 and found[-1][4] == j - 1:
            found[-1] = (alike, found[-1][1], i, found[-1][3], j)
        else:
            found.append((alike, i, i, j, j))
    return found


def line_up(a: Sequence[Word], b: Sequence[Word]) -> tuple[Pairs, Pairs]:
    """Places of the words that answer each other: in order on both sides, and moved."""
    if [w.text for w in a] > [w.text for w in b]:
        kept, moved = line_up(b, a)
        return [(i, j) for j, i in kept], sorted((i, j) for j, i in moved)
    if len(a) == len(b) and all(same(x, y) for x, y in zip(a, b, strict=True)):
        return [(n, n) for n in range(len(a))], []
    kept = filled(heaviest_chain(proposals(a, b), a, b), a, b)
    return kept, moved_pairs(a, b, kept)


def lay_out(a: Sequence[Word], b: Sequence[Word], kept: Pairs, moved: Pairs) -> Layout:
    """All words of both sides in segments, in the order of `a`; what only `b` has follows what it follows there."""
    moved_a, moved_b = {i for i, _ in moved}, {j for _, j in moved}
    found: list[tuple[float, int, Change, tuple[int, int] | None, tuple[int, int] | None]] = []
    for alike, i, k, j, m in paired_runs(kept, a, b):
        found.append((i, 0, Change.SAME if alike else Change.INFLECTED, (i, k), (j, m)))
    for _, i, k, j, m in paired_runs(moved, a, b):
        found.append((i, 0, Change.MOVED, (i, k), (j, m)))
    edges = [(-1, -1), *kept, (len(a), len(b))]
    for (i, j), (k, m) in pairwise(edges):
        if k - i == m - j == 1:
            continue
        left = runs([x for x in range(i + 1, k) if x not in moved_a])
        right = runs([y for y in range(j + 1, m) if y not in moved_b])
        pairs = min(len(left), len(right), 1)
        for mine, theirs in zip(left[:pairs], right[:pairs], strict=True):
            found.append((mine[0], 0, Change.REPLACED, mine, theirs))
        found += [(mine[0], 0, Change.LEFT_OUT, mine, None) for mine in left[pairs:]]
        found += [(k - 0.5, theirs[0], Change.ADDED, None, theirs) for theirs in right[pairs:]]
    found.sort(key=lambda x: (x[0], x[1]))
    return [(change, mine, theirs) for _, _, change, mine, theirs in found]


def segments(a: Sequence[Word], b: Sequence[Word], article_a: str, article_b: str, layout: Layout) -> tuple[Segment, ...]:
    """The segments of a layout as stretches of the two articles."""
    return tuple(
        [
            Segment(
                change,
                Span(article_a, a[mine[0]].start, a[mine[1]].end) if mine else None,
                Span(article_b, b[theirs[0]].start, b[theirs[1]].end) if theirs else None,
            )
            for change, mine, theirs in layout
        ]
    )


def collate(a: Sequence[Word], b: Sequence[Word], article_a: str, article_b: str, kept: Pairs, moved: Pairs) -> tuple[Segment, ...]:
    """Two stretches with the places of the words that answer each other as segments."""
    return segments(a, b, article_a, article_b, lay_out(a, b, kept, moved))
