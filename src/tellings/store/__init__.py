"""Where articles and everything found about them are kept: one protocol, kept by SQLite (a file) or PostgreSQL (a team).

In: values of `tellings.model`. Out: the same values again, however the process ended in between.
`open_store` chooses the back-end by its address.
"""

from __future__ import annotations

from pathlib import Path

from tellings.errors import StoreUnavailable
from tellings.store.protocol import Store

POSTGRES = ("postgresql://", "postgres://")


def open_store(address: str | Path, *, patience: float = 30.0, make: bool = True) -> Store:
    """The store at an address: a file's path, or `postgresql://user@host/database`; the tables are made where there are none.

    `patience` is how many seconds a writer waits for another. With `make` false a file that is not there is an error.
    Raises StoreUnavailable, StoreBusy, StoreDamaged; BackendError when psycopg is not installed.
    """
    if isinstance(address, str) and address.startswith(POSTGRES):
        from tellings.store.postgres import PostgresStore

        return PostgresStore(address, patience)
    from tellings.store.sqlite import SqliteStore

    path = Path(address)
    if not make and not path.exists():
        raise StoreUnavailable(f"{path}: there is no library; `tellings add` makes one")
    return SqliteStore(path, patience)


__all__ = ["Store", "open_store"]
