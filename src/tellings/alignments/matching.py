"""Which passages of two articles are aligned, how surely, and why.

In: two articles' prepared passages. Out: scored pairs. The score is a logistic model over FEATURES; its weights were
fitted on hand-labelled events, leaving one event out at a time to choose the threshold. Guarantee: a decision depends
on the two articles alone; the same sentence in both is always aligned.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from tellings.alignments.candidates import Prepared, Weighed, candidates, prepare, recurrences, weigh
from tellings.alignments.features import Overlap, depth, glance, overlap, pair_up, surface
from tellings.alignments.units import units
from tellings.alignments.words import by_sentence, passages
from tellings.model.annotations import Annotations
from tellings.model.story import Story, Telling
from tellings.model.unit import Unit

WEIGHTS: Mapping[str, float] = {
    "bias": -4.42, "least_share": 1.22, "common": 1.76, "clause": 1.40, "clause_least": 1.27, "clause_mass": 2.61, "mass": 1.67,
    "run": 1.54, "quoted": 0.05, "names": 0.20, "same_speaker": 1.94, "other_speaker": -0.68, "said": 1.02, "figures_equal": 0.30,
    "figures_clash": -0.30, "dates_equal": 0.50, "headline": 0.68, "opening": 2.50, "caption": -0.90,
}  # fmt: skip
"""Log-odds each feature adds at 1."""

THRESHOLD = 0.4  # least probability of an alignment
HOPELESS = -2.4  # log-odds before run and clauses are looked at, below which no pair was ever aligned
WHOLE = 0.985  # confidence in the same words
SAME_SHARE = 0.5  # least share of either side's weight for the same content
MOST_SAID = WEIGHTS["same_speaker"] + WEIGHTS["said"]  # what a shared speaker can add at most
MOST_ELSE = sum(WEIGHTS[name] for name in ("quoted", "names", "figures_equal", "dates_equal"))  # and what else can
REASONS: Mapping[str, tuple[str, ...]] = {
    "shared words": ("least_share", "common", "clause", "clause_least", "clause_mass", "mass", "run"),
    "same speaker": ("same_speaker", "said"),
    "quoted words": ("quoted",),
    "same figures": ("figures_equal",),
    "same dates": ("dates_equal",),
    "same names": ("names",),
}
"""Fixed words for what spoke for an alignment, with the features that say so."""


@dataclass(frozen=True, slots=True)
class Read:
    """One telling, ready to be lined up: its passages and, for each, the units inside it."""

    telling: Telling
    prepared: tuple[Prepared, ...]
    units: tuple[tuple[Unit, ...], ...]

    @property
    def annotations(self) -> Annotations:
        """What the article says."""
        return self.telling.annotations


@dataclass(frozen=True, slots=True)
class Scored:
    """Passage `i` of one article against passage `j` of the other, with the probability that they are aligned."""

    i: int
    j: int
    overlap: Overlap
    features: Mapping[str, float]
    probability: float


def read(story: Story, telling: Telling) -> Read:
    """One telling's passages with the stretches of each that can stand alone."""
    parsed = telling.annotations.parsed
    statements = telling.annotations.statements
    inside = by_sentence(parsed, ((s.span.start, s.span.end) for s in statements))
    found = passages(story, telling)
    parts = tuple(units(parsed, parsed.sentences[p.index], [statements[n] for n in inside.get(p.index, ())]) for p in found)
    prepared = tuple(prepare(p, [(u.span.start, u.span.end) for u in us]) for p, us in zip(found, parts, strict=True))
    return Read(telling, prepared, parts)


def log_odds(values: Mapping[str, float]) -> float:
    """The logistic model's score for the features given; those left out count as 0."""
    return sum([WEIGHTS[name] * value for name, value in values.items()])


def matched_pairs(a: Read, b: Read) -> list[tuple[int, int, Overlap, dict[str, float], Weighed, Weighed]]:
    """Candidate pairs that may still be aligned, with their cheap features, by place."""
    counts = recurrences(a.prepared, b.prepared)
    weighed_a = [weigh(p, counts) for p in a.prepared]
    weighed_b = [weigh(p, counts) for p in b.prepared]
    found = []
    for i, j in candidates(weighed_a, weighed_b, counts):
        left, right = weighed_a[i], weighed_b[j]
        shared = overlap(left, right)
        values = glance(left, right, shared)
        hope = log_odds(values) + WEIGHTS["clause_mass"] * min(1.0, shared.matched / 12.0)
        if hope + MOST_ELSE + (MOST_SAID if left.passage.attributions and right.passage.attributions else 0.0) < HOPELESS:
            continue
        more = surface(left, right, shared, values["common"], a.annotations, b.annotations)
        if hope + log_odds(more) >= HOPELESS:
            found.append((i, j, shared, values | more, left, right))
    return found


def score(a: Read, b: Read) -> list[Scored]:
    """Every pair that is aligned, with its probability, by place."""
    found: dict[tuple[int, int], Scored] = {}
    for i, j, shared, values, left, right in matched_pairs(a, b):
        values |= depth(left, right, shared)
        probability = 1.0 / (1.0 + math.exp(-log_odds(values)))
        if probability >= THRESHOLD:
            found[i, j] = Scored(i, j, shared, values, probability)
    texts: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j, other in enumerate(b.prepared):
        texts[tuple([w.text for w in other.passage.words])].append(j)
    for i, prepared in enumerate(a.prepared):
        for j in texts.get(tuple([w.text for w in prepared.passage.words]), ()):
            shared = Overlap(tuple(pair_up(prepared, b.prepared[j])), 1.0, 1.0, 1.0)
            found[i, j] = Scored(i, j, shared, found[i, j].features if (i, j) in found else {"run": 1.0}, WHOLE)
    return [found[key] for key in sorted(found)]


def reasons(values: Mapping[str, float]) -> tuple[str, ...]:
    """What spoke for a pair, strongest first; never empty."""
    found = []
    for order, (words, names) in enumerate(REASONS.items()):
        weight = sum(WEIGHTS[name] * values.get(name, 0.0) for name in names)
        if weight > 0.03:
            found.append((-weight, order, words))
    return tuple(words for _, _, words in sorted(found)) or ("shared words",)
