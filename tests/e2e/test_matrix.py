"""The matrix: filters, order, cells that open the renderings with their words marked."""

from __future__ import annotations

import pytest

from tests.e2e.conftest import Reader

pytest.importorskip("playwright.sync_api")


@pytest.fixture
def matrix(reader: Reader) -> Reader:
    reader.go("matrix", ".cell-button")
    return reader


def rows(reader: Reader) -> int:
    return int(reader.page.locator(".matrix tbody:visible").count())


def states(reader: Reader, column: int) -> list[str]:
    return [x[column] for x in reader.page.eval_on_selector_all(".matrix tbody", "all => all.map((x) => x.dataset.states)")]


def test_it_filters_by_speaker_kind_and_outlet_together(matrix: Reader) -> None:
    matrix.page.select_option("#filter-speaker", "Dr Tamsin Orrel")
    assert rows(matrix) == 2
    matrix.page.select_option("#filter-outlet", "+4")
    assert rows(matrix) == 1
    assert "1 of 6 shown" in matrix.page.inner_text("#matrix-count")
    matrix.page.select_option("#filter-outlet", "-4")
    assert rows(matrix) == 1
    matrix.page.select_option("#filter-outlet", "")
    matrix.page.select_option("#filter-kind", "direct quotation")
    assert rows(matrix) == 2
    matrix.page.select_option("#filter-speaker", "")
    matrix.page.select_option("#filter-kind", "narration")
    assert rows(matrix) == 2
    matrix.page.select_option("#filter-kind", "")
    assert rows(matrix) == 6


def test_a_head_sorts_by_its_column_and_back(matrix: Reader) -> None:
    before = states(matrix, 1)
    head = matrix.page.locator(".matrix th[data-sort='2']")
    head.locator("button").click()
    assert states(matrix, 1) == sorted(before, key="vrpn".index)
    assert head.get_attribute("aria-sort") == "ascending"
    head.locator("button").click()
    assert states(matrix, 1) == before
    assert head.get_attribute("aria-sort") is None
    matrix.page.select_option("#sort-rows", "carried")
    counts = [4 - x.count("n") for x in matrix.page.eval_on_selector_all(".matrix tbody", "all => all.map((x) => x.dataset.states)")]
    assert counts == sorted(counts, reverse=True)


def test_a_cell_opens_its_rendering_marked_against_the_base(matrix: Reader) -> None:
    row = matrix.page.locator(".matrix tbody", has_text="senseless")
    row.locator(".cell-button").nth(1).click()
    now = row.locator(".renderings .now")
    assert now.locator("del").inner_text() == "senseless"
    assert now.locator("ins").inner_text() == "laughable"
    assert row.locator(".toggle").get_attribute("aria-expanded") == "true"
    assert now.evaluate("x => x === document.activeElement")
    row.locator(".cell-button").nth(2).click()
    assert "Harbour & Market Ledger: not found in this text" in row.inner_text()


def test_the_keyboard_opens_and_shuts_a_row(matrix: Reader) -> None:
    row = matrix.page.locator(".matrix tbody >> nth=1")
    assert not row.locator(".more").is_visible()
    row.locator(".toggle").focus()
    matrix.page.keyboard.press("Enter")
    assert row.locator(".more").is_visible()
    matrix.page.keyboard.press("Enter")
    assert not row.locator(".more").is_visible()
    assert row.locator(".toggle").get_attribute("aria-expanded") == "false"


def test_wordings_that_are_the_same_are_shown_once_for_all_who_have_them(matrix: Reader) -> None:
    row = matrix.page.locator(".matrix tbody", has_text="We told them in writing").first
    row.locator(".toggle").click()
    first = row.locator(".renderings li").first
    assert first.locator(".cite span:last-child").all_inner_texts() == ["The Amrath Courier", "Northern Gazette"]
