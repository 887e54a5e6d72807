"""Bytes to text: what is kept, what is detected, what is refused."""

from __future__ import annotations

import gzip
import hashlib

import pytest

from tellings.errors import UnreadableArticle
from tests.articles.making import PLAIN, article

FRENCH = "Le conseil d’Orla a voté lundi la fermeture du vieux pont. « Enfin », a déclaré la mairesse, visiblement émue après la séance."
RUSSIAN = "Совет города проголосовал в понедельник за закрытие старого моста, сообщила мэр после заседания."


@pytest.mark.parametrize("content", [PLAIN, "\ufeff" + PLAIN, PLAIN + "\r\n" + PLAIN, "“Café,” she said.\n"])
def test_a_utf8_files_text_and_hash_are_the_files(content: str) -> None:
    data = content.encode()
    built = article(data)
    assert built.text == content
    assert built.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("text", "charset"),
    [(FRENCH, "cp1252"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (PLAIN, "utf-16"), (PLAIN, "utf-16-le"), (RUSSIAN, "utf-32")],
)
def test_other_charsets_are_detected_and_named(text: str, charset: str) -> None:
    built = article(text.encode(charset))
    assert built.text.removeprefix("\ufeff") == text
    assert "detected" in built.provenance["charset"] or "byte order mark" in built.provenance["charset"]


def test_a_file_cut_off_within_a_character() -> None:
    built = article((PLAIN + " é").encode()[:-1])
    assert built.text == PLAIN + " \ufffd"
    assert built.provenance["charset"] == "utf-8 (cut off within a character)"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \n\t ", "no words"),
        (b"\xef\xbb\xbf", "no words"),
        (gzip.compress(PLAIN.encode()), "gzip"),
        (b"PK\x03\x04" + b"\x00" * 40, "ZIP"),
        (b"%PDF-1.7\n" + b"x" * 40, "PDF"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, "picture"),
        (bytes(range(256)) * 20, "binary"),
        (b"\x00" * 500, "binary"),
        (b"a " * 12_000_000, "larger than"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableArticle, match=said) as raised:
        article(content)
    assert str(raised.value).isprintable()


def test_a_few_nul_bytes_are_read_over() -> None:
    built = article(PLAIN.replace("Monday", "Mon\x00day").encode())
    assert "Mon day" in built.reading.text
    assert "\x00" in built.text
