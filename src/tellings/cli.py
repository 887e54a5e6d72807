"""The command line. Heavy imports wait until a command needs them; errors are one line and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tellings import __version__
from tellings.errors import InputError, IntegrityError, TellingsError

if TYPE_CHECKING:
    from rich.console import Console

    from tellings.pipeline import Progress

PIPE_WIDTH = 120
"""Columns of plain output when standard output is no terminal."""


def day_or_moment(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """A publication date that can be read. Raises BadParameter otherwise."""
    if value is not None:
        from tellings.articles.moments import parse

        if parse(value) is None:
            raise click.BadParameter("give a day as YYYY-MM-DD, or a time as YYYY-MM-DDThh:mm with its offset", context, option)
    return value


published_option = click.option(
    "--published", metavar="DATE", callback=day_or_moment, help="Publication date (ISO 8601) of articles that give none."
)
outlet_option = click.option("--outlet", metavar="NAME", help="Outlet of articles that give none.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tellings")
def cli() -> None:
    """Line up several outlets' accounts of one event, with the exact characters as evidence."""


@cli.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@published_option
@outlet_option
@click.option(
    "--json", "json_file", type=click.Path(dir_okay=False, allow_dash=True), help="Write the comparison as JSON ('-': standard output)."
)
@click.option("--html", "html_file", type=click.Path(dir_okay=False), help="Write the comparison as one self-contained page.")
@click.option("--open", "open_page", is_flag=True, help="Open the page in a browser.")
def compare(
    inputs: tuple[str, ...], published: str | None, outlet: str | None, json_file: str | None, html_file: str | None, open_page: bool
) -> None:
    """Compare articles about one event.

    INPUT is a text file, an HTML file, JSON Lines, a manifest (event.json), a folder of these, or - for
    standard input. Without --json or --html a summary is printed.
    """
    from tellings.pipeline import compare_documents
    from tellings.sources import open_inputs

    given = inputs
    with watched() as progress:
        found = compare_documents(open_inputs(given, published=published, outlet=outlet), progress)
    if json_file:
        from tellings.views.export.json import dumps

        write(json_file, dumps(found) + "\n")
    if html_file or open_page:
        from tellings.views.html import render

        page = html_file or temporary_page()
        write(page, render(found))
        if open_page:
            click.launch(str(Path(page).resolve()))
        if not html_file:
            click.echo(f"page: {page}", err=True)
    for r in found.rejected:
        from tellings.views.safe import printable

        click.echo(f"put aside: {printable(r.name)}: {printable(r.reason)}", err=True)
    if not json_file and not html_file:
        from tellings.views.terminal import show_comparison

        with screen() as console:
            show_comparison(found, console)


@cli.command()
@click.argument("file")
@published_option
@outlet_option
def read(file: str, published: str | None, outlet: str | None) -> None:
    """Show what is read from one article: statements, figures, dates, names."""
    from tellings.pipeline import read_documents
    from tellings.sources import open_inputs
    from tellings.views.safe import printable
    from tellings.views.terminal import show_reading

    found, rejected = read_documents(open_inputs([file], published=published, outlet=outlet))
    for r in rejected:
        click.echo(f"put aside: {printable(r.name)}: {printable(r.reason)}", err=True)
    if not found:
        raise InputError(f"{printable(file)}: no readable article in it")
    with screen() as console:
        for n, (article, annotations) in enumerate(found):
            if n:
                console.rule()
            show_reading(article, annotations, console)


@cli.command()
@click.argument("comparison", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def verify(comparison: Path) -> None:
    """Re-check every span and hash of a comparison's JSON."""
    import json

    from tellings.views.export.verify import verify as check
    from tellings.views.safe import printable

    try:
        contract: Any = json.loads(comparison.read_bytes())
    except (ValueError, RecursionError) as error:
        raise InputError(f"{comparison}: not JSON: {error}") from None
    problems = check(contract)
    for problem in problems[:20]:
        click.echo(printable(problem), err=True)
    if problems:
        raise IntegrityError(f"{comparison}: {len(problems)} of its spans, hashes or references do not hold")
    count = len(contract["articles"])
    click.echo(f"{comparison}: every span and hash holds ({count} articles)")


@contextmanager
def screen() -> Iterator[Console]:
    """Where summaries go: rich on a terminal; in a pipe plain text of a fixed width without trailing spaces."""
    from rich.console import Console

    if sys.stdout.isatty():
        yield Console(highlight=False)
        return
    console = Console(highlight=False, width=PIPE_WIDTH, color_system=None, force_terminal=False, emoji=False)
    with console.capture() as captured:
        yield console
    for line in captured.get().splitlines():
        click.echo(line.rstrip())


class watched:  # noqa: N801 - a context manager, used like a function
    """Progress on standard error while it is a terminal; nothing otherwise."""

    def __enter__(self) -> Progress:
        from tellings.pipeline import silent

        self._bar: Any = None
        if not sys.stderr.isatty():
            return silent
        from rich.console import Console
        from rich.progress import Progress as Bar

        self._bar = Bar(console=Console(stderr=True), transient=True)
        self._bar.start()
        tasks: dict[str, Any] = {}

        def advance(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = self._bar.add_task(what, total=total)
            self._bar.update(tasks[what], completed=done, total=total)

        return advance

    def __exit__(self, *error: object) -> None:
        if self._bar is not None:
            self._bar.stop()


def write(path: str, text: str) -> None:
    """Write a file whole or not at all; `-` is standard output. Raises InputError when it cannot be written."""
    data = text.encode("utf-8", "backslashreplace")
    if path == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    target = Path(path)
    part = target.with_name(target.name + ".part")
    try:
        part.write_bytes(data)
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise InputError(f"cannot write {path}: {error.strerror}") from None


def temporary_page() -> str:
    """A path for a page nobody named; it is left for the browser to read."""
    import tempfile

    return str(Path(tempfile.mkdtemp(prefix="tellings-")) / "comparison.html")


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; errors of ours are one line on standard error and their exit code."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Callable[..., None] | None = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
    try:
        cli.main(args=arguments, standalone_mode=False)
    except TellingsError as error:
        from tellings.views.safe import printable

        click.echo(f"tellings: {printable(str(error))}", err=True)
        sys.exit(error.exit_code)
    except click.ClickException as error:
        click.echo(f"tellings: {error.format_message()} (see tellings --help)", err=True)
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("tellings: interrupted", err=True)
        sys.exit(130)
    except BrokenPipeError:
        import os

        # the reader closed the pipe: point standard output away so that the interpreter's last flush is quiet
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
