"""Why two articles are in one story, or in two: in fixed words, with the numbers behind them and what the two share.

In: two kept articles. Out: what was measured between them, what people fixed, and what the log says of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from tellings.library.grouping import EMBEDDED, Grouper, in_force, lazy, sketch_of
from tellings.model.kept_story import Decision, Pin, PinKind
from tellings.model.library import KeptArticle
from tellings.store.protocol import Store
from tellings.stories import CopyKind, Sketch, compare_wording
from tellings.stories.likeness import between, likenesses, meanings, pack, words
from tellings.stories.setting import WINDOW_DAYS, WITH_MEANING, WORDS_ONLY
from tellings.stories.sketch import SECONDS_A_DAY

SHOWN = 12
"""Words, names, figures or quotations in common that are named."""
LOOKED_AT = 500
"""Decisions about each article that are looked through for those that concern both."""


@dataclass(frozen=True, slots=True)
class Why:
    """`reasons` are sentences of fixed words; `numbers` what was measured; `shared` what both have, by kind.

    `left_story` and `right_story` are None for an article in no story (a version its page no longer shows).
    """

    left: KeptArticle
    right: KeptArticle
    left_story: str | None
    right_story: str | None
    reasons: tuple[str, ...]
    numbers: Mapping[str, float]
    shared: Mapping[str, tuple[str, ...]]
    decisions: tuple[Decision, ...]

    @property
    def together(self) -> bool:
        """Whether one story holds both."""
        return self.left_story is not None and self.left_story == self.right_story


def why(store: Store, grouper: Grouper, left: str, right: str) -> Why:
    """Everything that can be said of two articles. Raises NotKept, StoreDamaged."""
    articles = store.article(left), store.article(right)
    where = {a: m.story for a, m in store.memberships([left, right]).items()}
    sketches = [sketch_of(store, article) for article in articles]
    numbers = measured(store, sketches[0], sketches[1])
    wording = compare_wording(*((a.title or "", store.text(a.id)) for a in articles))
    numbers["runs of words in common"] = wording.share
    stories = where.get(left), where.get(right)
    said = [*by_people(in_force(store), left, right), *of_wording(wording.kind, articles)]
    said += of_numbers(numbers, stories[0] is not None and stories[0] == stories[1])
    if None in stories:
        said.append("one of them is no longer what its page shows, and belongs to no story")
    elif stories[0] == stories[1] and numbers["likeness"] < 1.0 and left != right:
        said.append(chain(store, grouper, left, right))
    return Why(*articles, *stories, tuple(said), numbers, shared(*sketches), both(store, left, right))


def measured(store: Store, a: Sketch, b: Sketch) -> dict[str, float]:
    """Cosines, what is asked for, likeness as a multiple of that, and days between."""
    vectors = store.vectors(EMBEDDED, [a.id, b.id])
    embedder = lazy()
    for article in (a, b):
        if article.id not in vectors and article.lead and article.language in embedder.languages:
            vectors[article.id] = np.asarray(embedder.embed([article.lead])[0])
    one, other = pack(a, vectors.get(a.id)), pack(b, vectors.get(b.id))
    meaning, has = meanings([one], [other])
    setting = WITH_MEANING if has.all() else WORDS_ONLY
    fullness = np.array((one.fullness + other.fullness) / 2)
    cosines, names = words([one], [other])
    found = {
        "cosine of words": float(cosines[0, 0]),
        "left by names": float(names[0, 0]),
        "asked": float(between(setting.asked, fullness)),
        "likeness": float(likenesses([one], [other])[0, 0]),
    }
    if has.all():
        found["cosine of meaning"] = float(meaning[0, 0])
    if a.seconds is not None and b.seconds is not None:
        found["days between"] = abs(a.seconds - b.seconds) / SECONDS_A_DAY
    return found


def by_people(pins: tuple[Pin, ...], left: str, right: str) -> list[str]:
    """What people fixed about these two, the last word first."""
    for pin in reversed(pins):
        sides = [side for side, some in enumerate((pin.left, pin.right)) for a in (left, right) if a in some]
        if {left, right} <= {*pin.left, *pin.right} and (pin.kind is PinKind.TOGETHER or len(set(sides)) == 2):
            kind = "put together" if pin.kind is PinKind.TOGETHER else "taken apart"
            return [f"they were {kind} by hand on {pin.at:%Y-%m-%d}"]
    return []


def of_wording(kind: CopyKind, articles: tuple[KeptArticle, KeptArticle]) -> list[str]:
    """Whether one is a copy of the other, or both are versions of one page."""
    said = ["they are versions of one page"] if articles[0].place == articles[1].place and articles[0].id != articles[1].id else []
    if kind is CopyKind.EXACT:
        said.append("their wording is the same")
    elif kind is CopyKind.NEAR:
        said.append("their wording is nearly the same")
    return said


def of_numbers(numbers: Mapping[str, float], together: bool) -> list[str]:
    """What the numbers say."""
    likeness, days = numbers["likeness"], numbers.get("days between")
    if days is None:
        said = ["one of them has no date, so that time says nothing"]
    elif days > WINDOW_DAYS:
        said = [f"{days:.0f} days lie between them; more than {WINDOW_DAYS:.0f} are not compared"]
    else:
        said = [f"{days:.1f} days lie between them" if days >= 1 else "less than a day lies between them"]
    meaning = f", of meaning {numbers['cosine of meaning']:.2f}" if "cosine of meaning" in numbers else ""
    said.append(f"cosine of words {numbers['cosine of words']:.2f}{meaning}: {likeness:.2f} times what two articles alone are asked for")
    if numbers["left by names"] < 1.0:
        said.append(f"each names others than the other article: {1.0 - numbers['left by names']:.0%} of their likeness does not count")
    if likeness >= 1.0 and not together:
        said.append("alike by themselves, but their stories as wholes are not alike enough to be one")
    return said


def chain(store: Store, grouper: Grouper, left: str, right: str) -> str:
    """Through how many articles the two hang together."""
    members = set(store.members(store.memberships([left])[left].story))
    reached, ring, steps = {left}, [left], 0
    while ring and right not in reached:
        steps += 1
        ring = [b for a in ring for b in sorted(grouper.links(a)) if b in members and b not in reached and not reached.add(b)]  # type: ignore[func-returns-value]
    if right in reached:
        return f"not alike enough by themselves; {steps - 1} other articles of the story stand between them"
    return "not alike by themselves, but with the story as a whole"


def shared(a: Sketch, b: Sketch) -> dict[str, tuple[str, ...]]:
    """What both have: names, figures, quotations, and other words, those that weigh most first."""
    names = [n for n in a.names if n in b.names]
    figures = [f for f in a.figures if f in b.figures]
    rest = sorted((w for w in a.terms if w in b.terms and w not in names and w not in figures), key=lambda w: (-a.terms[w] * b.terms[w], w))
    quotes = [q for q in a.quotes if any(q in other or other in q for other in b.quotes)]
    kinds = {"names": names, "figures": figures, "quotations": quotes, "words": rest}
    return {kind: tuple(found[:SHOWN]) for kind, found in kinds.items() if found}


def both(store: Store, left: str, right: str) -> tuple[Decision, ...]:
    """Decisions that name both articles, or bring one into or keep it out of the other's story; last first."""
    logs = [{d.seq: d for d in store.decisions(article=a, limit=LOOKED_AT)} for a in (left, right)]
    return tuple(sorted((logs[0] | logs[1]).values(), key=lambda d: -d.seq))[:SHOWN]
