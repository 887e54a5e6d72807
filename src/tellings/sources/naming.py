"""Names and reasons as they are shown in messages: one line, no control characters, bounded."""

from __future__ import annotations

import re

UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
LONGEST = 200


def shown(name: str) -> str:
    """A path or a value from a file, fit for a message."""
    clean = UNSHOWABLE.sub("\ufffd", name)
    return clean if len(clean) <= LONGEST else f"{clean[: LONGEST - 1]}…"
