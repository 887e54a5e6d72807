"""The reading: uniform marks, spaces and composition, with a way back to every received character."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.articles import reading

MARKS = "“”„‟\"'‘’‚`´«»–—-‐‑"
ODD = "\r\n\t\x00\x0b\x0c\x1b\x85\xa0\xad\u200b\u200d\u202e\u2028\u3000\ufeff"
COMBINING = "e\u0301\u0323é\u212bA\u030aкй\u0438\u0306ё가\u1100\u1161\u11a8\u0344"
TEXTS = st.text(alphabet=st.one_of(st.sampled_from(MARKS + ODD + COMBINING + "ab. "), st.characters()), max_size=60)


@pytest.mark.parametrize(
    ("received", "read"),
    [
        ("“So it is,” she said.", '"So it is," she said.'),
        ("„So ist es“", '"So ist es"'),
        ("‘No’ – it’s the workers’ hall", "'No' – it's the workers' hall"),
        ("«Пусть так»", "«Пусть так»"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("\ufeffThe so\u00adcalled\u200b plan", "The socalled plan"),
        ("4\u00a0200\u202fcrowns\tpaid", "4 200 crowns paid"),
        ("cafe\u0301 na\u00efve", "café naïve"),
        ("a\x00b\x1bc\ud800d", "a b c\ufffdd"),
        ("``So it is,'' she said.", '"So it is," she said.'),
        ("''So it is,'' she said.", '"So it is," she said.'),
        ("‘‘So it is,’’ she said.", '"So it is," she said.'),
        ("``She said `no','' he wrote.", "\"She said 'no',\" he wrote."),
        ("“She said ‘no’”", "\"She said 'no'\""),
        ("the workers'' hall", "the workers'' hall"),
        ("−5 degrees, non‑stop", "-5 degrees, non-stop"),
    ],
)
def test_what_is_read(received: str, read: str) -> None:
    assert reading.read(received).text == read


def test_three_marks_in_a_row_keep_the_double_outermost() -> None:
    assert reading.read("``He said `no''' again, ''and left''").text == '"He said \'no\'" again, "and left"'


def test_nothing_changed_costs_no_tables() -> None:
    plain = reading.read("Nothing to change here.")
    curly = reading.read("“Nothing of another length,” she said.")
    assert isinstance(plain.starts, range)
    assert isinstance(curly.starts, range)


@given(TEXTS)
def test_every_stretch_comes_from_the_stretch_it_is_restored_to(text: str) -> None:
    read = reading.read(text)
    assert len(read.starts) == len(read.ends) == len(read.text)
    assert list(read.starts) == sorted(read.starts)
    assert list(read.ends) == sorted(read.ends)
    for at, char in enumerate(read.text):
        start, end = read.restore(at, at + 1)
        assert 0 <= start < end <= len(text)
        if text[start:end] == char:
            continue
        assert not (char.isalnum() and text[start:end].isascii())


@given(st.text(alphabet="abc “”'’é\r\n.", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_reading_a_restored_stretch_gives_the_stretch(text: str, a: int, z: int) -> None:
    text = text.replace("\r", "\r\n").replace("''", "'").replace("’’", "’").replace("'’", "'").replace("’'", "'")
    read = reading.read(text)
    a, z = sorted((min(a, len(read.text)), min(z, len(read.text))))
    start, end = read.restore(a, z)
    assert reading.read(text[start:end]).text == read.text[a:z]


@given(st.text(alphabet='abé"ñ й. \n', max_size=60))
def test_variants_of_one_text_read_alike(text: str) -> None:
    expected = reading.read(text).text
    opened = iter("“”" * len(text))
    curly = "".join(next(opened) if char == '"' else char for char in text)
    for variant in (
        curly,
        "\ufeff" + text,
        text.replace("\n", "\r\n"),
        unicodedata.normalize("NFD", text),
        text.replace(" ", "\u00a0"),
    ):
        assert reading.read(variant).text == expected


@given(TEXTS)
def test_a_reading_is_read_as_itself(text: str) -> None:
    once = reading.read(text).text
    assert reading.read(once.replace("''", "' '").replace("``", "` `")).text == once.replace("''", "' '").replace("``", "` `")


def test_a_reading_is_composed_but_for_endless_stacks_of_marks() -> None:
    stacked = "a" + "\u0301\u0323" * 200_000
    started = time.perf_counter()
    assert reading.read(stacked).text == stacked
    assert time.perf_counter() - started < 5


def test_starters_that_compose_are_known() -> None:
    """Every second half of a canonical composition must be found as a mark or a listed starter (UAX #15)."""
    for code in (*range(0x300, 0xD800), *range(0xF900, 0x30000)):
        whole = chr(code)
        parts = unicodedata.normalize("NFD", whole)
        if len(parts) > 1 and unicodedata.normalize("NFC", parts) == whole:
            assert reading.read("x" + parts).text == "x" + whole, f"U+{code:04X}"


@pytest.mark.parametrize(
    "text",
    [
        "The council voted on Monday. “We won,” said Ms Arda. " * 190_000,
        "Совет проголосовал в понедельник. " * 290_000,
        "'" * 10_000_000,
        "\x00" * 10_000_000,
    ],
    ids=["curly", "cyrillic", "marks", "nul"],
)
def test_ten_megabytes_are_read_in_seconds(text: str) -> None:
    started = time.perf_counter()
    reading.read(text)
    assert time.perf_counter() - started < 20  # about two on an idle machine
