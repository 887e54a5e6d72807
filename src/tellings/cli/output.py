"""Where output goes: summaries, progress, files written whole or not at all."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tellings.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console

    from tellings.model.comparison import Comparison
    from tellings.pipeline import Progress

PIPE_WIDTH = 120
"""Columns of plain output when standard output is no terminal."""


def aside(name: str, reason: str) -> None:
    """One line on standard error for a document put aside."""
    from tellings.views.safe import printable

    click.echo(f"put aside: {printable(name)}: {printable(reason)}", err=True)


def lines(some: Iterable[str]) -> None:
    """One after the other; plain in a pipe."""
    for line in some:
        click.echo(line)


def as_json_lines(values: object) -> None:
    """JSON on standard output."""
    from tellings.views.export.values import dumps

    click.echo(dumps(values, indent=2))


def show(found: Comparison, json_file: str | None, html_file: str | None, open_page: bool) -> None:
    """A comparison as JSON, as a page, or as a summary, whichever was asked for. Raises InputError."""
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
        aside(r.name, r.reason)
    if not json_file and not html_file:
        from tellings.views.terminal import show_comparison

        with screen() as console:
            show_comparison(found, console)


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
