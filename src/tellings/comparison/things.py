"""Which noun phrases of different articles name one thing.

In: the story's phrases and its alignments. Out: sets of phrases. Evidence is taken strongest first, and a set never takes
in a phrase that says of another owner that the thing is his. Phrases of one head noun are held against each other up to a bound.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

from tellings.comparison.noun_classes import GENERIC, MASS, PEOPLE, PERSONS, THINGS, UTTERANCES, one_number, same_class
from tellings.comparison.phrase_sets import Sets, apart
from tellings.comparison.phrase_words import AMOUNTS_OF, DETERMINERS, LIGHT
from tellings.comparison.phrases import Phrase, frequency, plain
from tellings.comparison.verb_classes import ACTS
from tellings.model.alignment import Alignment, Change
from tellings.model.span import Span

RARE = 5.0
"""Zipf frequency below which a shared head noun alone tells in aligned sentences."""
TELLING = 5.3
"""Zipf frequency below which a head noun that each article uses of one thing only is the same thing."""
UNUSUAL, UNUSUAL_OF_PERSONS, RAREST = 4.7, 4.2, 4.2
"""Zipf frequency below which two such nouns name the same thing even where the words beside them differ, if one points back or some
words agree; those under the last need not even that."""
COMMONEST, MUCH, MUCH_MORE = 6.0, 4.0, 8.0
"""Zipf frequency from which on a word beside a thing tells nothing, and the weight of words in common that tells
enough where the nouns are one, and where they are not."""
UTTERED = -1
"""The row of all utterances."""
SAME_WORDS = (Change.SAME, Change.INFLECTED)
MOST = 60
"""Phrases of one head noun that are held against each other, per article."""
FEW = 20
"""Phrases of one noun with one word in common that are held against those of other articles, per article."""
BACK = 3
"""Nouns of its class among which a bare definite noun finds the one it takes up."""
Pair = tuple[int, int]
Links = frozenset[tuple[str, str]]


def join_things(phrases: Sequence[Phrase], alignments: tuple[Alignment, ...]) -> list[list[Phrase]]:
    """Sets of phrases that name one thing in two articles or more, in order of first mention."""
    sets = Sets(phrases)
    aligned = Aligned(phrases, alignments)
    linked = links(alignments)
    by_words = (within_articles(phrases), aligned.same_heads(), across_articles(phrases, linked), by_people(phrases, linked))
    for a, b in chain(*by_words, aligned.replaced(), aligned.modified_alike()):
        sets.join(a, b)
    for a, b in (*aligned.synonyms(), *of_one_owner(phrases, linked)):
        sets.join(a, b, by_class=True)
    for nearest, b in taken_up(phrases):
        any(sets.join(a, b, by_class=True) for a in nearest)
    for a, b in only_ones(phrases, sets, linked):
        sets.join(a, b, by_class=True)
    alone = [sets.articles(n) for n in range(len(phrases))]
    for a, b in aligned.same_part():
        if len(alone[a]) == len(alone[b]) == 1:
            sets.join(a, b)
    groups: dict[int, list[Phrase]] = defaultdict(list)
    for number, item in enumerate(phrases):
        groups[sets.root(number)].append(item)
    return [group for _, group in sorted(groups.items()) if len({p.span.article for p in group}) > 1 and differ(group)]


def links(alignments: Iterable[Alignment]) -> frozenset[tuple[str, str]]:
    """Pairs of articles, both ways, that have a passage in common: only they can speak of one thing."""
    pairs = [(x.a.article, x.b.article) for x in alignments]
    return frozenset([*pairs, *((b, a) for a, b in pairs)])


def differ(group: list[Phrase]) -> bool:
    """Whether the phrases use different words; determiners, counts, case and number make no difference."""
    return len({tuple(w for w in without_amount(plain(p.words, DETERMINERS | LIGHT)) if not w.isdigit()) for p in group}) > 1


def without_amount(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words behind "a stack of"; all of them where nothing so begins."""
    return words[2:] if len(words) > 2 and words[0] in AMOUNTS_OF and words[1] == "of" else words


def by_head(phrases: Sequence[Phrase]) -> dict[tuple[str, str], list[int]]:
    """Article and head noun → numbers of the phrases, in order."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, item in enumerate(phrases):
        found[item.span.article, item.head].append(number)
    return found


def within_articles(phrases: Sequence[Phrase]) -> Iterator[Pair]:
    """Pairs of one article that name one thing by the same head noun."""
    for numbers in by_head(phrases).values():
        said = sorted({phrases[n].sort for n in numbers}, key=lambda m: (len(m), sorted(m)))
        nested = all(a <= b for a, b in pairwise(said))
        for at, a in enumerate(numbers[:MOST]):
            for b in numbers[at + 1 : MOST]:
                if points_back(phrases[a], phrases[b]) if nested else same_modifiers(phrases[a], phrases[b]):
                    yield a, b


def taken_up(phrases: Sequence[Phrase]) -> Iterator[tuple[list[int], int]]:
    """Bare definite nouns of one article with what they may take up: the nouns of their class before them, the nearest first."""
    before: dict[tuple[str, int], list[int]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for number, item in enumerate(phrases):
        article = item.span.article
        rows = [*sorted(THINGS.get(item.head, ())), *([UTTERED] if item.head in UTTERANCES else [])]
        bare = item.definite and not item.modifiers and " of " not in item.words
        if bare and (article, item.head) not in seen and item.head not in GENERIC:
            back = sorted({n for row in rows for n in before[article, row][-BACK:]}, reverse=True)
            found = [n for at, n in enumerate(back) if may_take_up(phrases[n], item, nearest=at == 0)]
            if found:
                yield found, number
        for row in rows:
            before[article, row].append(number)
        seen.add((article, item.head))


def may_take_up(first: Phrase, item: Phrase, nearest: bool) -> bool:
    """Whether a bare noun can take up a noun before it; two utterances of other kinds only where none stands between them."""
    if {first.head, item.head} <= UTTERANCES and not same_class(THINGS, first.head, item.head):
        return nearest
    return one_number(first.head, first.plural, item.head, item.plural) or (nearest and {first.head, item.head} <= UTTERANCES)


def across_articles(phrases: Sequence[Phrase], linked: Links) -> Iterator[Pair]:
    """Pairs of two articles that say the same of one head noun, aligned or not."""
    buckets: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, item in enumerate(phrases):
        places = frozenset(owner for owner in item.owners if owner.startswith("place "))
        for word in sorted(item.modifiers | item.complement | places | item.when):
            buckets[item.head, word].append(number)
    for _, bucket in sorted(buckets.items()):
        numbers = [n for there in grouped(phrases, bucket).values() for n in there[:FEW]]
        for at, a in enumerate(numbers):
            for b in numbers[at + 1 :]:
                if (phrases[a].span.article, phrases[b].span.article) in linked and alike(phrases[a], phrases[b]):
                    yield a, b


def by_people(phrases: Sequence[Phrase], linked: Links) -> Iterator[Pair]:
    """Pairs of two articles that call a group of people by a noun and by its adjective: "Latinos", "Latino voters"."""
    nouns: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(phrases):
        if (item.plural or item.words.endswith("s")) and not item.modifiers and not item.complement and item.head not in THINGS:
            nouns[item.head].append(number)
    for number, item in enumerate(phrases):
        if item.head in PEOPLE and (item.plural or item.head in MASS or item.definite) and len(item.modifiers) == 1:
            for other in nouns.get(min(item.modifiers), ())[:FEW]:
                if (phrases[other].span.article, item.span.article) in linked:
                    yield other, number


def grouped(phrases: Sequence[Phrase], numbers: Iterable[int]) -> dict[str, list[int]]:
    """Article → its phrases among `numbers`."""
    found: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        found[phrases[number].span.article].append(number)
    return found


def of_one_owner(phrases: Sequence[Phrase], linked: Links) -> Iterator[Pair]:
    """Pairs that call by one noun, or nouns of one class, what one and the same person is said to have ("his remarks")."""
    seen: dict[tuple[str, int], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, item in enumerate(phrases):
        rows = sorted(THINGS.get(item.head, ())) if item.holder else []
        rows = [*rows, UTTERED] if item.holder and item.head in UTTERANCES else rows
        for key in ((item.holder, row) for row in rows):
            for article, numbers in seen[key].items():
                if article == item.span.article or (article, item.span.article) in linked:
                    yield from ((other, number) for other in numbers[-FEW:] if owned_alike(phrases[other], item))
            seen[key][item.span.article].append(number)


def owned_alike(a: Phrase, b: Phrase) -> bool:
    """Whether nothing beside the owner tells two phrases of one class apart."""
    if {a.head, b.head} <= UTTERANCES:
        return not dated_otherwise(a, b)
    return not dated_otherwise(a, b) and one_number(a.head, a.plural, b.head, b.plural) and (a.sort <= b.sort or b.sort <= a.sort)


def only_ones(phrases: Sequence[Phrase], sets: Sets, linked: Links) -> Iterator[Pair]:
    """Pairs of two articles that each speak of one thing only by a telling noun, or by nouns of one class, with no word against it."""
    uses: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number, item in enumerate(phrases):
        if frequency(item.head) < TELLING:
            named = item.proper and not item.headline
            for key in ((item.head, 0), *(("", row) for row in sorted(THINGS.get(item.head, ())) if not named)):
                uses[key].append(number)
    for _, use in sorted(uses.items()):
        there = [numbers for numbers in grouped(phrases, use).values() if len(numbers) <= MOST]
        single = [numbers for numbers in there if len({sets.root(n) for n in numbers}) == 1]
        for at, left in enumerate(single):
            for right in single[at + 1 :]:
                if (phrases[left[0]].span.article, phrases[right[0]].span.article) not in linked:
                    continue
                if sets.root(left[0]) != sets.root(right[0]) and not_against([phrases[n] for n in left], [phrases[n] for n in right]):
                    yield left[0], right[0]


def not_against(left: Sequence[Phrase], right: Sequence[Phrase]) -> bool:
    """Whether what two articles say of their only thing of a kind agrees: unusual nouns, or the same words with one that points back."""
    a, b = fullest(left), fullest(right)
    if not one_number(left[0].head, left[0].plural, right[0].head, right[0].plural) or dated_otherwise(left[0], right[0]):
        return False
    if of_some(a, b):
        return False
    pointing = any(p.definite or p.owned for p in (*left, *right)) or {a.head, b.head} <= MASS
    nested = a.sort <= b.sort or b.sort <= a.sort
    if unusual(a.head) and unusual(b.head):
        return max(frequency(a.head), frequency(b.head)) < RAREST or pointing or told_alike(left, right)
    if a.head != b.head:
        return pointing and nested and told_alike(left, right, MUCH_MORE)
    return nested and (pointing or frequency(a.head) < RARE) and told_alike(left, right)


def unusual(noun: str) -> bool:
    """Whether two articles that use the noun of one thing only are likely to mean the same one; persons are many."""
    return frequency(noun) < (UNUSUAL_OF_PERSONS if noun in PERSONS else UNUSUAL)


def told(p: Phrase) -> frozenset[str]:
    """What a phrase says of the thing beside its noun, owners too."""
    return p.modifiers | p.complement | p.owners


def told_alike(left: Sequence[Phrase], right: Sequence[Phrase], enough: float = MUCH) -> bool:
    """Whether a phrase of either side says the same of the thing, or stands in a sentence that tells much the same."""
    around = [frozenset().union(*(p.around for p in side)) for side in (left[:FEW], right[:FEW])]
    said = [frozenset().union(*(told(p) for p in side)) for side in (left[:FEW], right[:FEW])]
    shared = sum(max(0.0, COMMONEST - frequency(word)) for word in sorted(around[0] & around[1]))
    return bool(said[0] & said[1]) or shared >= enough


def fullest(group: Sequence[Phrase]) -> Phrase:
    """The phrase with most modifiers, the first of them."""
    return max(group, key=lambda p: len(p.modifiers))


def same_modifiers(a: Phrase, b: Phrase) -> bool:
    """Whether both phrases say with the same words, at least one, which thing they mean."""
    return bool(a.modifiers) and a.modifiers == b.modifiers


def points_back(first: Phrase, second: Phrase) -> bool:
    """Whether the later phrase, in an article that speaks of one thing by this noun, takes up the earlier one."""
    if second.definite and (not second.sort - first.sort or (first.definite and first.plural == second.plural)):
        return True
    return same_modifiers(first, second)


def dated_otherwise(a: Phrase, b: Phrase) -> bool:
    """Whether both stand in dated sentences and no date is shared."""
    return bool(a.dated) and bool(b.dated) and not a.dated & b.dated


def one_noun(a: Phrase, b: Phrase) -> bool:
    """Whether two phrases in aligned passages have one head noun, and not another sort of it at another time.

    People who are not told apart ("voters") are not some of them ("independent voters").
    """
    return a.head == b.head and not of_some(a, b) and not (dated_otherwise(a, b) and a.sort - b.sort and b.sort - a.sort)


def of_some(a: Phrase, b: Phrase) -> bool:
    """Whether one speaks of all people of a kind and the other of some of them."""
    return a.head == b.head and a.head in PERSONS and a.plural and b.plural and generic(a) != generic(b)


def generic(p: Phrase) -> bool:
    """Whether a phrase is the bare noun, so that it speaks of all there are."""
    return p.bare and not p.modifiers and not p.complement


def alike(a: Phrase, b: Phrase) -> bool:
    """Whether two phrases of one head noun in passages that are not aligned say the same of it: the noun must be telling."""
    if a.when & b.when and (a.sort <= b.sort or b.sort <= a.sort):
        return True
    if dated_otherwise(a, b):
        return False
    shared = (a.modifiers | a.complement) & (b.modifiers | b.complement)
    where = {owner for owner in a.owners & b.owners if owner.startswith("place ")}
    return same_modifiers(a, b) or (bool(shared or where) and frequency(a.head) < RARE)


class Aligned:
    """Which phrases stand in passages that an alignment holds together."""

    def __init__(self, phrases: Sequence[Phrase], alignments: tuple[Alignment, ...]) -> None:
        self.phrases = phrases
        self.alignments = alignments
        by_article: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, item in enumerate(phrases):
            by_article[item.span.article].append((item.at, number))
        self._places = {article: sorted(found) for article, found in by_article.items()}
        self._heads = {article: [at for at, _ in found] for article, found in self._places.items()}
        self._sides = [(self.inside(x.a), self.inside(x.b)) for x in alignments]

    def inside(self, span: Span) -> list[int]:
        """Numbers of the phrases whose head lies in `span`."""
        heads = self._heads.get(span.article, [])
        first, last = bisect_left(heads, span.start), bisect_left(heads, span.end)
        return [number for _, number in self._places[span.article][first:last]] if first < last else []

    def same_heads(self) -> Iterator[Pair]:
        """Pairs of one head noun: those that say most alike first, each phrase once."""
        for left, right in self._sides:
            yield from self.best((a, b) for a in left for b in right if one_noun(self.phrases[a], self.phrases[b]))

    def synonyms(self) -> Iterator[Pair]:
        """Pairs whose head nouns can name one thing, where neither noun stands on the other side."""
        for left, right in self.unpaired():
            yield from self.best((a, b) for a in left for b in right if same_class(THINGS, self.phrases[a].head, self.phrases[b].head))

    def modified_alike(self) -> Iterator[Pair]:
        """Pairs with the same modifiers, a noun among them, and head nouns that do not stand on the other side."""
        for left, right in self.unpaired():
            for a in left:
                for b in right:
                    if self.phrases[a].compounds and self.phrases[a].modifiers == self.phrases[b].modifiers:
                        yield a, b

    def same_part(self) -> Iterator[Pair]:
        """Pairs that play one part with one verb, whose head nouns do not stand on the other side."""
        for left, right in self.unpaired():
            for a in left:
                for b in right:
                    x, y = self.phrases[a], self.phrases[b]
                    if (
                        x.verb
                        and x.role == y.role
                        and x.plural == y.plural
                        and (x.head in PERSONS) == (y.head in PERSONS)
                        and (x.verb == y.verb or same_class(ACTS, x.verb, y.verb))
                    ):
                        yield a, b

    def unpaired(self) -> Iterator[tuple[list[int], list[int]]]:
        """For each alignment the phrases of both sides whose head noun stands on one side only."""
        for left, right in self._sides:
            heads = {self.phrases[n].head for n in left} & {self.phrases[n].head for n in right}
            yield [n for n in left if self.phrases[n].head not in heads], [n for n in right if self.phrases[n].head not in heads]

    def best(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """The pairs with most words in common, each phrase in one pair only; the first where nothing tells them apart."""

        def unlike(pair: Pair) -> tuple[bool, int, int, bool, Pair]:
            """How little the two say alike, least first."""
            a, b = self.phrases[pair[0]], self.phrases[pair[1]]
            shared = (a.modifiers | a.complement) & (b.modifiers | b.complement)
            return apart(a.owners, b.owners), -len(shared), len(a.modifiers ^ b.modifiers), a.plural != b.plural, pair

        used: set[int] = set()
        for a, b in sorted(pairs, key=unlike):
            if a not in used and b not in used:
                used |= {a, b}
                yield a, b

    def replaced(self) -> Iterator[Pair]:
        """Pairs of phrases that a collation puts in each other's place between words that are the same on both sides."""
        for alignment in self.alignments:
            steps = alignment.collation
            for before, step, after in zip(steps, steps[1:], steps[2:], strict=False):
                if step.change is not Change.REPLACED or step.a is None or step.b is None:
                    continue
                if before.change not in SAME_WORDS or after.change not in SAME_WORDS:
                    continue
                left, right = self.filling(step.a), self.filling(step.b)
                if len(left) == 1 and len(right) == 1:
                    yield left[0], right[0]

    def filling(self, span: Span) -> list[int]:
        """Phrases that lie in `span` and fill most of it."""
        return [n for n in self.inside(span) if self.phrases[n].span.overlap(span) * 2 >= len(span) and span.contains(self.phrases[n].span)]
