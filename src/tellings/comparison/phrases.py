"""Noun phrases for things, and which of them, in different articles, name one thing.

In: a story with its alignments. Out: sets of phrases. Linear in the text but for the phrases of one head noun,
which are held against each other up to a bound.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tellings.model.alignment import Alignment, Change
from tellings.model.block import BlockKind
from tellings.model.parse import ParsedArticle, Token
from tellings.model.span import Span
from tellings.model.story import Story, Telling

_LEFT = "det amod compound nmod poss nummod quantmod case predet neg punct advmod"
LEFT = frozenset(_LEFT.split())
_EMPTY_HEADS = """
    thing way time day week month year today yesterday tomorrow morning evening afternoon night hour minute moment lot part number
    kind sort some one other others people person man woman people anyone everyone someone something anything everything nothing
    end side case fact place world point question answer word reporter percent cent dollar million billion thousand hundred bit
    place rest half use matter turn return result reason term sense issue idea name side thing monday tuesday wednesday thursday
    friday saturday sunday january february march april may june july august september october november december
"""
EMPTY_HEADS = frozenset(_EMPTY_HEADS.split())
"""Head nouns too empty to tell a thing by."""
_LIGHT = """
    certain some kind such own own same other another more most many few several first last next new old
"""
LIGHT = frozenset(_LIGHT.split())
"""Modifiers that do not say which thing is meant."""
_DETERMINERS = "a an the this that these those his her its their our my your any some no each every such"
DETERMINERS = frozenset(_DETERMINERS.split())
POINTING = frozenset(["the", "this", "that", "these", "those", "such"])
RARE = 4.6
"""Zipf frequency below which a shared head noun alone tells in aligned sentences."""
SAME_WORDS = (Change.SAME, Change.INFLECTED)
MOST = 60
"""Phrases of one head noun that are held against each other, per article."""
LONGEST = 12


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its span, its words in one line, head lemma, content lemmas beside the head (those that are nouns as
    `compounds` too), sentence and scope.

    `definite` says that it points back ("the zone", "such a zone"); `complement` are content lemmas behind the head
    ("of X"); `dated` the date values given in its sentence.
    """

    span: Span
    words: str
    head: str
    definite: bool
    modifiers: frozenset[str]
    compounds: frozenset[str]
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
    persons = {role.split()[-1] for t in story.tellings for e in t.annotations.entities for role in e.roles}
    found = [p for telling in story.tellings for p in phrases_of(telling, sorted(by_article[telling.article.id]))]
    return [p for p in found if p.head not in persons]


def phrases_of(telling: Telling, taken: list[Span]) -> list[Phrase]:
    """The noun phrases of one article, in order; a capital in a headline makes no noun."""
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
            found.append((token.pos, phrase(parsed, token, whole, dated, headline)))
    common = {item.head for pos, item in found if pos == "NOUN"}
    return [item for pos, item in found if pos == "NOUN" or not item.headline or item.head in common]


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
        hyphened = token.dep == "npadvmod" and parsed.tokens[index + 1].text == "-"
        if token.head not in inside or not (token.dep in LEFT or hyphened) or (token.dep == "punct" and token.text != "-"):
            break
        inside.add(index)
        first = index if token.text != "-" else first
    modifiers = frozenset(
        lemma(parsed.tokens[i]) for i in inside if i != head.index and parsed.tokens[i].is_word and parsed.tokens[i].dep != "det"
    ) - (DETERMINERS | LIGHT)
    compounds = modifiers & {lemma(parsed.tokens[i]) for i in inside if parsed.tokens[i].pos == "NOUN"}
    last, complement = head.index + 1, set()
    for child in parsed.children(head):
        if child.index == last and child.dep == "prep" and child.text.lower() in ("of", "for", "on", "in", "with", "to"):
            inner = behind(parsed, child)
            if len(inner) <= LONGEST and inner[-1].index - child.index == len(inner) - 1 and not any(t.text in ',;:"' for t in inner):
                complement = {lemma(t) for t in inner if t.pos in ("NOUN", "PROPN", "ADJ", "VERB")}
                last = inner[-1].index + 1
    span = parsed.span(parsed.tokens[first].start, parsed.tokens[last - 1].end if complement else head.end)
    words = " ".join(span.of(parsed.text).split())
    definite = any(parsed.tokens[i].text.lower() in POINTING for i in inside)
    return Phrase(span, words, lemma(head), definite, modifiers, compounds, frozenset(complement), sentence, dated, headline)


def behind(parsed: ParsedArticle, token: Token) -> list[Token]:
    """The token and those of its dependents that follow it, up to one more than a complement may have."""
    found, todo = {token.index}, [token]
    while todo and len(found) <= LONGEST:
        for child in parsed.children(todo.pop()):
            if token.index < child.index and child.index not in found:
                found.add(child.index)
                todo.append(child)
    return [parsed.tokens[i] for i in sorted(found)]


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


def join_things(phrases: Sequence[Phrase], alignments: tuple[Alignment, ...]) -> list[list[Phrase]]:
    """Sets of phrases that name one thing in two articles or more, in order of first mention."""
    sets = Sets(len(phrases))
    for a, b in (*within_articles(phrases), *across_articles(phrases), *Aligned(phrases, alignments).pairs()):
        sets.join(a, b)
    groups: dict[int, list[Phrase]] = defaultdict(list)
    for number, item in enumerate(phrases):
        groups[sets.root(number)].append(item)
    return [group for _, group in sorted(groups.items()) if len({p.span.article for p in group}) > 1 and differ(group)]


def differ(group: list[Phrase]) -> bool:
    """Whether the phrases use different words, articles and possessives apart."""
    return len({tuple(w for w in p.words.lower().split() if w not in DETERMINERS) for p in group}) > 1


def within_articles(phrases: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    """Pairs of one article that name one thing by the same head noun."""
    by_head: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, item in enumerate(phrases):
        by_head[item.span.article, item.head].append(number)
    for numbers in by_head.values():
        only = len({phrases[n].modifiers for n in numbers} - {frozenset()}) <= 1
        for at, a in enumerate(numbers[:MOST]):
            for b in numbers[at + 1 : MOST]:
                if points_back(phrases[a], phrases[b]) if only else same_modifiers(phrases[a], phrases[b]):
                    yield a, b


def across_articles(phrases: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    """Pairs of two articles that say the same of one head noun, aligned or not."""
    buckets: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, item in enumerate(phrases):
        for word in item.modifiers | item.complement:
            buckets[item.head, word].append(number)
    for numbers in buckets.values():
        for at, a in enumerate(numbers):
            for b in numbers[at + 1 :]:
                if phrases[a].span.article != phrases[b].span.article and alike(phrases[a], phrases[b]):
                    yield a, b


def same_modifiers(a: Phrase, b: Phrase) -> bool:
    """Whether both phrases say with the same words, at least one, which thing they mean."""
    return bool(a.modifiers) and a.modifiers == b.modifiers


def points_back(first: Phrase, second: Phrase) -> bool:
    """Whether the later phrase, in an article that speaks of one thing by this noun, takes up the earlier one."""
    return (second.definite and not second.modifiers - first.modifiers) or same_modifiers(first, second)


def alike(a: Phrase, b: Phrase) -> bool:
    """Whether two phrases of one head noun in passages that are not aligned say the same of it: the noun must be telling."""
    if a.dated and b.dated and not a.dated & b.dated:
        return False
    shared = (a.modifiers | a.complement) & (b.modifiers | b.complement)
    return same_modifiers(a, b) or (bool(shared) and frequency(a.head) < RARE)


class Aligned:
    """Which phrases stand in passages that an alignment holds together."""

    def __init__(self, phrases: Sequence[Phrase], alignments: tuple[Alignment, ...]) -> None:
        self.phrases = phrases
        self.alignments = alignments
        by_article: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, item in enumerate(phrases):
            by_article[item.span.article].append((item.span.start, number))
        self._by_article = {article: sorted(found) for article, found in by_article.items()}

    def inside(self, span: Span) -> list[int]:
        """Numbers of the phrases whose beginning lies in `span`."""
        found = self._by_article.get(span.article, [])
        at = bisect_right(found, (span.start - 1, len(self.phrases)))
        numbers = []
        while at < len(found) and found[at][0] < span.end:
            numbers.append(found[at][1])
            at += 1
        return numbers

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Pairs that name one thing by the passages they stand in."""
        for alignment in self.alignments:
            left, right = self.inside(alignment.a), self.inside(alignment.b)
            yield from ((a, b) for a in left for b in right if self.phrases[a].head == self.phrases[b].head)
            yield from self.modified_alike(left, right)
        yield from self.replaced()

    def replaced(self) -> list[tuple[int, int]]:
        """Pairs of phrases that a collation puts in each other's place between words that are the same on both sides."""
        found = []
        for alignment in self.alignments:
            steps = alignment.collation
            for before, step, after in zip(steps, steps[1:], steps[2:], strict=False):
                if step.change is not Change.REPLACED or step.a is None or step.b is None:
                    continue
                if before.change not in SAME_WORDS or after.change not in SAME_WORDS:
                    continue
                left, right = self.filling(step.a), self.filling(step.b)
                if len(left) == 1 and len(right) == 1:
                    found.append((left[0], right[0]))
        return found

    def filling(self, span: Span) -> list[int]:
        """Phrases that lie in `span` and fill most of it."""
        return [n for n in self.inside(span) if self.phrases[n].span.overlap(span) * 2 >= len(span) and span.contains(self.phrases[n].span)]

    def modified_alike(self, left: list[int], right: list[int]) -> Iterator[tuple[int, int]]:
        """Pairs with the same modifiers, a noun among them, and heads that have no like on the other side."""
        heads = {self.phrases[n].head for n in left} & {self.phrases[n].head for n in right}
        for a in left:
            for b in right:
                first, second = self.phrases[a], self.phrases[b]
                telling = bool(first.compounds) and first.modifiers == second.modifiers
                if telling and first.head not in heads and second.head not in heads:
                    yield a, b
