"""The gate: measure all that is reachable, print a table, fail below a pinned floor.

`python -m eval.gate [--shared DIR] [--raise]`. The measuring sets and their scorers lie beside the checkout
(`../shared`, or where TELLINGS_SHARED says); what is not there is skipped and named, except where CI is set:
there everything must run. `--raise` writes the figures reached into floors.json wherever they are higher.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eval.predict import predict
from eval.seeded import SEEDS, changed
from tellings import compare
from tellings.views.export.json import dumps

ROOT = Path(__file__).parent.parent
FLOORS = Path(__file__).parent / "floors.json"
SLACK = 0.0005
"""Rounding of the printed figures: a floor is missed when the figure is lower by more than this."""
LOWER_IS_BETTER = ("trap", "figure trap", "date trap")
Figures = dict[str, float]


def run(shared: Path, scorer: str, *arguments: str | Path) -> str:
    """Standard output of one of the scorers. Raises CalledProcessError when it fails."""
    command = [sys.executable, str(shared / "tools" / scorer), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - the scorers beside the checkout


def scored(shared: Path, events: list[Path], out: Path) -> dict[str, dict[str, Any]]:
    """What `score_comparison.py` says of the comparisons of `events`, by section."""
    pairs: list[str | Path] = []
    for event in events:
        prediction = out / f"{event.name}.comparison.json"
        prediction.write_text(dumps(compare([event / "event.json"])), "utf8")
        pairs += [event, prediction]
    scores: dict[str, dict[str, Any]] = json.loads(run(shared, "score_comparison.py", *pairs, "--json"))
    return scores


def comparisons(shared: Path, events: list[Path], out: Path) -> Figures:
    """`score_comparison.py` over `events`: F1 of each section, share of each rate."""
    figures = {}
    for name, score in scored(shared, events, out).items():
        if "share" in score:
            figures[name] = score["share"]
        else:
            figures[f"{name} F1"] = score["F1"]
            figures[f"{name} P"] = score["P"]
    return {k: v for k, v in figures.items() if v is not None}


def conflicts(shared: Path, sets: dict[str, list[Path]], out: Path) -> Figures:
    """Recall and precision of conflicts made on purpose, for each set of events: the worst of the pinned seeds."""
    tool = shared / "tools" / "perturb.py"
    figures: Figures = {}
    for name, events in sets.items():
        found = [scored(shared, changed(tool, events, seed, out / name), out)["conflicts"] for seed in SEEDS] if tool.exists() else []
        for key in ("R", "P") if found else ():
            figures[f"{name} {key}"] = min(score[key] or 0.0 for score in found)
    return figures


def quotations(shared: Path, out: Path) -> Figures:
    """`score_quotes.py` on PolNeAR's dev articles, in percent."""
    gold, prediction = shared / "benchmarks" / "polnear" / "dev.jsonl", out / "polnear.jsonl"
    predict("statements", gold, prediction)
    scores: dict[str, Any] = json.loads(run(shared, "score_quotes.py", gold, prediction, "--json"))
    figures = {}
    for subset in ("direct", "mixed", "indirect", "reported", "all"):
        figures[f"{subset} tok F1"] = scores[subset]["tok"]["F"]
        figures[f"{subset} run F1"] = scores[subset]["run"]["F"]
        figures[f"{subset} e2e"] = scores[subset]["re2e"]
    return figures


def values(shared: Path, out: Path, task: str) -> Figures:
    """`score_dates.py` on MEANTIME."""
    gold, prediction = shared / "benchmarks" / "meantime" / "meantime_en.jsonl", out / "meantime.jsonl"
    predict(task, gold, prediction)
    text = run(shared, "score_dates.py", gold, prediction)
    figures = {f"dates {m[1]} F1": float(m[2]) for m in re.finditer(r"dates (\w+) .*F1 ([\d.]+)", text)}
    return figures | {f"{m[1]} recall": float(m[2]) for m in re.finditer(r"figures (\w+) +recall ([\d.]+)", text)}


def stories(shared: Path, name: str, out: Path) -> Figures:
    """`score_stories.py` on one grouping set."""
    gold, prediction = shared / "benchmarks" / "stories" / f"{name}.jsonl", out / f"{name}.jsonl"
    predict("stories", gold, prediction)
    scores: dict[str, float] = json.loads(run(shared, "score_stories.py", prediction, gold, "--json"))
    return {"B3 P": scores["b3_p"], "B3 F1": scores["b3_f1"]}


def measure(shared: Path, out: Path) -> Iterator[tuple[str, Figures]]:
    """Every set with its figures, in a fixed order."""
    own = [ROOT / "examples", *sorted(p.parent for p in (ROOT / "tests" / "gold" / "events").glob("*/gold.json"))]
    yield "own events", comparisons(shared, own, out)
    events = sorted(p.parent for p in (shared / "gold").glob("*/gold.json"))
    yield "gold", comparisons(shared, events, out)
    yield "seeded", conflicts(shared, {"gold": events, "own": own}, out)
    yield "polnear", quotations(shared, out)
    yield "meantime", values(shared, out, "values")
    yield "meantime, whole texts", values(shared, out, "whole_values")
    for name in ("ecbplus_dev", "uci_subset_dev"):
        yield name, stories(shared, name, out)


def missed(name: str, figure: float, floor: float) -> bool:
    """Whether `figure` is worse than its floor; traps count downwards."""
    return figure > floor + SLACK if name in LOWER_IS_BETTER else figure < floor - SLACK


def main(arguments: list[str]) -> int:
    """Measure and print; 1 when a floor is missed, 0 otherwise."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("TELLINGS_SHARED", ROOT.parent / "shared")))
    parser.add_argument("--raise", dest="lift", action="store_true", help="write figures that beat their floor into floors.json")
    options = parser.parse_args(arguments)
    if not (options.shared / "tools").is_dir():
        print(f"{options.shared}: no measuring sets there; nothing measured")
        return 1 if os.environ.get("CI") else 0
    floors: dict[str, Figures] = json.loads(FLOORS.read_text("utf8"))
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, figures in measure(options.shared, Path(folder)):
            print(f"\n{name}")
            for key, figure in figures.items():
                floor = floors.get(name, {}).get(key)
                below = floor is not None and missed(key, figure, floor)
                failed += below
                print(f"  {key:24} {figure:7.3f}   floor {'  -  ' if floor is None else f'{floor:7.3f}'}{'   BELOW' if below else ''}")
                if options.lift and floor is not None and not below:
                    floors[name][key] = round(min(figure, floor) if key in LOWER_IS_BETTER else max(figure, floor), 4)
    if options.lift:
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", "utf8")
    print(f"\n{failed} below the floor" if failed else "\nevery floor holds")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
