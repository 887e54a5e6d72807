"""Short ways to open inputs in a test."""

from __future__ import annotations

import json
from pathlib import Path

from tellings.model.document import RawDocument, Rejected
from tellings.sources import open_inputs


def nothing() -> bytes:
    raise AssertionError("standard input was read")


def opened(
    *inputs: str | Path, stdin: bytes | None = None, published: str | None = None, outlet: str | None = None
) -> list[RawDocument | Rejected]:
    return list(
        open_inputs([str(i) for i in inputs], stdin=nothing if stdin is None else lambda: stdin, published=published, outlet=outlet)
    )


def documents(*inputs: str | Path, stdin: bytes | None = None) -> list[RawDocument]:
    found = opened(*inputs, stdin=stdin)
    assert all(isinstance(d, RawDocument) for d in found), found
    return [d for d in found if isinstance(d, RawDocument)]


def reasons(*inputs: str | Path, stdin: bytes | None = None) -> list[str]:
    return [d.reason for d in opened(*inputs, stdin=stdin) if isinstance(d, Rejected)]


def event(folder: Path, *entries: object, **more: object) -> Path:
    path = folder / "event.json"
    path.write_text(json.dumps({"articles": entries, **more}), "utf8")
    return path
