"""How near two passages lie in meaning, for these two articles."""

from __future__ import annotations

import numpy as np

from tellings.alignments.meaning import MEANING, Nearness


def rows(*values: tuple[float, ...]) -> np.ndarray:  # type: ignore[type-arg]
    return np.array(values, dtype=np.float32)


A = rows((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.5, 0.5, 0.5))
B = rows((1.0, 0.0, 0.0), (0.5, 0.5, 0.0))


def test_features_do_not_depend_on_which_article_comes_first() -> None:
    one, two = Nearness(A, B), Nearness(B, A)
    for i in range(len(A)):
        for j in range(len(B)):
            assert one.of(i, j) == two.of(j, i)
            assert tuple(one.of(i, j)) == MEANING


def test_a_pair_that_stands_out_leads_and_one_that_does_not_trails() -> None:
    near = Nearness(A, B)
    assert near.of(0, 0)["cosine_lesser_lead"] == 0.5
    assert near.of(2, 0)["cosine_lead"] < near.of(0, 0)["cosine_lead"]


def test_passages_without_a_shared_word_are_proposed_by_nearness() -> None:
    assert (0, 0) in Nearness(A, B).proposals(0.9)
    assert (1, 0) not in Nearness(A, B).proposals(0.9)


def test_articles_without_passages_have_no_pairs() -> None:
    nothing = np.zeros((0, 3), dtype=np.float32)
    assert Nearness(nothing, B).proposals() == Nearness(A, nothing).proposals() == []
