"""The command line. Heavy imports wait until a command needs them; errors are one line and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tellings import __version__
from tellings.cli import library, running
from tellings.cli.options import fetcher, network_options, outlet_option, published_option
from tellings.cli.output import aside, screen, show, watched
from tellings.errors import InputError, IntegrityError, TellingsError

if TYPE_CHECKING:
    from tellings.model.document import RawDocument, Rejected

ADDRESS = ("http://", "https://")
BLAS_THREADS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""The matrices are so small that a second thread of the linear algebra only keeps a processor busy waiting. These are read when
NumPy is first imported, which is after `main` has begun; whoever sets them himself is obeyed."""


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
@network_options
def compare(
    inputs: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    json_file: str | None,
    html_file: str | None,
    open_page: bool,
    contact: str | None,
    allowed: tuple[str, ...],
) -> None:
    """Compare articles about one event.

    INPUT is a text file, an HTML file, JSON Lines, a manifest (event.json), a web archive, a folder of these,
    an http or https address, or - for standard input. Without --json or --html a summary is printed.
    """
    from tellings.pipeline import compare_documents

    with watched() as progress:
        found = compare_documents(documents(inputs, published, outlet, contact, allowed), progress)
    show(found, json_file, html_file, open_page)


@cli.command()
@click.argument("file")
@published_option
@outlet_option
@network_options
def read(file: str, published: str | None, outlet: str | None, contact: str | None, allowed: tuple[str, ...]) -> None:
    """Show what is read from one article: statements, figures, dates, names."""
    from tellings.pipeline import read_documents
    from tellings.views.safe import printable
    from tellings.views.terminal import show_reading

    found, rejected = read_documents(documents([file], published, outlet, contact, allowed))
    for r in rejected:
        aside(r.name, r.reason)
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


def documents(
    inputs: Sequence[str], published: str | None, outlet: str | None, contact: str | None, allowed: Sequence[str]
) -> Iterable[RawDocument | Rejected]:
    """What the inputs name, addresses fetched. Raises InputError for a name that stands for nothing."""
    from tellings.sources import open_inputs

    if not any(name.strip().lower().startswith(ADDRESS) for name in inputs):
        return open_inputs(inputs, published=published, outlet=outlet)
    from tellings.library.addresses import opened

    return opened(inputs, fetcher(contact, allowed), published, outlet)


for command in (*library.COMMANDS, *running.COMMANDS):
    cli.add_command(command)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; errors of ours are one line on standard error and their exit code."""
    for name in BLAS_THREADS:
        os.environ.setdefault(name, "1")
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
        # the reader closed the pipe: point standard output away so that the interpreter's last flush is quiet
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
