"""Stub."""
from tellings.model.parse import ParsedArticle
from tellings.model.statement import QuotedTerm, Statement


def read(parsed: ParsedArticle) -> tuple[tuple[Statement, ...], tuple[QuotedTerm, ...]]:
    return (), ()
