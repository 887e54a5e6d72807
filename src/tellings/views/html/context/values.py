"""Figures and dates: clusters joined by relations, drawn on one axis or set in order of time.

In: a Source. Out: FigureClusters and Dates. Guarantee: conflicts come first; within a cluster the articles' order.
"""

from __future__ import annotations

from tellings.model.comparison import ValueRelation
from tellings.model.date import Date
from tellings.model.figure import Figure
from tellings.model.relation import Relation
from tellings.model.span import Span
from tellings.views import words
from tellings.views.findings import Source
from tellings.views.findings.values import GRAVITY, clusters, counted, explainable, members
from tellings.views.html.context.plain import in_digits, plain_date, time_order
from tellings.views.html.context.quotes import context, siglum
from tellings.views.html.view import (
    Bar,
    DateCluster,
    DateRow,
    Dates,
    FigureCluster,
    FigureRow,
    Figures,
    LoneFigure,
    Moment,
    OutletFigures,
    RelationLine,
    Tag,
)


def relation_tag(r: ValueRelation) -> Tag:
    """A relation as a label with its sign; a conflict that explains itself is called what it is: dated differently."""
    if explainable(r):
        return Tag(words.EXPLAINABLE, "explainable", words.RELATION_SIGNS[r.relation])
    return Tag(words.RELATIONS[r.relation], r.relation.value, words.RELATION_SIGNS[r.relation])


def _gravity(r: ValueRelation) -> tuple[bool, int, bool]:
    """What comes first in a cluster: conflicts that nothing explains, then by relation."""
    return r.relation is not Relation.CONFLICT or explainable(r), GRAVITY[r.relation], explainable(r)


def lines(source: Source, found: list[ValueRelation], spans: dict[str, Span]) -> tuple[RelationLine, ...]:
    """Relations of a cluster, those of one kind and reason on one line, the gravest first."""
    places = [source.place[span.article] for span in spans.values()]
    several = len(places) > len(set(places))
    merged: dict[tuple[Tag, str, str], list[str]] = {}
    for r in sorted(found, key=_gravity):
        ends = sorted((spans[r.a], spans[r.b]), key=lambda span: (source.place[span.article], span.start))
        pair = "–".join(_called(source, span, several) for span in ends)
        pairs = merged.setdefault((relation_tag(r), r.why, words.how_sure(r.confidence)), [])
        if pair not in pairs:
            pairs.append(pair)
    return tuple(RelationLine(tag, tuple(pairs), why, sure) for (tag, why, sure), pairs in merged.items())


def _called(source: Source, span: Span, several: bool) -> str:
    """A member of a pair: its outlet's letter, with its words where an outlet has several in the cluster."""
    letter = siglum(source.number(span))
    return f"{letter} “{source.words(span)}”" if several else letter


def _heading(named: list[str]) -> str:
    """What most members say is counted or dated; of equals the longest, then the first."""
    given = [name for name in named if name]
    return max(given, key=lambda name: (given.count(name), len(name)), default="")


def gravest(found: list[ValueRelation]) -> Tag:
    """The label of a cluster's gravest relation."""
    return relation_tag(min(found, key=_gravity))


def figures(source: Source) -> Figures:
    """Figures about one thing, cluster by cluster, then those that stand alone, by outlet."""
    by_id = {f.id: f for f in source.c.figures}
    known = [r for r in source.c.figure_relations if r.a in by_id and r.b in by_id]
    related = set(members(known))
    alone = [f for f in source.c.figures if f.id not in related]
    others = tuple(
        OutletFigures(siglum(n), a.label, tuple(_lone(source, f) for f in alone if f.span.article == a.id))
        for n, a in enumerate(source.c.articles, 1)
    )
    return Figures(
        clusters=tuple(_figure_cluster(source, c, by_id) for c in clusters(known)),
        others=tuple(o for o in others if o.rows),
        others_head=words.NO_COUNTERPART,
    )


def _lone(source: Source, f: Figure) -> LoneFigure:
    return LoneFigure(context(source, f.span, 36), in_digits(f), _beside_value(source, f))


def _beside_value(source: Source, f: Figure) -> str:
    """What a figure counts, where its unit does not say it already."""
    thing = counted(source, f)
    return "" if in_digits(f).casefold().endswith(f" {thing.casefold()}") else thing


def _figure_cluster(source: Source, found: list[ValueRelation], by_id: dict[str, Figure]) -> FigureCluster:
    inside = sorted((by_id[x] for x in members(found)), key=lambda f: (source.place[f.span.article], f.span.start))
    bounds = [b for f in inside for b in (f.low, f.high) if b is not None and abs(b) != float("inf")]
    drawn = bool(bounds) and max(bounds) > min(bounds)
    low, high = (min(bounds), max(bounds)) if drawn else (0.0, 0.0)
    return FigureCluster(
        heading=_heading([counted(source, f) for f in inside]),
        tag=gravest(found),
        rows=tuple(
            FigureRow(context(source, f.span), in_digits(f), _beside_value(source, f), _bar(f, low, high) if drawn else None)
            for f in inside
        ),
        relations=lines(source, found, {f.id: f.span for f in inside}),
        axis_low=_axis_end(low) if drawn else "",
        axis_high=_axis_end(high) if drawn else "",
    )


def _axis_end(value: float) -> str:
    return f"{value:,.10g}"


def _bar(f: Figure, low: float, high: float) -> Bar:
    """A figure on an axis from `low` to `high`, in per cent."""
    finite_low = f.low if f.low is not None and f.low != float("-inf") else None
    finite_high = f.high if f.high is not None and f.high != float("inf") else None
    start = 0.0 if finite_low is None else (finite_low - low) / (high - low) * 100
    end = 100.0 if finite_high is None else (finite_high - low) / (high - low) * 100
    return Bar(round(start, 2), round(max(0.0, end - start), 2), finite_low is None, finite_high is None)


def dates(source: Source) -> Dates:
    """Dates by event, and all dates in order of time."""
    by_id = {d.id: d for d in source.c.dates}
    known = [r for r in source.c.date_relations if r.a in by_id and r.b in by_id]
    moments: dict[str, list[Date]] = {}
    for d in source.c.dates:
        if time_order(d.value):
            moments.setdefault(d.value, []).append(d)
    return Dates(
        clusters=tuple(_date_cluster(source, c, by_id) for c in clusters(known)),
        timeline=tuple(_moment(source, value, moments[value]) for value in sorted(moments, key=time_order)),
        unplaced=sum(not time_order(d.value) for d in source.c.dates),
    )


def _date_cluster(source: Source, found: list[ValueRelation], by_id: dict[str, Date]) -> DateCluster:
    inside = sorted((by_id[x] for x in members(found)), key=lambda d: (source.place[d.span.article], d.span.start))
    return DateCluster(
        heading=_heading([d.event for d in inside]),
        tag=gravest(found),
        rows=tuple(DateRow(context(source, d.span), plain_date(d.value), words.ANCHORS[d.anchor]) for d in inside),
        relations=lines(source, found, {d.id: d.span for d in inside}),
    )


def _moment(source: Source, value: str, at: list[Date]) -> Moment:
    return Moment(
        value=plain_date(value),
        cells=tuple(tuple(context(source, d.span, 24) for d in at if d.span.article == a.id) for a in source.c.articles),
    )
