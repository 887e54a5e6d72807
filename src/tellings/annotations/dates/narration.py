"""The night and the days an article tells of, so that "the night", "ten past eleven" and "4am" find theirs.

In: one article's expressions with what is known of their values so far. Out: for a time without a day, the day
and part of day of the passage it stands in: the nearest told before it in its paragraph, else the night the
article tells of, else the day it reports on. The days on which people spoke give way to those of what happened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tellings.annotations.dates.expressions import Expression
from tellings.annotations.dates.values import Setting, setting_of
from tellings.model.parse import ParsedArticle, Sentence, Token

SPEAKING = frozenset(
    """say tell speak announce declare state add note remark comment reply answer respond write tweet claim argue insist assert warn
    confirm deny explain mention acknowledge admit report reveal post statement speech briefing interview conference letter""".split()  # noqa: SIM905
)
"""Verbs and nouns of speaking: what they date is when something was said, not when it happened."""
LOOKED_BACK = 50
"""A passage's day is one of so many dates before it at most."""
SMALL = "06"
"""Hours before are of the night."""
DARK = "18"
"""Hours from here on are of the evening or night."""
NIGHTLY = frozenset({"NI", "EV"})


@dataclass(frozen=True, slots=True)
class Placed:
    """An expression, the word it hangs on, whether it stands in quoted words, and its value if it has one already."""

    expression: Expression
    head: Token | None
    quoted: bool
    value: str

    @property
    def of_speech(self) -> bool:
        """Whether it dates that somebody spoke."""
        return self.head is not None and self.head.lemma.lower() in SPEAKING


def night_told(placed: Sequence[Placed], unnamed: date | None) -> date | None:
    """The evening of the night the article tells of: the one named most, of those the first; None where it tells of none.

    If it is only told without a name ("overnight", "all night") it begins on the evening of `unnamed`.
    """
    named: Counter[date] = Counter()
    for p in placed:
        setting = setting_of(p.value)
        if setting and setting.part in NIGHTLY:
            named[setting.day] += 1 if p.of_speech else 2
    if named:
        return max(named, key=lambda d: (named[d], -list(named).index(d)))
    told = any(p.expression.kind == "told" and p.expression.part == "NI" for p in placed)
    return unnamed if told else None


class Narration:
    """Finds the day of times without one, in an article whose night and day reported on are known."""

    def __init__(self, parsed: ParsedArticle, night: date | None, reported: date | None, written: date | None) -> None:
        self._parsed = parsed
        self._night = night
        self._reported = reported
        self._written = written

    def setting(self, n: int, placed: Sequence[Placed]) -> Setting | None:
        """The day, and the part of it, that the n-th expression belongs to; None where the article names none."""
        e = placed[n].expression
        here = self._parsed.sentence_at(e.start)
        if e.basis == "day":
            return self._beside(n, placed, here)
        nightly = e.kind == "told" or e.half_open or e.basis == "night" or not (SMALL <= e.clock[1:3] < DARK)
        near = self._near(n, placed, here)
        if near and (not placed[near[0]].of_speech or placed[n].of_speech):
            return self._in_night(near[1], e)
        if nightly and self._night and (near is None or self._night < near[1].day or near[1].day == self._night):
            return Setting(self._night, "NI")
        if near:
            return self._in_night(near[1], e)
        return Setting(self._reported, "") if self._reported else None

    def that(self, n: int, placed: Sequence[Placed]) -> Setting | None:
        """The day "that night" points back to: one told before with such a part, else any but those of speaking."""
        dark = placed[n].expression.part in NIGHTLY
        here = self._parsed.sentence_at(placed[n].expression.start)
        before = [(m, s) for m in range(n - 1, max(-1, n - 1 - LOOKED_BACK), -1) if (s := setting_of(placed[m].value))]
        happened = [(m, s) for m, s in before if not placed[m].of_speech]
        for m, setting in happened:
            there = self._parsed.sentence_at(placed[m].expression.start)
            if here and there and here.block == there.block:
                return setting
        fitting = [s for _, s in before if s.part in NIGHTLY] if dark else []
        return next(iter((*fitting, *(s for _, s in happened), *(s for _, s in before))), None)

    def _near(self, n: int, placed: Sequence[Placed], here: Sentence | None) -> tuple[int, Setting] | None:
        """The nearest expression of a day before in the paragraph, or after in the sentence; of speaking only if there is no other."""
        if here is None:
            return None
        spoken: tuple[int, Setting] | None = None
        for m in range(n - 1, max(-1, n - 1 - LOOKED_BACK), -1):
            there = self._parsed.sentence_at(placed[m].expression.start)
            if there is None or there.block != here.block:
                break
            setting = setting_of(placed[m].value)
            if setting is None:
                continue
            if not placed[m].of_speech:
                return m, setting
            close = here.index - there.index <= 1
            spoken = spoken or ((m, setting) if close else None)
        for m in range(n + 1, min(len(placed), n + 1 + LOOKED_BACK)):
            if placed[m].expression.start >= here.end:
                break
            setting = setting_of(placed[m].value)
            if setting and not placed[m].of_speech:
                return m, setting
            spoken = spoken or ((m, setting) if setting else None)
        return spoken

    def _beside(self, n: int, placed: Sequence[Placed], here: Sentence | None) -> Setting | None:
        """The day named in the same sentence or the one before, for parts of day that may be any day's."""
        found = self._near(n, placed, here)
        if found is None or here is None:
            return None
        there = self._parsed.sentence_at(placed[found[0]].expression.start)
        return found[1] if there and here.index - there.index <= 1 else None

    def _in_night(self, setting: Setting, e: Expression) -> Setting:
        """The setting, as a night where the article tells of the night of that day and the time may be of it."""
        if setting.part or setting.day != self._night:
            # "overnight" on the day of writing is the night that led to it
            led = e.kind == "told" and e.part == "NI" and not setting.part and setting.day == self._written
            return Setting(setting.day - timedelta(days=1), "NI") if led else setting
        small = e.clock and e.clock[1:3] < SMALL
        return Setting(setting.day, "NI") if small or e.half_open or e.basis == "night" else setting
