"""Articles of one event are put together; what only sounds alike stays apart."""

from __future__ import annotations

import random
import time
from datetime import datetime, timedelta

from tellings.stories import Record, group

FRIDAY = datetime(2031, 5, 16, 9)

QUAY = (
    (
        "Quay collapses in Ostrand harbour, two hurt",
        "A quay in Ostrand harbour collapsed on Friday, injuring two dockers, the harbour board said.",
    ),
    ("Two dockers injured as Ostrand quay gives way", "Two dockers were injured when a quay gave way in the harbour of Ostrand."),
    (
        "Ostrand: harbour quay collapse injures dockers",
        "The collapse of a quay at Ostrand injured two dockers; the harbour board closed the port.",
    ),
)
BUDGET = (
    (
        "Velden council passes budget after all-night session",
        "The council of Velden passed its budget by one vote after a session that lasted all night.",
    ),
    ("Budget of Velden passes by a single vote", "By a single vote the Velden council has passed a budget with higher parking fees."),
)


def records(*pairs: tuple[str, str], moment: datetime | None = FRIDAY) -> list[Record]:
    return [Record(f"r{n}", title, text, moment) for n, (title, text) in enumerate(pairs)]


def test_two_events_are_two_stories() -> None:
    labels = group(records(*QUAY, *BUDGET))
    assert labels == ["s1"] * 3 + ["s2"] * 2


def test_headlines_alone_are_enough() -> None:
    labels = group([Record(str(n), title, "") for n, (title, _) in enumerate((*QUAY, *BUDGET))])
    assert len(set(labels[:3])) == len(set(labels[3:])) == 1
    assert labels[0] != labels[3]


def test_the_same_words_weeks_apart_are_not_one_story() -> None:
    early, late = records(QUAY[0]), records(QUAY[0], moment=FRIDAY + timedelta(days=20))
    assert group([*early, *late]) == ["s1", "s2"]


def test_the_order_of_the_records_changes_no_grouping() -> None:
    given = records(*QUAY, *BUDGET)
    expected = group(given)
    order = list(range(len(given)))
    random.Random(4).shuffle(order)  # noqa: S311
    labels = group([given[n] for n in order])
    for a in range(len(order)):
        for b in range(a):
            assert (labels[a] == labels[b]) == (expected[order[a]] == expected[order[b]])


def test_unrelated_records_change_no_grouping_of_the_others() -> None:
    assert group(records(*QUAY, *BUDGET))[:3] == group(records(*QUAY))


def test_nothing_and_empty_records_are_no_story_together() -> None:
    assert group([]) == []
    assert group([Record("a", "", ""), Record("b", "", "")]) == ["s1", "s2"]


def test_two_thousand_headlines_in_seconds() -> None:
    chance = random.Random(7)  # noqa: S311
    words = [f"{a}{b}{c}{d}" for a in "bdfgklmnprst" for b in "aeiou" for c in "bdfgklmnprst" for d in ("ran", "lov", "dek", "mis", "tor")]
    given = [Record(str(n), " ".join(chance.sample(words, 8)), "") for n in range(2_000)]
    start = time.perf_counter()
    labels = group(given)
    assert time.perf_counter() - start < 20
    assert len(set(labels)) > 1_000  # words drawn by chance tell no story
