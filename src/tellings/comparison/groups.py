"""Alignments joined into groups: one utterance or fact with every article's rendering of it.

In: a story and its alignments. Out: groups in the order of articles and place. Guarantees: a group never grows by a
chain alone: two parts are joined only if most of their pairs in different articles are themselves aligned, and every
stretch with half of the group at least; a stretch stands in one group at most.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.model.alignment import Alignment, Change, Label
from tellings.model.group import Group, Rendering, Wording
from tellings.model.span import Span
from tellings.model.statement import Form, Statement
from tellings.model.story import Story

JOINED = 0.6  # share of the pairs of two parts that must be aligned for them to be one group
EACH = 0.5  # share of the others of its group that each stretch must be aligned with
ONE_STRETCH = 0.4  # of the longer of two overlapping spans of one article
PARTIAL_SHARE = 0.2  # least share of either side's words that a partial alignment must carry to join
SURE, SURE_SHARE = 0.9, 0.15  # confidence from which a partial alignment needs to carry no more than this
VERBATIM, TRIMMED, REWORDED = 0.92, 0.92, 0.35  # shares of words kept


@dataclass(frozen=True, slots=True)
class Kept:
    """How much of either side's words an alignment keeps, in [0, 1]; inflected and moved words count."""

    a: float
    b: float


def kept(x: Alignment, said_a: Statement | None = None, said_b: Statement | None = None) -> Kept:
    """The shares of characters that stand in unchanged, inflected or moved segments.

    Where both sides are statements, only what is said counts, not who is said to have said it.
    """
    core_a, core_b = (said_a.span, said_b.span) if said_a and said_b else (x.a, x.b)
    start_a, end_a, start_b, end_b = core_a.start, core_a.end, core_b.start, core_b.end
    shared_a = shared_b = total_a = total_b = 0
    for s in x.collation:
        here_a = here_b = 0
        if s.a is not None and s.a.end > start_a and s.a.start < end_a:
            here_a = min(end_a, s.a.end) - max(start_a, s.a.start)
        if s.b is not None and s.b.end > start_b and s.b.start < end_b:
            here_b = min(end_b, s.b.end) - max(start_b, s.b.start)
        total_a += here_a
        total_b += here_b
        if s.a and s.b and s.change is not Change.REPLACED:
            shared_a += here_a
            shared_b += here_b
    return Kept(shared_a / total_a if total_a else 0.0, shared_b / total_b if total_b else 0.0)


def stretches(alignments: Sequence[Alignment]) -> dict[Span, Span]:
    """Each aligned span with the one that stands for it: overlapping spans of one article are one stretch."""
    by_article: dict[str, set[Span]] = defaultdict(set)
    for x in alignments:
        by_article[x.a.article].add(x.a)
        by_article[x.b.article].add(x.b)
    found: dict[Span, Span] = {}
    for spans in by_article.values():
        current: Span | None = None
        for span in sorted(spans, key=lambda s: (s.start, -s.end)):
            if current is None or current.overlap(span) < ONE_STRETCH * max(len(current), len(span)):
                current = span
            found[span] = current
    return found


def clusters(alignments: Sequence[Alignment], standing: Mapping[Span, Span], rank: Mapping[str, int]) -> list[list[Span]]:
    """Stretches joined by their alignments, the surest first, parts only if enough of their pairs are aligned.

    `rank` puts the articles in an order that does not depend on the order they were given in; it settles ties.
    """

    def certainty(x: Alignment) -> tuple[bool, float, list[tuple[int, int, int]]]:
        places = sorted((rank[s.article], s.start, s.end) for s in (x.a, x.b))
        return x.label is not Label.SAME, -round(x.confidence, 9), places

    spans = list(dict.fromkeys(standing[s] for x in alignments for s in (x.a, x.b)))
    number = {span: n for n, span in enumerate(spans)}
    linked: list[set[int]] = [set() for _ in spans]
    # a part that shares few words with another says little of what a whole group has in common
    joining = [x for x in alignments if x.label is Label.SAME or lesser(kept(x)) >= (SURE_SHARE if x.confidence >= SURE else PARTIAL_SHARE)]
    for x in joining:
        m, n = number[standing[x.a]], number[standing[x.b]]
        linked[m].add(n)
        linked[n].add(m)
    member = list(range(len(spans)))
    parts = {n: [n] for n in member}
    for x in sorted(joining, key=certainty):
        a, b = sorted((member[number[standing[x.a]]], member[number[standing[x.b]]]))
        if a != b and close(parts[a], parts[b], linked, spans):
            for n in parts[b]:
                member[n] = a
            parts[a] += parts.pop(b)
    found = [[spans[n] for n in part] for _, part in sorted(parts.items())]
    return [part for part in found if len({s.article for s in part}) > 1]


def lesser(shares: Kept) -> float:
    """The smaller of the two shares."""
    return min(shares.a, shares.b)


def close(a: Sequence[int], b: Sequence[int], linked: Sequence[set[int]], spans: Sequence[Span]) -> bool:
    """Whether enough of the pairs of two parts that stand in different articles are aligned, and each stretch with half of the rest.

    A sentence that tells two facts at once is aligned with the tellings of both, but these are not with each other.
    """
    articles = Counter(spans[n].article for n in b)
    across = len(a) * len(b) - sum(articles[spans[n].article] for n in a)
    others = set(b)
    if sum(len(linked[n] & others) for n in a) < JOINED * across:
        return False
    whole = {*a, *b}
    told = Counter(spans[n].article for n in whole)
    return all(len(linked[n] & whole) >= EACH * (len(whole) - told[spans[n].article]) for n in whole)


def statement_in(statements: Sequence[Statement], span: Span) -> Statement | None:
    """The one of an article's statements that makes up most of a span, the first of equals."""
    inside = [(s.span.overlap(span), s) for s in statements if s.span.start < span.end and span.start < s.span.end]
    best = max(inside, key=lambda x: (x[0], -x[1].span.start), default=None)
    return best[1] if best and best[0] * 2 >= len(span) else None


def wording(base: Span, span: Span, pairs: Mapping[tuple[Span, Span], Kept]) -> Wording:
    """How a rendering stands to the base, by the words that both keep."""
    if span == base:
        return Wording.VERBATIM
    shares = pairs.get((base, span))
    if shares is None:
        return Wording.REWORDED
    if shares.a >= VERBATIM and shares.b >= VERBATIM:
        return Wording.VERBATIM
    if shares.b >= TRIMMED:
        return Wording.TRIMMED
    return Wording.REWORDED if len(span) >= REWORDED * len(base) else Wording.SUMMARISED


def base_of(
    renderings: Sequence[Span], said: Sequence[Statement | None], pairs: Mapping[tuple[Span, Span], Kept], rank: Mapping[str, int]
) -> int:
    """The longest direct quotation, else the rendering that keeps most of the others' words; `rank` settles ties."""

    def place(n: int) -> tuple[int, int]:
        return -rank[renderings[n].article], -renderings[n].start

    def kinship(n: int) -> float:
        shares = [pairs.get((renderings[n], other)) for other in renderings if other != renderings[n]]
        return round(sum((s.a + s.b) / 2 for s in shares if s), 9)

    direct = [n for n, s in enumerate(said) if s is not None and s.form is Form.DIRECT]
    if direct:
        return max(direct, key=lambda n: (len(renderings[n]), place(n)))
    return max(range(len(renderings)), key=lambda n: (kinship(n), len(renderings[n]), place(n)))


def join(story: Story, alignments: tuple[Alignment, ...]) -> tuple[Group, ...]:
    """The groups of a story, numbered by the first article and place they stand in."""
    order = {t.article.id: n for n, t in enumerate(story.tellings)}
    by_text = sorted(story.tellings, key=lambda t: t.article.reading.text)
    rank = {t.article.id: n for n, t in enumerate(by_text)}
    standing = stretches(alignments)
    told = {t.article.id: t.annotations.statements for t in story.tellings}
    statements = {span: statement_in(told[span.article], span) for span in standing}
    pairs: dict[tuple[Span, Span], Kept] = {}
    for x in alignments:
        shares = kept(x, statements[x.a], statements[x.b])
        pairs.setdefault((standing[x.a], standing[x.b]), shares)
        pairs.setdefault((standing[x.b], standing[x.a]), Kept(shares.b, shares.a))
    members = [sorted(spans, key=lambda s: (order[s.article], s.start)) for spans in clusters(alignments, standing, rank)]
    members.sort(key=lambda spans: [(order[s.article], s.start, s.end) for s in spans])
    found = []
    for number, spans in enumerate(members, 1):
        said = [statements[s] for s in spans]
        base = base_of(spans, said, pairs, rank)
        renderings = tuple(Rendering(s, wording(spans[base], s, pairs), m.id if m else None) for s, m in zip(spans, said, strict=True))
        found.append(Group(f"g{number}", renderings, base, speaker(story, spans, said)))
    return tuple(found)


def speaker(story: Story, spans: Sequence[Span], said: Sequence[Statement | None]) -> str | None:
    """The identity that all the statements share, None where they differ or one is unknown."""
    found: set[str | None] = set()
    for span, statement in zip(spans, said, strict=True):
        if statement is None:
            continue
        identity = story.identity_of(span.article, statement.speaker.entity) if statement.speaker else None
        found.add(identity.id if identity else None)
    return found.pop() if len(found) == 1 else None
