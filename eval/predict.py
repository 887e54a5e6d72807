"""Predictions for the scorers: `python -m eval.predict {statements|values|whole_values|stories} IN.jsonl OUT.jsonl`.

In: one JSON object per line with doc_id and text, and title, outlet, published or ts where known. Out: one
line per document in the same order. Only the fields named here are read, so labels in the input cannot leak.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tellings.articles import build
from tellings.backends.registry import embedder
from tellings.errors import UnreadableArticle
from tellings.model.annotations import Annotations
from tellings.model.document import Known, Media, RawDocument
from tellings.pipeline import annotate, restored
from tellings.stories import Record, group

Record_ = dict[str, Any]
READ = ("doc_id", "text", "title", "outlet", "published", "ts", "language")
"""The only fields of an input line that are looked at."""


def records(path: Path) -> Iterator[Record_]:
    """The input's lines with the fields that may be read."""
    with path.open(encoding="utf8") as lines:
        for line in lines:
            if line.strip():
                record = json.loads(line)
                yield {key: record[key] for key in READ if key in record}


def moment(record: Record_) -> str | None:
    """The publication time as ISO 8601: `published`, or `ts` in seconds since 1970 (UTC)."""
    if record.get("published"):
        return str(record["published"])
    if record.get("ts") is not None:
        return datetime.fromtimestamp(float(record["ts"]), UTC).isoformat()
    return None


def read_record(record: Record_) -> Annotations | None:
    """What is read from one record, in offsets of its text; None where it is no readable article."""
    known = Known(record.get("title"), record.get("outlet"), None, moment(record), None, record.get("language"))
    try:
        article = build(RawDocument(str(record["doc_id"]), record["text"], Media.TEXT, known), "a1")
    except UnreadableArticle:
        return None
    return restored(article, annotate(article))


COMPLEMENTISER = re.compile(r"\bthat\s+\Z")


def statements(given: list[Record_]) -> Iterator[Record_]:
    """Statements with content spans and the mention of their speaker, as PolNeAR's guidelines cut them.

    They count a complementiser as content and mark no statement inside another one's quotation.
    """
    for record in given:
        found = read_record(record)
        quotes = []
        for s in found.statements if found else ():
            if s.nested_in:
                continue
            spans = [[x.start, x.end] for x in s.spans]
            if that := COMPLEMENTISER.search(record["text"], max(0, spans[0][0] - 12), spans[0][0]):
                spans[0][0] = that.start()
            quote: Record_ = {"start": spans[0][0], "end": s.span.end, "spans": spans, "speaker": None}
            quote["form"], quote["confidence"] = s.form.value, s.confidence
            if s.cue:
                quote["cue"] = [s.cue.start, s.cue.end]
            if s.speaker:
                quote["speaker"] = s.speaker.name
                if s.speaker.mention:
                    quote["speaker_start"], quote["speaker_end"] = s.speaker.mention.start, s.speaker.mention.end
            quotes.append(quote)
        yield {"doc_id": record["doc_id"], "quotes": quotes}


OPENING = 6
"""Sentences of a text in which `values` gives dates: a headline and five more.

MEANTIME is labelled there only: of its 120 texts, which have fifteen sentences on average, all labels but one stand in the first
six. A date further on is neither right nor wrong there, but its scorer, which cannot know that, counts it as wrong.
"""


def values(given: list[Record_], sentences: int | None = OPENING) -> Iterator[Record_]:
    """Dates with their values, in the first so many sentences only (None: in all), and all figures with their intervals."""
    for record in given:
        found = read_record(record)
        end = _end_of(found, sentences) if found else 0
        yield {
            "doc_id": record["doc_id"],
            "dates": [
                {"start": d.span.start, "end": d.span.end, "value": d.value} for d in (found.dates if found else ()) if d.span.start < end
            ],
            "figures": [
                {"start": f.span.start, "end": f.span.end, "low": f.low, "high": f.high, "unit": f.unit}
                for f in (found.figures if found else ())
            ],
        }


def _end_of(found: Annotations, sentences: int | None) -> int:
    """Where the first so many sentences end in the text as received; past its end where all are meant."""
    told = found.parsed.sentences
    if sentences is None or len(told) <= sentences:
        return len(found.parsed.article.text) + 1
    return found.parsed.article.reading.restore(0, told[sentences - 1].end)[1]


def whole_values(given: list[Record_]) -> Iterator[Record_]:
    """`values` with the dates of whole texts."""
    return values(given, None)


def stories(given: list[Record_]) -> Iterator[Record_]:
    """The story each document is put into."""
    published = [moment(r) for r in given]
    labels = group(
        [
            Record(str(r["doc_id"]), r.get("title") or "", r.get("text") or "", datetime.fromisoformat(when) if when else None)
            for r, when in zip(given, published, strict=True)
        ],
        embedder(),
    )
    for record, label in zip(given, labels, strict=True):
        yield {"doc_id": record["doc_id"], "story_id": label}


TASKS: dict[str, Callable[[list[Record_]], Iterator[Record_]]] = {
    "statements": statements,
    "values": values,
    "whole_values": whole_values,
    "stories": stories,
}


def predict(task: str, source: Path, target: Path) -> None:
    """Read `source`, predict, write `target`."""
    with target.open("w", encoding="utf8") as out:
        for line in TASKS[task](list(records(source))):
            out.write(json.dumps(line, ensure_ascii=False, allow_nan=False) + "\n")


def main(arguments: list[str]) -> int:
    """Run from the command line; 2 for a wrong call."""
    if len(arguments) != 3 or arguments[0] not in TASKS:
        print(f"usage: python -m eval.predict {{{'|'.join(TASKS)}}} IN.jsonl OUT.jsonl", file=sys.stderr)
        return 2
    predict(arguments[0], Path(arguments[1]), Path(arguments[2]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
