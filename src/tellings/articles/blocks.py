"""An article's parts by their role: header, headline, subheadings, datelines, captions, credits, paragraphs.

In: a reading's text. Out: blocks in reading offsets, in order, which do not overlap and leave out only
white space. Roles are read from the layout (lines, blank lines, ends of lines) and from the shapes of
notices; where in doubt, a unit is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from tellings.articles import notices
from tellings.articles.header import Header
from tellings.articles.layout import Unit
from tellings.model.block import Block, BlockKind
from tellings.model.span import Span

Piece = tuple[int, int, BlockKind]

STOPS = (".", "!", "?", "…", "。", "！", "？", "।", "؟", "۔")
OPEN_ENDS = (":", ";", ",", "-", "–", "—")
CLOSERS = "\"')]»」』"
HEADLINE_WORDS = 32
STOPPED_HEADLINE_WORDS = 18
SUBHEADING_WORDS = 14
CAPTION_WORDS = 60
LEADING_PARAGRAPHS = 3
SHAPE = re.compile(r"[^\W_]+")
LONGER = re.compile(r"[^\W\d_]{4,}")
SENTENCES = re.compile(r"[^\W\d_]{4,}\.[\"')]* [\"'(]?[A-Z]")
"""Two sentences in a row: a headline may be one question and its answer, but hardly that."""
CUE = "(?:said|says|told|wrote|asked|added)\\b"
SAID = re.compile(rf"[.,!?][\"'] (?:he |she |they |(?:[A-Z][\w.]+ ){{0,3}}{CUE})")
"""A quotation with its cue behind it: "Gone," she said."""


def split(
    text: str, units: Sequence[Unit], article: str, header: Header, headings: Collection[str] = (), title: str | None = None
) -> tuple[Block, ...]:
    """The blocks of an article's reading; `headings` are lines known to be headings, `title` the headline if known."""
    kinds = roles(units, header, headings, title)
    paragraphs = [n for n, kind in enumerate(kinds) if kind is BlockKind.PARAGRAPH]
    leading = frozenset(paragraphs[:LEADING_PARAGRAPHS])
    pieces = [piece for n, unit in enumerate(units) for piece in cut(unit, kinds[n], header.ends.get(n), n in leading)]
    return tuple(Block(Span(article, *trimmed(text, start, end)), kind) for start, end, kind in pieces)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The same stretch without white space around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def shape(text: str) -> str:
    """A text's words alone, to tell a headline that is repeated."""
    return " ".join(SHAPE.findall(text[:400].casefold()))


def stopped(text: str) -> bool:
    """Whether a text ends as a sentence does, closing marks aside."""
    return text.rstrip(CLOSERS + " ").endswith(STOPS)


def words(text: str) -> int:
    """How many words a short text has; of a long one, more than any heading."""
    return text.count(" ") + text.count("\n") + 1


def roles(units: Sequence[Unit], header: Header, headings: Collection[str], title: str | None) -> list[BlockKind]:
    """One role for each unit; a unit with a header in front has the role of its rest."""
    kinds = [BlockKind.PARAGRAPH] * len(units)
    headline = mark_headlines(units, kinds, header, title)
    for n, unit in enumerate(units):
        if kinds[n] is BlockKind.PARAGRAPH and (header.ends.get(n) == unit.end):
            kinds[n] = BlockKind.HEADER
        elif kinds[n] is BlockKind.PARAGRAPH and (notices.is_picture_credit(unit.text) or notices.is_staff_credit(unit.text)):
            kinds[n] = BlockKind.CREDIT
    mark_captions(units, kinds)
    for n in range(1, len(units)):
        if kinds[n] is BlockKind.PARAGRAPH and n != headline and (units[n].text in headings or is_subheading(units, kinds, n)):
            kinds[n] = BlockKind.SUBHEADING
    return kinds


def mark_headlines(units: Sequence[Unit], kinds: list[BlockKind], header: Header, title: str | None) -> int | None:
    """The headline, its second line and its repetitions are marked in `kinds`; gives the headline's index."""
    at = next((n for n, unit in enumerate(units) if header.ends.get(n, unit.start) < unit.end), None)
    if header.title is not None:
        at = header.title
    if at is None:
        return None
    if header.ends.get(at) is None and not is_headline(units, at, title):
        return None
    kinds[at] = BlockKind.HEADLINE
    text = units[at].text[header.ends.get(at, units[at].start) - units[at].start :]
    for n in range(at + 1, min(at + 5, len(units))):
        second = n == at + 1 and text.rstrip().endswith(";") and not units[n].apart and words(units[n].text) <= HEADLINE_WORDS
        if second or (len(units[n].text) < 400 and shape(units[n].text) == shape(text)):
            kinds[n] = BlockKind.HEADLINE
    return at


def is_headline(units: Sequence[Unit], at: int, title: str | None) -> bool:
    """Whether the first unit of a story is its headline."""
    unit = units[at]
    text = unit.text
    if title and shape(title) and shape(text) == shape(title):
        return True
    if len(units) == at + 1 or len(text) > 300 or words(text) > HEADLINE_WORDS:
        return False
    if notices.dateline(text, leading=True) or notices.is_unlabelled_credit(text):
        return False
    if not stopped(text):
        return not text.endswith(OPEN_ENDS[:1] + OPEN_ENDS[2:])
    following = units[at + 1]
    if shape(text) == shape(following.text):
        return True
    apart = following.apart
    if capitalised(text):
        return apart or words(text) <= STOPPED_HEADLINE_WORDS
    longer = any(len(later.text) > len(text) for later in units[at + 1 : at + 4])
    return apart and longer and words(text) <= STOPPED_HEADLINE_WORDS and not (SAID.search(text) or SENTENCES.search(text))


def capitalised(text: str) -> bool:
    """Whether a text's longer words all begin with capitals, as American headlines do."""
    longer = LONGER.findall(text)
    return len(longer) >= 3 and sum(word[0].isupper() for word in longer) >= 0.85 * len(longer)


def mark_captions(units: Sequence[Unit], kinds: list[BlockKind]) -> None:
    """Captions are marked beside their credits: the line before, or at the top of a story the line after."""
    body = next((n for n, unit in enumerate(units) if kinds[n] is BlockKind.PARAGRAPH and stopped(unit.text)), len(units))
    for n, unit in enumerate(units):
        if kinds[n] is not BlockKind.CREDIT or notices.is_staff_credit(unit.text):
            continue
        if n and kinds[n - 1] is BlockKind.PARAGRAPH:
            before = units[n - 1]
            close = not unit.apart and any(u.apart for u in units[1:])
            if words(before.text) <= CAPTION_WORDS and (close or not stopped(before.text)):
                kinds[n - 1] = BlockKind.CAPTION
                continue
        if n + 1 < len(units) and n < body and kinds[n + 1] is BlockKind.PARAGRAPH:
            after = units[n + 1].text
            if not stopped(after) and 6 <= words(after) <= CAPTION_WORDS and not notices.dateline(after, True):
                kinds[n + 1] = BlockKind.CAPTION


def is_subheading(units: Sequence[Unit], kinds: Sequence[BlockKind], n: int) -> bool:
    """Whether a unit heads what follows: a short line without a stop, alone between paragraphs."""
    text = units[n].text
    if n + 1 >= len(units) or "\n" in text or not looks_short(text) or not text[0].isalnum() or text[0].islower():
        return False
    if notices.trailing_credit(text):
        return False
    following = units[n + 1]
    if kinds[n + 1] not in (BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.CREDIT) or following.text[0].islower():
        return False
    if kinds[n + 1] is BlockKind.PARAGRAPH and looks_short(following.text):
        return False
    previous = units[n - 1].text
    return not (kinds[n - 1] is BlockKind.PARAGRAPH and (looks_short(previous) or previous.endswith(OPEN_ENDS)))


def looks_short(text: str) -> bool:
    """Whether a line is short and has no end of a sentence, clause or quotation."""
    return len(text) <= 110 and words(text) <= SUBHEADING_WORDS and not text.endswith((*STOPS, *OPEN_ENDS, *CLOSERS))


def cut(unit: Unit, kind: BlockKind, header_end: int | None, leading: bool) -> Iterator[Piece]:
    """A unit's blocks: header, dateline and trailing credit apart from what stands beside them."""
    start = unit.start
    if header_end is not None and kind is not BlockKind.HEADER:
        yield start, header_end, BlockKind.HEADER
        start = header_end
    text = unit.text[start - unit.start :]
    if kind in (BlockKind.PARAGRAPH, BlockKind.CAPTION):
        dated = notices.dateline(text, leading) if kind is BlockKind.PARAGRAPH else None
        credited = notices.trailing_credit(text) if dated is None else None
        if dated is not None:
            yield start, start + dated, BlockKind.DATELINE
            start += dated
        elif credited is not None:
            yield start, start + credited, BlockKind.CAPTION
            start, kind = start + credited, BlockKind.CREDIT
    if start < unit.end:
        yield start, unit.end, kind
