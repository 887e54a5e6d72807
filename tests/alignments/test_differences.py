"""What differs between aligned stretches, kind by kind, with the sentences that taught the rule (shortened, invented)."""

from __future__ import annotations

import pytest

from tellings.alignments import align
from tellings.model.alignment import DifferenceKind
from tests.alignments.made_up import differences, story


def found(a: str, b: str, kind: DifferenceKind) -> list[tuple[str, str]]:
    told = story(a, b)
    aligned = align(told)
    assert aligned, "the two sentences were not aligned"
    return differences(told, aligned, kind)


def test_another_figure() -> None:
    pairs = found(
        "The inspection office tested 87 percent of the bolts of the Lindmouth bridge.",
        "The inspection office tested 61 percent of the bolts of the Lindmouth bridge.",
        DifferenceKind.FIGURE,
    )
    assert len(pairs) == 1
    assert "87" in pairs[0][0]
    assert "61" in pairs[0][1]


def test_the_same_figure_is_no_difference() -> None:
    assert not found(
        "The inspection office tested 87 percent of the bolts of the Lindmouth bridge.",
        "The office for inspection tested 87% of the Lindmouth bridge's bolts.",
        DifferenceKind.FIGURE,
    )


def test_another_day() -> None:
    pairs = found(
        "Workers closed the northern pier of the Lindmouth bridge on Monday.",
        "Workers closed the northern pier of the Lindmouth bridge on Wednesday.",
        DifferenceKind.DATE,
    )
    assert len(pairs) == 1


def test_another_speaker() -> None:
    pairs = found(
        '"The welds of the northern pier are cracked," Ana Koval said.',
        '"The welds of the northern pier are cracked," Tomas Brandt said.',
        DifferenceKind.ATTRIBUTION,
    )
    assert ("Ana Koval", "Tomas Brandt") in pairs


def test_said_on_one_side_and_told_on_the_other() -> None:
    pairs = found(
        "The welds of the northern pier were cracked, inspector Lena Marsh said.",
        "The welds of the northern pier were cracked.",
        DifferenceKind.ATTRIBUTION,
    )
    assert len(pairs) == 1
    assert pairs[0][1] == ""


def test_may_against_must() -> None:
    pairs = found(
        "The minister may repair the northern pier of the Lindmouth bridge.",
        "The minister must repair the northern pier of the Lindmouth bridge.",
        DifferenceKind.MODALITY,
    )
    assert pairs == [("may", "must")]


def test_denied_on_one_side() -> None:
    pairs = found(
        "Inspectors tested the welds of the northern pier at Lindmouth.",
        "Inspectors never tested the welds of the northern pier at Lindmouth.",
        DifferenceKind.NEGATION,
    )
    assert len(pairs) == 1
    assert pairs[0][1] == "never"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Koval said the plan for the Lindmouth bridge was neither cheap nor safe.",
            "Koval said the plan for the Lindmouth bridge was not cheap nor safe.",
        ),
        ("The ferry company will not pay for the Lindmouth bridge.", "The ferry company refuses to pay for the Lindmouth bridge."),
        ("We won't paint the Lindmouth bridge.", "We are not about to paint the Lindmouth bridge."),
    ],
)
def test_two_ways_of_denying_are_one(a: str, b: str) -> None:
    assert not found(a, b, DifferenceKind.NEGATION)


def test_another_name_for_one_thing() -> None:
    pairs = found(
        "Workers marked out a quiet zone around the northern pier at Lindmouth.",
        "Workers set up a safety zone around the northern pier at Lindmouth.",
        DifferenceKind.NAMING,
    )
    assert ("quiet zone", "safety zone") in pairs


def test_a_title_is_no_other_name() -> None:
    assert not found(
        "Mr. Brandt left the hall at Lindmouth before the vote on the ferry.",
        "Brandt left the hall at Lindmouth before the vote on the ferry.",
        DifferenceKind.NAMING,
    )


def test_one_person_against_two() -> None:
    pairs = found(
        "Koval signed the contract for the Lindmouth ferry in secret.",
        "Koval and Brandt signed the contract for the Lindmouth ferry in secret.",
        DifferenceKind.SCOPE,
    )
    assert pairs == [("Koval", "Koval")]


def test_quoted_on_one_side_only() -> None:
    pairs = found(
        '"The welds of the northern pier are cracked," Ana Koval said.',
        "Ana Koval said that the welds of the northern pier were cracked.",
        DifferenceKind.FORM,
    )
    assert len(pairs) == 1


def test_not_ruling_out_is_weaker_than_planning_for_sure() -> None:
    pairs = found(
        "Harbour minister Ana Koval did not rule out closing the Lindmouth bridge in August.",
        "Harbour minister Ana Koval will close the Lindmouth bridge in August.",
        DifferenceKind.MODALITY,
    )
    assert pairs
    assert pairs[0][0] == "rule"


@pytest.mark.parametrize(
    ("weak", "strong"),
    [
        ("The council could close the Lindmouth bridge in August.", "The council must close the Lindmouth bridge in August."),
        ("The council is ready to close the Lindmouth bridge in August.", "The council will close the Lindmouth bridge in August."),
        ("The council may close the Lindmouth bridge in August.", "The council was forced to close the Lindmouth bridge in August."),
    ],
)
def test_more_or_less_strongly_put(weak: str, strong: str) -> None:
    assert found(weak, strong, DifferenceKind.MODALITY)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ('"We shall close the Lindmouth bridge in August," Koval said.', "Koval said that she would close the Lindmouth bridge in August."),
        ("The guards must have closed the Lindmouth bridge in August.", "The guards closed the Lindmouth bridge in August."),
    ],
)
def test_reported_speech_and_conclusions_are_put_no_more_weakly(a: str, b: str) -> None:
    assert not found(a, b, DifferenceKind.MODALITY)


def test_denied_on_both_sides_in_other_words_is_no_difference() -> None:
    assert not found(
        "The tests of the Lindmouth bridge were neither complete nor fair, Brandt said.",
        "The tests of the Lindmouth bridge were not complete nor were they fair, Brandt said.",
        DifferenceKind.NEGATION,
    )


def test_a_circumstance_with_without_denies_no_verb() -> None:
    assert not found(
        "The port paid the welders of Lindmouth 40,000 crowns without a contract.",
        "The port paid the welders of Lindmouth 40,000 crowns.",
        DifferenceKind.NEGATION,
    )


def test_one_spokeswoman_in_two_phrasings_is_no_other_speaker() -> None:
    assert not found(
        '"The Lindmouth bridge stays shut until August," a Norlane spokeswoman said.',
        '"The Lindmouth bridge stays shut until August," a spokeswoman for Norlane said.',
        DifferenceKind.ATTRIBUTION,
    )


@pytest.mark.parametrize(
    ("a", "b", "marks"),
    [
        (
            "The council signed the contract for the Lindmouth ferry in March.",
            "The council failed to sign the contract for the Lindmouth ferry in March.",
            ("signed", "failed"),
        ),
        (
            "Koval endorsed the plan for the Lindmouth bridge on Monday.",
            "Koval has yet to endorse the plan for the Lindmouth bridge.",
            ("endorsed", "has"),
        ),
        (
            "The welds of the Lindmouth bridge are safe, inspector Lena Marsh said.",
            "The welds of the Lindmouth bridge are not safe, inspector Lena Marsh said.",
            ("are", "not"),
        ),
        (
            "Brandt denied stealing the ferry money from the Lindmouth fund.",
            "Brandt stole the ferry money from the Lindmouth fund.",
            ("denied", "stole"),
        ),
        (
            "No one tested the welds of the northern pier at Lindmouth.",
            "Inspectors tested the welds of the northern pier at Lindmouth.",
            ("No", "tested"),
        ),
    ],
)
def test_denied_however_it_is_built(a: str, b: str, marks: tuple[str, str]) -> None:
    assert found(a, b, DifferenceKind.NEGATION) == [marks]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Koval did not fail to sign the Lindmouth contract in March.", "Koval signed the Lindmouth contract in March."),
        ("The council refused to sign the Lindmouth contract in March.", "The council did not sign the Lindmouth contract in March."),
        (
            "If the council does not sign the Lindmouth contract, the ferry stops.",
            "The council will sign the Lindmouth contract, Koval said.",
        ),
        ("Koval did not sign the Lindmouth contract in March.", "Brandt signed the Lindmouth contract in March."),
        (
            "No one other than Koval signed the Lindmouth contract, nobody else.",
            "No one but Koval signed the Lindmouth contract in March.",
        ),
    ],
)
def test_what_only_looks_denied_is_no_difference(a: str, b: str) -> None:
    assert not found(a, b, DifferenceKind.NEGATION)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Koval plans to close the Lindmouth bridge in August.", "Koval closed the Lindmouth bridge in August."),
        ("Close the Lindmouth bridge before August.", "Koval closed the Lindmouth bridge before August."),
    ],
)
def test_meant_or_ordered_is_not_yet_done(a: str, b: str) -> None:
    assert found(a, b, DifferenceKind.MODALITY)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Koval promised to close the Lindmouth bridge in August.", "Koval said she would close the Lindmouth bridge in August."),
        ("Koval must know that the Lindmouth bridge was closed in August.", "The Lindmouth bridge was closed in August, Koval said."),
    ],
)
def test_a_promise_is_as_strong_as_a_future_and_knowing_adds_nothing(a: str, b: str) -> None:
    assert not found(a, b, DifferenceKind.MODALITY)


def test_a_couple_is_more_than_one_of_them() -> None:
    pairs = found(
        "The couple signed the contract for the Lindmouth ferry in secret.",
        "Koval signed the contract for the Lindmouth ferry in secret.",
        DifferenceKind.SCOPE,
    )
    assert pairs == [("couple", "Koval")]


def test_a_place_in_another_spelling_is_no_other_name() -> None:
    assert not found(
        "Workers closed the long bridge at Wilden, Ore., before the storm on Monday.",
        "Workers closed the long bridge at Wilden, Oregon, before the storm on Monday.",
        DifferenceKind.NAMING,
    )


def test_one_of_two_who_said_it() -> None:
    pairs = found(
        "The welds of the northern pier are cracked, Ana Koval and Tomas Brandt said.",
        "The welds of the northern pier are cracked, Ana Koval said.",
        DifferenceKind.ATTRIBUTION,
    )
    assert len(pairs) == 1


def test_a_body_and_a_council_of_it() -> None:
    pairs = found(
        "The Harbour Ministry said that the welds of the northern pier at Lindmouth were cracked.",
        "The Harbour Ministry Safety Council said that the welds of the northern pier at Lindmouth were cracked.",
        DifferenceKind.ATTRIBUTION,
    )
    assert len(pairs) == 1


def test_who_announces_her_own_departure_is_told_of_on_the_other_side() -> None:
    pairs = found(
        "Ana Koval is leaving the harbour board of Lindmouth, she announced on Friday.",
        "Ana Koval is leaving the harbour board of Lindmouth on Friday.",
        DifferenceKind.ATTRIBUTION,
    )
    assert pairs == [("she", "")]


def test_a_headline_has_no_room_for_who_said_it() -> None:
    told = story(
        "Welds of northern pier at Lindmouth cracked\n\nThe ferry to Odmar was late.",
        "The welds of the northern pier at Lindmouth are cracked, inspector Lena Marsh said.",
    )
    aligned = align(told)
    assert aligned
    assert not differences(told, aligned, DifferenceKind.ATTRIBUTION)


def test_a_source_that_the_other_side_names_in_its_own_way() -> None:
    assert not found(
        "A new poll showed Ana Koval leading Tomas Brandt in Lindmouth by 51 percent to 47 percent.",
        "In the survey Ana Koval leads Tomas Brandt in Lindmouth by 51 percent to 47 percent.",
        DifferenceKind.ATTRIBUTION,
    )
