"""All parts of a store as one, and what concerns the library as a whole: settings, counts, check, archive.

In: a database with its word indexes. Out: `tellings.store.protocol.Store`.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from tellings.store.archive import export_archive, import_archive
from tellings.store.checking import findings
from tellings.store.feeds import KeptFeeds
from tellings.store.outbox import KeptOutbox
from tellings.store.protocol import Counts, Finding
from tellings.store.searching import Search
from tellings.store.stories import KeptStories
from tellings.store.tables import Rows
from tellings.store.words import VERSION

COUNTED = {
    "articles": "SELECT count(*) FROM article",
    "places": "SELECT count(*) FROM article WHERE current = 1",
    "visits": "SELECT count(*) FROM visit",
    "stories": "SELECT count(*) FROM story WHERE redirect IS NULL AND size > 0",
    "statements": "SELECT count(*) FROM statement",
    "figures": "SELECT count(*) FROM figure",
    "feeds": "SELECT count(*) FROM feed",
    "events": "SELECT count(*) FROM event",
    "quarantined": "SELECT count(*) FROM quarantine",
}


class WholeStore(Search, KeptStories, KeptFeeds, KeptOutbox, Rows):
    """`tellings.store.protocol.Store` but for what each database does its own way."""

    def transaction(self) -> AbstractContextManager[None]:
        """See the protocol."""
        return self.db.write()

    def setting(self, name: str) -> str | None:
        """See the protocol."""
        found: str | None = self.db.value("SELECT value FROM setting WHERE name = ?", (name,))
        return found

    def put_setting(self, name: str, value: str) -> None:
        """See the protocol."""
        with self.db.write():
            self.db.run(
                "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (name, value),
            )

    def counts(self) -> Counts:
        """See the protocol."""
        with self.db.snapshot():
            return Counts(**{name: int(self.db.value(sql)) for name, sql in COUNTED.items()})

    def renew_words(self) -> None:
        """Make the word indexes anew where another version cut and folded their words; kept as "migration" 0."""
        if self.db.value("SELECT sha256 FROM schema_version WHERE version = 0") == VERSION:
            return
        with self.db.write():
            self.rebuild()
            self.db.run("DELETE FROM schema_version WHERE version = 0")
            self.db.run("INSERT INTO schema_version (version, sha256) VALUES (0, ?)", (VERSION,))

    @abstractmethod
    def check_database(self) -> Iterator[tuple[str, str]]:
        """What the database's own checks find, as (where, what)."""

    @abstractmethod
    def indexed_numbers(self, kind: str) -> str:
        """SQL for the numbers a word index holds."""

    def check(self) -> Iterator[Finding]:
        """See the protocol."""
        for where, what in self.check_database():
            yield Finding(where, what)
        with self.db.snapshot():
            for where, what in findings(self.db, self.indexed_numbers):
                yield Finding(where, what)

    def export_to(self, path: Path) -> None:
        """See the protocol."""
        export_archive(self, path)

    def import_from(self, path: Path) -> None:
        """See the protocol."""
        import_archive(self, path)

    def close(self) -> None:
        """See the protocol."""
        self.db.close()
