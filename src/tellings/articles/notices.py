"""Datelines and credits: the agency's and the photographer's words around the story, by their shape.

In: a unit's text. Out: where in it the dateline ends, or the credit begins; None where there is none. The
shapes are those of the agencies' own style guides (AP, Reuters, AFP, TASS) and of picture credits.
"""

from __future__ import annotations

import re

CAPITALS = r"[^\W\d_a-zß-öø-ÿ][^\W\d_a-zß-öø-ÿ.'/-]+"
PLACE = rf"{CAPITALS}(?:[ /]{CAPITALS}){{0,4}}"
NAMED = r"[^\W\d_][\w.'/-]*(?: [^\W\d_][\w.'/-]*){0,4}"
DAY = r"(?:[A-Z][a-z]{2,8}\.? [0-3]?\d|[0-3]?\d [A-Z][a-z]{2,8}\.?)(?:, \d{4})?"
AGENCY = r"(?:\([A-Z][\w .&/'-]{1,40}\)|/[A-Z][\w .&'-]{1,30}/\.?|\[[A-Z][\w .&'-]{1,30}\])"
DASH = r"(?:-{1,2}|[–—―])"

WITH_AGENCY = re.compile(rf"(?:{NAMED}(?:, ?{NAMED}){{0,2}}(?:, {DAY})?[.,]? |{DAY} )?{AGENCY} ?(?:{DASH}|:) ?(?=\S)")
TASS = re.compile(rf"{PLACE}(?:, {DAY})?\. ?/[A-Z][\w .&'-]{{1,30}}/\. (?=\S)")
CITY = rf"{CAPITALS}(?:[ /]{CAPITALS}){{0,2}}"
REGION = r"[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,2}"
WITHOUT_AGENCY = re.compile(rf"{CITY}(?:, {REGION})?(?:, {DAY})?(?: ?[–—―] ?| --? )(?=[\"'«(\[A-Z0-9])")
WITH_DAY = re.compile(rf"{NAMED}(?:, {NAMED})?, {DAY} {DASH} (?=[\"'«(\[A-Z0-9])")
DATELINES = (WITH_AGENCY, TASS, WITH_DAY)
SIGN = re.compile(rf"{DASH}|[/:]")
"""Every dateline holds one."""
LONGEST_DATELINE = 120


def dateline(text: str, leading: bool) -> int | None:
    """Where the dateline at the start of `text` ends, its dash included; None where there is none.

    `leading` says that the text is among the story's first paragraphs: only there do capitals and a dash do.
    """
    start = text[:LONGEST_DATELINE]
    if not SIGN.search(start):
        return None
    for pattern in (*DATELINES, WITHOUT_AGENCY) if leading else DATELINES:
        found = pattern.match(start)
        if found and any(c.isalpha() for c in found[0]):
            return len(found[0].rstrip())
    return None


AGENCIES = r"(?:AP|AFP|EPA|DPA|Reuters|REUTERS|Getty(?: Images)?|Associated Press|Shutterstock|Bloomberg|Xinhua|Anadolu|Alamy|PA Wire)"
WHO = r"[\w.'&@-]+(?:[ ,/|]+[\w.'&@-]+){0,9}"
LABELLED = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?i:(?:photo(?:graph)?s?|image|picture|pic|video|graphic|illustration|map)"
        r"(?: (?:credit|by|courtesy of|from|source|via))? ?[:|-]|"
        r"(?:photo(?:graph)?s?|image|picture|video|graphic|illustration)s? (?:by|credit|courtesy of) )[^.!?]{2,100}\.?",
        r"(?i:(?:image |photo |picture )?(?:credits?|source)) ?: ?[^.!?]{2,80}\.?",
    )
)
"""A line that is nothing but a credit and says so: "Photo: Ann Poe"."""

UNLABELLED = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:©|\([cC]\)|Copyright\b) ?.{2,100}",
        rf"\((?i:{AGENCIES}|photo|image|picture|file photo|courtesy)\b[^()]{{0,100}}\)",
        rf"\[(?i:{AGENCIES}|photo|image|picture)\b[^\[\]]{{0,100}}\]",
        rf"(?:{WHO} ?[/|] ?)?{AGENCIES}(?: ?[/|] ?{WHO})?(?: ?/)?\.?",
    )
)
"""A line that is nothing but a credit by its marks and names: "(AP Photo/Ann Poe)"."""

STAFF = re.compile(
    r"[(\[]?(?:(?:Additional |With )?[Rr]eporting|Writing|Editing|Compiled|Edited|Translated) by .{2,300}|"
    r".{2,150} contributed (?:to this (?:report|story|article)|reporting)\b.{0,60}"
)
"""A line that names who wrote or edited the story, at its end."""

TRAILING = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\((?:(?i:photo|image|picture|file photo)\b ?[:/-]? ?|{AGENCIES} ?(?:[Pp]hoto|/)|(?i:courtesy ))[^()]{{1,100}}\)\.?$",
        r"(?<=[.!?\"')])\s?(?:Photo |Image )?Credits?:?\s?(?:\.\.\.\s?)?[A-Z][\w.'&-]*(?:[ ,/|]+[\w.'&-]+){0,9}$",
        r"(?<=[.!?\"')])\s?(?:(?:Photo|Photograph|Picture|Image)s?(?:: ?| by | courtesy of ))[A-Z][\w.'&-]*(?:[ ,/|]+[\w.'&-]+){0,9}$",
        r"(?<=[.!?\"')])\s?©\s?[\w.'&-]+(?:[ ,/|]+[\w.'&-]+){0,9}\s?/?$",
    )
)
"""A credit at the end of a caption, sometimes run into it where a page lost its layout."""

LONGEST_CREDIT = 320
TAIL = 130


def is_picture_credit(text: str) -> bool:
    """Whether the whole unit is a picture's credit or a copyright line."""
    return is_unlabelled_credit(text) or (len(text) <= LONGEST_CREDIT and any(pattern.fullmatch(text) for pattern in LABELLED))


def is_unlabelled_credit(text: str) -> bool:
    """Whether the whole unit can be nothing but a credit; "Photos: …" might still be a headline."""
    return len(text) <= LONGEST_CREDIT and any(pattern.fullmatch(text) for pattern in UNLABELLED)


def is_staff_credit(text: str) -> bool:
    """Whether the whole unit says who wrote or edited the story."""
    return len(text) <= LONGEST_CREDIT and STAFF.fullmatch(text) is not None


def trailing_credit(text: str) -> int | None:
    """Where the credit at the end of a caption begins; None where there is none."""
    if len(text) > 600:
        return None
    shift = max(0, len(text) - TAIL)
    for pattern in TRAILING:
        if found := pattern.search(text, shift):
            begin = found.start()
            while text[begin].isspace():
                begin += 1
            return begin if begin > 0 else None
    return None
