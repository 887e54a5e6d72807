"""What event, and what differs: the summary at the top. Frozen and plain, as `view/__init__.py` says."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.views.html.view.pieces import Quote, Tag


@dataclass(frozen=True, slots=True)
class Event:
    """What the page is about: `when` the articles were published ("" where nothing says), the `lead` and who carries it.

    `lead` quotes a passage that most articles carry, an opening one if it can be, None where there is none; `carried`
    says how many do.
    """

    when: str
    lead: Quote | None
    carried: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the summary: element `id`, `quotes` side by side, `about` the names in it, `why` in fixed words, `sure` ("" for none)."""

    id: str
    quotes: tuple[Quote, ...]
    about: tuple[str, ...]
    why: str
    sure: str


@dataclass(frozen=True, slots=True)
class FindingKind:
    """Findings of one kind.

    `tag` names it, `lines` are those shown of `total`, `section` is where all are, `how` says in plain words how they
    were found and `how_sure` how sure they are.
    """

    tag: Tag
    lines: tuple[Finding, ...]
    total: int
    section: str
    how: str
    how_sure: str
