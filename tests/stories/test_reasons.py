"""Why two articles are together or apart is said in fixed words and numbers; copies are told from articles of one event."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tellings.model.kept_story import Pin, PinKind
from tellings.stories import CopyKind, Grouping, Record, compare_wording, sketch
from tellings.stories.copies import bands
from tellings.stories.reasons import why

DAY = datetime(2031, 5, 16, 9)
QUAY = Record("quay", "Quay collapses in Ostrand harbour, 2 hurt", "A quay in Ostrand collapsed, injuring two dockers.", DAY)
GAVE = Record("gave", "Two dockers hurt as Ostrand quay collapses", "Two dockers were injured in Ostrand harbour.", DAY + timedelta(days=1))
BUDGET = Record("budget", "Velden council passes budget", "The council of Velden passed its budget by one vote.", DAY)
AGAIN = Record("again", QUAY.title, QUAY.text, DAY + timedelta(days=30))


def grouping(*records: Record, pins: tuple[Pin, ...] = ()) -> Grouping:
    found = Grouping(pins=pins)
    found.add([sketch(r) for r in records])
    return found


def test_together_with_what_they_share() -> None:
    found = why(grouping(QUAY, GAVE, BUDGET), "quay", "gave")
    assert found.together
    assert {"ostrand", "quay"} <= {word for word, _ in found.shared}
    assert "ostrand" in found.names
    assert sum(share for _, share in found.shared) == pytest.approx(found.cosine)
    assert found.mean >= found.asked
    assert found.lines()[0] == "together: mean likeness of their story is at least what is asked"
    assert "days between: 1.0 (at most 7)" in found.lines()


def test_apart_for_want_of_shared_words() -> None:
    found = why(grouping(QUAY, BUDGET), "quay", "budget")
    assert not found.together
    assert found.lines()[0] == "apart: they share too few rare words"
    assert found.only_names[1][0] in ("velden", "council")


def test_apart_by_days() -> None:
    found = why(grouping(QUAY, AGAIN), "quay", "again")
    assert found.lines()[0] == "apart: more than 7 days apart"
    assert found.exact_copy


def test_a_persons_word_is_the_reason() -> None:
    apart = Pin(PinKind.APART, ("quay",), ("gave",), DAY)
    together = Pin(PinKind.TOGETHER, ("quay",), ("budget",), DAY)
    assert why(grouping(QUAY, GAVE, pins=(apart,)), "quay", "gave").lines()[0] == "apart: a person put them apart"
    assert why(grouping(QUAY, BUDGET, pins=(together,)), "quay", "budget").lines()[0] == "together: a person put them together"


def test_both_ways_give_the_same_numbers() -> None:
    made = grouping(QUAY, GAVE, BUDGET)
    one, other = why(made, "quay", "budget"), why(made, "budget", "quay")
    assert (one.cosine, one.likeness, one.mean, one.asked, one.reason) == (
        other.cosine,
        other.likeness,
        other.mean,
        other.asked,
        other.reason,
    )


BODY = " ".join(f"The {n} dockers of Ostrand watched quay number {n} give way to the tide on a grey morning." for n in range(12))


def test_exact_near_and_no_copies() -> None:
    assert compare_wording((QUAY.title, BODY), (QUAY.title.upper(), BODY + "\n")).kind is CopyKind.EXACT
    near = compare_wording(("", BODY), ("", BODY + " Reporting by Ana Koval."))
    assert near.kind is CopyKind.NEAR
    assert 0.8 <= near.share < 1
    assert compare_wording((QUAY.title, QUAY.text), (GAVE.title, GAVE.text)).kind is CopyKind.NONE
    assert compare_wording(("", ""), ("", "")).kind is CopyKind.NONE


@pytest.mark.parametrize("cut", [1, 9, 20, 30])
def test_a_near_copy_shares_a_band(cut: int) -> None:
    words = BODY.split()
    shorter = " ".join(words[cut:])
    if compare_wording(("", BODY), ("", shorter)).kind is CopyKind.NEAR:
        assert set(bands("", BODY)) & set(bands("", shorter))
    else:
        assert cut == 30, "only the shortest is no near copy"
