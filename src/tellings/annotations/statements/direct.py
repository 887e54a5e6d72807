"""Quotations → who is quoted: each stretch in marks is joined to its cue or found to be no speech.

In: a marked article. Out: one Attribution per quotation that is speech. Guarantee: decided by marks,
punctuation and the words right beside them, so that a wrong parse of the sentence does little harm.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.annotations.statements import sources
from tellings.annotations.statements.boundaries import LONGEST, Offsets, in_headline, kernel_of
from tellings.annotations.statements.cues import CueTable, table
from tellings.annotations.statements.marked import OUTSIDE, Marked
from tellings.annotations.statements.quotations import Quotation
from tellings.model.parse import Token

ENDS_CLAUSE = (",", "?", "!", "-", "—", "–", "…", ".")
FINITE = ("VBD", "VBZ", "VBP")
SUBORDINATE = ("relcl", "acl", "advcl", "csubj", "pcomp")
ADJUNCTS = frozenset({"prep", "advmod", "npadvmod", "cc", "punct", "mark", "advcl"})
"""What tells when and where something was said, where it stands alone before a reporting clause."""
PLACES_AND_TIMES = ("in", "at", "during", "on")
"""What can follow a reporting verb that closes its sentence ("…, Lee said in a letter")."""
LONGEST_LABEL = 8
"""Words a speaker's name before a colon may have."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A quotation read as speech; `start` and `end` lie outside its marks where words beside them belong to the content."""

    quotation: int
    start: int
    cue: Offsets | None
    cue_index: int | None
    source: Offsets | None
    rule: str
    end: int = 0


def read(marked: Marked) -> list[Attribution]:
    """Attributions by quotation, in order."""
    found: list[Attribution] = []
    cues = table()
    previous: Attribution | None = None
    for number, quotation in enumerate(marked.quotations):
        attribution = attribute(marked, number, quotation, cues, previous)
        if attribution is not None:
            found.append(attribution)
            if quotation.level == 0:
                previous = attribution
    return found


def attribute(marked: Marked, number: int, quotation: Quotation, cues: CueTable, previous: Attribution | None) -> Attribution | None:
    """The cue behind, the cue before, a label with a colon, or a whole sentence in marks on its own."""
    text = marked.parsed.text
    parent = marked.parents[number]
    inner = quotation.inner(text)
    words = len(inner.split())
    if not inner:
        return None
    ahead = tokens_before(marked, quotation, parent)
    behind = tokens_after(marked, quotation, parent)
    whole = not [t for t in ahead if t.is_word]
    cue = None if title(ahead, inner) else cue_behind(marked, behind, inner, cues)
    if cue is not None:
        lead = lead_of(marked, quotation, ahead, inner, previous, cues)
        return Attribution(number, lead, *cue_fields(marked, cue, behind), "direct-behind")
    credit = credited(marked, behind)
    if credit is not None and not cue_ahead(ahead, cues):
        cue_at, named = credit
        return Attribution(
            number, lead_of(marked, quotation, ahead, inner, previous, cues), cue_at, behind[0].index, named, "direct-behind"
        )
    onward = goes_on(behind, inner)
    cue = cue_ahead(ahead, cues)
    if cue is not None:
        if onward and ahead[-1].is_word:
            return None
        end = hung_on(marked, quotation, behind) if onward else 0
        return Attribution(number, quotation.start, *cue_fields(marked, cue, ahead), "direct-ahead", end)
    if onward and whole and parent == OUTSIDE:
        closing = closing_cue(marked, behind, cues)
        if closing is not None:
            last, cue = closing
            return Attribution(number, quotation.start, *cue_fields(marked, cue, behind), "direct-behind", last.end)
    if ahead and ahead[-1].text == ":" and words > 1 and inner[:1].isupper() and parent == OUTSIDE and not label_ahead(ahead):
        root = next((t for t in ahead if t.tag in FINITE and t.dep in ("ROOT", "ccomp", "conj")), None)
        return Attribution(number, quotation.start, None, None, sources.of(marked, root) if root else None, "direct-colon")
    if whole and parent == OUTSIDE and behind and behind[0].text in (":", "–", "—") and in_headline(marked, behind[0]):
        return Attribution(number, quotation.start, None, None, label_behind(marked, behind), "direct-label")
    label = label_ahead(ahead)
    if label is not None and (inner[:1].isupper() or words > 2):
        return Attribution(number, quotation.start, None, None, label, "direct-label")
    sentence_like = (
        words > 1 and (inner[:1].isupper() or inner[:1] in "[(.…") and (inner[-1:] in ".?!…,-—])" or not quotation.closed or words > 12)
    )
    if whole and sentence_like and (not [t for t in behind if t.is_word] or words > 6) and not quotation.single:
        carried = previous if previous is not None and same_paragraph(marked, previous, quotation) else None
        return Attribution(
            number, quotation.start, None, None, carried.source if carried else None, "direct-carried" if carried else "direct-alone"
        )
    return None


def credited(marked: Marked, behind: Sequence[Token]) -> tuple[Offsets, Offsets] | None:
    """Cue and source of "…," according to Lee."""
    words = [t for t in behind[:4] if t.is_word]
    if len(words) < 2 or [t.text.lower() for t in words[:2]] != ["according", "to"]:
        return None
    named = next((c for c in marked.parsed.children(words[1]) if c.dep == "pobj"), None)
    return ((words[0].start, words[1].end), sources.phrase(marked.parsed, named)) if named is not None else None


def opening(marked: Marked, attribution: Attribution) -> Offsets | None:
    """Content before a reporting clause whose quotation goes on with it ("The gate is safe, Lee said, “for now”")."""
    quotation = marked.quotations[attribution.quotation]
    tokens = marked.parsed.tokens
    if attribution.cue_index is None or attribution.rule != "direct-ahead" or quotation.level:
        return None
    verb = tokens[attribution.cue_index]
    sentence = marked.sentence(verb)
    if sentence is None or sentence.last - sentence.first > LONGEST or not quotation.inner(marked.parsed.text)[:1].islower():
        return None
    first, _ = kernel_of(marked, verb)
    subject = any(c.dep == "nsubj" and c.index < verb.index for c in marked.parsed.children(verb))
    if first - sentence.first < 3 or tokens[first - 1].text != "," or not subject:
        return None
    ahead = marked.trim(tokens[sentence.first : first])
    hung = {c.dep for c in marked.parsed.children(verb) if sentence.first <= c.index < first and c.is_word}
    if not ahead or (hung and hung <= ADJUNCTS and not any(t.dep in ("nsubj", "nsubjpass") for t in ahead)):
        return None
    return marked.span(ahead[0], ahead[-1], OUTSIDE)


def goes_on(behind: Sequence[Token], inner: str) -> bool:
    """Whether a sentence that is quoted in part runs on behind the marks ("“Delay is theft” from every household, …")."""
    return bool(behind) and behind[0].is_word and behind[0].text[:1].islower() and inner[-1:] not in ".,?!…—–:"


def hung_on(marked: Marked, quotation: Quotation, behind: Sequence[Token]) -> int:
    """The end of the words behind a quotation that depend on a word inside it; 0 if none do."""
    tokens, end = marked.parsed.tokens, 0
    for token in behind[:LONGEST]:
        above = tokens[token.head]
        while quotation.end <= above.start and above.head != above.index and behind[0].index <= above.index <= behind[-1].index:
            above = tokens[above.head]
        if not quotation.start <= above.start < quotation.end:
            break
        if token.is_word:
            end = token.end
    return end


def closing_cue(marked: Marked, behind: Sequence[Token], cues: CueTable) -> tuple[Token, Token] | None:
    """The last word before a reporting clause set off by a comma, and that clause's verb ("… from every household, Lee said")."""
    for comma, token in enumerate(behind[:LONGEST]):
        if token.text != "," or comma == 0:
            continue
        for verb in behind[comma + 1 : comma + 10]:
            if verb.text in (",", ";", ":"):
                break
            if verb.tag in FINITE and cues.speaks(verb.lemma.lower()) and verb.dep not in SUBORDINATE:
                subject = any(c.dep == "nsubj" and c.index > token.index for c in marked.parsed.children(verb))
                after = next((t for t in behind if t.index > verb.index and t.is_word), None)
                if subject and (after is None or after.tag not in ("IN", "TO", "WRB") or after.text.lower() in PLACES_AND_TIMES):
                    return behind[comma - 1], verb
                break
    return None


def title(ahead: Sequence[Token], inner: str) -> bool:
    """Whether words in marks behind a preposition are a name ('On "The Morning Hour," Lee said')."""
    if not ahead or ahead[-1].tag not in ("IN", "POS", "NN", "NNP", "TO", "PRP$"):
        return False
    words = [w for w in inner.strip(",.").split() if w[:1].isalpha()]
    return len(words) > 1 and all(w[0].isupper() or len(w) < 4 for w in words)


def lead_of(marked: Marked, quotation: Quotation, ahead: Sequence[Token], inner: str, previous: Attribution | None, cues: CueTable) -> int:
    """Where the content of a quotation with its cue behind it begins: at the mark, or earlier in its sentence."""
    inside = [t for t in ahead if t.is_word and t.tag not in ("CC", "RB", "UH")]
    if not inside or inner[:1].isupper() or cue_ahead(ahead, cues):
        return quotation.start
    sentence = marked.sentence(ahead[0])
    trimmed = marked.trim(ahead)
    if not trimmed:
        return quotation.start
    start = trimmed[0]
    if (
        sentence is None
        or sentence.last - sentence.first > LONGEST
        or (previous is not None and marked.quotations[previous.quotation].end > sentence.start)
    ):
        return start.start
    opening = marked.parsed.tokens[sentence.first : start.index]
    if any(t.tag in FINITE and cues.speaks(t.lemma.lower()) and t.dep == "ROOT" for t in opening):
        return start.start
    whole = marked.trim([*opening, start])
    return whole[0].start if whole else start.start


def tokens_before(marked: Marked, quotation: Quotation, parent: int) -> list[Token]:
    """Tokens of the sentence before a quotation, from the end of the quotation before it; a colon lets one more sentence in."""
    parsed = marked.parsed
    first = next(iter(parsed.tokens_in(quotation.start, quotation.end)), None)
    if first is None:
        return []
    sentence = marked.sentence(first)
    if sentence is None:
        return []
    start = sentence.first
    if start == first.index and sentence.index > 0:
        earlier = parsed.sentences[sentence.index - 1]
        if parsed.text[earlier.start : quotation.start].rstrip().endswith((":", ",")) and parsed.tokens[earlier.first].start >= block_start(
            marked, sentence.block, parent
        ):
            start = earlier.first
    found = []
    for token in reversed(parsed.tokens[start : first.index]):
        if marked.holder(token) != parent:
            if marked.within(token, parent):
                break
            break
        found.append(token)
    return found[::-1]


def block_start(marked: Marked, block: int, parent: int) -> int:
    """Where a quotation's surroundings begin: its paragraph (or the one before, behind a colon), or the quotation around it."""
    if parent != OUTSIDE:
        return marked.quotations[parent].start
    blocks = marked.parsed.article.blocks
    return blocks[max(0, block - 1)].span.start


def tokens_after(marked: Marked, quotation: Quotation, parent: int) -> list[Token]:
    """Tokens behind a quotation up to the end of the sentence or the next quotation."""
    parsed = marked.parsed
    inside = parsed.tokens_in(quotation.start, quotation.end)
    if not inside:
        return []
    at = inside[-1].index + 1
    found: list[Token] = []
    block = marked.sentence(inside[-1])
    text = parsed.text
    open_end = text[quotation.start : quotation.end].rstrip("\"'»” ")[-1:] in (",", "?", "!", "-", "—", "–", "…")
    while at < len(parsed.tokens):
        token = parsed.tokens[at]
        sentence = marked.sentence(token)
        if sentence is None or block is None or sentence.block != block.block or marked.holder(token) != parent:
            break
        if sentence.index != block.index and sentence.first == at and found and any(t.is_word for t in found):
            break
        if sentence.index != block.index and not open_end and not found:
            break
        found.append(token)
        at += 1
    return found


def cue_behind(marked: Marked, behind: Sequence[Token], inner: str, cues: CueTable) -> Token | None:
    """The reporting verb right behind a quotation: `"…," said Lee`, `"…," Lee said`."""
    words = [t for t in behind if t.is_word]
    if not words:
        return None
    last = inner[-1:]
    comma = behind[0].text == ","
    if not (comma or last in ENDS_CLAUSE):
        return None
    for token in behind[:40]:
        if token.text in (";", ":") or (token.tag == "CC" and token.dep == "cc" and token is words[0]):
            return None
        if (
            not token.tag.startswith("VB")
            or token.tag not in (*FINITE, "VBN", "VB", "VBG")
            or token.dep in SUBORDINATE
            or token.dep in ("aux", "auxpass")
        ):
            continue
        if token.tag in ("VBN", "VB", "VBG") and not any(c.dep in ("aux", "nsubj") for c in marked.parsed.children(token)):
            continue
        first, _ = kernel_of(marked, token)
        known = bool(cues.of("verb", token.lemma.lower()))
        clause = any(c.dep == "ccomp" and c.index > token.index for c in marked.parsed.children(token))
        subject = any(c.dep == "nsubj" and c.index >= behind[0].index for c in marked.parsed.children(token))
        if not subject and not (token is words[0] and len(words) > 1 and words[1].tag[:2] in ("NN", "PR", "DT", "JJ", "CD") and not clause):
            return None
        gap = [t for t in behind if t.index < first and t.is_word and t.dep not in ("advmod", "npadvmod", "cc")]
        if gap:
            return None
        if (
            last == "."
            and not comma
            and any(c.dep in ("ccomp", "xcomp", "dobj", "acomp", "attr") for c in marked.parsed.children(token) if c.index > token.index)
        ):
            return None
        if known or (
            (comma or last == ",")
            and not any(c.dep in ("dobj", "attr", "acomp", "xcomp") for c in marked.parsed.children(token) if c.index > token.index)
        ):
            return token
        return None
    return None


def cue_ahead(ahead: Sequence[Token], cues: CueTable) -> Token | None:
    """The reporting verb right before a quotation: `Lee said, "…"`, `Lee told them: "…"`."""
    if not ahead:
        return None
    mark = ahead[-1].text
    if mark not in (",", ":", "—", "-", "–") and not ahead[-1].is_word:
        return None
    best = None
    for token in reversed(ahead[-30:]):
        if token.tag.startswith("VB") and token.dep not in ("aux", "auxpass"):
            frames = cues.of("verb", token.lemma.lower())
            if mark in (",", ":", "—", "-", "–"):
                if frames and any(s.value == "speech" for s in frames.values()):
                    best = token
                    break
                if mark != ":" and token.tag in FINITE:
                    return None
            else:
                return token if token is ahead[-1] and cues.speaks(token.lemma.lower()) and "clause" in frames else None
    return best


def cue_fields(marked: Marked, cue: Token, around: Sequence[Token]) -> tuple[Offsets, int, Offsets | None]:
    """Characters and index of a cue, and its source; the noun beside the verb where syntax names none."""
    source = sources.of(marked, cue)
    if source is None and cue.tag in FINITE:
        beside = next((t for t in around if t.index > cue.index and t.tag[:2] in ("NN", "PR")), None)
        quoted_before = around and around[0].index <= cue.index <= around[0].index + 3
        if beside is not None and quoted_before and beside.index - cue.index < 6:
            top = beside
            while (
                top.head != top.index
                and marked.parsed.tokens[top.head].tag[:2] in ("NN",)
                and marked.parsed.tokens[top.head].index > cue.index
            ):
                top = marked.parsed.tokens[top.head]
            source = sources.phrase(marked.parsed, top)
    return (cue.start, cue.end), cue.index, source


def label_ahead(ahead: Sequence[Token]) -> Offsets | None:
    """A name and a colon before a quotation, as headlines and transcripts have it."""
    if not ahead or ahead[-1].text != ":":
        return None
    words = [t for t in ahead[:-1] if t.is_word]
    if not words or len(words) > LONGEST_LABEL or any(t.tag in FINITE for t in words):
        return None
    nouns = [t for t in words if t.tag.startswith("NN")]
    return (words[0].start, words[-1].end) if nouns else None


def label_behind(marked: Marked, behind: Sequence[Token]) -> Offsets | None:
    """Whom a headline's opening quotation is by: the subject behind its colon ("“No”: ministry denies …"), the name behind its dash."""
    verb = next((t for t in behind if t.tag in FINITE), None)
    if verb is not None:
        return sources.of(marked, verb)
    words = [t for t in behind if t.is_word]
    return (words[0].start, words[-1].end) if 0 < len(words) <= LONGEST_LABEL else None


def same_paragraph(marked: Marked, previous: Attribution, quotation: Quotation) -> bool:
    """Whether the quotation before stands in the same paragraph with only its own reporting clause between."""
    earlier = marked.quotations[previous.quotation]
    between = marked.parsed.text[earlier.end : quotation.start]
    return "\n" not in between and previous.source is not None
