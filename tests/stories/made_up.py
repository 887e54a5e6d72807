"""Articles made up for the tests of grouping: headlines of invented words, a few days apart, some of them copies; and many events
told in the same words but for the names."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from hypothesis import strategies as st

from tellings.stories import Record

WORDS = (
    "ostrand", "velmark", "lindquay", "torvane", "quelby", "marrowick", "senthal", "druvic", "halvorn", "pelmore", "krestin", "oblund",
    "bridge", "ferry", "minister", "verdict", "strike", "harvest",
)  # fmt: skip
START = datetime(2031, 5, 16, 9)

NAMES = WORDS[:12]
lower = st.lists(st.sampled_from(WORDS), min_size=2, max_size=5).map(" ".join)
named = lower.map(lambda title: "they say " + " ".join(w.capitalize() if w in NAMES else w for w in title.split()))
"""In sentence case, so that it is known which words are names."""
titles = st.one_of(lower, named)
days = st.one_of(st.none(), st.integers(0, 20))


def record(number: int, title: str, day: int | None) -> Record:
    """One made-up article."""
    return Record(f"r{number:03}", title, "", None if day is None else START + timedelta(days=day))


collections = st.lists(st.tuples(titles, days), min_size=2, max_size=24).map(lambda given: [record(n, *one) for n, one in enumerate(given)])

KINDS = (
    (
        "A bakery opens in {town}, run by {one}.",
        "In {town} a new bakery has opened its doors; {one} runs it.",
        "The new bakery of {one} in {town} sells its first loaves.",
    ),
    (
        "The mayor of {town}, {one}, resigned on Tuesday after a vote of the council.",
        "After a vote of the council {one} has stepped down as mayor of {town}.",
        "The council of {town} lost its mayor on Tuesday when {one} resigned.",
    ),
    (
        "The council of {town} has approved a new budget after a long debate. The mayor, {one}, said that taxes would rise to pay for"
        " schools and roads. The opposition, led by {two}, voted against the plan and called it a burden on families. Residents had"
        " protested outside the town hall before the meeting.",
        "After hours of argument councillors in {town} passed the budget for the coming year. Taxes go up, which {one}, the mayor, called"
        " painful but fair. Families could not bear it, said {two}, who leads the opposition. Outside the town hall people protested.",
        "Residents of {town} will pay more in taxes. The council adopted the plan of its mayor, {one}, on Tuesday evening despite protests"
        " outside the town hall. The leader of the opposition, {two}, announced a campaign against the budget.",
    ),
)
"""Reports of a kind of event, each in three wordings."""
PARTS = [a + b for a in "bdfghklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "il", "or")]


def dense(towns: int, tellings: int, seed: int = 7) -> list[tuple[str, Record]]:
    """Every kind of event in so many towns, told so many times, all within an hour; each with the name of its event."""
    chance = random.Random(seed)  # noqa: S311 - names, no secrets

    def name(parts: int = 3) -> str:
        return "".join(chance.choices(PARTS, k=parts)).capitalize()

    found = []
    for kind, wordings in enumerate(KINDS):
        for at in range(towns):
            names = {"town": name(), "one": f"{name()} {name()}", "two": f"{name()} {name()}"}
            for n, wording in enumerate(wordings[:tellings]):
                found.append((f"{kind}-{at}", Record(f"{kind}-{at}-{n}", "", wording.format(**names), START + timedelta(minutes=at))))
    return found
