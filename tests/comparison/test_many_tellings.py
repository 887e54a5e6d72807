"""Ten and twenty-five tellings of one story: the groups stay as narrow as the facts, and no telling is lost from them."""

from __future__ import annotations

from collections import Counter

import pytest

from tellings.alignments import align
from tellings.comparison import groups
from tellings.model.group import Group
from tellings.model.story import Story
from tests.alignments.made_up import story, words
from tests.comparison.variants import FACTS, facts_told, tellings


def facts_of(group: Group, told: Story) -> Counter[frozenset[int]]:
    return Counter(facts_told(words(r.span, told)) for r in group.renderings)


@pytest.mark.parametrize("count", [10, 25])
def test_every_group_holds_the_renderings_of_one_fact(count: int) -> None:
    told = story(*tellings(count))
    found = groups.join(told, align(told))
    assert len(found) >= len(FACTS)
    for group in found:
        facts = facts_of(group, told)
        assert frozenset.intersection(*facts), facts


def test_hardly_any_telling_of_a_fact_is_left_out_of_its_group() -> None:
    texts = tellings(25)
    told = story(*texts)
    largest: Counter[int] = Counter()
    for group in groups.join(told, align(told)):
        for fact in frozenset.intersection(*facts_of(group, told)):
            largest[fact] = max(largest[fact], len(group.renderings))
    tell = Counter(f for text in texts for part in text.split("\n\n") for f in facts_told(part))
    assert sum(largest.values()) >= 0.9 * sum(tell.values())


def test_no_two_tellings_are_alike() -> None:
    assert len(set(tellings(25))) == 25
