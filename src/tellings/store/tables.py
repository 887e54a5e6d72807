"""The tables that make up a library, as an archive holds them: what is kept, without what is worked out from it.

In: rows of a database. Out: rows as JSON values, in the order of their key, the same from either database; and back.
Numbers, word indexes and postings are local to a database and made anew.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tellings.errors import ArchiveError, StoreBusy, StoreError, StoreFull, StoreUnavailable
from tellings.store.database import from_json, pack, pack_text, to_json, unpack, unpack_text
from tellings.store.derived import DerivedFindings, figure, statement, vector
from tellings.store.features import KeptFeatures, features
from tellings.store.indexing import DAY_BITS, next_number, ordinal

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `key` orders it; `columns` are exported as they are, or as the kind after the colon says.

    json: an object. text: a packed text. bytes: packed bytes, as Base64. plain: bytes, as Base64.
    """

    name: str
    key: str
    columns: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names."""
        return tuple(c.partition(":")[0] for c in self.columns)

    @property
    def kinds(self) -> tuple[str, ...]:
        """What is to be done with each column, "" for nothing."""
        return tuple(c.partition(":")[2] for c in self.columns)


def table(name: str, key: str, columns: str) -> Table:
    """A table from its columns with spaces between."""
    return Table(name, key, tuple(columns.split()))


TABLES = (
    table("setting", "name", "name value"),
    table(
        "article",
        "id",
        "id place version current raw_sha256 media decoded known:json sha256 size meta:json made_by first_seen last_seen body:text",
    ),
    table("visit", "article, at", "article at data:json"),
    table("quarantine", "id", "id at raw_sha256 data:json"),
    table("copy", "article, original", "article original kind likeness"),
    table("annotation", "article", "article key packed:bytes"),
    table("statement", "article, place", "article place data:json"),
    table("figure", "article, place", "article place data:json"),
    table("embedding", "article, model", "article model dims data:plain"),
    table("feature", "article", "article packed:text"),
    table("decision", "seq", "seq kind story other at decided_by reason data:json"),
    table("decision_article", "seq, article", "article seq"),
    table("story", "id", "id redirect size updated"),
    table("member", "article", "article story decision"),
    table("pin", "seq", "seq kind at note withdrawn"),
    table("pin_article", "pin, side, article", "pin side article"),
    table("comparison", "story", "story key packed:bytes"),
    table("event", "seq", "seq key kind story article at data:json"),
    table("target", "name", "name added_at"),
    table("delivery", "target, seq", "target seq attempts next_at delivered_at error"),
    table("feed", "url", "url next_poll data:json"),
    table("feed_item", "feed, item", "feed item at"),
)
"""In an order in which rows can be put back: what is referred to comes first. Blobs come before all of them."""
BY_NAME = {t.name: t for t in TABLES}


def outward(value: Any, kind: str) -> Any:
    """A column's value as an archive holds it."""
    if value is None or not kind:
        return value
    if kind == "json":
        return from_json(value)
    if kind == "text":
        return unpack_text(value)
    return base64.b64encode(unpack(value) if kind == "bytes" else bytes(value)).decode("ascii")


def inward(value: Any, kind: str) -> Any:
    """A column's value as a database holds it."""
    if value is None or not kind:
        return value
    if kind == "json":
        return to_json(value)
    if kind == "text":
        return pack_text(value)
    content = base64.b64decode(value, validate=True)
    return pack(content) if kind == "bytes" else content


class Rows(KeptFeatures, DerivedFindings):
    """Rows out of the tables and back into them."""

    def rows(self, name: str) -> Iterator[dict[str, Any]]:
        """See the protocol."""
        of = BY_NAME[name]
        sql = f"SELECT {', '.join(of.names)} FROM {of.name} ORDER BY {of.key}"  # noqa: S608 - fixed names
        for row in self.db.stream(sql):
            yield {n: outward(value, kind) for n, kind, value in zip(of.names, of.kinds, row, strict=True)}

    def insert_rows(self, name: str, rows: Sequence[Record]) -> None:
        """See the protocol. Raises ArchiveError for a row that is none of this table's."""
        of = BY_NAME[name]
        try:
            values = [{n: inward(row[n], kind) for n, kind in zip(of.names, of.kinds, strict=True)} for row in rows]
            self._insert_kept(name, rows, values)
        except (StoreBusy, StoreFull, StoreUnavailable):
            raise
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError, StoreError) as error:
            raise ArchiveError(f"a row of {name!r} is none that an export writes ({type(error).__name__}); nothing was taken in") from None

    def _insert_kept(self, name: str, rows: Sequence[Record], values: list[dict[str, Any]]) -> None:
        """Give rows their local numbers and index their words."""
        if name in ("statement", "figure"):
            self._insert_parts(name, rows)
            return
        if name == "embedding":
            for kept in values:
                vector(kept["data"], kept["dims"])
                self.keep_vector(kept["article"], kept["model"], kept["data"])
            return
        for row, kept in zip(rows, values, strict=True):
            if name == "article":
                kept["num"] = next_number(self.db, ordinal(row["meta"].get("published")))
            elif name == "annotation":
                day = int(self.db.value("SELECT num FROM article WHERE id = ?", (row["article"],)) or 0) >> DAY_BITS
                kept["num"] = next_number(self.db, day)
            elif name == "feature":
                kept["day"] = features(row["packed"]).day
                kept["num"] = next_number(self.db, 0)
            elif name == "story":
                kept["redirect"] = None
        self._put(name, values)
        if name == "article":
            self.words.put("article", [(v["num"], article_texts(row)) for v, row in zip(values, rows, strict=True)])
        elif name == "feature":
            for kept, row in zip(values, rows, strict=True):
                self.put_postings(kept["num"], features(row["packed"]))

    def _put(self, name: str, values: Sequence[Record]) -> None:
        if values:
            names = list(values[0])
            sql = f"INSERT INTO {name} ({', '.join(names)}) VALUES (?{', ?' * (len(names) - 1)})"  # noqa: S608 - fixed names
            self.db.many(sql, [tuple(v[n] for n in names) for v in values])

    def _insert_parts(self, name: str, rows: Sequence[Record]) -> None:
        """Statements or figures, which may begin amid an article's."""
        ids = sorted({row["article"] for row in rows})
        numbers: dict[str, int] = dict(self.db.lookup("SELECT article, num FROM annotation WHERE article IN (%s)", ids))
        articles = self.articles(ids)
        for row in rows:
            key, place, data = row["article"], row["place"], to_json(row["data"])
            if name == "statement":
                self.put_statements(key, numbers[key], articles[key].outlet, [statement(key, data)], place)
            else:
                self.put_figures(key, numbers[key], articles[key].outlet, [figure(key, data)], place)

    def rebuild(self) -> None:
        """See the protocol."""
        with self.db.write():
            self.words.clear()
            for table_name in ("posting", "band"):
                self.db.run(f"DELETE FROM {table_name}")  # noqa: S608 - fixed names
            for num, body, meta in self.db.stream("SELECT num, body, meta FROM article ORDER BY num"):
                self.words.put("article", [(num, article_texts({"body": unpack_text(body), "meta": from_json(meta)}))])
            for num, packed in self.db.stream("SELECT num, packed FROM feature ORDER BY num"):
                self.put_postings(num, features(unpack_text(packed)))
            self._rebuild_parts()

    def _rebuild_parts(self) -> None:
        joined = "SELECT p.num, p.article, p.data, a.meta FROM {} p JOIN article a ON a.id = p.article ORDER BY p.num"
        for num, article, data, meta in self.db.stream(joined.format("statement")):
            self.index_statements([(num, statement(article, data))], from_json(meta)["outlet"])
        for num, article, data, meta in self.db.stream(joined.format("figure")):
            self.index_figures([(num, figure(article, data))], from_json(meta)["outlet"])


def article_texts(row: Record) -> dict[str, str | None]:
    """What is indexed of an article, from an exported row."""
    return {"title": row["meta"]["title"], "body": row["body"], "outlet": row["meta"]["outlet"]}
