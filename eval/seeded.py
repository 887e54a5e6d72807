"""Events with conflicts made on purpose: labelled events in which one of two equal values is changed.

In: folders of labelled events, the tool that changes them and a seed. Out: folders of changed events whose labels say
which pairs are now in conflict. Guarantee: the same seed makes the same events; the sources are only read.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

SEEDS = (1, 2, 3)
"""Any seed will do; these are the ones that are pinned."""


def gather(events: list[Path], target: Path) -> Path:
    """The events' texts, list and labels, copied side by side into `target`."""
    for event in events:
        place = target / event.name
        place.mkdir(parents=True, exist_ok=True)
        for file in sorted(event.iterdir()):
            if file.suffix == ".txt" or file.name in ("event.json", "gold.json"):
                shutil.copyfile(file, place / file.name)
    return target


def changed(tool: Path, events: list[Path], seed: int, out: Path) -> list[Path]:
    """The events with some of their values changed. Raises CalledProcessError when the tool fails."""
    source, target = gather(events, out / "unchanged"), out / f"seed-{seed}"
    command = [sys.executable, str(tool), str(source), str(target), str(seed)]
    subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - the tool beside the checkout
    return sorted(p.parent for p in target.glob("*/gold.json"))
