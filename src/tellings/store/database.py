"""What both back-ends share: running SQL with `?` placeholders, transactions that nest, and how values are written down.

In: plain SQL that SQLite and PostgreSQL both read. Out: rows as tuples. Guarantee: a transaction in which the database
refused anything, or in which a call stopped between its writes, is never committed, even where the error was caught.
"""

from __future__ import annotations

import json
import re
import zlib
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from tellings.errors import StoreDamaged, StoreError

Row = tuple[Any, ...]
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""What PostgreSQL's text cannot hold."""
MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"
LARGEST_UNPACKED = 1 << 30
"""Bytes that one packed value can unpack to; more is damage."""


def moment_text(at: datetime) -> str:
    """A moment in UTC, to the microsecond, so that texts sort as moments do. Raises ValueError for a naive one."""
    if at.tzinfo is None:
        raise ValueError("a moment needs its offset from UTC (an aware datetime)")
    utc = at.astimezone(UTC)
    return f"{utc.year:04d}" + utc.strftime(MOMENT[2:])


def moment(text: str) -> datetime:
    """Back from `moment_text`. Raises StoreDamaged."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise StoreDamaged(f"{text[:40]!r} is no moment; run `tellings check`")
    return at


def plain(text: str) -> str:
    """Text as both databases can hold it: NUL and lone surrogates become U+FFFD."""
    return text if text.isascii() and "\x00" not in text else UNSTORABLE.sub("\ufffd", text)


def storable(values: Sequence[Any]) -> list[Any]:
    """Values to bind, every text among them `plain`."""
    return [plain(v) if isinstance(v, str) else v for v in values]


def to_json(value: object) -> str:
    """ASCII JSON, keys sorted: the same text for the same value, lone surrogates and NUL escaped. Raises ValueError for NaN."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)


def from_json(text: str) -> Any:
    """Back from `to_json`. Raises StoreDamaged."""
    try:
        return json.loads(text)
    except ValueError:
        raise StoreDamaged(f"{text[:40]!r} is not the JSON that was kept; run `tellings check`") from None


def pack(content: bytes) -> bytes:
    """Compressed (zlib, RFC 1950)."""
    return zlib.compress(content, 6)


def unpack(packed: bytes) -> bytes:
    """Back from `pack`. Raises StoreDamaged."""
    reader = zlib.decompressobj()
    try:
        content = reader.decompress(packed, LARGEST_UNPACKED)
    except zlib.error:
        raise StoreDamaged("a packed value cannot be unpacked; run `tellings check`") from None
    if not reader.eof:
        raise StoreDamaged("a packed value is cut short; run `tellings check`")
    return content


def pack_text(text: str) -> bytes:
    """Text of any code points, compressed."""
    return pack(text.encode("utf-8", "surrogatepass"))


def unpack_text(packed: bytes) -> str:
    """Back from `pack_text`. Raises StoreDamaged."""
    try:
        return unpack(packed).decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        raise StoreDamaged("a packed text is not UTF-8; run `tellings check`") from None


def marks(count: int) -> str:
    """`?,?,?` for so many values."""
    return ",".join("?" * count)


def batches(values: Sequence[Any], size: int = 400) -> Iterator[list[Any]]:
    """The values in lists of at most `size`, as many as a statement takes well."""
    for at in range(0, len(values), size):
        yield list(values[at : at + size])


class Database(ABC):
    """One connection. `run`, `rows` and the others translate the driver's errors into StoreError's tree."""

    def __init__(self) -> None:
        self._depth = 0
        self._writes = 0
        self._broken = False
        self._reading = False

    @abstractmethod
    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """All rows of a query."""

    @abstractmethod
    def stream(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """The rows of a query, a few at a time in memory."""

    @abstractmethod
    def _run(self, sql: str, values: Sequence[Any]) -> int: ...

    @abstractmethod
    def _many(self, sql: str, values: Sequence[Sequence[Any]]) -> None: ...

    @abstractmethod
    def _begin(self, write: bool) -> None: ...

    @abstractmethod
    def _end(self, commit: bool) -> None: ...

    @abstractmethod
    def has_table(self, name: str) -> bool:
        """Whether there is a table of this name."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the connection; safe to call twice."""

    def row(self, sql: str, values: Sequence[Any] = ()) -> Row | None:
        """The first row of a query, None where there is none."""
        found = self.rows(sql, values)
        return found[0] if found else None

    def value(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """The first column of the first row, None where there is none."""
        found = self.row(sql, values)
        return found[0] if found else None

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """One writing statement, inside a transaction; how many rows it changed."""
        self._writes += 1
        return self._run(sql, values)

    def many(self, sql: str, values: Sequence[Sequence[Any]]) -> None:
        """One writing statement for many rows, inside a transaction."""
        if values:
            self._writes += 1
            self._many(sql, values)

    def failed(self, error: StoreError) -> StoreError:
        """The error to raise; what is under way cannot be committed any more."""
        self._broken = True
        return error

    @contextmanager
    def write(self) -> Iterator[None]:
        """A transaction that may write; inside another it is a part of that one."""
        if self._reading:
            raise StoreError("nothing can be written while the library is read as a whole; finish that first")
        if self._depth:
            with self._inner():
                yield
            return
        self._broken = False
        self._begin(write=True)
        self._depth = 1
        try:
            yield
            if self._broken:
                raise StoreError("a part of the transaction failed, so nothing of it is kept")
            self._end(commit=True)
        except BaseException:
            self._end(commit=False)
            raise
        finally:
            self._depth = 0

    @contextmanager
    def _inner(self) -> Iterator[None]:
        before = self._writes
        self._depth += 1
        try:
            yield
        except BaseException:
            self._broken = self._broken or self._writes != before
            raise
        finally:
            self._depth -= 1

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """A reading transaction: everything read inside is of one moment."""
        if self._depth:
            yield
            return
        self._begin(write=False)
        self._depth = 1
        self._reading = True
        try:
            yield
        finally:
            self._reading = False
            self._depth = 0
            self._end(commit=False)

    def lookup(self, sql: str, keys: Sequence[Any], before: Sequence[Any] = ()) -> list[Row]:
        """Rows of a query ending in `IN (%s)` for many keys, asked in batches."""
        found: list[Row] = []
        for some in batches(keys):
            found += self.rows(sql.replace("%s", marks(len(some))), [*before, *some])
        return found
