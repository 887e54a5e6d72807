"""Bytes from a file, with a bound, so that a device or a runaway file cannot fill the memory."""

from __future__ import annotations

from pathlib import Path

LARGEST = 64_000_000
"""Bytes read of one file at most; the articles' room refuses far smaller ones as no article."""


def whole(path: Path) -> bytes:
    """A file's bytes, at most LARGEST and one. Raises OSError."""
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def reason(error: OSError) -> str:
    """What the operating system says, in its own words, without the path."""
    return (error.strerror or type(error).__name__).lower()
