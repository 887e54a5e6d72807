"""The comparison and the reading of one article as text made for reading: coloured on a terminal, plain in a pipe."""

from tellings.views.terminal.comparison import show_comparison
from tellings.views.terminal.reading import show_reading

__all__ = ["show_comparison", "show_reading"]
