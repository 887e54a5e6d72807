"""What the head of a text says about the article: its date, its author, its source, before the story begins.

In: the first units of a reading. Out: the metadata and, for each unit that is part of it, which characters
are header. Only lines of a known shape count: "date 2024-05-01 …", "Source: …", a line that is nothing but
a date, a byline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tellings.articles import moments
from tellings.articles.layout import Unit

HEAD = 8
"""Units: metadata stands at most this far down."""

LABELS = {
    "title": "title", "headline": "title",
    "date": "published", "dated": "published", "published": "published", "posted": "published",
    "published on": "published", "posted on": "published", "first published": "published", "publication date": "published",
    "updated": "", "last updated": "", "last modified": "", "updated on": "", "modified": "",
    "source": "outlet", "outlet": "outlet", "publisher": "outlet", "publication": "outlet", "site": "outlet",
    "author": "author", "authors": "author", "byline": "author", "written by": "author",
    "url": "url", "link": "url", "language": "language",
}  # fmt: skip
"""Words that label metadata at the head of a text file, and the field they give; "" is read over."""

LABEL = re.compile("(" + "|".join(sorted((re.escape(name) for name in LABELS), key=len, reverse=True)) + r")( ?: ?| )(?=\S)", re.IGNORECASE)
NAME = r"[^\W\d_][\w.'’-]*"
BYLINE = re.compile(rf"by:? ({NAME}(?: {NAME}){{1,11}}|{NAME}(?:[ ,&|/]+{NAME}){{1,11}})", re.IGNORECASE)
UPDATED = re.compile(r"(?:last )?(?:updated|modified)\b", re.IGNORECASE)
LONGEST_BYLINE = 120
LONGEST_VALUE = 300
LONGEST_HEADLINE = 160


@dataclass(frozen=True, slots=True)
class Header:
    """`given` holds the fields found; `ends` says for a unit's index up to which offset it is header.

    `title` is the index of the unit whose rest, after its header, is the headline.
    """

    given: dict[str, str] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)
    title: int | None = None


def read(units: Sequence[Unit]) -> Header:
    """The header at the top of the text, empty where there is none."""
    header = Header()
    title = None
    for index, unit in enumerate(units[:HEAD]):
        end = labelled(unit, header, index) or bare_date(unit, header) or (byline(unit, header) if index else None)
        if end is not None:
            header.ends[index] = end
            if end < unit.end and title is None:
                title = index
        elif len(unit.text) > LONGEST_HEADLINE and unit.text.endswith((".", '"')):
            break  # the story has begun
    return Header(header.given, header.ends, title)


def labelled(unit: Unit, header: Header, index: int) -> int | None:
    """Where the header ends in a unit such as "Source: …" or "date 2024-05-01 Headline"; None if it is none."""
    found = LABEL.match(unit.text)
    if not found:
        at_start = moments.leading(unit.text) if index == 0 and unit.text[:4].isdigit() and unit.text[4:5] == "-" else None
        if at_start:
            header.given.setdefault("published", at_start[0])
            return rest(unit, at_start[1])
        return None
    name, colon = LABELS[found[1].lower()], ":" in found[2]
    if name in ("published", ""):
        return labelled_date(unit, header, index, name, found.end())
    if not colon or len(unit.text) > LONGEST_VALUE:
        return None
    header.given.setdefault(name, unit.text[found.end() :].strip())
    return unit.start + found.end() if name == "title" else unit.end


def labelled_date(unit: Unit, header: Header, index: int, name: str, at: int) -> int | None:
    """Where the header ends in "date 2024-05-01 …" or "Published: May 1, 2024"; None where no date follows the label."""
    value = unit.text[at : at + moments.LONGEST + 1]
    dated = moments.leading(value)
    whole = moments.parse(value)
    if whole:
        end = unit.end
    elif dated and index == 0 and value[:4].isdigit():  # a written-out date before more words may be a sentence
        end = rest(unit, at + dated[1])
    else:
        return None
    if name:
        header.given.setdefault(name, whole or (dated[0] if dated else ""))
    return end


def rest(unit: Unit, after: int) -> int:
    """Where the header ends once separators behind it are taken in; the unit's end if nothing else follows."""
    text = unit.text
    while after < len(text) and text[after] in " |:–—-,.·":
        after += 1
    return unit.start + after


def bare_date(unit: Unit, header: Header) -> int | None:
    """The end of a unit that is nothing but a date or a time, with whatever label."""
    if not moments.only_says_when(unit.text):
        return None
    value = moments.written(unit.text)
    if value and not UPDATED.match(unit.text):
        header.given.setdefault("published", value)
    return unit.end


def byline(unit: Unit, header: Header) -> int | None:
    """The end of a unit that names the author: "By Jane Roe and John Doe, Staff Writers"."""
    text = unit.text
    if len(text) > LONGEST_BYLINE or text.endswith((".", "?", "!", ":", '"')):
        return None
    found = BYLINE.fullmatch(text.rstrip(" |,"))
    if not found:
        return None
    words = re.findall(NAME, found[1])
    # "By the river" is no byline: a name's words are capitalised but for particles and "and"
    capitals = sum(word[0].isupper() for word in words)
    if not words or not words[0][0].isupper() or capitals < 2 or capitals * 2 < len(words):
        return None
    header.given.setdefault("author", author(found[1]))
    return unit.end


def author(named: str) -> str:
    """The names of a byline without what follows them after a comma or bar."""
    return re.split(r" ?[|/] ?|, (?=[A-Z][\w ]*(?:Writer|Editor|Reporter|Correspondent|News|Press|Staff|Post|Times)s?\b)", named)[0].strip()
