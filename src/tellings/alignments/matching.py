"""Which passages of two articles are aligned, how surely, and why.

In: articles' prepared passages, with the vectors of their meaning where there are any. Out: scored pairs. The score is a
logistic model over FEATURES, then over CONTEXT; weights and threshold stand in weights.py. Guarantees: a decision depends on
the two articles and on those that share content with both; the same sentence in two is always aligned.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations_with_replacement
from operator import mul
from typing import TYPE_CHECKING, Any

from tellings.alignments import features
from tellings.alignments.candidates import Index, Prepared, Weighed, candidates, indexed, prepare, weigh
from tellings.alignments.context import Links, bridged, likelihood, links
from tellings.alignments.contrasts import CONTRASTS, contrasts
from tellings.alignments.features import GLANCE, HELD, SURFACE, Overlap, depth, glance, held, overlap, pair_up, speakers, surface
from tellings.alignments.meaning import MEANING, Nearness, vectors
from tellings.alignments.occasions import apart
from tellings.alignments.units import units
from tellings.alignments.weights import ACROSS, MEANT, WORDED, Model
from tellings.alignments.wordings import Wordings
from tellings.alignments.words import by_sentence, passages
from tellings.backends.protocols import Embedder
from tellings.model.annotations import Annotations
from tellings.model.story import Story, Telling
from tellings.model.unit import Unit

if TYPE_CHECKING:
    from tellings.alignments.meaning import Vectors

FEATURES = (*features.FEATURES, *MEANING, *CONTRASTS)
MOST_PASSAGES = 2000  # of an article whose meaning is read: it takes time in proportion, and memory for every pair of two such
WHOLE = 0.985  # confidence in the same words
SPOKEN = 1 << HELD.index(("same_speaker", "said"))  # where one speaker is likely all that speaks for a pair, he is looked for first
ROUNDING = 1e-9  # more than sums of a few log-odds in another order can differ by
SAME_SHARE = 0.5  # least share of either side's weight for the same content
REASONS: Mapping[str, tuple[str, ...]] = {
    "shared words": ("least_share", "common", "clause", "clause_least", "clause_mass", "mass", "run", "contained", "greater_share"),
    "near in meaning": MEANING,
    "same speaker": ("same_speaker", "said"),
    "quoted words": ("quoted",),
    "same deed": ("predicates", "acted"),
    "same figures": ("figures_equal", "counted_same"),
    "same dates": ("dates_equal",),
    "same names": ("names",),
}
"""Fixed words for what spoke for an alignment, with the features that say so."""


@dataclass(frozen=True, slots=True)
class Read:
    """One telling, ready to be lined up: its passages, where their words stand, and for each the units inside it and the
    vector of its meaning. `held` says which kinds of features.HELD each passage holds.

    `meant` is None where the embedder does not know the article's language, or there is none.
    """

    telling: Telling
    prepared: tuple[Prepared, ...]
    index: Index
    units: tuple[tuple[Unit, ...], ...]
    held: tuple[int, ...]
    meant: Vectors | None = None
    asked: dict[tuple[object, int], Any] = field(default_factory=dict, repr=False, compare=False)

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


def read(story: Story, telling: Telling, embedder: Embedder | None = None) -> Read:
    """One telling's passages with the stretches of each that can stand alone."""
    parsed = telling.annotations.parsed
    statements = telling.annotations.statements
    inside = by_sentence(parsed, ((s.span.start, s.span.end) for s in statements))
    found = passages(story, telling)
    parts = tuple(units(parsed, parsed.sentences[p.index], [statements[n] for n in inside.get(p.index, ())]) for p in found)
    prepared = tuple(prepare(p, [(u.span.start, u.span.end) for u in us]) for p, us in zip(found, parts, strict=True))
    known = embedder is not None and (telling.article.language or "").split("-")[0].lower() in embedder.languages
    wanted = known and len(found) <= MOST_PASSAGES
    meant = vectors(embedder, telling, [(p.start, p.end) for p in found]) if embedder is not None and wanted else None
    return Read(telling, prepared, indexed(prepared), parts, tuple(map(held, prepared)), meant)


def model_for(a: Read, b: Read) -> Model:
    """The model that fits two articles' languages and what is known of their meaning."""
    if a.meant is None or b.meant is None:
        return WORDED
    return MEANT if language(a) == language(b) else ACROSS


def language(side: Read) -> str:
    """The article's language without its region; "" where unknown."""
    return (side.telling.article.language or "").split("-")[0].lower()


def log_odds(values: Mapping[str, float], weights: Mapping[str, float], start: float = 0.0) -> float:
    """`start` and the logistic model's score for the features given; those left out, and those without a weight, count as 0."""
    return sum([weights[name] * value for name, value in values.items() if value and name in weights], start)


class Company:
    """Two tellings weighed in each other's company, ready to have any of their passages paired.

    They may be one and the same: then its passages are paired with one another. `m` and `n` are their numbers in `wordings`.
    """

    def __init__(self, a: Read, b: Read, wordings: Wordings, m: int, n: int) -> None:
        self.a, self.b = a, b
        self.model = model_for(a, b)
        self._left = [weigh(p, a.index, b.index) for p in a.prepared]
        self._right = [weigh(p, b.index, a.index) for p in b.prepared]
        self._near = Nearness(a.meant, b.meant) if a.meant is not None and b.meant is not None else None
        own = self.model.own
        always = sum([max(0.0, own.get(name, 0.0)) for name in SURFACE if not any(name in names for names in HELD)])
        gains = [sum([max(0.0, own.get(name, 0.0)) for name in names]) for names in HELD]
        self._gains = [always + sum([gain for n, gain in enumerate(gains) if both >> n & 1]) for both in range(1 << len(HELD))]
        self._least = self.model.hopeless[1] - ROUNDING
        self._cheap = GLANCE if self._near is None else (*GLANCE, *MEANING)
        self._weights = [own.get(name, 0.0) for name in self._cheap]
        self._wordings = wordings
        self._numbers = wordings.numbers[m], wordings.numbers[n]

    def considered(self, everything: bool = False) -> list[Pair]:
        """Candidate pairs that may still be aligned, with their features, by place; `everything` puts none aside."""
        near = self._near.stands_out if self._near is not None and self.model is MEANT else None
        places = set(candidates(self._left, self._right, self.a.index, self.b.index, near))
        if self._near is not None:
            places.update(self._near.proposals())
        if self.a is self.b:
            places = {(i, j) for i, j in places if i < j}
        found = (self.pair(i, j, not everything) for i, j in sorted(places))
        return [pair for pair in found if pair is not None]

    def weighed(self, i: int, j: int) -> tuple[Weighed, Weighed]:
        """Passages `i` and `j` with the weights their words have in this company."""
        return self._left[i], self._right[j]

    def pair(self, i: int, j: int, hopeful: bool = False) -> Pair | None:
        """Passages `i` and `j` with their features; None where only hopeful pairs are wanted and it is not one."""
        left, right = self.weighed(i, j)
        one, two = left.prepared, right.prepared
        a, b = self.a, self.b
        m, n = self._numbers[0][i], self._numbers[1][j]
        shared = overlap(left, right, self._wordings.matches(one, two, m, n))
        cheap = glance(left, right, shared)
        if self._near is not None:
            cheap += self._near.values(i, j)
        own = self.model.own
        most = own.get("clause_mass", 0.0) * min(1.0, shared.matched / 12.0)
        odds = sum(map(mul, self._weights, cheap))
        if hopeful:
            hope, both = odds + most, a.held[i] & b.held[j]
            # what the passages hold bounds what the next features can add
            if hope < self.model.hopeless[0] or hope + self._gains[both] < self._least:
                return None
            if both & SPOKEN and hope + self._gains[both ^ SPOKEN] < self._least and not speakers(one.passage, two.passage)[0]:
                return None
        noted = a.annotations, b.annotations
        values = dict(zip(self._cheap, cheap, strict=True))
        more = surface(left, right, shared, shared.common, *noted)
        odds = log_odds(more, own, odds)
        if hopeful and odds + most < self.model.hopeless[1]:
            return None
        deeper = depth(left, right, shared, self._wordings.run(one, two, m, n))
        figures = ([noted[0].figures[k] for k in one.passage.figures], [noted[1].figures[k] for k in two.passage.figures])
        apart = contrasts(left, right, shared, deeper["run"], figures)
        odds = log_odds(apart, own, log_odds(deeper, own, odds))
        return Pair(i, j, shared, values | more | deeper | apart, odds)


def consider(
    tellings: Sequence[Read], everything: bool = False, wordings: Wordings | None = None
) -> tuple[dict[tuple[int, int], list[Pair]], Links]:
    """The pairs of every two tellings, by their numbers, and what leads from passage to passage through the whole story.

    Passages that both surely answer one of a third article are paired even if they share no word. The pairs inside one article
    only lead on to others.
    """
    wordings = wordings or Wordings([t.prepared for t in tellings])
    numbers = combinations_with_replacement(range(len(tellings)), 2)
    companies = {(m, n): Company(tellings[m], tellings[n], wordings, m, n) for m, n in numbers}
    story = {key: company.considered(everything) for key, company in companies.items()}
    linked = links(story)
    for (m, n), places in bridged(linked).items():
        known = {(p.i, p.j) for p in story[m, n]}
        more = [companies[m, n].pair(i, j) for i, j in sorted(places - known)]
        story[m, n] = sorted([*story[m, n], *(p for p in more if p is not None)], key=lambda p: (p.i, p.j))
    return story, linked


def probability(pair: Pair, context: Mapping[str, float], model: Model) -> float:
    """How likely a pair is aligned, as it turned out for pairs of unseen events, in [0, 1]."""
    odds = model.company["odds"] * pair.odds + log_odds(context, model.company)
    return likelihood(model.slope * odds + model.shift)


def score(a: Read, b: Read, pairs: Sequence[Pair], contexts: Sequence[Mapping[str, float]]) -> list[Scored]:
    """Every pair that is aligned, with its probability, by place."""
    model = model_for(a, b)
    found: dict[tuple[int, int], Scored] = {}
    for pair, context in zip(pairs, contexts, strict=True):
        if apart(a.prepared[pair.i].passage, b.prepared[pair.j].passage, a.annotations, b.annotations):
            continue
        chance = probability(pair, context, model)
        if chance >= model.threshold:
            found[pair.i, pair.j] = Scored(pair.i, pair.j, pair.overlap, pair.features, chance)
    texts: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j, other in enumerate(b.prepared):
        texts[other.texts].append(j)
    for i, prepared in enumerate(a.prepared):
        for j in texts.get(prepared.texts, ()):
            shared = Overlap(tuple(pair_up(prepared, b.prepared[j])), 1.0, 1.0, 1.0, 1.0)
            found[i, j] = Scored(i, j, shared, found[i, j].features if (i, j) in found else {"run": 1.0}, WHOLE)
    return [found[key] for key in sorted(found)]


def reasons(values: Mapping[str, float], model: Model) -> tuple[str, ...]:
    """What spoke for a pair, strongest first; never empty."""
    found = []
    for order, (words, names) in enumerate(REASONS.items()):
        weight = sum([model.own.get(name, 0.0) * values[name] for name in names if name in values])
        if weight > 0.03:
            found.append((-weight, order, words))
    return tuple(words for _, _, words in sorted(found)) or ("shared words",)
