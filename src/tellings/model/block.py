"""A part of an article's text with a role in its layout."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tellings.model.span import Span


class BlockKind(StrEnum):
    """The role a stretch of text plays on the page."""

    HEADER = "header"  # metadata written into the text: "date 2024-05-01", a bare date line, a byline
    HEADLINE = "headline"
    SUBHEADING = "subheading"
    DATELINE = "dateline"
    CAPTION = "caption"
    CREDIT = "credit"
    PARAGRAPH = "paragraph"

    @property
    def carries_statements(self) -> bool:
        """Headlines, subheadings and paragraphs can report speech; the others cannot."""
        return self in (BlockKind.HEADLINE, BlockKind.SUBHEADING, BlockKind.PARAGRAPH)


@dataclass(frozen=True, slots=True)
class Block:
    """Blocks of an article are in order, do not overlap, and leave out only white space."""

    span: Span
    kind: BlockKind
