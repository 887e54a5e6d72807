"""Classes of words: what stands for what, and that the tables hold what they say."""

from __future__ import annotations

import pytest

from tellings.alignments import synonyms
from tellings.alignments.synonyms import synonym


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("resign", "VERB", ()), ("step", "VERB", ("down",))),
        (("repay", "VERB", ()), ("pay", "VERB", ("back",))),
        (("reject", "VERB", ()), ("turn", "VERB", ("down",))),
        (("resignation", "NOUN", ()), ("quit", "VERB", ())),
        (("absurd", "ADJ", ()), ("ridiculous", "ADJ", ())),
        (("evidence", "NOUN", ()), ("proof", "NOUN", ())),
    ],
)
def test_words_of_one_class(a: tuple[str, str, tuple[str, ...]], b: tuple[str, str, tuple[str, ...]]) -> None:
    assert synonym(*a) is not None
    assert synonym(*a) == synonym(*b)


def test_the_part_of_speech_decides_between_two_classes() -> None:
    assert synonym("fire", "VERB") == synonym("sack", "VERB")
    assert synonym("fire", "NOUN") == synonym("blaze", "NOUN")


def test_a_verb_without_its_particle_keeps_its_own_meaning() -> None:
    assert synonym("step", "VERB") != synonym("step", "VERB", ("down",))


@pytest.mark.parametrize("table", [synonyms.DOINGS, synonyms.THINGS])
def test_a_word_stands_in_one_line_of_a_table_only(table: str) -> None:
    words = table.split()
    assert sorted(words) == sorted(set(words))
