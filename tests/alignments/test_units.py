"""Which parts of a sentence can stand alone."""

from __future__ import annotations

from tellings.alignments.units import units
from tellings.model.unit import UnitKind
from tests.alignments.made_up import telling


def parts(text: str) -> dict[str, UnitKind]:
    read = telling(text, "a1")
    parsed = read.annotations.parsed
    return {u.span.of(parsed.text): u.kind for s in parsed.sentences for u in units(parsed, s, read.annotations.statements)}


def test_coordinated_clauses_stand_alone() -> None:
    found = parts("The ferry doubled its crossings in May and the mayor closed the northern pier to all visitors.")
    assert "the mayor closed the northern pier to all visitors" in found
    assert "The ferry doubled its crossings in May" in found


def test_what_is_said_stands_alone() -> None:
    found = parts("Harbour minister Ana Koval said that the bridge at Lindmouth would stay closed for two weeks.")
    assert any("the bridge at Lindmouth would stay closed for two weeks" in text for text in found)


def test_every_unit_lies_inside_its_sentence_and_has_three_words() -> None:
    text = (
        'While inspectors tested the bolts, Koval called the criticism "absurd", and Tomas Brandt, who leads the opposition, left the hall.'
    )
    read = telling(text, "a1")
    parsed = read.annotations.parsed
    for sentence in parsed.sentences:
        for unit in units(parsed, sentence, ()):
            assert sentence.start <= unit.span.start < unit.span.end <= sentence.end
            assert len(unit.span.of(text).split()) >= 3


def test_a_language_without_a_parser_has_no_clauses() -> None:
    read = telling("La ministre a fermé le pont mardi soir, et le ferry a doublé ses traversées.", "a1", "fr")
    parsed = read.annotations.parsed
    assert units(parsed, parsed.sentences[0], ()) == ()
