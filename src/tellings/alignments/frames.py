"""Who did what to whom: the predicates of a sentence with what stands as their subject and object.

In: a parsed sentence and its words. Out: frames, by place. Guarantees: a passive's agent is its subject and its grammatical
subject its object; a noun's possessor counts as its subject, what follows "of" as its object; keys are the ones words are
matched by, so that two frames are compared by set intersection. Without syntax there are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from tellings.alignments import lexicon
from tellings.model.parse import ParsedArticle, Sentence, Token

SUBJECTS = frozenset(["nsubj", "csubj"])
PASSIVE = frozenset(["nsubjpass", "csubjpass"])
OBJECTS = frozenset(["dobj", "attr", "dative", "oprd", "acomp"])
SHARING = frozenset(["conj", "xcomp", "advcl"])  # clauses that may take their subject from the clause above


class Keyed(Protocol):
    """A word as far as frames look at it."""

    @property
    def token(self) -> int:
        """Index of its token."""

    @property
    def stem(self) -> str:
        """What relatives of the word share."""

    @property
    def synonym(self) -> str | None:
        """Its class of synonyms."""

    @property
    def concept(self) -> str | None:
        """Whom it names."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate (index of its token) with the keys of its subject and of its objects; either may be empty."""

    token: int
    subjects: frozenset[str]
    objects: frozenset[str]


def frames(parsed: ParsedArticle, sentence: Sentence, words: Sequence[Keyed]) -> tuple[Frame, ...]:
    """The frames of one sentence."""
    at = {w.token: w for w in words}
    found = []
    for token in parsed.tokens[sentence.first : sentence.last]:
        if token.index not in at or token.lemma.lower() in lexicon.REPORTING:
            continue
        if token.pos == "VERB":
            subjects, objects = around_verb(parsed, token)
        elif token.pos == "NOUN":
            subjects, objects = around_noun(parsed, token)
        else:
            continue
        if subjects or objects:
            found.append(Frame(token.index, keys(parsed, subjects, at), keys(parsed, objects, at)))
    return tuple(found)


def around_verb(parsed: ParsedArticle, verb: Token) -> tuple[list[Token], list[Token]]:
    """A verb's subjects and objects, those of the clause above where it has no subject of its own."""
    subjects: list[Token] = []
    objects: list[Token] = []
    for child in parsed.children(verb):
        if child.dep in SUBJECTS:
            subjects.append(child)
        elif child.dep in PASSIVE or child.dep in OBJECTS:
            objects.append(child)
        elif child.dep in ("agent", "prep"):
            (subjects if child.dep == "agent" else objects).extend(c for c in parsed.children(child) if c.dep == "pobj")
    head = parsed.tokens[verb.head]
    if not subjects and verb.dep in SHARING and head.index != verb.index:
        subjects = [c for c in parsed.children(head) if c.dep in SUBJECTS or c.dep in PASSIVE]
    elif verb.dep in ("relcl", "acl") and (not subjects or all(s.tag.startswith("W") for s in subjects)):
        subjects = [head]
    return subjects, objects


def around_noun(parsed: ParsedArticle, noun: Token) -> tuple[list[Token], list[Token]]:
    """The possessor of a noun, and what follows "of"."""
    subjects = [c for c in parsed.children(noun) if c.dep == "poss"]
    objects = [
        c for p in parsed.children(noun) if p.dep == "prep" and p.text.lower() == "of" for c in parsed.children(p) if c.dep == "pobj"
    ]
    return subjects, objects


def keys(parsed: ParsedArticle, heads: Iterable[Token], at: Mapping[int, Keyed]) -> frozenset[str]:
    """What the words of these phrases are matched by: whom they name, else stem and class of the head and what it is joined to."""
    found: set[str] = set()
    for head in heads:
        for token in (head, *(c for c in parsed.children(head) if c.dep == "conj")):
            word = at.get(token.index)
            if word is None:
                continue
            if word.concept:
                found.add("@" + word.concept)
            elif token.pos != "PRON":
                found.add(word.stem)
                if word.synonym:
                    found.add("=" + word.synonym)
    return frozenset(found)
