"""The figures of an article: every quantity that counts or measures something in it.

In: a parsed article, its dates, whose digits count nothing, and what it says who said. Out: figures in order of place,
none inside another, with who gives them and when they hold. Guarantee: each figure's interval, unit and step are read
from its own span; linear in the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tellings.annotations.figures import bounds, counted, designations, quantities, units
from tellings.annotations.figures.ages import MOST_AGE, is_age
from tellings.annotations.figures.lexemes import Lexeme, lex, touching, word_at, word_set
from tellings.annotations.figures.numbers import DECIMAL_COMMA, Writing
from tellings.annotations.figures.passages import Passage, Taken
from tellings.annotations.figures.quantities import Quantity
from tellings.annotations.figures.sources import Sources
from tellings.annotations.figures.times import Times
from tellings.model.block import Block, BlockKind
from tellings.model.date import Date
from tellings.model.figure import COUNT, Figure
from tellings.model.name import Entity
from tellings.model.parse import ParsedArticle, Token
from tellings.model.statement import Statement

READ = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEADING, BlockKind.CAPTION, BlockKind.PARAGRAPH})
DETERMINED = frozenset({"the", "these", "those", "any", "no", "which", "what", "his", "her", "their", "our", "my", "your", "its"})
NOT_COUNTED = frozenset({"thing", "things", "hand", "hands", "way", "ways", "folds", "mind", "minds", "cents-worth"})
"""Nouns after a small number word that make a turn of phrase rather than a count."""
NO_ONLY = word_set(
    "way thing reason option question problem choice time hope point difference exception answer part place one people fact issue "
    "matter word hint sign chance alternative solution means"
)
"""Nouns after "the only" that say that there is no other way, not how many there are."""
NO_ONE = word_set("no this that the another any every which each some")
NOT_ONE = word_set("day side example another more hand kind sort step instance moment such aspect tactic year week month night morning")
"""Nouns after "one" that make it a pronoun or an article."""
PERSONS = word_set(
    "person man woman child boy girl soldier officer policeman passenger victim worker student civilian firefighter protester suspect "
    "driver pilot vote death injury fatality casualty"
)
"""Nouns that news counts even where there is one."""
MEMBERS = word_set("one two three four five six some most many all none each any several half")
RANKS = frozenset({"rank", "place", "finish", "come", "stand"})
NOT_ORDINAL = word_set(
    "half quarter century centuries day week month floor world party thought thoughts nature hand amendment circuit district thing "
    "year story home degree string base tier trimester lady gentleman person grade point step place time-out down aid name sight glance "
    "light hour minute baby date instance responder line born class cousin thing order hand rate"
)
"""Nouns after an ordinal that name a period, a place or a kind: "second quarter", "third party"."""
REPEATED: Mapping[str, float] = {
    "twice": 2, "thrice": 3, "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8,
    "ninefold": 9, "tenfold": 10, "hundredfold": 100,
}  # fmt: skip
"""Adverbs that say how many times, in one word."""
TALLIES = word_set("count number toll total figure tally estimate")
"""Nouns for a number given before."""
SCALED = 1e5
"""Least step of a number that can leave its currency to the one before it: "the 3.5 million spent"."""


def read(
    parsed: ParsedArticle, dates: tuple[Date, ...], statements: tuple[Statement, ...] = (), entities: tuple[Entity, ...] = ()
) -> tuple[Figure, ...]:
    """Figures of the article, in order of place; ids are unique among the articles of a comparison.

    Sources are known where `statements` and `entities` are given, times by the ids of `dates`.
    """
    language = parsed.article.language or "en"
    taken = Taken.of(dates)
    syntax = any(t.tag for t in parsed.tokens[:50])
    found: list[Figure] = []
    for block in parsed.article.blocks:
        if block.kind in READ:
            passage = Passage(
                parsed, lexemes_of(parsed, block), language in DECIMAL_COMMA, syntax, block.kind is BlockKind.PARAGRAPH, taken
            )
            found.extend(figures_of(passage))
    named = elliptical(parsed, found)
    sources, times = Sources(parsed, statements, entities), Times(parsed, dates)
    return tuple(
        replace(figure, id=f"{parsed.article.id}-f{number}", source=sources.of(figure), time=times.of(figure))
        for number, figure in enumerate(named, 1)
    )


def elliptical(parsed: ParsedArticle, found: Sequence[Figure]) -> list[Figure]:
    """The figures with what an earlier one says for them: the currency of the same sentence, the noun of "the eight"."""
    named: list[Figure] = []
    money: Figure | None = None
    count: Figure | None = None
    of_value: dict[float | None, Figure] = {}
    begun = -1
    for figure in found:
        sentence = parsed.sentence_at(figure.span.start)
        if sentence is None or sentence.start != begun:
            money, count, begun = None, None, sentence.start if sentence else -1
        if figure.unit == "" and figure.exact:
            if money is not None and figure.step >= SCALED:
                figure = replace(figure, unit=money.unit)
            elif count is not None and figure.object_span is None and is_tally(parsed, figure.span.start):
                figure = replace(figure, unit=count.unit, object=count.object, object_span=count.object_span)
            elif figure.object_span is None and figure.low in of_value and word_before(parsed, figure.span.start) == "the":
                same = of_value[figure.low]
                figure = replace(figure, unit=same.unit, object=same.object, object_span=same.object_span)
        if sentence is not None and figure.is_money:
            money = figure
        if sentence is not None and figure.dimension == COUNT and figure.object_span:
            count = figure
        if figure.exact and figure.object_span:
            of_value[figure.low] = figure
        named.append(figure)
    return named


def is_tally(parsed: ParsedArticle, offset: int) -> bool:
    """Whether a count is spoken of right before `offset`: "revising its count upwards from 11"."""
    before = parsed.tokens_in(max(0, offset - 50), offset)[-5:]
    return any(t.lemma.lower() in TALLIES for t in before)


def word_before(parsed: ParsedArticle, offset: int) -> str:
    """The token right before `offset`, in lower case."""
    before = parsed.tokens_in(max(0, offset - 20), offset)
    return before[-1].text.lower() if before else ""


def lexemes_of(parsed: ParsedArticle, block: Block) -> list[Lexeme]:
    """The lexemes of one block."""
    return lex(parsed.text, block.span.start, block.span.end)


def figures_of(passage: Passage) -> Iterator[Figure]:
    """The figures of one block, with empty ids."""
    at = 0
    free = 0  # first lexeme no figure has taken
    while at < len(passage.lexemes):
        until = at + 1
        quantity = quantities.quantity(passage.lexemes, at, passage.decimal_comma, passage.syntax)
        if quantity is not None:
            until = quantity.until
            figure = counted_figure(passage, quantity, free)
            if figure is not None:
                yield figure
                free = until
        elif passage.syntax:
            found = None if passage.taken.holds(passage.lexemes[at].start) else unnumbered(passage, at)
            if found is not None:
                figure, until = found
                yield figure
                free = until
        at = until


def counted_figure(passage: Passage, quantity: Quantity, free: int) -> Figure | None:
    """The quantity with its bound and what it counts, or None where it counts nothing."""
    lexemes = passage.lexemes
    if designations.is_code(lexemes, quantity.first, quantity.until):
        return None
    start, end = lexemes[quantity.first].start, lexemes[quantity.until - 1].end
    core = lexemes[quantity.first + (lexemes[quantity.first].lower == "between")].start
    # money and shares are never part of a date
    if passage.taken.holds(core) and not (quantity.unit and (quantity.unit == units.PERCENT or quantity.unit.isupper())):
        return None
    measured = quantity.unit is not None
    what = counted.counted(passage.parsed, start, end, measured)
    age = is_age(passage, quantity)
    if age:
        what = counted.bearer(passage.parsed, start) or what
    if not age and not counts(passage, quantity, what):
        return None
    if quantity.unit is None and word_at(lexemes, quantity.first - 1) in ("aged", "ages", "age") and quantity.high is not None:
        age = age or quantity.high <= MOST_AGE
    unit = "years" if age else quantity.unit or (counted.plural(what.noun.text) if what and what.noun else "")
    if not age and quantity.unit is None and what is not None and what.noun is not None and what.noun.pos == "PROPN":
        unit = what.noun.text
    first, until, bound = bounded(lexemes, quantity, free)
    low, high = bounds.interval(quantity.low, quantity.high, bound)
    modifier = bound.modifier if bound else quantity.modifier
    span = passage.parsed.span(lexemes[first].start, lexemes[until - 1].end)
    place = passage.parsed.span(what.start, what.end) if what and what.start < what.end else None
    words = place.of(passage.parsed.text) if place else ""
    return Figure("", span, low, high, unit, modifier, words, place, quantity.step)


def bounded(lexemes: Sequence[Lexeme], quantity: Quantity, free: int) -> tuple[int, int, bounds.Bound | None]:
    """The lexemes [first, until) of the quantity with the bounding words around it, and the bound."""
    before = bounds.bound_before(lexemes, quantity.first)
    after = bounds.bound_after(lexemes, quantity.until)
    if before and before[1] >= free:
        return before[1], quantity.until, before[0]
    if after:
        return quantity.first, after[1], after[0]
    return quantity.first, quantity.until, quantity.bound


def counts(passage: Passage, quantity: Quantity, what: counted.Counted | None) -> bool:
    """Whether the quantity counts or measures something, rather than naming, dating or turning a phrase."""
    lexemes = passage.lexemes
    noun = what.noun if what else None
    if designations.is_ago(lexemes, quantity.first, quantity.until) or is_compound(lexemes, quantity):
        return False
    if quantity.writing is Writing.ORDINAL:
        return passage.syntax and ordinal_counts(passage, quantity, noun)
    if quantity.unit is not None:
        return not is_turn_of_phrase(passage, quantity)
    if quantity.writing is Writing.DIGITS and quantities.is_side_of_score(lexemes, quantity):
        return True
    if quantity.factor < 1e3 and designations.is_designation(passage.parsed, lexemes, quantity.first, quantity.until, noun, passage.syntax):
        return False
    if quantity.writing is Writing.WORDS:
        return word_counts(passage, quantity, noun)
    if quantity.writing in (Writing.VAGUE, Writing.SOME):
        if word_at(lexemes, quantity.until - 1) == "couple" and word_at(lexemes, quantity.until) != "of":
            return noun is not None and noun.tag == "NNS" and 0 < noun.start - lexemes[quantity.until - 1].end <= 20
        return not (word_at(lexemes, quantity.first) == "scores" and word_at(lexemes, quantity.until) != "of")
    return not (passage.syntax and what is None)


def is_compound(lexemes: Sequence[Lexeme], quantity: Quantity) -> bool:
    """A number grown into another word: "two-way", "one-sided", "one-time"."""
    if quantity.unit == "times" and quantity.high == 1 and lexemes[quantity.until - 2].text == "-":
        return True
    at = quantity.until
    joined = touching(lexemes, at) and lexemes[at].text == "-" and touching(lexemes, at + 1)
    return joined and word_at(lexemes, at + 1) in quantities.NO_COMPOUND - {"plus", "odd", "to", "or", "and"}


def is_turn_of_phrase(passage: Passage, quantity: Quantity) -> bool:
    """ "I 100 percent agree", "two points to make", "the first 100 days" is none."""
    lexemes, until = passage.lexemes, quantity.until
    if quantity.unit == units.PERCENT and quantity.low >= 100 and (after := passage.token(until)) and passage.syntax:
        return after.pos in ("VERB", "ADJ", "ADV", "AUX")
    if quantity.unit == units.POINTS and quantity.writing is Writing.WORDS and quantity.low < 10:
        return word_at(lexemes, until - 2) not in ("percentage", "percent") and lexemes[until - 1].lower == "points"
    return False


def word_counts(passage: Passage, quantity: Quantity, noun: Token | None) -> bool:
    """Whether a number word counts: not "one" the pronoun, not "the two" that were named before."""
    lexemes, first, until = passage.lexemes, quantity.first, quantity.until
    before = word_at(lexemes, first - 1)
    counted_next = noun is not None and noun.start >= lexemes[until - 1].end
    if noun is not None and noun.text.lower() in NOT_COUNTED:
        return False
    if quantity.low == quantity.high == 1:
        return one_counts(passage, quantity, noun)
    if before == "the" and quantity.low > 2 and is_group(passage, first, until):
        return True
    if before in DETERMINED and quantity.factor < 1e3:
        return counted_next
    previous = passage.token(first - 1)
    if passage.prose and lexemes[first].text[0].isupper() and previous is not None and previous.tag == "NNP":
        return False  # "the Big Three"
    return quantity.low != 0 or counted_next


def is_group(passage: Passage, first: int, until: int) -> bool:
    """ "one of the eight", "one of the eight later apologised": a group counted before, which the number alone names again."""
    lexemes = passage.lexemes
    if word_at(lexemes, first - 2) != "of" or word_at(lexemes, first - 3) not in MEMBERS:
        return False
    after, token = word_at(lexemes, until), passage.token(until)
    return not after or not after[0].isalnum() or (token is not None and token.pos in ("VERB", "AUX", "ADV", "PRON", "CCONJ"))


def one_counts(passage: Passage, quantity: Quantity, noun: Token | None) -> bool:
    """ "one" counts after "only", "at least" and their like, of persons, and among other numbers; else it is an article."""
    lexemes, first, until = passage.lexemes, quantity.first, quantity.until
    before, token = word_at(lexemes, first - 1), passage.token(first)
    if before in ("only", "just", "exactly") or (before in ("least", "than") and bounds.bound_before(lexemes, first) is not None):
        return True
    if word_at(lexemes, until) == "of" or before in NO_ONE or token is None or token.tag != "CD" or token.dep != "nummod":
        return False
    if noun is None or noun.tag != "NN" or noun.index - token.index > 2 or noun.lemma in NO_ONLY or noun.lemma in NOT_ONE:
        return False
    sentence = passage.parsed.sentence_at(token.start)
    others = passage.parsed.tokens[sentence.first : sentence.last] if sentence else ()
    return noun.lemma in PERSONS or any(t.tag == "CD" and t.index != token.index and abs(t.index - token.index) < 12 for t in others)


def ordinal_counts(passage: Passage, quantity: Quantity, noun: Token | None) -> bool:
    """ "a ninth marathon", "placed third", "the third senator to resign"; not "19th Precinct", "second quarter"."""
    lexemes, first, until = passage.lexemes, quantity.first, quantity.until
    token = passage.token(first)
    if token is None or (touching(lexemes, until) and lexemes[until].text == "-" and word_at(lexemes, until + 1) not in LARGEST):
        return False
    after = lexemes[until] if until < len(lexemes) else None
    head = passage.parsed.tokens[token.head]
    if head.lemma in RANKS and (
        after is None or not after.text[0].isalpha() or after.lower in ("in", "among", "of", "for", "behind", "to", "out")
    ):
        return True
    if lexemes[first].text[0].isupper() and first > 0 and lexemes[first - 1].text not in '."':
        return False
    if word_at(lexemes, first - 1) == "a" and (after is None or after.text in ".!?") and token.dep in ("dobj", "attr", "pobj"):
        return True  # "She has run four times and will not run a fifth."
    if (
        after is None
        or (not after.text[0].isalpha() and after.text != "-")
        or (after.text[0].isupper() and noun is not None and noun.pos == "PROPN")
    ):
        return False
    if noun is None or noun.start < token.start or noun.tag != "NN" or noun.lemma in NOT_ORDINAL or token.tag not in ("JJ", "CD"):
        return False
    if quantity.low == 1 and noun.lemma == "time":
        return word_at(lexemes, first - 1) in ("the", "a") and word_at(lexemes, first - 2) == "for"
    scoped = any(c.index > noun.index and c.dep in ("acl", "relcl", "prep") for c in passage.parsed.children(noun))
    return scoped or word_at(lexemes, first - 1) in ("a", "an", "his", "her", "their", "its")


LARGEST = word_set("largest biggest highest lowest smallest richest oldest longest most best worst busiest deadliest fastest")


def unnumbered(passage: Passage, at: int) -> tuple[Figure, int] | None:
    """Counts without a number: "the only dentist", "for centuries", "a weekslong strike"."""
    word = passage.lexemes[at].lower
    if word in REPEATED:
        return repeated(passage, at, REPEATED[word])
    if word == "only" and word_at(passage.lexemes, at - 1) == "the":
        return the_only(passage, at)
    stem = next((word.removesuffix(ending) for ending in ("long", "-long") if word.endswith("long") and word != "long"), "")
    if stem in units.VAGUE_DURATIONS:
        return vague_duration(passage, at, at + 1, stem)
    if word in units.VAGUE_DURATIONS:
        if (
            word_at(passage.lexemes, at + 1) == "-"
            and word_at(passage.lexemes, at + 2) in ("long", "old")
            and touching(passage.lexemes, at + 1)
        ):
            return vague_duration(passage, at, at + 3, word)
        before = word_at(passage.lexemes, at - 1)
        if before == "for" or (word == "decades" and word_at(passage.lexemes, at + 1) == "of" and before != "several"):
            return vague_duration(passage, at, at + 1, word)
    return None


def repeated(passage: Passage, at: int, times: float) -> tuple[Figure, int] | None:
    """ "said so twice", "rose tenfold": how many times, in one word; none inside a compound ("twice-married")."""
    joined = touching(passage.lexemes, at) and word_at(passage.lexemes, at - 1) == "-"
    if joined or (touching(passage.lexemes, at + 1) and word_at(passage.lexemes, at + 1) == "-"):
        return None
    span = passage.parsed.span(passage.lexemes[at].start, passage.lexemes[at].end)
    what = counted.counted(passage.parsed, span.start, span.end, True)
    place = passage.parsed.span(what.start, what.end) if what and what.start < what.end else None
    return Figure("", span, times, times, "times", None, place.of(passage.parsed.text) if place else "", place, 1.0), at + 1


def vague_duration(passage: Passage, first: int, until: int, word: str) -> tuple[Figure, int]:
    """A bare plural of time as a lower bound."""
    low, unit = units.VAGUE_DURATIONS[word]
    span = passage.parsed.span(passage.lexemes[first].start, passage.lexemes[until - 1].end)
    what = counted.counted(passage.parsed, span.start, span.end, True)
    place = passage.parsed.span(what.start, what.end) if what and what.start < what.end else None
    words = place.of(passage.parsed.text) if place else ""
    return Figure("", span, float(low), None, unit, bounds.Bound.AT_LEAST.modifier, words, place, float(low)), until


def the_only(passage: Passage, at: int) -> tuple[Figure, int] | None:
    """ "the only bakery": one of a kind, where a noun in the singular is counted."""
    token = passage.token(at)
    if token is None:
        return None
    head: Token | None = passage.parsed.tokens[token.head]
    if head is not None and head.tag not in ("NN", "NNP"):
        head = counted.next_noun(passage.parsed, token.end)  # "the only non-swimmer"
    if (
        head is None
        or not 0 < head.index - token.index <= 6
        or head.tag not in ("NN", "NNP")
        or head.lemma in NO_ONLY
        or token.dep != "amod"
    ):
        return None
    what = counted.stretch(passage.parsed, head, head.start)
    span = passage.parsed.span(passage.lexemes[at - 1].start, head.end)
    place = passage.parsed.span(what.start, what.end)
    until = at
    while until < len(passage.lexemes) and passage.lexemes[until].start < head.end:
        until += 1
    return Figure("", span, 1.0, 1.0, counted.plural(head.text), None, place.of(passage.parsed.text), place, 1.0), until


__all__ = ["read"]
