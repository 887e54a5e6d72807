"""How quoted text looks on a terminal: labels, ellipses, and the words that matter marked without colour alone."""

from __future__ import annotations

from rich.text import Text

from tellings.views.findings.excerpts import goes_on_after, goes_on_before
from tellings.views.findings.finding import Excerpt
from tellings.views.findings.segments import cut
from tellings.views.safe import printable


def shown(text: str, excerpt: Excerpt) -> Text:
    """The excerpt's characters on one line; the words in question are bold and underlined, what is cut is dotted."""
    start, end = excerpt.shown.start, excerpt.shown.end
    line = Text("… " if not excerpt.phrase and goes_on_before(text, start) else "")
    for run in cut(start, end, [(h.start, h.end, True) for h in excerpt.hits]):
        if run.values:
            line.append(printable(text[run.start : run.end]), style="bold underline")
        else:
            line.append(_pad(text[run.start : run.end]))
    if not excerpt.phrase and goes_on_after(text, end):
        line.append(" …")
    return line


def _pad(text: str) -> str:
    """Printable, keeping one space at an end where the text had white space."""
    words = printable(text)
    if not words:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + words + (" " if text[-1].isspace() else "")
