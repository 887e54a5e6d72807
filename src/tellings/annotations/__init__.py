"""From an Article to its Annotations: what it says, who it says said it, and which figures, dates and names it gives.

Names come first, then statements, then who their speakers are, then dates. Figures come last: the digits of a date are
none, and each says who gives it and which date it holds for. One package reads each.
"""

from __future__ import annotations

from tellings.annotations import dates, figures, names, speakers, statements, syntax
from tellings.backends.protocols import Parser
from tellings.model.annotations import Annotations
from tellings.model.article import Article


def annotate(article: Article, parser: Parser) -> Annotations:
    """Read one article; every span is in reading offsets."""
    parsed = syntax.parse(article, parser)
    entities = names.read(parsed)
    found, quoted_terms = statements.read(parsed)
    attributed, entities = speakers.resolve(parsed, found, entities)
    dated = dates.read(parsed, attributed)
    counted = figures.read(parsed, dated, attributed, entities)
    return Annotations(parsed, attributed, counted, dated, entities, quoted_terms, parser.reads_syntax)


__all__ = ["annotate"]
