"""Figures and dates. Frozen and plain, as `view/__init__.py` says."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.views.html.view.pieces import Quote, Tag


@dataclass(frozen=True, slots=True)
class Bar:
    """A drawn interval: `start` and `end` in per cent of the axis, its `width`; `open_low`/`open_high` where it is unbounded."""

    start: float
    end: float
    width: float
    open_low: bool
    open_high: bool


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure: its `quote` in context, its `value` in digits with unit, what it counts (`counted`, in the article's words, or "").

    `source` is the name of who the article says gives it, `time` the words of the date it holds for, both "" where none is
    named. `bar` draws it on the cluster's axis, None where there is nothing to draw.
    """

    quote: Quote
    value: str
    counted: str
    source: str
    time: str
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
    """Figures about one thing: element `id`, `heading` in an outlet's words or "", the gravest `tag`, `rows`, `relations`.

    `axis_low` and `axis_high` are the ends of the axis in digits, "" where nothing is drawn.
    """

    id: str
    heading: str
    tag: Tag
    rows: tuple[FigureRow, ...]
    relations: tuple[RelationLine, ...]
    axis_low: str
    axis_high: str


@dataclass(frozen=True, slots=True)
class LoneFigure:
    """A figure no other text was found to give: element `id`, its `quote`, its `value` in digits, what it counts (`counted` or "").

    `source` and `time` as in `FigureRow`.
    """

    id: str
    quote: Quote
    value: str
    counted: str
    source: str
    time: str


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
    """Dates of one event: element `id`, `heading` in an outlet's words, the gravest `tag`, `rows` and `relations`."""

    id: str
    heading: str
    tag: Tag
    rows: tuple[DateRow, ...]
    relations: tuple[RelationLine, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A label under the timeline: its `place` in per cent, the `words`, and whether it is `minor`: left out where it is narrow."""

    place: float
    words: str
    minor: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """Time an article speaks of, drawn: `start` and `width` in per cent, the line of its lane it stands on (`line`, from 0).

    `words` says which time and in which words it is given, `times` how often; `at` is where first, as
    `number.start-end`; `sign` is "≠" where it is in conflict with another article's, else "".
    """

    start: float
    width: float
    line: int
    words: str
    times: int
    at: str
    sign: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One outlet's lane on the timeline: `siglum`, `outlet`, its `marks` and how many `lines` they need."""

    siglum: str
    outlet: str
    marks: tuple[Mark, ...]
    lines: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Every date with a place on the calendar: `ticks` of the axis and a lane for each outlet (`lanes`)."""

    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A line of the table of dates: `value` in words and, by outlet, the `cells` of quotes that give it."""

    value: str
    cells: tuple[tuple[Quote, ...], ...]


@dataclass(frozen=True, slots=True)
class Dates:
    """`clusters` of related dates, the `timeline` (None where fewer than two dates have a place), `moments` in order of time.

    `unplaced` says how many time expressions have no place on the calendar.
    """

    clusters: tuple[DateCluster, ...]
    timeline: Timeline | None
    moments: tuple[Moment, ...]
    unplaced: int
