"""Copied passages and what only one text has. Frozen and plain, as `view/__init__.py` says."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.views.html.view.pieces import Quote, Whose


@dataclass(frozen=True, slots=True)
class CopiedPassage:
    """The same words in several texts: element `id`, `quotes` of the wordings, further texts that have them (`others`), `share`.

    `share` says how many words of how many the quotes have in common.
    """

    id: str
    quotes: tuple[Quote, ...]
    others: tuple[Whose, ...]
    share: str


@dataclass(frozen=True, slots=True)
class Copied:
    """`passages` copied, `origins` as lists of two or more outlets that share most of their text, agency `credits`."""

    passages: tuple[CopiedPassage, ...]
    origins: tuple[tuple[str, ...], ...]
    credits: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class OnlyRow:
    """A passage only one text has: element `id`, its `quote`, the `nearest` passage tried elsewhere (None for none), `why`, `near`.

    `role` names the block it stands in where that is no paragraph, else "".
    """

    id: str
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
