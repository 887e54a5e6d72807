"""A child that adds or watches and is killed: run as a script, it forks workers, and kills each after a moment.

    python crashing.py add|watch LIBRARY GIVEN... -- TIMES SEED LONGEST

Forking after the imports keeps each round to the work itself. What is left afterwards is judged by the test.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from datetime import timedelta

from tellings.library import open_library
from tellings.sources.web import Fetcher, Guard, Limits


def work(kind: str, library: str, given: list[str]) -> None:
    """One worker's whole life."""
    door = Fetcher(guard=Guard.allowing(["127.0.0.1"]), limits=Limits(pace=0.0, seconds=5.0, idle=2.0))
    with open_library(library, door) as opened:
        if kind == "add":
            opened.add(given)
            return
        for feed in given:
            opened.follow(feed)
        for _ in opened.watch(timedelta(milliseconds=20), once=False):
            pass


def main() -> None:
    """Kills workers, then says how many ended by themselves."""
    kind, library, *rest = sys.argv[1:]
    given, (times, seed, longest) = rest[: rest.index("--")], rest[rest.index("--") + 1 :]
    delays = random.Random(int(seed))  # noqa: S311 - delays for a test, no secret
    ended = 0
    for _ in range(int(times)):
        child = os.fork()
        if child == 0:
            try:
                work(kind, library, given)
            except BaseException as error:
                print(f"worker: {type(error).__name__}: {error}", file=sys.stderr)  # noqa: T201
                os._exit(3)
            os._exit(0)
        time.sleep(delays.random() * float(longest))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        if os.WIFEXITED(status):
            ended += 1
            if os.WEXITSTATUS(status):
                sys.exit("a worker failed by itself")
    print(ended)  # noqa: T201


if __name__ == "__main__":
    main()
