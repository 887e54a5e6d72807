"""Stub."""
from tellings.model.name import Entity
from tellings.model.parse import ParsedArticle


def read(parsed: ParsedArticle) -> tuple[Entity, ...]:
    return ()
