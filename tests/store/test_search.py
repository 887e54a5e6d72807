"""Searching: words, phrases, beginnings, speakers, outlets, days, figures; and whatever is typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tellings.model.query import FigureQuery, Query, Term
from tellings.store import Store
from tests.store.keeping import add, annotate, begin, counted, said

TYPED = r"""
" ' AND OR|NOT a:b * ^x NEAR(a|b) {title}:|x boats|AND boats" - -- -boats ';|DROP|TABLE|article;|-- ( ) boats) :* !boats & <-> \ % _
title:boats rowid:1 🚤 speaker: speaker:" outlet:* since:yesterday until:9999-99-99 since:0000-00-00 '' "" + boats*tide "-" -"high|tide
"""
NASTY = [piece.replace("|", " ") for piece in TYPED.split()]
NASTY += ["|", "\x00", "boats\x00", "\ud800", "a" * 100_000, "a " * 10_000, "b* " * 10_000, "speaker:a " * 5_000, '"' * 5_000, "(" * 5_000]


@pytest.fixture
def harbour(store: Store) -> tuple[Store, dict[str, str]]:
    texts = {
        "tide": ("High tide\n\nThe harbour master Ilka Varn said nine boats were lost at high tide.", "The Gazette", "2031-05-01"),
        "tax": ("Boat taxes\n\nThe council raised taxes on boats. “Nobody asked us,” said Oda Brel.", "The Herald", "2031-05-03"),
        "cafe": ("Café opens\n\nA café opened at the old harbour on Monday.", "Harbour Herald", "2031-06-10"),
        "old": ("No day\n\nThe lighthouse was painted; governed by nobody.", None, None),
    }
    keys = {n: add(store, text, f"{n}.txt", outlet=outlet, published=day) for n, (text, outlet, day) in texts.items()}
    annotate(
        store,
        keys["tide"],
        said(store, keys["tide"], "nine boats were lost at high tide", "Ilka Varn"),
        counted(store, keys["tide"], "nine boats", 9, "boats", "boats lost"),
    )
    annotate(
        store,
        keys["tax"],
        said(store, keys["tax"], "“Nobody asked us,”", "Oda Brel"),
        counted(store, keys["tax"], "taxes", 5, "percent", "tax on boats", high=7),
    )
    begin(store, "s1", keys["tide"])
    return store, keys


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("boats", {"tide", "tax"}),
        ("boat", {"tide", "tax"}),
        ("BOATS taxes", {"tax"}),
        ("tax", {"tax"}),
        ('"high tide"', {"tide"}),
        ('"tide high"', set()),
        ('"nine boats were"', {"tide"}),
        ("govern*", {"old"}),
        ("gover", set()),
        ("boats -tide", {"tax"}),
        ("-tide", set()),
        ("cafe", {"cafe"}),
        ("CAFÉ", {"cafe"}),
        ("harbour", {"tide", "cafe"}),
        ("harbour outlet:gazette", {"tide"}),
        ("outlet:herald", {"tax", "cafe"}),
        ('outlet:"harbour herald"', {"cafe"}),
        ("outlet:none", set()),
        ("boats since:2031-05-02", {"tax"}),
        ("boats until:2031-05-02", {"tide"}),
        ("since:2031-05-01 until:2031-05-31", {"tide", "tax"}),
        ("until:2031-12-31", {"tide", "tax", "cafe"}),
        ("speaker:varn", {"tide"}),
        ("boats speaker:brel", {"tax"}),
        ("boats speaker:nobody", set()),
        ("boats speaker:!!", set()),
        ("", {"tide", "tax", "cafe", "old"}),
        ("“high tide”", {"tide"}),
        ("hi-gh", set()),
        ("title:boats", set()),
    ],
)
def test_articles(harbour: tuple[Store, dict[str, str]], typed: str, found: set[str]) -> None:
    store, keys = harbour
    names = {key: name for name, key in keys.items()}
    assert {names[h.article.id] for h in store.search(Query.parse(typed))} == found


def test_hits_show_where(harbour: tuple[Store, dict[str, str]]) -> None:
    store, keys = harbour
    (hit,) = store.search(Query.parse("lost tide"))
    assert hit.story == "s1"
    assert store.text(keys["tide"])[hit.start : hit.start + len(hit.excerpt)] == hit.excerpt
    assert [hit.excerpt[a:b] for a, b in hit.marks] == ["tide", "lost", "tide"]


def test_newest_first_and_pages(harbour: tuple[Store, dict[str, str]]) -> None:
    store, keys = harbour
    assert [h.article.id for h in store.search(Query())] == [keys[n] for n in ("cafe", "tax", "tide", "old")]
    assert [h.article.id for h in store.search(Query(), limit=2, offset=1)] == [keys["tax"], keys["tide"]]
    assert store.search(Query(), limit=0) == []
    assert store.search(Query(), limit=-5, offset=-5) == []


def test_a_title_counts_more(store: Store) -> None:
    low = add(store, "Weather\n\nA ferry came in.", "low.txt", published="2031-05-02")
    top = add(store, "Ferry sinks\n\nIt sank at night.", "top.txt", published="2031-05-01")
    assert [h.article.id for h in store.search(Query.parse("ferry"))] == [top, low]


def test_only_current_versions_unless_asked(store: Store) -> None:
    old = add(store, "Nine boats.")
    new = add(store, "Ten boats.", minutes=1)
    assert [h.article.id for h in store.search(Query.parse("boats"))] == [new]
    assert {h.article.id for h in store.search(Query((Term(("boats",)),), every_version=True))} == {old, new}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("speaker:varn boats", ["Ilka Varn"]),
        ("boats", ["Ilka Varn"]),
        ('speaker:"oda brel"', ["Oda Brel"]),
        ("speaker:varn taxes", []),
        ("asked outlet:herald", ["Oda Brel"]),
        ("asked outlet:gazette", []),
        ("", ["Oda Brel", "Ilka Varn"]),
        ("since:2031-05-02", ["Oda Brel"]),
        ("varn", []),
        ("council", []),
    ],
)
def test_who_said_what(harbour: tuple[Store, dict[str, str]], typed: str, found: list[str]) -> None:
    store, _ = harbour
    hits = store.search_statements(Query.parse(typed))
    assert [h.statement.speaker for h in hits] == found
    for hit in hits:
        assert store.text(hit.article.id)[hit.statement.start : hit.statement.end] == hit.statement.text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (FigureQuery(), ["tax on boats", "boats lost"]),
        (FigureQuery(low=8), ["boats lost"]),
        (FigureQuery(high=8), ["tax on boats"]),
        (FigureQuery(low=6, high=6), ["tax on boats"]),
        (FigureQuery(unit="boats"), ["boats lost"]),
        (FigureQuery(unit="percent", low=8), []),
        (FigureQuery(words=("lost",)), ["boats lost"]),
        (FigureQuery(words=("boats",), outlet="herald"), ["tax on boats"]),
        (FigureQuery(words=("boats",), since=date(2031, 5, 2)), ["tax on boats"]),
        (FigureQuery(words=("'; --",)), []),
    ],
)
def test_figures(harbour: tuple[Store, dict[str, str]], query: FigureQuery, found: list[str]) -> None:
    store, _ = harbour
    assert [h.figure.object for h in store.search_figures(query)] == found


@pytest.mark.parametrize("typed", NASTY)
def test_nothing_typed_is_an_error(harbour: tuple[Store, dict[str, str]], typed: str) -> None:
    store, _ = harbour
    for query in (Query.parse(typed), Query((Term((typed,)), Term((typed,), prefix=True)), speaker=typed, outlet=typed)):
        store.search(query)
        store.search_statements(query)
    store.search_figures(FigureQuery(words=(typed,), unit=typed, outlet=typed))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=40))
def test_whatever_is_typed(harbour: tuple[Store, dict[str, str]], typed: str) -> None:
    store, _ = harbour
    store.search(Query.parse(typed))
    store.search_statements(Query.parse(typed))


def test_many_matches_come_last_published_first(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tellings.store.searching.RANKED", 3)
    with store.transaction():
        keys = [add(store, f"Boat {n}", f"{n}.txt", published=f"2031-05-{n + 1:02}") for n in range(6)]
    assert [h.article.id for h in store.search(Query.parse("boat"), limit=4)] == keys[:1:-1]


RANGES = [
    FigureQuery(low=3, high=6),
    FigureQuery(low=6, high=6),
    FigureQuery(low=3, high=6, unit="boats"),
    FigureQuery(high=4),
    FigureQuery(low=8),
    FigureQuery(unit="ferries"),
    FigureQuery(low=6, high=3),
    FigureQuery(low=2, high=9, since=date(2031, 5, 3), until=date(2031, 5, 8)),
    FigureQuery(low=2, high=9, until=date(2031, 5, 8), unit="boats"),
]


def counted_by_day(store: Store) -> list[tuple[date, str, float | None, float | None]]:
    """An article with three figures on each of ten days: day, unit, low, high in order of the days."""
    made: list[tuple[date, str, float | None, float | None]] = []
    with store.transaction():
        for n in range(10):
            key = add(store, f"Nine boats, {n}", f"{n}.txt", published=f"2031-05-{n + 1:02}")
            spans = [("boats", n, n), ("ferries" if n % 2 else "boats", n, None if n % 3 else n + 2), ("boats", None, n)]
            parts = [replace(counted(store, key, "Nine", low or 0, unit, unit), low=low, high=high) for unit, low, high in spans]
            annotate(store, key, *parts)
            made += [(date(2031, 5, n + 1), *span) for span in spans]
    return made


@pytest.mark.parametrize("few", [0, 12, 1000])
@pytest.mark.parametrize("words", [(), ("nine",)])
@pytest.mark.parametrize("query", RANGES)
def test_a_range_of_figures_whichever_way_it_is_looked_for(
    store: Store, query: FigureQuery, words: tuple[str, ...], few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = replace(query, words=words)
    for name, value in (("FEW_FIGURES", few), ("RANKED", 5), ("STEP", 2)):
        monkeypatch.setattr(f"tellings.store.searching.{name}", value)
    wanted = [
        (unit, low, high)
        for day, unit, low, high in counted_by_day(store)
        if (query.unit in {None, unit})
        and (query.low is None or high is None or high >= query.low)
        and (query.high is None or low is None or low <= query.high)
        and (query.since or day) <= day <= (query.until or day)
    ]
    found = [(h.figure.unit, h.figure.low, h.figure.high) for h in store.search_figures(query, limit=100)]
    assert sorted(found, key=repr) == sorted(wanted, key=repr)
    paged = [h for at in range(0, len(wanted), 2) for h in store.search_figures(query, limit=2, offset=at)]
    assert [(h.figure.unit, h.figure.low, h.figure.high) for h in paged] == found
    days = [h.article.published for h in paged]
    assert days == sorted(days, key=str, reverse=True)


@pytest.mark.parametrize("few", [0, 3, 500])
@pytest.mark.parametrize("ranked", [0, 2000])
def test_word_and_speaker_whichever_is_looked_for_first(store: Store, few: int, ranked: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("FEW_SAID", few), ("RANKED", ranked), ("STEP", 2)):
        monkeypatch.setattr(f"tellings.store.searching.{name}", value)
    keys = []
    with store.transaction():
        for n in range(12):
            word = "boats" if n % 2 else "ferries"
            keys.append(add(store, f"About {word}, “Nine,” she said.", f"{n}.txt", published=f"2031-05-{n + 1:02}"))
            said_here = [said(store, keys[-1], "“Nine,”", "Ilka Varn" if n % 3 else "Oda Brel")] * (1 + n % 2)
            annotate(store, keys[-1], *said_here)
    query = Query.parse("boats speaker:varn")
    wanted = [keys[n] for n in (11, 7, 5, 1)]
    found = [h.article.id for h in store.search(query)]
    assert sorted(found) == sorted(wanted)
    assert ranked or found == wanted
    assert [h.article.id for at in range(5) for h in store.search(query, limit=1, offset=at)] == found
    assert [h.article.id for h in store.search(Query.parse("speaker:varn"))] == [keys[n] for n in (11, 10, 8, 7, 5, 4, 2, 1)]
    assert [h.article.id for h in store.search(Query.parse("speaker:brel ferries until:2031-05-06"))] == [keys[0]]
    annotate(store, keys[11])
    assert keys[11] not in [h.article.id for h in store.search(query)]


@pytest.mark.parametrize("typed", ['"red boat"', "boa*", '"red boat" -ferry', '"red boat" outlet:gazette'])
def test_words_in_a_row_and_beginnings_come_last_published_first(store: Store, typed: str) -> None:
    with store.transaction():
        texts = [f"{'Red boat. ' * (6 - n)}{'A quay. ' * n}" for n in range(6)]
        keys = [add(store, text, f"{n}.txt", outlet="The Gazette", published=f"2031-05-{n + 1:02}") for n, text in enumerate(texts)]
    query = Query.parse(typed)
    assert [h.article.id for h in store.search(query)] == keys[::-1]
    assert [h.article.id for at in range(0, 6, 2) for h in store.search(query, limit=2, offset=at)] == keys[::-1]
