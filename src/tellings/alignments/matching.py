"""Which passages of two articles are aligned, how surely, and why.

In: two articles' prepared passages. Out: scored pairs. The score is a logistic model over FEATURES; its weights were
fitted on hand-labelled events, leaving one event out at a time to choose the threshold. Guarantee: a decision depends
on the two articles alone; the same sentence in both is always aligned.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tellings.alignments.candidates import Prepared, candidates, prepare, recurrences, weigh
from tellings.alignments.context import CONTEXT, Links, bridged, likelihood, links
from tellings.alignments.features import Overlap, depth, glance, overlap, pair_up, surface
from tellings.alignments.occasions import apart
from tellings.alignments.units import units
from tellings.alignments.words import by_sentence, passages
from tellings.model.annotations import Annotations
from tellings.model.story import Story, Telling
from tellings.model.unit import Unit

WEIGHTS: Mapping[str, float] = {
    "bias": -5.42, "least_share": 2.09, "common": 2.52, "clause": 0.83, "clause_least": 0.64, "clause_mass": 2.50, "mass": 0.97,
    "run": 1.46, "quoted": 0.15, "names": 0.53, "same_speaker": 1.89, "other_speaker": -0.63, "said": 1.42, "figures_equal": 0.47,
    "figures_clash": -0.21, "dates_equal": 0.79, "headline": 0.75, "opening": 1.89, "caption": -1.42, "predicates": 0.57, "acted": 1.22,
    "acted_otherwise": 0.65, "contained": 0.60, "order": 0.96, "title_opening": 0.74,
}  # fmt: skip
"""Log-odds each feature of a pair adds at 1; fitted by eval/fit_alignments.py."""
CONTEXT_WEIGHTS: Mapping[str, float] = {
    "odds": 0.92, "bias": -0.31, "best": 0.23, "rival": -0.59, "lesser_rival": -0.25, "neighbours": 0.54, "beside": 0.97, "third": 1.23,
}  # fmt: skip
"""Log-odds each feature of a pair's company adds at 1, and the factor on its own log-odds; fitted by the same script."""

THRESHOLD = 0.4  # least probability of an alignment
HOPELESS = -3.4  # log-odds of the features that cost least, below which hardly any pair of the labelled events was aligned
WHOLE = 0.985  # confidence in the same words
SAME_SHARE = 0.5  # least share of either side's weight for the same content
REASONS: Mapping[str, tuple[str, ...]] = {
    "shared words": ("least_share", "common", "clause", "clause_least", "clause_mass", "mass", "run", "contained"),
    "same speaker": ("same_speaker", "said"),
    "quoted words": ("quoted",),
    "same deed": ("predicates", "acted"),
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
class Pair:
    """Passage `i` of one article against passage `j` of the other, with its features and what they add up to, in log-odds."""

    i: int
    j: int
    overlap: Overlap
    features: Mapping[str, float]
    odds: float


@dataclass(frozen=True, slots=True)
class Scored:
    """A pair with the probability that it is aligned."""

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


class Company:
    """Two tellings weighed in each other's company, ready to have any of their passages paired."""

    def __init__(self, a: Read, b: Read) -> None:
        self.a, self.b = a, b
        self._counts = recurrences(a.prepared, b.prepared)
        self._left = [weigh(p, self._counts) for p in a.prepared]
        self._right = [weigh(p, self._counts) for p in b.prepared]

    def considered(self, hopeless: float = HOPELESS) -> list[Pair]:
        """Candidate pairs that may still be aligned, with their features, by place; `hopeless` is in log-odds."""
        found = (self.pair(i, j, hopeless) for i, j in candidates(self._left, self._right, self._counts))
        return [pair for pair in found if pair is not None]

    def pair(self, i: int, j: int, hopeless: float = float("-inf")) -> Pair | None:
        """Passages `i` and `j` with their features, None where they cannot reach `hopeless`."""
        left, right = self._left[i], self._right[j]
        shared = overlap(left, right)
        values = glance(left, right, shared)
        if log_odds(values) + WEIGHTS["clause_mass"] * min(1.0, shared.matched / 12.0) < hopeless:
            return None
        values |= surface(left, right, shared, values["common"], self.a.annotations, self.b.annotations)
        values |= depth(left, right, shared)
        return Pair(i, j, shared, values, log_odds(values))


def consider(tellings: Sequence[Read], hopeless: float = HOPELESS) -> tuple[dict[tuple[int, int], list[Pair]], Links]:
    """The pairs of every two tellings, by their numbers, and what leads from passage to passage through the whole story.

    Passages that both surely answer one of a third article are paired even if they share no word.
    """
    companies = {(m, n): Company(tellings[m], tellings[n]) for m, n in combinations(range(len(tellings)), 2)}
    story = {key: company.considered(hopeless) for key, company in companies.items()}
    linked = links(story)
    for (m, n), places in bridged(linked).items():
        known = {(p.i, p.j) for p in story[m, n]}
        more = [companies[m, n].pair(i, j) for i, j in sorted(places - known)]
        story[m, n] = sorted([*story[m, n], *(p for p in more if p is not None)], key=lambda p: (p.i, p.j))
    return story, linked


def score(a: Read, b: Read, pairs: Sequence[Pair], contexts: Sequence[Mapping[str, float]]) -> list[Scored]:
    """Every pair that is aligned, with its probability, by place."""
    found: dict[tuple[int, int], Scored] = {}
    for pair, context in zip(pairs, contexts, strict=True):
        if apart(a.prepared[pair.i].passage, b.prepared[pair.j].passage, a.annotations, b.annotations):
            continue
        probability = likelihood(CONTEXT_WEIGHTS["odds"] * pair.odds + sum([CONTEXT_WEIGHTS[name] * context[name] for name in CONTEXT]))
        if probability >= THRESHOLD:
            found[pair.i, pair.j] = Scored(pair.i, pair.j, pair.overlap, pair.features, probability)
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
