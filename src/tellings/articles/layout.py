"""The lines of a reading as units: what stands on one line, or was wrapped over several, is one unit.

In: a reading's text. Out: units in order, which hold every character but white space. Lines are joined
where the text is wrapped at a fixed width (each line was filled before the next began) and where a line
breaks off in mid-sentence and the next goes on in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tellings.errors import UnreadableArticle

LINE = re.compile(r"[^\n]+")
ENDS = (".", "!", "?", ":", ";", '"', "'", ")", "]", "»", "…", "*", "。", "！", "？", "।", "؟", "」")
"""What a line that breaks off in mid-sentence does not end with (a comma it may)."""

MOST_LINES = 50_000
NARROWEST_WRAP, WIDEST_WRAP = 40, 110
"""Columns: text files are wrapped at 65 to 80, some at 100; longer lines are paragraphs, shorter ones lists."""

FILLED = 0.7
"""The share of line breaks that must be forced by the width for a text to count as wrapped."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Characters [start, end) of the reading; `apart` says that a blank line stands before.

    `indent` counts the spaces before it on its line.
    """

    start: int
    end: int
    text: str
    apart: bool
    indent: int = 0


def units(text: str) -> tuple[Unit, ...]:
    """All units of a reading. Raises UnreadableArticle where it has more lines than any article."""
    found = lines(text)
    if len(found) > MOST_LINES:
        raise UnreadableArticle(f"it has more than {MOST_LINES:,} lines; no article has")
    width = wrapped_at(found)
    begins = [n for n, line in enumerate(found) if n == 0 or line.apart or not continues(found[n - 1], line, width, first=n == 1)]
    ends = [*begins[1:], len(found)]
    return tuple(
        found[a] if z == a + 1 else Unit(found[a].start, found[z - 1].end, text[found[a].start : found[z - 1].end], found[a].apart)
        for a, z in zip(begins, ends, strict=False)
    )


def lines(text: str) -> list[Unit]:
    """The lines that hold more than white space, without the white space around."""
    found: list[Unit] = []
    apart, at = False, 0
    for match in LINE.finditer(text):
        body = match[0].strip()
        if match.start() > at + 1:
            apart = True
        at = match.end()
        if not body:
            apart = True
            continue
        start = match.start() + match[0].index(body[0])
        found.append(Unit(start, start + len(body), body, apart, start - match.start()))
        apart = False
    return found


def wrapped_at(found: Sequence[Unit]) -> int | None:
    """The width the text was wrapped at, in columns; None where it was not."""
    pairs = [(a, b) for a, b in pairwise(found) if not b.apart]
    if len(pairs) < 3:
        return None
    width = max(max(len(a.text), len(b.text)) for a, b in pairs)
    broken = [(a, b) for a, b in pairs if not a.text.endswith(ENDS)]
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP or len(broken) < 3:
        return None
    forced = sum(filled(a, b, width) for a, b in broken)
    return width if forced >= FILLED * len(broken) and len(broken) >= 0.4 * len(pairs) else None


def filled(line: Unit, following: Unit, width: int) -> bool:
    """Whether the next line's first word had no room left on this one (with some slack for ragged wrapping)."""
    return len(line.text) + 1 + len(following.text.split(None, 1)[0]) > width - 4


def continues(line: Unit, following: Unit, width: int | None, first: bool) -> bool:
    """Whether `following` goes on with the paragraph `line` stands in; a text's first line may be a headline."""
    if width is not None:
        return following.indent <= line.indent and filled(line, following, width)
    return not first and following.text[0].islower() and not line.text.endswith(ENDS)
