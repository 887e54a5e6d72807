"""Articles made up for the tests of grouping: headlines of invented words, a few days apart, some of them copies."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import strategies as st

from tellings.stories import Record

WORDS = (
    "ostrand", "velmark", "lindquay", "torvane", "quelby", "marrowick", "senthal", "druvic", "halvorn", "pelmore", "krestin", "oblund",
    "bridge", "ferry", "minister", "verdict", "strike", "harvest",
)  # fmt: skip
START = datetime(2031, 5, 16, 9)

titles = st.lists(st.sampled_from(WORDS), min_size=2, max_size=5).map(" ".join)
days = st.one_of(st.none(), st.integers(0, 20))


def record(number: int, title: str, day: int | None) -> Record:
    """One made-up article."""
    return Record(f"r{number:03}", title, "", None if day is None else START + timedelta(days=day))


collections = st.lists(st.tuples(titles, days), min_size=2, max_size=24).map(lambda given: [record(n, *one) for n, one in enumerate(given)])
