"""Noun phrases of a story, each with what tells which thing is meant.

In: a story. Out: every noun phrase with a head noun that names something, in the order of the articles. Linear in the text.
A phrase holds its determiner, what stands before its head, a complement with "of", and other short complements
("controlled by …") while they are no longer than the rest.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tellings.comparison.noun_classes import BODIES, PARTIES, ROLES, THINGS
from tellings.comparison.phrase_surroundings import (
    Setting,
    dated_verb,
    held_by,
    lemma,
    own_verbs,
    played,
    possessors,
    proper_stems,
    stem,
)
from tellings.comparison.phrase_words import (
    AMOUNTS_OF,
    ANYBODY,
    DENYING,
    DETERMINERS,
    EMPTY_HEADS,
    KINDS_OF,
    LIGHT,
    LONGEST,
    OF_ONE_THING,
    POINTING,
    POSSESSIVE,
    TOLD_BY_NOUN,
)
from tellings.model.block import BlockKind
from tellings.model.parse import ParsedArticle, Sentence, Token
from tellings.model.span import Span
from tellings.model.story import Story, Telling

_LEFT = "det amod compound nmod poss nummod quantmod case predet neg punct advmod"
LEFT = frozenset(_LEFT.split())
_PREPOSITIONS = "for on in with to from against over about at by between along"
PLACING = frozenset(["in", "at", "near", "with", "on", "for", "along", "by"])
"""Prepositions whose name says which event or thing is meant, however long it is: "a rally in Wilden, N.C."."""
PREPOSITIONS = frozenset(_PREPOSITIONS.split())
GOVERNING = PREPOSITIONS | frozenset(["of", "after", "before", "without", "despite", "amid", "since", "while", "through"])
"""Words that take a verb in -ing."""
DIVIDING = frozenset([";", ":", '"', "(", ")", "--", "\u2013", "\u2014", "..."])
CONTENT = frozenset(["NOUN", "PROPN", "VERB", "ADJ", "NUM"])
NOMINAL = (BlockKind.HEADLINE, BlockKind.SUBHEADING, BlockKind.PARAGRAPH, BlockKind.CAPTION)
ROOM = 2.0
"""How many times as long as what stands before it a complement without "of" may be."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its span, its words in one line, where its head noun begins, and the head's lemma.

    `modifiers` are content lemmas before the head but numbers and measures (`sort` without proper names, `compounds` only
    nouns), `complement` those behind it, `owners` the article's places and persons among both, each with its kind.
    `holder` is the person among them who has or made it, "" for none. `definite` says that it points back ("the zone",
    "such a zone"), `bare` that it has no determiner, `owned` that it has a possessor; `plural` and `proper` speak of the head.
    `denied` says that there is none. `around` holds the other content lemmas of its sentence, `dated` the date values that go with it
    there, `when` those in its own words; `verb` is the verb it is subject or object of, and `role` which of them, "" for neither.
    """

    span: Span
    words: str
    at: int
    head: str
    definite: bool
    bare: bool
    owned: bool
    plural: bool
    proper: bool
    modifiers: frozenset[str]
    sort: frozenset[str]
    compounds: frozenset[str]
    complement: frozenset[str]
    owners: frozenset[str]
    holder: str
    sentence: Span
    around: frozenset[str]
    dated: frozenset[str]
    headline: bool
    denied: bool
    when: frozenset[str]
    verb: str
    role: str


@lru_cache(maxsize=65_536)
def frequency(word: str) -> float:
    """Zipf frequency in English, 0 for an unknown word."""
    from wordfreq import zipf_frequency

    return float(zipf_frequency(word, "en"))


def read_phrases(story: Story) -> list[Phrase]:
    """Phrases of all articles, in order."""
    return [p for telling in story.tellings for p in phrases_of(telling, proper_stems(telling))]


def phrases_of(telling: Telling, kinds: Mapping[str, str]) -> list[Phrase]:
    """The noun phrases of one article, in order; a capital in a headline makes no noun."""
    parsed = telling.annotations.parsed
    dates = [(d.span.start, d.value, dated_verb(parsed, d.span)) for d in telling.annotations.dates if d.value]
    owners = possessors(telling)
    within = {t.index for d in telling.annotations.dates for t in parsed.tokens_in(d.span.start, d.span.end)}
    found: list[tuple[str, Phrase]] = []
    for sentence in parsed.sentences:
        if sentence.kind not in NOMINAL:
            continue
        dated = tuple((verb, value) for start, value, verb in dates if sentence.start <= start < sentence.end)
        inside = (t for t in parsed.tokens[sentence.first : sentence.last] if t.index not in within)
        heads = [t for t in inside if names_something(parsed, t, sentence.kind is BlockKind.HEADLINE)]
        if heads:
            around = frozenset(map(lemma, (t for t in parsed.tokens[sentence.first : sentence.last] if t.pos in CONTENT and t.is_word)))
            values = tuple((start, value) for start, value, _ in dates if sentence.start <= start < sentence.end)
            setting = Setting(dated, around, kinds, owners, frozenset(within), values)
            found.extend((t.pos, phrase(parsed, t, sentence, setting)) for t in heads)
    common = {item.head for pos, item in found if pos == "NOUN"} | THINGS.keys() | ROLES.keys() | BODIES.keys() | PARTIES.keys()
    return [item for pos, item in found if pos == "NOUN" or not item.headline or item.head in common]


def names_something(parsed: ParsedArticle, token: Token, headline: bool) -> bool:
    """Whether the token heads a phrase that names something; parsers take a headline's bare subject for an adverb."""
    if token.pos not in ("NOUN", "PROPN") or len(token.text) < 3 or token.dep in ("compound", "nmod", "amod"):
        return False
    if token.dep == "npadvmod" and not headline:
        return False
    if any(c.dep == "poss" and c.text.lower() in ANYBODY for c in parsed.children(token)):
        return False
    told = token.lemma.lower() in TOLD_BY_NOUN and any(c.dep == "compound" and c.pos != "NUM" for c in parsed.children(token))
    return (told or token.lemma.lower() not in EMPTY_HEADS) and all(part.isalpha() for part in token.text.split("-"))


def whole_noun(parsed: ParsedArticle, head: Token) -> tuple[int, str]:
    """Where the head noun begins and its lemma, with what a hyphen joins to it if the tables have that as one noun ("re-election")."""
    if head.index >= 2:
        joint, prefix = parsed.tokens[head.index - 1], parsed.tokens[head.index - 2]
        joined = f"{prefix.text.lower()}-{lemma(head)}"
        if joint.text == "-" and prefix.end == joint.start and (joined in THINGS or joined in ROLES):
            return prefix.index, joined
    if head.text.lower() == "words":
        return head.index, "words"  # what was said; a word is a promise
    of = (c for c in parsed.children(head) if c.text == "of")
    wholes = (f"{lemma(head)} of {c.text.lower()}" for preposition in of for c in parsed.children(preposition) if c.dep == "pobj")
    return head.index, next((whole for whole in wholes if whole in OF_ONE_THING), lemma(head))


def dated_before(parsed: ParsedArticle, first: int, floor: int, days: frozenset[int]) -> int:
    """Index where a phrase begins whose first words are a date behind an article or itself a possessor ("the June 7 vote")."""
    at = first
    while at - 1 >= floor and (at - 1 in days or (parsed.tokens[at - 1].dep == "case" and at - 2 in days)):
        at -= 1
    if at == first:
        return first
    owning = parsed.tokens[first - 1].dep == "case"
    if at - 1 >= floor and parsed.tokens[at - 1].dep == "det" and parsed.tokens[at - 1].text.lower() in DETERMINERS:
        return at - 1
    return at if owning else first


def before(parsed: ParsedArticle, head: Token, floor: int, headline: bool = False, days: frozenset[int] = frozenset()) -> int:
    """Index of the first token of the head's premodifiers, not under `floor`; "some kind of" goes with the noun behind it.

    In a headline a capitalised verb form is none of them ("Losing Ground").
    """
    begins = whole_noun(parsed, head)[0]
    first, inside = begins, set(range(begins, head.index + 1))
    for index in range(begins - 1, max(floor - 1, head.index - LONGEST), -1):
        token = parsed.tokens[index]
        hyphened = token.dep == "npadvmod" and parsed.tokens[index + 1].text == "-"
        owner = parsed.tokens[token.head]
        if token.dep == "case" and owner.dep == "poss" and owner.head in inside and owner.index < index:
            inside.add(index)
            continue
        if token.head not in inside or not (token.dep in LEFT or hyphened) or token.tag == "IN":
            break
        if token.dep == "punct" and token.text != "-":
            break
        if headline and (gerund(parsed, token) or (token.tag.startswith("VB") and token.tag != "VBN")):
            break
        inside.add(index)
        first = index if token.text != "-" else first
    first = dated_before(parsed, first, floor, days)
    if first - 2 >= floor and parsed.tokens[first - 1].text == "of" and parsed.tokens[first - 2].lemma.lower() in KINDS_OF | AMOUNTS_OF:
        return before(parsed, parsed.tokens[first - 2], floor, headline, days)
    return first


def gerund(parsed: ParsedArticle, token: Token) -> bool:
    """Whether a headline's word in -ing follows a preposition, which takes what is behind it as its object ("for Hiding Trips")."""
    return token.text.lower().endswith("ing") and token.index > 0 and parsed.tokens[token.index - 1].text.lower() in GOVERNING


def phrase(parsed: ParsedArticle, head: Token, sentence: Sentence, setting: Setting) -> Phrase:
    """The phrase of one head noun: premodifiers and short complements."""
    tokens = parsed.tokens
    headline = sentence.kind in (BlockKind.HEADLINE, BlockKind.SUBHEADING)
    begins, noun = whole_noun(parsed, head)
    first = min(begins, before(parsed, head, sentence.first, headline, setting.days))
    front = [t for t in tokens[first : head.index] if t.is_word]
    content = [t for t in front if t.dep != "det" and not t.text.startswith("'")]
    measured = {t.index + 2 for t in front if t.pos == "NUM" and tokens[t.index + 1].text == "-"}
    telling = [t for t in content if t.pos != "NUM" and t.index not in measured and t.index not in setting.days]
    modifiers = frozenset(map(lemma, telling)) - (DETERMINERS | LIGHT | KINDS_OF | AMOUNTS_OF | {"of"})
    last, inner = after(parsed, head, tokens[first].start, headline, setting.days, alone=not modifiers)
    behind = [t for t in inner if t.pos in ("NOUN", "PROPN", "ADJ", "VERB")]
    span = parsed.span(tokens[first].start, tokens[last - 1].end)
    named = [setting.kinds.get(stem(t.text)) for t in (*content, *behind) if t.text[:1].isupper()]
    holder = held_by(parsed, head, front, setting)
    part = played(parsed, head)
    verbs = own_verbs(parsed, head) if setting.dated else frozenset()
    modifiers -= set(noun.split("-")) if begins < head.index else set()
    own = {lemma(t) for t in (*front, *behind, head)}
    lows = {t.text.lower() for t in front}
    return Phrase(
        span,
        " ".join(span.of(parsed.text).split()),
        head.start,
        noun,
        definite=bool(lows & POINTING),
        bare=not lows & DETERMINERS,
        owned=bool(lows & POSSESSIVE) or any(t.text in ("'s", "'") for t in tokens[first : head.index]),
        plural=head.tag in ("NNS", "NNPS"),
        proper=head.pos == "PROPN",
        modifiers=modifiers,
        sort=modifiers - {lemma(t) for t in telling if t.pos == "PROPN" and not headline},
        compounds=modifiers & {lemma(t) for t in front if t.pos == "NOUN"},
        complement=frozenset(map(lemma, behind)),
        owners=frozenset(name for name in (*named, holder) if name),
        holder=holder,
        sentence=parsed.span(sentence.start, sentence.end),
        around=setting.around - own,
        dated=frozenset(value for verb, value in setting.dated if verb in verbs),
        headline=headline,
        denied=bool(lows & DENYING),
        when=frozenset(value for start, value in setting.values if span.start <= start < span.end),
        verb=part[0],
        role=part[1],
    )


def named(parsed: ParsedArticle, noun: Token) -> bool:
    """Whether a noun is a name or has one before it ("the Odmar border")."""
    return noun.pos == "PROPN" or any(c.pos == "PROPN" and c.index < noun.index for c in parsed.children(noun))


def after(parsed: ParsedArticle, head: Token, start: int, headline: bool, days: frozenset[int], alone: bool) -> tuple[int, list[Token]]:
    """Where the phrase ends (a token index, exclusive) and its complement's tokens.

    "of X" belongs to the name, and with a noun that stands `alone` also where, with or by whom it was; another preposition or a
    participle only while it is not much longer than what stands before it, and not in a headline, where parsers hang it on the
    wrong word; never one that says when or how much.
    """
    last, inner = head.index + 1, list[Token]()
    room = (head.end - start) * ROOM
    for child in parsed.children(head):
        if child.index != last or not (child.dep == "prep" or (child.dep == "acl" and child.tag in ("VBN", "VBG"))):
            continue
        found = reach(parsed, child)
        cut = next((n for n, t in enumerate(found) if divides(parsed, t) or (t.text == "," and not between_places(parsed, t))), len(found))
        placed = alone and child.text.lower() in PLACING and any(c.dep == "pobj" and named(parsed, c) for c in parsed.children(child))
        found = found[:cut] if placed else found
        whole = len(found) <= LONGEST and found[-1].index - child.index == len(found) - 1
        if not whole or len(found) < 2 or cut < len(found):
            break
        own = child.text.lower() == "of" or placed
        if child.text.lower() != "of" and any(t.index in days or t.pos == "NUM" for t in found):
            break
        if not own and (headline or found[-1].end - head.end > room or (child.dep == "prep" and child.text.lower() not in PREPOSITIONS)):
            break
        inner.extend(found)
        last = found[-1].index + 1
    return last, inner


def between_places(parsed: ParsedArticle, comma: Token) -> bool:
    """Whether a comma parts a town from its state or country ("Wilden, N.C.")."""
    before_it, after_it = parsed.tokens[comma.index - 1], parsed.tokens[min(comma.index + 1, len(parsed.tokens) - 1)]
    return before_it.pos == after_it.pos == "PROPN" and after_it.head == before_it.index and after_it.dep in ("appos", "npadvmod")


def divides(parsed: ParsedArticle, token: Token) -> bool:
    """Whether a mark ends a complement: a colon, a bracket, a quotation mark, a dash, also a hyphen set as one ("a rivalry - a feud")."""
    spaced = token.text == "-" and parsed.tokens[token.index - 1].end < token.start
    return spaced or token.text in DIVIDING or token.tag in ("``", "''")


def reach(parsed: ParsedArticle, token: Token) -> list[Token]:
    """The token and those of its dependents that follow it, up to one more than a complement may have."""
    found, todo = {token.index}, [token]
    while todo and len(found) <= LONGEST:
        for child in parsed.children(todo.pop()):
            if token.index < child.index and child.index not in found:
                found.add(child.index)
                todo.append(child)
    return [parsed.tokens[i] for i in sorted(found)]


def plain(words: str, drop: Collection[str] = DETERMINERS) -> tuple[str, ...]:
    """The words in lower case without determiners and without a plural s."""
    kept = [w for w in words.lower().split() if w not in drop]
    return tuple(map(singular, kept))


def singular(word: str) -> str:
    """A regular plural's singular; any other word as it is."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "'s")) else word


def by_article(spans: Iterable[Span]) -> dict[str, list[tuple[int, int]]]:
    """Article → where its spans begin and end, in order; spans that overlap are one."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for span in sorted(spans):
        there = found[span.article]
        if there and span.start < there[-1][1]:
            there[-1] = there[-1][0], max(there[-1][1], span.end)
        else:
            there.append((span.start, span.end))
    return found


def covered(p: Phrase, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether the phrase's head noun lies in one of the spans, which are in order and apart."""
    at = bisect_right(spans, p.at, key=lambda span: span[0]) - 1
    return at >= 0 and p.at < spans[at][1]
