"""Which code made a finding: a digest of the very files that did, so that what is kept is redone when they change.

In: names of rooms. Out: one short key for their code, and for the models they use. Same files, same key, on any machine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from tellings.backends import registry

SOURCES = (".py", ".txt", ".json", ".toml", ".tsv")
DIGITS = 16

BUILDING = ("articles", "model")
READING = (*BUILDING, "annotations", "backends")
COMPARING = (*READING, "stories", "alignments", "comparison", "pipeline.py")


def files(folder: Traversable, path: str) -> Iterable[tuple[str, bytes]]:
    """The sources in a folder and those below it, by path; a file stands for itself."""
    if folder.is_file():
        yield path, folder.read_bytes()
        return
    for item in sorted(folder.iterdir(), key=lambda i: i.name):
        if item.is_dir() and not item.name.startswith("__"):
            yield from files(item, f"{path}/{item.name}")
        elif item.name.endswith(SOURCES):
            yield f"{path}/{item.name}", item.read_bytes()


@cache
def code(*rooms: str) -> str:
    """The key of the code of some rooms: 16 hexadecimal digits."""
    total = hashlib.sha256()
    for room in rooms:
        for path, content in files(resources.files("tellings").joinpath(room), room):
            total.update(f"{path}\0{len(content)}\0".encode())
            total.update(content.replace(b"\r\n", b"\n"))
    return total.hexdigest()[:DIGITS]


def built() -> str:
    """What makes articles of documents."""
    return code(*BUILDING)


def read() -> str:
    """What reads articles: code, and the parser of every language that has one."""
    parsers = ",".join(f"{language}={name}" for language, name in sorted(registry.PARSER_OF_LANGUAGE.items()))
    return f"{code(*READING)} {parsers}"


def compared() -> str:
    """What reads and compares the articles of a story: code, parsers and the embedder."""
    return f"{read()} {code(*COMPARING)} {registry.EMBEDDER}"
