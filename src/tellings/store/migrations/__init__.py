"""Numbered changes of the tables, as plain SQL, applied in order and each once.

In: a database. Out: the same with all changes applied. Guarantees: a change is applied whole or not at all, by one process
only; a database made by a newer version, or with a change that reads differently now, is left alone and said so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files

from tellings.errors import StoreDamaged, StoreUnavailable
from tellings.model.library import digest
from tellings.store.database import Database

TABLE = "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, sha256 TEXT NOT NULL)"


@dataclass(frozen=True, slots=True)
class Migration:
    """One change: its number, counting from 1, and its SQL."""

    version: int
    sql: str

    @property
    def sha256(self) -> str:
        """What tells whether it still reads as when it was applied."""
        return digest(self.sql.encode())


def migrations(backend: str) -> list[Migration]:
    """The changes for a back-end ("sqlite", "postgres"), by number: files `<backend>_<number>.sql` of this folder."""
    folder = files("tellings.store.migrations")
    names = sorted(f.name for f in folder.iterdir() if f.name.startswith(f"{backend}_") and f.name.endswith(".sql"))
    return [Migration(int(name.removesuffix(".sql").rsplit("_", 1)[1]), (folder / name).read_text("utf-8")) for name in names]


def migrate(db: Database, wanted: Sequence[Migration], apply: Callable[[Migration], None]) -> None:
    """Apply what is not applied yet. Raises StoreUnavailable for a newer database, StoreDamaged for a changed migration."""
    if current(db, wanted):
        return
    with db.write():
        db.run(TABLE)
        applied: dict[int, str] = dict(db.rows("SELECT version, sha256 FROM schema_version"))
        for migration in wanted:
            if migration.version not in applied:
                apply(migration)
                db.run("INSERT INTO schema_version (version, sha256) VALUES (?, ?)", (migration.version, migration.sha256))


def current(db: Database, wanted: Sequence[Migration]) -> bool:
    """Whether all is applied already. Raises as `migrate`."""
    if not db.has_table("schema_version"):
        return False
    applied: dict[int, str] = dict(db.rows("SELECT version, sha256 FROM schema_version"))
    if max(applied, default=0) > wanted[-1].version:
        raise StoreUnavailable("the library was written by a newer version of Tellings; install that one")
    if any(applied.get(m.version, m.sha256) != m.sha256 for m in wanted):
        raise StoreDamaged("the library's tables were made by another script than this version's; export it with the version that made it")
    return all(m.version in applied for m in wanted)
