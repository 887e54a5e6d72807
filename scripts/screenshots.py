"""Pictures of the page for the documentation, made from the examples.

    python scripts/screenshots.py [INPUT ...] [--to FOLDER]

In: articles as `tellings compare` takes them (the examples if none are given). Out: PNG files in docs/screenshots.
Needs Playwright's Python package and a Chromium on the path. The pictures depend on the fonts installed: they are
for people to look at, no test compares them.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
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


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: file `name`, window size in CSS pixels, `dark` or light, `place` on the page (an element or "")."""

    name: str
    width: int
    height: int
    dark: bool
    place: str


PICTURES = (
    Picture("differences-laptop-light", 1280, 860, False, ""),
    Picture("differences-phone-dark", 390, 844, True, ""),
    Picture("read-wide-light", 1680, 1000, False, "read"),
    Picture("read-laptop-dark", 1280, 860, True, "read"),
    Picture("read-phone-light", 390, 844, False, "passage"),
    Picture("matrix-laptop-light", 1280, 860, False, "matrix"),
    Picture("figures-laptop-light", 1280, 860, False, "figures"),
    Picture("dates-laptop-light", 1280, 860, False, "dates"),
    Picture("speakers-laptop-dark", 1280, 860, True, "speakers"),
)


def page_of(inputs: list[str], folder: Path) -> str:
    """The address of the page of `inputs`, written to `folder`."""
    sys.path.insert(0, str(ROOT / "src"))
    import tellings
    from tellings.views.html import render

    path = folder / "page.html"
    path.write_text(render(tellings.compare(inputs)), "utf-8", newline="")
    return path.as_uri()


def take(address: str, to: Path) -> list[Path]:
    """Every picture of PICTURES. Raises SystemExit where there is no browser."""
    from playwright.sync_api import sync_playwright

    executable = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if executable is None:
        raise SystemExit(f"no browser on the path: install one of {', '.join(BROWSERS)}")
    made = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        for picture in PICTURES:
            context = browser.new_context(
                viewport={"width": picture.width, "height": picture.height}, color_scheme="dark" if picture.dark else "light"
            )
            page = context.new_page()
            page.goto(address)
            page.wait_for_selector("html[data-ready]")
            if picture.place == "passage":
                page.keyboard.press("j")
                page.keyboard.press("j")
                page.wait_for_timeout(800)
            elif picture.place:
                page.evaluate("id => document.getElementById(id).scrollIntoView()", picture.place)
                page.wait_for_timeout(200)
            made.append(to / f"{picture.name}.png")
            page.screenshot(path=made[-1])
            context.close()
        browser.close()
    return made


def main() -> None:
    """Read the arguments, make the page, take the pictures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("inputs", nargs="*", default=[str(ROOT / "examples" / "event.json")])
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "screenshots")
    given = parser.parse_args()
    given.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for path in take(page_of(given.inputs, Path(folder)), given.to):
            sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
