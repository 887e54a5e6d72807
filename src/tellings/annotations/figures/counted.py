"""What a number counts: the head noun with its scope, from the syntax around it.

In: a parsed article and the characters of a number. Out: the noun counted and the stretch that says what of
("votes", "in the northern districts"). Without syntax the words that follow serve. The stretch is short: at most
`REACH` words.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from tellings.annotations.figures.measured import is_thing, measured, through
from tellings.model.parse import ParsedArticle, Token

REACH = 12
"""Longest object, in tokens."""
BEFORE_NOUN = frozenset({"nummod", "amod", "compound", "quantmod", "nmod", "det", "predet", "npadvmod", "advmod", "punct", "poss", "case"})
SCOPE_LINKS = frozenset(
    {"of", "in", "for", "from", "on", "against", "at", "to", "with", "by", "per", "among", "between", "across", "since"}
)
POSTMODIFIERS = frozenset({"prep", "acl", "relcl"})
IRREGULAR: Mapping[str, str] = {
    "person": "persons", "people": "persons", "persons": "persons", "man": "men", "woman": "women", "child": "children", "foot": "feet",
    "life": "lives", "wife": "wives", "half": "halves", "aircraft": "aircraft", "series": "series", "goose": "geese", "tooth": "teeth",
    "policeman": "policemen", "policewoman": "policewomen", "serviceman": "servicemen", "fisherman": "fishermen", "fireman": "firemen",
    "congressman": "congressmen", "lawmaker": "lawmakers", "knife": "knives", "leaf": "leaves", "wolf": "wolves", "loaf": "loaves",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counted:
    """`noun` is the noun next to the number, None where only the clause says what is counted; the object is [start, end).

    An empty object says that the number stands in a clause which does not name what it counts.
    """

    noun: Token | None
    start: int
    end: int


def plural(noun: str) -> str:
    """The plural noun a unit is named by: "votes" for "vote"."""
    word = noun.lower()
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith(("men", "people", "children")) or (word.endswith("s") and not word.endswith(("ss", "us", "is"))):
        return word
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh", "z")) else "s")


def is_noun(token: Token) -> bool:
    """Whether a token can be what is counted."""
    return token.pos in ("NOUN", "PROPN") and token.is_word


def root_of(parsed: ParsedArticle, start: int, end: int) -> Token | None:
    """The token of [start, end) whose head lies outside it: the number's own head."""
    inside = [t for t in parsed.tokens_in(start, end) if t.is_word or t.text in "%$€£"]
    return next((t for t in inside if t.head == t.index or not start <= parsed.tokens[t.head].start < end), inside[-1] if inside else None)


def noun_after(parsed: ParsedArticle, root: Token, end: int) -> Token | None:
    """The noun the number modifies: up the tree while the head is a noun to the right."""
    found = None
    current = root
    for head in parsed.ancestors(root):
        if head.start < end or current.dep not in BEFORE_NOUN or not is_noun(head) or head.index - root.index > 8:
            break
        found, current = head, head
        if current.dep not in ("compound", "nmod", "amod"):
            break
    return found or next_noun(parsed, end)


def next_noun(parsed: ParsedArticle, end: int) -> Token | None:
    """The head of the plain noun group right after `end`, where the parser attached the number elsewhere."""
    found = None
    for token in parsed.tokens_in(end, end + 80)[:6]:
        if is_noun(token) and token.start - end < 60:
            found = token
            if token.tag in ("NNS", "NNPS"):
                break
        elif (token.tag not in ("JJ", "VBN", "VBG", "HYPH", "JJR", "JJS", "POS") and token.text not in ("-", "non")) or found:
            break
    return found


def linked_noun(parsed: ParsedArticle, root: Token, end: int) -> Token | None:
    """The noun behind "of" or "in" after the number: "9 percent of the harvest", "dozens of boats"."""
    after = parsed.tokens_in(end, end + 40)
    if after and after[0].lemma in SCOPE_LINKS and after[0].tag in ("IN", "TO", ""):
        return next((t for t in parsed.children(after[0]) if t.dep == "pobj" and is_noun(t)), None)
    for child in parsed.children(root):
        if child.dep == "prep" and child.lemma == "of":
            return next((t for t in parsed.children(child) if t.dep == "pobj" and is_noun(t)), None)
    return None


def scope_end(parsed: ParsedArticle, noun: Token) -> int:
    """Index of the last token of the noun's own modifiers to the right, at most `REACH` on."""
    last = noun.index
    for child in parsed.children(noun):
        if child.index > noun.index and child.dep in POSTMODIFIERS and child.index <= last + 2:
            if child.dep == "prep" and child.lemma not in SCOPE_LINKS:
                break
            last = max(t.index for t in parsed.subtree(child))
    sentence = parsed.sentence_at(noun.start)
    last = min(last, noun.index + REACH, (sentence.last - 1) if sentence else last)
    while last > noun.index and not parsed.tokens[last].is_word:
        last -= 1
    return last


def scope_start(parsed: ParsedArticle, noun: Token, end: int) -> int:
    """Index of the first word of the noun's modifiers to the left that stands after the number."""
    first = noun.index
    for child in parsed.children(noun):
        if child.index < noun.index and child.start >= end and child.dep in ("amod", "compound", "nmod", "poss"):
            first = min(first, min(t.index for t in parsed.subtree(child) if t.start >= end))
    return max(first, noun.index - REACH // 2)


def stretch(parsed: ParsedArticle, noun: Token, end: int) -> Counted:
    """The noun with its modifiers; what hangs on the number by a hyphen ("a 5-to-4 vote") is none."""
    while parsed.text[end : end + 1] == "-" and (behind := next((t.end for t in parsed.tokens_in(end + 1, end + 2)), end)) <= noun.start:
        end = max(behind, end + 1)
    first, last = scope_start(parsed, noun, end), scope_end(parsed, noun)
    return Counted(noun, parsed.tokens[first].start, parsed.tokens[last].end)


def argument(parsed: ParsedArticle, root: Token, start: int, end: int) -> Counted | None:
    """The noun phrase that the clause makes the quantity in [start, end) a quantity of, the quantity left out."""
    noun = measured(parsed, root)
    if noun is None or start <= noun.start < end:
        governed = any(t.pos in ("VERB", "NOUN") for t in parsed.ancestors(root))
        return Counted(None, end, end) if governed else None
    if noun.start > start:
        return dataclasses.replace(stretch(parsed, noun, end), noun=None)
    found = stretch(parsed, noun, 0)
    last = [t for t in parsed.tokens_in(noun.start, min(found.end, start)) if t.is_word and t.pos not in ("ADP", "VERB", "AUX")]
    return Counted(None, found.start, min(found.end, last[-1].end if found.end > start else found.end))


def bearer(parsed: ParsedArticle, start: int) -> Counted | None:
    """The name right before an age: "Voss" of "Mara Voss, 58,"."""
    before = [t for t in parsed.tokens_in(max(0, start - 40), start) if t.is_word]
    if not before or not before[-1].text[0].isupper():
        return None
    last = first = before[-1]
    for token in reversed(before[:-1]):
        if token.index != first.index - 1 or token.pos != "PROPN" or not token.text[0].isupper():
            break
        first = token
    return Counted(last, first.start, last.end)


def words_after(parsed: ParsedArticle, end: int) -> Counted | None:
    """Up to three words right after the number, for texts without syntax."""
    found: list[Token] = []
    for token in parsed.tokens_in(end, end + 60)[:3]:
        if not token.is_word or token.text[0].isdecimal():
            break
        found.append(token)
    return Counted(None, found[0].start, found[-1].end) if found else None


def counted(parsed: ParsedArticle, start: int, end: int, has_unit: bool) -> Counted | None:
    """What the number in [start, end) counts; `has_unit` says that it has a unit of its own ("$", "%", "km")."""
    root = root_of(parsed, start, end)
    if root is None:
        return None
    if not root.tag:
        return words_after(parsed, end)
    noun = None if has_unit and root.dep in ("dobj", "pobj", "nsubj", "attr", "npadvmod") else noun_after(parsed, root, end)
    after = parsed.tokens_in(end, end + 20)
    if after and after[0].lemma == "of":
        noun = linked_noun(parsed, root, end) or noun
        number = next((t for t in parsed.children(after[0]) if t.dep == "pobj" and t.pos in ("NUM", "SYM")), None)
        if noun is None and number is not None:  # "a fifth of the 30 million spent on the bridge"
            noun = measured(parsed, number)
    elif noun is None:
        noun = linked_noun(parsed, root, end) if has_unit else None
    if noun is not None and has_unit:
        noun = through(parsed, noun)
    if noun is not None and (not has_unit or is_thing(noun)):
        return stretch(parsed, noun, end)
    return argument(parsed, root, start, end)


__all__ = ["Counted", "bearer", "counted", "next_noun", "plural", "stretch"]
