"""How fast the store adds and finds, on articles made up of invented words: `python -m benchmarks.store --n 200000`.

Prints articles added per second, the library's size, the largest memory used, and for every kind of search the median,
the 95th and 99th percentiles and the slowest time. SQLite is filled without waiting for the disk; searches are as always.
Words are drawn by Zipf's law, so that the commonest stand in most articles.
With --postgres ADDRESS the library is kept there; --keep FILE keeps the SQLite file, and goes on with it if it is there.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import accumulate
from pathlib import Path

import numpy as np

from tellings.model.article import Article, Published, sha256
from tellings.model.document import Known, Media, RawDocument
from tellings.model.kept_story import Features
from tellings.model.library import KeptAnnotations, KeptFigure, KeptStatement, Received
from tellings.model.query import FigureQuery, Query
from tellings.model.reading import Reading
from tellings.store import Store, open_store
from tellings.store.sqlite import SqliteStore

START = datetime(2031, 1, 1, tzinfo=UTC)
DAYS = 1000
WORDS = 40_000
OUTLETS = [
    f"The {place} {paper}" for place in ("Varn", "Brel", "Oster", "Quill", "Marsh") for paper in ("Gazette", "Herald", "Post", "Echo")
]
SYLLABLES = [a + b for a in "bdfgklmnprstv" for b in ("a", "e", "i", "o", "u", "an", "er", "il", "on")]
BATCH = 2_000
UNITS = ("USD", "percent", "votes", "people")


def vocabulary(chance: random.Random) -> list[str]:
    """Invented words, all different."""
    words: dict[str, None] = {}
    while len(words) < WORDS:
        words["".join(chance.choices(SYLLABLES, k=chance.choice((2, 2, 3, 3, 4))))] = None
    return list(words)


class Press:
    """Makes up articles, the same ones for the same seed."""

    def __init__(self, seed: int, length: int, parts: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - invented words, seeded
        self.words = vocabulary(self.chance)
        self.dice = np.random.default_rng(seed)
        self.shares = np.cumsum(1 / (np.arange(WORDS) + 2.7))
        self.speakers = [f"{a.title()} {b.title()}" for a, b in zip(self.words[500:2500], self.words[3000:5000], strict=True)]
        self.length = length
        self.parts = parts

    def drawn(self, count: int) -> list[str]:
        """So many words by Zipf's law."""
        places = np.searchsorted(self.shares, self.dice.random(count) * self.shares[-1], side="right")
        return [self.words[place] for place in places.tolist()]

    def word(self) -> str:
        """A word by Zipf's law."""
        return self.drawn(1)[0]

    def sentence(self, words: int) -> str:
        """So many words in a row."""
        return " ".join(self.drawn(words))

    def sentences(self) -> list[str]:
        """An article's sentences."""
        ends = list(accumulate(self.chance.randint(12, 28) for _ in range(self.chance.randint(self.length // 30, self.length // 13))))
        words = self.drawn(ends[-1])
        return [" ".join(words[start:end]) for start, end in zip([0, *ends], ends, strict=False)]

    def article(self, number: int, total: int) -> tuple[Received, Article, KeptAnnotations, Features]:
        """One article with as many statements and figures as asked for."""
        day = START + timedelta(days=DAYS * number // total)
        title, outlet = self.sentence(8), self.chance.choice(OUTLETS)
        sentences = self.sentences()
        text = title + "\n\n" + ". ".join(sentences)
        published = day.date().isoformat()
        document = RawDocument(f"https://press.example/{number}", text, Media.TEXT, Known(title=title, outlet=outlet, published=published))
        received = Received.of(document, day)
        key = received.article_id
        article = Article(
            id=key, text=text, reading=Reading(text, (), ()), blocks=(), sha256=sha256(text), title=title, outlet=outlet, author=None,
            published=Published(published), url=document.name, language="en", name=document.name, provenance={"title": "record"},
        )  # fmt: skip
        statements = tuple(
            KeptStatement(key, f"s{n}", 0, len(s), s, self.chance.choice(self.speakers), "said", "indirect", 0.9)
            for n, s in enumerate(sentences[: self.parts])
        )
        values = [round(10 ** self.chance.uniform(0, 9), 1) for _ in range(min(self.parts, len(sentences)))]
        figures = tuple(
            KeptFigure(key, f"f{n}", 0, 1, str(v), v, v if n else None, self.chance.choice(UNITS), None, self.word(), sentences[n])
            for n, v in enumerate(values)
        )
        terms = dict.fromkeys(self.drawn(60), 0.1)
        return received, article, KeptAnnotations(key, "read@1", b"{}", statements, figures), Features(day.toordinal(), terms)


def fill(store: Store, press: Press, there: int, total: int, grouped: bool) -> None:
    """Add the articles that are not there yet, BATCH a transaction, and say how fast."""
    if isinstance(store, SqliteStore):
        store.database.rows("PRAGMA synchronous = OFF")
    began, spent = time.perf_counter(), time.process_time()
    at = there
    while at < total:
        with store.transaction():
            for number in range(at, min(at + BATCH, total)):
                received, article, annotations, features = press.article(number, total)
                store.add(received, article, "build@1")
                store.put_annotations(annotations)
                if grouped:
                    store.put_features(article.id, features)
        at += BATCH
        if at % (10 * BATCH) == 0:
            print(f"  {at:9,} articles  {(at - there) / (time.perf_counter() - began):7,.0f} per second", flush=True)
    wall, cpu, added = time.perf_counter() - began, time.process_time() - spent, total - there
    print(f"added {added:,} articles in {wall:,.0f} s: {added / wall:,.0f} per second, {added / cpu:,.0f} per CPU-second", flush=True)


Ask = Callable[[Store], Sequence[object]]


def articles(draw: Callable[[], str]) -> Ask:
    """A search for articles."""
    query = Query.parse(draw())
    return lambda store: store.search(query)


def statements(draw: Callable[[], str]) -> Ask:
    """A search for statements."""
    query = Query.parse(draw())
    return lambda store: store.search_statements(query)


def questions(press: Press) -> dict[str, Callable[[], Ask]]:
    """Kinds of searches; each call draws a new one."""
    chance, words = press.chance, press.words

    def common() -> str:
        return words[chance.randint(0, 30)]

    def middling() -> str:
        return words[chance.randint(30, 1500)]

    def rare() -> str:
        return words[chance.randint(1500, WORDS - 1)]

    def days() -> str:
        first = date(2031, 1, 1) + timedelta(days=chance.randint(0, DAYS - 40))
        return f"since:{first} until:{first + timedelta(days=30)}"

    def outlet() -> str:
        return f'outlet:"{chance.choice(OUTLETS)}"'

    def phrase() -> str:
        return f'"{press.sentence(2)}"'

    typed: dict[str, Callable[[], str]] = {
        "one common word": common,
        "one middling word": middling,
        "one rare word": rare,
        "two common words": lambda: f"{common()} {common()}",
        "three middling words": lambda: f"{middling()} {middling()} {middling()}",
        "common and rare": lambda: f"{common()} {rare()}",
        "phrase": phrase,
        "beginning of a word": lambda: f"{middling()[:4]}*",
        "without a word": lambda: f"{middling()} -{common()}",
        "word, outlet": lambda: f"{middling()} {outlet()}",
        "common word, outlet, days": lambda: f"{common()} {outlet()} {days()}",
        "outlet alone": outlet,
        "days alone": days,
        "word, speaker": lambda: f'{common()} speaker:"{chance.choice(press.speakers)}"',
        "nothing": lambda: "",
    }
    said = {
        "who said: speaker": lambda: f'speaker:"{chance.choice(press.speakers)}"',
        "who said: speaker, word": lambda: f'speaker:"{chance.choice(press.speakers)}" {common()}',
        "who said: common word": common,
        "who said: words, outlet": lambda: f"{middling()} {outlet()}",
    }
    kinds: dict[str, Callable[[], Ask]] = {name: partial(articles, draw) for name, draw in typed.items()}
    kinds |= {name: partial(statements, draw) for name, draw in said.items()}

    def figures(query: FigureQuery) -> Ask:
        return lambda store: store.search_figures(query)

    def low() -> float:
        return float(10 ** chance.uniform(0, 8))

    kinds["figures: unit, range"] = lambda: figures(FigureQuery(x := low(), x * 1.2, chance.choice(UNITS)))
    kinds["figures: narrow range"] = lambda: figures(FigureQuery(x := low(), x * 1.0005))
    kinds["figures: word, range"] = lambda: figures(FigureQuery(x := low(), x * 3, words=(middling(),)))
    kinds["figures: common word, range"] = lambda: figures(FigureQuery(x := low(), x * 1.5, words=(common(),)))
    kinds["figures: common word, narrow range"] = lambda: figures(FigureQuery(x := low(), x * 1.0005, words=(common(),)))
    return kinds


def measure(store: Store, press: Press, rounds: int) -> None:
    """Ask every kind of question so often and print the times, by the clock and of the processor."""
    everything: list[tuple[float, float]] = []
    print(f"{'search':35} {'hits':>6} {'median':>9} {'p95':>9} {'p99':>9} {'slowest':>9} {'p95 of CPU':>11}   (ms, {rounds} searches each)")
    for name, draw in questions(press).items():
        times, hits = [], 0
        for _ in range(rounds):
            ask = draw()
            began, spent = time.perf_counter(), time.thread_time()
            hits += len(ask(store))
            times.append((1000 * (time.perf_counter() - began), 1000 * (time.thread_time() - spent)))
        everything += times
        row(name, f"{hits / rounds:.1f}", times)
    row("all", "", everything)


def row(name: str, hits: str, times: Sequence[tuple[float, float]]) -> None:
    """Print one line of times."""
    wall, cpu = [t for t, _ in times], [t for _, t in times]
    figures = (statistics.median(wall), share(wall, 0.95), share(wall, 0.99), max(wall))
    print(f"{name:35} {hits:>6} " + " ".join(f"{ms:9.2f}" for ms in figures) + f" {share(cpu, 0.95):11.2f}", flush=True)


def share(times: Sequence[float], of: float) -> float:
    """The time that this share of searches kept within."""
    return sorted(times)[math.ceil(of * len(times)) - 1]


def places(keep: str | None, postgres: str | None) -> Iterator[str]:
    """Where the library is kept while it is measured."""
    if postgres or keep:
        yield postgres or str(keep)
        return
    with tempfile.TemporaryDirectory() as folder:
        yield str(Path(folder) / "library.db")


def main() -> None:
    """Run from the command line."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--n", type=int, default=200_000, help="articles")
    asked.add_argument("--length", type=int, default=400, help="words of a long article; most are shorter")
    asked.add_argument("--parts", type=int, default=4, help="statements, and figures, of an article")
    asked.add_argument("--features", action="store_true", help="keep what grouping needs, too")
    asked.add_argument("--rounds", type=int, default=100, help="searches of each kind")
    asked.add_argument("--keep", help="SQLite file to keep")
    asked.add_argument("--postgres", help="address of an empty database")
    given = asked.parse_args()
    for address in places(given.keep, given.postgres):
        store = open_store(address)
        press = Press(2031, given.length, given.parts)
        there = store.counts().articles
        if there < given.n:
            fill(store, press, there, given.n, given.features)
        counts = store.counts()
        print(f"{counts.articles:,} articles, {counts.statements:,} statements, {counts.figures:,} figures")
        if Path(address).exists():
            print(f"{Path(address).stat().st_size / 1e6:,.0f} MB")
        measure(store, Press(2031, given.length, given.parts), given.rounds)
        print(f"largest memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
        store.close()


if __name__ == "__main__":
    main()
