"""A time expression with its value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tellings.model.span import Span


class Anchor(StrEnum):
    """What a value was worked out from."""

    ABSOLUTE = "absolute"  # the expression itself is complete
    PUBLICATION = "publication"
    EARLIER_DATE = "earlier_date"  # a date given before it in the text
    UTTERANCE = "utterance"  # the moment the quotation it stands in was said
    NONE = "none"  # nothing to work it out from


@dataclass(frozen=True, slots=True)
class Date:
    """`value` is TIMEX3-style (`2024-03-17TEV`, `2024-W11`, `2022-09`, `2009/2016`, `PRESENT_REF`), or ""
    where the article's date is unknown and the expression needs one.

    `event` holds the words that say what is dated; `event_span` where they stand.
    """

    id: str
    span: Span
    value: str
    anchor: Anchor
    event: str
    event_span: Span | None
