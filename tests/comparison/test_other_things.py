"""Passages that have nothing but a number in common are not lined up."""

from __future__ import annotations

import pytest

from tellings.comparison import figures
from tellings.comparison.other_things import without_other_things
from tellings.model.alignment import Alignment
from tellings.model.story import Story
from tests.comparison.test_figures import sentence_alignment, telling

MENDING = "Mending the lock will cost 20 million crowns, the ministry said."
BARLEY = "Farmers expect to claim about 20 million crowns for lost barley."


def kept(first: str, second: str, confidence: float = 0.9) -> tuple[Alignment, ...]:
    """What is left of an alignment of two sentences."""
    a, b = telling(first, "a1"), telling(second, "a2")
    story = Story((a, b), ())
    alignments = (sentence_alignment(a, b, confidence),)
    return without_other_things(story, alignments, figures.relate(story, alignments))


@pytest.mark.parametrize("second", [BARLEY, BARLEY.replace("about", "more than")])
def test_one_sum_for_two_things(second: str) -> None:
    assert kept(MENDING, second) == ()


@pytest.mark.parametrize(
    ("first", "second", "confidence"),
    [
        (MENDING, "To mend the lock will cost 20 million crowns.", 0.9),  # one thing
        (MENDING, "Farmers expect to claim 51 million crowns for lost barley.", 0.9),  # no number in common
        (MENDING, "The ministry will mend the lock.", 0.9),
        ("Two locks at Ostrand failed.", "Two farmers at Ostrand left.", 0.9),  # counts of a few agree by chance
        (MENDING, BARLEY, 0.99),  # surely the same words
    ],
)
def test_what_is_kept(first: str, second: str, confidence: float) -> None:
    assert len(kept(first, second, confidence)) == 1
