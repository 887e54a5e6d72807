"""How the articles name one thing, and which things they name most differently.

In: a Source. Out: wordings by article, and findings. Guarantee: wordings are quoted from their first mention.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tellings.model.comparison import Concept, ConceptMention
from tellings.model.name import NameKind
from tellings.model.span import Span
from tellings.views.findings.finding import Finding, Kind, Ranked
from tellings.views.findings.source import Source

RANK = {kind: n for n, kind in enumerate((NameKind.THING, NameKind.EVENT, NameKind.BODY, NameKind.PLACE, NameKind.PERSON))}
"""Things and events first: how they are called is a choice; a person's name seldom is."""

_DETERMINERS = "the a an this that these those such some any its his her their our your my no every each"
DETERMINERS = frozenset(_DETERMINERS.split())
"""English words that point at a thing without naming it (written for this project)."""

_WORD = re.compile(r"\w[\w.'-]*")


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
    """The words of a wording that name: not those that only point, and a plural as its singular."""
    found = (w.replace(".", "") for w in _WORD.findall(source.folded(use.span)))
    return frozenset(w.removesuffix("'s").rstrip("s'") for w in found if w not in DETERMINERS)


def own(source: Source, uses: Uses) -> tuple[Use | None, ...]:
    """For each article, its most frequent wording that no other article has.

    A wording that is no part of another article's nor holds one goes before one that only is not the same.
    """
    given = [[_naming_words(source, u) for u in cell] for cell in uses]

    def best(at: int, cell: tuple[Use, ...]) -> Use | None:
        others = [w for k, there in enumerate(given) if k != at for w in there]
        mine = [(use, w) for use, w in zip(cell, given[at], strict=True) if w and w not in others]
        apart = (use for use, w in mine if not any(w <= other or other <= w for other in others))
        return next(apart, mine[0][0] if mine else None)

    return tuple(best(at, cell) for at, cell in enumerate(uses))


def contrast(source: Source, concept: Concept, uses: Uses) -> tuple[int, ...]:
    """How tellingly the articles differ over one name: a rank that rises as they differ less.

    Whether two name it in words of their own (amounts are no names), whether how it is called is a choice, how many
    have words that share nothing, how many have words of their own, how many name it, and what kind it is.
    """
    mine = [use for use in own(source, uses) if use]
    bare = [_naming_words(source, use) for use in mine]
    apart = sum(not any(w <= o or o <= w for o in bare if o is not w) for w in bare)
    amounts = any(any(c.isdigit() for c in source.words(u.span)) for cell in uses for u in cell)
    rank = RANK[concept.kind]
    return int(amounts or len(mine) < 2), int(rank >= RANK[NameKind.PLACE]), -apart, -len(mine), -sum(map(bool, uses)), rank


def names(source: Source) -> list[Ranked]:
    """Things that at least two articles name in words of their own; every wording of every article, its own first."""
    found: list[Ranked] = []
    for n, concept in enumerate(source.c.naming):
        uses = wordings(source, concept)
        rank = contrast(source, concept, uses)
        if rank[0]:
            continue
        ordered = [u for cell, first in zip(uses, own(source, uses), strict=True) for u in _first(cell, first)]
        quotes = tuple(source.phrase(u.span) for u in ordered)
        found.append(((*rank, n), Finding(Kind.NAME, quotes, (concept.name,), concept.kind.value)))
    return found


def _first(cell: tuple[Use, ...], first: Use | None) -> list[Use]:
    """A cell's wordings with `first` at their head."""
    return sorted(cell, key=lambda u: u is not first)
