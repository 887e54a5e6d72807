"""A comparison put into the order its articles were given in.

In: findings in canonical order. Out: the same findings, every list by the place of its articles and then by
the place in the text; groups are numbered in that order. Nothing else changes.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Protocol, TypeVar

from tellings.model.alignment import Alignment
from tellings.model.comparison import Comparison, ConceptMention, CoverageRow, Reuse, ReusedPassage, ValueRelation
from tellings.model.group import Group
from tellings.model.span import Span


class Placed(Protocol):
    """Anything with a span of its own."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        ...


P = TypeVar("P", bound=Placed)


def in_order(found: Comparison, order: Sequence[str]) -> Comparison:
    """`found` with articles in `order` (ids), and every list that follows them."""
    rank = {identifier: n for n, identifier in enumerate(order)}

    def at(span: Span) -> tuple[int, int, int]:
        return rank[span.article], span.start, span.end

    def placed(items: tuple[P, ...]) -> tuple[P, ...]:
        return tuple(sorted(items, key=lambda item: at(item.span)))

    groups, renamed = _groups(found.groups, rank)
    return dataclasses.replace(
        found,
        articles=tuple(sorted(found.articles, key=lambda a: rank[a.id])),
        statements=placed(found.statements),
        quoted_terms=placed(found.quoted_terms),
        figures=placed(found.figures),
        dates=placed(found.dates),
        identities=tuple(
            dataclasses.replace(i, members=tuple(sorted(i.members, key=lambda m: (rank[m[0]], m[1])))) for i in found.identities
        ),
        alignments=tuple(sorted((_faced(x, rank) for x in found.alignments), key=lambda x: (at(x.a), at(x.b)))),
        groups=groups,
        figure_relations=_relations(found.figure_relations, {f.id: at(f.span) for f in found.figures}),
        date_relations=_relations(found.date_relations, {d.id: at(d.span) for d in found.dates}),
        naming=tuple(
            dataclasses.replace(c, mentions=_mentions(c.mentions, rank))
            for c in sorted(found.naming, key=lambda c: min(at(m.span) for m in c.mentions))
        ),
        coverage=tuple(sorted(_coverage(found, rank, renamed), key=lambda r: int(r.group[1:]))),
        only_in=placed(found.only_in),
        reuse=_reuse(found.reuse, rank),
        emphasis=tuple(
            dataclasses.replace(e, opening_groups=tuple(renamed[g] for g in e.opening_groups))
            for e in sorted(found.emphasis, key=lambda e: rank[e.article])
        ),
    )


def _faced(x: Alignment, rank: dict[str, int]) -> Alignment:
    return x if rank[x.a.article] <= rank[x.b.article] else x.flipped()


def _groups(groups: tuple[Group, ...], rank: dict[str, int]) -> tuple[tuple[Group, ...], dict[str, str]]:
    """Groups with renderings in order and numbered anew, and the old id → new id table."""
    ordered = []
    for group in groups:
        base = group.renderings[group.base]
        renderings = tuple(sorted(group.renderings, key=lambda r: (rank[r.span.article], r.span.start, r.span.end)))
        ordered.append(dataclasses.replace(group, renderings=renderings, base=renderings.index(base)))
    ordered.sort(key=lambda g: [(rank[r.span.article], r.span.start, r.span.end) for r in g.renderings])
    renamed = {g.id: f"g{n}" for n, g in enumerate(ordered, 1)}
    return tuple(dataclasses.replace(g, id=renamed[g.id]) for g in ordered), renamed


def _relations(relations: tuple[ValueRelation, ...], at: dict[str, tuple[int, int, int]]) -> tuple[ValueRelation, ...]:
    faced = [r if at[r.a] <= at[r.b] else dataclasses.replace(r, a=r.b, b=r.a) for r in relations]
    return tuple(sorted(faced, key=lambda r: (at[r.a], at[r.b])))


def _mentions(mentions: tuple[ConceptMention, ...], rank: dict[str, int]) -> tuple[ConceptMention, ...]:
    return tuple(sorted(mentions, key=lambda m: (rank[m.span.article], m.span.start, m.span.end)))


def _coverage(found: Comparison, rank: dict[str, int], renamed: dict[str, str]) -> list[CoverageRow]:
    before = [a.id for a in found.articles]
    rows = []
    for row in found.coverage:
        cells = dict(zip(before, row.cells, strict=True))
        rows.append(dataclasses.replace(row, group=renamed[row.group], cells=tuple(cells[a] for a in sorted(before, key=rank.__getitem__))))
    return rows


def _reuse(reuse: Reuse, rank: dict[str, int]) -> Reuse:
    def faced(p: ReusedPassage) -> ReusedPassage:
        return p if rank[p.a.article] <= rank[p.b.article] else dataclasses.replace(p, a=p.b, b=p.a)

    passages = sorted((faced(p) for p in reuse.passages), key=lambda p: (rank[p.a.article], p.a.start, rank[p.b.article], p.b.start))
    origins = sorted((tuple(sorted(o, key=rank.__getitem__)) for o in reuse.origins), key=lambda o: rank[o[0]])
    credited = sorted(reuse.credits, key=lambda c: (rank[c[1].article], c[1].start))
    return Reuse(tuple(passages), tuple(origins), tuple(credited))
