"""Figures: clusters joined by relations, drawn on one axis. In: a Source. Out: Figures. Guarantee: conflicts come first."""

from __future__ import annotations

from collections.abc import Mapping

from tellings.model.comparison import ValueRelation
from tellings.model.figure import Figure
from tellings.views import words
from tellings.views.findings import Source
from tellings.views.findings.values import clusters, counted, members
from tellings.views.html.context.addresses import Addresses
from tellings.views.html.context.plain import in_digits
from tellings.views.html.context.quotes import context, siglum
from tellings.views.html.context.relations import gravest, heading, lines
from tellings.views.html.view import values as view


def build(source: Source, addresses: Addresses) -> view.Figures:
    """Figures about one thing, cluster by cluster, then those that stand alone, by outlet."""
    by_id = {f.id: f for f in source.c.figures}
    when = {d.id: source.words(d.span) for d in source.c.dates}
    known = [r for r in source.c.figure_relations if r.a in by_id and r.b in by_id]
    related = set(members(known))
    alone = [f for f in source.c.figures if f.id not in related]
    clustered = tuple(_cluster(source, addresses, c, by_id, when) for c in clusters(known))
    others = tuple(
        view.OutletFigures(siglum(n), a.label, tuple(_lone(source, addresses, f, when) for f in alone if f.span.article == a.id))
        for n, a in enumerate(source.c.articles, 1)
    )
    return view.Figures(clusters=clustered, others=tuple(o for o in others if o.rows), others_head=words.NO_COUNTERPART)


def _lone(source: Source, addresses: Addresses, f: Figure, when: Mapping[str, str]) -> view.LoneFigure:
    return view.LoneFigure(
        id=addresses.of("v", f.span),
        quote=context(source, f.span, 36),
        value=in_digits(f),
        counted=_beside_value(source, f),
        source=_given_by(source, f),
        time=when.get(f.time or "", ""),
    )


def _beside_value(source: Source, f: Figure) -> str:
    """What a figure counts, where its unit does not say it already."""
    thing = counted(source, f)
    return "" if in_digits(f).casefold().endswith(f" {thing.casefold()}") else thing


def _given_by(source: Source, f: Figure) -> str:
    """The fullest name across the story of who the article says gives a figure, "" where it gives it itself."""
    if f.source is None:
        return ""
    identity = source.identity_of(f.span.article, f.source)
    return identity.name if identity else f.source.name


def _cluster(
    source: Source, addresses: Addresses, found: list[ValueRelation], by_id: dict[str, Figure], when: Mapping[str, str]
) -> view.FigureCluster:
    inside = sorted((by_id[x] for x in members(found)), key=lambda f: (source.place[f.span.article], f.span.start))
    bounds = [b for f in inside for b in (f.low, f.high) if b is not None and abs(b) != float("inf")]
    drawn = bool(bounds) and max(bounds) > min(bounds)
    low, high = (min(bounds), max(bounds)) if drawn else (0.0, 0.0)
    return view.FigureCluster(
        id=addresses.of("v", *(f.span for f in inside)),
        heading=heading([counted(source, f) for f in inside]),
        tag=gravest(found),
        rows=tuple(
            view.FigureRow(
                quote=context(source, f.span),
                value=in_digits(f),
                counted=_beside_value(source, f),
                source=_given_by(source, f),
                time=when.get(f.time or "", ""),
                bar=_bar(f, low, high) if drawn else None,
            )
            for f in inside
        ),
        relations=lines(source, found, {f.id: f.span for f in inside}),
        axis_low=_axis_end(low) if drawn else "",
        axis_high=_axis_end(high) if drawn else "",
    )


def _axis_end(value: float) -> str:
    return f"{value:,.10g}"


def _bar(f: Figure, low: float, high: float) -> view.Bar:
    """A figure on an axis from `low` to `high`, in per cent."""
    finite_low = f.low if f.low is not None and f.low != float("-inf") else None
    finite_high = f.high if f.high is not None and f.high != float("inf") else None
    start = 0.0 if finite_low is None else (finite_low - low) / (high - low) * 100
    end = 100.0 if finite_high is None else (finite_high - low) / (high - low) * 100
    return view.Bar(round(start, 2), round(end, 2), round(max(0.0, end - start), 2), finite_low is None, finite_high is None)
