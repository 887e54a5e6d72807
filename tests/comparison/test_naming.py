"""What is called differently is shown as one thing where the passages say so, and kept apart where they do not."""

from __future__ import annotations

from tellings.alignments import align
from tellings.comparison.naming import concepts
from tellings.model.alignment import Alignment
from tellings.model.comparison import Concept
from tellings.model.name import NameKind
from tellings.model.story import Story
from tests.alignments.made_up import story, words


def wordings(concept: Concept, told: Story) -> set[str]:
    return {words(m.span, told) for m in concept.mentions}


def things(told: Story, alignments: tuple[Alignment, ...] | None = None) -> list[set[str]]:
    found = concepts(told, align(told) if alignments is None else alignments)
    return [wordings(c, told) for c in found if c.kind is NameKind.THING]


def test_a_person_is_one_concept_with_every_name_and_description() -> None:
    told = story(
        "Harbour minister Ana Koval resigned on Friday. Koval gave no reason.",
        "Ana Koval, the harbour minister, resigned on Friday. The minister gave no reason.",
    )
    (person,) = (c for c in concepts(told, ()) if c.kind is NameKind.PERSON)
    assert wordings(person, told) == {"Harbour minister Ana Koval", "Koval", "Ana Koval, the harbour minister", "The minister"}
    assert person.name == "Ana Koval"
    assert person.identity is not None


def test_the_first_mention_of_each_article_is_marked() -> None:
    told = story("Ana Koval resigned. Koval left.", "Ana Koval resigned. Koval had left.")
    (person,) = (c for c in concepts(told, ()) if c.kind is NameKind.PERSON)
    assert [m.first for m in person.mentions] == [True, False, True, False]


def test_pronouns_are_no_names() -> None:
    told = story("Ana Koval resigned. She left.", "Ana Koval resigned. She had left.")
    assert all("She" not in wordings(c, told) for c in concepts(told, ()))


ZONES = (
    "Mayor Ana Koval told reporters on Friday that the city would set up a quiet zone around the harbour to protect residents from noise.",
    "The city will set up a silence zone around the harbour to protect residents from noise, mayor Ana Koval told reporters on Friday.",
)


def test_one_head_noun_in_aligned_passages_is_one_thing() -> None:
    assert {"a quiet zone", "a silence zone"} <= set().union(*things(story(*ZONES)))


def test_the_same_noun_in_a_passage_that_is_not_aligned_stays_apart() -> None:
    told = story(*ZONES, "In January, Koval had opened a pedestrian zone in the old market to please shopkeepers.")
    (zone,) = (t for t in things(told) if "a quiet zone" in t)
    assert not any("pedestrian" in w for w in zone)


def test_without_alignments_a_common_noun_joins_nothing() -> None:
    assert not any("a quiet zone" in t for t in things(story(*ZONES), ()))


def test_what_all_call_the_same_is_no_concept() -> None:
    assert not any("the quay" in t for t in things(story("Koval closed the quay on Friday.", "The quay was closed by Koval on Friday.")))
