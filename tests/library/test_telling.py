"""Events: each told once for ever, in order, to every webhook, until it arrives or is given up."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import timedelta
from pathlib import Path

import pytest

from tellings.errors import InputError
from tellings.library import Library
from tellings.library.telling import ATTEMPTS, RETRY, SEAL
from tellings.model.kept_story import EventKind
from tests.library import news
from tests.library.conftest import Clock
from tests.sources.web.server import Site, says

KINDS = [EventKind.NEW_STORY, EventKind.NEW_ARTICLE]


def add(library: Library, folder: Path, *numbers: int) -> None:
    records = news.records([news.FERRY])
    path = folder / f"news{'-'.join(map(str, numbers))}.jsonl"
    path.write_text(news.json_lines([records[n] for n in numbers]), "utf-8")
    library.add([str(path)])


def test_a_story_is_new_with_its_second_article_then_articles_are(library: Library, tmp_path: Path) -> None:
    add(library, tmp_path, 0)
    assert library.events() == []
    add(library, tmp_path, 1)
    (begun,) = library.events()
    assert begun.kind is EventKind.NEW_STORY
    assert len(begun.data["articles"]) == 2  # type: ignore[arg-type]
    add(library, tmp_path, 2)
    assert [e.kind for e in library.events()] == [EventKind.NEW_ARTICLE, EventKind.NEW_STORY]
    add(library, tmp_path, 2)
    library.group()
    assert len(library.events()) == 2


def test_events_are_in_the_decisions_transaction(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(library.store, "emit", fail)
    with pytest.raises(KeyboardInterrupt):
        add(library, tmp_path, 0, 1)
    assert library.stories() == []
    monkeypatch.undo()
    library.group()
    assert [e.kind for e in library.events()] == [EventKind.NEW_STORY]


def test_a_webhook_gets_every_event_once_sealed(library: Library, tmp_path: Path, site: Site) -> None:
    site.answers["/hook"] = says(204)
    library.add_webhook(site.address("/hook"), secret="a secret")  # noqa: S106 - a test's
    add(library, tmp_path, 0, 1)
    add(library, tmp_path, 2)
    assert library.deliver() == 2
    assert library.deliver() == 0
    told = [json.loads(body) for body in site.posted]
    assert [t["kind"] for t in told] == ["new_story", "new_article"]
    assert {t["schema"] for t in told} == {"tellings/event/1"}
    for (_, headers), body in zip(site.asked, site.posted, strict=True):
        assert headers[SEAL.lower()] == "sha256=" + hmac.new(b"a secret", body, hashlib.sha256).hexdigest()
        assert headers["content-type"] == "application/json"


def test_a_webhook_that_fails_is_tried_later_in_order_then_given_up(library: Library, tmp_path: Path, site: Site, clock: Clock) -> None:
    site.answers["/hook"] = says(500)
    library.add_webhook(site.address("/hook"))
    add(library, tmp_path, 0, 1)
    add(library, tmp_path, 2)
    assert library.deliver() == 0
    assert library.deliver() == 0
    assert len(site.posted) == 1, "left alone until its turn comes"
    clock.sleep(RETRY.total_seconds() + 1)
    library.deliver()
    assert len(site.posted) == 2
    assert "500" in library.webhook_states()[0][1]
    assert {json.loads(b)["kind"] for b in site.posted} == {"new_story"}, "later events wait for earlier ones"
    for _ in range(ATTEMPTS):
        clock.sleep(timedelta(days=1).total_seconds())
        library.deliver()
    site.answers["/hook"] = says(200)
    clock.sleep(timedelta(days=1).total_seconds())
    library.deliver()
    assert json.loads(site.posted[-1])["kind"] == "new_article", "what was given up no longer holds up the rest"


def test_a_webhook_that_asks_to_wait_is_left_alone_so_long(library: Library, tmp_path: Path, site: Site, clock: Clock) -> None:
    site.answers["/hook"] = says(503, Retry_After="3600")
    library.add_webhook(site.address("/hook"))
    add(library, tmp_path, 0, 1)
    library.deliver()
    clock.sleep(3500)
    library.deliver()
    assert len(site.posted) == 1
    clock.sleep(200)
    library.deliver()
    assert len(site.posted) == 2


def test_a_webhook_to_a_private_address_is_not_sent(library: Library, tmp_path: Path) -> None:
    library.add_webhook("http://10.1.2.3/hook")
    add(library, tmp_path, 0, 1)
    assert library.deliver() == 0
    assert "10.1.2.3" in library.webhook_states()[0][1]


def test_only_addresses_are_webhooks(library: Library) -> None:
    for wrong in ("ftp://x.example/", "hook", "", "javascript:alert(1)"):
        with pytest.raises(InputError):
            library.add_webhook(wrong)
    assert library.webhooks() == []


def test_a_webhook_removed_gets_nothing(library: Library, tmp_path: Path, site: Site) -> None:
    library.add_webhook(site.address("/hook"))
    add(library, tmp_path, 0, 1)
    assert library.remove_webhook(site.address("/hook"))
    assert library.deliver() == 0
    assert site.posted == []
