"""What the words around a noun say of the thing it names: whose it is, when, and what part it plays with its verb.

In: a telling's tokens and entities. Out: owners as kind and stem of a name ("person koval"), the verbs whose dates are a noun's,
the verb a noun belongs to. Steps upward in a sentence are bounded, so that time is in proportion to the text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.comparison.noun_classes import UTTERANCES
from tellings.comparison.phrase_words import LONGEST, ORDINALS
from tellings.model.name import MentionForm, NameKind
from tellings.model.parse import ParsedArticle, Token
from tellings.model.place_name import canonical
from tellings.model.span import Span
from tellings.model.statement import Form
from tellings.model.story import Telling

_MAKING = "make give deliver issue post write tweet release publish launch utter voice repeat"
MAKING = frozenset(_MAKING.split())
"""Verbs whose subject is the owner of what they make."""
_BLAMING = """
    attack criticize criticise condemn denounce blast slam rip mock rebuke chide chastise fault blame praise hail lambaste hammer berate
    reprimand censure scold assail pan ridicule defend rebuff
"""
BLAMING = frozenset(_BLAMING.split())
"""Verbs whose object is the owner of what it is blamed or praised for."""
OWNING_UP = frozenset(["apologize", "apologise", "atone", "answer"])
"""Verbs whose subject is the owner of what it answers for."""
REPORTED = frozenset(["ccomp", "xcomp", "pcomp", "csubj", "parataxis", "conj"])
"""How a clause hangs on the verb that reports, continues or takes it, whose date is the clause's too."""
ROLE_OF = {"nsubj": "subject", "nsubjpass": "object", "dobj": "object"}
"""How a noun depends on its verb → the part it plays."""
STEPS = 30
"""How far above a word the verb of its clause is looked for."""
STEM = 5


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sentence and its article lend a phrase: its dates, each with the verb it goes with, lemmas, who is named, whom pronouns
    stand for, which tokens tell a date, where dates begin and what they are.
    """

    dated: tuple[tuple[int, str], ...]
    around: frozenset[str]
    kinds: Mapping[str, str]
    possessors: Mapping[int, str]
    days: frozenset[int]
    values: tuple[tuple[int, str], ...]


def stem(word: str) -> str:
    """Enough of a proper name's beginning to know its adjective by."""
    return canonical(word).replace(".", "")[:STEM]


def proper_stems(telling: Telling) -> dict[str, str]:
    """Stems of the words by which an article's places, persons and unknown names are known → kind and stem."""
    found: dict[str, str] = {}
    for entity in telling.annotations.entities:
        if entity.kind is NameKind.BODY or not any(m.form is MentionForm.NAME for m in entity.mentions):
            continue
        words = entity.name.removeprefix("the ").split()
        if words and (len(words) == 1 or entity.kind is not NameKind.THING):
            key = stem(words[-1] if entity.kind is NameKind.PERSON else words[0])
            found.setdefault(key, f"{entity.kind.value} {key}")
    return found


def verb_above(parsed: ParsedArticle, token: Token) -> int:
    """Index of the nearest verb a token depends on; that of the last word looked at where there is none near."""
    for _ in range(STEPS):
        if token.pos in ("VERB", "AUX") or token.head == token.index:
            break
        token = parsed.tokens[token.head]
    return token.index


def dated_verb(parsed: ParsedArticle, date: Span) -> int:
    """Index of the verb that a date goes with, -1 for a date without words."""
    words = [t for t in parsed.tokens_in(date.start, date.end) if t.is_word]
    outer = next((t for t in words if not date.start <= parsed.tokens[t.head].start < date.end), None)
    return verb_above(parsed, outer) if outer is not None else -1


def own_verbs(parsed: ParsedArticle, head: Token) -> frozenset[int]:
    """Indices of the verbs whose dates are a noun's: the one above it, those that report its clause, those that say more of the noun."""
    above = [parsed.tokens[verb_above(parsed, head)]]
    while above[-1].dep in REPORTED and above[-1].head != above[-1].index and len(above) < LONGEST:
        above.append(parsed.tokens[verb_above(parsed, parsed.tokens[above[-1].head])])
    behind = (c.index for c in parsed.children(head) if c.dep in ("acl", "relcl"))
    return frozenset([*(t.index for t in above), *behind])


def possessors(telling: Telling) -> dict[int, str]:
    """Where a pronoun of a person stands, or "my" in what he says → kind and stem of the person."""
    parsed = telling.annotations.parsed
    found: dict[int, str] = {}
    for entity in telling.annotations.entities:
        words = entity.name.split()
        if entity.kind is NameKind.PERSON and words and any(m.form is MentionForm.NAME for m in entity.mentions):
            known = f"{entity.kind.value} {stem(words[-1])}"
            found.update((m.span.start, known) for m in entity.mentions if m.form is MentionForm.PRONOUN)
            quoted = (s for s in telling.annotations.statements if s.form is not Form.INDIRECT)
            spoken = (s for s in quoted if s.speaker and s.speaker.entity == entity.id)
            for statement in sorted(spoken, key=lambda s: s.span):
                tokens = parsed.tokens_in(statement.span.start, statement.span.end)
                found.update((t.start, known) for t in tokens if t.text.lower() == "my" and t.start not in found)
    return found


def lemma(token: Token) -> str:
    """Lower-case lemma; a capitalised common noun of a headline loses its plural s."""
    low = ORDINALS.get(token.text.lower(), token.lemma.lower())
    if token.tag in ("NNP", "NNPS") and len(low) > 4 and low.endswith("s") and not low.endswith("ss"):
        return low[:-1]
    return low


def held_by(parsed: ParsedArticle, head: Token, front: Sequence[Token], setting: Setting) -> str:
    """The person whom the words before a noun make its owner ("Arkin's", "his"), or who made it; "" for none or two."""
    found = {setting.kinds.get(stem(t.text), "") for t in front if t.dep == "poss" and t.text[:1].isupper()}
    found |= {setting.possessors.get(t.start, "") for t in front if t.tag == "PRP$"}
    if lemma(head) in UTTERANCES:  # a headline's "Koval remarks"
        found |= {setting.kinds.get(stem(t.text), "") for t in front if t.dep == "compound" and t.pos == "PROPN"}
    none_made = any(t.text.lower() == "no" for t in front)
    found = found or ({doer(parsed, head, setting) or author(parsed, head, setting)} if not none_made else set())
    persons = {name for name in found if name.startswith("person ")}
    return persons.pop() if len(persons) == 1 else ""


def played(parsed: ParsedArticle, head: Token) -> tuple[str, str]:
    """The verb whose subject, object or complement a noun is, and which of them; two empty words where it is none."""
    above = parsed.tokens[head.head]
    role = ROLE_OF.get(head.dep, "")
    if head.dep == "pobj" and above.dep == "agent":
        role = "subject"
        above = parsed.tokens[above.head]
    return (lemma(above), role) if role and above.pos == "VERB" else ("", "")


def author(parsed: ParsedArticle, head: Token, setting: Setting) -> str:
    """Whose a thing is by the words around it: "remarks by Arkin", "attacked Arkin for remarks", "Arkin apologised for the remarks"."""
    for child in parsed.children(head):
        if child.dep in ("prep", "agent") and child.text.lower() in ("by", "from"):
            return next((name for t in parsed.children(child) if t.dep == "pobj" and (name := person_named(parsed, t, setting))), "")
    preposition = parsed.tokens[head.head]
    if head.dep != "pobj" or preposition.text.lower() not in ("for", "over"):
        return ""
    verb = parsed.tokens[preposition.head]
    role = "dobj" if verb.lemma.lower() in BLAMING else "nsubj" if verb.lemma.lower() in OWNING_UP else ""
    return next((name for t in parsed.children(verb) if t.dep == role and (name := person_named(parsed, t, setting))), "")


def person_named(parsed: ParsedArticle, token: Token, setting: Setting) -> str:
    """The person a noun or pronoun names, or one in apposition to it."""
    for t in (token, *(c for c in parsed.children(token) if c.dep == "appos")):
        known = setting.possessors.get(t.start) if t.pos == "PRON" else setting.kinds.get(stem(t.text)) if t.text[:1].isupper() else None
        if known and known.startswith("person "):
            return known
    return ""


def doer(parsed: ParsedArticle, head: Token, setting: Setting) -> str | None:
    """Who made, gave or issued what the noun names, if the noun is the object of such a verb and its subject is known."""
    verb = parsed.tokens[head.head]
    if head.dep != "dobj" or verb.lemma.lower() not in MAKING:
        return None
    subject = next((c for c in parsed.children(verb) if c.dep == "nsubj"), None)
    if subject is None:
        return None
    return person_named(parsed, subject, setting) or None
