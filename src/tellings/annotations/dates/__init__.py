"""Dates: time expressions, what they mean on the calendar, and what they date."""

from tellings.annotations.dates.reading import read

__all__ = ["read"]
