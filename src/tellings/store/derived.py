"""Findings that can be made again: annotations, comparisons and embeddings, each under the key of what made it.

In: findings with the key of code and models. Out: the same, as long as the key asked for is the one they were made under.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields

import numpy as np

from tellings.errors import StoreDamaged
from tellings.model.library import KeptAnnotations, KeptFigure, KeptStatement
from tellings.store.articles import KeptArticles
from tellings.store.database import from_json, pack, to_json, unpack
from tellings.store.indexing import DAY_BITS, PART_BITS, PARTS, next_number
from tellings.store.protocol import Days, Vector

STATEMENT_DATA = [f.name for f in fields(KeptStatement) if f.name != "article"]
FIGURE_DATA = [f.name for f in fields(KeptFigure) if f.name != "article"]
ROWS_AT_ONCE = 4096
"""Embeddings weighed at a time."""


def statement_data(statement: KeptStatement) -> str:
    """A statement but for its article."""
    return to_json({name: getattr(statement, name) for name in STATEMENT_DATA})


def statement(article: str, data: str) -> KeptStatement:
    """Back from `statement_data`."""
    return KeptStatement(article=article, **from_json(data))


def figure_data(figure: KeptFigure) -> str:
    """A figure but for its article."""
    return to_json({name: getattr(figure, name) for name in FIGURE_DATA})


def figure(article: str, data: str) -> KeptFigure:
    """Back from `figure_data`."""
    return KeptFigure(article=article, **from_json(data))


def float_row(vector: Vector) -> bytes:
    """A vector's bytes, little-endian float32. Raises ValueError for any other array."""
    if not isinstance(vector, np.ndarray) or vector.dtype != np.float32 or vector.ndim != 1 or not vector.size:
        raise ValueError("an embedding is one row of float32 numbers")
    if not np.isfinite(vector).all():
        raise ValueError("an embedding holds numbers that are not finite")
    return vector.astype("<f4").tobytes()


def vector(data: bytes, dims: int) -> Vector:
    """Back from `float_row`. Raises StoreDamaged."""
    if len(data) != 4 * dims:
        raise StoreDamaged(f"an embedding of {dims} numbers has {len(data)} bytes; run `tellings check`")
    return np.frombuffer(data, dtype="<f4").astype(np.float32)


class DerivedFindings(KeptArticles):
    """`tellings.store.protocol.Derived`."""

    def put_annotations(self, annotations: KeptAnnotations) -> None:
        """See the protocol."""
        packed = pack(annotations.payload)
        with self.db.write():
            article = self.article(annotations.article)
            day = int(self.db.value("SELECT num FROM article WHERE id = ?", (article.id,))) >> DAY_BITS
            for table in ("statement", "figure", "annotation"):
                self.db.run(f"DELETE FROM {table} WHERE article = ?", (article.id,))  # noqa: S608 - fixed names
            number = next_number(self.db, day)
            self.db.run(
                "INSERT INTO annotation (article, num, key, packed) VALUES (?, ?, ?, ?)",
                (article.id, number, annotations.key, packed),
            )
            self.put_statements(article.id, number, article.outlet, annotations.statements)
            self.put_figures(article.id, number, article.outlet, annotations.figures)

    def put_statements(self, article: str, number: int, outlet: str | None, statements: Iterable[KeptStatement], at: int = 0) -> None:
        """Keep and index statements of the annotations with this number, from place `at` on."""
        kept = list(enumerate(statements, at))[:PARTS]
        first = number << PART_BITS
        self.db.many(
            "INSERT INTO statement (num, article, place, speaker, data) VALUES (?, ?, ?, ?, ?)",
            [(first + n, article, n, s.speaker, statement_data(s)) for n, s in kept],
        )
        self.index_statements([(first + n, s) for n, s in kept], outlet)

    def index_statements(self, statements: Sequence[tuple[int, KeptStatement]], outlet: str | None) -> None:
        """Index statements of one article by their numbers."""
        self.words.put("statement", [(n, {"body": s.text, "speaker": s.speaker, "outlet": outlet}) for n, s in statements])

    def put_figures(self, article: str, number: int, outlet: str | None, figures: Iterable[KeptFigure], at: int = 0) -> None:
        """Keep and index figures of the annotations with this number, from place `at` on."""
        kept = list(enumerate(figures, at))[:PARTS]
        first = number << PART_BITS
        rows = [(first + n, article, n, f.unit, f.low, f.high, int(f.low is not None and f.low == f.high), figure_data(f)) for n, f in kept]
        self.db.many("INSERT INTO figure (num, article, place, unit, low, high, exact, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        self.index_figures([(first + n, f) for n, f in kept], outlet)

    def index_figures(self, figures: Sequence[tuple[int, KeptFigure]], outlet: str | None) -> None:
        """Index figures of one article by their numbers."""
        self.words.put("figure", [(n, {"body": figure_words(f), "outlet": outlet}) for n, f in figures])

    def annotations(self, article: str, key: str) -> bytes | None:
        """See the protocol."""
        packed = self.db.value("SELECT packed FROM annotation WHERE article = ? AND key = ?", (article, key))
        return None if packed is None else unpack(packed)

    def unannotated(self, key: str, limit: int = 100) -> list[str]:
        """See the protocol."""
        sql = (
            "SELECT a.id FROM article a LEFT JOIN annotation n ON n.article = a.id AND n.key = ?"
            " WHERE n.article IS NULL ORDER BY a.current DESC, a.first_seen, a.id LIMIT ?"
        )
        return [r[0] for r in self.db.rows(sql, (key, limit))]

    def put_comparison(self, story: str, key: str, payload: bytes) -> None:
        """See the protocol."""
        packed = pack(payload)
        with self.db.write():
            self.require("story", "id", story)
            self.db.run(
                "INSERT INTO comparison (story, key, packed) VALUES (?, ?, ?)"
                " ON CONFLICT (story) DO UPDATE SET key = excluded.key, packed = excluded.packed",
                (story, key, packed),
            )

    def comparison(self, story: str, key: str) -> bytes | None:
        """See the protocol."""
        packed = self.db.value("SELECT packed FROM comparison WHERE story = ? AND key = ?", (story, key))
        return None if packed is None else unpack(packed)

    def put_vector(self, article: str, model: str, vector: Vector) -> None:
        """See the protocol."""
        data = float_row(vector)
        with self.db.write():
            self.article(article)
            dims = self.db.value("SELECT dims FROM embedding WHERE model = ? LIMIT 1", (model,))
            if dims is not None and dims != vector.size:
                raise ValueError(f"embeddings by {model} have {dims} numbers, not {vector.size}")
            self.keep_vector(article, model, data)

    def keep_vector(self, article: str, model: str, data: bytes) -> None:
        """Keep an embedding's bytes; inside a transaction."""
        self.db.run(
            "INSERT INTO embedding (article, model, dims, data) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (article, model) DO UPDATE SET dims = excluded.dims, data = excluded.data",
            (article, model, len(data) // 4, data),
        )

    def vectors(self, model: str, articles: Iterable[str]) -> dict[str, Vector]:
        """See the protocol."""
        wanted = list(dict.fromkeys(articles))
        sql = "SELECT article, dims, data FROM embedding WHERE model = ? AND article IN (%s)"
        found = {r[0]: vector(bytes(r[2]), r[1]) for r in self.db.lookup(sql, wanted, (model,))}
        return {key: found[key] for key in wanted if key in found}

    def nearest(self, model: str, vector: Vector, *, days: Days | None = None, limit: int = 20) -> list[tuple[str, float]]:
        """See the protocol."""
        asked = np.frombuffer(float_row(vector), dtype="<f4").astype(np.float64)
        sql, values = "SELECT v.article, v.data FROM embedding v WHERE v.model = ?", [model]
        if days:
            sql = "SELECT v.article, v.data FROM feature f CROSS JOIN embedding v WHERE v.article = f.article AND v.model = ?"
            sql += f" AND f.day BETWEEN {int(days[0])} AND {int(days[1])}"
        best: list[tuple[float, str]] = []
        block: list[tuple[str, bytes]] = []
        for row in self.db.stream(sql, values):
            block.append((row[0], bytes(row[1])))
            if len(block) == ROWS_AT_ONCE:
                best, block = nearer(best, block, asked, limit), []
        return [(article, -cosine) for cosine, article in nearer(best, block, asked, limit)]


def figure_words(figure: KeptFigure) -> str:
    """What a figure is found by: what it counts, and the sentence it stands in."""
    return f"{figure.object} {figure.context}"


def nearer(best: list[tuple[float, str]], block: list[tuple[str, bytes]], asked: np.ndarray, limit: int) -> list[tuple[float, str]]:
    """The nearest of those so far and a block of rows, as (minus cosine, id). Raises StoreDamaged for a row of another length."""
    if not block:
        return best
    if any(len(data) != 4 * asked.size for _, data in block):
        raise StoreDamaged("an embedding has another length than the one asked for; run `tellings check`")
    rows = np.frombuffer(b"".join(data for _, data in block), dtype="<f4").reshape(len(block), asked.size).astype(np.float64)
    lengths = np.sqrt((rows * rows).sum(axis=1)) * np.sqrt((asked * asked).sum())
    cosines = np.divide(rows @ asked, lengths, out=np.zeros(len(block)), where=lengths > 0)
    found = [*best, *((-float(c), article) for c, (article, _) in zip(cosines, block, strict=True))]
    return sorted(found)[:limit]
