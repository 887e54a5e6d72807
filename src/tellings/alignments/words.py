"""An article's words as alignment weighs them.

In: one telling of a story. Out: its sentences with their words: lemma, stem, weight, whom a word names, whether it
stands in quotation marks. Weights come from fixed background frequencies (wordfreq), never from the articles compared,
so that an article's words weigh the same in any company.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tellings.alignments import lexicon
from tellings.alignments.frames import Frame, frames
from tellings.alignments.synonyms import phrasal, synonym
from tellings.model.annotations import Annotations
from tellings.model.block import BlockKind
from tellings.model.name import MentionForm, NameKind
from tellings.model.parse import ParsedArticle, Sentence, Token
from tellings.model.span import Span
from tellings.model.statement import Form, Statement
from tellings.model.story import Story, Telling

Known = dict[tuple[str, str, str, tuple[str, ...]], tuple[str, str | None, str, float]]
"""Stem, synonym, spelling and weight of each (text, lemma, part of speech, particles) met so far."""

HEAVIEST, LIGHTEST = 4.2, 0.15
NEXT = 3  # tokens after its verb within which a particle stands
RAREST = 2.9  # Zipf frequency taken for a word the background list does not hold
UNLISTED = 3.0  # weight of a word in a language without a background list
ATTRIBUTING = 0.3  # what is left of the weight of the words that only say who said it
PHRASAL = 2.4  # least weight of a verb whose particle gives it another meaning
REFERRING = 2.0  # weight of a pronoun or description whose referent is known
CLAUSES = frozenset(["ccomp", "conj", "advcl", "relcl", "acl", "xcomp", "parataxis", "csubj", "pcomp"])
PRONOUNS = frozenset(["he", "she", "they", "it", "we", "i", "you", "who", "him", "her", "them", "this", "that", "these", "those"])
FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
TITLES = (BlockKind.HEADLINE, BlockKind.SUBHEADING)
FUNCTION = frozenset(["DET", "ADP", "AUX", "PRON", "CCONJ", "SCONJ", "PART", "PUNCT", "SPACE", "SYM", "X", "INTJ"])


@dataclass(frozen=True, slots=True)
class Word:
    """One word token; `weight` in [0, 4.2] says how much sharing it tells; `concept` is an identity's id."""

    start: int
    end: int
    text: str  # lower case
    lemma: str
    stem: str
    synonym: str | None
    spelling: str  # the text in one spelling of the British and American ones
    weight: float
    content: bool
    quoted: bool
    concept: str | None
    pos: str
    token: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said a part of a sentence: the key of the speaker, None where unknown."""

    statement: str
    start: int
    end: int
    speaker: str | None
    speaks_for: str | None
    person: bool
    form: Form
    label: str  # the speaker's name in lower case, "" where only a pronoun or nothing names one


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with its words, clauses and attributions; `place` in [0, 1] is where it stands in its article."""

    article: str
    index: int
    start: int
    end: int
    kind: BlockKind
    words: tuple[Word, ...]
    attributions: tuple[Attribution, ...]
    figures: tuple[int, ...]
    dates: tuple[int, ...]
    place: float
    frames: tuple[Frame, ...]
    finite: bool  # whether it has a finite verb, or is a headline, which needs none


def background(language: str | None) -> Mapping[str, float]:
    """Relative frequencies of the language's words, lower case; empty where no list is at hand."""
    import wordfreq

    code = (language or "").split("-")[0].lower()
    if code not in wordfreq.available_languages("small"):
        return {}
    found: Mapping[str, float] = wordfreq.get_frequency_dict(code, "small")
    return found


def zipf(word: str, frequencies: Mapping[str, float]) -> float:
    """The word's Zipf frequency (log10 per thousand million words)."""
    frequency = frequencies.get(word, 0.0)
    return max(RAREST, math.log10(frequency) + 9) if frequency else RAREST


def weigh(text: str, lemma: str, frequencies: Mapping[str, float]) -> float:
    """How much it tells that two passages share this word, in [0.15, 4.2]."""
    if not frequencies:
        return UNLISTED if len(text) > 3 else 0.4
    weight = 7.1 - max(zipf(text, frequencies), zipf(lemma, frequencies))
    if lemma in lexicon.CALENDAR:
        weight *= 0.5
    if lemma in lexicon.REPORTING:
        weight *= 0.3
    return min(HEAVIEST, max(LIGHTEST, weight))


def quoted_ranges(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches of [start, end) inside double quotation marks; an unclosed one ends with the stretch."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for at in range(start, end):
        mark = text[at]
        if mark == "«" or (mark == '"' and opened is None):
            opened = at
        elif mark in '"»' and opened is not None:
            found.append((opened, at))
            opened = None
    if opened is not None:
        found.append((opened, end))
    return found


def concepts(story: Story, telling: Telling) -> dict[int, tuple[str, MentionForm]]:
    """For each token index inside a mention of somebody known across the story: the identity and how it is named."""
    parsed = telling.annotations.parsed
    known = {member: identity.id for identity in story.identities for member in identity.members}
    found: dict[int, tuple[str, MentionForm]] = {}
    for entity in telling.annotations.entities:
        identity = known.get((telling.article.id, entity.id))
        if identity is None:
            continue
        for mention in entity.mentions:
            for token in parsed.tokens_in(mention.span.start, mention.span.end):
                found.setdefault(token.index, (identity, mention.form))
    for key, span in measured(telling.annotations):
        for token in parsed.tokens_in(span.start, span.end):
            if token.is_word and token.pos not in ("DET", "ADP"):
                found.setdefault(token.index, (key, MentionForm.NAME))
    return found


def measured(annotations: Annotations) -> Iterator[tuple[str, Span]]:
    """A key for every figure and every date that has a value: figures of one unit are one to two digits, dates to the day."""
    for figure in annotations.figures:
        value = figure.low if figure.low is not None else figure.high
        if value is not None:
            yield f"figure {figure.unit} {value:.2g}", figure.span
    for date in annotations.dates:
        if date.value[:1].isdigit():
            yield f"date {date.value.partition('T')[0]}", date.span


def attributing_words(annotations: Annotations) -> frozenset[int]:
    """Indices of the tokens that only say who said it, to whom, when: the clause of a cue without what is said and its own clauses."""
    parsed = annotations.parsed
    found: set[int] = set()
    contents = [s.span for s in annotations.statements]
    for statement in annotations.statements:
        spans = [statement.cue, statement.speaker.mention if statement.speaker else None]
        for span in spans:
            if span is not None and not statement.span.contains(span):
                found.update(t.index for t in parsed.tokens_in(span.start, span.end))
        if statement.cue is not None and not statement.span.contains(statement.cue):
            for token in parsed.tokens_in(statement.cue.start, statement.cue.end):
                if token.pos == "VERB":
                    found.update(around_cue(parsed, token, statement.span))
    # what a statement says is content, even where it reports another one
    told = {t.index for span in contents for t in parsed.tokens_in(span.start, span.end)}
    cues = {t.index for s in annotations.statements if s.cue for t in parsed.tokens_in(s.cue.start, s.cue.end)}
    # a cue that says more than that something was said is content: "denied", "promised"
    telling = {t for t in cues if parsed.tokens[t].lemma.lower() not in lexicon.REPORTING}
    return frozenset(((found - told) | (found & cues)) - telling)


def around_cue(parsed: ParsedArticle, cue: Token, content: Span) -> set[int]:
    """Tokens of a cue's own clause: its adverbs, addressees, places and times, and the names before it, but no clause inside it."""
    found: set[int] = set()
    todo = [cue]
    while todo:
        token = todo.pop()
        found.add(token.index)
        for child in parsed.children(token):
            inside = content.start <= child.start < content.end
            if not inside and child.dep not in CLAUSES and child.index not in found:
                todo.append(child)
    return found


def speaker_of(story: Story, telling: Telling, statement: Statement) -> tuple[str | None, str | None, bool]:
    """A key for who said it, a key for whom they speak for, and whether it is a person."""
    speaker = statement.speaker
    if speaker is None:
        return None, None, False
    identity = story.identity_of(telling.article.id, speaker.entity)
    if identity is not None:
        return identity.id, identity.speaks_for, identity.kind is NameKind.PERSON
    entity = next((e for e in telling.annotations.entities if e.id == speaker.entity), None)
    if entity is not None and entity.kind is NameKind.PERSON and entity.name:
        return "name:" + entity.name.casefold().split()[-1], None, True
    return None, None, False


def label(statement: Statement) -> str:
    """The speaker's name as the article gives it, in lower case; "" where a pronoun or nothing names one."""
    name = statement.speaker.name.casefold().strip() if statement.speaker else ""
    return "" if name in PRONOUNS else name


def attributions(story: Story, telling: Telling) -> list[Attribution]:
    """Every statement of the article with its speaker, in order of place."""
    found = []
    for statement in telling.annotations.statements:
        key, speaks_for, person = speaker_of(story, telling, statement)
        found.append(
            Attribution(statement.id, statement.span.start, statement.span.end, key, speaks_for, person, statement.form, label(statement))
        )
    return sorted(found, key=lambda a: (a.start, a.end))


@dataclass(frozen=True, slots=True)
class Lexis:
    """What an article's body says of its words: which are names, and the lemma and class of the others."""

    names: frozenset[str]
    lemmas: Mapping[str, tuple[str, str]]
    syntax: bool  # whether word classes are known at all


def lexis(parsed: ParsedArticle, syntax: bool) -> Lexis:
    """The names and the lemmas of the words of an article's paragraphs."""
    names: set[str] = set()
    lemmas: dict[str, tuple[str, str]] = {}
    for sentence in parsed.sentences:
        if sentence.kind is not BlockKind.PARAGRAPH:
            continue
        for token in parsed.tokens[sentence.first : sentence.last]:
            if token.pos == "PROPN":
                names.add(token.text.lower())
            elif token.pos:
                lemmas.setdefault(token.text.lower(), (token.lemma.lower(), token.pos))
    return Lexis(frozenset(names), lemmas, syntax)


def particles(parsed: ParsedArticle, verb: Token) -> tuple[str, ...]:
    """The particles, adverbs and prepositions right after a verb that may give it another meaning."""
    small = (c for c in parsed.children(verb) if c.dep in ("prt", "advmod", "prep") and 0 < c.index - verb.index <= NEXT)
    return tuple(c.text.lower() for c in small)


def read_words(
    parsed: ParsedArticle, sentence: Sentence, frequencies: Mapping[str, float], named: Mapping[int, tuple[str, MentionForm]],
    quotes: list[tuple[int, int]], attributing: frozenset[int], cache: Known, lexis: Lexis,
) -> tuple[Word, ...]:  # fmt: skip
    """The words of one sentence; in a headline every capitalised word looks like a name, so the body says what it is."""
    words: list[Word] = []
    openings = [start for start, _ in quotes]
    titled = sentence.kind in (BlockKind.HEADLINE, BlockKind.SUBHEADING)
    for token in parsed.tokens[sentence.first : sentence.last]:
        if not token.is_word:
            continue
        text = token.text.lower()
        lemma, pos = (token.lemma or text).lower(), token.pos
        if titled and pos == "PROPN" and text not in lexis.names:
            lemma, pos = lexis.lemmas.get(text, (lemma, "NOUN"))
        small = particles(parsed, token) if pos == "VERB" and lemma in phrasal() else ()
        key = (text, lemma, pos, small)
        if key not in cache:
            alike = synonym(lemma, pos, small) or synonym(text, pos)
            weight = weigh(text, lemma, frequencies)
            if small and alike and alike != synonym(lemma, pos):
                weight = max(weight, PHRASAL)
            cache[key] = (lexicon.stem(lemma), alike, lexicon.spelling(text), weight)
        stem, alike, spelling, weight = cache[key]
        concept, form = named.get(token.index, (None, None))
        content = pos not in FUNCTION if lexis.syntax else weight > 1.0
        if concept is not None and form is MentionForm.PRONOUN:
            weight, content = REFERRING, True
        if token.index in attributing:
            weight *= ATTRIBUTING
        at = bisect_right(openings, token.start) - 1
        quoted = at >= 0 and token.start < quotes[at][1]
        words.append(Word(token.start, token.end, text, lemma, stem, alike, spelling, weight, content, quoted, concept, pos, token.index))
    return tuple(words)


def by_sentence(parsed: ParsedArticle, spans: Iterable[tuple[int, int]]) -> Mapping[int, Sequence[int]]:
    """For each sentence's index, which of the spans (start, end) share a character with it."""
    found: dict[int, list[int]] = defaultdict(list)
    for n, (start, end) in enumerate(spans):
        at = bisect_right(parsed.sentences, start, key=lambda s: s.end)
        while at < len(parsed.sentences) and parsed.sentences[at].start < end:
            found[at].append(n)
            at += 1
    return found


def is_finite(parsed: ParsedArticle, sentence: Sentence) -> bool:
    """Whether a sentence has a finite verb, as captions often have not, or needs none."""
    return sentence.kind in TITLES or any(t.tag in FINITE for t in parsed.tokens[sentence.first : sentence.last])


def passages(story: Story, telling: Telling) -> tuple[Passage, ...]:
    """The sentences of one telling that can be lined up: all but metadata and credits."""
    annotations = telling.annotations
    parsed = annotations.parsed
    frequencies = background(telling.article.language)
    named = concepts(story, telling)
    said = attributions(story, telling)
    said_in = by_sentence(parsed, ((a.start, a.end) for a in said))
    counted_in = by_sentence(parsed, ((f.span.start, f.span.start + 1) for f in annotations.figures))
    dated_in = by_sentence(parsed, ((d.span.start, d.span.start + 1) for d in annotations.dates))
    vocabulary = lexis(parsed, annotations.reads_language)
    attributing = attributing_words(annotations)
    cache: Known = {}
    quotes: dict[int, list[tuple[int, int]]] = {}
    found: list[Passage] = []
    for sentence in parsed.sentences:
        if sentence.kind in (BlockKind.HEADER, BlockKind.CREDIT, BlockKind.DATELINE):
            continue
        if sentence.block not in quotes:
            block = telling.article.blocks[sentence.block].span
            quotes[sentence.block] = quoted_ranges(parsed.text, block.start, block.end)
        words = read_words(parsed, sentence, frequencies, named, quotes[sentence.block], attributing, cache, vocabulary)
        if words:
            spoken = tuple(said[n] for n in said_in.get(sentence.index, ()))
            figures, dates = tuple(counted_in.get(sentence.index, ())), tuple(dated_in.get(sentence.index, ()))
            at = sentence.start / max(1, len(parsed.text))
            who = frames(parsed, sentence, words)
            finite = is_finite(parsed, sentence) or not annotations.reads_language
            found.append(
                Passage(
                    telling.article.id,
                    sentence.index,
                    sentence.start,
                    sentence.end,
                    sentence.kind,
                    words,
                    spoken,
                    figures,
                    dates,
                    at,
                    who,
                    finite,
                )
            )
    return tuple(found)
