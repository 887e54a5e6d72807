"""Side by side: texts that scroll together, ribbons between, keys, and pairs on a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.e2e.conftest import Reader
from tests.views import harbour

playwright = pytest.importorskip("playwright.sync_api")


@pytest.fixture
def side(reader: Reader) -> Reader:
    reader.go("side", ".ribbons path")
    return reader


@pytest.fixture
def phone(browser: playwright.Browser, address: str) -> Iterator[Reader]:
    opened = Reader(browser, address, width=390)
    opened.go("side", ".pair")
    yield opened
    assert opened.complaints == []
    opened.page.context.close()


def columns(reader: Reader) -> list[str]:
    return list(reader.page.locator(".column .outlet-name").all_inner_texts())


def until(reader: Reader, holds: Callable[[], bool]) -> None:
    """Waits, two seconds at most, until something holds (the page's policy forbids Playwright's own way)."""
    for _ in range(40):
        if holds():
            return
        reader.page.wait_for_timeout(50)
    raise AssertionError("it did not come about within two seconds")


def height(reader: Reader, column: int, words: str) -> float:
    """How high in the window the words of a column's chosen passage stand."""
    element = reader.page.locator(f".column >> nth={column}").locator(".psg.chosen").first
    assert words in element.inner_text()
    return float(element.evaluate("x => x.getClientRects()[0].top"))


def test_the_columns_hold_the_texts_unchanged_and_without_their_ids(side: Reader) -> None:
    texts = side.page.eval_on_selector_all(".scroller .body", "all => all.map((x) => x.textContent)")
    assert texts == [a.text for a in harbour.articles()[:3]]
    assert side.page.evaluate(
        "(() => { const ids = [...document.querySelectorAll('[id]')].map((x) => x.id); return ids.length === new Set(ids).size; })()"
    )


def test_a_ribbon_joins_every_pair_lined_up_and_says_whether_in_part(side: Reader) -> None:
    between = [{x.a.article, x.b.article} for x in harbour.alignments()]
    joined = sum(pair in ({"a1", "a2"}, {"a2", "a3"}) for pair in between)
    assert side.page.evaluate("[...document.querySelectorAll('.ribbons path')].length") == joined
    assert side.page.locator(".ribbons .ribbon-partial").count() >= 1
    assert side.page.locator(".ribbons .ribbon-partial").first.evaluate("x => getComputedStyle(x).strokeDasharray") != "none"


def test_scrolling_one_text_moves_the_others_and_the_ribbons(side: Reader) -> None:
    first = side.page.locator(".scroller >> nth=0")
    second = side.page.locator(".scroller >> nth=1")
    before = side.page.locator(".ribbons path").first.get_attribute("d")
    first.hover()
    side.page.mouse.wheel(0, 400)
    until(side, lambda: second.evaluate("x => x.scrollTop") > 20)
    assert second.evaluate("x => x.scrollTop") > 20
    assert side.page.locator(".ribbons path").first.get_attribute("d") != before


def test_a_passage_chosen_faces_what_was_lined_up_with_it(side: Reader) -> None:
    side.page.locator(".scroller >> nth=0").get_by_text("senseless").click()
    assert abs(height(side, 0, "senseless") - height(side, 1, "laughable")) < 3
    assert side.page.locator(".ribbon.chosen").count() == 1
    notes = side.page.locator(".column-note").all_inner_texts()
    assert notes == ["", "same", "not found in this text"]


def test_keys_go_from_passage_to_passage_and_across(side: Reader) -> None:
    first = side.page.locator(".scroller >> nth=0")
    first.focus()
    for _ in range(3):
        side.page.keyboard.press("j")
    assert "senseless" in first.locator(".psg.chosen").inner_text()
    side.page.keyboard.press("ArrowRight")
    assert side.page.evaluate("document.activeElement === document.querySelectorAll('.scroller')[1]")
    assert "laughable" in side.page.locator(".scroller >> nth=1").locator(".psg.chosen").inner_text()
    assert "same" in side.page.inner_text("#live")
    side.page.keyboard.press("k")
    assert "laughable" not in side.page.locator(".scroller >> nth=1").locator(".psg.chosen").inner_text()


def test_the_reader_chooses_the_texts(side: Reader) -> None:
    side.page.uncheck("#side-choice input[value='1']", force=True)
    assert columns(side) == ["Northern Gazette", "Harbour & Market Ledger"]
    side.page.check("#side-choice input[value='4']", force=True)
    assert columns(side)[-1] == "Küsten-Echo"
    side.page.check("#side-choice input[value='1']", force=True)
    assert columns(side) == ["The Amrath Courier", "Harbour & Market Ledger", "Küsten-Echo"]
    for number in (1, 3):
        side.page.uncheck(f"#side-choice input[value='{number}']", force=True)
    assert "Choose two texts or more." in side.page.inner_text("#side-stage")


def test_the_apparatus_leads_to_the_facing_passages(reader: Reader) -> None:
    reader.page.click("#p1-3 .h")
    reader.page.get_by_role("button", name="face to face").first.click()
    assert abs(height(reader, 0, "senseless") - height(reader, 1, "laughable")) < 3


def test_on_a_phone_pairs_stand_one_below_the_other(phone: Reader) -> None:
    assert phone.page.locator(".column").count() == 0
    pair = phone.page.locator(".pair", has_text="senseless").first
    assert pair.locator(".pair-theirs ins").inner_text() == "laughable"
    assert pair.locator(".pair-theirs del").inner_text() == "senseless"
    alone = phone.page.locator(".pair", has_text="Divers searched")
    assert "not found in this text" in alone.inner_text()
    words = phone.page.inner_text("#side-stage")
    assert "80 soldiers" in words
    phone.page.check("#side-choice input[value='4']", force=True)
    assert "Wir haben zweimal" in phone.page.inner_text("#side-stage")
    assert phone.page.locator("#side-choice input:checked").count() == 2
