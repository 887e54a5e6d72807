"""What each feature of the aligner is worth: `python -m eval.ablation [--shared DIR] [--write]`.

In: the labelled events that eval.fit_alignments reads. Out, printed or written to docs/ablation.md: what the model reaches on
events it was not fitted on, with everything and with one family of features, then one feature, left out; fitted anew each time.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from eval.fit_alignments import COMPANY, ROOT, Bench, chances, load_all
from tellings.alignments.contrasts import CONTRASTS
from tellings.alignments.matching import FEATURES
from tellings.alignments.meaning import MEANING
from tellings.alignments.weights import MEANT

FAMILIES: dict[str, tuple[str, ...]] = {
    "shared words": ("least_share", "common", "mass", "run", "contained", "greater_share"),
    "clauses": ("clause", "clause_least", "clause_mass"),
    "meaning (embeddings)": MEANING,
    "who speaks": ("same_speaker", "other_speaker", "said", "other_source", "both_said", "one_said"),
    "quotation marks": ("quoted", "both_quoted", "quoted_otherwise"),
    "names and actors": ("names", "names_left", "names_left_more", "other_actor"),
    "figures and dates": ("figures_equal", "figures_clash", "dates_equal", "counted_same", "counted_other"),
    "who did what": ("predicates", "acted", "acted_otherwise"),
    "place on the page": ("headline", "opening", "caption", "title_opening", "order"),
    "form": ("verbless", "short", "length_ratio"),
    "what sets apart, all": CONTRASTS,
    "company, all": tuple(name for name in COMPANY if name not in ("odds", "bias")),
    "company: through other passages": ("third", "within", "chains"),
    "company: rivals": ("best", "margin", "rank"),
}
HEAD = """# What each feature of the aligner is worth

Made by `python -m eval.ablation --write`; do not edit. Every line is a model fitted anew without the features named, judged on
each labelled event by weights fitted on the others. F1, precision and recall are over pairs of every label, `same` is the recall
of pairs with the same content, `trap` the share of tempting but different pairs that were aligned. The threshold is the one in
use, {threshold}; `best F1` is what the best threshold for that line would give. Differences of a point or less are noise.

| left out | P | R | F1 | same | trap | best F1 |
| --- | --- | --- | --- | --- | --- | --- |
"""


def row(bench: Bench, name: str) -> str:
    """One line of the table."""
    odds = bench.unseen()
    slope, shift = bench.scaling(odds)
    probable = [chances(o, slope, shift) for o in odds]

    def shares(threshold: float) -> tuple[float, ...]:
        c = bench.total(probable, threshold)
        precision, recall = c[0] / max(1, c[1]), c[2] / max(1, c[3])
        mean = 2 * precision * recall / max(1e-9, precision + recall)
        return precision, recall, mean, c[4] / max(1, c[5]), c[6] / max(1, c[7])

    best = max(shares(n / 20)[2] for n in range(5, 14))
    return f"| {name} | " + " | ".join(f"{value:.3f}" for value in (*shares(MEANT.threshold), best)) + " |"


def rows(shared: Path) -> Iterator[str]:
    """The table, line by line."""
    events = load_all(shared)

    def without(left_out: Sequence[str]) -> Bench:
        kept = [name for name in FEATURES if name not in left_out]
        return Bench(events, kept, [name for name in COMPANY if name not in left_out])

    yield row(without(()), "nothing")
    for name, family in FAMILIES.items():
        yield row(without(family), f"**{name}**")
    for name in (*FEATURES, *COMPANY):
        if name not in ("bias", "odds"):
            yield row(without((name,)), name)


def main(arguments: list[str]) -> int:
    """Print or write the table; 0."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("TELLINGS_SHARED", ROOT.parent / "shared")))
    parser.add_argument("--write", action="store_true", help="into docs/ablation.md")
    options = parser.parse_args(arguments)
    table = HEAD.format(threshold=MEANT.threshold) + "\n".join(rows(options.shared)) + "\n"
    if options.write:
        (ROOT / "docs" / "ablation.md").write_text(table, "utf8")
    else:
        print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
