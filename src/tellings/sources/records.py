"""Records: one JSON object for each article, one a line, or in a list, or alone.

In: lines or bytes. Out: a document for each record with a `text`, or why it was put aside. The other fields
read are `title`, `outlet`, `author`, `published`, `url` and `language`; more are passed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from tellings.model.document import Known, Media, RawDocument, Rejected
from tellings.sources import bytestream

FIELDS = ("title", "outlet", "author", "published", "url", "language")
LONGEST_LINE = 32_000_000
"""Bytes: a longer line is no article, and is passed over without being held in memory."""


def known(record: Mapping[str, Any], origin: str) -> Known:
    """The metadata of a record or a manifest's entry; values that are not text are passed over."""
    values = {name: value for name in FIELDS if isinstance(value := record.get(name), str) and value.strip()}
    stamp = record.get("published")
    if isinstance(stamp, int) and not isinstance(stamp, bool) and abs(stamp) < 10**14:
        values["published"] = str(stamp)
    return Known(**values, origins=dict.fromkeys(values, origin))


def from_file(path: Path, name: str) -> Iterator[RawDocument | Rejected]:
    """The records of a .json or .jsonl file. Raises OSError."""
    if path.suffix.lower() == ".json":
        yield from from_json(bytestream.whole(path), name)
    else:
        with path.open("rb") as lines:
            yield from from_lines(lines, name)


def from_lines(lines: Iterable[bytes], name: str) -> Iterator[RawDocument | Rejected]:
    """A document for each line that is not blank; a file without any is put aside as a whole."""
    found = False
    for number, line in enumerate(bounded(lines), start=1):
        if line is None:
            found = True
            yield Rejected(f"{name}:{number}", f"the line is longer than {LONGEST_LINE // 1_000_000} MB")
        elif line.strip():
            found = True
            yield from_line(line, f"{name}:{number}")
    if not found:
        yield Rejected(name, "it is empty")


def bounded(lines: Iterable[bytes]) -> Iterator[bytes | None]:
    """Lines one by one, None for one that is too long."""
    readline = getattr(lines, "readline", None)
    if readline is None:
        yield from (line if len(line) <= LONGEST_LINE else None for line in lines)
        return
    file: BinaryIO = lines  # type: ignore[assignment]
    while line := file.readline(LONGEST_LINE + 1):
        if len(line) <= LONGEST_LINE or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE + 1)
        yield None


def from_line(line: bytes, name: str) -> RawDocument | Rejected:
    """One line of JSON Lines."""
    record, wrong = parsed(line)
    return Rejected(name, wrong) if wrong else document(record, name)


def from_json(content: bytes, name: str) -> Iterator[RawDocument | Rejected]:
    """The records of a whole JSON document: one object, or a list of them."""
    if not content.strip():
        yield Rejected(name, "it is empty")
        return
    if len(content) > bytestream.LARGEST:
        yield Rejected(name, f"it is larger than {bytestream.LARGEST // 1_000_000} MB; give its records as JSON Lines")
        return
    value, wrong = parsed(content)
    if wrong:
        yield Rejected(name, wrong)
    elif isinstance(value, list):
        if not value:
            yield Rejected(name, "it is an empty list")
        for number, record in enumerate(value, start=1):
            yield document(record, f"{name}:{number}")
    else:
        yield document(value, name)


def parsed(content: bytes) -> tuple[Any, str]:
    """The JSON value in the bytes and "", or None and what is wrong with them."""
    try:
        return json.loads(decoded(content)), ""
    except UnicodeDecodeError:
        return None, "it is not UTF-8, as JSON must be"
    except json.JSONDecodeError as error:
        if content.startswith((b"\x1f\x8b", b"PK\x03\x04")):
            return None, "it is compressed; unpack it first"
        return None, f"it is not valid JSON ({error.msg.lower()}, character {error.pos + 1})"
    except RecursionError:
        return None, "it is nested too deeply to be a record"
    except ValueError:
        return None, "it holds a number too long to be read"


def decoded(content: bytes) -> str:
    """JSON's text: UTF-8 with or without a mark, or UTF-16 with one. Raises UnicodeDecodeError."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    return content.decode("utf-8-sig")


def document(record: Any, name: str) -> RawDocument | Rejected:
    """One record as a document."""
    if not isinstance(record, dict):
        return Rejected(name, "it is not a record: a JSON object with a field `text` is needed")
    text = record.get("text")
    if text is None:
        return Rejected(name, "the record has no field `text`")
    if not isinstance(text, str):
        return Rejected(name, "the record's `text` is not a string")
    return RawDocument(name, text, Media.TEXT, known(record, "record"))
