"""How fast articles are read: our whole annotation against spaCy's bare small pipeline on the same paragraphs.

`python benchmarks/annotate.py [TEXTS.jsonl] [--runs N]` prints words per CPU-second of both, in turns, and their
ratio. TEXTS.jsonl has a `text` per line; without it the texts of the project's own events are read. The bare pipeline is
the full English small one (tagger, parser, attribute ruler, lemmatizer, entity recogniser) fed by paragraphs.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import time
from importlib.util import find_spec
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from tellings.articles import build  # noqa: E402 - the path and the threads are set first
from tellings.backends.spacy_small import PACKAGE, VERSION, import_spacy  # noqa: E402
from tellings.model.document import Known, Media, RawDocument  # noqa: E402
from tellings.pipeline import annotate  # noqa: E402

REPEATS = 8
"""How often the project's own texts are read in one run, so that a run lasts seconds."""


def texts(source: Path | None) -> list[str]:
    """The texts to read."""
    if source:
        return [json.loads(line)["text"] for line in source.read_text("utf8").splitlines() if line.strip()]
    own = [*sorted((ROOT / "examples").glob("*.txt")), *sorted((ROOT / "tests" / "gold" / "events").glob("*/*.txt"))]
    return [path.read_text("utf8") for path in own] * REPEATS


def main() -> None:
    """Measure in turns and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    given = texts(options.texts)
    words = sum(len(text.split()) for text in given)
    known = Known(published="2031-05-14", language="en")
    articles = [build(RawDocument(f"{n}.txt", text, Media.TEXT, known), f"a{n}") for n, text in enumerate(given)]
    paragraphs = [b.span.of(a.reading.text) for a in articles for b in a.blocks]

    import_spacy()
    from spacy.util import load_model_from_path

    (folder,) = getattr(find_spec(PACKAGE), "submodule_search_locations", [])
    bare = load_model_from_path(Path(folder) / f"{PACKAGE}-{VERSION}")
    ours_seconds, bare_seconds = [], []
    for run in range(options.runs + 1):
        start = time.process_time()
        for article in articles:
            annotate(article)
        middle = time.process_time()
        for _ in bare.pipe(paragraphs):
            pass
        if run:  # the first one warms both up
            ours_seconds.append(middle - start)
            bare_seconds.append(time.process_time() - middle)
    ratio = statistics.median(b / o for o, b in zip(ours_seconds, bare_seconds, strict=True))
    print(f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}; {words} words, {len(articles)} articles")
    print(f"whole annotation        {words / statistics.median(ours_seconds):8.0f} words per CPU-second")
    print(f"bare full pipeline      {words / statistics.median(bare_seconds):8.0f} words per CPU-second")
    print(f"ratio (above 1: faster) {ratio:8.2f}")


if __name__ == "__main__":
    main()
