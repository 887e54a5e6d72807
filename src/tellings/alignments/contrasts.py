"""What sets two passages about one topic apart, or shows how far they could agree at all.

In: two weighed passages with their matched words, and their articles' annotations. Out: numbers in [0, 1], named in CONTRASTS.
Guarantee: the numbers do not depend on which passage is called the first, and on nothing outside the two articles.
"""

from __future__ import annotations

from collections.abc import Sequence

from tellings.alignments.candidates import Prepared, Weighed
from tellings.alignments.features import Overlap, mostly_said, near, speakers
from tellings.alignments.words import Passage
from tellings.model.figure import Figure

CONTRASTS = (
    "verbless", "other_source", "both_said", "one_said", "counted_same", "counted_other", "short", "length_ratio", "both_quoted",
    "quoted_otherwise", "names_left", "names_left_more", "greater_share", "other_actor",
)  # fmt: skip
SHORT = 8.0  # words below which a passage is short
QUOTED = 0.6  # share of quoted words over which a passage is a quotation


def contrasts(a: Weighed, b: Weighed, found: Overlap, run: float, figures: tuple[Sequence[Figure], Sequence[Figure]]) -> dict[str, float]:
    """All of CONTRASTS; `run` is the feature of that name, `figures` are those of the two passages."""
    one, two = a.prepared.passage, b.prepared.passage
    sizes = sorted((len(one.words), len(two.words)))
    both_quoted = float(min(a.prepared.quoted_share, b.prepared.quoted_share) > QUOTED)
    same, other = counted(*figures)
    left = sorted((names_left(a.prepared, {i for i, _, _ in found.matches}), names_left(b.prepared, {j for _, j, _ in found.matches})))
    return {
        "verbless": float(not (one.finite and two.finite)),
        **saying(one, two),
        "counted_same": same,
        "counted_other": other,
        "short": max(0.0, 1.0 - sizes[0] / SHORT),
        "length_ratio": sizes[0] / sizes[1],
        "both_quoted": both_quoted,
        "quoted_otherwise": both_quoted * (1.0 - run),
        "names_left": left[0],
        "names_left_more": left[1],
        "greater_share": max(found.share_a, found.share_b),
        "other_actor": float(other_actors(a, b)),
    }


def saying(a: Passage, b: Passage) -> dict[str, float]:
    """Whether both passages, or one of them, mostly report what somebody said, and whether other sources did."""
    if not a.attributions and not b.attributions:
        return {"other_source": 0.0, "both_said": 0.0, "one_said": 0.0}
    said_a, said_b = (bool(x.attributions) and mostly_said(x, x.attributions) for x in (a, b))
    known_a, known_b = ([y for y in x.attributions if y.speaker] for x in (a, b))
    same, _ = speakers(a, b)
    other = bool(known_a and known_b) and not same and mostly_said(a, known_a) and mostly_said(b, known_b)
    return {"other_source": float(other), "both_said": float(said_a and said_b), "one_said": float(said_a != said_b)}


def other_actors(a: Weighed, b: Weighed) -> bool:
    """Whether both passages have known persons or bodies as subjects or speakers, and none in common."""
    mine, theirs = a.prepared.actors, b.prepared.actors
    return bool(mine and theirs) and not mine & theirs


def counted(a: Sequence[Figure], b: Sequence[Figure]) -> tuple[float, float]:
    """Whether one figure of both counts one thing, and whether figures that agree only ever count different things."""
    if not a or not b:
        return 0.0, 0.0
    same = other = False
    for x in a:
        for y in b:
            if x.unit == y.unit and near(x, y):
                mine, theirs = (set(z.object.lower().split()) for z in (x, y))
                same |= not mine or not theirs or bool(mine & theirs)
                other |= bool(mine and theirs and not mine & theirs)
    return float(same), float(other and not same)


def names_left(side: Prepared, matched: set[int]) -> float:
    """The weight of the names and numbers of one passage that the other does not answer, in [0, 1]."""
    return min(1.0, sum([weight for n, weight in side.named if n not in matched]) / 8.0)
