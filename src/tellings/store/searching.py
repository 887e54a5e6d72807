"""Searches over what is kept, the same for both databases.

In: a Query or a FigureQuery. Out: hits with the evidence. Guarantees: nothing typed is read as SQL or as a search engine's
syntax; few matches come best first, many (more than RANKED) last published first, so that a search stops early.
"""

from __future__ import annotations

from collections.abc import Sequence

from tellings.model.library import KeptArticle
from tellings.model.query import ArticleHit, FigureHit, FigureQuery, Query, StatementHit, Term
from tellings.store.articles import HEAD, KeptArticles, head
from tellings.store.database import Row, unpack_text
from tellings.store.derived import figure, statement
from tellings.store.excerpts import excerpt
from tellings.store.indexing import PART_BITS, number_range

RANKED = 2000
"""Matches up to which the best come first; ranking more would cost more than a search may."""
LARGEST_PAGE = 1000
"""Hits that one call returns at most."""
FARTHEST = 1_000_000
"""Offset up to which one can leaf."""


class Search(KeptArticles):
    """`tellings.store.protocol.Searching`."""

    def search(self, query: Query, limit: int = 20, offset: int = 0) -> list[ArticleHit]:
        """See the protocol."""
        expression = self.words.expression("article", query.terms, [("outlet", query.outlet)])
        where, values = self._conditions(query)
        if expression is None and (any(t.words for t in query.terms) or query.outlet):
            return []
        if expression is None:
            sql = f"SELECT a.num FROM article a WHERE a.num BETWEEN ? AND ?{where} ORDER BY a.num DESC LIMIT ? OFFSET ?"  # noqa: S608
            numbers = self.db.rows(sql, [*number_range(query.since, query.until), *values, *page(limit, offset)])
        else:
            numbers = self._matching(query, expression, where, values, page(limit, offset))
        return self._article_hits([r[0] for r in numbers], query.terms)

    def _conditions(self, query: Query) -> tuple[str, list[object]]:
        """What else must hold of an article `a`; the plus keeps SQLite from going by the index of current versions."""
        where, values = "" if query.every_version else " AND +a.current = 1", list[object]()
        if query.speaker:
            said = self.words.expression("statement", (), [("speaker", query.speaker)])
            if said is None:
                return " AND 1 = 0", values
            number = self.words.number
            where += (
                " AND a.id IN (SELECT n.article FROM annotation n WHERE n.num IN"  # noqa: S608 - fixed names
                f" (SELECT {number} >> {PART_BITS} FROM statement_words w WHERE {self.words.matches('statement')}))"
            )
            values.append(said)
        return where, values

    def _matching(self, query: Query, expression: str, where: str, values: Sequence[object], pages: Sequence[int]) -> list[Row]:
        """Numbers of articles that match, the best first where they are few."""
        matches, number = self.words.matches("article"), self.words.number
        sources = f"FROM article_words w CROSS JOIN article a WHERE a.num = {number} AND {matches} AND {number} BETWEEN ? AND ?{where}"
        bound = [expression, *number_range(query.since, query.until), *values]
        counted = f"SELECT count(*) FROM (SELECT 1 FROM article_words w WHERE {matches} AND {number} BETWEEN ? AND ? LIMIT {RANKED + 1}) m"  # noqa: S608
        if self.db.value(counted, bound[:3]) > RANKED:
            return self.db.rows(f"SELECT a.num {sources} ORDER BY {number} DESC LIMIT ? OFFSET ?", [*bound, *pages])
        rank, times = self.words.rank("article")
        sql = f"SELECT a.num {sources} ORDER BY {rank}, {number} DESC LIMIT ? OFFSET ?"
        return self.db.rows(sql, [*bound, *[expression] * times, *pages])

    def _article_hits(self, numbers: Sequence[int], terms: Sequence[Term]) -> list[ArticleHit]:
        sql = f"SELECT a.num, m.story, a.body, {HEAD} FROM article a LEFT JOIN member m ON m.article = a.id WHERE a.num IN (%s)"  # noqa: S608
        found = {r[0]: r for r in self.db.lookup(sql, numbers)}
        hits = []
        for _, story, body, *columns in (found[n] for n in numbers):
            passage, start, places = excerpt(unpack_text(body), terms)
            hits.append(ArticleHit(head(tuple(columns)), story, passage, start, places))
        return hits

    def search_statements(self, query: Query, limit: int = 20, offset: int = 0) -> list[StatementHit]:
        """See the protocol."""
        fields = [("speaker", query.speaker), ("outlet", query.outlet)]
        expression = self.words.expression("statement", query.terms, fields)
        if expression is None and (query.terms or query.speaker or query.outlet):
            return []
        source, number, bound = "statement s", "s.num", list[object]()
        if expression is not None:
            number = self.words.number
            source = f"statement_words w CROSS JOIN statement s WHERE s.num = {number} AND {self.words.matches('statement')} AND"
            bound = [expression]
        else:
            source += " WHERE"
        where = "" if query.every_version else " AND +a.current = 1"
        sql = f"SELECT s.num FROM {source} {number} BETWEEN ? AND ?"  # noqa: S608 - fixed names
        sql += f" AND EXISTS (SELECT 1 FROM article a WHERE a.id = s.article{where})"  # noqa: S608 - fixed names
        bound += number_range(query.since, query.until, parts=True)
        numbers = [r[0] for r in self.db.rows(f"{sql} ORDER BY {number} DESC LIMIT ? OFFSET ?", [*bound, *page(limit, offset)])]
        rows = self._parts("statement", numbers)
        return [StatementHit(statement(article.id, data), article, story) for article, data, story in rows]

    def search_figures(self, query: FigureQuery, limit: int = 20, offset: int = 0) -> list[FigureHit]:
        """See the protocol."""
        terms = tuple(Term((word,)) for word in query.words)
        expression = self.words.expression("figure", terms, [("outlet", query.outlet)])
        if expression is None and (query.words or query.outlet):
            return []
        first, last = number_range(query.since, query.until, parts=True)
        conditions, values = figure_range(query)
        current = "EXISTS (SELECT 1 FROM article a WHERE a.id = f.article AND +a.current = 1)"
        if expression is not None:
            number = self.words.number
            sql = (
                f"SELECT f.num FROM figure_words w CROSS JOIN figure f WHERE f.num = {number}"  # noqa: S608 - fixed names
                f" AND {self.words.matches('figure')} AND {number} BETWEEN ? AND ? AND {conditions} AND {current}"
                f" ORDER BY {number} DESC LIMIT ? OFFSET ?"
            )
            numbers = self.db.rows(sql, [expression, first, last, *values, *page(limit, offset)])
        else:
            sql = f"SELECT f.num FROM figure f WHERE f.num BETWEEN ? AND ? AND {conditions} AND {current}"  # noqa: S608 - fixed names
            numbers = self.db.rows(f"{sql} ORDER BY f.num DESC LIMIT ? OFFSET ?", [first, last, *values, *page(limit, offset)])
        rows = self._parts("figure", [r[0] for r in numbers])
        return [FigureHit(figure(article.id, data), article, story) for article, data, story in rows]

    def _parts(self, table: str, numbers: Sequence[int]) -> list[tuple[KeptArticle, str, str | None]]:
        """Statements or figures by number: the article, the part's data, and the article's story."""
        sql = f"SELECT num, article, data FROM {table} WHERE num IN (%s)"  # noqa: S608 - fixed names
        found = {n: (article, data) for n, article, data in self.db.lookup(sql, numbers)}
        ids = list(dict.fromkeys(found[n][0] for n in numbers))
        articles = self.articles(ids)
        stories: dict[str, str] = dict(self.db.lookup("SELECT article, story FROM member WHERE article IN (%s)", ids))
        return [(articles[found[n][0]], found[n][1], stories.get(found[n][0])) for n in numbers]


def figure_range(query: FigureQuery) -> tuple[str, list[object]]:
    """What must hold of a figure `f` for it to lie in the range asked for."""
    conditions, values = ["1 = 1"], list[object]()
    if query.unit is not None:
        conditions.append("f.unit = ?")
        values.append(query.unit)
    if query.low is not None:
        conditions.append("(f.high IS NULL OR f.high >= ?)")
        values.append(float(query.low))
    if query.high is not None:
        conditions.append("(f.low IS NULL OR f.low <= ?)")
        values.append(float(query.high))
    return " AND ".join(conditions), values


def page(limit: int, offset: int) -> tuple[int, int]:
    """LIMIT and OFFSET within what one call gives."""
    return max(0, min(limit, LARGEST_PAGE)), max(0, min(offset, FARTHEST))
