"""A server that answers well and badly, on loopback, for the tests of the network's door."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[["Handler"], None]


@dataclass
class Site:
    """What each path answers, and what was asked."""

    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    posted: list[bytes] = field(default_factory=list)
    port: int = 0

    def address(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


class Handler(BaseHTTPRequestHandler):
    """Looks the path up in its site."""

    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        self.site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
        answer = self.site.answers.get(self.path)
        if answer is None:
            reply(self, 404, b"nothing here")
        else:
            answer(self)

    def do_POST(self) -> None:
        self.site.posted.append(self.rfile.read(int(self.headers.get("content-length", "0"))))
        self.do_GET()

    def log_message(self, *args: object) -> None:
        pass


def reply(handler: Handler, status: int, body: bytes = b"", **headers: str) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def says(status: int, body: bytes = b"", **headers: str) -> Answer:
    return lambda handler: reply(handler, status, body, **headers)


def conditional(body: bytes, etag: str, modified: str) -> Answer:
    """304 to the very ETag and date given before, the body otherwise."""

    def answer(handler: Handler) -> None:
        same = handler.headers.get("If-None-Match") == etag and handler.headers.get("If-Modified-Since") == modified
        reply(handler, 304 if same else 200, b"" if same else body, ETag=etag, Last_Modified=modified, Content_Type="application/rss+xml")

    return answer


def drip(seconds: float) -> Answer:
    """A body that never ends, a byte at a time."""

    def answer(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(b"x")
                handler.wfile.flush()
                time.sleep(seconds)
        except OSError:
            handler.close_connection = True

    return answer


def silent(seconds: float) -> Answer:
    """No answer for so long."""

    def answer(handler: Handler) -> None:
        time.sleep(seconds)
        handler.close_connection = True

    return answer


def bomb(size: int) -> Answer:
    """Few bytes that become many."""
    packed = gzip.compress(b"\x00" * size)
    return says(200, packed, Content_Encoding="gzip", Content_Type="text/html")


def raw(content: bytes) -> Answer:
    """Bytes that are no HTTP."""

    def answer(handler: Handler) -> None:
        handler.wfile.write(content)
        handler.close_connection = True

    return answer


@contextmanager
def serving() -> Iterator[Site]:
    """A site on a free port of loopback."""
    site = Site()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"site": site}))
    server.daemon_threads = True
    server.block_on_close = False
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
