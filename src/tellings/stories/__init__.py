"""Which articles tell one story, and who is who across them."""

from __future__ import annotations

from tellings.model.story import Story, Telling
from tellings.stories.grouping import Record, group
from tellings.stories.identities import identify


def assemble(tellings: tuple[Telling, ...]) -> Story:
    """A story of articles that are known to be about one event, in the order given."""
    return Story(tellings, identify(tellings))


__all__ = ["Record", "assemble", "group"]
