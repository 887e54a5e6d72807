"""What is given is kept once, with its versions, or put aside with its reason; addresses are asked politely."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from tellings.errors import InputError, Refused
from tellings.library import Library, open_library
from tests.library import news
from tests.library.conftest import Clock, partition, sizes
from tests.sources.web.server import Site, bomb, says

HTML = "text/html; charset=utf-8"


def pages(site: Site, event: tuple[news.Told, ...] = news.FERRY) -> list[str]:
    """The tellings of an event as pages of the site; their addresses."""
    for n, told in enumerate(event):
        site.answers[f"/{n}"] = says(200, news.page(*told, outlet=news.OUTLETS[n]), Content_Type=HTML, ETag=f'"v{n}"')
    return [site.address(f"/{n}") for n in range(len(event))]


def test_files_folders_and_lines_are_kept_once(library: Library, written: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.html").write_bytes(news.page(*news.ORCHID[0]))
    (folder / "b.txt").write_text("\n\n".join(news.BUDGET[0]), "utf-8")
    first = library.add([str(written), str(folder)])
    assert len(first.new) == 8
    again = library.add([str(written), str(folder)])
    assert (again.new, again.versions, again.known) == ([], [], 8)
    assert library.counts().articles == 8


def test_a_web_archive_is_kept_with_addresses_and_moments(library: Library, tmp_path: Path) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with (tmp_path / "pages.warc.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for n, told in enumerate(news.FERRY):
            headers = StatusAndHeaders("200 OK", [("Content-Type", HTML)], protocol="HTTP/1.1")
            dated = {"WARC-Date": f"2031-05-15T0{n}:00:00Z"}
            content = io.BytesIO(news.page(*told))
            record = writer.create_warc_record(
                f"https://news.example/{n}", "response", payload=content, http_headers=headers, warc_headers_dict=dated
            )
            writer.write_record(record)
            record.raw_stream.close()
    library.add([str(tmp_path / "pages.warc.gz")])
    assert sizes(library) == [3]
    members = library.story(library.stories()[0].id).members
    assert {a.place for a in members} == {f"https://news.example/{n}" for n in range(3)}
    assert min(a.first_seen for a in members).isoformat() == "2031-05-15T00:00:00+00:00"


def test_an_unreadable_document_is_put_aside_with_its_bytes(library: Library, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(bytes(range(256)) * 20)
    tally = library.add([str(bad)])
    assert [r.name for r in tally.put_aside] == [str(bad)]
    (aside,) = library.put_aside()
    assert aside.raw_sha256 is not None
    assert library.store.raw(aside.raw_sha256) == bad.read_bytes()
    library.add([str(bad)])
    assert len(library.put_aside()) == 1


def test_what_is_not_there_is_an_error_before_anything_is_kept(library: Library, written: Path) -> None:
    with pytest.raises(InputError):
        library.add([str(written), "nowhere.txt"])
    assert library.counts().articles == 0


def test_pages_by_address(library: Library, site: Site) -> None:
    addresses = pages(site)
    library.add(addresses)
    assert sizes(library) == [3]
    assert {h for head in library.stories() for h in head.outlets} == set(news.OUTLETS[:3])


def test_an_unchanged_page_is_not_kept_again(library: Library, site: Site) -> None:
    (address, *_) = pages(site)
    library.add([address])

    def conditional(handler: object) -> None:
        same = handler.headers.get("If-None-Match") == '"v0"'  # type: ignore[attr-defined]
        (says(304, ETag='"v0"') if same else says(500))(handler)  # type: ignore[arg-type]

    site.answers["/0"] = conditional
    tally = library.add([address])
    assert (tally.unchanged, tally.new, tally.put_aside) == (1, [], [])
    assert len(library.store.visits(library.versions(address)[0].id)) == 2


def test_a_changed_page_is_a_later_version(library: Library, site: Site, clock: Clock) -> None:
    (address, *_) = pages(site)
    library.add([address])
    clock.sleep(60)
    title, day, text = news.FERRY[0]
    site.answers["/0"] = says(200, news.page(title, day, text.replace("212", "215")), Content_Type=HTML)
    tally = library.add([address])
    assert len(tally.versions) == 1
    assert [v.current for v in library.versions(address)] == [False, True]


@pytest.mark.parametrize("form", ["rss", "opml", "sitemap", "file"])
def test_feeds_and_lists_lead_to_their_pages(form: str, library: Library, site: Site, tmp_path: Path) -> None:
    addresses = pages(site)
    feed = news.rss([(a, f"title {n}") for n, a in enumerate(addresses)])
    site.answers["/feed"] = says(200, feed, Content_Type="application/rss+xml")
    opml = f'<opml version="2.0"><body><outline type="rss" xmlUrl="{site.address("/feed")}"/></body></opml>'
    site.answers["/list"] = says(200, opml.encode(), Content_Type="text/x-opml")
    places = "".join(f"<url><loc>{a}</loc></url>" for a in addresses)
    namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
    site.answers["/map"] = says(200, f'<urlset xmlns="{namespace}">{places}</urlset>'.encode(), Content_Type="application/xml")
    (tmp_path / "feeds.opml").write_text(opml)
    given = {
        "rss": site.address("/feed"),
        "opml": site.address("/list"),
        "sitemap": site.address("/map"),
        "file": str(tmp_path / "feeds.opml"),
    }
    tally = library.add([given[form]])
    assert len(tally.new) == 3, tally
    assert sizes(library) == [3]


def test_what_goes_wrong_on_the_network_is_put_aside(library: Library, site: Site) -> None:
    site.answers["/bomb"] = bomb(30_000_000)
    site.answers["/private"] = says(302, Location="http://10.0.0.1/secret")
    site.answers["/packed"] = says(200, gzip.compress(b"x")[:-3], Content_Encoding="gzip", Content_Type=HTML)
    given = [site.address(path) for path in ("/bomb", "/private", "/packed", "/missing")]
    tally = library.add([*given, "http://192.168.7.7/x"])
    reasons = [r.reason for r in tally.put_aside]
    assert len(reasons) == 5
    assert "larger than" in reasons[0]
    assert "10.0.0.1" in reasons[1]
    assert "404" in reasons[3]
    assert "192.168.7.7" in reasons[4]
    assert library.counts().articles == 0


def test_one_feed_gives_no_more_than_asked(library: Library, site: Site) -> None:
    addresses = pages(site)
    site.answers["/feed"] = says(200, news.rss([(a, "t") for a in addresses]), Content_Type="application/rss+xml")
    assert len(library.add([site.address("/feed")], most=2).new) == 2


def test_export_and_import_move_it_whole(library: Library, written: Path, tmp_path: Path) -> None:
    library.add([str(written)])
    library.read()
    library.export(tmp_path / "whole.zip")
    with open_library(tmp_path / "moved") as moved:
        moved.take_in(tmp_path / "whole.zip")
        assert partition(moved) == partition(library)
        assert moved.counts() == library.counts()
        assert not list(moved.check())
        with pytest.raises(Refused):
            moved.take_in(tmp_path / "whole.zip")


def test_a_record_out_of_many_cannot_stop_the_rest(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    lines = [json.dumps(r) for r in news.records([news.FERRY])]
    path.write_text("\n".join([lines[0], "{broken", lines[1], '{"title": "no text"}', lines[2]]), "utf-8")
    tally = library.add([str(path)])
    assert (len(tally.new), len(tally.put_aside)) == (3, 2)
