"""The findings a reader should see first, chosen once for every view.

In: a Source. Out: findings by kind, the most telling first. Guarantee: the choice depends on the comparison alone; every
finding quotes the articles, and says the rest in fixed words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tellings.model.comparison import Carried, Comparison
from tellings.views.findings import naming, passages, speech, values, wording
from tellings.views.findings.finding import Excerpt, Finding, Kind
from tellings.views.findings.source import Source


def findings(source: Source) -> Mapping[Kind, tuple[Finding, ...]]:
    """All findings by kind, in the order of `Kind`; a kind without any is absent."""
    ranked = [
        *values.figures(source),
        *values.dates(source),
        *speech.attributions(source),
        *wording.wordings(source),
        *speech.strengths(source),
        *naming.names(source),
        *passages.only(source),
        *passages.copied(source),
    ]
    ranked.sort(key=lambda pair: pair[0])
    kinds = {kind: tuple(_fewer(source, f) for _, f in ranked if f.kind is kind) for kind in Kind}
    return {kind: some for kind, some in kinds.items() if some}


MANY = 4
"""Articles quoted in one finding before those that only repeat another's words are left out of it."""
MOST = 8
"""Articles quoted in one finding at all."""


def _fewer(source: Source, f: Finding) -> Finding:
    """The finding with, of many articles, only those whose words no article before them has; all stand in the sections."""
    by: dict[str, list[Excerpt]] = {}
    for q in f.quotes:
        by.setdefault(q.whole.article, []).append(q)
    if len(by) <= MANY:
        return f
    distinct: dict[frozenset[str], list[Excerpt]] = {}
    for quotes in by.values():
        words = frozenset(source.folded(span) for q in quotes for span in (q.hits or (q.whole,)))
        distinct.setdefault(words, quotes)
    return replace(f, quotes=tuple(q for quotes in list(distinct.values())[:MOST] for q in quotes))


def carried_by_all(comparison: Comparison) -> int:
    """How many groups every article carries in some form."""
    return sum(Carried.NOT_FOUND not in row.cells for row in comparison.coverage)


__all__ = ["Excerpt", "Finding", "Kind", "Source", "carried_by_all", "findings"]
