"""Quotes, labels and outlets: the pieces every section is made of. Frozen and plain, as `view/__init__.py` says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of quoted text. `text` is exact; `mark` is "" or what the run is ("hit": the words in question)."""

    text: str
    mark: str


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose words something is, and where they stand.

    `outlet` and `siglum` say whose; `text_id` is the element of the full text, `at` the place in it as
    `number.start-end` (code points).
    """

    outlet: str
    siglum: str
    text_id: str
    at: str


@dataclass(frozen=True, slots=True)
class Quote:
    """An outlet's own words.

    `whose` says whose and where; `shown` is the place of the words shown, as `start-end`, where they are not those
    of `whose`, else ""; `pieces` the words, `cut_before`/`cut_after` whether the sentence goes on there; `marks` is
    "bare" where the words bring their own quotation marks, "opens" or "closes" where one end does, else ""; `lang`
    is a BCP 47 tag, or "" for the page's own language and where it is unknown.
    """

    whose: Whose
    shown: str
    pieces: tuple[Piece, ...]
    cut_before: bool
    cut_after: bool
    marks: str
    lang: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A fixed label. `word` is shown, `key` names its look, `sign` is a symbol beside it ("" for none)."""

    word: str
    key: str
    sign: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """One article at the top of the page.

    `number` counts from 1, `siglum` is its letter, `name` the outlet (or the file's name); `title` the headline
    and `title_found` False where the text has none and its opening words stand in; `date` in words, `date_note`
    says "date unknown" or "inferred …"; `author` or ""; `url` is http(s) or "", `host` its host; `length` is the
    text's length in words, or in characters for scripts without spaces; `lang` is a BCP 47 tag or "", `text_id` the
    element of its full text.
    """

    number: int
    siglum: str
    name: str
    title: str
    title_found: bool
    date: str
    date_note: str
    author: str
    url: str
    host: str
    length: str
    lang: str
    text_id: str


@dataclass(frozen=True, slots=True)
class NoteLine:
    """Something to know about how a text was read: `about` the outlet or document ("" for all), and the `text`."""

    about: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the page for the navigation: element `id`, `title`, and how many things it holds (`count`, 0: not said)."""

    id: str
    title: str
    count: int
