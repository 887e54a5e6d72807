"""How large a page is and how soon it can be read, for 2 to 25 articles.

`python benchmarks/page.py [--articles 4 10 25] [--to FOLDER]` prints for each number of articles the time to compare,
the time to render, the page's size, and, where a Chromium is on the path, the time until the page is ready. The
articles are the examples with words of theirs exchanged, so that no two are alike; `--to` keeps the pages.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))
EXAMPLES = ROOT / "examples"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
READY = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
EXCHANGED = (
    ("said", "stated"),
    ("injured", "hurt"),
    ("storm", "gale"),
    ("homes", "houses"),
    ("water", "flood water"),
    ("town", "port town"),
    ("failed", "broke down"),
)
"""Words and what stands for them in some of the variants."""
OUTLETS = ("Post", "Evening Mail", "Observer and General Advertiser", "Echo", "Broadcasting Service", "Tribune", "Herald")


def variants(count: int, folder: Path) -> Path:
    """A manifest of `count` articles: the examples in turn, each later round with other words exchanged and paragraphs left out."""
    given = json.loads((EXAMPLES / "event.json").read_text("utf-8"))["articles"]
    entries = []
    for n in range(count):
        entry = dict(given[n % len(given)])
        round_ = n // len(given)
        text = (EXAMPLES / entry["file"]).read_text("utf-8")
        for k, (word, other) in enumerate(EXCHANGED):
            if round_ >> (k % 3) & 1 or (round_ and k == round_ % len(EXCHANGED)):
                text = re.sub(rf"\b{word}\b", other, text)
        paragraphs = text.split("\n\n")
        if round_ and len(paragraphs) > 3:
            del paragraphs[1 + round_ % (len(paragraphs) - 2)]
        if round_:
            entry["outlet"] = f"{entry['outlet'].split()[0]} {OUTLETS[n % len(OUTLETS)]} {n + 1}"
        entry["file"] = f"{n:02}.txt"
        (folder / entry["file"]).write_text("\n\n".join(paragraphs), "utf-8", newline="")
        entries.append(entry)
    manifest = folder / "event.json"
    manifest.write_text(json.dumps({"articles": entries}), "utf-8")
    return manifest


def ready(page: Path) -> float | None:
    """Milliseconds until the page is ready, the least of three; None without a browser."""
    executable = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if executable is None:
        return None
    from playwright.sync_api import sync_playwright

    times = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        for _ in range(3):
            opened = browser.new_page(viewport={"width": 1280, "height": 860})
            opened.goto(page.as_uri())
            opened.wait_for_selector("html[data-ready]")
            times.append(float(opened.evaluate(READY)))
            opened.close()
        browser.close()
    return min(times)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[4, 10, 25])
    parser.add_argument("--to", type=Path)
    options = parser.parse_args()
    import tellings
    from tellings.views.html import render

    print(f"{'articles':>8} {'compare':>9} {'render':>9} {'size':>10} {'ready':>9}")
    for count in options.articles:
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            found = tellings.compare([str(variants(count, Path(folder)))])
            compared = time.perf_counter()
            html = render(found)
            rendered = time.perf_counter()
            page = (options.to or Path(folder)) / f"page-{count}.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(html, "utf-8", newline="")
            shown = ready(page)
        when = "no browser" if shown is None else f"{shown:6.0f} ms"
        print(f"{count:8} {compared - start:7.2f} s {rendered - compared:7.2f} s {len(html.encode()) / 1000:7.0f} kB {when:>9}")


if __name__ == "__main__":
    main()
