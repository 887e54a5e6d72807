"""Feeds as `watch` remembers them: their state, and the items taken in.

In: states and item ids. Out: the same. Guarantee: an item marked in the transaction that adds its article is neither lost
nor taken in twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from typing import Any

from tellings.model.feed_state import FeedState
from tellings.model.library import ID_DIGITS, digest
from tellings.store.database import from_json, moment, moment_text, to_json
from tellings.store.indexing import Part

MOMENTS = ("added_at", "next_poll", "polled_at")


def feed_data(feed: FeedState) -> str:
    """A feed's state as it is kept."""
    kept: dict[str, Any] = {f.name: getattr(feed, f.name) for f in fields(feed)}
    moments = {name: moment_text(kept[name]) if kept[name] else None for name in MOMENTS}
    return to_json({**kept, **moments, "extra": dict(feed.extra)})


def feed(data: str) -> FeedState:
    """Back from `feed_data`."""
    kept = from_json(data)
    return FeedState(**{**kept, **{name: moment(kept[name]) if kept[name] else None for name in MOMENTS}})


def item_key(item: str) -> str:
    """An item as the tables call it."""
    return digest(item.encode("utf-8", "surrogatepass"))[:ID_DIGITS]


class KeptFeeds(Part):
    """`tellings.store.protocol.Feeds`."""

    def put_feed(self, feed: FeedState) -> None:
        """See the protocol."""
        due = moment_text(feed.next_poll) if feed.next_poll else None
        values = (feed.url, due, feed_data(feed))
        with self.db.write():
            self.db.run(
                "INSERT INTO feed (url, next_poll, data) VALUES (?, ?, ?)"
                " ON CONFLICT (url) DO UPDATE SET next_poll = excluded.next_poll, data = excluded.data",
                values,
            )

    def feed(self, url: str) -> FeedState | None:
        """See the protocol."""
        data = self.db.value("SELECT data FROM feed WHERE url = ?", (url,))
        return None if data is None else feed(data)

    def feeds(self) -> list[FeedState]:
        """See the protocol."""
        return [feed(r[0]) for r in self.db.rows("SELECT data FROM feed ORDER BY url")]

    def due_feeds(self, now: datetime, limit: int = 100) -> list[FeedState]:
        """See the protocol."""
        sql = "SELECT data FROM feed WHERE next_poll IS NOT NULL AND next_poll <= ? ORDER BY next_poll, url LIMIT ?"
        return [feed(r[0]) for r in self.db.rows(sql, (moment_text(now), limit))]

    def remove_feed(self, url: str) -> bool:
        """See the protocol."""
        with self.db.write():
            self.db.run("DELETE FROM feed_item WHERE feed = ?", (url,))
            return self.db.run("DELETE FROM feed WHERE url = ?", (url,)) > 0

    def mark_seen(self, feed: str, items: Iterable[str], at: datetime) -> None:
        """See the protocol. Raises NotKept where the feed is not watched."""
        rows = [(feed, key, moment_text(at)) for key in sorted({item_key(item) for item in items})]
        with self.db.write():
            self.require("feed", "url", feed)
            self.db.many("INSERT INTO feed_item (feed, item, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", rows)

    def seen(self, feed: str, items: Iterable[str]) -> set[str]:
        """See the protocol."""
        keys = {item_key(item): item for item in items}
        sql = "SELECT item FROM feed_item WHERE feed = ? AND item IN (%s)"
        return {keys[r[0]] for r in self.db.lookup(sql, sorted(keys), (feed,))}
