"""A date with what it dates, put so that it can be held against another article's.

Filled by `dated_facts`; weighed by `date_evidence`, `date_conflicts` and `dates`. A value, nothing more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from tellings.model.date import Date, around_midnight, has_clock
from tellings.model.parse import Sentence
from tellings.model.span import Span

NIGHTLY = re.compile(r"\b(?:early|earliest|late|latest|evening|night|nights|tonight|overnight|midnight|dawn|pre-?dawn|hours)\b")
"""Words for the end of a day and the beginning of the next."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A date with what it dates; `order` is (telling, place of the date in it).

    `stems` name the event, with the weight of the word, `reported` what a dated statement says has happened;
    `thing` is the noun the event happens to ("report" in "the report, released"), `indefinite` says it is one of several ("a
    report"), `ordering` words that tell it from another of its kind. `speaker` is a key of whoever spoke, "" where the date
    dates no speech, `voice` the body spoken for or the speaker, `said` what was said on that occasion, `platform` nouns of
    the occasion spoken on, `actors` the keys of those who do what is dated. `who` are keys of those named in the sentence;
    `words` weigh the words around; `evidence` is where the date and its event stand, `place` their sentence.

    `once` holds stems of events that happen once to whom they happen to, `whom` the keys of those that the event happens
    to, `topic` what the thing it happens to is about ("a report on schools"), `performed` the stems of what the speaker
    does by announcing; `occasion` is the event's noun where it is of those that are named, `named` the noun with the names
    that tell it from others of its kind, `paired` those who
    do together what two do once.

    `in_header` marks a date that is the article's own, `recent` one that any event of the week could have, `lone` a
    value the article gives once, `opens` a date from which something runs; `zone` is the offset of the article's
    publication time where it has one; `wording` holds the date's own words, in lower case.
    """

    order: tuple[int, int]
    date: Date
    sentence: Sentence | None
    stems: Mapping[str, float]
    reported: frozenset[str]
    thing: str
    indefinite: bool
    ordering: frozenset[str]
    speaker: str
    voice: str
    said: tuple[Span, ...]
    quoted: bool
    who: frozenset[str]
    words: Mapping[str, float]
    evidence: tuple[Span, ...]
    place: Span
    in_header: bool
    noun: bool
    recent: bool
    lone: bool
    opens: bool
    once: frozenset[str]
    whom: frozenset[str]
    performed: frozenset[str]
    occasion: str
    named: frozenset[str]
    topic: frozenset[str]
    paired: frozenset[str]
    platform: frozenset[str]
    actors: frozenset[str]
    zone: timedelta | None
    wording: str

    @property
    def of_the_night(self) -> bool:
        """Whether the words themselves say that it was late or early: a morning alone is not yet the small hours."""
        return has_clock(self.date.value) or NIGHTLY.search(self.wording) is not None


def by_midnight(one: Fact, two: Fact) -> bool:
    """Whether two dates speak for one moment around a midnight, in their values and in their words."""
    return around_midnight(one.date.value, two.date.value) and (one.of_the_night or two.of_the_night)
