"""Names and speakers. Frozen and plain, as `view/__init__.py` says."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.views.html.view.pieces import Quote


@dataclass(frozen=True, slots=True)
class NameUse:
    """A wording and how often it stands there: `quote` of its first mention and `count`."""

    quote: Quote
    count: int


@dataclass(frozen=True, slots=True)
class NameRow:
    """One thing and its names: element `id`, `kind` in a word, `name` the fullest wording, and by outlet the wordings (`cells`)."""

    id: str
    kind: str
    name: str
    cells: tuple[tuple[NameUse, ...], ...]


@dataclass(frozen=True, slots=True)
class Names:
    """`rows` of things named in different words, `more` of them, `alike` those named alike, `terms` in quotation marks by outlet."""

    rows: tuple[NameRow, ...]
    more: tuple[NameRow, ...]
    alike: tuple[NameRow, ...]
    terms: tuple[tuple[Quote, ...], ...]


@dataclass(frozen=True, slots=True)
class SpeakerCell:
    """What one outlet gives a speaker: `words`, `statements`, and `width` of the bar in per cent of the widest."""

    words: int
    statements: int
    width: float


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """One speaker: element `id`, `name` and a cell for each outlet (`cells`)."""

    id: str
    name: str
    cells: tuple[SpeakerCell, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """What an outlet puts first: its `siglum` and `outlet`, its `quotes`, and its share of reported words (`share`)."""

    siglum: str
    outlet: str
    quotes: tuple[Quote, ...]
    share: str


@dataclass(frozen=True, slots=True)
class Speakers:
    """`rows` of the speakers given most words, `more` of them, and the `openings` of each outlet."""

    rows: tuple[SpeakerRow, ...]
    more: tuple[SpeakerRow, ...]
    openings: tuple[Opening, ...]
