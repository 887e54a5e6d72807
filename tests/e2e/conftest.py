"""A reader with a browser: what the tests of the page share.

Needs a Chromium on the path; without one the tests are skipped, except in CI, where they must run.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from scripts import browser as driven
from scripts import fetch_axe
from tests.views import harbour

playwright = pytest.importorskip("playwright.sync_api")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks every test that asks for a browser."""
    missing = driven.executable() is None and not os.environ.get("CI")
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
            if missing:
                item.add_marker(pytest.mark.skip(reason="no chromium on the path"))


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
            driven.wait(self.page)

    def chosen(self) -> str:
        """The key of the chosen passage."""
        return str(self.page.eval_on_selector(".texts .psg.chosen", "x => x.dataset.p"))

    def shown(self) -> list[str]:
        """The numbers of the texts that are shown."""
        return list(self.page.eval_on_selector_all(".text:not([hidden])", "all => all.map((x) => x.dataset.number)"))

    def set_off(self, kind: str) -> list[str]:
        """The words set off as `kind`."""
        return list(self.page.evaluate("kind => [...(CSS.highlights.get(kind) || [])].map(String)", kind))

    def go(self, section: str, wait_for: str = "") -> None:
        """Brings a section into the window; `wait_for` is what the script makes there when it is near."""
        self.page.locator(f"#{section}").scroll_into_view_if_needed()
        if wait_for:
            self.page.wait_for_selector(wait_for)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of the hand-made comparison."""
    return driven.write(harbour.comparison(), tmp_path_factory.mktemp("page") / "page.html")


@pytest.fixture
def reader(browser: playwright.Browser, address: str) -> Iterator[Reader]:
    """A reader of that page; afterwards nothing was complained of and nothing but the page asked for."""
    opened = Reader(browser, address)
    yield opened
    assert opened.complaints == []
    assert all(a.split("#")[0] == address or a.startswith("data:") for a in opened.asked)
    opened.page.context.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The accessibility checker's script."""
    try:
        return fetch_axe.script()
    except fetch_axe.Unavailable as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(error))


_VIOLATIONS = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations.map(
  (v) => `${v.id}: ${v.help}: ${v.nodes.slice(0, 4).map((n) => n.html.slice(0, 160)).join(' | ')}`)"""


def violations(page: playwright.Page, axe: str) -> list[str]:
    """What axe finds wrong with a page."""
    page.evaluate(axe)
    return list(page.evaluate(_VIOLATIONS))
