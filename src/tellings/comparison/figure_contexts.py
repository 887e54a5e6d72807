"""The words around a figure that say what it is a figure of.

In: an article's annotations and one of its figures. Out: its context: the noun counted, the words near it and
the words of its whole sentence, as lemmas weighed by how rare they are in English at large (wordfreq), so that
nothing depends on the articles compared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from tellings.comparison.figure_words import REPORTING, key, word_set
from tellings.model.annotations import Annotations
from tellings.model.figure import COUNT, Figure
from tellings.model.parse import ParsedArticle, Token
from tellings.model.span import Span

NEAR = 9
"""How many tokens to each side of a figure can be near it; a clause boundary ends it sooner."""
COMMON = 6.2
"""Zipf frequency at and above which a word says nothing of its own ("people" is 6.1, "harbour" 4.1)."""
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
KNOWN = frozenset({"the", "its", "their", "his", "her", "our", "these", "those"})
"""Words that say that a group was named before: "two of the six"."""
ORDINAL = ("first", "second", "third", "th", "st", "nd", "rd")
"""How ordinals end, in words and in digits."""
LITTLE = 0.2
"""What is left of the weight of a name the whole article is about."""
REACH = 200
"""Characters within which what is counted stands in the figure's own clause."""
CENTRAL = 4
"""A proper name that stands this often in an article is what it is about, and tells little of one figure in it."""
PLACE_LINKS = frozenset({"in", "at", "near", "across", "from", "outside", "around", "of", "over", "throughout"})
BESIDE = 4
"""Words to each side of a figure within which a word of extent is about it: "another 31 people", "12 in all"."""
TITLE = 30
"""Characters of a description between an age and the name: "58-year-old harbour pilot Mara Voss"."""
OF_AGE = re.compile(r",? \(?|,? (?:who )?(?:is|was|turned|turns) |(?: died|,) (?:at|aged|age) (?:age )?")
"""What stands between a person and an age."""
FRAME = 6
"""How many words to each side of a figure are kept in order."""
UNFRAMED = word_set(
    "the a an more than over about nearly some at least almost around up to just under approximately roughly only of as many much estimated"
)
"""Articles and words of bounds, which two tellings of one sentence put in or leave out beside a number."""
VERSUS = re.compile(r"\s?[-–—]\s?|\s(?:to|against|versus|vs\.?)\s")
"""What stands between the two numbers of a score or a vote."""
GIVEN_UP = word_set("rise climb revise grow increase raise lower cut reduce drop fall decrease upgrade downgrade correct up down jump slip")
"""Words of change under which "from N" tells the value before."""
PREVIOUS = word_set("initial initially previously originally formerly")
"""Words before a count that say that it was given up."""
EXTENTS = word_set(
    "another additional further extra other combined combine total overall altogether average each per every first last final initial half "
    "quarter remain remaining rest maximum minimum previous next annual monthly daily weekly yearly net gross more full part"
)
"""Words that say of which part or whole a figure is."""


RATES = frozenset({"a", "an", "per", "each", "every"})
PERIODS = word_set(
    "second minute hour day night week month quarter year season game match round shift head person capita household visit trip"
)
"""What a rate is given for."""
DIRECTIONS = word_set(
    "north south east west northern southern eastern western northeast northwest southeast southwest upper lower left right"
)
"""Words of which two different ones mean two different places."""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a figure from the text around it.

    `head` is the lemma of what is counted ("" where none), `predicate` the verb it stands under, `subject` the
    entity that is that verb's subject; `near` and `wide` map the lemmas of its clause and of its sentence to
    weights, `topic` those of the clause that the figure belongs to and of what it counts; `places` are the proper
    names bound to it by "in", "of" and their like, `directions` the sides named near it, `days` the values of the
    sentence's dates, `extents` the words that say of which part it is, `names` the proper names of the clause but
    for those the whole article is about, `actor` those of its subject and `bearer` those of what is counted;
    `role` sets apart what is never compared: "part" and "whole" of "two of the six", "order", "age", the "first" and
    the "second" number of a score, "previous" for a count that the article says was given up; `sentence` is the
    sentence's index, `company` how many figures of the dimension and role it holds, this one included; `left` and
    `right` are the words to each side, nearest first; `owner` is the entity whose age it is.
    """

    figure: Figure
    sentence: int
    head: str
    near: Mapping[str, float]
    wide: Mapping[str, float]
    places: frozenset[str]
    directions: frozenset[str]
    predicate: str
    subject: str | None
    days: frozenset[str]
    topic: Mapping[str, float]
    extents: frozenset[str]
    names: frozenset[str]
    actor: frozenset[str]
    bearer: frozenset[str]
    role: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    owner: str | None
    company: int = 1


@lru_cache(maxsize=65_536)
def weight(lemma: str) -> float:
    """How much a lemma tells, from 0 (as frequent as "have") upwards; an unseen word counts as rare."""
    from wordfreq import zipf_frequency

    return max(0.0, COMMON - max(2.2, zipf_frequency(lemma, "en")))


def tells(token: Token) -> bool:
    """Whether a token is a content word: noun, verb, adjective or name."""
    return token.pos in ("NOUN", "PROPN", "VERB", "ADJ") and len(token.text) > 1 and token.lemma.lower() not in REPORTING


def bag(tokens: list[Token], figure: Figure) -> dict[str, float]:
    """Content lemmas outside the figure with their weights."""
    return {key(t): weight(key(t)) for t in tokens if tells(t) and not figure.span.start <= t.start < figure.span.end}


def near_tokens(parsed: ParsedArticle, figure: Figure) -> list[Token]:
    """Tokens of the figure's clause, `NEAR` to each side at most, together with its object and its verbs."""
    inside = parsed.tokens_in(figure.span.start, figure.span.end)
    sentence = parsed.sentence_at(figure.span.start)
    if not inside or sentence is None:
        return list(inside)
    first, last = inside[0].index, inside[-1].index
    low, high = first, last + 1
    while low > max(sentence.first, first - NEAR) and parsed.tokens[low - 1].text not in (";", ":", '"', "-", "–", "—"):
        low -= 1
    while high < min(sentence.last, last + NEAR) and parsed.tokens[high].text not in (";", ":", '"', "–", "—"):
        high += 1
    found = {t.index for t in parsed.tokens[low:high]}
    if figure.object_span:
        found |= {t.index for t in parsed.tokens_in(figure.object_span.start, figure.object_span.end)}
    verbs = [t.index for t in parsed.ancestors(inside[-1]) if t.pos == "VERB"][:1]
    return [parsed.tokens[i] for i in sorted(found | set(verbs))]


def beside(parsed: ParsedArticle, figure: Figure) -> list[Token]:
    """The tokens next to the figure in its sentence, the figure's own left out."""
    sentence, inside = parsed.sentence_at(figure.span.start), parsed.tokens_in(figure.span.start, figure.span.end)
    if sentence is None or not inside:
        return []
    low, high = max(sentence.first, inside[0].index - BESIDE), min(sentence.last, inside[-1].index + 1 + BESIDE)
    return [*parsed.tokens[low : inside[0].index], *parsed.tokens[inside[-1].index + 1 : high]]


def rate_of(parsed: ParsedArticle, figure: Figure) -> frozenset[str]:
    """What a rate is for: "game" in "eight goals a game", "per week"; empty where it is none."""
    end = max(figure.span.end, figure.object_span.end if figure.object_span else 0)
    after = parsed.tokens_in(figure.span.end, end + TITLE)
    found = (b for a, b in pairwise(after) if a.text.lower() in RATES and a.end >= figure.span.end and b.lemma.lower() in PERIODS)
    return frozenset(f"per {b.lemma.lower()}" for b in found)


def role_of(parsed: ParsedArticle, figure: Figure) -> str:
    """What kind of number it is, where numbers of another kind can be of the same noun: see `Context.role`."""
    inside = parsed.tokens_in(figure.span.start, figure.span.end)
    if not inside:
        return ""
    after = parsed.tokens_in(figure.span.end, figure.span.end + REACH)[:3]
    before = parsed.tokens[max(0, inside[0].index - 3) : inside[0].index]
    if figure.dimension == COUNT and after[:1] and after[0].text == "of" and after[1:2] and after[1].text.lower() in KNOWN:
        return "part"
    if len(before) == 3 and before[1].text == "of" and before[2].text.lower() in KNOWN and before[0].tag == "CD":
        return "whole"
    if before[-1:] and before[-1].text.lower() == "from" and any(t.lemma.lower() in GIVEN_UP for t in parsed.ancestors(inside[-1])):
        return "previous"
    if any(t.text.lower() in PREVIOUS for t in before) and figure.dimension == COUNT:
        return "previous"
    if figure.unit == "years" and ("old" in (t.text.lower() for t in inside) or is_bare(inside)):
        return "age"
    return "order" if len(inside) == 1 and inside[0].text.lower().endswith(ORDINAL) else ""


def is_bare(inside: tuple[Token, ...]) -> bool:
    """Whether it is a bare number of years: "Voss, 58,"."""
    return len(inside) == 1 and inside[0].tag == "CD"


def objects(parsed: ParsedArticle, figure: Figure) -> tuple[Token, ...]:
    """The tokens of what is counted."""
    return parsed.tokens_in(figure.object_span.start, figure.object_span.end) if figure.object_span else ()


def head_of(parsed: ParsedArticle, figure: Figure) -> str:
    """Lemma of the last noun before any link in the object: the noun counted."""
    if figure.object_span is None:
        return ""
    found = ""
    for token in parsed.tokens_in(figure.object_span.start, figure.object_span.end):
        if token.pos in ("NOUN", "PROPN"):
            found = key(token)
        elif found and token.pos not in ("ADJ", "NUM"):
            break
    return found


def predicate_of(parsed: ParsedArticle, figure: Figure) -> str:
    """Lemma of the verb that says what happened to what is counted: "killed" in "50 people killed" too."""
    anchor = figure.object_span or figure.span
    inside = parsed.tokens_in(anchor.start, anchor.end) or parsed.tokens_in(figure.span.start, figure.span.end)
    tokens = [t for t in inside if t.is_word] or list(inside)
    if not tokens:
        return ""
    head = next((t for t in tokens if not tokens[0].index <= t.head <= tokens[-1].index or t.head == t.index), tokens[-1])
    if head.pos == "VERB":
        return key(head)
    participle = next((c for c in parsed.children(head) if c.dep in ("acl", "relcl") and c.pos == "VERB"), None)
    if participle is not None:
        return key(participle)
    return next((key(t) for t in parsed.ancestors(head) if t.pos == "VERB" and t.lemma not in REPORTING), "")


APART = frozenset({"relcl", "ccomp", "parataxis", "appos", "dep"})
"""Clauses that say something else than the clause they hang on, where the figure is not in them."""


def clause_words(parsed: ParsedArticle, span: Span) -> list[Token]:
    """The words of the smallest clause around `span`: its verb with its arguments, without clauses that say more."""
    inside = parsed.tokens_in(span.start, span.end)
    sentence = parsed.sentence_at(span.start)
    if not inside or sentence is None:
        return []
    path = {t.index for t in inside}
    top = inside[-1]
    for head in parsed.ancestors(inside[-1]):
        top = head
        path.add(head.index)
        if head.pos == "VERB" and head.lemma.lower() not in REPORTING:
            break
    root = top
    found, todo = {top.index}, [top]
    while todo:
        token = todo.pop()
        for child in parsed.children(token):
            if child.index not in found and (child.index in path or not is_apart(child, token)):
                found.add(child.index)
                todo.append(child)
    if root.dep in ("relcl", "acl"):
        found.add(root.head)
    if root.dep in ("xcomp", "pcomp") or (root.dep == "conj" and not any(c.dep in SUBJECTS for c in parsed.children(root))):
        # what the governing clause says of the subject: "agreed to pay"
        outer = parsed.tokens[root.head]
        found |= {outer.index} | {c.index for c in parsed.children(outer) if c.dep in (*SUBJECTS, "dobj")}
    return [parsed.tokens[i] for i in sorted(found) if sentence.first <= i < sentence.last]


def is_apart(child: Token, head: Token) -> bool:
    """Whether the clause of `child` says something of its own: "not counting the repairs"."""
    if child.dep in APART:
        return True
    if child.dep == "conj":
        return head.pos == "VERB" and child.pos == "VERB"
    return child.dep == "advcl" and child.tag not in ("VB", "VBN")


def verb_of(parsed: ParsedArticle, figure: Figure) -> Token | None:
    """The verb the figure stands under."""
    inside = parsed.tokens_in(figure.span.start, figure.span.end)
    return next((t for t in parsed.ancestors(inside[-1]) if t.pos == "VERB"), None) if inside else None


def subject_of(parsed: ParsedArticle, figure: Figure, mentions: Mapping[int, str]) -> str | None:
    """The entity that is the subject of the figure's verb; `mentions` maps the starts of mentions to entities."""
    verb = verb_of(parsed, figure)
    subject = next((t for t in parsed.children(verb) if t.dep in ("nsubj", "nsubjpass")), None) if verb else None
    if subject is None:
        return None
    return next((mentions[t.start] for t in reversed(parsed.subtree(subject)) if t.start in mentions and t.index <= subject.index), None)


def actor_of(parsed: ParsedArticle, figure: Figure) -> frozenset[str]:
    """The proper names that are the subject of the figure's verb, where the subject is not what is counted."""
    verb = verb_of(parsed, figure)
    while verb is not None and verb.dep in ("xcomp", "conj") and not any(c.dep in SUBJECTS for c in parsed.children(verb)):
        head = parsed.tokens[verb.head]
        verb = head if head.pos == "VERB" and head.index != verb.index else None
    subject = next((t for t in parsed.children(verb) if t.dep in SUBJECTS), None) if verb else None
    if subject is None or subject.pos != "PROPN":
        return frozenset()
    parts = [subject, *(t for t in parsed.children(subject) if t.dep in ("compound", "nmod"))]
    return frozenset(key(t) for t in parts if t.pos == "PROPN" and t.lemma.lower() not in REPORTING)


def contexts_of(annotations: Annotations, most: int | None = None) -> list[Context]:
    """The contexts of the article's figures, in order; of the first `most` only, where given."""
    figures = annotations.figures[:most]
    mentions = {m.span.start: e.id for e in annotations.entities for m in e.mentions}
    names = Counter(key(t) for t in annotations.parsed.tokens if t.pos == "PROPN")
    central = frozenset(name for name, times in names.items() if times >= CENTRAL)
    scores = sides_of_scores(annotations.parsed, figures)
    found = [context_of(annotations, figure, mentions, central) for figure in figures]
    found = [replace(c, role=scores[c.figure.id]) if c.figure.id in scores else c for c in found]
    beside = Counter((c.sentence, c.figure.dimension, c.role) for c in found)
    return [replace(c, company=beside[c.sentence, c.figure.dimension, c.role]) for c in found]


def sides_of_scores(parsed: ParsedArticle, figures: Sequence[Figure]) -> dict[str, str]:
    """Which figures are the "first" and the "second" number of a score, by id: "31-17", "134 votes to 63"."""
    found: dict[str, str] = {}
    for a, b in pairwise(figures):
        between = parsed.text[a.span.end : b.span.start] if b.span.start - a.span.end <= 12 else "?"
        plain = a.dimension == b.dimension in (COUNT, "percent") and a.exact and b.exact and max(a.step, b.step) <= 1
        if plain and a.id not in found and VERSUS.fullmatch(between) and word_before(parsed, a) != "from":
            found |= {a.id: "first", b.id: "second"}
    return found


def word_before(parsed: ParsedArticle, figure: Figure) -> str:
    """The token right before the figure, in lower case; "" at the beginning."""
    inside = parsed.tokens_in(figure.span.start, figure.span.end)
    return parsed.tokens[inside[0].index - 1].text.lower() if inside and inside[0].index else ""


def frame_of(parsed: ParsedArticle, figure: Figure) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words to the left and to the right of the figure in its sentence, nearest first; every number is "#"."""
    sentence, inside = parsed.sentence_at(figure.span.start), parsed.tokens_in(figure.span.start, figure.span.end)
    if sentence is None or not inside:
        return (), ()
    sides = parsed.tokens[sentence.first : inside[0].index][::-1], parsed.tokens[inside[-1].index + 1 : sentence.last]
    left, right = ([t for t in side if t.is_word and t.text.lower() not in UNFRAMED][:FRAME] for side in sides)
    return tuple(map(framed, left)), tuple(map(framed, right))


def framed(token: Token) -> str:
    """The word a token stands for in a frame."""
    return "#" if token.text[0].isdecimal() else key(token)


def owner_of(annotations: Annotations, figure: Figure) -> str | None:
    """The entity whose age it is: named right before it, or in the same noun phrase: "Voss, 58", "the 58-year-old"."""
    text = annotations.parsed.text
    for entity in annotations.entities:
        for mention in entity.mentions:
            if mention.span.contains(figure.span) and figure.span.start - mention.span.start <= len("another "):
                return entity.id
            if OF_AGE.fullmatch(text[mention.span.end : figure.span.start] if figure.span.start - mention.span.end <= TITLE else ""):
                return entity.id
            between = text[figure.span.end : mention.span.start] if mention.span.start - figure.span.end <= TITLE else ""
            if between.replace("-", "").replace(" ", "").isalpha() or between == " ":
                return entity.id
    return None


def context_of(annotations: Annotations, figure: Figure, mentions: Mapping[int, str], central: frozenset[str]) -> Context:
    """The context of one figure of the article; `central` holds the names the whole article is about."""
    parsed = annotations.parsed
    sentence = parsed.sentence_at(figure.span.start)
    tokens = list(parsed.tokens[sentence.first : sentence.last]) if sentence else []
    near = near_tokens(parsed, figure)
    clause = [*clause_words(parsed, figure.span), *objects(parsed, figure)]
    if figure.object_span and sentence and not sentence.start <= figure.object_span.start < figure.span.end + REACH:
        clause += clause_words(parsed, figure.object_span)  # named in another sentence
    elif figure.object_span and figure.object_span.end < figure.span.start:
        clause += clause_words(parsed, figure.object_span)
    said = {t.start for t in clause}
    inside = (d for d in annotations.dates if sentence and any(d.span.start <= at < d.span.end for at in said))
    left, right = frame_of(parsed, figure)
    role = role_of(parsed, figure)
    return Context(
        figure=figure,
        sentence=sentence.index if sentence else -1,
        head=head_of(parsed, figure),
        near=bag(near, figure),
        wide=bag(tokens, figure),
        places=frozenset(key(t) for t in near if t.pos == "PROPN" and t.dep == "pobj" and parsed.tokens[t.head].lemma in PLACE_LINKS)
        - central,
        directions=frozenset(t.lemma.lower() for t in near if t.pos != "PROPN") & DIRECTIONS,
        predicate=predicate_of(parsed, figure),
        subject=subject_of(parsed, figure, mentions),
        topic={lemma: w * (LITTLE if lemma in central else 1.0) for lemma, w in bag(clause, figure).items()},
        names=frozenset(key(t) for t in clause if t.pos == "PROPN" and t.lemma.lower() not in REPORTING) - central,
        actor=actor_of(parsed, figure),
        bearer=frozenset(key(t) for t in objects(parsed, figure) if t.pos == "PROPN" and t.lemma.lower() not in REPORTING),
        role=role,
        left=left,
        right=right,
        owner=owner_of(annotations, figure) if role == "age" else None,
        days=frozenset(d.value for d in inside if d.value[:1].isdigit()),
        extents=(frozenset(t.lemma.lower() for t in beside(parsed, figure)) & EXTENTS) | rate_of(parsed, figure),
    )


def overlap(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Shared weight over the lighter side's, in [0, 1]; a side with next to nothing to say matches nothing."""
    if a.keys().isdisjoint(b):
        return 0.0
    shared = sum([w for lemma, w in a.items() if lemma in b])
    least = min(sum(a.values()), sum(b.values()))
    return min(1.0, shared / max(least, 3.0))


__all__ = ["Context", "contexts_of", "overlap", "predicate_of", "weight"]
