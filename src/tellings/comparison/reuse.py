"""Passages copied word for word or lightly edited, and which articles share most of their text.

In: a story. Out: passages of narration that two articles share, the articles that share an origin, and the agency credits
they print. Guarantees: words inside quotation marks are never counted as copied, since both outlets may quote the same
speech; passages come by the order of articles and place; every shared passage holds eight words in a row, or is a sentence
that keeps most of its words in order.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from operator import itemgetter

from tellings.comparison import edited
from tellings.comparison.credits import credited
from tellings.model.block import BlockKind
from tellings.model.comparison import Reuse, ReusedPassage
from tellings.model.parse import ParsedArticle
from tellings.model.span import Span
from tellings.model.story import Story, Telling

Index = Mapping[tuple[str, ...], Sequence[int]]
SHINGLE = 8  # words in a row that two tellings do not share by chance
REGAINED = 3  # words in a row that take a passage up again after a change
GAP = 3  # words that an editor may have changed between two shared runs of one passage
GAPS = sorted(((x, y) for x in range(GAP + 1) for y in range(GAP + 1)), key=lambda g: (g[0] + g[1], g))  # in either, smallest first
ORIGIN = 0.75  # share of the shorter article's narration that makes two articles one origin; less may be two uses of one release
RECURRING = 8  # places of a shingle beyond which it is a formula of the page
WHOLE_SHINGLE = 5  # words in a row by which whole texts are compared, quotations too
WHOLE = 0.8  # share of the shorter text's such rows that makes two articles one origin, whoever is quoted in them


@dataclass(frozen=True, slots=True)
class Narration:
    """The words of one article outside quotation marks; `starts` and `ends` are their offsets.

    `run` numbers unbroken stretches, `sentence` the article's sentences; `told` are its sentences of some length with the
    rows of words they hold.
    """

    article: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    run: tuple[int, ...]
    sentence: tuple[int, ...]
    told: tuple[edited.Sentence, ...]
    held: tuple[tuple[edited.Row, ...], ...]
    rows: edited.Rows


def quoted_stretches(parsed: ParsedArticle) -> list[tuple[int, int]]:
    """Stretches inside double quotation marks, block by block; an unclosed one ends with its block."""
    found = []
    for block in parsed.article.blocks:
        opened: int | None = None
        text = parsed.text
        for at in range(block.span.start, block.span.end):
            if text[at] == "«" or (text[at] == '"' and opened is None):
                opened = at
            elif text[at] in '"»' and opened is not None:
                found.append((opened, at + 1))
                opened = None
        if opened is not None:
            found.append((opened, block.span.end))
    return found


def narration(telling: Telling) -> Narration:
    """The article's own words: paragraphs outside quotation marks."""
    parsed = telling.annotations.parsed
    quotes = quoted_stretches(parsed)
    openings = [a for a, _ in quotes]
    words: list[tuple[str, int, int, int, int]] = []
    number = 0
    for sentence in parsed.sentences:
        if sentence.kind in (BlockKind.HEADER, BlockKind.CREDIT, BlockKind.DATELINE):
            number += 1
            continue
        for token in parsed.tokens[sentence.first : sentence.last]:
            at = bisect_right(openings, token.start) - 1
            if at >= 0 and token.start < quotes[at][1]:
                number += 1
            elif token.is_word:
                words.append((token.text.casefold(), token.start, token.end, number, sentence.index))
    texts = tuple(w[0] for w in words)
    run, inside = tuple(w[3] for w in words), tuple(w[4] for w in words)
    told = tuple(edited.sentences(inside, run))
    starts, ends = tuple(w[1] for w in words), tuple(w[2] for w in words)
    held = tuple(edited.rows_of(texts, s) for s in told)
    return Narration(telling.article.id, texts, starts, ends, run, inside, told, held, edited.rows(held))


def shingles(text: Narration) -> Index:
    """Every eight words in a row of one stretch, with where they begin."""
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(text.words) - SHINGLE + 1):
        if text.run[at] == text.run[at + SHINGLE - 1]:
            found[text.words[at : at + SHINGLE]].append(at)
    return found


def common(a: Narration, b: Narration, i: int, j: int, step: int) -> int:
    """How many words in a row are the same from places `i` and `j` on (`step` 1) or back (-1), inside one stretch each."""
    length = 0
    while 0 <= i < len(a.words) and 0 <= j < len(b.words) and a.words[i] == b.words[j]:
        if length and (a.run[i] != a.run[i - step] or b.run[j] != b.run[j - step]):
            break
        length, i, j = length + 1, i + step, j + step
    return length


def blocks(a: Narration, b: Narration, mine: Index, theirs: Index) -> list[tuple[int, int, int]]:
    """Shared runs: (place in a, place in b, words), each grown over words an editor changed; each word of `a` used once."""
    found: list[tuple[int, int, int]] = []
    free = 0
    for at, shingle in sorted([(n, row) for row in mine.keys() & theirs.keys() for n in mine[row]], key=itemgetter(0)):
        if at < free:
            continue
        length, place = max((common(a, b, at, place, 1), -place) for place in theirs[shingle][:RECURRING])
        runs = [(at, -place, length)]
        runs = [*grown(a, b, runs[0], -1, free)[::-1], *runs, *grown(a, b, runs[0], 1, len(a.words))]
        found += runs
        free = runs[-1][0] + runs[-1][2]
    return found


def grown(a: Narration, b: Narration, run: tuple[int, int, int], step: int, limit: int) -> list[tuple[int, int, int]]:
    """Runs that follow (`step` 1) or precede (-1) a shared run after a few changed words, nearest first, up to `limit` in a."""
    found: list[tuple[int, int, int]] = []
    i, j = (run[0] + run[2], run[1] + run[2]) if step > 0 else (run[0] - 1, run[1] - 1)
    while True:
        for x, y in GAPS:
            m, n = i + step * x, j + step * y
            length = common(a, b, m, n, step)
            length = min(length, limit - m) if step > 0 else min(length, m - limit + 1)
            if length >= REGAINED:
                found.append((m, n, length) if step > 0 else (m - length + 1, n - length + 1, length))
                i, j = m + step * length, n + step * length
                break
        else:
            return found


def joined(found: Sequence[tuple[int, int, int]]) -> list[list[tuple[int, int, int]]]:
    """Runs with at most a few words changed between them, as one passage."""
    passages: list[list[tuple[int, int, int]]] = []
    for i, j, length in found:
        if passages:
            x, y, before = passages[-1][-1]
            if 0 <= i - x - before <= GAP and 0 <= j - y - before <= GAP:
                passages[-1].append((i, j, length))
                continue
        passages.append([(i, j, length)])
    return passages


def shared(a: Narration, b: Narration, indexes: Mapping[str, Index]) -> list[ReusedPassage]:
    """The passages of narration two articles share, by place in `a`; the same whichever is called the first."""
    if a.words > b.words:
        turned = [ReusedPassage(p.b, p.a, p.words, p.length) for p in shared(b, a, indexes)]
        return sorted(turned, key=lambda p: (p.a, p.b))
    found = []
    for runs in joined(blocks(a, b, indexes[a.article], indexes[b.article])):
        (i, j, _), (k, m, length) = runs[0], runs[-1]
        span_a = Span(a.article, a.starts[i], a.ends[k + length - 1])
        span_b = Span(b.article, b.starts[j], b.ends[m + length - 1])
        found.append(ReusedPassage(span_a, span_b, sum(n for *_, n in runs), max(k + length - i, m + length - j)))
    return sorted([*found, *reworked(a, b, found)], key=lambda p: (p.a, p.b))


def reworked(a: Narration, b: Narration, copied: Sequence[ReusedPassage]) -> list[ReusedPassage]:
    """Sentences with words changed throughout, where nothing was copied word for word."""
    found = []
    taken_a = [(p.a.start, p.a.end) for p in copied]
    taken_b = [(p.b.start, p.b.end) for p in copied]
    for s, t, words in edited.pairs(a.words, b.words, a.told, b.told, a.held, a.rows, b.rows):
        span_a = Span(a.article, a.starts[s.first], a.ends[s.last - 1])
        span_b = Span(b.article, b.starts[t.first], b.ends[t.last - 1])
        if not touches(span_a, taken_a) and not touches(span_b, taken_b):
            found.append(ReusedPassage(span_a, span_b, words, max(s.last - s.first, t.last - t.first)))
    return found


def touches(span: Span, stretches: Sequence[tuple[int, int]]) -> bool:
    """Whether a span has a character in common with any of the stretches [start, end) of its article."""
    return any(start < span.end and span.start < end for start, end in stretches)


def rows(text: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """The rows of words a whole text is known by; a text shorter than one is its own row."""
    size = min(WHOLE_SHINGLE, len(text))
    return frozenset(tuple(text[at : at + size]) for at in range(len(text) - size + 1)) if text else frozenset()


def spoken_and_told(telling: Telling) -> tuple[str, ...]:
    """All words of an article's headlines and paragraphs, those in quotation marks too."""
    parsed = telling.annotations.parsed
    kept = (s for s in parsed.sentences if s.kind.carries_statements)
    return tuple(t.text.casefold() for s in kept for t in parsed.tokens[s.first : s.last] if t.is_word)


def origins(story: Story, texts: Sequence[Narration], passages: Sequence[ReusedPassage]) -> tuple[tuple[str, ...], ...]:
    """Articles partitioned: two are in one part if the shorter shares most of its narration, or nearly all of its text."""
    words: dict[tuple[str, str], int] = defaultdict(int)
    for p in passages:
        words[p.a.article, p.b.article] += p.words
    lengths = {t.article: len(t.words) for t in texts}
    whole = {t.article.id: rows(spoken_and_told(t)) for t in story.tellings}
    part = {t.article.id: n for n, t in enumerate(story.tellings)}
    for a, b in combinations([t.article.id for t in story.tellings], 2):
        copied = words[a, b] and words[a, b] >= ORIGIN * max(1, min(lengths[a], lengths[b]))
        shorter = min(len(whole[a]), len(whole[b]))
        if part[a] != part[b] and (copied or (shorter and len(whole[a] & whole[b]) >= WHOLE * shorter)):
            keep, gone = min(part[a], part[b]), max(part[a], part[b])
            part = {article: keep if n == gone else n for article, n in part.items()}
    return tuple(tuple(a for a, n in part.items() if n == number) for number in sorted(set(part.values())))


def find(story: Story) -> Reuse:
    """What the story's articles share word for word."""
    texts = [narration(t) for t in story.tellings]
    indexes = {t.article: shingles(t) for t in texts}
    passages: list[ReusedPassage] = []
    for a, b in combinations(texts, 2):
        passages += shared(a, b, indexes)
    signed = tuple(credit for t in story.tellings for credit in credited(t))
    return Reuse(tuple(passages), origins(story, texts, passages), signed)
