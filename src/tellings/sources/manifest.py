"""A manifest, `event.json`: which files beside it are one event's articles, with their outlets and dates.

In: its path. Out: a document for each entry of its list `articles`; an entry whose file is missing or lies
outside the manifest's folder is put aside. Raises ManifestError where the manifest itself cannot be used.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from tellings.errors import ManifestError
from tellings.model.document import RawDocument, Rejected
from tellings.sources import bytestream, records, sniff
from tellings.sources.naming import shown

NAME = "event.json"


def read(path: Path) -> Iterator[RawDocument | Rejected]:
    """The articles a manifest lists, in its order."""
    for number, entry in enumerate(entries(path), start=1):
        yield article(path.parent, entry, f"{shown(str(path))}:{number}")


def entries(path: Path) -> list[Any]:
    """The manifest's list. Raises ManifestError."""
    name = shown(str(path))
    try:
        content = bytestream.whole(path)
    except OSError as error:
        raise ManifestError(f"{name}: cannot be read ({bytestream.reason(error)})") from None
    value, wrong = records.parsed(content)
    if wrong:
        raise ManifestError(f"{name}: {wrong}")
    listed = value.get("articles") if isinstance(value, dict) else None
    if not isinstance(listed, list) or not listed:
        raise ManifestError(f'{name}: a manifest lists its articles, {{"articles": [{{"file": …, "outlet": …, "published": …}}]}}')
    return listed


def article(folder: Path, entry: Any, name: str) -> RawDocument | Rejected:
    """One entry of the list."""
    given = entry.get("file") if isinstance(entry, dict) else None
    if not isinstance(given, str) or not given:
        return Rejected(name, "the entry names no `file`")
    path = inside(folder, given)
    if path is None:
        return Rejected(name, f"{shown(given)!r} lies outside the manifest's folder; name files in it by relative paths")
    if not path.is_file():
        return Rejected(name, f"{shown(given)!r} is not there")
    return sniff.article(path, shown(str(folder / given)), records.known(entry, "manifest"))


def inside(folder: Path, given: str) -> Path | None:
    """The file an entry names, None where its path is absolute or leads out of the folder, links followed."""
    for flavour in (PurePosixPath(given), PureWindowsPath(given)):
        if flavour.is_absolute() or flavour.drive or ".." in flavour.parts:
            return None
    try:
        path = (folder / given).resolve()
        return path if path.is_relative_to(folder.resolve()) else None
    except (OSError, ValueError, RuntimeError):
        return None
