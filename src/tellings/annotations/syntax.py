"""An article's blocks, parsed one by one and joined: no sentence runs from one block into the next.

The parser splits sentences inside quotations where it should and sometimes where it should not: a sentence
that ends inside an open quotation right before its closing mark takes the mark along, and one that begins
with a lower-case cue ("he said") belongs to the quotation before it.
"""

from __future__ import annotations

import dataclasses
from itertools import pairwise

from tellings.backends.protocols import Parser
from tellings.model.article import Article
from tellings.model.parse import Parse, ParsedArticle, Sentence, Token


def parse(article: Article, parser: Parser) -> ParsedArticle:
    """All blocks of the article with their tokens and sentences, in reading offsets."""
    text = article.reading.text
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    parses = parser.parse([block.span.of(text) for block in article.blocks])
    for number, (block, found) in enumerate(zip(article.blocks, parses, strict=True)):
        shift, base = block.span.start, len(tokens)
        tokens.extend(
            dataclasses.replace(t, index=t.index + base, start=t.start + shift, end=t.end + shift, head=t.head + base) for t in found.tokens
        )
        starts = [*repair(found), len(found.tokens)]
        for first, last in pairwise(starts):
            inner = [t for t in found.tokens[first:last] if not t.text.isspace()]
            if inner:
                a, z = inner[0].start + shift, inner[-1].end + shift
                sentences.append(Sentence(len(sentences), first + base, last + base, a, z, number, block.kind))
    return ParsedArticle(article, tuple(tokens), tuple(sentences))


def repair(found: Parse) -> list[int]:
    """Sentence starts, moved past closing marks and taken away before a lower-case continuation."""
    starts: list[int] = []
    opened = False
    tokens = found.tokens
    wanted = set(found.sentence_starts)
    for token in tokens:
        at = token.index
        if at in wanted:
            closing = token.text in ('"', "''", "»", ")", "]") and opened
            cue = token.text[:1].islower() and at > 0 and tokens[at - 1].text in ('"', "''", ",", "»")
            if at == 0 or not (closing or cue):
                starts.append(at)
            elif closing and at + 1 < len(tokens) and tokens[at + 1].text[:1].isupper():
                wanted.add(at + 1)
        if token.text == '"':
            opened = not opened
        elif token.text in ("«", "“"):
            opened = True
        elif token.text in ("»", "”"):
            opened = False
    return starts
