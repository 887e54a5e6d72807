"""What the company of a pair says about it."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.alignments.context import bridged, contexts, likelihood, links


@dataclass(frozen=True)
class Pair:
    i: int
    j: int
    odds: float


def test_likelihood_never_overflows() -> None:
    assert likelihood(-1e9) < 1e-20
    assert likelihood(1e9) == 1.0


def test_a_better_pair_of_the_same_passage_is_a_rival() -> None:
    strong, weak = contexts(0, 1, [Pair(0, 0, 2.0), Pair(0, 1, -2.0)], {})
    assert strong["best"] == 1.0
    assert weak["best"] == 0.5
    assert weak["rival"] == likelihood(2.0)
    assert strong["lesser_rival"] == weak["lesser_rival"] == 0.0


def test_a_passage_of_a_third_article_leads_from_one_to_the_other() -> None:
    story = {(0, 1): [Pair(0, 0, -1.0)], (0, 2): [Pair(0, 4, 3.0)], (1, 2): [Pair(0, 4, 1.0)]}
    linked = links(story)
    (found,) = contexts(0, 1, story[0, 1], linked)
    assert found["third"] == likelihood(1.0)
    assert bridged(linked)[0, 1] == {(0, 0)}


def test_an_article_that_likely_answers_nothing_changes_nothing() -> None:
    pairs = [Pair(0, 0, 0.5)]
    alone = contexts(0, 1, pairs, links({(0, 1): pairs}))
    together = contexts(0, 1, pairs, links({(0, 1): pairs, (0, 2): [Pair(0, 0, -2.0)], (1, 2): [Pair(0, 0, -2.0)]}))
    assert alone == together
