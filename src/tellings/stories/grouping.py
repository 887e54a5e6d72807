"""Which of many articles tell the same story.

In: records of articles (title, text, moment of publication if known). Out: one label for each, equal where the
articles are taken to be about one event. Words weigh by how rare they are in the language at large, so that two
articles are as alike among ten as among ten thousand; groups are joined while the mean likeness of their articles
is high (average linkage), and never across more days than a story lasts. When in doubt, apart: a false merge claims
corroboration that is not there. The order of the records changes nothing but the order of the labels.
"""

from __future__ import annotations

import hashlib
import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

import numpy as np

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
ENDINGS = (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", ""))
TITLE_WEIGHT = 2.0
"""How many times over a title's word counts."""
COMMON, RAREST = 5.0, 11.0
"""Information in nats (minus the log of a word's share of all words) below which a word weighs nothing, above which no more."""
TERMS = 60
"""Heaviest words kept of an article."""
SHORT, LONG = 12, 60
"""Words kept of a bare headline and of a full article: the likeness asked for lies between the two below accordingly."""
LIKE_SHORT, LIKE_LONG = 0.12, 0.24
"""Mean cosine asked for between headlines, and between full articles; set on development sets of both."""
FAINT = 0.4
"""Share of the likeness asked for below which a pair counts as unlike."""
TOGETHER = 2
"""Words two articles must share to begin a story: one name alone makes none."""
WINDOW_DAYS = 7.0
"""Days between two articles after which they are not of one story."""
READ = 20_000
"""Characters of a text that are read."""


@dataclass(frozen=True, slots=True)
class Record:
    """What grouping needs of an article; `language` is an ISO 639-1 code."""

    id: str
    title: str
    text: str
    published: datetime | None = None
    language: str = "en"


class Pair(NamedTuple):
    """Two records, the later (`a`) and the earlier (`b`) in canonical order, and how alike they are as a multiple of what
    is asked for; `begins` says that they share enough words for the two alone to be one story."""

    a: int
    b: int
    likeness: float
    begins: bool


def group(records: Sequence[Record]) -> list[str]:
    """A label for each record, in the order given; equal labels, one story. Labels are "s1", "s2" … in order of first use."""
    order = sorted(range(len(records)), key=lambda n: _place(records[n]))
    canonical = [records[n] for n in order]
    vectors = [vector(r) for r in canonical]
    above = link(len(canonical), likeness(canonical, vectors))
    story = {original: above[at] for at, original in enumerate(order)}
    labels: dict[int, str] = {}
    return [labels.setdefault(story[n], f"s{len(labels) + 1}") for n in range(len(records))]


def _place(record: Record) -> tuple[float, str]:
    """Where a record stands in the canonical order: by moment, then by its words."""
    content = f"{record.title}\n{record.text}".encode("utf-8", "surrogatepass")
    return (_seconds(record), hashlib.sha256(content).hexdigest())


def _seconds(record: Record) -> float:
    """Seconds of the moment of publication, read as UTC where no offset is given; NaN-free: 0 where unknown."""
    if record.published is None:
        return 0.0
    moment = record.published
    return (moment.replace(tzinfo=None) - datetime(1970, 1, 1)).total_seconds() - (
        offset.total_seconds() if (offset := moment.utcoffset()) is not None else 0.0
    )


def stem(word: str) -> str:
    """The word without "'s" and the commonest English endings."""
    word = word.removesuffix("'s")
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4 and not word.endswith("ss"):
            return word[: -len(ending)] + instead
    return word


@lru_cache(maxsize=262_144)
def weight(word: str, language: str) -> float:
    """Information of a word beyond COMMON, in nats; a language without frequencies gives all words the same."""
    import wordfreq

    if language not in _languages():
        return 1.0
    share = max(wordfreq.word_frequency(word, language, wordlist="small"), wordfreq.word_frequency(stem(word), language, wordlist="small"))
    return max(0.0, min(RAREST, -math.log(share) if share else RAREST) - COMMON)


@lru_cache(maxsize=1)
def _languages() -> frozenset[str]:
    import wordfreq

    return frozenset(wordfreq.available_languages("small"))


def vector(record: Record) -> dict[str, float]:
    """The article's heaviest words, each with its share of a vector of length one."""
    counts: Counter[str] = Counter()
    weights: dict[str, float] = {}
    for text, times in ((record.title, TITLE_WEIGHT), (record.text[:READ], 1.0)):
        for word in WORD.findall(text.replace("’", "'").lower()):
            if len(word) > 1:
                root = stem(word)
                counts[root] += times  # type: ignore[assignment]
                weights[root] = max(weights.get(root, 0.0), weight(word, record.language))
    full = {root: (1.0 + math.log(n)) * weights[root] for root, n in counts.items() if weights[root] > 0}
    kept = dict(sorted(full.items(), key=lambda pair: (-pair[1], pair[0]))[:TERMS])
    length = math.sqrt(sum(x * x for x in kept.values()))
    return {root: x / length for root, x in kept.items()} if length else {}


def asked(terms: int) -> float:
    """The mean cosine asked for of an article with so many words kept."""
    share = min(1.0, max(0.0, (terms - SHORT) / (LONG - SHORT)))
    return LIKE_SHORT + share * (LIKE_LONG - LIKE_SHORT)


def likeness(records: Sequence[Record], vectors: Sequence[dict[str, float]]) -> list[Pair]:
    """Pairs with their cosine as a multiple of what is asked for; unlike pairs and far days left out."""
    postings: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
    for number, terms in enumerate(vectors):
        for root, share in terms.items():
            postings[root][0].append(number)
            postings[root][1].append(share)
    arrays = {root: (np.array(n), np.array(x)) for root, (n, x) in postings.items() if len(n) > 1}
    seconds = np.array([_seconds(r) for r in records])
    dated = np.array([r.published is not None for r in records], dtype=bool)
    wanted = np.array([asked(len(v)) for v in vectors])
    pairs: list[Pair] = []
    for number, terms in enumerate(vectors):
        sums, shared = np.zeros(len(vectors)), np.zeros(len(vectors), dtype=np.int32)
        for root, share in terms.items():
            if root in arrays:
                numbers, shares = arrays[root]
                sums[numbers] += share * shares
                shared[numbers] += 1
        ratios = sums[:number] * 2 / (wanted[:number] + wanted[number])
        far = dated[:number] & dated[number] & (np.abs(seconds[:number] - seconds[number]) > WINDOW_DAYS * 86_400)
        near = np.nonzero((ratios >= FAINT) & ~far)[0]
        pairs.extend(Pair(number, int(n), float(ratios[n]), bool(shared[n] >= TOGETHER)) for n in near)
    return pairs


def link(size: int, pairs: Sequence[Pair]) -> list[int]:
    """Average linkage over the pairs, those not given counting as 0, while the mean is 1 or more: each item's group.

    The best pair of groups is joined first; equal ones in order of place.
    """
    near: list[dict[int, float]] = [{} for _ in range(size)]
    for pair in pairs:
        near[pair.a][pair.b] = near[pair.b][pair.a] = pair.likeness
    above, count, version = list(range(size)), [1] * size, [0] * size
    waiting = [(-p.likeness, p.b, p.a, 0, 0) for p in pairs if p.likeness >= 1.0 and p.begins]
    heapq.heapify(waiting)
    while waiting:
        _, a, b, seen_a, seen_b = heapq.heappop(waiting)
        if version[a] != seen_a or version[b] != seen_b:
            continue
        above[b], count[a] = a, count[a] + count[b]
        version[a], version[b] = version[a] + 1, -1
        near[a].pop(b, None)
        for other, value in near[b].items():
            if other != a:
                del near[other][b]
                near[a][other] = near[other][a] = near[a].get(other, 0.0) + value
        near[b] = {}
        for other, value in near[a].items():
            mean = value / (count[a] * count[other])
            if mean >= 1.0:
                low, high = min(a, other), max(a, other)
                heapq.heappush(waiting, (-mean, low, high, version[low], version[high]))
    return [_top(above, n) for n in range(size)]


def _top(above: list[int], item: int) -> int:
    while above[item] != item:
        item = above[item]
    return item
