"""The whole page. Frozen and plain, as `view/__init__.py` says."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.views.html.view.matrix import Matrix
from tellings.views.html.view.names import Names, Speakers
from tellings.views.html.view.pieces import NoteLine, Outlet, Section
from tellings.views.html.view.rest import Copied, OnlyOutlet
from tellings.views.html.view.summary import Event, FindingKind
from tellings.views.html.view.texts import Text
from tellings.views.html.view.values import Dates, Figures


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page.

    `title` is for the browser's tab; `outlets` in the order given; `event` and `findings` the summary; `sections` the
    navigation; then a field for each section: `texts`, `matrix`, `figures`, `dates`, `names`, `speakers`,
    `copied`, `only`, `notes`, `rejected`; `backends` says what read the texts, by name; `schema` the
    comparison's version.
    """

    title: str
    outlets: tuple[Outlet, ...]
    event: Event
    findings: tuple[FindingKind, ...]
    sections: tuple[Section, ...]
    texts: tuple[Text, ...]
    matrix: Matrix
    figures: Figures
    dates: Dates
    names: Names
    speakers: Speakers
    copied: Copied
    only: tuple[OnlyOutlet, ...]
    notes: tuple[NoteLine, ...]
    rejected: tuple[NoteLine, ...]
    backends: tuple[NoteLine, ...]
    schema: str
