"""Killed processes, full disks, locked files, several processes: nothing lost, nothing half written, one clear line."""

from __future__ import annotations

import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tellings.errors import StoreBusy, StoreError, StoreFull, StoreUnavailable
from tellings.model.feed_state import FeedState
from tellings.store import Store, open_store
from tests.store.adding import FEED, add_one
from tests.store.keeping import add, at, several

ROOT = Path(__file__).parent.parent.parent
ROUNDS = 50


class Adders:
    """Runs `tests.store.adding`: starts processes that add articles, and kills them."""

    def __init__(self, library: str) -> None:
        paths = {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "PATH": "/usr/bin:/bin"}
        command = [sys.executable, "-m", "tests.store.adding", library]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=paths)
        self.lines: list[str] = []

    def __enter__(self) -> Adders:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate(timeout=30)
        assert self.process.returncode == 0

    def read(self, until: str) -> str:
        """Lines up to the one that begins so; that one is returned, the others are kept."""
        assert self.process.stdout is not None
        while line := self.process.stdout.readline():
            if line.startswith(until):
                return line.strip()
            self.lines.append(line.strip())
        raise AssertionError(f"no line {until!r} came")

    def start(self, turn: int) -> int:
        """Start a process; returns its number once it has added its first article."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{turn}\n")
        self.process.stdin.flush()
        number = int(self.read("process ").split()[1])
        self.read(f"{turn}-0")
        return number

    def kill(self, turn: int, number: int) -> list[str]:
        """Kill it; returns the names of the articles whose adding had returned."""
        os.kill(number, signal.SIGKILL)
        assert self.read("ended ") == f"ended {-signal.SIGKILL}"
        names = [f"{turn}-0", *(line for line in self.lines if line.startswith(f"{turn}-"))]
        self.lines.clear()
        return names


def whole(store: Store, names: list[str]) -> None:
    """Every article that was reported is there with all that came with it, and no half of any other."""
    assert list(store.check()) == []
    kept = {a.place.removesuffix(".txt"): a.id for a in store.all_articles()}
    assert set(names) <= set(kept)
    assert store.seen(FEED, kept) == set(kept)
    assert {e.key for e in store.events(limit=100_000)} == {f"new:{name}" for name in kept}
    assert {m.story for m in store.memberships(kept.values()).values()} == {f"s-{name}" for name in kept}
    assert set(store.features(kept.values())) == set(kept.values())


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_killed_fifty_times_while_adding(kind: str, tmp_path: Path, request: pytest.FixtureRequest, opened: Callable[[str], Store]) -> None:
    library = str(tmp_path / "library.db") if kind == "sqlite" else str(request.getfixturevalue("postgres"))
    opened(library).close()
    chance = random.Random(2031)  # noqa: S311 - delays, seeded
    rounds = ROUNDS if kind == "sqlite" else 10  # a connection to a server takes far longer to make
    names: list[str] = []
    with Adders(library) as adders:
        for turn in range(rounds):
            number = adders.start(turn)
            time.sleep(chance.uniform(0, 0.03))
            names += adders.kill(turn, number)
    whole(opened(library), names)
    assert len({name.split("-")[0] for name in names}) == rounds


def test_a_file_that_may_not_grow_loses_nothing(tmp_path: Path) -> None:
    """SQLite's own limit stands for a full disk: the call fails whole, and goes well once there is room."""
    path = tmp_path / "a.db"
    store = open_store(path)
    several(store, 3)
    pages = store.db.value("PRAGMA page_count")  # type: ignore[attr-defined]
    store.db.rows(f"PRAGMA max_page_count = {pages + 2}")  # type: ignore[attr-defined]
    before = store.counts()
    with pytest.raises(StoreFull, match="full") as error:
        add(store, " ".join(map(str, range(100_000))), "long.txt")
    assert "\n" not in str(error.value)
    assert error.value.exit_code == 5
    assert store.counts() == before
    assert list(store.check()) == []
    store.db.rows("PRAGMA max_page_count = 1000000")  # type: ignore[attr-defined]
    add(store, " ".join(map(str, range(100_000))), "long.txt")
    assert store.counts().articles == 4
    store.close()


FULL = """
import resource, signal, sys
from tellings.errors import StoreFull
from tellings.store import open_store
from tests.store.keeping import add
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = open_store(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, 700_000))
try:
    for n in range(1000):
        add(store, f"Report {n} " + " ".join(str(hash((n, k)) % 10**9) for k in range(400)), f"{n}.txt")
        print(n, flush=True)
except StoreFull as error:
    print("full", error)
"""


def test_a_full_disk_loses_nothing_that_was_added(tmp_path: Path) -> None:
    """A real limit of the file's size, met in the log or in the file itself."""
    path = tmp_path / "a.db"
    ran = subprocess.run(
        [sys.executable, "-c", FULL, str(path)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "PYTHONHASHSEED": "0"},
        timeout=60,
        check=False,
    )
    *added, last = ran.stdout.splitlines()
    assert ran.returncode == 0, ran.stderr
    assert last.startswith("full ")
    assert "make room" in last
    assert added
    store = open_store(path)
    assert list(store.check()) == []
    assert {a.place for a in store.all_articles()} == {f"{n}.txt" for n in added}
    add(store, "There is room again.", "after.txt")
    store.close()


def test_an_export_without_room_leaves_nothing(tmp_path: Path) -> None:
    store = open_store(tmp_path / "a.db")
    add(store, " ".join(str(n * 7919 % 10007) for n in range(60_000)), "long.txt")
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limits[1]))
    try:
        with pytest.raises(StoreFull, match="no room"):
            store.export_to(tmp_path / "out.tar.gz")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert [p.name for p in tmp_path.iterdir() if "out" in p.name] == []
    store.close()


def test_a_locked_library_is_said_in_one_line(address: str, opened: Callable[..., Store]) -> None:
    holder, waiter = opened(address), opened(address, 0.2)
    with holder.transaction():
        add(holder, "Boats.")
        began = time.monotonic()
        with pytest.raises(StoreBusy, match="another process") as error:
            add(waiter, "Ships.")
        assert time.monotonic() - began < 5
        assert waiter.counts().articles == 0
    assert "\n" not in str(error.value)
    add(waiter, "Ships.", "b.txt")
    assert waiter.counts().articles == 2


def test_a_reader_does_not_wait_for_a_writer(address: str, opened: Callable[..., Store]) -> None:
    writer, reader = opened(address), opened(address, 0.2)
    key = add(writer, "Boats.")
    with writer.transaction():
        add(writer, "Ships.", "b.txt")
        assert reader.text(key) == "Boats."
        assert len(list(reader.all_articles())) == 1


def test_a_library_that_may_only_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(tmp_path / "a.db")
    add(store, "Boats.")
    store.db.rows("PRAGMA query_only = ON")  # type: ignore[attr-defined]
    with pytest.raises(StoreUnavailable, match="only be read"):
        add(store, "Ships.")
    store.close()


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_two_processes_at_once(kind: str, tmp_path: Path, request: pytest.FixtureRequest, opened: Callable[[str], Store]) -> None:
    """Both make the library, both add; all that either reported is kept."""
    library = str(tmp_path / "library.db") if kind == "sqlite" else str(request.getfixturevalue("postgres"))
    with Adders(library) as one, Adders(library) as other:
        numbers = [one.start(0), other.start(1)]
        time.sleep(0.3)
        names = [*one.kill(0, numbers[0]), *other.kill(1, numbers[1])]
    whole(opened(library), names)
    assert len(names) > 2


def test_threads_with_a_store_each(address: str, opened: Callable[[str], Store]) -> None:
    opened(address).put_feed(FeedState(FEED, at(), at()))
    failures: list[BaseException] = []

    def work(turn: int) -> None:
        store = open_store(address)
        try:
            for n in range(10):
                add_one(store, f"{turn}-{n}")
        except StoreError as error:
            failures.append(error)
        finally:
            store.close()

    threads = [threading.Thread(target=work, args=(turn,)) for turn in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    whole(opened(address), [f"{turn}-{n}" for turn in range(3) for n in range(10)])


def test_a_migration_stopped_in_its_middle_is_done_whole_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "a.db"
    with monkeypatch.context() as patched:
        patched.setattr("tellings.store.sqlite.statements", lambda script: [script.split(";")[0], stop()])
        with pytest.raises(KeyboardInterrupt):
            open_store(path)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    connection.close()
    store = open_store(path)
    assert list(store.check()) == []
    store.close()


def test_a_failure_of_the_database_that_was_caught_is_not_committed(tmp_path: Path) -> None:
    store = open_store(tmp_path / "a.db")
    with pytest.raises(StoreError, match="nothing of it is kept"):
        caught(store)
    assert store.counts().articles == 0
    add(store, "Boats.")
    store.close()


def caught(store: Store) -> None:
    with store.transaction():
        add(store, "Boats.")
        with pytest.raises(StoreError):
            store.db.run("INSERT INTO nowhere VALUES (1)")  # type: ignore[attr-defined]
