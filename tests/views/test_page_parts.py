"""The parts a page is made of: runs, covers, excerpts, dates and figures in words, clusters."""

from __future__ import annotations

import dataclasses
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.model.article import Published
from tellings.model.figure import Figure, Modifier
from tellings.model.span import Span
from tellings.views.findings import excerpts
from tellings.views.findings import values as related
from tellings.views.findings.segments import Cover, cut, join
from tellings.views.html import context, render
from tellings.views.html.context import plain
from tests.views import harbour

stretches = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(0, 5)), max_size=12)


@given(stretches)
def test_runs_join_without_gap_and_know_what_covers_them(given_: list[tuple[int, int, int]]) -> None:
    runs = cut(0, 40, given_)
    assert [r.start for r in runs] == [0, *(r.end for r in runs[:-1])]
    assert runs[-1].end == 40
    for r in runs:
        for at in range(r.start, r.end):
            assert sorted(r.values) == sorted(v for s, e, v in given_ if s <= at < e)


@given(stretches)
def test_joined_stretches_do_not_overlap(given_: list[tuple[int, int, int]]) -> None:
    joined = join(given_)
    assert all(a.end <= b.start for a, b in pairwise(joined))
    assert {at for j in joined for at in range(j.start, j.end)} == {at for s, e, _ in given_ for at in range(s, e)}


@given(stretches, st.integers(0, 39), st.integers(1, 10))
def test_a_cover_finds_what_lies_over_a_stretch(given_: list[tuple[int, int, int]], start: int, length: int) -> None:
    end = min(40, start + length)
    assert sorted(Cover(40, given_).over(start, end)) == sorted({v for s, e, v in given_ if s < end and start < e and s < min(e, 40)})


@settings(max_examples=200)
@given(st.text("ab .\n“”\u0301é", max_size=200), st.integers(0, 200), st.integers(0, 60))
def test_context_holds_the_place_and_stays_in_the_text(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(len(text), start + length)
    low, high = excerpts.around(text, start, end, 30)
    assert 0 <= low <= start
    assert end <= high <= len(text)


def test_context_stops_at_the_sentence_but_not_at_an_initial() -> None:
    text = 'It rained all day. Dr J. Pell counted 40 boats in the bay. "They left," he said.'
    at = text.index("40 boats")
    low, high = excerpts.around(text, at, at + 8)
    assert text[low:high] == "Dr J. Pell counted 40 boats in the bay."


def test_a_long_quote_is_cut_at_a_word_and_keeps_the_place() -> None:
    text = "word " * 100 + "here it stands " + "word " * 100
    at = text.index("here")
    low, high = excerpts.clip(text, 0, len(text), [Span("a", at, at + 4)], 120)
    assert "here" in text[low:high]
    assert high - low <= 120
    assert text[low:high].split()[0] == "word"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2024-03-17TEV", "Sun 17 March 2024, evening"),
        ("2024-03-17T09:30", "Sun 17 March 2024, 09:30"),
        ("2024-03", "March 2024"),
        ("2024", "2024"),
        ("2024-W11", "week 11 of 2024"),
        ("2024-SU", "summer 2024"),
        ("2009/2016", "2009 to 2016"),
        ("199", "the 1990s"),
        ("PRESENT_REF", "the present"),
        ("", "no date worked out"),
        ("P2D", "P2D"),
        ("2024-13-45", "2024"),
    ],
)
def test_dates_in_words(value: str, words: str) -> None:
    assert plain.plain_date(value) == words


def test_dates_sort_by_when_they_begin() -> None:
    ordered = ["1931", "2019", "2031-05", "2031-W19", "2031-05-05TEV", "2031-05-06", "2031-05-06TMO"]
    assert sorted(["2031-05-06TMO", *ordered[:-1]], key=plain.time_order) == ordered
    assert plain.time_order("PRESENT_REF") == ""


@pytest.mark.parametrize(
    ("low", "high", "modifier", "unit", "words"),
    [
        (12e6, None, Modifier.AT_LEAST, "crowns", "from 12,000,000 crowns"),
        (None, 40, Modifier.UNDER, "percent", "up to 40 percent"),
        (61.4, 61.4, None, "percent", "61.4 percent"),
        (3, 3, Modifier.ABOUT, "boats", "about 3 boats"),
        (40, 50, None, "votes", "40 to 50 votes"),
        (float("-inf"), float("inf"), None, "votes", "votes"),
    ],
)
def test_figures_in_digits(low: float | None, high: float | None, modifier: Modifier | None, unit: str, words: str) -> None:
    assert plain.in_digits(Figure("f", Span("a", 0, 1), low, high, unit, modifier, "", None, 1)) == words


def test_relations_that_share_a_figure_make_one_cluster_the_gravest_first() -> None:
    joined = related.clusters(harbour.comparison().figure_relations)
    assert [[(r.a, r.b) for r in c] for c in joined] == [
        [("f8", "f9")],
        [("f1", "f2"), ("f1", "f3"), ("f3", "f4")],
        [("f5", "f6"), ("f5", "f7")],
    ]


def test_pairs_are_told_apart_where_an_outlet_has_several_figures() -> None:
    found = harbour.comparison()
    page, _ = context.build(found)
    assert [line.pairs for line in page.figures.clusters[1].relations] == [("A–B",), ("A–C",), ("C–D",)]
    one_outlet_twice = dataclasses.replace(found.figure_relations[5], a="f8", b="f1")
    page, _ = context.build(dataclasses.replace(found, figure_relations=(*found.figure_relations, one_outlet_twice)))
    assert "A “Two people”–B “Three people”" in page.figures.clusters[0].relations[0].pairs


def test_a_figure_is_shown_with_who_gives_it_and_when_it_holds() -> None:
    page, _ = context.build(harbour.comparison())
    rows = {(r.quote.whose.siglum, r.value): (r.source, r.time) for c in page.figures.clusters for r in c.rows}
    assert rows["A", "380 to 420 people"] == ("", "late on Monday evening")
    assert rows["A", "from 12,000,000 crowns"] == ("Mayor Adela Quist", "")
    assert rows["B", "from 401 people"] == ("", "")
    lone = [(r.source, r.time) for o in page.figures.others for r in o.rows if r.value == "4.5 percent"]
    assert lone == [("the exchange", "late on Monday evening")]
    shown = " ".join(re.sub(r"<[^>]+>", "", render(harbour.comparison())).split())
    assert "given by Mayor Adela Quist" in shown
    assert "given by the exchange · time: late on Monday evening" in shown


def test_published_in_words() -> None:
    assert plain.published_words(Published("2031-05-06T07:40:00+02:00")) == ("Tue 6 May 2031, 07:40", "")
    assert plain.published_words(None) == ("", "date unknown")
