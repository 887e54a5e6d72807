"""Descriptions and pronouns: which of the persons and bodies an article names they stand for.

In: the drafts of an article with the names placed. Out: the same drafts with descriptions ("the harbour
minister") and pronouns as further mentions, and drafts for speakers who have no name ("a spokesman for X").
Text is read once, in order; only what was named within a bounded stretch before is weighed. A description or
pronoun that could be two is left alone.
"""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field
from itertools import islice

from tellings.annotations.names import bodies, gazetteer, phrases, roles
from tellings.annotations.names.clusters import Draft, Placed
from tellings.model.name import MentionForm, NameKind
from tellings.model.parse import ParsedArticle, Token

HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
MEMORY = 80
"""Mentions remembered while reading."""
REACH = 4
"""Sentences a pronoun looks back."""
DEFINITE = frozenset(["the", "this", "that"])
SAME_BODY = (
    frozenset(["agency", "department", "bureau", "ministry", "office", "service", "administration"]),
    frozenset(["committee", "commission", "panel", "board", "council"]),
    frozenset(["company", "firm", "corporation", "group", "maker", "operator"]),
    frozenset(["organisation", "organization", "group", "association", "charity", "foundation", "society"]),
    frozenset(["newspaper", "paper", "daily", "magazine", "outlet", "broadcaster"]),
)
"""Short forms that can stand for a body of one of these heads."""
COMPANY = frozenset(["company", "firm", "group", "maker", "operator"])


LOOSE = frozenset(["own", "same", "whole", "entire", "new", "state", "federal", "government", "public", "private"])
"""Words before a body's noun that do not tell it from others."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention as remembered: where, whose, how prominent (a main clause's subject 2, another subject 1), whether in quotation marks.

    `sentence` counts sentences that are not wholly quoted.
    """

    token: int
    sentence: int
    draft: Draft
    subject: int
    quoted: bool


@dataclass(slots=True)
class Reader:
    """Reads one article in order and keeps what was mentioned last."""

    parsed: ParsedArticle
    drafts: list[Draft]
    names: dict[int, Draft]
    memory: deque[Seen] = field(default_factory=lambda: deque(maxlen=MEMORY))
    with_role: dict[str, dict[int, Draft]] = field(default_factory=lambda: defaultdict(dict))
    last_speaker: Draft | None = None

    def remember(self, token: Token, sentence: int, draft: Draft, quoted: bool) -> None:
        """Note a mention, and who spoke last."""
        place = token
        if token.dep == "appos" and self.parsed.tokens[token.head].dep in ("nsubj", "nsubjpass"):
            token = self.parsed.tokens[token.head]
        verb = self.parsed.tokens[token.head]
        subject = 0
        if token.dep in ("nsubj", "nsubjpass"):
            subject = 2 if verb.dep == "ROOT" or verb.head == verb.index else 1
        self.memory.append(Seen(place.index, sentence, draft, subject, quoted))
        if subject and not quoted and verb.lemma in roles.SPEAKING and draft.kind in (NameKind.PERSON, NameKind.BODY):
            self.last_speaker = draft

    def holds_the_floor(self) -> Draft | None:
        """Who spoke last, unless another person has since been a main clause's subject."""
        for seen in reversed(self.memory):
            if seen.draft is self.last_speaker:
                return seen.draft
            if seen.subject == 2 and not seen.quoted and seen.draft.kind is NameKind.PERSON:
                return None
        return None

    def ahead(self, token: Token, gender: str) -> Draft | None:
        """For a possessive in a phrase set before its clause ("In his speech, X said"), the clause's subject."""
        if token.tag != "PRP$":
            return None
        fronted = False
        for above in self.parsed.ancestors(token):
            if fronted and above.pos in ("VERB", "AUX"):
                for child in self.parsed.children(above):
                    if child.dep in ("nsubj", "nsubjpass") and token.index < child.index < above.index:
                        found = self.names.get(child.index)
                        return found if found and found.kind is NameKind.PERSON and _genders_agree(found.gender, gender) else None
                return None
            fronted = fronted or above.dep in ("prep", "advcl")
        return None

    def note_roles(self, draft: Draft) -> None:
        """Make a draft findable by its roles."""
        for role in draft.roles:
            for kind in sorted(roles.ROLES.get(role.split()[-1], ())):
                self.with_role[kind].setdefault(id(draft), draft)


def quoted_tokens(parsed: ParsedArticle) -> list[bool]:
    """For every token, whether it stands inside double quotation marks of its block."""
    inside, opened, block = [], False, -1
    sentences = iter(parsed.sentences)
    sentence = next(sentences, None)
    for token in parsed.tokens:
        while sentence is not None and token.index >= sentence.last:
            sentence = next(sentences, None)
        if sentence is not None and sentence.block != block:
            block, opened = sentence.block, False
        if token.text in ('"', "''", "``", "«", "»"):
            opened = not opened
        inside.append(opened)
    return inside


def extend(parsed: ParsedArticle, drafts: list[Draft], placed: Placed) -> None:
    """Add descriptions and pronouns to `drafts`; unnamed speakers are appended to it."""
    name_at = {naming.last - 1: (naming, draft) for naming, draft in placed}
    reader = Reader(parsed, drafts, {index: draft for index, (_, draft) in name_at.items()})
    covered: set[int] = set()
    for naming, _ in placed:
        covered.update(t.index for t in parsed.tokens_in(naming.outer_start, naming.outer_end))
    quoted = quoted_tokens(parsed)
    appositions = {head: draft for naming, draft in placed for head in apposed(parsed, naming.first, naming.last, draft, covered)}
    for draft in drafts:
        reader.note_roles(draft)
    clock = 0
    for sentence in parsed.sentences:
        clock += any(t.is_word and not quoted[t.index] for t in parsed.tokens[sentence.first : sentence.last])
        for token in parsed.tokens[sentence.first : sentence.last]:
            if token.index in name_at:
                naming, draft = name_at[token.index]
                adopt(reader, token, clock, draft, quoted[token.index])
                reader.remember(token, clock, draft, quoted[token.index])
            elif token.index in appositions:
                span = phrases.phrase(parsed, token)
                appositions[token.index].add(span.start, span.end, MentionForm.DESCRIPTION)
            elif token.index not in covered and token.text.lower() in HE:
                pronoun(reader, token, clock, quoted[token.index])
            elif token.index not in covered and describes(parsed, token):
                description(reader, token, clock, quoted[token.index])


def apposed(parsed: ParsedArticle, first: int, last: int, draft: Draft, covered: set[int]) -> list[int]:
    """Heads of role phrases in apposition to the person's name at [first, last); the roles go to `draft`."""
    head = parsed.tokens[last - 1]
    if draft.kind is NameKind.BODY:
        return [
            c.index
            for c in parsed.children(head)
            if c.dep == "appos" and c.index >= last and c.text.lower() in bodies.HEADS and c.tag == "NN"
        ]
    if draft.kind is not NameKind.PERSON:
        return []
    found = [c for c in parsed.children(head) if c.dep == "appos" and c.index >= last and c.index not in covered and role_of(parsed, c)]
    if head.dep == "appos" and parsed.tokens[first - 1].text == ",":
        above = parsed.tokens[head.head]
        for _ in range(6):
            if role_of(parsed, above) and above.index < first and above.index not in covered:
                found.append(above)
                break
            if above.dep not in ("pobj", "prep", "compound", "conj", "poss", "appos"):
                break
            above = parsed.tokens[above.head]
    found = [t for t in found if _genders_agree(draft.gender, roles.GENDER_OF_ROLE.get(role_of(parsed, t), ""))]
    for token in found:
        give_role(parsed, draft, token)
    verb = parsed.tokens[head.head]
    if head.dep == "nsubj" and verb.lemma == "be":
        for child in parsed.children(verb):
            if child.dep == "attr" and role_of(parsed, child) and child.tag == "NN":
                give_role(parsed, draft, child)
    return [t.index for t in found]


def give_role(parsed: ParsedArticle, draft: Draft, token: Token) -> None:
    """The role noun `token` with its modifiers now describes `draft`."""
    noun = role_of(parsed, token)
    draft.roles[noun] = None
    draft.introduced = True
    draft.gender = draft.gender or roles.GENDER_OF_ROLE.get(noun, "")
    draft.about |= {t.text.lower() for t in phrases.modifiers(parsed, token)} | {noun}
    if noun in roles.SPEAKS_FOR:
        draft.speaks_for = draft.speaks_for or principal(parsed, token)


def role_of(parsed: ParsedArticle, token: Token) -> str:
    """The singular role noun a token is, with what a hyphen joins to it ("front-runner"); "" if it is none."""
    if token.pos not in ("NOUN", "PROPN") or token.tag in ("NNS", "NNPS"):
        return ""
    low = token.text.lower()
    if token.index > 1 and parsed.tokens[token.index - 1].text == "-" and parsed.tokens[token.index - 1].end == token.start:
        low = f"{parsed.tokens[token.index - 2].text.lower()}-{low}"
        return low if low in roles.ROLES else ""
    full = roles.ABBREVIATED.get(low, low)
    return full if full.split()[-1] in roles.ROLES else ""


def principal(parsed: ParsedArticle, token: Token) -> str | None:
    """In whose name the holder of a role speaks: "for X", "X's", "X spokesman"."""
    for child in parsed.children(token):
        if child.dep == "prep" and child.text.lower() in ("for", "of"):
            for inner in parsed.children(child):
                if inner.dep == "pobj":
                    first = phrases.left_edge(parsed, inner)
                    return parsed.text[parsed.tokens[first].start : parsed.tokens[phrases.right_edge(parsed, inner) - 1].end]
        if child.dep in ("poss", "compound", "nmod") and child.pos == "PROPN":
            first = phrases.left_edge(parsed, child)
            return parsed.text[parsed.tokens[first].start : child.end]
    return None


def describes(parsed: ParsedArticle, token: Token) -> bool:
    """Whether a token heads a phrase that can describe a person or body without naming it."""
    if token.dep in ("compound", "amod", "nmod", "attr", "appos", "conj", "npadvmod") and token.dep not in ("conj",):
        return False
    low = token.text.lower()
    return bool(role_of(parsed, token)) or (low in bodies.HEADS and token.tag in ("NN", "NNP")) or low in COMPANY


def description(reader: Reader, token: Token, sentence: int, quoted: bool) -> None:
    """Resolve one description, or open a draft for an unnamed speaker."""
    parsed = reader.parsed
    determiner = phrases.determiner(parsed, token)
    noun = role_of(parsed, token)
    draft = None
    span = phrases.phrase(parsed, token)
    if noun and (determiner in DEFINITE or determiner == "'s" or determiner in HE or (not determiner and noun in roles.SPEAKS_FOR)):
        draft = person_described(reader, token, sentence, noun, determiner)
    elif not noun and determiner in DEFINITE:
        draft = body_described(reader, token)
    verb = parsed.tokens[token.head]
    if draft is None and noun and not quoted and token.dep in ("nsubj", "pobj", "poss") and verb.lemma in (*roles.SPEAKING, "by", "to"):
        draft = unnamed(reader, token, noun) if token.dep == "nsubj" or noun in roles.SPEAKS_FOR else None
    if draft is not None:
        draft.add(span.start, span.end, MentionForm.DESCRIPTION)
        reader.remember(token, sentence, draft, quoted)


def unnamed(reader: Reader, token: Token, noun: str) -> Draft:
    """A draft for someone the article does not name."""
    parsed = reader.parsed
    span = phrases.phrase(parsed, token)
    text = span.of(parsed.text)
    if phrases.determiner(parsed, token) in ("the", "a", "an", "this", "that", "another", "one"):
        text = text.split(None, 1)[-1]
    owner, rest = owned(reader, token)
    if owner is not None:
        text = f"{owner.name}'s {rest}"
    draft = Draft(NameKind.PERSON, tuple(text.split()), text, roles.GENDER_OF_ROLE.get(noun, ""), {noun: None}, named=False)
    draft.about |= {t.text.lower() for t in phrases.modifiers(parsed, token)}
    if noun in roles.SPEAKS_FOR:
        draft.speaks_for = owner.name if owner is not None else principal(parsed, token)
    reader.drafts.append(draft)
    reader.note_roles(draft)
    return draft


def owned(reader: Reader, token: Token) -> tuple[Draft | None, str]:
    """Whose the person described is ("his lawyer"), where that was just resolved, and the words behind the possessor."""
    parsed = reader.parsed
    for child in parsed.children(token):
        if child.dep == "poss":
            after = parsed.tokens[child.index + (2 if parsed.tokens[child.index + 1].tag == "POS" else 1)]
            for seen in reversed(reader.memory):
                if seen.token == child.index:
                    return seen.draft, " ".join(parsed.text[after.start : phrases.phrase(parsed, token).end].split())
    return None, ""


def adopt(reader: Reader, token: Token, sentence: int, draft: Draft, quoted: bool) -> None:
    """A speaker described but not named, then a person named without any introduction: one person, if it comes at once."""
    first = not any(seen.draft is draft for seen in reader.memory) and draft.kind is NameKind.PERSON
    verb = reader.parsed.tokens[token.head]
    clauses = [c for c in reader.parsed.children(token) if c.dep == "relcl"]
    speaks = token.dep == "nsubj" and verb.lemma in roles.SPEAKING
    if not first or draft.introduced or quoted or not (speaks or any(c.lemma in roles.SPEAKING for c in clauses)):
        return
    for seen in reversed(reader.memory):
        other = seen.draft
        if sentence - seen.sentence > 2:
            return
        if not other.named and other.roles and other in reader.drafts and _genders_agree(other.gender, draft.gender):
            draft.mentions.extend(other.mentions)
            draft.roles.update(other.roles)
            draft.about |= other.about
            draft.speaks_for = draft.speaks_for or other.speaks_for
            draft.introduced = True
            reader.drafts.remove(other)
            for kind in reader.with_role.values():
                kind.pop(id(other), None)
            reader.note_roles(draft)
            return


def _genders_agree(a: str, b: str) -> bool:
    return not a or not b or a == b


def origin(words: set[str]) -> set[str]:
    """The places that words of origin among `words` go with."""
    return {gazetteer.DEMONYMS.get(w) or gazetteer.PLACES.get(w, "") for w in words} - {""}


def person_described(reader: Reader, token: Token, sentence: int, noun: str, determiner: str) -> Draft | None:
    """The one person who fits a described role best; None where none or two do."""
    parsed = reader.parsed
    head = noun.split()[-1]
    words = {t.text.lower() for t in phrases.modifiers(parsed, token)}
    of_name = any(t.tag in ("NNP", "NNPS") for t in parsed.tokens[token.index + 1 : phrases.right_edge(parsed, token)])
    pool = candidates(reader, head, sentence)
    scored = []
    for draft, seen_in, subject in pool:
        if not _genders_agree(roles.GENDER_OF_ROLE.get(head, ""), draft.gender) or speaks_above(reader, token, draft):
            continue
        score = fit(draft, head, determiner == "'s" or determiner in HE or of_name, seen_in >= sentence - REACH)
        if score is None:
            continue
        score += 0.5 * min(2, len(words & draft.about)) + 0.1 * subject
        here, there = origin(words), origin(draft.about)
        if here and there and not here & there:
            score -= 2.0
        scored.append((score - 0.15 * max(0, sentence - seen_in), draft))
    scored.sort(key=lambda pair: -pair[0])
    if not scored or scored[0][0] < 0.4 or (len(scored) > 1 and scored[0][0] - scored[1][0] < 0.09):
        return None
    return scored[0][1]


def candidates(reader: Reader, head: str, sentence: int) -> list[tuple[Draft, int, int]]:
    """Persons remembered, and those further off who hold that very role: with the sentence and prominence of their last mention."""
    pool: dict[int, tuple[Draft, int, int]] = {}
    for seen in reader.memory:
        if seen.draft.kind is NameKind.PERSON:
            pool[id(seen.draft)] = (seen.draft, seen.sentence, seen.subject)
    for kind in sorted(roles.ROLES[head]):
        for draft in islice(reversed(reader.with_role[kind].values()), 12):
            if any(r.split()[-1] == head for r in draft.roles):
                pool.setdefault(id(draft), (draft, sentence - 8, 0))
    return list(pool.values())


def fit(draft: Draft, head: str, relational: bool, near: bool) -> float | None:
    """How well the roles a draft holds go with a role noun; None where they do not."""
    held = {r.split()[-1] for r in draft.roles}
    if head in held:
        return 3.0
    if relational:
        return None
    if any(roles.ROLES[head] & roles.ROLES.get(r, frozenset()) for r in held):
        return 2.0
    if head in roles.BROAD and draft.named and near:
        return 0.5 if held - roles.BROAD else 1.0
    return None


def speaks_above(reader: Reader, token: Token, draft: Draft) -> bool:
    """Whether the draft is the subject of the token's own verb or of one that reports its clause: then it is someone else."""
    tokens = reader.parsed.tokens
    verbs = {token.head} if token.dep not in ("nsubj", "nsubjpass") else set()
    reported = False
    for above in reader.parsed.ancestors(token):
        if reported:
            verbs.add(above.index)
        reported = above.dep == "ccomp"
    return any(s.draft is draft and s.subject and tokens[s.token].head in verbs for s in reader.memory)


def body_described(reader: Reader, token: Token) -> Draft | None:
    """The body last named whose head noun the description repeats, or is a loose word for."""
    given = phrases.modifiers(reader.parsed, token)
    if any(t.tag in ("NNP", "NNPS") for t in given):
        return None
    kinds = {t.text.lower() for t in given if t.tag in ("JJ", "NN") and t.text.lower() not in LOOSE}
    low = token.text.lower()
    alike = {low}.union(*(group for group in SAME_BODY if low in group))
    loose: Draft | None = None
    for seen in reversed(reader.memory):
        draft = seen.draft
        if draft.kind is not NameKind.BODY:
            continue
        words = [w.lower() for w in draft.words]
        if not kinds <= {*words, *draft.about}:
            continue
        heads = {words[-1], words[words.index("of") - 1] if "of" in words[1:] else words[-1]}
        if low in heads:
            return draft
        if loose is None and (heads & alike or (low in COMPANY and heads & bodies.COMPANY_FORMS)):
            loose = draft
    return loose


def pronoun(reader: Reader, token: Token, sentence: int, quoted: bool) -> None:
    """Resolve "he", "she" and their forms; inside a quotation they are not its speaker."""
    gender = HE[token.text.lower()]
    tokens = reader.parsed.tokens
    verb = tokens[token.head]
    scores: dict[int, float] = {}
    by_id: dict[int, Draft] = {}
    for seen in reader.memory:
        draft = seen.draft
        if draft.kind is not NameKind.PERSON or sentence - seen.sentence > REACH or not _genders_agree(gender, draft.gender):
            continue
        if (seen.subject and tokens[seen.token].head == token.head and token.dep == "dobj") or (quoted and draft is reader.last_speaker):
            continue
        weight = (1.0, 1.7, 2.1)[seen.subject] if tokens[seen.token].dep != "poss" else 0.8
        weight += (0.0 if draft.gender else -0.3) - 0.7 * (sentence - seen.sentence) - (0.8 if seen.quoted and not quoted else 0.0)
        scores[id(draft)] = max(weight, scores.get(id(draft), -9.0))
        by_id[id(draft)] = draft
    if verb.lemma in roles.SPEAKING and token.dep == "nsubj" and (speaker := reader.holds_the_floor()) is not None and id(speaker) in by_id:
        scores[id(speaker)] += 1.0
    meant = reader.ahead(token, gender)
    if meant is None and by_id:
        meant = by_id[max(by_id, key=lambda key: scores[key])]
    if meant is not None:
        meant.gender = meant.gender or gender
        meant.add(token.start, token.end, MentionForm.PRONOUN)
        reader.remember(token, sentence, meant, quoted)
