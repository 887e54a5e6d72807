"""The full texts. Frozen and plain, as `view/__init__.py` says."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.views.html.view.pieces import Outlet


@dataclass(frozen=True, slots=True)
class Run:
    """A run of an article's text. `text` is exact.

    `heat` 0 to 4 says how large a share of the others carries it; `statement` is the number of the statement it
    stands in ("" for none); `differs` True where an aligned text differs in these words.
    """

    text: str
    heat: int
    statement: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Consecutive runs of one passage, or between passages.

    `passage` is the passage's key (`1-4`: article 1, fourth passage) or ""; `opens` marks its first part, which
    bears the id; `mark` is the count shown after its last part ("2/3"), "" before that; `note` says the mark in
    words; `only` is True where no other text carries it; `row` is the element of its row in the table, or ""; `runs` its text.
    """

    passage: str
    opens: bool
    mark: str
    note: str
    only: bool
    row: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block of an article: `tag` is its HTML element, `role` its kind, `role_word` the kind in words or "".

    `before` is the text between it and the block before, `parts` its own text.
    """

    tag: str
    role: str
    role_word: str
    before: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """An article's full text: `outlet` whose, its `blocks` in order and the text `after` the last.

    The texts of all parts and gaps joined are the article's text as received. `passages` counts passages
    others carry, `only` those only it has.
    """

    outlet: Outlet
    blocks: tuple[TextBlock, ...]
    after: str
    passages: int
    only: int
