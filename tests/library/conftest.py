"""Libraries for tests: a new one in a folder, with a clock that stands still until told, and a fetcher for loopback."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tellings.library import Library, open_library
from tellings.sources.web import Fetcher, Guard, Limits
from tests.library import news
from tests.sources.web.server import Site, serving


class Clock:
    """Time that moves by sleeping, and a little with every look, so that moments are told apart."""

    def __init__(self) -> None:
        self.at = datetime(2031, 5, 16, 8, 0, tzinfo=UTC)
        self.slept: list[float] = []

    def now(self) -> datetime:
        self.at += timedelta(microseconds=1)
        return self.at

    def monotonic(self) -> float:
        return time.monotonic() + sum(self.slept)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += timedelta(seconds=seconds)


def loopback_fetcher(clock: Clock | None = None, size: int = 2_000_000) -> Fetcher:
    limits = Limits(size=size, seconds=2.0, idle=0.3, pace=0.0)
    guard = Guard.allowing(["127.0.0.1"])
    return Fetcher(guard=guard, limits=limits, clock=clock) if clock else Fetcher(guard=guard, limits=limits)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with open_library(tmp_path / "library.tellings", loopback_fetcher(clock), clock) as opened:
        yield opened


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """The invented events as JSON Lines."""
    path = tmp_path / "news.jsonl"
    path.write_text(news.json_lines(news.records()), "utf-8")
    return path


def sizes(library: Library) -> list[int]:
    """Sizes of the stories, largest first."""
    return sorted((head.size for head in library.stories(limit=1000)), reverse=True)


def partition(library: Library) -> set[frozenset[str]]:
    """The stories as sets of headlines."""
    heads = library.stories(limit=1000)
    return {frozenset(f"{a.title}|{a.outlet}" for a in library.story(head.id).members) for head in heads if head.size}
