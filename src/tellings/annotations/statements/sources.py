"""Who a cue is attributed to, as far as its own sentence says.

In: a cue token. Out: the characters of the noun phrase or pronoun that is its source, None if there is none.
Rules: subject, inverted subject, agent of a passive, subject carried over coordination and non-finite
clauses (Quirk et al. 1985, 14.6-14.8), antecedent of a relative, the noun a participle hangs on.
"""

from __future__ import annotations

from tellings.annotations.statements.cues import CITING, ISSUED, ISSUING, NOT_SPEAKERS
from tellings.annotations.statements.marked import OUTSIDE, Marked
from tellings.model.parse import ParsedArticle, Token
from tellings.model.statement import Speaker

SUBJECTS = ("nsubj", "csubj")
CARRIES = ("conj", "xcomp", "advcl", "acl", "relcl", "ccomp", "pcomp", "dep", "prep")
NOBODY = frozenset({"anyone", "anybody", "nobody", "whoever", "none"})
RECEIVING = frozenset({"obtain", "get", "receive", "see", "review", "read", "find", "cite", "carry", "print"})
"""Verbs for coming by what someone else wrote ("obtained a letter asking …")."""
CONTROLLED = frozenset({"as", "of", "for"})
"""Prepositions behind which a gerund's subject is the object before them ("accused Lee of saying", "quoted Lee as saying")."""
PARTS = frozenset({"detail", "passage", "paragraph", "section", "page", "line", "sentence", "clause", "count", "word", "language"})
"""Parts of a text: the text speaks through them ("the report includes passages accusing …")."""
SUBJECT_CONTROL = frozenset({
    "use", "take", "seize", "exploit", "issue", "release", "hold", "call", "give", "make", "write", "send", "post", "deliver", "return",
    "interrupt", "break", "join", "face", "promise", "choose", "spend", "miss", "schedule", "stage", "organize", "organise", "convene",
})  # fmt: skip
"""Verbs whose object does not do what the infinitive behind it says: their subject does ("used the rally to urge", Quirk et al., 16.51)."""
FEW_WORDS = 3
"""Spaces in a quotation from which on it is taken for something said, not for a name in quotation marks."""
OUTER = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "conj", "cc", "punct", "parataxis", "appos"})


def of(marked: Marked, cue: Token) -> tuple[int, int] | None:
    """Characters of the source's noun phrase."""
    head = source_head(marked.parsed, cue, barred=said(marked, cue))
    if head is None or (head.lemma.lower() in NOT_SPEAKERS and not (head.tag in ("WDT", "WP") and relative(marked.parsed, head))):
        return None
    return phrase(marked.parsed, head)


def said(marked: Marked, cue: Token) -> frozenset[int]:
    """Tokens of the cue's sentence that stand in a quotation of several words and it does not: what is said does not say it."""
    sentence = marked.sentence(cue)
    level = marked.holder(cue)
    found: set[int] = set()
    for token in marked.parsed.tokens[sentence.first : sentence.last] if sentence else ():
        at = marked.holder(token)
        if at not in (OUTSIDE, level) and not marked.within(cue, at):
            quotation = marked.quotations[at]
            if marked.parsed.text.count(" ", quotation.start, quotation.end) >= FEW_WORDS:
                found.add(token.index)
    return frozenset(found)


def generic(parsed: ParsedArticle, cue: Token) -> bool:
    """Whether nobody in particular is meant ("anyone who says that", "nobody said that")."""
    head = source_head(parsed, cue)
    if head is not None and head.tag in ("WP", "WDT"):
        head = next((parsed.tokens[a.head] for a in parsed.ancestors(head) if a.dep == "relcl"), head)
    return head is not None and head.text.lower() in NOBODY


def relative(parsed: ParsedArticle, pronoun: Token) -> bool:
    """Whether "that" or "which" stands for the noun its clause hangs on."""
    return any(above.dep == "relcl" for above in parsed.ancestors(pronoun))


def speaker(parsed: ParsedArticle, where: tuple[int, int] | None) -> Speaker | None:
    """An unresolved Speaker for a stretch of text."""
    if where is None:
        return None
    span = parsed.span(*where)
    return Speaker(span.of(parsed.text), span, None)


def phrase(parsed: ParsedArticle, head: Token) -> tuple[int, int]:
    """A noun phrase without relative clauses; an apposition stays in only where it names ("a spokesman, Ann Lee")."""
    kept = {head.index}
    todo = [head]
    while todo:
        token = todo.pop()
        for child in parsed.children(token):
            if child.dep in OUTER and not (
                child.dep == "appos" and token is head and child.tag.startswith("NNP") and not head.tag.startswith("NNP")
            ):
                if child.dep in ("conj", "cc") and token is head and not clause_between(parsed, head, child):
                    kept.add(child.index)
                    todo.append(child)
                continue
            kept.add(child.index)
            todo.append(child)
    low, high = head.index, head.index
    tokens = parsed.tokens
    while (
        low - 1 in kept
        or (low > 1 and tokens[low - 1].text == "-" and tokens[low - 1].end == tokens[low].start)
        or (low > 1 and tokens[low].text == "-" and tokens[low - 1].end == tokens[low].start)
    ):
        low -= 1
    last = max(kept)
    while high < last and (high + 1 in kept or tokens[high + 1].text == ","):
        high += 1
    while high > head.index and not tokens[high].is_word and tokens[high].text not in (")", '"'):
        high -= 1
    return tokens[low].start, tokens[high].end


def clause_between(parsed: ParsedArticle, head: Token, child: Token) -> bool:
    """Whether a coordinated noun is too far off to be one source with its head."""
    return child.index - head.index > 6 or any(t.text in (",", ";") for t in parsed.tokens[head.index + 1 : child.index])


def source_head(
    parsed: ParsedArticle, cue: Token, depth: int = 0, participle: bool = False, barred: frozenset[int] = frozenset()
) -> Token | None:
    """The head of the noun phrase a cue is attributed to, none of the tokens `barred`.

    `participle`: an adverbial participle led here ("was sued, alleging").
    """
    children = [c for c in parsed.children(cue) if c.index not in barred]
    if cue.tag == "VBG" and cue.index > 1 and parsed.tokens[cue.index - 2].text.lower() == "of" and cue.dep != "pobj":
        shown = parsed.tokens[cue.index - 1]
        if shown.tag in ("PRP", "NNP"):  # "a video of him saying"
            return shown
    passive = any(c.dep == "auxpass" for c in children) or any(c.dep == "nsubjpass" for c in children)
    sued = participle and any(c.dep == "agent" for c in children)
    if depth and passive and cue.tag == "VBN" and not sued:
        shared = next((c for c in children if c.dep == "nsubjpass"), None)
        if shared is not None:
            return shared
    if passive or (cue.tag == "VBN" and any(c.dep == "agent" for c in children)):
        agent = next((c for c in children if c.dep == "agent"), None)
        return next((c for c in parsed.children(agent) if c.dep == "pobj"), None) if agent else None
    if cue.lemma.lower() in CITING and any(c.dep == "prep" and c.text.lower() == "as" for c in children):
        handed = next((c for c in children if c.dep == "dobj" and c.index > cue.index), None)
        if handed is not None:
            return handed
    subject = next((c for c in children if c.dep in SUBJECTS), None)
    if subject is None and cue.tag in ("VBD", "VBZ", "VBP"):
        subject = inverted(parsed, cue)
    if subject is not None:
        return subject
    if depth > 6 or cue.head == cue.index or cue.dep not in CARRIES:
        return None
    if cue.tag == "VBN" and cue.dep == "advcl" and not any(c.dep in ("aux", "auxpass") for c in children):
        return None  # "asked about the vote, Lee said": Lee did not ask
    governor = parsed.tokens[cue.head]
    if cue.dep == "pcomp" and governor.text.lower() in CONTROLLED:
        judged = next((c for c in parsed.children(parsed.tokens[governor.head]) if c.dep == "dobj" and c.index < governor.index), None)
        if judged is not None and parsed.tokens[governor.head].tag.startswith("VB"):
            return judged
    if governor.tag.startswith("VB") or governor.tag == "MD" or cue.dep in ("pcomp", "prep"):
        if cue.dep == "xcomp":
            objects = (c for c in parsed.children(governor) if c.dep == "dobj" and c.index < cue.index and c.index not in barred)
            controller = next(objects, None) if governor.lemma.lower() not in SUBJECT_CONTROL else None
            if controller is not None and cue.tag in ("VB", "VBG") and not controller.text.lower().endswith(("self", "selves")):
                return controller
        issued = next((c for c in parsed.children(governor) if c.dep == "dobj" and c.lemma.lower() in ISSUED and c.index < cue.index), None)
        if issued is not None and cue.dep == "advcl" and cue.tag == "VBG" and governor.lemma.lower() in RECEIVING:
            return issued
        return source_head(parsed, governor, depth + 1, participle or (cue.dep == "advcl" and cue.tag == "VBG"), barred)
    if cue.dep in ("acl", "relcl", "advcl") and governor.tag[:2] in ("NN", "PR"):
        verb = parsed.tokens[governor.head]
        if governor.lemma.lower() in ISSUED and governor.dep == "dobj" and verb.lemma.lower() in ISSUING:
            return source_head(parsed, verb, depth + 1, barred=barred)
        if governor.lemma.lower() in ISSUED and governor.dep == "pobj" and verb.text.lower() in ("in", "with") and cue.tag == "VBG":
            clause = parsed.tokens[verb.head]
            return source_head(parsed, clause, depth + 1, barred=barred) if clause.tag.startswith("VB") else governor
        if governor.lemma.lower() in PARTS and governor.dep == "dobj" and cue.tag == "VBG":
            return source_head(parsed, verb, depth + 1, barred=barred)
        return governor
    if governor.dep in CARRIES or governor.tag.startswith("JJ"):
        return source_head(parsed, governor, depth + 1, barred=barred)
    return None


def inverted(parsed: ParsedArticle, cue: Token) -> Token | None:
    """A subject right behind its verb that the parser took for something else ("said Lee")."""
    before = parsed.tokens[cue.index - 1] if cue.index else None
    if before is None or before.text not in (",", '"', "'", "''", "»", "?", "!", "”"):
        return None
    return next(
        (
            c
            for c in parsed.children(cue)
            if c.index > cue.index and c.dep in ("dobj", "attr", "npadvmod", "oprd", "ROOT") and c.tag[:2] in ("NN", "PR")
        ),
        None,
    )


def possessor(parsed: ParsedArticle, noun: Token) -> Token | None:
    """Whose claim it is: possessive, "by" or "of" phrase, or the subject of the verb that carries the noun."""
    for child in parsed.children(noun):
        if child.dep == "poss":
            return child
    for child in parsed.children(noun):
        if child.dep in ("prep", "agent") and child.lemma in ("by", "from"):
            found = next((c for c in parsed.children(child) if c.dep == "pobj"), None)
            if found is not None:
                return found
    verb = parsed.tokens[noun.head]
    if noun.dep in ("dobj", "attr") and verb.tag.startswith("VB"):
        return source_head(parsed, verb)
    return None
