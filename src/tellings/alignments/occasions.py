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

    Statements of two speakers are told apart only by dates of their very cues, more than the days of the news apart.
    """
    if not a.attributions or not b.attributions:
        return False
    said_a, said_b = occasion(a, noted_a), occasion(b, noted_b)
    one = any(one_speaker(x, y) for x in a.attributions for y in b.attributions)
    if not one and not (dated_by_cue(a, noted_a) and dated_by_cue(b, noted_b)):
        return False
    if said_a and said_b:
        between = SLACK if one else NEWS
        return said_a[1] + between < said_b[0] or said_b[1] + between < said_a[0]
    if not one:
        return False
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


def dated_by_cue(passage: Passage, noted: Annotations) -> bool:
    """Whether a date of the passage says when one of its statements was made: "hinted today", "proposed in late January"."""
    told = {x.statement for x in passage.attributions}
    cues = [s.cue for s in noted.statements if s.id in told and s.cue is not None]
    events = [noted.dates[n].event_span for n in passage.dates]
    return any(event is not None and event.overlap(cue) for event in events for cue in cues)


def old(said: Interval | None, noted: Annotations) -> bool:
    """Whether an occasion lies well before its article's publication; False where that is unknown."""
    published = noted.parsed.article.published
    if said is None or published is None:
        return False
    return said[1] + NEWS < datetime.fromisoformat(published.day)


def goes_back(passage: Passage) -> bool:
    """Whether a passage's own words say that it tells of an earlier occasion."""
    return any(w.lemma in EARLIER or w.text == "had" for w in passage.words)
