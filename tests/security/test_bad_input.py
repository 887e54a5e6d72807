"""Bad input through the doors to an article: one clear line, never a traceback, never long."""

from __future__ import annotations

import gzip
import json
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.articles import build
from tellings.errors import InputError, UnreadableArticle
from tellings.model.article import Article
from tellings.model.document import RawDocument, Rejected
from tellings.sources import open_inputs

TEXT = "Old bridge to close\n\nThe council of Orla voted on Monday to close the old harbour bridge for eleven weeks.\n"


KEYS = st.sampled_from(["text", "title", "outlet", "published", "url", "language"]) | st.text(max_size=5)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner),
    max_leaves=8,
)


def read(*paths: Path, stdin: bytes = b"") -> list[Article | str]:
    """An article or the line that says why there is none, for every document."""
    inputs = [str(p) for p in paths] or ["-"]
    found: list[Article | str] = []
    for number, document in enumerate(open_inputs(inputs, stdin=lambda: stdin), start=1):
        if isinstance(document, Rejected):
            found.append(f"{document.name}: {document.reason}")
            continue
        assert isinstance(document, RawDocument)
        try:
            found.append(build(document, f"a{number}"))
        except UnreadableArticle as error:
            found.append(f"{document.name}: {error}")
    assert all(isinstance(line, Article) or line.isprintable() for line in found)
    return found


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \r\n\t\n"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4),
        ("binary.txt", bytes(range(256)) * 100),
        ("nul.txt", b"\x00" * 10_000),
        ("packed.txt", gzip.compress(TEXT.encode() * 50)),
        ("a.txt.gz", gzip.compress(TEXT.encode() * 50)),
        ("empty.html", b""),
        ("broken.html", b"<html><body><p"),
        ("binary.html", b"\x00\xff<html>" + bytes(range(256)) * 50),
        ("empty.jsonl", b""),
        ("packed.jsonl", gzip.compress(json.dumps({"text": TEXT}).encode())),
        ("packed.json", gzip.compress(json.dumps({"text": TEXT}).encode())),
        ("blank.jsonl", b'{"text": ""}'),
        ("nul.jsonl", b'{"text": "\\u0000\\u0000"}'),
        ("cut.jsonl", json.dumps({"text": TEXT}).encode()[:-10]),
        ("a\x1b[31mb.txt", b""),
    ],
)
def test_what_holds_no_article_is_one_line(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    for opened in (tmp_path / name, tmp_path):
        (line,) = read(opened)
        assert isinstance(line, str)
        assert len(line) < 400


def test_an_archive_is_named_as_one(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "articles.zip", "w") as archive:
        archive.writestr("a.txt", TEXT)
    (line,) = read(tmp_path / "articles.zip")
    assert isinstance(line, str)
    assert "ZIP" in line


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.encode("utf-16"),
        TEXT.replace("Monday", "Mon\x00day").encode(),
        (TEXT + "é").encode()[:-1],
        TEXT.encode() + b"\xff\xfe\xfd",
        json.dumps({"text": TEXT + "\ud800"}).encode(),
        json.dumps({"text": TEXT, "published": "the day before yesterday", "language": 3, "url": "javascript:alert(1)"}).encode(),
        ('"' * 3 + TEXT).encode(),
        ("“" * 5000 + TEXT).encode(),
        (TEXT + "\u202e\u2066" * 500).encode(),
        (TEXT + "e" + "\u0301" * 20_000).encode(),
    ],
    ids=["plain", "mark", "utf16", "nul", "cut", "junk", "surrogate", "metadata", "marks", "unclosed", "bidi", "stacked"],
)
def test_odd_articles_are_read(content: bytes) -> None:
    (found,) = read(stdin=content)
    assert isinstance(found, Article)
    assert "The council of Orla" in found.reading.text
    assert found.text.encode("utf-8", "surrogatepass")
    for block in found.blocks:
        start, end = found.reading.restore(block.span.start, block.span.end)
        assert 0 <= start < end <= len(found.text)


def test_a_bad_address_is_kept_as_text_only() -> None:
    (found,) = read(stdin=json.dumps({"text": TEXT, "url": "javascript:alert(1)"}).encode())
    assert isinstance(found, Article)
    assert found.url is None
    assert "javascript" in found.provenance["url"]


@pytest.mark.parametrize("character", ["a", "“", " ", "\n", "\x00", "'", "é", "\u00ad", "(", "-", "A ", "date ", "By A", "<p>"])
def test_ten_megabytes_of_anything_end_soon(character: str) -> None:
    started = time.perf_counter()
    read(stdin=(character * (10_000_000 // len(character.encode())) + TEXT).encode())
    assert time.perf_counter() - started < 30  # a few seconds on an idle machine


@given(st.binary(max_size=200))
def test_any_bytes_give_an_article_or_a_line(content: bytes) -> None:
    read(stdin=content)


@given(st.text(max_size=100))
def test_any_text_gives_an_article_or_a_line(content: str) -> None:
    read(stdin=content.encode("utf-8", "surrogatepass"))


@given(JSON)
def test_any_json_gives_articles_or_lines(value: object) -> None:
    read(stdin=json.dumps(value).encode())
    read(stdin=json.dumps({"text": TEXT, "published": value, "outlet": value}, default=str).encode())


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf8")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02" * 100)
    (tmp_path / "c.html").write_text("<html>", "utf8")
    (tmp_path / "d.txt").write_text(TEXT, "utf8")
    assert [type(found) for found in read(tmp_path)] == [Article, str, str, Article]


def test_messages_about_missing_files_hold_no_control_characters() -> None:
    with pytest.raises(InputError) as raised:
        read(Path("gone\x1b]0;x\x07\u202e.txt"))
    assert str(raised.value).isprintable()
