from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.model.feed import Feed, Listed
from tellings.sources import feeds, lists

HERE = "https://gazette.example/feeds/all.xml"
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Tolmere Gazette</title><language>en-gb</language>
<item><title>Ferry &amp; bridge</title><link>/2031/ferry?a=1&amp;b=2</link><guid isPermaLink="false">tg-1</guid>
<pubDate>Sun, 04 May 2031 08:00:00 +0200</pubDate><dc:creator>Ann Pell</dc:creator>
<description>Short.</description><content:encoded><![CDATA[<p>The whole text.</p>]]></content:encoded></item>
<item><title>No link</title><guid isPermaLink="false">tg-2</guid></item>
<item><title>Odd link</title><link>javascript:alert(1)</link><guid isPermaLink="false">tg-3</guid></item>
<item><title>Nothing else</title></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Kurier</title>
<entry><id>urn:1</id><title>Fähre</title><link href="https://kurier.example/1"/><published>2031-05-04T08:00:00+02:00</published>
<updated>2031-05-04T09:30:00+02:00</updated><author><name>B. Lind</name></author></entry></feed>"""
ITEMS = [
    {"id": 7, "url": "/seven", "title": "Seven", "date_published": "2031-05-04T08:00:00Z", "authors": [{"name": "A"}, {"name": "B"}],
     "content_html": "<p>x</p>", "language": "en"},
    {"title": "names nothing"},
    "no item",
]  # fmt: skip
JSON_FEED = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Wire", "items": ITEMS})


def test_rss() -> None:
    feed = feeds.read(RSS.encode(), HERE)
    assert feed is not None
    assert (feed.form, feed.title, feed.language) == ("rss", "Tolmere Gazette", "en-gb")
    first, second, third = feed.entries
    assert (first.id, first.link, first.title) == ("tg-1", "https://gazette.example/2031/ferry?a=1&b=2", "Ferry & bridge")
    assert (first.published, first.author, first.content) == ("Sun, 04 May 2031 08:00:00 +0200", "Ann Pell", "<p>The whole text.</p>")
    assert (second.id, second.link) == ("tg-2", None)
    assert third.link is None


def test_atom() -> None:
    feed = feeds.read(ATOM.encode(), HERE)
    assert feed is not None
    (entry,) = feed.entries
    assert (feed.form, entry.link, entry.published, entry.updated, entry.author) == (
        "atom", "https://kurier.example/1", "2031-05-04T08:00:00+02:00", "2031-05-04T09:30:00+02:00", "B. Lind",
    )  # fmt: skip


def test_json_feed() -> None:
    feed = feeds.read(b"\xef\xbb\xbf " + JSON_FEED.encode(), "https://wire.example/feed.json")
    assert feed is not None
    (entry,) = feed.entries
    assert (entry.id, entry.link, entry.author, entry.content) == ("7", "https://wire.example/seven", "A, B", "<p>x</p>")


@pytest.mark.parametrize(
    "junk", [b"", b"\x00\xff" * 50, b"<html><body>no feed</body></html>", b"{", b"{}", b"[1]", b'{"version": 3, "items": []}']
)
def test_what_is_no_feed(junk: bytes) -> None:
    assert feeds.read(junk, HERE) is None


def test_a_feed_that_breaks_off_gives_what_came_before() -> None:
    feed = feeds.read(RSS[: RSS.index("<item><title>Odd")].encode(), HERE)
    assert feed is not None
    assert [e.id for e in feed.entries][:2] == ["tg-1", "tg-2"]


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x SYSTEM "file://a.example/secret">]>'
    feed = feeds.read(
        (bomb + '<rss version="2.0"><channel><title>&b;&x;</title><item><guid>1</guid></item></channel></rss>').encode(), HERE
    )
    assert feed is None or "aaaa" not in (feed.title or "")
    found = lists.sitemap((bomb + "<urlset><url><loc>https://a.example/&b;</loc></url></urlset>").encode(), HERE)
    assert not isinstance(found, Feed) or all("aaaa" not in (e.link or "") for e in found.entries)


def test_opml_names_each_feed_once() -> None:
    text = """<opml version="2.0"><body><outline text="News"><outline text="G" title="Gazette" xmlUrl="https://g.example/f"/>
    <outline text="again" xmlUrl="https://g.example/f"/><outline text="bad" xmlUrl="file://a.example/secret"/></outline>
    <outline text="W" XMLURL="https://w.example/f"/></body></opml>"""
    assert lists.opml(text.encode()) == [Listed("https://g.example/f", "Gazette"), Listed("https://w.example/f", "W")]
    assert lists.opml(b"<rss/>") is None
    assert lists.opml(b"") is None


def test_sitemaps() -> None:
    text = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
    <url><loc> https://g.example/1 </loc><lastmod>2031-05-04</lastmod><news:news><news:publication><news:name>Gazette</news:name>
    <news:language>en</news:language></news:publication><news:publication_date>2031-05-03</news:publication_date>
    <news:title>One</news:title></news:news></url><url><loc>javascript:x</loc></url><url/></urlset>"""
    found = lists.sitemap(text.encode(), "https://g.example/map.xml")
    assert isinstance(found, Feed)
    (entry,) = found.entries
    assert (entry.link, entry.title, entry.published, entry.outlet, entry.language) == (
        "https://g.example/1",
        "One",
        "2031-05-03",
        "Gazette",
        "en",
    )
    index = b"<sitemapindex><sitemap><loc>/a.xml</loc></sitemap><sitemap><loc>/a.xml</loc></sitemap><sitemap/></sitemapindex>"
    assert lists.sitemap(index, "https://g.example/map.xml") == [Listed("https://g.example/a.xml")]
    assert lists.sitemap(b"<html/>", HERE) is None
    assert lists.sitemap(b"\x00", HERE) is None


@given(st.binary(max_size=400))
def test_bytes_of_any_kind_raise_nothing(content: bytes) -> None:
    feeds.read(content, HERE)
    lists.opml(content)
    lists.sitemap(content, HERE)
