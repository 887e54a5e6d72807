"""A folder: its manifest if it has one, else every file in it, by name. Folders inside it are not searched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tellings.errors import InputError
from tellings.model.document import Known, RawDocument, Rejected
from tellings.sources import bytestream, manifest, records, sniff, webarchive
from tellings.sources.naming import shown
from tellings.sources.sniff import Shape

PASSED_OVER = ("gold.json",)
"""Files beside articles that hold none: labels for measuring."""


def read(path: Path) -> Iterator[RawDocument | Rejected]:
    """The documents of a folder. Raises InputError if it holds no file, ManifestError for a bad manifest."""
    listed = path / manifest.NAME
    if listed.is_file():
        yield from manifest.read(listed)
        return
    try:
        found = sorted(p for p in path.iterdir() if p.is_file() and not p.name.startswith(".") and p.name not in PASSED_OVER)
    except OSError as error:
        raise InputError(f"{shown(str(path))}: cannot be read ({bytestream.reason(error)})") from None
    if not found:
        raise InputError(f"{shown(str(path))}: this folder holds no articles (folders inside it are not searched)")
    for file in found:
        yield from member(file)


def member(file: Path) -> Iterator[RawDocument | Rejected]:
    """One file of a folder: like a file named by itself, but what cannot be opened is put aside."""
    name = shown(str(file))
    if sniff.by_name(file) in (Shape.LINES, Shape.JSON):
        try:
            yield from records.from_file(file, name)
        except OSError as error:
            yield Rejected(name, f"cannot be read ({bytestream.reason(error)})")
    elif webarchive.is_archive(file.name):
        try:
            yield from webarchive.read(file)
        except InputError as error:
            yield Rejected(name, str(error).removeprefix(f"{name}: "))
    else:
        yield sniff.article(file, name, Known())
