"""Processes that add articles until they are killed: `python -m tests.store.adding LIBRARY`, a turn's name on each line given.

Each article comes with a decision, an event and a seen item in one transaction; its number is written to standard output
only after the transaction has returned.
"""

from __future__ import annotations

import os
import sys

from tellings.model.feed_state import FeedState
from tellings.model.kept_story import Event, EventKind
from tellings.store import Store, open_store
from tests.store.keeping import add, at, begin, features

FEED = "https://gazette.example/feed"
TEXT = "Report {0}\n\n" + "The lighthouse keeper counted {0} boats at the harbour and wrote it down. " * 40


def add_one(store: Store, name: str) -> None:
    """One article with all that comes with it."""
    with store.transaction():
        key = add(store, TEXT.format(name), f"{name}.txt", published="2031-05-01")
        store.put_features(key, features(22_000, boat=1.0, harbour=0.5))
        begin(store, f"s-{name}", key)
        store.emit(Event(f"new:{name}", EventKind.NEW_STORY, f"s-{name}", at(), key))
        store.mark_seen(FEED, [name], at())


def add_for_ever(library: str, turn: str) -> None:
    """Add until killed."""
    store = open_store(library)
    if store.feed(FEED) is None:
        store.put_feed(FeedState(FEED, at(), at()))
    say("ready")
    number = 0
    while True:
        add_one(store, f"{turn}-{number}")
        say(f"{turn}-{number}")
        number += 1


def say(line: str) -> None:
    """One line, in one write, so that it is there whole or not at all."""
    os.write(1, f"{line}\n".encode())


def main(library: str) -> None:
    """For each turn named on standard input a process that adds; its number first, and at its end what ended it."""
    for line in sys.stdin:
        child = os.fork()
        if not child:
            add_for_ever(library, line.strip())
        say(f"process {child}")
        say(f"ended {os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}")


if __name__ == "__main__":
    main(sys.argv[1])
