"""Articles as kept: bytes by their hash, versions of a place, visits, derived texts, and what was put aside.

In: documents received with the article built of each. Out: the same again. Guarantees: bytes, versions and visits are
only ever added; adding the same twice adds nothing; bytes and texts are checked against their hash when they are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict

from tellings.errors import NotKept, StoreDamaged
from tellings.model.article import Article, sha256
from tellings.model.document import Known, Media
from tellings.model.library import ID_DIGITS, KEPT_HEADERS, Added, Copy, KeptArticle, Quarantined, Received, Visit, digest
from tellings.store.database import (
    Row,
    from_json,
    moment,
    moment_text,
    pack,
    pack_text,
    to_json,
    unpack,
    unpack_text,
)
from tellings.store.features import forget_features
from tellings.store.indexing import Part, next_number, ordinal

HEAD = "a.id, a.version, a.current, a.raw_sha256, a.sha256, a.size, a.meta, a.made_by, a.first_seen, a.last_seen"
"""Columns of an article without its text, for `head`."""
METADATA = ("title", "outlet", "author", "url", "language")


def head(row: Row) -> KeptArticle:
    """An article from its columns HEAD."""
    article, version, current, raw_sha256, text_sha256, size, meta, made_by, first_seen, last_seen = row
    return KeptArticle(
        id=article,
        version=version,
        current=bool(current),
        raw_sha256=raw_sha256,
        sha256=text_sha256,
        size=size,
        made_by=made_by,
        first_seen=moment(first_seen),
        last_seen=moment(last_seen),
        **from_json(meta),
    )


def place_key(place: str) -> str:
    """A place as the tables call it."""
    return digest(place.encode("utf-8", "surrogatepass"))[:ID_DIGITS]


def metadata(article: Article, place: str) -> str:
    """What the article says of itself, with its place."""
    known = {name: getattr(article, name) for name in METADATA}
    published = article.published.text if article.published and not article.published.inferred else None
    return to_json({**known, "published": published, "place": place, "provenance": dict(article.provenance)})


def visit_data(visit: Visit) -> str:
    """A visit but for its moment; headers that are not kept are left out."""
    headers = {name.lower(): value for name, value in visit.headers.items() if name.lower() in KEPT_HEADERS}
    return to_json({"url": visit.url, "status": visit.status, "headers": headers, "via": visit.via})


class KeptArticles(Part):
    """`tellings.store.protocol.Articles`."""

    def add(self, received: Received, article: Article, made_by: str) -> Added:
        """See the protocol."""
        key = received.article_id
        if article.id != key:
            raise ValueError(f"the article has the id {article.id!r}, the document {key!r}")
        moment_text(received.visit.at)
        packed = None if self.known("article", "id", [key]) else (pack(received.content), pack_text(article.text))
        with self.db.write():
            place = place_key(received.place)
            before = self.db.value("SELECT id FROM article WHERE place = ? AND current = 1", (place,))
            new = not self.known("article", "id", [key])
            if new:
                packed = packed or (pack(received.content), pack_text(article.text))
                self._insert(received, article, made_by, packed)
            self._visited(key, place, received.visit)
            kept = self.article(key)
        return Added(kept, new, before if kept.current and before != key else None)

    def _insert(self, received: Received, article: Article, made_by: str, packed: tuple[bytes, bytes]) -> None:
        at = moment_text(received.visit.at)
        place = place_key(received.place)
        version = 1 + (self.db.value("SELECT max(version) FROM article WHERE place = ?", (place,)) or 0)
        number = next_number(self.db, ordinal(article.published.day if article.published else None))
        raw = received.sha256
        self._keep_bytes(raw, received.content, packed[0])
        self.db.run(
            "INSERT INTO article (num, id, place, version, current, raw_sha256, media, decoded, known, sha256, size, meta, made_by,"
            " first_seen, last_seen, body) VALUES (?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(number, article.id, place, version, raw, received.media.value, int(received.decoded), to_json(asdict(received.known))),
                *(article.sha256, len(received.content), metadata(article, received.place), made_by, at, at, packed[1]),
            ),
        )
        self.words.put("article", [(number, {"title": article.title, "body": article.text, "outlet": article.outlet})])

    def _keep_bytes(self, raw_sha256: str, content: bytes, packed: bytes) -> None:
        self.db.run(
            "INSERT INTO blob (sha256, size, packed) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING", (raw_sha256, len(content), packed)
        )

    def _visited(self, article: str, place: str, visit: Visit) -> None:
        """Note a visit, and which version the place held last: of visits at one moment, the later version's."""
        at = moment_text(visit.at)
        self.db.run(
            "INSERT INTO visit (article, at, data) VALUES (?, ?, ?) ON CONFLICT (article, at) DO NOTHING", (article, at, visit_data(visit))
        )
        self.db.run(
            "UPDATE article SET first_seen = CASE WHEN first_seen < ? THEN first_seen ELSE ? END,"
            " last_seen = CASE WHEN last_seen > ? THEN last_seen ELSE ? END WHERE id = ?",
            (at, at, at, at, article),
        )
        last = self.db.value("SELECT id FROM article WHERE place = ? ORDER BY last_seen DESC, version DESC LIMIT 1", (place,))
        if self.db.value("SELECT id FROM article WHERE place = ? AND current = 1", (place,)) != last:
            self.db.run("UPDATE article SET current = 0 WHERE place = ? AND current = 1", (place,))
            self.db.run("UPDATE article SET current = 1 WHERE id = ?", (last,))

    def replace_article(self, article: Article, made_by: str) -> None:
        """See the protocol."""
        packed = pack_text(article.text)
        with self.db.write():
            place = self.article(article.id).place
            number = next_number(self.db, ordinal(article.published.day if article.published else None))
            self._forget_derived(article.id)
            self.db.run(
                "UPDATE article SET num = ?, sha256 = ?, meta = ?, made_by = ?, body = ? WHERE id = ?",
                (number, article.sha256, metadata(article, place), made_by, packed, article.id),
            )
            self.words.put("article", [(number, {"title": article.title, "body": article.text, "outlet": article.outlet})])

    def _forget_derived(self, article: str) -> None:
        """Remove what was worked out from a text that is replaced."""
        forget_features(self.db, article)
        for table in ("statement", "figure", "annotation", "embedding"):
            self.db.run(f"DELETE FROM {table} WHERE article = ?", (article,))  # noqa: S608 - fixed names
        story = self.db.value("SELECT story FROM member WHERE article = ?", (article,))
        self.db.run("DELETE FROM comparison WHERE story = ?", (story,))

    def article(self, article: str) -> KeptArticle:
        """See the protocol."""
        row = self.db.row(f"SELECT {HEAD} FROM article a WHERE a.id = ?", (article,))  # noqa: S608 - fixed names
        if row is None:
            raise NotKept(f"the library has no article {article!r}")
        return head(row)

    def articles(self, ids: Iterable[str]) -> dict[str, KeptArticle]:
        """See the protocol."""
        wanted = list(dict.fromkeys(ids))
        found = {r[0]: head(r) for r in self.db.lookup(f"SELECT {HEAD} FROM article a WHERE a.id IN (%s)", wanted)}  # noqa: S608
        return {key: found[key] for key in wanted if key in found}

    def text(self, article: str) -> str:
        """See the protocol."""
        row = self.db.row("SELECT body, sha256 FROM article WHERE id = ?", (article,))
        if row is None:
            raise NotKept(f"the library has no article {article!r}")
        text = unpack_text(row[0])
        if sha256(text) != row[1]:
            raise StoreDamaged(f"the text of article {article} is not the one that was kept; run `tellings check`")
        return text

    def received(self, article: str) -> Received:
        """See the protocol."""
        row = self.db.row("SELECT raw_sha256, media, decoded, known, meta FROM article WHERE id = ?", (article,))
        if row is None:
            raise NotKept(f"the library has no article {article!r}")
        raw_sha256, media, decoded, known, meta = row
        place = from_json(meta)["place"]
        first = self.visits(article)[0]
        return Received(place, self.raw(raw_sha256), Media(media), Known(**from_json(known)), first, bool(decoded))

    def versions(self, place: str) -> list[KeptArticle]:
        """See the protocol."""
        sql = f"SELECT {HEAD} FROM article a WHERE a.place = ? ORDER BY a.first_seen, a.version"  # noqa: S608 - fixed names
        return [head(r) for r in self.db.rows(sql, (place_key(place),))]

    def visits(self, article: str) -> list[Visit]:
        """See the protocol."""
        return [visit(r) for r in self.db.rows("SELECT at, data FROM visit WHERE article = ? ORDER BY at", (article,))]

    def last_visit(self, place: str) -> Visit | None:
        """See the protocol."""
        sql = "SELECT v.at, v.data FROM article a JOIN visit v ON v.article = a.id WHERE a.place = ?"
        sql += " ORDER BY v.at DESC, a.version DESC LIMIT 1"
        row = self.db.row(sql, (place_key(place),))
        return visit(row) if row else None

    def record_unchanged(self, place: str, visit: Visit) -> bool:
        """See the protocol."""
        key = place_key(place)
        with self.db.write():
            current = self.db.value("SELECT id FROM article WHERE place = ? AND current = 1", (key,))
            if current is not None:
                self._visited(current, key, visit)
        return current is not None

    def same_text(self, sha256: str) -> list[str]:
        """See the protocol."""
        return [r[0] for r in self.db.rows("SELECT id FROM article WHERE sha256 = ? ORDER BY first_seen, id", (sha256,))]

    def same_bytes(self, raw_sha256: str) -> list[str]:
        """See the protocol."""
        return [r[0] for r in self.db.rows("SELECT id FROM article WHERE raw_sha256 = ? ORDER BY first_seen, id", (raw_sha256,))]

    def all_articles(self, *, after: str = "", current_only: bool = False, batch: int = 500) -> Iterator[KeptArticle]:
        """See the protocol."""
        only = " AND a.current = 1" if current_only else ""
        sql = f"SELECT {HEAD} FROM article a WHERE a.id > ?{only} ORDER BY a.id LIMIT ?"  # noqa: S608 - fixed names
        while found := self.db.rows(sql, (after, batch)):
            yield from (head(r) for r in found)
            after = found[-1][0]

    def built_otherwise(self, made_by: str, limit: int = 100) -> list[str]:
        """See the protocol."""
        return [r[0] for r in self.db.rows("SELECT id FROM article WHERE made_by <> ? ORDER BY id LIMIT ?", (made_by, limit))]

    def quarantine(self, record: Quarantined, content: bytes | None = None) -> None:
        """See the protocol."""
        raw = None if content is None else digest(content)
        data = to_json({"name": record.name, "reason": record.reason})
        key = digest(to_json([record.name, record.reason, raw]).encode())[:ID_DIGITS]
        packed = None if content is None else pack(content)
        with self.db.write():
            if raw is not None and content is not None and packed is not None:
                self._keep_bytes(raw, content, packed)
            values = (key, moment_text(record.at), raw, data)
            self.db.run("INSERT INTO quarantine (id, at, raw_sha256, data) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING", values)

    def quarantined(self, limit: int = 100, offset: int = 0) -> list[Quarantined]:
        """See the protocol."""
        sql = "SELECT at, raw_sha256, data FROM quarantine ORDER BY at DESC, id LIMIT ? OFFSET ?"
        return [Quarantined(at=moment(at), raw_sha256=raw, **from_json(data)) for at, raw, data in self.db.rows(sql, (limit, offset))]

    def raw(self, raw_sha256: str) -> bytes:
        """See the protocol."""
        packed = self.db.value("SELECT packed FROM blob WHERE sha256 = ?", (raw_sha256,))
        if packed is None:
            raise NotKept(f"the library has no bytes with the SHA-256 {raw_sha256!r}")
        content = unpack(packed)
        if digest(content) != raw_sha256:
            raise StoreDamaged(f"the bytes kept as {raw_sha256[:12]}… are not the ones that were kept; run `tellings check`")
        return content

    def mark_copy(self, copy: Copy) -> None:
        """See the protocol."""
        if self.known("article", "id", [copy.article, copy.original]) != {copy.article, copy.original}:
            raise NotKept(f"the library has no article {copy.article!r} or {copy.original!r}")
        with self.db.write():
            values = (copy.article, copy.original, copy.kind, float(copy.likeness))
            self.db.run("INSERT INTO copy (article, original, kind, likeness) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", values)

    def copies(self, article: str) -> list[Copy]:
        """See the protocol."""
        sql = "SELECT article, original, kind, likeness FROM copy WHERE article = ? OR original = ? ORDER BY article, original"
        return [Copy(*row) for row in self.db.rows(sql, (article, article))]


def visit(row: Row) -> Visit:
    """A visit from its moment and data."""
    return Visit(at=moment(row[0]), **from_json(row[1]))
