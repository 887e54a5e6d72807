"""When a statement was made, so that two of one speaker on one topic are not taken for one.

In: two passages with their dates. Out: whether they report different occasions. Guarantee: only dates outside the
statements' content count (a date inside it is part of what was said), and without a date on either side nothing is told apart.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from tellings.alignments.features import one_speaker
from tellings.alignments.words import Passage
from tellings.model.annotations import Annotations

Interval = tuple[datetime, datetime]

NEWS = timedelta(days=7)
"""What was said longer before publication than this is no news of the day."""
SLACK = timedelta(days=2)
"""Days of reports and of what they report may differ by so much: late evenings, time zones, the day after."""
EARLIER = frozenset(["previously", "earlier", "already", "before", "originally", "initially", "first", "ago", "past", "once", "formerly"])
"""Words by which a report without a date says that it goes back."""


def apart(a: Passage, b: Passage, noted_a: Annotations, noted_b: Annotations) -> bool:
    """Whether the statements in both passages were made on occasions that cannot be one.

    Only statements of one speaker are told apart: what two sources say may be dated by when each said it.
    """
    if not a.attributions or not b.attributions:
        return False
    said_a, said_b = occasion(a, noted_a), occasion(b, noted_b)
    if not any(one_speaker(x, y) for x in a.attributions for y in b.attributions):
        return False
    if said_a and said_b:
        return said_a[1] + SLACK < said_b[0] or said_b[1] + SLACK < said_a[0]
    if said_a:
        return old(said_a, noted_a) and not goes_back(b)
    return bool(said_b) and old(said_b, noted_b) and not goes_back(a)


def occasion(passage: Passage, noted: Annotations) -> Interval | None:
    """When the passage's statement was made, as far as a date beside it says; None where none does or several differ."""
    found = set()
    for n in passage.dates:
        date = noted.dates[n]
        if any(x.start <= date.span.start < x.end for x in passage.attributions):
            continue
        interval = date.interval()
        if interval is not None:
            found.add(interval)
    return found.pop() if len(found) == 1 else None


def old(said: Interval | None, noted: Annotations) -> bool:
    """Whether an occasion lies well before its article's publication; False where that is unknown."""
    published = noted.parsed.article.published
    if said is None or published is None:
        return False
    return said[1] + NEWS < datetime.fromisoformat(published.day)


def goes_back(passage: Passage) -> bool:
    """Whether a passage's own words say that it tells of an earlier occasion."""
    return any(w.lemma in EARLIER or w.text == "had" for w in passage.words)
