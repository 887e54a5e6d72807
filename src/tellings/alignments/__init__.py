"""From a Story to its Alignments: which stretches of different articles carry the same content."""

from __future__ import annotations

from tellings.model.alignment import Alignment
from tellings.model.story import Story


def align(story: Story) -> tuple[Alignment, ...]:
    """Every alignment between the story's articles, in reading offsets."""
    return ()
