"""The word indexes: which texts each holds, and what the two databases say differently about them.

In: rows of labelled texts, or terms looked for. Out: index rows, and pieces of SQL that the shared searches are built of.
A row's number orders it by day of publication; numbers are never given twice, so rows of what was replaced are passed over.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tellings.errors import NotKept
from tellings.model.query import Term
from tellings.store.database import Database

COLUMNS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "article": (("title", "A"), ("body", "B"), ("outlet", "C")),
    "statement": (("body", "B"), ("speaker", "A"), ("outlet", "C")),
    "figure": (("body", "B"), ("outlet", "C")),
}
"""Index → its columns, with the label each has in PostgreSQL."""
SEARCHED: Mapping[str, tuple[str, str]] = {"article": ("title body", "AB"), "statement": ("body", "B"), "figure": ("body", "B")}
"""Index → the columns, and their labels, that a query's terms are looked for in."""
DAY_BITS, PART_BITS = 24, 14
"""Bits for numbers within a day, and for an article's statements or figures."""
PARTS = 1 << PART_BITS
"""Statements, and figures, of one article that are indexed; no article comes near."""
Texts = Mapping[str, str | None]


class WordIndex(ABC):
    """The word indexes of one database.

    `number` is how a statement calls the number of an index row `w`; `now` follows the name of the table of articles where its
    index of current versions shall be gone by.
    """

    number: str
    now: str = ""

    def __init__(self, db: Database) -> None:
        self.db = db

    @abstractmethod
    def put(self, kind: str, rows: Sequence[tuple[int, Texts]]) -> None:
        """Index rows under numbers not used before."""

    @abstractmethod
    def matches(self, kind: str) -> str:
        """SQL that is true where row `w` matches the expression bound to its one placeholder."""

    @abstractmethod
    def rank(self, kind: str) -> tuple[str, int]:
        """SQL by which better rows of `w` come first, and how often the expression must be bound in it."""

    @abstractmethod
    def expression(self, kind: str, terms: Iterable[Term], fields: Sequence[tuple[str, str | None]]) -> str | None:
        """What to bind: all terms, and all words of each (column, text); None where there is nothing to look for."""

    @abstractmethod
    def clear(self) -> None:
        """Empty all word indexes."""


def ordinal(day: str | None) -> int:
    """Days since the calendar's first of `YYYY-MM-DD…`; 0 where there is none."""
    try:
        return date.fromisoformat((day or "")[:10]).toordinal()
    except ValueError:
        return 0


def next_number(db: Database, day: int) -> int:
    """A number never given before, larger than all of earlier days; inside a transaction."""
    found = db.value("SELECT next FROM numbering WHERE day = ?", (day,))
    count = 0 if found is None else int(found)
    if found is None:
        db.run("INSERT INTO numbering (day, next) VALUES (?, ?)", (day, 1))
    else:
        db.run("UPDATE numbering SET next = ? WHERE day = ?", (count + 1, day))
    return (day << DAY_BITS) + count


def number_range(since: date | None, until: date | None, parts: bool = False) -> tuple[int, int]:
    """First and last number of articles (or, with `parts`, of their statements or figures) published on these days."""
    first = since.toordinal() if since else (1 if until else 0)
    last = until.toordinal() if until else date.max.toordinal()
    shift = PART_BITS if parts else 0
    return (first << DAY_BITS) << shift, (((last + 1) << DAY_BITS) << shift) - 1


class Part:
    """One topic's tables; all parts of a store share its database and its word indexes."""

    def __init__(self, db: Database, words: WordIndex) -> None:
        self.db = db
        self.words = words

    def known(self, table: str, key: str, values: Sequence[str]) -> set[str]:
        """Those of the values that are kept under `key` in `table`."""
        return {row[0] for row in self.db.lookup(f"SELECT {key} FROM {table} WHERE {key} IN (%s)", list(values))}  # noqa: S608 - fixed names

    def require(self, table: str, key: str, value: str) -> None:
        """Raise NotKept unless the value is kept under `key` in `table`."""
        if not self.known(table, key, [value]):
            raise NotKept(f"the library has no {table} {value!r}")
