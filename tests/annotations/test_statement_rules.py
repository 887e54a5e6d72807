"""Positions and readings of statements beyond the plain ones, each with the kind of sentence it was written for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.annotations import speakers
from tellings.annotations.names import reading as names
from tellings.annotations.statements import reading as statements
from tellings.model.statement import HIGH_FROM, Form, Level, Sense, Statement
from tests.annotations.parsing import parse

BODY = "\n\nThe council met on Monday. The hall was full.\n"


def read(text: str) -> tuple[str, tuple[Statement, ...]]:
    """The reading's text and its statements."""
    parsed = parse(text)
    return parsed.text, statements.read(parsed)[0]


def contents(text: str) -> list[str]:
    reading, found = read(text)
    return [s.span.of(reading) for s in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a quotation whose sentence runs on behind its marks
        ('"Delay is theft" from every household in the valley, Orla Venn said.', '"Delay is theft" from every household in the valley'),
        (
            'Orla Venn said "dam repairs" and the sale of timber would pay for the bridge.',
            '"dam repairs" and the sale of timber would pay for the bridge',
        ),
        # words before a reporting clause that the quotation behind it goes on with
        ('The dam is safe for now, Orla Venn said, "but not for ever."', "The dam is safe for now"),
        # a predicate in marks that the parser takes for an adjective
        ('Orla Venn says the flurry of late posts was "unhinged, even for him."', 'the flurry of late posts was "unhinged, even for him."'),
        ('Orla Venn told her crews at a rally to "go home and rest."', 'her crews at a rally to "go home and rest."'),
        # a reporting clause behind what the parser calls adverbial
        (
            'In order to save the valley, the town could "at some point" raise the dam, Mayor Orla Venn told residents.',
            'In order to save the valley, the town could "at some point" raise the dam',
        ),
        # what is put at a figure; what is denied in a relative clause; what an idea is called
        ("Orla Venn put the cost of the dam at 18 million crowns.", "the cost of the dam at 18 million crowns"),
        ("The paper printed the claims, which Orla Venn denied.", "the claims"),
        # a purpose the parser hangs on the accusation
        (
            "The guild accuses the ministry of holding the gate open so that a ship could pass.",
            "the ministry of holding the gate open so that a ship could pass",
        ),
        # a clause with "as" that vouches for the rest
        ("As the mayor noted last week, the dam is unsafe.", "the dam is unsafe"),
        ("As Mayor Orla Venn has pointed out, that is a scandal.", "that is a scandal"),
        ("The dam is unsafe, as The Valley Crier reported on Tuesday.", "The dam is unsafe"),
        ("Orla Venn called for the council to step down.", "the council to step down"),
        ("In Orla Venn's words, the dam is a joke.", "the dam is a joke"),
        # what kind of remark it was is the reporter's
        ('Orla Venn called the dam "a farce," a remark that angered the crew.', 'the dam "a farce,"'),
        ('Orla Venn said the dam was "a farce," an extraordinary step for a mayor.', 'the dam was "a farce,"'),
        ("Orla Venn dismissed the dam as a farce, a claim the crew rejected.", "the dam as a farce"),
        ('Orla Venn said the "gate," a relic of the war, must go.', 'the "gate," a relic of the war, must go'),
        # what had happened by then is the reporter's
        ("Orla Venn said that she would not stand again amid anger over the dam.", "she would not stand again"),
        ("Orla Venn said that she would not stand again after letters emerged in the press.", "she would not stand again"),
    ],
)
def test_content(text: str, expected: str) -> None:
    assert expected in contents(text)


@pytest.mark.parametrize(
    "text",
    [
        "Orla Venn declined to say how many houses were lost.",
        "Orla Venn refused to comment on the dam.",
        "The mayor was accused of theft.",
        "It was known that the dam leaked.",
        "Orla Venn was asked whether the dam would hold.",
        "Orla Venn, speaking on Monday, left early.",
        "Deputies condemned her remarks.",
        "If the town wants to complain about the dam, it can.",
    ],
)
def test_what_nobody_is_said_to_have_said(text: str) -> None:
    assert contents(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "As she told reporters the news, the crowd left the hall.",
        "As he said goodbye to the crew, the fans cheered.",
        "As Orla Venn wrote her letter, the dam gave way.",
        "In other words, the dam is a joke.",
    ],
)
def test_what_happened_meanwhile_is_not_what_was_said(text: str) -> None:
    reading, found = read(text + BODY)
    assert not any("crowd left" in s.span.of(reading) or "fans" in s.span.of(reading) or "dam" in s.span.of(reading) for s in found)


def test_what_is_yet_to_come_keeps_its_condition() -> None:
    assert contents("Orla Venn said that she would resign after the vote.") == ["she would resign after the vote"]


def test_a_reporting_clause_inside_a_relative_one_leaves_the_rest_to_the_reporter() -> None:
    text = 'The palace rejected criticism from the coast, a town which, the spokesman said, is "at war" with the valley.'
    assert contents(text) == ['is "at war" with the valley']


def test_who_is_quoted_as_writing_wrote_it() -> None:
    reading, (quoted,) = read('Nella Brandt quoted the minister as writing "no leaf will move."')
    assert quoted.speaker is not None
    assert quoted.speaker.name == "the minister"
    assert quoted.span.of(reading) == '"no leaf will move."'


def test_a_quotation_credited_behind_it() -> None:
    _, (quoted,) = read('"The gate was open all night," according to the Harbour Board.')
    assert quoted.form is Form.DIRECT
    assert quoted.speaker is not None
    assert quoted.speaker.name.endswith("Harbour Board")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A video emerged of Venn saying that the dam leaked.", "Venn"),
        ("Orla Venn accused Nils Brack of telling her that the dam leaked.", "Nils Brack"),
        ("Orla Venn was charged on Monday, and announced that she would resign.", "Orla Venn"),
        ("The report includes passages accusing the board of neglect.", "The report"),
        ("The mayor was sued by Nils Brack, alleging that the dam leaked.", "Nils Brack"),
        ("The board heard accusations from other engineers that the dam leaked.", "other engineers"),
        ("Orla Venn, who said that the dam leaked, has resigned.", "who"),
        ("He has a letter from his doctor that says he is well.", "that"),
    ],
)
def test_whose_words_they_are(text: str, source: str) -> None:
    _, found = read(text)
    assert source in [s.speaker.name for s in found if s.speaker]


def test_a_judgement_inside_a_report_is_part_of_it() -> None:
    text = "Nils Brack urged the board to reject what he called a costly farce."
    assert contents(text) == ["the board to reject what he called a costly farce"]


@pytest.mark.parametrize(
    ("headline", "content", "source"),
    [
        ("Dock Worker Mocks Venn as Clerk 'Who Never Read a Ledger'", "Venn as Clerk 'Who Never Read a Ledger'", "Dock Worker"),
        ("Mayor Apologizes for Insulting Harbor Pilots", "Insulting Harbor Pilots", "Mayor"),
        (
            "Former Vale Mayor Brack to Venn: We will never mend 'that rotten dam!'",
            "We will never mend 'that rotten dam!'",
            "Former Vale Mayor Brack",
        ),
        (
            "Orla Venn and Ilja Quint, 2 Ex-Mayors of Vale, Say No Way Town Is Paying for Dam",
            "No Way Town Is Paying for Dam",
            "Orla Venn and Ilja Quint",
        ),
        ("Dam to be rebuilt within a year – Venn", "Dam to be rebuilt within a year", "Venn"),
        ('"That is nonsense": ministry denies leaving gate open', '"That is nonsense"', "ministry"),
        ("Venn Calls Dam Unsafe, Says Valley Must Move", "Valley Must Move", "Venn"),
        ("Police: two men are missing after dam fire", "two men are missing after dam fire", "Police"),
        ("Poll: dam builders and millers neck and neck in Vale", "dam builders and millers neck and neck in Vale", "Poll"),
    ],
)
def test_headlines(headline: str, content: str, source: str) -> None:
    reading, found = read(headline + BODY)
    said = {s.span.of(reading): s.speaker.name if s.speaker else None for s in found}
    assert said.get(content) == source


@pytest.mark.parametrize(
    "headline",
    [
        "Dock strike: number of idle ships rises to 17",
        "Dam to be rebuilt within a year – live updates",
        "Analysis: the dam builders have lost their way",
        "Study: What makes dams fail",
    ],
)
def test_topics_and_labels_of_the_page_do_not_speak(headline: str) -> None:
    assert contents(headline + BODY) == []


def test_a_bare_surname_at_the_head_of_a_line_is_known_from_the_text_below() -> None:
    reading, found = read("Brack: We will not pay\n\nMayor Nils Brack met the council on Monday. The hall was full.\n")
    assert [s.span.of(reading) for s in found][:1] == ["We will not pay"]


def test_levels_follow_confidence() -> None:
    _, (sure,) = read('"The dam is safe," Orla Venn said.')
    _, (likely,) = read("Orla Venn hopes that the dam is safe.")
    _, (unsure,) = read("Orla Venn plans to open the dam.")
    assert (sure.level, likely.level, unsure.level) == (Level.HIGH, Level.MEDIUM, Level.LOW)
    assert sure.confidence >= HIGH_FROM > likely.confidence
    assert (sure.sense, likely.sense, unsure.sense) == (Sense.SPEECH, Sense.BELIEF, Sense.INTENTION)


def test_a_statement_inside_another_is_less_sure() -> None:
    _, found = read("Orla Venn said the board had claimed that the dam was quite safe in May.")
    inner = next(s for s in found if s.nested_in)
    assert inner.confidence < next(s for s in found if not s.nested_in).confidence


PIECES = [
    '"', "'", "«", "»", "(", ")", ",", ".", ":", ";", "-", "—", "\n", "\n\n", "?", "!", "said", "says", "told", "that", "which", "who",
    "according", "to", "of", "denied", "called", "asked", "quoted", "as", "writing", "accused", "put", "at", "18 million", "won't", "'s",
    "not", "if", "amid", "after", "and", "he", "it", "they", "Orla Venn", "the minister", "The dam", "is", "safe", "would", "claims",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40))
@settings(max_examples=150, deadline=None)
def test_no_run_of_marks_and_cues_raises(pieces: list[str]) -> None:
    parsed = parse("Vale " + " ".join(pieces))
    found, _ = statements.read(parsed)
    speakers.resolve(parsed, found, names.read(parsed))


def test_marks_around_nothing_but_small_words() -> None:
    assert isinstance(contents('That, "safe," Orla Venn said.'), list)


def test_a_line_no_parser_could_hold_is_read_without_syntax() -> None:
    assert contents('said "he denied, ' * 50_000) == []


@pytest.mark.parametrize(
    ("text", "addressee", "occasion"),
    [
        ("Orla Venn told reporters at a briefing that the dam was safe.", "reporters", "a briefing"),
        ("Orla Venn said to her crew that the dam was safe.", "her crew", None),
        ('"The dam is safe," Orla Venn wrote in a letter to the board.', None, "a letter to the board"),
        ("The dam is safe, Orla Venn said in May.", None, None),
        ("Orla Venn told herself that the dam was safe.", None, None),
    ],
)
def test_hearer_and_occasion(text: str, addressee: str | None, occasion: str | None) -> None:
    reading, (found,) = read(text)
    assert (found.addressee.of(reading) if found.addressee else None) == addressee
    assert (found.occasion.of(reading) if found.occasion else None) == occasion


@pytest.mark.parametrize("text", ["Anyone who says that the gate was left open is wrong.", "Nobody said that the gate was safe."])
def test_what_nobody_in_particular_says_is_no_statement(text: str) -> None:
    assert contents(text) == []
