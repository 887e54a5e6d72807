"""How long comparing takes: from a cold start, again in a warm process, and for the help text.

`python benchmarks/compare.py [EVENT] [--runs N]` prints the median of N runs and the machine they ran on. EVENT is a
manifest or folder; without one the examples are taken, and the founding event too where it lies beside the checkout.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOUNDING = ROOT.parent / "shared" / "gold" / "kremlin-2024-03-18"
WARM = """
import sys, time
import tellings
tellings.compare([sys.argv[1]])
times = []
for _ in range(int(sys.argv[2])):
    start = time.perf_counter()
    tellings.compare([sys.argv[1]])
    times.append(time.perf_counter() - start)
print(*times)
"""


def machine() -> str:
    """The figures of the machine, for the report."""
    model = next((line.split(":", 1)[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), platform.processor())
    return f"{model}, {os.cpu_count()} processors, Python {platform.python_version()}, {platform.system()}"


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text("utf8").splitlines()
    except OSError:
        return []


def timed(command: list[str]) -> float:
    """Seconds of wall time for a whole process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=os.environ | {"PYTHONPATH": str(ROOT / "src")})
    return time.perf_counter() - start


def report(name: str, seconds: list[float]) -> None:
    """One line: least, median and most."""
    print(f"{name:44} {min(seconds):7.3f} {statistics.median(seconds):7.3f} {max(seconds):7.3f} s")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("event", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    events = [options.event] if options.event else [ROOT / "examples", *([FOUNDING] if FOUNDING.is_dir() else [])]
    python = [sys.executable, "-m", "tellings"]
    print(machine())
    print(f"{'':44} {'least':>7} {'median':>7} {'most':>7}")
    timed([*python, "--help"])
    report("tellings --help", [timed([*python, "--help"]) for _ in range(options.runs)])
    for event in events:
        command = [*python, "compare", str(event)]
        timed(command)
        report(f"tellings compare {event.name}, cold", [timed(command) for _ in range(options.runs)])
        warm = subprocess.run(
            [sys.executable, "-c", WARM, str(event), str(options.runs)],
            check=True,
            capture_output=True,
            text=True,
            env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        )
        report(f"tellings.compare {event.name}, warm", [float(t) for t in warm.stdout.split()])


if __name__ == "__main__":
    main()
