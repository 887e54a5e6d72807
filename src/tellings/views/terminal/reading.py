"""What was read from one article, in order of place: statements with their speakers, figures, dates and names."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tellings.model.annotations import Annotations
from tellings.model.article import Article
from tellings.model.name import MentionForm
from tellings.model.span import Span
from tellings.model.statement import Sense, Statement
from tellings.views.findings.excerpts import clip
from tellings.views.findings.finding import Excerpt
from tellings.views.safe import printable
from tellings.views.terminal.style import shown

LONGEST = 600
"""Characters of a statement shown before it is cut."""


def show_reading(article: Article, found: Annotations, console: Console) -> None:
    """Print everything read from `article`; spans are offsets of its text as received."""
    when = "date unknown" if article.published is None else article.published.text
    console.print(Text(" · ".join((printable(article.label), when, article.language or "language unknown")), style="bold"))
    if not found.reads_language:
        console.print(Text("language without a parser: only findings that need no grammar apply", style="dim"))
    _statements(article, found, console)
    _values(article, found, console)
    _names(article, found, console)


def _heading(console: Console, words: str, count: int) -> None:
    console.print()
    console.print(Text(f"{words} ({count})", style="bold"))


def _statements(article: Article, found: Annotations, console: Console) -> None:
    _heading(console, "Statements", len(found.statements))
    for s in found.statements:
        head = Text("↳ " if s.nested_in else "", style="dim")
        head.append(printable(s.speaker.name) if s.speaker else "speaker unknown", style="bold cyan" if s.speaker else "dim")
        head.append("  " + ", ".join(_circumstances(article, s)), style="dim")
        indent = 4 if s.nested_in else 2
        console.print(Padding(head, (0, 0, 0, indent)))
        start, end = clip(article.text, s.span.start, s.span.end, (), LONGEST)
        console.print(Padding(shown(article.text, Excerpt(Span(article.id, start, end), s.span)), (0, 0, 0, indent + 2)))


def _circumstances(article: Article, s: Statement) -> list[str]:
    """Form, sense and sureness in fixed words, then the article's words for the cue, the hearer and the occasion."""
    mention = s.speaker.mention if s.speaker else None
    named = (("as", mention), ("cue", s.cue), ("to", s.addressee), ("in", s.occasion))
    quoted = [f"{label} “{printable(span.of(article.text))}”" for label, span in named if span is not None]
    return [s.form.value, *([] if s.sense is Sense.SPEECH else [s.sense.value]), *quoted, f"{s.level.value} confidence"]


def _values(article: Article, found: Annotations, console: Console) -> None:
    _heading(console, "Figures", len(found.figures))
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    when = {d.id: printable(d.span.of(article.text)) for d in found.dates}
    for f in found.figures:
        low, high = (("…" if v is None else f"{v:,.10g}") for v in (f.low, f.high))
        interval = low if f.low == f.high else f"{low} to {high}"
        given = [f"given by {printable(f.source.name)}"] if f.source else []
        given += [f"time: “{when[f.time]}”"] if f.time in when else []
        words = Text(printable(f.span.of(article.text)), style="bold")
        table.add_row(words, interval, printable(f.unit), Text(printable(f.object)), Text(", ".join(given), style="dim"))
    console.print(Padding(table, (0, 0, 0, 2)))
    _heading(console, "Dates", len(found.dates))
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for d in found.dates:
        table.add_row(Text(printable(d.span.of(article.text)), style="bold"), d.value or "unknown", Text(printable(d.event)))
    console.print(Padding(table, (0, 0, 0, 2)))


def _names(article: Article, found: Annotations, console: Console) -> None:
    _heading(console, "Names", len(found.entities))
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for e in found.entities:
        words = dict.fromkeys(printable(m.span.of(article.text)) for m in e.mentions if m.form is not MentionForm.PRONOUN)
        table.add_row(Text(printable(e.name), style="bold"), e.kind.value, f"×{len(e.mentions)}", Text(", ".join(words)))
    console.print(Padding(table, (0, 0, 0, 2)))
