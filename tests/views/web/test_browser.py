"""The library's pages in a browser: search as you type under the strict policy, a comparison, accessibility, no other host."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scripts import browser as driven
from scripts import fetch_axe
from tellings.views.web import application

playwright = pytest.importorskip("playwright.sync_api")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(driven.executable() is None and not os.environ.get("CI"), reason="no chromium on the path"),
]


@contextmanager
def served(library: Path) -> Iterator[str]:
    """The application over a library on a free port of loopback; its address."""
    import uvicorn

    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(application(str(library)), log_level="warning", access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


@pytest.fixture(scope="module")
def address(kept: Path) -> Iterator[str]:
    with served(kept) as where:
        yield where


class Reader:
    """A reader with a page open; what the browser complained of and asked the network for is kept."""

    def __init__(self, browser: playwright.Browser, width: int = 1280, scheme: str = "light") -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda m: self.complaints.append(m.text))
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.page.on("dialog", lambda d: self.complaints.append(d.message))
        self.page.on("request", lambda r: self.asked.append(r.url))


@pytest.fixture
def reader(browser: playwright.Browser) -> Iterator[Reader]:
    opened = Reader(browser)
    yield opened
    opened.context.close()


def test_from_the_stories_to_a_comparison_and_back(reader: Reader, address: str) -> None:
    page = reader.page
    page.goto(address)
    page.click("text=Ferry runs aground off Skerrow")
    assert page.locator("h1").inner_text().startswith("Ferry runs aground")
    assert page.locator(".list .item").count() == 3
    page.click("text=Compare the tellings")
    page.wait_for_selector("html[data-ready]")
    assert "212" in page.inner_text("#differences")
    page.click("text=Story and its articles")
    page.click("text=why it is here >> nth=0")
    assert page.locator("h1").inner_text() == "Together"
    assert reader.complaints == []
    assert all(url.startswith((address, "data:")) for url in reader.asked)


def test_search_as_you_type(reader: Reader, address: str) -> None:
    page = reader.page
    page.goto(f"{address}/search")
    page.locator("#q").press_sequentially("sandbank")
    page.wait_for_selector("#results .item")
    assert page.locator("#results .item").count() == 3
    assert "sandbank" in page.locator("#results mark").first.inner_text()
    page.check("input[value=statements]")
    page.wait_for_url("**kind=statements**")
    page.fill("#q", "what did Varn say about the hull")
    page.wait_for_selector("#results .speaker")
    assert "Ilka Varn" in page.locator("#results .speaker").first.inner_text()
    page.go_back()
    assert page.locator("header.bar").count() == 1, "going back shows a whole page"
    overtaken = ("htmx:afterRequest", "htmx:sendAbort")  # what was typed on breaks off the search before
    assert [c for c in reader.complaints if not c.startswith(overtaken)] == []


def test_what_articles_hold_stays_inert(reader: Reader, address: str) -> None:
    page = reader.page
    for path in ("/?least=1", "/search?q=quay", "/watch"):
        page.goto(address + path)
    page.goto(f"{address}/search?q=quay")
    page.click("#results .headline")
    assert "<script>alert(1)</script>" in page.inner_text("h1")
    assert "<svg onload" in page.inner_text(".text")
    assert page.locator("a[href^='javascript' i]").count() == 0
    assert reader.complaints == []


def test_the_watch_page_renews_itself(reader: Reader, address: str) -> None:
    page = reader.page
    page.clock.install()
    page.goto(f"{address}/watch")
    before = len(reader.asked)
    with page.expect_response(lambda r: r.url.endswith("/watch") and r.request.headers.get("hx-request") == "true"):
        page.clock.run_for(11_000)
    assert len(reader.asked) > before
    assert page.locator("main h1").count() == 1
    assert reader.complaints == []


PATHS = ("/", "/?least=1", "/search?q=ferry", "/search?q=hull&kind=statements", "/watch")


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
def test_nothing_is_wider_than_the_window(width: int, browser: playwright.Browser, address: str) -> None:
    opened = Reader(browser, width)
    for path in PATHS:
        opened.page.goto(address + path)
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width, path
    opened.page.goto(address)
    opened.page.click(".headline >> nth=0")
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    opened.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violations(scheme: str, browser: playwright.Browser, address: str) -> None:
    try:
        axe = fetch_axe.script()
    except fetch_axe.Unavailable as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(error))
    opened = Reader(browser, scheme=scheme)
    page = opened.page
    page.goto(address)
    story = page.get_attribute(".headline >> nth=0", "href")
    article = page.goto(address + str(story)) and page.get_attribute(".list .headline >> nth=0", "href")
    why = page.get_attribute("text=why it is here >> nth=0", "href")
    for path in (*PATHS, story, article, why, f"{story}/comparison", "/nowhere"):
        page.goto(f"{address}{path}")
        page.evaluate(axe)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        assert [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in found] == [], path
    opened.context.close()
