from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from tellings.model.fetched import Fetched, NotFetched, Unchanged, Validators, Why
from tellings.sources.web import Fetcher, Guard, Limits
from tellings.sources.web.guard import public
from tests.sources.web.server import Site, bomb, conditional, drip, raw, says, serving, silent

ROBOTS = "/robots.txt"


@dataclass
class Watch:
    """A clock that only sleeping moves."""

    at: float = 0.0
    slept: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        return datetime(2031, 5, 4, 12, 0, tzinfo=UTC) + timedelta(seconds=self.at)

    def monotonic(self) -> float:
        return self.at

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        yield found


@pytest.fixture
def clock() -> Watch:
    return Watch()


@pytest.fixture
def fetcher(clock: Watch) -> Iterator[Fetcher]:
    found = Fetcher(Guard.allowing(["127.0.0.1"]), Limits(size=100_000, seconds=5, idle=2), clock, contact="desk@harbour.example")
    yield found
    found.close()


def refused(found: object, why: Why) -> NotFetched:
    assert isinstance(found, NotFetched), found
    assert found.why is why, found
    assert "\n" not in found.reason
    return found


def test_a_page_comes_with_its_headers_and_one_honest_user_agent(site: Site, fetcher: Fetcher) -> None:
    site.answers["/a"] = says(200, b"<p>Ferry sails</p>", Content_Type="text/html; charset=ISO-8859-2", X_Other="no")
    found = fetcher.fetch(site.address("/a"))
    assert isinstance(found, Fetched)
    assert found.content == b"<p>Ferry sails</p>"
    assert found.answer.charset == "ISO-8859-2"
    assert "x-other" not in found.answer.headers
    agents = {headers["user-agent"] for _, headers in site.asked}
    assert agents == {fetcher.user_agent}
    assert "desk@harbour.example" in fetcher.user_agent
    assert not {"cookie", "referer", "authorization"} & set(site.asked[-1][1])


def test_asking_again_sends_the_validators_byte_for_byte(site: Site, fetcher: Fetcher) -> None:
    etag, modified = 'W/"ä-7;gzip"', "Sun, 04 May 2031 08:00:00 GMT"
    etag = etag.encode("utf-8").decode("latin-1")
    site.answers["/feed"] = conditional(b"<rss/>", etag, modified)
    first = fetcher.fetch(site.address("/feed"))
    assert isinstance(first, Fetched)
    second = fetcher.fetch(site.address("/feed"), first.answer.validators)
    assert isinstance(second, Unchanged)


def test_validators_are_not_sent_to_another_address(site: Site, fetcher: Fetcher) -> None:
    site.answers["/other"] = says(200, b"x")
    fetcher.fetch(site.address("/other"), Validators(site.address("/feed"), '"abc"'))
    assert "if-none-match" not in site.asked[-1][1]


def test_redirects_are_followed_and_a_permanent_one_is_told(site: Site, fetcher: Fetcher) -> None:
    site.answers |= {"/old": says(301, Location="/new"), "/new": says(302, Location="/now"), "/now": says(200, b"here")}
    found = fetcher.fetch(site.address("/old"))
    assert isinstance(found, Fetched)
    assert found.answer.asked == site.address("/old")
    assert found.answer.url == site.address("/now")
    assert found.answer.moved == site.address("/new")


def test_redirects_that_never_end(site: Site, fetcher: Fetcher) -> None:
    site.answers |= {"/1": says(302, Location="/2"), "/2": says(302, Location="/1"), "/self": says(302, Location="/self"), "/no": says(302)}
    for path in ("/1", "/self", "/no"):
        refused(fetcher.fetch(site.address(path)), Why.REDIRECTS)


@pytest.mark.parametrize(
    "target",
    [
        "http://10.0.0.1/",
        "http://169.254.169.254/latest",
        "http://[::1]/",
        "http://[::ffff:192.168.0.1]/",
        "http://2130706434/",
        "http://0/",
    ],
)
def test_a_redirect_to_a_private_address_is_not_followed(site: Site, fetcher: Fetcher, target: str) -> None:
    site.answers["/away"] = says(302, Location=target)
    found = fetcher.fetch(site.address("/away"))
    assert isinstance(found, NotFetched)
    assert found.why in (Why.PRIVATE, Why.ROBOTS)


@pytest.mark.parametrize(
    "scheme", ["file://a.example/secret", "ftp://127.0.0.1/a", "gopher://127.0.0.1/", "data:text/html,x", "javascript:x"]
)
def test_a_redirect_to_another_scheme_is_not_followed(site: Site, fetcher: Fetcher, scheme: str) -> None:
    site.answers["/away"] = says(302, Location=scheme)
    refused(fetcher.fetch(site.address("/away")), Why.ADDRESS)
    refused(fetcher.fetch(scheme), Why.ADDRESS)


def test_a_name_is_judged_where_the_connection_is_made(site: Site, clock: Watch) -> None:
    answers = iter([["127.0.0.1"], ["10.1.2.3"]])
    changing = Guard(Guard.allowing(["127.0.0.1"]).allowed, lambda *_: next(answers))
    fetcher = Fetcher(changing, clock=clock, heed_robots=False)
    site.answers["/a"] = says(200, b"first", Connection="close")
    assert isinstance(fetcher.fetch(site.address("/a", "feeds.harbour.example")), Fetched)
    refused(fetcher.fetch(site.address("/a", "feeds.harbour.example")), Why.PRIVATE)
    fetcher.close()


def test_a_host_with_one_private_address_among_public_ones_is_refused(clock: Watch) -> None:
    guard = Guard(resolve=lambda *_: ["8.8.8.8", "192.168.1.1"])
    refused(Fetcher(guard, clock=clock, heed_robots=False).fetch("http://feeds.harbour.example/"), Why.PRIVATE)


@pytest.mark.parametrize(
    "text",
    ["127.0.0.1", "10.2.3.4", "172.16.0.1", "192.168.9.9", "169.254.169.254", "100.64.0.1", "0.0.0.1", "224.0.0.1", "255.255.255.255",
     "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "2001:db8::1", "::127.0.0.1"],
)  # fmt: skip
def test_addresses_that_are_not_public(text: str) -> None:
    assert not Guard().passes(text)


def test_addresses_that_are_public() -> None:
    assert Guard().passes("8.8.8.8")
    assert Guard().passes("2606:4700:4700::1111")
    assert Guard().passes("64:ff9b::808:808")
    assert public is not None


def test_robots_txt_is_kept_and_read_once(site: Site, fetcher: Fetcher) -> None:
    site.answers |= {ROBOTS: says(200, b"User-agent: Tellings\nDisallow: /private\n"), "/a": says(200, b"a"), "/private/b": says(200, b"b")}
    assert isinstance(fetcher.fetch(site.address("/a")), Fetched)
    refused(fetcher.fetch(site.address("/private/b")), Why.ROBOTS)
    assert site.paths() == [ROBOTS, "/a"]


def test_a_robots_txt_that_fails_forbids_for_now(site: Site, fetcher: Fetcher, clock: Watch) -> None:
    site.answers |= {ROBOTS: says(500), "/a": says(200, b"a")}
    refused(fetcher.fetch(site.address("/a")), Why.ROBOTS)
    site.answers[ROBOTS] = says(404)
    assert isinstance(fetcher.fetch(site.address("/a")), Fetched)


def test_requests_to_one_host_keep_their_pace(site: Site, fetcher: Fetcher, clock: Watch) -> None:
    site.answers |= {ROBOTS: says(200, b"User-agent: *\nCrawl-delay: 7\n"), "/a": says(200, b"a")}
    fetcher.fetch(site.address("/a"))
    fetcher.fetch(site.address("/a"))
    assert clock.slept == [7.0, 7.0]


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_left_alone_for_as_long_as_it_asks(site: Site, fetcher: Fetcher, clock: Watch, status: int) -> None:
    site.answers["/feed"] = says(status, Retry_After="120")
    assert refused(fetcher.fetch(site.address("/feed")), Why.WAIT).wait == 120.0
    asked = len(site.asked)
    left = refused(fetcher.fetch(site.address("/other")), Why.WAIT)
    assert left.wait is not None
    assert 0 < left.wait <= 120
    assert left.passing
    assert len(site.asked) == asked
    clock.sleep(121)
    site.answers["/feed"] = says(200, b"again")
    assert isinstance(fetcher.fetch(site.address("/feed")), Fetched)


def test_a_wait_may_be_a_date(site: Site, fetcher: Fetcher) -> None:
    site.answers["/feed"] = says(429, Retry_After="Sun, 04 May 2031 12:10:00 GMT")
    found = refused(fetcher.fetch(site.address("/feed")), Why.WAIT)
    assert found.wait == pytest.approx(599, abs=2)


def test_failures_of_the_server(site: Site, fetcher: Fetcher) -> None:
    site.answers |= {"/500": says(500), "/410": says(410), "/204": says(204)}
    assert refused(fetcher.fetch(site.address("/500")), Why.STATUS).passing
    assert not refused(fetcher.fetch(site.address("/410")), Why.GONE).passing
    assert not refused(fetcher.fetch(site.address("/none")), Why.STATUS).passing
    refused(fetcher.fetch(site.address("/204")), Why.STATUS)


def test_what_is_no_http_is_refused(site: Site, fetcher: Fetcher) -> None:
    site.answers["/garbage"] = raw(b"\x00\x01 hello\r\n\r\n")
    refused(fetcher.fetch(site.address("/garbage")), Why.GARBLED)


def test_a_bomb_is_stopped_before_it_fills_the_memory(site: Site, fetcher: Fetcher) -> None:
    site.answers["/bomb"] = bomb(30_000_000)
    refused(fetcher.fetch(site.address("/bomb")), Why.SIZE)
    site.answers["/long"] = says(200, b"y" * 100_001)
    refused(fetcher.fetch(site.address("/long")), Why.SIZE)


def test_compressed_bodies(site: Site, fetcher: Fetcher) -> None:
    site.answers |= {
        "/gz": says(200, gzip.compress(b"one ") + gzip.compress(b"two"), Content_Encoding="gzip"),
        "/cut": says(200, gzip.compress(b"a story that is cut off " * 50)[:30], Content_Encoding="gzip"),
        "/lie": says(200, b"not gzip", Content_Encoding="gzip"),
        "/br": says(200, b"\x0b\x02\x80", Content_Encoding="br"),
    }
    found = fetcher.fetch(site.address("/gz"))
    assert isinstance(found, Fetched)
    assert found.content == b"one two"
    for path in ("/cut", "/lie", "/br"):
        refused(fetcher.fetch(site.address(path)), Why.GARBLED)


def test_no_answer_and_an_endless_one_end_in_time(site: Site) -> None:
    fetcher = Fetcher(Guard.allowing(["127.0.0.1"]), Limits(seconds=0.6, idle=0.3, pace=0), heed_robots=False)
    site.answers |= {"/never": silent(3), "/drip": drip(0.1)}
    refused(fetcher.fetch(site.address("/never")), Why.TIME)
    refused(fetcher.fetch(site.address("/drip")), Why.TIME)
    fetcher.close()


def test_nobody_there(fetcher: Fetcher) -> None:
    fetcher.heed_robots = False
    assert refused(fetcher.fetch("http://127.0.0.1:9/"), Why.NETWORK).passing
    unnamed = Fetcher(Guard(resolve=lambda *_: []), heed_robots=False)
    refused(unnamed.fetch("http://nowhere.example/"), Why.NETWORK)


@pytest.mark.parametrize(
    "text", ["", "not an address", "http://", "http://user:pw@127.0.0.1/", "http://[::1", "//127.0.0.1/a", "http://\x00/"]
)
def test_what_is_no_address(fetcher: Fetcher, text: str) -> None:
    refused(fetcher.fetch(text), Why.ADDRESS)


def test_posting(site: Site, fetcher: Fetcher) -> None:
    site.answers |= {"/hook": says(204), "/gone": says(410), "/busy": says(503, Retry_After="30"), "/away": says(302, Location="/hook")}
    sent = fetcher.post(site.address("/hook"), b"{}", "application/json", {"X-Seal": "abc"})
    assert not isinstance(sent, NotFetched)
    assert site.asked[-1][1]["content-type"] == "application/json"
    assert site.asked[-1][1]["x-seal"] == "abc"
    assert refused(fetcher.post(site.address("/gone"), b"", "text/plain"), Why.GONE).status == 410
    assert refused(fetcher.post(site.address("/busy"), b"", "text/plain"), Why.STATUS).wait == 30.0
    refused(fetcher.post(site.address("/away"), b"", "text/plain"), Why.STATUS)
    refused(fetcher.post("http://10.0.0.1/hook", b"", "text/plain"), Why.PRIVATE)
    refused(fetcher.post("file://host.example/secret.txt", b"", "text/plain"), Why.ADDRESS)
