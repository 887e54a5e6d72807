"""From a Story to its Alignments: which stretches of different articles carry the same content."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.alignments.candidates import Prepared
from tellings.alignments.collation import segments
from tellings.alignments.context import contexts
from tellings.alignments.differences import Side, differences
from tellings.alignments.matching import SAME_SHARE, Read, Scored, consider, model_for, read, reasons, score
from tellings.alignments.wordings import Wordings
from tellings.backends.protocols import Embedder
from tellings.model.alignment import Alignment, Label
from tellings.model.span import Span
from tellings.model.story import Story
from tellings.model.unit import Unit

CARRIED = 0.88  # share of the matched weight a part must hold to stand for its sentence
PART = 0.45  # most of the sentence's words such a part may have


def narrowed(passage: Prepared, inside: Sequence[Unit], matched: dict[int, float]) -> Span:
    """The smallest part of the passage that holds nearly all that was matched, or the whole passage."""
    whole = Span(passage.passage.article, passage.passage.start, passage.passage.end)
    total = sum(matched.values())
    words = len(passage.passage.words)
    best, least = whole, PART * words
    for unit in inside:
        first, last = passage.within(unit.span.start, unit.span.end)
        size = last - first
        if not 4 <= size < least:
            continue
        carried = sum(v for i, v in matched.items() if unit.span.start <= passage.content[i].start < unit.span.end)
        if carried >= CARRIED * total:
            best, least = unit.span, size
    return best


def alignment(a: Read, b: Read, pair: Scored, wordings: Wordings, numbers: tuple[int, int]) -> Alignment:
    """A scored pair, of wordings with these numbers, as an alignment with its collation and differences."""
    left, right = a.prepared[pair.i], b.prepared[pair.j]
    model = model_for(a, b)
    same = min(pair.overlap.share_a, pair.overlap.share_b) >= SAME_SHARE or pair.probability >= model.certain
    span_a = narrowed(left, a.units[pair.i], {m.i: m.likeness * left.content[m.i].weight for m in pair.overlap.matches})
    span_b = narrowed(right, b.units[pair.j], {m.j: m.likeness * right.content[m.j].weight for m in pair.overlap.matches})
    (first, last), (start, end) = left.within(span_a.start, span_a.end), right.within(span_b.start, span_b.end)
    kept, moved, layout = wordings.lined_up(left, right, (numbers[0], first, last), (numbers[1], start, end))
    words_a, words_b = left.passage.words[first:last], right.passage.words[start:end]
    collation = segments(words_a, words_b, span_a.article, span_b.article, layout)
    lined = [(words_a[i], words_b[j]) for i, j in (*kept, *moved)]
    known = {x.token for x, _ in lined}
    for match in pair.overlap.matches:
        x, y = left.content[match.i], right.content[match.j]
        if x.token not in known and span_a.start <= x.start < span_a.end and span_b.start <= y.start < span_b.end:
            lined.append((x, y))
    lined.sort(key=lambda pair: pair[0].start)
    sides = Side(span_a, left.passage, a.annotations, a.asked), Side(span_b, right.passage, b.annotations, b.asked)
    found = differences(*sides, lined, collation)
    label = Label.SAME if same else Label.PARTIAL
    return Alignment(span_a, span_b, label, pair.probability, reasons(pair.features, model), found, collation)


def align(story: Story, embedder: Embedder | None = None) -> tuple[Alignment, ...]:
    """Every alignment between the story's articles, in reading offsets, by the order of articles and place.

    Without an `embedder`, and for languages it does not know, passages are lined up by their words alone.

    A pair of articles is always looked at from the same side, the one whose text comes first in code point order, and turned
    round if need be: nothing found can then depend on which article is called the first.
    """
    place = {t.article.id: n for n, t in enumerate(story.tellings)}
    tellings = [read(story, t, embedder) for t in sorted(story.tellings, key=lambda t: t.article.reading.text)]
    wordings = Wordings([t.prepared for t in tellings])
    pairs, linked = consider(tellings, wordings=wordings)
    found = []
    for (m, n), of_two in pairs.items():
        if m == n:
            continue
        a, b = tellings[m], tellings[n]
        numbers = wordings.numbers[m], wordings.numbers[n]
        scored = score(a, b, of_two, contexts(m, n, of_two, linked))
        aligned = [alignment(a, b, pair, wordings, (numbers[0][pair.i], numbers[1][pair.j])) for pair in scored]
        found += aligned if place[a.telling.article.id] < place[b.telling.article.id] else [x.flipped() for x in aligned]
    return tuple(sorted(found, key=lambda x: (place[x.a.article], place[x.b.article], x.a.start, x.a.end, x.b.start, x.b.end)))


__all__ = ["align"]
