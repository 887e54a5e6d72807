"""A kept story's comparison: made once, and made anew when its members, the code or a model changes."""

from __future__ import annotations

import dataclasses
import zlib
from pathlib import Path

import pytest

from tellings import pipeline, versions
from tellings.errors import NothingToCompare, StoreDamaged
from tellings.library import Library, codec
from tellings.model.annotations import Annotations
from tellings.model.article import Article
from tellings.model.comparison import Comparison
from tellings.model.kept_story import EventKind
from tests.library import news
from tests.library.conftest import Clock


@pytest.fixture
def story(library: Library, tmp_path: Path) -> str:
    (tmp_path / "ferry.jsonl").write_text(news.json_lines(news.records([news.FERRY])), "utf-8")
    library.add([str(tmp_path / "ferry.jsonl")])
    return library.stories()[0].id


class Counted:
    """How often articles were annotated."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.times = 0
        real = pipeline.annotate

        def annotate(article: Article) -> Annotations:
            self.times += 1
            return real(article)

        monkeypatch.setattr(pipeline, "annotate", annotate)


def test_a_comparison_comes_back_equal(library: Library, story: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made = library.comparison(story)
    assert len(made.articles) == 3
    counted = Counted(monkeypatch)
    monkeypatch.setattr(pipeline, "compare_articles", None)
    assert library.comparison(story) == made
    assert counted.times == 0


def test_members_that_change_make_it_anew_and_read_only_what_is_new(
    library: Library, story: str, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = library.comparison(story)
    counted = Counted(monkeypatch)
    clock.sleep(60)
    records = news.records([news.FERRY])
    records[0]["text"] += "\n\nDivers found no damage."
    (tmp_path / "ferry.jsonl").write_text(news.json_lines(records), "utf-8")
    library.add([str(tmp_path / "ferry.jsonl")])
    after = library.comparison(story)
    assert after != before
    assert len(after.articles) == 3
    assert counted.times == 1


def test_changed_code_makes_it_anew(library: Library, story: str, monkeypatch: pytest.MonkeyPatch) -> None:
    library.comparison(story)
    counted = Counted(monkeypatch)
    monkeypatch.setattr(versions, "read", lambda: "other code")
    library.comparison(story)
    assert counted.times == 3
    library.comparison(story)
    assert counted.times == 3


def test_changed_comparing_code_does_not_read_again(library: Library, story: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made = library.comparison(story)
    counted = Counted(monkeypatch)
    monkeypatch.setattr(versions, "compared", lambda: "other code")
    assert library.comparison(story) == made
    assert counted.times == 0


def test_a_damaged_payload_is_made_anew(library: Library, story: str) -> None:
    made = library.comparison(story)
    key = library.store.db.value("SELECT key FROM comparison")  # type: ignore[attr-defined]
    library.store.put_comparison(story, key, b"damaged")
    assert library.comparison(story) == made


def test_one_article_is_no_comparison(library: Library, tmp_path: Path) -> None:
    (tmp_path / "one.jsonl").write_text(news.json_lines(news.records([news.ORCHID])), "utf-8")
    library.add([str(tmp_path / "one.jsonl")])
    with pytest.raises(NothingToCompare):
        library.comparison(library.stories()[0].id)


def test_conflicts_are_told_once(library: Library, story: str) -> None:
    library.comparison(story)
    conflicts = [e for e in library.events() if e.kind is EventKind.NEW_CONFLICT]
    sides = {frozenset(str(s["text"]) for s in e.data["sides"]) for e in conflicts}  # type: ignore[attr-defined]
    assert any({"212", "198"} <= {w for text in pair for w in text.split()} for pair in sides), sides
    library.comparison(story)
    assert [e for e in library.events() if e.kind is EventKind.NEW_CONFLICT] == conflicts


def test_what_was_read_can_be_searched(library: Library, story: str) -> None:
    from tellings.library.asking import asked, figures_of
    from tellings.model.query import Query

    assert library.read() == 3
    assert library.read() == 0
    said = library.search_statements(asked("what did Varn say about the hull?"))
    assert said
    assert all("Varn" in (h.statement.speaker or "") and "hull" in h.statement.text for h in said)
    for hit in said:
        assert library.text(hit.article.id)[hit.statement.start : hit.statement.end] == hit.statement.text
        assert hit.story == story
    figures = library.search_figures(figures_of(Query.parse("passengers"), 200, 300))
    assert {h.figure.low for h in figures} == {212.0}
    found = library.search_stories(Query.parse("ferry sandbank"))
    assert [(h.story.id, h.matching) for h in found] == [(story, 3)]


def test_code_keys_follow_the_files() -> None:
    assert versions.built() != versions.read() != versions.compared()
    assert versions.code("articles") != versions.code("articles", "model")
    assert versions.code("pipeline.py") != versions.code("articles")


def test_damaged_bytes_are_told() -> None:
    for payload in (b"", b"no", zlib.compress(b"[1, 2]"), zlib.compress(b"{"), codec.packed("another shape", {})):
        with pytest.raises(StoreDamaged):
            codec.decoded(Comparison, payload)


def test_every_field_of_what_is_kept_is_kept(library: Library, story: str) -> None:
    made = library.comparison(story)
    again = codec.decoded(Comparison, codec.encoded(made))
    for field in dataclasses.fields(Comparison):
        assert getattr(again, field.name) == getattr(made, field.name), field.name
