"""Fit the models of tellings.alignments: `python -m eval.fit_alignments [--shared DIR] [--worded]`.

In: the labelled events beside the checkout (`../shared/gold`, or where TELLINGS_SHARED says; left out where they are not) and
this project's own. Out, printed: for every event what a model fitted on the others reaches on it, how its probabilities held
there, and the tables fitted on all of them, ready for weights.py; with `--worded` those of the model that has no vectors of
meaning. The company of a pair is fitted on odds that its own event had no part in. Same events and code, same figures.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tellings.alignments import narrowed
from tellings.alignments.context import CONTEXT, contexts, links
from tellings.alignments.matching import FEATURES, Pair, Read, consider, read
from tellings.alignments.meaning import MEANING
from tellings.alignments.occasions import apart
from tellings.alignments.weights import MEANT
from tellings.articles import infer_dates
from tellings.backends import registry
from tellings.model.span import Span
from tellings.model.story import Telling
from tellings.pipeline import annotate, gather
from tellings.sources import open_inputs
from tellings.stories import assemble

ROOT = Path(__file__).parent.parent
OWN = (ROOT / "examples", *sorted(p.parent for p in (ROOT / "tests" / "gold" / "events").glob("*/gold.json")))
RIDGE = 5.0  # strength of the penalty on the square of every weight but the bias
COMPANY = ("odds", *CONTEXT)
GLANCED = ("bias", "least_share", "common", "mass", "headline", "opening", "caption", "title_opening", "order", *MEANING)
SURFACE = ("quoted", "names", "same_speaker", "other_speaker", "said", "figures_equal", "figures_clash", "dates_equal")
CENTRE = {"odds": 1.0}  # what a weight is drawn to where that is not 0
TRAP = 2.0  # how often a pair labelled as tempting but different counts
STEPS = 60
_AGAINST = """
other_speaker figures_clash caption acted_otherwise verbless other_source counted_other short quoted_otherwise names_left
names_left_more other_actor
"""
AGAINST = frozenset(_AGAINST.split())
"""Features that can only speak against a pair."""
EITHER = frozenset(["bias", "both_said", "one_said", "both_quoted", "length_ratio", "order", *COMPANY])
"""Features that may speak for or against; all others can only speak for it."""
THRESHOLDS = tuple(n / 40 for n in range(8, 29))
LOST = 0.01  # share of the pairs a model would align that may be put aside as hopeless
Rows = NDArray[np.float64]
Place = tuple[str, int, int]
Both = tuple[Place, Place]


@dataclass(frozen=True, slots=True)
class Gold:
    """The labels of one event as pairs of places (letter, start, end) in the texts as received."""

    pairs: Sequence[tuple[Both, bool]]  # and whether their content is the same
    traps: Sequence[Both]
    contested: Sequence[Both]


@dataclass(frozen=True, slots=True)
class Event:
    """One labelled event: its considered pairs by the numbers of their articles, where each lies, and its labels."""

    name: str
    story: Mapping[tuple[int, int], Sequence[Pair]]  # pairs inside one article too
    where: Mapping[tuple[int, int], Sequence[Both]]  # without those
    apart: Rows  # 1 where a pair reports different occasions
    gold: Gold

    def places(self) -> list[Both]:
        """Where the pairs lie, in the order of all of them."""
        return [place for key in self.where for place in self.where[key]]


@dataclass(frozen=True, slots=True)
class Fit:
    """Weights of a pair's own features and of its company's."""

    own: Rows
    company: Rows


def touches(x: Place, y: Place) -> bool:
    """Whether two places share half of the shorter one."""
    shared = min(x[2], y[2]) - max(x[1], y[1]) if x[0] == y[0] else 0
    return shared > 0 and 2 * shared >= min(x[2] - x[1], y[2] - y[1])


def agree(x: Both, y: Both) -> bool:
    """Whether two pairs touch side by side, whichever side is called the first."""
    return (touches(x[0], y[0]) and touches(x[1], y[1])) or (touches(x[0], y[1]) and touches(x[1], y[0]))


def labels(folder: Path) -> Gold:
    """The labels of the event in `folder`."""
    found: dict[str, Any] = json.loads((folder / "gold.json").read_text("utf8"))

    def both(x: Any) -> Both:
        a, b = ((s["article"], s["start"], s["end"]) for s in (x["a"], x["b"]))
        return a, b

    pairs = [(both(x), x["label"] == "same") for x in found["alignments"]]
    return Gold(pairs, [both(x) for x in found["related_not_same"]], [both(x) for x in found.get("contested", [])])


def load(folder: Path) -> Event:
    """The event in `folder`, read and looked at as `tellings compare` would, nothing put aside as hopeless."""
    given, rejected = gather(open_inputs([str(folder / "event.json")]))
    if rejected:
        raise ValueError(f"{folder}: {rejected[0].name}: {rejected[0].reason}")
    manifest = json.loads((folder / "event.json").read_text("utf8"))
    letter = {a.id: Path(entry["file"]).stem for a, entry in zip(given, manifest["articles"], strict=True)}
    story = assemble(tuple(Telling(a, annotate(a)) for a in sorted(infer_dates(given), key=lambda a: a.sha256)))
    embedder = registry.embedder()
    tellings = [read(story, t, embedder) for t in sorted(story.tellings, key=lambda t: t.article.reading.text)]
    pairs, _ = consider(tellings, everything=True)
    across = {key: of_two for key, of_two in pairs.items() if key[0] != key[1]}
    where = {(m, n): [lies(tellings[m], tellings[n], p, letter) for p in of_two] for (m, n), of_two in across.items()}
    other = [occasions(tellings[m], tellings[n], p) for (m, n), of_two in across.items() for p in of_two]
    return Event(folder.name, pairs, where, np.array(other), labels(folder))


def occasions(a: Read, b: Read, pair: Pair) -> float:
    """1 where a pair reports different occasions, and so is never aligned."""
    return float(apart(a.prepared[pair.i].passage, b.prepared[pair.j].passage, a.annotations, b.annotations))


def lies(a: Read, b: Read, pair: Pair, letter: Mapping[str, str]) -> Both:
    """Where a pair lies in the texts as received, narrowed as its alignment would be."""
    left, right = a.prepared[pair.i], b.prepared[pair.j]
    span_a = narrowed(left, a.units[pair.i], {m.i: m.likeness * left.content[m.i].weight for m in pair.overlap.matches})
    span_b = narrowed(right, b.units[pair.j], {m.j: m.likeness * right.content[m.j].weight for m in pair.overlap.matches})

    def place(side: Read, span: Span) -> Place:
        return letter[span.article], *side.telling.article.reading.restore(span.start, span.end)

    return place(a, span_a), place(b, span_b)


def targets(event: Event) -> tuple[Rows, Rows]:
    """For every pair whether it is labelled as aligned (1 or 0), and how much it counts; contested pairs count nothing."""
    wanted, counts = [], []
    for place in event.places():
        right = any(agree(place, g) for g, _ in event.gold.pairs)
        left_out = not right and any(agree(place, c) for c in event.gold.contested)
        tempting = not right and any(agree(place, t) for t in event.gold.traps)
        wanted.append(float(right))
        counts.append(0.0 if left_out else TRAP if tempting else 1.0)
    return np.array(wanted), np.array(counts)


def own_rows(event: Event, names: Sequence[str]) -> Rows:
    """A row of features for every pair, those inside one article last of all; features not in `names` are 0."""
    kept = frozenset(names)
    found = (p.features for key in (*event.where, *(k for k in event.story if k not in event.where)) for p in event.story[key])
    return np.array([[f.get(name, 0.0) if name in kept else 0.0 for name in FEATURES] for f in found])


def company_rows(event: Event, own: Rows) -> Rows:
    """A row for every pair of two articles with its log-odds, as `own` has them for every pair, and what its company says."""
    rest = iter(own.tolist())
    keys = (*event.where, *(k for k in event.story if k not in event.where))
    story = {key: [dataclasses.replace(p, odds=next(rest)) for p in event.story[key]] for key in keys}
    linked = links(story)
    rows = []
    for m, n in event.where:
        pairs = story[m, n]
        for pair, context in zip(pairs, contexts(m, n, pairs, linked), strict=True):
            rows.append([pair.odds, *(context[name] for name in CONTEXT)])
    return np.array(rows)


def logistic(rows: Rows, wanted: Rows, counts: Rows, names: Sequence[str]) -> Rows:
    """Weights of a logistic model; a feature that comes out speaking for the wrong side is left out, as chance."""
    free = np.ones(len(names), dtype=bool)
    while True:
        weights = np.zeros(len(names))
        weights[free] = newton(rows[:, free], wanted, counts, [n for n, f in zip(names, free, strict=True) if f])
        wrong = np.array([n not in EITHER and (w > 0 if n in AGAINST else w < 0) for n, w in zip(names, weights.tolist(), strict=True)])
        if not wrong.any():
            return weights
        free &= ~wrong


def newton(rows: Rows, wanted: Rows, counts: Rows, names: Sequence[str]) -> Rows:
    """Weights of a logistic model under a ridge penalty, whatever their sign, by Newton's method."""
    centre = np.array([CENTRE.get(name, 0.0) for name in names])
    penalty = np.diag([0.0 if name == "bias" else RIDGE for name in names])
    weights = centre.copy()
    for _ in range(STEPS):
        chance = 1.0 / (1.0 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (counts * (chance - wanted)) + penalty @ (weights - centre)
        curve = rows.T @ (rows * (counts * chance * (1 - chance))[:, None]) + penalty + 1e-9 * np.eye(len(names))
        step = np.linalg.solve(curve, slope)
        weights = weights - step
        if float(np.abs(step).max()) < 1e-9:
            break
    return weights


def stacked(parts: Iterable[Rows]) -> Rows:
    """Rows of several events as one table."""
    return np.concatenate(list(parts))


class Bench:
    """The events with their features and aims worked out once; `names` are the features that a model may use."""

    def __init__(self, events: Sequence[Event], names: Sequence[str] = FEATURES, company: Sequence[str] = COMPANY) -> None:
        self.events = events
        self.rows = [own_rows(e, names) for e in events]
        aimed = [targets(e) for e in events]
        self.wanted, self.counts = [w for w, _ in aimed], [c for _, c in aimed]
        self._company = np.array([float(name in company) for name in COMPANY])
        self._own: dict[tuple[int, ...], Rows] = {}

    def own(self, chosen: Sequence[int]) -> Rows:
        """Weights of the pairs by themselves, fitted on the events chosen."""
        key = tuple(chosen)
        if key not in self._own:
            rows = stacked(self.rows[n][: len(self.wanted[n])] for n in key)
            self._own[key] = logistic(rows, stacked(self.wanted[n] for n in key), stacked(self.counts[n] for n in key), FEATURES)
        return self._own[key]

    def company(self, n: int, own: Rows) -> Rows:
        """The company of the pairs of event `n` under these weights."""
        result: Rows = company_rows(self.events[n], self.rows[n] @ own) * self._company
        return result

    def fit(self, chosen: Sequence[int]) -> Fit:
        """Weights fitted on the events chosen, those of the company on odds each event had no part in."""
        rows = stacked(self.company(n, self.own([k for k in chosen if k != n])) for n in chosen)
        wanted, counts = stacked(self.wanted[n] for n in chosen), stacked(self.counts[n] for n in chosen)
        return Fit(self.own(chosen), logistic(rows, wanted, counts, COMPANY))

    def odds(self, n: int, model: Fit) -> Rows:
        """The log-odds of every pair of event `n`; hardly any for pairs of different occasions."""
        result: Rows = np.where(self.events[n].apart > 0, -60.0, self.company(n, model.own) @ model.company)
        return result

    def unseen(self) -> list[Rows]:
        """For every event the log-odds of its pairs under the model fitted on the others."""
        every = range(len(self.events))
        return [self.odds(n, self.fit([k for k in every if k != n])) for n in every]

    def scaling(self, odds: Sequence[Rows]) -> tuple[float, float]:
        """Slope and shift that turn log-odds of unseen events into those that held there (Platt scaling)."""
        rows = np.stack([np.ones_like(stacked(odds)), stacked(odds)], axis=1)
        counts = np.minimum(stacked(self.counts), 1.0) * (rows[:, 1] > -50.0)
        shift, slope = logistic(rows, stacked(self.wanted), counts, ("bias", "slope")).tolist()
        return slope, shift

    def total(self, chances: Sequence[Rows], threshold: float) -> NDArray[np.int64]:
        """The counts of all events together."""
        return sum((reached(e, c, threshold) for e, c in zip(self.events, chances, strict=True)), np.zeros(8, dtype=np.int64))


def chances(odds: Rows, slope: float, shift: float) -> Rows:
    """Probabilities of scaled log-odds."""
    result: Rows = 1.0 / (1.0 + np.exp(-np.clip(slope * odds + shift, -60, 60)))
    return result


def reached(event: Event, chance: Rows, threshold: float) -> NDArray[np.int64]:
    """Counts: right and all predictions, gold pairs found and all, same ones found and all, traps entered and all."""
    chosen = [place for place, p in zip(event.places(), chance, strict=True) if p >= threshold]
    gold = event.gold
    right = [p for p in chosen if any(agree(p, g) for g, _ in gold.pairs)]
    wrong = [p for p in chosen if p not in right and not any(agree(p, c) for c in gold.contested)]
    found = [(any(agree(p, g) for p in right), same) for g, same in gold.pairs]
    entered = sum(any(agree(p, t) for p in wrong) for t in gold.traps)
    hit = sum(x for x, _ in found)
    same_hit, same_all = sum(x for x, same in found if same), sum(same for _, same in found)
    return np.array([len(right), len(right) + len(wrong), hit, len(found), same_hit, same_all, entered, len(gold.traps)])


def line(name: str, c: NDArray[np.int64]) -> str:
    """One line of figures."""
    precision, recall = c[0] / max(1, c[1]), c[2] / max(1, c[3])
    mean = 2 * precision * recall / max(1e-9, precision + recall)
    same, trap = c[4] / max(1, c[5]), c[6] / max(1, c[7])
    return f"{name:24} loose P {precision:.3f} R {recall:.3f} F1 {mean:.3f}   same {same:.3f}   trap {trap:.3f}"


def table(names: Iterable[str], weights: Rows) -> str:
    """A table of weights as it stands in matching.py."""
    return ", ".join(f'"{name}": {value:.2f}' for name, value in zip(names, weights.tolist(), strict=True))


def reliability(bench: Bench, probable: Sequence[Rows]) -> Iterator[str]:
    """How often pairs of unseen events were labelled as aligned, by the probability given them."""
    chance, wanted, counts = stacked(probable), stacked(bench.wanted), stacked(bench.counts)
    edges = (0.0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
    for low, high in pairwise(edges):
        inside = (chance >= low) & (chance < high) & (counts > 0)
        if inside.any():
            means = f"mean {chance[inside].mean():.3f}  aligned {wanted[inside].mean():.3f}"
            yield f"{low:.2f}-{min(high, 1.0):.2f}  pairs {inside.sum():5}  {means}"


def hopeless(bench: Bench, model: Fit, probable: Sequence[Rows], threshold: float, cheap: Sequence[str]) -> float:
    """Log-odds of the cheap features that all but a few of the aligned pairs of the labelled events reach."""
    weights = np.array([w if name in cheap else 0.0 for name, w in zip(FEATURES, model.own.tolist(), strict=True)])
    mass, bound = FEATURES.index("clause_mass"), max(0.0, float(model.own[FEATURES.index("clause_mass")]))
    pairs = [r[: len(w)] for r, w in zip(bench.rows, bench.wanted, strict=True)]
    least = [(r @ weights + bound * r[:, mass])[c >= threshold] for r, c in zip(pairs, probable, strict=True)]
    return float(np.quantile(stacked(least), LOST))


def main(arguments: list[str]) -> int:
    """Fit, print; 0."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("TELLINGS_SHARED", ROOT.parent / "shared")))
    parser.add_argument("--worded", action="store_true", help="without vectors of meaning")
    parser.add_argument("--threshold", type=float, default=MEANT.threshold)
    options = parser.parse_args(arguments)
    events = load_all(options.shared)
    for event in events:
        print(line(f"{event.name}: candidates", reached(event, np.ones(len(event.places())), 0.5)))
    bench = Bench(events, [name for name in FEATURES if name not in MEANING] if options.worded else FEATURES)
    odds = bench.unseen()
    slope, shift = bench.scaling(odds)
    probable = [chances(o, slope, shift) for o in odds]
    for threshold in THRESHOLDS:
        print(line(f"one left out, at {threshold}", bench.total(probable, threshold)))
    for event, chance in zip(events, probable, strict=True):
        print(line(event.name, reached(event, chance, options.threshold)))
    print(*reliability(bench, probable), sep="\n")
    model = bench.fit(range(len(events)))
    least = [hopeless(bench, model, probable, options.threshold, cheap) for cheap in (GLANCED, (*GLANCED, *SURFACE))]
    print(f"own={{{table(FEATURES, model.own)}}}\ncompany={{{table(COMPANY, model.company)}}}")
    print(f"slope={slope:.3f}, shift={shift:.3f}, hopeless=({least[0]:.2f}, {least[1]:.2f})")
    return 0


def load_all(shared: Path) -> list[Event]:
    """Every labelled event there is."""
    return [load(folder) for folder in (*sorted(p.parent for p in (shared / "gold").glob("*/gold.json")), *OWN)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
