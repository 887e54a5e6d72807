"""Stories as kept: members, redirects, people's pins, the log of decisions, and the events that tell of them.

A story's id never changes its meaning: merged, it redirects to the story that took its members. The log is only ever
added to, and every change of membership is a decision in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from tellings.model.library import KeptArticle

Numbers = Mapping[str, float]
"""Named measurements behind a decision, e.g. {"cosine": 0.41, "shared names": 3}."""


class DecisionKind(StrEnum):
    """What is decided, and what it does to membership.

    BEGIN: `articles`, members of no story, become the new story `story`.
    JOIN: `articles`, members of no story, enter the existing `story`.
    MOVE: `articles` leave `other` for the existing `story`.
    SPLIT: `articles` leave `other` and become the new story `story`.
    MERGE: all members of `other` enter `story`; `other` redirects to it from then on.
    LEAVE: `articles` leave `story` and belong to none (before they are placed anew, or superseded by a later version).
    APART: nothing changes; says why `articles` were left out of `story`, or `other` was not merged with it.
    """

    BEGIN = "begin"
    JOIN = "join"
    MOVE = "move"
    SPLIT = "split"
    MERGE = "merge"
    LEAVE = "leave"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision with its reason in fixed words and the numbers behind it.

    `by` is "code" or "person". `seq` counts the log from 1; 0 before it is kept.
    """

    kind: DecisionKind
    story: str
    articles: tuple[str, ...]
    reason: str
    at: datetime
    other: str | None = None
    numbers: Numbers = field(default_factory=dict)
    by: str = "code"
    seq: int = 0


class PinKind(StrEnum):
    """What a person fixed: every article of one side with, or never with, every article of the other."""

    TOGETHER = "together"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Pin:
    """A person's merge or split, as a constraint on articles that regrouping must keep. `seq` counts pins from 1; 0 before kept.

    A later pin wins over an earlier one about the same pair of articles.
    """

    kind: PinKind
    left: tuple[str, ...]
    right: tuple[str, ...]
    at: datetime
    note: str = ""
    seq: int = 0


@dataclass(frozen=True, slots=True)
class Membership:
    """That an article belongs to a story, since the decision numbered `decision`."""

    article: str
    story: str
    decision: int


@dataclass(frozen=True, slots=True)
class StoryHead:
    """A story in a list. `title` and `outlets` are of its members; days are the first and last known day of publication.

    `title` is the headline of the member published first (where known), then with the smallest id; `outlets` are sorted.
    `updated` is the moment of the last decision that changed its members.
    """

    id: str
    title: str | None
    size: int
    outlets: tuple[str, ...]
    first_day: str | None
    last_day: str | None
    updated: datetime


@dataclass(frozen=True, slots=True)
class KeptStory:
    """A story with its members, by day of publication and id. `asked` is the id asked for, another than `head.id` after a merge."""

    head: StoryHead
    members: tuple[KeptArticle, ...]
    asked: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that shares words with another: how many terms, and the sum of the products of their weights."""

    article: str
    shared: int
    dot: float


@dataclass(frozen=True, slots=True)
class Features:
    """What grouping keeps of an article.

    `day` counts days since 1970-01-01, None where unknown; `terms` are words with their weights; `bands` are keys of a
    near-duplicate sketch (48-bit, see `Store.sharing_bands`); `extra` is for grouping's own use (names, figures, quotes) and
    must be JSON. Weights are kept as given.
    """

    day: int | None
    terms: Mapping[str, float]
    bands: tuple[int, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)


class EventKind(StrEnum):
    """What an event tells of."""

    NEW_STORY = "new_story"
    NEW_ARTICLE = "new_article"
    NEW_CONFLICT = "new_conflict"


@dataclass(frozen=True, slots=True)
class Event:
    """Something to tell subscribers, kept once per `key` for ever.

    `key` says what happened, so that telling it twice is told from two happenings (e.g. "new_article:s1:a1"). `data` must be
    JSON. `seq` counts events from 1; 0 before it is kept.
    """

    key: str
    kind: EventKind
    story: str
    at: datetime
    article: str | None = None
    data: Mapping[str, object] = field(default_factory=dict)
    seq: int = 0


@dataclass(frozen=True, slots=True)
class Delivery:
    """How far an event has come on its way to one target (a webhook's address).

    `attempts` counts the failed ones; `next_at` is when to try again, None once delivered or given up.
    """

    event: Event
    target: str
    attempts: int
    next_at: datetime | None
    delivered_at: datetime | None
    error: str | None
