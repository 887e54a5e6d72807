"""Stub."""
from tellings.model.date import Date
from tellings.model.parse import ParsedArticle
from tellings.model.statement import Statement


def read(parsed: ParsedArticle, statements: tuple[Statement, ...]) -> tuple[Date, ...]:
    return ()
