"""One speaker's statements on one topic are lined up only where they can have been made on one occasion."""

from __future__ import annotations

import pytest

from tellings.pipeline import compare_documents
from tests.properties.stories import document

NOW = "Harbour minister Ana Koval said on Tuesday that a quiet zone would be set up around the northern pier at Lindmouth."


def aligned(first: str, second: str) -> int:
    found = compare_documents([document(first, 0), document(second, 1)])
    return len(found.alignments)


def test_one_occasion_is_lined_up() -> None:
    again = "A quiet zone would be set up around the northern pier at Lindmouth, harbour minister Ana Koval said on Tuesday."
    assert aligned(NOW, again) == 1


@pytest.mark.parametrize(
    "before",
    [
        "In late January, harbour minister Ana Koval said that a quiet zone would be set up around the southern pier at Lindmouth.",
        "Harbour minister Ana Koval said in March 2029 that a large quiet zone would be set up around the pier at Lindmouth.",
    ],
)
def test_another_occasion_is_not(before: str) -> None:
    assert aligned(NOW, before) == 0


def test_two_speakers_months_apart_are_not_lined_up() -> None:
    board = "The Harbour Board hinted on Tuesday that a quiet zone would be set up around the northern pier at Lindmouth."
    months = "In late January, minister Ana Koval proposed setting up a quiet zone around the northern pier at Lindmouth."
    assert aligned(board, months) == 0
    assert aligned(board, months.replace("In late January", "On Tuesday")) == 1


def test_a_report_that_says_it_goes_back_may_be_the_earlier_occasion() -> None:
    back = "Harbour minister Ana Koval had previously said that a quiet zone would be set up around the northern pier at Lindmouth."
    dated = "Harbour minister Ana Koval said in January that a quiet zone would be set up around the northern pier at Lindmouth."
    assert aligned(back, dated) == 1


def test_a_body_and_a_part_that_carries_its_name_can_be_one_speaker() -> None:
    whole = 'The Harbour Board said the closure was "plainly neither fair nor lawful" after the vote at Lindmouth.'
    part = 'The Harbour Board Safety Council said that the closure at Lindmouth was "obviously not fair nor lawful".'
    assert aligned(whole, part) == 1
