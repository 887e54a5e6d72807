"""What the articles call one act: "resign", "quit", "step down".

In: a story and its alignments. Out: sets of verbs, each in two articles or more and with two different verbs at least.
A verb is joined only to one of its class in an aligned passage, denied with denied and done with done.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass

from tellings.comparison.noun_classes import same_class
from tellings.comparison.verb_classes import ACTS
from tellings.model.alignment import Alignment
from tellings.model.parse import ParsedArticle, Token
from tellings.model.span import Span
from tellings.model.story import Story

PARTICLES = frozenset(["prt", "acomp", "oprd", "prep", "advmod"])
"""How what belongs to a verb of several words depends on it."""


@dataclass(frozen=True, slots=True)
class Act:
    """A verb with its particle and, if denied, its negation; `at` is where the verb begins."""

    span: Span
    at: int
    verb: str
    denied: bool


def read_acts(story: Story) -> list[Act]:
    """The verbs of the table in all articles, in order."""
    return [act for t in story.tellings for act in acts_of(t.annotations.parsed)]


def acts_of(parsed: ParsedArticle) -> list[Act]:
    """The verbs of the table in one article, in order."""
    return [act for token in parsed.tokens if token.pos == "VERB" and (act := read_act(parsed, token)) is not None]


def read_act(parsed: ParsedArticle, token: Token) -> Act | None:
    """The act a verb names, None if the table does not have it."""
    lemma = token.lemma.lower()
    children = parsed.children(token)
    last, verb = token, lemma
    for child in children:
        if child.index > token.index and child.dep in PARTICLES and f"{lemma}_{child.text.lower()}" in ACTS:
            last, verb = child, f"{lemma}_{child.text.lower()}"
            break
    if verb not in ACTS or last.index - token.index > 3:
        return None
    negation = next((c for c in children if c.dep == "neg" and c.index < token.index), None)
    first = token
    if negation is not None:
        before = [c for c in children if c.dep in ("aux", "auxpass") and c.index < negation.index]
        first = before[-1] if before else negation
    return Act(parsed.span(first.start, last.end), token.start, verb, negation is not None)


def join_acts(story: Story, alignments: tuple[Alignment, ...]) -> list[list[Act]]:
    """Sets of verbs for one act, in order of first mention."""
    acts = read_acts(story)
    by_article: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, act in enumerate(acts):
        by_article[act.span.article].append((act.at, number))
    above = list(range(len(acts)))
    verbs = [frozenset([act.verb]) for act in acts]
    for alignment in alignments:
        sides = [inside(by_article.get(span.article, []), span) for span in (alignment.a, alignment.b)]
        pairs = [(a, b) for a in sides[0] for b in sides[1] if exchangeable(acts[a], acts[b])]
        used: set[int] = set()
        for a, b in sorted(pairs, key=lambda pair: (acts[pair[0]].verb != acts[pair[1]].verb, pair)):
            low, high = sorted((root(above, a), root(above, b)))
            if a in used or b in used or low == high or not all(same_class(ACTS, x, y) for x in verbs[low] for y in verbs[high]):
                continue
            used |= {a, b}
            above[high] = low
            verbs[low] |= verbs[high]
    groups: dict[int, list[Act]] = defaultdict(list)
    for number, act in enumerate(acts):
        groups[root(above, number)].append(act)
    return [g for _, g in sorted(groups.items()) if len({a.span.article for a in g}) > 1 and len({a.verb for a in g}) > 1]


def exchangeable(a: Act, b: Act) -> bool:
    """Whether both can name one act."""
    return a.denied == b.denied and same_class(ACTS, a.verb, b.verb)


def inside(found: list[tuple[int, int]], span: Span) -> list[int]:
    """Numbers of the acts whose verb begins in `span`; `found` is in order of place."""
    return [number for _, number in found[bisect_left(found, (span.start, 0)) : bisect_left(found, (span.end, 0))]]


def root(above: list[int], item: int) -> int:
    """The smallest member of the item's set."""
    while above[item] != item:
        item = above[item]
    return item
