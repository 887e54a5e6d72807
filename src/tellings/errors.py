"""Every error Tellings raises on purpose, in one tree.

TellingsError
├── InputError            what was given cannot be read as asked (exit code 2)
│   ├── UnreadableArticle one document is no article: empty, binary, wrong charset …
│   ├── ManifestError     event.json is missing, malformed or names what is not there
│   └── NothingToCompare  fewer than two readable articles
├── IntegrityError        a hash or a span does not hold (exit code 3)
├── BackendError          a model or package is missing or is not the one pinned (exit code 4)
└── StoreError            the library cannot be used as asked; what it kept stays as it was (exit code 5)
    ├── StoreUnavailable  it is not there, cannot be reached, or is of a newer version
    ├── StoreBusy         another process has it locked for too long
    ├── StoreFull         the disk or the file's limit is full
    ├── StoreDamaged      what is read back is not what was kept
    ├── NotKept           no such article, story, feed or pin
    ├── Refused           the change asked for goes against what is kept (a story id used twice …)
    └── ArchiveError      an archive to import is cut short, changed or of another kind

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


class StoreError(TellingsError):
    """The library cannot be used as asked; what it kept stays as it was."""

    exit_code = 5


class StoreUnavailable(StoreError):
    """The library is not there, cannot be reached, or was written by a newer version."""


class StoreBusy(StoreError):
    """Another process has the library locked for too long."""


class StoreFull(StoreError):
    """The disk, or the limit of the file, is full."""


class StoreDamaged(StoreError):
    """What is read back is not what was kept."""


class NotKept(StoreError):
    """There is no such article, story, feed or pin in the library."""


class Refused(StoreError):
    """A change that goes against what is kept: nothing was changed."""


class ArchiveError(StoreError):
    """An archive to import is cut short, changed or no archive of a library."""
