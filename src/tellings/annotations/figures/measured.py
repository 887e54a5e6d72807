"""What an amount, a share or a measure is of, where no noun stands next to it: an argument of its verb.

In: a parsed article and the head token of the quantity. Out: the head of the noun phrase meant ("The water peaked
at 3 metres": water; "paid $2m to settle a lawsuit": lawsuit). Guarantee: a noun outside the quantity, never a verb,
a length of time, a day or a currency; bounded climbing, so constant work for each figure.
"""

from __future__ import annotations

from collections.abc import Iterator

from tellings.annotations.figures.lexemes import word_set
from tellings.annotations.figures.units import DURATIONS, MEASURES, MONEY_WORDS
from tellings.model.parse import ParsedArticle, Token

CLIMB = 5
"""No more heads are climbed from a number to the clause it stands in."""
OF_SUBJECT = word_set(
    "cost be stand reach hit top exceed surpass pass total measure weigh last take rise fall climb drop grow peak average come amount "
    "range remain run increase decrease decline jump soar slip shrink sink swell go stay near approach equal number become gain lose "
    "extend stretch cover span move travel continue win get receive score draw carry lead trail poll"
)
"""Verbs whose subject has the size that stands after them (Levin 1993, classes 54.1 and 45.6: measure and change of value)."""
GENERAL = word_set("worth total sum amount average rate value kind sort number figure level maximum minimum majority estimate tune")
"""Nouns between an amount and what it is of: "worth of travel", "a total of"."""
PURPOSES = ("for", "on", "in", "towards", "toward", "of")
SIDES = ("from", "to", "against")
TIMES = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october "
    "november december today yesterday tomorrow tonight morning afternoon evening night midnight noon spring summer autumn fall winter "
    "weekend quarter season time date period moment past future term course end start beginning"
)
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
PLAIN = frozenset({"NOUN", "PROPN"})


def is_thing(token: Token) -> bool:
    """Whether a token can head what is measured: a noun, but no unit, currency, day or stretch of time."""
    word, lemma = token.text.lower(), token.lemma.lower()
    return (
        token.pos in PLAIN
        and token.is_word
        and not token.text[0].isdecimal()
        and word not in DURATIONS
        and word not in MEASURES
        and lemma not in MONEY_WORDS
        and lemma not in TIMES
        and lemma not in ("percent", "percentage", "point", "cent", "%", "million", "billion", "thousand", "hundred", "trillion")
    )


def through(parsed: ParsedArticle, noun: Token) -> Token | None:
    """The noun itself, or what it is of where it only says that there is an amount."""
    for _ in range(CLIMB):
        if noun.lemma.lower() not in GENERAL:
            return noun if is_thing(noun) else None
        inner = next((n for p, n in linked(parsed, noun) if p == "of"), None)
        if inner is None:
            return None
        noun = inner
    return None


def linked(parsed: ParsedArticle, head: Token) -> Iterator[tuple[str, Token]]:
    """The nouns that prepositions bind to `head`, with the preposition; a gerund's object stands for the gerund."""
    for child in parsed.children(head):
        if child.dep not in ("prep", "dative", "agent") or child.tag == "RP":
            continue
        for inner in parsed.children(child):
            if inner.dep == "pobj" and inner.pos in (*PLAIN, "PRON"):
                yield child.lemma.lower(), inner
            elif inner.dep == "pcomp":
                found = acted_on(parsed, inner)
                if found:
                    yield child.lemma.lower(), found


def acted_on(parsed: ParsedArticle, verb: Token) -> Token | None:
    """The object of a verb, or the subject of its complement: "lawsuit" in "make the lawsuit go away"."""
    for child in parsed.children(verb):
        if child.dep in ("dobj", "nsubjpass") and child.pos in PLAIN:
            return child
    for child in parsed.children(verb):
        if child.dep in ("ccomp", "xcomp"):
            found = next((c for c in parsed.children(child) if c.dep in ("nsubj", "dobj") and c.pos in PLAIN), None)
            if found:
                return found
    return next((noun for link, noun in linked(parsed, verb) if link in PURPOSES and noun.pos in PLAIN), None)


def subject(parsed: ParsedArticle, verb: Token) -> Token | None:
    """The subject of a verb: its own, its relative clause's antecedent, or that of the verb that governs it."""
    for _ in range(CLIMB):
        own = next((c for c in parsed.children(verb) if c.dep in SUBJECTS), None)
        head = parsed.tokens[verb.head]
        if own is not None and own.tag in ("WDT", "WP"):
            clause = next((v for v in (verb, *parsed.ancestors(verb)) if v.dep == "relcl"), None)
            return parsed.tokens[clause.head] if clause is not None else None
        if own is not None:
            return acted_on(parsed, own) if own.pos == "VERB" else own
        if verb.dep in ("acl", "relcl") and head.pos in PLAIN:
            return head
        if verb.dep not in ("xcomp", "conj", "advcl", "pcomp", "prep", "aux") or head.index == verb.index:
            return None
        verb = parsed.tokens[head.head] if verb.dep == "pcomp" else head
    return None


def purpose(parsed: ParsedArticle, verb: Token, root: Token) -> Token | None:
    """What a payment is for: after "to", "for" or "on", and failing that the other side of it."""
    nouns = [(link, noun) for link, noun in linked(parsed, verb) if noun.index != root.index and noun.pos in PLAIN]
    for child in parsed.children(verb):
        if child.dep in ("xcomp", "advcl") and child.index > root.index and any(c.tag == "TO" for c in parsed.children(child)):
            found = acted_on(parsed, child)
            if found:
                return found
    for links in (PURPOSES, SIDES):
        for link in links:
            found = next((through(parsed, noun) for name, noun in nouns if name == link and is_thing(noun)), None)
            if found:
                return found
    return None


def of_verb(parsed: ParsedArticle, verb: Token, root: Token, link: str) -> Token | None:
    """What a quantity under `verb` is of; `link` is the preposition between the two, "" where none is."""
    bearer = subject(parsed, verb)
    if bearer is not None and not is_thing(bearer):
        bearer = through(parsed, bearer)
    if link and verb.lemma.lower() not in OF_SUBJECT:
        held = next((c for c in parsed.children(verb) if c.dep == "dobj" and c.index != root.index and is_thing(c)), None)
        if held is not None and held.index < root.index:
            return held
    if verb.lemma.lower() in OF_SUBJECT:
        return bearer or purpose(parsed, verb, root)
    return purpose(parsed, verb, root) or bearer


def clause_of(parsed: ParsedArticle, root: Token) -> tuple[Token, str] | None:
    """The noun or verb the quantity depends on, past lists and appositions, and the preposition between them."""
    link, current = "", root
    for head in list(parsed.ancestors(root))[:CLIMB]:
        if current.dep in ("conj", "appos", "quantmod", "nummod", "advmod", "npadvmod") and head.pos in ("NUM", "SYM", "ADP", "ADV", "ADJ"):
            current = head
        elif head.pos in ("ADP", "SCONJ") or head.dep in ("prep", "agent"):
            link, current = link or head.lemma.lower(), head
        elif (head.pos == "ADJ" and head.dep in ("amod", "acomp", "relcl", "acl")) or (
            current.dep in ("conj", "appos") and head.pos in PLAIN and not is_thing(head)
        ):
            current = head
        else:
            return head, link
    return None


def measured(parsed: ParsedArticle, root: Token) -> Token | None:
    """The head noun of what the quantity headed by `root` is of, or None where the clause does not say."""
    for child in parsed.children(root):
        if child.index > root.index and child.dep in ("acl", "relcl") and child.pos == "VERB":
            found = acted_on(parsed, child) or purpose(parsed, child, root)
            if found is not None and is_thing(found):
                return found
    clause = clause_of(parsed, root)
    if clause is None:
        return None
    head, link = clause
    if head.pos in PLAIN and link == "for" and head.dep == "pobj":
        # "settled the case with the town for $2m": the price is the verb's
        head = next((v for v in parsed.ancestors(head) if v.pos == "VERB"), head)
    if head.pos in PLAIN:
        return through(parsed, head)
    if head.pos not in ("VERB", "AUX"):
        return None
    found = of_verb(parsed, head, root, link)
    return found if found is not None and is_thing(found) else None


__all__ = ["is_thing", "measured", "through"]
