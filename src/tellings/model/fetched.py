"""What came of asking an address for its content: the content, that it is unchanged, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask again with (RFC 9110, 8.8), byte for byte; sent only to the address they came from."""

    url: str
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """When, from where and with which headers content came. `at` is in UTC; header names are in lower case."""

    asked: str
    """The address asked for."""
    url: str
    """The address that answered, after redirects."""
    status: int
    at: datetime
    headers: Mapping[str, str] = field(default_factory=dict)
    moved: str | None = None
    """The address every redirect led to permanently (301, 308), to be asked from now on."""

    @property
    def charset(self) -> str | None:
        """The charset its Content-Type declares (RFC 9110, 8.3.2)."""
        for part in self.headers.get("content-type", "").split(";")[1:]:
            name, _, value = part.partition("=")
            if name.strip().casefold() == "charset":
                return value.strip().strip("\"'") or None
        return None

    @property
    def validators(self) -> Validators:
        """What to send when asking again."""
        return Validators(self.url, self.headers.get("etag"), self.headers.get("last-modified"))


@dataclass(frozen=True, slots=True)
class Fetched:
    """Content, decompressed, and how it came."""

    content: bytes
    answer: Answer


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The server says that what it gave before still holds (304)."""

    answer: Answer


class Why(StrEnum):
    """Why there is no content."""

    ADDRESS = "address"
    """No http or https address, or one with a password in it."""
    PRIVATE = "private"
    """It leads to an address that is not public."""
    ROBOTS = "robots"
    """robots.txt asks not to be fetched."""
    WAIT = "wait"
    """The server asked to wait (429, 503, or an earlier one of these)."""
    GONE = "gone"
    """The server says it is gone for good (410)."""
    STATUS = "status"
    """Any other status that carries no content."""
    REDIRECTS = "redirects"
    """Too many redirects, or one that leads nowhere."""
    SIZE = "size"
    """It is larger than allowed, as sent or once decompressed."""
    GARBLED = "garbled"
    """What was sent breaks the protocol or its declared compression."""
    TIME = "time"
    """No answer in time."""
    NETWORK = "network"
    """No connection."""


@dataclass(frozen=True, slots=True)
class NotFetched:
    """Why an address gave no content, in one line, and whether asking again may help."""

    url: str
    why: Why
    reason: str
    status: int | None = None
    wait: float | None = None
    """Seconds the server asked to wait."""

    @property
    def passing(self) -> bool:
        """Whether it may go better later without anybody changing anything."""
        server = self.why is Why.STATUS and self.status is not None and self.status >= 500
        return server or self.why in (Why.WAIT, Why.TIME, Why.NETWORK, Why.GARBLED)


Outcome = Fetched | Unchanged | NotFetched
