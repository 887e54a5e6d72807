"""Why two articles are together or apart, in fixed words and numbers.

In: two articles of a grouping. Out: everything that was weighed, and lines that say it. No line is an opinion of the news.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from tellings.stories.likeness import likenesses, meanings, words
from tellings.stories.online import Grouping
from tellings.stories.setting import LEAST, LINKED, WINDOW_DAYS
from tellings.stories.sketch import SECONDS_A_DAY, Sketch

SHOWN = 10
"""Most shared words that are listed."""


@dataclass(frozen=True, slots=True)
class Why:
    """What was weighed of two articles.

    `shared` are the words both have with their share of the cosine, largest first; `only_names` are names of one that the other
    lacks. `cosine` is of words, `meaning` of embeddings (None where one has none). `likeness` is a multiple of what two
    articles are asked for, `mean` that of all articles of both stories (or of each with the rest of their story) and `asked`
    what it would have to be. `days` is None where a date is unknown. `pinned` is "together", "apart" or None.
    """

    together: bool
    shared: tuple[tuple[str, float], ...]
    cosine: float
    meaning: float | None
    likeness: float
    mean: float
    asked: float
    names: tuple[str, ...]
    figures: tuple[str, ...]
    quotes: tuple[str, ...]
    only_names: tuple[tuple[str, ...], tuple[str, ...]]
    days: float | None
    exact_copy: bool
    pinned: str | None

    @property
    def reason(self) -> str:
        """What decided, in fixed words."""
        if self.pinned:
            return f"a person put them {self.pinned}"
        if self.together:
            return "exact copies" if self.exact_copy else "mean likeness of their story is at least what is asked"
        if self.days is not None and self.days > WINDOW_DAYS and self.mean == 0.0:
            return f"more than {WINDOW_DAYS:g} days apart"
        if self.cosine < LEAST and self.mean < LINKED:
            return "they share too few rare words"
        return "mean likeness of the two stories is less than what is asked" if self.mean < self.asked else "no neighbourhood holds both"

    def lines(self) -> list[str]:
        """All of it, a line each."""
        found = [f"{'together' if self.together else 'apart'}: {self.reason}"]
        found.append("shared words: " + (", ".join(f"{word} {share:.3f}" for word, share in self.shared[:SHOWN]) or "none"))
        meaning = "not read" if self.meaning is None else f"{self.meaning:.2f}"
        found.append(f"cosine of words: {self.cosine:.2f}; cosine of meaning: {meaning}")
        found.append(f"likeness of the two: {self.likeness:.2f} (linked from {LINKED:.2f})")
        found.append(f"mean likeness of the articles around them: {self.mean:.2f}; asked: {self.asked:.2f}")
        for what, items in (("names", self.names), ("figures", self.figures), ("quotations", self.quotes)):
            found.append(f"shared {what}: " + (", ".join(items) or "none"))
        for which, names in zip(("first", "second"), self.only_names, strict=True):
            found.append(f"names only in the {which}: " + (", ".join(names[:SHOWN]) or "none"))
        found.append("days between: " + ("unknown" if self.days is None else f"{self.days:.1f} (at most {WINDOW_DAYS:g})"))
        return found


def why(grouping: Grouping, a: str, b: str) -> Why:
    """Why two articles are together or apart. Raises KeyError for an article that is not on the shelf."""
    kept = grouping.shelf.sketches([a, b])
    first, second = kept[a], kept[b]
    packed = grouping.workshop.packed([a, b])
    one, other = grouping.story(a), grouping.story(b)
    together = one == other
    rest = tuple(x for x in one if x != a) if together else other
    numbers = measure(grouping, (a,) if together else one, rest)
    meaning, both = meanings(packed[:1], packed[1:])
    apart = None if first.seconds is None or second.seconds is None else abs(first.seconds - second.seconds) / SECONDS_A_DAY
    pins = grouping.workshop.pins
    pinned = "together" if b in pins.bonded(a) and a != b else "apart" if b in pins.parted(a) else None
    return Why(
        together,
        _shared(first, second),
        float(words(packed[:1], packed[1:])[0, 0]),
        float(meaning[0, 0]) if both[0, 0] else None,
        float(likenesses(packed[:1], packed[1:])[0, 0]),
        numbers["mean likeness"],
        numbers["asked"],
        tuple(n for n in first.names if n in second.terms),
        tuple(n for n in first.figures if n in second.terms),
        tuple(q for q in first.quotes if q in second.quotes),
        (tuple(n for n in first.names if n not in second.terms), tuple(n for n in second.names if n not in first.terms)),
        apart,
        first.digest == second.digest,
        pinned,
    )


def measure(grouping: Grouping, a: Collection[str], b: Collection[str]) -> Mapping[str, float]:
    """Mean likeness of two sets of articles and what is asked of such two; for the log of decisions."""
    if not a or not b:
        return {"mean likeness": 0.0, "asked": 0.0}
    mean, asked = grouping.workshop.compare(a, b)
    return {"mean likeness": round(mean, 3), "asked": round(asked, 3)}


def _shared(a: Sketch, b: Sketch) -> tuple[tuple[str, float], ...]:
    """Words of both with their part of the cosine, largest first, then by letters."""
    products = ((word, share * b.terms[word]) for word, share in a.terms.items() if word in b.terms)
    return tuple(sorted(products, key=lambda pair: (-pair[1], pair[0])))
