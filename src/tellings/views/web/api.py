"""The REST API: what the library holds, as JSON; see /api/openapi.json for every route and parameter."""

from __future__ import annotations

import threading
from typing import Annotated, Any

from fastapi import APIRouter, Body, Query
from fastapi.responses import Response
from pydantic import BaseModel, Field

from tellings.library import Library
from tellings.model.document import Known, Media, RawDocument
from tellings.model.query import FigureQuery
from tellings.model.query import Query as Sought
from tellings.pipeline import compare_documents
from tellings.views.export import values
from tellings.views.export.json import dumps
from tellings.views.web.opening import Opening

JSON = "application/json"
Limit = Annotated[int, Query(ge=1, le=500)]
Offset = Annotated[int, Query(ge=0, le=1_000_000)]


class Telling(BaseModel):
    """One article to compare."""

    text: str = Field(min_length=1, max_length=1_000_000)
    name: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None


class Asked(BaseModel):
    """Articles about one event."""

    articles: list[Telling] = Field(min_length=2, max_length=60)


class Together(BaseModel):
    """Stories that are one."""

    stories: list[str] = Field(min_length=2)
    note: str = ""


class Apart(BaseModel):
    """Articles of a story that are another one's."""

    articles: list[str] = Field(min_length=1)
    note: str = ""


def answer(value: Any) -> Response:
    """A value of the model as JSON."""
    return Response(values.dumps(value), media_type=JSON)


def router(opened: Opening, working: threading.Lock) -> APIRouter:
    """The API's routes; `opened` gives a library to each request, `working` lets one comparison be made at a time."""
    api = APIRouter(prefix="/api")

    @api.get("/status")
    @opened
    def status(library: Library) -> Response:
        """How much is kept, and what is watched."""
        return answer({"counts": library.counts(), "feeds": library.feeds()})

    @api.get("/stories")
    @opened
    def stories(library: Library, least: Annotated[int, Query(ge=0)] = 1, limit: Limit = 50, offset: Offset = 0) -> Response:
        """Stories of at least `least` articles, last changed first."""
        return answer(library.stories(least, limit, offset))

    @api.get("/stories/{story}")
    @opened
    def story(library: Library, story: str) -> Response:
        """A story, its articles, and the log of what was decided about it."""
        return answer({"story": library.story(story), "decisions": library.decisions(story)})

    @api.get("/stories/{story}/comparison")
    @opened
    def comparison(library: Library, story: str) -> Response:
        """What its tellings say, lined up (docs/contract.md)."""
        with working:
            return Response(dumps(library.comparison(story)), media_type=JSON)

    @api.get("/why")
    @opened
    def why(library: Library, left: str, right: str) -> Response:
        """Why two articles are together or apart."""
        return answer(library.why(left, right))

    @api.get("/articles/{article}")
    @opened
    def article(library: Library, article: str) -> Response:
        """An article with its text as received."""
        return answer({"article": library.article(article), "text": library.text(article)})

    @api.get("/search")
    @opened
    def search(library: Library, q: str, limit: Limit = 20, offset: Offset = 0) -> Response:
        """Articles that match; see docs/library.md for what can be typed."""
        return answer(library.search(Sought.parse(q), limit, offset))

    @api.get("/statements")
    @opened
    def statements(library: Library, q: str = "", speaker: str | None = None, limit: Limit = 20, offset: Offset = 0) -> Response:
        """Who said what about what."""
        sought = Sought.parse(q)
        return answer(library.search_statements(sought.with_field("speaker", speaker) if speaker else sought, limit, offset))

    @api.get("/figures")
    @opened
    def figures(
        library: Library,
        low: float | None = None,
        high: float | None = None,
        unit: str | None = None,
        about: str = "",
        limit: Limit = 20,
        offset: Offset = 0,
    ) -> Response:
        """Figures that can lie between two bounds, of a unit, about something."""
        return answer(library.search_figures(FigureQuery(low, high, unit, tuple(about.split())), limit, offset))

    @api.get("/events")
    @opened
    def events(library: Library, limit: Limit = 50) -> Response:
        """New stories, new articles in stories and new conflicts, last first."""
        return answer(library.events(limit))

    @api.post("/compare")
    def compare(asked: Annotated[Asked, Body()]) -> Response:
        """Compares articles that are not kept."""
        documents = [
            RawDocument(t.name or f"article {n}", t.text, Media.TEXT, Known(t.title, t.outlet, None, t.published, t.url))
            for n, t in enumerate(asked.articles, start=1)
        ]
        with working:
            return Response(dumps(compare_documents(documents)), media_type=JSON)

    @api.post("/stories/merge")
    @opened
    def merge(library: Library, asked: Annotated[Together, Body()]) -> Response:
        """Puts stories together, for good."""
        return answer({"story": library.merge(asked.stories, asked.note)})

    @api.post("/stories/{story}/split")
    @opened
    def split(library: Library, story: str, asked: Annotated[Apart, Body()]) -> Response:
        """Takes articles out of a story into one of their own, for good."""
        return answer({"story": library.split(story, asked.articles, asked.note)})

    return api
