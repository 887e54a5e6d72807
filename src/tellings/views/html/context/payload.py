"""The data the page's script works on: places and numbers, no text of the articles (that stands in the page once).

In: a Source and its passages. Out: plain values for JSON. Guarantee: offsets are code points of the text of the
article's element on the page; nothing depends on anything but the comparison.
"""

from __future__ import annotations

import json
from typing import Any

from tellings.model.alignment import Alignment, Change, Difference, DifferenceKind
from tellings.model.span import Span
from tellings.views import words
from tellings.views.findings import Source
from tellings.views.html.context.quotes import siglum
from tellings.views.html.context.reading import Passage

Data = dict[str, Any]

CHANGES = tuple(Change)


def build(source: Source, found: tuple[tuple[Passage, ...], ...]) -> Data:
    """Everything the apparatus shows, by index."""
    reasons: dict[str, int] = {}
    c = source.c
    return {
        "outlets": [{"name": a.label, "siglum": siglum(n), "lang": a.language or ""} for n, a in enumerate(c.articles, 1)],
        "passages": [[_passage(source, at, p) for p in mine] for at, mine in enumerate(found)],
        "alignments": [_alignment(source, x, reasons) for x in c.alignments],
        "statements": [
            [source.place[s.span.article], source.speaker(s) or words.SPEAKER_UNKNOWN, words.FORMS[s.form], words.how_sure(s.confidence)]
            for s in c.statements
        ],
        "only": [[_place(source, o.nearest), o.why, words.how_near(o.score) if o.nearest else ""] for o in c.only_in],
        "reasons": list(reasons),
        "changes": [change.value for change in CHANGES],
        "words": {"notFound": words.NOT_FOUND, "onlyHere": words.ONLY_HERE},
    }


def _place(source: Source, span: Span | None) -> list[int] | None:
    return [source.place[span.article], span.start, span.end] if span else None


def _pair(span: Span | None) -> list[int]:
    return [span.start, span.end] if span else [-1, -1]


def _passage(source: Source, at: int, p: Passage) -> list[Any]:
    """`[key, start, end, alignments, statements, only or -1, row or 0]`."""
    said = source.statements_over(Span(source.c.articles[at].id, p.start, p.end))
    return [p.key, p.start, p.end, list(p.alignments), said, -1 if p.only is None else p.only, 0 if p.row is None else p.row + 1]


def _alignment(source: Source, x: Alignment, reasons: dict[str, int]) -> list[Any]:
    """`[a, b, label, sure, reasons, differences, collation]`; the collation as `[change, a, a, b, b]`."""
    return [
        _place(source, x.a),
        _place(source, x.b),
        words.LABELS[x.label],
        words.how_sure(x.confidence),
        [reasons.setdefault(r, len(reasons)) for r in x.reasons],
        [_difference(d) for d in x.differences if d.kind is not DifferenceKind.WORDING],
        [[CHANGES.index(s.change), *_pair(s.a), *_pair(s.b)] for s in x.collation],
    ]


def _difference(d: Difference) -> list[Any]:
    """`[kind, a, a, b, b]`. Wording stands in the collation; of form, whole statements, the label says enough."""
    kind = words.DIFFERENCES[d.kind]
    return [kind, -1, -1, -1, -1] if d.kind is DifferenceKind.FORM else [kind, *_pair(d.a), *_pair(d.b)]


def dumps(data: Data) -> str:
    """JSON that cannot end its script block: pure ASCII, with `<`, `>` and `&` escaped."""
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
