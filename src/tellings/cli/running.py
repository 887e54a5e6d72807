"""Commands that run on: watch feeds, tell of what happened, serve. Heavy imports wait until a command needs them."""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from types import FrameType
from typing import TYPE_CHECKING

import click

from tellings.cli.options import fetcher, json_option, library_option, limit_option, network_options, opened
from tellings.cli.output import as_json_lines, lines
from tellings.errors import InputError

if TYPE_CHECKING:
    from rich.status import Status

    from tellings.library import Library

DURATION = re.compile(r"(\d{1,6})\s*(s|m|h|d)?", re.I)
SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
PORT = 8800
FILE_OR_DASH = click.Path(dir_okay=False, allow_dash=True)


def pause(context: click.Context, option: click.Parameter, value: str) -> timedelta:
    """A span of time as 15m or 2h; a bare number counts minutes. Raises BadParameter."""
    match = DURATION.fullmatch(value.strip())
    if not match or not int(match[1]):
        raise click.BadParameter(f"{value!r} is no span of time; write it as 30s, 15m, 2h or 1d", context, option)
    return timedelta(seconds=int(match[1]) * SECONDS[(match[2] or "m").lower()])


@click.command()
@click.argument("feeds", nargs=-1, metavar="[FEED|OPML]...")
@library_option
@click.option(
    "--every", default="15m", show_default=True, callback=pause, metavar="TIME", help="Between two polls of a feed: 30s, 15m, 2h."
)
@click.option("--outlet", metavar="NAME", help="Outlet of the feeds named.")
@click.option("--once", is_flag=True, help="Poll what is due and end.")
@click.option("--list", "listing", is_flag=True, help="List what is watched and end.")
@click.option("--remove", is_flag=True, help="Watch the feeds named no longer; what they brought stays.")
@click.option("--compare", is_flag=True, help="Compare stories that changed at once, so that new conflicts are told.")
@network_options
def watch(
    feeds: tuple[str, ...],
    address: str,
    every: timedelta,
    outlet: str | None,
    once: bool,
    listing: bool,
    remove: bool,
    compare: bool,
    contact: str | None,
    allowed: tuple[str, ...],
) -> None:
    """Poll feeds, keep what is new and group it, until interrupted. Feeds named are watched from now on."""
    from tellings.cli.lines import feed_line

    with opened(address, fetcher(contact, allowed), make=True) as library:
        for feed in feeds:
            if not remove:
                library.follow(feed, outlet)
            elif not library.unfollow(feed):
                raise InputError(f"{feed} is not watched")
        if listing or remove:
            lines(feed_line(feed) for feed in library.feeds() if listing)
            return
        if not library.feeds():
            raise InputError("nothing is watched: name a feed's address or an OPML file")
        polling(library, every, once, compare)


def polling(library: Library, every: timedelta, once: bool, compare: bool) -> None:
    """Polls until interrupted; what each poll gave is one line."""
    from rich.console import Console

    from tellings.cli.lines import poll_line, waiting_line

    console = Console(stderr=True)
    stopped = False
    try:
        with ended_by_terminate(), console.status("asking feeds; Ctrl-C ends") if console.is_terminal else silent() as status:

            def idle() -> None:
                if status is not None:
                    status.update(waiting_line(library.feeds()))

            for polled in library.watch(every, once=once, compare=compare, idle=idle):
                if status is not None:
                    status.update("asking feeds; Ctrl-C ends")
                click.echo(poll_line(polled))
                sys.stdout.flush()
    except KeyboardInterrupt:
        stopped = True
    if stopped:
        click.echo("stopped; what was taken in is kept", err=True)


@contextmanager
def silent() -> Iterator[Status | None]:
    """No status line."""
    yield None


@contextmanager
def ended_by_terminate() -> Iterator[None]:
    """SIGTERM ends as Ctrl-C does."""

    def end(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - as a signal's handler is called
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@click.group()
def webhook() -> None:
    """Tell other programs of new stories, new articles in stories, and new conflicts."""


@webhook.command("add")
@click.argument("url")
@library_option
@click.option("--secret", envvar="TELLINGS_WEBHOOK_SECRET", help="Seals what is sent (HMAC-SHA256); one for all webhooks of the library.")
def add_webhook(url: str, address: str, secret: str | None) -> None:
    """POST every event from now on to URL."""
    with opened(address, make=True) as library:
        library.add_webhook(url, secret)


@webhook.command("remove")
@click.argument("url")
@library_option
def remove_webhook(url: str, address: str) -> None:
    """Send nothing to URL any more."""
    with opened(address) as library:
        if not library.remove_webhook(url):
            raise InputError(f"{url} is no webhook of this library")


@webhook.command("list")
@library_option
def list_webhooks(address: str) -> None:
    """List webhooks, and what waits for each."""
    from tellings.views.safe import printable

    with opened(address) as library:
        lines(f"{printable(url)}  {waiting}" for url, waiting in library.webhook_states())


@click.command()
@library_option
@limit_option
@click.option(
    "--atom", "atom_file", type=click.Path(dir_okay=False, allow_dash=True), help="Write them as an Atom feed ('-': standard output)."
)
@click.option(
    "--site", default="http://127.0.0.1:8800", show_default=True, help="Where `tellings serve` can be reached, for the feed's links."
)
@json_option
def events(address: str, limit: int, atom_file: str | None, site: str, as_json: bool) -> None:
    """List new stories, new articles in stories and new conflicts, last first."""
    from tellings.cli.lines import event_line

    with opened(address) as library:
        if atom_file:
            from tellings.cli.output import write
            from tellings.views.export.atom import atom

            write(atom_file, atom(library, site.rstrip("/"), limit).decode("utf-8"))
        elif as_json:
            as_json_lines(library.events(limit))
        else:
            lines(event_line(event) for event in library.events(limit))


@click.command()
@library_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; by default this machine alone can reach it.")
@click.option("--port", type=click.IntRange(1, 65_535), default=PORT, show_default=True)
@click.option("--open", "open_page", is_flag=True, help="Open it in a browser.")
def serve(address: str, host: str, port: int, open_page: bool) -> None:
    """Serve the library's pages and its REST API."""
    from tellings.views.web import run

    where = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    click.echo(f"serving {address if '://' not in address else 'the library'} at {where}", err=True)
    if open_page:
        click.launch(where)
    run(address, host, port)


COMMANDS = (watch, webhook, events, serve)
