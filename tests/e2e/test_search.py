"""Search: as the reader types, without case and diacritics, in texts and findings, from hit to hit."""

from __future__ import annotations

import pytest

from tests.e2e.conftest import Reader
from tests.views import harbour

pytest.importorskip("playwright.sync_api")


def seek(reader: Reader, words: str) -> str:
    reader.page.keyboard.press("/")
    reader.page.fill("#search", words)
    reader.page.wait_for_timeout(150)
    return str(reader.page.inner_text("#search-count"))


def test_a_slash_opens_it_and_escape_shuts_it(reader: Reader) -> None:
    assert not reader.page.locator("#search").is_visible()
    reader.page.keyboard.press("/")
    assert reader.page.evaluate("document.activeElement.id") == "search"
    reader.page.keyboard.press("Escape")
    assert not reader.page.locator("#search").is_visible()


def test_it_counts_what_stands_in_texts_and_in_findings(reader: Reader) -> None:
    words = seek(reader, "soldiers")
    in_texts = sum(a.text.lower().count("soldiers") for a in harbour.articles())
    assert f"{in_texts} in texts" in words
    assert "soldiers" in {x.lower() for x in reader.set_off("hits")}


def test_case_diacritics_and_marks_make_no_difference(reader: Reader) -> None:
    assert seek(reader, "lange ein") != "nothing found"
    assert "Länge ein" in reader.set_off("hits")
    assert seek(reader, '"WE told  them').split(" · ")[0] != "nothing found"
    assert any(x.startswith('"We told them') for x in reader.set_off("hits"))
    assert seek(reader, "zzzz") == "nothing found"


def test_enter_goes_on_and_with_shift_back_and_opens_what_is_shut(reader: Reader) -> None:
    seek(reader, "mauer bricht")
    reader.page.keyboard.press("Enter")
    assert reader.page.inner_text("#search-count").startswith("1 of ")
    while reader.shown() != ["4"]:
        before = reader.page.inner_text("#search-count")
        reader.page.keyboard.press("Enter")
        assert reader.page.inner_text("#search-count") != before
    box = reader.page.evaluate(
        "(() => { const b = [...CSS.highlights.get('hit')][0].getBoundingClientRect(); return [b.top, b.bottom]; })()"
    )
    assert 0 <= box[0] < box[1] <= 900
    first = reader.set_off("hit")
    reader.page.keyboard.press("Shift+Enter")
    reader.page.keyboard.press("Enter")
    assert reader.set_off("hit") == first


def test_after_it_is_shut_the_reader_is_where_he_was(reader: Reader) -> None:
    reader.page.focus("#theme")
    seek(reader, "wall")
    reader.page.keyboard.press("Enter")
    reader.page.keyboard.press("Escape")
    assert reader.page.evaluate("document.activeElement.id") == "theme"
    assert reader.set_off("hits") == []
