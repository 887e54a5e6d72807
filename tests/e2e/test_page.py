"""The page in a browser: the text stays exact, everything can be reached by keyboard, nothing is loaded or sent.

Needs a Chromium on the path; without one these tests are skipped, except in CI, where they must run.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from scripts import fetch_axe
from tellings.views.html import render
from tests.views import harbour

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None and not os.environ.get("CI"), reason="no chromium on the path")]

READY = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"

NAMELESS = """() => [...document.querySelectorAll('button, a, input, select, summary')].filter((x) => {
  const label = x.labels && x.labels.length ? x.labels[0].textContent : '';
  return !x.closest('[hidden]') && !(x.getAttribute('aria-label') || x.textContent || label || '').trim();
}).map((x) => x.outerHTML)"""


class Reader:
    """A reader with a page open: what the browser complained of and asked the network for is kept."""

    def __init__(self, browser: playwright.Browser, address: str, width: int = 1280, scheme: str = "light", script: bool = True) -> None:
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=script)
        self.page = context.new_page()
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda m: self.complaints.append(m.text))
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.page.on("request", lambda r: self.asked.append(r.url))
        self.page.goto(address)
        if script:
            self.page.wait_for_selector("html[data-ready]")

    def chosen(self) -> str:
        """The key of the chosen passage."""
        return str(self.page.eval_on_selector(".psg.chosen", "x => x.dataset.p"))

    def shown(self) -> list[str]:
        """The numbers of the texts that are shown."""
        return list(self.page.eval_on_selector_all(".text:not([hidden])", "all => all.map((x) => x.dataset.number)"))


TRIES = 8
"""A machine busy with other work is slow now and then; a page that is slow is slow every time."""


def soon(reader: Reader) -> float:
    """Milliseconds until the page was ready; closes it."""
    assert reader.complaints == []
    shown = float(reader.page.evaluate(READY))
    reader.page.context.close()
    return shown


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    assert CHROMIUM, "CI needs a chromium on the path"
    with playwright.sync_playwright() as p:
        opened = p.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(render(harbour.comparison()), "utf-8", newline="")
    return path.as_uri()


@pytest.fixture
def reader(browser: playwright.Browser, address: str) -> Iterator[Reader]:
    opened = Reader(browser, address)
    yield opened
    assert opened.complaints == []
    assert opened.asked == [address] or all(a.split("#")[0] == address or a.startswith("data:") for a in opened.asked)
    opened.page.context.close()


def test_the_text_of_every_article_is_exact(reader: Reader) -> None:
    bodies = reader.page.eval_on_selector_all(".body", "all => all.map((x) => x.textContent)")
    assert bodies == [a.text for a in harbour.articles()]


def test_odd_characters_survive_the_browser(browser: playwright.Browser, tmp_path: Path) -> None:

    texts = ("One\r\nline\ttab \u2028 &amp; <b>\U0001f30a</b> e\u0301\n", "שלום\n\n港の堤防\n")
    path = tmp_path / "odd.html"
    path.write_text(render(harbour.blank(("b1", texts[0]), ("b2", texts[1]))), "utf-8", newline="")
    opened = Reader(browser, path.as_uri())
    assert opened.page.eval_on_selector_all(".body", "all => all.map((x) => x.textContent)") == list(texts)
    assert opened.complaints == []


def test_it_is_ready_within_half_a_second(browser: playwright.Browser, address: str) -> None:
    assert any(0 < soon(Reader(browser, address)) < 500 for _ in range(TRIES))


def test_the_page_of_the_examples_is_small_and_ready_at_once(browser: playwright.Browser, tmp_path: Path) -> None:
    import tellings

    path = tmp_path / "examples.html"
    path.write_text(render(tellings.compare([Path(__file__).parents[2] / "examples" / "event.json"])), "utf-8", newline="")
    assert path.stat().st_size < 400_000
    assert any(0 < soon(Reader(browser, path.as_uri())) < 500 for _ in range(TRIES))


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


def test_the_matrix_filters_by_speaker_and_opens_rows(reader: Reader) -> None:
    reader.page.select_option("#speaker", "Dr Tamsin Orrel")
    assert reader.page.locator(".matrix tbody:visible").count() == 2
    reader.page.select_option("#speaker", "")
    row = reader.page.locator(".matrix tbody >> nth=1")
    assert not row.locator(".more").is_visible()
    row.locator("button").focus()
    reader.page.keyboard.press("Enter")
    assert row.locator(".more").is_visible()
    assert row.locator("button").get_attribute("aria-expanded") == "true"


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
    assert not reader.page.locator(".nav").is_visible()
    assert not reader.page.locator("#apparatus").is_visible()
    assert reader.page.locator("#p1-3").is_visible()


@pytest.fixture(scope="module")
def axe() -> str:
    try:
        return fetch_axe.script()
    except fetch_axe.Unavailable as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(error))


VIOLATIONS = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations.map(
  (v) => `${v.id}: ${v.help}: ${v.nodes.slice(0, 4).map((n) => n.html.slice(0, 160)).join(' | ')}`)"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("opened_up", [False, True])
def test_axe_finds_nothing_to_complain_of(
    browser: playwright.Browser, address: str, axe: str, width: int, scheme: str, opened_up: bool
) -> None:
    opened = Reader(browser, address, width=width, scheme=scheme)
    if opened_up:
        opened.page.evaluate("document.querySelectorAll('details').forEach((x) => { x.open = true; })")
        opened.page.locator(".matrix .toggle").first.focus()
        opened.page.keyboard.press("Enter")
        opened.page.keyboard.press("j")
        opened.page.wait_for_timeout(700)
    opened.page.evaluate(axe)
    assert opened.page.evaluate(VIOLATIONS) == []
    opened.page.context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_and_width_hold_for_many_outlets_and_for_none_found(browser: playwright.Browser, axe: str, tmp_path: Path, width: int) -> None:
    bare, many = harbour.blank(("a1", "One.\n"), ("a2", "Two.\n")), harbour.many(12)
    for comparison in (bare, many):
        (tmp_path / "page.html").write_text(render(comparison), "utf-8", newline="")
        opened = Reader(browser, (tmp_path / "page.html").as_uri(), width=width)
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
        opened.page.evaluate(axe)
        assert opened.page.evaluate(VIOLATIONS) == []
        opened.page.context.close()


def test_with_many_outlets_the_matrix_scrolls_beside_its_first_column(browser: playwright.Browser, tmp_path: Path) -> None:
    (tmp_path / "many.html").write_text(render(harbour.many(25)), "utf-8", newline="")
    opened = Reader(browser, (tmp_path / "many.html").as_uri())
    scroll = opened.page.locator("#matrix .scroll")
    assert scroll.evaluate("x => x.scrollWidth > x.clientWidth")
    first = scroll.locator("tbody th").first
    before = first.bounding_box()
    scroll.evaluate("x => { x.scrollLeft = 400; }")
    after = first.bounding_box()
    assert before is not None
    assert after is not None
    assert before["x"] == after["x"]
    assert opened.page.locator("#matrix .key li").count() == 25 + 4
    opened.page.context.close()


def test_axe_would_notice(browser: playwright.Browser, address: str, axe: str) -> None:
    opened = Reader(browser, address)
    opened.page.evaluate("document.getElementById('theme').replaceChildren(); document.documentElement.removeAttribute('lang')")
    opened.page.evaluate(axe)
    found = " ".join(opened.page.evaluate(VIOLATIONS))
    assert "button-name" in found
    assert "html-has-lang" in found
    opened.page.context.close()
