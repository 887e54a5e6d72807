"""Headlines → who says what, in the clipped grammar of headlines.

In: a marked article. Out: candidates from "Council Calls Plan Unique, Says Vote Final", "Plan is dead, mayor says"
and "Mayor to Council: We will not pay". Title case and missing articles lead the parser astray, so the
words are read by their forms: a cue in the present tense, a colon, a comma. Forms after Mårdh (1980, Headlinese).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tellings.annotations.boundaries import in_headline
from tellings.annotations.cues import CueTable, table
from tellings.annotations.indirect import Candidate
from tellings.annotations.marked import OUTSIDE, Marked
from tellings.model.parse import Sentence, Token
from tellings.model.statement import Sense

CUTS = (",", ";", ":", "—", "–", "|")
LONGEST_NAME = 7
"""Words a speaker may have in a headline."""
SHORTEST = 2
"""Words a headline's statement has at least."""
TAGGED = ("VBZ", "VBP", "NNS", "NNPS", "NNP")
"""Tags the parser gives a cue in title case."""
MISTAKEN = ("say", "call")
"""Cues trusted even where the parser reads a noun; others ("Fraud Claims Rock Council") are nouns too often."""
OBJECTLESS = ("clause", "small", "whom-of:")
"""Frames a headline may fill with bare words."""


def read(marked: Marked, taken: frozenset[int]) -> list[Candidate]:
    """Candidates of all headlines and subheadings; cues in `taken` are joined to a quotation already."""
    found: list[Candidate] = []
    for sentence in marked.parsed.sentences:
        tokens = marked.parsed.tokens[sentence.first : sentence.last]
        if tokens and in_headline(marked, tokens[0]) and len(tokens) < 60:
            found.extend(labelled(marked, sentence, tokens))
            found.extend(cued(marked, tokens, table(), taken))
    return found


def verb_of(token: Token, cues: CueTable) -> str | None:
    """The speech verb a word is a present-tense form of, whatever the parser took it for."""
    word = token.text.lower()
    for lemma in (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y"):
        frames = cues.of("verb", lemma)
        if any(f in frames and frames[f] is Sense.SPEECH for f in OBJECTLESS):
            return lemma
    return None


def cued(marked: Marked, tokens: Sequence[Token], cues: CueTable, taken: frozenset[int]) -> Iterator[Candidate]:
    """Content behind a cue up to the next comma with a cue, or before one that ends the headline."""
    source = None
    for i, token in enumerate(tokens):
        lemma = (
            verb_of(token, cues)
            if token.tag in ("VBZ", "VBP", "NNS", "NNPS", "NNP") and token.text.lower().endswith(("s", "say"))
            else None
        )
        if lemma is None or i == 0 or token.index in taken or marked.holder(token) != OUTSIDE:
            continue
        ahead = name_ahead(marked, tokens[:i])
        source = ahead or source
        if source is None:
            continue
        behind = tokens[i + 1 :]
        stop = next((j for j, t in enumerate(behind) if t.text in CUTS and starts_cue(behind[j + 1 :], cues)), len(behind))
        content = marked.trim(behind[:stop])
        if lemma == "say" and not [t for t in behind if t.is_word]:
            comma = max((j for j, t in enumerate(tokens[:i]) if t.text in CUTS), default=0)
            content = marked.trim(tokens[:comma])
            source = (tokens[comma + 1].start, tokens[i - 1].end)
        mistaken = token.tag not in ("VBZ", "VBP") and lemma not in MISTAKEN
        if sum(t.is_word for t in content) < SHORTEST or mistaken or content[0].tag in ("IN", "CC", "TO", "RP"):
            continue
        span = marked.span(content[0], content[-1], OUTSIDE)
        yield Candidate((span,), (token.start, token.end), token.index, source, Sense.SPEECH, "headline-speech")


def starts_cue(tokens: Sequence[Token], cues: CueTable) -> bool:
    """Whether a second cue follows at once ("…, Says …")."""
    return bool(tokens) and tokens[0].text.lower().endswith("s") and verb_of(tokens[0], cues) is not None


def name_ahead(marked: Marked, tokens: Sequence[Token]) -> tuple[int, int] | None:
    """The words right before a cue, if they can be a speaker."""
    start = max(
        (j + 1 for j, t in enumerate(tokens) if t.text in (";", ":", "—", "–", "|") or (t.text == "," and len(tokens) - j < 2)), default=0
    )
    if tokens and tokens[-1].text == ",":
        start, earlier = 0, [j for j, t in enumerate(tokens[:-1]) if t.text == ","]
        tokens = tokens[: earlier[-1]] if earlier else tokens[:-1]
    words = [t for t in tokens[start:] if t.is_word]
    if not words or len(words) > 2 * LONGEST_NAME or any(marked.holder(t) != OUTSIDE for t in words):
        return None
    return words[0].start, words[-1].end


def labelled(marked: Marked, sentence: Sentence, tokens: Sequence[Token]) -> Iterator[Candidate]:
    """ "Mayor to Council: We will not pay": a short name, a colon, a clause."""
    colon = next((i for i, t in enumerate(tokens) if t.text == ":" and marked.holder(t) == OUTSIDE), None)
    if colon is None or sentence.first != tokens[0].index:
        return
    name = [t for t in tokens[:colon] if t.is_word]
    content = marked.trim(tokens[colon + 1 :])
    if not name or len(name) > LONGEST_NAME or not name[-1].tag.startswith("NN") or any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in name):
        return
    if not any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in content) or not any(t.tag.startswith("NNP") for t in name):
        return
    if not content or any(t.tag == "CD" for t in name):
        return
    to = next((i for i, t in enumerate(name) if t.text.lower() in ("to", "on")), len(name))
    if to == 0:
        return
    span = marked.span(content[0], content[-1], OUTSIDE)
    yield Candidate(
        (span,),
        (tokens[colon].start, tokens[colon].end),
        tokens[colon].index,
        (name[0].start, name[to - 1].end),
        Sense.SPEECH,
        "headline-label",
    )
