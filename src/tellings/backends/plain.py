"""Tokens and sentences for any language with letters and full stops, without syntax.

Words are Unicode letter or digit runs with inner apostrophes and hyphens, scripts without spaces go
character by character, and a sentence ends at its stop (UAX #29 in its plainest form).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.model.parse import Parse, Token

SPACELESS = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\u0e00-\u0e7f\u3040-\u30ff"
TOKEN = re.compile(rf"[{SPACELESS}]|(?:(?![{SPACELESS}])[^\W_])+(?:['’.,\-](?:(?![{SPACELESS}])[^\W_])+)*|[^\w\s]|_", re.UNICODE)
STOPS = frozenset(".!?。！？؟।…")
CLOSERS = frozenset("\"'”’»)]）」』")


class Plain:
    """Tokens only: lemma is the case-folded form, tags and heads are empty."""

    name = "plain@1"
    reads_syntax = False

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        """One parse per text."""
        return [self._one(text) for text in texts]

    def _one(self, text: str) -> Parse:
        tokens: list[Token] = []
        starts: list[int] = []
        ended = True
        for i, m in enumerate(TOKEN.finditer(text)):
            word = m.group()
            if ended and word not in CLOSERS and word not in STOPS:
                starts.append(i)
                ended = False
            elif i == 0:
                starts.append(0)
                ended = False
            pos = "PUNCT" if not any(c.isalnum() for c in word) else "NUM" if word[0].isdigit() else "X"
            tokens.append(Token(i, m.start(), m.end(), word, word.casefold(), "", pos, "", i))
            ended = ended or word in STOPS
        return Parse(tuple(tokens), tuple(starts))


def load() -> Plain:
    """The plain parser; it needs nothing."""
    return Plain()
