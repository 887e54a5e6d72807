"""The words of a passage that judge: lone predicates ("that is senseless"), and lone words set in quotation marks.

In: a text and a stretch of it. Out: places of single words. Guarantee: one pass over the stretch; a rule of form alone,
English, written for this project: a verb that ascribes, perhaps an adverb, one word, and the end of its clause.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tellings.model.span import Span

COMMON = 5.6
"""Zipf frequency (log10 per thousand million words) from which a word is taken to say little: "time", "people"."""
UNLISTED = 3.0

ASCRIBING = "is are was were be been being am 's 're isn't aren't wasn't weren't called calls calling as seem seems seemed sounds sounded"
"""Verbs that ascribe what follows, and the "as" of "dismissed as", "described as"."""

_WORD = r"[^\W\d_](?:[\w'’-]{2,30}[^\W\d_])"
_OPENS, _CLOSES = "[\"'“‘„«]", "[\"'”’“»]"
_ASCRIBED = re.compile(
    rf"(?<!\w)(?:{'|'.join(re.escape(w) for w in ASCRIBING.split())})\s+"
    r"(?:(?:\w{2,20}ly|quite|very|so|too|just|an?|utter|pure|sheer|complete|total)\s+){0,2}"
    rf"(?P<mark>{_OPENS})?(?P<word>{_WORD})(?=\s*(?:[.,;:!?\"”’»)]|$|\s(?:and|but|or)\b))",
    re.IGNORECASE,
)
_QUOTED = re.compile(rf"(?<!\w){_OPENS}(?P<word>{_WORD}){_CLOSES}(?!\w)")


@dataclass(frozen=True, slots=True)
class Predicate:
    """One judging word: where it stands, whether a verb ascribes it, and whether it stands alone in quotation marks."""

    span: Span
    ascribed: bool
    quoted: bool


@cache
def _background(language: str) -> Mapping[str, float]:
    """Relative frequencies of a language's words, lower case; empty where no list is at hand."""
    import wordfreq

    if language not in wordfreq.available_languages("small"):
        return {}
    found: Mapping[str, float] = wordfreq.get_frequency_dict(language, "small")
    return found


def rarity(word: str, language: str | None) -> float:
    """The word's Zipf frequency in the language, at least 3; 3 where no list knows it."""
    frequency = _background((language or "").split("-")[0].lower()).get(word.casefold(), 0.0)
    return max(UNLISTED, math.log10(frequency) + 9) if frequency else UNLISTED


def predicates(text: str, span: Span, language: str | None) -> list[Predicate]:
    """The judging words of a stretch, in order of place; names and common words are left out."""
    stretch = span.of(text)
    ascribed = {m.span("word") for m in _ASCRIBED.finditer(stretch)}
    quoted = {m.span("word") for m in _QUOTED.finditer(stretch)}
    return [
        Predicate(Span(span.article, span.start + start, span.start + end), (start, end) in ascribed, (start, end) in quoted)
        for start, end in sorted(ascribed | quoted)
        if not stretch[start].isupper() and rarity(stretch[start:end], language) < COMMON
    ]


def alike(a: str, b: str) -> bool:
    """Whether two words can stand for one another in form: both participles, or neither."""
    return _participle(a) == _participle(b)


def _participle(word: str) -> bool:
    return "-" not in word and word.lower().endswith(("ed", "ing"))


def one_stem(a: str, b: str) -> bool:
    """Whether two words look like forms of one word."""
    a, b = a.casefold(), b.casefold()
    size = max(4, min(len(a), len(b)) - 3)
    return a[:size] == b[:size]
