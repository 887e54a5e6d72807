"""The head of a text: its date, byline and labels."""

from __future__ import annotations

import pytest

from tests.articles.making import PLAIN, article, kinds


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("date 2024-05-01 Bridge Closes\n", "2024-05-01"),
        (" date 2024-05-01 Bridge Closes\n", "2024-05-01"),
        ("Date: 1 May 2024\n\nBridge Closes\n\n", "2024-05-01"),
        ("2024-05-01 Bridge closes\n\n", "2024-05-01"),
        ("Bridge closes\n\nMay 1, 2024\n\n", "2024-05-01"),
        ("Bridge closes\n\nMay 01 , 2024\n\n", "2024-05-01"),
        ("Bridge closes\nPublished: Wednesday, May 1, 2024, 9:56 AM EDT\n", "2024-05-01"),
        ("Bridge closes\n7:05 p.m. BST Wednesday 1 May 2024\n", "2024-05-01"),
        ("Bridge closes\nPublished : 2024-05-01T09:30:00+02:00\n", "2024-05-01T09:30:00+02:00"),
        ("Bridge closes\n\n1.5.2024\n\n", "2024-05-01"),
        ("Bridge closes\n\n05/13/2024\n\n", None),
        ("Bridge closes\n\n13/05/2024\n\n", "2024-05-13"),
        ("Bridge closes\n\n05/03/2024\n\n", None),
        ("Bridge closes\n\nLast updated: May 1, 2024\n\n", None),
        ("Bridge closes\n\n", None),
    ],
)
def test_the_date_of_publication(head: str, day: str | None) -> None:
    built = article(head + PLAIN)
    assert (built.published.text if built.published else None) == day
    if day:
        assert built.provenance["published"] == "text header"


def test_a_line_that_only_says_when_is_header_even_if_no_day_can_be_told() -> None:
    assert kinds(f"Bridge closes\n\n05/03/2024 10:40 PM\n\n{PLAIN}") == ["headline", "header", "paragraph"]


@pytest.mark.parametrize(
    "sentence",
    [
        "May 1, 2024 was the day on which the council of Orla voted to close the old bridge for eleven weeks.",
        "Published in 2019, the report on the old bridge had been forgotten by everyone in the council.",
        "Published May 1, 2024 in a journal, the study of the bridge found that its bearings were worn.",
        "Source of all this trouble was, the mayor said after the meeting, the old bearing of the bridge.",
    ],
)
def test_sentences_are_no_header(sentence: str) -> None:
    built = article(f"{sentence}\n\n{PLAIN}")
    assert built.published is None
    assert "header" not in kinds(f"{sentence}\n\n{PLAIN}")


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jane Roe", "Jane Roe"),
        ("By JANE ROE and JOHN DOE", "JANE ROE and JOHN DOE"),
        ("By Jane Roe, Staff Writer", "Jane Roe"),
        ("By Jane Roe | The Post", "Jane Roe"),
        ("By Ana de la Vega", "Ana de la Vega"),
    ],
)
def test_bylines(line: str, author: str) -> None:
    text = f"Old bridge to close\n\n{line}\n\n{PLAIN}"
    assert article(text).author == author
    assert kinds(text) == ["headline", "header", "paragraph"]


@pytest.mark.parametrize("line", ["By the river and the old harbour", "By Monday it was over.", "By far the largest bridge"])
def test_lines_that_begin_like_a_byline(line: str) -> None:
    assert article(f"Old bridge to close\n\n{line}\n\n{PLAIN}").author is None


def test_a_date_after_the_story_has_begun_is_not_its_own() -> None:
    assert article(f"{PLAIN} Nobody spoke against it.\n\nMay 1, 2024\n\n{PLAIN}").published is None


def test_labelled_lines() -> None:
    built = article(
        "Title: Old bridge to close\nSource: The Quayside Post\nAuthor: Jane Roe\nDate: 2024-05-01\n"
        f"URL: https://quayside.example/bridge\n\n{PLAIN}"
    )
    assert (built.title, built.outlet, built.author) == ("Old bridge to close", "The Quayside Post", "Jane Roe")
    assert built.url == "https://quayside.example/bridge"
    assert [b.kind.value for b in built.blocks] == ["header", "headline", "header", "header", "header", "header", "paragraph"]
