"""From a Story and its Alignments to the Comparison: one file for each kind of finding."""

from __future__ import annotations

from tellings.comparison import coverage, dates, emphasis, figures, groups, naming, reuse
from tellings.comparison.order import in_order
from tellings.comparison.other_things import without_other_things
from tellings.model.alignment import Alignment
from tellings.model.comparison import Comparison, Note
from tellings.model.story import Story


def compare(story: Story, alignments: tuple[Alignment, ...]) -> Comparison:
    """All findings about `story`."""
    annotated = [t.annotations for t in story.tellings]
    figure_relations = figures.relate(story, alignments)
    alignments = without_other_things(story, alignments, figure_relations)
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
        figure_relations=figure_relations,
        date_relations=dates.relate(story, alignments),
        naming=naming.concepts(story, alignments),
        coverage=coverage.matrix(story, joined, alignments),
        only_in=coverage.only_in(story, alignments),
        reuse=reuse.find(story),
        emphasis=emphasis.measure(story, joined),
        notes=notes(story),
        rejected=(),
        backends={},
    )


def notes(story: Story) -> tuple[Note, ...]:
    """What the reader must know about how the articles were read, in fixed words."""
    found = []
    for telling in story.tellings:
        article = telling.article
        if not telling.annotations.reads_language:
            found.append(Note(article.id, "language without a parser: only findings that need no grammar apply"))
        if article.published is None:
            found.append(Note(article.id, "publication date unknown: relative dates have no value"))
        elif article.published.inferred:
            found.append(Note(article.id, "publication date inferred from the other articles"))
    return tuple(found)


__all__ = ["compare", "in_order"]
