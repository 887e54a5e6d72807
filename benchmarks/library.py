"""How fast articles are grouped in a library: everything that `tellings add` does after keeping an article.

`python benchmarks/library.py [--n N] [--a-day D] [--batch B] [--undated] [--postgres ADDRESS]` keeps N made-up articles (a title and a
lead, D a day, those of `benchmarks/stories.py`), groups them through the store and prints articles per CPU-second: sketches,
embeddings, stories, decisions with their reasons, copies, events. CPU time is this process's; SQLite works in it.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from benchmarks.stories import stream  # noqa: E402 - the path and the threads are set first
from tellings.articles import build  # noqa: E402
from tellings.backends import registry  # noqa: E402
from tellings.library import open_library  # noqa: E402
from tellings.library.core import Library  # noqa: E402
from tellings.model.document import Known, Media, RawDocument  # noqa: E402
from tellings.model.library import Received  # noqa: E402
from tellings.stories import Record  # noqa: E402


def keep(library: Library, records: list[Record], undated: bool) -> None:
    """Keep articles in one transaction; they belong to no story yet."""
    with library.store.transaction():
        for record in records:
            moment = None if undated else record.published
            known = Known(title=record.title, outlet="The Velden Gazette", published=moment.isoformat() if moment else None, language="en")
            document = RawDocument(f"https://press.example/{record.id}", f"{record.title}\n\n{record.text}", Media.TEXT, known)
            received = Received.of(document, library.clock.now())
            library.store.add(received, build(document, received.article_id), "build@1")


def main() -> None:
    """Keep, group, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=2_000)
    parser.add_argument("--batch", type=int, default=500, help="articles kept before they are grouped")
    parser.add_argument("--a-day", type=int, default=500)
    parser.add_argument("--undated", action="store_true", help="leave out when they were published")
    parser.add_argument("--postgres", help="address of an empty database")
    options = parser.parse_args()
    registry.embedder().embed(["warm"])
    kept = grouped = 0.0
    with tempfile.TemporaryDirectory() as folder, open_library(options.postgres or Path(folder) / "library.tellings") as library:
        batch: list[Record] = []
        for number, (_, record) in enumerate(stream(options.n, options.a_day), 1):
            batch.append(record)
            if len(batch) == options.batch or number == options.n:
                start = time.process_time()
                keep(library, batch, options.undated)
                between = time.process_time()
                decided = library.group()
                kept, grouped = kept + between - start, grouped + time.process_time() - between
                print(f"  {number:7} articles, {len(decided)} decisions; {number / grouped:6.0f} grouped a CPU-second", flush=True)
                batch = []
        stories = library.stories(least=2, limit=options.n)
        print(f"{options.n} articles, {len(stories)} stories of two and more")
        print(f"kept {options.n / kept:.0f}, grouped {options.n / grouped:.0f} a CPU-second")
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB peak")


if __name__ == "__main__":
    main()
