"""Findings: an address for each, the text behind it, a citation on the clipboard without any network."""

from __future__ import annotations

import pytest

from tests.e2e.conftest import Reader
from tests.views import harbour

playwright = pytest.importorskip("playwright.sync_api")

EVERY = """async () => {
  const wrong = [];
  for (const id of [...document.querySelectorAll('[data-f]')].map((x) => x.id)) {
    location.hash = '#' + id;
    await new Promise((done) => setTimeout(done, 30));
    const x = document.getElementById(id);
    const box = x.getBoundingClientRect();
    const seen = box.height > 0 && box.bottom > 0 && box.top < innerHeight;
    if (!seen || document.activeElement !== x || !x.classList.contains('target')) wrong.push(id);
  }
  return wrong;
}"""


def act(reader: Reader, finding: str, name: str) -> None:
    """Presses a button of a finding, brought up with the focus as from the keyboard."""
    reader.page.locator(f"{finding} .pin").first.focus()
    reader.page.locator(finding).first.get_by_role("button", name=name).click()


def test_every_kind_of_finding_has_an_address(reader: Reader) -> None:
    kinds = set(reader.page.eval_on_selector_all("[data-f]", "all => all.map((x) => x.id[0])"))
    assert kinds == set("kgvdnsco")
    pins = "all => all.every((x) => x.querySelector(`.pin[href='#${x.id}']`))"
    assert reader.page.eval_on_selector_all("[data-f]", pins)


def test_every_address_opens_what_it_names(reader: Reader) -> None:
    reader.page.evaluate("document.querySelectorAll('details').forEach((x) => { x.open = false; })")
    reader.page.select_option("#filter-speaker", "Mayor Adela Quist")
    assert reader.page.evaluate(EVERY) == []


def test_an_address_opens_when_the_page_does(browser: playwright.Browser, address: str, reader: Reader) -> None:
    row = reader.page.locator(".matrix tbody").nth(4).get_attribute("id")
    opened = Reader(browser, f"{address}#{row}")
    assert opened.page.locator(f"#{row} .more").is_visible()
    assert opened.page.evaluate("document.activeElement.id") == row
    opened.page.context.close()


def test_the_keyboard_reaches_what_can_be_done_with_a_finding(reader: Reader) -> None:
    reader.page.locator(".finding .pin").first.focus()
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate("document.activeElement.textContent") == "show in text"
    assert reader.page.locator(".finding .acts").first.is_visible()


def test_show_in_text_opens_the_exact_words(reader: Reader) -> None:
    act(reader, ".finding", "show in text")
    assert reader.shown() == ["1"]
    assert reader.set_off("found") == ["Two people"]


def test_face_to_face_opens_both_texts(reader: Reader) -> None:
    act(reader, ".finding", "face to face")
    assert reader.page.locator(".column .psg.chosen").count() >= 2
    assert "Two people" in reader.page.locator(".column >> nth=0").locator(".psg.chosen").first.inner_text()


def test_a_citation_has_quotes_outlets_dates_addresses_and_characters(reader: Reader) -> None:
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    act(reader, ".finding", "copy with citation")
    reader.page.wait_for_selector("text=copied")
    text = reader.page.evaluate("navigator.clipboard.readText()")
    at = harbour.at("a2", "Three people were treated in hospital.")
    assert text.startswith("Figures in conflict · conflict: counts of one day")
    assert "“Three people were treated in hospital.”" in text
    assert f"characters {at.start}–{at.end}" in text
    for part in ("Northern Gazette", "Hundreds evacuated as Amrath flood barrier fails", "Tue 6 May 2031", "https://gazette.example/flood"):
        assert part in text
    assert "file:" not in text


def test_every_finding_can_be_cited(reader: Reader) -> None:
    reader.page.evaluate("navigator.clipboard.writeText = async (text) => { (window.cited ||= []).push(text); }; 0")
    ids = reader.page.eval_on_selector_all("[data-f]", "all => all.map((x) => x.id)")
    reader.page.evaluate("document.querySelectorAll('details').forEach((x) => { x.open = true; })")
    for found in ids:
        reader.page.evaluate(
            "id => { const x = document.getElementById(id); x.querySelector('.pin').focus();"
            "[...x.querySelectorAll('.act')].find((b) => b.textContent.startsWith('copy')).click(); }",
            found,
        )
    cited = reader.page.evaluate("window.cited")
    assert len(cited) == len(ids)
    outlets = [a.label for a in harbour.articles()]
    for text in cited:
        assert any(outlet in text for outlet in outlets)
        assert "characters" in text or text.startswith("words given to a speaker")


def test_where_the_browser_has_no_clipboard_the_old_way_is_taken(reader: Reader) -> None:
    reader.page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
        "document.execCommand = (name) => { window.taken = document.activeElement.value; return name === 'copy'; }"
    )
    act(reader, ".finding", "copy with citation")
    reader.page.wait_for_selector("text=copied")
    assert "characters" in reader.page.evaluate("window.taken")


def test_where_nothing_may_copy_the_words_are_there_to_be_selected(reader: Reader) -> None:
    reader.page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined}); document.execCommand = () => false")
    act(reader, ".finding", "copy with citation")
    field = reader.page.locator("#by-hand-words")
    assert "characters" in field.input_value()
    assert field.evaluate("x => x.selectionEnd - x.selectionStart === x.value.length")
    reader.page.keyboard.press("Escape")
    assert not field.is_visible()


def test_the_address_of_a_finding_does_not_depend_on_the_order_of_articles() -> None:
    import dataclasses

    from tellings.views.html import context

    found = harbour.comparison()
    turned = dataclasses.replace(
        found,
        articles=found.articles[::-1],
        coverage=tuple(dataclasses.replace(r, cells=r.cells[::-1]) for r in found.coverage),
        groups=found.groups[::-1],
    )
    ids = [{row.id for row in context.build(c)[0].matrix.rows} for c in (found, turned)]
    assert ids[0] == ids[1]
    conflicts = [context.build(c)[0].findings[0].lines[0].id for c in (found, turned)]
    assert conflicts[0] == conflicts[1]
