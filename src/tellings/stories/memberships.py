"""Memberships in memory: what a library's store does with decisions, for use without one.

In: decisions. Out: which story an article belongs to, ids that redirect, the log. A decision that does not fit is refused.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from tellings.errors import Refused
from tellings.model.kept_story import Decision, DecisionKind


class LocalMemberships:
    """See `ledger.Memberships`."""

    def __init__(self) -> None:
        self.log: list[Decision] = []
        self._story: dict[str, str] = {}
        self._members: dict[str, dict[str, None]] = {}
        self._redirects: dict[str, str] = {}

    def story_of(self, articles: Collection[str]) -> Mapping[str, str]:
        """The story's id of each of those articles that belong to one."""
        return {a: self._story[a] for a in articles if a in self._story}

    def members(self, story: str) -> Collection[str]:
        """The articles of a story, through redirects; none for an id never used."""
        return list(self._members.get(self.resolve(story), ()))

    def used(self, story: str) -> bool:
        """Whether the id is or was a story's."""
        return story in self._members or story in self._redirects

    def resolve(self, story: str) -> str:
        """The id a story has now."""
        while story in self._redirects:
            story = self._redirects[story]
        return story

    def carry_out(self, given: Sequence[Decision]) -> None:
        """Change memberships as decided and log it. Raises Refused where a decision does not fit what is there."""
        for decision in given:
            self._carry_out(decision)
            self.log.append(decision)

    def _carry_out(self, decision: Decision) -> None:
        kind, story, other = decision.kind, decision.story, decision.other
        if kind is DecisionKind.APART:
            return
        begins = kind in (DecisionKind.BEGIN, DecisionKind.SPLIT)
        if begins == self.used(story) or (not begins and story in self._redirects):
            raise Refused(f"{kind}: {story} is {'used already' if begins else 'no story'}")
        source = {DecisionKind.BEGIN: None, DecisionKind.JOIN: None, DecisionKind.LEAVE: story}.get(kind, other)
        if any(self._story.get(a) != source for a in decision.articles):
            raise Refused(f"{kind}: an article of {story} is not where it is taken from")
        for article in decision.articles:
            if source is not None:
                del self._members[source][article]
                del self._story[article]
            if kind is not DecisionKind.LEAVE:
                self._members.setdefault(story, {})[article] = None
                self._story[article] = story
        if kind is DecisionKind.MERGE and other is not None:
            if self._members[other]:
                raise Refused(f"merge: {other} holds more articles than are merged")
            del self._members[other]
            self._redirects[other] = story
