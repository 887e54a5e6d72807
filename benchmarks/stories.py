"""How fast articles are grouped into stories, and how much memory a long stream needs.

`python benchmarks/stories.py [--n N] [--meaning M] [--a-day D] [--batch B]` streams N made-up articles (a title and a lead, D a day,
a few of each event within three days) through grouping by words alone, in batches of B, then M of them with embeddings.
It prints articles per CPU-second of both, how well the stories found agree with the events, and the peak resident memory
(of the process so far, measured after each part). What is older than the windows waits in a scratch file.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import resource
import sys
import tempfile
import time
from collections import OrderedDict
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from wordfreq import top_n_list  # noqa: E402 - the path and the threads are set first

from tellings.backends.protocols import Embedder  # noqa: E402
from tellings.backends.registry import embedder  # noqa: E402
from tellings.stories import Grouping, LocalShelf, Record, sketch  # noqa: E402

START, EPOCH = datetime(2031, 1, 1), datetime(1970, 1, 1)
KNOWN_DAYS = 16
"""Days after which an article is let go of: twice the window, and some."""
SYLLABLES = [a + b for a in "bdfghklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "il", "or", "us")]
COMMON = top_n_list("en", 8_000)
A_DAY_IN_SECONDS = 86_400
OPEN_DAYS = 3
"""Days over which an event is told."""
TOLD = 8
"""Articles of an event, on average."""


def invented(chance: random.Random) -> str:
    """A name nobody bears."""
    return "".join(chance.choices(SYLLABLES, k=3)).capitalize()


def event(chance: random.Random) -> list[str]:
    """The words of an event: names that occur in no other, and some words of the language."""
    return [invented(chance) for _ in range(5)] + chance.choices(COMMON[300:], k=10)


def stream(n: int, a_day: int) -> Iterator[tuple[int, Record]]:
    """Made-up articles in order of time, each with the number of its event."""
    chance = random.Random(20310101)  # noqa: S311 - the same articles at every run
    running: list[tuple[int, list[str]]] = []
    begun = 0
    room = max(1, a_day * OPEN_DAYS // TOLD)
    for number in range(n):
        if len(running) < room or chance.random() < 1 / TOLD:
            running.append((begun, event(chance)))
            begun += 1
            if len(running) > room:
                running.pop(0)
        which, words = chance.choice(running)
        title = " ".join(chance.sample(words[:5], 3) + chance.sample(words[5:], 4))
        lead = " ".join(chance.sample(words, 10) + chance.choices(COMMON[:300], k=15) + chance.choices(COMMON[300:], k=6))
        yield which, Record(f"{number:07}", title, lead + ".", START + timedelta(seconds=number * A_DAY_IN_SECONDS / a_day))


def megabytes() -> float:
    """Peak resident memory of this process."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(name: str, n: int, options: argparse.Namespace, with_meaning: Embedder | None, scratch: Path) -> None:
    """Stream n articles, print figures."""
    grouping = Grouping(LocalShelf(scratch / f"{name}.cold"), with_meaning)
    pure = pairs = right = 0
    events: OrderedDict[str, int] = OrderedDict()
    spent, batch = 0.0, []
    for number, (which, record) in enumerate(stream(n, options.a_day), 1):
        batch.append(record)
        events[record.id] = which
        if len(events) > options.a_day * KNOWN_DAYS:
            events.popitem(last=False)
        if len(batch) == options.batch or number == n:
            start = time.process_time()
            grouping.add([sketch(r) for r in batch])
            batch = []
            if number // options.batch % 10 == 0:
                grouping.forget((START - EPOCH).total_seconds() + (number / options.a_day - KNOWN_DAYS) * A_DAY_IN_SECONDS)
            spent += time.process_time() - start
            if number % (options.batch * 100) == 0 and n >= 20_000:
                print(f"  {number:9} articles  {number / spent:7.0f} per CPU-second  {megabytes():6.0f} MB peak", flush=True)
    for article in list(events)[-2_000:]:
        found = grouping.story(article)
        pairs += len(found) - 1
        right += sum(events.get(other) == events[article] for other in found) - 1
        pure += len(found)
    print(
        f"{name:14} {n:9} articles  {n / spent:7.0f} per CPU-second  {megabytes():6.0f} MB peak; last 2000: "
        f"{pure / 2000:.1f} articles a story, {right / max(pairs, 1):.1%} of pairs of one event",
        flush=True,
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=20_000)
    parser.add_argument("--meaning", type=int, default=2_000)
    parser.add_argument("--a-day", type=int, default=2_000)
    parser.add_argument("--batch", type=int, default=200)
    options = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}; {options.a_day} articles a day")
    with tempfile.TemporaryDirectory() as scratch:
        run("words alone", options.n, options, None, Path(scratch))
        if options.meaning:
            reader = embedder()
            reader.embed(["warm"])
            run("with meaning", options.meaning, options, reader, Path(scratch))


if __name__ == "__main__":
    main()
