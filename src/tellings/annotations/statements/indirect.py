"""Cues → the stretches they report, by syntax and position; quotation marks only as borders.

In: a marked article. Out: candidates, each with its content, its cue, its source and the rule that read it.
Guarantee: content never holds its own cue or source; a candidate does not leave the quotation its cue is in.
Frames come from the cue table; the positions a reporting clause can take from Quirk et al. (1985, 14.28 ff.).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellings.annotations.statements import sources
from tellings.annotations.statements.boundaries import LONGEST, Offsets, run
from tellings.annotations.statements.cues import CITING, NOTHING, CueTable, Frames, table
from tellings.annotations.statements.marked import Marked
from tellings.annotations.statements.positions import (
    behind_colon,
    behind_that,
    beside_as,
    complement_spans,
    parenthetical,
    phrase_spans,
    small_clause,
    that_behind_phrase,
)
from tellings.model.parse import Token
from tellings.model.statement import Sense

FINITE = ("VBD", "VBZ", "VBP", "MD")
REFUSING = frozenset({"decline", "refuse"})
"""Verbs by which someone keeps silent."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Content a cue may report, in reading offsets; `rule` names the reading, for its confidence."""

    spans: tuple[Offsets, ...]
    cue: Offsets
    cue_index: int
    source: Offsets | None
    sense: Sense
    rule: str

    @property
    def start(self) -> int:
        """First character of the content."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Behind the last character of the content."""
        return self.spans[-1][1]


def read(marked: Marked, taken: frozenset[int]) -> list[Candidate]:
    """Candidates of every cue that is not in `taken` (cues already joined to a quotation).

    A "sentence" longer than any real one (text without full stops) has no syntax to trust and is left out.
    """
    found: list[Candidate] = []
    cues = table()
    for token in marked.parsed.tokens:
        sentence = marked.sentence(token)
        if token.index in taken or sentence is None or sentence.last - sentence.first > LONGEST:
            continue
        if token.tag.startswith("VB") and token.dep not in ("aux", "auxpass"):
            found.extend(of_verb(marked, token, cues))
        elif token.tag in ("NN", "NNS"):
            found.extend(of_noun(marked, token, cues.of("noun", token.lemma.lower())))
            found.extend(in_words(marked, token))
        elif token.tag.startswith("JJ"):
            found.extend(of_adjective(marked, token, cues.of("adj", token.lemma.lower())))
        elif token.lemma.lower() == "accord" or token.text.lower() == "according":
            found.extend(according(marked, token))
        if token.text.lower() == "according" and token.tag.startswith("VB"):
            found.extend(according(marked, token))
    return found


def of_verb(marked: Marked, verb: Token, cues: CueTable) -> Iterator[Candidate]:
    """What a verb reports: a clause, an infinitive, a noun phrase, a prepositional phrase."""
    frames, particle = verb_frames(marked, verb, cues)
    if frames is NOTHING or withheld(marked, verb, cues) or sources.generic(marked.parsed, verb):
        return
    children = marked.parsed.children(verb)
    last = particle if particle is not None and particle.index > verb.index else verb
    cue = (verb.start, last.end if last.index - verb.index < 4 else verb.end)
    source = sources.of(marked, verb)
    believed = not any(s is Sense.SPEECH for s in frames.values())
    if verb.tag == "VBN" and ((source is None and (believed or verb.lemma.lower() == "ask")) or (verb.dep == "acl" and believed)):
        return  # "was asked whether …" and "it is known that …" quote nobody; "records seen by the paper" are not its belief

    def candidate(spans: Sequence[Offsets], frame: str, rule: str) -> Candidate:
        return Candidate(tuple(spans), cue, verb.index, source, frames[frame], f"{rule}-{frames[frame].value}")

    complements = [c for c in children if (c.dep in ("ccomp", "xcomp") or bidden(marked, verb, c)) and usable(marked, verb, c, frames)]
    complement = next((c for c in complements if c.index > verb.index and adjacent(marked, last, c)), next(iter(complements), None))
    if complement is not None:
        frame = frame_of(marked, verb, complement, frames)
        if frame is not None:
            spans = complement_spans(marked, verb, complement, frame, last)
            if spans:
                yield candidate(spans, frame, "before" if complement.index < verb.index else frame)
                return
    if "small" in frames:
        spans = small_clause(marked, verb, last)
        if spans:
            yield candidate(spans, "small", "small")
            return
    if "clause" in frames:
        spans = parenthetical(marked, verb) if frames["clause"] is Sense.SPEECH else []
        if spans:
            yield candidate(spans, "clause", "around")
            return
        spans = beside_as(marked, verb) if frames["clause"] is Sense.SPEECH else []
        if spans:
            yield candidate(spans, "clause", "beside")
            return
        spans = behind_that(marked, verb, last)
        if spans:
            yield candidate(spans, "clause", "that")
            return
    if any(s is Sense.SPEECH for s in frames.values()):
        spans = behind_colon(marked, verb, last)
        if spans:
            yield Candidate(tuple(spans), cue, verb.index, source, Sense.SPEECH, "colon-speech")
            return
    if source is None and verb.tag == "VBN":
        return  # "was accused of theft": a judgement that nobody is said to pass
    spans_frame = phrase_spans(marked, verb, frames, last)
    if spans_frame is not None:
        yield candidate([spans_frame[0]], spans_frame[1], "prep" if ":" in spans_frame[1] else spans_frame[1])


def withheld(marked: Marked, verb: Token, cues: CueTable) -> bool:
    """Whether nothing was said: "declined to comment", what one is urged or plans to say, "if she complains",
    "quoted Lee as saying" (Lee said it)."""
    if verb.lemma.lower() in REFUSING:
        refused = next((c for c in marked.parsed.children(verb) if c.dep == "xcomp"), None)
        return refused is not None and cues.speaks(refused.lemma.lower())
    if verb.lemma.lower() in CITING:
        prepositions = [c for c in marked.parsed.children(verb) if c.dep == "prep" and c.text.lower() == "as"]
        return any(c.dep == "pcomp" for p in prepositions for c in marked.parsed.children(p))
    above = marked.parsed.tokens[verb.head]
    supposed = verb if verb.dep == "advcl" else above if verb.dep == "xcomp" and above.dep == "advcl" else None
    if supposed is not None and any(c.dep == "mark" and c.text.lower() == "if" for c in marked.parsed.children(supposed)):
        return True
    if verb.dep != "xcomp" or verb.tag != "VB" or not any(c.tag == "TO" for c in marked.parsed.children(verb)):
        return False
    asked = cues.of("verb", above.lemma.lower())
    return above.lemma.lower() in REFUSING or "to" in asked or "whom-to" in asked


def bidden(marked: Marked, verb: Token, clause: Token) -> bool:
    """Whether an infinitive read as an adverbial tells a hearer named before it what to do ("told them at a rally to vote")."""
    if clause.dep != "advcl" or clause.index < verb.index or not any(c.tag == "TO" for c in marked.parsed.children(clause)):
        return False
    first = marked.parsed.subtree(clause)[0].index
    hearer = any(c.dep in ("dobj", "dative") and verb.index < c.index < first for c in marked.parsed.children(verb))
    return hearer and marked.parsed.tokens[first - 1].text != ","


def adjacent(marked: Marked, last: Token, complement: Token) -> bool:
    """Whether no comma parts a cue from the clause behind it, unless the comma closes a parenthesis."""
    first = min((t.index for t in marked.parsed.subtree(complement) if t.index > last.index), default=complement.index)
    between = marked.parsed.tokens[last.index + 1 : first + 1]
    return sum(t.text == "," for t in between) != 1 or any(t.text in ('"', "that", "''") for t in between)


def verb_frames(marked: Marked, verb: Token, cues: CueTable) -> tuple[Frames, Token | None]:
    """The frames of a verb with its particle, else of the verb alone."""
    lemma = verb.lemma.lower()
    particles = cues.particles.get(lemma)
    if particles:
        for child in marked.parsed.children(verb):
            word = child.text.lower()
            if word in particles and child.dep in ("prt", "prep", "advmod", "acomp", "ccomp", "oprd", "ROOT", "xcomp", "amod"):
                return cues.of("verb", f"{lemma}_{word}"), child
        following = marked.parsed.tokens[verb.index + 1 : verb.index + 2]
        if following and following[0].text.lower() in particles:
            return cues.of("verb", f"{lemma}_{following[0].text.lower()}"), following[0]
    if lemma == "make":
        clear = next(
            (t for t in marked.parsed.tokens[verb.index + 1 : verb.index + 6] if t.text.lower() in ("clear", "plain", "known")), None
        )
        if clear is not None:
            return cues.of("verb", "make_clear"), clear
    return cues.of("verb", lemma), None


def usable(marked: Marked, verb: Token, complement: Token, frames: Frames) -> bool:
    """Whether a clausal dependent is a complement the frames allow, inside the verb's own quotation."""
    return marked.within(complement, marked.holder(verb)) and frame_of(marked, verb, complement, frames) is not None


def frame_of(marked: Marked, verb: Token, complement: Token, frames: Frames) -> str | None:
    """Which frame a clausal complement fills."""
    children = marked.parsed.children(complement)
    has_to = any(c.dep == "aux" and c.tag == "TO" for c in children)
    subject = next((c for c in children if c.dep in ("nsubj", "nsubjpass", "expl")), None)
    if has_to:
        hearer = next((c for c in marked.parsed.children(verb) if c.dep in ("dobj", "dative") and c.index < complement.index), None)
        wanted = "whom-to" if (subject is not None or hearer is not None) and "whom-to" in frames else "to"
        if any(c.tag in ("WRB", "WP") for c in children):
            return "clause" if "clause" in frames else None
        passive = any(c.dep in ("auxpass", "nsubjpass") for c in marked.parsed.children(verb))
        if passive:
            return "passive-to" if "passive-to" in frames else "whom-to" if "whom-to" in frames else None
        return wanted if wanted in frames else None
    if complement.tag == "VBG" and subject is None and not any(c.dep == "aux" for c in children):
        return "ing" if "ing" in frames else None
    if complement.tag in FINITE or subject is not None or any(c.tag in FINITE or c.dep == "mark" for c in children):
        finite = any(c.dep in ("cop", "mark", "aux", "auxpass") or c.tag in FINITE for c in children)
        if not complement.tag.startswith(("VB", "MD")) and not finite:
            return "small" if "small" in frames else None
        if "clause" in frames:
            return "clause"
        return "small" if "small" in frames else None
    if "small" in frames and complement.tag[:2] in ("NN", "JJ", "VB"):
        return "small"
    return "clause" if "clause" in frames and complement.dep == "ccomp" and complement.tag.startswith("VB") else None


def of_noun(marked: Marked, noun: Token, frames: Frames) -> Iterator[Candidate]:
    """What a noun reports: "the claim that …", "his promise to …", "accusations of …"."""
    if frames is NOTHING:
        return
    owner = sources.possessor(marked.parsed, noun)
    source = sources.phrase(marked.parsed, owner) if owner is not None else None
    if noun.lemma.lower() == "order" and noun.index and marked.parsed.tokens[noun.index - 1].text.lower() == "in":
        return
    for child in marked.parsed.children(noun):
        if child.index < noun.index:
            continue
        inner = marked.parsed.children(child)
        frame: str | None = None
        if child.dep in ("acl", "ccomp", "relcl") and any(c.dep == "mark" and c.text.lower() == "that" for c in inner):
            frame = "clause"
        elif child.dep in ("acl", "relcl") and any(c.tag == "TO" for c in inner):
            frame = "to"
        elif child.dep == "prep" and child.text.lower() in ("of", "for", "about", "on", "over", "against") and owner is not None:
            frame = "np"
        if frame is None or frame not in frames:
            continue
        tokens = [t for t in marked.parsed.subtree(child) if t.index > noun.index and not (frame == "np" and t is child)]
        spans = run(marked, noun, tokens)
        if spans:
            yield Candidate(tuple(spans), (noun.start, noun.end), noun.index, source, frames[frame], f"noun-{frame}-{frames[frame].value}")
            return
    if "clause" in frames:
        spans = that_behind_phrase(marked, noun)
        following = marked.parsed.tokens[noun.index + 1 : noun.index + 2]
        if source is None and following and following[0].text.lower() in ("from", "by", "among"):
            behind = next((c for c in marked.parsed.children(following[0]) if c.dep == "pobj"), None)
            source = sources.phrase(marked.parsed, behind) if behind is not None else None
        if spans:
            yield Candidate(
                tuple(spans), (noun.start, noun.end), noun.index, source, frames["clause"], f"noun-clause-{frames['clause'].value}"
            )


def of_adjective(marked: Marked, adjective: Token, frames: Frames) -> Iterator[Candidate]:
    """What an adjective of attitude reports: "is confident that …", "is eager to …"."""
    if frames is NOTHING or adjective.dep not in ("acomp", "ccomp", "conj", "ROOT", "oprd", "advcl", "amod"):
        return
    verb = marked.parsed.tokens[adjective.head]
    source = sources.of(marked, verb) if verb.tag.startswith("VB") else None
    for child in marked.parsed.children(adjective):
        if child.index < adjective.index or child.dep not in ("ccomp", "xcomp"):
            continue
        has_to = any(c.tag == "TO" for c in marked.parsed.children(child))
        frame = "to" if has_to else "clause"
        if frame in frames:
            spans = run(marked, adjective, [t for t in marked.parsed.subtree(child) if t.index > adjective.index])
            if spans:
                cue = (adjective.start, adjective.end)
                yield Candidate(tuple(spans), cue, adjective.index, source, frames[frame], f"adj-{frame}-{frames[frame].value}")
                return


def according(marked: Marked, token: Token) -> Iterator[Candidate]:
    """ "According to the report, …" and "…, according to the report"."""
    tokens = marked.parsed.tokens
    sentence = marked.sentence(token)
    if sentence is None or token.index + 2 >= sentence.last or tokens[token.index + 1].text.lower() != "to":
        return
    preposition = tokens[token.index + 1]
    named = next((c for c in marked.parsed.children(preposition) if c.dep == "pobj"), None)
    if named is None:
        return
    whole = [t for t in marked.parsed.subtree(named) if t.index > preposition.index]
    source = sources.phrase(marked.parsed, named)
    end = next(
        (
            i
            for i in range(named.index + 1, sentence.last)
            if tokens[i].text == "," and tokens[i + 1 : i + 2] and not inside_apposition(marked, named, i)
        ),
        None,
    )
    level = marked.holder(token)
    left = [t for t in tokens[sentence.first : token.index] if marked.within(t, level)]
    words_left = [t for t in left if t.is_word and t.tag not in ("CC", "RB", "IN", "WDT")]
    cue = (token.start, preposition.end)
    if words_left and not (left[-1].text == "," and left[-2:-1] and left[-2].tag in ("CC", "WDT", "IN")):
        spans = run(marked, token, left)
        if (
            end is not None
            and whole
            and end > whole[-1].index
            and tokens[end + 1].tag not in ("WP", "WDT", "CC", "IN")
            and left[-1].text == ","
        ):
            spans += run(marked, token, tokens[end + 1 : sentence.last])
    else:
        stop = (end if end is not None else whole[-1].index) + 1
        spans = run(marked, token, tokens[stop : sentence.last])
    if spans:
        yield Candidate(tuple(spans), cue, token.index, source, Sense.SPEECH, "according")


def in_words(marked: Marked, noun: Token) -> Iterator[Candidate]:
    """ "In the mayor's words, …", "…, in the words of the mayor, …"."""
    parsed = marked.parsed
    sentence, opening = marked.sentence(noun), parsed.tokens[noun.head]
    if sentence is None or noun.text.lower() != "words" or opening.text.lower() != "in" or noun.dep != "pobj":
        return
    of = next((c for c in parsed.children(noun) if c.dep == "prep" and c.text.lower() == "of"), None)
    owner = sources.possessor(parsed, noun)
    if owner is None and of is not None:
        owner = next((c for c in parsed.children(of) if c.dep == "pobj"), None)
    last = parsed.subtree(opening)[-1].index
    if owner is None or last + 1 >= sentence.last or parsed.tokens[last + 1].text != ",":
        return
    level = marked.holder(noun)
    ahead = [t for t in parsed.tokens[sentence.first : opening.index] if marked.within(t, level)]
    left = ahead if any(t.is_word and t.tag != "CC" for t in ahead) else []
    if left and left[-1].text != ",":
        return
    spans = [*run(marked, noun, left), *run(marked, noun, parsed.tokens[last + 1 : sentence.last])]
    if spans:
        yield Candidate(tuple(spans), (noun.start, noun.end), noun.index, sources.phrase(parsed, owner), Sense.SPEECH, "words-speech")


def inside_apposition(marked: Marked, named: Token, comma: int) -> bool:
    """Whether a comma belongs to a relative clause or apposition of the source that ends with another comma."""
    for child in marked.parsed.children(named):
        if child.dep in ("appos", "relcl", "acl", "conj"):
            inside = marked.parsed.subtree(child)
            if inside[0].index - 1 <= comma < inside[-1].index and inside[0].index > named.index:
                return True
    return False
