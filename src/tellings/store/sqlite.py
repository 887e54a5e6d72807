"""The store in one SQLite file: write-ahead log, full synchronisation, foreign keys, FTS5.

In: the path of a file, made where there is none. Out: a Store. Guarantee: what a returned call wrote survives a crash of
the process and of the machine; a second process waits its turn, for `patience` seconds at most.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tellings.errors import Refused, StoreBusy, StoreDamaged, StoreError, StoreFull, StoreUnavailable
from tellings.model.query import Term
from tellings.store.database import Database, Row, storable
from tellings.store.indexing import COLUMNS, SEARCHED, Texts, WordIndex
from tellings.store.migrations import Migration, migrate, migrations
from tellings.store.whole import WholeStore
from tellings.store.words import fts5, indexed

APPLICATION_ID = 0x54454C4C
"""Marks a SQLite file as a library ("TELL"; SQLite, PRAGMA application_id)."""
PATIENCE = 30.0
"""Seconds to wait for another process's transaction."""
ROWS_AT_ONCE = 500
CACHE_KIB = 65_536
LONGEST_LOG = 64_000_000
"""Bytes to which the write-ahead log is cut back after a large transaction."""
PRAGMAS = (
    "synchronous = FULL",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    f"cache_size = -{CACHE_KIB}",
    f"journal_size_limit = {LONGEST_LOG}",
)
"""What holds for every connection (SQLite, Pragma Statements)."""
ERRORS: tuple[tuple[str, type[StoreError], str], ...] = (
    ("SQLITE_FULL", StoreFull, "the disk is full, or the file has reached its limit; make room and try again"),
    ("SQLITE_IOERR_WRITE", StoreFull, "the file cannot be written any further; make room and try again"),
    ("SQLITE_IOERR_FSYNC", StoreFull, "the file cannot be brought to disk; make room and try again"),
    ("SQLITE_IOERR_SHMSIZE", StoreFull, "the file cannot be written any further; make room and try again"),
    ("SQLITE_BUSY", StoreBusy, "another process is writing to it; try again when it is done"),
    ("SQLITE_LOCKED", StoreBusy, "another process is writing to it; try again when it is done"),
    ("SQLITE_CORRUPT", StoreDamaged, "the file is damaged; run `tellings check`, and import an export if there is one"),
    ("SQLITE_NOTADB", StoreUnavailable, "it is no SQLite file"),
    ("SQLITE_CANTOPEN", StoreUnavailable, "it cannot be opened; check that its folder is there and can be written to"),
    ("SQLITE_READONLY", StoreUnavailable, "it can only be read; check its permissions"),
    ("SQLITE_PERM", StoreUnavailable, "it must not be opened; check its permissions"),
    ("SQLITE_CONSTRAINT", Refused, "it goes against what is kept, so nothing was changed"),
    ("SQLITE_IOERR", StoreUnavailable, "it cannot be read or written; check the disk"),
)
"""Beginnings of SQLite's error names, the first that fits: which error it is here, and what to do."""


class SqliteDatabase(Database):
    """One connection to a SQLite file."""

    def __init__(self, path: Path, patience: float = PATIENCE) -> None:
        super().__init__()
        self.path = path
        try:
            self.connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
        except sqlite3.Error as error:
            raise self._translated(error) from None

    def set_up(self) -> None:
        """What holds for every connection. Raises StoreUnavailable where the file is another program's."""
        application = self.value("PRAGMA application_id")
        if application != APPLICATION_ID and self.value("SELECT count(*) FROM sqlite_master"):
            raise StoreUnavailable(f"{self.path}: it is a SQLite file, but no library of Tellings")
        self.rows("PRAGMA journal_mode = WAL")
        for pragma in PRAGMAS:
            self.rows(f"PRAGMA {pragma}")

    def _translated(self, error: sqlite3.Error) -> StoreError:
        name = getattr(error, "sqlite_errorname", "") or ""
        for beginning, kind, advice in ERRORS:
            if name.startswith(beginning):
                return self.failed(kind(f"{self.path}: {advice}"))
        return self.failed(StoreError(f"{self.path}: {error} ({name or type(error).__name__})"))

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """All rows of a query."""
        try:
            return self.connection.execute(sql, storable(values)).fetchall()
        except sqlite3.Error as error:
            raise self._translated(error) from None

    def stream(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """The rows of a query, a few at a time in memory."""
        try:
            cursor = self.connection.execute(sql, storable(values))
            while found := cursor.fetchmany(ROWS_AT_ONCE):
                yield from found
        except sqlite3.Error as error:
            raise self._translated(error) from None

    def _run(self, sql: str, values: Sequence[Any]) -> int:
        try:
            return self.connection.execute(sql, storable(values)).rowcount
        except sqlite3.Error as error:
            raise self._translated(error) from None

    def _many(self, sql: str, values: Sequence[Sequence[Any]]) -> None:
        try:
            self.connection.executemany(sql, map(storable, values))
        except sqlite3.Error as error:
            raise self._translated(error) from None

    def _begin(self, write: bool) -> None:
        self.rows("BEGIN IMMEDIATE" if write else "BEGIN")

    def _end(self, commit: bool) -> None:
        if commit:
            self.rows("COMMIT")
        elif self.connection.in_transaction:
            self.rows("ROLLBACK")

    def has_table(self, name: str) -> bool:
        """Whether there is a table of this name."""
        return self.row("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (name,)) is not None

    def close(self) -> None:
        """Let go of the connection; safe to call twice."""
        self.connection.close()


class SqliteWords(WordIndex):
    """FTS5 tables without content of their own: words only, by number."""

    number = "w.rowid"
    now = " INDEXED BY article_now"

    def put(self, kind: str, rows: Sequence[tuple[int, Texts]]) -> None:
        """Index rows under numbers not used before."""
        columns = [name for name, _ in COLUMNS[kind]]
        sql = f"INSERT INTO {kind}_words (rowid, {', '.join(columns)}) VALUES (?{', ?' * len(columns)})"  # noqa: S608 - fixed names
        self.db.many(sql, [(number, *(indexed(texts.get(name)) for name in columns)) for number, texts in rows])

    def matches(self, kind: str) -> str:
        """SQL that is true where row `w` matches."""
        return f"{kind}_words MATCH ?"

    def rank(self, kind: str) -> tuple[str, int]:
        """BM25, a title's words counting four times."""
        weights = {"title": "4.0", "outlet": "0.0", "speaker": "0.0"}
        return f"bm25({kind}_words, {', '.join(weights.get(name, '1.0') for name, _ in COLUMNS[kind])})", 0

    def expression(self, kind: str, terms: Iterable[Term], fields: Sequence[tuple[str, str | None]]) -> str | None:
        """An FTS5 expression."""
        return fts5(terms, SEARCHED[kind][0], fields)

    def clear(self) -> None:
        """Empty all word indexes."""
        for kind in COLUMNS:
            self.db.run(f"INSERT INTO {kind}_words ({kind}_words) VALUES ('delete-all')")  # noqa: S608 - fixed names


class SqliteStore(WholeStore):
    """A library in one file. Raises StoreUnavailable, StoreBusy, StoreDamaged."""

    def __init__(self, path: Path, patience: float = PATIENCE) -> None:
        database = SqliteDatabase(path, patience)
        try:
            database.set_up()
            super().__init__(database, SqliteWords(database))
            migrate(database, migrations("sqlite"), self._apply)
            self.renew_words()
        except BaseException:
            database.close()
            raise
        self.database = database

    def _apply(self, migration: Migration) -> None:
        for statement in statements(migration.sql):
            self.db.run(statement)
        self.db.run(f"PRAGMA application_id = {APPLICATION_ID}")

    def check_database(self) -> Iterator[tuple[str, str]]:
        """What SQLite's own checks find: pages and indexes, foreign keys, word indexes."""
        for (line,) in self.db.rows("PRAGMA integrity_check"):
            if line != "ok":
                yield "file", str(line)
        for table, row, parent, _ in self.db.rows("PRAGMA foreign_key_check"):
            yield str(table), f"row {row} refers to a row of {parent} that is not there"
        for kind in COLUMNS:
            try:
                with self.db.write():
                    self.db.run(f"INSERT INTO {kind}_words ({kind}_words) VALUES ('integrity-check')")  # noqa: S608 - fixed names
            except StoreError as error:
                yield f"{kind}_words", str(error)

    def indexed_numbers(self, kind: str) -> str:
        """SQL for the numbers a word index holds."""
        return f"SELECT id FROM {kind}_words_docsize"  # noqa: S608 - fixed names


def statements(script: str) -> Iterator[str]:
    """The statements of a script, one by one, so that all can be one transaction."""
    gathered = ""
    for line in script.splitlines(keepends=True):
        gathered += line
        if sqlite3.complete_statement(gathered):
            yield gathered
            gathered = ""
