"""A comparison with its indexes: what every view looks things up in.

In: a Comparison. Out: answers about places, words, speakers, and excerpts of the articles. Guarantee: nothing is
changed; look-ups do not scan.
"""

from __future__ import annotations

from functools import cached_property

from tellings.model.alignment import Alignment, Change
from tellings.model.article import Article
from tellings.model.block import BlockKind
from tellings.model.comparison import Comparison
from tellings.model.span import Span
from tellings.model.statement import Speaker, Statement
from tellings.model.story import Identity
from tellings.views.findings import excerpts
from tellings.views.findings.finding import Excerpt
from tellings.views.findings.segments import Cover

KEPT = frozenset({Change.SAME, Change.INFLECTED, Change.MOVED})


class Source:
    """The comparison `c`, indexed by article, place and id."""

    def __init__(self, c: Comparison) -> None:
        self.c = c
        self.place = {a.id: n for n, a in enumerate(c.articles)}
        self.by_id = {s.id: s for s in c.statements}
        self.identities = {i.id: i for i in c.identities}
        self._members = {m: i.id for i in c.identities for m in i.members}

    # ---- places ----

    def article(self, span: Span) -> Article:
        """The article a span points into."""
        return self.c.articles[self.place[span.article]]

    def number(self, span: Span) -> int:
        """The article's number, from 1."""
        return self.place[span.article] + 1

    def words(self, span: Span) -> str:
        """The characters a span points at."""
        return span.of(self.article(span).text)

    def folded(self, span: Span) -> str:
        """A span's words as compared: lower case, single spaces, straight apostrophes."""
        return " ".join(self.words(span).casefold().replace("’", "'").split())

    def in_order(self, *spans: Span) -> list[Span]:
        """Spans in the comparison's order of articles, then of place."""
        return sorted(spans, key=lambda span: (self.place[span.article], span.start, span.end))

    @cached_property
    def _blocks(self) -> tuple[Cover[int], ...]:
        return tuple(Cover(len(a.text), [(b.span.start, b.span.end, n) for n, b in enumerate(a.blocks)]) for a in self.c.articles)

    def _block(self, span: Span) -> tuple[int, int] | None:
        """The bounds of the block a span lies in, None where it lies in none or in several."""
        over = self._blocks[self.place[span.article]].over(span.start, span.end)
        if len(over) != 1:
            return None
        block = self.article(span).blocks[over[0]].span
        return block.start, block.end

    def block_kind(self, span: Span) -> BlockKind:
        """The role of the block a span begins in; a paragraph where there is none."""
        over = self._blocks[self.place[span.article]].over(span.start, span.start + 1)
        return self.article(span).blocks[over[0]].kind if over else BlockKind.PARAGRAPH

    @cached_property
    def valued(self) -> tuple[Cover[bool], ...]:
        """For each article, where figures and dates stand."""
        by: list[list[tuple[int, int, bool]]] = [[] for _ in self.c.articles]
        for span in [f.span for f in self.c.figures] + [d.span for d in self.c.dates]:
            by[self.place[span.article]].append((span.start, span.end, True))
        return tuple(Cover(len(a.text), stretches) for a, stretches in zip(self.c.articles, by, strict=True))

    # ---- statements and speakers ----

    @cached_property
    def said(self) -> tuple[Cover[int], ...]:
        """For each article, the indexes of the statements over a place."""
        return self._covers([(part, n) for n, s in enumerate(self.c.statements) for part in s.spans or (s.span,)])

    @cached_property
    def attributing(self) -> tuple[Cover[int], ...]:
        """For each article, the indexes of the statements whose cue or speaker's mention stands at a place."""
        found = []
        for n, s in enumerate(self.c.statements):
            found += [(span, n) for span in (s.cue, s.speaker.mention if s.speaker else None) if span is not None]
        return self._covers(found)

    def statements_over(self, span: Span) -> list[int]:
        """Indexes of the statements that share characters with a span, in order of place."""
        return self.said[self.place[span.article]].over(span.start, span.end)

    def statement_of(self, span: Span) -> Statement | None:
        """The statement that covers most of a span; among equals the innermost."""
        over = [self.c.statements[n] for n in self.statements_over(span)]
        return max(over, key=lambda s: (s.span.overlap(span), -len(s.span)), default=None)

    def attributed_by(self, span: Span) -> Statement | None:
        """The statement whose cue or speaker's mention stands at `span`."""
        over = self.attributing[self.place[span.article]].over(span.start, span.end)
        return self.c.statements[over[0]] if over else None

    def identity_of(self, article: str, speaker: Speaker | None) -> Identity | None:
        """Who a speaker is across the story, if that is known."""
        known = self._members.get((article, speaker.entity)) if speaker and speaker.entity else None
        return self.identities[known] if known else None

    def speaker(self, statement: Statement | None) -> str:
        """The fullest name of a statement's speaker across the story, or ""."""
        if statement is None or statement.speaker is None:
            return ""
        identity = self.identity_of(statement.span.article, statement.speaker)
        return identity.name if identity else statement.speaker.name

    # ---- alignments and groups ----

    @cached_property
    def grouped(self) -> tuple[Cover[int], ...]:
        """For each article, the indexes of the groups over a place."""
        return self._covers([(r.span, n) for n, g in enumerate(self.c.groups) for r in g.renderings])

    def _covers(self, found: list[tuple[Span, int]]) -> tuple[Cover[int], ...]:
        by: list[list[tuple[int, int, int]]] = [[] for _ in self.c.articles]
        for span, n in found:
            by[self.place[span.article]].append((span.start, span.end, n))
        return tuple(Cover(len(a.text), stretches) for a, stretches in zip(self.c.articles, by, strict=True))

    def group_of(self, alignment: Alignment) -> int | None:
        """The index of the group that holds both sides of an alignment."""
        a, b = alignment.a, alignment.b
        other = set(self.grouped[self.place[b.article]].over(b.start, b.end))
        return next((n for n in self.grouped[self.place[a.article]].over(a.start, a.end) if n in other), None)

    @cached_property
    def _between(self) -> dict[frozenset[str], list[int]]:
        found: dict[frozenset[str], list[int]] = {}
        for n, x in enumerate(self.c.alignments):
            found.setdefault(frozenset((x.a.article, x.b.article)), []).append(n)
        return found

    def alignments_between(self, one: str, other: str) -> list[int]:
        """The indexes of the alignments of two articles, given by their ids."""
        return self._between.get(frozenset((one, other)), [])

    @staticmethod
    def kept(alignment: Alignment) -> float:
        """The share, in [0, 1], of the shorter side's characters that the other side has too."""
        same = sum(len(s.a) for s in alignment.collation if s.a and s.change in KEPT)
        return min(1.0, same / max(1, min(len(alignment.a), len(alignment.b))))

    # ---- excerpts ----

    def excerpt(self, span: Span, hits: tuple[Span, ...] = (), longest: int = excerpts.LONGEST) -> Excerpt:
        """A passage, shortened where it is long, with the words in question kept in it."""
        start, end = excerpts.clip(self.article(span).text, span.start, span.end, hits, longest)
        return Excerpt(Span(span.article, start, end), span, hits)

    def phrase(self, span: Span, longest: int = 90) -> Excerpt:
        """A name or a term, whole by itself."""
        start, end = excerpts.clip(self.article(span).text, span.start, span.end, (), longest)
        return Excerpt(Span(span.article, start, end), span, phrase=True)

    def context(self, span: Span, reach: int = excerpts.AROUND) -> Excerpt:
        """A value in the words around it, itself in question."""
        start, end = excerpts.around(self.article(span).text, span.start, span.end, reach, self._block(span))
        return Excerpt(Span(span.article, start, end), span, (span,))

    def side(self, side: Span, hits: tuple[Span, ...], longest: int = 170, beside: tuple[Span, ...] = ()) -> Excerpt:
        """One side of an alignment, widened to hold the words in question that stand near it, and those `beside` them."""
        mine = tuple(h for h in self.in_order(*hits) if h.article == side.article)
        for h in (*mine, *(b for b in beside if b.article == side.article)):
            side = side.cover(h) if h.start - side.end < NEAR and side.start - h.end < NEAR else side
        return self.excerpt(side, mine, longest)


NEAR = 120
"""Code points an attribution may stand away from the passage it belongs to and still be shown with it."""
