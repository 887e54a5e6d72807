"""Figures and dates. Frozen and plain, as `view/__init__.py` says."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.views.html.view.pieces import Quote, Tag


@dataclass(frozen=True, slots=True)
class Bar:
    """A drawn interval: `start` and `width` in per cent of the axis; `open_low`/`open_high` where it is unbounded."""

    start: float
    width: float
    open_low: bool
    open_high: bool


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure: its `quote` in context, its `value` in digits with unit, what it counts (`counted`, in the article's words, or "").

    `bar` draws it on the cluster's axis, None where there is nothing to draw.
    """

    quote: Quote
    value: str
    counted: str
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class RelationLine:
    """How members stand to each other: `tag`, the `pairs` ("A–B", with their words where needed) it holds for, `why`, `sure`."""

    tag: Tag
    pairs: tuple[str, ...]
    why: str
    sure: str


@dataclass(frozen=True, slots=True)
class FigureCluster:
    """Figures about one thing: `heading` in an outlet's words or "", the gravest `tag`, `rows`, `relations`.

    `axis_low` and `axis_high` are the ends of the axis in digits, "" where nothing is drawn.
    """

    heading: str
    tag: Tag
    rows: tuple[FigureRow, ...]
    relations: tuple[RelationLine, ...]
    axis_low: str
    axis_high: str


@dataclass(frozen=True, slots=True)
class LoneFigure:
    """A figure no other text was found to give: its `quote` in context, its `value` in digits, what it counts (`counted` or "")."""

    quote: Quote
    value: str
    counted: str


@dataclass(frozen=True, slots=True)
class OutletFigures:
    """One outlet's lone figures: `siglum`, `outlet`, `rows`."""

    siglum: str
    outlet: str
    rows: tuple[LoneFigure, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """`clusters` of figures about one thing, and every other figure by outlet (`others`), under the label `others_head`."""

    clusters: tuple[FigureCluster, ...]
    others: tuple[OutletFigures, ...]
    others_head: str


@dataclass(frozen=True, slots=True)
class DateRow:
    """One time expression: its `quote` in context, the `value` in words, how it was worked out (`anchor`)."""

    quote: Quote
    value: str
    anchor: str


@dataclass(frozen=True, slots=True)
class DateCluster:
    """Dates of one event: `heading` in an outlet's words, the gravest `tag`, `rows` and `relations`."""

    heading: str
    tag: Tag
    rows: tuple[DateRow, ...]
    relations: tuple[RelationLine, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A line of the timeline: `value` in words and, by outlet, the `cells` of quotes that give it."""

    value: str
    cells: tuple[tuple[Quote, ...], ...]


@dataclass(frozen=True, slots=True)
class Dates:
    """`clusters` of related dates, the `timeline` of every date that has a value, and how many have none (`unplaced`)."""

    clusters: tuple[DateCluster, ...]
    timeline: tuple[Moment, ...]
    unplaced: int
