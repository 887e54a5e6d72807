"""Standard input: whatever was piped in, by how it begins."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from tellings.model.document import RawDocument, Rejected
from tellings.sources import files


def piped() -> bytes:
    """What was piped in, all of it."""
    return sys.stdin.buffer.read()


def read(content: bytes, name: str) -> Iterator[RawDocument | Rejected]:
    """The documents in the bytes of a stream: JSON Lines, JSON, a page, or one text."""
    return files.documents(content, name, None)
