"""Stories as kept: the log of decisions and what it did, redirects, people's pins.

In: decisions. Out: where each article belongs, and why. Guarantee: membership changes by a logged decision only, in the
same transaction; ids are never used twice and redirect for ever.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from tellings.errors import NotKept, Refused
from tellings.model.kept_story import Decision, DecisionKind, KeptStory, Membership, Numbers, Pin, PinKind, StoryHead
from tellings.model.library import KeptArticle
from tellings.store.articles import KeptArticles
from tellings.store.database import Row, from_json, marks, moment, moment_text, plain, to_json
from tellings.store.features import KeptFeatures

PUBLISHED_LAST = "9999"
"""Sorts after every day."""


class KeptStories(KeptFeatures, KeptArticles):
    """`tellings.store.protocol.Stories`."""

    def ungrouped(self, limit: int = 100) -> list[str]:
        """See the protocol."""
        sql = (
            "SELECT a.id FROM article a LEFT JOIN member m ON m.article = a.id"
            " WHERE a.current = 1 AND m.article IS NULL ORDER BY a.first_seen, a.id LIMIT ?"
        )
        return [r[0] for r in self.db.rows(sql, (limit,))]

    def decide(self, decision: Decision) -> int:
        """See the protocol."""
        articles = tuple(sorted(set(decision.articles)))
        at = moment_text(decision.at)
        numbers: Numbers = {name: float(value) for name, value in decision.numbers.items()}
        to_json(numbers)
        with self.db.write():
            if decision.kind is DecisionKind.MERGE:
                articles = tuple(self._members(decision.other or ""))
            self._check(decision, articles)
            seq = 1 + (self.db.value("SELECT max(seq) FROM decision") or 0)
            self.db.run(
                "INSERT INTO decision (seq, kind, story, other, at, decided_by, reason, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(seq, decision.kind.value, decision.story, decision.other, at, decision.by, decision.reason),
                    to_json({"articles": articles, "numbers": numbers}),
                ),
            )
            self.db.many("INSERT INTO decision_article (article, seq) VALUES (?, ?)", [(a, seq) for a in articles])
            self._carry_out(decision, articles, seq, at)
        return seq

    def _check(self, decision: Decision, articles: Sequence[str]) -> None:
        """Raise NotKept or Refused before anything is written."""
        kind, story, other = decision.kind, decision.story, decision.other
        if missing := sorted(set(articles) - self.known("article", "id", articles)):
            raise NotKept(f"the library has no article {missing[0]!r}")
        if not articles and kind not in (DecisionKind.MERGE, DecisionKind.APART):
            raise Refused(f"a decision to {kind.value} names no article")
        if kind in (DecisionKind.BEGIN, DecisionKind.SPLIT):
            if story != plain(story) or not story:
                raise Refused(f"{story[:40]!r} cannot be a story's id")
            if self.known("story", "id", [story]):
                raise Refused(f"the story id {story!r} is used already")
        else:
            self._living(story)
        if kind in (DecisionKind.MOVE, DecisionKind.SPLIT, DecisionKind.MERGE) or (other and kind is DecisionKind.APART):
            if other is None or other == story:
                raise Refused(f"a decision to {kind.value} needs another story")
            self._living(other)
        if kind is not DecisionKind.APART:
            source = {DecisionKind.BEGIN: None, DecisionKind.JOIN: None, DecisionKind.LEAVE: story}.get(kind, other)
            self._check_place(articles, source)

    def _living(self, story: str) -> None:
        row = self.db.row("SELECT redirect FROM story WHERE id = ?", (story,))
        if row is None:
            raise NotKept(f"the library has no story {story!r}")
        if row[0] is not None:
            raise Refused(f"the story {story!r} was merged into {self.resolve(story)!r}")

    def _check_place(self, articles: Sequence[str], story: str | None) -> None:
        places = self.memberships(articles)
        for article in articles:
            held = places[article].story if article in places else None
            if held != story:
                raise Refused(f"article {article} belongs to {held or 'no story'}, not to {story or 'none'}")

    def _carry_out(self, decision: Decision, articles: Sequence[str], seq: int, at: str) -> None:
        kind, story, other = decision.kind, decision.story, decision.other
        if kind is DecisionKind.APART:
            return
        if kind in (DecisionKind.BEGIN, DecisionKind.SPLIT):
            self.db.run("INSERT INTO story (id, redirect, size, updated) VALUES (?, NULL, 0, ?)", (story, at))
        self.db.many("DELETE FROM member WHERE article = ?", [(a,) for a in articles])
        if kind is not DecisionKind.LEAVE:
            self.db.many("INSERT INTO member (article, story, decision) VALUES (?, ?, ?)", [(a, story, seq) for a in articles])
        if kind is DecisionKind.MERGE:
            self.db.run("UPDATE story SET redirect = ? WHERE id = ?", (story, other))
        for changed in (story, other):
            self.db.run(
                "UPDATE story SET updated = ?, size = (SELECT count(*) FROM member WHERE member.story = story.id) WHERE id = ?",
                (at, changed),
            )
            self.db.run("DELETE FROM comparison WHERE story = ?", (changed,))

    def decisions(
        self, *, story: str | None = None, article: str | None = None, limit: int = 100, before: int | None = None
    ) -> list[Decision]:
        """See the protocol."""
        sql = "SELECT d.seq, d.kind, d.story, d.other, d.at, d.decided_by, d.reason, d.data FROM decision d WHERE d.seq < ?"
        values: list[object] = [before if before is not None else 1 << 62]
        if article is not None:
            sql += " AND d.seq IN (SELECT seq FROM decision_article WHERE article = ?)"
            values.append(article)
        if story is not None:
            names = self._names(self.resolve(story))
            some = marks(len(names))
            sql += (
                f" AND d.seq IN (SELECT seq FROM decision WHERE story IN ({some}) UNION SELECT seq FROM decision WHERE other IN ({some}))"  # noqa: S608
            )
            values += [*names, *names]
        return [logged(r) for r in self.db.rows(sql + " ORDER BY d.seq DESC LIMIT ?", [*values, limit])]

    def _names(self, story: str) -> list[str]:
        """A story's id and all that redirect to it."""
        names, todo = [story], [story]
        while todo:
            todo = [r[0] for r in self.db.lookup("SELECT id FROM story WHERE redirect IN (%s)", todo)]
            names += todo
        return names

    def resolve(self, story: str) -> str:
        """See the protocol."""
        seen: set[str] = set()
        while story not in seen:
            seen.add(story)
            row = self.db.row("SELECT redirect FROM story WHERE id = ?", (story,))
            if row is None:
                raise NotKept(f"the library has no story {story!r}")
            if row[0] is None:
                break
            story = row[0]
        return story

    def memberships(self, articles: Iterable[str]) -> dict[str, Membership]:
        """See the protocol."""
        wanted = list(dict.fromkeys(articles))
        found = {r[0]: Membership(*r) for r in self.db.lookup("SELECT article, story, decision FROM member WHERE article IN (%s)", wanted)}
        return {key: found[key] for key in wanted if key in found}

    def _members(self, story: str) -> list[str]:
        return [r[0] for r in self.db.rows("SELECT article FROM member WHERE story = ? ORDER BY article", (story,))]

    def members(self, story: str) -> list[str]:
        """See the protocol."""
        return self._members(self.resolve(story))

    def story(self, story: str) -> KeptStory:
        """See the protocol."""
        now = self.resolve(story)
        members = in_time(self.articles(self._members(now)).values())
        (updated,) = self.db.rows("SELECT updated FROM story WHERE id = ?", (now,))[0]
        return KeptStory(story_head(now, members, updated), members, story)

    def stories(self, *, least: int = 1, limit: int = 50, offset: int = 0) -> list[StoryHead]:
        """See the protocol."""
        sql = "SELECT id, updated FROM story WHERE redirect IS NULL AND size >= ? ORDER BY updated DESC, id LIMIT ? OFFSET ?"
        found = self.db.rows(sql, (least, limit, offset))
        members: dict[str, list[str]] = {}
        for article, story in self.db.lookup("SELECT article, story FROM member WHERE story IN (%s)", [r[0] for r in found]):
            members.setdefault(story, []).append(article)
        kept = self.articles(a for some in members.values() for a in some)
        return [story_head(key, in_time(kept[a] for a in members.get(key, [])), updated) for key, updated in found]

    def pin(self, pin: Pin) -> int:
        """See the protocol."""
        named = sorted({*pin.left, *pin.right})
        if missing := sorted(set(named) - self.known("article", "id", named)):
            raise NotKept(f"the library has no article {missing[0]!r}")
        if not pin.left or not pin.right:
            raise Refused("a pin names articles on both sides")
        with self.db.write():
            seq: int = 1 + (self.db.value("SELECT max(seq) FROM pin") or 0)
            values = (seq, pin.kind.value, moment_text(pin.at), pin.note)
            self.db.run("INSERT INTO pin (seq, kind, at, note, withdrawn) VALUES (?, ?, ?, ?, NULL)", values)
            sides = [(seq, side, a) for side, some in enumerate((pin.left, pin.right)) for a in sorted(set(some))]
            self.db.many("INSERT INTO pin_article (pin, side, article) VALUES (?, ?, ?)", sides)
        return seq

    def unpin(self, seq: int, at: datetime) -> None:
        """See the protocol."""
        with self.db.write():
            if not self.db.run("UPDATE pin SET withdrawn = ? WHERE seq = ? AND withdrawn IS NULL", (moment_text(at), seq)):
                raise NotKept(f"the library has no pin {seq} in force")

    def pins(self, articles: Collection[str] | None = None) -> list[Pin]:
        """See the protocol."""
        named = None
        if articles is not None:
            named = {r[0] for r in self.db.lookup("SELECT pin FROM pin_article WHERE article IN (%s)", sorted(set(articles)))}
        rows = self.db.rows("SELECT seq, kind, at, note FROM pin WHERE withdrawn IS NULL ORDER BY seq")
        found = [r for r in rows if named is None or r[0] in named]
        sides: dict[tuple[int, int], list[str]] = {}
        for pin, side, article in self.db.rows("SELECT pin, side, article FROM pin_article ORDER BY pin, side, article"):
            sides.setdefault((pin, side), []).append(article)
        return [Pin(PinKind(kind), tuple(sides[seq, 0]), tuple(sides[seq, 1]), moment(at), note, seq) for seq, kind, at, note in found]


def in_time(articles: Iterable[KeptArticle]) -> tuple[KeptArticle, ...]:
    """By day of publication, unknown ones last, then by id."""
    return tuple(sorted(articles, key=lambda a: ((a.published or PUBLISHED_LAST)[:10], a.id)))


def story_head(story: str, members: Sequence[KeptArticle], updated: str) -> StoryHead:
    """A story as lists show it; `members` in time."""
    days = sorted(a.published[:10] for a in members if a.published)
    title = next((a.title for a in members if a.title), None)
    outlets = tuple(sorted({a.outlet for a in members if a.outlet}))
    return StoryHead(story, title, len(members), outlets, days[0] if days else None, days[-1] if days else None, moment(updated))


def logged(row: Row) -> Decision:
    """A decision from its row."""
    seq, kind, story, other, at, by, reason, data = row
    kept = from_json(data)
    return Decision(DecisionKind(kind), story, tuple(kept["articles"]), reason, moment(at), other, kept["numbers"], by, seq)
