"""Connections only to public addresses, checked at the moment of connecting.

A name is resolved here, every address it has is judged, and the connection is made to the address judged, so that
neither a redirect nor a name that changes its address in between leads anywhere else.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpcore

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Resolve = Callable[[str, int], Sequence[str]]
"""The addresses of a host, as text, in the order they are to be tried. Raises OSError."""

CARRIERS: tuple[tuple[ipaddress.IPv6Network, int], ...] = (
    (ipaddress.IPv6Network("::ffff:0:0/96"), 0),
    (ipaddress.IPv6Network("::ffff:0:0:0/96"), 0),
    (ipaddress.IPv6Network("::/96"), 0),
    (ipaddress.IPv6Network("64:ff9b::/96"), 0),
    (ipaddress.IPv6Network("64:ff9b:1::/48"), 0),
    (ipaddress.IPv6Network("2002::/16"), 80),
)
"""IPv6 ranges that carry an IPv4 address, and how many bits stand behind it (RFC 4291, 6145, 6052, 8215, 3056)."""


class PrivateAddress(Exception):
    """A host leads to an address that is not public."""


class OutOfTime(Exception):
    """The time for the whole fetch is over."""


def resolved(host: str, port: int) -> list[str]:
    """What the system's resolver says. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(info[4][0]) for info in found))


def carried(address: Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address inside an IPv6 one."""
    for network, behind in CARRIERS:
        if isinstance(address, ipaddress.IPv6Address) and address in network:
            return ipaddress.IPv4Address((int(address) >> behind) & 0xFFFFFFFF)
    return None


def public(address: Address) -> bool:
    """Whether an address is one of the public Internet, whatever it is wrapped in."""
    inner = carried(address)
    if inner is not None:
        return public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


@dataclass(frozen=True, slots=True)
class Guard:
    """Which addresses may be connected to: public ones, and the networks named in `allowed`."""

    allowed: tuple[Network, ...] = ()
    resolve: Resolve = field(default=resolved)

    @classmethod
    def allowing(cls, networks: Iterable[str]) -> Guard:
        """A guard that lets the networks named pass, as "10.1.0.0/16" or "127.0.0.1". Raises ValueError for what is none."""
        return cls(tuple(ipaddress.ip_network(n) for n in networks))

    def passes(self, text: str) -> bool:
        """Whether this address may be connected to."""
        address = ipaddress.ip_address(text.partition("%")[0])
        return public(address) or any(address.version == n.version and address in n for n in self.allowed)

    def addresses(self, host: str, port: int) -> list[str]:
        """The addresses of a host. Raises PrivateAddress if one of them may not be connected to, OSError if it has none."""
        found = list(self.resolve(host, port))
        if not found:
            raise OSError("the name has no address")
        refused = [a for a in found if not self.passes(a)]
        if refused:
            raise PrivateAddress(f"it leads to {refused[0]}, which is no public address")
        return found


class Deadline:
    """The moment at which the fetch under way must be over; one fetch at a time."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._until = float("inf")

    def start(self, seconds: float) -> None:
        """Counts from now."""
        self._until = self._monotonic() + seconds

    def within(self, timeout: float | None) -> float:
        """The seconds one step may take. Raises OutOfTime when none are left."""
        left = self._until - self._monotonic()
        if left <= 0:
            raise OutOfTime
        return left if timeout is None else min(left, timeout)


class GuardedBackend(httpcore.NetworkBackend):
    """TCP connections to addresses a Guard lets pass, over before a Deadline."""

    def __init__(self, guard: Guard, deadline: Deadline) -> None:
        self._guard = guard
        self._deadline = deadline
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of `host` that takes one."""
        failed: Exception | None = None
        for address in self._guard.addresses(host, port):
            try:
                stream = self._backend.connect_tcp(address, port, self._deadline.within(timeout), local_address, socket_options)
                return TimedStream(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        assert failed is not None  # noqa: S101 - addresses() gives at least one, and each returned or failed
        raise failed

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.NetworkStream:
        """Never: a socket file is no public address."""
        raise PrivateAddress("it leads to a socket file")


class TimedStream(httpcore.NetworkStream):
    """A stream none of whose steps outlasts the Deadline, however slowly its bytes come."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Bytes as they come."""
        return self._stream.read(max_bytes, self._deadline.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Sends bytes."""
        self._stream.write(buffer, self._deadline.within(timeout))

    def close(self) -> None:
        """Closes the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection, encrypted."""
        return TimedStream(self._stream.start_tls(ssl_context, server_hostname, self._deadline.within(timeout)), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What the connection knows about itself."""
        return self._stream.get_extra_info(info)
