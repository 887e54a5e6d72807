"""Figures and dates of different articles that were related to each other.

In: a Source. Out: clusters of relations, and findings. Guarantee: conflicts stand alone in pairs; what agrees or can
be explained is one finding for one thing, with a quote of every article that gives it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from tellings.model.comparison import ValueRelation
from tellings.model.figure import COUNT, Figure
from tellings.model.relation import Relation
from tellings.model.span import Span
from tellings.views import words
from tellings.views.findings.finding import Finding, Kind, Ranked
from tellings.views.findings.source import Source

GRAVITY = {relation: n for n, relation in enumerate(words.RELATIONS)}

WORDINGS = 2
"""Wordings of one value quoted from one article."""

_BEFORE_NOUN = re.compile(r"(?:-|\s+(?:of|in)(?:\s+(?:the|a|an|all|its|his|her|their|our))?\s+)$", re.IGNORECASE)
"""What may stand between a measure and the noun it measures: "40% of the boats", "$5 in tolls", "40-page report"."""


def explainable(r: ValueRelation) -> bool:
    """Whether a conflict of dates says itself how both can be true."""
    return r.relation is Relation.CONFLICT and "explainable" in r.why


def clusters(relations: Iterable[ValueRelation]) -> list[list[ValueRelation]]:
    """Relations that share a member, joined; the gravest cluster first, then as they came."""
    parent: dict[str, str] = {}

    def root(x: str) -> str:
        parent.setdefault(x, x)
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    given = list(relations)
    for r in given:
        parent[root(r.b)] = root(r.a)
    joined: dict[str, list[ValueRelation]] = {}
    for r in given:
        joined.setdefault(root(r.a), []).append(r)
    return sorted(joined.values(), key=lambda c: min(GRAVITY[r.relation] for r in c))


def members(found: list[ValueRelation]) -> list[str]:
    """The ids a cluster relates, each once."""
    return list(dict.fromkeys(x for r in found for x in (r.a, r.b)))


def counted(source: Source, f: Figure) -> str:
    """The counted thing in the article's words where they are a noun phrase, else "".

    A count names it by its unit; of a measure or a share only what follows as "of …", "in …" or "…-page" is one: the
    words found may be the verb ("reached 40%").
    """
    if f.object_span is None:
        return ""
    text = source.words(f.object_span)
    if f.unit and f.dimension == COUNT and f.unit != "percent":
        return text
    gap = Span(f.span.article, min(f.span.end, f.object_span.start), f.object_span.start)
    between = source.words(gap)
    return text if _BEFORE_NOUN.fullmatch(between) or (between == " " and " " in text) else ""


def figures(source: Source) -> list[Ranked]:
    """Figures in conflict, and figures of one thing given in other words."""
    spans = {f.id: f.span for f in source.c.figures}
    known = [r for r in source.c.figure_relations if r.a in spans and r.b in spans]
    conflicts = [r for r in known if r.relation is Relation.CONFLICT]
    rest = [r for r in known if r.relation is not Relation.CONFLICT]
    return _pairs(source, Kind.FIGURE_CONFLICT, conflicts, spans) + _joined(source, Kind.FIGURE, rest, spans)


def dates(source: Source) -> list[Ranked]:
    """Dates in conflict, those that are explainable, and those told more or less exactly."""
    spans = {d.id: d.span for d in source.c.dates}
    known = [r for r in source.c.date_relations if r.a in spans and r.b in spans]
    conflicts = [r for r in known if r.relation is Relation.CONFLICT and not explainable(r)]
    other = [r for r in known if explainable(r) or r.relation in (Relation.UPDATE, Relation.DIFFERENT_SCOPE)]
    exactness = [r for r in known if r.relation in (Relation.COMPATIBLE, Relation.EQUAL)]
    return [
        *_pairs(source, Kind.DATE_CONFLICT, conflicts, spans),
        *_joined(source, Kind.DATED, other, spans),
        *_joined(source, Kind.DATE, exactness, spans),
    ]


def _why(r: ValueRelation) -> str:
    if explainable(r):
        return r.why
    label = words.RELATIONS[r.relation]
    return r.why if label in r.why else f"{label}: {r.why}" if r.why else label


def _pairs(source: Source, kind: Kind, relations: list[ValueRelation], spans: dict[str, Span]) -> list[Ranked]:
    """A finding for each pair; of pairs in the same words the surest."""
    found: list[Ranked] = []
    seen: set[tuple[str, ...]] = set()
    for r in sorted(relations, key=lambda r: -r.confidence):
        a, b = source.in_order(spans[r.a], spans[r.b])
        said = tuple(sorted((source.folded(a), source.folded(b))))
        if said in seen or a.article == b.article:
            continue
        seen.add(said)
        quotes = (source.context(a), source.context(b))
        found.append(((-round(r.confidence, 1), a.start + b.start), Finding(kind, quotes, (), _why(r), words.how_sure(r.confidence))))
    return found


def _joined(source: Source, kind: Kind, relations: list[ValueRelation], spans: dict[str, Span]) -> list[Ranked]:
    """A finding for each cluster whose members differ in words: for every article its wordings, surest first, at most `WORDINGS`."""
    found: list[Ranked] = []
    seen: set[tuple[str, ...]] = set()
    for cluster in clusters(relations):
        given: dict[tuple[str, str], Span] = {}
        for r in sorted(cluster, key=lambda r: -r.confidence):
            for span in (spans[r.a], spans[r.b]):
                given.setdefault((span.article, source.folded(span)), span)
        counts = Counter[str]()
        shown = source.in_order(*(span for (article, _), span in given.items() if counts.update([article]) or counts[article] <= WORDINGS))
        said = tuple(sorted({source.folded(span) for span in shown}))
        gravest = min(cluster, key=lambda r: (GRAVITY[r.relation], -r.confidence))
        if len(said) < 2 or len(counts) < 2 or said in seen or gravest.relation is Relation.EQUAL:
            continue
        seen.add(said)
        sure = max(r.confidence for r in cluster if r.relation is gravest.relation)
        rank = (GRAVITY[gravest.relation], -len(counts), -round(sure, 1), sum(span.start for span in shown))
        quotes = tuple(source.context(span) for span in shown)
        found.append((rank, Finding(kind, quotes, (), _why(gravest), words.how_sure(sure))))
    return found
