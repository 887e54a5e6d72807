"""How far a long task of the library has come. The pipeline has the same; to import it here would load every room."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much is done and how much there is (0 where that is not known)."""


def silent(what: str, done: int, total: int) -> None:
    """Progress that nobody watches."""
