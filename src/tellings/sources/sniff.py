"""What bytes are, by how they begin: HTML, JSON, JSON Lines or text."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

from tellings.model.document import Known, Media, RawDocument, Rejected
from tellings.sources import bytestream


class Shape(StrEnum):
    """How a file holds its articles."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"
    LINES = "lines"


SHAPES = {
    ".txt": Shape.TEXT, ".text": Shape.TEXT, ".md": Shape.TEXT,
    ".html": Shape.HTML, ".htm": Shape.HTML, ".xhtml": Shape.HTML,
    ".jsonl": Shape.LINES, ".ndjson": Shape.LINES, ".json": Shape.JSON,
}  # fmt: skip
"""What a file holds by the end of its name."""

LOOKED_AT = 4096
HTML = re.compile(rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|article)\b", re.I | re.S)
"""How a page begins (HTML Living Standard, 13.1): perhaps a comment, then a doctype or the root element."""
RECORD = re.compile(rb'\s*\{\s*"')
LIST = re.compile(rb"\s*\[\s*(?:\{|\])")


def by_name(path: Path) -> Shape | None:
    """What a file holds by the end of its name, None where that says nothing."""
    return SHAPES.get(path.suffix.lower())


def unmarked(content: bytes) -> bytes:
    """The first bytes as ASCII would have them: without a byte order mark or the NULs of UTF-16."""
    start = content[: 2 * LOOKED_AT].removeprefix(b"\xef\xbb\xbf")
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start[2:].replace(b"\x00", b"")
    return start[:LOOKED_AT]


def is_html(content: bytes) -> bool:
    """Whether the bytes begin as a page does."""
    return HTML.match(unmarked(content)) is not None


def shape(content: bytes) -> Shape:
    """What a stream or a file without a telling name holds."""
    start = unmarked(content)
    if HTML.match(start):
        return Shape.HTML
    if LIST.match(start):
        return Shape.JSON
    if RECORD.match(start):
        first, _, rest = content.partition(b"\n")
        return Shape.LINES if not rest.strip() or first.rstrip().endswith(b"}") else Shape.JSON
    return Shape.TEXT


def document(content: bytes, name: str, declared: Shape, known: Known) -> RawDocument:
    """One article's bytes; a page saved under a text's name is still a page."""
    media = Media.HTML if declared is Shape.HTML or is_html(content) else Media.TEXT
    return RawDocument(name, content, media, known)


def article(path: Path, name: str, known: Known) -> RawDocument | Rejected:
    """A file that holds one article, among others of a folder or manifest; put aside if it cannot be opened."""
    try:
        content = bytestream.whole(path)
    except OSError as error:
        return Rejected(name, f"cannot be read ({bytestream.reason(error)})")
    shape = Shape.HTML if by_name(path) is Shape.HTML else Shape.TEXT
    return document(content, name, shape, known)
