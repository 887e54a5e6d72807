"""Who is who across the articles of one story.

In: tellings in canonical order. Out: identities of persons, bodies and places, each with the entities of the
articles that are it. Two persons of one surname whose given names differ are never one; a surname alone joins
a full name only where the story knows one such person; a spokesperson is linked to the body, not joined to it.
Someone only described ("the harbour minister") is the one person the story names in that office; bodies and
groups described in the same words ("the regional administration") are one.
The order of the articles changes the numbering only.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.model.body_name import BodyName
from tellings.model.name import Entity, MentionForm, NameKind
from tellings.model.personal_name import PersonalName, same_given
from tellings.model.place_name import canonical
from tellings.model.story import Identity, Telling

OFFICES = frozenset(
    [
        "president",
        "premier",
        "chancellor",
        "minister",
        "secretary",
        "governor",
        "mayor",
        "chairman",
        "chairwoman",
        "chairperson",
        "chair",
        "director",
        "commissioner",
        "ombudsman",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "coroner",
        "superintendent",
        "ambassador",
        "harbourmaster",
        "sheriff",
        "pope",
        "king",
        "queen",
    ]
)
"""Roles one person at a time holds for a body or place; written for this project."""
VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson"})
STANDS_FOR = re.compile(r"\((government of [^)]+)\)")
"""How a capital that speaks is named: "Paris (government of France)"."""
IDENTIFIED = (NameKind.PERSON, NameKind.BODY, NameKind.PLACE)


@dataclass(frozen=True, slots=True)
class Member:
    """One article's entity with the names it is given there; unnamed ones have none.

    `words` are all words it is spoken of with, in lower case; `definite` says that it is not only "a" such one.
    """

    article: str
    entity: Entity
    names: tuple[str, ...]
    words: frozenset[str] = frozenset()
    definite: bool = True


class Joined:
    """Disjoint sets of member numbers."""

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


def identify(tellings: Sequence[Telling]) -> tuple[Identity, ...]:
    """The story's identities, numbered in order of the articles and of first mention."""
    members = [member for telling in tellings for member in members_of(telling)]
    joined = Joined(len(members))
    join_people(members, joined)
    join_bodies(members, joined)
    join_places(members, joined)
    join_described(members, joined)
    sets: dict[int, list[Member]] = defaultdict(list)
    for number, member in enumerate(members):
        sets[joined.root(number)].append(member)
    numbered = {root: f"i{n}" for n, root in enumerate(sorted(sets), 1)}
    voices = [n for n, m in enumerate(members) if m.entity.kind in (NameKind.PERSON, NameKind.BODY)]
    spoken_for = {(members[n].article, members[n].entity.name): numbered[joined.root(n)] for n in reversed(voices)}
    return tuple(identity(numbered[root], sets[root], spoken_for) for root in sorted(sets))


def members_of(telling: Telling) -> list[Member]:
    """The article's persons, bodies and places, in order of place."""
    text = telling.article.reading.text
    found = []
    for entity in telling.annotations.entities:
        if entity.kind in IDENTIFIED:
            names = dict.fromkeys(m.span.of(text) for m in entity.mentions if m.form is MentionForm.NAME)
            wordings = [m.span.of(text).lower() for m in entity.mentions if m.form is not MentionForm.PRONOUN]
            words = frozenset(
                w.strip("\"'(),.").removesuffix("'s") for wording in (*wordings, entity.name.lower()) for w in wording.split()
            )
            definite = any(not w.startswith(("a ", "an ", "another ", "one ")) for w in wordings)
            found.append(Member(telling.article.id, entity, (entity.name, *names) if names else (), words, definite))
    return found


def identity(number: str, members: list[Member], spoken_for: dict[tuple[str, str], str]) -> Identity:
    """One identity under its fullest name."""
    fullest = max(members, key=lambda m: (bool(m.names), len(m.entity.name.split()), len(m.entity.name)))
    by_name = sorted(members, key=lambda m: -len(m.entity.speaks_for or ""))  # "the ministry" says less than its full name
    for_whom = next((found for m in by_name if (found := spoken_for.get((m.article, m.entity.speaks_for or "")))), None)
    pairs = tuple((m.article, m.entity.id) for m in members)
    return Identity(number, members[0].entity.kind, fullest.entity.name, pairs, for_whom if for_whom != number else None)


def join_people(members: list[Member], joined: Joined) -> None:
    """Full names first; then surnames alone, where only one person of that surname is known."""
    full: dict[tuple[str, ...], list[tuple[int, PersonalName]]] = defaultdict(list)
    alone: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, member in enumerate(members):
        if member.entity.kind is not NameKind.PERSON or not member.names:
            continue
        name = PersonalName.parse(tuple(member.entity.name.split()))
        if name.is_full:
            full[name.surname].append((number, name))
        else:
            alone[name.surname].append(number)
    for group in full.values():
        by_given: dict[str, list[int]] = defaultdict(list)
        for number, name in group:
            by_given[name.given[0]].append(number)
        for one in sure_sets(sorted(by_given)):
            numbers = [n for given in one for n in by_given[given]]
            for number in numbers[1:]:
                joined.join(numbers[0], number)
    called = {name.given[0]: set[int]() for group in full.values() for _, name in group}
    for group in full.values():
        for number, name in group:
            called[name.given[0]].add(joined.root(number))
    for surname, numbers in alone.items():
        if surname not in full and len(surname) == 1 and len(called.get(surname[0], ())) == 1:
            for number in numbers:
                if any(share_role(members[number], members[n]) for n, m in enumerate(members) if joined.root(n) == min(called[surname[0]])):
                    joined.join(number, min(called[surname[0]]))
            continue
        persons = {joined.root(n) for n, _ in full.get(surname, ())}
        if len(persons) > 1:
            continue
        for number in numbers:
            joined.join(number, min(persons) if persons else numbers[0])


def share_role(a: Member, b: Member) -> bool:
    """Whether both articles give the person a same role."""
    return bool(set(a.entity.roles) & set(b.entity.roles))


def sure_sets(given: list[str]) -> list[list[str]]:
    """Given names that are one person's: those that can all be each other; one that could be two persons' stays alone."""
    alike = {a: {b for b in given if same_given(a, b)} for a in given}
    sets: list[list[str]] = []
    for name in given:
        clique = all(alike[other] == alike[name] for other in alike[name])
        if not clique:
            sets.append([name])
        elif min(alike[name]) == name:
            sets.append(sorted(alike[name]))
    return sets


def join_bodies(members: list[Member], joined: Joined) -> None:
    """Names with the same words or by their acronyms; then shortened names, where one body only has such a name."""
    names = {
        n: tuple(dict.fromkeys(BodyName.parse(name) for name in m.names))
        for n, m in enumerate(members)
        if m.entity.kind is NameKind.BODY and m.names
    }
    by_key: dict[tuple[str, ...], int] = {}
    for number, forms in names.items():
        for form in forms:
            for key in {tuple(sorted(form.words)), *((short,) for short in form.initials)}:
                if key and (len(key) > 1 or form.words == key):
                    joined.join(by_key.setdefault(key, number), number)
    for number, forms in names.items():
        for form in forms:
            for short in sorted(form.initials):
                if (short,) in by_key:
                    joined.join(by_key[short,], number)
    longer: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, forms in names.items():
        for form in forms:
            for at in range(1, len(form.words) - 1):
                longer[form.words[at:]].add(number)
    for number, forms in names.items():
        roots = {joined.root(n) for form in forms for n in longer.get(form.words, ())} - {joined.root(number)}
        if len(roots) == 1:
            joined.join(number, min(roots))


def join_places(members: list[Member], joined: Joined) -> None:
    """Places of the same name, or of another name for the same place."""
    by_name: dict[str, int] = {}
    for number, member in enumerate(members):
        if member.entity.kind is NameKind.PLACE:
            for name in member.names:
                joined.join(by_name.setdefault(canonical(name), number), number)


def join_described(members: list[Member], joined: Joined) -> None:
    """The unnamed: who holds an office only one person of the story is named in; bodies and groups in the same words."""
    holders: dict[str, set[int]] = defaultdict(set)
    for number, member in enumerate(members):
        if member.entity.kind is NameKind.PERSON and member.names:
            for role in {r.split()[-1] for r in member.entity.roles} & OFFICES:
                holders[role].add(joined.root(number))
    sole = {role: next(iter(found)) for role, found in holders.items() if len(found) == 1}
    held = set(sole.values())
    persons: dict[int, list[Member]] = defaultdict(list)
    for number, member in enumerate(members):
        if joined.root(number) in held:
            persons[joined.root(number)].append(member)
    described: dict[tuple[str, str], int] = {}
    for number, member in enumerate(members):
        if member.names:
            continue
        if member.entity.kind is NameKind.BODY:
            joined.join(described.setdefault(("", described_as(member)), number), number)
            continue
        role = next((r.split()[-1] for r in member.entity.roles if r.split()[-1] in OFFICES), "")
        if member.entity.kind is not NameKind.PERSON or not role:
            continue
        if role in sole and could_be(member, role, persons[sole[role]]):
            joined.join(number, sole[role])
        elif member.definite or (role in VOICES and member.entity.speaks_for):
            joined.join(described.setdefault((role, described_as(member)), number), number)


def described_as(member: Member) -> str:
    """The words of a description to compare it by."""
    stands_for = STANDS_FOR.search(member.entity.name)
    return (stands_for[1] if stands_for else " ".join(w for w in member.entity.name.split() if w.lower() not in ("the", "a", "an"))).lower()


def could_be(member: Member, role: str, person: list[Member]) -> bool:
    """Whether a description says nothing of its office that the named person is not said to be."""
    mine = member.entity.speaks_for or ""
    theirs = [m.entity.speaks_for for m in person if m.entity.speaks_for]
    spoken_for = bool(mine) and any(BodyName.parse(mine).same_as(BodyName.parse(t)) for t in theirs)
    if mine and theirs and not spoken_for:
        return False
    if not member.definite and not spoken_for:
        return False
    known = frozenset[str]().union(*(m.words for m in person), *(t.lower().split() for t in theirs))
    told = {w for w in described_as(member).split() if w not in (role, "of", "for", "the", "in")}
    return spoken_for or told <= known
