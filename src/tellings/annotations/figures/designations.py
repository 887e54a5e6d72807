"""Numbers that name, date or number a thing and count nothing: "Route 66", "June 3", "5:30", "No. 10", "2019".

In: the lexemes of a block and the stretch a number takes in. Out: whether it is such a number. What has a unit
of its own ("$737", "66%") is asked only whether it is part of a longer code.
"""

from __future__ import annotations

from collections.abc import Sequence

from tellings.annotations.figures.lexemes import Lexeme, touching, word_at, word_set
from tellings.model.parse import ParsedArticle, Token

MONTHS = word_set(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec"
)
WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun")
CLOCK = word_set("am pm gmt utc est edt cst cdt mst mdt pst pdt cet cest bst ist o'clock hrs noon midnight")
PARTS_OF_HOURS = word_set("half quarter five ten twenty minute minutes twenty-five just shortly 5 10 20 25")
"""What stands before "past" in a time of day: "half past eleven", "shortly past nine"."""
DESIGNATORS = word_set(
    "no nos number numbers section sections article articles chapter chapters bill route highway interstate flight page pages pp p "
    "grade room level phase type amendment proposition resolution precinct district channel size tier stage class category cat part "
    "volume vol fig figure table step day verse line gate game title rule act form court unit zone platform apartment apt suite floor "
    "building block exhibit count case paragraph para clause item question q point lot model version season episode round group week "
    "hr sb psalm formula pier engine ward code extension ext tel phone fax zip po box isbn ref seed seeded ranked rank"
)
"""Nouns that a number follows as its name (Quirk et al. 1985, section 17.89, and forms of address)."""
AGO = frozenset({"ago", "later", "earlier", "hence", "prior"})
PERIODS = word_set("second seconds minute minutes hour hours day days week weeks month months year years decade decades")
PERIOD_LINKS = frozenset({"past", "last", "next", "previous", "coming", "preceding", "following", "first", "final", "recent"})
EDITIONS = word_set(
    "election elections games olympics olympic world budget season census campaign primary race midterm midterms vintage model"
)
INVARIABLE = word_set(
    "people aircraft staff personnel police cattle sheep fish deer offspring series species crew spacecraft youth livestock poultry "
    "folk head percent billion million thousand hundred dozen media data troops others more"
)
"""Nouns that stand for many without an ending."""
OWNERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "this", "that", "'s", "new", "another", "original"})
COUNT_ONLY = frozenset({"more", "than", "least", "nearly", "almost", "to", "fewer", "some", "exactly", "only", "estimated"})


def is_code(lexemes: Sequence[Lexeme], first: int, until: int) -> bool:
    """Whether the number is a piece of something longer: A320, F-35, 10:30, 1.2.3, 9/11, 202-555-0134, 5G."""
    text = lexemes[first].text
    if text[0] == "0" and len(text) > 1 and text.isdecimal():
        return True
    if touching(lexemes, first):
        before = lexemes[first - 1]
        if before.text[-1].isalnum() or before.text in "#@_№&=+*^\\":
            return True
        if before.text in "-./,:–'" and first > 1 and touching(lexemes, first - 1) and lexemes[first - 2].text[-1].isalnum():
            score = (
                before.text in "-–"
                and lexemes[first - 2].is_number
                and not (touching(lexemes, first - 2) and lexemes[first - 3].text != "(")
            )
            season = score and len(lexemes[first - 2].text) == 4 and len(lexemes[first].text) == 2  # 2010-12
            if not score or season:
                return True
    if not touching(lexemes, until):
        return False
    after = lexemes[until]
    if after.text[0].isalnum() or after.text in "_@=\\":
        return True
    follows = touching(lexemes, until + 1) and lexemes[until + 1].text[0].isalnum()
    if after.text in ":/'" and follows:
        return True
    if after.text in "-–" and follows and lexemes[until + 1].text[0] == "0" and len(lexemes[until + 1].text) > 1:
        return True
    return (
        after.text in "-–"
        and touching(lexemes, until + 1)
        and lexemes[until + 1].is_number
        and touching(lexemes, until + 2)
        and (lexemes[until + 2].text in "-–" or (lexemes[until + 2].text[0].isalpha() and lexemes[until + 1].text[0] == "0"))
    )


def is_clock_or_day(lexemes: Sequence[Lexeme], first: int, until: int) -> bool:
    """ "5 p.m.", "at five o'clock", "ten past eleven", "June 3", "3 June", "the 3rd of June", "June 3-5"."""
    after = word_at(lexemes, until)
    if after in CLOCK or (after in ("a", "p") and word_at(lexemes, until + 1) == "." and word_at(lexemes, until + 2) == "m"):
        return True
    before = [word_at(lexemes, first - 1), word_at(lexemes, first - 2)]
    if (after == "past" and until - first == 1) or (before[0] == "past" and before[1] in PARTS_OF_HOURS):
        return True
    month_before = before[0] in MONTHS or (before[0] == "." and before[1] in MONTHS)
    if month_before and lexemes[first - 1 if before[0] != "." else first - 2].text[0].isupper():
        return True
    here = until + 1 if after == "of" else until
    return word_at(lexemes, here) in MONTHS and lexemes[here].text[0].isupper()


def is_ago(lexemes: Sequence[Lexeme], first: int, until: int) -> bool:
    """A distance or a stretch of the calendar: "two years ago", "three days later", "the past two weeks"."""
    if word_at(lexemes, until - 1) not in PERIODS and word_at(lexemes, until) not in PERIODS:
        return False
    end = until if word_at(lexemes, until - 1) in PERIODS else until + 1
    return word_at(lexemes, end) in AGO or word_at(lexemes, first - 1) in PERIOD_LINKS


def is_year(lexemes: Sequence[Lexeme], first: int, until: int, noun: Token | None) -> bool:
    """Four digits without a separator that no counted noun follows: 2019, 1865; "2000 troops" is none."""
    text = lexemes[first].text
    if until != first + 1 or len(text) != 4 or not text.isdecimal() or not 1000 <= int(text) <= 2100:
        return False
    if noun is None:
        return True
    if word_at(lexemes, first - 1) in COUNT_ONLY and word_at(lexemes, first - 1) != "to":
        return False
    directly = noun.start - lexemes[first].end <= 1
    return noun.tag != "NNS" or noun.text.lower() in EDITIONS or (int(text) >= 1900 and not directly)


def is_list_number(lexemes: Sequence[Lexeme], first: int, until: int) -> bool:
    """ "1." or "1)" that opens a block, "(1)" anywhere."""
    if first and lexemes[first - 1].text == "(" and word_at(lexemes, until) == ")" and len(lexemes[first].text) < 3:
        return True
    opens = first == 0 or (first == 1 and lexemes[0].text in "[•-*")
    return opens and word_at(lexemes, until) in (".", ")", "]", ":") and touching(lexemes, until)


def is_named(lexemes: Sequence[Lexeme], first: int, token: Token | None, counts: bool) -> bool:
    """A number after the word it belongs to: "Section 230", "Flight 200", "Studio 54".

    `counts` says that a plural noun follows the number, which a proper name alone does not outweigh.
    """
    if first == 0 or lexemes[first - 1].end + 1 < lexemes[first].start:
        return False
    before = lexemes[first - 1]
    dotted = before.text == "." and touching(lexemes, first - 1)
    word = lexemes[first - 2] if dotted and first > 1 else before
    if word.lower in DESIGNATORS and (word.text[0].isupper() or not counts) and not (dotted and len(word.lower) > 4):
        return word.lower not in ("point", "count", "item", "day", "week", "game", "page", "pages") or not counts
    if token is None or before.text in "#№":
        return before.text in "#№" or (before.text[0].isupper() and before.text.isalpha() and not counts)
    proper = token.tag in ("NNP", "NNPS") and token.text != token.text.lower() and before.text.isalpha()
    return proper and not counts and before.lower not in WEEKDAYS


def is_model(parsed: ParsedArticle, lexemes: Sequence[Lexeme], first: int, until: int, noun: Token | None) -> bool:
    """Plain digits that stand for a thing rather than count it: "the 404", "their 404 airliner", "Ardent 404 jets"."""
    text = lexemes[first].text
    if until != first + 1 or not text.isdecimal() or not 2 <= len(text) <= 4 or text[0] == "0":
        return False
    before = lexemes[first - 1] if first else None
    follows = noun is not None and noun.start >= lexemes[first].end
    if follows and noun is not None:
        if before is not None and (before.is_number or before.text[0].isupper()):
            around = parsed.tokens_in(before.start, before.end)
            if before.is_number and around and noun.start - lexemes[first].end <= 1:
                return lexemes[first - 1].end < lexemes[first].start
            return bool(around) and around[-1].dep in ("compound", "nmod") and around[-1].tag in ("NNP", "NNPS") and int(text) > 99
        singular = noun.tag in ("NN", "NNP") and noun.text.lower() not in INVARIABLE and noun.start - lexemes[first].end <= 1
        return singular and (len(text) > 2 or before is None or before.lower in OWNERS)
    owned = before is not None and (before.lower in OWNERS or before.lower.endswith("'s") or before.text == "'s")
    after = word_at(lexemes, until)
    token = next(iter(parsed.tokens_in(lexemes[until].start, lexemes[until].end)), None) if until < len(lexemes) else None
    participle = token is not None and token.tag == "VBN"
    return owned and not participle and after not in ("of", "or", "who", "that", "in", "to", "on")


def is_designation(parsed: ParsedArticle, lexemes: Sequence[Lexeme], first: int, until: int, noun: Token | None, syntax: bool) -> bool:
    """Whether the unitless number in lexemes [first, until) counts nothing; `noun` is what it seems to count,
    `syntax` whether the article has tags."""
    if is_clock_or_day(lexemes, first, until) or is_list_number(lexemes, first, until) or is_year(lexemes, first, until, noun):
        return True
    previous = lexemes[first - 1] if first else None
    around = parsed.tokens_in(previous.start, previous.end) if previous else ()
    if syntax and is_model(parsed, lexemes, first, until, noun):
        return True
    counts = noun is not None and noun.tag in ("NNS", "NNPS") and noun.start > lexemes[until - 1].start
    return lexemes[first].is_number and is_named(lexemes, first, around[-1] if syntax and around else None, counts)


__all__ = ["is_ago", "is_code", "is_designation"]
