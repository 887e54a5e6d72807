"""From a Comparison to the page's view-model and to the data its script works on."""

from __future__ import annotations

from dataclasses import replace

from tellings.model.comparison import SCHEMA, Comparison
from tellings.views.findings import Source
from tellings.views.html.context import dates, figures, findings, matrix, names, outlets, payload, reading, rest
from tellings.views.html.context.addresses import Addresses
from tellings.views.html.view.page import Page
from tellings.views.html.view.pieces import NoteLine, Section


def build(comparison: Comparison) -> tuple[Page, payload.Data]:
    """The page of a comparison, and what its script needs beside it."""
    source = Source(comparison)
    addresses = Addresses(source)
    found = reading.passages(source)
    given = outlets.build(source)
    rows = matrix.addresses(source, addresses)
    page = Page(
        title=f"Tellings: {', '.join(o.name for o in given)}",
        outlets=given,
        event=outlets.event(source),
        findings=findings.build(source, addresses),
        sections=(),
        texts=reading.texts(source, given, found, rows),
        matrix=matrix.build(source, rows),
        figures=figures.build(source, addresses),
        dates=dates.build(source, addresses),
        names=names.build(source, addresses),
        speakers=names.speakers(source, addresses),
        copied=rest.copied(source, addresses),
        only=rest.only(source, addresses),
        notes=rest.notes(source),
        rejected=rest.rejected(source),
        backends=tuple(NoteLine(k, v) for k, v in sorted(comparison.backends.items())),
        schema=SCHEMA,
    )
    return _with_sections(page), payload.build(source, given, found, rows)


def _with_sections(page: Page) -> Page:
    """The page with its navigation."""
    return replace(
        page,
        sections=(
            Section("differences", "What differs", 0),
            Section("read", "Read", 0),
            Section("side", "Side by side", 0),
            Section("matrix", "Matrix", len(page.matrix.rows)),
            Section("figures", "Figures", len(page.figures.clusters)),
            Section("dates", "Dates", len(page.dates.clusters)),
            Section("names", "Names", len(page.names.rows) + len(page.names.more)),
            Section("speakers", "Speakers", len(page.speakers.rows) + len(page.speakers.more)),
            Section("copied", "Copied", len(page.copied.passages)),
            Section("only", "Only in one", sum(len(o.rows) for o in page.only)),
            Section("notes", "Notes", len(page.notes) + len(page.rejected)),
        ),
    )


__all__ = ["Page", "build"]
