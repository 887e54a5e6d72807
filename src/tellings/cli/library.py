"""Commands on a library: keep, group, search, mend, check, and move it whole. Heavy imports wait until a command needs them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tellings.cli.options import (
    fetcher,
    json_option,
    library_option,
    limit_option,
    network_options,
    opened,
    outlet_option,
    published_option,
)
from tellings.cli.output import as_json_lines, aside, lines, show, watched
from tellings.errors import InputError, IntegrityError, NothingToCompare

if TYPE_CHECKING:
    from tellings.library import Library
    from tellings.model.query import Query

FILE_OR_DASH = click.Path(dir_okay=False, allow_dash=True)
PROBLEMS = 50
"""Problems that `check` names before it only counts them."""


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@library_option
@published_option
@outlet_option
@click.option("--most", type=click.IntRange(1, 100_000), default=500, show_default=True, help="Pages taken from one feed or list at most.")
@click.option("--no-read", is_flag=True, help="Keep and group only; statements and figures are read when they are asked for.")
@network_options
def add(
    inputs: tuple[str, ...],
    address: str,
    published: str | None,
    outlet: str | None,
    most: int,
    no_read: bool,
    contact: str | None,
    allowed: tuple[str, ...],
) -> None:
    """Keep articles and group them into stories.

    INPUT is a file or folder as for compare, a web archive (WARC, WACZ), or an http or https address of a page,
    a feed, an OPML file or a sitemap. What is kept already is not kept twice; a page that changed is a later version.
    """
    from tellings.cli.lines import tally_line

    with opened(address, fetcher(contact, allowed), make=True) as library:
        with watched() as progress:
            tally = library.add(inputs, published=published, outlet=outlet, most=most, progress=progress)
            if not no_read:
                library.read(progress)
        library.deliver()
        for rejected in tally.put_aside:
            aside(rejected.name, rejected.reason)
        click.echo(tally_line(tally))
    if tally.put_aside and not (tally.articles or tally.known or tally.unchanged):
        sys.exit(InputError.exit_code)


@click.command()
@library_option
@click.option("--least", type=click.IntRange(1), default=1, show_default=True, help="Fewest articles of a story.")
@limit_option
@json_option
def stories(address: str, least: int, limit: int, as_json: bool) -> None:
    """List stories, last changed first."""
    from tellings.cli.lines import story_lines

    with opened(address) as library:
        found = library.stories(least, limit)
        if as_json:
            as_json_lines(found)
            return
        lines(line for head in found for line in story_lines(head))
        if not found:
            click.echo("no stories yet; `tellings add` keeps articles", err=True)


@click.command()
@click.argument("story")
@library_option
@click.option(
    "--json", "json_file", type=click.Path(dir_okay=False, allow_dash=True), help="Write the comparison as JSON ('-': standard output)."
)
@click.option("--html", "html_file", type=click.Path(dir_okay=False), help="Write the comparison as one self-contained page.")
@click.option("--open", "open_page", is_flag=True, help="Open the page in a browser.")
@click.option("--log", is_flag=True, help="Show what was decided about the story instead.")
def story(story: str, address: str, json_file: str | None, html_file: str | None, open_page: bool, log: bool) -> None:
    """Show one story: its articles and their comparison."""
    from tellings.cli.lines import article_line, decision_line, story_lines

    with opened(address) as library:
        kept = library.story(story)
        if log:
            lines(decision_line(d) for d in library.decisions(story))
            return
        if not (json_file or html_file or open_page):
            lines(story_lines(kept.head))
            lines(f"  {article_line(article)}" for article in kept.members)
            click.echo()
        try:
            with watched() as progress:
                found = library.comparison(story, progress)
        except NothingToCompare:
            if json_file or html_file or open_page:
                raise
            return
        show(found, json_file, html_file, open_page)


@click.command()
@click.argument("query", nargs=-1, metavar="QUERY...")
@library_option
@click.option("--stories", "of_stories", is_flag=True, help="Stories whose articles match.")
@click.option("--statements", is_flag=True, help='Who said what: words, or "who said … about …", "what did NAME say about …".')
@click.option("--figures", is_flag=True, help="Figures: words of what is counted, with --low, --high, --unit.")
@click.option("--low", type=float, help="Least value of a figure.")
@click.option("--high", type=float, help="Greatest value of a figure.")
@click.option("--unit", help="Unit of a figure: percent, USD, …")
@limit_option
@json_option
def search(
    query: tuple[str, ...],
    address: str,
    of_stories: bool,
    statements: bool,
    figures: bool,
    low: float | None,
    high: float | None,
    unit: str | None,
    limit: int,
    as_json: bool,
) -> None:
    """Search what is kept.

    QUERY: words, "a phrase", beginnings of words (govern*), -word to exclude, speaker:NAME, outlet:NAME,
    since:YYYY-MM-DD, until:YYYY-MM-DD. All must hold.
    """
    from tellings.library.asking import asked
    from tellings.model.query import Query

    typed = " ".join(query)
    sought = asked(typed) if statements else Query.parse(typed)
    if sought.empty and not (figures or statements):
        raise InputError("nothing to search for: give words, or speaker:NAME, outlet:NAME, since:DATE")
    with opened(address) as library:
        if statements or figures:
            with watched() as progress:
                library.read(progress)
        figure_range = (low, high, unit) if figures else None
        hits, shown = found_lines(library, sought, of_stories, statements, figure_range, limit)
        if as_json:
            as_json_lines(hits)
            return
        lines(shown)
        if not hits:
            click.echo("nothing found", err=True)


def found_lines(
    library: Library,
    sought: Query,
    of_stories: bool,
    statements: bool,
    figure_range: tuple[float | None, float | None, str | None] | None,
    limit: int,
) -> tuple[list[object], Iterator[str]]:
    """What was found, and how it is shown."""
    from tellings.cli.lines import article_hit, figure_hit, statement_hit, story_lines
    from tellings.library.asking import figures_of

    if figure_range is not None:
        figures = library.search_figures(figures_of(sought, *figure_range), limit)
        return list(figures), (line for hit in figures for line in figure_hit(hit))
    if statements:
        said = library.search_statements(sought, limit)
        return list(said), (line for hit in said for line in statement_hit(hit))
    if of_stories:
        stories = library.search_stories(sought, limit)
        return list(stories), (line for hit in stories for line in story_lines(hit.story))
    articles = library.search(sought, limit)
    return list(articles), (line for hit in articles for line in article_hit(hit))


@click.command()
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@library_option
@json_option
def why(left: str, right: str, address: str, as_json: bool) -> None:
    """Say why two articles are in one story, or in two. A and B are articles' ids."""
    from tellings.cli.lines import why_lines

    with opened(address) as library:
        found = library.why(left, right)
        if as_json:
            as_json_lines(found)
        else:
            lines(why_lines(found))


@click.command()
@click.argument("stories", nargs=-1, required=True, metavar="STORY STORY...")
@library_option
@click.option("--note", default="", help="Why; it is kept in the log.")
def merge(stories: tuple[str, ...], address: str, note: str) -> None:
    """Put stories together, for good: later grouping keeps it."""
    with opened(address) as library:
        click.echo(library.merge(list(stories), note))


@click.command()
@click.argument("story")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@library_option
@click.option("--note", default="", help="Why; it is kept in the log.")
def split(story: str, articles: tuple[str, ...], address: str, note: str) -> None:
    """Take articles out of a story into one of their own, for good."""
    with opened(address) as library:
        click.echo(library.split(story, list(articles), note))


@click.command()
@library_option
def check(address: str) -> None:
    """Verify the whole library: hashes, references, indexes, the database itself."""
    from tellings.views.safe import printable

    with opened(address) as library:
        found = 0
        for problem in library.check():
            found += 1
            if found <= PROBLEMS:
                click.echo(f"{printable(problem.where)}: {printable(problem.what)}", err=True)
        if found:
            raise IntegrityError(f"{found} things are wrong with the library")
        counts = library.counts()
        click.echo(f"all is well: {counts.articles} articles of {counts.places} places in {counts.stories} stories")


@click.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@library_option
def export_library(file: Path, address: str) -> None:
    """Write the whole library as one archive."""
    with opened(address) as library:
        library.export(file)


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@library_option
def import_library(file: Path, address: str) -> None:
    """Take in an exported library, whole or not at all; the library here must be empty or new."""
    with opened(address, make=True) as library:
        library.take_in(file)
        click.echo(f"{library.counts().articles} articles taken in")


COMMANDS = (add, stories, story, search, why, merge, split, check, export_library, import_library)
