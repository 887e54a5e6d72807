"""What is kept of documents, the same for every back-end."""

from __future__ import annotations

import dataclasses
from datetime import datetime

import pytest

from tellings.errors import NotKept
from tellings.model.document import Known, Media, RawDocument
from tellings.model.fetched import Answer
from tellings.model.library import Copy, Quarantined, Received, Visit, digest
from tellings.store import Store
from tests.store.keeping import CODE, Abandoned, abandoned, add, annotate, article_of, at, begin, features, received, said

HEADERS = {
    "etag": '"v1"',
    "last-modified": "Thu, 01 May 2031 07:00:00 GMT",
    "set-cookie": "a=b",
    "content-type": "text/html; charset=utf-8",
}


def test_what_is_added_comes_back(store: Store) -> None:
    document = received("Harbour closed\n\nIlka Varn said the harbour is closed.", outlet="The Gazette", published="2031-05-01")
    article = article_of(document)
    added = store.add(document, article, CODE)
    assert added.new
    assert added.replaces is None
    kept = store.article(article.id)
    assert kept == added.article
    assert (kept.version, kept.current, kept.made_by, kept.first_seen, kept.last_seen) == (1, True, CODE, at(), at())
    assert (kept.title, kept.outlet, kept.published, kept.place) == ("Harbour closed", "The Gazette", "2031-05-01", "gazette/a.txt")
    assert kept.raw_sha256 == digest(document.content)
    assert kept.sha256 == article.sha256
    assert store.text(kept.id) == article.text
    assert store.received(kept.id) == document
    assert store.received(kept.id).document().content == document.document().content
    assert store.raw(kept.raw_sha256) == document.content


@pytest.mark.parametrize("text", ["a\x00b word", "lone \ud800 surrogate", "é combining e\u0301", "\ufeffmark", "日本語の記事", "x" * 5000])
def test_any_text_comes_back_exactly(store: Store, text: str) -> None:
    key = add(store, text, place=f"odd/{text[:3]}", title=text[:20], outlet=text[:9])
    assert store.text(key) == text
    assert store.received(key).document().content == text
    assert store.received(key).place == f"odd/{text[:3]}"
    assert store.article(key).place == f"odd/{text[:3]}"
    assert list(store.check()) == []


def test_the_same_again_is_only_a_visit(store: Store) -> None:
    first = add(store, "Boats were counted.", minutes=0)
    document = received("Boats were counted.", minutes=9)
    again = store.add(document, article_of(document), CODE)
    assert (again.new, again.article.id, again.replaces) == (False, first, None)
    assert [v.at for v in store.visits(first)] == [at(0), at(9)]
    assert not store.add(document, article_of(document), CODE).new
    assert len(store.visits(first)) == 2
    assert store.counts().articles == 1


def test_versions_are_kept_and_the_last_read_is_current(store: Store) -> None:
    one, two = add(store, "Nine boats.", minutes=0), add(store, "Ten boats.", minutes=5)
    assert [(a.id, a.version, a.current) for a in store.versions("gazette/a.txt")] == [(one, 1, False), (two, 2, True)]
    document = received("Nine boats.", minutes=10)
    back = store.add(document, article_of(document), CODE)
    assert (back.new, back.replaces, back.article.current) == (False, two, True)
    assert [a.current for a in store.versions("gazette/a.txt")] == [True, False]
    assert store.text(two) == "Ten boats."


def test_an_older_version_found_later_is_not_current(store: Store) -> None:
    now = add(store, "Ten boats.", minutes=5)
    document = received("Nine boats.", minutes=0)
    added = store.add(document, article_of(document), CODE)
    assert (added.new, added.replaces, added.article.current) == (True, None, False)
    assert [a.id for a in store.versions("gazette/a.txt")] == [added.article.id, now]


def test_known_metadata_make_a_version_of_their_own(store: Store) -> None:
    add(store, "Nine boats.", outlet="The Gazette")
    corrected = add(store, "Nine boats.", outlet="The Herald", minutes=1)
    assert [a.outlet for a in store.versions("gazette/a.txt")] == ["The Gazette", "The Herald"]
    assert store.article(corrected).current


def test_headers_that_matter_are_kept(store: Store) -> None:
    answer = Answer("https://gazette.example/a", "https://gazette.example/b", 200, at(), HEADERS)
    raw = RawDocument("a page", "Boats were counted, é.".encode(), Media.TEXT, Known(), answer)
    document = Received.of(raw, at(99), via="https://gazette.example/feed")
    key = store.add(document, article_of(document), CODE).article.id
    kept = {name: value for name, value in HEADERS.items() if name != "set-cookie"}
    expected = Visit(at(), "https://gazette.example/b", 200, kept, "https://gazette.example/feed")
    assert store.visits(key) == [expected]
    assert store.last_visit("https://gazette.example/a") == expected
    assert store.received(key).document().charset == "utf-8"
    assert store.last_visit("https://gazette.example/b") is None


def test_unchanged_is_a_visit_of_the_current_version(store: Store) -> None:
    add(store, "Nine boats.", minutes=0)
    two = add(store, "Ten boats.", minutes=1)
    assert store.record_unchanged("gazette/a.txt", Visit(at(2), status=304))
    assert [v.status for v in store.visits(two)] == [None, 304]
    assert store.article(two).last_seen == at(2)
    assert not store.record_unchanged("elsewhere", Visit(at(2)))


def test_same_text_and_same_bytes_are_found(store: Store) -> None:
    one, two = add(store, "Boats.", "a.txt", 0), add(store, "Boats.", "b.txt", 1)
    assert store.same_text(store.article(one).sha256) == [one, two]
    assert store.same_bytes(store.article(one).raw_sha256) == [one, two]
    assert store.same_text("0" * 64) == []


def test_all_articles_in_batches(store: Store) -> None:
    keys = sorted(add(store, f"Boat {n}.", f"{n}.txt") for n in range(7))
    assert [a.id for a in store.all_articles(batch=3)] == keys
    assert [a.id for a in store.all_articles(after=keys[4], batch=3)] == keys[5:]
    add(store, "Another boat.", "0.txt", 5)
    assert len(list(store.all_articles(current_only=True))) == 7
    assert list(store.articles([keys[2], "none", keys[0], keys[2]])) == [keys[2], keys[0]]


def test_an_article_built_anew_replaces_what_was_derived(store: Store) -> None:
    key = add(store, "Ilka Varn said nine boats sank.", published="2031-05-01")
    annotate(store, key, said(store, key, "nine boats sank", "Ilka Varn"))
    store.put_features(key, features(22765, 1, boat=1.0))
    begin(store, "s1", key)
    assert store.built_otherwise("build@2") == [key]
    renewed = dataclasses.replace(article_of(store.received(key)), text="Ilka Varn spoke.", sha256=digest(b"Ilka Varn spoke."))
    store.replace_article(renewed, "build@2")
    assert store.text(key) == "Ilka Varn spoke."
    assert store.built_otherwise("build@2") == []
    assert store.annotations(key, "read@1") is None
    assert store.features([key]) == {}
    assert store.candidates({"boat": 1.0}, None) == []
    assert store.members("s1") == [key]
    assert store.received(key).content == b"Ilka Varn said nine boats sank."
    assert list(store.check()) == []


def test_quarantine(store: Store) -> None:
    record = Quarantined("mail.bin", "it is binary", at(), digest(b"\x00\x01"))
    store.quarantine(record, b"\x00\x01")
    store.quarantine(dataclasses.replace(record, at=at(5)), b"\x00\x01")
    store.quarantine(Quarantined("gone.html", "it has no words", at(1)))
    assert store.quarantined() == [Quarantined("gone.html", "it has no words", at(1)), record]
    assert store.raw(digest(b"\x00\x01")) == b"\x00\x01"
    assert store.quarantined(limit=1, offset=1) == [record]
    assert list(store.check()) == []


def test_copies(store: Store) -> None:
    one, two = add(store, "Boats.", "a.txt"), add(store, "Boats!", "b.txt")
    store.mark_copy(Copy(two, one, "near", 0.9))
    store.mark_copy(Copy(two, one, "exact", 1.0))
    assert store.copies(one) == store.copies(two) == [Copy(two, one, "near", 0.9)]
    with pytest.raises(NotKept):
        store.mark_copy(Copy(two, "a0", "near", 0.9))


def test_what_is_not_kept_is_said(store: Store) -> None:
    for ask in (store.article, store.text, store.received):
        with pytest.raises(NotKept, match="no article 'a0'"):
            ask("a0")
    with pytest.raises(NotKept):
        store.raw("0" * 64)
    assert store.versions("nowhere") == []


def test_wrong_ids_and_naive_moments_are_refused(store: Store) -> None:
    document = received("Boats.")
    with pytest.raises(ValueError, match="id"):
        store.add(document, dataclasses.replace(article_of(document), id="a1"), CODE)
    naive = dataclasses.replace(document, visit=Visit(datetime(2031, 5, 1)))
    with pytest.raises(ValueError, match="aware"):
        store.add(naive, article_of(naive), CODE)
    assert store.counts().articles == 0


def test_a_transaction_is_kept_whole_or_not_at_all(store: Store) -> None:
    with pytest.raises(Abandoned):
        abandoned(store, lambda: add(store, "Boats."))
    assert store.counts().articles == 0
    with store.transaction():
        key = add(store, "Boats.")
        with store.transaction():
            begin(store, "s1", key)
        with pytest.raises(NotKept):
            begin(store, "s2", "a0")
    assert (store.counts().articles, store.counts().stories) == (1, 1)
    assert list(store.check()) == []


def test_settings(store: Store) -> None:
    assert store.setting("id") is None
    store.put_setting("id", "one")
    store.put_setting("id", "two")
    assert store.setting("id") == "two"
