"""Whether a figure that differs is a later count of the same thing rather than a contradiction.

In: two figures found to be of the same thing and their articles. Out: whether the later article revises the
earlier. Later is by publication; what both published at one time is never an update.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tellings.comparison.figure_contexts import predicate_of
from tellings.comparison.figure_words import key, word_set
from tellings.model.figure import COUNT, Figure
from tellings.model.story import Telling

REVISIONS = word_set(
    "rise risen climb revise update now later increase grow upgrade downgrade correct correction raise lower initial initially "
    "previously earlier original originally so far preliminary final toll latest far"
)
"""Words by which an article says that a count is not the first or not the last."""
TOLLS = word_set("kill die death injure wound arrest detain infect displace evacuate rescue miss recover charge hospitalise hospitalize")
"""What goes on being counted for days."""
CLEARLY_LATER = timedelta(days=2)
LATER = timedelta(hours=6)


def moment(telling: Telling) -> datetime | None:
    """When the article came out, in UTC; a time without an offset is taken as UTC."""
    published = telling.article.published
    if published is None or published.inferred:
        return None
    found = published.moment
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def words_around(telling: Telling, figure: Figure) -> set[str]:
    """Lemmas of the figure's sentence."""
    parsed = telling.annotations.parsed
    sentence = parsed.sentence_at(figure.span.start)
    return {key(t) for t in parsed.tokens[sentence.first : sentence.last]} if sentence else set()


def is_update(a: Figure, b: Figure, first: Telling, second: Telling) -> bool:
    """Whether the later of the two articles gives a later count. Symmetric in the two sides."""
    one, two = moment(first), moment(second)
    if one is None or two is None or one == two:
        return False
    earlier, later, telling, gap = (a, b, second, two - one) if one < two else (b, a, first, one - two)
    if gap < LATER:
        return False
    if words_around(telling, later) & REVISIONS or gap >= CLEARLY_LATER:
        return True
    grown = (later.low or 0.0) > (earlier.low or 0.0)
    return a.dimension == COUNT and grown and predicate_of(telling.annotations.parsed, later) in TOLLS


__all__ = ["is_update"]
