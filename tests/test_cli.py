"""The command line as a user meets it: outputs, exit codes, one clear line for every kind of bad input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tellings.views.export.verify import verify
from tests.properties.stories import SENTENCES

ROOT = Path(__file__).parent.parent
GOOD = ("\n\n".join(SENTENCES[:7]), "\n\n".join(SENTENCES[2:10]))


def tellings(*arguments: str | Path, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "tellings", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")} | environment,
    )


@pytest.fixture
def event(tmp_path: Path) -> Path:
    for n, text in enumerate(GOOD):
        (tmp_path / f"telling{n}.txt").write_text(text, "utf8")
    return tmp_path


def one_line(result: subprocess.CompletedProcess[bytes]) -> str:
    error = result.stderr.decode("utf8").strip()
    assert error, "nothing said"
    assert "\n" not in error, error
    assert "Traceback" not in error
    assert error.isprintable(), repr(error)
    return error


def test_a_summary_in_a_pipe_is_plain_and_names_the_findings(event: Path) -> None:
    result = tellings("compare", event, "--published", "2031-05-14")
    out = result.stdout.decode("utf8")
    assert result.returncode == 0, result.stderr
    assert "\x1b" not in out
    assert "telling0.txt" in out
    assert "2031-05-14" in out
    assert "Koval" in out
    assert result.stderr == b"", "a pipe sees no progress"


def test_json_to_a_file_verifies(event: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "comparison.json"
    target.parent.mkdir()
    assert tellings("compare", event / "telling0.txt", event / "telling1.txt", "--json", target).returncode == 0
    assert verify(json.loads(target.read_bytes())) == []
    assert tellings("verify", target).returncode == 0
    damaged = target.read_text("utf8").replace("Koval", "Kowal")
    target.write_text(damaged, "utf8")
    result = tellings("verify", target)
    assert result.returncode == 3
    assert b"SHA-256" in result.stderr


def test_json_on_standard_output(event: Path) -> None:
    result = tellings("compare", event, "--json", "-")
    assert json.loads(result.stdout)["schema"] == "tellings/comparison/1"


def test_a_page_is_written_whole(event: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert tellings("compare", event, "--html", page).returncode == 0
    assert page.read_text("utf8").rstrip().endswith("</html>")
    assert not list(tmp_path.glob("*.part"))


def test_read_shows_speakers_figures_and_dates(event: Path) -> None:
    result = tellings("read", event / "telling0.txt", "--published", "2031-05-14")
    out = result.stdout.decode("utf8")
    for shown in ("Ana Koval", "14 days", "2031-05-13", "Statements", "Figures", "Dates", "Names"):
        assert shown in out, shown


def test_standard_input_as_json_lines() -> None:
    lines = "\n".join(json.dumps({"text": t, "outlet": f"O{n}", "published": "2031-05-14"}) for n, t in enumerate(GOOD))
    result = tellings("compare", "-", "--json", "-", stdin=lines.encode())
    assert [a["outlet"] for a in json.loads(result.stdout)["articles"]] == ["O0", "O1"]


def empty(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"")


def blank(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b" \n\t\n")


def binary(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(bytes(range(256)) * 40)


def truncated_archive(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x4b\x4c")


def ten_megabytes_in_a_line(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b'"The bridge is closed," she said. ' * 300_000)


def bad_json_lines(folder: Path) -> None:
    (folder / "bad.jsonl").write_bytes(b'{"text": "cut of\n[1, 2]\n{"title": "no text"}\n')


@pytest.mark.parametrize("spoil", [empty, blank, binary, truncated_archive, ten_megabytes_in_a_line, bad_json_lines])
def test_a_bad_document_is_put_aside_and_the_rest_goes_on(spoil: Callable[[Path], None], event: Path) -> None:
    spoil(event)
    result = tellings("compare", event, "--json", "-")
    assert result.returncode == 0, result.stderr
    contract = json.loads(result.stdout)
    assert len(contract["articles"]) == 2
    assert contract["rejected"]
    assert all(r["name"].startswith("bad") or "bad." in r["name"] for r in contract["rejected"])
    assert b"put aside" in result.stderr
    assert b"Traceback" not in result.stderr


@pytest.mark.parametrize("spoil", [empty, blank, binary, truncated_archive, ten_megabytes_in_a_line, bad_json_lines])
def test_a_bad_document_alone_is_one_line_and_an_exit_code(spoil: Callable[[Path], None], tmp_path: Path) -> None:
    spoil(tmp_path)
    (only,) = tmp_path.iterdir()
    result = tellings("compare", only)
    assert result.returncode == 2
    assert "bad." in one_line(result)


ODD = {
    "windows-1252": "The minister said: “The bridge – and the café – stay closed,” on Tuesday. It was a long day for all.".encode("cp1252"),
    "nul": GOOD[0].replace("bridge", "bri\x00dge", 1).encode(),
    "unclosed quote": (GOOD[0] + '\n\n"We will see, Koval said on Tuesday and left.').encode(),
    "long line": b"The bridge at Lindmouth is closed, the minister said. " * 400,
    "other language": (
        "Мост через Линд останется закрытым две недели, заявила министр Ана Коваль. "
        "«Мы проверим все швы, и только после этого откроем мост», — сказала она журналистам."
    ).encode(),
    "no date": GOOD[0].encode(),
    "bom": b"\xef\xbb\xbf" + GOOD[0].encode(),
    "crlf": GOOD[0].replace("\n", "\r\n").encode(),
}


@pytest.mark.parametrize("kind", ODD)
def test_an_odd_document_is_read(kind: str, event: Path) -> None:
    (event / "odd.txt").write_bytes(ODD[kind])
    result = tellings("compare", event, "--json", "-")
    assert result.returncode == 0, result.stderr
    contract = json.loads(result.stdout)
    assert len(contract["articles"]) == 3, contract["rejected"]
    assert verify(contract) == []


def test_another_language_says_what_applies(event: Path) -> None:
    (event / "odd.txt").write_bytes(ODD["other language"])
    contract = json.loads(tellings("compare", event, "--json", "-").stdout)
    (odd,) = [a for a in contract["articles"] if a["name"].endswith("odd.txt")]
    assert odd["language"] == "ru"
    assert any(n["article"] == odd["id"] and "language" in n["text"] for n in contract["notes"])


def test_lone_surrogates_survive_to_the_output() -> None:
    lines = "\n".join(json.dumps({"text": t + " \ud800 was said."}) for t in GOOD)
    result = tellings("compare", "-", "--json", "-", stdin=lines.encode())
    assert result.returncode == 0, result.stderr
    assert verify(json.loads(result.stdout)) == []
    assert tellings("compare", "-", stdin=lines.encode()).returncode == 0


def test_two_copies_of_one_article(event: Path) -> None:
    (event / "copy.txt").write_bytes((event / "telling0.txt").read_bytes())
    contract = json.loads(tellings("compare", event, "--json", "-").stdout)
    assert len(contract["articles"]) == 3
    assert any(len(o) == 2 for o in contract["reuse"]["origins"])


@pytest.mark.parametrize(
    "arguments",
    [
        ("compare", "no-such-file.txt"),
        ("compare", "no-such-folder/event.json"),
        ("read", "no-such-file.txt"),
        ("compare", "-"),
    ],
)
def test_what_is_not_there_is_one_line(arguments: tuple[str, ...]) -> None:
    result = tellings(*arguments)
    assert result.returncode == 2
    one_line(result)


def test_one_article_is_too_few(event: Path) -> None:
    result = tellings("compare", event / "telling0.txt")
    assert result.returncode == 2
    assert "two" in one_line(result)


def test_a_file_name_cannot_drive_the_terminal(event: Path) -> None:
    (event / "a\x1b[31m.txt").write_bytes(b"")
    result = tellings("compare", event)
    assert b"\x1b" not in result.stderr + result.stdout


def test_control_characters_in_a_text_cannot_drive_the_terminal(event: Path) -> None:
    for path in event.iterdir():
        path.write_text(
            '"The \x1b]0;owned\x07 bridge \u202e stays closed for \x1b[31m14 days," Koval said.\n\n' + path.read_text("utf8"), "utf8"
        )
    for command in (("compare", event), ("read", event / "telling0.txt")):
        out = tellings(*command).stdout
        assert out
        assert not {b"\x1b", b"\x07", "\u202e".encode()} & {out[i : i + n] for n in (1, 3) for i in range(len(out))}


def test_an_output_that_cannot_be_written_is_one_line(event: Path) -> None:
    result = tellings("compare", event, "--json", event / "missing" / "x.json")
    assert result.returncode == 2
    one_line(result)


def test_a_closed_pipe_is_quiet(event: Path) -> None:
    command = f"'{sys.executable}' -m tellings compare '{event}' | head -n 1"
    result = subprocess.run(["bash", "-c", command], capture_output=True, check=False, env=os.environ | {"PYTHONPATH": str(ROOT / "src")})
    assert b"Traceback" not in result.stderr


def test_help_loads_nothing_heavy() -> None:
    heavy = {"spacy", "numpy", "trafilatura", "jinja2", "rich", "wordfreq", "lxml", "httpx", "fastapi", "sqlite3", "feedparser", "uvicorn"}
    code = f"import sys, tellings.cli; print(sorted({{m.split('.')[0] for m in sys.modules}} & {heavy}))"
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=environment)
    assert result.stdout.strip() == b"[]"
