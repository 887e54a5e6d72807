"""The summary: the few findings that matter most, each with both sides quoted.

In: a Source. Out: FindingKinds in the order of the page. Guarantee: every finding stands in full in the section it
links to; the choice is by kind, then confidence, then place in the texts.
"""

from __future__ import annotations

from collections.abc import Iterable

from tellings.model.alignment import Alignment, Change, DifferenceKind, Label
from tellings.model.comparison import ValueRelation
from tellings.model.relation import Relation
from tellings.model.span import Span
from tellings.model.statement import Form
from tellings.views import words
from tellings.views.html.context import names
from tellings.views.html.context.page import Finding, FindingKind, Tag
from tellings.views.html.context.source import Source

SHOWN = 2
"""Lines shown of one kind; of conflicts one more."""

CONTENT_LETTERS = 4
"""A replaced word counts as wording from this many letters on: shorter ones are nearly all function words."""

Scored = tuple[tuple[float, ...], Finding]


def build(source: Source) -> tuple[FindingKind, ...]:
    """The kinds of findings that there are, each with its few lines."""
    kinds = [
        _kind("Figures in conflict", "conflict", "≠", _values(source, "figures", {Relation.CONFLICT}), "figures"),
        _kind("Dates in conflict", "conflict", "≠", _values(source, "dates", {Relation.CONFLICT}), "dates"),
        _kind("Who said it", "attribution", "", _different(source, {DifferenceKind.ATTRIBUTION}), "read"),
        _kind("One statement, other words", "wording", "", _reworded(source), "read"),
        _kind("Affirmed, denied or hedged", "modality", "", _different(source, {DifferenceKind.NEGATION, DifferenceKind.MODALITY}), "read"),
        _kind("Names for one thing", "naming", "", _named(source), "names"),
        _kind(
            "Figures that differ",
            "figure",
            "",
            _values(source, "figures", {Relation.UPDATE, Relation.DIFFERENT_SCOPE, Relation.COMPATIBLE}),
            "figures",
        ),
        _kind(
            "Dates that differ",
            "date",
            "",
            _values(source, "dates", {Relation.UPDATE, Relation.DIFFERENT_SCOPE, Relation.COMPATIBLE}),
            "dates",
        ),
        _only(source),
    ]
    return tuple(kind for kind in kinds if kind.total)


def _kind(title: str, key: str, sign: str, found: Iterable[Scored], section: str) -> FindingKind:
    ranked = [line for _, line in sorted(found, key=lambda scored: scored[0])]
    return FindingKind(Tag(title, key, sign), tuple(ranked[: SHOWN + (key == "conflict")]), len(ranked), section)


def _values(source: Source, kind: str, wanted: set[Relation]) -> list[Scored]:
    """Related figures or dates whose words differ; a pair of articles gives one line for each thing."""
    spans = {v.id: v.span for v in (source.c.figures if kind == "figures" else source.c.dates)}
    relations = source.c.figure_relations if kind == "figures" else source.c.date_relations
    found: list[Scored] = []
    seen: set[tuple[str, ...]] = set()
    for r in sorted(relations, key=lambda r: -r.confidence):  # of pairs in the same words the surest is shown
        if r.relation not in wanted or r.a not in spans or r.b not in spans:
            continue
        a, b = _in_page_order(source, spans[r.a], spans[r.b])
        said = tuple(sorted((source.words(a).casefold(), source.words(b).casefold())))
        if said in seen or said[0] == said[1]:
            continue
        seen.add(said)
        found.append((_value_rank(r, a, b), _pair(source, a, b, r)))
    return found


def _value_rank(r: ValueRelation, a: Span, b: Span) -> tuple[float, ...]:
    order = (Relation.CONFLICT, Relation.UPDATE, Relation.DIFFERENT_SCOPE, Relation.COMPATIBLE, Relation.EQUAL)
    return (order.index(r.relation), -round(r.confidence, 1), a.start + b.start)


def _pair(source: Source, a: Span, b: Span, r: ValueRelation) -> Finding:
    label = words.RELATIONS[r.relation]
    why = r.why if label in r.why else f"{label}: {r.why}" if r.why else label
    return Finding((source.context(a), source.context(b)), why, words.how_sure(r.confidence))


def _in_page_order(source: Source, a: Span, b: Span) -> tuple[Span, Span]:
    return (a, b) if source.place[a.article] <= source.place[b.article] else (b, a)


def _different(source: Source, kinds: set[DifferenceKind]) -> list[Scored]:
    """Aligned passages that differ in one of `kinds`, the words that differ marked."""
    found: list[Scored] = []
    for x in source.c.alignments:
        differences = [d for d in x.differences if d.kind in kinds and d.a and d.b and _bare(source, d.a) != _bare(source, d.b)]
        if not differences:
            continue
        hits = tuple(s for d in differences for s in (d.a, d.b) if s is not None)
        why = ", ".join(dict.fromkeys(words.DIFFERENCES[d.kind] for d in differences)) if len(kinds) > 1 else ""
        rank = (0 if x.label is Label.SAME else 1, -round(x.confidence, 1), x.a.start + x.b.start)
        found.append((rank, _both(source, x, hits, why)))
    return found


def _both(source: Source, x: Alignment, hits: tuple[Span, ...], why: str) -> Finding:
    """Both sides of an alignment, each widened to hold the words that differ."""
    sides = []
    for side in _in_page_order(source, x.a, x.b):
        mine = tuple(h for h in hits if h.article == side.article)
        wide = side
        for h in mine:
            wide = wide.cover(h) if h.start - wide.end < 120 and wide.start - h.end < 120 else wide
        sides.append(source.quote(wide, mine, longest=170))
    return Finding(tuple(sides), why, words.how_sure(x.confidence))


def _reworded(source: Source) -> list[Scored]:
    """Quotations of one statement whose words were replaced: much the same, a word or two other."""
    found: list[Scored] = []
    for x in source.c.alignments:
        replaced = [s for s in x.collation if s.change is Change.REPLACED and s.a and s.b and _reworded_in(source, s.a, s.b)]
        same = sum(len(s.a) for s in x.collation if s.a and s.change in (Change.SAME, Change.INFLECTED, Change.MOVED))
        share = same / max(1, min(len(x.a), len(x.b)))
        if not replaced or share < 0.4:
            continue
        hits = tuple(s for r in replaced for s in (r.a, r.b) if s is not None)
        found.append(((-round(share, 1), len(replaced), x.a.start + x.b.start), _both(source, x, hits, "")))
    return found


def _reworded_in(source: Source, a: Span, b: Span) -> bool:
    """Whether both stretches stand inside quoted speech and hold a word of content."""
    return all(_quoted(source, side) and _content(source, side) for side in (a, b))


def _quoted(source: Source, span: Span) -> bool:
    """Whether a stretch lies wholly inside a statement that is quoted, wholly or in part."""
    over = (source.c.statements[n] for n in source.statements_over(span))
    return any(s.form in (Form.DIRECT, Form.MIXED) and any(part.contains(span) for part in s.spans or (s.span,)) for s in over)


def _content(source: Source, span: Span) -> bool:
    """Whether a stretch holds a word long enough to be one of content."""
    return any(sum(c.isalpha() for c in word) >= CONTENT_LETTERS for word in source.words(span).split())


def _bare(source: Source, span: Span) -> str:
    """A stretch's words as compared: whoever is called "the ministry" and "The ministry" is called one thing."""
    return source.words(span).casefold().removeprefix("the ").strip()


def _named(source: Source) -> list[Scored]:
    """Things that articles name in words the others do not use for it."""
    found: list[Scored] = []
    for n, concept in enumerate(source.c.naming):
        shown = tuple(use.quote for use in names.own(names.wordings(source, concept)) if use)
        if len(shown) > 1:
            found.append(((names.RANK[concept.kind], -len(shown), n), Finding(shown, "", "")))
    return found


def _only(source: Source) -> FindingKind:
    """For each article, the first passage that only it has: a reported statement before narration."""
    lines: list[Finding] = []
    for a in source.c.articles:
        mine = sorted((o for o in source.c.only_in if o.span.article == a.id), key=lambda o: o.span.start)
        if mine:
            best = next((o for o in mine if source.statement_of(o.span)), mine[0])
            count = f"{len(mine)} such passages" if len(mine) > 1 else ""
            lines.append(Finding((source.quote(best.span, longest=160),), count, ""))
    return FindingKind(Tag("Only in one", "only", ""), tuple(lines[:6]), len(source.c.only_in), "only")
