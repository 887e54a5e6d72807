"""Which findings a reader should see first, and the quotes that show each.

In: a Comparison. Out: findings by kind, the surest and most telling first; every word in them is quoted from an
article or comes from the fixed tables here. The terminal and the page show the same ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tellings.model.alignment import Alignment, Change, DifferenceKind, Label
from tellings.model.comparison import Carried, Comparison, ValueRelation
from tellings.model.date import Date
from tellings.model.figure import Figure
from tellings.model.relation import Relation
from tellings.model.span import Span
from tellings.model.statement import Statement


class Kind(StrEnum):
    """Kinds of finding, in the order in which they are shown."""

    CONFLICT = "Cannot both be true"
    DATE = "Dated differently"
    ATTRIBUTION = "Attributed differently"
    WORDING = "One statement, different words"
    STRENGTH = "Stated more or less strongly"
    FIGURE = "Figures about the same thing"
    NAME = "Names of one thing"
    ONLY = "Only in one"
    COPIED = "The same words in several"


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters of one article, and inside them the words that matter (`focus`, possibly the whole)."""

    span: Span
    focus: Span | None


@dataclass(frozen=True, slots=True)
class Finding:
    """`about` is a quoted name or empty; `why` fixed words; `weight` orders findings of one kind."""

    kind: Kind
    about: str
    quotes: tuple[Quote, ...]
    why: str
    weight: float


def findings(comparison: Comparison) -> Mapping[Kind, tuple[Finding, ...]]:
    """All findings by kind, heaviest first; a kind without any is absent."""
    found = [
        *_value_relations(comparison),
        *_attributions(comparison),
        *_wordings(comparison),
        *_names(comparison),
        *_only(comparison),
        *_copied(comparison),
    ]
    place = {a.id: n for n, a in enumerate(comparison.articles)}

    def order(f: Finding) -> tuple[float, list[tuple[int, int]]]:
        return -f.weight, [(place[q.span.article], q.span.start) for q in f.quotes]

    kinds = {kind: tuple(sorted((f for f in found if f.kind is kind), key=order)) for kind in Kind}
    return {kind: some for kind, some in kinds.items() if some}


def _around(comparison: Comparison) -> dict[str, list[Span]]:
    """For each article, its blocks: where the context of a value is quoted from."""
    return {a.id: [b.span for b in a.blocks] for a in comparison.articles}


def _value_relations(comparison: Comparison) -> list[Finding]:
    values: dict[str, Figure | Date] = {f.id: f for f in comparison.figures} | {d.id: d for d in comparison.dates}
    found: list[Finding] = []
    for relations, plain in ((comparison.figure_relations, Kind.FIGURE), (comparison.date_relations, Kind.DATE)):
        for r in relations:
            a, b = values[r.a], values[r.b]
            kind = _kind_of(r, plain)
            if kind is None or (a.span.article == b.span.article):
                continue
            quotes = (Quote(_in_context(comparison, a), a.span), Quote(_in_context(comparison, b), b.span))
            found.append(Finding(kind, "", quotes, f"{r.relation.value.replace('_', ' ')}: {r.why}", _relation_weight(r)))
    return found


def _kind_of(r: ValueRelation, plain: Kind) -> Kind | None:
    """Conflicts first; dates that merely agree say nothing new."""
    explainable = "explainable" in r.why
    if r.relation is Relation.CONFLICT and not explainable:
        return Kind.CONFLICT
    if plain is Kind.DATE:
        return Kind.DATE if explainable or r.relation is Relation.CONFLICT else None
    return Kind.FIGURE


RELATION_WEIGHT = {
    Relation.CONFLICT: 5.0,
    Relation.UPDATE: 4.0,
    Relation.DIFFERENT_SCOPE: 3.0,
    Relation.COMPATIBLE: 2.0,
    Relation.EQUAL: 1.0,
}


def _relation_weight(r: ValueRelation) -> float:
    return RELATION_WEIGHT[r.relation] + r.confidence


def _in_context(comparison: Comparison, value: Figure | Date) -> Span:
    """The value with the block it stands in."""
    for block in _around(comparison)[value.span.article]:
        if block.contains(value.span):
            return block
    return value.span


def _attributions(comparison: Comparison) -> list[Finding]:
    found = []
    for x in comparison.alignments:
        for d in x.differences:
            if d.kind is DifferenceKind.ATTRIBUTION:
                found.append(Finding(Kind.ATTRIBUTION, "", (Quote(x.a, d.a), Quote(x.b, d.b)), _sides(d.a, d.b), x.confidence))
            elif d.kind in (DifferenceKind.MODALITY, DifferenceKind.NEGATION):
                found.append(Finding(Kind.STRENGTH, "", (Quote(x.a, d.a), Quote(x.b, d.b)), d.kind.value, x.confidence))
    return found


def _sides(a: Span | None, b: Span | None) -> str:
    return "attributed to another" if a and b else "attributed in one, stated as fact in the other"


def _wordings(comparison: Comparison) -> list[Finding]:
    """Aligned statements of one speaker whose words were replaced; the shorter, the more telling."""
    statements = {s.id: s for s in comparison.statements}
    by_article: dict[str, list[Statement]] = {}
    for s in statements.values():
        by_article.setdefault(s.span.article, []).append(s)
    members = {member: i.name for i in comparison.identities for member in i.members}
    found = []
    for x in comparison.alignments:
        replaced = [s for s in x.collation if s.change is Change.REPLACED and s.a and s.b]
        speakers = _speaker(x.a, by_article, members), _speaker(x.b, by_article, members)
        if not replaced or not speakers[0] or speakers[0] != speakers[1]:
            continue
        longest = max(replaced, key=lambda s: len(s.a or ()) + len(s.b or ()))
        weight = x.confidence + (1.0 if x.label is Label.SAME else 0.0)
        found.append(Finding(Kind.WORDING, speakers[0], (Quote(x.a, longest.a), Quote(x.b, longest.b)), "", weight))
    return found


def _speaker(span: Span, by_article: Mapping[str, list[Statement]], members: Mapping[tuple[str, str], str]) -> str | None:
    """Who the passage's statement is attributed to, by the story's fullest name."""
    best = max(by_article.get(span.article, ()), key=lambda s: (s.span.overlap(span), -len(s.span)), default=None)
    if best is None or not best.span.overlap(span) or best.speaker is None:
        return None
    return members.get((span.article, best.speaker.entity or ""), best.speaker.name)


def _names(comparison: Comparison) -> list[Finding]:
    """Concepts that at least two articles call differently: one quote per article and distinct wording."""
    texts = {a.id: a.text for a in comparison.articles}
    found = []
    for concept in comparison.naming:
        wordings: dict[tuple[str, str], Quote] = {}
        for m in concept.mentions:
            words = " ".join(m.span.of(texts[m.span.article]).casefold().split())
            wordings.setdefault((m.span.article, words), Quote(m.span, m.span))
        spread = {article for article, _ in wordings}
        used = {article: {words for a, words in wordings if a == article} for article in spread}
        if len(spread) > 1 and len({frozenset(words) for words in used.values()}) > 1:
            # a thing several outlets each name in their own way tells more than a person's short and full name
            weight = len(spread) + (0.0 if concept.identity else 1.0) + 0.01 * len(concept.mentions)
            found.append(Finding(Kind.NAME, concept.name, tuple(wordings.values()), concept.kind.value, weight))
    return found


def _only(comparison: Comparison) -> list[Finding]:
    figures = [f.span for f in comparison.figures]
    statements = [s.span for s in comparison.statements]
    found = []
    for o in comparison.only_in:
        telling = sum(bool(o.span.overlap(f)) for f in figures) + 0.5 * any(o.span.overlap(s) for s in statements)
        found.append(Finding(Kind.ONLY, "", (Quote(o.span, None),), f"not found in the other texts: {o.why}", telling + 1 - o.score))
    return found


def _copied(comparison: Comparison) -> list[Finding]:
    return [
        Finding(Kind.COPIED, "", (Quote(p.a, None), Quote(p.b, None)), f"{p.words} of {p.length} words shared", p.words)
        for p in comparison.reuse.passages
    ]


def carried_by_all(comparison: Comparison) -> tuple[str, ...]:
    """Ids of the groups every article carries in some form."""
    return tuple(r.group for r in comparison.coverage if Carried.NOT_FOUND not in r.cells)


def surest(alignments: tuple[Alignment, ...]) -> float:
    """The highest confidence among `alignments`, 0 for none."""
    return max((x.confidence for x in alignments), default=0.0)
