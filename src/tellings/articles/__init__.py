"""From a RawDocument to an Article: its text as received, a reading of it, blocks and metadata."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.model.article import Article, sha256
from tellings.model.article import Published
from tellings.model.block import Block, BlockKind
from tellings.model.document import RawDocument
from tellings.model.reading import Reading
from tellings.model.span import Span


def build(document: RawDocument, identifier: str) -> Article:
    text = document.content if isinstance(document.content, str) else document.content.decode("utf8")
    reading_text = text.translate(str.maketrans("“”‘’", "\"\"''"))
    reading = Reading(reading_text, range(len(text)), range(1, len(text) + 1))
    blocks, at = [], 0
    for n, line in enumerate(reading_text.splitlines(keepends=True)):
        body = line.strip()
        if body:
            start = at + line.index(body[0])
            kind = BlockKind.PARAGRAPH if body[-1] in ".”\"?!" or len(body) > 120 else BlockKind.HEADLINE if n == 0 else BlockKind.SUBHEADING
            blocks.append(Block(Span(identifier, start, start + len(body)), kind))
        at += len(line)
    k = document.known
    published = Published(k.published) if k.published else None
    return Article(identifier, text, reading, tuple(blocks), sha256(text), k.title, k.outlet, k.author, published, k.url, k.language or "en", document.name, {})


def infer_dates(given: Sequence[Article]) -> tuple[Article, ...]:
    return tuple(given)
