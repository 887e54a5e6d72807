"""Dates drawn: an axis on which a long time without dates takes little room, and a lane for each outlet.

In: a Source. Out: a Timeline in per cent of its width. Guarantee: what is earlier stands further left; the axis depends on
the dates alone, not on whose they are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from datetime import datetime
from itertools import accumulate, pairwise
from math import log2

from tellings.model.date import Date, Interval
from tellings.views.findings import Source
from tellings.views.html.context.plain import MONTHS, plain_date
from tellings.views.html.context.quotes import siglum
from tellings.views.html.view.values import Lane, Mark, Tick, Timeline

HOURS = 6
"""A gap of so many hours takes one step of the axis, three times as long two: the axis is logarithmic in gaps."""
APART, FAR_APART = 11.0, 30.0
"""Per cent between labels of the axis, on a wide and on a narrow screen."""
ROOM, BESIDE = 3.0, 5.0
"""Per cent between two marks of one line, and what a sign beside a mark takes."""


def build(source: Source, against: set[str]) -> Timeline | None:
    """The timeline; None where fewer than two times have a place. `against` holds the ids of dates in conflict."""
    placed = [(d, i) for d in source.c.dates if (i := d.interval())]
    instants = sorted({instant for _, i in placed for instant in i})
    if len({i for _, i in placed}) < 2:
        return None
    steps = [0.0, *accumulate(log2(1 + (b - a).total_seconds() / 3600 / HOURS) for a, b in pairwise(instants))]

    def place(instant: datetime) -> float:
        return round(steps[bisect_left(instants, instant)] / steps[-1] * 100, 2)

    lanes = []
    for n, a in enumerate(source.c.articles, 1):
        mine: dict[tuple[float, float], list[Date]] = {}
        for d, (start, end) in placed:
            if d.span.article == a.id:
                mine.setdefault((place(start), place(end)), []).append(d)
        on = _lines(
            [
                (start - BESIDE * any(d.id in against for d in some), end + 2 * BESIDE * (len(some) > 1))
                for (start, end), some in mine.items()
            ]
        )
        marks = tuple(_mark(source, n, some, spot, line, against) for (spot, some), line in zip(mine.items(), on, strict=True))
        lanes.append(Lane(siglum(n), a.label, marks, max(on, default=0) + 1))
    return Timeline(_ticks([(place(i[0]), d, i) for d, i in placed]), tuple(lanes))


def _mark(source: Source, number: int, some: list[Date], spot: tuple[float, float], line: int, against: set[str]) -> Mark:
    """One time and every expression of an article that gives it."""
    start, end = spot
    given = dict.fromkeys(f"“{source.words(d.span)}”" for d in some)
    return Mark(
        start=start,
        width=round(end - start, 2),
        line=line,
        words=f"{plain_date(some[0].value)}: {', '.join(given)}",
        times=len(some),
        at=f"{number}.{some[0].span.start}-{some[0].span.end}",
        sign="≠" if any(d.id in against for d in some) else "",
    )


def _lines(spots: list[tuple[float, float]]) -> list[int]:
    """For each mark the first line on which it meets no other; long marks are set first, so that they lie at the top."""
    taken: list[list[tuple[float, float]]] = []
    on = [0] * len(spots)
    for n in sorted(range(len(spots)), key=lambda n: (spots[n][0] - spots[n][1], spots[n][0])):
        start, end = spots[n]
        line = next((k for k, row in enumerate(taken) if all(end + ROOM < s or e + ROOM < start for s, e in row)), len(taken))
        if line == len(taken):
            taken.append([])
        taken[line].append((start, end))
        on[n] = line
    return on


def _ticks(found: list[tuple[float, Date, Interval]]) -> tuple[Tick, ...]:
    """Labels where marks begin, the most frequent first, as far as there is room for them."""
    starts: dict[float, str] = {}
    counts = Counter[float]()
    for at, d, (start, end) in found:
        counts[at] += 1
        label = _label(d, start, end)
        if at not in starts or len(label) > len(starts[at]):
            starts[at] = label
    near: list[float] = []
    far: list[float] = []
    for at in sorted(starts, key=lambda at: (-counts[at], -at)):
        if all(abs(at - other) >= APART for other in near):
            near.append(at)
            if all(abs(at - other) >= FAR_APART for other in far):
                far.append(at)
    return tuple(Tick(at, starts[at], at not in far) for at in sorted(near))


def _label(d: Date, start: datetime, end: datetime) -> str:
    """When a mark begins, as exactly as it is long."""
    days = (end - start).days
    if days > 200 or d.value.isdigit():
        return str(start.year)
    month = MONTHS[start.month - 1][:3]
    return f"{month} {start.year}" if days > 20 else f"{start.day} {month} {start.year}"
