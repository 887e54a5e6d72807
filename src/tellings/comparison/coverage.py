"""Who carries what: groups against articles, and the sentences that only one article has.

In: a story with its groups and alignments. Out: coverage rows and only-in findings, by the order of articles and place.
Guarantees: a sentence that an alignment touches, or that some passage elsewhere may well carry ("related"), is never reported
as standing in one article only; what is reported comes with the nearest passage that was tried, in the articles that share
anything with its own, so that an unrelated one changes nothing. Nothing says "omitted": the finding is that no other text
was found to carry it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from tellings.comparison.nearest import Near, Neighbourhood
from tellings.model.alignment import Alignment, Label
from tellings.model.block import BlockKind
from tellings.model.comparison import Carried, CoverageRow, OnlyIn
from tellings.model.group import Group, Rendering, Wording
from tellings.model.span import Span
from tellings.model.story import Story

CARRIED: Mapping[Wording, Carried] = {
    Wording.VERBATIM: Carried.VERBATIM,
    Wording.TRIMMED: Carried.PARTIAL,
    Wording.REWORDED: Carried.REWORDED,
    Wording.SUMMARISED: Carried.PARTIAL,
}
CARRIED_ELSEWHERE = 0.5  # share of a sentence's weight from which one passage elsewhere may well carry it, unaligned
RELATED = 0.3  # likeness that the nearest passage must then have: a long passage holds some of any sentence
FEW = 0.2  # likeness below which only a few words are shared
# a headline or subheading says again what its own article tells
UNTOLD = (BlockKind.HEADER, BlockKind.DATELINE, BlockKind.HEADLINE, BlockKind.SUBHEADING)
STRENGTH = (Carried.NOT_FOUND, Carried.PARTIAL, Carried.REWORDED, Carried.VERBATIM)


def matrix(story: Story, groups: tuple[Group, ...], alignments: tuple[Alignment, ...]) -> tuple[CoverageRow, ...]:
    """One row per group, one cell per article: how it carries the group, its fullest rendering counting."""
    whole = {span for x in alignments if x.label is Label.SAME for span in (x.a, x.b)}
    rows = []
    for group in groups:
        held: dict[str, list[Rendering]] = defaultdict(list)
        for rendering in group.renderings:
            held[rendering.span.article].append(rendering)
        cells = []
        for telling in story.tellings:
            found = [carried(r, r is group.renderings[group.base] or r.span in whole) for r in held.get(telling.article.id, ())]
            cells.append(max(found, key=STRENGTH.index, default=Carried.NOT_FOUND))
        rows.append(CoverageRow(group.id, tuple(cells)))
    return tuple(rows)


def carried(rendering: Rendering, whole: bool) -> Carried:
    """How a rendering carries its group; `whole` says that some other article has the same content."""
    found = CARRIED[rendering.wording]
    return Carried.PARTIAL if found is Carried.REWORDED and not whole else found


def only_in(story: Story, alignments: tuple[Alignment, ...]) -> tuple[OnlyIn, ...]:
    """Sentences whose content no other article was found to carry, each with the nearest passage that was tried."""
    touched: dict[str, list[Span]] = defaultdict(list)
    akin: dict[str, set[str]] = defaultdict(set)
    for x in alignments:
        touched[x.a.article].append(x.a)
        touched[x.b.article].append(x.b)
        akin[x.a.article].add(x.b.article)
        akin[x.b.article].add(x.a.article)
    everywhere = {t.article.id for t in story.tellings}
    around = Neighbourhood(story)
    found = []
    for telling in story.tellings:
        parsed = telling.annotations.parsed
        for sentence in parsed.sentences:
            span = parsed.span(sentence.start, sentence.end)
            wordless = not any(t.is_word for t in parsed.tokens[sentence.first : sentence.last])
            if wordless or sentence.kind in UNTOLD or any(span.overlap(t) for t in touched[telling.article.id]):
                continue
            # an article that has nothing in common with this one must not change what is found about it
            near = around.nearest(span, akin[telling.article.id] or everywhere)
            if not related(near):
                found.append(OnlyIn(span, near.span, near.score, why(near)))
    return tuple(found)


def related(near: Near) -> bool:
    """Whether a sentence that is not aligned may well be carried elsewhere: neither aligned nor in one article only."""
    return near.carried >= CARRIED_ELSEWHERE and near.score >= RELATED


def why(near: Near) -> str:
    """Fixed words for why the nearest passage does not carry the sentence."""
    if near.span is None:
        return "no shared words"
    if near.score < FEW:
        return "too few shared words"
    return "same names or figures, other content" if near.marks else "no shared names or figures"
