"""A text as a ParsedArticle, for tests of what is read out of one."""

from __future__ import annotations

from tellings import articles
from tellings.annotations import syntax
from tellings.backends import registry
from tellings.model.document import Known, Media, RawDocument
from tellings.model.parse import ParsedArticle


def parse(text: str, language: str = "en") -> ParsedArticle:
    """The article `text` makes, parsed by the parser of its language."""
    article = articles.build(RawDocument("test", text, Media.TEXT, Known(language=language)), "a1")
    return syntax.parse(article, registry.parser_for(language))
