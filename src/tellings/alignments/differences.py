"""What differs in meaning between two aligned stretches.

In: the two sides with their articles, the words that answer each other, and the collation. Out: differences, each pointing
at the words on either side that has them. Guarantee: only what a rule below names is reported, by kind and place; a
stretch against itself differs in nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tellings.alignments import lexicon, strength
from tellings.alignments.features import near
from tellings.alignments.sides import Side
from tellings.alignments.strength import Pairs, marked, subject
from tellings.alignments.synonyms import synonym
from tellings.alignments.words import Attribution, Word
from tellings.model.alignment import Change, Difference, DifferenceKind, Segment
from tellings.model.annotations import Annotations
from tellings.model.block import BlockKind
from tellings.model.body_name import BodyName
from tellings.model.name import MentionForm
from tellings.model.parse import ParsedArticle, Token
from tellings.model.place_name import canonical
from tellings.model.span import Span
from tellings.model.statement import Form

NOMINAL = frozenset(["NOUN", "PROPN"])
MODIFIERS = frozenset(["amod", "compound", "nmod", "poss", "nummod"])
SEVERAL = frozenset(["couple", "pair", "duo", "trio", "both", "siblings", "brothers", "sisters", "spouses"])
BELONGING = re.compile(r" (?:by|from|in|at|on|with|conducted|released|published) ")
"""Words behind a source's head noun that only say whose it is."""
TITLES = (BlockKind.HEADLINE, BlockKind.SUBHEADING)
SPEAKING_OF_ONE, SPEAKING_OF_MORE = frozenset(["i", "me", "he", "she", "him", "her"]), frozenset(["we", "us", "they", "them"])


def differences(a: Side, b: Side, pairs: Pairs, collation: Sequence[Segment]) -> tuple[Difference, ...]:
    """All differences, by kind in the order of DifferenceKind, then by place."""
    if [x.change for x in collation] == [Change.SAME]:
        return tuple(attribution(a, b, pairs, named_only=True))
    found = [
        *figure(a, b),
        *date(a, b),
        *attribution(a, b, pairs),
        *strength.modality(a, b, pairs),
        *strength.left_open(a, b),
        *strength.negation(a, b, pairs),
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
    left, right = [x for x, _ in content], [y for _, y in content]
    mine = a.attribution(left) or a.partial_attribution(left)
    theirs = b.attribution(right) or b.partial_attribution(right)
    if mine and theirs:
        where_a, where_b = attributing(a, mine), attributing(b, theirs)
        # the same sentence with the same "he" is one utterance, whoever "he" was taken for
        if one_described(a, b, mine, theirs) or (named_only and written(a, where_a) == written(b, where_b)):
            return
        if other_speaker(mine, theirs):
            yield Difference(DifferenceKind.ATTRIBUTION, where_a, where_b)
    elif mine and not named_only and (where := told_here_alone(a, mine, b, content)):
        yield Difference(DifferenceKind.ATTRIBUTION, where, None)
    elif theirs and not named_only and (where := told_here_alone(b, theirs, a, [(y, x) for x, y in content])):
        yield Difference(DifferenceKind.ATTRIBUTION, None, where)


def told_here_alone(side: Side, told: Attribution, silent: Side, content: Sequence[tuple[Word, Word]]) -> Span | None:
    """The words that attribute what the other side narrates; None where that side may well give the source too.

    A headline leaves out who said it for want of room. A side that names the speaker or source beside what he said may report him
    in a way that was not read; one that names him because the statement is about him ("Arkin will go, he said") does not.
    """
    statement, where = side.statement(told), attributing(side, told)
    if statement is None or silent.passage.kind in TITLES or silent.reports([y for _, y in content]):
        return None
    if told.speaker is None and not told.label and written(side, where) not in SPEAKING_OF_ONE | SPEAKING_OF_MORE:
        return None
    if told.speaker is not None:
        answered = {y.token for x, y in content if statement.span.start <= x.start < statement.span.end}
        return None if silent.naming(told.speaker) - answered else where
    source = head_noun(told)
    alike = synonym(source, "NOUN")
    named = (source in (w.lemma, w.text) or (alike and w.synonym == alike and w.pos in NOMINAL) for w in silent.passage.words)
    return None if source and any(named) else where


def one_described(a: Side, b: Side, mine: Attribution, theirs: Attribution) -> bool:
    """Whether one of two persons is only described ("the farmer"), so that it may well be the other one."""
    if mine.speaker is not None and mine.speaker == theirs.speaker:
        return True
    if several(mine) != several(theirs):
        return False
    if titled_only(a, mine) or titled_only(b, theirs):
        return True
    if other_body(mine, theirs):
        return False
    described = [x.person and not proper(side, x) for side, x in ((a, mine), (b, theirs))]
    alike = set(mine.label.split()) & set(theirs.label.split()) - lexicon.FILLING
    return len(alike) >= 2 or (any(described) and all(x.person or not x.label for x in (mine, theirs)))


def titled_only(side: Side, attribution: Attribution) -> bool:
    """Whether a headline only describes the speaker, whom the text below may well name ("Islander sues council")."""
    statement = side.statement(attribution)
    if side.passage.kind not in TITLES or statement is None or statement.speaker is None:
        return False
    entity = next((e for e in side.annotations.entities if e.id == statement.speaker.entity), None)
    return entity is not None and all(m.form is MentionForm.DESCRIPTION for m in entity.mentions)


def several(attribution: Attribution) -> bool:
    """Whether a statement is given to more than one person or body by name."""
    return " and " in attribution.label


def head_noun(attribution: Attribution) -> str:
    """The noun that says what kind of source gives a statement ("poll" of "the poll by the board"), "" where none is named."""
    return "".join(BodyName.parse(BELONGING.split(attribution.label, maxsplit=1)[0]).words[-1:])


def other_body(mine: Attribution, theirs: Attribution) -> bool:
    """Whether two sources, no persons, are of different kinds: a ministry and its council, a committee and its report."""
    return not (mine.person or theirs.person) and bool(mine.label and theirs.label) and head_noun(mine) != head_noun(theirs)


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
    if several(mine) != several(theirs) or other_body(mine, theirs):
        return True
    shared = set(mine.label.split()) & set(theirs.label.split())
    return bool(mine.label and theirs.label) and not shared - lexicon.TITLES - lexicon.FILLING


def scope(a: Side, b: Side, pairs: Pairs) -> Iterable[Difference]:
    """Verbs done by one on one side and by more on the other; nouns with another word of extent."""
    for x, y in pairs:
        token_a, token_b = a.parsed.tokens[x.token], b.parsed.tokens[y.token]
        if x.pos == "VERB" and y.pos == "VERB":
            by_a, by_b = a.known(subject, token_a), b.known(subject, token_b)
            if by_a and by_b and a.known(plurality, by_a) * b.known(plurality, by_b) == -1:
                yield Difference(DifferenceKind.SCOPE, a.parsed.span(by_a.start, by_a.end), b.parsed.span(by_b.start, by_b.end))
        elif x.pos in NOMINAL and y.pos in NOMINAL and x.stem == y.stem:
            some_a, some_b = a.known(extent, token_a), b.known(extent, token_b)
            if (some_a.text.lower() if some_a else "") != (some_b.text.lower() if some_b else ""):
                yield Difference(DifferenceKind.SCOPE, marked(a, some_a, token_a), marked(b, some_b, token_b))


def plurality(parsed: ParsedArticle, token: Token) -> int:
    """1 for more than one person or thing, -1 for a single one, 0 where that cannot be told."""
    text = token.text.lower()
    if text in SPEAKING_OF_MORE or any(c.dep == "conj" for c in parsed.children(token)):
        return 1
    if text in SPEAKING_OF_ONE:
        return -1
    if token.tag == "NNPS" or text in SEVERAL:
        return 1
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
        words_a, words_b = a.known(naming_words, token_a), b.known(naming_words, token_b)
        other = x.lemma != y.lemma and x.stem != y.stem and not {x.text, y.text} & lexicon.TITLES
        one_place = canonical(x.text) == canonical(y.text)
        if (other and not one_place and not counted(a, b, x, y)) or (words_a - words_b and words_b - words_a):
            yield Difference(DifferenceKind.NAMING, a.known(phrase, token_a), b.known(phrase, token_b))
    answers = {x.token: y.token for x, y in pairs}
    for segment in collation:
        if segment.change is Change.REPLACED and segment.a and segment.b:
            noun_a, noun_b = only_noun(a.parsed, segment.a), only_noun(b.parsed, segment.b)
            if noun_a and noun_b and noun_a.dep == noun_b.dep and answers.get(noun_a.head) == noun_b.head:
                spans = a.known(phrase, noun_a), b.known(phrase, noun_b)
                if canonical(written(a, spans[0])) != canonical(written(b, spans[1])):
                    yield Difference(DifferenceKind.NAMING, *spans)


def counted(a: Side, b: Side, x: Word, y: Word) -> bool:
    """Whether either noun stands in a figure or a date: then it is a unit or a day, no name."""
    return any(s.start <= w.start < s.end for side, w in ((a, x), (b, y)) for s in side.read(measured))


def measured(annotations: Annotations) -> list[Span]:
    """Where an article's figures and dates stand."""
    return [*(f.span for f in annotations.figures), *(d.span for d in annotations.dates)]


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


__all__ = ["Side", "differences"]
