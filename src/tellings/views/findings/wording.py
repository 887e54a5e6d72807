"""One speaker's statement in other words: single judging words first, long replaced runs last.

In: a Source. Out: findings. Guarantee: both sides are attributed to one speaker; the words in question are part of what
was said, not of its cue; names, figures and dates have findings of their own; renderings that share the words in
question are one finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tellings.model.alignment import Alignment, Change, DifferenceKind
from tellings.model.name import NameKind
from tellings.model.span import Span
from tellings.views import words
from tellings.views.findings.finding import Finding, Kind, Rank, Ranked
from tellings.views.findings.predicates import COMMON, alike, one_stem, predicates, rarity
from tellings.views.findings.source import KEPT, Source
from tellings.views.findings.speech import NOBODY, SHARED, SURE, Who, one_of, who_of

SHORT, LONG, LONGEST = 3, 6, 12
"""Words of a replaced run: up to `SHORT` a choice of words, beyond `LONG` nearly another clause, beyond `LONGEST` one."""

_TOKEN = re.compile(r"\w[\w'’-]*")
Pair = tuple[Span, Span]


@dataclass(frozen=True, slots=True)
class _Reworded:
    """The most telling replaced words of one alignment, and every short pair beside them (`all`)."""

    alignment: Alignment
    rank: Rank
    pair: Pair
    all: tuple[Pair, ...]


def wordings(source: Source) -> list[Ranked]:
    """One speaker's statement in other words; wordings of it in several articles are one finding."""
    made = [r for x in source.c.alignments if _one_speaker(source, x) and (r := _reworded(source, x))]
    found: list[Ranked] = []
    for joined in _joined(sorted(made, key=lambda r: r.rank)):
        sides: dict[str, Span] = {}
        hits: dict[str, list[Span]] = {}
        for r in joined:
            for side, focus in zip((r.alignment.a, r.alignment.b), r.pair, strict=True):
                if side.article not in sides:
                    sides[side.article], hits[side.article] = side, [focus]
        if len(joined) == 1:
            for pair in joined[0].all:
                for span in pair:
                    hits[span.article].append(span)
        first = joined[0]
        speaker = _speaker(source, [span for r in joined for span in r.pair])
        quotes = tuple(source.side(side, tuple(dict.fromkeys(hits[side.article]))) for side in source.in_order(*sides.values()))
        rank = (first.rank[0], -len(quotes), *first.rank[1:])
        sure = words.how_sure(min(r.alignment.confidence for r in joined))
        found.append((rank, Finding(Kind.WORDING, quotes, (speaker,) if speaker else (), "", sure)))
    return found


def _speaker(source: Source, spans: list[Span]) -> str:
    """The first name of somebody to whom one of these words is attributed, or ""."""
    named = (source.speaker(source.statement_of(span)) for span in spans)
    return next((name for name in named if name and not frozenset(name.casefold().split()) <= NOBODY), "")


def _one_speaker(source: Source, x: Alignment) -> bool:
    """Whether both sides are attributed to one: by what lined them up, or by name."""
    for d in x.differences:
        if d.kind is DifferenceKind.ATTRIBUTION and not (d.a and d.b and _one(who_of(source, d.a), who_of(source, d.b))):
            return False
    a, b = (source.speaker(source.statement_of(side)) for side in (x.a, x.b))
    return "same speaker" in x.reasons or (bool(a) and a == b)


def _one(a: Who, b: Who) -> bool:
    """Whether both are one, or a body and a part of it that carries its whole name."""
    bodies = all(w.identity is not None and w.identity.kind is NameKind.BODY for w in (a, b))
    return one_of(a, b) or (bodies and min(len(a.key), len(b.key)) > 1 and (a.key <= b.key or b.key <= a.key))


def _reworded(source: Source, x: Alignment) -> _Reworded | None:
    """Judging words against each other, else the shortest replaced run that says something."""
    share = _kept_of_said(source, x)
    judging = _judging(source, x)
    if judging:
        return _Reworded(x, (0, -round(x.confidence, 1), _rarity(source, judging)), judging, (judging,))
    runs = [run for run in _runs(source, x) if share >= SHARED]
    if not runs:
        return None
    sizes = {run: max(len(_TOKEN.findall(source.words(span))) for span in run) for run in runs}
    best = min(runs, key=lambda run: (sizes[run], _rarity(source, run), run[0].start))
    size = 1 if sizes[best] <= SHORT else 2 if sizes[best] <= LONG else 3
    short = tuple(run for run in runs if sizes[run] <= LONG)
    return _Reworded(x, (size, -round(share, 1), _rarity(source, best)), best, short)


def _kept_of_said(source: Source, x: Alignment) -> float:
    """The share, in [0, 1], of what the side that says less is reported to have said that the other side has too."""
    over = ([s for n in source.statements_over(side) if (s := source.c.statements[n]).nested_in is None] for side in (x.a, x.b))
    said = [sum(part.overlap(side) for s in found for part in s.spans or (s.span,)) for found, side in zip(over, (x.a, x.b), strict=True)]
    if not all(said):
        return source.kept(x)
    same = sum(len(part) for s in x.collation if s.a and s.b and s.change in KEPT and (part := _stated(source, s.a)))
    return min(1.0, same / min(said))


def _judging(source: Source, x: Alignment) -> Pair | None:
    """The last judging words of both sides that answer each other, those in quotation marks before others."""
    if x.confidence < SURE:
        return None
    sides = []
    for side, other in ((x.a, x.b), (x.b, x.a)):
        article = source.article(side)
        theirs = {w.casefold() for w in _TOKEN.findall(source.words(other))}
        found = [p for p in predicates(article.text, side, article.language) if source.words(p.span).casefold() not in theirs]
        sides.append(found)
    pairs = [(p, q) for p in sides[0] for q in sides[1] if (p.ascribed and q.ascribed) or (p.quoted and q.quoted)]
    pairs = [(p, q) for p, q in pairs if _answer(source.words(p.span), source.words(q.span))]
    best = max(pairs, key=lambda pq: (pq[0].quoted + pq[1].quoted, pq[0].span.start + pq[1].span.start), default=None)
    return (best[0].span, best[1].span) if best else None


def _answer(a: str, b: str) -> bool:
    return alike(a, b) and not one_stem(a, b)


def _runs(source: Source, x: Alignment) -> Iterable[Pair]:
    """Replaced runs inside the statements that hold a word of content on both sides and have no kind of their own."""
    typed = (DifferenceKind.NAMING, DifferenceKind.FIGURE, DifferenceKind.DATE)
    told = [(d.a, d.b) for d in x.differences if d.kind in typed and d.a and d.b]
    for s in x.collation:
        if s.change is not Change.REPLACED or s.a is None or s.b is None:
            continue
        a, b = _stated(source, s.a), _stated(source, s.b)
        if a is None or b is None or not (_says(source, a) and _says(source, b)):
            continue
        size = max(len(_TOKEN.findall(source.words(span))) for span in (a, b))
        if size <= LONGEST and not any(a.overlap(p) and b.overlap(q) for p, q in told) and not (_valued(source, a) and _valued(source, b)):
            yield a, b


def _valued(source: Source, span: Span) -> bool:
    """Whether a stretch holds a figure or a date: those have findings of their own."""
    return bool(source.valued[source.place[span.article]].over(span.start, span.end))


def _stated(source: Source, run: Span) -> Span | None:
    """The part of a run that is what was said, without cue and speaker; None where nothing is left."""
    said, attributing = source.said[source.place[run.article]], source.attributing[source.place[run.article]]
    text = source.article(run).text
    kept: list[tuple[int, int]] = []
    for m in _TOKEN.finditer(source.words(run)):
        start, end = run.start + m.start(), run.start + m.end()
        if start > 0 and text[start - 1] in "'’":  # the "s" of "harbour's" is no word
            continue
        if said.over(start, end) and not attributing.over(start, end):
            kept.append((start, end))
        elif kept:
            break
    return Span(run.article, kept[0][0], kept[-1][1]) if kept else None


def _says(source: Source, span: Span) -> bool:
    """Whether a stretch holds a word that is neither common nor a number."""
    language = source.article(span).language
    tokens = [w for w in _TOKEN.findall(source.words(span)) if len(w) > 2 and not w[0].isdigit()]
    return any(rarity(w, language) < COMMON for w in tokens)


def _rarity(source: Source, pair: Pair) -> float:
    """How common the least common words of both sides are together; rarer words tell more."""
    return sum(min((rarity(w, source.article(span).language) for w in _TOKEN.findall(source.words(span))), default=COMMON) for span in pair)


def _joined(made: list[_Reworded]) -> list[list[_Reworded]]:
    """Rewordings that share the words in question in one article, joined; the most telling first."""
    joined: list[list[_Reworded]] = []
    for r in made:
        home = next((g for g in joined if any(_meet(r.pair, other.pair) for other in g)), None)
        if home is None:
            joined.append([r])
        else:
            home.append(r)
    return joined


def _meet(a: Pair, b: Pair) -> bool:
    return any(p.overlap(q) for p in a for q in b)
