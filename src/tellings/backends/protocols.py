"""What a room may ask of a back-end, without knowing which one answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from tellings.model.parse import Parse

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Parser(Protocol):
    """Turns texts into tokens with syntax. Same texts, same parses, however they are batched."""

    name: str
    """Registered name with version."""
    reads_syntax: bool
    """Whether tags, dependencies and names are given; if not, only tokens and sentences are."""

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        """One parse per text, offsets in code points of that text."""
        ...


class Embedder(Protocol):
    """Turns texts into vectors that lie close where texts mean much the same, across languages too.

    Same text, same vector, whatever else is embedded with it or before it.
    """

    name: str
    """Registered name with version."""
    dimensions: int
    """Length of a vector."""
    languages: frozenset[str]
    """ISO 639-1 codes of the languages it was trained on; in others its vectors mean little."""

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row per text, shape (texts, dimensions), of unit length but for rounding.

        Components are multiples of 1/2048, so that the inner product of two rows is the same to the last bit in whatever
        order it is added up.
        """
        ...
