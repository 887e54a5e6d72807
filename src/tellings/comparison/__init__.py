"""From a Story and its Alignments to the Comparison: one file for each kind of finding."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar
import dataclasses

from tellings.comparison import coverage, dates, emphasis, figures, groups, naming, reuse
from tellings.model.alignment import Alignment
from tellings.model.comparison import Comparison, Note, Reuse
from tellings.model.story import Story


def compare(story: Story, alignments: tuple[Alignment, ...]) -> Comparison:
    """All findings about `story`."""
    annotated = [t.annotations for t in story.tellings]
    joined = groups.join(story, alignments)
    return Comparison(
        articles=tuple(t.article for t in story.tellings),
        statements=tuple(s for a in annotated for s in a.statements),
        quoted_terms=tuple(q for a in annotated for q in a.quoted_terms),
        figures=tuple(f for a in annotated for f in a.figures),
        dates=tuple(d for a in annotated for d in a.dates),
        identities=story.identities,
        alignments=alignments,
        groups=joined,
        figure_relations=figures.relate(story, alignments),
        date_relations=dates.relate(story, alignments),
        naming=naming.concepts(story, alignments),
        coverage=coverage.matrix(story, joined, alignments),
        only_in=coverage.only_in(story, alignments),
        reuse=reuse.find(story),
        emphasis=emphasis.measure(story, joined),
        notes=(),
        rejected=(),
        backends={},
    )


def in_order(found: Comparison, order: Sequence[str]) -> Comparison:
    """The comparison with its articles, and every list that follows them, in the order given."""
    place = {identifier: n for n, identifier in enumerate(order)}
    return dataclasses.replace(found, articles=tuple(sorted(found.articles, key=lambda a: place[a.id])))
