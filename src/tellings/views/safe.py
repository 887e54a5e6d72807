"""Text from outside, made harmless for a terminal or a spreadsheet without losing a character from sight."""

from __future__ import annotations

import unicodedata

HIDDEN = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode categories a terminal may act on or cannot encode: controls, surrogates, private use, separators."""
DIRECTION = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that reorder text (UAX #9): harmless in prose, dangerous beside other columns."""


def printable(text: str) -> str:
    """One line: white space runs become a space, what a terminal could act on is shown as its code point."""
    line = " ".join(text.split())
    if line.isprintable() and DIRECTION.isdisjoint(line):
        return line
    return "".join(f"\\u{ord(c):04x}" if c in DIRECTION or unicodedata.category(c) in HIDDEN else c for c in line)
