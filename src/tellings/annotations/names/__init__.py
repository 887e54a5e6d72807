"""Names: who and what an article speaks of, by our own rules over its syntax."""

from tellings.annotations.names.reading import read

__all__ = ["read"]
