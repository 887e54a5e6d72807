"""What differs: the summary at the top. Frozen and plain, as `view/__init__.py` says."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.views.html.view.pieces import Quote, Tag


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the summary: `quotes` side by side, `about` the names it is about, `why` in fixed words or "", `sure` or ""."""

    quotes: tuple[Quote, ...]
    about: tuple[str, ...]
    why: str
    sure: str


@dataclass(frozen=True, slots=True)
class FindingKind:
    """Findings of one kind. `tag` names it, `lines` are those shown of `total`, `section` is where all are."""

    tag: Tag
    lines: tuple[Finding, ...]
    total: int
    section: str
