"""Whether two dates that cannot both be true are of one event or one statement, so that they are in conflict.

In: two facts of different articles and what speaks for their being one. Out: a conflict with its confidence, or None.
Each rule holds two dates together without looking at their values; where none is sure there is no conflict.
"""

from __future__ import annotations

import re
from datetime import timedelta

from tellings.comparison.date_evidence import Evidence
from tellings.comparison.date_fact import Fact, by_midnight
from tellings.comparison.once_events import OFFICIAL, RECORDINGS, SHOWN
from tellings.model.comparison import ValueRelation
from tellings.model.date import Anchor
from tellings.model.relation import Relation, Verdict

ALIGNED = 0.5
"""An alignment this sure lets its dates be compared."""
AGREEING = 0.3
"""Share of the weighted words, of the side with fewer, from which two dated passages agree."""
STRONG = 0.45
"""The same, where the values cannot both be true."""
CLOSE = 0.6
"""The same, where nothing lines the passages up: one event of one thing, dated once in each article."""
SHARED_WORDS = 3
"""So many content words must be shared before words alone speak for one event."""
VERBATIM = 0.9
"""An alignment this sure is of the same words."""
WORD_FOR_WORD = 0.97
"""An alignment of what was said on two dated occasions this sure makes them one."""
SAME_WORDS = 0.8
"""Share of the words from which two quotations of one speaker are the same."""
ROLLING = re.compile(r"\b(?:the (?:past|last)|past|recent) (?:\w+ )?(?:days?|weeks?|months?|quarters?|years?|decades?)\b")
"""Words for a stretch that ends when they are written."""
FAR = timedelta(days=180)
"""Days from which on even what happens once to somebody is two events: two arrests, two dismissals."""
AT_ONCE = timedelta(days=3)
"""An official act made known so long after the day given for it was given another day."""


def relation(one: Fact, two: Fact, verdict: Verdict, confidence: float) -> ValueRelation:
    """A relation of two facts' dates; `confidence` in [0, 1]."""
    return ValueRelation(one.date.id, two.date.id, verdict.relation, verdict.why, min(1.0, confidence))


def length(fact: Fact) -> timedelta:
    """How long the stretch is that the date names."""
    stretch = fact.date.interval()
    return stretch[1] - stretch[0] if stretch else timedelta(0)


def conflict(one: Fact, two: Fact, e: Evidence, verdict: Verdict) -> ValueRelation | None:
    """A conflict, where it is sure enough that both dates are of one event."""
    if _runs_up_to_now(one, two) or _moved_on(one, two) or _rivals(one, two):
        return None
    if one.ordering != two.ordering:
        return _speech(one, two, e, verdict) if e.same_speech else None
    confidence = once(one, two, e) or _lined_up(one, two, e) or _recording(one, two, e) or _platform(one, two, e)
    if confidence and not _weeks_apart(one, two):
        return relation(one, two, verdict, confidence)
    if e.same_speech:
        return _speech(one, two, e, verdict)
    told = _told_before(one, two, e)
    if told:
        return told
    sure = e.share >= STRONG and e.shared >= SHARED_WORDS and (e.who or (e.alone and e.shared > SHARED_WORDS))
    sure = sure or (e.rare and e.alone and e.aligned >= VERBATIM and e.share >= CLOSE and e.shared + e.who >= SHARED_WORDS)
    if e.same_event and sure and e.aligned >= 0.7 and not (one.noun and two.noun) and not _of_others(one, two):
        return None if one.indefinite and two.indefinite and not e.rare else relation(one, two, verdict, 0.7)
    alike = length(one) == length(two) and e.lone and bool(one.thing) and one.thing == two.thing and not _of_others(one, two)
    if alike and e.same_event and e.who and e.share >= CLOSE and not (one.indefinite and two.indefinite):
        return relation(one, two, verdict, 0.55)
    return None


def _runs_up_to_now(one: Fact, two: Fact) -> bool:
    """Whether one names a window that ends when its article was written ("the past week"), and the other borders on it."""
    first, second = one.date.interval(), two.date.interval()
    if first is None or second is None or not (ROLLING.search(one.wording) or ROLLING.search(two.wording)):
        return False
    apart = max(first[0], second[0]) - min(first[1], second[1])
    return apart < max(length(f) for f in (one, two) if ROLLING.search(f.wording))


def _moved_on(one: Fact, two: Fact) -> bool:
    """Whether both say one thing ("today", "last June") on two days: the words moved on with the day they were printed on."""
    return one.wording == two.wording and Anchor.ABSOLUTE not in (one.date.anchor, two.date.anchor)


def _rivals(one: Fact, two: Fact) -> bool:
    """Whether the passages name two of one kind, and each but one of them: "Hurricane Orla", "Hurricane Venn"."""
    mine, theirs = ([n.split() for n in names if " " in n] for names in (one.who - two.who, two.who - one.who))
    return any(len(x) == len(y) and (x[0] == y[0]) != (x[-1] == y[-1]) for x in mine for y in theirs)


def _speech(one: Fact, two: Fact, e: Evidence, verdict: Verdict) -> ValueRelation | None:
    """Days on which one speaker is dated: of one occasion if what was said is, or if around midnight with the same content."""
    midnight = by_midnight(one, two)
    if midnight and e.said >= ALIGNED:
        return relation(one, two, verdict, e.said)
    parts = "T" in one.date.value and "T" in two.date.value
    content = e.aligned >= ALIGNED or (e.share >= AGREEING - 0.05 and e.shared >= SHARED_WORDS)
    if midnight and (parts or content):
        return relation(one, two, verdict, 0.8 if content else 0.5)
    alike = e.said >= WORD_FOR_WORD or (e.share >= SAME_WORDS and e.shared >= SHARED_WORDS)
    if one.quoted and two.quoted and (e.aligned >= VERBATIM or (alike and not _weeks_apart(one, two))):
        return relation(one, two, verdict, 0.6)
    return None


def _day_long(one: Fact, two: Fact) -> bool:
    """Whether both name a day of the days of the news, or less."""
    return all(length(f) <= timedelta(days=1) and (f.recent or "T" in f.date.value) for f in (one, two))


def _weeks_apart(one: Fact, two: Fact) -> bool:
    """Whether both name one weekday, of different weeks: of a bare weekday the week is the least certain."""
    first, second = one.date.interval(), two.date.interval()
    return first is not None and second is not None and first[0].weekday() == second[0].weekday() and first[0].date() != second[0].date()


def _years_apart(one: Fact, two: Fact) -> bool:
    """Whether the days lie so far apart that the event rather happened twice."""
    first, second = one.date.interval(), two.date.interval()
    return first is not None and second is not None and abs(first[0] - second[0]) > FAR


def once(one: Fact, two: Fact, e: Evidence) -> float:
    """How sure it is, from 0, that both are of what happens once, to the same or between the same; or of an occasion named alike."""
    if not _day_long(one, two) or _years_apart(one, two):
        return 0.0
    if one.whom & two.whom and one.once & two.once:
        return 0.7
    if len(one.paired & two.paired) > 2:
        return 0.6
    kind = {n for n in one.named & two.named if n[0] == "#"}
    within = one.named <= two.named or two.named <= one.named or len(one.named & two.named) > 2
    if kind and within and (e.who or e.aligned >= ALIGNED or e.near >= VERBATIM or e.share >= STRONG):
        return 0.6
    return 0.0


def _platform(one: Fact, two: Fact, e: Evidence) -> float:
    """One speaker on an occasion of one kind, with the same place or host, saying much the same."""
    same = e.same_speech and bool(one.platform & two.platform) and e.who > 1 and _day_long(one, two)
    return 0.6 if same and (max(e.said, e.aligned) >= ALIGNED or (e.share >= STRONG and e.shared >= SHARED_WORDS)) else 0.0


def _lined_up(one: Fact, two: Fact, e: Evidence) -> float:
    """Passages that carry the same content, each with this date alone, that tell of one event or of one statement."""
    if not (e.aligned >= VERBATIM and e.alone and e.who and _day_long(one, two)):
        return 0.0
    if e.same_event and e.share >= AGREEING and (e.rare or e.share >= STRONG) and not _of_others(one, two):
        return 0.0 if one.indefinite and two.indefinite else 0.75
    if e.same_speech and e.share >= STRONG:
        return 0.7
    for teller, event in ((one, two), (two, one)):
        if teller.performed & event.once and teller.speaker in event.whom:
            return 0.65
        days = teller.date.interval(), event.date.interval()
        late = days[0] is not None and days[1] is not None and days[0][0] - days[1][0] >= AT_ONCE
        if late and teller.reported & event.once & OFFICIAL:
            return 0.5
    return 0.0


def _of_others(one: Fact, two: Fact) -> bool:
    """Whether the event is told of others, or of a thing about something else, or two things are told that happen once each."""
    kinds = (one.whom, two.whom), (one.topic, two.topic), (_names(one), _names(two)), (one.once, two.once)
    return any(mine and theirs and not mine & theirs for mine, theirs in kinds)


def _names(fact: Fact) -> frozenset[str]:
    """What tells the occasion from others of its kind."""
    return frozenset(n for n in fact.named if n[0] != "#")


def _recording(one: Fact, two: Fact, e: Evidence) -> float:
    """The first showing of a story's recording."""
    shown = SHOWN in one.stems and SHOWN in two.stems
    of_recording = all(f.thing in RECORDINGS for f in (one, two))
    return 0.55 if shown and of_recording and _day_long(one, two) and (e.who or e.shared > 1) else 0.0


def _told_before(one: Fact, two: Fact, e: Evidence) -> ValueRelation | None:
    """Something told as done on a day before the day another article gives for it."""
    if not e.told_of or e.near < ALIGNED or e.share < AGREEING or e.shared < SHARED_WORDS:
        return None
    for teller, event in ((one, two), (two, one)):
        said, happened = teller.date.interval(), event.date.interval()
        if teller.reported & event.stems.keys() and not event.speaker and said and happened and said[1] <= happened[0]:
            return relation(one, two, Verdict(Relation.CONFLICT, "told as done before the day given for it"), 0.6)
    return None
