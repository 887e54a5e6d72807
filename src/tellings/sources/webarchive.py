"""Web archives: WARC (ISO 28500), also compressed record by record, and WACZ 1.1.1, a ZIP of them.

In: a path. Out: a document for each page that was answered with content, with the address and the moment of its
retrieval; what is no page is passed over. An archive that breaks off gives what stands before the break, and then
says so. Records are read one at a time and bounded, so that an archive larger than memory passes.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import redirect_stderr
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from tellings.errors import InputError
from tellings.model.document import Known, Media, RawDocument, Rejected
from tellings.model.fetched import Answer
from tellings.sources import bytestream, sniff
from tellings.sources.naming import shown

WARC_NAMES = (".warc", ".warc.gz")
WACZ_NAMES = (".wacz",)
PAGES = {"text/html": Media.HTML, "application/xhtml+xml": Media.HTML, "text/plain": Media.TEXT}
"""The media types that are read as articles."""
LARGEST = 20_000_000
"""Bytes of one record, decompressed."""
ARCHIVES = "archive/"
"""Where a WACZ keeps its WARC files."""
LISTING = "datapackage.json"
LARGEST_LISTING = 16_000_000


def is_archive(name: str) -> bool:
    """Whether a file's name is that of a web archive."""
    return name.lower().endswith(WARC_NAMES + WACZ_NAMES)


def read(path: Path) -> Iterator[RawDocument | Rejected]:
    """The pages of an archive. Raises InputError if it cannot be opened."""
    name = shown(str(path))
    try:
        if path.name.lower().endswith(WACZ_NAMES):
            yield from wacz(path, name)
        else:
            with path.open("rb") as file:
                yield from records(file, name)
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({bytestream.reason(error)})") from None


def wacz(path: Path, name: str) -> Iterator[RawDocument | Rejected]:
    """The pages of every WARC file in a WACZ; one whose bytes are not those listed is put aside whole."""
    try:
        with zipfile.ZipFile(path) as packed:
            digests = listed(packed)
            members = sorted(i.filename for i in packed.infolist() if i.filename.startswith(ARCHIVES) and is_archive(i.filename))
            if not members:
                yield Rejected(name, "this archive holds no web archive files")
            for member in members:
                inside = f"{name}:{shown(member)}"
                if member in digests and digest(packed, member) != digests[member]:
                    yield Rejected(inside, "its bytes are not the ones the archive lists (SHA-256)")
                    continue
                with packed.open(member) as file:
                    yield from records(file, inside)
    except (zipfile.BadZipFile, RuntimeError, EOFError):  # RuntimeError also for a compression that is not known
        yield Rejected(name, "the archive is broken or cut off")


def listed(packed: zipfile.ZipFile) -> dict[str, str]:
    """The SHA-256 of each file a WACZ lists, by its path."""
    try:
        info = packed.getinfo(LISTING)
        given = json.loads(packed.read(info)) if info.file_size <= LARGEST_LISTING else {}
    except (KeyError, ValueError, RecursionError):
        return {}
    resources = given.get("resources") if isinstance(given, dict) else None
    found = {}
    for resource in resources if isinstance(resources, list) else ():
        kind, _, value = str(resource.get("hash", "") if isinstance(resource, dict) else "").partition(":")
        if kind == "sha256":
            found[str(resource.get("path"))] = value.casefold()
    return found


def digest(packed: zipfile.ZipFile, member: str) -> str:
    """SHA-256 of a member, in hexadecimal. Raises BadZipFile."""
    with packed.open(member) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]  # a ZIP member reads like a file


def records(file: IO[bytes], name: str) -> Iterator[RawDocument | Rejected]:
    """The pages of one WARC file, open for reading."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    class Watched(ArchiveIterator):  # type: ignore[misc]  # the library is untyped
        """Notes, where the library only stops, that the last compressed record is not whole."""

        cut_off = False

        def close(self) -> None:
            last = self.reader.decompressor if self.reader else None
            self.cut_off = self.cut_off or (last is not None and not last.eof)
            super().close()

    number, told = 0, False
    try:
        with quietly():
            iterator = Watched(file)
        while True:
            with quietly():
                record = next(iterator, None)
                found = page(record, f"{name}:{number + 1}") if record else None
            if record is None:
                break
            number += 1
            told = isinstance(found, Rejected)
            if found is not None:
                yield found
        broken = iterator.cut_off
    except (ArchiveLoadFailed, EOFError, ValueError, OSError, zipfile.BadZipFile, KeyError, AttributeError):
        broken = True
    if broken and not told:
        yield Rejected(f"{name}:{number + 1}", "the archive is broken or cut off here")
    elif not number and not broken:
        yield Rejected(name, "it holds no records")


def quietly() -> redirect_stderr[io.StringIO]:
    """Keeps the library's remarks about broken records off the terminal; they are told as records put aside."""
    return redirect_stderr(io.StringIO())


def page(record: Any, name: str) -> RawDocument | Rejected | None:
    """The document in a record, None where it holds no page."""
    if record.rec_type not in ("response", "resource"):
        return None
    answered = record.http_headers
    kind = (answered.get_header("Content-Type") if answered else record.rec_headers.get_header("Content-Type")) or ""
    media = PAGES.get(kind.split(";")[0].strip().casefold())
    status = int(answered.get_statuscode() or 0) if answered and (answered.get_statuscode() or "").isdigit() else 200
    url = record.rec_headers.get_header("WARC-Target-URI")
    if media is None or status != 200 or not url:
        return None
    content = record.content_stream().read(LARGEST + 1)
    if len(content) > LARGEST:
        return Rejected(name, f"the record is larger than {LARGEST // 1_000_000} MB")
    if getattr(record.raw_stream, "limit", 0) > 0:  # what the record's length promises and the file does not hold
        return Rejected(name, "the archive is cut off here")
    at = moment(record.rec_headers.get_header("WARC-Date"))
    headers = {k.lower(): v for k, v in answered.headers} if answered else {"content-type": kind}
    answer = Answer(url, url, status, at, headers) if at else None
    media = Media.HTML if sniff.is_html(content) else media
    return RawDocument(name, content, media, Known(url=url, origins={"url": "archive"}), answer)


def moment(text: str | None) -> datetime | None:
    """A WARC-Date (W3C profile of ISO 8601), in UTC."""
    try:
        found = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
