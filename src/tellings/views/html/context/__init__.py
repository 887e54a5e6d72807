"""From a Comparison to the page's view-model and to the data its script works on."""

from __future__ import annotations

from dataclasses import replace

from tellings.model.comparison import SCHEMA, Comparison
from tellings.views.findings import Source
from tellings.views.html.context import findings, matrix, names, outlets, payload, reading, rest, values
from tellings.views.html.view import NoteLine, Page, Section


def build(comparison: Comparison) -> tuple[Page, payload.Data]:
    """The page of a comparison, and what its script needs beside it."""
    source = Source(comparison)
    found = reading.passages(source)
    given = outlets.build(source)
    page = Page(
        title=f"Tellings: {', '.join(o.name for o in given)}",
        outlets=given,
        findings=findings.build(source),
        sections=(),
        texts=reading.texts(source, given, found),
        matrix=matrix.build(source),
        figures=values.figures(source),
        dates=values.dates(source),
        names=names.build(source),
        speakers=names.speakers(source),
        copied=rest.copied(source),
        only=rest.only(source),
        notes=rest.notes(source),
        rejected=rest.rejected(source),
        backends=tuple(NoteLine(k, v) for k, v in sorted(comparison.backends.items())),
        schema=SCHEMA,
    )
    return _with_sections(page), payload.build(source, found)


def _with_sections(page: Page) -> Page:
    """The page with its navigation."""
    return replace(
        page,
        sections=(
            Section("differences", "What differs", 0),
            Section("read", "Read", 0),
            Section("matrix", "Matrix", len(page.matrix.rows)),
            Section("figures", "Figures", len(page.figures.clusters)),
            Section("dates", "Dates", len(page.dates.clusters)),
            Section("names", "Names", len(page.names.rows) + len(page.names.more)),
            Section("speakers", "Speakers", len(page.speakers.rows) + len(page.speakers.more)),
            Section("copied", "Copied", len(page.copied.pairs)),
            Section("only", "Only in one", sum(len(o.rows) for o in page.only)),
            Section("notes", "Notes", len(page.notes) + len(page.rejected)),
        ),
    )


__all__ = ["Page", "build"]
