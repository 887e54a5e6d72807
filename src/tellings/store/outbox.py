"""Events to tell and how far they have come: each kept exactly once, each delivered at least once.

In: events, in the transaction of what they tell of. Out: what is due for each target. Guarantee: an event is due until
its target is marked to have it, whatever crashes in between.
"""

from __future__ import annotations

from datetime import datetime

from tellings.errors import NotKept
from tellings.model.kept_story import Delivery, Event, EventKind
from tellings.store.database import Row, from_json, moment, moment_text, to_json
from tellings.store.indexing import Part

EVENT = "e.seq, e.key, e.kind, e.story, e.article, e.at, e.data"


def event(row: Row) -> Event:
    """An event from its columns EVENT."""
    seq, key, kind, story, article, at, data = row
    return Event(key, EventKind(kind), story, moment(at), article, from_json(data), seq)


class KeptOutbox(Part):
    """`tellings.store.protocol.Outbox`."""

    def emit(self, event: Event) -> bool:
        """See the protocol."""
        at, data = moment_text(event.at), to_json(dict(event.data))
        with self.db.write():
            if self.known("event", "key", [event.key]):
                return False
            seq = 1 + (self.db.value("SELECT max(seq) FROM event") or 0)
            self.db.run(
                "INSERT INTO event (seq, key, kind, story, article, at, data) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (seq, event.key, event.kind.value, event.story, event.article, at, data),
            )
            self.db.run(
                "INSERT INTO delivery (target, seq, attempts, next_at, delivered_at, error)"
                " SELECT name, CAST(? AS BIGINT), 0, ?, NULL, NULL FROM target",
                (seq, at),
            )
        return True

    def events(self, *, limit: int = 50, before: int | None = None, story: str | None = None) -> list[Event]:
        """See the protocol."""
        sql = f"SELECT {EVENT} FROM event e WHERE e.seq < ?" + (" AND e.story = ?" if story else "")  # noqa: S608 - fixed names
        values: list[object] = [before if before is not None else 1 << 62, *([story] if story else []), limit]
        return [event(r) for r in self.db.rows(sql + " ORDER BY e.seq DESC LIMIT ?", values)]

    def add_target(self, target: str, at: datetime) -> None:
        """See the protocol."""
        with self.db.write():
            self.db.run("INSERT INTO target (name, added_at) VALUES (?, ?) ON CONFLICT (name) DO NOTHING", (target, moment_text(at)))

    def remove_target(self, target: str) -> bool:
        """See the protocol."""
        with self.db.write():
            self.db.run("DELETE FROM delivery WHERE target = ?", (target,))
            return self.db.run("DELETE FROM target WHERE name = ?", (target,)) > 0

    def targets(self) -> list[str]:
        """See the protocol."""
        return [r[0] for r in self.db.rows("SELECT name FROM target ORDER BY name")]

    def due_deliveries(self, target: str, now: datetime, limit: int = 50) -> list[Delivery]:
        """See the protocol."""
        sql = (
            f"SELECT d.attempts, d.next_at, d.delivered_at, d.error, {EVENT} FROM delivery d JOIN event e ON e.seq = d.seq"  # noqa: S608
            " WHERE d.target = ? AND d.next_at IS NOT NULL AND d.next_at <= ? ORDER BY d.seq LIMIT ?"
        )
        found = self.db.rows(sql, (target, moment_text(now), limit))
        return [Delivery(event(r[4:]), target, r[0], moment(r[1]), moment(r[2]) if r[2] else None, r[3]) for r in found]

    def mark_delivered(self, target: str, seq: int, at: datetime) -> None:
        """See the protocol."""
        sql = "UPDATE delivery SET next_at = NULL, delivered_at = COALESCE(delivered_at, ?), error = NULL WHERE target = ? AND seq = ?"
        self._mark(sql, (moment_text(at), target, seq))

    def mark_failed(self, target: str, seq: int, next_at: datetime | None, error: str) -> None:
        """See the protocol."""
        due = moment_text(next_at) if next_at else None
        sql = "UPDATE delivery SET attempts = attempts + 1, next_at = ?, error = ? WHERE target = ? AND seq = ? AND delivered_at IS NULL"
        self._mark(sql, (due, error, target, seq))

    def _mark(self, sql: str, values: tuple[object, ...]) -> None:
        with self.db.write():
            if not self.db.run(sql, values):
                raise NotKept(f"nothing with the number {values[-1]} is on its way to {values[-2]!r}")
