"""Who an article says gives a figure.

In: a parsed article, its statements and entities, and one of its figures. Out: a Speaker, None where the article gives the
figure in its own voice. Guarantee: the innermost statement decides; without one, only words that name a source do
("according to", "put the toll at", "the ministry's estimate of").
"""

from __future__ import annotations

from collections.abc import Sequence

from tellings.annotations.figures.lexemes import word_set
from tellings.annotations.statements.sources import phrase
from tellings.model.figure import Figure
from tellings.model.name import Entity
from tellings.model.parse import ParsedArticle, Token
from tellings.model.statement import Speaker, Statement

LIKELY = 0.5
"""Least confidence of a statement that can say who gives a figure."""
HOPS = 8
"""No more heads are climbed."""
GIVING = word_set("put estimate count tally number report reckon calculate project forecast record register measure list claim cite set")
"""Verbs whose subject gives the figure that is their object ("police counted 5,000 marchers")."""
PLACED = word_set("put set peg list")
"""Those of them that give a figure only behind "at": "put the toll at 31"."""
AMOUNTS = word_set("estimate count tally toll figure projection forecast calculation reckoning survey poll census tabulation")
"""Nouns for a figure that belongs to whoever made it: "the ministry's estimate of 31", "by the ministry's count"."""
GIVERS = word_set(
    "ministry minister police official authority agency government organiser organizer bureau office department union company institute "
    "council group spokesman spokeswoman spokesperson report study survey poll census researcher scientist analyst economist expert "
    "hospital army military court prosecutor auditor commission committee organisation organization charity monitor observer newspaper "
    "firm bank university body association federation party campaign activist witness resident doctor medic coroner sheriff mayor governor"
)
"""Nouns for people, bodies and papers that give figures; proper names do too."""
WHO = word_set("he she they")


class Sources:
    """Who gives the figures of one article, by its statements and its words."""

    def __init__(self, parsed: ParsedArticle, statements: Sequence[Statement], entities: Sequence[Entity]) -> None:
        self._parsed = parsed
        self._stretches = stretches(statements)
        self._entity_at = {m.span.start: e for e in entities for m in e.mentions}
        self._credited = credited(parsed)
        self._at = 0
        self._open: list[tuple[int, int, Speaker]] = []

    def of(self, figure: Figure) -> Speaker | None:
        """The source of `figure`; figures are to be asked for in order of place."""
        return self._speaker(figure) or self._named(figure)

    def _speaker(self, figure: Figure) -> Speaker | None:
        """The speaker of the innermost statement around the figure that has one."""
        start, end = figure.span.start, figure.span.end
        while self._at < len(self._stretches) and self._stretches[self._at][0] <= start:
            self._open.append(self._stretches[self._at])
            self._at += 1
        self._open = [x for x in self._open if x[1] > start]
        around = [x for x in self._open if x[1] >= end and not (x[2].mention and x[2].mention.contains(figure.span))]
        return min(around, key=lambda x: x[1] - x[0])[2] if around else None

    def _named(self, figure: Figure) -> Speaker | None:
        """A source that the figure's own clause names."""
        parsed = self._parsed
        inside = [t for t in parsed.tokens_in(figure.span.start, figure.span.end) if t.is_word]
        if not inside or not inside[0].tag:
            return None
        giver = giver_of(parsed, inside)
        if giver is None:
            sentence = parsed.sentence_at(figure.span.start)
            giver = self._credited.get(sentence.index) if sentence is not None else None
        return self._resolved(giver, figure) if giver is not None and not inside[0].index <= giver.index <= inside[-1].index else None

    def _resolved(self, head: Token, figure: Figure) -> Speaker | None:
        """The noun phrase around `head` as a speaker, by the entity it names where there is one."""
        first, last = phrase(self._parsed, head)
        if last > figure.span.start >= head.end or self._parsed.text.endswith(("'s", "'"), head.end, last):
            last = head.end
        span = self._parsed.span(first, last)
        named = [self._entity_at[t.start] for t in self._parsed.tokens_in(first, last) if t.start in self._entity_at]
        entity = named[0] if named else None
        if entity is None and head.text.lower() in WHO:
            return None
        return Speaker(entity.name if entity else span.of(self._parsed.text), span, entity.id if entity else None)


def stretches(statements: Sequence[Statement]) -> list[tuple[int, int, Speaker]]:
    """Every stretch of a likely statement whose speaker is known, in order of place."""
    likely = [s for s in statements if s.speaker is not None and s.confidence >= LIKELY]
    return sorted(((x.start, x.end, s.speaker) for s in likely for x in s.spans if s.speaker is not None), key=lambda x: x[:2])


def credited(parsed: ParsedArticle) -> dict[int, Token]:
    """By sentence, who stands behind its first "according to" or "by the … count"."""
    found: dict[int, Token] = {}
    for token, after in zip(parsed.tokens, parsed.tokens[1:], strict=False):
        head = None
        if token.text.lower() == "according" and after.text.lower() == "to":
            head = next((c for c in parsed.children(after) if c.dep == "pobj"), None)
        elif token.dep == "pobj" and token.lemma.lower() in AMOUNTS and parsed.tokens[token.head].text.lower() == "by":
            head = maker_of(parsed, token)
        sentence = parsed.sentence_at(token.start) if head is not None else None
        if head is not None and sentence is not None:
            found.setdefault(sentence.index, head)
    return found


def giver_of(parsed: ParsedArticle, inside: Sequence[Token]) -> Token | None:
    """The head of the noun phrase that gives the figure by the verb or the noun above it."""
    own = {t.index for t in inside}
    current = next((t for t in inside if t.head not in own and t.head != t.index), inside[-1])
    at = False
    for hops, above in enumerate(parsed.ancestors(current)):
        if hops >= HOPS:
            break
        at = at or above.text.lower() == "at"
        if above.lemma.lower() in AMOUNTS and above.pos == "NOUN":
            maker = maker_of(parsed, above)
            if maker is not None:
                return maker
        if above.pos in ("VERB", "AUX"):
            return subject_of(parsed, above, at) if current.dep in ("dobj", "pobj", "prep", "nummod", "ccomp", "attr", "oprd") else None
        if above.pos in ("NOUN", "PROPN") or above.dep == "prep":
            current = above
    return None


def maker_of(parsed: ParsedArticle, noun: Token) -> Token | None:
    """Whose estimate or count it is: "the ministry's", "by the ministry"."""
    for child in parsed.children(noun):
        if child.dep == "poss" and child.pos in ("NOUN", "PROPN"):
            return child
        if child.dep in ("prep", "agent") and child.lemma.lower() in ("by", "from"):
            return next((c for c in parsed.children(child) if c.dep == "pobj" and is_giver(c)), None)
    return None


def subject_of(parsed: ParsedArticle, verb: Token, at: bool) -> Token | None:
    """Who gives a figure under a verb of giving: its subject, or the agent of its passive."""
    lemma = verb.lemma.lower()
    if lemma not in GIVING or (lemma in PLACED and not at):
        return None
    children = parsed.children(verb)
    if any(c.dep in ("auxpass", "nsubjpass") for c in children) or (verb.tag == "VBN" and verb.dep in ("acl", "amod")):
        agent = next((c for c in children if c.dep == "agent"), None)
        found = next((c for c in parsed.children(agent) if c.dep == "pobj"), None) if agent is not None else None
    else:
        found = next((c for c in children if c.dep == "nsubj"), None)
    return found if found is not None and is_giver(found) else None


def is_giver(token: Token) -> bool:
    """Whether a noun can be the source of a figure: somebody, a body, a paper."""
    return token.pos == "PROPN" or token.lemma.lower() in GIVERS or token.text.lower() in WHO


__all__ = ["Sources"]
