from __future__ import annotations

import gzip
import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from tellings.model.document import Media, RawDocument, Rejected
from tellings.pipeline import gather
from tellings.sources import open_inputs

PARAGRAPHS = (
    "<p>The ferry between Tolmere and the islands will not sail on Friday, the harbour master Jan Okkel said.</p>"
    "<p>Some three hundred passengers had booked, among them a school choir that was to sing at the island fair.</p>"
    "<p>The company promised to pay back every fare within ten days and laid on buses to the northern pier.</p>"
    "<p>Divers are to look at the rudder on Saturday morning; until then nobody knows how long the repair will take.</p>"
)


def page(title: str) -> bytes:
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{PARAGRAPHS}</article></body></html>".encode()


def archive(*pages: tuple[str, bytes, str, str]) -> bytes:
    """A WARC, compressed record by record, of pages given as address, body, status line and media type."""
    found = record("warcinfo", "application/warc-fields", b"software: tests\r\n")
    for url, body, status, media in pages:
        answer = f'HTTP/1.1 {status}\r\nContent-Type: {media}\r\nETag: "e"\r\n\r\n'.encode() + body
        found += record("response", "application/http; msgtype=response", answer, url)
    return found


def record(kind: str, media: str, block: bytes, url: str = "") -> bytes:
    target = f"WARC-Target-URI: {url}\r\n" if url else ""
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\n{target}WARC-Date: 2031-05-04T08:00:00Z\r\nContent-Type: {media}\r\n"
    return gzip.compress(f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n")


GOOD = ("https://g.example/1", page("Ferry stays in port"), "200 OK", "text/html; charset=utf-8")
MORE = ("https://g.example/2", page("Islands wait for ferry"), "200 OK", "text/html")
OTHERS = [
    ("https://g.example/pic", b"\x89PNG", "200 OK", "image/png"),
    ("https://g.example/gone", b"gone", "404 Not Found", "text/html"),
]


def opened(path: Path) -> list[RawDocument | Rejected]:
    return list(open_inputs([str(path)]))


def test_pages_of_an_archive_come_with_their_address_and_moment(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(archive(GOOD, *OTHERS, MORE))
    first, second = opened(tmp_path / "a.warc.gz")
    assert isinstance(first, RawDocument)
    assert isinstance(second, RawDocument)
    assert (first.known.url, first.media, first.charset) == ("https://g.example/1", Media.HTML, "utf-8")
    assert first.answer is not None
    assert first.answer.at.isoformat() == "2031-05-04T08:00:00+00:00"
    assert first.answer.headers["etag"] == '"e"'
    articles, put_aside = gather([first, second])
    assert [a.title for a in articles] == ["Ferry stays in port", "Islands wait for ferry"]
    assert not put_aside


@pytest.mark.parametrize("share", [0.55, 0.8, 0.97])
def test_an_archive_that_breaks_off_gives_what_stands_before(tmp_path: Path, share: float) -> None:
    whole = archive(GOOD, GOOD, GOOD, GOOD)
    (tmp_path / "a.warc.gz").write_bytes(whole[: int(len(whole) * share)])
    found = opened(tmp_path / "a.warc.gz")
    assert any(isinstance(f, RawDocument) for f in found)
    articles, put_aside = gather(found)
    assert len(articles) == int(4 * share)
    assert len(put_aside) == 1
    assert "cut off" in put_aside[0].reason


@pytest.mark.parametrize("junk", [b"", b"no archive at all", b"\x1f\x8b\x00\x00", b"WARC/1.0\r\n\r\n"])
def test_what_is_no_archive_is_put_aside(tmp_path: Path, junk: bytes) -> None:
    (tmp_path / "a.warc").write_bytes(junk)
    found = opened(tmp_path / "a.warc")
    assert not any(isinstance(f, RawDocument) for f in found)
    (tmp_path / "a.wacz").write_bytes(junk)
    (only,) = opened(tmp_path / "a.wacz")
    assert isinstance(only, Rejected)


def packed(path: Path, members: dict[str, bytes], listed: dict[str, str]) -> None:
    resources = [{"path": name, "hash": f"sha256:{value}"} for name, value in listed.items()]
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("datapackage.json", json.dumps({"profile": "data-package", "wacz_version": "1.1.1", "resources": resources}))
        for name, content in members.items():
            out.writestr(name, content)


def test_a_wacz_is_checked_against_its_listing(tmp_path: Path) -> None:
    one, two = archive(GOOD), archive(MORE)
    members = {"archive/1.warc.gz": one, "archive/2.warc.gz": two, "pages/pages.jsonl": b"{}"}
    listed = {"archive/1.warc.gz": hashlib.sha256(one).hexdigest(), "archive/2.warc.gz": "0" * 64}
    packed(tmp_path / "a.wacz", members, listed)
    first, second = opened(tmp_path / "a.wacz")
    assert isinstance(first, RawDocument)
    assert isinstance(second, Rejected)
    assert "SHA-256" in second.reason


def test_a_wacz_without_archives(tmp_path: Path) -> None:
    packed(tmp_path / "a.wacz", {}, {})
    (only,) = opened(tmp_path / "a.wacz")
    assert isinstance(only, Rejected)


def test_a_wacz_that_is_cut_off(tmp_path: Path) -> None:
    packed(tmp_path / "a.wacz", {"archive/1.warc.gz": archive(GOOD)}, {})
    whole = (tmp_path / "a.wacz").read_bytes()
    (tmp_path / "a.wacz").write_bytes(whole[: len(whole) // 2])
    (only,) = opened(tmp_path / "a.wacz")
    assert isinstance(only, Rejected)


def test_an_archive_among_the_files_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(archive(GOOD))
    (tmp_path / "b.txt").write_text("Ferry sails\n\nThe ferry sailed on Friday, said the harbour master.")
    assert [isinstance(f, RawDocument) for f in opened(tmp_path)] == [True, True]
