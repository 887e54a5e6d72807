"""What the articles call one act: "resign", "quit", "step down".

In: a story and its alignments. Out: sets of verbs, each in two articles or more and with two different verbs at least.
A verb is joined only to one of its class, denied with denied and done with done: in an aligned passage, or where both say
whom it is done to and by whom, and these are the same two.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tellings.comparison.noun_classes import same_class
from tellings.comparison.verb_classes import ACTS
from tellings.model.alignment import Alignment
from tellings.model.parse import ParsedArticle, Token
from tellings.model.span import Span
from tellings.model.story import Story

MOST = 200
"""Acts of one person towards another that are held against the next."""
PARTICLES = frozenset(["prt", "acomp", "oprd", "prep", "advmod", "dobj"])
"""How what belongs to a verb of several words depends on it."""


_PROMISING = "promise pledge vow agree refuse decline threaten offer try attempt plan intend want decide hope fail move seek prepare urge"
PROMISING = frozenset(_PROMISING.split())
"""Verbs that leave it open whether what stands behind them with "to" is done."""
SHARING = frozenset(["xcomp", "advcl", "conj", "pcomp"])
"""How a verb depends on the one whose subject it has too."""


@dataclass(frozen=True, slots=True)
class Act:
    """A verb with its particle and, if denied, its negation; `at` is where the verb begins.

    `doer` and `target` are the story's identities its subject and object name, "" where they name none.
    """

    span: Span
    at: int
    verb: str
    denied: bool
    doer: str = ""
    target: str = ""


def read_acts(story: Story) -> list[Act]:
    """The verbs of the table in all articles, in order."""
    whose = {member: identity.id for identity in story.identities for member in identity.members}
    found = []
    for telling in story.tellings:
        parsed = telling.annotations.parsed
        named = {
            t.index: whose.get((telling.article.id, entity.id), "")
            for entity in telling.annotations.entities
            for mention in entity.mentions
            for t in parsed.tokens_in(mention.span.start, mention.span.end)
        }
        verbs = (token for token in parsed.tokens if token.pos == "VERB")
        found += [act for token in verbs if (act := read_act(parsed, token, named)) is not None]
    return found


def read_act(parsed: ParsedArticle, token: Token, named: Mapping[int, str]) -> Act | None:
    """The act a verb names, None if the table does not have it; `named` says which tokens name somebody known across the story."""
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
    first = led_by(parsed, token, negation)
    doer, target = parties_to(parsed, token, named)
    return Act(parsed.span(first.start, last.end), token.start, verb, negation is not None, doer, target)


def led_by(parsed: ParsedArticle, verb: Token, negation: Token | None) -> Token:
    """Where the words begin that say whether an act is done, will be or is only promised: "would not go", "vowed to go"."""
    helping = [c for c in parsed.children(verb) if c.dep in ("aux", "auxpass") and c.index < verb.index]
    if negation is not None:
        before = [c for c in helping if c.index < negation.index]
        return before[-1] if before else negation
    modal = next((c for c in helping if c.tag == "MD"), None)
    if modal is not None:
        return modal
    above = parsed.tokens[verb.head]
    promised = verb.dep == "xcomp" and above.lemma.lower() in PROMISING and verb.index - above.index == 2
    return above if promised else verb


def parties_to(parsed: ParsedArticle, verb: Token, named: Mapping[int, str]) -> tuple[str, str]:
    """Who is said to do what a verb tells, and to whom, "" for nobody known; a verb without a subject has that of the verb above it."""
    children = parsed.children(verb)
    behind = [c for child in children if child.dep in ("prep", "dative") for c in parsed.children(child) if c.dep == "pobj"]
    by = [c for child in children if child.dep == "agent" for c in parsed.children(child) if c.dep == "pobj"]
    suffered = [c for c in children if c.dep == "nsubjpass"]
    if suffered:
        doers, targets = by, suffered
    else:
        above, doers = verb, [c for c in children if c.dep == "nsubj"]
        while not doers and above.dep in SHARING and above.head != above.index:
            above = parsed.tokens[above.head]
            doers = [c for c in parsed.children(above) if c.dep == "nsubj"]
        next_to = [t for t in parsed.tokens[verb.index + 1 : verb.index + 2] if t.dep == "dep"]
        targets = [*(c for c in (*children, *behind) if c.dep in ("dobj", "pobj", "dative")), *next_to]
    doer, target = (next((named[c.index] for c in those if named.get(c.index)), "") for those in (doers, targets))
    return doer, target


def done_to_one(acts: Sequence[Act], linked: Container[tuple[str, str]]) -> Iterator[tuple[int, int]]:
    """Pairs of one class that one person or body is said to have done to another, in articles with a passage in common."""
    before: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, act in enumerate(acts):
        if not act.doer or not act.target or act.doer == act.target:
            continue
        for other in before[act.doer, act.target][-MOST:]:
            here, there = acts[other].span.article, act.span.article
            if exchangeable(acts[other], act) and (here == there or (here, there) in linked):
                yield other, number
        before[act.doer, act.target].append(number)


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
    linked = {pair for x in alignments for pair in ((x.a.article, x.b.article), (x.b.article, x.a.article))}
    for a, b in done_to_one(acts, linked):
        low, high = sorted((root(above, a), root(above, b)))
        if low != high and all(same_class(ACTS, x, y) for x in verbs[low] for y in verbs[high]):
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
