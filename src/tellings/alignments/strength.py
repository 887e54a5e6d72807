"""How strongly a clause is put, and whether it is denied.

In: two aligned stretches with the words that answer each other. Out: differences of modality and of negation, each pointing
at the marking words or the bare verb. Guarantees: denial counts however it is built ("not", "neither … nor", "no one",
"failed to", "has yet to"), two denials of one clause cancel out, a condition ("if it does not") denies nothing, and clauses
with different subjects are never held against each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tellings.alignments import lexicon
from tellings.alignments.sides import Side
from tellings.alignments.words import Word
from tellings.model.alignment import Difference, DifferenceKind
from tellings.model.annotations import Annotations
from tellings.model.parse import ParsedArticle, Token
from tellings.model.span import Span

Pairs = Sequence[tuple[Word, Word]]
SUBJECTS = frozenset(["nsubj", "nsubjpass"])
ARGUMENTS = frozenset([*SUBJECTS, "dobj", "attr", "acomp"])
PLAIN = frozenset(["future", "conditional"])  # "will", in reported speech "would": no weaker than a headline's plain verb
COMPLEMENTS = frozenset(["xcomp", "ccomp", "pcomp"])  # clauses that say what the word above them is about
AUXILIARY = frozenset(["aux", "auxpass", "advmod", "neg", "preconj"])
# Verbs that say that what depends on them was not done; after them a clause with "to", a gerund, a gerund behind a preposition.
_UNDONE = "fail decline refuse neglect omit forget hesitate"
_INTENDING = "want wish hope plan intend vow promise pledge aim seek threaten"
INTENDING = frozenset(_INTENDING.split())  # verbs that tell what somebody means to do
UNDONE = frozenset(_UNDONE.split())
DENIED = frozenset(["deny", "disclaim"])
_STOPPED = "prevent stop keep refrain abstain bar prohibit"
STOPPED = frozenset(_STOPPED.split())
SUPPOSING = frozenset(["if", "unless", "whether", "until", "lest"])
CONTENT = frozenset(["NOUN", "PROPN", "VERB", "ADJ", "NUM"])
REFUSALS = frozenset(["refusal", "failure", "inability"])
PREDICATIVE = frozenset(["acomp", "attr", "oprd"])


def strength(parsed: ParsedArticle, verb: Token) -> dict[str, Token]:
    """The classes of modality put on a verb or its noun, each with the word that puts it."""
    found: dict[str, Token] = {}
    for token, child in chain(parsed, verb):
        for mark in (c for c in parsed.children(token) if c.dep in AUXILIARY):
            if mark.text.lower() == "must" and any(c.lemma.lower() == "have" and c.dep == "aux" for c in parsed.children(token)):
                continue  # "must have left" draws a conclusion
            for name, words in lexicon.MODALITY.items():
                if mark.text.lower() in words:
                    found.setdefault(name, mark)
        if child is None and imperative(parsed, token):
            found.setdefault("obliged", token)
        if child is not None:
            for name, words in lexicon.GOVERNING.items():
                if token.lemma.lower() in words and not still_to_do(parsed, token):
                    found.setdefault(name, token)
            below = parsed.children(child)
            to, of_another = any(c.tag == "TO" for c in below), any(c.dep in SUBJECTS for c in below)
            if token.lemma.lower() in lexicon.WISHING and to and of_another:
                found.setdefault("obliged", token)
            if token.lemma.lower() in INTENDING and to and not of_another:
                found.setdefault("intended", token)
            if token.lemma.lower() in lexicon.EXCLUDING and any(c.dep == "neg" for c in parsed.children(token)):
                found.setdefault("left open", token)
    return found


def chain(parsed: ParsedArticle, token: Token) -> Iterable[tuple[Token, Token | None]]:
    """A verb or noun, then the words it depends on as their complement, each with the one below it: at most three.

    A finite clause under a verb of knowing or saying is not put more strongly by that verb's auxiliaries.
    """
    below: Token | None = None
    for _ in range(3):
        yield token, below
        head = parsed.tokens[token.head]
        governed = token.dep in COMPLEMENTS and (token.dep != "ccomp" or head.lemma.lower() in GOVERNORS)
        if head.index == token.index or not (governed or (below is None and token.pos == "NOUN" and token.dep == "dobj")):
            return
        token, below = head, token


GOVERNORS = frozenset([*lexicon.WISHING, *lexicon.EXCLUDING, *(word for words in lexicon.GOVERNING.values() for word in words)])


def imperative(parsed: ParsedArticle, verb: Token) -> bool:
    """Whether a verb orders somebody to do something: a base form at the head of its sentence without subject or auxiliary."""
    if verb.tag != "VB" or verb.dep != "ROOT":
        return False
    return not any(c.dep in (*SUBJECTS, "aux", "mark", "expl") for c in parsed.children(verb))


def still_to_do(parsed: ParsedArticle, token: Token) -> bool:
    """Whether "have" says that something was not done so far ("has yet to sign")."""
    return token.lemma.lower() in ("have", "be") and any(c.text.lower() == "yet" for c in parsed.children(token))


def denial(parsed: ParsedArticle, verb: Token) -> Token | None:
    """The word that denies a verb outright: its negation, "neither", or "no" on its subject or object."""
    for child in parsed.children(verb):
        if child.dep == "neg" or (child.dep != "prep" and child.text.lower() in lexicon.NEGATION):
            return child
        if child.dep in ARGUMENTS:
            for deeper in (child, *parsed.children(child)):
                if deeper.text.lower() in lexicon.NEGATION:
                    return deeper
    return None


def governor(parsed: ParsedArticle, verb: Token) -> Token | None:
    """The verb that says that this one was not done: "failed to sign", "declined to sign", "has yet to sign", "denied signing"."""
    head = parsed.tokens[verb.head]
    if head.index == verb.index:
        return None
    to = any(c.tag == "TO" for c in parsed.children(verb))
    if verb.dep in ("acl", "relcl") and to and head.lemma.lower() in REFUSALS:
        return head
    if verb.dep in ("xcomp", "advcl") and to and (head.lemma.lower() in UNDONE or still_to_do(parsed, head)):
        return head
    gerund = verb.tag == "VBG" and verb.dep in ("xcomp", "pcomp", "dobj")
    above = parsed.tokens[head.head] if head.dep == "prep" else head
    if gerund and above.lemma.lower() in (DENIED if above is head else STOPPED):
        return above
    return head if verb.dep == "ccomp" and head.lemma.lower() in DENIED else None


def denied(parsed: ParsedArticle, verb: Token) -> tuple[bool, Token | None]:
    """Whether a clause is denied, all its denials counted, and the word that denies it or takes the denial back."""
    outright, above = denial(parsed, verb), governor(parsed, verb)
    beyond = denial(parsed, above) if above else None
    count = sum(mark is not None for mark in (outright, above, beyond))
    return count % 2 == 1, outright or above


def denies_anything(parsed: ParsedArticle, span: Span) -> bool:
    """Whether any word of a stretch denies something, however built."""
    tokens = parsed.tokens_in(span.start, span.end)
    return any(t.text.lower() in lexicon.NEGATION or t.lemma.lower() in lexicon.DENYING for t in tokens)


def conditional(parsed: ParsedArticle, verb: Token) -> bool:
    """Whether a clause only sets a condition or asks ("if he does not", "whether it was")."""
    above = [verb, *list(parsed.ancestors(verb))[:2]]
    return any(c.dep == "mark" and c.text.lower() in SUPPOSING for t in above for c in parsed.children(t))


def modality(a: Side, b: Side, pairs: Pairs) -> Iterable[Difference]:
    """Verbs, or a verb and its noun, that answer each other, put more or less strongly."""
    for x, y in pairs:
        if "VERB" not in (x.pos, y.pos) or {x.pos, y.pos} - {"VERB", "NOUN"} or {x.lemma, y.lemma} & dull(x, y):
            continue
        verb_a, verb_b = a.parsed.tokens[x.token], b.parsed.tokens[y.token]
        if any(t.pos == "VERB" and not t.tag.startswith("VB") for t in (verb_a, verb_b)):
            continue
        strong_a, strong_b = a.known(strength, verb_a), b.known(strength, verb_b)
        ahead = PLAIN & (strong_a.keys() | strong_b.keys())
        aside = PLAIN | {"intended"} if ahead or {"obliged"} & (strong_a.keys() | strong_b.keys()) else PLAIN
        if strong_a.keys() - aside != strong_b.keys() - aside and not (a.known(conditional, verb_a) or b.known(conditional, verb_b)):
            mark_a = next((t for name, t in strong_a.items() if name not in strong_b), None)
            mark_b = next((t for name, t in strong_b.items() if name not in strong_a), None)
            yield Difference(DifferenceKind.MODALITY, marked(a, mark_a, verb_a), marked(b, mark_b, verb_b))


def negation(a: Side, b: Side, pairs: Pairs) -> Iterable[Difference]:
    """Clauses of one verb or predicate, with one subject, that one side denies and the other does not."""
    answers = {x.token: y for x, y in pairs}
    for x, y in pairs:
        if x.stem != y.stem or x.pos != y.pos or x.pos not in ("VERB", "ADJ") or x.lemma in lexicon.LIGHT | lexicon.REPORTING:
            continue
        verb_a, verb_b = predicate(a.parsed, x), predicate(b.parsed, y)
        if verb_a is None or verb_b is None or a.known(conditional, verb_a) or b.known(conditional, verb_b):
            continue
        (not_a, mark_a), (not_b, mark_b) = a.known(denied, verb_a), b.known(denied, verb_b)
        if not_a == not_b or denies_anything((b if not_a else a).parsed, (b if not_a else a).span):
            continue
        if one_subject(a, b, verb_a, verb_b, answers) and of_one_thing(a, b, verb_a, verb_b, answers):
            yield Difference(DifferenceKind.NEGATION, marked(a, mark_a, verb_a), marked(b, mark_b, verb_b))


def predicate(parsed: ParsedArticle, word: Word) -> Token | None:
    """The verb whose denial denies the word: itself, or for an adjective the verb it is said with; None where it only modifies."""
    token = parsed.tokens[word.token]
    if word.pos == "VERB":
        return token
    head = parsed.tokens[token.head]
    return head if token.dep in PREDICATIVE and head.pos in ("AUX", "VERB") else None


def one_subject(a: Side, b: Side, verb_a: Token, verb_b: Token, answers: Mapping[int, Word]) -> bool:
    """Whether nothing says that the two clauses have different subjects: one is missing, a pronoun, the same name or word."""
    mine, theirs = subject(a.parsed, verb_a), subject(b.parsed, verb_b)
    if mine is None or theirs is None or "PRON" in (mine.pos, theirs.pos):
        return True
    if any(t.text.lower() in lexicon.NEGATION for side, s in ((a, mine), (b, theirs)) for t in (s, *side.parsed.children(s))):
        return True
    answering = answers.get(mine.index)
    if answering is not None and answering.token == theirs.index:
        return True
    known = [{w.concept for w in side.passage.words if w.token == t.index and w.concept} for side, t in ((a, mine), (b, theirs))]
    return bool(known[0] & known[1]) or mine.lemma.lower() == theirs.lemma.lower()


def of_one_thing(a: Side, b: Side, verb_a: Token, verb_b: Token, answers: Mapping[int, Word]) -> bool:
    """Whether the two clauses have another word in common, or no more words than their verb on one side."""
    mine, theirs = ({t.index for t in side.parsed.subtree(v) if t.pos in CONTENT} for side, v in ((a, verb_a), (b, verb_b)))
    alone = min(len(mine), len(theirs)) <= 1
    return alone or any(i != verb_a.index and i in mine and y.token in theirs and y.token != verb_b.index for i, y in answers.items())


def subject(parsed: ParsedArticle, verb: Token) -> Token | None:
    """The verb's subject, or that of the verb it is coordinated with or depends on as a complement."""
    for token in (verb, *list(parsed.ancestors(verb))[:2]):
        for child in parsed.children(token):
            if child.dep in SUBJECTS:
                return child
        if token.dep not in ("conj", "xcomp"):
            return None
    return None


def dull(x: Word, y: Word) -> frozenset[str]:
    """Verbs that say too little to be compared: auxiliaries and cues, and light verbs unless both sides use the same one."""
    return lexicon.REPORTING | (lexicon.EMPTIEST if x.lemma == y.lemma else lexicon.LIGHT)


def left_open(a: Side, b: Side) -> Iterable[Difference]:
    """What one side only does not rule out: whatever verb the other one uses, it puts it more strongly."""
    open_a, open_b = not_excluded(a), not_excluded(b)
    if (open_a is None) == (open_b is None):
        return
    verbs = [side.parsed.tokens_in(side.span.start, side.span.end) for side in (a, b)]
    plain = [next((t for t in tokens if t.tag == "MD"), None) or next((t for t in tokens if t.pos == "VERB"), None) for tokens in verbs]
    mark_a, mark_b = open_a or plain[0], open_b or plain[1]
    if mark_a and mark_b:
        yield Difference(DifferenceKind.MODALITY, a.parsed.span(mark_a.start, mark_a.end), b.parsed.span(mark_b.start, mark_b.end))


def not_excluded(side: Side) -> Token | None:
    """The verb of a stretch that is denied to shut something out."""
    return next((t for t in side.read(denied_exclusions) if side.span.start <= t.start < side.span.end), None)


def denied_exclusions(annotations: Annotations) -> Sequence[Token]:
    """All such verbs of an article, by place."""
    parsed = annotations.parsed
    shutting = (t for t in parsed.tokens if t.lemma.lower() in lexicon.EXCLUDING)
    return [t for t in shutting if any(c.dep == "neg" for c in parsed.children(t))]


def marked(side: Side, mark: Token | None, verb: Token) -> Span:
    """The marking word where there is one, else the bare verb."""
    token = mark or verb
    return side.parsed.span(token.start, token.end)
