"""The words of an article that tell stories apart, and how much each weighs.

In: title and text. Out: word roots with weights. A word weighs by how rare it is in the language at large, never by the
articles at hand, so that two articles are as alike among ten as among ten thousand.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
ENDINGS = (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", ""))
TITLE_WEIGHT = 2.0
"""How many times over a title's word counts."""
LEAD, LEAD_WORDS = 0.5, 100
"""How much more a text's first word counts, falling evenly to nothing at word LEAD_WORDS: news tells the event first."""
COMMON, RAREST = 5.0, 11.0
"""Information in nats (minus the log of a word's share of all words) below which a word weighs nothing, above which no more."""
NAME, NUMBER = 1.6, 2.0
"""How many times over a word counts that is only ever written with a capital, and one that begins with a digit."""
READ = 20_000
"""Characters of a text that are read."""


@dataclass(slots=True)
class Tally:
    """What was counted of an article's words, by root."""

    times: dict[str, float] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)
    capital: set[str] = field(default_factory=set)
    small: set[str] = field(default_factory=set)

    @property
    def names(self) -> set[str]:
        """Roots that are only ever written with a capital."""
        return self.capital - self.small


def stem(word: str) -> str:
    """The word without "'s" and the commonest English endings."""
    word = word.removesuffix("'s")
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4 and not word.endswith("ss"):
            return word[: -len(ending)] + instead
    return word


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


def tokens(text: str) -> list[str]:
    """Words as written, of two characters and more."""
    return [word for word in WORD.findall(text.replace("’", "'")) if len(word) > 1]


def tally(title: str, text: str, language: str) -> Tally:
    """Count the words of an article; those that weigh nothing are left out."""
    found = Tally()
    _count(found, {word: n * TITLE_WEIGHT for word, n in Counter(tokens(title)).items()}, language)
    body: dict[str, float] = {}
    for place, word in enumerate(tokens(text[:READ])):
        body[word] = body.get(word, 0.0) + (1.0 + LEAD * (1.0 - place / LEAD_WORDS) if place < LEAD_WORDS else 1.0)
    _count(found, body, language)
    return found


def _count(found: Tally, written: Mapping[str, float], language: str) -> None:
    """Add words as written, with how often each counts."""
    total, weights = found.times, found.weights
    times_of, heaviest_of = total.get, weights.get
    capital, small = found.capital.add, found.small.add
    for word, times in written.items():
        root, heavy, raised = _read(word, language)
        known = heaviest_of(root)
        if heavy <= 0 and known is None:
            continue
        total[root] = times_of(root, 0.0) + times
        if heavy > (known or 0.0):
            weights[root] = heavy
        if raised:
            capital(root)
        else:
            small(root)


@lru_cache(maxsize=131_072)
def _read(word: str, language: str) -> tuple[str, float, bool]:
    """The root, the weight and whether there is a capital, of a word as written."""
    low = word.lower()
    return stem(low), weight(low, language), word[0].isupper()


def heaviest(found: Tally, most: int) -> dict[str, float]:
    """The `most` heaviest roots with their weights, heaviest first, then by letters."""
    names = found.names
    full = {
        root: (1.0 + math.log(times)) * found.weights[root] * (NAME if root in names else 1.0) * (NUMBER if root[0].isdigit() else 1.0)
        for root, times in found.times.items()
    }
    return dict(sorted(full.items(), key=lambda pair: (-pair[1], pair[0]))[:most])
