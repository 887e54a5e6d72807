"""The one door to the network: fetches what the user names, politely and safely.

In: addresses. Out: an Outcome for each, never an exception for what a server does. Guarantees: no connection to an
address that is not public unless the user allowed it, checked where the connection is made; sizes and times bounded;
robots.txt, Retry-After and a pace for each host are kept; one honest user agent; nothing sent but the request.
"""

from __future__ import annotations

from tellings.sources.web.fetcher import Fetcher, Limits
from tellings.sources.web.guard import Guard, PrivateAddress
from tellings.sources.web.pace import Clock, SystemClock

__all__ = ["Clock", "Fetcher", "Guard", "Limits", "PrivateAddress", "SystemClock"]
