"""The browser that scripts, benchmarks and tests drive, and the pages it opens.

In: comparisons, or what `tellings compare` takes. Out: pages written to files, a headless Chromium, how long a page took.
Needs Playwright's Python package, and a Chromium on the path.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [path for path in (str(ROOT / "src"), str(ROOT)) if path not in sys.path]

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tellings.model.comparison import Comparison

EXAMPLES = ROOT / "examples" / "event.json"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
READY = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
"""Milliseconds from the start of loading until the page's script has set everything up."""


def executable() -> str | None:
    """The path of a Chromium, None where there is none."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium, closed at the end. Raises SystemExit where there is none."""
    from playwright.sync_api import sync_playwright

    path = executable()
    if path is None:
        raise SystemExit(f"no browser on the path: install one of {', '.join(BROWSERS)}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


def write(comparison: Comparison, path: Path) -> str:
    """The address of a comparison's page, written to `path`."""
    from tellings.views.html import render

    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(render(comparison), "utf-8", newline="")
    return path.as_uri()


def write_compared(inputs: Sequence[str | Path], path: Path) -> str:
    """The address of the page of articles, as `tellings compare` takes them, written to `path`."""
    import tellings

    return write(tellings.compare(list(inputs)), path)


def wait(page: Page) -> Page:
    """The page once its script is through."""
    page.wait_for_selector("html[data-ready]")
    return page


def milliseconds(browser: Browser, address: str, tries: int = 3) -> float:
    """How soon a page can be used, the least of `tries`: a machine busy with other work is slow now and then."""
    times = []
    for _ in range(tries):
        page = browser.new_page(viewport={"width": 1366, "height": 900})
        page.goto(address)
        times.append(float(wait(page).evaluate(READY)))
        page.close()
    return min(times)
