"""A library with three invented events, and the application over it."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from tellings.library import open_library
from tellings.views.web import application
from tests.library import news

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its HTTP client has a successor that is not asked for here
    from fastapi.testclient import TestClient

EVIL = "<script>alert(1)</script> & \"bridge\" 'toll'"


def filled(path: Path) -> Path:
    """A library of the invented events and one article whose every field tries to break out."""
    evil = {"title": EVIL, "outlet": "<img src=x onerror=alert(2)>", "published": "2031-05-14", "url": "javascript:alert(3)"}
    evil["text"] = (
        f"{EVIL}\n\n</div></script><svg onload=alert(4)> The quay was <b>closed</b>, said \u202egnp.exe mayor Ottil \x1b[31mBrand."
    )
    (path / "news.jsonl").write_text(news.json_lines([*news.records(), evil]), "utf-8")
    with open_library(path / "library.tellings") as library:
        library.add([str(path / "news.jsonl")])
        library.read()
    return path / "library.tellings"


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("web"))


@pytest.fixture
def client(kept: Path) -> Iterator[TestClient]:
    with TestClient(application(str(kept)), base_url="http://127.0.0.1:8800", raise_server_exceptions=False) as opened:
        yield opened
