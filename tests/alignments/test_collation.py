"""Words lined up: every word in one segment, content words first, moved words found."""

from __future__ import annotations

import time
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from tellings.alignments.collation import collate, line_up
from tellings.alignments.lexicon import spelling, stem
from tellings.alignments.words import Word
from tellings.model.alignment import Change, Segment
from tellings.model.span import Span

SHORT = frozenset(["a", "the", "of", "to", "in", "on", "and", "was", "be", "will", "is", "it", "at", "by"])
LEMMAS = {"closed": "close", "closes": "close", "bridges": "bridge", "was": "be", "is": "be", "tested": "test"}


def read(text: str) -> list[Word]:
    """Words as the real reader makes them, without a parser: short ones are function words."""
    found, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        lower = word.lower()
        lemma = LEMMAS.get(lower, lower)
        content = lower not in SHORT
        found.append(
            Word(start, at, lower, lemma, stem(lemma), None, spelling(lower), 3.0 if content else 0.2, content, False, None, "", len(found))
        )
    return found


def lined_up(a: str, b: str) -> list[tuple[Change, str, str]]:
    left, right = read(a), read(b)
    segments = collate(left, right, "a", "b", *line_up(left, right))
    return [(s.change, s.a.of(a) if s.a else "", s.b.of(b) if s.b else "") for s in segments]


def covered(segments: tuple[Segment, ...], words: list[Word], side: str) -> list[int]:
    spans = [s.a if side == "a" else s.b for s in segments]
    return [sum(s is not None and s.start <= w.start and w.end <= s.end for s in spans) for w in words]


def test_the_same_words_are_one_segment() -> None:
    assert lined_up("The bridge was closed", "The bridge was closed") == [(Change.SAME, "The bridge was closed", "The bridge was closed")]


def test_a_word_replaced_between_words_that_stay() -> None:
    assert lined_up("The old bridge closed", "The stone bridge closed") == [
        (Change.SAME, "The", "The"),
        (Change.REPLACED, "old", "stone"),
        (Change.SAME, "bridge closed", "bridge closed"),
    ]


def test_words_added_and_left_out() -> None:
    changes = lined_up("Workers closed the bridge", "Workers closed the bridge before dawn")
    assert changes[-1] == (Change.ADDED, "", "before dawn")
    back = lined_up("Workers closed the bridge before dawn", "Workers closed the bridge")
    assert back[-1] == (Change.LEFT_OUT, "before dawn", "")


def test_tense_and_british_spelling_are_inflections() -> None:
    changes = lined_up("the harbour bridge closes", "the harbor bridge closed")
    assert (Change.INFLECTED, "harbour", "harbor") in changes
    assert (Change.INFLECTED, "closes", "closed") in changes


def test_a_run_that_moved_is_found_as_moved() -> None:
    changes = lined_up("on Tuesday evening inspectors tested every bolt", "inspectors tested every bolt on Tuesday evening")
    assert (Change.MOVED, "on Tuesday evening", "on Tuesday evening") in changes
    assert (Change.SAME, "inspectors tested every bolt", "inspectors tested every bolt") in changes


def test_a_shared_function_word_alone_anchors_nothing() -> None:
    changes = lined_up("anger of fishermen", "silence of ministers")
    assert all(change is not Change.MOVED for change, _, _ in changes)


vocabulary = st.sampled_from(["bridge", "bridges", "closed", "closes", "the", "of", "bolt", "tested", "ferry", "Tuesday", "to", "pier"])
texts = st.lists(vocabulary, min_size=0, max_size=14).map(" ".join)


@given(texts, texts)
def test_every_word_stands_in_exactly_one_segment(a: str, b: str) -> None:
    left, right = read(a), read(b)
    segments = collate(left, right, "a", "b", *line_up(left, right))
    assert covered(segments, left, "a") == [1] * len(left)
    assert covered(segments, right, "b") == [1] * len(right)


@given(texts)
def test_a_text_against_itself_changes_nothing(text: str) -> None:
    assert [change for change, _, _ in lined_up(text, text)] == ([Change.SAME] if text else [])


@given(texts, texts)
def test_each_sides_words_stand_in_their_order(a: str, b: str) -> None:
    left, right = read(a), read(b)
    segments = collate(left, right, "a", "b", *line_up(left, right))
    mine = [s.a for s in segments if s.a is not None]
    assert mine == sorted(mine)
    in_place = [s.b for s in segments if s.b is not None and s.change is not Change.MOVED]
    assert in_place == sorted(in_place)


@given(texts, texts)
def test_it_makes_no_difference_which_side_is_the_first(a: str, b: str) -> None:
    left, right = read(a), read(b)
    there = collate(left, right, "a", "b", *line_up(left, right))
    back = collate(right, left, "b", "a", *line_up(right, left))

    def places(segments: Sequence[Segment]) -> list[tuple[str, Span | None, Span | None]]:
        return sorted(((s.change.value, s.a, s.b) for s in segments), key=str)

    assert places(there) == places([s.flipped() for s in back])


def test_person_and_tense_of_reported_speech_are_no_other_words() -> None:
    changes = lined_up("I will close my bridge", "She would close her bridge")
    assert {change for change, _, _ in changes} <= {Change.SAME, Change.INFLECTED, Change.REPLACED}
    assert (Change.INFLECTED, "I will", "She would") in changes


def test_a_number_in_words_is_the_same_number() -> None:
    assert (Change.INFLECTED, "eight", "8") in lined_up("Workers tested eight bolts", "Workers tested 8 bolts")


def test_a_content_word_that_stays_is_found_before_the_small_words_around_it() -> None:
    changes = lined_up("of the bridge and of the bolt", "of the bolt and of the ferry")
    assert any("bolt" in a and "bolt" in b and change in (Change.SAME, Change.MOVED) for change, a, b in changes)


def test_long_stretches_of_recurring_words_stay_cheap() -> None:
    a = " ".join(["bridge", "closed", "ferry"] * 4000)
    b = " ".join(["ferry", "bridge", "tested"] * 4000)
    left, right = read(a), read(b)
    began = time.process_time()
    segments = collate(left, right, "a", "b", *line_up(left, right))
    assert time.process_time() - began < 10
    assert segments
