"""Tellings lines up several outlets' accounts of one event, with the exact characters as evidence.

    >>> import tellings
    >>> comparison = tellings.compare(["gazette.txt", "herald.html"])

Importing costs nothing: the parser and everything heavy is loaded by the first call.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    from tellings.library import Library
    from tellings.model.annotations import Annotations
    from tellings.model.article import Article
    from tellings.model.comparison import Comparison

__version__ = "0.1.0"
__all__ = ["__version__", "compare", "open_library", "read"]


def compare(inputs: Sequence[str | PathLike[str]], *, published: str | None = None, outlet: str | None = None) -> Comparison:
    """Line up the articles of one event.

    `inputs` are paths: text, HTML, JSON Lines, a manifest (`event.json`) or a folder. `published`
    (ISO 8601) and `outlet` fill what an input does not give. What cannot be read is listed in
    `Comparison.rejected`. Raises InputError when an input is not there or fewer than two articles are left,
    BackendError when the pinned parser is not installed.
    """
    from tellings.pipeline import compare_documents
    from tellings.sources import open_inputs

    return compare_documents(open_inputs([str(i) for i in inputs], published=published, outlet=outlet))


def read(source: str | PathLike[str], *, published: str | None = None, outlet: str | None = None) -> tuple[Article, Annotations]:
    """What one article says: the first readable article of `source`.

    Spans are code points of `article.text`. Raises InputError when nothing in `source` can be read.
    """
    from tellings.errors import UnreadableArticle
    from tellings.pipeline import read_documents
    from tellings.sources import open_inputs

    found, rejected = read_documents(open_inputs([str(source)], published=published, outlet=outlet))
    if not found:
        raise UnreadableArticle("; ".join(f"{r.name}: {r.reason}" for r in rejected) or f"{source}: no article found")
    return found[0]


def open_library(address: str | PathLike[str]) -> Library:
    """The library at a path (one SQLite file, made where there is none) or a `postgresql://` address; close it, or use `with`.

    Raises StoreUnavailable, StoreBusy or StoreDamaged when it cannot be opened.
    """
    from tellings.library import open_library as opened

    return opened(str(address))
