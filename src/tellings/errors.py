"""Every error Tellings raises on purpose, in one tree.

TellingsError
├── InputError            what was given cannot be read as asked (exit code 2)
│   ├── UnreadableArticle one document is no article: empty, binary, wrong charset …
│   ├── ManifestError     event.json is missing, malformed or names what is not there
│   └── NothingToCompare  fewer than two readable articles
├── IntegrityError        a hash or a span does not hold (exit code 3)
└── BackendError          a model or package is missing or is not the one pinned (exit code 4)

A message says what was wrong, where, and what to do, in one line without control characters.
"""

from __future__ import annotations


class TellingsError(Exception):
    """Base of all; `exit_code` is what the command line returns for it."""

    exit_code = 1


class InputError(TellingsError):
    """The input cannot be read as asked."""

    exit_code = 2


class UnreadableArticle(InputError):
    """One document is no article; in a batch it is quarantined and the rest goes on."""


class ManifestError(InputError):
    """A manifest is malformed or names a file that is not there."""


class NothingToCompare(InputError):
    """Fewer than two readable articles were given."""


class IntegrityError(TellingsError):
    """A hash or a span does not match the text it points at."""

    exit_code = 3


class BackendError(TellingsError):
    """A back-end is missing, or its weights are not the pinned ones."""

    exit_code = 4
