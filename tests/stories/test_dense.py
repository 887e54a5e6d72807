"""Many events told in the same words but for the names stay as many stories, and the tellings of each stay together."""

from __future__ import annotations

from collections import defaultdict

import pytest

from tellings.backends import registry
from tellings.stories import group
from tests.stories.made_up import dense


def stories(towns: int, tellings: int, *, meant: bool) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """The events of each story, and the stories of each event."""
    given = dense(towns, tellings)
    labels = group([record for _, record in given], registry.embedder() if meant else None)
    events, found = defaultdict(set), defaultdict(set)
    for (event, _), label in zip(given, labels, strict=True):
        events[label].add(event)
        found[event].add(label)
    return events, found


@pytest.mark.parametrize("meant", [False, True], ids=["words", "meaning"])
@pytest.mark.parametrize("tellings", [1, 2, 3])
@pytest.mark.parametrize("towns", [2, 16])
def test_like_reports_of_other_towns_and_persons_are_other_stories(towns: int, tellings: int, meant: bool) -> None:
    events, found = stories(towns, tellings, meant=meant)
    assert [e for e in events.values() if len(e) > 1] == []
    assert [f for f in found.values() if len(f) > 1] == []
