"""Options that several commands share, and what they stand for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from tellings.library import Library
    from tellings.sources.web import Fetcher

Command = TypeVar("Command", bound=Callable[..., Any])


def day_or_moment(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """A publication date that can be read. Raises BadParameter otherwise."""
    if value is not None:
        from tellings.articles.moments import parse

        if parse(value) is None:
            raise click.BadParameter("give a day as YYYY-MM-DD, or a time as YYYY-MM-DDThh:mm with its offset", context, option)
    return value


def networks(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Networks in CIDR notation. Raises BadParameter for what is none."""
    import ipaddress

    for value in values:
        try:
            ipaddress.ip_network(value)
        except ValueError:
            raise click.BadParameter(f"{value!r} is no network; write it as 10.1.0.0/16", context, option) from None
    return values


published_option = click.option(
    "--published", metavar="DATE", callback=day_or_moment, help="Publication date (ISO 8601) of articles that give none."
)
outlet_option = click.option("--outlet", metavar="NAME", help="Outlet of articles that give none.")
library_option = click.option(
    "--library",
    "address",
    metavar="PATH",
    envvar="TELLINGS_LIBRARY",
    default="library.tellings",
    show_default=True,
    help="The library: a file, or postgresql://user@host/database.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
limit_option = click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many to show.")


def network_options(command: Command) -> Command:
    """Options of commands that may fetch."""
    contact = click.option("--contact", metavar="TEXT", help="Where publishers can reach you (an address): goes into the user agent.")
    allow = click.option(
        "--allow-address",
        "allowed",
        multiple=True,
        metavar="CIDR",
        callback=networks,
        help="A network of yours that may be fetched from though it is not public; may be given again.",
    )
    return contact(allow(command))


def fetcher(contact: str | None, allowed: Sequence[str]) -> Fetcher:
    """The door to the network as the user wants it."""
    from tellings.sources.web import Fetcher, Guard

    return Fetcher(guard=Guard.allowing(allowed), contact=contact)


def opened(address: str, door: Fetcher | None = None, *, make: bool = False) -> Library:
    """The library, open. Raises StoreError; where it is not there and is not to be made, says how one is made."""
    from tellings.library import open_library

    return open_library(address, door, make=make)
