"""The application: its routes, and what every answer carries."""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable
from importlib.resources import files

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.exceptions import HTTPException

from tellings import __version__
from tellings.errors import InputError, NotKept, Refused, StoreBusy, TellingsError
from tellings.library import open_library
from tellings.views.html import assets
from tellings.views.web import api, pages
from tellings.views.web.opening import Opening

HOSTS = ("localhost", "127.0.0.1", "[::1]")
"""Names by which this machine may be asked for; any other is a sign of a name pointed here from outside."""
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
STATIC = {"htmx-2.0.11.min.js": "text/javascript", "site.css": "text/css", "library-bar.css": "text/css"}
COMPARISON = {"comparison.css": "text/css", "comparison.js": "text/javascript"}
"""What a comparison within our pages loads; the same as stands in its file."""
SAFE = ("GET", "HEAD", "OPTIONS")
STATUS: tuple[tuple[type[TellingsError], int], ...] = ((NotKept, 404), (InputError, 422), (Refused, 409), (StoreBusy, 503))
"""HTTP statuses of errors; any other of ours is 500."""


def application(address: str, hosts: tuple[str, ...] = HOSTS) -> FastAPI:
    """The application over the library at this address. `hosts` are the names it answers to."""
    app = FastAPI(title="Tellings", version=__version__, docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    working = threading.Lock()
    opened = Opening(address)
    app.include_router(pages.router(opened, working))
    app.include_router(api.router(opened, working))

    @app.middleware("http")
    async def guarded(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        """Refuses other hosts' names and changes asked for from other sites, and puts the headers on every answer."""
        if name_of(request.headers.get("host", "")) not in hosts:
            answer: Response = JSONResponse({"error": "this library answers only to this machine's own names"}, 400)
        elif request.method not in SAFE and not own(request):
            answer = JSONResponse({"error": "changes are taken only from this library's own pages"}, 403)
        else:
            answer = await call_next(request)
        for name, value in HEADERS.items():
            answer.headers.setdefault(name, value)
        return answer

    @app.exception_handler(TellingsError)
    def told(request: Request, error: TellingsError) -> Response:
        """An error of ours."""
        return failure(request, next((status for kind, status in STATUS if isinstance(error, kind)), 500), str(error))

    @app.exception_handler(RequestValidationError)
    def odd(request: Request, error: RequestValidationError) -> Response:
        """Parameters that are out of range or of another kind."""
        first = error.errors()[0]
        return failure(request, 422, f"{first['loc'][-1]}: {first['msg']}")

    @app.exception_handler(HTTPException)
    def unknown(request: Request, error: HTTPException) -> Response:
        """No such page, or no such method on it."""
        return failure(request, error.status_code, "there is no such page" if error.status_code == 404 else str(error.detail))

    @app.get("/static/{name}", include_in_schema=False)
    def static(name: str) -> Response:
        """A file of ours, or a vendored one."""
        if name in COMPARISON:
            own_files = assets()
            return Response(own_files.style if name.endswith(".css") else own_files.script, media_type=COMPARISON[name])
        if name not in STATIC:
            raise NotKept("there is no such file")
        return Response(files("tellings.views.web").joinpath("static", name).read_bytes(), media_type=STATIC[name])

    return app


def failure(request: Request, status: int, message: str) -> Response:
    """An error as one line, in the form asked for."""
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": message}, status)
    return HTMLResponse(pages.rendered("error.html", title="Not found" if status == 404 else "Error", message=message), status)


def name_of(host: str) -> str:
    """The name in a Host header, without its port."""
    name, _, port = host.rpartition(":")
    return (name if name and port.isdigit() else host).lower()


def own(request: Request) -> bool:
    """Whether a change is asked for by a page of ours, or by a program (which browsers do not let other sites imitate)."""
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    host = f"{request.url.scheme}://{request.headers.get('host', '')}"
    if site is not None or origin is not None:
        return site in (None, "same-origin", "none") and origin in (None, host)
    return request.headers.get("content-type", "").startswith("application/json")


def run(address: str, host: str, port: int) -> None:
    """Serves until interrupted. Raises StoreError when the library cannot be opened, InputError when the port cannot be had."""
    import uvicorn

    open_library(address).close()
    names = HOSTS if host in ("127.0.0.1", "localhost", "::1") else (*HOSTS, f"[{host}]" if ":" in host else host)
    try:
        uvicorn.run(application(address, names), host=host, port=port, log_level="warning", access_log=False, server_header=False)
    except SystemExit:
        raise InputError(f"cannot listen on {host}:{port}; another program may have it, name another with --port") from None
