"""Headlines → who says what, in the clipped grammar of headlines.

In: a marked article. Out: candidates from "Council Calls Plan Sound, Says Vote Final", "Plan is dead, mayor says"
and "Mayor to Council: We will not pay". Title case and missing articles lead the parser astray, so the
words are read by their forms: a cue in the present tense, a colon, a comma. Forms after Mårdh (1980, Headlinese).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tellings.annotations.names import roles
from tellings.annotations.names.tables import words
from tellings.annotations.statements.boundaries import in_headline
from tellings.annotations.statements.cues import CueTable, Frames, table
from tellings.annotations.statements.indirect import Candidate
from tellings.annotations.statements.marked import OUTSIDE, Marked
from tellings.model.parse import Sentence, Token
from tellings.model.statement import Sense

CUTS = (",", ";", ":", "—", "–", "|")
LONGEST_NAME = 7
"""Words a speaker may have in a headline."""
SHORTEST = 2
"""Words a headline's statement has at least."""
TAGGED = ("VBZ", "VBP", "NNS", "NNPS", "NNP")
"""Tags the parser gives a cue in title case."""
MISTAKEN = words(
    """
    say call tell deny warn accuse apologize apologise admit insist mock slam condemn dismiss criticize criticise hail confirm
"""
)
"""Cues trusted even where the parser reads a noun; others ("Fraud Claims Rock Council") are nouns too often."""
SUFFIXES = words(
    """
    live video update updates analysis opinion review explainer photos pictures podcast news
"""
)
"""What newsrooms put behind a dash that is no speaker."""
LONGEST_SUFFIX = 3
"""Words a speaker behind a closing dash may have."""
OBJECTLESS = ("clause", "small", "whom-of:")
"""Frames a headline may fill with bare words."""


def read(marked: Marked, taken: frozenset[int]) -> list[Candidate]:
    """Candidates of all headlines and subheadings; cues in `taken` are joined to a quotation already."""
    found: list[Candidate] = []
    for sentence in marked.parsed.sentences:
        tokens = marked.parsed.tokens[sentence.first : sentence.last]
        if tokens and len(tokens) < 60 and (in_headline(marked, tokens[0]) or untitled(marked, sentence, tokens)):
            found.extend(labelled(marked, sentence, tokens))
            found.extend(signed(marked, tokens))
            found.extend(cued(marked, tokens, table(), taken))
    return found


def untitled(marked: Marked, sentence: Sentence, tokens: Sequence[Token]) -> bool:
    """Whether an article's first line reads as a headline though its punctuation hides it ("… for “that pier!”")."""
    block = marked.parsed.article.blocks[sentence.block].span
    return sentence.block == 0 and sentence.start == block.start and sentence.end == block.end and tokens[-1].text != "."


def verb_of(token: Token, cues: CueTable) -> str | None:
    """The speech verb a word is a present-tense form of, whatever the parser took it for."""
    word = token.text.lower()
    for lemma in (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y"):
        if any(sense is Sense.SPEECH for sense in cues.of("verb", lemma).values()):
            return lemma
    return None


def framed(content: list[Token], frames: Frames) -> list[Token]:
    """The content where the words behind a cue fill one of its frames, without the preposition that opens it; else nothing."""
    if not content:
        return []
    first = content[0].text.lower()
    if f"{first}:" in frames and frames[f"{first}:"] is Sense.SPEECH:
        return content[1:]
    if any(f in frames and frames[f] is Sense.SPEECH for f in OBJECTLESS):
        return content
    return content if "as" in frames and any(t.text.lower() == "as" for t in content[1:-1]) else []


def cued(marked: Marked, tokens: Sequence[Token], cues: CueTable, taken: frozenset[int]) -> Iterator[Candidate]:
    """Content behind a cue up to the next comma with a cue, or before one that ends the headline."""
    source = None
    for i, token in enumerate(tokens):
        plural = token.text.lower() == "say" and token.tag == "VB"
        lemma = verb_of(token, cues) if plural or (token.tag in TAGGED and token.text.lower().endswith(("s", "say"))) else None
        if lemma is None or i == 0 or token.index in taken or marked.holder(token) != OUTSIDE:
            continue
        goes_on = source is not None and tokens[i - 1].text in CUTS
        source = source if goes_on else name_ahead(marked, tokens[:i]) or source
        if source is None:
            continue
        behind = tokens[i + 1 :]
        stop = next((j for j, t in enumerate(behind) if t.text in CUTS and starts_cue(behind[j + 1 :], cues)), len(behind))
        content = marked.trim(behind[:stop])
        if lemma == "say" and not [t for t in behind if t.is_word]:
            comma = max((j for j, t in enumerate(tokens[:i]) if t.text in CUTS), default=0)
            if comma + 1 >= i:
                continue
            content = marked.trim(tokens[:comma])
            source = (tokens[comma + 1].start, tokens[i - 1].end)
        mistaken = token.tag not in ("VBZ", "VBP") and lemma not in MISTAKEN
        content = framed(content, cues.of("verb", lemma))
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
    if not name or len(name) > LONGEST_NAME or any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in name):
        return
    if not name[-1].tag.startswith("NN") and not named_below(marked, sentence, name[-1]):
        return
    if not content or any(t.tag == "CD" for t in name) or content[0].tag in ("WP", "WRB", "WDT"):
        return
    finding = name[-1].text.lower() in roles.OWN_VOICE - SUFFIXES  # "Poll: Brandt and Koval neck and neck"
    if not finding and not any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in content):
        return
    if not finding and not any(t.tag.startswith("NNP") or named_below(marked, sentence, t) or has_office(t) for t in name):
        return
    to = next((i for i, t in enumerate(name) if t.text.lower() in ("to", "on")), len(name))
    who = name[to - 1] if to else None
    if who is None or not (who.tag.startswith("NNP") or speaks(who) or named_below(marked, sentence, who)):
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


def named_below(marked: Marked, sentence: Sentence, token: Token) -> bool:
    """Whether the text below writes the word as a name, which at the head of a line it cannot be told to be."""
    return any(t.text == token.text and t.tag.startswith("NNP") for t in marked.parsed.tokens[sentence.last :])


def has_office(noun: Token) -> bool:
    """Whether a common noun says who somebody is ("Mayor", "Police")."""
    return noun.text.lower() in roles.ROLES or noun.text.lower() in roles.GROUPS


def speaks(noun: Token) -> bool:
    """Whether a common noun can be who speaks."""
    return has_office(noun) or noun.text.lower() in roles.DOCUMENTS or noun.lemma.lower() in roles.DOCUMENTS


def signed(marked: Marked, tokens: Sequence[Token]) -> Iterator[Candidate]:
    """ "Pier to be rebuilt within a year – mayor": a clause, a dash, who says so; an outlet's own name is none."""
    dash = next((i for i in range(len(tokens) - 1, 0, -1) if tokens[i].text in ("–", "—", "-", "--")), None)
    if dash is None or dash < 3 or marked.holder(tokens[dash]) != OUTSIDE or tokens[dash - 1].end == tokens[dash].start:
        return
    name = [t for t in tokens[dash + 1 :] if t.is_word]
    outlet = (marked.parsed.article.outlet or "").lower()
    if not 0 < len(name) <= LONGEST_SUFFIX or any(t.text.lower() in SUFFIXES or t.text.lower() in outlet for t in name):
        return
    content = marked.trim(tokens[:dash])
    if not any(t.tag.startswith(("VB", "MD")) for t in content) or any(not t.tag.startswith(("NN", "DT", "JJ")) for t in name):
        return
    if name[-1].text[:1].isupper() or speaks(name[-1]):
        span = marked.span(content[0], content[-1], OUTSIDE)
        cue = (tokens[dash].start, tokens[dash].end)
        yield Candidate((span,), cue, tokens[dash].index, (name[0].start, name[-1].end), Sense.SPEECH, "headline-label")
