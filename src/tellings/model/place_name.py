"""Places with several names of their own, and whether two names are one place's."""

from __future__ import annotations

ALIASES = {
    "us": "United States", "u.s.": "United States", "usa": "United States", "u.s.a.": "United States", "america": "United States",
    "united states of america": "United States", "uk": "United Kingdom", "u.k.": "United Kingdom", "britain": "United Kingdom",
    "great britain": "United Kingdom", "uae": "United Arab Emirates", "drc": "Congo", "russian federation": "Russia",
    "holland": "Netherlands",
    "burma": "Myanmar", "ussr": "Soviet Union", "kiev": "Kyiv", "kharkov": "Kharkiv", "odessa": "Odesa", "peking": "Beijing",
    "bogotá": "Bogota", "bombay": "Mumbai", "calcutta": "Kolkata", "nyc": "New York City",
}  # fmt: skip
"""Another name or spelling of a place, lower case → the name used here; written for this project."""


def canonical(name: str) -> str:
    """The name to compare a place by: without article, one of several names, lower case."""
    low = " ".join(name.lower().split()).removeprefix("the ")
    return ALIASES.get(low, low).lower()
