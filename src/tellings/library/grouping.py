"""Articles into stories, kept in the store: glue between what the stories room works out and what is decided and logged.

In: the store's articles that belong to no story yet, and people's pins. Out: decisions with their reasons and numbers.
Guarantee: each step is one transaction, so that a process killed at any moment leaves every article either placed
or still to be placed; which articles are together depends on the articles and pins alone, not on the order they came in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache, partial
from importlib.metadata import version
from itertools import islice
from typing import Any, cast

from tellings import versions
from tellings.backends import registry
from tellings.backends.protocols import Embedder
from tellings.errors import Refused
from tellings.library.progress import Progress, silent
from tellings.library.settling import Members, Settling, new_story
from tellings.library.shelf import KeptShelf
from tellings.model.kept_story import Decision, DecisionKind, Numbers, Pin, PinKind
from tellings.model.library import Copy, KeptArticle
from tellings.sources.web import Clock
from tellings.store.protocol import Store
from tellings.stories import CopyKind, Grouping, Record, Sketch, compare_wording, sketch
from tellings.stories.setting import BOND, LEVELS
from tellings.stories.sketch import LEAD_CHARACTERS, SECONDS_A_DAY, seconds_of

AT_ONCE = 250
"""Articles placed in one transaction: few enough that other processes wait seconds at most."""
MOST_COPIES = 20
"""Copies that are noted of one article; a text carried by more is plain from these."""
REMEMBERED = 60 * 86_400
"""Seconds behind the newest article after which what was worked out about old ones is let go."""

EVER = (-1_000_000, 1_000_000)
"""All days since 1970-01-01 that articles are of."""
DECIDING = tuple(
    f"stories/{name}.py"
    for name in ("copies", "cores", "likeness", "linkage", "neighbourhoods", "online", "pins", "proper", "setting", "sketch", "words")
)
"""The files whose code decides which articles are together."""
GROUPED_BY = "grouped_by"
"""The setting that says which code put articles into stories."""
ANEW = "; the way of grouping has changed"
"""Added to the reasons of what is decided only for that."""
EMBEDDED = f"{registry.EMBEDDER} of {LEAD_CHARACTERS}"
"""What embeddings are kept under: the model, and how much of an article it was given."""

Tell = Callable[[list[Decision]], object]
"""Called inside the transaction with what was decided."""


class LazyEmbedder:
    """The registered embedder, loaded when the first text is to be embedded."""

    name = registry.EMBEDDER  # what `registry.embedder()` gives: asked for in one way everywhere, it is loaded once

    def __getattr__(self, name: str) -> Any:
        """What the embedder itself has."""
        return getattr(registry.embedder(), name)


def lazy() -> Embedder:
    """The registered embedder, not loaded yet."""
    return cast(Embedder, LazyEmbedder())


class Grouper:
    """Groups the articles of one store; what it has worked out is held until another process changes stories."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._held: Grouping | None = None
        self._shelf = KeptShelf(store, EMBEDDED)
        self._state: tuple[int, int] | None = None
        self._pins: tuple[Pin, ...] = ()

    def group(self, tell: Tell, progress: Progress = silent) -> list[Decision]:
        """Place every article that belongs to no story yet; all anew where other code placed them. Raises StoreError."""
        decided = self._renew(progress)
        placed = 0
        while True:
            with self._store.transaction():
                waiting = self._store.ungrouped(AT_ONCE)
                found = self._carefully(partial(self._place, waiting)) if waiting else []
                tell(found)
            if not waiting:
                return decided
            decided += found
            placed += len(waiting)
            progress("grouping", placed, 0)

    def merge(self, stories: Sequence[str], note: str, tell: Tell) -> str:
        """See Library.merge."""
        self._renew(silent)
        with self._store.transaction():
            ids = list(dict.fromkeys(self._store.resolve(s) for s in stories))
            if len(ids) < 2:
                raise Refused("name at least two different stories to merge")
            tell(self._carefully(partial(self._merge, ids, by_hand(note))))
            return self._store.resolve(ids[0])

    def split(self, story: str, articles: Sequence[str], note: str, tell: Tell) -> str:
        """See Library.split."""
        self._renew(silent)
        with self._store.transaction():
            held = self._store.resolve(story)
            leaving = tuple(dict.fromkeys(articles))
            members = set(self._store.members(held))
            strange = [a for a in leaving if a not in members]
            if strange:
                raise Refused(f"{strange[0]} is no article of {held}")
            if not leaving or len(leaving) == len(members):
                raise Refused("name some of the story's articles, not none and not all")
            tell(self._carefully(partial(self._split, held, leaving, sorted(members.difference(leaving)), by_hand(note))))
            return self._store.memberships(leaving)[leaving[0]].story

    def _renew(self, progress: Progress) -> list[Decision]:
        """Group what is in stories anew if other code than today's did; ids stay as far as the stories do, and nothing is told.

        Killed on the way, it begins again the next time; what is decided twice is the same.
        """
        if self._store.setting(GROUPED_BY) == grouped_by():
            return []
        decided = self._all_anew(progress) if self._store.stories(limit=1) else []
        self._store.put_setting(GROUPED_BY, grouped_by())
        return decided

    def _all_anew(self, progress: Progress) -> list[Decision]:
        """Sketch and then group anew what is in stories, some articles a transaction; the second in order of day."""
        after, done = "", 0
        while some := [a.id for a in islice(self._store.all_articles(after=after, batch=AT_ONCE), AT_ONCE)]:
            with self._store.transaction():
                for article in self._store.articles(self._store.memberships(some)).values():
                    self._store.put_features(article.id, sketch_of(self._store, article).features())
            after, done = some[-1], done + len(some)
            progress("reading anew", done, 0)
        self._held = self._state = None
        decided: list[Decision] = []
        by_day = [(a, f.day) for days in (None, EVER) for a, f in self._store.features_between(days)]
        for at in range(0, len(by_day), AT_ONCE):
            with self._store.transaction():
                decided += self._carefully(partial(self._again, dict(by_day[at : at + AT_ONCE])))
            progress("grouping anew", min(at + AT_ONCE, len(by_day)), len(by_day))
        return decided

    def _again(self, some: Mapping[str, int | None]) -> list[Decision]:
        """Make membership of these articles, with the days they are of, what grouping says today."""
        grouping = self._grouping()
        made = self._settle([(a,) for a in self._store.memberships(some)], because=ANEW)
        grouping.forget(max((day * SECONDS_A_DAY for day in some.values() if day is not None), default=0) - REMEMBERED)
        return made

    def links(self, article: str) -> dict[str, float]:
        """Articles alike enough with this one to bring it into their story. Raises KeyError for one in no story."""
        return self._grouping().links(article)

    # inside one transaction

    def _carefully(self, work: Callable[[], list[Decision]]) -> list[Decision]:
        """What `work` decides; what is held in memory is let go where it fails."""
        try:
            found = work()
        except BaseException:
            self._held = self._state = None
            raise
        self._shelf.settled()
        self._state = self._now()
        return found

    def _now(self) -> tuple[int, int]:
        """The numbers of the last decision and the last pin: when others decide, they change."""
        last = self._store.decisions(limit=1)
        pins = self._store.pins()
        return (last[0].seq if last else 0, pins[-1].seq if pins else 0)

    def _grouping(self) -> Grouping:
        """The grouping as the store has it now."""
        if self._held is None or self._state != self._now():
            self._shelf = KeptShelf(self._store, EMBEDDED)
            self._pins = in_force(self._store)
            self._held = Grouping(self._shelf, lazy(), self._pins)
            self._state = self._now()
        return self._held

    def _place(self, waiting: Sequence[str]) -> list[Decision]:
        """Put articles into stories; earlier versions of their pages leave theirs."""
        grouping = self._grouping()
        kept = self._store.articles(waiting)
        sketches = [sketch_of(self._store, article) for article in kept.values()]
        superseded, heirs = self._earlier(kept.values())
        changed = grouping.remove(superseded) if superseded else []
        left, made = self._leave(superseded)
        changed += grouping.add(sketches)
        pins = in_force(self._store)
        if pins != self._pins:
            self._pins = pins
            changed += grouping.pin(pins)
        self._copies(sketches)
        made += self._settle(changed, {new: [left[o] for o in old if o in left] for new, old in heirs.items()})
        made += self._apart(sketches)
        grouping.forget(max((s.seconds for s in sketches if s.seconds is not None), default=0.0) - REMEMBERED)
        return made

    def _earlier(self, articles: Iterable[KeptArticle]) -> tuple[list[str], dict[str, list[str]]]:
        """Versions that belong to a story though their page holds another now, and which article comes in their place."""
        heirs: dict[str, list[str]] = {}
        for article in articles:
            held = self._store.memberships(v.id for v in self._store.versions(article.place) if v.id != article.id)
            if held:
                heirs[article.id] = list(held)
        return [old for some in heirs.values() for old in some], heirs

    def _leave(self, superseded: Sequence[str]) -> tuple[dict[str, str], list[Decision]]:
        """Take superseded versions out of their stories; which story each was in, and the decisions."""
        left = {a: m.story for a, m in self._store.memberships(superseded).items()}
        reason = "a later version of its page was read"
        made = [Decision(DecisionKind.LEAVE, story, (old,), reason, self._clock.now()) for old, story in left.items()]
        return left, [replace(d, seq=self._store.decide(d)) for d in made]

    def _settle(self, changed: Iterable[Members], heirs: dict[str, list[str]] | None = None, because: str = "") -> list[Decision]:
        """Make membership agree with the grouping, wherever these stories and those they touch are concerned."""
        grouping = self._grouping_held()
        stories: dict[Members, None] = {}
        seen: set[str] = set()
        waiting = [a for story in changed for a in story]
        while waiting:
            there = self._shelf.sketches(a for a in dict.fromkeys(waiting) if a not in seen)
            seen.update(waiting)
            found = dict.fromkeys(grouping.story(a) for a in there)
            fresh = [story for story in found if story not in stories]
            stories |= dict.fromkeys(fresh)
            members = [a for story in fresh for a in story]
            touched = dict.fromkeys(m.story for m in self._store.memberships(members).values())
            waiting = [a for a in (*members, *(m for s in touched for m in self._store.members(s))) if a not in seen]
        return Settling(self._store, self._clock.now(), self._evidence, heirs or {}, because).settle(list(stories))

    def _grouping_held(self) -> Grouping:
        """The grouping this transaction works on."""
        assert self._held is not None  # noqa: S101 - every caller has asked for it
        return self._held

    def _evidence(self, article: str, members: Members) -> tuple[str, Numbers]:
        """Why an article is among these, in fixed words and numbers."""
        links = self._grouping_held().links(article)
        others = [m for m in members if m != article]
        if not others:
            nearest = max(links.values(), default=0.0)
            reason = "alike with others, but not enough with all of a story" if links else "nothing kept is alike enough"
            return reason, {"likeness of the nearest": nearest} if links else {}
        here = {m: links[m] for m in others if m in links}
        nearest = max(here.values(), default=0.0)
        fixed = any(p.kind is PinKind.TOGETHER and article in (*p.left, *p.right) and set(here) & {*p.left, *p.right} for p in self._pins)
        numbers = {"articles": float(len(members)), "alike": float(len(here)), "likeness of the nearest": nearest}
        numbers["mean likeness"] = sum(here.values()) / len(others)
        if fixed:
            return "put together by hand", numbers
        if nearest >= BOND:
            return "an exact copy of an article of the story", numbers
        if nearest >= LEVELS[-1]:
            return "nearly a copy of an article of the story", numbers
        return "alike enough with the story's articles", numbers

    def _apart(self, sketches: Sequence[Sketch]) -> list[Decision]:
        """Log for articles just placed the nearest story they were kept out of though an article of it is alike."""
        made = []
        for placed in sketches:
            links = self._grouping_held().links(placed.id)
            where = self._store.memberships([placed.id, *links])
            own = where[placed.id].story
            others = [(value, a) for a, value in links.items() if a in where and where[a].story != own]
            if others:
                value, near = max(others)
                numbers = {"likeness of the nearest": value}
                reason = "alike with an article of the story, but not enough with all of it"
                made.append(Decision(DecisionKind.APART, where[near].story, (placed.id,), reason, self._clock.now(), own, numbers))
        return [replace(d, seq=self._store.decide(d)) for d in made]

    def _copies(self, sketches: Sequence[Sketch]) -> None:
        """Mark exact and near copies, the earlier one as the original."""
        for fresh in sketches:
            article = self._store.article(fresh.id)
            sharing = self._store.sharing_bands(fresh.bands)
            likeliest = [
                *self._store.same_text(article.sha256)[:MOST_COPIES],
                *sorted(sharing, key=lambda a: (-sharing[a], a))[:MOST_COPIES],
            ]
            for other, kept in self._store.articles(likeliest).items():
                if other == fresh.id or not kept.current or kept.place == article.place:
                    continue
                found = compare_wording(*((a.title or "", self._store.text(a.id)) for a in (article, kept)))
                if found.kind is not CopyKind.NONE:
                    original, copy = sorted((fresh.id, other), key=lambda a: earliest(article if a == fresh.id else kept))
                    self._store.mark_copy(Copy(copy, original, found.kind.value, found.share))

    def _merge(self, ids: Sequence[str], reason: str) -> list[Decision]:
        self._grouping()
        keep, *others = ids
        now = self._clock.now()
        left = self._store.members(keep)
        right = [a for other in others for a in self._store.members(other)]
        if left and right:
            self._store.pin(Pin(PinKind.TOGETHER, tuple(left), tuple(right), now, reason))
        made = []
        for other in others:
            decision = Decision(DecisionKind.MERGE, keep, tuple(self._store.members(other)), reason, now, other, by="person")
            made.append(replace(decision, seq=self._store.decide(decision)))
        return made + self._repin([*left, *right])

    def _split(self, story: str, leaving: Members, rest: Sequence[str], reason: str) -> list[Decision]:
        self._grouping()
        now = self._clock.now()
        if len(leaving) > 1:
            self._store.pin(Pin(PinKind.TOGETHER, leaving[:1], leaving[1:], now, reason))
        self._store.pin(Pin(PinKind.APART, leaving, tuple(rest), now, reason))
        decision = Decision(DecisionKind.SPLIT, new_story(self._store, leaving[0]), leaving, reason, now, story, by="person")
        return [replace(decision, seq=self._store.decide(decision)), *self._repin([*leaving, *rest])]

    def _repin(self, named: Sequence[str]) -> list[Decision]:
        """Follow pins that changed."""
        self._pins = in_force(self._store)
        changed = self._grouping_held().pin(self._pins)
        return self._settle([*changed, tuple(named)])


@cache
def grouped_by() -> str:
    """Which code, model and frequencies of words put articles into stories."""
    return f"{versions.code(*DECIDING)} {EMBEDDED} wordfreq {version('wordfreq')}"


def by_hand(note: str) -> str:
    """The reason of a decision of a person."""
    text = " ".join(note.split())[:300]
    return f"by hand: {text}" if text else "by hand"


def in_force(store: Store) -> tuple[Pin, ...]:
    """Pins as they hold for the versions that pages hold now."""
    pins = store.pins()
    named = store.articles(dict.fromkeys(a for pin in pins for a in (*pin.left, *pin.right)))
    places = {a.place for a in named.values() if not a.current}
    now = {place: v.id for place in sorted(places) for v in store.versions(place) if v.current}
    current = {a.id: a.id if a.current else now.get(a.place, a.id) for a in named.values()}

    def moved(side: Members) -> Members:
        return tuple(dict.fromkeys(current.get(a, a) for a in side))

    return tuple(replace(pin, left=moved(pin.left), right=moved(pin.right)) for pin in pins)


def sketch_of(store: Store, article: KeptArticle) -> Sketch:
    """The sketch of a kept article. Raises StoreDamaged."""
    published = moment(article.published)
    return sketch(Record(article.id, article.title or "", store.text(article.id), published, article.language or "en"))


def moment(text: str | None) -> datetime | None:
    """An ISO 8601 moment, None where it is none."""
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None


def earliest(article: KeptArticle) -> tuple[bool, float, str]:
    """The order of copies: by moment of publication, undated ones last, then by id."""
    seconds = seconds_of(moment(article.published))
    return (seconds is None, seconds or 0.0, article.id)
