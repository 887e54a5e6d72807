"""Which articles tell one story, and who is who across them."""

from __future__ import annotations

from tellings.model.story import Story, Telling


def assemble(tellings: tuple[Telling, ...]) -> Story:
    """A story of articles that are known to be about one event."""
    return Story(tellings, ())
