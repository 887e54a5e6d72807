"""What is aligned, what is not, and what must hold whatever the story."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tellings.alignments import align
from tellings.model.alignment import Alignment, Change, Label
from tellings.model.story import Story
from tests.alignments.made_up import aligned, story, words

FIRST = (
    "Harbour minister closes Lindmouth bridge\n\n"
    "Harbour minister Ana Koval said on Tuesday that the bridge at Lindmouth would stay closed for 14 days.\n\n"
    '"We will not open it before the welds are checked," Koval told reporters.\n\n'
    "The opposition leader, Tomas Brandt, demanded that the minister resign.\n\n"
    "The café at the northern end lost most of its guests."
)
SECOND = (
    "Bridge at Lindmouth shut for two weeks\n\n"
    '"We will not open it before the welds are checked," Ana Koval, the harbour minister, said.\n\n'
    "Koval said the Lindmouth bridge would remain closed for two weeks.\n\n"
    "Brandt, who leads the opposition, called for the resignation of the minister.\n\n"
    "A choir from Ostervale won the singing prize."
)
UNRELATED = "The chess federation moved its spring tournament to a smaller hall.\n\nTickets stay cheap, its treasurer wrote."


def pairs(found: tuple[Alignment, ...], a: str, b: str) -> list[Alignment]:
    return [x for x in found if (x.a.article, x.b.article) == (a, b)]


def test_the_same_quotation_is_the_same_content() -> None:
    told = story(FIRST, SECOND)
    quoted = [x for x in align(told) if "welds" in words(x.a, told) and "welds" in words(x.b, told)]
    assert quoted
    assert quoted[0].label is Label.SAME
    assert quoted[0].confidence > 0.6
    assert quoted[0].reasons[0] == "shared words"


def test_another_wording_of_one_fact_is_aligned() -> None:
    found = aligned(story(FIRST, SECOND))
    assert any("14 days" in a and "remain closed" in b for a, b in found)
    assert any("resign" in a and "resignation" in b for a, b in found)


def test_what_only_one_tells_is_aligned_with_nothing() -> None:
    found = aligned(story(FIRST, SECOND))
    assert not any("café" in a or "choir" in b for a, b in found)


def test_two_persons_saying_much_the_same_are_not_one_utterance() -> None:
    told = story(
        '"I will never pay for that bridge," Ana Koval said on Monday.\n\nThe town was quiet and the ferries ran as usual.',
        '"We shall not spend one coin on such a bridge," Tomas Brandt said on Friday.\n\nSnow fell in the hills.',
    )
    assert not [x for x in align(told) if x.label is Label.SAME]


def test_the_same_person_speaking_of_something_else_is_not_aligned() -> None:
    told = story(
        '"The budget for the northern schools is far too small," Ana Koval said.',
        '"Our ferries carried twice as many guests in winter," Ana Koval said.',
    )
    assert not [x for x in aligned(told) if "budget" in x[0] and "ferries" in x[1]]


def test_an_article_against_itself_aligns_every_sentence_and_differs_nowhere() -> None:
    told = story(FIRST, FIRST)
    found = align(told)
    touched = {words(x.a, told) for x in found if words(x.a, told) == words(x.b, told)}
    parsed = told.tellings[0].annotations.parsed
    for sentence in parsed.sentences:
        assert parsed.text[sentence.start : sentence.end] in touched
    for x in found:
        if words(x.a, told) == words(x.b, told):
            assert x.label is Label.SAME
            assert x.differences == ()
            assert [s.change for s in x.collation] == [Change.SAME]


def test_a_repeated_headline_is_aligned_each_time() -> None:
    title = "Harbour minister closes Lindmouth bridge"
    told = story(f"{title}\n\n{title}\n\nThe ferry doubled its crossings in May.", f"{title}\n\nA cordon was put up on Wednesday.")
    assert sum(a == b == title for a, b in aligned(told)) == 2


def test_an_unrelated_article_changes_nothing_between_the_others() -> None:
    alone = align(story(FIRST, SECOND))
    together = align(story(FIRST, SECOND, UNRELATED))
    assert pairs(together, "a1", "a2") == list(alone)
    assert not pairs(together, "a1", "a3")
    assert not pairs(together, "a2", "a3")


def test_the_order_of_two_articles_only_exchanges_the_sides() -> None:
    there, back = story(FIRST, SECOND), story(SECOND, FIRST)

    def seen(x: Alignment, told: Story) -> tuple[object, ...]:
        changes = [(s.change, words(s.a, told), words(s.b, told)) for s in x.collation]
        apart = [(d.kind, words(d.a, told), words(d.b, told)) for d in x.differences]
        return words(x.a, told), words(x.b, told), x.label, x.confidence, x.reasons, sorted(changes), sorted(apart)

    forth = [seen(x, there) for x in align(there)]
    reverse = [seen(x.flipped(), back) for x in align(back)]
    assert sorted(forth, key=repr) == sorted(reverse, key=repr)


def test_a_language_without_a_parser_still_aligns_shared_words() -> None:
    told = story(
        "La ministre du port a fermé le pont de Lindmouth pour quatorze jours.",
        "Le pont de Lindmouth est fermé pour quatorze jours, selon la ministre du port.",
        language="fr",
    )
    assert aligned(told)


@pytest.mark.parametrize("text", ['a " " "', "a ...", "\0\n\na\0", 'a "' * 50, "a", "- - -\n\n1\n\n«", "A\n\nA\n\nA"])
def test_odd_texts_are_read_without_complaint(text: str) -> None:
    assert isinstance(align(story(text, FIRST)), tuple)


sentences = st.sampled_from([s for s in (FIRST + "\n\n" + SECOND).split("\n\n") if s])


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(sentences, min_size=1, max_size=5), st.lists(sentences, min_size=1, max_size=5))
def test_spans_lie_in_their_articles_and_confidence_in_its_range(a: list[str], b: list[str]) -> None:
    told = story("\n\n".join(a), "\n\n".join(b))
    for x in align(told):
        assert (x.a.article, x.b.article) == ("a1", "a2")
        assert words(x.a, told).strip() == words(x.a, told) != ""
        assert 0.0 <= x.confidence <= 1.0
        assert x.reasons
        for segment in x.collation:
            assert segment.a is None or x.a.contains(segment.a)
            assert segment.b is None or x.b.contains(segment.b)
