"""A parsed article with its quotations laid over its tokens.

In: a ParsedArticle and its Quotations. Out: for every token the innermost quotation that holds it, and spans
of tokens cut so that they never begin or end halfway through a quotation. Linear to build.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tellings.annotations.statements.quotations import Quotation
from tellings.model.parse import ParsedArticle, Sentence, Token

OUTSIDE = -1
CUT_LEFT = frozenset({",", ";", ":", "—", "–", "-", "--", ".", "...", "…", "?", "!", ")", "]", "that"})
CUT_RIGHT = frozenset({",", ";", ":", "—", "–", "-", "--", ".", "(", "[", "and", "but", "or"})
MARKS = frozenset({'"', "''", "``", "'", "«", "»", "“", "”"})


@dataclass(frozen=True)
class Marked:
    """`holders[i]` is the index of the innermost quotation around token i, OUTSIDE where there is none."""

    parsed: ParsedArticle
    quotations: tuple[Quotation, ...]

    @cached_property
    def holders(self) -> tuple[int, ...]:
        """Innermost quotation of every token."""
        found: list[int] = []
        stack: list[int] = []
        following = 0
        for token in self.parsed.tokens:
            while stack and self.quotations[stack[-1]].end <= token.start:
                stack.pop()
            while following < len(self.quotations) and self.quotations[following].start <= token.start:
                if self.quotations[following].end > token.start:
                    stack.append(following)
                following += 1
            found.append(stack[-1] if stack else OUTSIDE)
        return tuple(found)

    @cached_property
    def parents(self) -> tuple[int, ...]:
        """For every quotation the one around it, OUTSIDE where there is none."""
        found: list[int] = []
        stack: list[int] = []
        for i, quotation in enumerate(self.quotations):
            while stack and self.quotations[stack[-1]].end <= quotation.start:
                stack.pop()
            found.append(stack[-1] if stack else OUTSIDE)
            stack.append(i)
        return tuple(found)

    @cached_property
    def sentence_of(self) -> tuple[int, ...]:
        """Index of the sentence of every token, -1 for white space between sentences."""
        found = [-1] * len(self.parsed.tokens)
        for sentence in self.parsed.sentences:
            for i in range(sentence.first, sentence.last):
                found[i] = sentence.index
        return tuple(found)

    def sentence(self, token: Token) -> Sentence | None:
        """The sentence of a token."""
        at = self.sentence_of[token.index]
        return self.parsed.sentences[at] if at >= 0 else None

    def holder(self, token: Token) -> int:
        """Index of the innermost quotation around a token, OUTSIDE if none."""
        return self.holders[token.index]

    def within(self, token: Token, quotation: int) -> bool:
        """Whether a token stands in a quotation, at any depth; everything stands OUTSIDE."""
        if quotation == OUTSIDE:
            return True
        q = self.quotations[quotation]
        return q.start <= token.start < q.end

    def trim(self, tokens: Sequence[Token]) -> list[Token]:
        """Tokens without the punctuation, complementiser and conjunction that hang at their ends."""
        first, last = 0, len(tokens)
        while first < last and (tokens[first].text.lower() in CUT_LEFT or tokens[first].text.isspace()):
            at = tokens[first].index
            if at and self.parsed.tokens[at - 1].text == "," and tokens[first].dep in ("nsubj", "nsubjpass"):
                break  # "as he noted, that is a farce"
            first += 1
        while last > first and (tokens[last - 1].text.lower() in CUT_RIGHT or tokens[last - 1].text.isspace()):
            last -= 1
        return list(tokens[first:last])

    def span(self, first: Token, last: Token, level: int) -> tuple[int, int]:
        """Characters from one token to another, widened to whole quotations inside the quotation `level`."""
        start, end = first.start, last.end
        for token in (first, last):
            at = self.holder(token)
            while at not in (OUTSIDE, level):
                if self.parents[at] == level or self.parents[at] == OUTSIDE:
                    start, end = min(start, self.quotations[at].start), max(end, self.quotations[at].end)
                at = self.parents[at]
        return start, end
