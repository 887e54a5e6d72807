"""What `watch` remembers of a feed between polls and across restarts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FeedState:
    """One feed to poll. `url` is its key.

    `etag` and `last_modified` are byte for byte what the server sent. `next_poll` is when it is due, None when it is paused.
    `failures` counts polls failed in a row, `status` and `error` tell of the last one (error None when it went well),
    `polled_at` when that was. `items` counts the items ever taken in. `extra` is for the door's own use and must be JSON.
    """

    url: str
    added_at: datetime
    next_poll: datetime | None
    title: str | None = None
    outlet: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    polled_at: datetime | None = None
    status: int | None = None
    failures: int = 0
    error: str | None = None
    items: int = 0
    extra: Mapping[str, object] = field(default_factory=dict)
