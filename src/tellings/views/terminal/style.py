"""How quoted text looks on a terminal: labels, ellipses, and the words that matter marked without colour alone."""

from __future__ import annotations

from rich.text import Text

from tellings.model.span import Span
from tellings.views.safe import printable

WIDTH = 180
"""Characters of context shown around a quote's focus."""


def excerpt(text: str, span: Span, focus: Span | None, width: int = WIDTH) -> Text:
    """The span's characters, cut around `focus` to about `width`; the focus is bold and underlined."""
    start, end = span.start, span.end
    middle = focus if focus and span.contains(focus) else None
    if end - start > width:
        a, z = (middle.start, middle.end) if middle else (start, start)
        room = max(0, width - (z - a)) // 2
        start, end = max(start, a - room), min(end, max(z + room, start + width))
        while start > span.start and text[start - 1].isalnum():
            start -= 1
        while end < span.end and text[end - 1].isalnum() and text[end].isalnum():
            end += 1
    shown = Text("… " if start > span.start else "")
    if middle and middle.start >= start and middle.end <= end and (middle.start, middle.end) != (start, end):
        shown.append(_pad(text[start : middle.start]))
        shown.append(printable(middle.of(text)), style="bold underline")
        shown.append(_pad(text[middle.end : end]))
    else:
        shown.append(printable(text[start:end]))
    if end < span.end:
        shown.append(" …")
    return shown


def _pad(text: str) -> str:
    """Printable, keeping one space at an end where the text had white space."""
    words = printable(text)
    if not words:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + words + (" " if text[-1].isspace() else "")
