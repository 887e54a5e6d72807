"""Feeds polled again and again: what is new is kept, nothing twice, and a feed that fails is asked ever more seldom.

What has been taken in is remembered in the same transaction that keeps it, so that a process killed at any moment
loses nothing and doubles nothing. Times come from the clock given; nothing here waits but `watch` itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from tellings.errors import InputError, StoreBusy
from tellings.library.addresses import ACCEPT, Page, Same, carried, entry_page, named
from tellings.library.keeping import Keeper, Tally
from tellings.model.document import Rejected
from tellings.model.feed import Entry, Feed, Listed
from tellings.model.feed_state import FeedState
from tellings.model.fetched import Fetched, NotFetched, Unchanged, Validators, Why
from tellings.sources import lists
from tellings.sources.web import Fetcher
from tellings.sources.web.fetcher import is_address

EVERY = timedelta(minutes=15)
"""Between two polls of a feed that answers."""
LONGEST = timedelta(hours=24)
"""Between two polls of one that fails; doubling from EVERY gets there after seven failures."""
TRIES = 5
"""Polls in which a page that could not be had is tried again before it is put aside."""
LONGEST_LIST = 10_000_000
"""Bytes of an OPML file that are read."""
NAP = 1.0
"""Seconds at most that `watch` sleeps before it looks whether it is to stop."""


@dataclass(frozen=True, slots=True)
class Polled:
    """What one poll of a feed gave."""

    feed: FeedState
    tally: Tally
    pending: int = 0
    """Entries whose pages could not be had and are tried again at the next poll."""


def follow(keeper: Keeper, given: str, outlet: str | None = None) -> list[FeedState]:
    """Feeds to watch from now on: an address of a feed, or an OPML file's, given as path or address. Raises InputError."""
    found = [given] if is_address(given) else []
    known = {} if found else opml_file(given)
    states = []
    for url in found or known:
        before = keeper.store.feed(url)
        state = before or FeedState(url, keeper.clock.now(), keeper.clock.now(), title=known.get(url))
        state = replace(state, outlet=outlet or state.outlet, next_poll=state.next_poll or keeper.clock.now())
        keeper.store.put_feed(state)
        states.append(state)
    return states


def opml_file(path: str) -> dict[str, str | None]:
    """The feeds an OPML file names, with their titles. Raises InputError."""
    try:
        with Path(path).open("rb") as file:
            listed = lists.opml(file.read(LONGEST_LIST))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({(error.strerror or 'no such file').lower()})") from None
    if not listed:
        raise InputError(f"{path}: it names no feeds; give the address of a feed or an OPML file")
    return {feed.url: feed.title for feed in listed}


def poll(keeper: Keeper, state: FeedState, every: timedelta = EVERY) -> Polled:
    """One feed, once: what it names that was not taken in yet is kept. Raises StoreError."""
    fetcher = keeper.fetcher
    if fetcher is None:
        raise InputError("watching needs the network")
    address = str(state.extra.get("moved") or state.url)
    validators = Validators(str(state.extra.get("answered") or address), state.etag, state.last_modified)
    outcome = fetcher.fetch(address, validators, ACCEPT)
    now = keeper.clock.now()
    if isinstance(outcome, NotFetched):
        return Polled(failed(keeper, state, outcome, now, every), Tally())
    tally = Tally()
    pending = 0
    after = answered(state, outcome, now, every)
    if isinstance(outcome, Fetched):
        feed = named(outcome.content, outcome.answer.headers.get("content-type", ""), outcome.answer.url)
        if isinstance(feed, list):
            watch_all(keeper, feed, now)
            feed = Feed(state.title, None, (), "list")
        if not isinstance(feed, Feed):
            broken = NotFetched(address, Why.GARBLED, "what it holds is no feed", outcome.answer.status)
            return Polled(failed(keeper, state, broken, now, every), tally)
        tally, tries = take_in(keeper, fetcher, state, feed)
        pending = len(tries)
        kept = {**after.extra, "tries": tries}
        after = replace(after, title=feed.title or after.title, items=after.items + len(tally.articles), extra=kept)
        if pending:  # an unchanged feed would not name them again
            after = replace(after, etag=None, last_modified=None)
    keeper.store.put_feed(after)
    return Polled(after, tally, pending)


def watch_all(keeper: Keeper, listed: list[Listed], now: datetime) -> None:
    """Watches the feeds that an OPML file or a sitemap index names."""
    for feed in listed:
        if keeper.store.feed(feed.url) is None:
            keeper.store.put_feed(FeedState(feed.url, now, now, title=feed.title))


def take_in(keeper: Keeper, fetcher: Fetcher, state: FeedState, feed: Feed) -> tuple[Tally, dict[str, int]]:
    """The entries not taken in yet; and of those whose pages could not be had, how often they were tried."""
    tally = Tally()
    before = state.extra.get("tries")
    tried: dict[str, int] = {k: int(v) for k, v in before.items()} if isinstance(before, dict) else {}
    tries: dict[str, int] = {}
    given = {item(entry): entry for entry in reversed(feed.entries)}
    seen = keeper.store.seen(state.url, given)
    for key, entry in given.items():
        if key in seen:
            continue
        count = tried.get(key, 0) + 1
        if not take(keeper, fetcher, state, feed, entry, tally, last=count >= TRIES):
            tries[key] = count
    return tally, tries


def take(keeper: Keeper, fetcher: Fetcher, state: FeedState, feed: Feed, entry: Entry, tally: Tally, *, last: bool) -> bool:
    """One entry; False where its page may be had later. Keeping it and remembering it are one transaction."""
    if entry.link is None and not entry.content:
        with keeper.store.transaction():
            keeper.store.mark_seen(state.url, [item(entry)], keeper.clock.now())
        return True
    named_after = replace(feed, title=state.outlet or feed.title)
    if entry.link is None:
        found: Page | Same | Rejected = Page(carried(entry, named_after, state.url), state.url)
    else:
        found = entry_page(fetcher, entry, named_after, state.url, keeper.remembered(entry.link))
    if isinstance(found, Rejected) and not last:
        return False
    with keeper.store.transaction():
        tally.count(keeper.found(found))
        keeper.store.mark_seen(state.url, [item(entry)], keeper.clock.now())
    return True


def item(entry: Entry) -> str:
    """What an entry is remembered by: one that says it was updated is read again."""
    return entry.id if entry.updated in (None, entry.published) else f"{entry.id} {entry.updated}"


def answered(state: FeedState, outcome: Fetched | Unchanged, now: datetime, every: timedelta) -> FeedState:
    """The feed's state after an answer."""
    answer = outcome.answer
    extra = {**state.extra, "answered": answer.url}
    if answer.moved:
        extra["moved"] = answer.moved
    return replace(
        state,
        etag=answer.headers.get("etag", state.etag if isinstance(outcome, Unchanged) else None),
        last_modified=answer.headers.get("last-modified", state.last_modified if isinstance(outcome, Unchanged) else None),
        polled_at=now,
        next_poll=now + every,
        status=answer.status,
        failures=0,
        error=None,
        extra=extra,
    )


def failed(keeper: Keeper, state: FeedState, why: NotFetched, now: datetime, every: timedelta) -> FeedState:
    """Keeps and gives the state after a poll that failed: asked again later and later, never again where it is gone for good."""
    failures = state.failures + 1
    pause = min(LONGEST, every * 2 ** min(failures - 1, 20))
    if why.wait is not None:
        pause = max(min(LONGEST, timedelta(seconds=why.wait)), every)
    next_poll = None if why.why is Why.GONE else now + pause
    after = replace(state, polled_at=now, next_poll=next_poll, status=why.status, failures=failures, error=why.reason)
    keeper.store.put_feed(after)
    return after


def watch(
    keeper: Keeper, every: timedelta = EVERY, stop: Callable[[], bool] = lambda: False, once: bool = False
) -> Iterator[Polled | None]:
    """Polls every feed when it is due, and says what each poll gave, until `stop` says so; `once`: until none is due.

    None is said whenever nothing was due for a moment. A library that another process holds is asked again, but with `once`.
    """
    while not stop():
        try:
            due = keeper.store.due_feeds(keeper.clock.now(), limit=1)
            polled = poll(keeper, due[0], every) if due else None
        except StoreBusy:
            if once:
                raise
            polled, due = None, []
        if once and not due:
            return
        yield polled
        if not due:
            keeper.clock.sleep(NAP)
