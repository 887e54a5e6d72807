"""When the next request to a host may go out, on a clock that tests can turn."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Protocol


class Clock(Protocol):
    """The time, and waiting."""

    def now(self) -> datetime:
        """The moment, in UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds that never run backwards."""
        ...

    def sleep(self, seconds: float) -> None:
        """Waits."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The moment, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds that never run backwards."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Waits."""
        time.sleep(seconds)


@dataclass(slots=True)
class Pace:
    """For each host, when it was last asked and until when it asked to be left alone (seconds of the monotonic clock)."""

    clock: Clock
    least: float
    """Seconds between two requests to one host."""
    _asked: dict[str, float] = field(default_factory=dict)
    _silent: dict[str, float] = field(default_factory=dict)

    def wait(self, host: str, delay: float | None = None) -> None:
        """Sleeps until `host` may be asked again; `delay` is what its robots.txt asks for, if longer."""
        now = self.clock.monotonic()
        before = self._asked.get(host)
        if before is not None:
            pause = before + max(self.least, delay or 0.0) - now
            if pause > 0:
                self.clock.sleep(pause)
        self._asked[host] = self.clock.monotonic()

    def silence(self, host: str, seconds: float) -> None:
        """Leaves `host` alone for so long."""
        self._silent[host] = max(self._silent.get(host, 0.0), self.clock.monotonic() + seconds)

    def silent(self, host: str) -> float:
        """Seconds `host` is still to be left alone, 0 if it may be asked."""
        return max(0.0, self._silent.get(host, 0.0) - self.clock.monotonic())


def retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds a Retry-After header asks to wait (RFC 9110, 10.2.3), None where it gives none that can be read."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
