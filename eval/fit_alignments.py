"""Fit the weights of tellings.alignments: `python -m eval.fit_alignments [--shared DIR]`.

In: the labelled events beside the checkout (`../shared/gold`, or where TELLINGS_SHARED says; left out where they are not) and
this project's own. Out, printed: for every event what a model fitted on the others reaches on it, and the tables WEIGHTS and
CONTEXT_WEIGHTS fitted on all of them, ready for matching.py. Same events and code, same figures to the last digit.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tellings.alignments import narrowed
from tellings.alignments.context import CONTEXT, contexts, links
from tellings.alignments.features import FEATURES
from tellings.alignments.matching import THRESHOLD, Pair, Read, consider, read
from tellings.articles import infer_dates
from tellings.model.span import Span
from tellings.model.story import Telling
from tellings.pipeline import annotate, gather
from tellings.sources import open_inputs
from tellings.stories import assemble

ROOT = Path(__file__).parent.parent
OWN = (ROOT / "examples", *sorted(p.parent for p in (ROOT / "tests" / "gold" / "events").glob("*/gold.json")))
EVERYTHING = float("-inf")  # no pair is hopeless while weights are fitted
RIDGE = 1.0  # strength of the penalty on the square of every weight but the bias
CENTRE = {"odds": 1.0}  # what a weight is drawn to where that is not 0
TRAP = 2.0  # how often a pair labelled as tempting but different counts
STEPS = 60
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5)
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
    story: Mapping[tuple[int, int], Sequence[Pair]]
    where: Mapping[tuple[int, int], Sequence[Both]]
    gold: Gold

    def places(self) -> list[Both]:
        """Where the pairs lie, in the order of all of them."""
        return [place for key in self.story for place in self.where[key]]


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
    tellings = [read(story, t) for t in sorted(story.tellings, key=lambda t: t.article.reading.text)]
    pairs, _ = consider(tellings, EVERYTHING)
    where = {(m, n): [lies(tellings[m], tellings[n], p, letter) for p in of_two] for (m, n), of_two in pairs.items()}
    return Event(folder.name, pairs, where, labels(folder))


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


def own_rows(event: Event) -> Rows:
    """A row of features for every pair."""
    return np.array([[p.features.get(name, 0.0) for name in FEATURES] for pairs in event.story.values() for p in pairs])


def company_rows(event: Event, own: Rows) -> Rows:
    """A row for every pair of its log-odds under `own` and what its company says."""
    rows = []
    weights = dict(zip(FEATURES, own.tolist(), strict=True))
    story = {
        key: [dataclasses.replace(p, odds=sum(weights[n] * v for n, v in p.features.items())) for p in pairs]
        for key, pairs in event.story.items()
    }
    linked = links(story)
    for (m, n), pairs in story.items():
        for pair, context in zip(pairs, contexts(m, n, pairs, linked), strict=True):
            rows.append([pair.odds, *(context[name] for name in CONTEXT)])
    return np.array(rows)


def logistic(rows: Rows, wanted: Rows, counts: Rows, names: Sequence[str]) -> Rows:
    """Weights of a logistic model under a ridge penalty, by Newton's method."""
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


def fit(events: Sequence[Event]) -> Fit:
    """Weights fitted on `events`: first those of the pairs by themselves, then those of their company."""
    aimed = [targets(e) for e in events]
    wanted, counts = np.concatenate([w for w, _ in aimed]), np.concatenate([c for _, c in aimed])
    own = logistic(np.concatenate([own_rows(e) for e in events]), wanted, counts, FEATURES)
    rows = np.concatenate([company_rows(e, own) for e in events])
    return Fit(own, logistic(rows, wanted, counts, ("odds", *CONTEXT)))


def chances(event: Event, model: Fit) -> Rows:
    """The probability of every pair of an event."""
    result: Rows = 1.0 / (1.0 + np.exp(-np.clip(company_rows(event, model.own) @ model.company, -60, 60)))
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


def held_out(events: Sequence[Event]) -> Iterator[tuple[Event, Rows]]:
    """Every event with the probabilities of a model fitted on the others."""
    for event in events:
        yield event, chances(event, fit([e for e in events if e is not event]))


def main(arguments: list[str]) -> int:
    """Fit, print; 0."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("TELLINGS_SHARED", ROOT.parent / "shared")))
    options = parser.parse_args(arguments)
    folders = [*sorted(p.parent for p in (options.shared / "gold").glob("*/gold.json")), *OWN]
    events = [load(folder) for folder in folders]
    for event in events:
        everything = np.ones(sum(map(len, event.story.values())))
        print(line(f"{event.name}: candidates", reached(event, everything, 0.5)))
    unseen = list(held_out(events))
    for threshold in THRESHOLDS:
        total = sum((reached(e, chance, threshold) for e, chance in unseen), np.zeros(8, dtype=np.int64))
        print(line(f"one left out, at {threshold}", total))
    for event, chance in unseen:
        print(line(event.name, reached(event, chance, THRESHOLD)))
    model = fit(events)
    print(f"WEIGHTS = {{{table(FEATURES, model.own)}}}\nCONTEXT_WEIGHTS = {{{table(('odds', *CONTEXT), model.company)}}}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
