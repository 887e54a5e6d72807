"""The places a cue's content can take: behind it, before it, around it, behind "that" or a colon, as its object.

In: a cue and its frames. Out: the content's stretches, empty if the place holds none. The positions are those
of a reporting clause and of the objects of reporting verbs in Quirk et al. (1985, 14.28-14.34, 16.30-16.63).
"""

from __future__ import annotations

from collections.abc import Sequence

from tellings.annotations.names.tables import words
from tellings.annotations.statements.boundaries import LONGEST, Offsets, is_reporting, kernel_of, rest, run
from tellings.annotations.statements.cues import ISSUED, Frames, table
from tellings.annotations.statements.marked import Marked
from tellings.model.parse import Token

PERSONAL = ("he", "she", "they", "him", "her", "them", "me", "us", "you", "i", "we", "it", "himself", "herself", "themselves")
OBJECT_FRAMES = ("np", "target")
TIED = frozenset({"of", "for", "against", "between", "from", "toward", "towards", "over"})
"""Prepositions whose phrase belongs to the object before it rather than to the reporting."""
SHORTEST_JUDGED = 3
"""Words what is judged has at least; "condemned his remarks" tells nothing of what was said."""
WHEN_AND_HOW = words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
    november december day night morning afternoon evening weekend week eve condition record camera stage air phone radio
    television tv behalf sideline twitter facebook platform occasion anonymity
"""
)
"""Nouns behind "on" and "at" that tell no topic."""
OBJECTS = frozenset({"dobj", "dative", "attr", "acomp", "ccomp", "xcomp", "oprd"})
NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
FARTHEST_THAT = 14
"""Tokens between a cue and the "that" it takes."""
NO_CONTENT = frozenset(
    {"it", "so", "this", "that", "which", "what", "one", "who", "nothing", "something", "anything", "way", "sense", *PERSONAL}
)
"""Objects that hold nothing to be lined up."""


def complement_spans(marked: Marked, verb: Token, complement: Token, frame: str, last: Token) -> list[Offsets]:
    """The characters of a clausal complement behind the verb, or of the sentence before it."""
    if complement.index < verb.index and frame == "clause":
        return before(marked, verb)
    if complement.index < verb.index:
        return []
    tokens = [t for t in marked.parsed.subtree(complement) if t.index > last.index]
    if frame == "whom-to":
        hearer = next(
            (c for c in marked.parsed.children(verb) if c.dep in ("dobj", "dative") and verb.index < c.index < complement.index), None
        )
        if hearer is not None and hearer.text.lower() not in PERSONAL:
            tokens = sorted({t.index: t for t in [*marked.parsed.subtree(hearer), *tokens]}.values(), key=lambda t: t.index)
        elif tokens and tokens[0].text.lower() in PERSONAL:
            tokens = tokens[1:]
    if frame == "passive-to":
        subject = next((c for c in marked.parsed.children(verb) if c.dep in ("nsubjpass", "nsubj")), None)
        content = run(marked, verb, tokens)
        if subject is None or subject.tag in ("WDT", "WP", "EX") or not content:
            return content
        return [*run(marked, verb, marked.parsed.subtree(subject)), *content]
    return run(marked, verb, tokens)


def before(marked: Marked, verb: Token) -> list[Offsets]:
    """Content of a reporting clause that stands behind it or inside it: the sentence without that clause."""
    sentence = marked.sentence(verb)
    if sentence is None:
        return []
    tokens, level = marked.parsed.tokens, marked.holder(verb)
    first, last = kernel_of(marked, verb)
    while (first > sentence.first and tokens[first - 1].text in ("-", "'s")) or (
        first > sentence.first + 1 and tokens[first - 2].text == "-"
    ):
        first -= 1
    if first > sentence.first and tokens[first - 1].text in (":", ";", "(", "["):
        return []
    left = [t for t in tokens[max(sentence.first, first - LONGEST) : first] if marked.within(t, level)]
    right = [t for t in tokens[last + 1 : min(sentence.last, last + LONGEST)] if marked.within(t, level)]
    relative = len(left) > 1 and left[-1].text == "," and left[-2].tag in ("WDT", "WP")
    found = [] if relative else run(marked, verb, left)
    if (
        right
        and right[0].text == ","
        and len([t for t in right if t.is_word]) > 2
        and not (right[1].tag == "VBG" and table().speaks(right[1].lemma))
        and not is_reporting(marked, verb, right)
    ):
        found += run(marked, verb, right)
    return found


def parenthetical(marked: Marked, verb: Token) -> list[Offsets]:
    """Content around a reporting clause set off by commas ("The plan, she said, is dead")."""
    if verb.tag not in ("VBD", "VBZ", "VBP") and not any(c.dep == "aux" for c in marked.parsed.children(verb)):
        return []
    if not any(c.dep == "nsubj" for c in marked.parsed.children(verb)) or verb.dep in ("relcl", "advcl", "acl", "pcomp", "conj", "csubj"):
        return []
    objects = ("attr", "acomp") if "whom" in table().of("verb", verb.lemma.lower()) else ("dobj", "attr", "acomp")
    if any(c.dep in objects for c in marked.parsed.children(verb)):
        return []
    first, _last = kernel_of(marked, verb)
    tokens = marked.parsed.tokens
    sentence = marked.sentence(verb)
    if sentence is None or first <= sentence.first or first - sentence.first < 3:
        return []
    if tokens[first - 1].text not in (",", "—", "–", "--"):
        return []
    if verb.head == verb.index:
        ahead = [t for t in marked.parsed.children(verb) if t.index < first and t.is_word]
        tops = set() if any(main_clause(marked, t) for t in ahead) else {t.dep for t in ahead}
        if tops and tops <= {"prep", "advmod", "advcl", "npadvmod", "mark", "cc"}:
            return []
    return before(marked, verb)


def beside_as(marked: Marked, verb: Token) -> list[Offsets]:
    """Content that a clause with "as" vouches for ("As the mayor noted, the bridge is unsafe"; "The bridge, as she put it, is a joke").

    The clause opens its sentence or stands behind a comma, has a subject of its own and nothing it says itself.
    """
    sentence, tokens = marked.sentence(verb), marked.parsed.tokens
    subject = next((c for c in marked.parsed.children(verb) if c.dep == "nsubj" and c.index < verb.index), None)
    if sentence is None or subject is None or subject.tag in ("WDT", "WP"):
        return []
    first = min((t.index for t in marked.parsed.subtree(subject) if t.index < verb.index), default=subject.index) - 1
    if first < sentence.first or tokens[first].text.lower() != "as":
        return []
    before = tokens[first - 1] if first > sentence.first else None
    if before is not None and before.text not in (",", "(", "—", "–", "--", '"') and before.tag != "CC":
        return []
    hearer = "whom" in table().of("verb", verb.lemma.lower())
    objects = [c for c in marked.parsed.children(verb) if c.index > verb.index and c.dep in OBJECTS]
    if len(objects) > 1 or any(c.dep not in ("dobj", "dative") or not (hearer or c.text.lower() == "it") for c in objects):
        return []
    last = max(verb.index, kernel_of(marked, verb)[1])
    # the parser may hang "last week" on the main clause
    while last + 1 < sentence.last and tokens[last + 1].is_word:
        if tokens[last + 1].tag.startswith(("VB", "MD", "PRP")):
            return []
        last += 1
    head = tokens[verb.head]
    clause = marked.parsed.subtree(head) if head.index != verb.index and not first <= head.index <= last else ()
    left = [t for t in clause if t.index < first]
    left = left if any(t.pos in NAMING for t in left) else []
    right = [t for t in clause if t.index > last] or (tokens[last + 1 : sentence.last] if before is None else [])
    return [*run(marked, verb, left), *run(marked, verb, right)]


def main_clause(marked: Marked, verb: Token) -> bool:
    """Whether what the parser calls adverbial has a subject of its own and nothing that subordinates it."""
    children = marked.parsed.children(verb)
    subject = any(c.dep in ("nsubj", "nsubjpass") for c in children)
    return verb.dep == "advcl" and subject and not any(c.dep == "mark" or c.tag == "WRB" for c in children)


def small_clause(marked: Marked, verb: Token, last: Token) -> list[Offsets]:
    """An object and what it is called ("called the plan a farce"); empty without a predicate."""
    parts = [
        c
        for c in marked.parsed.children(verb)
        if c.index > last.index
        and c.dep in ("dobj", "oprd", "ccomp", "xcomp", "attr", "acomp", "dative", "npadvmod", "advcl", "nsubj")
        and c.text.lower() not in ("on", "for")
    ]
    if not parts or any(t.tag == "TO" for c in parts for t in marked.parsed.children(c)):
        return []
    tokens = sorted({t.index: t for c in parts for t in marked.parsed.subtree(c)}.values(), key=lambda t: t.index)
    tokens = [t for t in tokens if t.index > last.index]
    quoted = any(marked.holder(t) != marked.holder(verb) for t in tokens)
    clause = any(c.dep in ("ccomp", "xcomp") for c in parts)
    if len(parts) < 2 and not quoted and not clause:
        return []
    return run(marked, verb, tokens)


def behind_that(marked: Marked, verb: Token, last: Token) -> list[Offsets]:
    """A clause behind "that" which the parser hung on a word in between ("claimed in a note that")."""
    tokens = marked.parsed.tokens
    for token in rest(marked, last)[:FARTHEST_THAT]:
        if marked.holder(token) != marked.holder(verb) or token.text in (";", ":", ","):
            return []
        if token.text.lower() == "that" and token.tag in ("IN", "WDT") and (token.index - last.index > 1 or last is not verb):
            head = tokens[token.head]
            between = tokens[last.index + 1 : token.index]
            if any(t.tag[:2] == "VB" and table().of("verb", t.lemma) for t in between) or any(
                c.dep == "dobj" and c.tag != "PRP" and "whom" not in table().of("verb", verb.lemma.lower())
                for c in marked.parsed.children(verb)
            ):
                return []
            if token.dep == "nsubj" or token.dep == "det":
                return []
            if token.dep == "pobj":
                head = next((t for t in marked.parsed.ancestors(token) if t.tag.startswith(("VB", "MD"))), head)
            return run(marked, verb, [t for t in marked.parsed.subtree(head) if t.index > token.index])
    return []


def behind_colon(marked: Marked, cue: Token, last: Token) -> list[Offsets]:
    """The rest of a sentence behind a colon, where no other verb stands between it and the cue."""
    following = rest(marked, last)
    for i, token in enumerate(following[:10]):
        if token.text == ":" and marked.holder(token) == marked.holder(cue):
            inside = following[i + 1 :]
            if inside and marked.holder(inside[0]) == marked.holder(cue) and sum(t.is_word for t in inside) > 2:
                return run(marked, cue, inside)
            return []
        if token.tag.startswith("VB") or token.text in (",", ";"):
            return []
    return []


def phrase_spans(marked: Marked, verb: Token, frames: Frames, last: Token) -> tuple[Offsets, str] | None:
    """Content that is a noun phrase, with or without a preposition or a predicate behind it."""
    level = marked.holder(verb)
    children = [c for c in marked.parsed.children(verb) if c.index > verb.index and marked.within(c, level)]
    passive = any(c.dep in ("auxpass", "nsubjpass") for c in marked.parsed.children(verb))
    asked = wanted_of(marked, verb, children) if "for:" in frames else []
    if asked:
        return asked[0], "for:"
    obj = next((c for c in children if c.dep in ("dobj", "oprd", "attr")), None)
    children = [c for c in children if not (c.text.lower() in ("on", "at") and timed(marked, c))]
    adjuncts = [c for c in children if c.dep in ("prep", "agent", "dative") or c.tag in ("IN", "TO")]
    inner = [c for c in marked.parsed.children(obj) if c.dep == "prep"] if obj is not None else []
    for child in [*adjuncts, *inner]:
        word = child.text.lower()
        own = child in adjuncts
        for frame in (f"whom-{word}:", f"{word}:", word):
            if frame not in frames or (frame == "as" and obj is None and not passive) or (not own and frame == f"{word}:"):
                continue
            content = [t for t in marked.parsed.subtree(child) if t.index > child.index]
            if frame == f"{word}:":
                if obj is not None and any(f in frames for f in OBJECT_FRAMES):
                    continue
                content += purpose(marked, verb, child)
            elif obj is not None and not passive and obj.text.lower() not in PERSONAL:
                content = [*marked.parsed.subtree(obj), *marked.parsed.subtree(child)]
            spans = run(marked, verb, sorted(content, key=lambda t: t.index))
            if spans:
                return spans[0], frame
    if obj is not None and "at-figure" in frames:
        return valued(marked, verb, obj)
    if "np" in frames and obj is None and verb.dep == "relcl":
        return objected(marked, verb)
    held = next((f for f in OBJECT_FRAMES if f in frames), None)
    if held == "target" and obj is not None and not any(t.tag in ("NN", "NNS") for t in marked.parsed.subtree(obj)):
        return None
    if obj is not None and held and obj.lemma.lower() not in NO_CONTENT | ISSUED and "whom" not in frames:
        tokens = [t for t in marked.parsed.subtree(obj) if t.index > last.index]
        tied = [c for c in adjuncts if c.index > obj.index and c.text.lower() in TIED and marked.parsed.tokens[c.index - 1].text != ","]
        tokens += [t for c in tied for t in marked.parsed.subtree(c)]
        if held == "target" and sum(t.is_word for t in tokens) < SHORTEST_JUDGED:
            return None
        spans = run(marked, verb, sorted(tokens, key=lambda t: t.index))
        if spans:
            return spans[0], held
    return None


def wanted_of(marked: Marked, verb: Token, children: Sequence[Token]) -> list[Offsets]:
    """What somebody is to do, where "for" opens a clause ("called for the council to step down")."""
    for child in children:
        if child.dep in ("advcl", "ccomp", "xcomp"):
            opening = [c for c in marked.parsed.children(child) if c.dep == "mark" and c.text.lower() == "for"]
            if opening and any(c.tag == "TO" for c in marked.parsed.children(child)):
                return run(marked, verb, [t for t in marked.parsed.subtree(child) if t.index > opening[0].index])
    return []


def timed(marked: Marked, preposition: Token) -> bool:
    """Whether a prepositional phrase says when or how and not what ("spoke on Monday", "spoke on condition of anonymity")."""
    noun = next((c for c in marked.parsed.children(preposition) if c.dep == "pobj"), None)
    return noun is not None and (noun.lemma.lower() in WHEN_AND_HOW or noun.tag == "CD")


def valued(marked: Marked, verb: Token, obj: Token) -> tuple[Offsets, str] | None:
    """What something is put at ("put the cost of the pier at 18 million"): the object and its figure."""
    tokens = [t for t in rest(marked, verb) if t.index >= obj.index]
    at = next((i for i, t in enumerate(tokens[:FARTHEST_THAT]) if t.text.lower() == "at" and t.tag == "IN"), None)
    if at is None or not any(t.tag in ("CD", "$") for t in tokens[at + 1 : at + 5]):
        return None
    figure = next((c for c in marked.parsed.children(tokens[at]) if c.dep == "pobj"), None)
    if figure is None:
        return None
    first = marked.parsed.subtree(obj)[0].index
    spans = run(marked, verb, marked.parsed.tokens[first : marked.parsed.subtree(figure)[-1].index + 1])
    return (spans[0], "at-figure") if spans else None


def objected(marked: Marked, verb: Token) -> tuple[Offsets, str] | None:
    """The noun a relative clause says someone denies or confirms ("the accusations, which Lee denied")."""
    relative = next((c for c in marked.parsed.children(verb) if c.dep == "dobj" and c.index < verb.index), None)
    subject = any(c.dep == "nsubj" for c in marked.parsed.children(verb))
    noun = marked.parsed.tokens[verb.head]
    if relative is None or relative.text.lower() not in ("which", "that") or not subject or not noun.tag.startswith("NN"):
        return None
    phrase = [t for t in marked.parsed.subtree(noun) if t.index < relative.index]
    spans = run(marked, verb, phrase)
    return (spans[0], "np") if spans else None


def purpose(marked: Marked, verb: Token, preposition: Token) -> list[Token]:
    """The infinitive that goes with a prepositional object ("called on them to resign")."""
    found = []
    for child in marked.parsed.children(verb):
        if (
            child.index > preposition.index
            and child.dep in ("xcomp", "advcl")
            and any(c.tag == "TO" for c in marked.parsed.children(child))
        ):
            found += marked.parsed.subtree(child)
    return found


def that_behind_phrase(marked: Marked, noun: Token) -> list[Offsets]:
    """The clause of "accusations from his aides that …", which the parser hangs elsewhere."""
    tokens = marked.parsed.tokens
    following = rest(marked, noun)[:9]
    if not following or following[0].text.lower() not in ("from", "by", "of", "among", "that"):
        return []
    for token in following:
        if token.text.lower() == "that" and token.tag in ("IN", "WDT"):
            head = tokens[token.head]
            own = any(c.dep in ("nsubj", "nsubjpass") and c is not token for c in marked.parsed.children(head))
            if token.dep != "mark" and not (own and token.dep == "dobj"):
                return []
            return run(marked, noun, [t for t in marked.parsed.subtree(head) if t.index > token.index])
        if token.tag not in ("IN", "DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP$", "CD", "POS"):
            return []
    return []
