"""Descriptions and pronouns: which of the persons and bodies an article names they stand for.

In: the drafts of an article with the names placed. Out: the same drafts with descriptions ("the harbour
minister") and pronouns as further mentions, and drafts for speakers who have no name ("a spokesman for X").
Text is read once, in order; only what was named within a bounded stretch before is weighed. A description or
pronoun that could be two is left alone.
"""

from __future__ import annotations

from tellings.annotations.names import bodies, gazetteer, phrases, roles
from tellings.annotations.names.clusters import Draft, Placed, before_comma, genders_agree, parties
from tellings.annotations.names.descriptions import COMPANY, PAST, body_described, person_described
from tellings.annotations.names.memory import HE, REACH, Reader, Seen, owned
from tellings.model.name import MentionForm, NameKind
from tellings.model.parse import ParsedArticle, Token

DEFINITE = frozenset(["the", "this", "that"])
NAMED_HERE = 0.6
CAUSES = frozenset(["for", "over", "despite"])
_OF_ITS_OBJECT = """
admire applaud arrest assail attack back berate blame blast censure charge chastise chide commend condemn congratulate criticise criticize
defend denounce deplore deride endorse fault fear fine fire forgive hail hate honor honour impeach indict jail lambaste laud mock oppose
pardon pity praise punish rebuke reprimand reproach resent reward ridicule salute scold scorn shun slam sue support suspend thank
"""
OF_ITS_OBJECT = frozenset(_OF_ITS_OBJECT.split())
"""Verbs whose reason lies with their object (implicit causality; Garvey and Caramazza 1974, with their synonyms in Levin 1993, 33)."""


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
                note_owner(reader, token, appositions[token.index])
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
    if draft.kind is NameKind.PLACE:
        return [c.index for c in parsed.children(head) if c.dep == "appos" and c.index >= last and c.lemma.lower() in gazetteer.PLACE_KINDS]
    if draft.kind is not NameKind.PERSON:
        return []
    found = [c for c in parsed.children(head) if c.dep == "appos" and c.index >= last and c.index not in covered and role_of(parsed, c)]
    if head.dep == "appos" and parsed.tokens[phrases.left_edge(parsed, head) - 1].text == ",":
        found += [t for t in before_comma(parsed, head) if role_of(parsed, t) and t.index < first and t.index not in covered][:1]
    found = [t for t in found if genders_agree(draft.gender, roles.GENDER_OF_ROLE.get(role_of(parsed, t), ""))]
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
    given = phrases.modifiers(parsed, token)
    draft.about |= {t.text.lower() for t in given} | {noun}
    draft.parties |= parties(parsed, (*given, token))
    if any(t.text.lower() in PAST for t in given):
        draft.past.add(noun)
    if noun in roles.SPEAKS_FOR:
        draft.speaks_for = draft.speaks_for or principal(parsed, token)


def note_owner(reader: Reader, token: Token, draft: Draft) -> None:
    """Whose relative or aide the draft is, where the possessor was just resolved."""
    noun = role_of(reader.parsed, token)
    owner = owned(reader, token)[0]
    if noun and owner is not None:
        draft.kin.setdefault(noun.split()[-1], owner)


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
        draft = person_described(reader, token, sentence, noun, determiner, quoted)
    elif not noun and determiner in DEFINITE:
        draft = body_described(reader, token)
    verb = parsed.tokens[token.head]
    if draft is None and noun and not quoted and token.dep in ("nsubj", "pobj", "poss") and verb.lemma in (*roles.SPEAKING, "by", "to"):
        draft = unnamed(reader, token, noun) if token.dep == "nsubj" or noun in roles.SPEAKS_FOR else None
    if draft is None and noun and determiner in ("a", "an", "one", "another"):
        reader.strangers[noun.split()[-1]] = token.index
    if draft is not None:
        draft.add(span.start, span.end, MentionForm.DESCRIPTION)
        if determiner in HE or determiner == "'s":
            note_owner(reader, token, draft)
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
        if not other.named and other.roles and other in reader.drafts and genders_agree(other.gender, draft.gender):
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


def bound(reader: Reader, token: Token, seen: Seen) -> float:
    """What the syntax of its sentence adds for a possessive and somebody named there before it.

    "thanked X and his wife": X's; "blamed X for his words": X's, for the verb says why of its object.
    """
    tokens = reader.parsed.tokens
    thing = tokens[token.head]
    if thing.dep == "conj" and thing.head == seen.token:
        return 2.0
    link = tokens[thing.head]
    if thing.dep == "pobj" and link.text.lower() in CAUSES and tokens[seen.token].dep == "dobj":
        verb = tokens[tokens[seen.token].head]
        if verb.lemma.lower() in OF_ITS_OBJECT and link.head in (verb.index, seen.token):
            return 1.5
    return 0.0


def pronoun(reader: Reader, token: Token, sentence: int, quoted: bool) -> None:
    """Resolve "he", "she" and their forms; inside a quotation they are not its speaker."""
    gender = HE[token.text.lower()]
    tokens = reader.parsed.tokens
    verb = tokens[token.head]
    # where the sentence has nobody for its subject, whom it names before is meant rather than anybody of the one before
    acting = (s for s in reader.memory if s.subject and s.sentence == sentence and s.draft.kind is NameKind.PERSON)
    nobody = token.tag == "PRP$" and next(acting, None) is None
    scores: dict[int, float] = {}
    by_id: dict[int, Draft] = {}
    for seen in reader.memory:
        draft = seen.draft
        if draft.kind is not NameKind.PERSON or sentence - seen.sentence > REACH or not genders_agree(gender, draft.gender):
            continue
        if (seen.subject and tokens[seen.token].head == token.head and token.dep == "dobj") or (quoted and draft is reader.last_speaker):
            continue
        weight = (1.0, 1.7, 2.1)[seen.subject] if tokens[seen.token].dep != "poss" else 0.8
        weight += NAMED_HERE if nobody and seen.sentence == sentence and not seen.quoted else 0.0
        weight += bound(reader, token, seen) if token.tag == "PRP$" and seen.sentence == sentence else 0.0
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


__all__ = ["HE", "extend"]
