"""Statements: what someone is reported to have said, quotation marks first, then cues."""

from tellings.annotations.statements.reading import read

__all__ = ["read"]
