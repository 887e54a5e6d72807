"""The full texts: blocks cut into runs, passages marked by how many others carry them.

In: a Source. Out: a Text for each article, and the passages with what belongs to them. Guarantee: gaps, blocks and
parts joined are each article's text as received, to the character.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from tellings.model.alignment import DifferenceKind
from tellings.model.article import Article
from tellings.model.block import BlockKind
from tellings.model.span import Span
from tellings.views import words
from tellings.views.findings import Source
from tellings.views.findings.segments import Cut, cut, join
from tellings.views.html.view.pieces import Outlet
from tellings.views.html.view.texts import Part, Run, Text, TextBlock

HEATS = 4

_ELEMENTS = {BlockKind.HEADLINE: "h3", BlockKind.SUBHEADING: "h4"}

_SHOWN = frozenset(
    {DifferenceKind.FIGURE, DifferenceKind.DATE, DifferenceKind.ATTRIBUTION, DifferenceKind.NEGATION, DifferenceKind.MODALITY}
)
"""Differences underlined in the text itself: few and telling; the rest is beside it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article that others carry, or that only it has.

    `key` is `article-passage`, counted from 1; `alignments` and `only` index the comparison's; `others` are the
    indexes of the articles that carry it; `row` the index of its group, None where it has none.
    """

    key: str
    start: int
    end: int
    alignments: tuple[int, ...]
    only: int | None
    others: tuple[int, ...]
    row: int | None


@dataclass(frozen=True, slots=True)
class _Layer:
    """One thing that covers a stretch: what it is and its index."""

    kind: str
    index: int


def passages(source: Source) -> tuple[tuple[Passage, ...], ...]:
    """The passages of every article, in order of place: aligned spans that overlap make one passage."""
    found: list[list[tuple[int, int, _Layer]]] = [[] for _ in source.c.articles]
    for n, x in enumerate(source.c.alignments):
        for side in (x.a, x.b):
            found[source.place[side.article]].append((side.start, side.end, _Layer("aligned", n)))
    for n, o in enumerate(source.c.only_in):
        found[source.place[o.span.article]].append((o.span.start, o.span.end, _Layer("only", n)))
    return tuple(tuple(_passage(source, at, n, run) for n, run in enumerate(join(stretches), 1)) for at, stretches in enumerate(found))


def _passage(source: Source, at: int, number: int, run: Cut[_Layer]) -> Passage:
    aligned = tuple(dict.fromkeys(layer.index for layer in run.values if layer.kind == "aligned"))
    only = next((layer.index for layer in run.values if layer.kind == "only"), None)
    rows = (source.group_of(source.c.alignments[n]) for n in aligned)
    return Passage(
        key=f"{at + 1}-{number}",
        start=run.start,
        end=run.end,
        alignments=aligned,
        only=None if aligned else only,
        others=tuple(sorted({_other(source, n, at) for n in aligned} - {at})),
        row=next((n for n in rows if n is not None), None),
    )


def _other(source: Source, alignment: int, at: int) -> int:
    """The article on the far side of an alignment."""
    x = source.c.alignments[alignment]
    a, b = source.place[x.a.article], source.place[x.b.article]
    return b if a == at else a


def texts(source: Source, outlets: tuple[Outlet, ...], found: tuple[tuple[Passage, ...], ...], rows: tuple[str, ...]) -> tuple[Text, ...]:
    """Every article's full text; `rows` are the addresses of the groups."""
    return tuple(_text(source, at, outlets[at], found[at], rows) for at in range(len(source.c.articles)))


def _layers(source: Source, at: int, found: tuple[Passage, ...]) -> list[tuple[int, int, _Layer]]:
    """Everything that covers a stretch of article `at`."""
    layers = [(p.start, p.end, _Layer("passage", n)) for n, p in enumerate(found)]
    for n, x in enumerate(source.c.alignments):
        for side, difference_side in ((x.a, "a"), (x.b, "b")):
            if source.place[side.article] != at:
                continue
            layers.append((side.start, side.end, _Layer("carried", _other(source, n, at))))
            for d in x.differences:
                place: Span | None = getattr(d, difference_side)
                if place is not None and d.kind in _SHOWN:
                    layers.append((place.start, place.end, _Layer("differs", n)))
    for n, s in enumerate(source.c.statements):
        if source.place[s.span.article] == at:
            layers += [(part.start, part.end, _Layer("said", n)) for part in s.spans or (s.span,)]
    return layers


def _text(source: Source, at: int, outlet: Outlet, found: tuple[Passage, ...], rows: tuple[str, ...]) -> Text:
    article = source.c.articles[at]
    runs = cut(0, len(article.text), [*_layers(source, at, found), *_block_edges(article)])
    last_part = {layer.index: run.end for run in runs for layer in run.values if layer.kind == "passage"}
    blocks: list[TextBlock] = []
    gap, opened = "", set[int]()
    for index, group in groupby(runs, key=_block_of):
        inside = list(group)
        stretch = article.text[inside[0].start : inside[-1].end]
        if index is None and not stretch.strip():
            gap += stretch
            continue
        parts = tuple(_parts(source, at, inside, found, opened, last_part, rows))
        kind = article.blocks[index].kind if index is not None else BlockKind.HEADER
        blocks.append(TextBlock(_ELEMENTS.get(kind, "p"), kind.value, words.BLOCKS[kind], gap, parts))
        gap = ""
    return Text(outlet, tuple(blocks), gap, sum(bool(p.others) for p in found), sum(p.only is not None for p in found))


def _block_edges(article: Article) -> list[tuple[int, int, _Layer]]:
    return [(b.span.start, b.span.end, _Layer("block", n)) for n, b in enumerate(article.blocks)]


def _block_of(run: Cut[_Layer]) -> int | None:
    return next((layer.index for layer in run.values if layer.kind == "block"), None)


def _passage_of(run: Cut[_Layer]) -> int | None:
    return next((layer.index for layer in run.values if layer.kind == "passage"), None)


def _parts(
    source: Source,
    at: int,
    runs: list[Cut[_Layer]],
    found: tuple[Passage, ...],
    opened: set[int],
    last: dict[int, int],
    rows: tuple[str, ...],
) -> list[Part]:
    """A block's runs by passage; the passage's first part bears its id, its last the mark."""
    parts = []
    for index, group in groupby(runs, key=_passage_of):
        inside = list(group)
        shown = _merged(_run(source, at, r) for r in inside)
        if index is None:
            parts.append(Part("", False, "", "", False, "", shown))
            continue
        passage = found[index]
        closes = last[index] == inside[-1].end
        mark, note = _mark(source, passage) if closes else ("", "")
        row = rows[passage.row] if passage.row is not None else ""
        parts.append(Part(passage.key, index not in opened, mark, note, passage.only is not None, row, shown))
        opened.add(index)
    return parts


def _merged(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbours that look alike as one run."""
    alike = groupby(runs, key=lambda r: (r.heat, r.statement, r.differs))
    return tuple(Run("".join(r.text for r in same), *look) for look, same in alike)


def _mark(source: Source, passage: Passage) -> tuple[str, str]:
    """The count beside a passage, and the same in words."""
    others = len(source.c.articles) - 1
    if passage.only is not None:
        return words.ONLY_HERE, words.ONLY_HERE
    return f"{len(passage.others)}/{others}", f"carried by {len(passage.others)} of {others} others"


def _run(source: Source, at: int, run: Cut[_Layer]) -> Run:
    article = source.c.articles[at]
    carried = {layer.index for layer in run.values if layer.kind == "carried"}
    said = [layer.index for layer in run.values if layer.kind == "said"]
    innermost = min(said, key=lambda n: len(source.c.statements[n].span), default=None)
    others = max(1, len(source.c.articles) - 1)
    return Run(
        text=article.text[run.start : run.end],
        heat=-(-len(carried) * HEATS // others),
        statement=str(innermost + 1) if innermost is not None else "",
        differs=any(layer.kind == "differs" for layer in run.values),
    )
