"""Where reported content begins and ends: runs of tokens cut at what is the reporter's again.

In: tokens a cue's clause covers. Out: stretches in reading offsets. Guarantee: a stretch begins and ends with
a word or a quotation mark, stays inside the quotation its cue is in, and never holds that cue. What follows a
second cue, tells where it was said, or comes after words in marks is left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from tellings.annotations.statements.cues import MEDIA, table
from tellings.annotations.statements.marked import Marked
from tellings.model.block import BlockKind
from tellings.model.parse import Token
from tellings.model.statement import Sense

Offsets = tuple[int, int]
KERNEL = ("nsubj", "nsubjpass", "aux", "auxpass", "neg", "advmod", "prt")
BEHIND = ("nsubj", "dobj", "dative", "npadvmod", "prep", "advmod", "prt", "neg", "agent")
AFTERWARDS = frozenset({"after", "when", "following", "amid", "while", "referring"})
"""What opens the reporter's own addition behind words in marks."""
CONDITIONS = frozenset({"if", "unless"})
OPENERS = frozenset({'"', "'", "«"})
CLOSERS = frozenset({'"', "'", "''", "»"})
_REMARKS = """
allusion boast comparison concession euphemism insult jab jibe joke label moniker nickname phrase reference refrain slogan slur taunt term
"""
REMARKS = frozenset(_REMARKS.split())
"""What words may be called, beside the nouns that carry a claim in the table of cues."""
LONGEST = 300
"""Tokens a content may reach from its cue, so that a text without full stops costs no more than one with."""


def run(marked: Marked, cue: Token, tokens: Sequence[Token]) -> list[Offsets]:
    """One stretch from the first to the last of `tokens`, trimmed, cut before a following cue; empty if nothing is left."""
    level = marked.holder(cue)
    inside = [t for t in tokens if marked.within(t, level)]
    if not inside:
        return []
    whole = marked.parsed.tokens[inside[0].index : inside[-1].index + 1]
    whole = whole[: cut(marked, cue, whole)]
    whole = whole[: tail(marked, whole, level)]
    kept = marked.trim(whole)
    if not any(t.is_word for t in kept):
        return []
    kept = reach(marked, kept, level)
    start, end = marked.span(kept[0], kept[-1], level)
    if start <= cue.start < end:
        return []
    return [(start, end)]


def reach(marked: Marked, kept: list[Token], level: int) -> list[Token]:
    """`kept` with what its last word cannot be parted from: words in marks right behind it, a condition."""
    tokens, at = marked.parsed.tokens, kept[-1].index + 1
    sentence = marked.sentence(kept[-1])
    if sentence is None or at >= sentence.last or marked.holder(kept[-1]) != level:
        return kept
    following = tokens[at]
    purpose = following.text.lower() == "so" and tokens[at + 1 : at + 2] and tokens[at + 1].text.lower() == "that"
    if (following.text.lower() in CONDITIONS and following.dep == "mark") or purpose:
        clause = marked.parsed.subtree(tokens[following.head])
        if clause[0].index == at and marked.within(clause[-1], level):
            return marked.trim([*kept, *tokens[at : clause[-1].index + 1]])
    if marked.holder(following) != level and following.text in OPENERS:
        quotation = marked.quotations[marked.holder(following)]
        while at < sentence.last and tokens[at].start < quotation.end:
            at += 1
        if at < sentence.last and tokens[at].text.lower() == "of":
            at = max(t.index for t in marked.parsed.subtree(tokens[at])) + 1
        return marked.trim([*kept, *tokens[kept[-1].index + 1 : at]])
    return kept


def cut(marked: Marked, cue: Token, tokens: Sequence[Token]) -> int:
    """How many tokens stand before another reporting phrase set off by a comma ("…, adding that", "…, according to")."""
    level = marked.holder(cue)
    for i, token in enumerate(tokens[:-1]):
        if token.tag == "CC" and i > 1 and marked.holder(token) == level and coordinated(marked, cue, tokens[i + 1 : i + 3]):
            return i
        if token.text != "," or marked.holder(token) != level or i < 1:
            continue
        word = tokens[i + 1]
        if word.text.lower() in ("according", "despite"):
            return i
        if word.tag == "WDT" and table().speaks(marked.parsed.tokens[word.head].lemma) and word.dep == "dobj":
            return i
        if (
            word.tag == "VBG"
            and word.dep == "advcl"
            and table().speaks(word.lemma)
            and any(c.dep in ("ccomp", "dobj", "xcomp") for c in marked.parsed.children(word))
        ):
            return i
    return len(tokens)


def tail(marked: Marked, tokens: Sequence[Token], level: int) -> int:
    """How many tokens stand before where it was said, or what came after words in marks ("… in a statement", "…" after the vote)."""
    end = len(tokens)
    while end and not tokens[end - 1].is_word:
        end -= 1
    for i in range(max(1, end - 8), end - 2):
        if tokens[i].text.lower() in ("in", "during", "at") and tokens[i + 1].tag in ("DT", "PRP$") and marked.holder(tokens[i]) == level:
            nouns = tokens[i + 2 : end]
            if nouns[-1].lemma.lower() in MEDIA and all(t.tag[:2] in ("NN", "JJ", "VB", "CD", "PO") for t in nouns):
                return i
    for i in range(2, end):
        if marked.holder(tokens[i]) == level and (already(marked, tokens, i) or characterised(marked, tokens, i, end)):
            return i
        if (
            tokens[i].text.lower() in AFTERWARDS
            and tokens[i].dep in ("mark", "advmod", "advcl")
            and marked.holder(tokens[i]) == level
            and tokens[i - 1].text in ('"', "'", "''", "»")
        ):
            return i
    return len(tokens)


def characterised(marked: Marked, tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether from `at` to `end` the reporter says what kind of remark it was: '"a farce," a charge that drew protests'.

    Behind words in marks any noun phrase that closes the stretch does so; behind a bare comma only one that names an act of speech.
    """
    if tokens[at].tag not in ("DT", "PRP$") or tokens[at].text.lower() in ("that", "this", "no"):
        return False
    marks = tokens[at - 1].text in CLOSERS
    if not (tokens[at - 1].text == "," or (marks and tokens[at - 2].text == ",")):
        return False
    noun = next((t for t in tokens[at + 1 : min(end, at + 6)] if t.tag in ("NN", "NNS")), None)
    while noun is not None and noun.index + 1 < tokens[end - 1].index and marked.parsed.tokens[noun.index + 1].tag in ("NN", "NNS"):
        noun = marked.parsed.tokens[noun.index + 1]
    if noun is None or noun.dep in ("nsubj", "nsubjpass", "conj") or any(t.text in OPENERS for t in tokens[at:end]):
        return False
    closing = marked.parsed.subtree(noun)[-1].index >= tokens[end - 1].index
    lemma = noun.lemma.lower()
    spoken = lemma in REMARKS or Sense.SPEECH in table().of("noun", lemma).values()
    return closing and (marks or tokens[at - 2].text in CLOSERS or spoken)


def already(marked: Marked, tokens: Sequence[Token], at: int) -> bool:
    """Whether what had happened hangs on what is yet to come ("would not stand again amid criticism", "… after reports emerged")."""
    word = tokens[at].text.lower()
    future = next((t for t in tokens[:at] if t.tag == "MD"), None)
    if word not in ("amid", "after") or future is None or future.text.lower() not in ("would", "will"):
        return False
    if word == "amid":
        return tokens[at].dep == "prep"
    clause = marked.parsed.tokens[tokens[at].head]
    return tokens[at].dep == "mark" and clause.tag == "VBD" and not any(c.tag == "PRP" for c in marked.parsed.children(clause))


def coordinated(marked: Marked, cue: Token, following: Sequence[Token]) -> bool:
    """Whether a coordinator is followed by a second cue of the same subject ("said A and called on …")."""
    verb = next((t for t in following if t.tag.startswith("VB")), None)
    if verb is None or verb.tag != cue.tag or verb.tag not in ("VBD", "VBZ") or not table().speaks(verb.lemma):
        return False
    children = marked.parsed.children(verb)
    return not any(c.dep in ("nsubj", "nsubjpass", "aux") for c in children) and any(
        c.dep in ("ccomp", "xcomp", "dobj", "prep") and c.index > verb.index for c in children
    )


def rest(marked: Marked, last: Token) -> list[Token]:
    """The tokens of the sentence behind `last`."""
    sentence = marked.sentence(last)
    if sentence is None:
        return []
    return list(marked.parsed.tokens[last.index + 1 : min(sentence.last, last.index + LONGEST)])


def kernel_of(marked: Marked, verb: Token) -> tuple[int, int]:
    """First and last token index of a reporting clause: subject, verb and what it takes along."""
    first = last = verb.index
    for child in marked.parsed.children(verb):
        inside = [t.index for t in marked.parsed.subtree(child)]
        if child.dep in KERNEL and child.index < verb.index:
            first = min(first, inside[0])
        elif child.dep in BEHIND and child.index > verb.index:
            last = max(last, inside[-1])
    return first, last


def is_reporting(marked: Marked, verb: Token, tokens: Sequence[Token]) -> bool:
    """Whether what follows a reporting clause still belongs to it (an adverbial clause or a coordinated verb)."""
    owned = {
        t.index
        for c in marked.parsed.children(verb)
        if c.dep in ("advcl", "conj", "cc", "npadvmod", "appos", "prep", "dobj") and c.index > verb.index
        for t in marked.parsed.subtree(c)
    }
    return tokens[1].index in owned or tokens[1].text.lower() in ("who", "which", "whose", "when", "while", "after", "as", "and", "but")


def in_headline(marked: Marked, token: Token) -> bool:
    """Whether a token stands in a headline or subheading."""
    sentence = marked.sentence(token)
    return sentence is not None and sentence.kind in (BlockKind.HEADLINE, BlockKind.SUBHEADING)
