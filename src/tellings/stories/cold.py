"""Sketches that wait on disk while they are out of use.

In: sketches and embeddings by segment. Out: the same. The file is scratch: it is made anew and may be deleted afterwards; what
a library keeps for good lives in its store.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tellings.model.kept_story import Features
from tellings.stories.sketch import Sketch

SCHEMA = """
CREATE TABLE cold (id TEXT PRIMARY KEY, segment INTEGER NOT NULL, sketch TEXT NOT NULL, vector BLOB) WITHOUT ROWID;
CREATE INDEX cold_segment ON cold (segment);
"""


class ColdSegments:
    """Segments of sketches in a file."""

    def __init__(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        self._file = sqlite3.connect(path, isolation_level=None)
        self._file.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-16000;" + SCHEMA)
        self._numbers: set[int] = set()

    def put(self, given: Iterable[tuple[int, Sketch]]) -> None:
        """Keep sketches, each with its segment's number."""
        rows = [(s.id, number, to_json(s)) for number, s in given]
        self._numbers.update(row[1] for row in rows)
        self._file.execute("BEGIN")
        self._file.executemany("INSERT OR REPLACE INTO cold (id, segment, sketch) VALUES (?, ?, ?)", rows)
        self._file.execute("COMMIT")

    def put_vectors(self, vectors: Mapping[str, NDArray[np.float32]]) -> None:
        """Keep embeddings of sketches that are kept."""
        self._file.execute("BEGIN")
        self._file.executemany("UPDATE cold SET vector = ? WHERE id = ?", [(v.tobytes(), a) for a, v in vectors.items()])
        self._file.execute("COMMIT")

    def take(self, article: str) -> None:
        """Keep this article no longer."""
        self._file.execute("DELETE FROM cold WHERE id = ?", (article,))

    def where(self, article: str) -> int | None:
        """The segment that holds an article."""
        row = self._file.execute("SELECT segment FROM cold WHERE id = ?", (article,)).fetchone()
        return int(row[0]) if row else None

    def read(self, number: int) -> Iterator[tuple[Sketch, NDArray[np.float32] | None]]:
        """All of a segment."""
        for text, vector in self._file.execute("SELECT sketch, vector FROM cold WHERE segment = ? ORDER BY id", (number,)):
            yield from_json(text), None if vector is None else np.frombuffer(vector, dtype=np.float32)

    def segments(self) -> set[int]:
        """Numbers of all segments there are."""
        return self._numbers


def to_json(sketch: Sketch) -> str:
    """A sketch as one line."""
    features = sketch.features()
    return json.dumps([sketch.id, features.day, features.terms, features.bands, features.extra])


def from_json(text: str) -> Sketch:
    """The sketch again."""
    article, day, terms, bands, extra = json.loads(text)
    return Sketch.of(article, Features(day, terms, tuple(bands), extra))
