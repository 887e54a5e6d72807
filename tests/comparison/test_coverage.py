"""Who carries what, and what only one article has."""

from __future__ import annotations

from tellings.alignments import align
from tellings.comparison.coverage import matrix, only_in
from tellings.comparison.groups import join
from tellings.model.comparison import Carried, CoverageRow, OnlyIn
from tellings.model.story import Story
from tests.alignments.made_up import story, words

WHYS = {"no shared words", "too few shared words", "no shared names or figures", "same names or figures, other content"}
QUOTED = '"We will not open the bridge before every weld is checked," harbour minister Ana Koval said on Tuesday.'
CAFE = "The café at the northern end of the bridge lost most of its guests."
CHOIR = "A choir from Ostervale won the singing prize."


def rows(told: Story) -> tuple[CoverageRow, ...]:
    found = align(told)
    return matrix(told, join(told, found), found)


def lonely(told: Story) -> dict[str, OnlyIn]:
    return {words(o.span, told): o for o in only_in(told, align(told))}


def test_a_row_has_one_cell_for_every_article_in_order() -> None:
    told = story(QUOTED, CHOIR, QUOTED.replace("harbour", "the harbour"))
    found = rows(told)
    assert len(found) == 1
    assert found[0].cells == (Carried.VERBATIM, Carried.NOT_FOUND, Carried.VERBATIM)


def test_a_sentence_that_nobody_else_has_is_reported_with_what_was_tried() -> None:
    told = story(f"{QUOTED}\n\n{CAFE}", f"{QUOTED}\n\n{CHOIR}")
    found = lonely(told)
    assert set(found) == {CAFE, CHOIR}
    assert found[CAFE].nearest is not None
    assert found[CAFE].nearest.article == "a2"
    assert 0.0 < found[CAFE].score < 1.0
    assert {o.why for o in found.values()} <= WHYS


def test_a_sentence_without_a_word_in_common_has_no_nearest_passage() -> None:
    told = story(CHOIR, "Workers tested eleven bolts.")
    found = lonely(told)
    assert found[CHOIR].nearest is None
    assert found[CHOIR].score == 0.0
    assert found[CHOIR].why == "no shared words"


def test_an_aligned_sentence_is_never_reported() -> None:
    told = story(QUOTED, QUOTED)
    assert lonely(told) == {}


def test_a_dateline_and_dots_are_no_content() -> None:
    told = story("OSTERVALE — Workers tested eleven bolts.\n\n...\n\nThe ferry doubled its crossings.", CHOIR)
    assert not any(text in ("...", "OSTERVALE —") for text in lonely(told))


def test_an_unrelated_article_changes_no_row_of_the_others() -> None:
    two = rows(story(QUOTED, QUOTED))
    three = rows(story(QUOTED, QUOTED, CHOIR))
    assert [r.cells for r in two] == [r.cells[:2] for r in three]
    assert all(r.cells[2] is Carried.NOT_FOUND for r in three)


def test_a_headline_that_nobody_answers_is_not_listed() -> None:
    told = story(f"Choir From Ostervale Wins Prize\n\n{CHOIR}\n\n{QUOTED}", f"{QUOTED}\n\n{CAFE}")
    assert set(lonely(told)) == {CHOIR, CAFE}


def test_what_a_passage_elsewhere_may_well_carry_is_neither_aligned_nor_listed() -> None:
    told = story(
        f"{QUOTED}\n\nThe welders of Lindmouth checked 61 girders of the old bridge in May.",
        f"{QUOTED}\n\nIn May 61 girders of Lindmouth's old bridge were checked by welders, and the ferry was painted blue.",
    )
    found = only_in(told, align(story(QUOTED, QUOTED)))
    assert found == ()


def test_a_person_counts_as_one_word_by_any_name() -> None:
    told = story(f"{QUOTED}\n\nKoval left.", f"{QUOTED}\n\nThe minister went home early.")
    found = only_in(told, align(story(QUOTED, QUOTED)))
    near = {words(o.span, told): o for o in found}["Koval left."]
    assert near.nearest is not None
    assert words(near.nearest, told) == "The minister went home early."
