"""Quotation marks become quoted stretches, whatever their shape and however they are broken."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.annotations.statements import quotations
from tests.annotations.parsing import parse


def quoted(text: str) -> list[tuple[str, int]]:
    parsed = parse(text)
    return [(parsed.text[q.start : q.end], q.level) for q in quotations.read(parsed)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The mayor said "the dam is safe" on Friday.', ['"the dam is safe"']),
        ("The mayor said “the dam is safe” on Friday.", ['"the dam is safe"']),
        ("The mayor said «the dam is safe» on Friday.", ["«the dam is safe»"]),
        ("The mayor said ''the dam is safe'' on Friday.", ['"the dam is safe"']),
        ("The mayor said the dam was 'entirely safe' on Friday.", ["'entirely safe'"]),
        ('"The dam ... [is] (quite) safe," the mayor said.', ['"The dam ... [is] (quite) safe,"']),
        ('"Is it safe?" he asked. "Yes."', ['"Is it safe?"', '"Yes."']),
    ],
)
def test_pairs_of_marks(text: str, expected: list[str]) -> None:
    assert [words for words, _ in quoted(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The farmers' union and the voters' league met the mayor's office on Friday.",
        "It wasn't the council's fault, the '90s dam's walls weren't thick.",
        "The pipe is 6' long and the fisherman's boat isn't.",
    ],
)
def test_apostrophes_are_no_marks(text: str) -> None:
    assert quoted(text) == []


def test_a_quotation_in_a_quotation_is_one_level_down() -> None:
    assert quoted("\"She told me 'the dam is lost' and left,\" Orla Venn said.") == [
        ("\"She told me 'the dam is lost' and left,\"", 0),
        ("'the dam is lost'", 1),
    ]


def test_a_plural_possessive_does_not_close_a_single_quotation() -> None:
    assert quoted("Orla Venn said 'the farmers' union is wrong' on Friday.")[0][0] == "'the farmers' union is wrong'"


def test_an_unclosed_mark_reaches_to_the_end_of_its_paragraph_only() -> None:
    parsed = parse('Orla Venn said: "The dam is safe. It will hold.\n\nThe town slept well that night, and the rain went on falling.\n')
    (only,) = quotations.read(parsed)
    assert not only.closed
    assert parsed.text[only.start : only.end] == '"The dam is safe. It will hold.'


def test_a_mark_opening_each_paragraph_makes_one_quotation() -> None:
    parsed = parse('Orla Venn wrote:\n\n"The dam is safe and it has been tested.\n\n"It will hold for years to come," she added.\n')
    (only,) = quotations.read(parsed)
    assert [parsed.text[s:e] for s, e in only.parts] == [
        '"The dam is safe and it has been tested.',
        '"It will hold for years to come,"',
    ]


def test_a_transcripts_paragraphs_are_not_one_quotation() -> None:
    parsed = parse(
        'The transcript reads:\n\n"VENN: Is the dam safe, in your view, after all that?\n\n"ROSK: It is safe, I have looked at it twice.\n'
    )
    assert len(quotations.read(parsed)) == 2


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="\"'«»“” aS.,\n", max_size=60))
def test_quotations_nest_or_are_disjoint(noise: str) -> None:
    parsed = parse("Words first. " + noise)
    found = quotations.read(parsed)
    for one in found:
        assert 0 <= one.start < one.end <= len(parsed.text)
        for other in found:
            apart = one.end <= other.start or other.end <= one.start
            inside = (one.start <= other.start and other.end <= one.end) or (other.start <= one.start and one.end <= other.end)
            assert apart or inside


def test_many_unclosed_marks_cost_time_in_proportion() -> None:
    parsed = parse("Words first.", language="xx")
    block = parsed.article.blocks[0]
    times = []
    for size in (20_000, 80_000):
        text = "«\"' a" * (size // 5)
        wide = type(block)(type(block.span)("a1", 0, len(text)), block.kind)
        start = time.process_time()
        quotations.pair(text, wide)
        times.append(time.process_time() - start)
    assert times[1] < 12 * max(times[0], 0.01)
