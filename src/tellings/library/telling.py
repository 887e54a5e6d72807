"""Telling those who want to know: new stories, new articles in a story, new conflicts.

In: decisions and comparisons. Out: events in the store's outbox, each once for ever, and their delivery to webhooks:
one POST of JSON for each, tried again with growing pauses until it arrives or is given up.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from tellings.model.comparison import Comparison, ValueRelation
from tellings.model.fetched import NotFetched
from tellings.model.kept_story import Decision, DecisionKind, Delivery, Event, EventKind
from tellings.model.relation import Relation
from tellings.model.span import Span
from tellings.sources.web import Clock, Fetcher
from tellings.store.protocol import Store

FEWEST = 2
"""Articles a story has when it is told of: one article alone is no story yet."""
PLACING = (DecisionKind.BEGIN, DecisionKind.JOIN, DecisionKind.MOVE, DecisionKind.SPLIT, DecisionKind.MERGE)
RETRY = timedelta(seconds=30)
"""Pause after the first delivery that failed; it doubles with each."""
ATTEMPTS = 10
"""Deliveries tried before one is given up: the last about four hours after the first."""
MANY = 1000
"""Waiting deliveries that are counted."""
NEVER = datetime(9999, 1, 1, tzinfo=UTC)
SECRET = "webhook secret"  # noqa: S105 - the name of a setting
SEAL = "X-Tellings-Signature"
"""Header with the HMAC-SHA256 of the body under the secret, as `sha256=` and hexadecimal digits."""


def of_decisions(store: Store, decided: Iterable[Decision], at: datetime) -> list[Event]:
    """Events for what was decided; those that were new."""
    changed = dict.fromkeys(d.story for d in decided if d.kind in PLACING)
    told: list[Event] = []
    with store.transaction():
        for story in dict.fromkeys(store.resolve(s) for s in changed):
            members = store.members(story)
            if len(members) < FEWEST:
                continue
            begun = Event(f"new_story:{story}", EventKind.NEW_STORY, story, at, None, {"articles": members})
            if store.emit(begun):
                told.append(begun)
                continue
            known = told_of(store, story)
            for article in (m for m in members if m not in known):
                joined = Event(f"new_article:{story}:{article}", EventKind.NEW_ARTICLE, story, at, article)
                if store.emit(joined):
                    told.append(joined)
    return told


def told_of(store: Store, story: str) -> set[str]:
    """Articles that events of a story have told of: with it when it was new, or one by one."""
    known: set[str] = set()
    before: int | None = None
    while events := store.events(limit=MANY, before=before, story=story):
        for event in events:
            listed = event.data.get("articles")
            known.update([event.article] if event.article else listed if isinstance(listed, list) else [])
        before = events[-1].seq
    return known


def of_conflicts(store: Store, story: str, found: Comparison, at: datetime) -> list[Event]:
    """Events for the conflicts of a comparison; those that were new."""
    told: list[Event] = []
    texts = {article.id: article.text for article in found.articles}
    places = {f.id: f.span for f in found.figures} | {d.id: d.span for d in found.dates}
    with store.transaction():
        for relation in (*found.figure_relations, *found.date_relations):
            if relation.relation is Relation.CONFLICT:
                event = conflict(story, relation, places[relation.a], places[relation.b], texts, at)
                if store.emit(event):
                    told.append(event)
    return told


def conflict(story: str, relation: ValueRelation, a: Span, b: Span, texts: dict[str, str], at: datetime) -> Event:
    """The event of one conflict, with the words of both sides; the same whichever side is named first."""
    sides = sorted([(s.article, s.start, s.end, s.of(texts[s.article])) for s in (a, b)])
    digest = hashlib.sha256(json.dumps(sides).encode("ascii")).hexdigest()[:20]
    data = {"why": relation.why, "sides": [{"article": i, "start": s, "end": e, "text": t} for i, s, e, t in sides]}
    return Event(f"new_conflict:{story}:{digest}", EventKind.NEW_CONFLICT, story, at, None, data)


def payload(event: Event) -> bytes:
    """What a webhook gets."""
    told = {
        "schema": "tellings/event/1",
        "id": event.key,
        "kind": event.kind.value,
        "story": event.story,
        "article": event.article,
        "at": event.at.isoformat(),
        "data": dict(event.data),
    }
    return json.dumps(told, sort_keys=True).encode("ascii")


def seal(body: bytes, secret: str) -> str:
    """What a receiver checks the body against."""
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def deliver(store: Store, fetcher: Fetcher, clock: Clock, limit: int = 50) -> int:
    """Sends what is due to every target, oldest first; how many arrived. A target that fails is left alone until its turn comes again."""
    arrived = 0
    secret = store.setting(SECRET)
    for target in store.targets():
        for delivery in due(store, target, clock.now(), limit):
            body = payload(delivery.event)
            answer = fetcher.post(target, body, "application/json", {SEAL: seal(body, secret)} if secret else None)
            if isinstance(answer, NotFetched):
                store.mark_failed(target, delivery.event.seq, again(delivery, answer, clock.now()), answer.reason)
                break
            store.mark_delivered(target, delivery.event.seq, clock.now())
            arrived += 1
    return arrived


def due(store: Store, target: str, now: datetime, limit: int) -> list[Delivery]:
    """What to send to a target now, in the order it happened: nothing while an earlier event waits for its next try."""
    waiting = store.due_deliveries(target, NEVER, limit)
    first_late = next((n for n, d in enumerate(waiting) if d.next_at and d.next_at > now), len(waiting))
    return waiting[:first_late]


def state(store: Store, target: str) -> str:
    """How it goes with a target, in one line."""
    waiting = store.due_deliveries(target, NEVER, MANY)
    if not waiting:
        return "nothing waits"
    many = f"{len(waiting)}{' or more' if len(waiting) == MANY else ''} waiting"
    first = waiting[0]
    return many + (f"; {first.attempts} failed: {first.error}" if first.error else "")


def again(delivery: Delivery, answer: NotFetched, now: datetime) -> datetime | None:
    """When to try a failed delivery again, None once it is given up."""
    failed = delivery.attempts + 1
    if failed >= ATTEMPTS:
        return None
    pause: timedelta = RETRY * 2 ** (failed - 1)
    return now + max(pause, timedelta(seconds=answer.wait or 0))
