"""Groups against outlets. In: a Source. Out: the Matrix. Guarantee: rows in the comparison's order of groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tellings.model.comparison import Carried
from tellings.model.group import Group, Rendering
from tellings.model.span import Span
from tellings.model.statement import Form, Statement
from tellings.views import words
from tellings.views.findings import Source
from tellings.views.html.context.addresses import Addresses
from tellings.views.html.context.quotes import quote, siglum, whose
from tellings.views.html.view import matrix as view
from tellings.views.html.view.pieces import Tag

CELL_SIGNS = {Carried.VERBATIM: "●", Carried.REWORDED: "◐", Carried.PARTIAL: "◔", Carried.NOT_FOUND: "–"}
FULL = 600
"""Code points of a rendering that are shown."""


def addresses(source: Source, given: Addresses) -> tuple[str, ...]:
    """The address of every group, by its base's place."""
    return tuple(given.of("g", g.renderings[g.base].span) for g in source.c.groups)


def build(source: Source, rows: tuple[str, ...]) -> view.Matrix:
    """The matrix with its filters."""
    cells = {row.group: row.cells for row in source.c.coverage}
    made = tuple(_row(source, row, g, cells.get(g.id) or _cells_of(source, g)) for row, g in zip(rows, source.c.groups, strict=True))
    kinds = (*words.FORMS.values(), words.NARRATION)
    counted = {c.name: c for c in _choices(row.kind for row in made)}
    return view.Matrix(
        rows=made,
        key=tuple(_tag(x) for x in Carried),
        speakers=_choices(row.speaker for row in made if row.speaker),
        kinds=tuple(counted[kind] for kind in kinds if kind in counted),
    )


def _choices(names: Iterable[str]) -> tuple[view.Choice, ...]:
    """What there is to choose, the most frequent first."""
    counts = Counter(names)
    return tuple(view.Choice(name, counts[name]) for name in sorted(counts, key=lambda name: (-counts[name], name)))


def _tag(carried: Carried) -> Tag:
    return Tag(words.CARRIED[carried], carried.value, CELL_SIGNS[carried])


def _cells_of(source: Source, group: Group) -> tuple[Carried, ...]:
    """Cells from the renderings alone, where the comparison has no row for the group."""
    carried = {source.place[r.span.article] for r in group.renderings}
    return tuple(Carried.REWORDED if n in carried else Carried.NOT_FOUND for n in range(len(source.c.articles)))


def _row(source: Source, row: str, group: Group, cells: tuple[Carried, ...]) -> view.MatrixRow:
    said = [s for r in group.renderings if (s := source.by_id.get(r.statement or ""))]
    return view.MatrixRow(
        id=row,
        kind=_kind(said),
        speaker=_speaker(source, group, said),
        quote=quote(source, group.renderings[group.base].span, 140),
        carried=sum(x is not Carried.NOT_FOUND for x in cells),
        states="".join(x.value[0] for x in cells),
        cells=tuple(view.Cell(siglum(n), _tag(x)) for n, x in enumerate(cells, 1)),
        renderings=_renderings(source, group),
    )


def _kind(said: list[Statement]) -> str:
    """The form in which a group is reported most directly; narration where nobody is reported to have said it."""
    forms = {s.form for s in said}
    return next((words.FORMS[form] for form in Form if form in forms), words.NARRATION)


def _speaker(source: Source, group: Group, said: list[Statement]) -> str:
    """The identity the group's statements share, else the name they all give."""
    if group.speaker in source.identities:
        return source.identities[group.speaker].name
    names = {source.speaker(s) for s in said}
    return names.pop() if len(names) == 1 else ""


def _renderings(source: Source, group: Group) -> tuple[view.Rendered, ...]:
    """The wordings of a group, the base first; those in the very same words and of one speaker together."""
    base = group.renderings[group.base]
    alike: dict[tuple[str, str, str], list[Rendering]] = {}
    for r in (base, *(r for r in group.renderings if r is not base)):
        alike.setdefault((source.words(r.span).strip(), *_said(source, r)), []).append(r)
    return tuple(_rendered(source, base, together) for together in alike.values())


def _said(source: Source, r: Rendering) -> tuple[str, str]:
    """Speaker and form of the statement a rendering is, or two empty strings."""
    said = source.by_id.get(r.statement or "")
    return (source.speaker(said) or words.SPEAKER_UNKNOWN, words.FORMS[said.form]) if said else ("", "")


def _rendered(source: Source, base: Rendering, together: list[Rendering]) -> view.Rendered:
    first = together[0]
    speaker, form = _said(source, first)
    alignment = None if first is base else _alignment(source, base.span, first.span)
    return view.Rendered(
        quote=quote(source, first.span, FULL),
        others=tuple(whose(source, r.span) for r in together[1:]),
        wording=words.WORDINGS[first.wording],
        base=first is base,
        alignment="" if alignment is None else str(alignment),
        speaker=speaker,
        form=form,
    )


def _alignment(source: Source, base: Span, other: Span) -> int | None:
    """The alignment that lines up most of both spans, by its index."""

    def common(n: int) -> int:
        x = source.c.alignments[n]
        return max(min(base.overlap(x.a), other.overlap(x.b)), min(base.overlap(x.b), other.overlap(x.a)))

    found = max(source.alignments_between(base.article, other.article), key=common, default=None)
    return found if found is not None and common(found) else None
