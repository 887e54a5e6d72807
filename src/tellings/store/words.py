"""Words as they are indexed, and a Query as the two databases' own search expressions.

In: any text. Out: words cut and folded the same way for both databases, so that both find the same; expressions made of
folded words only, so that nothing typed is ever read as a search engine's syntax.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice

from tellings.model.query import Term

WORD = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[^\W_\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
"""A run of letters and digits; a Chinese or Japanese character is a word by itself, for want of spaces."""
ASCII_WORD = re.compile("[0-9A-Za-z]+")
"""The same in ASCII, found in half the time."""
LONGEST = 64
"""Characters of a word that are kept; longer runs are no words."""
POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)
MOST_WORDS = 32
"""Words of one term, or of a name, that are looked for, and terms of one query."""
VERSION = "1"
"""Changes with every change of how words are cut or folded: an index made otherwise is made anew."""
LAST_POSITION = 16_383
"""The highest position a tsvector can hold (PostgreSQL, 12.9 Limitations)."""
PLACES_OF_A_WORD = 255
"""Positions a tsvector keeps of one word."""


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Lower case, without diacritics, singular (the S-stemmer of Harman, 1991): "Taxes" and "tax's" are found by "tax"."""
    if not word.isascii():
        parts = unicodedata.normalize("NFKD", word.casefold())
        word = "".join(c for c in parts if c.isalnum())
    return singular(word.lower()[:LONGEST])


def singular(word: str) -> str:
    """A plural's singular by its ending; also "taxes" and "boxes", which the S-stemmer leaves with an e."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and not word.endswith(("eies", "aies")) and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("xes", "ches", "shes", "sses", "zes")) and len(word) > 4:
        return word[:-2]
    return word[:-1]


def cut(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return [folded for word in pattern(text).findall(POSSESSIVE.sub("", text)) if (folded := fold(word))]


def pattern(text: str) -> re.Pattern[str]:
    """What finds the words of a text."""
    return ASCII_WORD if text.isascii() else WORD


def indexed(text: str | None) -> str:
    """A text as the index is given it: folded words with single spaces."""
    return " ".join(cut(text)) if text else ""


def folded(term: Term) -> list[str]:
    """A term's words as they are looked for; the last of a prefix is not made singular."""
    words = cut(" ".join(term.words))[:MOST_WORDS]
    if term.prefix and words:
        last = WORD.findall(term.words[-1])
        if last:
            words[-1] = "".join(c for c in unicodedata.normalize("NFKD", last[-1].casefold()) if c.isalnum())[:LONGEST] or words[-1]
    return words


def wanted_words(text: str | None) -> list[str]:
    """The folded words of a name that is looked for."""
    return cut(text or "")[:MOST_WORDS]


def fts5(terms: Iterable[Term], columns: str, fields: Sequence[tuple[str, str | None]] = ()) -> str | None:
    """An FTS5 expression: all `terms` within `columns` ("title body"), and all words of each (column, text) of `fields`.

    None where there is nothing to look for.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    for term in islice(terms, MOST_WORDS):
        if words := folded(term):
            phrase = f'{{{columns}}} : "{" ".join(words)}"' + ("*" if term.prefix else "")
            (unwanted if term.excluded else wanted).append(f"({phrase})")
    for column, text in fields:
        wanted += [f'({column} : "{word}")' for word in wanted_words(text)]
    if not wanted:
        return None
    return " NOT ".join([f"({' AND '.join(wanted)})", *unwanted])


def tsquery(terms: Iterable[Term], labels: str, fields: Sequence[tuple[str, str | None]] = ()) -> str | None:
    """The same as a tsquery literal; `labels` ("AB") stand for the columns. None where there is nothing to look for."""
    parts = []
    for term in islice(terms, MOST_WORDS):
        if words := folded(term):
            marked = [f"'{word}':{labels}" for word in words]
            marked[-1] = marked[-1].replace(":", ":*") if term.prefix else marked[-1]
            parts.append(("!" if term.excluded else "") + f"({' <-> '.join(marked)})")
    given = [f"'{word}':{label}" for label, text in fields for word in wanted_words(text)]
    if not given and all(part.startswith("!") for part in parts):
        return None
    return " & ".join([*given, *parts])


def tsvector(parts: Sequence[tuple[str, str | None]]) -> str:
    """Labelled texts as a tsvector literal; phrases do not run from one part into the next."""
    places: dict[str, list[str]] = {}
    at = 0
    for label, text in parts:
        for word in cut(text or ""):
            at += 1
            found = places.setdefault(word, [])
            if len(found) < PLACES_OF_A_WORD:
                found.append(f"{min(at, LAST_POSITION)}{label}")
        at += 1
    return " ".join(f"'{word}':{','.join(found)}" for word, found in places.items())
