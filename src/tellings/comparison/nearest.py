"""The passage of the other articles that comes closest to a sentence.

In: the sentences of a story. Out: for any of them the nearest sentence of another article, and how near. Guarantees:
likeness is the weighted share of words in common: stems, weighted by fixed background frequencies, and persons and bodies by
whatever they are called there, pronouns too; equals go to the first
text in code point order and the first place; the search follows an inverted index, so its cost grows with the words shared.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from tellings.comparison.event_words import stem
from tellings.model.block import BlockKind
from tellings.model.name import NameKind
from tellings.model.parse import ParsedArticle, Sentence
from tellings.model.span import Span
from tellings.model.story import Story

CONTENT = frozenset(["NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "X", ""])
HEAVIEST, RAREST = 4.2, 2.9
NAMED = 2.5
"""Weight of a person or body named."""
CROWDED = 40  # sentences of one article a lemma may stand in before it no longer proposes any there


@dataclass(frozen=True, slots=True)
class Bag:
    """The content lemmas of a sentence with their weights, and which of them are names or numbers."""

    span: Span
    lemmas: Mapping[str, float]
    marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Near:
    """The nearest passage and its likeness in [0, 1], with the names and numbers in common.

    `carried` in [0, 1] is the most of the sentence's weight that any one passage carries.
    """

    span: Span | None
    score: float
    carried: float
    marks: int


def background(language: str | None) -> Mapping[str, float]:
    """Relative frequencies of the language's words; empty where no list is at hand."""
    import wordfreq

    code = (language or "").split("-")[0].lower()
    found: Mapping[str, float] = wordfreq.get_frequency_dict(code, "small") if code in wordfreq.available_languages("small") else {}
    return found


def bag(parsed: ParsedArticle, sentence: Sentence, frequencies: Mapping[str, float], called: Mapping[int, str]) -> Bag:
    """A sentence's content words, weighted; `called` says which of the article's tokens name somebody known across the story."""
    lemmas: dict[str, float] = {}
    marks = set()
    for token in parsed.tokens[sentence.first : sentence.last]:
        if (known := called.get(token.index)) is not None:
            lemmas[known] = NAMED
            if token.pos == "PROPN":
                marks.add(known)
            continue
        lemma = (token.lemma or token.text).lower()
        if not token.is_word or token.pos not in CONTENT:
            continue
        frequency = max(frequencies.get(lemma, 0.0), frequencies.get(token.text.lower(), 0.0))
        weight = min(HEAVIEST, 7.1 - (math.log10(frequency) + 9 if frequency else RAREST)) if frequencies else 2.0
        if weight > 0.3:
            key = stem(lemma) if token.pos in ("NOUN", "VERB", "ADJ", "ADV") else lemma
            lemmas[key] = weight
            if token.pos in ("PROPN", "NUM"):
                marks.add(key)
    return Bag(parsed.span(sentence.start, sentence.end), lemmas, frozenset(marks))


def naming_tokens(story: Story) -> dict[str, dict[int, str]]:
    """Article → tokens that name, describe or stand for somebody known across the story → a key for that somebody."""
    whose = {member: identity.id for identity in story.identities for member in identity.members}
    found: dict[str, dict[int, str]] = {}
    for telling in story.tellings:
        parsed, tokens = telling.annotations.parsed, {}
        for entity in telling.annotations.entities:
            known = whose.get((telling.article.id, entity.id))
            for mention in entity.mentions if known and entity.kind is not NameKind.PLACE else ():
                tokens.update(dict.fromkeys((t.index for t in parsed.tokens_in(mention.span.start, mention.span.end)), f"@{known}"))
        found[telling.article.id] = tokens
    return found


class Neighbourhood:
    """The sentences of a story, to be asked for the one nearest to a given one."""

    def __init__(self, story: Story) -> None:
        self._bags: dict[Span, Bag] = {}
        self._ordered: list[Bag] = []
        self._index: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        called = naming_tokens(story)
        for telling in sorted(story.tellings, key=lambda t: t.article.reading.text):
            frequencies = background(telling.article.language)
            parsed = telling.annotations.parsed
            for sentence in parsed.sentences:
                if sentence.kind is BlockKind.HEADER:
                    continue
                found = bag(parsed, sentence, frequencies, called[telling.article.id])
                for lemma in found.lemmas:
                    self._index[lemma][telling.article.id].append(len(self._ordered))
                self._bags[found.span] = found
                self._ordered.append(found)

    def nearest(self, span: Span, among: Collection[str]) -> Near:
        """The passage nearest to the sentence at `span` in the articles whose ids are `among`, its own left aside."""
        mine = self._bags.get(span)
        if mine is None:
            return Near(None, 0.0, 0.0, 0)
        shared: dict[int, float] = defaultdict(float)
        for lemma, weight in mine.lemmas.items():
            for article, places in self._index[lemma].items():
                if article != span.article and article in among and len(places) <= CROWDED:
                    for place in places:
                        shared[place] += weight
        total = sum(mine.lemmas.values())
        best, score, carried = None, 0.0, 0.0
        for place in sorted(shared):
            likeness = 2 * shared[place] / (total + sum(self._ordered[place].lemmas.values()))
            if likeness > score:
                best, score = self._ordered[place], likeness
            if len(self._ordered[place].lemmas.keys() & mine.lemmas.keys()) >= 2:
                carried = max(carried, shared[place] / total)
        if best is None:
            return Near(None, 0.0, 0.0, 0)
        return Near(best.span, min(1.0, score), min(1.0, carried), len(mine.marks & best.marks))
