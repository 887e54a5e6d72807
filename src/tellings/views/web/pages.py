"""The pages: stories, one story, one article, search, what is watched, and the Atom feed of what happened."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal
from urllib.parse import parse_qs, quote

import jinja2
from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from markupsafe import Markup, escape

from tellings.errors import InputError
from tellings.library import Library
from tellings.library.asking import asked, figures_of
from tellings.model.query import ArticleHit
from tellings.model.query import Query as Sought
from tellings.views.export.atom import atom
from tellings.views.html import fragment
from tellings.views.web.opening import Opening

PAGE = 30
"""Stories, or articles found, on one page."""
LAST = 20
"""Decisions and events shown."""
LARGEST_FORM = 200_000
"""Bytes of a form that are read."""
Number = Annotated[int, Query(ge=1, le=10_000)]
Kind = Literal["articles", "statements", "figures", "stories"]


@cache
def environment() -> jinja2.Environment:
    """The templates, which escape everything."""
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("tellings.views.web", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(marked=marked, web=web_address, pathpart=lambda text: quote(text, safe=""))
    return made


def rendered(template: str, **values: Any) -> str:
    """A template filled in; what HTML cannot hold is shown as U+FFFD."""
    return environment().get_template(template).render(**values).encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")


def marked(hit: ArticleHit) -> Markup:
    """An excerpt with what was searched for marked in it."""
    return Markup("").join(pieces(hit))


def pieces(hit: ArticleHit) -> Iterator[Markup]:
    """The excerpt, cut at its marks."""
    at = 0
    for start, end in hit.marks:
        if start >= at:
            yield escape(hit.excerpt[at:start])
            yield Markup("<mark>{}</mark>").format(hit.excerpt[start:end])
            at = end
    yield escape(hit.excerpt[at:])


def web_address(text: str | None) -> str | None:
    """The address where it is one of http or https, None otherwise: no other scheme becomes a link."""
    return text if text and text.lower().startswith(("http://", "https://")) else None


def partial(request: Request) -> bool:
    """Whether only the part of the page that changes is asked for."""
    return request.headers.get("hx-request") == "true" and request.headers.get("hx-history-restore-request") != "true"


async def form(request: Request) -> dict[str, list[str]]:
    """The fields of a form (application/x-www-form-urlencoded). Raises InputError."""
    content = b""
    async for part in request.stream():
        content += part
        if len(content) > LARGEST_FORM:
            raise InputError("the form is too large")
    try:
        return parse_qs(content.decode("utf-8"), max_num_fields=5_000)
    except ValueError:
        raise InputError("the form cannot be read") from None


Fields = Annotated[dict[str, list[str]], Depends(form)]


def router(opened: Opening, working: threading.Lock) -> APIRouter:
    """The pages' routes; `opened` gives a library to each request, `working` lets one comparison be made at a time."""
    pages = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

    @pages.get("/")
    @opened
    def stories(library: Library, page: Number = 1, least: Annotated[int, Query(ge=1, le=1000)] = 2) -> str:
        """Stories, last changed first."""
        found = library.stories(least, PAGE + 1, (page - 1) * PAGE)
        counts = library.counts()
        return rendered("stories.html", title="Stories", heads=found[:PAGE], page=page, least=least, more=len(found) > PAGE, counts=counts)

    @pages.get("/stories/{story}")
    @opened
    def story(library: Library, story: str) -> Response:
        """One story: its articles, and what was decided about it."""
        kept = library.story(story)
        if kept.head.id != story:
            return RedirectResponse(f"/stories/{quote(kept.head.id, safe='')}", 301)
        names = {article.id: article for article in kept.members}
        decisions = library.decisions(story, limit=LAST)
        title = kept.head.title or "Story"
        return HTMLResponse(rendered("story.html", title=title, head=kept.head, members=kept.members, decisions=decisions, names=names))

    @pages.get("/stories/{story}/comparison")
    @opened
    def comparison(library: Library, story: str) -> str:
        """The story's comparison, from the same templates as its file."""
        kept = library.story(story)
        with working:
            body = fragment(library.comparison(story))
        title = kept.head.title or "Comparison"
        return rendered("comparison.html", title=title, head=kept.head, body=Markup(body))  # noqa: S704 - escaped by its own templates

    @pages.post("/stories/{story}/split")
    @opened
    def split(library: Library, story: str, fields: Fields) -> Response:
        """Takes the articles ticked out of the story."""
        return RedirectResponse(f"/stories/{library.split(story, fields.get('articles', []))}", 303)

    @pages.post("/stories/{story}/merge")
    @opened
    def merge(library: Library, story: str, fields: Fields) -> Response:
        """Puts another story into this one."""
        other = fields.get("other", [""])[0].strip().rstrip("/").rsplit("/", 1)[-1]
        return RedirectResponse(f"/stories/{library.merge([story, other])}", 303)

    @pages.get("/why")
    @opened
    def why(library: Library, left: str, right: str) -> str:
        """Why two articles are in one story, or in two."""
        return rendered("why.html", title="Why", why=library.why(left, right))

    @pages.get("/articles/{article}")
    @opened
    def article(library: Library, article: str) -> str:
        """One article as received, and the versions of its page."""
        kept, where = library.article(article), library.where(article)
        title, versions, text = kept.title or kept.label, library.versions(kept.place), library.text(article)
        return rendered("article.html", title=title, article=kept, text=text, versions=versions, story=where)

    @pages.get("/search")
    @opened
    def search(library: Library, request: Request, q: str = "", kind: Kind = "articles", page: Number = 1) -> str:
        """Articles, statements or figures that match."""
        sought, start = asked(q) if kind == "statements" else Sought.parse(q), (page - 1) * PAGE
        hits: list[Any] = []
        if not sought.empty:
            if kind == "statements":
                hits = list(library.search_statements(sought, PAGE + 1, start))
            elif kind == "figures":
                hits = list(library.search_figures(figures_of(sought), PAGE + 1, start))
            elif kind == "stories":
                hits = list(library.search_stories(sought, PAGE))
            else:
                hits = list(library.search(sought, PAGE + 1, start))
        values = {"q": q, "kind": kind, "page": page, "hits": hits[:PAGE], "more": len(hits) > PAGE, "empty": sought.empty}
        return rendered("_results.html" if partial(request) else "search.html", title="Search", **values)

    @pages.get("/watch")
    @opened
    def watch(library: Library, request: Request) -> str:
        """What is watched and how it goes."""
        values = {"feeds": library.feeds(), "counts": library.counts(), "aside": library.put_aside(LAST), "events": library.happened(LAST)}
        values["webhooks"] = library.webhook_states()
        return rendered("_watch.html" if partial(request) else "watch.html", title="Watch", **values)

    @pages.get("/events.atom")
    @opened
    def feed(library: Library, request: Request) -> Response:
        """New stories, new articles in stories and new conflicts."""
        return Response(atom(library, str(request.base_url).rstrip("/")), media_type="application/atom+xml")

    return pages
