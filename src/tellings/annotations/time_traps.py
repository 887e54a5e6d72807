"""Which words that look like a date are none: verbs, names, counts, ages, sets.

In: a reading of words in a parsed article. Out: whether to believe it. Where a text has no syntax (a language
without a parser) only complete numeric dates are believed.
"""

from __future__ import annotations

from datetime import date

from tellings.annotations import time_words as words
from tellings.annotations.time_expressions import Expression
from tellings.model.parse import ParsedArticle, Token

COUNTED = frozenset({"NNS", "NNPS"})
BEFORE_TENS = frozenset({"the", "late", "early", "mid", "and", "or", "to", "since", "mid-", "in"})
OWNERS = frozenset({"his", "her", "their", "my", "your", "its", "our"})
AROUND_YEARS = 8
"""A number after a name ("Tokyo 2020") is a year when it lies this close to the article's, in years."""
MEASURED = frozenset({"temperatures", "temperature", "highs", "lows", "degrees", "percentage", "percent"})


class Traps:
    """Believes or disbelieves readings of one article."""

    def __init__(self, parsed: ParsedArticle) -> None:
        self._parsed = parsed
        self._tokens = parsed.tokens
        self._reads_syntax = any(t.tag for t in parsed.tokens)
        published = parsed.article.published
        self._written_in = int(published.day[:4]) if published and published.day[:4].isdigit() else None
        self._named = self._month_names()

    def believes(self, read: Expression, token: Token) -> bool:
        """Whether `read`, which begins at `token`, is a date."""
        if not self._reads_syntax:
            return read.kind in ("iso", "slashed")
        if read.kind == "none":
            return False
        check = getattr(self, f"_{read.kind}", None)
        return check is None or bool(check(read, token))

    def _at(self, index: int) -> Token | None:
        return self._tokens[index] if 0 <= index < len(self._tokens) else None

    def _word(self, index: int) -> str:
        token = self._at(index)
        return token.text.lower() if token else ""

    def _after(self, read: Expression) -> Token | None:
        """The first token behind the reading."""
        inside = self._parsed.tokens_in(read.start, read.end)
        return self._at(inside[-1].index + 1) if inside else None

    def _text(self, read: Expression) -> str:
        return self._parsed.text[read.start : read.end]

    def _month_names(self) -> frozenset[str]:
        """Names of months that are surnames or given names somewhere in the article ("Ms. May")."""
        found = set()
        for before, token in zip(self._tokens, self._tokens[1:], strict=False):
            name = token.text.lower()
            if name in words.MONTHS and token.text[:1].isupper() and before.tag == "NNP" and before.end + 1 >= token.start:
                following = self._at(token.index + 1)
                dated = following is not None and following.text[:1].isdigit()
                if not dated and token.dep not in ("npadvmod", "pobj", "compound", "nmod"):
                    found.add(name)
        return frozenset(found)

    def _iso(self, read: Expression, token: Token) -> bool:
        try:
            date.fromisoformat(read.value[:10])
        except ValueError:
            return False
        return self._parsed.text[token.start - 1 : token.start] not in ("/", "-", ".") or token.start == 0

    def _slashed(self, read: Expression, token: Token) -> bool:
        return token.start == 0 or self._parsed.text[token.start - 1] not in "/-.$€£"

    def _date(self, read: Expression, token: Token) -> bool:
        name = next((t for t in self._parsed.tokens_in(read.start, read.end) if t.text.lower().rstrip(".") in _MONTH_WORDS), None)
        if name is None or not name.text[:1].isupper():
            return bool(read.day and not read.month) or self._text(read).lower().startswith(tuple(words.FIXED_DAYS))
        # "May 4 people", "March 15 miles": a count follows the verb
        after = self._after(read)
        return not (name.tag in ("MD", "VB", "VBP", "VBZ") and after is not None and after.tag in COUNTED)

    def _month(self, read: Expression, token: Token) -> bool:
        name = next((t for t in self._parsed.tokens_in(read.start, read.end) if t.text.lower().rstrip(".") in _MONTH_WORDS), None)
        if name is None or not name.text[:1].isupper():
            return False
        if read.years:
            return True
        if name.text.lower().rstrip(".") in words.MONTH_ABBREVIATIONS and name.text.lower() not in words.MONTHS:
            dotted = name.text.endswith(".") or self._text(read).endswith(".")
            return dotted and self._word(token.index - 1) in words.NARROW_PREPOSITIONS and len(name.text) > 3
        if name.tag in ("MD", "VB", "VBP", "VBZ", "VBD"):
            return False
        return self._bare_month(read, name, token)

    def _bare_month(self, read: Expression, name: Token, token: Token) -> bool:
        """A month's name without day or year: not a person, a march, a verb."""
        before, after = self._word(token.index - 1), self._after(read)
        introduced = before in words.NARROW_PREPOSITIONS or read.edge != ""
        follows = after.text.lower() if after else ""
        if name.text.lower() in self._named and not (before in ("in", "since", "until", "last", "next", "by") and follows != "'s"):
            return False
        if introduced:
            return not (after is not None and name.text.lower() == "march" and follows in ("for", "on") and before in ("the", "for"))
        if name.text.lower() in ("may", "march"):
            return before in ("last", "next", "this", "a", "the", "-", "'s") and follows not in ("for", "on", "of") and name.dep != "nsubj"
        if after is not None and after.tag in ("NNP", "NNPS") and name.dep == "compound" and before not in ("a", "the", "this", "last", "next", "its", "'s"):
            return False
        return name.tag in ("NNP", "NNPS", "NN", "JJ") and not (name.dep == "nsubj" and after is not None and after.lemma in _SAYING)

    def _year(self, read: Expression, token: Token) -> bool:
        number = int(read.years)
        text = self._parsed.text
        digits = next((t for t in self._parsed.tokens_in(read.start, read.end) if t.text[:1].isdigit()), token)
        glued = text[digits.start - 1 : digits.start] if digits.start else ""
        if glued and glued in "$€£¥#.,:/_%&@" or (glued == "-" and text[digits.start - 4 : digits.start - 1].lower() != "mid"):
            return False
        before, after = self._at(token.index - 1), self._after(read)
        word = before.text.lower() if before else ""
        if after is not None and (after.text in ("%", "percent", "a.m.", "p.m.") or after.text.lower() in _MEASURES):
            return False
        if read.until is not None or read.edge:
            return 1000 <= number <= 2099
        if word in words.COUNTS_BEFORE_YEAR or (before is not None and before.tag in ("$", "#")):
            return False
        counted = after is not None and (after.tag in COUNTED or after.text.lower() in ("more", "other")) and word not in ("the", "'s", "this")
        if counted:
            return False
        if number < 1700:
            return word in ("in", "since", "by", "until", "from", "of") and (after is None or after.pos in ("PUNCT", "VERB", "CCONJ", "AUX", "ADP"))
        return word in words.YEAR_PREPOSITIONS or self._loose_year(number, before, after, digits)

    def _loose_year(self, number: int, before: Token | None, after: Token | None, digits: Token) -> bool:
        """A number without a preposition: near the article's own year, after a name or in a range or list."""
        if before is None or before.index < self._first(digits):
            return self._near(number) and after is not None and after.pos in ("NOUN", "PROPN", "ADJ", "PUNCT")
        second = self._word(before.index - 1)
        if before.text == "to" and len(second) == 4 and second.isdigit():
            return int(second) < number
        if before.text == "as":
            return second in ("far", "early", "late", "recently", "long")
        if before.text in ("(", ",", "and", "or", "to", "-", "–", "'s"):
            return 1800 <= number <= 2099 and (before.text != "to" or self._near(number)) and digits.dep not in ("nummod",) or self._near(number)
        if before.tag in ("NNP", "NNPS", "DT", "JJ", "PRP$", "POS", "NN", "VBD", "VBN", "VBG", "NNS"):
            return self._near(number)
        return False

    def _first(self, token: Token) -> int:
        sentence = self._parsed.sentence_at(token.start)
        return sentence.first if sentence else token.index

    def _near(self, number: int) -> bool:
        return self._written_in is not None and abs(number - self._written_in) <= AROUND_YEARS

    def _short(self, read: Expression, token: Token) -> bool:
        return self._word(token.index - 1) in words.YEAR_PREPOSITIONS - {"a", "for"}

    def _decade(self, read: Expression, token: Token) -> bool:
        text = self._text(read).lower()
        before = self._word(token.index - 1)
        if before in OWNERS or any(self._word(i) in MEASURED for i in range(token.index - 4, token.index)):
            return False
        return "'" in text[:-2] or not text[0].isdigit() or len(text.rstrip("s'")) == 4 or before in BEFORE_TENS

    def _weekday(self, read: Expression, token: Token) -> bool:
        name = next((t for t in self._parsed.tokens_in(read.start, read.end) if t.text.lower().rstrip(".") in _WEEKDAY_WORDS), None)
        if name is None or not name.text[:1].isupper():
            return False
        before, after = self._word(token.index - 1), self._after(read)
        if before in words.NAMES_BEFORE_WEEKDAY and (before not in words.NAMES_BEFORE_WEEKDAY - {"every", "each", "most"} or self._proper(token.index - 1)):
            return False
        if name.text.lower() not in words.WEEKDAYS:
            follows = after.text.lower().rstrip(".") if after else ""
            dotted = self._text(read).endswith(".") or name.text.endswith(".")
            return (dotted and len(name.text) >= 3 and name.tag in ("NNP", "NN")) or follows in _MONTH_WORDS or read.part != ""
        if after is not None and after.text.lower() in words.NAMES_AFTER_WEEKDAY and after.text[:1].isupper():
            return False
        if before in ("a", "any"):
            return after is not None and after.pos in ("NOUN", "PROPN", "ADJ") and read.part == ""
        return not (before == "on" and self._word(token.index - 2) == "mail")

    def _proper(self, index: int) -> bool:
        token = self._at(index)
        return token is not None and token.text[:1].isupper()

    def _season(self, read: Expression, token: Token) -> bool:
        text = self._text(read).lower()
        if read.years or read.which:
            return True
        before = self._word(token.index - 1)
        name = next((t for t in self._parsed.tokens_in(read.start, read.end) if t.text.lower() in words.SEASONS), token)
        if name.pos == "VERB" or (text.endswith("fall") and not (before == "the" and self._word(token.index - 2) in words.NARROW_PREPOSITIONS)):
            return False
        if before == "the":
            return self._word(token.index - 2) in words.NARROW_PREPOSITIONS | {"over"}
        if name.dep == "nsubj" and name.tag == "NN" and name.index == token.index and before != "a":
            return True
        return before in ("in", "since", "by", "until", "till", "from", "during", "through") or read.edge != ""

    def _portion(self, read: Expression, token: Token) -> bool:
        after = self._after(read)
        follows = after.text.lower() if after else ""
        if read.years or "q" == self._text(read)[:1].lower():
            return True
        # "the fourth quarter of the game": a match
        return follows not in ("touchdown", "-") and not (follows == "of" and after is not None and not self._begins_year(after.index + 1))

    def _begins_year(self, index: int) -> bool:
        token, second = self._word(index), self._word(index + 1)
        return token[:4].isdigit() or token in ("this", "last", "next", "fiscal") or (token in ("the", "that") and second in _OF_YEAR)

    def _unit(self, read: Expression, token: Token) -> bool:
        text = self._text(read).lower()
        if read.unit in ("minute", "hour"):
            return False
        if read.unit == "day" and read.shift < 0 and read.basis == "now":
            return False
        if read.unit in ("decade", "century", "quarter") and text.startswith("the") and read.basis == "now" and read.unit != "quarter":
            return False
        if read.unit == "weekend" and text == "the weekend":
            return self._word(token.index - 1) in ("over", "during", "at", "on", "for", "in", "before", "after", "by", "until", "of", "throughout")
        if text.startswith("that "):
            return self._demonstrative(token)
        return True

    def _demonstrative(self, token: Token) -> bool:
        """"that day" with "that" its determiner, not the conjunction."""
        return token.tag == "DT" or self._word(token.index - 1) in ("on", "of", "by", "in", "during", "since", "later", "earlier", "for")

    def _same(self, read: Expression, token: Token) -> bool:
        return read.unit not in ("minute", "hour") and (not self._text(read).lower().startswith("that ") or self._demonstrative(token))

    def _day(self, read: Expression, token: Token) -> bool:
        text = self._text(read).lower()
        if text == "the day":
            return self._word(token.index - 1) in _ENDING and not (self._after(read) is not None and self._after(read).text.lower() in ("that", "when", "he", "she", "they", "we", "after", "before"))  # type: ignore[union-attr]
        return not text.startswith("that ") or self._demonstrative(token)

    def _count(self, read: Expression, token: Token) -> bool:
        if read.unit in ("minute", "hour", "second"):
            return False
        text, after = self._text(read).lower(), self._after(read)
        if text.endswith("before") or text.endswith("later"):
            # "two days before the vote" hangs on what follows
            return after is None or after.pos not in ("NOUN", "PROPN", "DET", "PRON", "VERB", "SCONJ") and after.text.lower() not in ("than",)
        return True

    def _clock(self, read: Expression, token: Token) -> bool:
        text = self._text(read).lower()
        if text in ("noon", "midday", "midnight"):
            return self._word(token.index - 1) in ("at", "by", "until", "till", "before", "after", "around", "about", "from", "since", "past")
        if text[:1].isdigit() and ":" in text and "m" not in text and not read.zone:
            return self._word(token.index - 1) in ("at", "by", "until", "till", "before", "after", "around", "about", "from", "since", "to")
        glued = self._parsed.text[token.start - 1 : token.start] if token.start else ""
        return glued not in ("$", "€", "£", ":", "/", ".")

    def _then(self, read: Expression, token: Token) -> bool:
        before, after = self._at(token.index - 1), self._after(read)
        return before is not None and before.tag == "VBD" and before.lemma in _SAYING and not (after is not None and after.pos == "VERB")

    def _reference(self, read: Expression, token: Token) -> bool:
        text, after = self._text(read).lower(), self._after(read)
        return not (text == "in the past" and after is not None and after.pos in ("NOUN", "NUM", "ADJ"))


_OF_YEAR = frozenset({"year", "same", "previous", "following", "current", "next", "last", "fiscal", "financial"})
_SAYING = frozenset("say tell add note write announce report ask reply warn argue state explain declare".split())
_ENDING = frozenset("end ended ends ending finish finished finishing close closed closes closing for".split())
_MEASURES = frozenset(
    "people miles kilometers kilometres km meters metres feet acres hectares pounds kilograms kg tons tonnes dollars euros votes points "
    "workers jobs hours minutes seconds degrees square cubic mph gmt utc est et hrs".split()
)
_MONTH_WORDS = frozenset(words.MONTHS) | frozenset(words.MONTH_ABBREVIATIONS)
_WEEKDAY_WORDS = frozenset(words.WEEKDAYS) | frozenset(words.WEEKDAY_ABBREVIATIONS)
