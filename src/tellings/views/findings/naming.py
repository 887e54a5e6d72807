"""How the articles name one thing, and which things they name most differently.

In: a Source. Out: wordings by article, and findings. Guarantee: wordings are quoted from their first mention.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations

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


def faces(source: Source, uses: Uses) -> tuple[Use | None, ...]:
    """For each article, the wording that most other articles do not have; of equals the most frequent.

    A wording no part of which another article has counts for more than one that only holds another's.
    """
    given = [[_naming_words(source, u) for u in cell] for cell in uses]

    def own(at: int, mine: frozenset[str]) -> int:
        others = (cell for k, cell in enumerate(given) if k != at and cell)
        return sum(0 if any(mine <= w for w in cell) else 1 + all(_apart(mine, w) for w in cell) for cell in others)

    return tuple(_best(cell, [own(at, mine) for mine in given[at]]) for at, cell in enumerate(uses))


def _best(cell: tuple[Use, ...], scores: list[int]) -> Use | None:
    return cell[scores.index(max(scores))] if cell else None


def _apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether neither wording holds the other."""
    return not (a <= b or b <= a)


def contrast(source: Source, concept: Concept, uses: Uses) -> tuple[int, ...]:
    """How tellingly the articles differ over one name: a rank that rises as they differ less.

    Whether two name it in other words at all (amounts are no names), whether how it is called is a choice, how many
    pairs of articles name it in words apart, how many in other words, and what kind it is.
    """
    shown = [_naming_words(source, use) for use in faces(source, uses) if use]
    pairs = list(combinations(shown, 2))
    apart, other = sum(_apart(a, b) for a, b in pairs), sum(a != b for a, b in pairs)
    amounts = any(any(c.isdigit() for c in source.words(u.span)) for cell in uses for u in cell)
    rank = RANK[concept.kind]
    return int(amounts or not other), int(rank >= RANK[NameKind.PLACE]), -apart, -other, rank


def names(source: Source) -> list[Ranked]:
    """Things that at least two articles name in other words; every wording of every article, its face first."""
    found: list[Ranked] = []
    for n, concept in enumerate(source.c.naming):
        uses = wordings(source, concept)
        rank = contrast(source, concept, uses)
        if rank[0]:
            continue
        ordered = [u for cell, first in zip(uses, faces(source, uses), strict=True) for u in _first(cell, first)]
        quotes = tuple(source.phrase(u.span) for u in ordered)
        found.append(((*rank, n), Finding(Kind.NAME, quotes, (concept.name,), concept.kind.value)))
    return found


def _first(cell: tuple[Use, ...], first: Use | None) -> list[Use]:
    """A cell's wordings with `first` at their head."""
    return sorted(cell, key=lambda u: u is not first)
