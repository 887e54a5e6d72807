"""One library, open: everything a view may ask of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from types import TracebackType

from tellings.errors import InputError, NothingToCompare, NotKept, StoreBusy
from tellings.library import comparing, reading, reasons, telling, watching
from tellings.library.grouping import Grouper
from tellings.library.keeping import Keeper, Tally
from tellings.library.progress import Progress, silent
from tellings.model.comparison import Comparison
from tellings.model.feed_state import FeedState
from tellings.model.kept_story import Decision, Event, KeptStory, StoryHead
from tellings.model.library import KeptArticle, Quarantined
from tellings.model.query import ArticleHit, FigureHit, FigureQuery, Query, StatementHit, StoryHit
from tellings.sources.web import Clock, Fetcher, SystemClock
from tellings.sources.web.fetcher import is_address
from tellings.store import open_store
from tellings.store.protocol import Counts, Finding, Store

LOOKED_AT = 500
"""Articles found that are looked at when stories are searched for."""


class Library:
    """Articles kept, grouped and searched. Use it in a `with` block, or close it."""

    def __init__(self, store: Store, fetcher: Fetcher | None = None, clock: Clock | None = None) -> None:
        self.store = store
        self.clock = clock or SystemClock()
        self.fetcher = fetcher
        self._keeper = Keeper(store, self.clock, fetcher)
        self._grouper = Grouper(store, self.clock)

    def __enter__(self) -> Library:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the store and the network; safe to call twice."""
        self.store.close()
        if self.fetcher is not None:
            self.fetcher.close()

    # keeping

    def add(
        self,
        inputs: Iterable[str],
        *,
        published: str | None = None,
        outlet: str | None = None,
        most: int = 500,
        progress: Progress = silent,
    ) -> Tally:
        """Keeps what the inputs name (files, folders, archives, addresses of pages, feeds, OPML files, sitemaps) and groups it.

        `most` bounds the pages taken from one feed or list. Raises InputError for an input that is not there, StoreError.
        """
        tally = Tally()
        for done, became in enumerate(self._keeper.inputs(inputs, published, outlet, most), start=1):
            tally.count(became)
            progress("keeping", done, 0)
        self.group(progress)
        return tally

    def group(self, progress: Progress = silent) -> list[Decision]:
        """Places every article that belongs to no story yet, and says what was decided. Raises StoreError."""
        return self._grouper.group(self._tell, progress)

    def _tell(self, decided: list[Decision]) -> None:
        """Events for decisions, in their transaction."""
        telling.of_decisions(self.store, decided, self.clock.now())

    def read(self, progress: Progress = silent) -> int:
        """Reads every article not read by the code of today, so that statements and figures can be searched; how many there were."""
        return reading.read_all(self.store, progress)

    def article(self, identifier: str) -> KeptArticle:
        """One article, without its text. Raises NotKept."""
        return self.store.article(identifier)

    def where(self, identifier: str) -> str | None:
        """The story an article belongs to, None for a version that its page no longer shows."""
        found = self.store.memberships([identifier])
        return found[identifier].story if identifier in found else None

    def text(self, identifier: str) -> str:
        """An article's text as received. Raises NotKept, StoreDamaged."""
        return self.store.text(identifier)

    def versions(self, place: str) -> list[KeptArticle]:
        """Everything ever kept of an address or file, first seen first."""
        return self.store.versions(place)

    def put_aside(self, limit: int = 100) -> list[Quarantined]:
        """Documents that could not be read, last first."""
        return self.store.quarantined(limit)

    # stories

    def stories(self, least: int = 1, limit: int = 50, offset: int = 0) -> list[StoryHead]:
        """Stories of at least `least` articles, last changed first."""
        return self.store.stories(least=least, limit=limit, offset=offset)

    def story(self, story: str) -> KeptStory:
        """A story and its articles; an id merged into another leads there. Raises NotKept."""
        return self.store.story(story)

    def comparison(self, story: str, progress: Progress = silent) -> Comparison:
        """What its tellings say, lined up; kept until they change. Raises NotKept, NothingToCompare."""
        found = comparing.comparison(self.store, story, progress)
        telling.of_conflicts(self.store, self.store.resolve(story), found, self.clock.now())
        return found

    def why(self, left: str, right: str) -> reasons.Why:
        """Why two articles are in one story or in two, in words and numbers. Raises NotKept."""
        return reasons.why(self.store, self._grouper, left, right)

    def decisions(self, story: str | None = None, article: str | None = None, limit: int = 100) -> list[Decision]:
        """The log of what was decided about a story or an article, last first."""
        return self.store.decisions(story=story, article=article, limit=limit)

    def merge(self, stories: list[str], note: str = "") -> str:
        """Puts stories together, for good: regrouping keeps it. The id they have from now on. Raises NotKept, Refused."""
        return self._grouper.merge(stories, note, self._tell)

    def split(self, story: str, articles: list[str], note: str = "") -> str:
        """Takes articles out of a story into one of their own, for good. That story's id. Raises NotKept, Refused."""
        return self._grouper.split(story, articles, note, self._tell)

    # searching

    def search(self, query: Query, limit: int = 20, offset: int = 0) -> list[ArticleHit]:
        """Articles that match. No query is an error."""
        return self.store.search(query, limit, offset)

    def search_stories(self, query: Query, limit: int = 20) -> list[StoryHit]:
        """Stories whose articles match, those with the most matching first."""
        matching = Counter(hit.story for hit in self.store.search(query, LOOKED_AT) if hit.story)
        return [StoryHit(self.store.story(story).head, count) for story, count in matching.most_common(limit)]

    def search_statements(self, query: Query, limit: int = 20, offset: int = 0) -> list[StatementHit]:
        """Who said what."""
        return self.store.search_statements(query, limit, offset)

    def search_figures(self, query: FigureQuery, limit: int = 20, offset: int = 0) -> list[FigureHit]:
        """Figures of a size, a unit, or of what is counted."""
        return self.store.search_figures(query, limit, offset)

    # watching

    def follow(self, feed: str, outlet: str | None = None) -> list[FeedState]:
        """Watches a feed, or the feeds an OPML file names, from now on. Raises InputError."""
        return watching.follow(self._keeper, feed, outlet)

    def feeds(self) -> list[FeedState]:
        """What is watched, and how it goes."""
        return self.store.feeds()

    def unfollow(self, feed: str) -> bool:
        """Watches a feed no longer; what it brought stays. False where it was not watched."""
        return self.store.remove_feed(feed)

    def watch(
        self,
        every: timedelta = watching.EVERY,
        stop: Callable[[], bool] = lambda: False,
        *,
        once: bool = False,
        compare: bool = False,
        idle: Callable[[], object] = lambda: None,
    ) -> Iterator[watching.Polled]:
        """Polls what is due, groups what came, tells who wants to be told, and says what each poll gave.

        With `compare`, stories that changed are compared at once, so that new conflicts are told too. `idle` is called about
        every second while nothing is due.
        """
        behind = True  # a process that ended early may have left something
        for polled in watching.watch(self._keeper, every, stop, once):
            behind = behind or bool(polled and polled.tally.articles)
            with suppress(StoreBusy):  # tried again a moment later
                if behind:
                    decided = self.group()
                    behind = False
                    if compare:
                        self.compare_changed(decided)
                self.deliver()
            if polled is not None:
                yield polled
            else:
                idle()
        if behind:
            self.group()
        self.deliver()

    def compare_changed(self, decided: Iterable[Decision]) -> None:
        """Compares the stories of decisions, so that their new conflicts are told. Raises StoreError."""
        for story in dict.fromkeys(self.store.resolve(d.story) for d in decided if d.kind in telling.PLACING):
            with suppress(NothingToCompare):
                self.comparison(story)

    # telling

    def webhooks(self) -> list[str]:
        """Addresses that are told of events."""
        return self.store.targets()

    def webhook_states(self) -> list[tuple[str, str]]:
        """Webhooks with how it goes: how many events wait, and what went wrong last."""
        return [(target, telling.state(self.store, target)) for target in self.store.targets()]

    def add_webhook(self, address: str, secret: str | None = None) -> None:
        """Tells this address of every event from now on; `secret` seals what is sent to any of them. Raises InputError."""
        if not is_address(address):
            raise InputError(f"{address!r} is no http or https address")
        with self.store.transaction():
            self.store.add_target(address.strip(), self.clock.now())
            if secret is not None:
                self.store.put_setting(telling.SECRET, secret)

    def remove_webhook(self, address: str) -> bool:
        """Tells this address no longer. False where it was not told."""
        return self.store.remove_target(address.strip())

    def events(self, limit: int = 50, story: str | None = None) -> list[Event]:
        """New stories, new articles in stories and new conflicts, last first."""
        return self.store.events(limit=limit, story=story)

    def happened(self, limit: int = 50) -> list[tuple[Event, str]]:
        """The last events, each with a headline to show for it: of the article that came, or of the story."""
        return [(event, self.headline(event)) for event in self.events(limit)]

    def headline(self, event: Event) -> str:
        """The headline of an event's article with its outlet, or of its story."""
        try:
            if event.article:
                article = self.article(event.article)
                return f"{article.label}: {article.title}" if article.title else article.label
            return self.story(event.story).head.title or event.story
        except NotKept:
            return event.story

    def deliver(self) -> int:
        """Sends what is due to every webhook; how many arrived."""
        return 0 if self.fetcher is None else telling.deliver(self.store, self.fetcher, self.clock)

    # the whole

    def counts(self) -> Counts:
        """How much is kept."""
        return self.store.counts()

    def check(self) -> Iterator[Finding]:
        """Everything found wrong with what is kept; nothing is changed."""
        return self.store.check()

    def export(self, path: str | Path) -> None:
        """Writes the whole library as one archive. Raises StoreError."""
        self.store.export_to(Path(path))

    def take_in(self, path: str | Path) -> None:
        """Takes in an exported library, whole or not at all. Raises ArchiveError, Refused where this one is not empty."""
        self.store.import_from(Path(path))


def open_library(address: str | Path, fetcher: Fetcher | None = None, clock: Clock | None = None, *, make: bool = True) -> Library:
    """The library at a path (SQLite, made where it is not there) or a postgresql:// address.

    With `make` false a file that is not there is an error. Raises StoreError.
    """
    return Library(open_store(str(address), make=make), fetcher or Fetcher(), clock)
