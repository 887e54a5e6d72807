"""Blocks: what is headline, dateline, caption, credit, subheading and paragraph, and that nothing is lost."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.errors import UnreadableArticle
from tests.articles.making import PLAIN, article, blocks, kinds

PIECES = st.sampled_from(
    [
        "date 2024-05-01 ", "By Jane Roe", "Bridge Closes", "ORLA (Tellings) - ", "(Photo: Ann Poe)", "© Agency / Name/", PLAIN,
        "“Yes,” she said.", "\n", "\n\n", " ", "\r\n", "\xa0", "no end", "What now", ".", "'", "–", "May 1, 2024", "Source: X", "\u00ad",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("".join))
def test_blocks_hold_every_character_but_space_once_and_in_order(text: str) -> None:
    try:
        built = article(text)
    except UnreadableArticle:
        return
    read, at = built.reading.text, 0
    for block in built.blocks:
        assert block.span.article == "a1"
        assert not read[at : block.span.start].strip()
        assert block.span.start < block.span.end
        assert block.span.of(read) == block.span.of(read).strip()
        at = block.span.end
    assert not read[at:].strip()


@given(st.text(min_size=1, max_size=80))
def test_any_text_has_whole_blocks_or_a_reason(text: str) -> None:
    try:
        built = article(text)
    except UnreadableArticle:
        return
    read = built.reading.text
    assert "".join("".join(b.span.of(read).split()) for b in built.blocks) == "".join(read.split())


def test_headline_blank_line_paragraphs() -> None:
    assert blocks(f"Old bridge in Orla to close for eleven weeks\n\n{PLAIN}\n\n“At last,” she said.\n") == [
        ("headline", "Old bridge in Orla to close for eleven weeks"),
        ("paragraph", PLAIN),
        ("paragraph", '"At last," she said.'),
    ]


def test_one_paragraph_a_line() -> None:
    assert kinds(f"Old Bridge To Close\n{PLAIN}\n{PLAIN}\n") == ["headline", "paragraph", "paragraph"]


def test_date_header_and_headline_on_one_line() -> None:
    text = f" date 2024-05-01 Orla’s Bridge Closes, Says Mayor\n{PLAIN}\n"
    assert blocks(text)[:2] == [("header", "date 2024-05-01"), ("headline", "Orla's Bridge Closes, Says Mayor")]
    assert blocks("date 2024-05-01 The bridge must be closed by winter, the mayor has said.\n\n" + PLAIN)[1] == (
        "headline",
        "The bridge must be closed by winter, the mayor has said.",
    )


def test_a_repeated_headline_is_a_headline() -> None:
    assert kinds(f"Old bridge to close\n\nOld Bridge to Close\n\n{PLAIN}") == ["headline", "headline", "paragraph"]


@pytest.mark.parametrize(
    "headline",
    [
        "Old Bridge in Orla to Close for Eleven Weeks.",
        "Council closes the old harbour bridge.",
        "Who will pay for the old bridge?",
        "Lind: ‘I never signed it.’",
        "Bridge closes; repairs to last into June",
    ],
)
def test_headlines_with_an_end_mark(headline: str) -> None:
    assert kinds(f"{headline}\n\n{PLAIN}\n\n{PLAIN}")[0] == "headline"


@pytest.mark.parametrize(
    "opening",
    [
        PLAIN,
        "“It had to come,” said Mara Lind.",
        "The bridge closed on Monday. Nobody came to see it, and nobody had been asked to come by the office.",
        "ORLA — The bridge closed on Monday.",
    ],
)
def test_a_text_may_begin_without_a_headline(opening: str) -> None:
    assert "headline" not in kinds(f"{opening}\n\n{PLAIN} Nobody spoke against it.")


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("ORLA (Tellings) - The council", "ORLA (Tellings) -"),
        ("ORLA, March 3 (Tellings) — The council", "ORLA, March 3 (Tellings) —"),
        ("ORLA (TT) — “We", "ORLA (TT) —"),
        ("VESTRA – The council", "VESTRA –"),
        ("NORTH VESTRA, Ruria — The council", "NORTH VESTRA, Ruria —"),
        ("ST. ANNE/ORLA, Sept. 9 (TT) -- The council", "ST. ANNE/ORLA, Sept. 9 (TT) --"),
        ("Orla (TT) – The council", "Orla (TT) –"),
        ("Orla, 4 March – The council", "Orla, 4 March –"),
        ("March 3 (Tellings) - The council", "March 3 (Tellings) -"),
        ("ORLA, March 3. /TT/. The council", "ORLA, March 3. /TT/."),
    ],
)
def test_datelines_stand_apart_from_the_sentence(opening: str, dateline: str) -> None:
    rest = " voted on Monday to close the old bridge, and nobody spoke against it in the meeting."
    found = blocks(f"Old bridge to close\n\n{opening}{rest}\n\n{PLAIN}")
    assert found[1] == ("dateline", dateline)
    assert found[2][0] == "paragraph"
    assert found[2][1].endswith(rest)


@pytest.mark.parametrize(
    "sentence",
    [
        "NATO — the alliance — said on Monday that it had not been asked by anyone in Orla about the bridge.",
        "ORLA-based engineers said on Monday that they had not been asked by anyone about the bridge.",
        "The mayor (a friend of the bridge) - and of its builders - said on Monday that nothing would change.",
        "The plan to close the bridge, the second this year, was dropped – The mayor had not been told.",
        "Mara Lind – the mayor's deputy – said on Monday that nobody had been told about the bridge.",
    ],
)
def test_sentences_with_dashes_are_no_datelines(sentence: str) -> None:
    assert blocks(f"Old bridge to close\n\n{sentence}\n\n{PLAIN}")[1] == ("paragraph", sentence)


def test_caption_line_and_credit_line() -> None:
    text = f"Bridge Closes\nWorkers on the old bridge of Orla during the second week of repairs\n© Tellings / Ann Poe/\n{PLAIN}\n{PLAIN}"
    assert kinds(text) == ["headline", "caption", "credit", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Mara Lind, mayor of Orla, on the bridge in May.CreditAnn Poe/The Post", "CreditAnn Poe/The Post"),
        ("Mara Lind walks over the bridge on Monday. (Photo: Ann Poe)", "(Photo: Ann Poe)"),
        ("Mara Lind walks over the bridge on Monday. (AP Photo/Ann Poe)", "(AP Photo/Ann Poe)"),
        ("Mara Lind on the bridge. Photo by Ann Poe", "Photo by Ann Poe"),
    ],
)
def test_a_credit_behind_its_caption_is_cut_off(line: str, credit: str) -> None:
    found = blocks(f"Bridge closes\n\n{line}\n\n{PLAIN}")
    assert [kind for kind, _ in found] == ["headline", "caption", "credit", "paragraph"]
    assert found[2][1] == credit


@pytest.mark.parametrize(
    "line",
    ["(Photo: Ann Poe)", "Photo: Ann Poe", "Image credit: Ann Poe", "Ann Poe/Getty Images", "Getty Images", "© 2024 The Post",
     "(Reporting by Ann Poe; Editing by Jan Doe)", "Ann Poe contributed to this report.", "Ann Poe contributed reporting from Vestra."],
)  # fmt: skip
def test_credit_lines(line: str) -> None:
    assert kinds(f"Bridge closes\n\n{PLAIN}\n\n{line}\n\n{PLAIN}") == ["headline", "paragraph", "credit", "paragraph"]


def test_subheadings_between_paragraphs() -> None:
    text = f"Bridge closes\n\n{PLAIN}\n\nWhat comes next\n\n{PLAIN}\n\nNobody Asked the Ferrymen\n{PLAIN}"
    assert kinds(text) == ["headline", "paragraph", "subheading", "paragraph", "subheading", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "“Nobody asked us”",
        "The list of demands is short:",
        "Nobody was hurt.",
        "and nobody was hurt",
        "Nobody asked the ferrymen of Orla, who had been promised a say in it long before the works began",
    ],
)
def test_what_is_no_subheading(line: str) -> None:
    assert blocks(f"Bridge closes\n\n{PLAIN}\n\n{line}\n\n{PLAIN}")[2][0] == "paragraph"


def test_items_of_a_list_and_a_short_last_line_are_no_subheadings() -> None:
    text = f"Bridge closes\n\n{PLAIN}\n\nA new bridge\nA ferry at night\nA toll for lorries\n\n{PLAIN}\n\nMore soon"
    assert kinds(text) == ["headline", *["paragraph"] * 6]


def test_a_wrapped_paragraph_is_one_block() -> None:
    wrapped = (
        "The council of Orla voted on Monday to close the old harbour bridge\n"
        "for eleven weeks while workers replace its bearings, the mayor said\n"
        "after the meeting. Nobody spoke against the plan, which the council\n"
        "had put off twice.\n"
    )
    text = f"Old bridge to close\n\n{wrapped}\n“At last,” she said.\n\n{wrapped}"
    found = blocks(text)
    assert [kind for kind, _ in found] == ["headline", "paragraph", "paragraph", "paragraph"]
    assert found[1][1].endswith("twice.")


def test_wrapped_paragraphs_without_blank_lines_end_with_a_short_line() -> None:
    wrapped = (
        "The council of Orla voted on Monday to close the old harbour bridge\n"
        "for eleven weeks while workers replace its bearings, the mayor said\n"
        "after the meeting.\n"
        "Nobody spoke against the plan, which the council of the town, after\n"
        "a long debate about the ferry and its price, had put off twice in a\n"
        "year.\n"
    )
    assert len(blocks(wrapped)) == 2


def test_an_indented_line_begins_a_paragraph_of_a_wrapped_text() -> None:
    wrapped = (
        "   The council of Orla voted on Monday to close the old harbour bri-\n"
        "dge for eleven weeks while workers replace its bearings, said a woman\n"
        "of the office after the meeting, which lasted until after midnight.\n"
    )
    assert len(blocks(wrapped * 3)) == 3


def test_photos_may_begin_a_headline() -> None:
    assert kinds(f"Photos: Thousands walk over the old bridge\n\n{PLAIN}") == ["headline", "paragraph"]


def test_times_in_a_running_report_are_paragraphs() -> None:
    assert kinds(f"Bridge closes\n\n{PLAIN}\n\n2:45 p.m.\n\n{PLAIN}")[2] == "paragraph"


def test_a_line_broken_in_mid_sentence_is_joined() -> None:
    text = f"Bridge closes\n\n{PLAIN}\n\nThe editors note that the mayor\nregularly\nwalks over the bridge.\n\n{PLAIN}"
    assert blocks(text)[2] == ("paragraph", "The editors note that the mayor\nregularly\nwalks over the bridge.")


def test_the_second_line_of_a_headline() -> None:
    assert kinds(f"Bridge to close; \nFerry will run at night.\n\n{PLAIN}") == ["headline", "headline", "paragraph"]


def test_many_lines_are_cut_in_linear_time() -> None:
    started = time.perf_counter()
    assert len(article("The ferry runs at night again, she said.\n" * 20_000).blocks) == 20_000
    assert time.perf_counter() - started < 20
    with pytest.raises(UnreadableArticle, match="lines"):
        article("Ab cd\n" * 60_000)
