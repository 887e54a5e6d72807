"""From a text as received to the reading annotators see, with the way back.

In: any `str`. Out: a Reading in which quotation marks are straight, line ends LF, spaces and hyphens of one
kind, Unicode composed (NFC), and invisible characters left out. Guarantee: linear time; the received text
is never changed; where nothing changes length, the way back costs no memory.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator
from functools import cache

from tellings.model.reading import Reading

Edit = tuple[int, int, str]
"""Characters [start, end) of a text and what stands for them in the reading."""

INVISIBLE = "\ufeff\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069"
"""Byte order mark, soft hyphen, zero-width characters and bidirectional controls (Unicode categories Cf)."""

REMOVED = re.compile(f"[{INVISIBLE}]+|\r\n")

UNIFORM: dict[str, str] = {
    '"': "“”„‟″‶〝〞〟＂❝❞",
    "'": "‘’‚‛′‵＇❛❜`´ʻʼ",
    "-": "\u2010\u2011\u2212",
    "\n": "\r\x0b\x0c\x85\u2028\u2029",
    " ": "\t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
}
"""What stands in the reading for which characters: quotation marks and primes (Unicode's property
Quotation_Mark, without the guillemets), hyphens and the minus sign, line ends, and spaces (category Zs)."""

CONTROL = [c for c in (*range(0x20), *range(0x7F, 0xA0)) if c not in (0x0A, 0x0B, 0x0C, 0x0D, 0x85)]
TRANSLATION: dict[int, str] = {
    **dict.fromkeys(CONTROL, " "),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    **{ord(c): new for new, old in UNIFORM.items() for c in old},
}
TRANSLATED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\xa0\ud800-\udfff" + re.escape("".join(UNIFORM.values())).replace("\\\n", "\n") + "]")

OPENED_IN_PAIRS = re.compile(r"(?:^|[\s(\[\u2014-])''(?=\w)")
PAIR = re.compile("'{2,}")

COMPOSING_STARTERS = (
    "\u1161-\u1175\u11a8-\u11c2"  # Hangul vowels and final consonants
    "\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u102e\u1b35"
    "\U00011127\U0001133e\U00011357\U000114b0\U000114ba\U000114bd\U000115af\U00011930"
)
"""Characters of combining class 0 that compose with the one before (NFC_Quick_Check=Maybe, UAX #15)."""

COMPOSING_STARTER = re.compile(f"[{COMPOSING_STARTERS}]")

MAY_COMPOSE = re.compile("[\u0300-\u1fff\u2000\u2001\u20d0-\u2fff\u3000-\ud7ff\uf900-\U0010ffff]")
"""Below U+0300 and among General Punctuation nothing changes under NFC but two spaces."""

LONGEST_CLUSTER = 31
"""A base and 30 marks, the bound of UAX #15's stream-safe text; longer ones stay, so that sorting them is cheap."""


def read(text: str) -> Reading:
    """The reading of a text as received."""
    reading = Reading(text, range(len(text)), range(1, len(text) + 1))
    reading = rewritten(reading, ((m.start(), m.end(), "\n" if m[0] == "\r\n" else "") for m in REMOVED.finditer(text)))
    reading = rewritten(reading, compositions(reading.text))
    in_pairs = "``" in reading.text
    if TRANSLATED.search(reading.text):
        reading = Reading(reading.text.translate(TRANSLATION), reading.starts, reading.ends)
    if in_pairs or OPENED_IN_PAIRS.search(reading.text):
        reading = rewritten(reading, pairs(reading.text))
    return reading


def rewritten(reading: Reading, edits: Iterable[Edit]) -> Reading:
    """The reading with its text edited; edits are in order and do not overlap."""
    todo = iter(edits)
    first = next(todo, None)
    if first is None:
        return reading
    parts: list[str] = []
    starts, ends = array("I"), array("I")
    at = 0
    edit: Edit | None = first
    while edit is not None:
        start, end, new = edit
        parts += (reading.text[at:start], new)
        starts.extend(reading.starts[at:start])
        ends.extend(reading.ends[at:start])
        for _ in new:
            starts.append(reading.starts[start])
            ends.append(reading.ends[end - 1])
        at = end
        edit = next(todo, None)
    parts.append(reading.text[at:])
    starts.extend(reading.starts[at:])
    ends.extend(reading.ends[at:])
    return Reading("".join(parts), starts, ends)


def pairs(text: str) -> Iterator[Edit]:
    """Two single marks in a row as one double mark (``so'' or ''so''), outermost where a third stands by them."""
    for found in PAIR.finditer(text):
        start, end = found.span()
        marks = '"' * ((end - start) // 2)
        if (end - start) % 2 == 0:
            yield start, end, marks
        elif start == 0 or not (text[start - 1].isalnum() or text[start - 1] in ".,!?"):
            yield start, end - 1, marks
        else:
            yield start + 1, end, marks


def compositions(text: str) -> Iterator[Edit]:
    """Where the text is not composed as NFC, with the composed characters."""
    if text.isascii() or not MAY_COMPOSE.search(text):
        return
    done = 0
    for found in changing().finditer(text):
        start, end = found.span()
        first = text[start]
        if start > done and (unicodedata.combining(first) or COMPOSING_STARTER.match(first)):
            start -= 1  # the base it composes with
        done = end
        cluster = text[start:end]
        if len(cluster) <= LONGEST_CLUSTER:
            composed = unicodedata.normalize("NFC", cluster)
            if composed != cluster:
                yield start, end, composed


@cache
def changing() -> re.Pattern[str]:
    """Runs of combining marks and of characters that NFC replaces."""
    codes = (*range(0x300, 0xD800), *range(0xF900, 0x30000))
    chars = [c for c in map(chr, codes) if unicodedata.combining(c) or not unicodedata.is_normalized("NFC", c)]
    return re.compile(f"[{classed(chars)}{COMPOSING_STARTERS}]+")


def classed(chars: list[str]) -> str:
    """The inside of a character class: neighbours in code order as ranges."""
    ranges: list[list[int]] = []
    for code in map(ord, chars):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(chr(a) if a == z else f"{chr(a)}-{chr(z)}" for a, z in ranges)
