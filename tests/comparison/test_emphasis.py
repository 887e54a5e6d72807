"""What an article puts first and whom it lets speak."""

from __future__ import annotations

from tellings.alignments import align
from tellings.comparison.emphasis import measure
from tellings.comparison.groups import join
from tests.alignments.made_up import story, words

FIRST = (
    "Harbour minister keeps Lindmouth bridge closed\n\n"
    '"We will not open the bridge," harbour minister Ana Koval said on Tuesday.\n\n'
    'Opposition leader Tomas Brandt said the plan was "absurd".\n\n'
    "The café at the northern end lost most of its guests."
)
SECOND = (
    'Guests stay away\n\nThe café in Lindmouth lost its guests.\n\n"We will not open the bridge," Ana Koval, the harbour minister, said.'
)


def test_words_quoted_words_and_speakers_are_counted() -> None:
    told = story(FIRST, SECOND)
    first, second = measure(told, join(told, align(told)))
    assert first.article == "a1"
    assert first.words == 6 + 13 + 9 + 11
    assert first.quoted_words == 6 + 1
    shares = {s.name: (s.words, s.statements) for s in first.speakers}
    assert shares["Ana Koval"] == (6, 1)
    assert [s.name for s in second.speakers] == ["Ana Koval"]


def test_a_speaker_has_one_identity_in_both_articles() -> None:
    told = story(FIRST, SECOND)
    first, second = measure(told, ())
    assert second.speakers[0].identity in {s.identity for s in first.speakers}


def test_the_opening_lists_the_groups_of_headline_and_first_paragraph() -> None:
    told = story(FIRST, SECOND)
    groups = join(told, align(told))
    first, second = measure(told, groups)
    quoted = next(g.id for g in groups if any("open" in words(r.span, told) for r in g.renderings))
    assert quoted in first.opening_groups
    assert quoted not in second.opening_groups


def test_an_article_without_statements_has_no_speakers() -> None:
    told = story("The ferry doubled its crossings.", "A choir won the singing prize.")
    for emphasis in measure(told, ()):
        assert emphasis.speakers == ()
        assert emphasis.quoted_words == 0
        assert emphasis.opening_groups == ()
