"""The view-model: what the templates of the page can show, and nothing else.

In: nothing. Out: frozen dataclasses, built by the other files here and read by `templates/`. Guarantee (held by
tests/contract/test_page_contract.py): every field is documented in its class and used by a template, and
templates use no other. Strings are plain text; the templates escape them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of quoted text. `text` is exact; `mark` is "" or what the run is ("hit": the words in question)."""

    text: str
    mark: str


@dataclass(frozen=True, slots=True)
class Quote:
    """An outlet's own words.

    `outlet` and `siglum` say whose; `text_id` is the element of the full text, `at` the place in it as
    `number.start-end` (code points); `pieces` the words, `cut_before`/`cut_after` whether the sentence goes on
    there; `marks` is "bare" where the words bring their own quotation marks, "opens" or "closes" where one end
    does, else ""; `lang` is a BCP 47 tag or "".
    """

    outlet: str
    siglum: str
    text_id: str
    at: str
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
class Finding:
    """One line of the summary: `quotes` side by side, `why` in fixed words or "", `sure` in plain words or ""."""

    quotes: tuple[Quote, ...]
    why: str
    sure: str


@dataclass(frozen=True, slots=True)
class FindingKind:
    """Findings of one kind. `tag` names it, `lines` are those shown of `total`, `section` is where all are."""

    tag: Tag
    lines: tuple[Finding, ...]
    total: int
    section: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the page for the navigation: element `id`, `title`, and how many things it holds (`count`, 0: not said)."""

    id: str
    title: str
    count: int


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
    """Groups against outlets: `rows` and the `speakers` to filter by."""

    rows: tuple[MatrixRow, ...]
    speakers: tuple[SpeakerChoice, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A drawn interval: `start` and `width` in per cent of the axis; `open_low`/`open_high` where it is unbounded."""

    start: float
    width: float
    open_low: bool
    open_high: bool


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure: its `quote` in context, its `value` in digits with unit, what it counts (`counted`, quoted, or "").

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
    """Figures about one thing: `heading` in an outlet's words, the gravest `tag`, `rows`, `relations`.

    `axis_low` and `axis_high` are the ends of the axis in digits, "" where nothing is drawn.
    """

    heading: str
    tag: Tag
    rows: tuple[FigureRow, ...]
    relations: tuple[RelationLine, ...]
    axis_low: str
    axis_high: str


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


@dataclass(frozen=True, slots=True)
class NameUse:
    """A wording and how often it stands there: `quote` of its first mention and `count`."""

    quote: Quote
    count: int


@dataclass(frozen=True, slots=True)
class NameRow:
    """One thing and its names: `kind` in a word, `name` the fullest wording, and by outlet the wordings (`cells`)."""

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
    """One speaker: `name` and a cell for each outlet (`cells`)."""

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
    """A passage only one text has: its `quote`, the `nearest` passage tried elsewhere (None for none), `why`, `near`."""

    quote: Quote
    nearest: Quote | None
    why: str
    near: str


@dataclass(frozen=True, slots=True)
class OnlyOutlet:
    """One outlet's passages that were not found elsewhere: `siglum`, `outlet`, `rows`."""

    siglum: str
    outlet: str
    rows: tuple[OnlyRow, ...]


@dataclass(frozen=True, slots=True)
class NoteLine:
    """Something to know about how a text was read: `about` the outlet or document ("" for all), and the `text`."""

    about: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page.

    `title` is for the browser's tab; `outlets` in the order given; `findings` the summary; `sections` the
    navigation; then a field for each section: `texts`, `matrix`, `figures`, `dates`, `names`, `speakers`,
    `copied`, `only`, `notes`, `rejected`; `backends` says what read the texts, by name; `schema` the
    comparison's version.
    """

    title: str
    outlets: tuple[Outlet, ...]
    findings: tuple[FindingKind, ...]
    sections: tuple[Section, ...]
    texts: tuple[Text, ...]
    matrix: Matrix
    figures: tuple[FigureCluster, ...]
    dates: Dates
    names: Names
    speakers: Speakers
    copied: Copied
    only: tuple[OnlyOutlet, ...]
    notes: tuple[NoteLine, ...]
    rejected: tuple[NoteLine, ...]
    backends: tuple[NoteLine, ...]
    schema: str
