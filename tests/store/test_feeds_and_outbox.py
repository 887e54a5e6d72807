"""What `watch` remembers, and what is told to subscribers."""

from __future__ import annotations

import dataclasses

import pytest

from tellings.errors import NotKept
from tellings.model.feed_state import FeedState
from tellings.model.kept_story import Delivery, Event, EventKind
from tellings.store import Store
from tests.store.keeping import Abandoned, abandoned, add, at

FEED = FeedState("https://gazette.example/feed", at(), at(10), "Gazette", etag='W/"x\u00e9"', status=200, items=3, extra={"pace": 1.5})
HOOK = "https://desk.example/hook"


def event(n: int, kind: EventKind = EventKind.NEW_ARTICLE) -> Event:
    return Event(f"{kind}:s1:a{n}", kind, "s1", at(n), f"a{n}", {"title": "Nine boats"})


def test_feeds_come_back_and_fall_due(store: Store) -> None:
    store.put_feed(FEED)
    paused = dataclasses.replace(FEED, url="https://a.example/feed", next_poll=None)
    store.put_feed(paused)
    assert store.feed(FEED.url) == FEED
    assert store.feeds() == [paused, FEED]
    assert store.due_feeds(at(9)) == []
    assert store.due_feeds(at(10)) == [FEED]
    later = dataclasses.replace(FEED, next_poll=at(70), failures=2, error="it did not answer", polled_at=at(10))
    store.put_feed(later)
    assert store.feed(FEED.url) == later
    assert store.due_feeds(at(11)) == []
    assert store.feed("https://none.example") is None


def test_seen_items_and_articles_are_kept_together(store: Store) -> None:
    store.put_feed(FEED)
    with pytest.raises(Abandoned):
        abandoned(store, lambda: add(store, "Boats."), lambda: store.mark_seen(FEED.url, ["item-1"], at()))
    assert store.seen(FEED.url, ["item-1"]) == set()
    store.mark_seen(FEED.url, ["item-1", "item-1", "item-\ud800"], at())
    store.mark_seen(FEED.url, ["item-1"], at(1))
    assert store.seen(FEED.url, ["item-1", "item-2", "item-\ud800"]) == {"item-1", "item-\ud800"}
    with pytest.raises(NotKept):
        store.mark_seen("https://none.example", ["item-1"], at())
    assert store.remove_feed(FEED.url)
    assert not store.remove_feed(FEED.url)
    assert store.seen(FEED.url, ["item-1"]) == set()


def test_an_event_is_kept_once(store: Store) -> None:
    assert store.emit(event(1))
    assert not store.emit(dataclasses.replace(event(1), at=at(50)))
    store.emit(event(2, EventKind.NEW_STORY))
    assert store.events() == [dataclasses.replace(event(2, EventKind.NEW_STORY), seq=2), dataclasses.replace(event(1), seq=1)]
    assert [e.seq for e in store.events(before=2)] == [1]
    assert [e.seq for e in store.events(limit=1)] == [2]
    assert store.events(story="s2") == []


def test_events_are_due_until_marked(store: Store) -> None:
    store.emit(event(1))
    store.add_target(HOOK, at(1))
    store.add_target(HOOK, at(9))
    assert store.targets() == [HOOK]
    assert store.due_deliveries(HOOK, at(99)) == []
    for n in (2, 3, 4):
        store.emit(event(n))
    due = store.due_deliveries(HOOK, at(99))
    assert due[0] == Delivery(dataclasses.replace(event(2), seq=2), HOOK, 0, at(2), None, None)
    assert [d.event.seq for d in due] == [2, 3, 4]
    assert store.due_deliveries(HOOK, at(99)) == due
    store.mark_delivered(HOOK, 2, at(5))
    store.mark_failed(HOOK, 3, at(60), "it answered 500")
    store.mark_failed(HOOK, 4, None, "it is gone")
    assert store.due_deliveries(HOOK, at(59)) == []
    again = store.due_deliveries(HOOK, at(60))
    assert [(d.event.seq, d.attempts, d.error) for d in again] == [(3, 1, "it answered 500")]
    with pytest.raises(NotKept):
        store.mark_delivered(HOOK, 1, at(60))
    with pytest.raises(NotKept):
        store.mark_failed(HOOK, 2, at(60), "too late")
    assert store.remove_target(HOOK)
    assert not store.remove_target(HOOK)


def test_an_event_is_kept_with_what_it_tells_of_or_not_at_all(store: Store) -> None:
    store.add_target(HOOK, at())
    with pytest.raises(Abandoned):
        abandoned(store, lambda: store.emit(event(1)))
    assert store.events() == []
    assert store.due_deliveries(HOOK, at(99)) == []
    assert store.emit(event(1))
