"""The summary on a terminal: outlets in one column, names on one line, nothing a terminal could act on."""

from __future__ import annotations

import dataclasses
import io

from rich.console import Console

from tellings.model.comparison import Comparison
from tellings.model.document import Known, Media, RawDocument
from tellings.pipeline import read_documents
from tellings.views.findings import Kind, Source, findings
from tellings.views.terminal import show_comparison, show_reading
from tests.views import harbour


def summary(comparison: Comparison, colour: bool = False) -> str:
    """What is printed, 140 columns wide."""
    out = io.StringIO()
    system = "truecolor" if colour else None
    show_comparison(comparison, Console(file=out, width=140, color_system=system, force_terminal=colour, highlight=False, emoji=False))
    return out.getvalue()


def section(text: str, kind: Kind) -> list[str]:
    """The lines of a kind, without their indent."""
    lines = [line.rstrip() for line in text.splitlines()]
    start = next(n for n, line in enumerate(lines) if line.startswith(kind.value))
    end = next((n for n in range(start, len(lines)) if not lines[n]), len(lines))
    return [line.strip() for line in lines[start + 1 : end]]


def test_it_shows_what_the_page_shows_and_more_of_it() -> None:
    text = summary(harbour.comparison())
    for kind, some in findings(Source(harbour.comparison())).items():
        assert f"{kind.value} ({len(some)})" in text


def test_a_finding_gives_names_why_and_how_sure_then_each_outlet_beside_its_words() -> None:
    lines = section(summary(harbour.comparison()), Kind.FIGURE_CONFLICT)
    assert lines[0] == "conflict: counts of one day that both are given as final · sure"
    assert lines[1].startswith("The Amrath Courier       Two people were taken to hospital")
    assert lines[2].startswith("Northern Gazette         Three people were treated in hospital")


def test_names_stand_on_one_line_an_outlet() -> None:
    lines = section(summary(harbour.comparison()), Kind.NAME)
    assert any("harbour sea wall / The wall" in line for line in lines)


def test_the_words_in_question_are_marked_on_a_terminal_only() -> None:
    marked, plain = summary(harbour.comparison(), colour=True), summary(harbour.comparison())
    assert "\x1b[1;4msenseless\x1b[0m" in marked
    assert "\x1b" not in plain


def test_speakers_have_a_table_of_words() -> None:
    assert "Words given to each speaker" in summary(harbour.comparison())


def test_a_reading_says_who_gives_a_figure_and_when_it_holds() -> None:
    text = "The Ostrand council said on Friday that 340 boats had sunk in 2016. Voss bought 12 mills."
    ((article, found),), _ = read_documents([RawDocument("test", text, Media.TEXT, Known(published="2021-05-12", language="en"))])
    out = io.StringIO()
    show_reading(article, found, Console(file=out, width=140, color_system=None, highlight=False, emoji=False))
    lines = [" ".join(line.split()) for line in out.getvalue().splitlines()]
    assert "340 340 boats boats given by Ostrand council, time: “2016”" in lines
    assert "12 12 mills mills" in lines


def test_nothing_an_article_says_can_drive_the_terminal() -> None:
    found = harbour.comparison()
    evil = "\x1b[31m\u202e\x07"
    people = tuple(dataclasses.replace(i, name=i.name + evil) for i in found.identities)
    relations = tuple(dataclasses.replace(r, why=r.why + evil) for r in found.figure_relations)
    spoilt = tuple(dataclasses.replace(a, outlet=(a.outlet or "") + evil) for a in found.articles)
    text = summary(dataclasses.replace(found, articles=spoilt, identities=people, figure_relations=relations))
    assert not set(evil[0] + evil[-2:]) & set(text)
    assert "\\u202e" in text


def test_nothing_found_is_short() -> None:
    text = summary(harbour.blank(("a1", "One.\n"), ("a2", "Two.\n")))
    assert "2 articles · 0 statements" in text
    assert not any(kind.value in text for kind in Kind)
