"""An article's blocks, parsed one by one and joined: no sentence runs from one block into the next.

The parser splits sentences inside quotations where it should and sometimes where it should not: a sentence
that ends inside an open quotation right before its closing mark takes the mark along, and one that begins
with a lower-case cue ("he said") belongs to the quotation before it.
"""

from __future__ import annotations

import re
from itertools import pairwise

from tellings.backends.protocols import Parser
from tellings.model.article import Article
from tellings.model.parse import Parse, ParsedArticle, Sentence, Token

LONGEST_PARSED = 100_000
"""Characters a block may have to be read by a parser: no paragraph is that long, and a parser's memory grows with the block."""
WORD = re.compile(r"\w+|[^\w\s]")


def bare(text: str) -> Parse:
    """A block too long to be a paragraph: its words in one sentence, without syntax."""
    tokens = tuple(Token(i, m.start(), m.end(), m[0], m[0].lower(), "", "", "", i) for i, m in enumerate(WORD.finditer(text)))
    return Parse(tokens, (0,) if tokens else ())


def parse(article: Article, parser: Parser) -> ParsedArticle:
    """All blocks of the article with their tokens and sentences, in reading offsets."""
    text = article.reading.text
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    lengths = [len(block.span) for block in article.blocks]
    parses = iter(parser.parse([b.span.of(text) for b, size in zip(article.blocks, lengths, strict=True) if size <= LONGEST_PARSED]))
    for number, (block, size) in enumerate(zip(article.blocks, lengths, strict=True)):
        found = next(parses) if size <= LONGEST_PARSED else bare(block.span.of(text))
        shift, base = block.span.start, len(tokens)
        tokens.extend(
            Token(t.index + base, t.start + shift, t.end + shift, t.text, t.lemma, t.tag, t.pos, t.dep, t.head + base) for t in found.tokens
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
