"""Figures: quantities as intervals, with their units and what they count."""

from tellings.annotations.figures.reading import read

__all__ = ["read"]
