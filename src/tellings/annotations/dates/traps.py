"""Which words that look like a date are none: verbs, names, counts, ages, sets.

In: a reading of words in a parsed article. Out: whether to believe it. Where a text has no syntax (a language
without a parser) only complete numeric dates are believed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tellings.annotations.dates import dated_events, words
from tellings.annotations.dates.expressions import Expression
from tellings.annotations.dates.values import Direction
from tellings.model.block import BlockKind
from tellings.model.parse import ParsedArticle, Token

AROUND_YEARS = 8
"""A number after a name ("Port Elm 2020") is a year when it lies this close to the article's, in years."""
LIFETIME = 90
"""A number that tells when a thing was ("his 1963 speech") is a year when it lies at most so many before the article's."""
CLOSE_NOUN = 4
"""Such a thing stands at most so many words further on."""
OLD_YEARS = 1700
"""Bare numbers below are years only after a preposition of time and before no noun."""
HALVES = re.compile(r"[ap]\.?m\b")
"""What says which half of the day a time is of."""
PLURAL = frozenset({"NNS", "NNPS"})
NAMES = frozenset({"NNP", "NNPS"})
VERBAL = frozenset({"MD", "VB", "VBP", "VBZ", "VBD"})


@dataclass(frozen=True, slots=True)
class Site:
    """A reading where it stands: its first token, its words in lower case, the tokens beside it and their words."""

    read: Expression
    first: Token
    inside: tuple[Token, ...]
    text: str
    before: Token | None
    word: str
    after: Token | None
    follows: str

    def named(self, names: frozenset[str]) -> Token | None:
        """The first token inside that is one of `names`, with or without its full stop."""
        return next((t for t in self.inside if t.text.lower().rstrip(".") in names), None)


class Traps:
    """Believes or disbelieves readings of one article."""

    def __init__(self, parsed: ParsedArticle) -> None:
        self._parsed = parsed
        self._reads_syntax = any(t.tag for t in parsed.tokens)
        published = parsed.article.published
        self._written_in = int(published.day[:4]) if published and published.day[:4].isdigit() else None
        self._persons = self._month_names()
        self._checks: dict[str, Callable[[Site], bool]] = {
            "iso": self._iso, "slashed": self._slashed, "date": self._date, "month": self._month, "year": self._year,
            "short": self._short, "decade": self._decade, "weekday": self._weekday, "season": self._season,
            "portion": self._portion, "unit": self._unit, "same": self._same, "day": self._day, "count": self._count,
            "clock": self._clock, "told": self._told, "then": self._then, "reference": self._reference,
            "holiday": _capital, "nth": _capital, "from": self._from,
        }  # fmt: skip

    def believes(self, read: Expression, token: Token) -> bool:
        """Whether `read`, which begins at `token`, is a date."""
        if not self._reads_syntax and read.kind not in ("iso", "slashed"):
            return False
        if read.kind == "none":
            return False
        check = self._checks.get(read.kind)
        return check is None or check(self._site(read, token))

    def _site(self, read: Expression, token: Token) -> Site:
        inside = self._parsed.tokens_in(read.start, read.end)
        before = self._at(token.index - 1)
        after = self._at(inside[-1].index + 1) if inside else None
        text = self._parsed.text[read.start : read.end].lower()
        return Site(read, token, inside, text, before, _lower(before), after, _lower(after))

    def _at(self, index: int) -> Token | None:
        return self._parsed.tokens[index] if 0 <= index < len(self._parsed.tokens) else None

    def _word(self, index: int) -> str:
        return _lower(self._at(index))

    def _glued(self, start: int) -> str:
        """The character right before `start`, if it is no space."""
        return self._parsed.text[start - 1 : start].strip() if start else ""

    def _month_names(self) -> frozenset[str]:
        """Names of months that are a person's in the article ("Ms. May")."""
        found = set()
        for before, token in zip(self._parsed.tokens, self._parsed.tokens[1:], strict=False):
            name = token.text.lower()
            if name in words.MONTHS and token.text[:1].isupper() and before.tag == "NNP" and before.end + 1 >= token.start:
                dated = self._word(token.index + 1)[:1].isdigit()
                if not dated and token.dep not in ("npadvmod", "pobj", "compound", "nmod"):
                    found.add(name)
        return frozenset(found)

    def _iso(self, site: Site) -> bool:
        try:
            date.fromisoformat(site.read.value[:10])
        except ValueError:
            return False
        return self._glued(site.read.start) not in ("/", "-", ".")

    def _slashed(self, site: Site) -> bool:
        return self._glued(site.read.start) not in tuple("/-.$€£")

    def _date(self, site: Site) -> bool:
        name = site.named(words.MONTH_WORDS)
        if name is None or not name.text[:1].isupper():
            return site.text.startswith(tuple(words.FIXED_DAYS))
        # "May 4 people leave": a count follows the verb
        return not (name.tag in VERBAL and site.after is not None and site.after.tag in PLURAL)

    def _month(self, site: Site) -> bool:
        name = site.named(words.MONTH_WORDS)
        if name is None or not name.text[:1].isupper():
            return False
        if site.read.years:
            return True
        if site.read.basis == "text":
            return site.first.tag != "IN"  # "said that March"
        if name.text.lower() not in words.MONTHS:
            dotted = name.text.endswith(".") or site.text.endswith(".")
            return dotted and site.word in words.NARROW_PREPOSITIONS and len(name.text) > len("mar")
        if name.tag in VERBAL:
            return False
        if name.text.lower() in self._persons and not (site.word in words.SURE_MONTH_PREPOSITIONS and site.follows != "'s"):
            return False
        marching = name.text.lower() == "march" and site.follows in ("for", "on") and site.word in ("the", "for")
        if site.word in words.NARROW_PREPOSITIONS or site.read.edge or site.read.which:
            return not marching
        return self._loose_month(site, name)

    def _loose_month(self, site: Site, name: Token) -> bool:
        """A bare month without a preposition: a modifier or an adverb, no person, march or verb."""
        determined = site.word in ("a", "the", "this", "last", "next", "its", "'s", "-")
        if name.text.lower() in ("may", "march"):
            return determined and site.follows not in ("for", "on", "of") and name.dep != "nsubj"
        if site.after is not None and site.after.tag in NAMES and name.dep == "compound" and not determined:
            return False
        speaks = name.dep == "nsubj" and site.after is not None and site.after.lemma in words.SAYING
        return name.tag in ("NNP", "NNPS", "NN", "JJ") and not speaks

    def _year(self, site: Site) -> bool:
        number = int(site.read.years)
        digits = next((t for t in site.inside if t.text[:1].isdigit()), site.first)
        if site.inside and self._glued(site.read.start) in tuple("$€£¥#.,:/_%&@-"):
            return False
        if site.follows in ("%", "percent", "a.m.", "p.m.") or site.follows in words.MEASURES:
            return False
        if site.read.until is not None or site.read.edge:
            return True
        before, after = site.before, site.after
        if before is not None and (before.tag in ("$", "#") or site.word in words.COUNTS_BEFORE_YEAR):
            return False
        owned = before is not None and (before.tag in ("PRP$", "JJ", "POS") or site.word in ("a", "an"))
        thing = self._parsed.tokens[digits.head]
        if owned and digits.dep != "pobj" and after is not None and after.pos in ("NOUN", "PROPN", "ADJ"):
            # "his 2013 Arlo coupe": a model's year
            told = thing.tag == "NN" and thing.lemma.lower() not in words.MACHINES and self._recent(number)
            return (told and thing.index - digits.index <= CLOSE_NOUN) or (after.tag != "NNP" and self._near(number))
        counting = after is not None and (after.tag in PLURAL or site.follows in ("more", "other"))
        if counting and site.word not in ("the", "'s", "this"):
            return False
        if number < OLD_YEARS:
            free = after is None or after.pos in ("PUNCT", "VERB", "CCONJ", "AUX", "ADP")
            return free and site.word in ("in", "since", "by", "until", "from", "of")
        return site.word in words.YEAR_PREPOSITIONS or self._loose_year(number, site, digits)

    def _loose_year(self, number: int, site: Site, digits: Token) -> bool:
        """A number without a preposition: near the article's own year, after a name, or in a range or list."""
        before, after = site.before, site.after
        sentence = self._parsed.sentence_at(digits.start)
        if before is None or (sentence is not None and before.index < sentence.first):
            return self._near(number) and after is not None and after.pos in ("NOUN", "PROPN", "ADJ", "PUNCT")
        second = self._word(before.index - 1)
        if site.word == "to" and len(second) == len("2000") and second.isdigit():
            return int(second) < number
        if site.word == "to":
            return second == "back" or self._near(number)
        if site.word == "as":
            return second in ("far", "early", "late", "recently", "long")
        if site.word in ("(", ",", "and", "or", "–", "'s"):
            return digits.dep != "nummod" or self._near(number)
        return before.tag in words.LOOSE_YEAR_TAGS and self._near(number)

    def _recent(self, number: int) -> bool:
        """Whether a year lies in the lifetime before the article's own or shortly after it."""
        return self._written_in is not None and self._written_in - LIFETIME <= number <= self._written_in + AROUND_YEARS

    def _near(self, number: int) -> bool:
        return self._written_in is not None and abs(number - self._written_in) <= AROUND_YEARS

    def _short(self, site: Site) -> bool:
        return site.word in words.YEAR_PREPOSITIONS - {"a", "an", "for"}

    def _decade(self, site: Site) -> bool:
        measured = any(self._word(i) in words.MEASURED for i in range(site.first.index - 4, site.first.index))
        if site.word in words.OWNERS or measured:
            return False
        written_out = "'" in site.text[:-2] or not site.text[0].isdigit() or len(site.text.rstrip("s'")) == len("1990")
        return written_out or site.word in words.BEFORE_TENS

    def _weekday(self, site: Site) -> bool:
        name = site.named(words.WEEKDAY_WORDS)
        if name is None or not name.text[:1].isupper() or site.word in ("every", "each", "most"):
            return False
        if site.word in words.NAMES_BEFORE_WEEKDAY and site.before is not None and site.before.text[:1].isupper():
            return False
        if name.text.lower() not in words.WEEKDAYS:
            dotted = site.text.endswith(".") or name.text.endswith(".")
            month_next = site.follows.rstrip(".") in words.MONTH_WORDS
            return (dotted and name.tag in ("NNP", "NN")) or month_next or site.read.part != ""
        if site.follows in words.NAMES_AFTER_WEEKDAY and site.after is not None and site.after.text[:1].isupper():
            return False
        if site.word in ("a", "any"):
            return site.after is not None and site.after.pos in ("NOUN", "PROPN", "ADJ") and site.read.part == ""
        return not (site.word == "on" and self._word(site.first.index - 2) == "mail")

    def _season(self, site: Site) -> bool:
        if site.read.years or site.read.which:
            return True
        name = site.named(frozenset(words.SEASONS)) or site.first
        if self._kind_of(name, site.after) and site.follows.rstrip("s") not in words.SEASONAL:
            return False
        second = self._word(site.first.index - 2)
        if site.text.endswith("fall") and site.follows == "of":
            return False
        if site.word == "the":
            return name.pos != "VERB" and second in words.NARROW_PREPOSITIONS | {"over"}
        if name.pos == "VERB" or site.text.endswith("fall"):
            return False
        if name.dep == "nsubj" and name.tag == "NN" and site.word != "a":
            return True
        return site.word in ("in", "since", "by", "until", "till", "from", "during", "through") or site.read.edge != ""

    def _kind_of(self, name: Token, after: Token | None) -> bool:
        """Whether the name says the kind of the noun after it ("spring tides")."""
        if after is None or after.tag not in ("NN", "NNS"):
            return False
        return name.head == after.index or (name.head > after.index and name.dep in ("compound", "amod", "nmod"))

    def _portion(self, site: Site) -> bool:
        if site.read.years or site.text[:1] == "q":
            return True
        # "the fourth quarter of the game": a match
        if site.follows == "of" and site.after is not None:
            word, second = self._word(site.after.index + 1), self._word(site.after.index + 2)
            return word[:4].isdigit() or word in ("this", "last", "next") or (word in ("the", "that", "fiscal") and second in words.OF_YEAR)
        return site.follows not in ("touchdown", "-")

    def _unit(self, site: Site) -> bool:
        read = site.read
        if read.unit in ("minute", "hour") or (read.unit == "day" and read.shift < 0 and read.basis == "now"):
            return False
        if read.unit in ("decade", "century") and site.text.startswith("the") and read.basis == "now" and not read.edge:
            return False
        if site.text == "the weekend":
            return site.word in words.BEFORE_WEEKEND
        return self._points(site)

    def _same(self, site: Site) -> bool:
        return site.read.unit not in ("minute", "hour") and self._points(site)

    def _is_programme(self, site: Site) -> bool:
        """Whether a capitalised "Today" inside a sentence is a broadcast's or paper's name ("the Today show")."""
        sentence = self._parsed.sentence_at(site.first.start)
        inside = sentence is not None and sentence.kind is not BlockKind.HEADLINE and site.first.index > sentence.first
        opened = site.word in ('"', "'", ":", "-", "--", "|")
        named = site.word in ("'s", "the", "usa") or site.follows in ("show", "program", "programme")
        return inside and (named or (opened and self._word(site.first.index - 2) == "'s") or not opened)

    def _points(self, site: Site) -> bool:
        """Whether the "that" of "that day" is its determiner, not the conjunction."""
        if not site.text.startswith("that "):
            return True
        return site.first.tag == "DT" or site.word in ("on", "of", "by", "in", "during", "since", "later", "earlier", "for")

    def _day(self, site: Site) -> bool:
        if site.first.text in ("Today", "Tonight") and self._is_programme(site):
            return False
        if site.text == "the day":
            return site.word in words.ENDING and site.follows not in (
                "that",
                "when",
                "he",
                "she",
                "they",
                "we",
                "after",
                "before",
                "i",
                "you",
            )
        return self._points(site)

    def _from(self, site: Site) -> bool:
        """ "two days after the vote", "a day before she left": something has to follow."""
        if site.after is None or site.word in ("than", "within", "every", "of"):
            return False
        return site.after.pos in ("NOUN", "PROPN", "DET", "PRON", "ADJ", "NUM") and site.follows not in ("that", "this", "which", "all")

    def _count(self, site: Site) -> bool:
        if site.read.unit in ("minute", "hour", "second"):
            return False
        if site.read.basis == "none" and (site.word.isdigit() or site.word in words.NUMBERS or site.word in words.COUNTED):
            return False  # "three years after" counts from what follows
        if site.read.which == "ahead":
            return self._lies_ahead(site)
        if site.after is not None and site.text.endswith("before"):
            # "two days before the vote" hangs on what follows
            return site.after.pos not in ("NOUN", "PROPN", "DET", "PRON", "VERB", "SCONJ")
        return not (site.text.endswith("later") and site.follows == "than")

    def _lies_ahead(self, site: Site) -> bool:
        """ "in two weeks" where what will happen then is told, not how long it takes."""
        head = dated_events.governor(self._parsed, site.read.start, site.read.end)
        verb = dated_events.verb_over(self._parsed, head) if head is not None else None
        if verb is None or site.follows == "of":
            return False
        helpers = {c.lemma.lower() for c in self._parsed.children(verb) if c.dep == "aux"}
        if verb.lemma in words.TAKING or helpers & words.DOUBTING:
            return False
        if helpers & words.COMING or "due" in (t.lemma for t in self._parsed.children(verb)):
            return True
        ahead = dated_events.direction(self._parsed, site.read.start, site.read.end, head) is Direction.FUTURE
        return ahead and verb.lemma in words.EVENT_VERBS

    def _clock(self, site: Site) -> bool:
        if site.text in words.NAMED_HOURS:
            return site.word in words.BEFORE_CLOCK
        if site.text.startswith(tuple(words.BARELY)) or site.text.endswith("midnight"):
            return True
        halved = HALVES.search(site.text) is not None
        if site.read.half_open or (":" not in site.text and not halved and not site.read.zone):
            return self._spoken(site)
        if ":" in site.text and not halved and not site.read.zone:
            return site.word in words.BEFORE_CLOCK
        return self._glued(site.read.start) not in tuple("$€£:/.")

    def _spoken(self, site: Site) -> bool:
        """An hour in words ("ten past eleven", "half eleven", "nine" on an evening), no score, vote or count."""
        if site.after is not None and site.first.text[:1].isupper() and site.after.tag in NAMES and site.follows not in words.WEEKDAYS:
            return False  # a title
        if "past" in site.text or "o'clock" in site.text or "quarter to" in site.text:
            return True
        counting = site.after is not None and (site.after.tag in PLURAL or site.after.pos == "NUM")
        settled = not site.read.half_open and site.text.endswith(("morning", "afternoon", "evening", "night"))
        return settled or (site.word in words.BEFORE_CLOCK and not counting)

    def _told(self, site: Site) -> bool:
        """Parts of a day or night without a day: no kind of thing ("the night shift", "an overnight stay"), no habit ("from dawn")."""
        after, follows = site.after, site.follows
        if site.text == "overnight":
            manner = site.first.dep == "advmod" and self._head_lemma(site.first) in words.TURNING
            kind = after is not None and after.pos in ("NOUN", "PROPN", "ADJ") and site.first.dep in ("amod", "compound", "nmod")
            return not manner and not (kind and follows in words.LASTING_NIGHT) and site.word != "-"
        named = after is not None and after.pos == "PROPN" and after.text[:1].isupper() and follows not in words.WEEKDAYS
        if after is not None and (follows in words.NIGHT_NAMES or follows == "-" or named):
            return False
        if site.read.basis == "day":
            compound = after is not None and after.pos in ("NOUN", "PROPN") and site.inside[-1].head == after.index
            definite = "the " in site.text
            preposed = site.word in (("in", "during", "until", "by", "throughout") if definite else words.BEFORE_PART)
            return not compound and (preposed or (definite and site.text.startswith(("early", "late"))))
        if site.text.removeprefix("the ") in words.TWILIGHT:
            return site.word in words.DAYLIGHT_PREPOSITIONS
        compound = after is not None and after.pos == "NOUN" and site.inside[-1].head == after.index
        return not compound and site.word not in ("every", "each", "of")

    def _head_lemma(self, token: Token) -> str:
        return self._parsed.tokens[token.head].lemma

    def _then(self, site: Site) -> bool:
        spoken = site.before is not None and site.before.tag == "VBD" and site.before.lemma in words.SAYING
        return spoken and not (site.after is not None and site.after.pos == "VERB")

    def _reference(self, site: Site) -> bool:
        if site.text == "recently" and (site.word == "as" or site.follows == "as"):  # "as recently as Monday"
            return False
        return not (site.text == "in the past" and site.after is not None and site.after.pos in ("NOUN", "NUM", "ADJ"))


def _capital(site: Site) -> bool:
    """Whether the name is written with a capital: "Election Day", "the first Monday of May"."""
    return any(t.text[:1].isupper() for t in site.inside[-2:])


def _lower(token: Token | None) -> str:
    return token.text.lower() if token else ""
