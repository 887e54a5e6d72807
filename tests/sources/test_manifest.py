"""The manifest: its entries, and what must not be followed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tellings.errors import ManifestError
from tellings.model.document import Media, RawDocument, Rejected
from tests.sources.opening import documents, event, opened, reasons

TEXT = "Old bridge to close\n\nThe council voted on Monday.\n"


def test_entries_in_order_with_what_they_say(tmp_path: Path) -> None:
    for name in ("a.txt", "b.html", "not-listed.txt"):
        (tmp_path / name).write_text(TEXT, "utf8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "c.txt").write_text(TEXT, "utf8")
    path = event(
        tmp_path,
        {"file": "b.html", "outlet": "The Post", "published": "2024-05-01", "url": "https://post.example/1", "sha256": "x"},
        {"file": "a.txt", "outlet": None, "title": "Old bridge", "author": "Jane Roe", "language": "en"},
        {"file": "./in/c.txt", "published": 20240501, "outlet": ["x"]},
        event="x",
    )
    for given in (path, tmp_path):
        one, two, three = documents(given)
        assert (one.media, one.known.outlet, one.known.published, one.known.url) == (
            Media.HTML,
            "The Post",
            "2024-05-01",
            "https://post.example/1",
        )
        assert one.known.origins["url"] == "manifest"
        assert (two.content, two.known.outlet, two.known.title, two.known.author, two.known.language) == (
            TEXT.encode(),
            None,
            "Old bridge",
            "Jane Roe",
            "en",
        )
        assert (three.known.published, three.known.outlet) == ("20240501", None)


@pytest.mark.parametrize(
    "file", ["../secret.txt", "/secret.txt", "in/../../secret.txt", "C:\\secret.txt", "..\\secret.txt", "\\\\host\\x", "link.txt"]
)
def test_files_outside_the_folder_are_not_opened(tmp_path: Path, file: str) -> None:
    folder = tmp_path / "event"
    (folder / "in").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("secret", "utf8")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "a.txt").write_text(TEXT, "utf8")
    event(folder, {"file": file}, {"file": "a.txt"})
    bad, good = opened(folder)
    assert isinstance(bad, Rejected)
    assert "outside" in bad.reason
    assert isinstance(good, RawDocument)


def test_entries_that_cannot_be_read_are_put_aside(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf8")
    (tmp_path / "in").mkdir()
    event(
        tmp_path,
        {"file": "no\x1bsuch.txt"},
        {"outlet": "x"},
        "a.txt",
        {"file": 3},
        {"file": "in"},
        {"file": "a\x00.txt"},
        {"file": "a.txt"},
    )
    found = opened(tmp_path)
    assert [type(d) for d in found] == [*[Rejected] * 6, RawDocument]
    assert all(reason.isprintable() for reason in reasons(tmp_path))


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"articles": []}', b'{"articles": {}}', b"\xff\xff", b"\x1f\x8b\x08", b"[" * 100_000]
)
def test_a_manifest_that_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "event.json").write_bytes(content)
    for given in (tmp_path, tmp_path / "event.json"):
        with pytest.raises(ManifestError) as raised:
            opened(given)
        assert str(raised.value).isprintable()


def test_a_file_listed_twice_is_two_articles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf8")
    event(tmp_path, {"file": "a.txt", "outlet": "One"}, {"file": "a.txt", "outlet": "Two"})
    assert [d.known.outlet for d in documents(tmp_path)] == ["One", "Two"]
