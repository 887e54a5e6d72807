"""What someone is reported to have said is found with its borders, form, source and sense."""

from __future__ import annotations

import time

import pytest

from tellings.annotations.statements import reading as statements
from tellings.annotations.statements.cues import table
from tellings.model.statement import Form, Sense, Statement
from tests.annotations.parsing import parse

FILLER = "The town of Ostrand lies on a river. "


def read(text: str) -> list[tuple[str, str | None, str | None, Form]]:
    """Content, source, cue and form of every statement."""
    parsed = parse(text)
    found, _ = statements.read(parsed)
    assert all(s.span.start == s.spans[0].start and s.span.end == s.spans[-1].end for s in found)
    return [
        (s.span.of(parsed.text), s.speaker.name if s.speaker else None, s.cue.of(parsed.text) if s.cue else None, s.form) for s in found
    ]


def contents(text: str) -> list[str]:
    return [content for content, *_ in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # direct
        ('"The dam is safe," Orla Venn said.', ('"The dam is safe,"', "Orla Venn", "said", Form.DIRECT)),
        ('"The dam is safe," said Orla Venn.', ('"The dam is safe,"', "Orla Venn", "said", Form.DIRECT)),
        ('"The dam is safe. It will hold," she told reporters.', ('"The dam is safe. It will hold,"', "she", "told", Form.DIRECT)),
        ('Orla Venn said, "The dam is safe."', ('"The dam is safe."', "Orla Venn", "said", Form.DIRECT)),
        ('Orla Venn added: "The dam is safe. It will hold."', ('"The dam is safe. It will hold."', "Orla Venn", "added", Form.DIRECT)),
        ('"Is the dam safe?" Orla Venn asked.', ('"Is the dam safe?"', "Orla Venn", "asked", Form.DIRECT)),
        # indirect
        ("Orla Venn said that the dam was safe.", ("the dam was safe", "Orla Venn", "said", Form.INDIRECT)),
        ("Orla Venn said the dam was safe.", ("the dam was safe", "Orla Venn", "said", Form.INDIRECT)),
        ("The dam is safe, Orla Venn said on Monday.", ("The dam is safe", "Orla Venn", "said", Form.INDIRECT)),
        ("The dam is safe, according to the report.", ("The dam is safe", "the report", "according to", Form.INDIRECT)),
        ("According to the report, the dam is safe.", ("the dam is safe", "the report", "According to", Form.INDIRECT)),
        ("Orla Venn refused to open the dam.", ("to open the dam", "Orla Venn", "refused", Form.INDIRECT)),
        ("Orla Venn did not rule out a new dam.", ("a new dam", "Orla Venn", "rule out", Form.INDIRECT)),
        ("Orla Venn often notes in meetings that she built the dam.", ("she built the dam", "Orla Venn", "notes", Form.INDIRECT)),
        ("Orla Venn repeated her claim that the dam was safe.", ("the dam was safe", "her", "claim", Form.INDIRECT)),
        # mixed
        ('Orla Venn said the dam was "entirely safe."', ('the dam was "entirely safe."', "Orla Venn", "said", Form.MIXED)),
        (
            'The dam is "entirely safe" and will hold, Orla Venn said.',
            ('The dam is "entirely safe" and will hold', "Orla Venn", "said", Form.MIXED),
        ),
        ('Orla Venn called the plan "a costly farce."', ('the plan "a costly farce."', "Orla Venn", "called", Form.MIXED)),
    ],
)
def test_one_statement(text: str, expected: tuple[str, str, str, Form]) -> None:
    assert expected in read(FILLER + text)


def test_a_quotation_interrupted_by_its_cue_is_two_statements() -> None:
    found = read('"The dam is safe," Orla Venn said. "It will hold for years."')
    assert [(c, s) for c, s, *_ in found] == [('"The dam is safe,"', "Orla Venn"), ('"It will hold for years."', "Orla Venn")]


def test_content_around_its_cue_is_one_statement_in_two_parts() -> None:
    parsed = parse("The old dam, Orla Venn said, would not last another winter.")
    (only,) = statements.read(parsed)[0]
    assert [s.of(parsed.text) for s in only.spans] == ["The old dam", "would not last another winter"]


def test_a_second_cue_ends_the_first_content() -> None:
    assert contents("Orla Venn said the dam was safe, adding that it would hold.") == ["the dam was safe", "it would hold"]


def test_where_it_was_said_is_no_part_of_what_was_said() -> None:
    assert contents(FILLER + "Orla Venn announced the closure in a written statement.") == ["the closure"]


def test_a_statement_inside_another_names_it() -> None:
    parsed = parse('"The report says that the dam will break within a year," Orla Venn said.')
    outer, inner = statements.read(parsed)[0]
    assert (outer.nested_in, inner.nested_in) == (None, outer.id)
    assert inner.span.of(parsed.text) == "the dam will break within a year"


def test_a_speakers_own_hedges_are_no_statements_of_their_own() -> None:
    assert len(read('"I think the dam will hold, I believe it and I want to say so," Orla Venn said.')) == 1


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ('The "miracle" on the river cost a fortune.', ['"miracle"']),
        ('On "The Morning Hour," the host praised nobody and the rain fell.', ['"The Morning Hour,"']),
    ],
)
def test_words_in_marks_that_are_no_speech_are_terms(text: str, terms: list[str]) -> None:
    parsed = parse(FILLER + text)
    found, quoted = statements.read(parsed)
    assert [t.span.of(parsed.text) for t in quoted] == terms
    assert all(s.form is not Form.DIRECT for s in found)


def test_a_fragment_inside_content_is_no_term() -> None:
    assert statements.read(parse('Orla Venn said the dam was "safe" and "sound" on both sides.'))[1] == ()


def test_a_headline_can_hold_two_statements() -> None:
    found = read("Council Calls River Plan Sound, Says Dam Vote Final\n\n" + FILLER + "It rained a lot there last year.\n")
    assert [c for c, *_ in found] == ["River Plan Sound", "Dam Vote Final"]


def sense_of(text: str) -> Sense:
    found: tuple[Statement, ...] = statements.read(parse(FILLER + text))[0]
    (only,) = found
    return only.sense


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("Orla Venn says the dam is safe.", Sense.SPEECH),
        ("Orla Venn believes the dam is safe.", Sense.BELIEF),
        ("Orla Venn wants to close the dam.", Sense.INTENTION),
    ],
)
def test_belief_and_intention_are_told_from_speech(text: str, sense: Sense) -> None:
    assert sense_of(text) is sense


def test_without_syntax_only_marks_are_read() -> None:
    parsed = parse("« Le barrage est sûr et il tiendra longtemps encore. »\n\nLa maire a quitté la salle.\n", language="fr")
    found, _ = statements.read(parsed)
    assert [s.form for s in found] == [Form.DIRECT]
    assert found[0].speaker is None


@pytest.mark.parametrize(
    "text", ['"', '" " "', "said", "said said said", '"said" said "said', "according to", "\x00 said \x00", ": : :", "'s ' 's"]
)
def test_odd_texts_raise_nothing(text: str) -> None:
    parsed = parse("Words. " + text)
    for statement in statements.read(parsed)[0]:
        assert statement.span.of(parsed.text).strip()


def test_confidence_is_a_share() -> None:
    assert all(0 < value < 1 for value in statements.CONFIDENCE.values())


def test_every_cue_frame_has_a_sense_and_no_line_is_broken() -> None:
    cues = table()
    assert len(cues.frames) > 400
    assert cues.of("verb", "say")["clause"] is Sense.SPEECH
    assert cues.of("verb", "no-such-verb") == {}


def test_statements_do_not_cross() -> None:
    text = (
        'Orla Venn said "the dam, which the council called safe," would break, while Per Rosk argued it will hold, according to the paper.'
    )
    found = statements.read(parse(text))[0]
    assert len(found) >= 2
    for one in found:
        for other in found:
            apart = one.span.end <= other.span.start or other.span.end <= one.span.start
            assert apart or one.span.contains(other.span) or other.span.contains(one.span)


def test_a_text_without_full_stops_costs_no_more_than_one_with() -> None:
    parsed = parse("The dam, he said, she said, they said that he said " * 400)
    start = time.process_time()
    statements.read(parsed)
    assert time.process_time() - start < 2
