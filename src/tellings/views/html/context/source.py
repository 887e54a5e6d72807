"""A comparison with its indexes: what every builder of the page looks things up in.

In: a Comparison. Out: answers about places, quotes, speakers. Guarantee: nothing is changed; look-ups do not scan.
"""

from __future__ import annotations

from functools import cached_property

from tellings.model.alignment import Alignment
from tellings.model.article import Article
from tellings.model.comparison import Comparison
from tellings.model.span import Span
from tellings.model.statement import Statement
from tellings.views.html.context import quotes as excerpts
from tellings.views.html.context.page import Quote
from tellings.views.findings.segments import Cover


class Source:
    """The comparison `c`, indexed by article, place and id."""

    def __init__(self, c: Comparison) -> None:
        self.c = c
        self.place = {a.id: n for n, a in enumerate(c.articles)}
        self.by_id = {s.id: s for s in c.statements}
        self.identities = {i.id: i for i in c.identities}
        self._members = {m: i.id for i in c.identities for m in i.members}

    def article(self, span: Span) -> Article:
        """The article a span points into."""
        return self.c.articles[self.place[span.article]]

    def number(self, span: Span) -> int:
        """The article's number on the page, from 1."""
        return self.place[span.article] + 1

    def words(self, span: Span) -> str:
        """The characters a span points at."""
        return span.of(self.article(span).text)

    @cached_property
    def said(self) -> tuple[Cover[int], ...]:
        """For each article, the indexes of the statements over a place."""
        return self._covers([(part, n) for n, s in enumerate(self.c.statements) for part in s.spans or (s.span,)])

    @cached_property
    def grouped(self) -> tuple[Cover[int], ...]:
        """For each article, the indexes of the groups over a place."""
        return self._covers([(r.span, n) for n, g in enumerate(self.c.groups) for r in g.renderings])

    @cached_property
    def _blocks(self) -> tuple[Cover[tuple[int, int]], ...]:
        return tuple(Cover(len(a.text), [(*(at := (b.span.start, b.span.end)), at) for b in a.blocks]) for a in self.c.articles)

    def _block(self, span: Span) -> tuple[int, int] | None:
        """The bounds of the block a span lies in, None where it lies in none or in several."""
        over = self._blocks[self.place[span.article]].over(span.start, span.end)
        return over[0] if len(over) == 1 else None

    def _covers(self, found: list[tuple[Span, int]]) -> tuple[Cover[int], ...]:
        by: list[list[tuple[int, int, int]]] = [[] for _ in self.c.articles]
        for span, n in found:
            by[self.place[span.article]].append((span.start, span.end, n))
        return tuple(Cover(len(a.text), stretches) for a, stretches in zip(self.c.articles, by, strict=True))

    def statements_over(self, span: Span) -> list[int]:
        """Indexes of the statements that share characters with a span, in order of place."""
        return self.said[self.place[span.article]].over(span.start, span.end)

    def statement_of(self, span: Span) -> Statement | None:
        """The statement that covers most of a span; among equals the innermost."""
        over = [self.c.statements[n] for n in self.statements_over(span)]
        return max(over, key=lambda s: (s.span.overlap(span), -len(s.span)), default=None)

    def group_of(self, alignment: Alignment) -> int | None:
        """The index of the group that holds both sides of an alignment."""
        a, b = alignment.a, alignment.b
        other = set(self.grouped[self.place[b.article]].over(b.start, b.end))
        return next((n for n in self.grouped[self.place[a.article]].over(a.start, a.end) if n in other), None)

    def speaker(self, statement: Statement | None) -> str:
        """The fullest name of a statement's speaker across the story, or ""."""
        if statement is None or statement.speaker is None:
            return ""
        entity = statement.speaker.entity
        identity = self._members.get((statement.span.article, entity)) if entity else None
        return self.identities[identity].name if identity else statement.speaker.name

    def quote(self, span: Span, hits: tuple[Span, ...] = (), longest: int = excerpts.LONGEST) -> Quote:
        """A span as a quote, shortened where it is long."""
        article = self.article(span)
        shown = excerpts.clip(article.text, span.start, span.end, hits, longest)
        return excerpts.quote(article, self.number(span), shown, hits, whole=span)

    def phrase(self, span: Span) -> Quote:
        """A name or a term, whole by itself."""
        article = self.article(span)
        shown = excerpts.clip(article.text, span.start, span.end, (), 90)
        return excerpts.quote(article, self.number(span), shown, whole=span, phrase=True)

    def context(self, span: Span, reach: int = excerpts.AROUND) -> Quote:
        """A span in the words around it, itself marked."""
        article = self.article(span)
        shown = excerpts.around(article.text, span.start, span.end, reach, self._block(span))
        return excerpts.quote(article, self.number(span), shown, (span,), whole=span)
