"""Copied passages and what only one text has. Frozen and plain, as `view/__init__.py` says."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.views.html.view.pieces import Quote


@dataclass(frozen=True, slots=True)
class CopiedPair:
    """The same words in two texts: both `quotes`, and how many words of how many they share (`share`)."""

    quotes: tuple[Quote, ...]
    share: str


@dataclass(frozen=True, slots=True)
class Copied:
    """`pairs` of copied passages, `origins` as lists of two or more outlets that share most of their text, agency `credits`."""

    pairs: tuple[CopiedPair, ...]
    origins: tuple[tuple[str, ...], ...]
    credits: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class OnlyRow:
    """A passage only one text has: its `quote`, the `nearest` passage tried elsewhere (None for none), `why`, `near`.

    `role` names the block it stands in where that is no paragraph, else "".
    """

    quote: Quote
    role: str
    nearest: Quote | None
    why: str
    near: str


@dataclass(frozen=True, slots=True)
class OnlyOutlet:
    """One outlet's passages that were not found elsewhere: `siglum`, `outlet`, `rows`."""

    siglum: str
    outlet: str
    rows: tuple[OnlyRow, ...]
