"""Short ways to build an article from text or HTML and to see its blocks."""

from __future__ import annotations

from tellings.articles import build
from tellings.model.article import Article
from tellings.model.document import Known, Media, RawDocument

PLAIN = (
    "The council of Orla voted on Monday to close the old harbour bridge for eleven weeks while workers replace its bearings, "
    "the mayor said after the meeting."
)
"""A paragraph of an ordinary length."""


def article(content: str | bytes, known: Known | None = None, media: Media = Media.TEXT) -> Article:
    return build(RawDocument("made-up.txt", content, media, known or Known()), "a1")


def page(content: str | bytes, known: Known | None = None) -> Article:
    return article(content, known, Media.HTML)


def blocks(content: str | bytes) -> list[tuple[str, str]]:
    built = article(content)
    return [(block.kind.value, block.span.of(built.reading.text)) for block in built.blocks]


def kinds(content: str | bytes) -> list[str]:
    return [kind for kind, _ in blocks(content)]
