"""Feeds polled again and again: nothing lost, nothing doubled, and a feed that fails is asked ever more seldom."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import timedelta
from pathlib import Path

import pytest

from tellings.errors import InputError, StoreBusy
from tellings.library import Library, open_library
from tellings.library.watching import EVERY, LONGEST, TRIES, Polled
from tests.library import news
from tests.library.conftest import Clock, loopback_fetcher, sizes
from tests.sources.web.server import Answer, Handler, Site, bomb, conditional, drip, raw, reply, says, silent

RSS = "application/rss+xml"
HTML = "text/html; charset=utf-8"


@pytest.fixture
def feed(site: Site) -> str:
    """A feed of one event's pages; its address."""
    for n, told in enumerate(news.FERRY):
        site.answers[f"/{n}"] = says(200, news.page(*told, outlet=news.OUTLETS[n]), Content_Type=HTML)
    site.answers["/feed"] = says(200, items(site, 0, 1, 2), Content_Type=RSS)
    return site.address("/feed")


def items(site: Site, *numbers: int) -> bytes:
    return news.rss([(site.address(f"/{n}"), f"title {n}") for n in numbers])


def poll(library: Library) -> list[Polled]:
    """Polls what is due, once."""
    return list(library.watch(once=True))


def later(library: Library, clock: Clock, pause: timedelta = EVERY) -> list[Polled]:
    clock.sleep(pause.total_seconds() + 1)
    return poll(library)


def test_what_is_new_is_kept_and_grouped_once(library: Library, clock: Clock, feed: str) -> None:
    library.follow(feed)
    (first,) = poll(library)
    assert len(first.tally.new) == 3
    assert sizes(library) == [3]
    assert poll(library) == [], "not due again yet"
    (second,) = later(library, clock)
    assert second.tally.articles == []
    assert second.feed.items == 3


def test_only_pages_not_taken_in_are_asked_for(library: Library, clock: Clock, site: Site, feed: str) -> None:
    site.answers["/feed"] = says(200, items(site, 0, 1), Content_Type=RSS)
    library.follow(feed)
    poll(library)
    site.answers["/feed"] = says(200, items(site, 2, 1, 0), Content_Type=RSS)
    site.asked.clear()
    (second,) = later(library, clock)
    assert len(second.tally.new) == 1
    assert site.paths() == ["/feed", "/2"]


def test_an_unchanged_feed_answers_304(library: Library, clock: Clock, site: Site, feed: str) -> None:
    site.answers["/feed"] = conditional(items(site, 0), '"tag-1"', "Wed, 14 May 2031 07:00:00 GMT")
    library.follow(feed)
    poll(library)
    (second,) = later(library, clock)
    assert (second.feed.status, second.feed.error) == (304, None)
    (third,) = later(library, clock)
    assert third.feed.status == 304, "what makes the request conditional survives a 304"


BAD: dict[str, tuple[Answer, str]] = {
    "500": (says(500), "500"),
    "garbage": (says(200, b"\x00\xff not a feed", Content_Type=RSS), "no feed"),
    "not HTTP": (raw(b"\x16\x03\x01 nonsense\r\n\r\n"), "protocol"),
    "bomb": (bomb(30_000_000), "larger than"),
    "never": (silent(1.0), "no answer in time"),
    "drip": (drip(0.2), "no answer in time"),
    "private": (says(302, Location="http://10.20.30.40/feed"), "10.20.30.40"),
    "loop": (says(302, Location="/feed"), "redirects"),
    "file": (says(302, Location="file://a.example/secret"), "only http"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_feed_that_fails_is_asked_later_and_later(kind: str, library: Library, clock: Clock, site: Site) -> None:
    answer, said = BAD[kind]
    site.answers["/feed"] = answer
    site.answers["/robots.txt"] = says(404)
    library.follow(site.address("/feed"))
    (first,) = poll(library)
    assert first.feed.error
    assert said in first.feed.error, first.feed.error
    assert first.feed.failures == 1
    assert library.counts().articles == 0
    if kind in ("never", "drip"):
        return
    pauses = []
    for _ in range(9):
        (state,) = library.feeds()
        assert state.next_poll
        clock.sleep((state.next_poll - clock.now()).total_seconds() + 1)
        (polled,) = poll(library)
        assert polled.feed.next_poll
        assert polled.feed.polled_at
        pauses.append(polled.feed.next_poll - polled.feed.polled_at)
    assert pauses[:3] == [EVERY * 2, EVERY * 4, EVERY * 8]
    assert pauses[-1] == LONGEST
    site.answers["/feed"] = says(200, news.rss([]), Content_Type=RSS)
    (healed,) = later(library, clock, LONGEST)
    assert (healed.feed.failures, healed.feed.error) == (0, None)


def test_retry_after_is_kept(library: Library, clock: Clock, site: Site) -> None:
    site.answers["/feed"] = says(429, Retry_After="7200")
    library.follow(site.address("/feed"))
    (first,) = poll(library)
    assert first.feed.status == 429
    assert first.feed.next_poll
    assert first.feed.polled_at
    assert first.feed.next_poll - first.feed.polled_at == timedelta(hours=2)
    assert later(library, clock, timedelta(minutes=119)) == []
    assert len(later(library, clock, timedelta(minutes=2))) == 1


def test_a_feed_that_is_gone_is_not_asked_again(library: Library, clock: Clock, site: Site) -> None:
    site.answers["/feed"] = says(410)
    library.follow(site.address("/feed"))
    (first,) = poll(library)
    assert first.feed.next_poll is None
    assert later(library, clock, LONGEST * 3) == []


def test_a_feed_that_moved_for_good_is_asked_where_it_is(library: Library, clock: Clock, site: Site, feed: str) -> None:
    site.answers["/old"] = says(301, Location=feed)
    library.follow(site.address("/old"))
    poll(library)
    site.asked.clear()
    later(library, clock)
    assert site.paths() == ["/feed"]


def test_a_page_that_cannot_be_had_is_tried_again_then_put_aside(library: Library, clock: Clock, site: Site, feed: str) -> None:
    site.answers["/1"] = says(503)
    library.follow(feed)
    (first,) = poll(library)
    assert first.pending >= 1, "a host that is busy is left alone for its other pages too"
    assert library.put_aside() == []
    site.answers["/1"] = says(404)
    for _ in range(TRIES):
        polled = later(library, clock)
    assert polled[-1].pending == 0
    assert [a.name for a in library.put_aside()] == [site.address("/1")]
    assert library.counts().articles == 2


def test_a_page_that_comes_back_is_taken_in(library: Library, clock: Clock, site: Site, feed: str) -> None:
    good = site.answers["/1"]
    site.answers["/1"] = says(500)
    library.follow(feed)
    (first,) = poll(library)
    assert first.pending == 1
    site.answers["/1"] = good
    (second,) = later(library, clock)
    assert len(second.tally.new) == 1
    assert sizes(library) == [3]


def test_an_entry_without_a_link_is_taken_from_the_feed(library: Library, site: Site) -> None:
    text = "<p>" + "The ferry is safe in Skerrow harbour, said Ilka Varn, and crossings start again on Friday. " * 5 + "</p>"
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Notes</title><id>n</id><entry><id>tag:notes,1</id>'
        "<title>Ferry safe</title><updated>2031-05-15T10:00:00Z</updated>"
        f'<content type="html">{text.replace("<", "&lt;")}</content></entry>'
        "<entry><id>tag:notes,2</id><title>Nothing in it</title><updated>2031-05-15T10:00:00Z</updated></entry></feed>"
    )
    site.answers["/notes"] = says(200, atom.encode(), Content_Type="application/atom+xml")
    library.follow(site.address("/notes"))
    (polled,) = poll(library)
    (kept,) = polled.tally.new
    assert "safe in Skerrow harbour" in library.text(kept)
    assert library.article(kept).place.endswith("tag:notes,1")


def test_an_entry_that_says_it_was_updated_is_read_again(library: Library, clock: Clock, site: Site, feed: str) -> None:
    def atom(updated: str) -> bytes:
        link = site.address("/0")
        entry = f'<entry><id>{link}</id><link href="{link}"/><title>t</title><published>2031-05-14T08:00:00Z</published>'
        return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><id>a</id>{entry}<updated>{updated}</updated></entry></feed>'.encode()

    site.answers["/feed"] = says(200, atom("2031-05-14T08:00:00Z"), Content_Type="application/atom+xml")
    library.follow(feed)
    poll(library)
    title, day, text = news.FERRY[0]
    site.answers["/0"] = says(200, news.page(title, day, text.replace("212", "213")), Content_Type=HTML)
    (same,) = later(library, clock)
    assert same.tally.articles == []
    site.answers["/feed"] = says(200, atom("2031-05-14T12:00:00Z"), Content_Type="application/atom+xml")
    (changed,) = later(library, clock)
    assert len(changed.tally.versions) == 1


def test_an_opml_file_by_path_and_by_address(library: Library, clock: Clock, site: Site, feed: str, tmp_path: Path) -> None:
    opml = f'<opml version="2.0"><body><outline type="rss" text="The feed" xmlUrl="{feed}"/></body></opml>'
    (tmp_path / "feeds.opml").write_text(opml)
    assert [f.title for f in library.follow(str(tmp_path / "feeds.opml"))] == ["The feed"]
    assert library.unfollow(feed)
    assert not library.unfollow(feed)
    site.answers["/list"] = says(200, opml.encode(), Content_Type="text/x-opml")
    library.follow(site.address("/list"))
    assert sum(len(p.tally.new) for p in poll(library)) == 3
    assert {f.url for f in library.feeds()} == {site.address("/list"), feed}


def test_what_names_no_feeds_is_an_error(library: Library, tmp_path: Path) -> None:
    (tmp_path / "empty.opml").write_text("nothing")
    for wrong in (tmp_path / "empty.opml", tmp_path / "missing.opml"):
        with pytest.raises(InputError):
            library.follow(str(wrong))


def test_a_restart_loses_and_doubles_nothing(site: Site, feed: str, tmp_path: Path, clock: Clock) -> None:
    asked = []

    def then_break(handler: Handler) -> None:
        asked.append(handler.path)
        if len(asked) == 1:
            raise_in_library.append(True)
        reply(handler, 200, news.page(*news.FERRY[1], outlet=news.OUTLETS[1]), Content_Type=HTML)

    raise_in_library: list[bool] = []
    site.answers["/1"] = then_break
    with open_library(tmp_path / "library", loopback_fetcher(clock), clock) as library:
        library.follow(feed)
        mark_seen = library.store.mark_seen

        def broken(*values: object) -> None:
            if raise_in_library:
                raise_in_library.clear()
                raise KeyboardInterrupt
            mark_seen(*values)  # type: ignore[arg-type]

        library.store.mark_seen = broken  # type: ignore[method-assign,assignment]
        with pytest.raises(KeyboardInterrupt):
            poll(library)
        kept = library.counts().articles
        assert kept in (1, 2)
    with open_library(tmp_path / "library", loopback_fetcher(clock), clock) as library:
        poll(library)
        assert library.counts().articles == library.counts().visits == 3
        assert sizes(library) == [3]
        assert not list(library.check())


def test_a_library_that_is_busy_for_a_while_ends_nothing(library: Library, feed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    group, due, busy = library.group, library.store.due_feeds, iter([True, True, False])

    def sometimes(*values: object, **named: object) -> object:
        if next(busy, False):
            raise StoreBusy("busy")
        return group(*values, **named)  # type: ignore[arg-type]

    asked = iter([True, False])

    def later_due(*values: object, **named: object) -> object:
        if next(asked, False):
            raise StoreBusy("busy")
        return due(*values, **named)  # type: ignore[arg-type]

    library.follow(feed)
    monkeypatch.setattr(library, "group", sometimes)
    monkeypatch.setattr(library.store, "due_feeds", later_due)
    ends = iter([False] * 5)
    polled = list(library.watch(stop=lambda: next(ends, True)))
    assert sum(len(p.tally.new) for p in polled) == 3
    assert sizes(library) == [3]


def test_a_feed_with_a_doctype_or_entities_is_harmless(library: Library, site: Site) -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file://a.example/secret">]>'
    bad = f'<?xml version="1.0"?>{laughs}<rss version="2.0"><channel><title>&b;&c;</title></channel></rss>'
    site.answers["/feed"] = says(200, bad.encode(), Content_Type=RSS)
    library.follow(site.address("/feed"))
    (polled,) = poll(library)
    assert "root:" not in repr(polled)


def test_the_atom_feed_is_well_formed_and_whole(library: Library, feed: str) -> None:
    from tellings.views.export.atom import atom

    assert ET.fromstring(atom(library, "http://127.0.0.1:8800")) is not None  # noqa: S314 - our own bytes
    library.follow(feed)
    poll(library)
    library.comparison(library.stories()[0].id)
    root = ET.fromstring(atom(library, "http://127.0.0.1:8800"))  # noqa: S314 - our own bytes
    name = "{http://www.w3.org/2005/Atom}"
    entries = root.findall(f"{name}entry")
    assert len(entries) == len(library.events())
    ids = [e.findtext(f"{name}id") for e in entries]
    assert len(set(ids)) == len(ids)
    for element in (root, *entries):
        for needed in ("id", "title", "updated"):
            assert element.findtext(f"{name}{needed}"), needed
    assert root.findtext(f"{name}author/{name}name")
    links = [e.find(f"{name}link") for e in entries]
    assert all(link is not None and link.get("href", "").startswith("http://127.0.0.1:8800/stories/s") for link in links)
