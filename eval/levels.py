"""How far the levels of statements hold: `python -m eval.levels EVENT_DIR …`.

In: folders with event.json, the articles' texts and gold.json, hand-labelled as examples/ is. Out: for each level how many
statements were read, how many of them match a labelled one (character IoU >= .5, one to one), and how many are attributed right.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tellings.articles import build
from tellings.model.document import Known, Media, RawDocument
from tellings.model.statement import Level, Statement
from tellings.pipeline import annotate, restored

MATCH = 0.5
"""Intersection over union from which on two spans are one statement."""
Gold = dict[str, Any]


def articles(event: Path) -> Iterator[tuple[tuple[Statement, ...], list[Gold]]]:
    """Each article's statements as read and as labelled."""
    gold = json.loads((event / "gold.json").read_text("utf-8"))
    for number, given in enumerate(json.loads((event / "event.json").read_text("utf-8"))["articles"]):
        path = event / given["file"]
        known = Known(outlet=given.get("outlet"), published=given.get("published"), url=given.get("url"))
        article = build(RawDocument(path.name, path.read_bytes(), Media.TEXT, known), f"a{number}")
        labelled = [s for s in gold["statements"] if s["article"] in (path.name, path.stem)]
        yield restored(article, annotate(article)).statements, labelled


def matched(read: Sequence[Statement], labelled: Sequence[Gold]) -> dict[int, int]:
    """Numbers of statements read that match a labelled one → that one's number; the best pairs first."""
    scored = []
    for i, mine in enumerate(read):
        for j, theirs in enumerate(labelled):
            shared = min(mine.span.end, theirs["end"]) - max(mine.span.start, theirs["start"])
            union = max(mine.span.end, theirs["end"]) - min(mine.span.start, theirs["start"])
            if shared > 0 and shared / union >= MATCH:
                scored.append((-shared / union, i, j))
    pairs: dict[int, int] = {}
    for _, i, j in sorted(scored):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def attributed(mine: Statement, theirs: Gold) -> bool:
    """Whether the speaker's name holds the last word of the labelled one."""
    named = set(re.findall(r"\w+", mine.speaker.name.lower())) if mine.speaker else set()
    return bool(theirs["speaker"]) and re.findall(r"\w+", theirs["speaker"].lower())[-1] in named


def main(events: Sequence[str]) -> int:
    """Print the table; 2 where no event is given."""
    if not events:
        print("usage: python -m eval.levels EVENT_DIR …", file=sys.stderr)
        return 2
    counts: Counter[tuple[Level, str]] = Counter()
    for event in events:
        for read, labelled in articles(Path(event)):
            pairs = matched(read, labelled)
            for i, statement in enumerate(read):
                counts[statement.level, "read"] += 1
                if i in pairs:
                    counts[statement.level, "right"] += 1
                    counts[statement.level, "named"] += bool(labelled[pairs[i]]["speaker"])
                    counts[statement.level, "attributed"] += attributed(statement, labelled[pairs[i]])
    print(f"{'level':8}{'read':>6}{'right':>7}{'precision':>11}{'attributed':>12}")
    for level in Level:
        read_, right = counts[level, "read"], counts[level, "right"]
        named = counts[level, "named"]
        shares = (f"{right / read_:.3f}" if read_ else "-", f"{counts[level, 'attributed'] / named:.3f}" if named else "-")
        print(f"{level.value:8}{read_:>6}{right:>7}{shares[0]:>11}{shares[1]:>12}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
