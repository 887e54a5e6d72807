"""Both back-ends have every method of the protocol as it is written there; the room imports no sibling."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from tellings.store import protocol
from tellings.store.migrations import migrations
from tellings.store.postgres import PostgresStore
from tellings.store.sqlite import SqliteStore
from tellings.store.whole import WholeStore
from tests.test_architecture import SOURCE, imports, within

ALLOWED = ("tellings.model", "tellings.errors", "tellings.backends.protocols", "tellings.store")
METHODS = sorted(name for name, _ in inspect.getmembers(protocol.Store, inspect.isfunction) if not name.startswith("_"))


@pytest.mark.parametrize("kind", [SqliteStore, PostgresStore])
def test_every_method_is_there_as_written(kind: type[WholeStore]) -> None:
    assert len(METHODS) > 60
    for name in METHODS:
        asked = inspect.signature(getattr(protocol.Store, name))
        given = inspect.signature(getattr(kind, name))
        assert [(p.name, p.kind, p.default) for p in asked.parameters.values()] == [
            (p.name, p.kind, p.default) for p in given.parameters.values()
        ], name


def test_the_room_imports_no_sibling() -> None:
    for path in sorted((SOURCE / "store").rglob("*.py")):
        wrong = {name for name in imports(path) if not within(name, ALLOWED)}
        assert not wrong, f"{path.name} imports {sorted(wrong)}"


def test_the_driver_is_imported_only_where_it_is_used() -> None:
    for path in sorted((SOURCE / "store").rglob("*.py")):
        top = [line for line in path.read_text("utf8").splitlines() if line.startswith(("import psycopg", "from psycopg"))]
        assert not top, path.name


@pytest.mark.parametrize("backend", ["sqlite", "postgres"])
def test_migrations_are_numbered_without_gaps(backend: str) -> None:
    found = migrations(backend)
    assert [m.version for m in found] == list(range(1, len(found) + 1))
    assert Path(str(SOURCE / "store" / "migrations" / f"{backend}_0001.sql")).exists()
