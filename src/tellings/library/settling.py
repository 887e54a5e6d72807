"""From what grouping says now to decisions about what is kept: which story keeps its id, what joins, moves, splits, merges.

In: stories as sets of articles, and where their articles belong. Out: decisions, carried out and logged. Guarantee: afterwards
membership is what grouping says; of the parts of a story the largest keeps its id, and a story whose articles are all
elsewhere redirects to where most of them went.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from tellings.errors import NotKept
from tellings.model.kept_story import Decision, DecisionKind, Numbers
from tellings.model.library import digest
from tellings.store.protocol import Store

Members = tuple[str, ...]
STORY_DIGITS = 12
"""Hexadecimal digits of a story's id: 48 bits; an id taken already gets another number."""
SINCE = "; others came or left"

Evidence = Callable[[str, Members], tuple[str, Numbers]]
"""Why an article is among these, in fixed words and numbers."""


@dataclass(slots=True)
class Settling:
    """One settlement. `heirs` gives for a later version of a page the stories that its earlier versions left; `because` is added to
    the reasons for what changes though no article came or left."""

    store: Store
    at: datetime
    evidence: Evidence
    heirs: Mapping[str, Sequence[str]] = field(default_factory=dict)
    because: str = ""
    made: list[Decision] = field(default_factory=list)

    def settle(self, stories: Sequence[Members]) -> list[Decision]:
        """Make what is kept agree with these stories, which hold every article of every story they touch."""
        held = {a: m.story for a, m in self.store.memberships(a for story in stories for a in story).items()}
        names = self.names(stories, held)
        ending: dict[str, dict[str, str]] = {}
        for number, members in enumerate(stories):
            story = names.get(number) or self.begin(members, held)
            self.fill(story, members, set(names.values()), ending)
            for left in (s for a in members for s in self.heirs.get(a, ()) if s not in names.values() and not self.store.members(s)):
                ending.setdefault(left, {})[members[0]] = story
        for other, goes in ending.items():
            self.end(other, goes)
        return self.made

    def names(self, stories: Sequence[Members], held: Mapping[str, str]) -> dict[int, str]:
        """Which of the stories keeps which id: the most articles in common first, the older id where that is equal."""
        common: Counter[tuple[int, str]] = Counter()
        for number, members in enumerate(stories):
            for article in members:
                for story in (*([held[article]] if article in held else []), *self.heirs.get(article, ())):
                    common[number, story] += 1
        age = self.ages({story for _, story in common})
        found: dict[int, str] = {}
        for number, story in sorted(common, key=lambda pair: (-common[pair], age[pair[1]], pair[1], pair[0])):
            if number not in found and story not in found.values():
                found[number] = story
        return found

    def ages(self, stories: set[str]) -> dict[str, int]:
        """For each story the first decision by which a present member belongs to it."""
        return {s: min((m.decision for m in self.store.memberships(self.store.members(s)).values()), default=1 << 62) for s in stories}

    def begin(self, members: Members, held: Mapping[str, str]) -> str:
        """A new story of these articles, which leave others or come from none."""
        story = new_story(self.store, members[0])
        homes = Counter(held[a] for a in members if a in held)
        reason, numbers = self.evidence(members[0], members)
        if not homes:
            self.decide(Decision(DecisionKind.BEGIN, story, members, reason, self.at, numbers=numbers))
            return story
        source = min(homes, key=lambda s: (-homes[s], s))
        leaving = tuple(a for a in members if held.get(a) == source)
        reason = f"not alike enough any more to the other articles of the story{self.because}"
        self.decide(Decision(DecisionKind.SPLIT, story, leaving, reason, self.at, source, numbers))
        return story

    def fill(self, story: str, members: Members, names: set[str], ending: dict[str, dict[str, str]]) -> None:
        """Bring in the articles that are elsewhere; those of stories that keep no id are noted in `ending`."""
        now = {a: m.story for a, m in self.store.memberships(members).items()}
        for article in members:
            other = now.get(article)
            if other == story:
                continue
            reason, numbers = self.evidence(article, members)
            if other is None:
                self.decide(Decision(DecisionKind.JOIN, story, (article,), reason, self.at, numbers=numbers))
            elif other in names:
                self.decide(Decision(DecisionKind.MOVE, story, (article,), f"{reason}{self.because or SINCE}", self.at, other, numbers))
            else:
                ending.setdefault(other, {})[article] = story

    def end(self, other: str, goes: Mapping[str, str]) -> None:
        """A story that keeps no id is merged into the one most of it goes to, once the rest has moved."""
        count = Counter(goes.values())
        heir = min(count, key=lambda s: (-count[s], s))
        there = set(self.store.members(other))
        for article, story in goes.items():
            if story != heir and article in there:
                reason, numbers = self.evidence(article, tuple(self.store.members(story)))
                self.decide(Decision(DecisionKind.MOVE, story, (article,), f"{reason}{self.because or SINCE}", self.at, other, numbers))
        rest = tuple(self.store.members(other))
        numbers = self.evidence(rest[0], (*rest, *self.store.members(heir)))[1] if rest else {}
        reason = f"alike enough to be one story{self.because}" if rest else "later versions of its pages belong there"
        self.decide(Decision(DecisionKind.MERGE, heir, rest, reason, self.at, other, numbers))

    def decide(self, decision: Decision) -> None:
        """Carry it out, and remember it."""
        self.made.append(replace(decision, seq=self.store.decide(decision)))


def new_story(store: Store, article: str) -> str:
    """An id for a story that begins with this article."""
    number = 0
    while True:
        story = "s" + digest(f"{article} {number}".encode())[:STORY_DIGITS]
        try:
            store.resolve(story)
        except NotKept:
            return story
        number += 1
