"""Which articles tell one story, and who is who across them."""

from __future__ import annotations

from tellings.model.story import Story, Telling
from tellings.stories.copies import CopyKind, compare_wording
from tellings.stories.grouping import group
from tellings.stories.identities import identify
from tellings.stories.online import Grouping
from tellings.stories.shelf import LocalShelf, Shelf
from tellings.stories.sketch import Record, Sketch, sketch


def assemble(tellings: tuple[Telling, ...]) -> Story:
    """A story of articles that are known to be about one event, in the order given."""
    return Story(tellings, identify(tellings))


__all__ = ["CopyKind", "Grouping", "LocalShelf", "Record", "Shelf", "Sketch", "assemble", "compare_wording", "group", "sketch"]
