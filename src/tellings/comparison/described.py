"""Which person or body a description means that only the other articles make plain.

In: the records of what is named, the story's noun phrases and its alignments. Out: the records with those descriptions
added. A description means the only record of its article that it fits, or the one that an aligned passage names in its place;
one that could mean two of them is left alone.
"""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tellings.comparison.named import Named, contrary, last_word
from tellings.comparison.noun_classes import BODIES, BODY_NOUNS, CANDIDATES, COMPANY_NAMES, PARTIES, PLACE_NOUNS, ROLES, parties, same_class
from tellings.comparison.phrase_words import LIGHT
from tellings.comparison.phrases import Phrase, by_article, covered, plain
from tellings.model.alignment import Alignment
from tellings.model.name import Mention, MentionForm, NameKind
from tellings.model.span import Span

OFFICES = frozenset(["president", "premier", "mayor", "governor", "leader", "king", "queen", "chairman", "chairwoman", "chancellor"])
"""Offices of which a country, a town or a body has one."""
_VAGUE = "former then late ex longtime senior top old young new current leading prominent local fellow chief deputy"
VAGUE = frozenset(_VAGUE.split())
"""Modifiers that many holders of an office share."""
LIFE = re.compile(r"\b(?:\d+-year-old|\w+-term)\b")
"""Age or terms of office, said of a person who was named before."""
PROMINENT = 2
"""How many times as often as the next one a person is named whom a headline means by title alone."""


def described(items: list[Named], phrases: Sequence[Phrase], alignments: Sequence[Alignment]) -> list[Named]:
    """The records with descriptions given to those they can only mean."""
    proper = [item for item in items if item.proper]
    held = by_article(m.span for item in proper for m in item.mentions)
    by_noun = nouns(proper)
    free = [p for p in phrases if not p.plural and (p.head in by_noun or p.definite or p.headline)]
    free = [p for p in free if not covered(p, held.get(p.span.article, ()))]
    meanings: dict[tuple[str, int], int] = {}
    near = neighbours(alignments)
    for p in free:
        if pointing(p) and (found := meant(p, proper, by_noun, near)) is not None:
            meanings[p.span.article, p.at] = found
    meanings |= placed(phrases, proper)
    proper = gaining(proper, phrases, meanings)
    for named_here in (True, False):
        first_told = {}
        for p in free:
            around = near.get(p.span.article, frozenset([p.span.article]))
            if (p.span.article, p.at) not in meanings and (found := introduced(p, proper, by_noun, around, named_here)) is not None:
                first_told[p.span.article, p.at] = found
        proper = gaining(proper, free, first_told)
        meanings |= first_told
    facing = opposite(free, proper, by_noun, alignments)
    more = {(p.span.article, p.at): found for p, found in facing if (p.span.article, p.at) not in meanings}
    proper = gaining(proper, free, more)
    given = meanings.keys() | more.keys()
    used: dict[str, list[int]] = defaultdict(list)
    for article, at in sorted(given):
        used[article].append(at)
    filled = iter(proper)
    return [next(filled) if item.proper else item for item in items if item.proper or not any(holds(m.span, used) for m in item.mentions)]


def placed(phrases: Sequence[Phrase], proper: Sequence[Named]) -> dict[tuple[str, int], int]:
    """Descriptions of places: "the mill town of Odmar", then "the town" where one place only was so described."""
    named = {name.lower().removeprefix("the "): n for n, item in enumerate(proper) if item.kind is NameKind.PLACE for name in item.names}
    found: dict[tuple[str, int], int] = {}
    kinds: dict[tuple[str, str], set[int]] = defaultdict(set)
    for p in phrases:
        if p.head in PLACE_NOUNS and not p.plural and not p.proper and " of " in p.words:
            n = named.get(p.words.split(" of ", 1)[1].split(",")[0].lower().removeprefix("the "))
            if n is not None:
                found[p.span.article, p.at] = n
                kinds[p.span.article, p.head].add(n)
    for p in phrases:
        meant_here = kinds.get((p.span.article, p.head), set())
        if p.definite and not p.modifiers and not p.complement and len(meant_here) == 1:
            found.setdefault((p.span.article, p.at), min(meant_here))
    return found


def holds(span: Span, places: Mapping[str, list[int]]) -> bool:
    """Whether one of its article's places, which are in order, lies in the span."""
    there = places.get(span.article, [])
    at = bisect_left(there, span.start)
    return at < len(there) and there[at] < span.end


def nouns(proper: Sequence[Named]) -> dict[str, list[int]]:
    """Head noun → numbers of the records it may be said of, in order."""
    rows: dict[tuple[bool, int], list[str]] = defaultdict(list)
    for person, table in ((True, ROLES), (False, BODIES)):
        for noun, numbers in table.items():
            for number in numbers:
                rows[person, number].append(noun)
    found: dict[str, list[int]] = defaultdict(list)
    for n, item in enumerate(proper):
        person = item.kind is NameKind.PERSON
        own = item.heads | item.called & ROLES.keys() if person else item.heads | {last_word(item)}
        table = ROLES if person else BODIES
        said = {*own, *(["company"] if last_word(item) in COMPANY_NAMES else [])}
        for noun in sorted(said | {other for word in said for row in table.get(word, ()) for other in rows[person, row]}):
            found[noun].append(n)
    return found


def gaining(proper: Sequence[Named], free: Sequence[Phrase], meanings: Mapping[tuple[str, int], int]) -> list[Named]:
    """The records with the phrases that mean them, by article and place of the head, as descriptions."""
    gained: dict[int, list[Mention]] = defaultdict(list)
    words: dict[int, set[str]] = defaultdict(set)
    for p in free:
        if (n := meanings.get((p.span.article, p.at))) is not None:
            gained[n].append(Mention(p.span, MentionForm.DESCRIPTION))
            words[n].update(plain(" ".join(p.modifiers)))
    return [
        dataclasses.replace(item, mentions=item.mentions + tuple(gained[n]), words=item.words | words[n]) for n, item in enumerate(proper)
    ]


def pointing(p: Phrase) -> bool:
    """Whether a phrase can stand for what was named before: "the minister", "their president", a headline's "Minister"."""
    theirs = p.owned and p.head in OFFICES and p.words.lower().startswith(("their ", "its ", "our "))
    return p.definite or theirs or (p.headline and p.bare)


def opposite(
    free: Sequence[Phrase], proper: Sequence[Named], by_noun: Mapping[str, list[int]], alignments: Sequence[Alignment]
) -> Iterator[tuple[Phrase, int]]:
    """Descriptions, definite or not, that stand where the other side of an alignment names the only record they fit."""
    there_are: dict[str, list[Phrase]] = defaultdict(list)
    for p in free:
        if p.head in by_noun and not p.owned and (p.headline or not p.bare):
            there_are[p.span.article].append(p)
    for alignment in alignments:
        for here, there in ((alignment.a, alignment.b), (alignment.b, alignment.a)):
            for p in there_are[here.article]:
                if here.start <= p.at < here.end:
                    fitting = [n for n in by_noun[p.head] if fits(p, proper[n])]
                    named = [n for n in fitting if stands_in(proper[n], there) and not stands_in(proper[n], here)]
                    if len(named) == 1:
                        yield p, named[0]


def stands_in(item: Named, span: Span) -> bool:
    """Whether a mention of the record lies in `span`."""
    return any(span.contains(m.span) for m in item.mentions)


def by_life(p: Phrase, proper: Sequence[Named]) -> int | None:
    """Whom "the 58-year-old farmer" means: the person an article names most, if it named that person last."""
    if not LIFE.search(p.words) or p.headline or not p.definite:
        return None
    article = p.span.article
    persons = [n for n, item in enumerate(proper) if item.kind is NameKind.PERSON and item.times(article)]
    named = [(m.span, n) for n in persons for m in proper[n].mentions if m.form is MentionForm.NAME and m.span.article == article]
    last = max((found for found in named if found[0].end <= p.span.start), default=None)
    most = max(persons, key=lambda n: (proper[n].times(article), -n), default=None)
    return most if last is not None and last[1] == most else None


def neighbours(alignments: Sequence[Alignment]) -> dict[str, frozenset[str]]:
    """Article → itself and the articles that have a passage in common with it."""
    found: dict[str, set[str]] = defaultdict(set)
    for x in alignments:
        found[x.a.article] |= {x.a.article, x.b.article}
        found[x.b.article] |= {x.a.article, x.b.article}
    return {article: frozenset(others) for article, others in found.items()}


def meant(p: Phrase, proper: Sequence[Named], by_noun: Mapping[str, list[int]], near: Mapping[str, frozenset[str]]) -> int | None:
    """Which record a description means: the only one in its article that it fits, or none."""
    if (found := by_life(p, proper)) is not None:
        return found
    around = near.get(p.span.article, frozenset([p.span.article]))
    fitting = [n for n in by_noun.get(p.head, ()) if fits(p, proper[n]) and proper[n].articles() & around]
    exact = [n for n in fitting if p.head in proper[n].heads or p.head == last_word(proper[n])]
    here = [n for n in exact or fitting if p.span.article in proper[n].articles()]
    if not here:
        here = [n for n in exact if known(p.modifiers, proper[n])]
    if not here and not p.modifiers and not p.headline:
        here = [n for n in exact if proper[n].kind is NameKind.BODY]
    runner = p.head in CANDIDATES or (p.headline and p.head in PARTIES)
    if not here and runner and parties(p.words):
        here = by_party(p, proper, around)
    told = [n for n in here if known(p.modifiers, proper[n])]
    here = told if len(told) == 1 else here
    if len(here) > 1 and p.headline:
        by_times = sorted(here, key=lambda n: (-proper[n].times(p.span.article), n))
        most, next_most = (proper[n].times(p.span.article) for n in by_times[:2])
        return by_times[0] if most >= PROMINENT * next_most else None
    return here[0] if len(here) == 1 else None


def introduced(
    p: Phrase, proper: Sequence[Named], by_noun: Mapping[str, list[int]], around: frozenset[str], named_here: bool
) -> int | None:
    """Whom "a federal judge" means before any judge is named: the only person named later in the article who is said to be one.

    In an article that names none it is the only one whom the others name, if they say of him something that it says.
    """
    if p.definite or p.bare or p.owned or p.head not in by_noun:
        return None
    held = [n for n in by_noun[p.head] if proper[n].kind is NameKind.PERSON and p.head in proper[n].heads and proper[n].articles() & around]
    here = [n for n in held if proper[n].times(p.span.article)]
    if len(held) == 1 and not here and not named_here and known(p.modifiers - VAGUE, proper[held[0]]):
        return held[0]
    if len(here) != 1 or len(held) != 1 or contrary(proper[here[0]].parties, parties(p.words)):
        return None
    first = min(m.span.start for m in proper[here[0]].mentions if m.span.article == p.span.article and m.form is MentionForm.NAME)
    return here[0] if p.span.end <= first else None


def by_party(p: Phrase, proper: Sequence[Named], around: frozenset[str]) -> list[int]:
    """Whom "the Alder nominee" means: the person of that party who is named by far the most, or of no party the articles tell."""
    said = parties(p.words)
    named = [n for n, item in enumerate(proper) if item.kind is NameKind.PERSON and item.times(p.span.article)]
    sure = [n for n in named if proper[n].parties & said]
    times = {n: sum(proper[n].times(article) for article in sorted(around)) for n in sure or [n for n in named if not proper[n].parties]}
    ranked = sorted(times, key=lambda n: (-times[n], n))
    ahead = len(ranked) == 1 or (len(ranked) > 1 and times[ranked[0]] >= PROMINENT * times[ranked[1]])
    return ranked[:1] if ahead else []


def known(modifiers: frozenset[str], item: Named) -> bool:
    """Whether one of the modifiers is used of the record anywhere."""
    return not item.words.isdisjoint(plain(" ".join(modifiers)))


def fits(p: Phrase, item: Named) -> bool:
    """Whether a description's head noun, with its modifiers, can be said of a record."""
    if item.kind is NameKind.PERSON:
        if not any(same_class(ROLES, p.head, role) for role in item.heads):
            # what one article alone calls somebody tells him by the same words only: "the oil tycoon", "the oil magnate"
            return p.modifiers <= item.words and bool(p.modifiers) and any(same_class(ROLES, p.head, said) for said in item.called)
        if p.complement and p.head not in item.heads and not known(p.complement, item):
            return False
        return not contrary(item.parties, parties(p.words)) and (p.headline or not p.modifiers or known(p.modifiers, item))
    if item.kind is not NameKind.BODY:
        return False
    last = last_word(item)
    company = last in COMPANY_NAMES and same_class(BODIES, p.head, "company")
    kin = (p.head in BODIES and any(same_class(BODIES, p.head, head) for head in (last, *item.heads))) or (
        p.head == last and last in BODY_NOUNS
    )
    return (kin or company) and not set(plain(" ".join(p.modifiers))) - item.words - LIGHT
