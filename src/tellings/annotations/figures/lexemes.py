"""A text cut into words, runs of digits and marks, the ground on which numbers are read.

In: a stretch of text. Out: its lexemes with their offsets. Guarantee: one pass, linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

LEXEME = re.compile(
    r"\d{1,3}(?: , \d{3})+(?!\d)(?! ,)|\d{1,3} \. \d{1,2}(?![\d.,])|\d+(?:[.,]\d+)*|[¼½¾⅓⅔]|[^\W\d_¼½¾⅓⅔]+(?:'[^\W\d_]+)?|[^\w\s]|\w"
)


def word_set(words: str) -> frozenset[str]:
    """The words of a table row, parted by spaces."""
    return frozenset(words.split())


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A run of digits, a word, or a mark; offsets are those of the text it was cut from."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def is_number(self) -> bool:
        """Whether it begins with a digit."""
        return self.text[0].isdecimal()


def lex(text: str, start: int, end: int) -> list[Lexeme]:
    """The lexemes of `text[start:end]`, in order."""
    return [Lexeme(m.start(), m.end(), word, word.lower()) for m in LEXEME.finditer(text, start, end) if (word := joined(m.group()))]


def joined(word: str) -> str:
    """A number written with spaces around its separators, as tokenised text has it, without them."""
    return word.replace(" ", "") if word[0].isdecimal() else word


def touching(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Whether lexeme `at` follows the one before it without white space."""
    return 0 < at < len(lexemes) and lexemes[at - 1].end == lexemes[at].start


def word_at(lexemes: Sequence[Lexeme], at: int) -> str:
    """The lower-case lexeme at `at`, "" outside the text."""
    return lexemes[at].lower if 0 <= at < len(lexemes) else ""


__all__ = ["Lexeme", "lex", "touching", "word_at", "word_set"]
