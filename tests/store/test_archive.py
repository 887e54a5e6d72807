"""Export and import: whole, the same bytes from either database, and nothing from a file that was cut or changed."""

from __future__ import annotations

import gzip
import io
import tarfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tellings.errors import ArchiveError, Refused
from tellings.model.feed_state import FeedState
from tellings.model.kept_story import Decision, DecisionKind, Event, EventKind, Pin, PinKind
from tellings.model.library import Copy, Quarantined
from tellings.model.query import FigureQuery, Query
from tellings.store import Store
from tellings.store.tables import TABLES
from tests.store.keeping import add, annotate, at, begin, counted, features, said, several

Opened = Callable[[str], Store]
Entries = list[tuple[str, bytes]]


def fill(store: Store) -> list[str]:
    """Something in every table."""
    keys = several(store, 4)
    odd = add(
        store,
        "NUL \x00 and \ud800, “é”.\n\nIlka Varn said nine boats sank.",
        "odd/\ud800",
        outlet="The \x00 Gazette",
        published="2031-05-02",
    )
    add(store, "Nine boats more.", "gazette/1.txt", 60, published="2031-05-02")
    found = said(store, odd, "nine boats sank", "Ilka Varn"), counted(store, odd, "nine boats", 9, "boats", "boats")
    annotate(store, odd, *found, payload=b"\x00\xff")
    for n, key in enumerate(keys):
        store.put_features(key, features(22_000 + n if n else None, n, boat=0.1 + n / 3))
        store.put_vector(key, "m@1", np.array([n / 3, 1, -0.1], np.float32))
        begin(store, f"s{n}", key)
    store.decide(Decision(DecisionKind.MERGE, "s3", (), "alike", at(5), other="s0", by="person"))
    store.decide(Decision(DecisionKind.MERGE, "s1", (), "alike", at(6), other="s3", by="person"))
    store.put_comparison("s1", "k", b"found")
    store.unpin(store.pin(Pin(PinKind.TOGETHER, (keys[0],), (keys[1], keys[2]), at(), "one event")), at(1))
    store.pin(Pin(PinKind.APART, (keys[0],), (keys[3],), at()))
    store.add_target("https://desk.example/hook", at())
    for n in range(3):
        store.emit(Event(f"e{n}", EventKind.NEW_STORY, "s1", at(n), None, {"n": n}))
    store.mark_delivered("https://desk.example/hook", 1, at(9))
    store.mark_failed("https://desk.example/hook", 2, at(30), "it answered 500")
    store.put_feed(FeedState("https://gazette.example/feed", at(), at(10), extra={"a": [1, None]}))
    store.mark_seen("https://gazette.example/feed", ["i1", "i2"], at())
    store.quarantine(Quarantined("x.bin", "it is binary", at()), b"\x00" * 2000)
    store.mark_copy(Copy(keys[1], keys[0], "near", 1 / 3))
    store.put_setting("id", "0b5e")
    return [*keys, odd]


@pytest.fixture
def pair(tmp_path: Path, postgres: str, opened: Opened) -> dict[str, Store]:
    return {"sqlite": opened(str(tmp_path / "a.db")), "postgres": opened(postgres)}


@pytest.mark.parametrize(("one", "other"), [("sqlite", "postgres"), ("postgres", "sqlite")])
def test_nothing_is_lost_from_one_database_to_the_other(pair: dict[str, Store], tmp_path: Path, one: str, other: str) -> None:
    keys = fill(pair[one])
    first, second = tmp_path / "first.tar.gz", tmp_path / "second.tar.gz"
    pair[one].export_to(first)
    for table in TABLES:
        assert list(pair[one].rows(table.name)), f"the test keeps nothing in {table.name}"
    pair[other].import_from(first)
    pair[other].export_to(second)
    assert first.read_bytes() == second.read_bytes()
    assert list(pair[other].check()) == []
    source, target = pair[one], pair[other]
    assert target.counts() == source.counts()
    assert list(target.all_articles()) == list(source.all_articles())
    assert [target.text(k) for k in keys] == [source.text(k) for k in keys]
    assert [target.received(k) for k in keys] == [source.received(k) for k in keys]
    for typed in ("boats", "speaker:varn", "outlet:gazette", "since:2031-05-02"):
        hits = [{h.article.id for h in some.search(Query.parse(typed))} for some in (source, target)]
        assert hits[0] == hits[1] != set()
    assert target.search_statements(Query.parse("boats")) == source.search_statements(Query.parse("boats")) != []
    assert target.search_figures(FigureQuery(low=9)) == source.search_figures(FigureQuery(low=9)) != []
    assert target.stories() == source.stories()
    assert target.decisions() == source.decisions()
    assert target.candidates({"boat": 1.0}, None) == source.candidates({"boat": 1.0}, None)
    near = np.array([1, 1, 0], np.float32)
    assert [k for k, _ in target.nearest("m@1", near)] == [k for k, _ in source.nearest("m@1", near)] != []
    assert begin(target, "s9", keys[-1]) == begin(source, "s9", keys[-1])


def test_an_export_is_the_same_every_time(store: Store, tmp_path: Path) -> None:
    fill(store)
    store.export_to(tmp_path / "a.tar.gz")
    store.export_to(tmp_path / "b.tar.gz")
    assert (tmp_path / "a.tar.gz").read_bytes() == (tmp_path / "b.tar.gz").read_bytes()
    with pytest.raises(Refused, match="already"):
        store.export_to(tmp_path / "a.tar.gz")
    assert sorted(p.name for p in tmp_path.iterdir() if "part" in p.name) == []


def test_a_library_that_holds_something_takes_nothing_in(store: Store, tmp_path: Path) -> None:
    add(store, "Boats.")
    store.export_to(tmp_path / "a.tar.gz")
    with pytest.raises(Refused, match="empty"):
        store.import_from(tmp_path / "a.tar.gz")
    assert store.counts().articles == 1


@pytest.fixture
def archive(tmp_path: Path, opened: Opened) -> Path:
    source = opened(str(tmp_path / "source.db"))
    fill(source)
    source.export_to(tmp_path / "whole.tar.gz")
    return tmp_path / "whole.tar.gz"


def refused(store: Store, path: Path) -> str:
    with pytest.raises(ArchiveError) as error:
        store.import_from(path)
    assert "\n" not in str(error.value)
    assert (store.counts().articles, store.counts().events) == (0, 0)
    assert list(store.check()) == []
    return str(error.value)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_cut_archive_is_refused_whole(store: Store, archive: Path, share: float) -> None:
    content = archive.read_bytes()
    cut = archive.with_name("cut.tar.gz")
    cut.write_bytes(content[: int(len(content) * share)])
    refused(store, cut)
    store.import_from(archive)
    assert store.counts().articles == 6


def rewritten(archive: Path, change: Callable[[Entries], Entries]) -> Path:
    with tarfile.open(archive) as tar:
        entries = [(m.name, tar.extractfile(m).read()) for m in tar.getmembers()]  # type: ignore[union-attr]
    path = archive.with_name("changed.tar.gz")
    with gzip.open(path, "wb") as file, tarfile.open(fileobj=file, mode="w") as tar:
        for name, content in change(entries):
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return path


def swapped(part: str, old: bytes, new: bytes) -> Callable[[Entries], Entries]:
    return lambda entries: [(n, c.replace(old, new) if n.startswith(part) else c) for n, c in entries]


@pytest.mark.parametrize(
    "change",
    [
        swapped("blobs/", b"boats", b"ships"),
        swapped("article/", b"boats", b"ships"),
        swapped("decision/", b"alike", b"aloof"),
        swapped("story/", b"{", b"["),
        swapped("event/", b'"seq":2', b'"seq":7'),
        swapped("member/", b'"article"', b'"articles"'),
        swapped("library.json", b"library/1", b"library/9"),
        lambda entries: entries[:-1],
        lambda entries: [e for e in entries if not e[0].startswith("feed")],
        lambda entries: [*entries, ("feed/000009.jsonl", b"")],
        lambda entries: entries[1:],
        lambda entries: [entries[0], ("../../evil", b"x"), *entries[1:]],
        lambda entries: [(n, c + b'{"name":"z","value":"z"}\n' if n.startswith("setting") else c) for n, c in entries],
    ],
)
def test_a_changed_archive_is_refused_whole(store: Store, archive: Path, change: Callable[[Entries], Entries]) -> None:
    refused(store, rewritten(archive, change))


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04", gzip.compress(b"no tar" * 1000), gzip.compress(b"")])
def test_other_files_are_refused(store: Store, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "other").write_bytes(content)
    refused(store, tmp_path / "other")


def test_a_missing_file_and_a_folder_are_refused(store: Store, tmp_path: Path) -> None:
    refused(store, tmp_path / "none.tar.gz")
    refused(store, tmp_path)
