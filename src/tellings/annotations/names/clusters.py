"""From single proper names to who and what is named: one draft for each person, body, place or other thing.

In: the names spotted in one article, in order. Out: drafts with all their proper-name mentions. Two persons
of one surname stay two; a surname alone goes to the one introduced first whose gender fits. A body's names are
one when they hold the same words, when one is the other's initials, or its end with the beginning left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from tellings.annotations.names import bodies, gazetteer, given_names, phrases, roles
from tellings.annotations.names.spotting import Naming
from tellings.model.name import MentionForm, NameKind
from tellings.model.parse import ParsedArticle, Token
from tellings.model.personal_name import PersonalName, fold


@dataclass(slots=True, eq=False)
class Draft:
    """An entity in the making; `words` its fullest name, `about` lower-case words that describe it.

    `parties` are the parties said of a person, `past` the roles held before, `kin` whose relative or aide by which noun.
    """

    kind: NameKind
    words: tuple[str, ...]
    name: str
    gender: str = ""
    roles: dict[str, None] = field(default_factory=dict)
    about: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    past: set[str] = field(default_factory=set)
    kin: dict[str, Draft] = field(default_factory=dict)
    speaks_for: str | None = None
    mentions: list[tuple[int, int, MentionForm]] = field(default_factory=list)
    named: bool = True
    introduced: bool = False

    def add(self, start: int, end: int, form: MentionForm) -> None:
        """One more mention."""
        self.mentions.append((start, end, form))


def body_before(parsed: ParsedArticle, naming: Naming) -> str | None:
    """The body named before a spokesperson's title and name: "Harbour Board spokesman Jonas Arkin"."""
    at = naming.first
    while at > 0 and parsed.tokens[at].start > naming.outer_start:
        at -= 1
    title = next((t for t in parsed.tokens[max(0, at - 1) : naming.first] if t.text.lower() in roles.SPEAKS_FOR), None)
    if title is None:
        return None
    first = title.index
    while first > 0 and (parsed.tokens[first - 1].pos == "PROPN" or parsed.tokens[first - 1].text.lower() in bodies.HEADS):
        first -= 1
    return parsed.text[parsed.tokens[first].start : parsed.tokens[title.index - 1].end] if first < title.index else None


Drafts = list[Draft]
Placed = list[tuple[Naming, Draft]]


def cluster(parsed: ParsedArticle, found: list[Naming]) -> tuple[Drafts, Placed]:
    """Drafts in order of first mention, and each name with its draft, in order of place."""
    placed: dict[int, Draft] = {}
    people = _people(parsed, found)
    _cluster_people(parsed, found, people, placed)
    _cluster_rest(parsed, found, placed)
    pairs = [(naming, placed[i]) for i, naming in enumerate(found) if i in placed]
    drafts: dict[int, Draft] = {}
    for naming, draft in pairs:
        drafts.setdefault(id(draft), draft)
        draft.add(naming.outer_start, naming.outer_end, MentionForm.NAME)
    return list(drafts.values()), pairs


def _people(parsed: ParsedArticle, found: list[Naming]) -> set[int]:
    """Indices of the names that are persons': by their own words, or because a person of that name is about."""
    sure = {i for i, n in enumerate(found) if n.kind is NameKind.PERSON}
    surnames = {PersonalName.parse(found[i].words).surname for i in sure}
    given = {PersonalName.parse(found[i].words).given[:1] for i in sure if len(found[i].words) > 1}
    singles = {n.key for i, n in enumerate(found) if i in sure and len(n.key) == 1}
    for i, naming in enumerate(found):
        if i in sure or (naming.kind is not None and len(naming.key) > 1):
            continue
        parts = PersonalName.parse(naming.words)
        if len(naming.words) == 1:
            alone = naming.kind is None and naming.key[0] in given_names.ALL and not _in_place(parsed, naming)
            if (parts.surname in surnames or naming.key in singles or (parts.surname in given and naming.kind is None)) or alone:
                sure.add(i)
        elif len(naming.words) <= 4 and ((parts.surname in surnames and parts.surname[0] not in gazetteer.PLACES) or acts(parsed, naming)):
            sure.add(i)
    late = {PersonalName.parse(found[i].words).surname for i in sure if len(found[i].words) > 1}
    sure |= {i for i, n in enumerate(found) if n.kind is None and len(n.words) == 1 and PersonalName.parse(n.words).surname in late}
    return sure


def _in_place(parsed: ParsedArticle, naming: Naming) -> bool:
    """Whether the name stands where a place's name stands ("in X", "from X")."""
    before = parsed.tokens[naming.first - 1].text.lower() if naming.first else ""
    return before in ("in", "at", "near", "from", "across", "outside", "around", "inside")


def acts(parsed: ParsedArticle, naming: Naming) -> bool:
    """Whether a name of several words stands as a person does: with "who", or with an office in apposition."""
    head = parsed.tokens[naming.last - 1]
    if apposed_body(parsed, naming):
        return False
    if any(w.lower() in bodies.HEADS or (w.isupper() and len(w) > 1) for w in naming.words):
        return False
    for child in parsed.children(head):
        if child.dep == "relcl" and any(t.text.lower() in ("who", "whom", "whose") for t in parsed.tokens[head.index + 1 : head.index + 4]):
            return True
        if child.dep == "appos" and child.lemma.lower() in roles.ROLES:
            return True
    if head.dep == "appos" and any(t.lemma.lower() in roles.ROLES for t in before_comma(parsed, head)):
        return True
    verb = parsed.tokens[head.head]
    return head.dep == "nsubj" and verb.lemma in roles.SPEAKING and naming.kind is None and len(naming.words) in (2, 3)


def before_comma(parsed: ParsedArticle, head: Token) -> list[Token]:
    """The nouns a name set between commas may stand in apposition to, the likeliest first; parsers hang it on any noun before it."""
    first = phrases.left_edge(parsed, head)
    if head.dep != "appos" or first < 2 or parsed.tokens[first - 1].text != ",":
        return [parsed.tokens[head.head]] if head.dep == "appos" else []
    beside = parsed.tokens[first - 2]
    found = [beside] if beside.pos in ("NOUN", "PROPN") and phrases.determiner(parsed, beside) else []
    above = parsed.tokens[head.head]
    for _ in range(6):
        if above.index < first and above not in found:
            found.append(above)
        if above.dep not in ("pobj", "prep", "compound", "poss", "appos", "acl") and parsed.tokens[above.head].dep != "acl":
            break
        above = parsed.tokens[above.head]
    return found


def apposed_body(parsed: ParsedArticle, naming: Naming) -> bool:
    """Whether a noun for a body stands in apposition to the name, or right before it ("super PAC X")."""
    head = parsed.tokens[naming.last - 1]
    around = [c for c in parsed.children(head) if c.dep in ("appos", "compound", "nmod") and not naming.first <= c.index < naming.last]
    if head.dep == "appos":
        around.append(parsed.tokens[head.head])
    if naming.first and naming.first - 1 not in {c.index for c in around} and parsed.tokens[naming.first - 1].pos in ("NOUN", "PROPN"):
        around.append(parsed.tokens[naming.first - 1])
    return any(c.text.lower() in bodies.HEADS for c in around if c.pos in ("NOUN", "PROPN"))


def _cluster_people(parsed: ParsedArticle, found: list[Naming], people: set[int], placed: dict[int, Draft]) -> None:
    """Full names first, so that a surname before its full name finds it too."""
    by_surname: dict[tuple[str, ...], list[tuple[PersonalName, Draft]]] = defaultdict(list)
    by_given: dict[str, list[Draft]] = defaultdict(list)
    ordered = sorted(people, key=lambda i: (len(PersonalName.parse(found[i].words).given) == 0, i))
    for i in ordered:
        naming = found[i]
        name = PersonalName.parse(naming.words)
        if not name.surname:
            continue
        options = [(n, d) for n, d in by_surname[name.surname] if n.can_be(name) and genders_agree(d.gender, naming.gender)]
        if not options and not name.is_full and not naming.titled:
            options = [(name, d) for d in by_given[name.surname[0]]][:1]
        if options:
            draft = best_titled([d for _, d in options], naming)
            if len(naming.words) > len(draft.words):
                draft.words, draft.name = naming.words, parsed.text[naming.start : naming.end]
        else:
            draft = Draft(NameKind.PERSON, naming.words, parsed.text[naming.start : naming.end])
            by_surname[name.surname].append((name, draft))
            if name.is_full:
                by_given[name.given[0]].append(draft)
        placed[i] = draft
        draft.gender = draft.gender or naming.gender
        draft.introduced = draft.introduced or naming.titled or bool(naming.roles)
        draft.roles.update(dict.fromkeys(naming.roles))
        draft.speaks_for = draft.speaks_for or body_before(parsed, naming)
        before = parsed.tokens_in(naming.outer_start, naming.start)
        draft.about |= {t.text.lower() for t in before if t.is_word}
        draft.parties |= parties(parsed, before) | tagged_party(parsed.text[naming.end : naming.outer_end])
        if any(t.text.lower() in ("former", "ex", "late", "then") for t in before):
            draft.past.update(naming.roles)


def best_titled(options: list[Draft], naming: Naming) -> Draft:
    """Who is meant by a surname: the first who holds the title given with it, else who holds no other office, else the first."""
    if len(options) > 1 and naming.roles:
        for draft in options:
            if not set(naming.roles).isdisjoint(draft.roles):
                return draft
        return min(options, key=lambda d: bool(d.roles.keys() & roles.TITLES))
    return options[0]


def parties(parsed: ParsedArticle, tokens: Sequence[Token]) -> set[str]:
    """The parties that tokens before or of a description name; "Republican" in a body's name is none."""
    found = set()
    for token in tokens:
        party = roles.PARTIES.get(token.text.lower())
        after = parsed.tokens[token.index + 1].text.lower() if token.index + 1 < len(parsed.tokens) else ""
        if party and after not in roles.PARTY_BODIES:
            found.add(party)
    return found


def tagged_party(tag: str) -> set[str]:
    """The party in a legislator's tag ("R-Ohio", "(D-N.Y.)")."""
    letters = tag.lstrip(" ,(")
    return {roles.PARTY_LETTERS[letters[0]]} if letters[1:2] in ("-", "\u2013") and letters[0] in roles.PARTY_LETTERS else set()


def genders_agree(a: str, b: str) -> bool:
    """Whether two sexes, "" for unknown, can be one person's."""
    return not a or not b or a == b


def body_key(words: tuple[str, ...]) -> tuple[str, ...]:
    """A body's words for comparing: lower case, "X Department" as "Department of X", origin and article left out."""
    low = [fold(w) for w in words if w.lower() not in ("the", "'s")]
    while len(low) > 2 and (low[0] in gazetteer.DEMONYMS or low[0] in gazetteer.PLACES):
        low = low[1:]
    if len(low) == 2 and low[1] in ("department", "ministry", "office") and low[0] not in gazetteer.DEMONYMS:
        low = [low[1], "of", low[0]]
    if low[:2] in (["department", "of"], ["ministry", "of"], ["office", "of"]) and low[2:3] == ["the"]:
        low = [*low[:2], *low[3:]]
    return tuple(low)


def initials(key: tuple[str, ...]) -> set[str]:
    """The acronyms a body's key can be shortened to, lower case."""
    parts = [p for word in key for p in word.split("-") if p]
    return {
        "".join(p[0] for p in parts if p not in ("of", "for", "and", "the", "in", "&")),
        "".join(p[0] for p in parts if p not in ("the",)),
    }


def _cluster_rest(parsed: ParsedArticle, found: list[Naming], placed: dict[int, Draft]) -> None:
    """Bodies, places and other names, by key; longest first, so that shortened forms find the long one."""
    by_key: dict[tuple[NameKind, tuple[str, ...]], Draft] = {}
    by_acronym: dict[str, Draft] = {}
    by_tail: dict[tuple[str, ...], list[Draft]] = defaultdict(list)
    left = [i for i in range(len(found)) if i not in placed]
    for i in sorted(left, key=lambda i: (-len(found[i].words), i)):
        naming = found[i]
        kind = naming.kind or guessed_kind(parsed, naming)
        key: tuple[str, ...]
        if kind is NameKind.PLACE:
            key = (gazetteer.PLACES.get(" ".join(naming.key), gazetteer.PLACES.get(" ".join(naming.words).lower(), " ".join(naming.key))),)
        else:
            key = body_key(naming.words)
        draft = by_key.get((kind, key))
        if draft is None and kind is NameKind.BODY and len(naming.words) == 1:
            draft = by_acronym.get(key[0].replace(".", ""))
        if (
            draft is None
            and kind is NameKind.BODY
            and len(by_tail.get(key, ())) == 1
            and (len(key) > 1 or key[0] not in ("house", "court"))
        ):
            draft = by_tail[key][0]
        if draft is None:
            draft = Draft(kind, naming.words, parsed.text[naming.start : naming.end])
            by_key[kind, key] = draft
            if kind is NameKind.BODY:
                for short in sorted(initials(key)) if len(key) > 1 else []:
                    by_acronym.setdefault(short, draft)
                if naming.alias:
                    by_acronym[fold(naming.alias)] = draft
                if len(key) > 2 and "of" not in key:
                    by_tail[key[1:]].append(draft)
                    by_tail[key[2:]].append(draft)
        placed[i] = draft
        if kind is NameKind.PLACE and reads_better(naming.words, draft.words):
            draft.words, draft.name = naming.words, parsed.text[naming.start : naming.end]
        possessed = parsed.text[naming.outer_start : naming.end]
        if kind is NameKind.BODY and "'" in parsed.text[naming.outer_start : naming.start] and len(possessed) > len(draft.name):
            draft.name = possessed


def reads_better(words: tuple[str, ...], than: tuple[str, ...]) -> bool:
    """Whether a place is better called by `words`: not in capitals, not abbreviated."""
    return (not words[0].isupper(), not words[0].endswith(".")) > (not than[0].isupper(), not than[0].endswith("."))


def guessed_kind(parsed: ParsedArticle, naming: Naming) -> NameKind:
    """The kind of a name whose words do not tell, by where it stands."""
    head = parsed.tokens[naming.last - 1]
    verb = parsed.tokens[head.head]
    if apposed_body(parsed, naming):
        return NameKind.BODY
    if _in_place(parsed, naming):
        return NameKind.PLACE
    if head.dep in ("nsubj", "nsubjpass") and (
        verb.lemma in roles.SPEAKING or verb.lemma in ("plan", "decide", "want", "launch", "hire", "sue")
    ):
        return NameKind.BODY
    return NameKind.THING
