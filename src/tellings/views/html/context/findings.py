"""The summary: of every kind of finding the few that tell most, each with its outlets' words.

In: a Source. Out: FindingKinds in the order of the page. Guarantee: they are the first of `views.findings`, chosen
there for every view; every finding stands in full in the section it links to.
"""

from __future__ import annotations

from tellings.views.findings import Excerpt, Finding, Kind, Source, findings
from tellings.views.html import view
from tellings.views.html.context.quotes import drawn

LINES = 2
"""Lines shown of one kind."""
MORE_LINES = {Kind.FIGURE_CONFLICT: 3, Kind.DATE_CONFLICT: 3, Kind.WORDING: 3, Kind.DATE: 1, Kind.COPIED: 1}
TURNS = 6
"""Articles of which the summary shows a passage only they have."""

LOOKS = {
    Kind.FIGURE_CONFLICT: ("conflict", "≠", "figures"),
    Kind.DATE_CONFLICT: ("conflict", "≠", "dates"),
    Kind.DATED: ("dated", "", "dates"),
    Kind.ATTRIBUTION: ("attribution", "", "read"),
    Kind.WORDING: ("wording", "", "read"),
    Kind.STRENGTH: ("modality", "", "read"),
    Kind.NAME: ("naming", "", "names"),
    Kind.FIGURE: ("figure", "", "figures"),
    Kind.DATE: ("date", "", "dates"),
    Kind.ONLY: ("only", "", "only"),
    Kind.COPIED: ("copied", "", "copied"),
}
"""For each kind the key of its look, its sign, and the section where all of it stands."""


def build(source: Source) -> tuple[view.FindingKind, ...]:
    """The kinds of findings that there are, each with its few lines."""
    return tuple(_kind(source, kind, some) for kind, some in findings(source).items())


def _kind(source: Source, kind: Kind, some: tuple[Finding, ...]) -> view.FindingKind:
    key, sign, section = LOOKS[kind]
    shown = _one_each(some) if kind is Kind.ONLY else some[: MORE_LINES.get(kind, LINES)]
    return view.FindingKind(view.Tag(kind.value, key, sign), tuple(_line(source, f) for f in shown), len(some), section)


def _one_each(some: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The first finding of every article, of no more than `TURNS`."""
    first: dict[str, Finding] = {}
    for f in some:
        first.setdefault(f.quotes[0].whole.article, f)
    return tuple(first.values())[:TURNS]


def _line(source: Source, f: Finding) -> view.Finding:
    quotes = _first_names(f.quotes) if f.kind is Kind.NAME else f.quotes
    about = () if f.kind is Kind.NAME else f.about
    why = "" if f.kind is Kind.NAME else f.why
    return view.Finding(tuple(drawn(source, q) for q in quotes), about, why, f.sure)


def _first_names(quotes: tuple[Excerpt, ...]) -> tuple[Excerpt, ...]:
    """Of all the ways each article names a thing the first, which is its own if it has one."""
    first: dict[str, Excerpt] = {}
    for q in quotes:
        first.setdefault(q.whole.article, q)
    return tuple(first.values())
