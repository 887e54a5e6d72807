"""Stub."""
from tellings.model.alignment import Alignment
from tellings.model.comparison import Concept, CoverageRow, Emphasis, OnlyIn, Reuse, ValueRelation
from tellings.model.group import Group
from tellings.model.story import Story


def join(story: Story, alignments: tuple[Alignment, ...]) -> tuple[Group, ...]:
    return ()
