"""kill -9 at any moment, two processes at once, a locked library and a full disk: nothing lost, nothing half written, nothing doubled."""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tellings.errors import StoreBusy, StoreFull
from tellings.library import Library, open_library
from tests.library import news
from tests.library.conftest import Clock, loopback_fetcher, partition
from tests.sources.web.server import Site, says

ROOT = Path(__file__).parent.parent.parent
RSS = "application/rss+xml"
HTML = "text/html; charset=utf-8"
ENVIRONMENT = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "OMP_NUM_THREADS": "1"}


def crash(kind: str, library: Path, given: list[str], times: int, seed: int, longest: float) -> int:
    """Kill so many workers; how many ended before."""
    command = [sys.executable, "-m", "tests.library.crashing", kind, str(library), *given, "--", str(times), str(seed), str(longest)]
    done = subprocess.run(command, env=ENVIRONMENT, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return int(done.stdout)


def judge(library: Library, expected: int) -> None:
    """Whole, clean, nothing doubled, and every article in a story that was told of at most once."""
    assert not list(library.check())
    counts = library.counts()
    assert counts.articles == counts.places == expected
    articles = list(library.store.all_articles())
    assert len({a.place for a in articles}) == expected
    assert all(library.where(a.id) for a in articles)
    keys = Counter(e.key for e in library.events(1000))
    assert all(count == 1 for count in keys.values())
    told = {a for e in library.events(1000) for a in ([e.article] if e.article else e.data.get("articles", ()))}  # type: ignore[attr-defined]
    shared = {a.id for head in library.stories(least=2, limit=1000) for a in library.story(head.id).members}
    assert shared <= told, "a story's article was never told of"


def flooded(count: int) -> list[dict[str, str]]:
    told = [*news.flood(count), *(t for event in news.EVENTS for t in event)]
    return [{"title": t, "outlet": f"Outlet {n % 7}", "published": d, "text": f"{t}\n\n{x}"} for n, (t, d, x) in enumerate(told)]


def test_killed_while_adding(tmp_path: Path) -> None:
    records = flooded(120)
    (tmp_path / "news.jsonl").write_text(news.json_lines(records), "utf-8")
    library = tmp_path / "library.tellings"
    killed = 25 - crash("add", library, [str(tmp_path / "news.jsonl")], times=25, seed=7, longest=0.5)
    assert killed >= 10, "hardly a worker was killed at work"
    with open_library(library) as opened:
        before = opened.counts().articles
        assert not list(opened.check()), "what a kill left is whole"
        opened.add([str(tmp_path / "news.jsonl")])
        assert before <= len(records)
        judge(opened, len(records))
        found = partition(opened)
    with open_library(tmp_path / "undisturbed") as calm:
        calm.add([str(tmp_path / "news.jsonl")])
        assert found == partition(calm)


def test_killed_while_watching(tmp_path: Path, site: Site) -> None:
    told = [*news.flood(40), *(t for event in news.EVENTS for t in event)]
    for n, one in enumerate(told):
        site.answers[f"/{n}"] = says(200, news.page(*one, outlet=f"Outlet {n % 7}"), Content_Type=HTML)
    site.answers["/feed"] = says(200, news.rss([(site.address(f"/{n}"), t[0]) for n, t in enumerate(told)]), Content_Type=RSS)
    library = tmp_path / "library.tellings"
    killed = 25 - crash("watch", library, [site.address("/feed")], times=25, seed=11, longest=0.6)
    assert killed == 25
    clock = Clock()
    with open_library(library, loopback_fetcher(clock), clock) as opened:
        assert not list(opened.check())
        list(opened.watch(once=True))
        judge(opened, len(told))
        assert opened.counts().feeds == 1
        assert max(Counter(path for path in site.paths() if path != "/feed").values()) <= 26


def test_two_processes_at_once(tmp_path: Path) -> None:
    records = flooded(60)
    halves = [records[:40], records[20:]]
    for n, half in enumerate(halves):
        (tmp_path / f"{n}").mkdir()
        (tmp_path / f"{n}" / "news.jsonl").write_text(news.json_lines(half), "utf-8")
    library = tmp_path / "library.tellings"
    command = [sys.executable, "-m", "tellings", "add", "--no-read", "--library", str(library), "news.jsonl"]
    running = [
        subprocess.Popen(command, env=ENVIRONMENT, cwd=tmp_path / f"{n}", stderr=subprocess.PIPE, stdout=subprocess.PIPE) for n in (0, 1)
    ]
    for process in running:
        _, error = process.communicate(timeout=120)
        assert process.returncode == 0, error
    with open_library(library) as opened:
        assert not list(opened.check())
        articles = list(opened.store.all_articles())
        assert all(opened.where(a.id) for a in articles if a.current)
        assert {a.title for a in articles} == {r["title"] for r in records}
        assert not opened.store.ungrouped()


def test_a_locked_library_is_one_clear_error(tmp_path: Path) -> None:
    from tellings.store import open_store

    path = tmp_path / "library.tellings"
    open_library(path).close()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        store = open_store(path, patience=0.1)
        with Library(store, loopback_fetcher(), Clock()) as library:
            (tmp_path / "a.txt").write_text("\n\n".join(news.ORCHID[0]), "utf-8")
            with pytest.raises(StoreBusy):
                library.add([str(tmp_path / "a.txt")])
            holder.execute("ROLLBACK")
            assert len(library.add([str(tmp_path / "a.txt")]).new) == 1
    finally:
        holder.close()


def limited() -> None:
    """Files of this process can be no larger than a small library."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


def test_a_full_disk_is_one_clear_line_and_nothing_half_written(tmp_path: Path) -> None:
    records = flooded(400)
    (tmp_path / "news.jsonl").write_text(news.json_lines(records), "utf-8")
    library = tmp_path / "library.tellings"
    command = [sys.executable, "-m", "tellings", "add", "--no-read", "--library", str(library), str(tmp_path / "news.jsonl")]
    full = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, preexec_fn=limited, check=False, timeout=120)
    assert full.returncode == StoreFull.exit_code, full.stderr
    said = [line for line in full.stderr.splitlines() if line.strip()]
    assert len(said) == 1, said
    assert "full" in said[0] or "room" in said[0]
    with open_library(library) as opened:
        assert not list(opened.check())
        kept = opened.counts().articles
        assert 0 < kept < len(records)
        opened.add([str(tmp_path / "news.jsonl")])
        judge(opened, len(records))
