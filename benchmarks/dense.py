"""Whether stories collapse where everything is alike: `python benchmarks/dense.py FOLDER...`.

Reads every line of every *.jsonl below the folders (doc_id and text, title and story_id where there are) as one collection without
dates, so that time parts nothing, groups it with the one setting, and prints the largest stories, each with the share of the whole,
and for the lines with a story_id how many predicted stories are mixed. A day in a doc_id (2031-05-16) is not shown to
grouping; it tells how many pairs in a story lie more than a fortnight apart, which hardly tell of one event.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections import defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

from tellings.backends.registry import embedder
from tellings.stories import Record, group

DAY = re.compile(r"\d{4}-\d\d-\d\d")
FORTNIGHT = 14


def read(folders: list[str]) -> tuple[list[Record], list[str | None]]:
    """All records, and their stories where they are known."""
    records: dict[str, Record] = {}
    gold: dict[str, str | None] = {}
    for folder in folders:
        for path in sorted(Path(folder).rglob("*.jsonl")):
            for line in path.read_text("utf-8").splitlines():
                given = json.loads(line)
                key = f"{path.name} {given['doc_id']}"
                records[key] = Record(key, given.get("title") or "", given.get("text") or "")
                gold[key] = given.get("story_id")
    return list(records.values()), list(gold.values())


def main(folders: list[str]) -> None:
    """Group and print."""
    records, gold = read(folders)
    start = time.process_time()
    labels = group(records, embedder())
    spent = time.process_time() - start
    stories: dict[str, list[int]] = defaultdict(list)
    for number, label in enumerate(labels):
        stories[label].append(number)
    sizes = sorted((len(s) for s in stories.values()), reverse=True)
    print(f"{len(records)} articles without dates, {len(stories)} stories, {spent:.0f} CPU-seconds")
    print("largest:", ", ".join(f"{size} ({size / len(records):.1%})" for size in sizes[:8]))
    known = [{gold[n] for n in s if gold[n]} for s in stories.values()]
    known = [events for events in known if events]
    if known:
        print(f"mixed: {sum(len(events) > 1 for events in known) / len(known):.1%} of {len(known)} stories with articles of known ones")
    days = {n: date.fromisoformat(found[0]) for n, r in enumerate(records) if (found := DAY.search(r.id))}
    pairs = [abs((days[a] - days[b]).days) for s in stories.values() for a, b in combinations([n for n in s if n in days], 2)]
    if pairs:
        loose = max((s for s in stories.values()), key=lambda s: sum(n in days for n in s))
        print(f"{len(days)} with a day: {len(pairs)} pairs in a story, {sum(p > FORTNIGHT for p in pairs)} of them over a fortnight apart;")
        print(f"most of them in one story: {sum(n in days for n in loose)}")


if __name__ == "__main__":
    main(sys.argv[1:])
