"""Groups against outlets. In: a Source. Out: the Matrix. Guarantee: rows in the comparison's order of groups."""

from __future__ import annotations

from tellings.model.comparison import Carried
from tellings.model.group import Group, Rendering
from tellings.views import words
from tellings.views.findings import Source
from tellings.views.html.context.quotes import quote, siglum
from tellings.views.html.view import Cell, Matrix, MatrixRow, Rendered, SpeakerChoice, Tag

CELL_SIGNS = {Carried.VERBATIM: "●", Carried.REWORDED: "◐", Carried.PARTIAL: "◔", Carried.NOT_FOUND: "–"}


def build(source: Source) -> Matrix:
    """The matrix with its filter."""
    cells = {row.group: row.cells for row in source.c.coverage}
    rows = tuple(_row(source, n, g, cells.get(g.id) or _cells_of(source, g)) for n, g in enumerate(source.c.groups, 1))
    counts: dict[str, int] = {}
    for row in rows:
        if row.speaker:
            counts[row.speaker] = counts.get(row.speaker, 0) + 1
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    return Matrix(rows, tuple(_tag(x) for x in Carried), tuple(SpeakerChoice(name, counts[name]) for name in ranked))


def _tag(carried: Carried) -> Tag:
    return Tag(words.CARRIED[carried], carried.value, CELL_SIGNS[carried])


def _cells_of(source: Source, group: Group) -> tuple[Carried, ...]:
    """Cells from the renderings alone, where the comparison has no row for the group."""
    carried = {source.place[r.span.article] for r in group.renderings}
    return tuple(Carried.REWORDED if n in carried else Carried.NOT_FOUND for n in range(len(source.c.articles)))


def _row(source: Source, number: int, group: Group, cells: tuple[Carried, ...]) -> MatrixRow:
    base = group.renderings[group.base]
    return MatrixRow(
        id=f"row-{number}",
        speaker=_speaker(source, group),
        quote=quote(source, base.span, 140),
        cells=tuple(Cell(a.label, siglum(n), _tag(x)) for n, (a, x) in enumerate(zip(source.c.articles, cells, strict=False), 1)),
        renderings=tuple(_rendered(source, r, n == group.base) for n, r in enumerate(group.renderings)),
    )


def _speaker(source: Source, group: Group) -> str:
    """The identity the group's statements share, else the name they all give."""
    if group.speaker in source.identities:
        return source.identities[group.speaker].name
    said = (source.by_id.get(r.statement or "") for r in group.renderings)
    names = {source.speaker(s) for s in said if s}
    return names.pop() if len(names) == 1 else ""


def _rendered(source: Source, rendering: Rendering, base: bool) -> Rendered:
    said = source.by_id.get(rendering.statement or "")
    return Rendered(
        quote=quote(source, rendering.span, 600),
        wording=words.WORDINGS[rendering.wording],
        base=base,
        speaker=(source.speaker(said) or words.SPEAKER_UNKNOWN) if said else "",
        form=words.FORMS[said.form] if said else "",
    )
