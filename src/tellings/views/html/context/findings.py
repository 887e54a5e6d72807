"""The summary: of every kind of finding the few that tell most, each with its outlets' words.

In: a Source. Out: FindingKinds in the order of the page. Guarantee: they are the first of `views.findings`, chosen
there for every view; every finding stands in full in the section it links to.
"""

from __future__ import annotations

from dataclasses import dataclass

from tellings.views.findings import Excerpt, Finding, Kind, Source, findings
from tellings.views.html.context.addresses import Addresses
from tellings.views.html.context.quotes import drawn
from tellings.views.html.view import summary as view
from tellings.views.html.view.pieces import Tag

LINES = 2
"""Lines shown of one kind."""
MORE_LINES = {Kind.FIGURE_CONFLICT: 3, Kind.DATE_CONFLICT: 3, Kind.WORDING: 3, Kind.DATE: 1, Kind.COPIED: 1}
TURNS = 6
"""Articles of which the summary shows a passage only they have."""
SHORT = 130
"""Code points of a quote in the summary; the whole of it stands in its section and in the text."""
NEAR = 40
"""Code points of context around a value in the summary."""


@dataclass(frozen=True, slots=True)
class _Look:
    """How a kind is shown: its `key`, its `sign`, the `section` where all of it stands, and what is said of it."""

    key: str
    sign: str
    section: str
    how: str
    how_sure: str


_SAME_THING = "“Sure”, “likely” and “possible” say how sure it is that all sides speak of one thing; none says which is right."
_ONE_STATEMENT = "“Sure”, “likely” and “possible” say how sure it is that both passages report one statement; none says who is right."

LOOKS = {
    Kind.FIGURE_CONFLICT: _Look(
        "conflict", "≠", "figures",
        "Two figures that count the same thing, of the same extent and day, read as intervals that do not meet.", _SAME_THING),
    Kind.DATE_CONFLICT: _Look(
        "conflict", "≠", "dates",
        "Two dates of the same event, worked out on the calendar, that cannot both be true.", _SAME_THING),
    Kind.DATED: _Look(
        "dated", "", "dates",
        "Two dates of the same event on different days that can be one moment, or of which one is a later count.", _SAME_THING),
    Kind.ATTRIBUTION: _Look(
        "attribution", "", "read",
        "Passages with the same content that name different speakers, or that one text attributes and the other tells as fact.",
        _ONE_STATEMENT),
    Kind.WORDING: _Look(
        "wording", "", "read",
        "Passages that report one statement of one speaker; the words set off stand in each other’s place. Single judging words come "
        "first. A translation can differ where the speaker did not.", _ONE_STATEMENT),
    Kind.STRENGTH: _Look(
        "modality", "", "read",
        "Passages with the same content of which one denies, hedges or obliges where the other does not.", _ONE_STATEMENT),
    Kind.NAME: _Look(
        "naming", "", "names",
        "Names and descriptions that share a proper name, that a text itself calls one, or that stand in the same place of aligned "
        "passages. Things come first: how they are called is a choice.",
        "Descriptions joined by their place alone are the least sure; every mention is in the section."),
    Kind.FIGURE: _Look(
        "figure", "", "figures",
        "Figures that count the same thing in other words, and that can all be true: bounds, rounding, a later count, another extent.",
        _SAME_THING),
    Kind.DATE: _Look(
        "date", "", "dates", "Dates of one event, one more exact than the other.", _SAME_THING),
    Kind.ONLY: _Look(
        "only", "", "only",
        "Passages for which no passage of another text came near enough, one for each text: those with a speaker, a figure or a date "
        "first.", "It says what was not found. The nearest passage tried stands beside each in the section."),
    Kind.COPIED: _Look(
        "copied", "", "copied",
        "Long runs of the same words in the same order.", "The words are the same beyond doubt; who took them from whom is not said."),
}  # fmt: skip
"""For each kind its look and, in plain words, how it was found and how sure it is."""


def build(source: Source, addresses: Addresses) -> tuple[view.FindingKind, ...]:
    """The kinds of findings that there are, each with its few lines."""
    return tuple(_kind(source, addresses, kind, some) for kind, some in findings(source).items())


def _kind(source: Source, addresses: Addresses, kind: Kind, some: tuple[Finding, ...]) -> view.FindingKind:
    look = LOOKS[kind]
    shown = _one_each(some) if kind is Kind.ONLY else some[: MORE_LINES.get(kind, LINES)]
    return view.FindingKind(
        tag=Tag(kind.value, look.key, look.sign),
        lines=tuple(_line(source, addresses, f) for f in shown),
        total=len(some),
        section=look.section,
        how=look.how,
        how_sure=look.how_sure,
    )


def _one_each(some: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The first finding of every article, of no more than `TURNS`."""
    first: dict[str, Finding] = {}
    for f in some:
        first.setdefault(f.quotes[0].whole.article, f)
    return tuple(first.values())[:TURNS]


def _line(source: Source, addresses: Addresses, f: Finding) -> view.Finding:
    quotes = _first_names(f.quotes) if f.kind is Kind.NAME else f.quotes
    return view.Finding(
        id=addresses.of("k", *(q.whole for q in quotes), name=f.kind.name),
        quotes=tuple(drawn(source, _short(source, q)) for q in quotes),
        about=() if f.kind is Kind.NAME else f.about,
        why=f.why,
        sure=f.sure,
    )


def _short(source: Source, q: Excerpt) -> Excerpt:
    """An excerpt as short as a line of the summary asks for."""
    if q.phrase:
        return q
    return source.context(q.whole, NEAR) if q.hits == (q.whole,) else source.excerpt(q.whole, q.hits, SHORT)


def _first_names(quotes: tuple[Excerpt, ...]) -> tuple[Excerpt, ...]:
    """Of all the ways each article names a thing the first, which is its own if it has one."""
    first: dict[str, Excerpt] = {}
    for q in quotes:
        first.setdefault(q.whole.article, q)
    return tuple(first.values())
