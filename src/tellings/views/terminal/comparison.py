"""A comparison for the terminal: which articles, then each kind of finding with its quotes, the most telling first."""

from __future__ import annotations

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tellings.model.comparison import Comparison
from tellings.views.findings import Finding, Kind, Source, carried_by_all, findings
from tellings.views.safe import printable
from tellings.views.terminal.style import shown

SHOWN = {
    Kind.FIGURE_CONFLICT: 12,
    Kind.DATE_CONFLICT: 6,
    Kind.DATED: 6,
    Kind.ATTRIBUTION: 6,
    Kind.WORDING: 8,
    Kind.STRENGTH: 4,
    Kind.NAME: 8,
    Kind.FIGURE: 8,
    Kind.DATE: 3,
    Kind.ONLY: 15,
    Kind.COPIED: 5,
}
"""How many findings of a kind are shown before the rest is only counted."""
LABEL_WIDTH = 28
"""Columns an outlet's name may take."""


def show_comparison(comparison: Comparison, console: Console) -> None:
    """Print the whole summary; nothing in it is a sentence of our own about the news."""
    _articles(comparison, console)
    source = Source(comparison)
    for kind, some in findings(source).items():
        _section(source, console, kind, some)
    _speakers(comparison, console)
    _endings(comparison, console)


def label_of(comparison: Comparison) -> dict[str, str]:
    """What to call each article: its outlet, told apart by number where two share it."""
    labels = [printable(a.label) for a in comparison.articles]
    return {
        a.id: label if labels.count(label) == 1 else f"{label} ({n})"
        for n, (a, label) in enumerate(zip(comparison.articles, labels, strict=True), 1)
    }


def _articles(comparison: Comparison, console: Console) -> None:
    labels = label_of(comparison)
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for a in comparison.articles:
        when = "date unknown" if a.published is None else a.published.text + (" (inferred)" if a.published.inferred else "")
        headline = next((b.span.of(a.text) for b in a.blocks if b.kind.value == "headline"), a.title or "")
        table.add_row(Text(labels[a.id], style="bold"), when, Text(printable(headline)))
    console.print(table)
    counts = [
        f"{len(comparison.articles)} articles",
        f"{len(comparison.statements)} statements",
        f"{len(comparison.groups)} passages carried by more than one",
        f"{carried_by_all(comparison)} carried by all",
        f"{len(comparison.only_in)} sentences in only one",
    ]
    console.print(Text(" · ".join(counts), style="dim"))


def _section(source: Source, console: Console, kind: Kind, some: tuple[Finding, ...]) -> None:
    limit = SHOWN[kind]
    console.print()
    console.print(Text(f"{kind.value} ({len(some)})", style="bold"))
    for finding in some[:limit]:
        _finding(source, console, finding)
    if len(some) > limit:
        console.print(Padding(Text(f"and {len(some) - limit} more, in the page and the JSON", style="dim"), (0, 0, 0, 2)))


def _finding(source: Source, console: Console, finding: Finding) -> None:
    texts = {a.id: a.text for a in source.c.articles}
    quotes = [(q.whole.article, shown(texts[q.whole.article], q)) for q in finding.quotes]
    if finding.kind is Kind.ONLY:
        _rows(source.c, console, quotes, indent=2)
        return
    about = " / ".join(printable(name) for name in finding.about)
    head = " · ".join(part for part in (about, printable(finding.why), finding.sure) if part)
    if head:
        console.print(Padding(Text(head, style="dim"), (0, 0, 0, 2), expand=False))
    _rows(source.c, console, _one_line_each(quotes) if finding.kind is Kind.NAME else quotes)


def _one_line_each(quotes: list[tuple[str, Text]]) -> list[tuple[str, Text]]:
    """The ways each article names a thing on one line, each way once."""
    found: dict[str, dict[str, Text]] = {}
    for article, words in quotes:
        found.setdefault(article, {}).setdefault(words.plain.casefold(), words)
    return [(article, Text(" / ").join(ways.values())) for article, ways in found.items()]


def _rows(comparison: Comparison, console: Console, rows: list[tuple[str, Text]], indent: int = 4) -> None:
    """Outlets in one column of one width throughout, quotes beside them, wrapped under themselves."""
    labels = label_of(comparison)
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, width=min(LABEL_WIDTH, max(map(cell_len, labels.values()))), overflow="ellipsis")
    table.add_column(overflow="fold")
    for article, words in rows:
        table.add_row(Text(labels[article], style="cyan"), words)
    console.print(Padding(table, (0, 0, 0, indent), expand=False))


def _speakers(comparison: Comparison, console: Console) -> None:
    labels = label_of(comparison)
    names: dict[str, dict[str, int]] = {}
    for e in comparison.emphasis:
        for s in e.speakers:
            names.setdefault(s.name, {})[e.article] = names.get(s.name, {}).get(e.article, 0) + s.words
    if not names:
        return
    console.print()
    console.print(Text("Words given to each speaker", style="bold"))
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("")
    for a in comparison.articles:
        table.add_column(Text(labels[a.id]), justify="right")
    for name, words in sorted(names.items(), key=lambda item: (-sum(item[1].values()), item[0]))[:8]:
        table.add_row(Text(printable(name)), *(str(words.get(a.id, "–")) for a in comparison.articles))
    console.print(Padding(table, (0, 0, 0, 2)))


def _endings(comparison: Comparison, console: Console) -> None:
    labels = label_of(comparison)
    origins = [o for o in comparison.reuse.origins if len(o) > 1]
    lines = [f"same text: {', '.join(labels[a] for a in o)}" for o in origins]
    lines += [f"{labels[n.article]}: {n.text}" if n.article else n.text for n in comparison.notes]
    lines += [f"put aside: {printable(r.name)}: {printable(r.reason)}" for r in comparison.rejected]
    if lines:
        console.print()
        for line in lines:
            console.print(Text(line, style="dim"))
