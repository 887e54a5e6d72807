"""Stories with ids that last, and every change of them as a decision.

In: the stories that grouping found anew, and where each article belonged before. Out: decisions in the order in which to carry
them out (a store's `decide`). Guarantee: a story keeps its id through growth, splits and merges: the id stays with the part
that holds most of its articles (then with the canonically first part); merged ids redirect; ids are never used again.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from tellings.model.kept_story import Decision, DecisionKind
from tellings.stories.neighbourhoods import Members

Measure = Callable[[Collection[str], Collection[str]], Mapping[str, float]]
"""Numbers behind putting two sets of articles together or keeping them apart."""
REASONS = {
    DecisionKind.BEGIN: "no story is like it",
    DecisionKind.JOIN: "mean likeness is at least what is asked",
    DecisionKind.MOVE: "mean likeness with the other story is higher now",
    DecisionKind.SPLIT: "mean likeness is less than what is asked now",
    DecisionKind.MERGE: "mean likeness is at least what is asked now",
}
"""The fixed words of a decision."""


class Memberships(Protocol):
    """Where articles belong; a store answers this."""

    def story_of(self, articles: Collection[str]) -> Mapping[str, str]:
        """The story's id of each of those articles that belong to one."""

    def members(self, story: str) -> Collection[str]:
        """The articles of a story."""

    def used(self, story: str) -> bool:
        """Whether the id is or was a story's."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """Which old id each new story gets, and how many articles of each old story each new one takes."""

    ids: list[str]
    takes: list[dict[str, list[str]]]
    new: list[list[str]]


def decisions(found: Sequence[Members], kept: Memberships, at: datetime, measure: Measure | None = None) -> list[Decision]:
    """What turns the memberships kept into the stories found; nothing where they agree.

    `found` are whole stories in canonical order and must hold, together, every member of every old story they touch (see
    `closed`). `measure` gives the numbers logged with a decision.
    """
    before = kept.story_of([a for story in found for a in story])
    takes: list[dict[str, list[str]]] = []
    new: list[list[str]] = []
    for story in found:
        parts: dict[str, list[str]] = defaultdict(list)
        for article in story:
            if article in before:
                parts[before[article]].append(article)
        takes.append(dict(parts))
        new.append([a for a in story if a not in before])
    keeps = _keepers(takes)
    taken: set[str] = set()
    ids = []
    for number, story in enumerate(found):
        name = keeps.get(number) or _fresh(story, kept, taken)
        taken.add(name)
        ids.append(name)
    return _steps(found, _Plan(ids, takes, new), set(keeps.values()), at, measure or (lambda _a, _b: {}))


def closed(touched: Sequence[Members], kept: Memberships, story: Callable[[str], Members]) -> list[Members]:
    """The stories touched, with those that articles of their old stories are in now."""
    found = dict.fromkeys(touched)
    waiting = list(touched)
    seen: set[str] = set()
    while waiting:
        for old in sorted(set(kept.story_of(waiting.pop()).values()) - seen):
            seen.add(old)
            for article in kept.members(old):
                now = story(article)
                if now not in found:
                    found[now] = None
                    waiting.append(now)
    return list(found)


def _keepers(takes: Sequence[Mapping[str, Sequence[str]]]) -> dict[int, str]:
    """New story → the old id it keeps: the largest part first, then the canonically first."""
    pairs = sorted((-len(part), number, old) for number, parts in enumerate(takes) for old, part in parts.items())
    keeps: dict[int, str] = {}
    for _, number, old in pairs:
        if number not in keeps and old not in keeps.values():
            keeps[number] = old
    return keeps


def _fresh(story: Members, kept: Memberships, taken: set[str]) -> str:
    """An id never used: from the story's first article, with a number where that has begun one before."""
    for attempt in range(1_000_000):
        name = "s" + hashlib.sha256(f"{story[0]} {attempt}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
        if name not in taken and not kept.used(name):
            return name
    raise AssertionError("a million ids of one article are used up")  # pragma: no cover


def _steps(found: Sequence[Members], plan: _Plan, keeping: set[str], at: datetime, measure: Measure) -> list[Decision]:
    """Decisions in an order in which each can be carried out: splits, moves, merges, then new articles."""
    steps: list[tuple[int, Decision]] = []

    def step(kind: DecisionKind, story: str, articles: Sequence[str], rest: Collection[str], other: str | None = None) -> None:
        numbers = {"articles": float(len(articles)), **(measure(articles, rest) if rest and articles else {})}
        place = (DecisionKind.SPLIT, DecisionKind.MOVE, DecisionKind.MERGE, DecisionKind.BEGIN, DecisionKind.JOIN).index(kind)
        steps.append((place, Decision(kind, story, tuple(articles), REASONS[kind], at, other, numbers)))

    left = {old: _largest(old, plan.takes) for parts in plan.takes for old in parts if old not in keeping}
    for number, story in enumerate(found):
        name, parts, fresh = plan.ids[number], plan.takes[number], plan.new[number]
        begun = name in parts
        for old in sorted(parts):
            if old == name:
                continue
            stay = [a for n, other in enumerate(plan.takes) if n != number for a in other.get(old, ())]
            rest = [a for a in story if a not in parts[old]]
            if not begun:
                step(DecisionKind.SPLIT, name, parts[old], stay, old)
                begun = True
            elif left.get(old) == number:
                step(DecisionKind.MERGE, name, parts[old], rest, old)
            else:
                step(DecisionKind.MOVE, name, parts[old], rest, old)
        if fresh:
            step(DecisionKind.JOIN if begun else DecisionKind.BEGIN, name, fresh, [a for a in story if a not in fresh])
    return [decision for _, decision in sorted(steps, key=lambda pair: pair[0])]


def _largest(old: str, takes: Sequence[Mapping[str, Sequence[str]]]) -> int:
    """The new story that takes most of an old one."""
    return min((-len(parts[old]), number) for number, parts in enumerate(takes) if old in parts)[1]
