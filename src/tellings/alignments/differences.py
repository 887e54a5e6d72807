"""What differs in meaning between two aligned stretches.

In: the two sides with their articles, the words that answer each other, and the collation. Out: differences, each pointing
at the words on either side that has them. Guarantee: only what a rule below names is reported, by kind and place; a
stretch against itself differs in nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tellings.alignments import lexicon
from tellings.alignments.features import near
from tellings.alignments.words import Attribution, Passage, Word
from tellings.model.alignment import Change, Difference, DifferenceKind, Segment
from tellings.model.annotations import Annotations
from tellings.model.date import Date
from tellings.model.figure import Figure
from tellings.model.parse import ParsedArticle, Token
from tellings.model.span import Span
from tellings.model.statement import Form, Statement

Pairs = Sequence[tuple[Word, Word]]
COVERED = 0.5  # share of the matched words a statement must hold for the stretch to be its speaker's
NOMINAL = frozenset(["NOUN", "PROPN"])
MODIFIERS = frozenset(["amod", "compound", "nmod", "poss", "nummod"])
SUBJECTS = frozenset(["nsubj", "nsubjpass"])
SPEAKING_OF_ONE, SPEAKING_OF_MORE = frozenset(["i", "me", "he", "she", "him", "her"]), frozenset(["we", "us", "they", "them"])
PLAIN = frozenset(["future", "conditional"])  # "will", in reported speech "would": no weaker than a headline's plain verb
COMPLEMENTS = frozenset(["xcomp", "ccomp", "pcomp"])  # clauses that say what the word above them is about
AUXILIARY = frozenset(["aux", "auxpass", "advmod", "neg", "preconj"])


@dataclass(frozen=True, slots=True)
class Side:
    """One aligned stretch: where it stands, its passage, and what its article says."""

    span: Span
    passage: Passage
    annotations: Annotations

    @property
    def parsed(self) -> ParsedArticle:
        """The article's tokens and sentences."""
        return self.annotations.parsed

    def figures(self) -> list[Figure]:
        """The figures that begin inside the stretch."""
        found = (self.annotations.figures[n] for n in self.passage.figures)
        return [f for f in found if self.span.start <= f.span.start < self.span.end]

    def dates(self) -> list[Date]:
        """The dates that begin inside the stretch and have a value on the calendar."""
        found = (self.annotations.dates[n] for n in self.passage.dates)
        return [d for d in found if self.span.start <= d.span.start < self.span.end and d.value[:1].isdigit()]

    def attribution(self, matched: Sequence[Word]) -> Attribution | None:
        """Who is said to have said most of what was matched: the innermost such statement."""
        covering = [
            x for x in self.passage.attributions if sum(x.start <= w.start < x.end for w in matched) >= COVERED * max(1, len(matched))
        ]
        return min(covering, key=lambda x: (x.end - x.start, x.start), default=None)

    def reports(self, matched: Sequence[Word]) -> bool:
        """Whether any statement says one of the words that were matched."""
        return any(x.start <= w.start < x.end for x in self.passage.attributions for w in matched)

    def names(self, concept: str | None) -> bool:
        """Whether somebody known across the story is named in the stretch."""
        return any(w.concept == concept and self.span.start <= w.start < self.span.end for w in self.passage.words)

    def statement(self, attribution: Attribution | None) -> Statement | None:
        """The statement an attribution was read from."""
        return next((s for s in self.annotations.statements if attribution and s.id == attribution.statement), None)


def differences(a: Side, b: Side, pairs: Pairs, collation: Sequence[Segment]) -> tuple[Difference, ...]:
    """All differences, by kind in the order of DifferenceKind, then by place."""
    if [x.change for x in collation] == [Change.SAME]:
        return tuple(attribution(a, b, pairs, named_only=True))
    found = [
        *figure(a, b),
        *date(a, b),
        *attribution(a, b, pairs),
        *modality_and_negation(a, b, pairs),
        *left_open(a, b),
        *scope(a, b, pairs),
        *naming(a, b, pairs, collation),
        *wording(a, b, collation),
        *form(a, b, pairs),
    ]
    kinds = list(DifferenceKind)
    ordered = sorted(dict.fromkeys(found), key=lambda d: (kinds.index(d.kind), d.a.start if d.a else -1, d.b.start if d.b else -1))
    return tuple(ordered)


def figure(a: Side, b: Side) -> Iterable[Difference]:
    """Figures in one unit of which no pair is the same figure."""
    mine, theirs = a.figures(), b.figures()
    for x in mine:
        rivals = [y for y in theirs if y.unit == x.unit]
        if not rivals or any((x.low, x.high, x.modifier) == (y.low, y.high, y.modifier) for y in rivals):
            continue
        free = [y for y in rivals if not any((z.low, z.high, z.modifier) == (y.low, y.high, y.modifier) for z in mine)]
        if free:
            best = min(free, key=lambda y: (not near(x, y), y.span.start))
            yield Difference(DifferenceKind.FIGURE, x.span, best.span)


def date(a: Side, b: Side) -> Iterable[Difference]:
    """Dates of which one side's is none of the other's, nor the same told less exactly."""
    mine, theirs = a.dates(), b.dates()
    if not mine or not theirs:
        return
    for x in mine:
        if not any(x.value == y.value for y in theirs):
            best = next((y for y in theirs if not any(y.value == z.value for z in mine)), None)
            if best:
                yield Difference(DifferenceKind.DATE, x.span, best.span)
                return


def attributing(side: Side, found: Attribution | None) -> Span | None:
    """The words that attribute a statement: the speaker's mention, else the cue."""
    statement = side.statement(found)
    if statement is None:
        return None
    if statement.speaker and statement.speaker.mention:
        return statement.speaker.mention
    return statement.cue


def attribution(a: Side, b: Side, pairs: Pairs, named_only: bool = False) -> Iterable[Difference]:
    """Another speaker, or one side's own narration against the other's report of somebody it does not name."""
    content = [(x, y) for x, y in pairs if x.content]
    mine, theirs = a.attribution([x for x, _ in content]), b.attribution([y for _, y in content])
    where_a, where_b = attributing(a, mine), attributing(b, theirs)
    if mine and theirs:
        # the same sentence with the same "he" is one utterance, whoever "he" was taken for
        if one_described(a, b, mine, theirs) or (named_only and written(a, where_a) == written(b, where_b)):
            return
        if other_speaker(mine, theirs):
            yield Difference(DifferenceKind.ATTRIBUTION, where_a, where_b)
    elif (told := mine or theirs) and not named_only:
        silent, answering = (b, [y for _, y in content]) if mine else (a, [x for x, _ in content])
        if (where_a or where_b) and not (told.speaker and silent.names(told.speaker)) and not silent.reports(answering):
            yield Difference(DifferenceKind.ATTRIBUTION, where_a, where_b)


def one_described(a: Side, b: Side, mine: Attribution, theirs: Attribution) -> bool:
    """Whether one of two persons is only described ("the farmer"), so that it may well be the other one."""
    if mine.speaker is not None and mine.speaker == theirs.speaker:
        return True
    described = [x.person and not proper(side, x) for side, x in ((a, mine), (b, theirs))]
    alike = set(mine.label.split()) & set(theirs.label.split()) - lexicon.FILLING
    return len(alike) >= 2 or (any(described) and all(x.person or not x.label for x in (mine, theirs)))


def proper(side: Side, attribution: Attribution) -> bool:
    """Whether the speaker of a statement is known by a proper name: capitals after the first word, or a single capitalised one."""
    statement = side.statement(attribution)
    words = statement.speaker.name.split() if statement and statement.speaker else []
    return any(w[:1].isupper() for w in words[1:]) or (len(words) == 1 and words[0][:1].isupper() and attribution.label != "")


def written(side: Side, span: Span | None) -> str:
    """The words of a span, "" for none."""
    return span.of(side.parsed.text).casefold() if span else ""


def other_speaker(mine: Attribution, theirs: Attribution) -> bool:
    """Whether two statements are certainly given to different speakers: by identity, else by names without a word in common."""
    if mine.label and mine.label == theirs.label:
        return False
    if mine.speaker and theirs.speaker:
        return mine.speaker != theirs.speaker
    shared = set(mine.label.split()) & set(theirs.label.split())
    return bool(mine.label and theirs.label) and not shared - lexicon.TITLES - lexicon.FILLING


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
        if child is not None:
            for name, words in lexicon.GOVERNING.items():
                if token.lemma.lower() in words:
                    found.setdefault(name, token)
            below = parsed.children(child)
            if token.lemma.lower() in lexicon.WISHING and any(c.tag == "TO" for c in below) and any(c.dep in SUBJECTS for c in below):
                found.setdefault("obliged", token)
            if token.lemma.lower() in lexicon.EXCLUDING and any(c.dep == "neg" for c in parsed.children(token)):
                found.setdefault("left open", token)
    return found


def chain(parsed: ParsedArticle, token: Token) -> Iterable[tuple[Token, Token | None]]:
    """A verb or noun, then the words it depends on as their complement, each with the one below it: at most three."""
    below: Token | None = None
    for _ in range(3):
        yield token, below
        head = parsed.tokens[token.head]
        if head.index == token.index or not (token.dep in COMPLEMENTS or (below is None and token.pos == "NOUN" and token.dep == "dobj")):
            return
        token, below = head, token


def denial(parsed: ParsedArticle, verb: Token) -> Token | None:
    """The word that denies a verb: its negation, "neither", or "no" on its subject or object."""
    for child in parsed.children(verb):
        if child.dep == "neg" or (child.dep != "prep" and child.text.lower() in lexicon.NEGATION):
            return child
        if child.dep in (*SUBJECTS, "dobj", "attr", "acomp"):
            for deeper in (child, *parsed.children(child)):
                if deeper.text.lower() in lexicon.NEGATION:
                    return deeper
    return None


def denies_anything(side: Side) -> bool:
    """Whether any word of a stretch denies something, however built."""
    tokens = side.parsed.tokens_in(side.span.start, side.span.end)
    return any(t.text.lower() in lexicon.NEGATION or t.lemma.lower() in lexicon.DENYING for t in tokens)


def modality_and_negation(a: Side, b: Side, pairs: Pairs) -> Iterable[Difference]:
    """Verbs, or a verb and its noun, that answer each other, put more or less strongly, or denied on one side only."""
    for x, y in pairs:
        if "VERB" not in (x.pos, y.pos) or {x.pos, y.pos} - {"VERB", "NOUN"} or {x.lemma, y.lemma} & dull(x, y):
            continue
        verb_a, verb_b = a.parsed.tokens[x.token], b.parsed.tokens[y.token]
        strong_a, strong_b = strength(a.parsed, verb_a), strength(b.parsed, verb_b)
        if set(strong_a) - PLAIN != set(strong_b) - PLAIN:
            mark_a = next((t for name, t in strong_a.items() if name not in strong_b), None)
            mark_b = next((t for name, t in strong_b.items() if name not in strong_a), None)
            yield Difference(DifferenceKind.MODALITY, marked(a, mark_a, verb_a), marked(b, mark_b, verb_b))
        not_a, not_b = denial(a.parsed, verb_a), denial(b.parsed, verb_b)
        alike = x.stem == y.stem and x.pos == y.pos and x.lemma not in lexicon.LIGHT
        if alike and (not_a is None) != (not_b is None) and not denies_anything(b if not_a else a):
            yield Difference(DifferenceKind.NEGATION, marked(a, not_a, verb_a), marked(b, not_b, verb_b))


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
    for token in side.parsed.tokens_in(side.span.start, side.span.end):
        if token.lemma.lower() in lexicon.EXCLUDING and any(c.dep == "neg" for c in side.parsed.children(token)):
            return token
    return None


def marked(side: Side, mark: Token | None, verb: Token) -> Span:
    """The marking word where there is one, else the bare verb."""
    token = mark or verb
    return side.parsed.span(token.start, token.end)


def subject(parsed: ParsedArticle, verb: Token) -> Token | None:
    """The verb's subject, or that of the verb it is coordinated with or depends on as a complement."""
    for token in (verb, *list(parsed.ancestors(verb))[:2]):
        for child in parsed.children(token):
            if child.dep in SUBJECTS:
                return child
        if token.dep not in ("conj", "xcomp"):
            return None
    return None


def scope(a: Side, b: Side, pairs: Pairs) -> Iterable[Difference]:
    """Verbs done by one on one side and by more on the other; nouns with another word of extent."""
    for x, y in pairs:
        token_a, token_b = a.parsed.tokens[x.token], b.parsed.tokens[y.token]
        if x.pos == "VERB" and y.pos == "VERB":
            by_a, by_b = subject(a.parsed, token_a), subject(b.parsed, token_b)
            if by_a and by_b and plurality(a.parsed, by_a) * plurality(b.parsed, by_b) == -1:
                yield Difference(DifferenceKind.SCOPE, a.parsed.span(by_a.start, by_a.end), b.parsed.span(by_b.start, by_b.end))
        elif x.pos in NOMINAL and y.pos in NOMINAL and x.stem == y.stem:
            some_a, some_b = extent(a.parsed, token_a), extent(b.parsed, token_b)
            if (some_a.text.lower() if some_a else "") != (some_b.text.lower() if some_b else ""):
                yield Difference(DifferenceKind.SCOPE, marked(a, some_a, token_a), marked(b, some_b, token_b))


def plurality(parsed: ParsedArticle, token: Token) -> int:
    """1 for more than one person or thing, -1 for a single one, 0 where that cannot be told."""
    text = token.text.lower()
    if text in SPEAKING_OF_MORE or any(c.dep == "conj" for c in parsed.children(token)):
        return 1
    if text in SPEAKING_OF_ONE:
        return -1
    return -1 if token.tag == "NNP" else 0


def extent(parsed: ParsedArticle, noun: Token) -> Token | None:
    """The word that says how much of a noun is meant."""
    return next((c for c in parsed.children(noun) if c.text.lower() in lexicon.EXTENT), None)


def phrase(parsed: ParsedArticle, noun: Token) -> Span:
    """A noun with the words that name it: compounds, adjectives, possessors before it."""
    first = min([noun.index, *(c.index for c in parsed.children(noun) if c.dep in MODIFIERS and c.index < noun.index)])
    return parsed.span(parsed.tokens[first].start, noun.end)


def naming_words(parsed: ParsedArticle, noun: Token) -> set[str]:
    """Lemmas of the adjectives and compounds before a noun, words of extent and figures aside."""
    return {
        c.lemma.lower()
        for c in parsed.children(noun)
        if c.dep in ("amod", "compound")
        and c.index < noun.index
        and c.text.lower() not in lexicon.EXTENT | lexicon.TITLES
        and c.pos != "NUM"
    }


def naming(a: Side, b: Side, pairs: Pairs, collation: Sequence[Segment]) -> Iterable[Difference]:
    """One thing in other words: a noun with other modifiers, another noun for it, or another name of one person."""
    for x, y in pairs:
        if x.pos not in NOMINAL or y.pos not in NOMINAL:
            continue
        token_a, token_b = a.parsed.tokens[x.token], b.parsed.tokens[y.token]
        if token_a.dep == "compound" or token_b.dep == "compound":
            continue
        words_a, words_b = naming_words(a.parsed, token_a), naming_words(b.parsed, token_b)
        other = x.lemma != y.lemma and x.stem != y.stem and not {x.text, y.text} & lexicon.TITLES
        if other or (words_a - words_b and words_b - words_a):
            yield Difference(DifferenceKind.NAMING, phrase(a.parsed, token_a), phrase(b.parsed, token_b))
    answers = {x.token: y.token for x, y in pairs}
    for segment in collation:
        if segment.change is Change.REPLACED and segment.a and segment.b:
            noun_a, noun_b = only_noun(a.parsed, segment.a), only_noun(b.parsed, segment.b)
            if noun_a and noun_b and noun_a.dep == noun_b.dep and answers.get(noun_a.head) == noun_b.head:
                yield Difference(DifferenceKind.NAMING, phrase(a.parsed, noun_a), phrase(b.parsed, noun_b))


def only_noun(parsed: ParsedArticle, span: Span) -> Token | None:
    """The head noun of a run that holds a noun phrase and no verb, None for any other run."""
    tokens = [t for t in parsed.tokens_in(span.start, span.end) if t.is_word]
    heads = [t for t in tokens if t.pos in NOMINAL and t.dep != "compound"]
    return heads[0] if len(heads) == 1 and not any(t.pos in ("VERB", "AUX") for t in tokens) else None


def wording(a: Side, b: Side, collation: Sequence[Segment]) -> Iterable[Difference]:
    """Runs that were replaced and hold a verb or adjective on both sides."""
    for segment in collation:
        if segment.change is Change.REPLACED and segment.a and segment.b:
            tokens_a = a.parsed.tokens_in(segment.a.start, segment.a.end)
            tokens_b = b.parsed.tokens_in(segment.b.start, segment.b.end)
            if any(t.pos in ("VERB", "ADJ", "ADV") for t in tokens_a) and any(t.pos in ("VERB", "ADJ", "ADV") for t in tokens_b):
                yield Difference(DifferenceKind.WORDING, segment.a, segment.b)


def form(a: Side, b: Side, pairs: Pairs) -> Iterable[Difference]:
    """Quoted on one side, reported in the outlet's own words on the other."""
    mine = a.statement(a.attribution([x for x, _ in pairs if x.content]))
    theirs = b.statement(b.attribution([y for x, y in pairs if x.content]))
    if mine and theirs and mine.form is not theirs.form and Form.DIRECT in (mine.form, theirs.form):
        yield Difference(DifferenceKind.FORM, mine.span, theirs.span)
