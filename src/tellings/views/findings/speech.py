"""Aligned passages told apart: who said it, and how strongly it is put.

In: a Source. Out: findings. Guarantee: two speakers are set against each other only where they are not one person or
body, and what is told as fact or put otherwise only in passages that share words.
"""

from __future__ import annotations

from dataclasses import dataclass

from tellings.model.alignment import Alignment, DifferenceKind, Label
from tellings.model.block import BlockKind
from tellings.model.personal_name import PersonalName
from tellings.model.span import Span
from tellings.model.story import Identity
from tellings.views import words
from tellings.views.findings.finding import Finding, Kind, Ranked
from tellings.views.findings.naming import DETERMINERS
from tellings.views.findings.source import Source

SHARED = 0.4
"""Share of the shorter passage that must stand in the other before a difference in the rest tells anything."""
SURE = 0.7
"""Confidence of an alignment from which its leftover judging words are paired."""
HELD = 0.8
"""Share of the differences in who says a thing, or how strongly, that held on hand-labelled events: none is surer than that."""
_NOBODY = "anyone anybody someone somebody everyone everybody no-one nobody who whoever one people those they it"
NOBODY = frozenset(_NOBODY.split())
"""Words that name no speaker (English, written for this project)."""


# ---- who said it ----


@dataclass(frozen=True, slots=True)
class Who:
    """Whom words attribute a statement to: `identity` across the story if known, the `name`, and its words as compared."""

    identity: Identity | None
    name: str
    key: frozenset[str]


def who_of(source: Source, mention: Span) -> Who:
    """Whom the words at `mention` attribute a statement to."""
    statement = source.attributed_by(mention)
    speaker = statement.speaker if statement else None
    name = source.speaker(statement) or source.words(mention)
    key = frozenset(name.casefold().split()) - DETERMINERS
    return Who(source.identity_of(mention.article, speaker), name, key)


def one_of(a: Who, b: Who) -> bool:
    """Whether both are one person or body, or differ in capitals and determiners only, or one is nobody in particular."""
    if a.key == b.key or not a.key or not b.key or a.key <= NOBODY or b.key <= NOBODY or _among(a, b):
        return True
    return a.identity is not None and b.identity is not None and a.identity.id == b.identity.id


def _among(a: Who, b: Who) -> bool:
    """Whether two speak together and one of them is the other's speaker: "Ana Koval and Ivo Maro" and "Anna Koval"."""
    for one, several in ((a, b), (b, a)):
        parts = several.name.split(" and ")
        single = PersonalName.parse(tuple(one.name.split()))
        if len(parts) > 1 and any(single.is_full and single.can_be(PersonalName.parse(tuple(part.split()))) for part in parts):
            return True
    return False


def _spoken_for(source: Source, a: Who, b: Who) -> bool:
    """Whether one speaks for the other, by identity or by the other's shorter name, or one's name is part of the other's."""
    if a.key <= b.key or b.key <= a.key:
        return True
    for one, other in ((a, b), (b, a)):
        body = source.identities.get((one.identity.speaks_for if one.identity else None) or "")
        if body and (other.key <= frozenset(body.name.casefold().split()) or (other.identity and other.identity.id == body.id)):
            return True
    return False


def attributions(source: Source) -> list[Ranked]:
    """One statement with two speakers first, then said by somebody here and told as fact there."""
    best: dict[tuple[object, ...], Ranked] = {}
    for x in source.c.alignments:
        for d in x.differences:
            if d.kind is not DifferenceKind.ATTRIBUTION:
                continue
            made = _two_speakers(source, x, d.a, d.b) if d.a and d.b else _told(source, x, d.a or d.b)
            if made is None:
                continue
            rank, finding = made
            group = source.group_of(x)  # many articles may give one statement to the same two speakers
            about = (group,) if group is not None else tuple(q.whole.article for q in finding.quotes)
            key = (rank[0], *sorted(finding.about), *about)
            if key not in best or rank < best[key][0]:
                best[key] = made
    return list(best.values())


def _two_speakers(source: Source, x: Alignment, a: Span, b: Span) -> Ranked | None:
    one, other = who_of(source, a), who_of(source, b)
    if one_of(one, other):
        return None
    related = _spoken_for(source, one, other)
    rank = (1 if related else 0, 0 if x.label is Label.SAME else 1, -round(x.confidence, 1), x.a.start + x.b.start)
    if source.in_order(x.a, x.b)[0] is not x.a:
        one, other = other, one
    return rank, _line(source, Kind.ATTRIBUTION, x, (a, b), (one.name, other.name), "")


def _told(source: Source, x: Alignment, mention: Span | None) -> Ranked | None:
    """Told as fact on one side; headings leave the speaker out as a matter of course, so they do not count."""
    heads = {source.block_kind(side) for side in (x.a, x.b)} & {BlockKind.HEADLINE, BlockKind.SUBHEADING, BlockKind.CAPTION}
    sure = x.confidence >= SURE and (x.label is Label.SAME or x.confidence >= 0.8)
    if mention is None or heads or not sure or source.kept(x) < SHARED:
        return None
    who = who_of(source, mention)
    if who.key <= NOBODY:
        return None
    rank = (2, 0 if x.label is Label.SAME else 1, -round(x.confidence, 1), x.a.start + x.b.start)
    return rank, _line(source, Kind.ATTRIBUTION, x, (mention,), (who.name,), words.TOLD_AS_FACT)


# ---- how strongly ----


def strengths(source: Source) -> list[Ranked]:
    """Aligned passages of which one denies, hedges or obliges where the other does not."""
    best: dict[tuple[object, ...], Ranked] = {}
    for n, x in enumerate(source.c.alignments):
        told = [d for d in x.differences if d.kind in (DifferenceKind.NEGATION, DifferenceKind.MODALITY) and d.a and d.b]
        told = [d for d in told if d.a and d.b and source.folded(d.a) != source.folded(d.b)]
        if not told or source.kept(x) < SHARED:
            continue
        hits = tuple(s for d in told for s in (d.a, d.b) if s is not None)
        why = ", ".join(dict.fromkeys(words.DIFFERENCES[d.kind] for d in told))
        rank = (0 if x.label is Label.SAME else 1, -round(x.confidence, 1), x.a.start + x.b.start)
        group = source.group_of(x)
        key = (group if group is not None else -n - 1, frozenset(source.folded(h) for h in hits))
        if key not in best or rank < best[key][0]:
            best[key] = rank, _line(source, Kind.STRENGTH, x, hits, (), why)
    return list(best.values())


def _line(source: Source, kind: Kind, x: Alignment, hits: tuple[Span, ...], about: tuple[str, ...], why: str) -> Finding:
    longest = 320 if kind is Kind.ATTRIBUTION else 170  # who said it may stand after two sentences of it
    cues = tuple(s.cue for h in hits if kind is Kind.ATTRIBUTION and (s := source.attributed_by(h)) and s.cue)
    quotes = tuple(source.side(side, hits, longest, cues) for side in source.in_order(x.a, x.b))
    return Finding(kind, quotes, about, why, words.how_sure(HELD * x.confidence))
