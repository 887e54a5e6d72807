"""The time a figure holds for: the date that dates it, what it counts, or its clause.

In: a parsed article, its dates and one of its figures. Out: the date's id, None where no date of the sentence dates the
figure. Guarantee: a date of the saying ("said on Tuesday that 31 had died") is never the figure's; the time a look-up takes
does not grow with the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.model.date import Date
from tellings.model.figure import Figure
from tellings.model.parse import ParsedArticle, Token

HOPS = 12
"""No more heads are climbed; deeper trees are misparses."""
THROUGH = 4
"""Heads between a date's noun and the clause it says the time of: "killed in the January bombardments"."""
MOST = 8
"""Dates of one verb that are weighed."""
OBJECT_WORDS = 14
"""Words of the counted thing that a date can hang on."""
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
SHARING = frozenset({"xcomp", "pcomp", "aux", "auxpass", "prep", "agent"})
"""How a verb hangs on one whose time is its own: "agreed to pay", "was said to have killed"."""
SCOPES = frozenset({"acl", "relcl"})
"""Clauses that say which ones are counted: "six payments that it had made since 2013"."""
AS_OF = (("as", "of"), ("as", "at"), ("so", "far"))
"""Words before a date that say up to when a count holds, whatever verb the date hangs on."""


@dataclass(frozen=True, slots=True)
class Dated:
    """One date as it reaches a word of its sentence: over how many heads (`hops`)."""

    hops: int
    date: Date


class Times:
    """The dates of one article by the words they say the time of."""

    def __init__(self, parsed: ParsedArticle, dates: Sequence[Date]) -> None:
        self._parsed = parsed
        self._by_word: dict[int, list[Dated]] = {}
        self._as_of: dict[int, Date] = {}
        for date in dates:
            self._place(date)

    def _place(self, date: Date) -> None:
        """Note every word that `date` says the time of: the one it hangs on, and those above up to the verb."""
        parsed = self._parsed
        before = parsed.tokens_in(max(0, date.span.start - 12), date.span.start)[-2:]
        sentence = parsed.sentence_at(date.span.start)
        if sentence is not None and tuple(t.text.lower() for t in before) in AS_OF:
            self._as_of.setdefault(sentence.index, date)
        found = parsed.tokens_in(date.event_span.start, date.event_span.end)[:1] if date.event_span else ()
        if not found:
            return
        token = found[0]
        for hops in range(THROUGH):
            held = self._by_word.setdefault(token.index, [])
            if len(held) < MOST:
                held.append(Dated(hops, date))
            if token.pos in ("VERB", "AUX") or token.head == token.index or token.dep in ("relcl", "appos", "parataxis"):
                break
            token = parsed.tokens[token.head]

    def of(self, figure: Figure) -> str | None:
        """The id of the date that `figure` holds for."""
        for words in self._ways(figure):
            found = [
                (d.hops, abs(d.date.span.start - figure.span.start), d.date)
                for word in words
                for d in self._by_word.get(word, ())
                if d.date.span.end <= figure.span.start or figure.span.end <= d.date.span.start
            ]
            if found:
                return min(found, key=lambda f: f[:2])[2].id
        sentence = self._parsed.sentence_at(figure.span.start)
        upto = self._as_of.get(sentence.index) if sentence is not None else None
        return upto.id if upto is not None else None

    def _ways(self, figure: Figure) -> list[list[int]]:
        """The words whose time is the figure's, nearest first: its own, what it counts, then what stands above both."""
        if not self._by_word:
            return []
        parsed = self._parsed
        sentence = parsed.sentence_at(figure.span.start)
        inside = [t for t in parsed.tokens_in(figure.span.start, figure.span.end) if t.is_word]
        if sentence is None or not inside or not inside[0].tag:
            return []
        own = [t.index for t in inside]
        root = next((t for t in inside if t.head not in own and t.head != t.index), inside[-1])
        counted = parsed.tokens_in(figure.object_span.start, figure.object_span.end)[:OBJECT_WORDS] if figure.object_span else ()
        thing = [t.index for t in counted if sentence.first <= t.index < sentence.last]
        above = clause(parsed, root)
        noun = next((t for t in counted if t.pos in ("NOUN", "PROPN")), None)
        scope = [c.index for c in parsed.children(noun)[-HOPS:] if c.dep in SCOPES and c.index > noun.index] if noun else []
        ways = [own, [*thing, *scope], *([t.index] for t in above)]
        if above:
            ways.append([t.index for t in joined(parsed, above[-1])])
        return ways


def clause(parsed: ParsedArticle, root: Token) -> list[Token]:
    """What stands above `root`, nearest first, up to the verb of its clause."""
    found: list[Token] = []
    for token in parsed.ancestors(root):
        found.append(token)
        if len(found) >= HOPS or (token.pos in ("VERB", "AUX") and not shares(parsed, token)):
            break
    return found


def shares(parsed: ParsedArticle, verb: Token) -> bool:
    """Whether a verb has its time from the one above it: it has no subject of its own."""
    return verb.dep in SHARING or (verb.dep == "conj" and not any(c.dep in SUBJECTS for c in parsed.children(verb)))


def joined(parsed: ParsedArticle, verb: Token) -> list[Token]:
    """Verbs told in one breath with `verb`, without a subject of their own: "killed 31 and injured 50 on Tuesday"."""
    verbs = [c for c in parsed.children(verb)[:HOPS] if c.dep == "conj" and c.pos == "VERB"]
    return [c for c in verbs if shares(parsed, c)] if verb.pos in ("VERB", "AUX") else []


__all__ = ["Times"]
