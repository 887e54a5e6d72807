"""Publication dates as they are written, without a clock and without a guess."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.articles import moments
from tellings.model.article import Published


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("2024-05-01", "2024-05-01"),
        ("2024-05-01T10:00:00Z", "2024-05-01T10:00:00Z"),
        ("2024-05-01T10:00:00.000+02:00", "2024-05-01T10:00:00.000+02:00"),
        ("2024-05-01 10:00", "2024-05-01T10:00"),
        ("20240501", "2024-05-01"),
        ("Wed, 01 May 2024 10:00:00 +0200", "2024-05-01T10:00:00+02:00"),
        ("Wednesday, 1st of May 2024", "2024-05-01"),
        ("May 1, 2024 10:00 AM EDT", "2024-05-01"),
        ("Sept. 9, 2024", "2024-09-09"),
        ("1714557600", "2024-05-01T10:00:00+00:00"),
        ("1714557600000", "2024-05-01T10:00:00+00:00"),
        ("2024/05/01", "2024-05-01"),
        ("25/12/2024", "2024-12-25"),
        ("03/04/2024", None),
        ("2024-02-30", None),
        ("February 30, 2024", None),
        ("0001-01-01T00:00:00Z", None),
        ("yesterday", None),
        ("2024", None),
        ("", None),
        ("9" * 300, None),
    ],
)
def test_values(given: str, value: str | None) -> None:
    assert moments.parse(given) == value


@given(st.text(alphabet="0123456789-:./TZ+ MayWed,apmET", max_size=40))
def test_whatever_is_parsed_is_a_moment(given: str) -> None:
    value = moments.parse(given)
    if value is not None:
        published = Published(value)
        assert published.moment.date().isoformat() == published.day


def test_lines_of_many_times_do_not_hang() -> None:
    started = time.perf_counter()
    for line in ("at " * 26 + "x", "st " * 26 + "?", "1:00 " * 16 + "x", "[" * 80):
        assert not moments.only_says_when(line)
    assert time.perf_counter() - started < 1
