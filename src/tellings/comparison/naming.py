"""Stub."""
from tellings.model.alignment import Alignment
from tellings.model.comparison import Concept, CoverageRow, Emphasis, OnlyIn, Reuse, ValueRelation
from tellings.model.group import Group
from tellings.model.story import Story


def concepts(story: Story, alignments: tuple[Alignment, ...]) -> tuple[Concept, ...]:
    return ()
