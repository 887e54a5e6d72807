"""Groups against outlets. Frozen and plain, as `view/__init__.py` says."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.views.html.view.pieces import Quote, Tag, Whose


@dataclass(frozen=True, slots=True)
class Rendered:
    """A wording in a group: `quote`, `others` that have the very same words, how it stands to the base (`wording`).

    `base` is True for the base; `alignment` is the number of its alignment with the base in the page's data, "" for
    none; `speaker` and `form` are those of the statement it is, or "".
    """

    quote: Quote
    others: tuple[Whose, ...]
    wording: str
    base: bool
    alignment: str
    speaker: str
    form: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One outlet's cell of a row: its `siglum` and the `tag` (verbatim, reworded, partial, not found)."""

    siglum: str
    tag: Tag


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One group: element `id`, its `kind` and `speaker` ("" for none), the `quote` that stands for it, how many carry it (`carried`).

    `states` has for every outlet the first letter of its cell's key; `cells` and `renderings` are the row's parts.
    """

    id: str
    kind: str
    speaker: str
    quote: Quote
    carried: int
    states: str
    cells: tuple[Cell, ...]
    renderings: tuple[Rendered, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to filter by: `name` and in how many `rows`."""

    name: str
    rows: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Groups against outlets: `rows`, the `key` to the signs of the cells, and the `speakers` and `kinds` to filter by."""

    rows: tuple[MatrixRow, ...]
    key: tuple[Tag, ...]
    speakers: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
