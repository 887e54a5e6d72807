"""The data the page's script works on: places and numbers, no text of the articles (that stands in the page once).

In: a Source and its passages. Out: plain values for JSON, described in docs/page.md. Guarantee: offsets are code points
of the text of the article's element on the page; nothing depends on anything but the comparison.
"""

from __future__ import annotations

import json
from typing import Any

from tellings.model.alignment import Alignment, Change, Difference, DifferenceKind, Segment
from tellings.model.span import Span
from tellings.views import words
from tellings.views.findings import Source
from tellings.views.html.context.reading import Passage
from tellings.views.html.view.pieces import Outlet

Data = dict[str, Any]

CHANGES = tuple(Change)


def build(source: Source, outlets: tuple[Outlet, ...], found: tuple[tuple[Passage, ...], ...], rows: tuple[str, ...]) -> Data:
    """Everything the script shows, by index; `rows` are the addresses of the groups."""
    names = _Table()
    c = source.c
    return {
        "outlets": [
            {"name": o.name, "siglum": o.siglum, "lang": o.lang, "title": o.title if o.title_found else "", "date": o.date, "url": o.url}
            for o in outlets
        ],
        "passages": [[_passage(source, at, p) for p in mine] for at, mine in enumerate(found)],
        "alignments": [_alignment(source, x, names) for x in c.alignments],
        "statements": [
            [names.of(source.speaker(s) or words.SPEAKER_UNKNOWN), names.of(words.FORMS[s.form]), names.of(words.how_sure(s.confidence))]
            for s in c.statements
        ],
        "only": [[_place(source, o.nearest), names.of(o.why), names.of(words.how_near(o.score) if o.nearest else "")] for o in c.only_in],
        "rows": list(rows),
        "changes": [change.value for change in CHANGES],
        "words": {"notFound": words.NOT_FOUND, "onlyHere": words.ONLY_HERE},
        "names": names.all,
    }


class _Table:
    """Words that recur, each written once and named by its index."""

    def __init__(self) -> None:
        self._at: dict[str, int] = {}

    def of(self, text: str) -> int:
        """The index of a text."""
        return self._at.setdefault(text, len(self._at))

    @property
    def all(self) -> list[str]:
        """Every text, by index."""
        return list(self._at)


def _place(source: Source, span: Span | None) -> list[int] | None:
    return [source.place[span.article], span.start, span.end] if span else None


def _pair(span: Span | None) -> list[int]:
    return [span.start, span.end] if span else [-1, -1]


def _passage(source: Source, at: int, p: Passage) -> list[Any]:
    """`[start, end, alignments, statements, only or -1, row or -1]`."""
    said = source.statements_over(Span(source.c.articles[at].id, p.start, p.end))
    return [p.start, p.end, list(p.alignments), said, -1 if p.only is None else p.only, -1 if p.row is None else p.row]


def _alignment(source: Source, x: Alignment, names: _Table) -> list[Any]:
    """`[a, start, end, b, start, end, label, sure, reasons, differences, collation]`."""
    return [
        *(_place(source, x.a) or ()),
        *(_place(source, x.b) or ()),
        names.of(words.LABELS[x.label]),
        names.of(words.how_sure(x.confidence)),
        [names.of(r) for r in x.reasons],
        [_difference(d, names) for d in x.differences if d.kind is not DifferenceKind.WORDING],
        _collation(x),
    ]


def _difference(d: Difference, names: _Table) -> list[int]:
    """`[kind, start, end, start, end]`. Wording stands in the collation; of form, whole statements, the label says enough."""
    kind = names.of(words.DIFFERENCES[d.kind])
    return [kind, -1, -1, -1, -1] if d.kind is DifferenceKind.FORM else [kind, *_pair(d.a), *_pair(d.b)]


def _collation(x: Alignment) -> list[int]:
    """Five numbers a segment: the change, then for either side how far it starts after the segment before, and its length.

    A side that has nothing is `0, 0`. Small numbers: most of a large page are these.
    """
    flat: list[int] = []
    at = [x.a.start, x.b.start]
    for s in x.collation:
        flat.append(CHANGES.index(s.change))
        for side, span in enumerate(_sides(s)):
            flat += [span.start - at[side], len(span)] if span else [0, 0]
            at[side] = span.end if span else at[side]
    return flat


def _sides(s: Segment) -> tuple[Span | None, Span | None]:
    return s.a, s.b


def dumps(data: Data) -> str:
    """JSON that cannot end its script block: pure ASCII, with `<`, `>` and `&` escaped."""
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
