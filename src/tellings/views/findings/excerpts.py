"""Where a quotation begins and ends: around a place, inside one sentence, cut at words.

In: a text and places in it (code points). Out: places. Guarantee: what is asked for lies inside what comes out, or is
cut at the end of a word; no text is changed.
"""

from __future__ import annotations

from collections.abc import Iterable

from tellings.model.span import Span

LONGEST = 220
"""Code points a quote shows before it is cut."""

AROUND = 60
"""Code points of context on either side of a place."""

MARKS = "\"'“”„‘’‚«»「」『』"
_BREAKS = "\n\r\u2028\u2029\x0b\x0c\x85"
_STOPS = ".!?。！？"


def _begins(text: str, at: int) -> bool:
    """Whether a line or a sentence begins at `at`; the full stop of an initial or a short title ends none."""
    if at == 0 or text[at - 1] in _BREAKS or text[at - 1] in "。！？」":
        return True
    if not text[at - 1].isspace() or at == len(text) or text[at].islower():
        return False
    before = text[max(0, at - 12) : at].rstrip()
    ended = before.rstrip(MARKS)
    return ended[-1:] in _STOPS and ended != "" and (ended != before or ended[-1] != "." or ended[-4:-1].isalnum())


def around(text: str, start: int, end: int, reach: int = AROUND, within: tuple[int, int] | None = None) -> tuple[int, int]:
    """A stretch that holds `[start, end)` and up to `reach` characters more on either side, inside one sentence.

    `within` is the block it may not leave, if there is one.
    """
    first_of, last_of = within or (0, len(text))
    low, high = min(start, max(first_of, start - reach)), max(end, min(last_of, end + reach))
    first = next((at for at in range(start, low, -1) if _begins(text, at)), None)
    last = next((at for at in range(end + 1, high + 1) if at < len(text) and _begins(text, at)), None)
    if first is None:
        first = low if low in (0, first_of) else _forward(text, low, start)
    if last is None:
        return first, high if high in (last_of, len(text)) else _backward(text, high, end)
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def _forward(text: str, at: int, limit: int) -> int:
    """The first start of a word at or after `at`, at most `limit`; in a script without spaces, `at` itself."""
    if text[at - 1].isspace():
        return _skip(text, at, limit)
    for place in range(at, min(limit, at + 25)):
        if text[place].isspace():
            return _skip(text, place, limit)
    return limit if limit - at < 25 else at


def _skip(text: str, at: int, limit: int) -> int:
    """Past the white space at `at`."""
    while at < limit and text[at].isspace():
        at += 1
    return at


def _backward(text: str, at: int, limit: int) -> int:
    """The last end of a word at or before `at`, at least `limit`."""
    if at < len(text) and not text[at].isspace():
        for place in range(at, max(limit, at - 25), -1):
            if text[place - 1].isspace():
                at = place - 1
                break
        else:
            at = limit if at - limit < 25 else at
    while at > limit and text[at - 1].isspace():
        at -= 1
    return at


def clip(text: str, start: int, end: int, hits: Iterable[Span], longest: int = LONGEST) -> tuple[int, int]:
    """`[start, end)` without white space at its ends, shortened to about `longest` characters, keeping the first hit."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start <= longest:
        return start, end
    inside = sorted(h.start for h in hits if start <= h.start < end)
    low = start
    if inside and inside[0] - start > longest * 2 // 3:
        low = _forward(text, max(start + 1, inside[0] - longest // 3), inside[0])
    high = min(end, low + longest)
    return low, (high if high == end else max(low + 1, _backward(text, high, low)))


def goes_on_before(text: str, at: int) -> bool:
    """Whether a quote that starts at `at` starts inside a sentence."""
    first = text[at : at + 1]
    while at > 0 and text[at - 1] in " \t" + MARKS:
        at -= 1
    if at > 0 and text[at - 1] in "—–-" and first.isupper():  # what stands before is a dateline: "PORT AMRATH —"
        return False
    return at > 0 and text[at - 1] not in _STOPS + _BREAKS + ":"


def goes_on_after(text: str, at: int) -> bool:
    """Whether a quote that ends at `at` ends inside a sentence."""
    ended = text[max(0, at - 8) : at].rstrip(MARKS)
    if ended and ended[-1] in _STOPS:
        return False
    while at < len(text) and text[at] in " \t" + MARKS:
        at += 1
    return at < len(text) and text[at] not in _STOPS + _BREAKS
