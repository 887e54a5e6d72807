"""Searches over what is kept, the same for both databases.

In: a Query or a FigureQuery. Out: hits with the evidence. Guarantees: nothing typed is read as SQL or as a search engine's
syntax; few matches come best first, many (more than RANKED) last published first, so that a search stops early; so do
matches of words in a row and of beginnings, which the engines would look for again and again to rank.
"""

from __future__ import annotations

from collections.abc import Sequence

from tellings.model.library import KeptArticle
from tellings.model.query import ArticleHit, FigureHit, FigureQuery, Query, StatementHit, Term
from tellings.store.articles import HEAD, KeptArticles, head
from tellings.store.database import batches, marks, unpack_text
from tellings.store.derived import figure, statement
from tellings.store.excerpts import excerpt
from tellings.store.indexing import PART_BITS, number_range
from tellings.store.words import folded

RANKED = 1000
"""Matches up to which the best come first; ranking more would cost more than a search may."""
FEW_SAID = 500
"""Statements of a speaker up to which his articles are looked at one by one; of more, enough are among any word's articles."""
FEW_FIGURES = 1000
"""Exact figures in a range up to which they are gathered by value; of more, enough are among any month's figures."""
STEP = 50
"""Articles of a speaker, and figures in a range, looked at together."""
CURRENT = "EXISTS (SELECT 1 FROM article a WHERE a.id = f.article AND +a.current = 1)"
"""That a figure `f` stands in the version its page holds now."""
LARGEST_PAGE = 1000
"""Hits that one call returns at most."""
FARTHEST = 1_000_000
"""Offset up to which one can leaf."""


class Search(KeptArticles):
    """`tellings.store.protocol.Searching`."""

    def search(self, query: Query, limit: int = 20, offset: int = 0) -> list[ArticleHit]:
        """See the protocol."""
        expression = self.words.expression("article", query.terms, [("outlet", query.outlet)])
        said = self.words.expression("statement", (), [("speaker", query.speaker)]) if query.speaker else None
        if expression is None and (any(t.words for t in query.terms) or query.outlet):
            return []
        if query.speaker and said is None:
            return []
        spoken = None if said is None else self._spoken(query, said)
        where, values = self._conditions(query, said, spoken)
        pages = page(limit, offset)
        if expression is None:
            sql = f"SELECT a.num FROM article a WHERE a.num BETWEEN ? AND ?{where} ORDER BY a.num DESC LIMIT ? OFFSET ?"  # noqa: S608
            rows = self.db.rows(sql, [*number_range(query.since, query.until), *values, *pages])
            return self._article_hits([r[0] for r in rows], query.terms)
        return self._article_hits(self._matching(query, expression, spoken, (where, values), pages), query.terms)

    def _spoken(self, query: Query, said: str) -> list[int] | None:
        """Numbers of the articles with the speaker's statements, last published first; None where he said more than FEW_SAID."""
        number = self.words.number
        sql = f"SELECT {number} >> {PART_BITS} FROM statement_words w WHERE {self.words.matches('statement')}"  # noqa: S608 - fixed names
        bound = [said, *number_range(query.since, query.until, parts=True)]
        found = self.db.rows(f"{sql} AND {number} BETWEEN ? AND ? LIMIT {FEW_SAID + 1}", bound)
        if len(found) > FEW_SAID:
            return None
        sql = "SELECT a.num FROM annotation n JOIN article a ON a.id = n.article WHERE n.num IN (%s)"
        return sorted((r[0] for r in self.db.lookup(sql, sorted({r[0] for r in found}))), reverse=True)

    def _conditions(self, query: Query, said: str | None, spoken: Sequence[int] | None) -> tuple[str, list[object]]:
        """What else must hold of an article `a`; the plus keeps SQLite from going by the index of current versions."""
        where, values = "" if query.every_version else " AND +a.current = 1", list[object]()
        if spoken is not None:
            where += f" AND a.num IN ({', '.join(map(str, spoken)) or 'NULL'})"
        elif said is not None:
            statements = f"SELECT {self.words.number} >> {PART_BITS} FROM statement_words w WHERE {self.words.matches('statement')}"  # noqa: S608
            where += f" AND (SELECT n.num FROM annotation n WHERE n.article = a.id) IN ({statements})"  # noqa: S608 - fixed names
            values.append(said)
        return where, values

    def _matching(
        self, query: Query, expression: str, spoken: Sequence[int] | None, condition: tuple[str, list[object]], pages: tuple[int, int]
    ) -> list[int]:
        """Numbers of articles that match, the best first where they are few."""
        matches, number = self.words.matches("article"), self.words.number
        where, values = condition
        article = "article a"
        if not query.every_version:
            article, where = f"article a{self.words.now}", where.replace("+a.current", "a.current")
        sources = f"FROM article_words w CROSS JOIN {article} WHERE a.num = {number} AND {matches} AND {number} BETWEEN ? AND ?{where}"
        bound = [expression, *number_range(query.since, query.until), *values]
        if singly(query.terms) and self._few_matching(bound[:3]):
            rank, times = self.words.rank("article")
            sql = f"SELECT a.num {sources} ORDER BY {rank}, {number} DESC LIMIT ? OFFSET ?"
            return [r[0] for r in self.db.rows(sql, [*bound, *[expression] * times, *pages])]
        if spoken is None:
            rows = self.db.rows(f"SELECT a.num {sources} ORDER BY {number} DESC LIMIT ? OFFSET ?", [*bound, *pages])
            return [r[0] for r in rows]
        limit, offset = pages
        found: list[int] = []
        for some in batches(spoken, STEP):
            if len(found) >= limit + offset:
                break
            rows = self.db.rows(f"SELECT {number} {sources} AND {number} IN ({marks(len(some))}) ORDER BY {number} DESC", [*bound, *some])
            found += [r[0] for r in rows]
        return found[offset : offset + limit]

    def _few_matching(self, bound: Sequence[object]) -> bool:
        """Whether at most RANKED articles match, whatever else is asked of them."""
        matches = f"{self.words.matches('article')} AND {self.words.number} BETWEEN ? AND ?"
        counted = f"SELECT count(*) FROM (SELECT 1 FROM article_words w WHERE {matches} LIMIT {RANKED + 1}) m"  # noqa: S608 - fixed names
        return bool(self.db.value(counted, bound) <= RANKED)

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
        days, pages = number_range(query.since, query.until, parts=True), page(limit, offset)
        numbers = (
            self._figures_by_value(query, days, pages) if expression is None else self._figures_by_word(query, expression, days, pages)
        )
        rows = self._parts("figure", numbers)
        return [FigureHit(figure(article.id, data), article, story) for article, data, story in rows]

    def _figures_by_value(self, query: FigureQuery, days: tuple[int, int], pages: tuple[int, int]) -> list[int]:
        """Numbers of figures, last published first: from the indexes of values where few are in the range, else by going back in time."""
        limit, offset = pages
        if self._few_figures(query):
            return self._figures_in_range(query, days, limit + offset)[offset : offset + limit]
        conditions, values = figure_range(query)
        sql = f"SELECT f.num FROM figure f WHERE f.num BETWEEN ? AND ? AND {conditions} AND {CURRENT}"  # noqa: S608 - fixed names
        return [r[0] for r in self.db.rows(f"{sql} ORDER BY f.num DESC LIMIT ? OFFSET ?", [*days, *values, limit, offset])]

    def _figures_by_word(self, query: FigureQuery, expression: str, days: tuple[int, int], pages: tuple[int, int]) -> list[int]:
        """The same among figures that match: those in the range are looked at one by one where they are few and the matches many."""
        limit, offset = pages
        number, matches = self.words.number, self.words.matches("figure")
        counted = f"SELECT count(*) FROM (SELECT 1 FROM figure_words w WHERE {matches} AND {number} BETWEEN ? AND ? LIMIT {RANKED + 1}) m"  # noqa: S608
        if self._few_figures(query) and self.db.value(counted, [expression, *days]) > RANKED:
            near = self._figures_in_range(query, days, FEW_FIGURES + 1)
            if len(near) <= FEW_FIGURES:
                return self._some_matching(near, expression, limit + offset)[offset:]
        conditions, values = figure_range(query)
        sql = f"SELECT f.num FROM figure_words w CROSS JOIN figure f WHERE f.num = {number} AND {matches} AND {number} BETWEEN ? AND ?"  # noqa: S608
        sql += f" AND {conditions} AND {CURRENT} ORDER BY {number} DESC LIMIT ? OFFSET ?"
        return [r[0] for r in self.db.rows(sql, [expression, *days, *values, limit, offset])]

    def _few_figures(self, query: FigureQuery) -> bool:
        """Whether a unit or a range is asked for that at most FEW_FIGURES exact figures are in."""
        bounds, asked = exact_range(query)
        counted = f"SELECT count(*) FROM (SELECT 1 FROM figure f WHERE {bounds} LIMIT {FEW_FIGURES + 1}) m"  # noqa: S608 - fixed names
        return bool(asked) and self.db.value(counted, asked) <= FEW_FIGURES

    def _figures_in_range(self, query: FigureQuery, days: tuple[int, int], most: int) -> list[int]:
        """Numbers of figures in the range, last published first; `most` of the exact ones and of the others."""
        found: list[int] = []
        inexact, values = figure_range(query)
        # the plus keeps SQLite from going by number where it shall go by value
        for (where, bound), number in ((exact_range(query), "+f.num"), ((f"f.exact = 0 AND {inexact}", values), "f.num")):
            sql = f"SELECT f.num FROM figure f WHERE {where} AND {number} BETWEEN ? AND ? AND {CURRENT}"  # noqa: S608 - fixed names
            found += [r[0] for r in self.db.rows(f"{sql} ORDER BY {number} DESC LIMIT ?", [*bound, *days, most])]
        return sorted(found, reverse=True)

    def _some_matching(self, figures: Sequence[int], expression: str, most: int) -> list[int]:
        """Those of the figures that match, up to `most`."""
        number, found = self.words.number, list[int]()
        for some in batches(figures, STEP):
            if len(found) >= most:
                break
            sql = f"SELECT {number} FROM figure_words w WHERE {self.words.matches('figure')} AND {number} IN ({marks(len(some))})"  # noqa: S608
            found += [r[0] for r in self.db.rows(f"{sql} ORDER BY {number} DESC", [expression, *some])]
        return found[:most]

    def _parts(self, table: str, numbers: Sequence[int]) -> list[tuple[KeptArticle, str, str | None]]:
        """Statements or figures by number: the article, the part's data, and the article's story."""
        sql = f"SELECT num, article, data FROM {table} WHERE num IN (%s)"  # noqa: S608 - fixed names
        found = {n: (article, data) for n, article, data in self.db.lookup(sql, numbers)}
        ids = list(dict.fromkeys(found[n][0] for n in numbers))
        articles = self.articles(ids)
        stories: dict[str, str] = dict(self.db.lookup("SELECT article, story FROM member WHERE article IN (%s)", ids))
        return [(articles[found[n][0]], found[n][1], stories.get(found[n][0])) for n in numbers]


def singly(terms: Sequence[Term]) -> bool:
    """Whether whole words are looked for, each by itself."""
    return not any(term.prefix or len(folded(term)) > 1 for term in terms)


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


def exact_range(query: FigureQuery) -> tuple[str, list[object]]:
    """What must hold of a figure `f` that is one exact number, as the indexes have it; no values where nothing is asked."""
    conditions, values = ["f.exact = 1"], list[object]()
    for condition, value in (("f.unit = ?", query.unit), ("f.low >= ?", query.low), ("f.low <= ?", query.high)):
        if value is not None:
            conditions.append(condition)
            values.append(value if isinstance(value, str) else float(value))
    return " AND ".join(conditions), values


def page(limit: int, offset: int) -> tuple[int, int]:
    """LIMIT and OFFSET within what one call gives."""
    return max(0, min(limit, LARGEST_PAGE)), max(0, min(offset, FARTHEST))
