"""Persons, bodies and places of a story with all that the articles call them.

In: a story and its noun phrases. Out: one record each, with every mention that is no pronoun: names with the words that
belong to them, and descriptions. To the story's identities it adds what shows only when articles are held side by side: one
body under two names, a description whose office or kind only another article gives, a headline's bare title. A description
that could mean two of them is left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tellings.comparison.noun_classes import BODIES, COMPANY_NAMES, ROLES, same_class
from tellings.comparison.phrases import DETERMINERS, LIGHT, Phrase, before, frequency
from tellings.model.body_name import BodyName
from tellings.model.name import Entity, Mention, MentionForm, NameKind
from tellings.model.personal_name import fold
from tellings.model.span import Span
from tellings.model.story import Story, Telling

BETWEEN_APPOSED = (", ", " (", " ")
PARTY = re.compile(r",? \(?[A-Z][A-Za-z]{0,3}\.?-[A-Z][\w.]{0,20}\)?|, [A-Z]-[A-Z][\w.]{0,20}")
"""Party and seat behind a legislator's name, as agencies write them."""
DISTINCTIVE = 3.6
"""Zipf frequency up to which one word of a body's name tells it."""
PROMINENT = 2
"""How many times as often as the next one a person is named whom a headline means by title alone."""


@dataclass(frozen=True, slots=True)
class Named:
    """One person, body or place; `mentions` are by article in story order, `proper` whether it has a name of its own.

    `names` are its proper names as written, `heads` the nouns it is described by, `words` all words used of it, lower case.
    """

    kind: NameKind
    name: str
    identity: str | None
    proper: bool
    mentions: tuple[Mention, ...]
    names: tuple[str, ...]
    heads: frozenset[str]
    words: frozenset[str] = field(default=frozenset())

    def articles(self) -> frozenset[str]:
        """Ids of the articles that name it by a proper name."""
        return frozenset(m.span.article for m in self.mentions if m.form is MentionForm.NAME)

    def times(self, article: str) -> int:
        """How often an article names it by a proper name."""
        return sum(m.form is MentionForm.NAME and m.span.article == article for m in self.mentions)

    def with_all(self, others: Iterable[Named]) -> Named:
        """The same with all mentions and words of `others`."""
        several = (self, *others)
        return Named(
            next((n.kind for n in several if n.kind is not NameKind.THING), self.kind),
            self.name,
            next((n.identity for n in several if n.identity), None),
            any(n.proper for n in several),
            tuple(m for n in several for m in n.mentions),
            tuple(dict.fromkeys(name for n in several for name in n.names)),
            frozenset().union(*(n.heads for n in several)),
            frozenset().union(*(n.words for n in several)),
        )


def named_in(story: Story, phrases: Sequence[Phrase]) -> list[Named]:
    """Everything that has a name or is described, joined across articles, in the order of the story's identities."""
    return described(merged(read(story)), phrases)


def read(story: Story) -> list[Named]:
    """The story's identities, and what else is named in the same words."""
    tellings = {t.article.id: t for t in story.tellings}
    entities = {(t.article.id, e.id): e for t in story.tellings for e in t.annotations.entities}
    found = []
    for identity in story.identities:
        members = [(tellings[a], entities[a, e]) for a, e in identity.members if (a, e) in entities]
        found.append(record(identity.kind, identity.name, identity.id, members))
    known = {member for identity in story.identities for member in identity.members}
    others: dict[str, list[tuple[Telling, Entity]]] = defaultdict(list)
    for telling in story.tellings:
        for entity in telling.annotations.entities:
            if (telling.article.id, entity.id) not in known and any(m.form is MentionForm.NAME for m in entity.mentions):
                others[folded(entity.name)].append((telling, entity))
    return found + [record(NameKind.THING, members[0][1].name, None, members) for members in others.values()]


def record(kind: NameKind, name: str, identity: str | None, members: Sequence[tuple[Telling, Entity]]) -> Named:
    """One record of an entity in each of several articles."""
    mentions: list[Mention] = []
    names: list[str] = []
    heads: set[str] = set()
    words: set[str] = set()
    for telling, entity in members:
        text = telling.article.reading.text
        heads.update(role.split()[-1] for role in entity.roles)
        for mention in sorted(entity.mentions, key=lambda m: m.span):
            if mention.form is MentionForm.PRONOUN:
                continue
            said = mention.span.of(text)
            mentions.append(mention)
            words.update(said.lower().replace("'s", "").split())
            if mention.form is MentionForm.DESCRIPTION and kind is not NameKind.PERSON:
                heads.add(said.lower().split()[-1])
        if any(m.form is MentionForm.NAME for m in entity.mentions):
            names.append(entity.name)
    return Named(kind, name, identity, bool(names), tuple(mentions), tuple(names), frozenset(heads), frozenset(words))


def folded(name: str) -> str:
    """A name to compare: lower case, without article and punctuation."""
    return " ".join(fold(w.strip("\"'()[],;:")) for w in name.split() if w.lower() not in ("the", "a", "an"))


def merged(items: list[Named]) -> list[Named]:
    """The records with those joined that name one body in two ways, or one thing in the same words."""
    above = list(range(len(items)))
    for b, second in enumerate(items):
        if not second.proper:
            continue
        for a, first in enumerate(items[:b]):
            if above[b] == b and above[a] == a and first.proper and one_body(first, second, items):
                above[b] = a
    return [item.with_all(items[b] for b in range(a + 1, len(items)) if above[b] == a) for a, item in enumerate(items) if above[a] == a]


def one_body(a: Named, b: Named, items: Sequence[Named]) -> bool:
    """Whether two named records are one by their names alone."""
    equal = folded(a.name) == folded(b.name)
    if NameKind.THING in (a.kind, b.kind) and equal:
        return True
    if NameKind.PERSON in (a.kind, b.kind) or NameKind.PLACE in (a.kind, b.kind) or a.articles() & b.articles():
        return equal and " " in a.name and a.kind is not b.kind
    first, second = BodyName.parse(a.name), BodyName.parse(b.name)
    if NameKind.BODY in (a.kind, b.kind) and first.same_as(second):
        return True
    return one_company(first.words, second.words, items) or shortened(a, b, items)


def one_company(a: tuple[str, ...], b: tuple[str, ...], items: Sequence[Named]) -> bool:
    """Whether both names begin with one rare word, are a company's or that word alone, and nothing else bears it."""
    if not a or not b or a[0] != b[0] or len(a[0]) < 4 or frequency(a[0]) > DISTINCTIVE:
        return False
    if not all(len(words) == 1 or words[-1] in COMPANY_NAMES for words in (a, b)) or len(a) == len(b) == 1:
        return False
    return not any(item.kind in (NameKind.PERSON, NameKind.PLACE) and a[0] in folded(item.name).split() for item in items)


def shortened(a: Named, b: Named, items: Sequence[Named]) -> bool:
    """Whether one name is the other's without its first words, and no other body's name ends so."""
    if a.kind is not NameKind.BODY or b.kind is not NameKind.BODY:
        return False
    short, long = sorted((folded(a.name).split(), folded(b.name).split()), key=len)
    if not short or len(short) == len(long) or long[-len(short) :] != short:
        return False
    ending = [i for i in items if i.kind is NameKind.BODY and i.proper and folded(i.name).split()[-len(short) :] == short]
    return len(ending) == 2


def described(items: list[Named], phrases: Sequence[Phrase]) -> list[Named]:
    """The records with descriptions given to those they can only mean."""
    proper = [item for item in items if item.proper]
    held: dict[str, list[Span]] = defaultdict(list)
    for item in proper:
        for mention in item.mentions:
            held[mention.span.article].append(mention.span)
    taken = {(p.span.article, p.at) for p in phrases if any(s.start <= p.at < s.end for s in held[p.span.article])}
    gained: dict[int, list[Mention]] = defaultdict(list)
    given: set[tuple[str, int]] = set()
    for p in phrases:
        if (p.span.article, p.at) in taken or p.plural or not (p.definite or (p.headline and p.bare)):
            continue
        found = meant(p, proper)
        if found is not None:
            gained[found].append(Mention(p.span, MentionForm.DESCRIPTION))
            given.add((p.span.article, p.at))
    kept: list[Named] = []
    for item in items:
        if item.proper:
            extra = tuple(gained[next(n for n, other in enumerate(proper) if other is item)])
            kept.append(Named(item.kind, item.name, item.identity, True, item.mentions + extra, item.names, item.heads, item.words))
        elif not any((m.span.article, at) in given for m in item.mentions for at in heads_in(m.span, phrases)):
            kept.append(item)
    return kept


def heads_in(span: Span, phrases: Sequence[Phrase]) -> list[int]:
    """Where the heads of the phrases within `span` begin."""
    return [p.at for p in phrases if p.span.article == span.article and span.start <= p.at < span.end]


def meant(p: Phrase, proper: Sequence[Named]) -> int | None:
    """Which record a description means: the only one in its article that it fits, or none."""
    fitting = [n for n, item in enumerate(proper) if fits(p, item)]
    exact = [n for n in fitting if p.head in proper[n].heads or p.head == last_word(proper[n])]
    here = [n for n in exact or fitting if p.span.article in proper[n].articles()]
    if not here:
        here = [n for n in exact if p.modifiers & proper[n].words]
    told = [n for n in here if p.modifiers & proper[n].words]
    here = told if len(told) == 1 else here
    if len(here) > 1 and p.headline:
        by_times = sorted(here, key=lambda n: (-proper[n].times(p.span.article), n))
        most, next_most = (proper[n].times(p.span.article) for n in by_times[:2])
        return by_times[0] if most >= PROMINENT * next_most else None
    return here[0] if len(here) == 1 else None


def last_word(item: Named) -> str:
    """The last word of a body's name, lower case; "" for a person or place."""
    return folded(item.name).split()[-1] if item.kind in (NameKind.BODY, NameKind.THING) and folded(item.name) else ""


def fits(p: Phrase, item: Named) -> bool:
    """Whether a description's head noun, with its modifiers, can be said of a record."""
    if item.kind is NameKind.PERSON:
        if not any(same_class(ROLES, p.head, role) for role in item.heads):
            return False
        return p.headline or not p.modifiers or bool(p.modifiers & item.words)
    if item.kind is not NameKind.BODY:
        return False
    last = last_word(item)
    company = last in COMPANY_NAMES and same_class(BODIES, p.head, "company")
    known = (p.head in BODIES and any(same_class(BODIES, p.head, head) for head in (last, *item.heads))) or p.head == last
    return (known or company) and not (p.modifiers - item.words - LIGHT)


def spans_of(item: Named, tellings: dict[str, Telling]) -> tuple[Span, ...]:
    """Its mentions as spans in story order: names with the words that belong to them, a description in apposition joined on."""
    by_article: dict[str, list[Mention]] = defaultdict(list)
    for mention in item.mentions:
        by_article[mention.span.article].append(mention)
    spans: list[Span] = []
    for article, telling in tellings.items():
        there = sorted(by_article.get(article, ()), key=lambda m: (m.span, m.form.value))
        spans.extend(joined(telling, [(whole(telling, m, item.kind), m.form) for m in there]))
    return tuple(dict.fromkeys(spans))


def joined(telling: Telling, mentions: list[tuple[Span, MentionForm]]) -> list[Span]:
    """Spans of one article; those that overlap, and a name with the description beside it, are one."""
    text = telling.article.reading.text
    spans = [span for span, _ in mentions[:1]]
    for (_, form), (span, following) in pairwise(mentions):
        beside = form is not following and text[spans[-1].end : span.start] in BETWEEN_APPOSED and spans[-1].end < span.start
        if beside or spans[-1].overlap(span):
            spans[-1] = spans[-1].cover(span)
        else:
            spans.append(span)
    return spans


def whole(telling: Telling, mention: Mention, kind: NameKind) -> Span:
    """A mention with what stands before its head noun, and party and seat behind a person's name."""
    parsed, span = telling.annotations.parsed, mention.span
    tokens = parsed.tokens_in(span.start, span.end)
    if not tokens or mention.form is not MentionForm.NAME:
        return span
    inside = {t.index for t in tokens}
    head = next((t for t in tokens if t.head not in inside or t.head == t.index), tokens[-1])
    sentence = parsed.sentence_at(span.start)
    first = before(parsed, head, sentence.first if sentence else tokens[0].index)
    start = min(span.start, parsed.tokens[first].start)
    end = span.end
    if kind is NameKind.PERSON and (tag := PARTY.match(parsed.text, end)):
        end = tag.end()
    if kind is NameKind.PLACE and not (tokens[0].index > 0 and parsed.tokens[tokens[0].index - 1].text.lower() in DETERMINERS):
        start = span.start
    return Span(span.article, start, end)
