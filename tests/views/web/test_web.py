"""The library's pages and API: who is answered, what is escaped, what may change anything."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tellings.library import open_library
from tellings.views.export.verify import verify
from tellings.views.web import application
from tests.views.web.conftest import EVIL, TestClient, filled

PAGES = (
    "/",
    "/?least=1",
    "/search?q=ferry",
    "/search?q=hull&kind=statements",
    "/search?q=passengers&kind=figures",
    "/search?q=ferry&kind=stories",
)


def story_of(client: TestClient, size: int) -> str:
    return next(str(s["id"]) for s in client.get("/api/stories").json() if s["size"] == size)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8800", "", "[::1].evil:80", "0.0.0.0"])  # noqa: S104
def test_only_this_machines_names_are_answered(host: str, client: TestClient) -> None:
    for path in ("/", "/api/stories", "/events.atom"):
        assert client.get(path, headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1:8800", "localhost", "localhost:1", "[::1]:8800", "[::1]", "LOCALHOST:8800"])
def test_this_machines_names_are_answered(host: str, client: TestClient) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("path", [*PAGES, "/watch", "/nowhere", "/stories/none", "/static/site.css", "/api/stories", "/search?page=0"])
def test_every_answer_carries_the_headers(path: str, client: TestClient) -> None:
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "server" not in headers


CROSS = (
    {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"},
    {"Origin": "https://evil.example"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "null"},
    {"Origin": "http://127.0.0.1:9999"},
    {},
)


@pytest.mark.parametrize("headers", CROSS, ids=str)
def test_changes_from_elsewhere_are_refused(headers: dict[str, str], client: TestClient) -> None:
    story = story_of(client, 3)
    before = client.get("/api/stories").content
    for path, body in ((f"/stories/{story}/split", "articles=x"), (f"/stories/{story}/merge", "other=y")):
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        assert client.post(path, content=body, headers=headers | form).status_code == 403
    if headers:
        assert client.post("/api/stories/merge", json={"stories": [story, story_of(client, 2)]}, headers=headers).status_code == 403
    assert client.get("/api/stories").content == before


def test_our_own_pages_and_programs_may_change(tmp_path: Path) -> None:
    with TestClient(application(str(filled(tmp_path))), base_url="http://127.0.0.1:8800") as client:
        story = story_of(client, 3)
        members = [a["id"] for a in client.get(f"/api/stories/{story}").json()["story"]["members"]]
        ours = {"Origin": "http://127.0.0.1:8800", "Sec-Fetch-Site": "same-origin"}
        split = client.post(f"/stories/{story}/split", data={"articles": members[:1]}, headers=ours, follow_redirects=False)
        assert split.status_code == 303
        new = split.headers["location"].rsplit("/", 1)[-1]
        assert client.get(f"/api/stories/{new}").json()["story"]["head"]["size"] == 1
        merged = client.post("/api/stories/merge", json={"stories": [story, new], "note": "again"})
        assert merged.json() == {"story": story}
        moved = client.get(f"/stories/{new}", follow_redirects=False)
        assert (moved.status_code, moved.headers["location"]) == (301, f"/stories/{story}")
        assert client.post(f"/stories/{story}/split", data={"articles": []}, headers=ours).status_code == 409


def all_pages(client: TestClient) -> dict[str, str]:
    """Every page that shows something of an article."""
    articles = [h["article"]["id"] for h in client.get("/api/search?q=since:2031-01-01&limit=50").json()]
    stories = [s["id"] for s in client.get("/api/stories").json()]
    paths = [
        *PAGES,
        "/watch",
        *(f"/articles/{a}" for a in articles),
        *(f"/stories/{s}" for s in stories),
        f"/why?left={articles[0]}&right={articles[1]}",
    ]
    return {path: client.get(path).text for path in paths}


def test_nothing_from_articles_becomes_markup(client: TestClient) -> None:
    shown = all_pages(client)
    assert any("&lt;script&gt;alert(1)" in text for text in shown.values())
    for path, text in shown.items():
        assert "<script>alert" not in text, path
        assert "<img" not in text, path
        assert "<svg" not in text.replace("%3Csvg", ""), path
        assert not re.search(r"href=[\"']?\s*javascript:", text, re.I), path
        assert "<b>closed" not in text, path


def test_pages_hold_nothing_inline_and_load_only_our_own(client: TestClient) -> None:
    for path, text in all_pages(client).items():
        assert not re.search(r"<script(?![^>]*\bsrc=)", text), path
        assert not re.search(r"<[a-z][^<>]*\s(?:on\w+|style)=|<style", text), path
        for source in re.findall(r"(?:src|href)=\"(https?:[^\"]+)\"", text):
            assert ".example/" in source, (path, source)


def test_the_comparison_is_shown_within_our_pages(client: TestClient) -> None:
    answer = client.get(f"/stories/{story_of(client, 3)}/comparison")
    assert answer.status_code == 200
    assert "Maren Lys" in answer.text
    assert '<script src="/static/comparison.js">' in answer.text
    assert client.get("/static/comparison.js").headers["content-type"].startswith("text/javascript")
    assert client.get("/static/comparison.css").status_code == 200
    assert client.get(f"/stories/{story_of(client, 1)}/comparison").status_code == 422


def test_the_api_gives_the_contract(client: TestClient) -> None:
    contract = client.get(f"/api/stories/{story_of(client, 3)}/comparison").json()
    assert contract["schema"] == "tellings/comparison/1"
    assert verify(contract) == []


def test_the_api_compares_what_is_not_kept(client: TestClient) -> None:
    from tests.library.news import FERRY

    given = [{"text": text, "title": title, "published": day, "outlet": f"O{n}"} for n, (title, day, text) in enumerate(FERRY)]
    before = client.get("/api/status").json()["counts"]
    found = client.post("/api/compare", json={"articles": given})
    assert verify(found.json()) == []
    assert client.get("/api/status").json()["counts"] == before
    assert client.post("/api/compare", json={"articles": given[:1]}).status_code == 422


def test_search_gives_a_part_of_the_page_to_htmx(client: TestClient) -> None:
    whole = client.get("/search?q=ferry").text
    part = client.get("/search?q=ferry", headers={"HX-Request": "true"}).text
    assert whole.startswith("<!doctype html>")
    assert not part.lstrip().startswith("<!doctype")
    assert part.strip() in whole
    restored = client.get("/search?q=ferry", headers={"HX-Request": "true", "HX-History-Restore-Request": "true"}).text
    assert restored == whole


@pytest.mark.parametrize("q", ["", '"', "*", "a:b", "AND", "(", "\x00", "%00", "-x", "speaker:", "' OR 1=1 --", "x" * 3000, EVIL])
@pytest.mark.parametrize("kind", ["articles", "stories", "statements", "figures"])
def test_no_search_is_an_error(q: str, kind: str, client: TestClient) -> None:
    assert client.get("/search", params={"q": q, "kind": kind}).status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/stories/none", 404), ("/articles/none", 404), ("/nowhere", 404), ("/static/..%2fapp.py", 404), ("/static/app.py", 404),
        ("/?page=0", 422), ("/?page=x", 422), ("/search?kind=other", 422), ("/why?left=a&right=b", 404), ("/why", 422),
    ],
)  # fmt: skip
def test_what_is_not_there_or_odd_is_one_clear_page(path: str, status: int, client: TestClient) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert "Traceback" not in answer.text
    assert "<h1>" in answer.text
    if not path.startswith("/static"):
        api = client.get(f"/api{path.replace('/nowhere', '/x')}") if path.startswith(("/stories", "/articles", "/why")) else None
        assert api is None or "error" in api.json()


def test_the_atom_feed_points_at_our_pages(client: TestClient) -> None:
    answer = client.get("/events.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    root = ET.fromstring(answer.content)  # noqa: S314 - our own bytes
    links = [e.get("href", "") for e in root.iter("{http://www.w3.org/2005/Atom}link")]
    assert any("/stories/s" in link for link in links)
    assert all(link.startswith("http://127.0.0.1:8800/") for link in links)


def test_the_openapi_description_names_every_route(client: TestClient) -> None:
    described = json.loads(client.get("/api/openapi.json").content)["paths"]
    for path in (
        "/api/stories",
        "/api/search",
        "/api/statements",
        "/api/figures",
        "/api/why",
        "/api/events",
        "/api/compare",
        "/api/status",
    ):
        assert path in described
    asked = {p["name"] for p in described["/api/figures"]["get"]["parameters"]}
    assert asked == {"low", "high", "unit", "about", "limit", "offset"}, "routes tell their own parameters, not the library"


def test_the_watch_page_tells_of_feeds_webhooks_and_what_was_put_aside(tmp_path: Path) -> None:
    with open_library(tmp_path / "library") as library:
        library.follow("https://feeds.example/<b>all</b>", "The <i>Feed</i>")
        library.add_webhook("https://hooks.example/x")
        (tmp_path / "bad.txt").write_bytes(b"")
        library.add([str(tmp_path / "bad.txt")])
    with TestClient(application(str(tmp_path / "library")), base_url="http://localhost") as client:
        text = client.get("/watch").text
    assert "The &lt;i&gt;Feed&lt;/i&gt;" in text
    assert "https://hooks.example/x" in text
    assert "bad.txt" in text
    assert "<b>all" not in text
