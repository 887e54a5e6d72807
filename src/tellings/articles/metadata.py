"""Metadata from several places, settled: for each field the first place that gives a readable value.

In: findings in order of precedence, each with where it stands. Out: one value a field, cleaned, and for
each the place it came from; a date that names no day is passed over and the provenance says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from tellings.articles import moments
from tellings.model.document import Known

FIELDS = ("title", "outlet", "author", "published", "url", "language")
LONGEST = 500
"""Characters of a metadata value that are kept; longer ones are page furniture."""
UNSHOWABLE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2028\u2029\u2060-\u2069\ufeff]+")
SURROGATE = re.compile("[\ud800-\udfff]")
LANGUAGE = re.compile(r"([a-z]{2})(?:[-_][A-Za-z0-9-]+)?")


@dataclass(frozen=True, slots=True)
class Finding:
    """A value for a field as found, and where: "manifest", "json-ld", "text header" …"""

    field: str
    value: str
    origin: str


def clean(value: str) -> str:
    """A value on one line, without control characters, bounded in length."""
    shown = SURROGATE.sub("\ufffd", UNSHOWABLE.sub(" ", value[: 4 * LONGEST])).strip()
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1].rstrip() + "…"


def from_known(known: Known) -> Iterator[Finding]:
    """What the door knew, with who gave it."""
    for field in FIELDS:
        value = getattr(known, field)
        if value is not None:
            yield Finding(field, value, known.origins.get(field, "given"))


def readable(field: str, value: str) -> str | None:
    """The value as it is kept, None where it says nothing."""
    if field == "published":
        return moments.parse(value[:LONGEST])
    if field == "language":
        found = LANGUAGE.fullmatch(value.strip().lower()[:20])
        return found[1] if found else None
    if field == "url" and not absolute(value.strip()):
        return None
    return clean(value) or None


def absolute(address: str) -> bool:
    """Whether an address is whole: http or https, with a host."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def settle(findings: Iterable[Finding]) -> tuple[dict[str, str], dict[str, str]]:
    """The value of every field that has one, and where each came from."""
    values: dict[str, str] = {}
    provenance: dict[str, str] = {}
    unread: dict[str, str] = {}
    for finding in findings:
        if finding.field in values or not finding.value.strip():
            continue
        value = readable(finding.field, finding.value)
        if value is not None:
            values[finding.field], provenance[finding.field] = value, finding.origin
        elif finding.field not in unread:
            unread[finding.field] = f"{finding.origin} gives {clean(finding.value)[:60]!r}, which could not be read"
    for field, note in unread.items():
        provenance[field] = f"{provenance[field]}; {note}" if field in provenance else f"unknown; {note}"
    return values, provenance
