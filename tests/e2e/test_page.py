"""The page in a browser: the text stays exact, everything can be reached by keyboard, nothing is loaded or sent.

Needs a Chromium on the path; without one these tests are skipped, except in CI, where they must run.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from scripts import browser as driven
from tellings.views.html import assets, fragment
from tests.e2e.conftest import Reader, violations
from tests.views import harbour
from tests.views.states import STATES

playwright = pytest.importorskip("playwright.sync_api")

NAMELESS = """() => [...document.querySelectorAll('button, a, input, select, summary')].filter((x) => {
  const label = x.labels && x.labels.length ? x.labels[0].textContent : '';
  return !x.closest('[hidden]') && !(x.getAttribute('aria-label') || x.textContent || label || '').trim();
}).map((x) => x.outerHTML)"""


TRIES = 8
"""A machine busy with other work is slow now and then; a page that is slow is slow every time."""


def test_the_text_of_every_article_is_exact(reader: Reader) -> None:
    bodies = reader.page.eval_on_selector_all(".texts .body", "all => all.map((x) => x.textContent)")
    assert bodies == [a.text for a in harbour.articles()]


def test_odd_characters_survive_the_browser(browser: playwright.Browser, tmp_path: Path) -> None:
    texts = ("One\r\nline\ttab \u2028 &amp; <b>\U0001f30a</b> e\u0301\n", "שלום\n\n港の堤防\n")
    opened = Reader(browser, driven.write(harbour.blank(("b1", texts[0]), ("b2", texts[1])), tmp_path / "odd.html"))
    assert opened.page.eval_on_selector_all(".texts .body", "all => all.map((x) => x.textContent)") == list(texts)
    assert opened.complaints == []


def test_the_page_of_the_examples_is_small_and_usable_at_once(browser: playwright.Browser, tmp_path: Path) -> None:
    address = driven.write_compared([driven.EXAMPLES], tmp_path / "examples.html")
    assert (tmp_path / "examples.html").stat().st_size < 400_000
    assert driven.milliseconds(browser, address, TRIES) < 500


def test_j_and_k_go_from_passage_to_passage(reader: Reader) -> None:
    first = reader.chosen()
    reader.page.keyboard.press("j")
    second = reader.chosen()
    reader.page.keyboard.press("k")
    assert (first, second, reader.chosen()) == ("1-1", "1-2", "1-1")
    assert reader.page.evaluate("location.hash") == "#p1-1"


def test_single_keys_can_be_switched_off(reader: Reader) -> None:
    before = reader.chosen()
    reader.page.uncheck("#keys")
    reader.page.keyboard.press("j")
    assert reader.chosen() == before


def test_the_apparatus_gives_speaker_others_and_marks(reader: Reader) -> None:
    reader.page.click("#p1-3 .h")
    aside = reader.page.locator("#apparatus")
    assert aside.locator(".sayers .speaker").inner_text() == "Dr Tamsin Orrel"
    assert aside.locator(".said").first.locator("del").inner_text() == "senseless"
    assert aside.locator(".said").first.locator("ins").inner_text() == "laughable"
    assert aside.locator(".witness.none").count() == 2
    assert "not found in this text" in aside.locator(".witness.none").first.inner_text()
    assert "same · sure" in aside.locator(".basis").first.inner_text()


def test_the_apparatus_of_a_passage_only_one_has_names_the_nearest(reader: Reader) -> None:
    reader.page.click(".text:not([hidden]) .psg.only >> nth=1")
    words = reader.page.locator("#apparatus").inner_text()
    assert "only here" in words
    assert "A 60-metre stretch of the harbour sea wall collapsed" in words


def test_another_base_keeps_the_place(reader: Reader) -> None:
    reader.page.click("#p1-3 .h")
    top = reader.page.eval_on_selector("#p1-3", "x => x.getBoundingClientRect().top")
    reader.page.keyboard.press("2")
    assert reader.shown() == ["2"]
    chosen = reader.page.locator(".psg.chosen")
    assert "laughable" in chosen.inner_text()
    assert abs(chosen.evaluate("x => x.getBoundingClientRect().top") - top) < 4


def test_a_quote_leads_to_its_exact_words(reader: Reader) -> None:
    reader.page.click(".finding .cite >> nth=1")
    assert reader.shown() == ["2"]
    found = reader.page.evaluate("[...CSS.highlights.get('found')].map(String)")
    assert found == ["Three people"]
    assert reader.page.evaluate("location.hash").startswith("#2.")


def test_the_way_back_leads_to_where_the_reader_was(reader: Reader) -> None:
    reader.page.click(".finding .cite >> nth=1")
    reader.page.wait_for_timeout(700)
    assert reader.page.evaluate("scrollY") > 300
    reader.page.go_back()
    reader.page.wait_for_timeout(300)
    assert reader.page.evaluate("scrollY") < 300


def test_a_mark_on_the_timeline_leads_to_its_words(reader: Reader) -> None:
    reader.page.locator(".when-mark:has-text('1931') line").click(force=True)
    assert reader.set_off("found") == ["in 1931"]


def test_a_server_can_show_a_fragment_in_its_own_shell(browser: playwright.Browser, tmp_path: Path) -> None:
    own = assets()
    (tmp_path / "page.css").write_text(own.style, "utf-8")
    (tmp_path / "page.js").write_text(own.script, "utf-8")
    head = '<title>Shell</title><link rel="stylesheet" href="page.css"><script src="page.js"></script>'
    body = f"<header>The shell</header>{fragment(harbour.comparison())}"
    (tmp_path / "shell.html").write_text(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>', "utf-8"
    )
    opened = Reader(browser, (tmp_path / "shell.html").as_uri())
    opened.page.keyboard.press("j")
    assert opened.chosen() == "1-2"
    assert opened.complaints == []
    opened.page.context.close()


def test_a_permalink_to_words_opens_them(browser: playwright.Browser, address: str) -> None:
    span = harbour.at("a2", "80 soldiers")
    opened = Reader(browser, f"{address}#2.{span.start}-{span.end}")
    assert opened.shown() == ["2"]
    assert opened.page.evaluate("[...CSS.highlights.get('found')].map(String)") == ["80 soldiers"]
    opened.page.context.close()


def test_a_permalink_to_a_passage_opens_its_text(browser: playwright.Browser, address: str) -> None:
    opened = Reader(browser, f"{address}#p3-2")
    assert opened.shown() == ["3"]
    assert opened.chosen() == "3-2"
    opened.page.context.close()


@pytest.mark.parametrize("hash_", ["#99.1-2", "#1.900000-900001", "#p9-9", "#%E0%A4%A", "#p1-99", "#row-99", "#data"])
def test_a_wrong_permalink_does_no_harm(browser: playwright.Browser, address: str, hash_: str) -> None:
    opened = Reader(browser, address + hash_)
    assert opened.complaints == []
    opened.page.context.close()


def test_hovering_and_focusing_say_who_speaks(reader: Reader) -> None:
    reader.page.hover("#p1-3 .s")
    assert reader.page.locator("#tip").inner_text() == "Dr Tamsin Orrel"
    reader.page.mouse.move(2, 2)
    reader.page.focus("#p1-5 .mark")
    assert reader.page.locator("#tip").inner_text() == "Joren Pell"


def test_the_theme_can_be_chosen(reader: Reader) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light = reader.page.evaluate(ground)
    reader.page.click("#theme")
    assert reader.page.evaluate(ground) == light
    reader.page.click("#theme")
    assert reader.page.evaluate(ground) != light


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1440, 1920])
def test_nothing_is_wider_than_the_window(browser: playwright.Browser, address: str, width: int) -> None:
    opened = Reader(browser, address, width=width)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    opened.page.context.close()


def test_everything_that_can_be_used_has_a_name_and_an_order(reader: Reader) -> None:
    assert reader.page.evaluate(NAMELESS) == []
    levels = reader.page.eval_on_selector_all("h1, h2, h3, h4", "all => all.map((x) => Number(x.tagName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_without_script_every_text_finding_and_table_can_be_read(browser: playwright.Browser, address: str) -> None:
    opened = Reader(browser, address, script=False)
    words = opened.page.inner_text("body")
    for article in harbour.articles():
        assert article.text.strip().splitlines()[-1] in words
    assert "Three people were treated in hospital." in words
    assert opened.page.locator(".matrix .more").first.is_visible()
    assert not opened.page.locator("#bases").is_visible()
    assert opened.complaints == []
    opened.page.context.close()


def test_on_paper_the_controls_are_gone_and_the_text_is_there(reader: Reader) -> None:
    reader.page.emulate_media(media="print")
    for gone in (".nav", "#apparatus", "#side", ".pin >> nth=0", "#theme"):
        assert not reader.page.locator(gone).is_visible(), gone
    assert reader.page.locator("#p1-3").is_visible()
    assert reader.page.locator(".finding").first.is_visible()


def test_it_prints_on_pages(reader: Reader) -> None:
    printed = reader.page.pdf(format="A4")
    assert printed.startswith(b"%PDF")
    pages = printed.count(b"/Type /Page\n") or printed.count(b"/Type /Page ")
    assert 3 <= pages <= 14


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("opened_up", [False, True])
def test_axe_finds_nothing_to_complain_of(
    browser: playwright.Browser, address: str, axe: str, width: int, scheme: str, opened_up: bool
) -> None:
    opened = Reader(browser, address, width=width, scheme=scheme)
    if opened_up:
        opened.page.evaluate("document.querySelectorAll('details').forEach((x) => { x.open = true; })")
        opened.page.locator("#side").scroll_into_view_if_needed()
        opened.page.wait_for_selector(".side-stage > *")
        opened.page.locator("#matrix").scroll_into_view_if_needed()
        opened.page.wait_for_selector(".toggle")
        opened.page.locator(".matrix .toggle").first.focus()
        opened.page.keyboard.press("Enter")
        opened.page.keyboard.press("/")
        opened.page.keyboard.type("wall")
        opened.page.keyboard.press("Enter")
        opened.page.wait_for_timeout(300)
    assert violations(opened.page, axe) == []
    opened.page.context.close()


def test_axe_would_notice(browser: playwright.Browser, address: str, axe: str) -> None:
    opened = Reader(browser, address)
    opened.page.evaluate("document.getElementById('theme').replaceChildren(); document.documentElement.removeAttribute('lang')")
    found = " ".join(violations(opened.page, axe))
    assert "button-name" in found
    assert "html-has-lang" in found
    opened.page.context.close()


# ---- designed states ----

OVER = """() => [...document.querySelectorAll('main *, .mast *')].filter((x) => {
  const box = x.getBoundingClientRect();
  return box.width && box.right > innerWidth + 1 && !x.closest('.scroll, svg, .sr, thead');
}).map((x) => x.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("width", [390, 1366, 1920])
@pytest.mark.parametrize("state", STATES)
def test_every_state_fits_its_window(browser: playwright.Browser, tmp_path: Path, state: str, width: int) -> None:
    opened = Reader(browser, driven.write(STATES[state](), tmp_path / "page.html"), width=width)
    opened.page.evaluate("document.querySelectorAll('details').forEach((x) => { x.open = true; })")
    opened.page.locator("#side").scroll_into_view_if_needed()
    opened.page.wait_for_selector(".side-stage > *")
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.page.evaluate(OVER) == []
    assert opened.complaints == []
    opened.page.context.close()


@pytest.mark.parametrize("state", [name for name in STATES if name not in ("two", "four", "seven")])
def test_axe_holds_in_every_state(browser: playwright.Browser, tmp_path: Path, axe: str, state: str) -> None:
    opened = Reader(browser, driven.write(STATES[state](), tmp_path / "page.html"))
    assert violations(opened.page, axe) == []
    opened.page.context.close()


def test_with_many_outlets_the_matrix_scrolls_beside_its_first_column(browser: playwright.Browser, tmp_path: Path) -> None:
    opened = Reader(browser, driven.write(harbour.many(25), tmp_path / "many.html"), width=900)
    opened.page.locator("#matrix").scroll_into_view_if_needed()
    scroll = opened.page.locator("#matrix .scroll")
    assert scroll.evaluate("x => x.scrollWidth > x.clientWidth")
    first = scroll.locator("tbody th").first
    before = first.bounding_box()
    scroll.evaluate("x => { x.scrollLeft = 200; }")
    after = first.bounding_box()
    assert before is not None
    assert after is not None
    assert before["x"] == after["x"]
    assert opened.page.locator("#matrix .key:not(.signs) li").count() == 25
    opened.page.context.close()


def test_nothing_hostile_runs(browser: playwright.Browser, tmp_path: Path) -> None:
    opened = Reader(browser, driven.write(STATES["hostile"](), tmp_path / "page.html"))
    page = opened.page
    page.locator("#side").scroll_into_view_if_needed()
    page.wait_for_selector(".scroller")
    page.locator("#matrix").scroll_into_view_if_needed()
    page.wait_for_selector(".cell-button")
    for cell in page.locator(".cell-button").all()[:8]:
        cell.click()
    page.hover("#p1-3 .s")
    page.keyboard.press("j")
    for link in page.locator("a[href]").all():
        assert (link.get_attribute("href") or "").startswith("#")
    assert page.evaluate("window.taken") is None
    assert page.locator("main svg[onload], main script").count() == 0
    assert opened.complaints == []
    page.context.close()
