"""What a parser returns: tokens with their syntax, and sentences.

Offsets are code points of the text parsed (an article's reading once a whole article is assembled).
Tags are Penn Treebank's, dependencies ClearNLP's, as in spaCy's English models; empty where a
language has no parser.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from tellings.model.article import Article
from tellings.model.block import BlockKind
from tellings.model.span import Span


@dataclass(frozen=True, slots=True)
class Token:
    """One token; `head` is the index of its syntactic head (its own index for a root)."""

    index: int
    start: int
    end: int
    text: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int

    @property
    def is_word(self) -> bool:
        """Whether it holds a letter or a digit."""
        return self.text.isalnum() or any(c.isalnum() for c in self.text)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens [first, last) and characters [start, end) of one sentence inside one block."""

    index: int
    first: int
    last: int
    start: int
    end: int
    block: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Parse:
    """One text, parsed: `sentence_starts` are token indices, ascending, beginning with 0."""

    tokens: tuple[Token, ...]
    sentence_starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """A whole article, parsed block by block; offsets are those of `article.reading`."""

    article: Article
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)
    _sentence_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                children[token.head].append(token.index)
        object.__setattr__(self, "_starts", tuple(t.start for t in self.tokens))
        object.__setattr__(self, "_children", tuple(map(tuple, children)))
        object.__setattr__(self, "_sentence_starts", tuple(s.start for s in self.sentences))

    @property
    def text(self) -> str:
        """The reading's text."""
        return self.article.reading.text

    def span(self, start: int, end: int) -> Span:
        """A span of this article in reading offsets."""
        return Span(self.article.id, start, end)

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """Tokens that begin inside [start, end)."""
        return self.tokens[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character at `offset`, if one does."""
        at = bisect_right(self._sentence_starts, offset) - 1
        if at >= 0 and offset < self.sentences[at].end:
            return self.sentences[at]
        return None

    def children(self, token: Token) -> tuple[Token, ...]:
        """Direct syntactic dependents, in order."""
        return tuple(map(self.tokens.__getitem__, self._children[token.index]))

    def subtree(self, token: Token) -> list[Token]:
        """The token and all its dependents, in order; safe on any tree the parser gives."""
        found, todo = {token.index}, [token.index]
        while todo:
            for child in self._children[todo.pop()]:
                if child not in found:
                    found.add(child)
                    todo.append(child)
        return [self.tokens[i] for i in sorted(found)]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Heads above the token, nearest first."""
        seen = {token.index}
        while token.head not in seen:
            token = self.tokens[token.head]
            seen.add(token.index)
            yield token
