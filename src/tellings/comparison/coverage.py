"""Stub."""
from tellings.model.alignment import Alignment
from tellings.model.comparison import Concept, CoverageRow, Emphasis, OnlyIn, Reuse, ValueRelation
from tellings.model.group import Group
from tellings.model.story import Story


def matrix(story: Story, groups: tuple[Group, ...], alignments: tuple[Alignment, ...]) -> tuple[CoverageRow, ...]:
    return ()


def only_in(story: Story, alignments: tuple[Alignment, ...]) -> tuple[OnlyIn, ...]:
    return ()
