"""What grouping keeps of single articles: features, postings of terms by day, and bands of a near-duplicate sketch.

In: features. Out: articles that share terms or bands. Guarantee: postings and bands are those of the features kept last.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b

from tellings.model.kept_story import Candidate, Features
from tellings.store.database import Database, Row, batches, from_json, marks, pack_text, to_json, unpack_text
from tellings.store.indexing import Part, next_number
from tellings.store.protocol import Days

NO_DAY = -(1 << 31)
"""The day of postings of articles without one."""
DAYS_AT_ONCE = 60
"""Days whose postings are weighed together: they are all that is held in memory of a large library."""


def term_key(term: str) -> int:
    """A term as postings call it: 48 bits of its BLAKE2b."""
    return int.from_bytes(blake2b(term.encode("utf-8", "surrogatepass"), digest_size=6).digest(), "big")


def features_text(features: Features) -> str:
    """Features as they are kept. Raises ValueError for what is no JSON."""
    return to_json({"day": features.day, "terms": dict(features.terms), "bands": list(features.bands), "extra": dict(features.extra)})


def features(text: str) -> Features:
    """Back from `features_text`."""
    kept = from_json(text)
    return Features(kept["day"], kept["terms"], tuple(kept["bands"]), kept["extra"])


def forget_features(db: Database, article: str) -> None:
    """Remove an article's features with their postings and bands; inside a transaction."""
    row = db.row("SELECT num, packed FROM feature WHERE article = ?", (article,))
    if row is None:
        return
    old = features(unpack_text(row[1]))
    day = NO_DAY if old.day is None else old.day
    for some in batches([term_key(term) for term in old.terms]):
        db.run(f"DELETE FROM posting WHERE day = ? AND num = ? AND term IN ({marks(len(some))})", (day, row[0], *some))  # noqa: S608
    for some in batches(list(old.bands)):
        db.run(f"DELETE FROM band WHERE num = ? AND band IN ({marks(len(some))})", (row[0], *some))  # noqa: S608
    db.run("DELETE FROM feature WHERE article = ?", (article,))


class KeptFeatures(Part):
    """What `tellings.store.protocol.Stories` keeps of single articles."""

    def put_features(self, article: str, features: Features) -> None:
        """See the protocol."""
        packed = pack_text(features_text(features))
        with self.db.write():
            self.require("article", "id", article)
            forget_features(self.db, article)
            number = next_number(self.db, 0)
            self.db.run("INSERT INTO feature (article, num, day, packed) VALUES (?, ?, ?, ?)", (article, number, features.day, packed))
            self.put_postings(number, features)

    def put_postings(self, number: int, features: Features) -> None:
        """Index an article's terms and bands under its features' number."""
        day = NO_DAY if features.day is None else features.day
        terms = {term_key(term): float(weight) for term, weight in features.terms.items()}
        postings = [(day, key, number, weight) for key, weight in sorted(terms.items())]
        self.db.many("INSERT INTO posting (day, term, num, weight) VALUES (?, ?, ?, ?)", postings)
        self.db.many("INSERT INTO band (band, num) VALUES (?, ?)", [(band, number) for band in sorted(set(features.bands))])

    def features(self, articles: Iterable[str]) -> dict[str, Features]:
        """See the protocol."""
        wanted = list(dict.fromkeys(articles))
        found: dict[str, bytes] = dict(self.db.lookup("SELECT article, packed FROM feature WHERE article IN (%s)", wanted))
        return {key: features(unpack_text(found[key])) for key in wanted if key in found}

    def features_between(self, days: Days | None, *, batch: int = 500) -> Iterator[tuple[str, Features]]:
        """See the protocol."""
        if days is None:
            sql, at = "SELECT 0, article, packed FROM feature WHERE day IS NULL AND article > ? ORDER BY article LIMIT ?", ""
            while found := self.db.rows(sql, (at, batch)):
                yield from ((r[1], features(unpack_text(r[2]))) for r in found)
                at = found[-1][1]
            return
        sql = "SELECT day, article, packed FROM feature WHERE (day, article) > (?, ?) AND day <= ? ORDER BY day, article LIMIT ?"
        day, at = days[0], ""
        while found := self.db.rows(sql, (day, at, days[1], batch)):
            yield from ((r[1], features(unpack_text(r[2]))) for r in found)
            day, at = found[-1][:2]

    def candidates(
        self,
        terms: Mapping[str, float],
        days: Days | None,
        *,
        undated: bool = False,
        limit: int | None = 200,
        least: int = 1,
        least_dot: float = 0.0,
    ) -> list[Candidate]:
        """See the protocol."""
        weights = {term_key(term): weight for term, weight in terms.items()}
        shared: dict[int, int] = {}
        dots: dict[int, float] = {}
        for some in self._on_days("SELECT term, num, weight FROM posting", "", list(weights), days, undated):
            here: dict[int, int] = {}
            added: dict[int, float] = {}
            for key, number, weight in sorted(some):
                here[number] = here.get(number, 0) + 1
                added[number] = added.get(number, 0.0) + weight * weights[key]
            enough = [number for number, count in here.items() if count >= least and added[number] >= least_dot]
            shared.update((number, here[number]) for number in enough)
            dots.update((number, added[number]) for number in enough)
        ids: dict[int, str] = dict(self.db.lookup("SELECT num, article FROM feature WHERE num IN (%s)", list(shared)))
        found = [Candidate(ids[number], shared[number], dots[number]) for number in shared if number in ids]
        return sorted(found, key=lambda c: (-c.dot, c.article))[:limit]

    def _on_days(self, select: str, group: str, keys: Sequence[int], days: Days | None, undated: bool) -> Iterator[list[Row]]:
        """Rows of postings of these terms on these days, some days at a time; all of a day's are together."""
        if days is None:
            wanted = [r[0] for r in self.db.rows("SELECT DISTINCT day FROM feature WHERE day IS NOT NULL ORDER BY day")]
        else:
            wanted = list(range(days[0], days[1] + 1))
        for part in batches([*wanted, *([NO_DAY] if undated else [])], DAYS_AT_ONCE):
            found: list[Row] = []
            for some in batches(keys):
                sql = f"{select} WHERE term IN ({marks(len(some))}) AND day IN ({marks(len(part))}){group}"
                found += self.db.rows(sql, [*some, *part])
            yield found

    def document_frequency(self, terms: Iterable[str], days: Days | None) -> dict[str, int]:
        """See the protocol."""
        names = {term_key(term): term for term in terms}
        counts = dict.fromkeys(names.values(), 0)
        select = "SELECT term, count(*) FROM posting"
        for some in self._on_days(select, " GROUP BY term", list(names), days, days is None):
            for key, count in some:
                counts[names[key]] += count
        return counts

    def sharing_bands(self, bands: Collection[int]) -> dict[str, int]:
        """See the protocol."""
        counts: dict[str, int] = {}
        sql = "SELECT f.article FROM band b JOIN feature f ON f.num = b.num WHERE b.band IN (%s)"
        for (article,) in self.db.lookup(sql, sorted(set(bands))):
            counts[article] = counts.get(article, 0) + 1
        return dict(sorted(counts.items()))
