"""One address at a time, with its redirects, robots.txt, pace and bounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

import httpcore
import httpx
from protego import Protego

from tellings import __version__
from tellings.model.fetched import Answer, Fetched, NotFetched, Outcome, Unchanged, Validators, Why
from tellings.sources.web import decoding
from tellings.sources.web.guard import Deadline, Guard, GuardedBackend, OutOfTime, PrivateAddress
from tellings.sources.web.pace import Clock, Pace, SystemClock, retry_after

AGENT = "Tellings"
KEPT = (
    "content-type",
    "content-language",
    "content-location",
    "date",
    "etag",
    "expires",
    "last-modified",
    "link",
    "retry-after",
    "location",
)
"""Headers that matter later: to ask again, to decode, to say where and when."""
PERMANENT = (301, 308)
REDIRECTS = (301, 302, 303, 307, 308)
CONTENT = (200, 203)
BUSY = (429, 503)
ROBOTS_LARGEST = 512_000
"""Bytes of a robots.txt that are read (RFC 9309, 2.5, asks for 500 KiB at least)."""
ROBOTS_LASTS = 24 * 3600.0
"""Seconds a robots.txt is held (RFC 9309, 2.4)."""
LONGEST_DELAY = 60.0
"""Seconds: a robots.txt that asks for a longer pause between requests gets this one."""
FAILURES = (
    PrivateAddress, OutOfTime, decoding.TooLarge, decoding.Garbled, OSError, UnicodeError,
    httpcore.TimeoutException, httpcore.ProtocolError, httpcore.NetworkError, httpcore.UnsupportedProtocol,
)  # fmt: skip
"""What the network, the protocol and the bounds raise."""
SILENCE = 300.0
"""Seconds a busy host is left alone that does not say for how long."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one fetch."""

    size: int = 20_000_000
    """Bytes, as sent and once decompressed."""
    seconds: float = 60.0
    """For everything from the first request to the last byte, pauses for the pace left out."""
    idle: float = 20.0
    """Seconds for one step: to connect, to get the next bytes."""
    redirects: int = 5
    pace: float = 1.0
    """Seconds between two requests to one host."""


@dataclass(slots=True)
class Rules:
    """One host's robots.txt, and when it was read (seconds of the monotonic clock)."""

    read: float
    text: Protego


@dataclass(slots=True)
class Fetcher:
    """Fetches addresses one after the other. `contact` is added to the user agent: an address a publisher can write to."""

    guard: Guard = field(default_factory=Guard)
    limits: Limits = field(default_factory=Limits)
    clock: Clock = field(default_factory=SystemClock)
    contact: str | None = None
    heed_robots: bool = True
    _pool: httpcore.ConnectionPool | None = None
    _deadline: Deadline = field(init=False)
    _pace: Pace = field(init=False)
    _rules: dict[str, Rules] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._deadline = Deadline(self.clock.monotonic)
        self._pace = Pace(self.clock, self.limits.pace)

    @property
    def user_agent(self) -> str:
        """Who asks."""
        named = "".join(c for c in self.contact or "" if c.isprintable() and c.isascii() and c not in "()")
        return f"{AGENT}/{__version__}" + (f" ({named})" if named else "")

    def close(self) -> None:
        """Closes the connections kept."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    def fetch(self, address: str, validators: Validators | None = None, accept: str = "*/*") -> Outcome:
        """What the address gives. Every failure is a NotFetched; nothing is raised for what a server or the network does."""
        here = address
        moved: str | None = None
        permanently = True
        for _ in range(self.limits.redirects + 1):
            found = self._hop(here, validators, accept, robots=False)
            if not isinstance(found, _Redirect):
                return found if isinstance(found, NotFetched) else _asked(found, address, moved)
            permanently = permanently and found.permanent
            here = found.to
            moved = here if permanently else moved
        return NotFetched(address, Why.REDIRECTS, f"it redirects more than {self.limits.redirects} times")

    def post(self, address: str, body: bytes, media: str, more: Mapping[str, str] | None = None) -> Answer | NotFetched:
        """Sends `body` to an address the user named; redirects are not followed. The answer where it is a success (2xx)."""
        url = parsed(address)
        if isinstance(url, NotFetched):
            return url
        headers = [*self._headers(url, None, "*/*"), (b"Content-Type", media.encode("ascii")), (b"Content-Length", b"%d" % len(body))]
        headers += [(name.encode("ascii"), value.encode("ascii")) for name, value in (more or {}).items()]
        self._deadline.start(self.limits.seconds)
        try:
            with self._connections().stream("POST", str(url), headers=headers, content=body, extensions=self._timeouts()) as response:
                if 200 <= response.status < 300:
                    return Answer(address, str(url), response.status, self.clock.now())
                kept = dict(_decoded(response.headers))
                wait = retry_after(kept.get("retry-after"), self.clock.now()) if response.status in BUSY else None
                gone = Why.GONE if response.status == 410 else Why.STATUS
                return NotFetched(address, gone, f"the server answered {response.status}", response.status, wait)
        except FAILURES as error:
            return self._failure(address, error)

    def _connections(self) -> httpcore.ConnectionPool:
        """The connections kept open, all of them guarded."""
        if self._pool is None:
            backend = GuardedBackend(self.guard, self._deadline)
            self._pool = httpcore.ConnectionPool(network_backend=backend, max_connections=8, keepalive_expiry=15)
        return self._pool

    def _timeouts(self) -> dict[str, dict[str, float]]:
        return {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), self.limits.idle)}

    def _failure(self, address: str, error: Exception) -> NotFetched:
        """What is told of an error of the network, the protocol or the bounds."""
        if isinstance(error, PrivateAddress):
            return NotFetched(address, Why.PRIVATE, str(error))
        if isinstance(error, decoding.TooLarge):
            return NotFetched(address, Why.SIZE, f"it is larger than {self.limits.size / 1e6:.0f} MB")
        if isinstance(error, decoding.Garbled):
            return NotFetched(address, Why.GARBLED, str(error))
        if isinstance(error, (OutOfTime, httpcore.TimeoutException)):
            return NotFetched(address, Why.TIME, "no answer in time")
        if isinstance(error, httpcore.ProtocolError):
            return NotFetched(address, Why.GARBLED, "the answer breaks the HTTP protocol")
        return NotFetched(address, Why.NETWORK, f"no connection ({_short(error)})")

    def _hop(self, address: str, validators: Validators | None, accept: str, *, robots: bool) -> Outcome | _Redirect:
        """One request, without following where it leads; `robots` says that it is for a robots.txt itself."""
        url = parsed(address)
        if isinstance(url, NotFetched):
            return url
        host = f"{url.host}:{url.port or ''}"
        silent = self._pace.silent(host)
        if silent:
            return NotFetched(address, Why.WAIT, f"the server asked to wait; {silent:.0f} seconds are left", wait=silent)
        delay = None
        if not robots and self.heed_robots:
            rules = self._robots(url)
            if isinstance(rules, NotFetched) and rules.why is Why.PRIVATE:
                return replace(rules, url=address)
            if isinstance(rules, NotFetched):
                return NotFetched(address, Why.ROBOTS, "robots.txt could not be read, which forbids everything for now")
            if not rules.can_fetch(str(url), AGENT):
                return NotFetched(address, Why.ROBOTS, "robots.txt asks not to fetch it")
            asked = rules.crawl_delay(AGENT)
            delay = min(LONGEST_DELAY, float(asked)) if asked else None
        self._pace.wait(host, delay)
        self._deadline.start(self.limits.seconds)
        try:
            return self._request(address, url, host, validators, accept, ROBOTS_LARGEST if robots else self.limits.size)
        except FAILURES as error:
            return self._failure(address, error)

    def _request(
        self, address: str, url: httpx.URL, host: str, validators: Validators | None, accept: str, most: int
    ) -> Outcome | _Redirect:
        """Sends the request and reads the answer. Raises what the network and the bounds raise."""
        headers = self._headers(url, validators, accept)
        with self._connections().stream("GET", str(url), headers=headers, extensions=self._timeouts()) as response:
            kept = {name: value for name, value in _decoded(response.headers) if name in KEPT}
            encoding = next((value for name, value in _decoded(response.headers) if name == "content-encoding"), "")
            answer = Answer(address, str(url), response.status, self.clock.now(), kept)
            if response.status in CONTENT:
                return Fetched(decoding.body(response.iter_stream(), encoding, most), answer)
            if response.status == 304 and validators is not None:
                return Unchanged(answer)
            if response.status in REDIRECTS:
                return self._redirect(address, url, response.status, kept.get("location"))
            return self._refused(address, host, response.status, kept.get("retry-after"))

    def _headers(self, url: httpx.URL, validators: Validators | None, accept: str) -> list[tuple[bytes, bytes]]:
        port = f":{url.port}" if url.port else ""
        values = {"Host": url.netloc.decode("ascii") if url.netloc else f"{url.host}{port}", "User-Agent": self.user_agent}
        values |= {"Accept": accept, "Accept-Encoding": "gzip"}
        if validators is not None and validators.url == str(url):
            values |= {"If-None-Match": validators.etag} if validators.etag else {}
            values |= {"If-Modified-Since": validators.last_modified} if validators.last_modified else {}
        return [(name.encode("ascii"), value.encode("latin-1", "replace")) for name, value in values.items()]

    @staticmethod
    def _redirect(address: str, url: httpx.URL, status: int, location: str | None) -> NotFetched | _Redirect:
        try:
            target = url.join(location or "").copy_with(fragment=None)
        except (httpx.InvalidURL, ValueError):
            return NotFetched(address, Why.REDIRECTS, "it redirects to what is no address", status)
        if not location or target == url:
            return NotFetched(address, Why.REDIRECTS, "it redirects to itself" if location else "it redirects to nowhere", status)
        return _Redirect(str(target), status in PERMANENT)

    def _refused(self, address: str, host: str, status: int, after: str | None) -> NotFetched:
        if status in BUSY:
            seconds = retry_after(after, self.clock.now())
            wait = SILENCE if seconds is None else seconds
            self._pace.silence(host, wait)
            return NotFetched(address, Why.WAIT, f"the server is busy ({status}) and is left alone for {wait:.0f} seconds", status, wait)
        if status == 410:
            return NotFetched(address, Why.GONE, "the server says it is gone for good (410)", status)
        return NotFetched(address, Why.STATUS, f"the server answered {status}", status)

    def _robots(self, url: httpx.URL) -> Protego | NotFetched:
        """The host's rules, or why they cannot be had, which forbids everything (RFC 9309, 2.3.1.4)."""
        root = f"{url.scheme}://{url.netloc.decode('ascii')}"
        known = self._rules.get(root)
        if known is None or self.clock.monotonic() - known.read > ROBOTS_LASTS:
            text = self._robots_text(f"{root}/robots.txt")
            if isinstance(text, NotFetched):
                return text
            known = self._rules[root] = Rules(self.clock.monotonic(), Protego.parse(text))
        return known.text

    def _robots_text(self, address: str) -> str | NotFetched:
        """A robots.txt; empty where there is none (RFC 9309, 2.3.1.3)."""
        for _ in range(self.limits.redirects + 1):
            found = self._hop(address, None, "text/plain", robots=True)
            if isinstance(found, _Redirect):
                address = found.to
            elif isinstance(found, Fetched):
                return found.content.decode("utf-8", "replace")
            elif isinstance(found, NotFetched):
                unavailable = found.status is not None and 400 <= found.status < 500 and found.status != 429
                return "" if unavailable or found.why in (Why.SIZE, Why.REDIRECTS) else found
        return ""


@dataclass(frozen=True, slots=True)
class _Redirect:
    """Where an answer leads."""

    to: str
    permanent: bool


def parsed(address: str) -> httpx.URL | NotFetched:
    """The address without its fragment, or why it is none that is fetched."""
    try:
        url = httpx.URL(address.strip()).copy_with(fragment=None)
        host = url.host
    except (httpx.InvalidURL, ValueError, TypeError):
        return NotFetched(address, Why.ADDRESS, "it is no address")
    if url.scheme not in ("http", "https"):
        return NotFetched(address, Why.ADDRESS, "only http and https addresses are fetched")
    if not host:
        return NotFetched(address, Why.ADDRESS, "it names no host")
    if url.userinfo:
        return NotFetched(address, Why.ADDRESS, "it holds a user name or password, which is never sent")
    return url


def is_address(name: str) -> bool:
    """Whether a name the user gave is an http or https address."""
    return urlsplit(name.strip()[:12]).scheme in ("http", "https") and "://" in name[:12]


def _asked(found: Fetched | Unchanged, address: str, moved: str | None) -> Fetched | Unchanged:
    """The same, telling the address first asked for and where it has moved for good."""
    answer = replace(found.answer, asked=address, moved=moved)
    return Fetched(found.content, answer) if isinstance(found, Fetched) else Unchanged(answer)


def _decoded(headers: list[tuple[bytes, bytes]]) -> list[tuple[str, str]]:
    return [(name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in headers]


def _short(error: Exception) -> str:
    """What went wrong, in one short line."""
    text = " ".join(str(error).split())
    return text[:120] or type(error).__name__
