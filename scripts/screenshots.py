"""Pictures of the page for the documentation, made from the examples.

    python scripts/screenshots.py [INPUT ...] [--to FOLDER] [--only NAME]

In: articles as `tellings compare` takes them (the examples if none are given). Out: PNG files in docs/screenshots, and
`readme.png`: the top of the page above a passage being read.
Needs Playwright's Python package and a Chromium on the path. The pictures depend on the fonts installed: they are
for people to look at, no test compares them.
"""

from __future__ import annotations

import argparse
import base64
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

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
    """One picture: file `name`, window size in CSS pixels, `dark` or light, `place` on the page.

    A place is an element, "passage" for the third one read with the keys, "wording" for the first reworded one, or "".
    """

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


README = "readme"
PARTS = (Picture("top", 1280, 820, False, ""), Picture("read", 1280, 620, False, "wording"))
"""What the picture in the README is put together from, one above the other."""
SHEET = """<!doctype html><style>body {{ margin: 0; background: #fbfaf6 }} img {{ display: block; width: 1280px }}
img + img {{ border-top: 1px solid #8a8578 }}</style>{images}"""


def page_of(inputs: list[str], folder: Path) -> str:
    """The address of the page of `inputs`, written to `folder`."""
    sys.path.insert(0, str(ROOT / "src"))
    import tellings
    from tellings.views.html import render

    path = folder / "page.html"
    path.write_text(render(tellings.compare(inputs)), "utf-8", newline="")
    return path.as_uri()


def take(address: str, to: Path, only: str | None = None) -> list[Path]:
    """Every picture, or the one named `only`. Raises SystemExit where there is no browser."""
    from playwright.sync_api import sync_playwright

    executable = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if executable is None:
        raise SystemExit(f"no browser on the path: install one of {', '.join(BROWSERS)}")
    made = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        for picture in PICTURES:
            if only in (None, picture.name):
                made.append(to / f"{picture.name}.png")
                made[-1].write_bytes(shot(browser, address, picture))
        if only in (None, README):
            made.append(to / f"{README}.png")
            made[-1].write_bytes(readme(browser, address))
        browser.close()
    return made


def shot(browser: Browser, address: str, picture: Picture) -> bytes:
    """One picture as PNG."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height}, color_scheme="dark" if picture.dark else "light"
    )
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("html[data-ready]")
    if picture.place == "passage":
        page.evaluate("document.getElementById('read').scrollIntoView()")
        for _ in range(3):
            page.keyboard.press("j")
            page.wait_for_timeout(800)
    elif picture.place == "wording":
        page.click(".kind:has(.tag-wording) .cite >> nth=0")
        page.wait_for_timeout(1200)
    elif picture.place:
        page.evaluate("id => document.getElementById(id).scrollIntoView()", picture.place)
        page.wait_for_timeout(200)
    taken: bytes = page.screenshot()
    context.close()
    return taken


def readme(browser: Browser, address: str) -> bytes:
    """The parts of the README's picture, one above the other."""
    images = [base64.b64encode(shot(browser, address, part)).decode() for part in PARTS]
    page = browser.new_page(viewport={"width": 1280, "height": sum(part.height for part in PARTS) + 1})
    page.set_content(SHEET.format(images="".join(f'<img alt="" src="data:image/png;base64,{image}">' for image in images)))
    page.wait_for_function("[...document.images].every((image) => image.complete)")
    taken: bytes = page.screenshot()
    page.close()
    return taken


def main() -> None:
    """Read the arguments, make the page, take the pictures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("inputs", nargs="*", default=[str(ROOT / "examples" / "event.json")])
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument("--only", metavar="NAME")
    given = parser.parse_args()
    given.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for path in take(page_of(given.inputs, Path(folder)), given.to, given.only):
            sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
