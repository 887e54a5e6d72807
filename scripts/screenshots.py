"""Pictures of the page: the few the documentation shows, or every view at every width for those who change it.

    python scripts/screenshots.py [INPUT ...] [--to FOLDER] [--only NAME] [--every]

In: articles as `tellings compare` takes them (the examples if none are given). Out: PNG files in docs/images, and
`readme.png`: the top of the page above a passage being read; with `--every`, each view at phone, laptop and wide size.
Needs Playwright's Python package and a Chromium on the path. The pictures depend on the fonts installed: they are
for people to look at, no test compares them.
"""

from __future__ import annotations

import argparse
import base64
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from scripts import browser as driven  # noqa: E402 - found from the repository's root

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SIZES = {"phone": (390, 844), "laptop": (1366, 900), "wide": (1920, 1080)}
"""Windows in CSS pixels."""
VIEWS = ("differences", "read", "side", "matrix", "figures", "dates", "names", "speakers", "copied", "only", "notes")
DARK = frozenset(
    {("differences", "phone"), ("read", "laptop"), ("side", "laptop"), ("dates", "wide"), ("matrix", "phone"), ("figures", "laptop")}
)
"""What is taken in dark too."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: the `view` or "wording" for the first reworded passage, the `size` of the window, `dark` or light."""

    view: str
    size: str
    dark: bool = False

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return f"{self.view}-{self.size}-{'dark' if self.dark else 'light'}"


SHOWN = (
    Picture("differences", "laptop"),
    Picture("differences", "phone", dark=True),
    Picture("read", "laptop", dark=True),
    Picture("side", "laptop"),
    Picture("side", "phone"),
    Picture("matrix", "laptop"),
    Picture("figures", "laptop"),
    Picture("dates", "wide"),
)
"""The pictures of the documentation."""
README = "readme"
PARTS = (Picture("differences", "laptop"), Picture("wording", "laptop"))
"""What the picture in the README is put together from, one above the other."""
SHEET = """<!doctype html><style>body {{ margin: 0; background: #fbfaf6 }} img {{ display: block; width: 100% }}
img + img {{ border-top: 1px solid #8a8578 }}</style>{images}"""


def every() -> Iterator[Picture]:
    """Every view at every size, a few in dark."""
    for view in VIEWS:
        for size in SIZES:
            yield Picture(view, size)
            if (view, size) in DARK:
                yield Picture(view, size, dark=True)


def take(browser: Browser, address: str, picture: Picture) -> bytes:
    """One picture as PNG."""
    width, height = SIZES[picture.size]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme="dark" if picture.dark else "light")
    page = context.new_page()
    page.goto(address)
    arrange(driven.wait(page), picture.view)
    page.wait_for_timeout(300)
    taken: bytes = page.screenshot()
    context.close()
    return taken


def arrange(page: Page, view: str) -> None:
    """Brings a view into the window and uses it once, as a reader would."""
    if view == "differences":
        return
    if view == "wording":
        page.click(".kind:has(.tag-wording) .cite >> nth=0")
        page.mouse.move(2, 2)
        page.wait_for_timeout(1000)
        return
    page.evaluate("id => document.getElementById(id).scrollIntoView()", view)
    page.wait_for_timeout(300)
    if view == "read":
        for _ in range(3):
            page.keyboard.press("j")
            page.wait_for_timeout(600)
    if view == "side" and page.locator(".scroller").count():
        page.evaluate("document.querySelector('.scroller').focus({ preventScroll: true })")
        for _ in range(4):
            page.keyboard.press("j")
    if view == "matrix" and page.locator(".cell-reworded").count():
        page.locator(".cell-reworded >> nth=0").click()
        page.mouse.move(2, 2)


def readme(browser: Browser, address: str) -> bytes:
    """The parts of the README's picture, one above the other."""
    images = [base64.b64encode(take(browser, address, part)).decode() for part in PARTS]
    width, height = SIZES["laptop"]
    page = browser.new_page(viewport={"width": width, "height": 2 * height + 1})
    page.set_content(SHEET.format(images="".join(f'<img alt="" src="data:image/png;base64,{image}">' for image in images)))
    page.wait_for_function("[...document.images].every((image) => image.complete)")
    taken: bytes = page.screenshot()
    page.close()
    return taken


def main() -> None:
    """Read the arguments, make the page, take the pictures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("inputs", nargs="*", default=[str(driven.EXAMPLES)])
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "images")
    parser.add_argument("--only", metavar="NAME", help="the pictures whose names begin so")
    parser.add_argument("--every", action="store_true", help="every view at every size")
    given = parser.parse_args()
    given.to.mkdir(parents=True, exist_ok=True)
    wanted = [p for p in (every() if given.every else SHOWN) if p.name.startswith(given.only or "")]
    with tempfile.TemporaryDirectory() as folder, driven.chromium() as browser:
        address = driven.write_compared(given.inputs, Path(folder) / "page.html")
        for picture in wanted:
            (given.to / f"{picture.name}.png").write_bytes(take(browser, address, picture))
            sys.stdout.write(f"{picture.name}\n")
        if not given.every and README.startswith(given.only or ""):
            (given.to / f"{README}.png").write_bytes(readme(browser, address))


if __name__ == "__main__":
    main()
