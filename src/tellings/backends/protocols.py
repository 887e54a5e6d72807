"""What a room may ask of a back-end, without knowing which one answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tellings.model.parse import Parse


class Parser(Protocol):
    """Turns texts into tokens with syntax. Same texts, same parses, however they are batched."""

    name: str
    """Registered name with version."""
    reads_syntax: bool
    """Whether tags, dependencies and names are given; if not, only tokens and sentences are."""

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        """One parse per text, offsets in code points of that text."""
        ...
