"""Noun phrases for things, and which of them, in different articles, name one thing.

In: a story with its alignments. Out: sets of phrases. Linear in the text but for the phrases of one head noun,
which are held against each other up to a bound.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tellings.model.alignment import Alignment, Change
from tellings.model.block import BlockKind
from tellings.model.parse import ParsedArticle, Token
from tellings.model.span import Span
from tellings.model.story import Story, Telling

LEFT = frozenset("det amod compound nmod poss nummod quantmod case predet neg punct advmod".split())
EMPTY_HEADS = frozenset(
    "thing way time day week month year today yesterday tomorrow morning evening afternoon night hour minute moment lot part number kind sort "
    "some one other others people person man woman people anyone everyone someone something anything everything nothing end side case fact "
    "place world point question answer word reporter percent cent dollar million billion thousand hundred bit place rest half use matter "
    "turn return result reason term sense issue idea name side thing monday tuesday wednesday thursday friday saturday sunday january february "
    "march april may june july august september october november december".split()
)
"""Head nouns too empty to tell a thing by."""
LIGHT = frozenset("certain some kind such own own same other another more most many few several first last next new old".split())
"""Modifiers that do not say which thing is meant."""
DETERMINERS = frozenset("a an the this that these those his her its their our my your any some no each every such".split())
RARE = 4.6
"""Zipf frequency below which a shared head noun alone tells in aligned sentences."""
MOST = 60
"""Phrases of one head noun that are held against each other, per article."""
LONGEST = 12


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its span, its words in one line, head lemma, content lemmas beside the head, sentence and scope.

    `complement` are content lemmas behind the head ("of X"); `dated` the date values given in its sentence.
    """

    span: Span
    words: str
    head: str
    plural: bool
    modifiers: frozenset[str]
    complement: frozenset[str]
    sentence: Span
    dated: frozenset[str]
    headline: bool


@lru_cache(maxsize=65_536)
def frequency(word: str) -> float:
    """Zipf frequency in English, 0 for an unknown word."""
    from wordfreq import zipf_frequency

    return float(zipf_frequency(word, "en"))


def read_phrases(story: Story, taken: Iterable[Span]) -> list[Phrase]:
    """Phrases of all articles in order; those that are, or lie within, a mention of an identity are left out."""
    by_article: dict[str, list[Span]] = defaultdict(list)
    for span in taken:
        by_article[span.article].append(span)
    return [p for telling in story.tellings for p in phrases_of(telling, sorted(by_article[telling.article.id]))]


def phrases_of(telling: Telling, taken: list[Span]) -> list[Phrase]:
    """The noun phrases of one article, in order."""
    parsed = telling.annotations.parsed
    heads = {i for span in taken for i in (t.index for t in parsed.tokens_in(span.start, span.end))}
    dates = [(d.span.start, d.value) for d in telling.annotations.dates if d.value]
    within = {t.index for d in telling.annotations.dates for t in parsed.tokens_in(d.span.start, d.span.end)}
    found = []
    for sentence in parsed.sentences:
        if sentence.kind not in (BlockKind.HEADLINE, BlockKind.SUBHEADING, BlockKind.PARAGRAPH, BlockKind.CAPTION):
            continue
        dated = frozenset(value for start, value in dates if sentence.start <= start < sentence.end)
        whole = parsed.span(sentence.start, sentence.end)
        headline = sentence.kind in (BlockKind.HEADLINE, BlockKind.SUBHEADING)
        for token in parsed.tokens[sentence.first : sentence.last]:
            if token.pos not in ("NOUN", "PROPN") or token.index in heads or token.index in within or len(token.text) < 3:
                continue
            if token.dep in ("compound", "nmod", "amod", "npadvmod") or token.lemma.lower() in EMPTY_HEADS or not token.text.isalpha():
                continue
            found.append(phrase(parsed, token, whole, dated, headline))
    return found


def lemma(token: Token) -> str:
    """Lower-case lemma; a capitalised common noun of a headline loses its plural s."""
    low = token.lemma.lower()
    if token.tag in ("NNP", "NNPS") and len(low) > 4 and low.endswith("s") and not low.endswith("ss"):
        return low[:-1]
    return low


def phrase(parsed: ParsedArticle, head: Token, sentence: Span, dated: frozenset[str], headline: bool) -> Phrase:
    """The phrase of one head noun: premodifiers, and a short complement with "of", "for", "on" or "in"."""
    first = head.index
    inside = {head.index}
    for index in range(head.index - 1, max(-1, head.index - LONGEST), -1):
        token = parsed.tokens[index]
        if token.head not in inside or token.dep not in LEFT or (token.dep == "punct" and token.text != "-"):
            break
        inside.add(index)
        first = index
    modifiers = frozenset(
        lemma(parsed.tokens[i]) for i in inside if i != head.index and parsed.tokens[i].is_word and parsed.tokens[i].dep != "det"
    ) - (DETERMINERS | LIGHT)
    last, complement = head.index + 1, set()
    for child in parsed.children(head):
        if child.index == last and child.dep == "prep" and child.text.lower() in ("of", "for", "on", "in", "with", "to"):
            inner = [t for t in parsed.subtree(child) if t.index >= child.index]
            if len(inner) <= LONGEST and inner[-1].index - child.index == len(inner) - 1 and not any(t.text in ",;:\"" for t in inner):
                complement = {lemma(t) for t in inner if t.pos in ("NOUN", "PROPN", "ADJ", "VERB")}
                last = inner[-1].index + 1
    span = parsed.span(parsed.tokens[first].start, parsed.tokens[last - 1].end if complement else head.end)
    words = " ".join(span.of(parsed.text).split())
    return Phrase(span, words, lemma(head), head.tag.endswith("S"), modifiers, frozenset(complement), sentence, dated, headline)


class Sets:
    """Disjoint sets of phrase numbers."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def root(self, item: int) -> int:
        """The set's smallest member."""
        while self._above[item] != item:
            self._above[item] = self._above[self._above[item]]
            item = self._above[item]
        return item

    def join(self, a: int, b: int) -> None:
        """Make one set of two."""
        low, high = sorted((self.root(a), self.root(b)))
        self._above[high] = low


def join_things(story: Story, phrases: Sequence[Phrase], alignments: tuple[Alignment, ...]) -> list[list[Phrase]]:
    """Sets of phrases that name one thing in two articles or more, in order of first mention."""
    sets = Sets(len(phrases))
    aligned = Aligned(phrases, alignments)
    by_head: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(phrases):
        by_head[item.head].append(number)
    for numbers in by_head.values():
        if len({phrases[n].span.article for n in numbers}) < 2:
            continue
        kept = numbers[: MOST * len(story.tellings)]
        for at, a in enumerate(kept):
            for b in kept[at + 1 :]:
                if one_thing(phrases[a], phrases[b], aligned.pair(a, b)):
                    sets.join(a, b)
    for a, b in aligned.replaced():
        sets.join(a, b)
    groups: dict[int, list[Phrase]] = defaultdict(list)
    for number, item in enumerate(phrases):
        groups[sets.root(number)].append(item)
    return [group for _, group in sorted(groups.items()) if len({p.span.article for p in group}) > 1 and differ(group)]


def differ(group: list[Phrase]) -> bool:
    """Whether the phrases use different words, articles apart."""
    return len({(p.head, p.modifiers, p.complement) for p in group}) > 1


def one_thing(a: Phrase, b: Phrase, together: bool) -> bool:
    """Whether two phrases of one head noun name one thing; `together` says that they stand in aligned passages."""
    if a.span.article == b.span.article:
        return bool(a.modifiers) and a.modifiers == b.modifiers
    if together:
        return True
    shared = (a.modifiers | a.complement) & (b.modifiers | b.complement)
    if a.modifiers == b.modifiers and a.modifiers:
        return True
    return bool(shared) and frequency(a.head) < RARE


class Aligned:
    """Which phrases stand in passages that an alignment holds together."""

    def __init__(self, phrases: Sequence[Phrase], alignments: tuple[Alignment, ...]) -> None:
        self.phrases = phrases
        self.alignments = alignments
        by_article: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, item in enumerate(phrases):
            by_article[item.span.article].append((item.span.start, number))
        self._by_article = {article: sorted(found) for article, found in by_article.items()}
        self._with: dict[int, set[int]] = defaultdict(set)
        for n, alignment in enumerate(alignments):
            for side in (alignment.a, alignment.b):
                for number in self.inside(side):
                    self._with[number].add(n)

    def inside(self, span: Span) -> list[int]:
        """Numbers of the phrases whose beginning lies in `span`."""
        found = self._by_article.get(span.article, [])
        at = bisect_right(found, (span.start - 1, len(self.phrases)))
        numbers = []
        while at < len(found) and found[at][0] < span.end:
            numbers.append(found[at][1])
            at += 1
        return numbers

    def pair(self, a: int, b: int) -> bool:
        """Whether one alignment holds both phrases, on different sides."""
        return self.phrases[a].span.article != self.phrases[b].span.article and bool(self._with[a] & self._with[b])

    def replaced(self) -> list[tuple[int, int]]:
        """Pairs of phrases that a collation puts in each other's place, word for word."""
        found = []
        for alignment in self.alignments:
            for segment in alignment.collation:
                if segment.change is not Change.REPLACED or segment.a is None or segment.b is None:
                    continue
                left, right = self.heads(segment.a), self.heads(segment.b)
                if len(left) == 1 and len(right) == 1:
                    found.append((left[0], right[0]))
        return found

    def heads(self, span: Span) -> list[int]:
        """Phrases that lie in `span` and fill most of it."""
        return [n for n in self.inside(span) if self.phrases[n].span.overlap(span) * 2 >= len(span) and span.contains(self.phrases[n].span)]
