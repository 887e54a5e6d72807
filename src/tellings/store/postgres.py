"""The store in PostgreSQL, for a team: plain SQL over psycopg 3, tsvector for words, pgvector where the server has it.

In: the address of a database (postgresql://…). Out: a Store. Guarantee: writers take turns, by an advisory lock that each
waits for `patience` seconds at most; what a returned call wrote is kept as PostgreSQL keeps it (`synchronous_commit`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from tellings.errors import BackendError, Refused, StoreBusy, StoreDamaged, StoreError, StoreFull, StoreUnavailable
from tellings.model.query import Term
from tellings.store.database import Database, Row, storable
from tellings.store.derived import float_row
from tellings.store.indexing import COLUMNS, SEARCHED, Texts, WordIndex
from tellings.store.migrations import Migration, migrate, migrations
from tellings.store.protocol import Days, Vector
from tellings.store.whole import WholeStore
from tellings.store.words import tsquery, tsvector

if TYPE_CHECKING:
    import psycopg

WRITERS = 0x54454C4C
"""The advisory lock that a writer holds, the same for every library in one database."""
PATIENCE = 30.0
ROWS_AT_ONCE = 500
PASSWORD = re.compile(r"(://[^:/@]*):[^@]*@")
ERRORS: tuple[tuple[str, type[StoreError], str], ...] = (
    ("53100", StoreFull, "the server's disk is full; make room and try again"),
    ("53", StoreUnavailable, "the server has no resources left; try again later"),
    ("55P03", StoreBusy, "another process is writing to it; try again when it is done"),
    ("40", StoreBusy, "another process is writing to it; try again when it is done"),
    ("57014", StoreBusy, "it took too long; try again later"),
    ("57", StoreUnavailable, "the server is shutting down or starting; try again later"),
    ("08", StoreUnavailable, "the connection was lost; try again"),
    ("28", StoreUnavailable, "the server does not let this user in; check name and password"),
    ("3D", StoreUnavailable, "there is no such database; create it first"),
    ("42501", StoreUnavailable, "this user must not do that; grant it the rights to the schema"),
    ("25006", StoreUnavailable, "it can only be read"),
    ("23", Refused, "it goes against what is kept, so nothing was changed"),
    ("XX", StoreDamaged, "the server reports damage; see its log"),
)
"""Beginnings of SQLSTATE codes (PostgreSQL, Appendix A), the first that fits: which error it is here, and what to do."""


class PostgresDatabase(Database):
    """One connection to a PostgreSQL database."""

    def __init__(self, address: str, patience: float = PATIENCE) -> None:
        super().__init__()
        try:
            import psycopg
        except ImportError:
            raise BackendError("PostgreSQL needs psycopg: pip install 'tellings[postgres]'") from None
        self.name = PASSWORD.sub(r"\1@", address)
        self.driver = psycopg
        try:
            self.connection: psycopg.Connection[Row] = psycopg.connect(address, autocommit=True, connect_timeout=max(2, int(patience)))
        except psycopg.Error as error:
            raise self._translated(error) from None
        self.rows(f"SET lock_timeout = {int(patience * 1000)}")
        self.rows("SET client_min_messages = warning")
        self._streams = 0

    def _translated(self, error: psycopg.Error) -> StoreError:
        state = error.sqlstate or ("08" if isinstance(error, self.driver.OperationalError) else "")
        for beginning, kind, advice in ERRORS:
            if state.startswith(beginning):
                return self.failed(kind(f"{self.name}: {advice}"))
        return self.failed(StoreError(f"{self.name}: {' '.join(str(error).split())} ({state or type(error).__name__})"))

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """All rows of a query."""
        try:
            cursor = self.connection.execute(placed(sql), storable(values) or None)
            return cursor.fetchall() if cursor.description else []
        except self.driver.Error as error:
            raise self._translated(error) from None

    def stream(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """The rows of a query, by a cursor of the server."""
        self._streams += 1
        try:
            with self.connection.cursor(name=f"stream_{self._streams}", withhold=not self._depth) as cursor:
                cursor.itersize = ROWS_AT_ONCE
                cursor.execute(placed(sql), storable(values) or None)
                yield from cursor
        except self.driver.Error as error:
            raise self._translated(error) from None

    def _run(self, sql: str, values: Sequence[Any]) -> int:
        try:
            return self.connection.execute(placed(sql), storable(values) or None).rowcount
        except self.driver.Error as error:
            raise self._translated(error) from None

    def _many(self, sql: str, values: Sequence[Sequence[Any]]) -> None:
        try:
            with self.connection.cursor() as cursor:
                cursor.executemany(placed(sql), map(storable, values))
        except self.driver.Error as error:
            raise self._translated(error) from None

    def _begin(self, write: bool) -> None:
        self.rows("BEGIN" if write else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        if write:
            try:
                self.rows("SELECT pg_advisory_xact_lock(?)", (WRITERS,))
            except StoreError:
                self._end(commit=False)
                raise

    def _end(self, commit: bool) -> None:
        if commit:
            self.rows("COMMIT")
        elif not self.connection.closed:
            self.rows("ROLLBACK")

    def has_table(self, name: str) -> bool:
        """Whether there is a table of this name."""
        return self.value("SELECT to_regclass(?)::text", (name,)) is not None

    def close(self) -> None:
        """Let go of the connection; safe to call twice."""
        self.connection.close()


def placed(sql: str) -> str:
    """The statement with psycopg's placeholders; none of ours holds a percent sign or a question mark otherwise."""
    return sql.replace("?", "%s")


def literal(numbers: Vector) -> str:
    """A vector as pgvector reads it, each number exactly."""
    return "[" + ",".join(repr(float(n)) for n in numbers) + "]"


class PostgresWords(WordIndex):
    """Tables of tsvector by number, with GIN indexes."""

    number = "w.num"

    def put(self, kind: str, rows: Sequence[tuple[int, Texts]]) -> None:
        """Index rows under numbers not used before."""
        sql = f"INSERT INTO {kind}_words (num, words) VALUES (?, ?::tsvector)"  # noqa: S608 - fixed names
        self.db.many(sql, [(n, tsvector([(label, texts.get(name)) for name, label in COLUMNS[kind]])) for n, texts in rows])

    def matches(self, kind: str) -> str:  # noqa: ARG002 - the same for all
        """SQL that is true where row `w` matches."""
        return "w.words @@ ?::tsquery"

    def rank(self, kind: str) -> tuple[str, int]:  # noqa: ARG002 - the same for all
        """The server's own rank (ts_rank_cd), a title's words counting four times and an outlet's not at all."""
        return "-ts_rank_cd(ARRAY[0, 0, 0.25, 1]::real[], w.words, ?::tsquery)", 1

    def expression(self, kind: str, terms: Iterable[Term], fields: Sequence[tuple[str, str | None]]) -> str | None:
        """A tsquery literal."""
        return tsquery(terms, SEARCHED[kind][1], [(dict(COLUMNS[kind])[name], text) for name, text in fields])

    def clear(self) -> None:
        """Empty all word indexes."""
        for kind in COLUMNS:
            self.db.run(f"DELETE FROM {kind}_words")  # noqa: S608 - fixed names


class PostgresStore(WholeStore):
    """A library in a PostgreSQL database. Raises StoreUnavailable, StoreBusy, BackendError."""

    def __init__(self, address: str, patience: float = PATIENCE) -> None:
        database = PostgresDatabase(address, patience)
        super().__init__(database, PostgresWords(database))
        try:
            migrate(database, migrations("postgres"), self._apply)
            self.renew_words()
        except BaseException:
            database.close()
            raise

        self.by_pgvector = self._set_up_pgvector()

    def _apply(self, migration: Migration) -> None:
        self.db.run(migration.sql)

    def _set_up_pgvector(self) -> bool:
        """Whether the server weighs embeddings itself: by an added column, where it has the extension and lets us use it."""
        if self.db.value("SELECT 1 FROM information_schema.columns WHERE table_name = 'embedding' AND column_name = 'weighed'"):
            return True
        if not self.db.value("SELECT 1 FROM pg_available_extensions WHERE name = 'vector'"):
            return False
        try:
            with self.db.write():
                self.db.run("CREATE EXTENSION IF NOT EXISTS vector")
                self.db.run("ALTER TABLE embedding ADD COLUMN IF NOT EXISTS weighed vector")
                for article, model, data in self.db.rows("SELECT article, model, data FROM embedding WHERE weighed IS NULL"):
                    self._weigh(article, model, bytes(data))
        except StoreError:
            return False
        return True

    def _weigh(self, article: str, model: str, data: bytes) -> None:
        numbers = np.frombuffer(data, dtype="<f4")
        self.db.run("UPDATE embedding SET weighed = ?::vector WHERE article = ? AND model = ?", (literal(numbers), article, model))

    def keep_vector(self, article: str, model: str, data: bytes) -> None:
        """Keep an embedding's bytes, and as pgvector has them; inside a transaction."""
        super().keep_vector(article, model, data)
        if self.by_pgvector:
            self._weigh(article, model, data)

    def nearest(self, model: str, vector: Vector, *, days: Days | None = None, limit: int = 20) -> list[tuple[str, float]]:
        """See the protocol; weighed by the server where it has pgvector."""
        if not self.by_pgvector or not np.any(vector):
            return super().nearest(model, vector, days=days, limit=limit)
        asked = literal(np.frombuffer(float_row(vector), dtype="<f4"))
        sql = "SELECT v.article, COALESCE(NULLIF(1 - (v.weighed <=> ?::vector), 'NaN'), 0) AS cosine FROM embedding v"
        values: list[object] = [asked]
        if days:
            sql += " JOIN feature f ON f.article = v.article AND f.day BETWEEN ? AND ?"
            values += days
        sql += " WHERE v.model = ? ORDER BY cosine DESC, v.article LIMIT ?"
        return [(article, float(cosine)) for article, cosine in self.db.rows(sql, [*values, model, limit])]

    def check_database(self) -> Iterator[tuple[str, str]]:
        """Foreign keys hold by the server's own constraints; what is not validated is said."""
        for name, table in self.db.rows("SELECT conname, conrelid::regclass::text FROM pg_constraint WHERE NOT convalidated"):
            yield str(table), f"the constraint {name} is not validated"

    def indexed_numbers(self, kind: str) -> str:
        """SQL for the numbers a word index holds."""
        return f"SELECT num FROM {kind}_words"  # noqa: S608 - fixed names
