"""The passage of an article that shows why it was found.

In: a text and the terms looked for. Out: a stretch of the text as it is, with the matching words marked.
"""

from __future__ import annotations

from collections.abc import Iterable

from tellings.model.query import Term
from tellings.store.words import fold, folded, pattern

WIDTH = 240
"""Code points of an excerpt, but for whole words."""
READ = 100_000
"""Code points of a text that are looked through."""


def excerpt(text: str, terms: Iterable[Term]) -> tuple[str, int, tuple[tuple[int, int], ...]]:
    """The stretch with the most different words looked for (the earliest of equals), where it starts, and the marks in it."""
    exact, beginnings = wanted(terms)
    found = pattern(text)
    written = set(found.findall(text, 0, READ)) if exact or beginnings else ()
    if beginnings:
        keys = {word: key for word in written if (key := matched(word, exact, beginnings))}
    else:
        keys = {word: key for word in written if (key := fold(word)) in exact}
    hits = [(m.start(), m.end(), keys[m[0]]) for m in found.finditer(text, 0, READ) if m[0] in keys] if keys else []
    start, end = widened(text, best(hits))
    marks = tuple((a - start, b - start) for a, b, _ in hits if start <= a and b <= end)
    return text[start:end], start, marks


def wanted(terms: Iterable[Term]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Folded words looked for whole, and as beginnings."""
    exact: set[str] = set()
    beginnings: set[str] = set()
    for term in terms:
        words = [] if term.excluded else folded(term)
        if term.prefix and words:
            beginnings.add(words.pop())
        exact.update(words)
    return frozenset(exact), tuple(sorted(beginnings))


def matched(word: str, exact: frozenset[str], beginnings: tuple[str, ...]) -> str:
    """What of the words looked for this one is; "" if none."""
    key = fold(word)
    if key in exact:
        return key
    return next((b for b in beginnings if key.startswith(b)), "") if beginnings else ""


def best(hits: list[tuple[int, int, str]]) -> int:
    """Where the stretch of WIDTH with the most different words begins; 0 without hits."""
    counts: dict[str, int] = {}
    most, at, first = 0, 0, 0
    for start, end, key in hits:
        counts[key] = counts.get(key, 0) + 1
        while end - hits[first][0] > WIDTH and hits[first][0] < start:
            gone = hits[first][2]
            counts[gone] -= 1
            if not counts[gone]:
                del counts[gone]
            first += 1
        if len(counts) > most:
            most, at = len(counts), hits[first][0]
    return at


def widened(text: str, at: int) -> tuple[int, int]:
    """About WIDTH code points around `at`, beginning and ending at white space where there is some near."""
    start = max(0, at - WIDTH // 4)
    if start:
        space = text.find(" ", start, at)
        start = space + 1 if space >= 0 else start
    end = min(len(text), start + WIDTH)
    if end < len(text):
        space = text.rfind(" ", start + WIDTH // 2, end)
        end = space if space > 0 else end
    return start, end
