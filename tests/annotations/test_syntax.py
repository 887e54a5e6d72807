"""Blocks are parsed one by one and sentences are mended around quotation marks."""

from __future__ import annotations

from tellings.annotations import syntax
from tellings.model.parse import Parse, Token
from tests.annotations.parsing import parse


def made(words: str, starts: tuple[int, ...]) -> Parse:
    """A parse of space-separated tokens with the given sentence starts."""
    tokens, at = [], 0
    for i, word in enumerate(words.split(" ")):
        tokens.append(Token(i, at, at + len(word), word, word.lower(), "NN", "NOUN", "dep", i))
        at += len(word) + 1
    return Parse(tuple(tokens), starts)


def test_a_closing_mark_stays_with_its_sentence() -> None:
    assert syntax.repair(made('" It is safe . " She left .', (0, 5))) == [0, 6]


def test_a_lower_case_cue_continues_the_sentence_of_its_quotation() -> None:
    assert syntax.repair(made('" It is safe ! " she said .', (0, 6))) == [0]


def test_other_starts_are_kept() -> None:
    assert syntax.repair(made("It is safe . She left .", (0, 4))) == [0, 4]


def test_no_sentence_runs_from_one_block_into_the_next() -> None:
    parsed = parse("Dam declared safe\n\nThe dam is safe, said the mayor\n\nIt will hold for many years to come, she told the council.\n")
    blocks = parsed.article.blocks
    for sentence in parsed.sentences:
        span = blocks[sentence.block].span
        assert span.start <= sentence.start < sentence.end <= span.end


def test_offsets_and_heads_count_in_the_whole_article() -> None:
    parsed = parse("The dam is safe and it will hold.\n\nThe mayor of the town said so on Friday.\n")
    for token in parsed.tokens:
        assert parsed.text[token.start : token.end] == token.text
    for sentence in parsed.sentences:
        for token in parsed.tokens[sentence.first : sentence.last]:
            assert sentence.first <= token.head < sentence.last
