"""Groups against outlets. Frozen and plain, as `view/__init__.py` says."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.views.html.view.pieces import Quote, Tag


@dataclass(frozen=True, slots=True)
class Rendered:
    """One article's wording in a group: `quote`, how it stands to the base in `wording`, `base` True for the base.

    `speaker` and `form` of the statement it is, or "".
    """

    quote: Quote
    wording: str
    base: bool
    speaker: str
    form: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One outlet's cell of a row: `outlet`, `siglum` and the `tag` (verbatim, reworded, partial, not found)."""

    outlet: str
    siglum: str
    tag: Tag


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One group: element `id`, its `speaker` or "", the `quote` that stands for it, `cells` and `renderings`."""

    id: str
    speaker: str
    quote: Quote
    cells: tuple[Cell, ...]
    renderings: tuple[Rendered, ...]


@dataclass(frozen=True, slots=True)
class SpeakerChoice:
    """A speaker to filter by: `name` and in how many `rows`."""

    name: str
    rows: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Groups against outlets: `rows`, the `key` to the signs of the cells, and the `speakers` to filter by."""

    rows: tuple[MatrixRow, ...]
    key: tuple[Tag, ...]
    speakers: tuple[SpeakerChoice, ...]
