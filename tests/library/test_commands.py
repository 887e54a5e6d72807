"""The library's commands as a user meets them: outputs in a pipe, exit codes, one clear line for what goes wrong."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tellings.library import open_library
from tests.library import news
from tests.sources.web.server import Site, says

ROOT = Path(__file__).parent.parent.parent
HTML = "text/html; charset=utf-8"
COMMANDS = (
    "add",
    "stories",
    "story",
    "search",
    "why",
    "merge",
    "split",
    "watch",
    "webhook",
    "events",
    "serve",
    "check",
    "export",
    "import",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library in its default place."""
    path = tmp_path_factory.mktemp("commands")
    (path / "news.jsonl").write_text(news.json_lines(news.records()), "utf-8")
    with open_library(path / "library.tellings") as library:
        library.add([str(path / "news.jsonl")])
        library.read()
    return path


def started(folder: Path, *arguments: str | Path, **environment: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tellings", *map(str, arguments)]
    settings = os.environ | {"PYTHONPATH": str(ROOT / "src"), "OMP_NUM_THREADS": "1"} | environment
    return subprocess.Popen(command, cwd=folder, env=settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def tellings(folder: Path, *arguments: str | Path, code: int = 0, **environment: str) -> tuple[str, str]:
    """Standard output and error of a command that ends with this code."""
    process = started(folder, *arguments, **environment)
    out, error = (stream.decode("utf-8") for stream in process.communicate(timeout=120))
    assert process.returncode == code, (out, error)
    assert "Traceback" not in error
    assert "\x1b" not in out + error
    return out, error


def test_every_command_is_named_in_the_help_and_in_the_docs(folder: Path) -> None:
    out, _ = tellings(folder, "--help")
    docs = (ROOT / "docs" / "library.md").read_text("utf-8")
    for command in COMMANDS:
        assert f"  {command} " in out
        assert f"tellings {command}" in docs


def test_stories_and_their_comparison(folder: Path) -> None:
    out, _ = tellings(folder, "stories", "--least", "3")
    assert "Ferry runs aground off Skerrow" in out
    story = out.split()[0]
    shown, _ = tellings(folder, "story", story)
    assert "Vale Observer" in shown
    assert "212" in shown
    tellings(folder, "story", story, "--json", "c.json", "--html", "c.html")
    assert json.loads((folder / "c.json").read_text("utf-8"))["schema"] == "tellings/comparison/1"
    assert (folder / "c.html").read_text("utf-8").rstrip().endswith("</html>")
    log, _ = tellings(folder, "story", story, "--log")
    assert log.split()[2] == "begin"


def test_search_in_its_forms(folder: Path) -> None:
    out, _ = tellings(folder, "search", "sandbank", "outlet:courier")
    assert len([line for line in out.splitlines() if not line.startswith(" ")]) == 1
    out, _ = tellings(folder, "search", "--statements", "what did Varn say about the hull")
    assert out.startswith("Ilka Varn")
    out, _ = tellings(folder, "search", "--figures", "passengers", "--low", "200", "--high", "220")
    assert [line.split(":")[0] for line in out.splitlines() if not line.startswith(" ")] == ["212", "212"]
    out, _ = tellings(folder, "search", "--stories", "ferry")
    assert "3 articles" in out
    hits = json.loads(tellings(folder, "search", "--json", "ferry")[0])
    assert len(hits) == 3
    assert tellings(folder, "search", "unheardof")[1].strip() == "nothing found"


def test_why_merge_and_split(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text(news.json_lines(news.records([news.FERRY])), "utf-8")
    out, error = tellings(tmp_path, "add", "--no-read", "news.jsonl")
    assert (out.strip(), error) == ("3 new articles", "")
    story = json.loads(tellings(tmp_path, "stories", "--json")[0])[0]["id"]
    with open_library(tmp_path / "library.tellings") as library:
        one, other, _ = (a.id for a in library.story(story).members)
    out, _ = tellings(tmp_path, "why", one, other)
    assert f"together in {story}" in out
    assert "cosine of words" in out
    new = tellings(tmp_path, "split", story, one, "--note", "another ferry")[0].strip()
    assert "apart" in tellings(tmp_path, "why", one, other)[0]
    assert tellings(tmp_path, "merge", story, new)[0].strip() == story
    assert "by hand: another ferry" in tellings(tmp_path, "story", story, "--log")[0]


WRONG = (
    (("stories", "--library", "missing"), 5),
    (("story", "s000"), 5),
    (("why", "a1", "a2"), 5),
    (("merge", "s000", "s001"), 5),
    (("search",), 2),
    (("add", "missing.txt"), 2),
    (("watch",), 2),
    (("watch", "missing.opml"), 2),
    (("watch", "--every", "soon"), 2),
    (("webhook", "add", "ftp://x.example"), 2),
    (("webhook", "remove", "https://x.example"), 2),
    (("add", "--allow-address", "here", "news.jsonl"), 2),
    (("import", "news.jsonl", "--library", "other"), 5),
    (("stories", "--library", "news.jsonl"), 5),
    (("stories", "--library", "missing/folder/library"), 5),
)


@pytest.mark.parametrize(("arguments", "code"), WRONG, ids=lambda a: " ".join(a) if isinstance(a, tuple) else str(a))
def test_what_goes_wrong_is_one_line(arguments: tuple[str, ...], code: int, folder: Path) -> None:
    out, error = tellings(folder, *arguments, code=code)
    assert out == ""
    assert error.startswith("tellings: ")
    assert error.count("\n") == 1


def test_what_came_from_outside_cannot_drive_the_terminal(tmp_path: Path) -> None:
    evil = {
        "title": "Quay \x1b[31mclosed\x07 \u202eback",
        "outlet": "\x1b]0;owned\x07",
        "text": 'The quay is closed, said Ottil \x1b[2JBrand. "No \u202e way."',
    }
    records = [{**evil, "published": "2031-05-14", "text": evil["text"] + f" It stays closed for {n} days."} for n in (3, 4)]
    (tmp_path / "news.jsonl").write_text(news.json_lines(records), "utf-8")
    tellings(tmp_path, "add", "news.jsonl")
    with open_library(tmp_path / "library.tellings") as library:
        (story,) = (h.id for h in library.stories())
        one, other = (a.id for a in library.story(story).members)
    for arguments in (
        ("stories",),
        ("story", story),
        ("search", "quay"),
        ("search", "--statements", "quay"),
        ("why", one, other),
        ("events",),
    ):
        out, error = tellings(tmp_path, *arguments)
        assert out
        assert not {"\x07", "\u202e", "\x9b"} & set(out + error)


def test_the_library_can_be_named_by_the_environment(folder: Path, tmp_path: Path) -> None:
    out, _ = tellings(tmp_path, "stories", TELLINGS_LIBRARY=str(folder / "library.tellings"))
    assert "Skerrow" in out


def test_check_export_import_events(folder: Path, tmp_path: Path) -> None:
    assert tellings(folder, "check")[0].startswith("all is well: 6 articles")
    tellings(folder, "export", tmp_path / "whole.zip")
    assert tellings(tmp_path, "import", "whole.zip")[0].strip() == "6 articles taken in"
    assert tellings(tmp_path, "stories")[0] == tellings(folder, "stories")[0]
    assert "new story" in tellings(folder, "events")[0]
    assert tellings(folder, "events", "--atom", "-")[0].startswith("<?xml")
    tellings(tmp_path, "webhook", "add", "https://hooks.example/x")
    assert tellings(tmp_path, "webhook", "list")[0].startswith("https://hooks.example/x")


def test_a_damaged_library_is_told_by_check(tmp_path: Path) -> None:
    import sqlite3

    (tmp_path / "news.jsonl").write_text(news.json_lines(news.records([news.ORCHID])), "utf-8")
    tellings(tmp_path, "add", "--no-read", "news.jsonl")
    with sqlite3.connect(tmp_path / "library.tellings") as connection:
        connection.execute("UPDATE article SET sha256 = ?", ("0" * 64,))
    connection.close()
    _, error = tellings(tmp_path, "check", code=3)
    assert error.splitlines()[-1].startswith("tellings: ")


def site_of(site: Site) -> str:
    for n, told in enumerate(news.FERRY):
        site.answers[f"/{n}"] = says(200, news.page(*told, outlet=news.OUTLETS[n]), Content_Type=HTML)
    feed = news.rss([(site.address(f"/{n}"), "t") for n in range(3)])
    site.answers["/feed"] = says(200, feed, Content_Type="application/rss+xml")
    return site.address("/feed")


def test_addresses_are_compared_too(site: Site, tmp_path: Path) -> None:
    site_of(site)
    given = [site.address("/0"), site.address("/1")]
    out, _ = tellings(tmp_path, "compare", *given, "--allow-address", "127.0.0.1/32", "--contact", "desk@x.example", "--json", "-")
    assert [a["outlet"] for a in json.loads(out)["articles"]] == list(news.OUTLETS[:2])
    agents = {headers["user-agent"] for _, headers in site.asked}
    assert len(agents) == 1
    assert "desk@x.example" in agents.pop()
    _, error = tellings(tmp_path, "compare", *given, code=2)
    assert "no public address" in error


def test_watching_once_and_listing(site: Site, tmp_path: Path) -> None:
    feed = site_of(site)
    out, _ = tellings(tmp_path, "watch", feed, "--once", "--allow-address", "127.0.0.0/8")
    assert out.count("\n") == 1
    assert "3 new articles" in out
    listed, _ = tellings(tmp_path, "watch", "--list")
    assert listed.startswith(feed)
    assert "3 articles, well" in listed
    tellings(tmp_path, "watch", "--remove", feed)
    assert tellings(tmp_path, "watch", "--list")[0] == ""


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_watching_ends_cleanly_when_interrupted(end: signal.Signals, site: Site, tmp_path: Path) -> None:
    process = started(tmp_path, "watch", site_of(site), "--allow-address", "127.0.0.0/8")
    assert process.stdout is not None
    assert b"3 new articles" in process.stdout.readline()
    process.send_signal(end)
    _, error = process.communicate(timeout=30)
    assert process.returncode == 0
    assert error.decode().strip() == "stopped; what was taken in is kept"
    assert tellings(tmp_path, "check")[0].startswith("all is well")


def test_serving_answers_and_ends(folder: Path) -> None:
    import http.client
    import socket

    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    process = started(folder, "serve", "--port", str(port))
    answer = None
    for _ in range(200):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/")
            answer = connection.getresponse()
            body = answer.read()
            connection.close()
            break
        except OSError:
            time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=30)
    assert answer is not None
    assert answer.status == 200
    assert b"Skerrow" in body
    assert b"Traceback" not in error
