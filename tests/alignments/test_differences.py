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
        ("We won't pay for the Lindmouth bridge.", "We are not going to pay for the Lindmouth bridge."),
    ],
)
def test_two_ways_of_denying_are_one(a: str, b: str) -> None:
    assert not found(a, b, DifferenceKind.NEGATION)


def test_another_name_for_one_thing() -> None:
    pairs = found(
        "Workers set up a buffer zone around the northern pier at Lindmouth.",
        "Workers set up a safety zone around the northern pier at Lindmouth.",
        DifferenceKind.NAMING,
    )
    assert ("buffer zone", "safety zone") in pairs


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
