"""The doors in: files, folders, manifests, HTML, JSON Lines, web archives and standard input, each giving RawDocuments.

In: what the user names. Out, lazily and in the order named: each document as found, or why it was put
aside. A name that stands for nothing readable raises InputError at once; one bad record, line or file
among others is put aside and the rest goes on. Nothing is fetched, decoded as text or judged here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from tellings.errors import InputError
from tellings.model.document import RawDocument, Rejected
from tellings.sources import files, folder, stream
from tellings.sources.naming import shown

STDIN = "-"


def open_inputs(
    inputs: Sequence[str], *, stdin: Callable[[], bytes] = stream.piped, published: str | None = None, outlet: str | None = None
) -> Iterator[RawDocument | Rejected]:
    """Every document the inputs name: paths of files or folders, or `-` for standard input, read by `stdin`.

    `published` (as the user wrote it) and `outlet` are given to documents whose manifest or record gives none.
    Raises InputError for an input that does not exist or cannot be opened, ManifestError for a bad manifest.
    """
    if not inputs:
        raise InputError("nothing to read: name a file, a folder, or - for standard input")
    if list(inputs).count(STDIN) > 1:
        raise InputError("standard input (-) can be named only once")
    for given in inputs:
        if given != STDIN:
            must_exist(given)
    return (
        replace(found, known=found.known.filled("user", outlet=outlet, published=published)) if isinstance(found, RawDocument) else found
        for given in inputs
        for found in opened(given, stdin)
    )


def must_exist(given: str) -> None:
    """Raises InputError unless the name is that of a file or folder."""
    if given.lower().startswith(("http://", "https://")):
        raise InputError(f"{shown(given)} is an address; save the page and name its file")
    try:
        exists = bool(given) and Path(given).exists()
    except (OSError, ValueError):
        exists = False
    if not exists:
        raise InputError(f"{shown(given)}: there is no such file or folder")


def opened(given: str, stdin: Callable[[], bytes]) -> Iterator[RawDocument | Rejected]:
    """The documents of one input."""
    if given == STDIN:
        return stream.read(stdin(), "-")
    path = Path(given)
    return folder.read(path) if path.is_dir() else files.read(path)


__all__ = ["open_inputs"]
