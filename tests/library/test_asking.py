"""Questions as queries."""

from __future__ import annotations

import pytest

from tellings.library.asking import asked, figures_of
from tellings.model.query import Query


@pytest.mark.parametrize(
    ("typed", "speaker", "words"),
    [
        ("what did Koval say about the tolls?", "Koval", ["tolls"]),
        ("What has the harbour master said about ferries", "harbour master", ["ferries"]),
        ("who said closed about the bridge", None, ["closed", "bridge"]),
        ("who said anything about bridges?", None, ["bridges"]),
        ("Ilka Varn said about hull", "Ilka Varn", ["hull"]),
        ('who said "no choice"', None, ["no choice"]),
        ("what did Koval say", "Koval", []),
        ("bridge toll", None, ["bridge", "toll"]),
        ("", None, []),
        ("who said", None, []),
        ("who said about", None, ["about"]),
    ],
)
def test_forms(typed: str, speaker: str | None, words: list[str]) -> None:
    query = asked(typed)
    assert query.speaker == speaker
    assert [" ".join(t.words) for t in query.terms] == words


@pytest.mark.parametrize("odd", ["\x00", "who said " * 5_000, "what did " + "a " * 100_000, '"', "who said :", "speaker:"])
def test_no_input_is_an_error(odd: str) -> None:
    asked(odd)


def test_figures_take_words_and_fields() -> None:
    found = figures_of(Query.parse('passengers "taken ashore" -crew outlet:post since:2031-05-01'), 10, None, "percent")
    assert found.words == ("passengers", "taken", "ashore")
    assert (found.low, found.high, found.unit, found.outlet) == (10, None, "percent", "post")
