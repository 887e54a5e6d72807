"""Every door: text, HTML, JSON Lines, JSON, folders and standard input."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from pathlib import Path

import pytest

from tellings.errors import InputError
from tellings.model.document import Media, RawDocument, Rejected
from tellings.sources import open_inputs
from tests.sources.opening import documents, nothing, opened, reasons

TEXT = "Old bridge to close\n\nThe council voted on Monday.\n"
PAGE = "<!DOCTYPE html><html><body><p>The council voted on Monday.</p></body></html>"


def test_a_text_file_is_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(("\ufeff" + TEXT.replace("\n", "\r\n")).encode())
    (found,) = documents(file)
    assert found == RawDocument(str(file), file.read_bytes(), Media.TEXT, found.known)
    assert found.known.outlet is None


@pytest.mark.parametrize(
    ("name", "content", "media"),
    [
        ("a.html", PAGE, Media.HTML),
        ("a.HTM", "<p>no doctype</p>", Media.HTML),
        ("a.txt", "\ufeff <!-- saved -->\n" + PAGE, Media.HTML),
        ("article", PAGE, Media.HTML),
        ("article", TEXT, Media.TEXT),
        ("a.txt", "{not json}", Media.TEXT),
        ("a.md", "[1] a note", Media.TEXT),
        ("a.txt", "<b> is how bold begins", Media.TEXT),
    ],
)
def test_what_a_file_is(tmp_path: Path, name: str, content: str, media: Media) -> None:
    (tmp_path / name).write_text(content, "utf8")
    (found,) = documents(tmp_path / name)
    assert found.media is media


def test_utf16_pages_are_pages(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(PAGE.encode("utf-16"))
    assert documents(tmp_path / "a")[0].media is Media.HTML


def test_json_lines_give_a_document_for_each_record(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    records = [
        {
            "text": TEXT,
            "title": "Old bridge",
            "outlet": "The Post",
            "published": "2024-05-01",
            "url": "https://post.example/1",
            "language": "en",
        },
        {"text": "“Ja.”", "outlet": None, "published": 1714557600, "title": 7, "extra": [1]},
    ]
    file.write_text("\n\n".join(map(json.dumps, records)) + "\n", "utf8")
    one, two = documents(file)
    assert one.name == f"{file}:1"
    assert one.content == TEXT
    assert (one.known.title, one.known.outlet, one.known.published) == ("Old bridge", "The Post", "2024-05-01")
    assert (one.known.url, one.known.language) == ("https://post.example/1", "en")
    assert one.known.origins["outlet"] == "record"
    assert two.name == f"{file}:3"
    assert (two.content, two.known.outlet, two.known.title, two.known.published) == ("“Ja.”", None, None, "1714557600")


def test_bad_lines_are_put_aside_and_the_rest_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    good = json.dumps({"text": TEXT}).encode()
    bad = [
        b"{",
        b"[1, 2]",
        b'"text"',
        b'{"title": "x"}',
        b'{"text": 3}',
        b'{"text": null}',
        b"\xff\xfe\xfa",
        b"[" * 200_000,
        b"1" * 5_000,
        b"nul",
    ]
    file.write_bytes(b"\n".join([good, *bad, good]))
    found = opened(file)
    assert [isinstance(d, Rejected) for d in found] == [False, *[True] * len(bad), False]
    for number, rejected in enumerate(found[1:-1], start=2):
        assert rejected.name == f"{file}:{number}"
        assert isinstance(rejected, Rejected)
        assert rejected.reason.isprintable()
        assert len(rejected.reason) < 200


def test_lone_surrogates_in_json_come_through(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "a \\ud800 b", "outlet": "\\udfff"}')
    (found,) = documents(tmp_path / "a.jsonl")
    assert found.content == "a \ud800 b"


def test_two_copies_are_both_kept(tmp_path: Path) -> None:
    line = json.dumps({"text": TEXT})
    (tmp_path / "a.jsonl").write_text(f"{line}\n{line}\n", "utf8")
    assert len(documents(tmp_path / "a.jsonl")) == 2
    assert len(documents(tmp_path / "a.jsonl", tmp_path / "a.jsonl")) == 4


def test_json_lines_are_read_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": TEXT}) + "\n{broken", "utf8")
    found = open_inputs([str(tmp_path / "a.jsonl")], stdin=nothing)
    assert isinstance(next(found), RawDocument)
    assert isinstance(next(found), Rejected)


def test_a_line_of_ten_megabytes_is_fast(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"text": "Orla “bridge” " * 800_000}) + "\n" + "x" * 10_000_000, "utf8")
    started = time.perf_counter()
    found = opened(file)
    assert [type(d) for d in found] == [RawDocument, Rejected]
    assert time.perf_counter() - started < 10


def test_a_line_without_end_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    with file.open("wb") as lines:
        lines.truncate(100_000_000)
        lines.seek(0, os.SEEK_END)
        lines.write(b"\n" + json.dumps({"text": TEXT}).encode())
    found = opened(file)
    assert [type(d) for d in found] == [Rejected, RawDocument]


@pytest.mark.parametrize(
    "content",
    ['{"text": "One.", "outlet": "Post"}', '[{"text": "One.", "outlet": "Post"}]', '\ufeff{\n "text": "One.",\n "outlet": "Post"}'],
)
def test_json_is_one_record_or_a_list(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.json").write_text(content, "utf8")
    (found,) = documents(tmp_path / "a.json")
    assert (found.content, found.known.outlet) == ("One.", "Post")
    (found,) = documents("-", stdin=content.encode())
    assert (found.content, found.known.outlet) == ("One.", "Post")


@pytest.mark.parametrize("content", ["", " ", "[]", "3", "[", '{"a": 1}', "[[]]"])
def test_json_without_records_is_put_aside(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.json").write_text(content, "utf8")
    (reason,) = reasons(tmp_path / "a.json")
    assert reason.isprintable()


def test_an_empty_file_of_lines_is_put_aside(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("\n\n", "utf8")
    assert reasons(tmp_path / "a.jsonl") == ["it is empty"]


@pytest.mark.parametrize(
    ("content", "media", "count"),
    [
        (TEXT.encode(), Media.TEXT, 1),
        (PAGE.encode(), Media.HTML, 1),
        (b'{"text": "One."}\n{"text": "Two."}\n', Media.TEXT, 2),
        (b'[{"text": "One."}, {"text": "Two."}]', Media.TEXT, 2),
        (b"", Media.TEXT, 1),
        (b'"We won," she said.', Media.TEXT, 1),
    ],
)
def test_standard_input_is_what_it_begins_like(content: bytes, media: Media, count: int) -> None:
    found = documents("-", stdin=content)
    assert [d.media for d in found] == [media] * count
    assert found[0].name.startswith("-")


def test_standard_input_is_read_when_its_turn_comes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf8")
    found = open_inputs([str(tmp_path / "a.txt"), "-"], stdin=nothing)
    next(found)
    with pytest.raises(AssertionError):
        next(found)


def test_inputs_come_in_the_order_named(tmp_path: Path) -> None:
    for name in "cab":
        (tmp_path / name).write_text(name, "utf8")
    assert [d.content for d in documents(tmp_path / "c", "-", tmp_path / "a", stdin=b"-")] == [b"c", b"-", b"a"]


def test_a_folder_gives_its_files_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden", "gold.json"):
        (tmp_path / name).write_text(TEXT, "utf8")
    (tmp_path / "c.html").write_text(PAGE, "utf8")
    (tmp_path / "d.jsonl").write_text('{"text": "One."}\n{', "utf8")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "e.txt").write_text(TEXT, "utf8")
    found = opened(tmp_path)
    assert [Path(d.name).name for d in found] == ["a.txt", "b.txt", "c.html", "d.jsonl:1", "d.jsonl:2"]
    assert [type(d) for d in found] == [*[RawDocument] * 4, Rejected]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf8")
    (tmp_path / "a.txt").chmod(0)
    assert "permission" in reasons(tmp_path)[0]
    with pytest.raises(InputError, match="permission"):
        opened(tmp_path / "a.txt")


@pytest.mark.parametrize("inner", [(), (".hidden",), ("gold.json",)])
def test_a_folder_without_articles(tmp_path: Path, inner: tuple[str, ...]) -> None:
    (tmp_path / "folder").mkdir()
    for name in inner:
        (tmp_path / name).write_text(TEXT, "utf8")
    with pytest.raises(InputError, match="holds no articles"):
        opened(tmp_path)


@pytest.mark.parametrize("name", ["", "no-such-file.txt", "a\x00b", "x" * 5000, "no\nsuch\x1b[31m", "https://post.example/1"])
def test_an_input_that_is_not_there_is_an_error_at_once(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf8")
    with pytest.raises(InputError) as raised:
        open_inputs([str(tmp_path / "a.txt"), name], stdin=nothing)
    assert str(raised.value).isprintable()
    assert len(str(raised.value)) < 300


def test_inputs_must_be_named_and_standard_input_once() -> None:
    with pytest.raises(InputError):
        opened()
    with pytest.raises(InputError, match="once"):
        opened("-", "-", stdin=b"x")


def test_published_and_outlet_fill_only_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "One.", "outlet": "Post"}\n{"text": "Two.", "published": "2024-05-02"}\n{', "utf8")
    one, two, bad = opened(tmp_path / "a.jsonl", published="2024-05-01", outlet="Given")
    assert isinstance(one, RawDocument)
    assert isinstance(two, RawDocument)
    assert isinstance(bad, Rejected)
    assert (one.known.outlet, one.known.published) == ("Post", "2024-05-01")
    assert (two.known.outlet, two.known.published) == ("Given", "2024-05-02")
    assert one.known.origins == {"outlet": "record", "published": "user"}
    assert two.known.origins == {"outlet": "user", "published": "record"}


@pytest.mark.skipif(sys.platform == "win32", reason="needs named pipes")
def test_a_named_pipe_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(TEXT,))
    writer.start()
    assert documents(pipe)[0].content == TEXT.encode()
    writer.join()


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
def test_a_device_without_end_is_cut_off() -> None:
    (found,) = documents("/dev/zero")
    assert len(found.content) < 100_000_000
