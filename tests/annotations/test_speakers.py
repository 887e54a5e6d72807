"""Statements are given to those who made them, under the fullest name their article has."""

from __future__ import annotations

import pytest

from tellings.annotations import speakers
from tellings.annotations.names import reading as names
from tellings.annotations.statements import reading as statements
from tests.annotations.parsing import parse


def said(text: str) -> list[tuple[str, str | None]]:
    """Each statement's first words with its speaker's name."""
    parsed = parse(text)
    found, _ = statements.read(parsed)
    resolved, entities = speakers.resolve(parsed, found, names.read(parsed))
    known = {e.id: e for e in entities}
    for s in resolved:
        if s.speaker and s.speaker.entity:
            assert known[s.speaker.entity].name == s.speaker.name
        if s.speaker and s.speaker.mention:
            assert s.speaker.mention.of(parsed.text).strip()
    return [(s.span.of(parsed.text).strip('"')[:20], s.speaker.name if s.speaker else None) for s in resolved]


def speaker_of(text: str, beginning: str) -> str | None:
    (name,) = {name for words, name in said(text) if words.startswith(beginning)}
    return name


INTRODUCED = "Harbour minister Ana Koval met reporters on Friday.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        '"The quay is closed," she said.',
        '"The quay is closed," the minister said.',
        '"The quay is closed," Ms. Koval said.',
        '"Nobody knew," Koval said. "The quay is closed."',
        '"Nobody knew," Koval said.\n\n"The quay is closed. It will stay so."',
        '"Nobody knew," Koval told reporters.\n\n"The quay is closed," she added.',
        "The quay is closed, according to Koval, who spoke for an hour.",
        "In a statement, Koval said that the quay is closed.",
    ],
)
def test_the_fullest_name_is_found(text: str) -> None:
    assert {name for words, name in said(INTRODUCED + text) if "quay is" in words} == {"Ana Koval"}


def test_a_quotation_signed_after_a_dash() -> None:
    text = 'Readers wrote in.\n\n"The quay was never safe." ― Ivo Brandt\n'
    assert speaker_of(text, "The quay") == "Ivo Brandt"


def test_a_body_speaks_under_its_own_name() -> None:
    text = "The Harbour Board met on Friday. The board said that the quay was closed."
    assert speaker_of(text, "the quay") == "Harbour Board"


def test_an_unnamed_spokesperson_keeps_the_description() -> None:
    text = 'Ana Koval won on Friday. "We will wait," a spokesman for Koval said. The spokesman added that the quay was closed.'
    assert speaker_of(text, "We will") == "spokesman for Ana Koval"
    assert speaker_of(text, "the quay") == "spokesman for Ana Koval"


def test_a_group_without_a_name_is_one_speaker() -> None:
    text = "Prosecutors said that the money was gone. On Monday, prosecutors said that the trial would begin."
    assert [name for _, name in said(text)] == ["Prosecutors", "Prosecutors"]


def test_someone_described_then_named_at_once() -> None:
    text = 'The quay is closed, the ministry\'s spokesman said.\n\n"It will stay so," said Ivo Brandt.\n'
    assert {name for _, name in said(text)} == {"Ivo Brandt"}


def test_he_within_a_quotation_is_not_its_speaker() -> None:
    text = 'Ivo Brandt resigned. "He told me that the quay was closed," Petro Olmsted said.'
    assert speaker_of(text, "He told") == "Petro Olmsted"
    assert speaker_of(text, "the quay") in ("Ivo Brandt", None)


def test_no_cue_and_no_neighbour_leaves_the_speaker_unknown() -> None:
    assert [name for _, name in said('"The quay is closed and the board has gone home."\n')] in ([], [None])


@pytest.mark.parametrize(
    ("text", "beginning", "expected"),
    [
        # "it" goes on with the body that spoke, named or not
        (
            "The regional health service said it had treated forty people. Six of them waited until noon, it added.",
            "Six of them",
            "regional health service",
        ),
        # a body described in other words is another body
        (
            "The Waterways Ministry closed the quay on Monday. Streets were dark at noon, the regional administration said.",
            "Streets were",
            "regional administration",
        ),
        # the name in apposition to the subject is the subject
        (
            'Nella Brandt was at home. "Nobody knocked," she said. The town could sue, its mayor, Bettina Oslow, told the radio. '
            "First an inquiry is needed, she said.",
            "First an inquiry",
            "Bettina Oslow",
        ),
        # a surname that begins a sentence is known from elsewhere in the article
        (
            "Ministry spokeswoman Ilena Marsk met reporters. Later Marsk left.\n\nTomas Ardel, the minister, spoke.\n\n"
            "Marsk put the cost at 18 million crowns. Work begins next week, she said.",
            "Work begins",
            "Ilena Marsk",
        ),
        # described first, then named with a clause that says he spoke
        (
            "The basin is ready, the waterways minister has said.\n\nTomas Ardel, who spoke to reporters at the quay, was asked about it.",
            "The basin is",
            "Tomas Ardel",
        ),
        # a letter speaks for who wrote it
        (
            "The Courier obtained a letter written by Ana Koval's lawyer, Ivo Brandt, asking the court to wait.",
            "the court",
            "Ivo Brandt",
        ),
        # a capital speaks for its country's government
        ("Paris said that the quay was closed.", "the quay was", "Paris (government of France)"),
        ("Ana Koval, who said that the quay was closed, resigned.", "the quay was", "Ana Koval"),
    ],
)
def test_who_is_meant(text: str, beginning: str, expected: str) -> None:
    assert speaker_of(text, beginning) == expected


@pytest.mark.parametrize("word", ["Anyone", "Those", "They", "Many", "Some", "It", "She"])
def test_words_that_name_nobody_are_never_resolved(word: str) -> None:
    parsed = parse(f"Rain fell. {word} said that the quay was closed.")
    found, _ = statements.read(parsed)
    resolved, entities = speakers.resolve(parsed, found, names.read(parsed))
    assert word not in {e.name for e in entities}
    for statement in resolved:
        if statement.speaker is not None:
            assert statement.speaker.entity is None
            assert statement.speaker.mention is not None


def test_a_passive_hearer_is_no_speaker() -> None:
    found = said("Ana Koval said nobody had called, and Ivo Brandt was told that the quay was closed.")
    assert ("the quay was closed", None) in found


def test_words_inside_a_quotation_do_not_speak_outside_it() -> None:
    text = '"If the board picks its own auditors, nothing you can do," Koval said before adding: "Though the dockers, maybe there is."'
    assert speaker_of(INTRODUCED + text, "Though the dockers") == "Ana Koval"


def test_what_is_used_to_urge_does_not_urge() -> None:
    text = "The Harbour Union, which backs Koval, used the remarks to urge members to vote for her in May."
    assert speaker_of(INTRODUCED + text, "members to vote") in ("Harbour Union", None)
    assert "remarks" not in {name for _, name in said(INTRODUCED + text)}


def test_they_inside_a_quotation_are_not_the_body_named_before_it() -> None:
    text = "Koval belongs to the Harbour League. \"They told me, 'The gate is stuck, leave now,'\" she said."
    assert speaker_of(INTRODUCED + text, "They told") == "Ana Koval"
    assert "Harbour League" not in {name for _, name in said(INTRODUCED + text)}
