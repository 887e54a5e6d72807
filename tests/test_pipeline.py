"""What leaves the pipeline: unique ids, the order given, evidence in the text as received, nothing lost."""

from __future__ import annotations

import dataclasses
from collections import Counter

import pytest

import tellings
from tellings.errors import InputError, NothingToCompare, UnreadableArticle
from tellings.model.comparison import Comparison
from tellings.model.document import Known, Media, RawDocument, Rejected
from tellings.pipeline import LIKELY, annotate, compare_documents, gather, likely
from tests.properties.stories import SENTENCES, document


@pytest.fixture(scope="module")
def found() -> Comparison:
    texts = ["\n\n".join(SENTENCES[:8]), "\r\n\r\n".join(SENTENCES[4:12]).replace('"', "”"), "\n\n".join(SENTENCES[2:9])]
    return compare_documents(document(t, n) for n, t in enumerate(texts))


def test_ids_are_unique(found: Comparison) -> None:
    for section in (found.statements, found.figures, found.dates, found.groups, found.identities, found.naming, found.articles):
        counted = Counter(item.id for item in section)
        assert counted
        assert max(counted.values()) == 1


def test_articles_keep_the_order_given(found: Comparison) -> None:
    assert [a.name for a in found.articles] == ["telling-0.txt", "telling-1.txt", "telling-2.txt"]


def test_spans_are_of_the_text_as_received(found: Comparison) -> None:
    texts = {a.id: a.text for a in found.articles}
    shown = {s.span.of(texts[s.span.article]) for s in found.statements}
    assert "”Nobody in this town was asked,”" in shown


def test_progress_is_told() -> None:
    told: list[tuple[str, int, int]] = []
    compare_documents([document(SENTENCES[0], 0), document(SENTENCES[2], 1)], lambda *step: told.append(step))
    assert told[0] == ("reading", 0, 2)
    assert told[-1] == ("lining up", 1, 1)


def test_what_cannot_be_read_is_kept_aside() -> None:
    bad = RawDocument("bad.txt", b"", Media.TEXT, Known())
    found = compare_documents([document(SENTENCES[0], 0), bad, Rejected("gone.txt", "not there"), document(SENTENCES[2], 1)])
    assert [r.name for r in found.rejected] == ["bad.txt", "gone.txt"]
    assert len(found.articles) == 2


def test_too_few_articles_name_those_put_aside() -> None:
    with pytest.raises(NothingToCompare, match=r"bad\.txt"):
        compare_documents([document(SENTENCES[0], 0), RawDocument("bad.txt", b"", Media.TEXT, Known())])


def test_the_python_door(tmp_path: object) -> None:
    with pytest.raises(InputError):
        tellings.compare(["no such file"])
    with pytest.raises(InputError):
        tellings.read("no such file")
    assert set(tellings.__all__) == {"__version__", "compare", "open_library", "read"}
    assert issubclass(UnreadableArticle, InputError)


def test_unlikely_statements_take_no_part_but_around_likely_ones() -> None:
    article = gather([document("\n\n".join(SENTENCES[:8]), 0)])[0][0]
    read = annotate(article)
    first, second, *_ = read.statements
    doubted = dataclasses.replace(
        read,
        statements=(
            dataclasses.replace(first, confidence=LIKELY - 0.01),
            dataclasses.replace(second, id="inner", nested_in=first.id, confidence=LIKELY),
            dataclasses.replace(second, id="alone", nested_in=None, confidence=LIKELY - 0.01),
        ),
    )
    assert [s.id for s in likely(doubted).statements] == [first.id, "inner"]
