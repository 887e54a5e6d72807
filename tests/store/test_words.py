"""Words as indexed, queries as typed, excerpts."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.model.query import Query, Term
from tellings.store.excerpts import WIDTH, excerpt
from tellings.store.words import cut, fts5, tsquery, tsvector


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Boats' taxes rose", ["boat", "tax", "rose"]),
        ("Varn's cities", ["varn", "city"]),
        ("Varn’s glass, bus; crisis", ["varn", "glass", "bus", "crisis"]),
        ("Élan CAFÉ naïve", ["elan", "cafe", "naive"]),
        ("ﬁn Straße", ["fin", "strasse"]),
        ("a_b x-y 3.5", ["a", "b", "x", "y", "3", "5"]),
        ("東京 2031年", ["東", "京", "2031", "年"]),
        ("", []),
        ("\x00\ud800 🚤", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert cut(text) == words


@given(st.text(st.characters(max_codepoint=127), max_size=60))
def test_words_are_the_same_beside_letters_of_other_alphabets(text: str) -> None:
    assert [*cut(text), "東"] == cut(f"{text} 東")


FTS5 = re.compile(r'\(\(\{body\} : "[^\W_]+( [^\W_]+)*"\)\)')
TSQUERY = re.compile(r"\('[^\W_]+':B( <-> '[^\W_]+':B)*\)")


@given(st.text())
def test_words_hold_nothing_that_means_something_to_a_database(text: str) -> None:
    assert all(word.isalnum() for word in cut(text))
    for expression, form in ((fts5([Term((text,))], "body"), FTS5), (tsquery([Term((text,))], "B"), TSQUERY)):
        assert (expression is None) == (not cut(text))
        assert expression is None or form.fullmatch(expression)
    assert "''" not in tsvector([("A", text)])


def test_expressions() -> None:
    terms = [Term(("high", "tides")), Term(("gov",), prefix=True), Term(("rumour",), excluded=True)]
    found = fts5(terms, "title body", [("outlet", "The Post")])
    wanted = '({title body} : "high tide") AND ({title body} : "gov"*) AND (outlet : "the") AND (outlet : "post")'
    assert found == f'({wanted}) NOT ({{title body}} : "rumour")'
    assert tsquery(terms, "AB", [("C", "Post")]) == "'post':C & ('high':AB <-> 'tide':AB) & ('gov':*AB) & !('rumour':AB)"
    assert fts5([Term(("a",), excluded=True)], "body") is None
    assert tsquery([Term(("a",), excluded=True)], "B") is None
    assert tsvector([("A", "one two one"), ("B", "two")]) == "'one':1A,3A 'two':2A,5B"


def test_queries_as_typed() -> None:
    query = Query.parse('rates "rate cut" gov* -rumour speaker:"Ilka Varn" outlet:post since:2031-05-01 until:never a:b')
    assert query.terms == (
        Term(("rates",)),
        Term(("rate", "cut")),
        Term(("gov",), prefix=True),
        Term(("rumour",), excluded=True),
        Term(("a", "b")),
    )
    assert (query.speaker, query.outlet, query.since, query.until) == ("Ilka Varn", "post", date(2031, 5, 1), None)
    assert Query.parse("").empty
    assert Query.parse("-x").empty
    assert not Query.parse("outlet:x").empty


@given(st.text())
def test_any_query_can_be_typed(typed: str) -> None:
    assert len(Query.parse(typed).terms) <= 32


def test_an_excerpt_shows_the_most_words() -> None:
    text = "A tide came. " + "Nothing else happened here. " * 40 + "At high tide nine boats were lost near the café. " + "More words. " * 40
    shown, start, marks = excerpt(text, [Term(("tides",)), Term(("boat",)), Term(("caf",), prefix=True)])
    assert text[start : start + len(shown)] == shown
    assert [shown[a:b] for a, b in marks] == ["tide", "boats", "café"]
    assert len(shown) <= WIDTH


@given(st.text(max_size=600), st.text(max_size=5))
def test_excerpts_are_pieces_of_the_text(text: str, word: str) -> None:
    shown, start, marks = excerpt(text, [Term((word,)), Term((word,), prefix=True)])
    assert text[start : start + len(shown)] == shown
    assert all(0 <= a < b <= len(shown) for a, b in marks)
