"""A whole library as one file: a gzipped tar of JSON Lines and of the bytes received (docs/archive.md).

In: a store, or an archive. Out: the other. Guarantees: the same library gives the same bytes, from either database; an
archive appears whole or not at all; one that was cut or changed is refused and nothing of it is taken in. Memory is bounded
by one entry.
"""

from __future__ import annotations

import errno
import gzip
import hashlib
import json
import os
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from tellings.errors import ArchiveError, Refused, StoreDamaged, StoreFull, StoreUnavailable
from tellings.model.library import digest
from tellings.store.database import pack, to_json, unpack
from tellings.store.tables import BY_NAME, TABLES, Rows

FORMAT = "tellings/library/1"
FIRST, LAST = "library.json", "end.json"
ROWS_AN_ENTRY, BYTES_AN_ENTRY = 500, 4_000_000
LARGEST_ENTRY = 1 << 30
"""Bytes of one entry; no document is larger."""
CUT = "the archive is cut short or damaged; nothing of it was taken in"


class Writer:
    """An archive being written: entries with a running hash over their names and contents."""

    def __init__(self, file: BinaryIO) -> None:
        self.zipped = gzip.GzipFile(filename="", mode="wb", fileobj=file, compresslevel=6, mtime=0)
        self.hash = hashlib.sha256()

    def entry(self, name: str, content: bytes) -> None:
        """One entry; nothing in it tells when or by whom it was written."""
        info = tarfile.TarInfo(name)
        info.size = len(content)
        self.zipped.write(info.tobuf(tarfile.USTAR_FORMAT))
        self.zipped.write(content)
        self.zipped.write(bytes(-len(content) % tarfile.BLOCKSIZE))
        self.hash.update(f"{name}\n{digest(content)}\n".encode())

    def close(self) -> None:
        """Write what ends an archive."""
        self.zipped.write(bytes(2 * tarfile.BLOCKSIZE))
        self.zipped.close()


def chunks(rows: Iterator[dict[str, Any]]) -> Iterator[tuple[int, bytes]]:
    """Rows as JSON Lines, so many at a time, with their number."""
    lines: list[bytes] = []
    size = 0
    for row in rows:
        line = to_json(row).encode("ascii") + b"\n"
        lines.append(line)
        size += len(line)
        if len(lines) == ROWS_AN_ENTRY or size >= BYTES_AN_ENTRY:
            yield len(lines), b"".join(lines)
            lines, size = [], 0
    if lines:
        yield len(lines), b"".join(lines)


def write_archive(store: Rows, file: BinaryIO) -> None:
    """The library as it is at one moment."""
    writer = Writer(file)
    try:
        with store.db.snapshot():
            write_entries(store, writer)
        writer.close()
    except BaseException:
        with suppress(OSError):
            writer.zipped.close()  # what is left in its buffer is of no use any more
        raise


def write_entries(store: Rows, writer: Writer) -> None:
    """All bytes and rows, then what was written."""
    counts = {"blob": 0}
    writer.entry(FIRST, to_json({"format": FORMAT}).encode())
    for sha256, packed in store.db.stream("SELECT sha256, packed FROM blob ORDER BY sha256"):
        content = unpack(packed)
        if digest(content) != sha256:
            raise StoreDamaged(f"the bytes kept as {sha256[:12]}… are not the ones that were kept; run `tellings check`")
        writer.entry(f"blobs/{sha256}", content)
        counts["blob"] += 1
    for of in TABLES:
        counts[of.name] = 0
        for number, (count, content) in enumerate(chunks(store.rows(of.name)), start=1):
            writer.entry(f"{of.name}/{number:06}.jsonl", content)
            counts[of.name] += count
    writer.entry(LAST, to_json({"counts": counts, "sha256": writer.hash.hexdigest()}).encode())


def export_archive(store: Rows, path: Path) -> None:
    """Write an archive beside its place and move it there once it is whole. Raises Refused, StoreFull, StoreUnavailable."""
    if path.exists():
        raise Refused(f"{path}: it is there already; name another file")
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("xb") as file:
            write_archive(store, file)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise StoreFull(f"{path}: there is no room to write it; make room and try again") from None
        raise StoreUnavailable(f"{path}: it cannot be written ({error.strerror})") from None
    finally:
        beside.unlink(missing_ok=True)


def entries(file: BinaryIO) -> Iterator[tuple[str, bytes]]:
    """Names and contents of an archive's entries. Raises ArchiveError."""
    try:
        with gzip.GzipFile(fileobj=file) as zipped, tarfile.open(fileobj=zipped, mode="r|") as tar:
            for info in tar:
                tar.members.clear()  # type: ignore[attr-defined]
                content = tar.extractfile(info) if info.isreg() and info.size <= LARGEST_ENTRY else None
                if content is None:
                    raise ArchiveError(f"the archive holds an entry {info.name[:60]!r} that no export writes")
                yield info.name, content.read()
            while zipped.read(1 << 16):  # to the end, so that its checksum is verified
                pass
    except (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile):
        raise ArchiveError(CUT) from None


def read_archive(store: Rows, file: BinaryIO) -> None:
    """Take in an archive; inside a transaction that is given up when this raises."""
    running = hashlib.sha256()
    counts = dict.fromkeys(["blob", *BY_NAME], 0)
    redirects: list[tuple[str, str]] = []
    ended = False
    for number, (name, content) in enumerate(entries(file)):
        if (number == 0) != (name == FIRST) or ended:
            raise ArchiveError("it is no archive of a library, or its entries are not in their order")
        if number == 0:
            if parsed(content).get("format") != FORMAT:
                raise ArchiveError(f"it is no archive of the form {FORMAT}; export it again with this version")
        elif name == LAST:
            ended = True
            if parsed(content) != {"counts": counts, "sha256": running.hexdigest()}:
                raise ArchiveError("what the archive holds is not what was written to it; nothing of it was taken in")
        else:
            take_in(store, name, content, counts, redirects)
        running.update(f"{name}\n{digest(content)}\n".encode())
    if not ended:
        raise ArchiveError(CUT)
    store.db.many("UPDATE story SET redirect = ? WHERE id = ?", redirects)


def take_in(store: Rows, name: str, content: bytes, counts: dict[str, int], redirects: list[tuple[str, str]]) -> None:
    """One entry with bytes or rows."""
    folder, _, rest = name.partition("/")
    if folder == "blobs":
        if digest(content) != rest:
            raise ArchiveError(f"the bytes of {name[:80]!r} are not those of their name; nothing was taken in")
        store.db.run("INSERT INTO blob (sha256, size, packed) VALUES (?, ?, ?)", (rest, len(content), pack(content)))
        counts["blob"] += 1
        return
    if folder not in BY_NAME:
        raise ArchiveError(f"the archive holds an entry {name[:60]!r} that no export writes")
    rows = [parsed(line) for line in content.splitlines()]
    store.insert_rows(folder, rows)
    counts[folder] += len(rows)
    if folder == "story":
        redirects += [(row["redirect"], row["id"]) for row in rows if row["redirect"]]


def parsed(line: bytes) -> dict[str, Any]:
    """A JSON object. Raises ArchiveError."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        raise ArchiveError("the archive holds a line that is not JSON; nothing of it was taken in") from None
    if not isinstance(value, dict):
        raise ArchiveError("the archive holds a line that is no row; nothing of it was taken in")
    return value


def import_archive(store: Rows, path: Path) -> None:
    """Take in an archive whole, or nothing. Raises Refused, ArchiveError, StoreError."""
    try:
        with path.open("rb") as file, store.db.write():
            if any(store.db.row(f"SELECT 1 FROM {name} LIMIT 1") for name in ("blob", *BY_NAME)):  # noqa: S608 - fixed names
                raise Refused("an archive is taken in by an empty library only; name a new one")
            read_archive(store, file)
    except FileNotFoundError:
        raise ArchiveError(f"{path}: there is no such file") from None
    except OSError as error:
        raise ArchiveError(f"{path}: it cannot be read ({error.strerror})") from None
    except ArchiveError as error:
        raise ArchiveError(f"{path}: {error}") from None
