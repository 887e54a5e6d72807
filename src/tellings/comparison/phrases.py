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

from tellings.comparison.noun_classes import BODIES, ROLES, THINGS
from tellings.model.block import BlockKind
from tellings.model.name import MentionForm, NameKind
from tellings.model.parse import ParsedArticle, Sentence, Token
from tellings.model.place_name import canonical
from tellings.model.span import Span
from tellings.model.story import Story, Telling

_LEFT = "det amod compound nmod poss nummod quantmod case predet neg punct advmod"
LEFT = frozenset(_LEFT.split())
_EMPTY_HEADS = """
    thing way time day week month year today yesterday tomorrow morning evening afternoon night hour minute moment lot part number
    kind sort type some one other others people person man woman people anyone everyone someone something anything everything
    nothing end side case fact place world point question answer word percent cent dollar million billion thousand hundred bit
    half use matter turn return reason term sense issue idea name side thing monday tuesday wednesday thursday group
    friday saturday sunday january february march april may june july august september october november december
    weekend summer winter spring autumn fall decade century member majority front back top bottom middle rest series range
    step chance need order effort amount level rate addition example lack set couple dozen total age mile kilometre kilometer metre
    meter foot inch ton tonne litre liter gallon acre hectare crown euro pound ruble rouble yen meantime none lot
"""
EMPTY_HEADS = frozenset(_EMPTY_HEADS.split()) - {"case", "idea", "word", "rest", "member", "couple", "fall"}
"""Head nouns too empty to tell a thing by."""
_LIGHT = """
    certain some kind such own same other another more most many few several first last next new old so-called only even just own
    all both two three four five six seven eight nine ten previous recent alleged proposed
"""
LIGHT = frozenset(_LIGHT.split())
"""Modifiers that do not say which thing is meant."""
_DETERMINERS = "a an the this that these those his her its their our my your any some no each every such whose"
DETERMINERS = frozenset(_DETERMINERS.split())
POINTING = frozenset(["the", "this", "that", "these", "those", "such"])
POSSESSIVE = frozenset(["his", "her", "its", "their", "our", "my", "your"])
_PREPOSITIONS = "for on in with to from against over about at by between along"
PLACING = frozenset(["in", "at", "near", "with", "on", "for", "along", "by"])
"""Prepositions whose name says which event or thing is meant, however long it is: "a rally in Wilden, N.C."."""
PREPOSITIONS = frozenset(_PREPOSITIONS.split())
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
CONTENT = frozenset(["NOUN", "PROPN", "VERB", "ADJ", "NUM"])
KINDS_OF = frozenset(["kind", "sort", "type", "form"])
NOMINAL = (BlockKind.HEADLINE, BlockKind.SUBHEADING, BlockKind.PARAGRAPH, BlockKind.CAPTION)
LONGEST = 12
STEM = 5
ROOM = 2.0
"""How many times as long as what stands before it a complement without "of" may be."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its span, its words in one line, where its head noun begins, and the head's lemma.

    `modifiers` are content lemmas before the head but numbers and measures (`sort` without proper names, `compounds` only
    nouns), `complement` those behind it, `owners` the article's places and persons among both, each with its kind.
    `holder` is the person among them who has or made it, "" for none. `definite` says that it points back ("the zone",
    "such a zone"), `bare` that it has no determiner, `owned` that it has a possessor; `plural` and `proper` speak of the head.
    `around` holds the other content lemmas of its sentence, `dated` the date values given there.
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


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sentence and its article lend a phrase: dates and lemmas beside it, who is named, whom pronouns stand for."""

    dated: frozenset[str]
    around: frozenset[str]
    kinds: Mapping[str, str]
    possessors: Mapping[int, str]


@lru_cache(maxsize=65_536)
def frequency(word: str) -> float:
    """Zipf frequency in English, 0 for an unknown word."""
    from wordfreq import zipf_frequency

    return float(zipf_frequency(word, "en"))


def read_phrases(story: Story) -> list[Phrase]:
    """Phrases of all articles, in order."""
    return [p for telling in story.tellings for p in phrases_of(telling, proper_stems(telling))]


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


def phrases_of(telling: Telling, kinds: Mapping[str, str]) -> list[Phrase]:
    """The noun phrases of one article, in order; a capital in a headline makes no noun."""
    parsed = telling.annotations.parsed
    dates = [(d.span.start, d.value) for d in telling.annotations.dates if d.value]
    owners = possessors(telling)
    within = {t.index for d in telling.annotations.dates for t in parsed.tokens_in(d.span.start, d.span.end)}
    found: list[tuple[str, Phrase]] = []
    for sentence in parsed.sentences:
        if sentence.kind not in NOMINAL:
            continue
        dated = frozenset(value for start, value in dates if sentence.start <= start < sentence.end)
        inside = (t for t in parsed.tokens[sentence.first : sentence.last] if t.index not in within)
        heads = [t for t in inside if names_something(t, sentence.kind is BlockKind.HEADLINE)]
        if heads:
            around = frozenset(map(lemma, (t for t in parsed.tokens[sentence.first : sentence.last] if t.pos in CONTENT and t.is_word)))
            found.extend((t.pos, phrase(parsed, t, sentence, Setting(dated, around, kinds, owners))) for t in heads)
    common = {item.head for pos, item in found if pos == "NOUN"} | THINGS.keys() | ROLES.keys() | BODIES.keys()
    return [item for pos, item in found if pos == "NOUN" or not item.headline or item.head in common]


def possessors(telling: Telling) -> dict[int, str]:
    """Where a pronoun of a person stands → kind and stem of the person."""
    found: dict[int, str] = {}
    for entity in telling.annotations.entities:
        words = entity.name.split()
        if entity.kind is NameKind.PERSON and words and any(m.form is MentionForm.NAME for m in entity.mentions):
            known = f"{entity.kind.value} {stem(words[-1])}"
            found.update((m.span.start, known) for m in entity.mentions if m.form is MentionForm.PRONOUN)
    return found


def names_something(token: Token, headline: bool) -> bool:
    """Whether the token heads a phrase that names something; parsers take a headline's bare subject for an adverb."""
    if token.pos not in ("NOUN", "PROPN") or len(token.text) < 3 or token.dep in ("compound", "nmod", "amod"):
        return False
    if token.dep == "npadvmod" and not headline:
        return False
    return token.lemma.lower() not in EMPTY_HEADS and all(part.isalpha() for part in token.text.split("-"))


def lemma(token: Token) -> str:
    """Lower-case lemma; a capitalised common noun of a headline loses its plural s."""
    low = token.lemma.lower()
    if token.tag in ("NNP", "NNPS") and len(low) > 4 and low.endswith("s") and not low.endswith("ss"):
        return low[:-1]
    return low


def before(parsed: ParsedArticle, head: Token, floor: int, headline: bool = False) -> int:
    """Index of the first token of the head's premodifiers, not under `floor`; "some kind of" goes with the noun behind it.

    In a headline a capitalised verb form is none of them ("Losing Ground").
    """
    first, inside = head.index, {head.index}
    for index in range(head.index - 1, max(floor - 1, head.index - LONGEST), -1):
        token = parsed.tokens[index]
        hyphened = token.dep == "npadvmod" and parsed.tokens[index + 1].text == "-"
        owner = parsed.tokens[token.head]
        if token.dep == "case" and owner.dep == "poss" and owner.head in inside and owner.index < index:
            inside.add(index)
            continue
        if token.head not in inside or not (token.dep in LEFT or hyphened) or (token.dep == "punct" and token.text != "-"):
            break
        if headline and token.tag.startswith("VB") and token.tag != "VBN":
            break
        inside.add(index)
        first = index if token.text != "-" else first
    if first - 2 >= floor and parsed.tokens[first - 1].text == "of" and parsed.tokens[first - 2].lemma.lower() in KINDS_OF:
        return before(parsed, parsed.tokens[first - 2], floor, headline)
    return first


def phrase(parsed: ParsedArticle, head: Token, sentence: Sentence, setting: Setting) -> Phrase:
    """The phrase of one head noun: premodifiers and short complements."""
    tokens = parsed.tokens
    headline = sentence.kind in (BlockKind.HEADLINE, BlockKind.SUBHEADING)
    first = before(parsed, head, sentence.first, headline)
    front = [t for t in tokens[first : head.index] if t.is_word]
    content = [t for t in front if t.dep != "det" and not t.text.startswith("'")]
    measured = {t.index + 2 for t in front if t.pos == "NUM" and tokens[t.index + 1].text == "-"}
    telling = [t for t in content if t.pos != "NUM" and t.index not in measured]
    modifiers = frozenset(map(lemma, telling)) - (DETERMINERS | LIGHT | KINDS_OF | {"of"})
    last, inner = after(parsed, head, tokens[first].start, headline, alone=not modifiers)
    behind = [t for t in inner if t.pos in ("NOUN", "PROPN", "ADJ", "VERB")]
    span = parsed.span(tokens[first].start, tokens[last - 1].end)
    named = [setting.kinds.get(stem(t.text)) for t in (*content, *behind) if t.text[:1].isupper()]
    holder = held_by(parsed, head, front, setting)
    own = {lemma(t) for t in (*front, *behind, head)}
    lows = {t.text.lower() for t in front}
    return Phrase(
        span,
        " ".join(span.of(parsed.text).split()),
        head.start,
        lemma(head),
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
        dated=setting.dated,
        headline=headline,
    )


def after(parsed: ParsedArticle, head: Token, start: int, headline: bool, alone: bool) -> tuple[int, list[Token]]:
    """Where the phrase ends (a token index, exclusive) and its complement's tokens.

    "of X" belongs to the name, and with a noun that stands `alone` also where, with or by whom it was; another preposition or a
    participle only while it is not much longer than what stands before it, and not in a headline, where parsers hang it on the
    wrong word.
    """
    last, inner = head.index + 1, list[Token]()
    room = (head.end - start) * ROOM
    for child in parsed.children(head):
        if child.index != last or not (child.dep == "prep" or (child.dep == "acl" and child.tag in ("VBN", "VBG"))):
            continue
        found = reach(parsed, child)
        cut = next((n for n, t in enumerate(found) if t.text in ';:"()' or (t.text == "," and not between_places(parsed, t))), len(found))
        placed = alone and child.text.lower() in PLACING and any(c.dep == "pobj" and c.pos == "PROPN" for c in parsed.children(child))
        found = found[:cut] if placed else found
        whole = len(found) <= LONGEST and found[-1].index - child.index == len(found) - 1
        if not whole or len(found) < 2 or cut < len(found):
            break
        own = child.text.lower() == "of" or placed
        if not own and (headline or found[-1].end - head.end > room or (child.dep == "prep" and child.text.lower() not in PREPOSITIONS)):
            break
        inner.extend(found)
        last = found[-1].index + 1
    return last, inner


def held_by(parsed: ParsedArticle, head: Token, front: Sequence[Token], setting: Setting) -> str:
    """The person whom the words before a noun make its owner ("Arkin's", "his"), or who made it; "" for none or two."""
    found = {setting.kinds.get(stem(t.text), "") for t in front if t.dep == "poss" and t.text[:1].isupper()}
    found |= {setting.possessors.get(t.start, "") for t in front if t.tag == "PRP$"}
    none_made = any(t.text.lower() == "no" for t in front)
    found = found or ({doer(parsed, head, setting) or author(parsed, head, setting)} if not none_made else set())
    persons = {name for name in found if name.startswith("person ")}
    return persons.pop() if len(persons) == 1 else ""


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


def between_places(parsed: ParsedArticle, comma: Token) -> bool:
    """Whether a comma parts a town from its state or country ("Wilden, N.C.")."""
    before_it, after_it = parsed.tokens[comma.index - 1], parsed.tokens[min(comma.index + 1, len(parsed.tokens) - 1)]
    return before_it.pos == after_it.pos == "PROPN" and after_it.head == before_it.index and after_it.dep in ("appos", "npadvmod")


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
