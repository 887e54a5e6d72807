"""Everything read out of one article."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.model.date import Date
from tellings.model.figure import Figure
from tellings.model.name import Entity
from tellings.model.parse import ParsedArticle
from tellings.model.statement import QuotedTerm, Statement


@dataclass(frozen=True, slots=True)
class Annotations:
    """All spans are in reading offsets; `parsed` holds the tokens and sentences they were read from.

    `reads_language` is False where the language has no parser: then only quotation marks, digits and
    shared words were read.
    """

    parsed: ParsedArticle
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    dates: tuple[Date, ...]
    entities: tuple[Entity, ...]
    quoted_terms: tuple[QuotedTerm, ...]
    reads_language: bool
