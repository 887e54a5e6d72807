"""What is kept, as lines for a terminal or a pipe. Everything that came from outside passes through `printable`."""

from __future__ import annotations

from collections.abc import Iterator

import click

from tellings.library import reasons, watching
from tellings.library.keeping import Tally
from tellings.model.feed_state import FeedState
from tellings.model.kept_story import Decision, Event, StoryHead
from tellings.model.library import KeptArticle
from tellings.model.query import ArticleHit, FigureHit, StatementHit
from tellings.views.safe import printable

NO_TITLE = "(no headline)"


def counted(count: int, what: str) -> str:
    """A count with its word."""
    return f"{count} {what}{'' if count == 1 else 's'}"


def bold(text: str) -> str:
    """Text from outside, made printable and set off on a terminal."""
    return click.style(printable(text), bold=True)


def dim(text: str) -> str:
    """The same, set back."""
    return click.style(printable(text), dim=True)


def tally_line(tally: Tally) -> str:
    """What became of a run's documents."""
    parts = [f"{counted(len(tally.new), 'new article')}"]
    parts += [f"{counted(len(tally.versions), 'later version')}"] if tally.versions else []
    parts += [f"{tally.known} known already"] if tally.known else []
    parts += [f"{tally.unchanged} unchanged"] if tally.unchanged else []
    parts += [f"{len(tally.put_aside)} put aside"] if tally.put_aside else []
    return ", ".join(parts)


def story_lines(head: StoryHead) -> Iterator[str]:
    """A story in a list."""
    yield f"{printable(head.id)}  {bold(head.title or NO_TITLE)}"
    days = head.first_day or "no date known"
    if head.last_day and head.last_day != head.first_day:
        days += f" to {head.last_day}"
    yield f"  {counted(head.size, 'article')}, {dim(days)}, {dim(', '.join(head.outlets) or 'no outlet known')}"


def article_line(article: KeptArticle) -> str:
    """An article in a list."""
    version = f" (version {article.version})" if article.version > 1 else ""
    when = article.published or "no date known"
    return f"{article.id}  {bold(article.label)}  {dim(when)}{version}  {printable(article.title or NO_TITLE)}"


def article_hit(hit: ArticleHit) -> Iterator[str]:
    """An article found, with the words searched for marked."""
    yield article_line(hit.article) + (f"  [{hit.story}]" if hit.story else "")
    at, line = 0, ""
    for start, end in hit.marks:
        if start >= at:
            before, found = edges(hit.excerpt[at:start]), printable(hit.excerpt[start:end])
            line += before + click.style(found, bold=True, underline=True)
            at = end
    yield "  " + (line + edges(hit.excerpt[at:])).strip()


def edges(text: str) -> str:
    """Printable, keeping one space at an end where there was white space."""
    shown = printable(text)
    if not shown:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + shown + (" " if text[-1].isspace() else "")


def statement_hit(hit: StatementHit) -> Iterator[str]:
    """A statement found."""
    cue = f" ({printable(hit.statement.cue)})" if hit.statement.cue else ""
    yield f"{bold(hit.statement.speaker or 'no speaker named')}{cue}: {printable(hit.statement.text)}"
    yield f"  {article_line(hit.article)}"


def figure_hit(hit: FigureHit) -> Iterator[str]:
    """A figure found."""
    yield f"{bold(hit.figure.text)}: {printable(hit.figure.context)}"
    yield f"  {article_line(hit.article)}"


def decision_line(decision: Decision) -> str:
    """A decision of the log."""
    who = " (by hand)" if decision.by == "person" else ""
    articles = ", ".join(decision.articles[:4]) + (" …" if len(decision.articles) > 4 else "")
    other = f" [{decision.other}]" if decision.other else ""
    numbers = "".join(f", {printable(name)} {value:.3g}" for name, value in sorted(decision.numbers.items()))
    what = f"{decision.kind.value}{who} {decision.story}{other} {articles}"
    return f"{decision.at:%Y-%m-%d %H:%M}  {what}: {printable(decision.reason)}{numbers}"


def why_lines(found: reasons.Why) -> Iterator[str]:
    """Why two articles are together or apart."""
    yield article_line(found.left)
    yield article_line(found.right)
    where = (
        f"together in {found.left_story}" if found.together else f"apart: {found.left_story or 'none'} and {found.right_story or 'none'}"
    )
    yield click.style(where, bold=True)
    yield from (f"  {printable(reason)}" for reason in found.reasons)
    yield from (f"  {kind} in common: {printable(', '.join(some))}" for kind, some in found.shared.items())
    yield from (f"  {name}: {value:.3g}" for name, value in sorted(found.numbers.items()))
    yield from (f"  {decision_line(d)}" for d in found.decisions)


def feed_line(feed: FeedState) -> str:
    """A feed that is watched."""
    state = f"{feed.error} ({feed.failures} in a row)" if feed.error else ("well" if feed.polled_at else "not asked yet")
    due = f"next {feed.next_poll:%Y-%m-%d %H:%M}" if feed.next_poll else "not asked any more"
    return (
        f"{printable(feed.url)}  {printable(feed.outlet or feed.title or '')}  {counted(feed.items, 'article')}, {printable(state)}, {due}"
    )


def poll_line(polled: watching.Polled) -> str:
    """One poll."""
    feed = polled.feed
    name = printable(feed.outlet or feed.title or feed.url)
    if feed.error:
        due = f"asked again at {feed.next_poll:%H:%M:%S}" if feed.next_poll else "not asked any more"
        return f"{feed.polled_at:%H:%M:%S}  {name}: {printable(feed.error)}; {due}"
    later = f", {polled.pending} to be tried again" if polled.pending else ""
    what = "nothing new" if not (polled.tally.articles or polled.tally.put_aside) else tally_line(polled.tally)
    return f"{feed.polled_at:%H:%M:%S}  {name}: {what}{later}"


def waiting_line(feeds: list[FeedState]) -> str:
    """What is waited for."""
    due = min((f.next_poll for f in feeds if f.next_poll), default=None)
    failing = sum(1 for f in feeds if f.error)
    parts = [f"watching {counted(len(feeds), 'feed')}", *([f"{failing} failing"] if failing else [])]
    parts.append(f"next asked at {due:%H:%M:%S} UTC" if due else "none is asked any more")
    return f"{', '.join(parts)}; Ctrl-C ends"


def event_line(event: Event) -> str:
    """Something that happened."""
    sides = event.data.get("sides")
    told = " / ".join(f'"{printable(str(s["text"]))}"' for s in sides) if isinstance(sides, list) else (event.article or "")
    return f"{event.at:%Y-%m-%d %H:%M}  {event.kind.value.replace('_', ' ')}  {event.story}  {told}".rstrip()
