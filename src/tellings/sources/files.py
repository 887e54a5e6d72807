"""One file: HTML and text as they are, JSON and JSON Lines by their records, web archives by theirs, a manifest by its articles.

In: a path. Out: the documents it holds. What it is follows from its name, and for names that say nothing
from how it begins.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tellings.errors import InputError
from tellings.model.document import Known, RawDocument, Rejected
from tellings.sources import bytestream, manifest, records, sniff, webarchive
from tellings.sources.naming import shown
from tellings.sources.sniff import Shape


def read(path: Path) -> Iterator[RawDocument | Rejected]:
    """The documents of a file the user named. Raises InputError if it cannot be opened."""
    name = shown(str(path))
    shape = sniff.by_name(path)
    try:
        if path.name == manifest.NAME:
            yield from manifest.read(path)
        elif webarchive.is_archive(path.name):
            yield from webarchive.read(path)
        elif shape is Shape.LINES:
            with path.open("rb") as lines:
                yield from records.from_lines(lines, name)
        else:
            yield from documents(bytestream.whole(path), name, shape)
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({bytestream.reason(error)})") from None


def documents(content: bytes, name: str, shape: Shape | None) -> Iterator[RawDocument | Rejected]:
    """The documents in the bytes of a file or stream; `shape` is None where its name says nothing."""
    shape = shape or sniff.shape(content)
    if shape is Shape.LINES:
        yield from records.from_lines(iter(content.splitlines(keepends=True)), name)
    elif shape is Shape.JSON:
        yield from records.from_json(content, name)
    else:
        yield sniff.document(content, name, shape, Known())
