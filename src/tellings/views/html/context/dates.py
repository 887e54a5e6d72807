"""Dates: clusters joined by relations, a timeline, and all dates in order. In: a Source. Out: Dates. Guarantee: conflicts come first."""

from __future__ import annotations

from tellings.model.comparison import ValueRelation
from tellings.model.date import Date
from tellings.model.relation import Relation
from tellings.views import words
from tellings.views.findings import Source
from tellings.views.findings.values import clusters, explainable, members
from tellings.views.html.context import timeline
from tellings.views.html.context.addresses import Addresses
from tellings.views.html.context.plain import plain_date, time_order
from tellings.views.html.context.quotes import context
from tellings.views.html.context.relations import gravest, gravest_first, heading, lines
from tellings.views.html.view import values as view


def build(source: Source, addresses: Addresses) -> view.Dates:
    """Dates by event, all of them drawn, and all of them in order of time."""
    by_id = {d.id: d for d in source.c.dates}
    known = [r for r in source.c.date_relations if r.a in by_id and r.b in by_id]
    against = {x for r in known if r.relation is Relation.CONFLICT and not explainable(r) for x in (r.a, r.b)}
    moments: dict[str, list[Date]] = {}
    for d in source.c.dates:
        if time_order(d.value):
            moments.setdefault(d.value, []).append(d)
    return view.Dates(
        clusters=tuple(_cluster(source, addresses, c, by_id) for c in gravest_first(clusters(known))),
        timeline=timeline.build(source, against),
        moments=tuple(_moment(source, value, moments[value]) for value in sorted(moments, key=time_order)),
        unplaced=sum(not time_order(d.value) for d in source.c.dates),
    )


def _cluster(source: Source, addresses: Addresses, found: list[ValueRelation], by_id: dict[str, Date]) -> view.DateCluster:
    inside = sorted((by_id[x] for x in members(found)), key=lambda d: (source.place[d.span.article], d.span.start))
    return view.DateCluster(
        id=addresses.of("d", *(d.span for d in inside)),
        heading=heading([d.event for d in inside]),
        tag=gravest(found),
        rows=tuple(view.DateRow(context(source, d.span), plain_date(d.value), words.ANCHORS[d.anchor]) for d in inside),
        relations=lines(source, found, {d.id: d.span for d in inside}),
    )


def _moment(source: Source, value: str, at: list[Date]) -> view.Moment:
    return view.Moment(
        value=plain_date(value),
        cells=tuple(tuple(context(source, d.span, 24) for d in at if d.span.article == a.id) for a in source.c.articles),
    )
