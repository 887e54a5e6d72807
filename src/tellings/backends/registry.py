"""The back-ends there are, by name and version; nothing is imported before it is asked for.

A name never changes what it stands for: new weights or new behaviour get a new name. A test holds a
snapshot of each name's digest.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module

from tellings.backends.protocols import Embedder, Parser
from tellings.errors import BackendError

PARSERS: dict[str, str] = {
    "spacy-en-small@3.8.0": "tellings.backends.spacy_small:load",
    "plain@1": "tellings.backends.plain:load",
}
"""Registered name → `module:function` that loads it."""

EMBEDDERS: dict[str, str] = {"use-multilingual-3@0.2.1": "tellings.backends.use_multilingual:load"}
"""Registered name → `module:function` that loads it."""

EMBEDDER = "use-multilingual-3@0.2.1"
"""The one that is used unless another is asked for."""

PARSER_OF_LANGUAGE = {"en": "spacy-en-small@3.8.0"}
"""Languages with a syntactic parser; every other one is read by `plain@1`."""


@cache
def parser(name: str) -> Parser:
    """The parser registered under `name`, loaded once per process. Raises BackendError if unknown."""
    try:
        module, function = PARSERS[name].split(":")
    except KeyError:
        raise BackendError(f"no parser is registered as {name!r}; there are: {', '.join(sorted(PARSERS))}") from None
    load: Callable[[], Parser] = getattr(import_module(module), function)
    return load()


def parser_for(language: str | None) -> Parser:
    """The parser for an ISO 639-1 language; an unknown language is read by the plain one."""
    return parser(PARSER_OF_LANGUAGE.get(language or "", "plain@1"))


@cache
def embedder(name: str = EMBEDDER) -> Embedder:
    """The embedder registered under `name`, loaded once per process. Raises BackendError if unknown."""
    try:
        module, function = EMBEDDERS[name].split(":")
    except KeyError:
        raise BackendError(f"no embedder is registered as {name!r}; there are: {', '.join(sorted(EMBEDDERS))}") from None
    load: Callable[[], Embedder] = getattr(import_module(module), function)
    return load()
