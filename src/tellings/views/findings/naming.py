"""How the articles name one thing, and which things they name most differently.

In: a Source. Out: wordings by article, and findings. Guarantee: wordings are quoted from their first mention.
"""

from __future__ import annotations

from dataclasses import dataclass

from tellings.model.comparison import Concept, ConceptMention
from tellings.model.name import NameKind
from tellings.model.span import Span
from tellings.views.findings.finding import Finding, Kind, Ranked
from tellings.views.findings.source import Source

RANK = {kind: n for n, kind in enumerate((NameKind.THING, NameKind.EVENT, NameKind.BODY, NameKind.PLACE, NameKind.PERSON))}
"""Things and events first: how they are called is a choice; a person's name seldom is."""

DETERMINERS = frozenset("the a an this that these those such some any its his her their our your my no every each".split())
"""English words that point at a thing without naming it (written for this project)."""


@dataclass(frozen=True, slots=True)
class Use:
    """One wording in one article: its first mention and how often it stands there."""

    span: Span
    count: int


Uses = tuple[tuple[Use, ...], ...]
"""By article, in the comparison's order."""


def wordings(source: Source, concept: Concept) -> Uses:
    """By article, the concept's wordings there with their counts, the most frequent first."""
    by: list[dict[str, list[ConceptMention]]] = [{} for _ in source.c.articles]
    for m in concept.mentions:
        by[source.place[m.span.article]].setdefault(source.folded(m.span), []).append(m)
    return tuple(
        tuple(Use(uses[0].span, len(uses)) for uses in sorted(there.values(), key=lambda u: (-len(u), u[0].span.start))) for there in by
    )


def differ(source: Source, uses: Uses) -> bool:
    """Whether at least two articles name the thing, and not all in the same words."""
    given = [{source.folded(u.span) for u in cell} for cell in uses if cell]
    return len(given) > 1 and any(g != given[0] for g in given)


def _naming_words(source: Source, use: Use) -> frozenset[str]:
    """The words of a wording that name, without those that only point."""
    return frozenset(source.folded(use.span).split()) - DETERMINERS


def own(source: Source, uses: Uses) -> tuple[Use | None, ...]:
    """For each article, its most frequent wording that is no part of another article's, nor holds one."""
    given = [[_naming_words(source, u) for u in cell] for cell in uses]

    def apart(at: int, use: Use) -> bool:
        mine = _naming_words(source, use)
        return bool(mine) and not any(mine <= w or w <= mine for k, cell in enumerate(given) if k != at for w in cell)

    return tuple(next((use for use in cell if apart(at, use)), None) for at, cell in enumerate(uses))


def contrast(source: Source, concept: Concept, uses: Uses) -> tuple[int, int]:
    """How tellingly the articles differ over one name: a rank that rises as they differ less.

    First how many name it in words of their own (amounts are no names), then what kind of thing it is.
    """
    apart = [use for use in own(source, uses) if use]
    amounts = any(any(c.isdigit() for c in source.words(u.span)) for cell in uses for u in cell)
    return (0 if amounts else -len(apart)), RANK[concept.kind]


def names(source: Source) -> list[Ranked]:
    """Things that at least two articles name in words of their own; every wording of every article, its own first."""
    found: list[Ranked] = []
    for n, concept in enumerate(source.c.naming):
        uses = wordings(source, concept)
        rank = contrast(source, concept, uses)
        if rank[0] > -2:
            continue
        mine = own(source, uses)
        ordered = [sorted(cell, key=lambda u, first=first: u is not first) for cell, first in zip(uses, mine, strict=True)]  # type: ignore[misc]
        quotes = tuple(source.phrase(u.span) for cell in ordered for u in cell)
        found.append(((RANK[concept.kind] >= RANK[NameKind.PLACE], *rank, n), Finding(Kind.NAME, quotes, (concept.name,), concept.kind.value)))
    return found
