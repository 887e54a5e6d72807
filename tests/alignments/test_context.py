"""What the company of a pair says about it."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.alignments.context import bridged, contexts, lead, likelihood, links


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
    assert (strong["best"], strong["rank"]) == (1.0, 1.0)
    assert (weak["best"], weak["rank"]) == (0.5, 0.75)
    assert strong["margin"] > weak["margin"]


def test_how_far_a_value_stands_out_counts_the_best_others_only() -> None:
    assert lead([2.5], 0) == 1.0
    assert lead([2.0, 2.0, 2.0, 2.0, 2.0, -9.0], 0) == 0.0
    assert lead([3.0, 0.0, 0.0, 0.0, 0.0], 0) == 0.5
    assert lead([3.0, 3.0, 3.0, 3.0, 0.0], 4) == -0.5


def test_what_the_lede_says_leads_from_the_headline_to_another_article() -> None:
    story = {(0, 0): [Pair(0, 1, 2.0)], (0, 1): [Pair(0, 5, -1.0), Pair(1, 5, 3.0)]}
    headline, lede = contexts(0, 1, story[0, 1], links(story))
    assert headline["within"] == likelihood(2.0)
    assert headline["third"] == lede["within"] == 0.0


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
