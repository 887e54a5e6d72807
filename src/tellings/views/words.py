"""The fixed words of the views: every label they can show beside quoted text, each in one table.

In: values of the model. Out: labels. Guarantee: no label says anything about the news; it names what was found.
"""

from __future__ import annotations

from tellings.model.alignment import DifferenceKind, Label
from tellings.model.block import BlockKind
from tellings.model.comparison import Carried
from tellings.model.date import Anchor
from tellings.model.figure import Modifier
from tellings.model.group import Wording
from tellings.model.name import NameKind
from tellings.model.relation import Relation
from tellings.model.statement import Form, Sense

NOT_FOUND = "not found in this text"
ONLY_HERE = "only here"
DATE_UNKNOWN = "date unknown"
DATE_INFERRED = "inferred from the others"
SPEAKER_UNKNOWN = "speaker not found"
TOLD_AS_FACT = "attributed here, told without a speaker there"
NARRATION = "narration"
NO_COUNTERPART = "no counterpart found in the other texts"
EXPLAINABLE = "dated differently"

RELATIONS = {
    Relation.CONFLICT: "conflict",
    Relation.UPDATE: "update",
    Relation.DIFFERENT_SCOPE: "different scope",
    Relation.COMPATIBLE: "compatible",
    Relation.EQUAL: "equal",
}
"""In the order a reader needs them."""

RELATION_SIGNS = {
    Relation.CONFLICT: "≠",
    Relation.UPDATE: "→",
    Relation.DIFFERENT_SCOPE: "⊂",
    Relation.COMPATIBLE: "≈",
    Relation.EQUAL: "=",
}

DIFFERENCES = {
    DifferenceKind.FIGURE: "figure",
    DifferenceKind.DATE: "date",
    DifferenceKind.ATTRIBUTION: "who said it",
    DifferenceKind.MODALITY: "how certain",
    DifferenceKind.NEGATION: "negation",
    DifferenceKind.SCOPE: "extent",
    DifferenceKind.NAMING: "name",
    DifferenceKind.WORDING: "wording",
    DifferenceKind.FORM: "quoted or paraphrased",
}

CARRIED = {
    Carried.VERBATIM: "verbatim",
    Carried.REWORDED: "reworded",
    Carried.PARTIAL: "partial",
    Carried.NOT_FOUND: NOT_FOUND,
}

WORDINGS = {
    Wording.VERBATIM: "verbatim",
    Wording.TRIMMED: "trimmed",
    Wording.REWORDED: "reworded",
    Wording.SUMMARISED: "summarised",
}

LABELS = {Label.SAME: "same", Label.PARTIAL: "partial"}

FORMS = {Form.DIRECT: "direct quotation", Form.MIXED: "partly quoted", Form.INDIRECT: "indirect speech"}

SENSES = {Sense.SPEECH: "", Sense.BELIEF: "belief", Sense.INTENTION: "intention"}

KINDS = {
    NameKind.PERSON: "person",
    NameKind.BODY: "body",
    NameKind.PLACE: "place",
    NameKind.EVENT: "event",
    NameKind.THING: "thing",
}

MODIFIERS = {
    Modifier.OVER: "more than",
    Modifier.AT_LEAST: "at least",
    Modifier.UNDER: "less than",
    Modifier.AT_MOST: "at most",
    Modifier.ABOUT: "about",
}

ANCHORS = {
    Anchor.ABSOLUTE: "complete in itself",
    Anchor.PUBLICATION: "worked out from the article's date",
    Anchor.EARLIER_DATE: "worked out from a date before it",
    Anchor.UTTERANCE: "worked out from when it was said",
    Anchor.NONE: "nothing to work it out from",
}

BLOCKS = {
    BlockKind.HEADER: "metadata",
    BlockKind.HEADLINE: "headline",
    BlockKind.SUBHEADING: "subheading",
    BlockKind.DATELINE: "dateline",
    BlockKind.CAPTION: "caption",
    BlockKind.CREDIT: "credit",
    BlockKind.PARAGRAPH: "",
}

SURE_FROM = 0.8
LIKELY_FROM = 0.55


def how_sure(confidence: float) -> str:
    """A confidence in [0, 1] in plain words: sure, likely or possible."""
    if confidence >= SURE_FROM:
        return "sure"
    return "likely" if confidence >= LIKELY_FROM else "possible"


def how_near(score: float) -> str:
    """How near the nearest passage came, for a score in [0, 1]."""
    if score >= 0.5:
        return "close, but not the same content"
    return "some words in common" if score >= 0.2 else "hardly anything in common"


def shared(count: int, length: int) -> str:
    """How many words of how many two passages share."""
    return f"{count} of {length} words in the same order"
