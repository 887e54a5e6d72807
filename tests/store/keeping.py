"""Documents and articles for the store's tests; places and people are invented."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from tellings.articles import build
from tellings.model.article import Article
from tellings.model.document import Known, Media, RawDocument
from tellings.model.kept_story import Decision, DecisionKind, Features
from tellings.model.library import KeptAnnotations, KeptFigure, KeptStatement, Received
from tellings.store import Store

START = datetime(2031, 5, 1, 8, 0, tzinfo=UTC)
CODE = "build@1"


def at(minutes: float = 0) -> datetime:
    return START + timedelta(minutes=minutes)


def received(text: str | bytes, place: str = "gazette/a.txt", minutes: float = 0, **known: Any) -> Received:
    return Received.of(RawDocument(place, text, Media.TEXT, Known(**known)), at(minutes))


def article_of(document: Received) -> Article:
    return build(document.document(), document.article_id)


def add(store: Store, text: str | bytes, place: str = "gazette/a.txt", minutes: float = 0, **known: Any) -> str:
    document = received(text, place, minutes, **known)
    return store.add(document, article_of(document), CODE).article.id


class Abandoned(Exception):
    """Raised amid a transaction."""


def abandoned(store: Store, *steps: Callable[[], object]) -> None:
    """Do some steps in a transaction that then fails."""
    with store.transaction():
        for step in steps:
            step()
        raise Abandoned


def several(store: Store, count: int, day: str = "2031-05-01") -> list[str]:
    return [
        add(store, f"Report {n}\n\nThe lighthouse keeper counted {n} boats.", f"gazette/{n}.txt", n, published=day) for n in range(count)
    ]


def begin(store: Store, story: str, *articles: str, minutes: float = 0) -> int:
    return store.decide(Decision(DecisionKind.BEGIN, story, articles, "alike", at(minutes), numbers={"cosine": 0.5}))


def said(store: Store, article: str, text: str, speaker: str | None, key: str = "read@1") -> KeptStatement:
    start = store.text(article).index(text)
    return KeptStatement(article, "s1", start, start + len(text), text, speaker, "said", "indirect", 0.9)


def counted(store: Store, article: str, text: str, value: float | None, unit: str, of: str, high: float | None = None) -> KeptFigure:
    start = store.text(article).index(text)
    top = value if high is None else high
    return KeptFigure(article, "f1", start, start + len(text), text, value, top, unit, None, of, store.text(article)[:200])


def annotate(store: Store, article: str, *parts: KeptStatement | KeptFigure, key: str = "read@1", payload: bytes = b"{}") -> None:
    statements = tuple(p for p in parts if isinstance(p, KeptStatement))
    figures = tuple(p for p in parts if isinstance(p, KeptFigure))
    store.put_annotations(KeptAnnotations(article, key, payload, statements, figures))


def features(day: int | None, *bands: int, **terms: float) -> Features:
    return Features(day, terms, tuple(bands), {"names": ["Ilka Varn"]})
