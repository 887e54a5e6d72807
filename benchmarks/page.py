"""How large a page is and how soon it can be used: the examples, and 10 and 25 articles of 800 words.

    python benchmarks/page.py [INPUT ...] [--articles 10 25] [--words 800] [--to FOLDER]

Prints for each page the time to compare, the time to render, the page's size, and, where a Chromium is on the path, the
time until it can be used; beside them the bounds they are held to (one event of a few articles 400 kB and 0.5 s, 25
articles 5 MB and 2 s). INPUT is an event as `tellings compare` takes it, in place of the examples. The many articles
are the invented events of the repository, longer and with words exchanged, so that no two are alike.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from scripts import browser  # noqa: E402 - found from the repository's root

EVENTS = (ROOT / "examples", *sorted((ROOT / "tests" / "gold" / "events").iterdir()))
FEW, MANY = (400, 500), (5000, 2000)
"""Bounds in kilobytes and milliseconds, for an event of a few articles and for up to 25 of them."""
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


def variants(count: int, length: int, folder: Path) -> Path:
    """A manifest of `count` articles of about `length` words.

    The examples in turn, made longer with articles of the other events; each later round with other words exchanged and
    a paragraph left out.
    """
    given = json.loads((EVENTS[0] / "event.json").read_text("utf-8"))["articles"]
    more = [path.read_text("utf-8") for event in EVENTS[1:] for path in sorted(event.glob("*.txt"))]
    entries = []
    for n in range(count):
        entry = dict(given[n % len(given)])
        round_ = n // len(given)
        paragraphs = varied((EVENTS[0] / entry["file"]).read_text("utf-8"), round_).split("\n\n")
        for text in cycle(more):
            for paragraph in varied(text, round_).split("\n\n"):
                if sum(len(p.split()) for p in paragraphs) < length:
                    paragraphs.append(paragraph)
            if sum(len(p.split()) for p in paragraphs) >= length:
                break
        if round_:
            del paragraphs[1 + round_ % (len(paragraphs) - 2)]
            entry["outlet"] = f"{entry['outlet'].split()[0]} {OUTLETS[n % len(OUTLETS)]} {n + 1}"
        more.append(more.pop(0))
        entry["file"] = f"{n:02}.txt"
        (folder / entry["file"]).write_text("\n\n".join(paragraphs), "utf-8", newline="")
        entries.append(entry)
    manifest = folder / "event.json"
    manifest.write_text(json.dumps({"articles": entries}), "utf-8")
    return manifest


def varied(text: str, round_: int) -> str:
    """A text with some of its words exchanged, others in each round."""
    for k, (word, other) in enumerate(EXCHANGED):
        if round_ >> (k % 3) & 1 or (round_ and k == round_ % len(EXCHANGED)):
            text = re.sub(rf"\b{word}\b", other, text)
    return text


def measure(inputs: list[str], bounds: tuple[int, int], page: Path) -> bool:
    """Prints a line for one page; False where it is beyond its bounds."""
    import tellings
    from tellings.views.html import render

    start = time.perf_counter()
    found = tellings.compare(inputs)
    compared = time.perf_counter()
    html = render(found)
    rendered = time.perf_counter()
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(html, "utf-8", newline="")
    size, soon = len(html.encode()) / 1000, None
    if browser.executable():
        with browser.chromium() as opened:
            soon = browser.milliseconds(opened, page.as_uri())
    held = size < bounds[0] and (soon is None or soon < bounds[1])
    when = "no browser" if soon is None else f"{soon:5.0f} ms"
    limits = f"{bounds[0]} kB, {bounds[1]} ms"
    words = sum(len(a.text.split()) for a in found.articles) // max(1, len(found.articles))
    line = f"{len(found.articles):8} {words:6} {compared - start:7.2f} s {rendered - compared:7.2f} s {size:7.0f} kB {when:>10}"
    print(f"{line}   {'within' if held else 'BEYOND'} {limits}")
    return held


def main() -> None:
    """Measure and print; the exit status is 1 where a bound is passed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("inputs", nargs="*", default=[str(browser.EXAMPLES)])
    parser.add_argument("--articles", type=int, nargs="*", default=[10, 25])
    parser.add_argument("--words", type=int, default=800)
    parser.add_argument("--to", type=Path)
    options = parser.parse_args()
    print(f"{'articles':>8} {'words':>6} {'compare':>9} {'render':>9} {'size':>10} {'usable':>10}")
    with tempfile.TemporaryDirectory() as folder:
        to = options.to or Path(folder)
        held = measure(options.inputs, FEW, to / "page.html")
        for count in options.articles:
            made = Path(folder) / str(count)
            made.mkdir()
            manifest = variants(count, options.words, made)
            held = measure([str(manifest)], MANY, to / f"page-{count}.html") and held
    raise SystemExit(0 if held else 1)


if __name__ == "__main__":
    main()
