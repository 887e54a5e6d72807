"""Names are known where a text is in sentence case; those that disagree count against a pair, the same alone and in a table."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tellings.stories import Record, sketch
from tellings.stories.likeness import likenesses, pack, words
from tellings.stories.proper import agreement, in_sentence_case, proper
from tests.stories.made_up import collections


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A bakery opens in Ostrand, run by Ilka Varn.", {"ostrand", "ilka", "varn"}),
        ("Velden wakes early. Senthal does not.", set()),  # at the start of a sentence every word has a capital
        ("It was seen burning by Mr. Druvic, said the keeper, and later by Dr. Halvorn on Tuesday.", {"druvic", "halvorn"}),
        ("The ferry to Saint-Torvane sank, the “Marrowick” did not.", {"saint", "torvane"}),
        ("Bakery Opens In Ostrand, Run By Ilka Varn", set()),  # title case
        ("Bakery Opens in Ostrand\nIt is run by Ilka Varn and others.", {"ilka", "varn"}),
        ("BAKERY OPENS IN OSTRAND", set()),
        ("they met in Zürich with Élan’s owner", {"zürich", "élan"}),
        ("", set()),
        ("\x00 \ud800 …", set()),
    ],
)
def test_names_of_a_text(text: str, names: set[str]) -> None:
    assert proper("", text, "en") == names


def test_where_every_noun_has_a_capital_no_name_is_known() -> None:
    assert proper("", "Sie trafen sich gestern im Hafen von Ostrand.", "de") == set()


@pytest.mark.parametrize(
    ("line", "holds"),
    [("Quay falls in Ostrand harbour", True), ("Quay Falls in Ostrand Harbour", False), ("Ostrand", False), ("in of the", False)],
)
def test_sentence_case(line: str, holds: bool) -> None:
    assert in_sentence_case(line) is holds


def left(one: str, other: str) -> float:
    """What the names leave of the likeness of two texts."""
    a, b = (sketch(Record(str(n), "", text)) for n, text in enumerate((one, other)))
    return float(words([pack(a)], [pack(b)])[1][0, 0])


BAKERY = "A bakery opens in {}, run by {}."


def test_the_less_names_agree_the_less_is_left() -> None:
    same, half, none = (
        left(BAKERY.format("Ostrand", "Ilka Varn"), BAKERY.format(*names))
        for names in (("Ostrand", "Ilka Varn"), ("Ostrand", "Oda Brel"), ("Velden", "Oda Brel"))
    )
    assert same == 1.0
    assert none < 0.2 < half <= 1.0


def test_only_what_both_sides_lack_counts() -> None:
    assert left("A bakery opens in Ostrand.", "A bakery opens in Ostrand, run by Ilka Varn and Oda Brel.") == 1.0


def test_headlines_in_title_case_never_disagree() -> None:
    assert left("Bakery Opens In Ostrand", "a bakery opens in Velden") == 1.0


def test_days_of_the_week_never_disagree_and_nationalities_are_not_missed() -> None:
    assert left("the quay fell on Tuesday near the old harbour", "the quay fell on Friday near the old harbour") == 1.0
    assert left("the quay fell before British eyes at the harbour", "the quay fell before Norwegian eyes at the harbour") == 1.0


@settings(max_examples=80, deadline=None)
@given(collections)
def test_alone_in_a_table_and_either_way_round(records: list[Record]) -> None:
    sketches = [sketch(r) for r in records]
    cosines, table = words([pack(s) for s in sketches], [pack(s) for s in sketches])
    for m, a in enumerate(sketches):
        for n, b in enumerate(sketches):
            alone = agreement(a.terms, a.proper, b.terms, b.proper, float(cosines[m, n]))
            assert alone == table[m, n] == table[n, m] == words([pack(b)], [pack(a)])[1][0, 0]
            assert 0.0 <= alone <= 1.0


def test_likeness_falls_with_what_is_left() -> None:
    one, same, other = (
        sketch(Record(str(n), "", BAKERY.format(*names) + " It sells bread and cakes to everyone."))
        for n, names in enumerate((("Ostrand", "Ilka Varn"), ("Ostrand", "Ilka Varn's aunt"), ("Velden", "Oda Brel")))
    )
    table = likenesses([pack(one)], [pack(same), pack(other)])
    assert table[0, 0] > 3 * table[0, 1]
