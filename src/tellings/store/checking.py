"""What can be wrong in a library, found by reading all of it; nothing is changed.

In: a database. Out: findings as (where, what). Memory is bounded by one article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tellings.errors import StoreDamaged
from tellings.model.library import digest
from tellings.store.database import Database, from_json, unpack, unpack_text
from tellings.store.derived import vector
from tellings.store.features import NO_DAY, features, term_key

LONE = (
    ("article", "raw_sha256", "blob", "sha256"),
    ("quarantine", "raw_sha256", "blob", "sha256"),
    ("visit", "article", "article", "id"),
    ("copy", "article", "article", "id"),
    ("copy", "original", "article", "id"),
    ("annotation", "article", "article", "id"),
    ("statement", "article", "annotation", "article"),
    ("figure", "article", "annotation", "article"),
    ("embedding", "article", "article", "id"),
    ("feature", "article", "article", "id"),
    ("decision_article", "article", "article", "id"),
    ("decision_article", "seq", "decision", "seq"),
    ("story", "redirect", "story", "id"),
    ("member", "article", "article", "id"),
    ("pin_article", "article", "article", "id"),
    ("pin_article", "pin", "pin", "seq"),
    ("comparison", "story", "story", "id"),
    ("delivery", "seq", "event", "seq"),
    ("delivery", "target", "target", "name"),
    ("feed_item", "feed", "feed", "url"),
)
"""Table and column, and the table and column where its value must be."""
WRONG = (
    (
        "blob",
        "is kept for no document",
        "SELECT b.sha256 FROM blob b WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.raw_sha256 = b.sha256)"
        " AND NOT EXISTS (SELECT 1 FROM quarantine q WHERE q.raw_sha256 = b.sha256)",
    ),
    (
        "article",
        "was never read, or at other moments than it says",
        "SELECT a.id FROM article a LEFT JOIN"
        " (SELECT article, min(at) AS first, max(at) AS last FROM visit GROUP BY article) v ON v.article = a.id"
        " WHERE v.article IS NULL OR v.first <> a.first_seen OR v.last <> a.last_seen",
    ),
    (
        "article",
        "is of a place with no current version, or with several",
        "SELECT min(id) FROM article GROUP BY place HAVING sum(current) <> 1",
    ),
    (
        "embedding",
        "has embeddings of several lengths",
        "SELECT model FROM embedding GROUP BY model HAVING min(dims) <> max(dims)",
    ),
    (
        "member",
        "belongs to a story that is not there or was merged",
        "SELECT m.article FROM member m LEFT JOIN story s ON s.id = m.story WHERE s.id IS NULL OR s.redirect IS NOT NULL",
    ),
    (
        "member",
        "belongs to a story by a decision that does not name it",
        "SELECT m.article FROM member m LEFT JOIN decision_article d ON d.article = m.article AND d.seq = m.decision WHERE d.seq IS NULL",
    ),
    (
        "story",
        "says another size than it has",
        "SELECT s.id FROM story s WHERE s.size <> (SELECT count(*) FROM member m WHERE m.story = s.id)",
    ),
    (
        "story",
        "was begun by no decision",
        "SELECT s.id FROM story s WHERE NOT EXISTS (SELECT 1 FROM decision d WHERE d.story = s.id AND d.kind IN ('begin', 'split'))",
    ),
    (
        "story",
        "redirects in a circle",
        "WITH RECURSIVE way (start, at, steps) AS (SELECT id, redirect, 1 FROM story WHERE redirect IS NOT NULL UNION ALL"
        " SELECT w.start, s.redirect, w.steps + 1 FROM way w JOIN story s ON s.id = w.at"
        " WHERE s.redirect IS NOT NULL AND w.at <> w.start AND w.steps < 10000) SELECT DISTINCT start FROM way WHERE at = start",
    ),
    (
        "decision",
        "follows on one that is missing from the log",
        "SELECT d.seq FROM decision d WHERE d.seq > 1 AND NOT EXISTS (SELECT 1 FROM decision e WHERE e.seq = d.seq - 1)",
    ),
    (
        "event",
        "follows on one that is missing",
        "SELECT d.seq FROM event d WHERE d.seq > 1 AND NOT EXISTS (SELECT 1 FROM event e WHERE e.seq = d.seq - 1)",
    ),
    (
        "comparison",
        "is of a story that was merged",
        "SELECT c.story FROM comparison c JOIN story s ON s.id = c.story WHERE s.redirect IS NOT NULL",
    ),
)
"""Table, what is wrong, and a query for the keys of the rows that it is wrong with."""
Problems = Iterator[tuple[str, str]]


def findings(db: Database, indexed: Callable[[str], str]) -> Problems:
    """Everything that does not fit; `indexed` gives SQL for the numbers of a word index."""
    for table, column, parent, key in LONE:
        sql = f"SELECT c.{column} FROM {table} c LEFT JOIN {parent} p ON p.{key} = c.{column}"  # noqa: S608 - fixed names
        sql += f" WHERE p.{key} IS NULL AND c.{column} IS NOT NULL"
        yield from ((table, f"refers to the {parent} {value}, which is not kept") for (value,) in db.stream(sql))
    for where, what, sql in WRONG:
        yield from ((where, f"{key} {what}") for (key,) in db.stream(sql))
    yield from blobs(db)
    yield from texts(db)
    yield from packed(db)
    yield from grouping(db)
    for kind in ("article", "statement", "figure"):
        sql = f"SELECT num FROM {kind} WHERE num NOT IN ({indexed(kind)})"  # noqa: S608 - fixed names
        yield from ((f"{kind}_words", f"the {kind} with the number {num} is not indexed; rebuild the indexes") for (num,) in db.stream(sql))


def blobs(db: Database) -> Problems:
    """Bytes that are not those of their hash."""
    for sha256, size, content in db.stream("SELECT sha256, size, packed FROM blob"):
        try:
            held = unpack(content)
        except StoreDamaged as error:
            yield "blob", f"{sha256} {error}"
            continue
        if digest(held) != sha256 or len(held) != size:
            yield "blob", f"{sha256} holds other bytes than were kept"


def texts(db: Database) -> Problems:
    """Texts that are not those of their hash, and metadata that cannot be read."""
    for article, sha256, body, meta, known in db.stream("SELECT id, sha256, body, meta, known FROM article"):
        try:
            text = unpack_text(body)
            from_json(meta)
            from_json(known)
        except StoreDamaged as error:
            yield "article", f"{article} {error}"
            continue
        if digest(text.encode("utf-8", "surrogatepass")) != sha256:
            yield "article", f"{article} has another text than was kept"


def packed(db: Database) -> Problems:
    """Findings and embeddings that cannot be read."""
    for table, key in (("annotation", "article"), ("comparison", "story")):
        for name, content in db.stream(f"SELECT {key}, packed FROM {table}"):  # noqa: S608 - fixed names
            try:
                unpack(content)
            except StoreDamaged as error:
                yield table, f"{name} {error}"
    for article, dims, data in db.stream("SELECT article, dims, data FROM embedding"):
        try:
            vector(bytes(data), dims)
        except StoreDamaged as error:
            yield "embedding", f"{article} {error}"
    for table in ("statement", "figure", "decision", "event", "visit", "feed", "quarantine"):
        for (data,) in db.stream(f"SELECT data FROM {table}"):  # noqa: S608 - fixed names
            try:
                from_json(data)
            except StoreDamaged as error:
                yield table, str(error)


def grouping(db: Database) -> Problems:
    """Postings that are not those of the features kept."""
    held = "SELECT f.article, f.day, f.packed, COALESCE(c.n, 0) FROM feature f"
    held += " LEFT JOIN (SELECT num, day, count(*) AS n FROM posting GROUP BY num, day) c ON c.num = f.num AND c.day = COALESCE(f.day, ?)"
    for article, day, content, count in db.stream(held, (NO_DAY,)):
        try:
            kept = features(unpack_text(content))
        except StoreDamaged as error:
            yield "feature", f"{article} {error}"
            continue
        if kept.day != day or len({term_key(term) for term in kept.terms}) != count:
            yield "posting", f"{article} has other postings than its features; rebuild the indexes"
