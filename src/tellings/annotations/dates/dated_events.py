"""What a time expression dates, and which way the sentence looks from the day it was written.

In: a parsed article and the place of an expression. Out: the verb or noun it hangs on, in the words of the
text, and the direction in which an incomplete date is to be sought. Read from the dependency tree alone.
"""

from __future__ import annotations

from tellings.annotations.dates import words
from tellings.annotations.dates.values import Direction
from tellings.model.block import BlockKind
from tellings.model.parse import ParsedArticle, Token
from tellings.model.personal_name import SUFFIXES

CLIMB = frozenset({"prep", "pcomp", "pobj", "agent", "punct", "dep", "nummod", "mark"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
OBJECTS = ("dobj", "attr", "oprd", "acomp", "pobj")
HOPS = 12
"""No more heads are climbed; deeper trees are misparses."""


def governor(parsed: ParsedArticle, start: int, end: int) -> Token | None:
    """The verb or noun the expression at [start, end) hangs on; None where it stands alone."""
    inside = [t for t in parsed.tokens_in(start, end) if t.is_word]
    indices = {t.index for t in inside}
    root = next((t for t in inside if t.head not in indices), None)
    if root is None or root.head == root.index:
        return None
    head = parsed.tokens[root.head]
    for _ in range(HOPS):
        if head.head == head.index or head.pos in ("VERB", "AUX", "NOUN", "PROPN", "ADJ"):
            break
        head = parsed.tokens[head.head]
    if head.pos == "AUX" and head.dep in ("aux", "auxpass"):
        head = parsed.tokens[head.head]
    if root.dep == "compound" and head.pos == "PROPN" and inside[0].index:
        # "on Friday Orla Venn spoke": no part of the name
        before = parsed.tokens[inside[0].index - 1]
        over = parsed.tokens[before.head]
        head = over if before.pos == "ADP" and over.pos in ("VERB", "AUX", "NOUN") and over.index not in indices else head
    head = _behind_comma(parsed, inside, head) or head
    return head if head.is_word and head.index not in indices else None


def _behind_comma(parsed: ParsedArticle, inside: list[Token], head: Token) -> Token | None:
    """What an expression closes, where the parser hung it on the clause behind its comma ("after her speech last week, she left")."""
    tokens, at = parsed.tokens, inside[-1].index + 1
    if head.index < at or at >= len(tokens) or tokens[at].text != "," or inside[0].index == 0:
        return None
    before = tokens[inside[0].index - 1]
    sentence = parsed.sentence_at(inside[0].start)
    if before.pos not in ("NOUN", "PROPN") or sentence is None or before.start < sentence.start:
        return None
    found = None
    for above in (before, *parsed.ancestors(before)):
        if above.index > inside[0].index or above.pos == "VERB":
            break
        if above.pos == "NOUN":
            found = above
    return found


def verb_over(parsed: ParsedArticle, token: Token) -> Token | None:
    """The token itself if it is a verb, else the nearest verb above it."""
    if token.pos in ("VERB", "AUX"):
        return token
    for number, head in enumerate(parsed.ancestors(token)):
        if head.pos in ("VERB", "AUX"):
            return head
        if number >= HOPS:
            break
    return None


def describe(parsed: ParsedArticle, head: Token, start: int, end: int) -> str:
    """Short words for what the expression at [start, end) dates: subject, verb and object heads, or the noun with its modifiers."""
    children = [c for c in parsed.children(head) if not start <= c.start < end]
    if head.pos in ("VERB", "AUX"):
        subject = next((c for c in children if c.dep in SUBJECTS), None)
        thing = next((c for c in children if c.dep in OBJECTS), None)
        particle = next((c for c in children if c.dep in ("prt", "neg")), None)
        kept = sorted({t for t in (subject, head, thing, particle) if t is not None}, key=lambda t: t.index)
        return " ".join(_named(parsed, head, t) for t in kept)
    near = [c for c in children if c.dep in ("compound", "amod", "nmod", "poss") and head.index - c.index <= 3 and not c.text[:1].isdigit()]
    return " ".join(t.text for t in [*near, head])


def _named(parsed: ParsedArticle, verb: Token, token: Token) -> str:
    """A word of a description: for a relative pronoun what it stands for, for "Jr." the name before it."""
    if token.tag in ("WP", "WDT") and verb.dep == "relcl":
        token = parsed.tokens[verb.head]
    if token.index and token.text.lower().rstrip(".") in SUFFIXES:
        token = parsed.tokens[token.index - 1]
    return token.text


def direction(parsed: ParsedArticle, start: int, end: int, head: Token | None) -> Direction:
    """Which way from the day of writing the expression at [start, end) lies."""
    first = parsed.tokens_in(start, end)[:1]
    before = parsed.tokens[first[0].index - 1].text.lower() if first and first[0].index else ""
    if head is None:
        return Direction.FUTURE if before in ("until", "till", "by") else Direction.NEAR
    verb = verb_over(parsed, head)
    tense = _tense(parsed, verb) if verb else Direction.NEAR
    if before in ("until", "till") and verb is not None and (tense is not Direction.PAST or verb.lemma in words.WAITING_VERBS):
        return Direction.FUTURE
    if before == "by" and tense is Direction.NEAR:
        return Direction.FUTURE
    if head.pos in ("NOUN", "PROPN") and _nearing(parsed, head):
        return Direction.FUTURE
    if head.pos == "NOUN":
        above = parsed.tokens[head.head]
        above = parsed.tokens[above.head] if above.dep == "prep" else above
        if tense is Direction.FUTURE and verb is not None and above.index == verb.index:
            return tense
        return Direction.NEAR_FUTURE if head.lemma in words.SCHEDULED else Direction.NEAR
    return tense


def _nearing(parsed: ParsedArticle, noun: Token) -> bool:
    """Whether words before a noun say that it is still to come: "ahead of Friday's vote", "the run-up to"."""
    above = parsed.tokens[noun.head]
    before = parsed.tokens[above.head] if above.dep == "prep" or above.pos == "ADP" else above
    words_before = {t.text.lower() for t in (above, before, *parsed.tokens[max(0, above.index - 3) : above.index])}
    if above.text.lower() == "to":
        return bool(words_before & words.LEADING_UP)
    return above.pos in ("ADP", "SCONJ", "ADV") and (above.text.lower() == "of" and "ahead" in words_before)


def _tense(parsed: ParsedArticle, verb: Token) -> Direction:
    """Past, future or neither, from the verb's form, its auxiliaries and the verbs it depends on."""
    children = parsed.children(verb)
    helpers = {c.lemma: c for c in children if c.dep in ("aux", "auxpass")}
    modal = next((lemma.lower() for lemma, c in helpers.items() if c.tag == "MD"), "")
    if modal and ("have" not in helpers or modal in words.COMING):
        return Direction.FUTURE
    if any(c.tag == "VBD" for c in helpers.values()) or "have" in helpers:
        return _planned_for(parsed, verb)
    if verb.lemma in words.PLANNED and verb.tag in ("VBZ", "VBP", "VBN", "JJ"):
        return Direction.FUTURE
    if verb.tag == "VBD":
        return Direction.PAST
    above = next(parsed.ancestors(verb), None)
    if verb.tag == "VB" or any(c.tag == "TO" for c in helpers.values()):
        return _infinitive(parsed, above)
    if verb.tag == "VBN" and not helpers:
        return Direction.PAST
    if verb.tag in ("VBZ", "VBP"):
        return _present(parsed, verb)
    if verb.tag == "VBG" and verb.dep == "pcomp" and above is not None and above.text.lower() in ("since", "after", "upon", "on"):
        return Direction.PAST
    if verb.tag == "VBG" and not helpers and above is not None:
        over = verb_over(parsed, above)
        return _tense(parsed, over) if over is not None and over.index < verb.index else Direction.NEAR
    return Direction.NEAR


def _planned_for(parsed: ParsedArticle, verb: Token) -> Direction:
    """What has been planned for a day lies ahead ("a hearing has been scheduled for"); all else done lies behind."""
    ahead = verb.lemma in words.PLANNED and any(c.text.lower() == "for" for c in parsed.children(verb))
    return Direction.FUTURE if ahead else Direction.PAST


def _infinitive(parsed: ParsedArticle, above: Token | None) -> Direction:
    """ "to land Monday": ahead, unless it hangs on something done."""
    if above is None or above.lemma.lower() in words.PLANNED or above.pos in ("NOUN", "ADJ", "PROPN"):
        return Direction.FUTURE
    if above.tag == "VBD" or any(c.tag == "VBD" for c in parsed.children(above) if c.dep in ("aux", "auxpass")):
        return Direction.PAST
    return Direction.FUTURE


def _present(parsed: ParsedArticle, verb: Token) -> Direction:
    """A timetable in the present tense lies ahead; a headline's present is the past."""
    sentence = parsed.sentence_at(verb.start)
    if sentence is not None and sentence.kind is BlockKind.HEADLINE:
        return Direction.NEAR
    below = [c for child in parsed.children(verb) for c in (child, *parsed.children(child))]
    planned = any(t.tag == "VBN" and t.lemma in words.PLANNED for t in below)
    return Direction.FUTURE if verb.lemma in words.EVENT_VERBS or planned or _under_future(parsed, verb) else Direction.NEAR


def _under_future(parsed: ParsedArticle, verb: Token) -> bool:
    """Whether a clause in the present tense belongs to one that will be: "once the count ends on Friday, they will"."""
    if verb.dep not in ("advcl", "relcl", "acl", "pcomp"):
        return False
    for number, above in enumerate(parsed.ancestors(verb)):
        if above.pos in ("VERB", "AUX"):
            return any(c.lemma.lower() in words.COMING for c in parsed.children(above) if c.dep == "aux")
        if number >= HOPS:
            break
    return False
