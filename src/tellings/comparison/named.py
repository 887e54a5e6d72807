"""Persons, bodies and places of a story with all their names.

In: a story. Out: one record each, with every mention that is no pronoun. To the story's identities it adds what shows only
when articles are held side by side: one body under two names, a person by given name alone. `spans_of` gives a record's
mentions with the words that belong to a name ("Sen.", "R-Oltania", "his wife").
"""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from tellings.comparison.noun_classes import BODIES, BODY_NOUNS, COMPANY_NAMES, PARTIES, PERSONS, parties, runs_for
from tellings.comparison.phrase_words import DETERMINERS
from tellings.comparison.phrases import before, frequency, plain
from tellings.model.block import BlockKind
from tellings.model.body_name import BodyName
from tellings.model.name import Entity, Mention, MentionForm, NameKind
from tellings.model.parse import ParsedArticle, Token
from tellings.model.personal_name import PersonalName, fold
from tellings.model.span import Span
from tellings.model.story import Story, Telling

BETWEEN_APPOSED = (", ", " (", " ")
PARTY = re.compile(r",? \(?[A-Z][A-Za-z]{0,3}\.?-[A-Z][\w.]{0,20}\)?")
"""Party and seat behind a legislator's name, as agencies write them."""
KINDS_OF_BODIES = frozenset(["group", "organization", "organisation", "network", "militia", "movement", "firm", "company"])
TITLES = (BlockKind.HEADLINE, BlockKind.SUBHEADING)
DISTINCTIVE = 3.6
"""Zipf frequency up to which one word of a body's name tells it."""

ARTICLES = frozenset(["the", "a", "an", "this", "that", "another", "no"])
_OUTSIDE = "both either neither only just even not what like such some many most few several other all any each fellow"
OUTSIDE = frozenset(_OUTSIDE.split())
"""Words before a name that are no part of what somebody is called."""


@dataclass(frozen=True, slots=True)
class Named:
    """One person, body or place; `mentions` are by article in story order, `proper` whether it has a name of its own.

    `names` are its proper names as written, `heads` the nouns it is described by, `called` those that one article alone describes a
    person by, `words` all words used of it, lower case, `parties` those its names say that a person is of.
    """

    kind: NameKind
    name: str
    identity: str | None
    proper: bool
    mentions: tuple[Mention, ...]
    names: tuple[str, ...]
    heads: frozenset[str]
    words: frozenset[str] = field(default=frozenset())
    parties: frozenset[str] = field(default=frozenset())
    called: frozenset[str] = field(default=frozenset())

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
            frozenset().union(*(n.parties for n in several)),
            frozenset().union(*(n.called for n in several)),
        )


def named_in(story: Story) -> list[Named]:
    """Everything that has a name or is described, joined across articles, in the order of the story's identities."""
    return merged(read(story))


def read(story: Story) -> list[Named]:
    """The story's identities, and what else is named in the same words."""
    tellings = {t.article.id: t for t in story.tellings}
    entities = {(t.article.id, e.id): e for t in story.tellings for e in t.annotations.entities}
    found = []
    for identity in story.identities:
        members = [(tellings[a], entities[a, e]) for a, e in identity.members if (a, e) in entities]
        last = folded(identity.name).split()[-1:]
        kind = NameKind.BODY if identity.kind is NameKind.PERSON and last and last[0] in BODIES and " " in identity.name else identity.kind
        found.append(record(kind, identity.name, identity.id, members))
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
    of_party = parties_named(members) if kind is NameKind.PERSON else frozenset()
    heads: set[str] = set()
    called: set[str] = set()
    words: set[str] = set()
    for telling, entity in members:
        text = telling.article.reading.text
        heads.update(role.split()[-1] for role in entity.roles if role.split())
        for mention in sorted((*entity.mentions, *attributed(telling, entity)), key=lambda m: m.span):
            if mention.form is MentionForm.PRONOUN:
                continue
            said = mention.span.of(text)
            if mention.form is MentionForm.DESCRIPTION and contrary(of_party, parties(said)):
                continue
            if kind is NameKind.BODY and some_members(telling, mention):
                continue
            mentions.append(mention)
            words.update(plain(folded(said.replace("'s", ""))))
            if mention.form is MentionForm.DESCRIPTION and said.split():
                (called if kind is NameKind.PERSON else heads).add(said.lower().split()[-1])
        if any(m.form is MentionForm.NAME for m in entity.mentions):
            names.append(entity.name)
    return Named(
        kind, name, identity, bool(names), tuple(mentions), tuple(names), frozenset(heads), frozenset(words), of_party, frozenset(called)
    )


def attributed(telling: Telling, entity: Entity) -> Iterator[Mention]:
    """Descriptions by which a headline gives a statement to an entity, where the names do not have them as mentions."""
    parsed = telling.annotations.parsed
    for statement in telling.annotations.statements:
        speaker = statement.speaker
        if speaker is None or speaker.mention is None or speaker.entity != entity.id:
            continue
        sentence, where = parsed.sentence_at(speaker.mention.start), speaker.mention
        if sentence is None or sentence.kind not in TITLES or any(m.span.overlap(where) for m in entity.mentions):
            continue
        nouns = [t.lemma.lower() for t in parsed.tokens_in(where.start, where.end) if t.pos in ("NOUN", "PROPN")]
        # a letter or a video that is read as its author's is no name of his
        if nouns and nouns[-1] in (PERSONS if entity.kind is NameKind.PERSON else BODY_NOUNS):
            yield Mention(where, MentionForm.DESCRIPTION)


def parties_named(members: Sequence[tuple[Telling, Entity]]) -> frozenset[str]:
    """The parties that a person's names say, with the tags behind them."""
    found: set[str] = set()
    for telling, entity in members:
        text = telling.article.reading.text
        for mention in entity.mentions:
            if mention.form is MentionForm.NAME:
                tag = PARTY.match(text, mention.span.end)
                found |= parties(text[mention.span.start : tag.end() if tag else mention.span.end])
            elif mention.form is MentionForm.DESCRIPTION:
                found |= runs_for(mention.span.of(text))
    return frozenset(found)


def contrary(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether both say parties, and none in common."""
    return bool(a and b) and not a & b


def some_members(telling: Telling, mention: Mention) -> bool:
    """Whether a plural that names a party's people is said of some of them only ("many Republicans", "200 House Republicans")."""
    parsed = telling.annotations.parsed
    tokens = parsed.tokens_in(mention.span.start, mention.span.end)
    if not tokens or tokens[-1].tag not in ("NNS", "NNPS") or tokens[-1].text.lower() not in PARTIES:
        return False
    before_it = parsed.tokens[max(0, tokens[0].index - 1)]
    return any(t.pos == "NUM" or t.text.lower() in OUTSIDE for t in (before_it, *tokens))


def folded(name: str) -> str:
    """A name to compare: lower case, without article and punctuation."""
    return " ".join(fold(w.strip("\"'()[],;:")) for w in name.split() if w.lower() not in ("the", "a", "an"))


def merged(read_items: Sequence[Named]) -> list[Named]:
    """The records with those joined that name one body in two ways, or one thing in the same words."""
    items = list(read_items)
    above = list(range(len(items)))
    surnames: dict[str, list[int]] = defaultdict(list)
    for n, item in enumerate(items):
        if item.proper and item.kind is NameKind.PERSON and folded(item.name):
            surnames[folded(item.name).split()[-1]].append(n)
    seen: dict[str, list[int]] = defaultdict(list)
    for b, second in enumerate(items):
        if not second.proper:
            bearers = [n for word in sorted(second.words) for n in surnames.get(word, ())] if only_a_name(second) else []
            if len(bearers) == 1 and bearers[0] < b:
                above[b] = bearers[0]
                named = tuple(dataclasses.replace(m, form=MentionForm.NAME) for m in second.mentions)
                items[b] = dataclasses.replace(second, mentions=named)
            continue
        for a in sorted({a for key in keys(second) for a in seen[key]}):
            if above[b] == b and above[a] == a and one_body(items[a], second, items):
                above[b] = a
        for key in keys(second):
            seen[key].append(b)
    others: dict[int, list[Named]] = defaultdict(list)
    for b, a in enumerate(above):
        if a != b:
            others[a].append(items[b])
    return [item.with_all(others[a]) for a, item in enumerate(items) if above[a] == a]


def last_word(item: Named) -> str:
    """The last word of a body's name, lower case; "" for a person or place."""
    return folded(item.name).split()[-1] if item.kind in (NameKind.BODY, NameKind.THING) and folded(item.name) else ""


def only_a_name(item: Named) -> bool:
    """Whether a record that has no name of its own is one word, and at most an initial ("Pellow, U")."""
    return sum(len(word) > 1 for word in item.words) == 1


def keys(item: Named) -> frozenset[str]:
    """Words of which records that may be one share at least one: the whole name, its first and last word, its initials."""
    name = BodyName.parse(item.name)
    return frozenset([folded(item.name), *name.words[:1], *name.words[-1:], *name.initials]) - {""}


def one_body(a: Named, b: Named, items: Sequence[Named]) -> bool:
    """Whether two named records are one by their names alone."""
    equal = folded(a.name) == folded(b.name)
    if {a.kind, b.kind} == {NameKind.THING, NameKind.PERSON} and not a.articles() & b.articles():
        return one_person(a, b)
    if NameKind.THING in (a.kind, b.kind) and equal:
        return True
    if a.kind is b.kind is NameKind.PERSON:
        return one_relative(a, b)
    if NameKind.PERSON in (a.kind, b.kind) or NameKind.PLACE in (a.kind, b.kind):
        return equal and " " in a.name and a.kind is not b.kind
    first, second = BodyName.parse(a.name), BodyName.parse(b.name)
    if a.articles() & b.articles() and min(len(first.words), len(second.words)) != 1:
        return False
    if NameKind.BODY in (a.kind, b.kind) and first.same_as(second):
        return True
    return one_company(a, b, items) or (not a.articles() & b.articles() and shortened(a, b, items))


def one_person(a: Named, b: Named) -> bool:
    """Whether a name of an unknown kind is a person's of another article, given name and surname."""
    first, second = (PersonalName.parse(tuple(n.name.removeprefix("the ").split())) for n in (a, b))
    return first.is_full and second.is_full and first.can_be(second)


def one_relative(a: Named, b: Named) -> bool:
    """Whether one is named by the other's given name alone, with the same word for what they are to somebody ("his wife")."""
    short, long = sorted((folded(a.name).split(), folded(b.name).split()), key=len)
    return len(short) == 1 < len(long) and short[0] == long[0] and bool(a.heads & b.heads) and not a.articles() & b.articles()


def one_company(first: Named, second: Named, items: Sequence[Named]) -> bool:
    """Whether both names begin with one rare word, are a company's or that word alone, and nothing else there bears it."""
    a, b = BodyName.parse(first.name).words, BodyName.parse(second.name).words
    if not a or not b or a[0] != b[0] or len(a[0]) < 4 or frequency(a[0]) > DISTINCTIVE:
        return False
    if not all(len(words) == 1 or words[-1] in COMPANY_NAMES for words in (a, b)) or len(a) == len(b) == 1:
        return False
    beside = first.articles() | second.articles()
    others = (i for i in items if i.proper and i.kind in (NameKind.PERSON, NameKind.PLACE) and i.articles() & beside)
    return not any(a[0] in folded(i.name).split() for i in others)


def shortened(a: Named, b: Named, items: Sequence[Named]) -> bool:
    """Whether one name is the other's without its first words, and no other body's name ends so."""
    if a.kind is not NameKind.BODY or b.kind is not NameKind.BODY:
        return False
    short, long = sorted((folded(a.name).split(), folded(b.name).split()), key=len)
    if not short or len(short) == len(long) or long[-len(short) :] != short:
        return False
    beside = a.articles() | b.articles()
    bodies = (i for i in items if i.kind is NameKind.BODY and i.proper and i.articles() & beside)
    return sum(folded(i.name).split()[-len(short) :] == short for i in bodies) == 2


def spans_of(item: Named, tellings: dict[str, Telling]) -> tuple[Span, ...]:
    """Its mentions as spans in story order: names with the words that belong to them, a description in apposition joined on."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in item.mentions:
        mentions[mention.span.article].append(mention)
    spans: list[Span] = []
    for article, telling in tellings.items():
        there = sorted(mentions.get(article, ()), key=lambda m: (m.span, m.form.value))
        spans.extend(joined(telling, [(whole(telling, m, item), m.form) for m in there]))
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


def whole(telling: Telling, mention: Mention, item: Named) -> Span:
    """A mention with what stands before its head noun, and party and seat behind a person's name."""
    parsed, span = telling.annotations.parsed, mention.span
    tokens = parsed.tokens_in(span.start, span.end)
    if not tokens or mention.form is not MentionForm.NAME:
        return span
    sentence = parsed.sentence_at(span.start)
    start, end = span.start, span.end
    kind = kind_behind(parsed, tokens[-1]) if item.kind is NameKind.BODY else None
    if kind is not None:
        end = kind.end
    if sentence is not None and sentence.kind is BlockKind.PARAGRAPH:
        inside = {t.index for t in tokens}
        head = kind or next((t for t in tokens if t.head not in inside or t.head == t.index), tokens[-1])
        within = {t.index for d in telling.annotations.dates for t in parsed.tokens_in(d.span.start, d.span.end)}
        first = before(parsed, head, sentence.first)
        near = takewhile(lambda t: t.index not in within and t.pos != "VERB", reversed(parsed.tokens[first : tokens[0].index]))
        start = min([start, *(t.start for t in belonging(list(near)[::-1], item))])
    if item.kind is NameKind.PERSON and (tag := PARTY.match(parsed.text, end)):
        end = tag.end()
    if item.kind is NameKind.PLACE and not (tokens[0].index > 0 and parsed.tokens[tokens[0].index - 1].text.lower() in DETERMINERS):
        start = span.start
    return Span(span.article, start, end)


def kind_behind(parsed: ParsedArticle, last: Token) -> Token | None:
    """The noun behind a body's name that only says what kind of body it is: "the Dawn Front extremist group"."""
    head = parsed.tokens[last.head]
    near = last.index < head.index <= last.index + 3
    return head if near and last.dep in ("compound", "nmod") and head.text.lower() in KINDS_OF_BODIES else None


def belonging(added: Sequence[Token], item: Named) -> Sequence[Token]:
    """Of the tokens before a name those that say who or what is named: no adverb, bracket or quantity, no other noun's article."""
    while added and (added[0].text.lower() in OUTSIDE or not added[0].is_word or added[0].pos in ("ADV", "CCONJ", "PART")):
        added = added[1:]
    if item.kind is not NameKind.PERSON or not added:
        return added
    if added[0].text.lower() in ARTICLES:
        nouns = [t for t in added if t.pos == "NOUN"]
        return added if nouns and nouns[-1].lemma.lower() in item.heads else ()
    return added
