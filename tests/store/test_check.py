"""`check` finds what is wrong, and nothing where all is well."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tellings.errors import StoreDamaged, StoreError, StoreUnavailable
from tellings.model.query import Query
from tellings.store import Store, open_store
from tests.store.test_archive import fill

DAMAGE = [
    ("UPDATE blob SET packed = zeroblob(9) WHERE rowid = 1", "blob"),
    ("UPDATE blob SET size = size + 1 WHERE rowid = 1", "blob"),
    ("UPDATE article SET body = (SELECT body FROM article ORDER BY id DESC LIMIT 1) WHERE id = (SELECT min(id) FROM article)", "article"),
    ("UPDATE article SET meta = '{' WHERE id = (SELECT min(id) FROM article)", "article"),
    ("UPDATE article SET current = 0", "article"),
    ("UPDATE article SET last_seen = '2031-01-01T00:00:00.000000Z' WHERE version = 1", "article"),
    ("DELETE FROM visit", "article"),
    ("DELETE FROM blob", "article"),
    ("INSERT INTO blob VALUES ('00', 0, x'')", "blob"),
    ("DELETE FROM annotation", "statement"),
    ("UPDATE annotation SET packed = x'00'", "annotation"),
    ("UPDATE embedding SET dims = 1, data = x'00000000' WHERE rowid = 1", "embedding"),
    ("DELETE FROM posting WHERE num = (SELECT max(num) FROM posting)", "posting"),
    ("UPDATE story SET size = 9", "story"),
    ("UPDATE story SET redirect = 's2' WHERE id = 's2'", "story"),
    ("DELETE FROM story WHERE redirect IS NULL", "member"),
    ("DELETE FROM decision WHERE seq = 2", "decision"),
    ("DELETE FROM event WHERE seq = 2", "event"),
    ("DELETE FROM decision_article", "member"),
    ("UPDATE decision SET data = 'x'", "decision"),
    ("INSERT INTO article_words (article_words) VALUES ('delete-all')", "article_words"),
    ("INSERT INTO statement_words (statement_words) VALUES ('delete-all')", "statement_words"),
    ("DELETE FROM feed", "feed_item"),
]


def test_a_whole_library_has_no_findings(store: Store) -> None:
    assert list(store.check()) == []
    fill(store)
    assert list(store.check()) == []


@pytest.mark.parametrize(("damage", "where"), DAMAGE)
def test_damage_is_found(tmp_path: Path, opened: Callable[[str], Store], damage: str, where: str) -> None:
    store = opened(str(tmp_path / "a.db"))
    fill(store)
    with sqlite3.connect(tmp_path / "a.db") as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(damage)
    connection.close()
    found = list(store.check())
    assert where in {f.where for f in found}
    assert all("\n" not in f.what for f in found)


def test_indexes_are_made_anew(store: Store) -> None:
    fill(store)
    before = [h.article.id for h in store.search(Query.parse("boats"))]
    said = store.search_statements(Query.parse("boats"))
    with store.transaction():
        store.words.clear()  # type: ignore[attr-defined]
        store.db.run("DELETE FROM posting")  # type: ignore[attr-defined]
    assert {f.where for f in store.check()} >= {"article_words", "statement_words", "figure_words", "posting"}
    assert store.search(Query.parse("boats")) == []
    store.rebuild()
    assert list(store.check()) == []
    assert [h.article.id for h in store.search(Query.parse("boats"))] == before != []
    assert store.search_statements(Query.parse("boats")) == said


def test_indexes_of_another_version_are_made_anew_on_opening(address: str, opened: Callable[[str], Store]) -> None:
    store = opened(address)
    fill(store)
    with store.transaction():
        store.words.clear()  # type: ignore[attr-defined]
        store.db.run("UPDATE schema_version SET sha256 = 'older' WHERE version = 0")  # type: ignore[attr-defined]
    again = opened(address)
    assert again.search(Query.parse("boats"))
    assert list(again.check()) == []


def test_nothing_is_written_amid_a_check(store: Store) -> None:
    fill(store)
    with store.transaction():
        store.words.clear()  # type: ignore[attr-defined]
    found = store.check()
    next(found)
    with pytest.raises(StoreError, match="read as a whole"):
        store.put_setting("id", "two")
    found.close()  # type: ignore[attr-defined]
    store.put_setting("id", "two")


def test_changed_bytes_are_not_handed_out(tmp_path: Path, opened: Callable[[str], Store]) -> None:
    store = opened(str(tmp_path / "a.db"))
    key = fill(store)[0]
    with sqlite3.connect(tmp_path / "a.db") as connection:
        connection.execute("UPDATE blob SET packed = (SELECT packed FROM blob ORDER BY sha256 LIMIT 1)")
        connection.execute("UPDATE article SET body = (SELECT body FROM article ORDER BY id LIMIT 1)")
    connection.close()
    keys = [a.id for a in store.all_articles()]
    with pytest.raises(StoreDamaged):
        [store.received(k) for k in keys]
    with pytest.raises(StoreDamaged):
        [store.text(k) for k in keys]
    assert key in keys


def read_all(path: Path, export: Path) -> None:
    store = open_store(path)
    try:
        assert list(store.check())
        store.export_to(export)
    finally:
        store.close()


def test_a_file_cut_in_its_middle_is_said_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store = open_store(path)
    fill(store)
    store.close()
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 8192 * 4096])
    with pytest.raises(StoreDamaged) as error:
        read_all(path, tmp_path / "export")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("content", [b"text, not a database" * 100, b"\x00" * 5000])
def test_another_kind_of_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(content)
    with pytest.raises((StoreUnavailable, StoreDamaged)):
        open_store(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE other (a)")
    connection.close()
    with pytest.raises(StoreUnavailable, match="no library"):
        open_store(path)


def test_a_library_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    open_store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO schema_version VALUES (9999, 'x')")
    connection.close()
    with pytest.raises(StoreUnavailable, match="newer"):
        open_store(path)


def test_tables_made_otherwise_are_said(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    open_store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE schema_version SET sha256 = 'x'")
    connection.close()
    with pytest.raises(StoreDamaged, match="another script"):
        open_store(path)


def test_no_folder_and_no_file(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable):
        open_store(tmp_path / "none" / "a.db")
    with pytest.raises(StoreUnavailable, match="no library"):
        open_store(tmp_path / "a.db", make=False)
    assert not (tmp_path / "a.db").exists()


def test_no_server(tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(StoreUnavailable) as error:
        open_store(f"postgresql://desk:secret@/none?host={tmp_path}", patience=2)
    assert "secret" not in str(error.value)
    assert "\n" not in str(error.value)
