"""Who did what to whom, in the sentences where the order of words misleads."""

from __future__ import annotations

from tellings.alignments.words import passages
from tests.alignments.made_up import story


def frame(text: str, predicate: str) -> tuple[frozenset[str], frozenset[str]]:
    told = story(text)
    (passage,) = passages(told, told.tellings[0])
    tokens = told.tellings[0].annotations.parsed.tokens
    (found,) = [f for f in passage.frames if tokens[f.token].text == predicate]
    return found.subjects, found.objects


def test_an_agent_is_the_subject_of_a_passive() -> None:
    subjects, objects = frame("The bridge was closed by the workers on Tuesday.", "closed")
    assert "=worker" in subjects
    assert objects


def test_a_verb_without_a_subject_takes_that_of_the_verb_above() -> None:
    subjects, _ = frame("The workers opened the gate and closed the bridge.", "closed")
    assert "=worker" in subjects


def test_the_possessor_of_a_noun_does_it() -> None:
    subjects, objects = frame("The city's closure of the bridge angered many people.", "closure")
    assert subjects
    assert objects
