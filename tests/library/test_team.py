"""A library in PostgreSQL gives the same stories, searches and comparisons as one in a file."""

from __future__ import annotations

from pathlib import Path

from tellings.library import Library, open_library
from tellings.library.asking import asked
from tests.library import news
from tests.library.conftest import Clock, partition
from tests.store.conftest import postgres, server

__all__ = ["postgres", "server"]


def used(library: Library, folder: Path) -> tuple[object, ...]:
    """What a library says after some use."""
    for n, record in enumerate(news.records()):
        (folder / f"{n}.jsonl").write_text(news.json_lines([record]), "utf-8")
        library.add([str(folder / f"{n}.jsonl")])
    library.read()
    largest = max(library.stories(), key=lambda h: h.size)
    said = [
        (h.statement.speaker, h.statement.text, h.article.id) for h in library.search_statements(asked("what did Varn say about the hull"))
    ]
    one, other, *_ = (a.id for a in library.story(largest.id).members)
    before = partition(library), library.comparison(largest.id), said, library.why(one, other).reasons
    new = library.split(largest.id, [one], "apart")
    library.merge([largest.id, new])
    log = [(d.kind, d.story, d.articles, d.reason, d.numbers) for d in library.decisions()]
    return (*before, log, [e.key for e in library.events()], library.counts(), list(library.check()))


def test_both_databases_say_the_same(postgres: str, tmp_path: Path) -> None:
    with open_library(tmp_path / "library.tellings", clock=Clock()) as file, open_library(postgres, clock=Clock()) as team:
        (tmp_path / "given").mkdir()
        expected = used(file, tmp_path / "given")
        assert used(team, tmp_path / "given") == expected
        file.export(tmp_path / "file.zip")
        team.export(tmp_path / "team.zip")
    assert (tmp_path / "file.zip").read_bytes() == (tmp_path / "team.zip").read_bytes()
