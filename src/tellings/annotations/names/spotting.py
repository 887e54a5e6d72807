"""Proper names as they stand in the text, one by one: where, with which titles, and what they can be.

In: a parsed article. Out: every proper name in order of place, its core words apart from titles before it and
tags behind it, the roles given with it, and the kind its own words show (None where they do not). Capitals of
headlines in title case and of sentence beginnings are no evidence. Linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tellings.annotations.names import bodies, gazetteer, given_names, phrases, roles
from tellings.annotations.names.tables import words
from tellings.model.block import BlockKind
from tellings.model.name import NameKind
from tellings.model.parse import ParsedArticle, Sentence, Token

CALENDAR = words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
    november december jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. mon. tue. wed. thu. fri. sat. sun. gmt utc est
    edt bst
""")
PARTICLES = words("de da di del della do dos du van von der den ter la le bin ibn al el y zu")
NO_NAME = words("""
    i the a an and or but if in on at he she it they we you his her its their our my this that not no yes mr
""")
PEOPLE_POSSESSED = words("""
    attorney mayor governor prosecutor children women men people workers veterans speaker president king queen prince
""")
SUFFIXES = frozenset(["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"])
TAG = re.compile(r"(?:,\s+|\s*\()(?:[RDI]|Rep|Dem|Lab|Con|Lib)[-–][A-Z][A-Za-z.]*(?:\s[A-Z][A-Za-z.]+)?\)?")
"""A party and place behind a legislator's name: ", R-Ohio" or " (D-N.Y.)"."""
ACRONYM_BEHIND = re.compile(r"\s*\(\s*\"?([A-Z][A-Za-z.&]{1,8}[A-Z.])\"?\s*\)")
RUN_LONGEST = 12
UNREAD = (BlockKind.HEADER, BlockKind.CREDIT, BlockKind.DATELINE)


@dataclass(frozen=True, slots=True)
class Naming:
    """One proper name: tokens [first, last), its `words` (possessive 's left out), characters [start, end) of the
    core name and [outer_start, outer_end) with titles and tags. `kind` None where its words do not tell."""

    first: int
    last: int
    words: tuple[str, ...]
    start: int
    end: int
    outer_start: int
    outer_end: int
    kind: NameKind | None
    gender: str
    roles: tuple[str, ...]
    titled: bool
    alias: str | None

    @property
    def key(self) -> tuple[str, ...]:
        """The words in lower case, full stops of initials and acronyms left out."""
        return tuple(w for w in (word.lower().replace(".", "") for word in self.words) if w)


def title_case(parsed: ParsedArticle, sentence: Sentence) -> bool:
    """Whether capitals are set on nearly all longer words, so that they tell nothing of names."""
    words = [t.text for t in parsed.tokens[sentence.first : sentence.last] if len(t.text) >= 4 and t.text.isalpha()][1:]
    return len(words) >= 2 and sum(w[0].isupper() for w in words) >= 0.75 * len(words)


def headline_like(parsed: ParsedArticle, sentence: Sentence) -> bool:
    """Whether the sentence is set as a headline is: such a block, or one without a stop, in title case."""
    ends = parsed.text[sentence.start : sentence.end].rstrip("\"')] ")[-1:]
    return (sentence.kind in (BlockKind.HEADLINE, BlockKind.SUBHEADING) or ends not in ".!?") and title_case(parsed, sentence)


def spot(parsed: ParsedArticle) -> list[Naming]:
    """All proper names of the article, in order; headlines in title case are left to `known`."""
    common = {t.text for t in parsed.tokens if t.text.islower()}
    known = {t.text for t in parsed.tokens if t.tag == "NNP" and len(t.text) > 2 and t.text.lower() not in common and plain_name(t)}
    found: list[Naming] = []
    for sentence in parsed.sentences:
        if sentence.kind in UNREAD or headline_like(parsed, sentence):
            continue
        for first, last in runs(parsed, sentence, common, known):
            found.extend(split(parsed, first, last))
    return found


def plain_name(token: Token) -> bool:
    """Whether a token tagged a name is no title, weekday or other word that is set in capitals for its own reasons."""
    low = token.text.lower()
    return token.text[:1].isupper() and not (low in CALENDAR or low in NO_NAME or low in roles.TITLES or low in gazetteer.DEMONYMS)


def runs(parsed: ParsedArticle, sentence: Sentence, common: set[str], known: set[str]) -> Iterator[tuple[int, int]]:
    """Stretches [first, last) of capitalised tokens with the small words that join them inside one name.

    A word in `known` is a name elsewhere in the article, so also where it begins a sentence.
    """
    tokens, index = parsed.tokens, sentence.first
    begins = True
    while index < sentence.last:
        token = tokens[index]
        following = tokens[index + 1] if index + 1 < sentence.last else None
        if not (begins and token.text in known and token.tag.startswith("NN")) and not capital(token, begins, common, following):
            begins = (begins and not token.is_word) or token.text in ('"', ":", "«", "(", "[")
            index += 1
            continue
        first, begins = index, False
        index += 1
        if first > sentence.first and tokens[first - 1].text == "-" and tokens[first - 1].end == token.start:
            continue
        while index < sentence.last and index - first < RUN_LONGEST:
            if capital(tokens[index], False, common, None):
                index += 1
                continue
            step = joined(parsed, first, index, sentence.last, common)
            if not step:
                break
            index += step
        yield first, index


def capital(token: Token, begins: bool, common: set[str], following: Token | None) -> bool:
    """Whether the token's capital marks a name; at a sentence's beginning more evidence is wanted."""
    text, low = token.text, token.text.lower()
    if (
        not text[:1].isupper()
        or low in CALENDAR
        or (low in NO_NAME and text not in ("IT",))
        or token.tag in ("PRP", "PRP$", "WP", "WRB", "UH")
    ):
        return False
    named = token.tag in ("NNP", "NNPS")
    if not begins:
        return named or token.tag in ("NN", "NNS", "FW", "XX", "JJ", "VB", "VBP", "VBD", "VBN", "VBG", "RB") or low in given_names.ALL
    if low in given_names.ALL or low in gazetteer.PLACES or low in roles.ABBREVIATED or low in bodies.KNOWN or low in roles.HONORIFICS:
        return low not in common or named
    follows = following is not None and following.text[:1].isupper() and following.tag in ("NNP", "NNPS")
    if low in gazetteer.DEMONYMS or low in roles.TITLES:
        return follows
    return named and (low not in common or follows)


def joined(parsed: ParsedArticle, first: int, index: int, end: int, common: set[str]) -> int:
    """How many small tokens at `index` join the run before it to a capital after it; 0 where they do not."""
    tokens = parsed.tokens
    token, before = tokens[index], tokens[index - 1]
    after = tokens[index + 1] if index + 1 < end else None
    if after is None:
        return 0
    capital_after = capital(after, False, common, None)
    if token.text == "]":
        return 1 if capital_after and any(t.text == "[" for t in tokens[max(0, first - 1) : index]) else 0
    low, head = token.text.lower(), before.text.lower().rstrip("s")
    if token.text == "-" and token.start == before.end and after.start == token.end:
        return 1 if capital_after and before.text.lower() not in gazetteer.PLACES and len(before.text) > 1 else 0
    if low in ("'s", "'"):
        plural = before.tag in ("NNS", "NNPS") and before.text.lower() not in gazetteer.DEMONYMS
        return 1 if capital_after and token.tag == "POS" and (plural or before.text.lower() in PEOPLE_POSSESSED) else 0
    if low == "&" or (low in PARTICLES and token.tag not in ("PRP", "CC") and before.tag in ("NNP", "NNPS", "FW")):
        return 1 if capital_after else 0
    heads = bodies.HEADS | bodies.THING_HEADS | gazetteer.PLACE_HEADS
    if low in ("of", "for") and (before.text.lower() in heads or head in heads) and before.text.lower() not in roles.TITLES:
        if capital_after:
            return 1
        two = tokens[index + 2] if index + 2 < end else None
        return 2 if after.text == "the" and two is not None and capital(two, False, common, None) and low == "of" else 0
    inside = {t.text.lower() for t in tokens[first:index]}
    if (
        low == "and"
        and capital_after
        and inside & {"of", "for"}
        and inside & {"department", "ministry", "office", "committee", "board", "agency"}
    ):
        return 1
    return 0


def split(parsed: ParsedArticle, first: int, last: int) -> Iterator[Naming]:
    """The names in one run: titles and origins before a person's name are set apart from it."""
    tokens = parsed.tokens
    while last > first and tokens[last - 1].text.lower() in ("jr", "sr") and last < len(tokens) and tokens[last].text == ".":
        break
    core = person_start(parsed, first, last)
    if core is not None and core > first and tokens[core - 1].text in ("'s", "'"):
        yield from split(parsed, first, core - 1)
        first = core
    if core is None and last - first > 1 and tokens[first].text.lower() in ("pac", "party", "newspaper"):
        first += 1
    start = first if core is None else core
    words = words_of(parsed, start, last)
    while kind_of_last(words) and len(words) > 1 and words[0].lower() in roles.PARTY_WORDS | set(gazetteer.DEMONYMS):
        start, words = start + 1, words[1:]
    if not words or (
        len(words) == 1 and (len(words[0]) < 2 or words[0].lower() in roles.TITLES | set(roles.ABBREVIATED) | set(roles.HONORIFICS))
    ):
        return
    kind = NameKind.PERSON if core is not None else kind_of(tuple(w.lower() for w in words), words)
    if core is None and kind is None and all(w.lower() in roles.TITLES or w.lower() in roles.ROLES for w in words[-1:]):
        return
    if len(words) == 1 and says_nothing(words[0].lower(), tokens[last - 1]):
        return
    yield naming(parsed, first, start, last, words, kind)


def words_of(parsed: ParsedArticle, start: int, last: int) -> tuple[str, ...]:
    """The words at tokens [start, last): what a hyphen joins is one, possessive endings and brackets are left out."""
    words: list[str] = []
    glued = False
    for token in parsed.tokens[start:last]:
        if token.text == "-" and words:
            glued = True
        elif token.text not in ("'s", "'", "&", "]", "[", "-"):
            if glued:
                words[-1] = f"{words[-1]}-{token.text}"
            else:
                words.append(token.text.rstrip("/"))
            glued = False
    return tuple(w for w in words if w)


def kind_of_last(words: tuple[str, ...]) -> bool:
    """Whether the name without its first word is a body known by name alone ("Republican Senate")."""
    return " ".join(words[1:]).lower() in bodies.KNOWN


def says_nothing(low: str, token: Token) -> bool:
    """Whether a single capitalised word names nothing: an adjective of origin or party, a people, a head noun alone."""
    if low in gazetteer.PLACES or low in bodies.KNOWN:
        return False
    if low in gazetteer.DEMONYMS or low in roles.PARTY_WORDS or low in bodies.HEADS or low in bodies.NO_ACRONYM:
        return True
    return token.tag == "NNPS" and low[:-1] in gazetteer.DEMONYMS | {"nazi": "", "latino": "", "hispanic": "", "briton": ""}


def person_start(parsed: ParsedArticle, first: int, last: int) -> int | None:
    """Index where a person's name begins in the run, None where the run shows no person."""
    tokens = parsed.tokens
    low = [t.text.lower() for t in tokens[first:last]]
    size = len(low)
    if (
        low[-1] in bodies.HEADS | bodies.COMPANY_FORMS
        and low[-1] not in given_names.ALL
        and not any(w in roles.HONORIFICS for w in low[:-1])
    ):
        return None
    title = max((i for i, w in enumerate(low[:-1]) if is_title(w)), default=-1)
    if (
        title >= 0
        and low[title + 1] not in ("of", "for", "'s", "'", "-", "and", "&")
        and not (set(low[title + 1 :]) & (bodies.HEADS - given_names.ALL))
    ):
        return first + title + 1
    for i, word in enumerate(low[:-1]):
        given = fold(word) in given_names.ALL or (len(word) <= 2 and word[:1].isalpha() and word.endswith(".") and i == 0)
        if given and tokens[first + i + 1].text[:1].isalpha() and not (set(low[i + 1 :]) & {"of", "for"}):
            place = " ".join(low[i:]) in gazetteer.PLACES or " ".join(low[i:]) in bodies.KNOWN
            if not place and kind_of(tuple(low[i:]), tuple(low[i:])) is None:
                return first + i
    lower_role = first > 0 and tokens[first - 1].lemma.lower() in roles.ROLES and tokens[first - 1].head in range(first, last)
    if lower_role and size <= 4 and kind_of(tuple(low), tuple(t.text for t in tokens[first:last])) is None:
        return first
    if size >= 2 and any(len(w) == 2 and w[1] == "." for w in low[1:-1]):
        return first
    return None


def is_title(word: str) -> bool:
    """Whether a lower-case word is a title that stands before a name."""
    return word in roles.HONORIFICS or word in roles.ABBREVIATED or word in roles.TITLES


def fold(word: str) -> str:
    """Lower case without diacritics."""
    import unicodedata

    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))


def kind_of(low: tuple[str, ...], words: tuple[str, ...]) -> NameKind | None:
    """What a name's own words show it to be."""
    whole = " ".join(low)
    head = low[: low.index("of")][-1] if "of" in low[1:] else low[: low.index("for")][-1] if "for" in low[1:] else low[-1]
    if whole in bodies.KNOWN or low[-1] in bodies.COMPANY_FORMS or low[-1] in ("republicans", "democrats", "conservatives"):
        return NameKind.BODY
    if len(low) == 1 and "." in low[0][1:-3] and low[0].rsplit(".", 1)[1].isalpha() and not words[0].isupper() and len(low[0]) > 5:
        return NameKind.BODY
    if whole in gazetteer.PLACES:
        return NameKind.PLACE
    if head in bodies.HEADS and len(low) > 1:
        return NameKind.BODY
    if len(low) > 1 and head in gazetteer.PLACE_HEADS:
        return NameKind.PLACE
    if len(low) > 1 and head in bodies.EVENT_HEADS:
        return NameKind.EVENT
    if len(low) > 1 and head in bodies.THING_HEADS:
        return NameKind.THING
    compact = words[0].replace(".", "")
    if len(low) == 1 and compact.isalpha() and words[0].isupper() and 2 <= len(compact) <= 6 and low[0] not in bodies.NO_ACRONYM:
        return NameKind.BODY
    return None


def naming(parsed: ParsedArticle, first: int, start: int, last: int, words: tuple[str, ...], kind: NameKind | None) -> Naming:
    """The name at tokens [start, last) with its prefix [first, start) and whatever stands around it."""
    tokens, text = parsed.tokens, parsed.text
    head = tokens[last - 1]
    a, z = tokens[start].start, head.end
    outer, outer_end = a, z
    given_roles: list[str] = []
    gender = ""
    titled = False
    if kind is NameKind.PERSON:
        first = min(first, extended(parsed, first, head))
        for token in tokens[first:start]:
            low = token.text.lower()
            full = roles.ABBREVIATED.get(low, token.lemma.lower())
            titled = titled or is_title(low)
            gender = roles.HONORIFICS.get(low, "") or roles.GENDER_OF_ROLE.get(full, "") or gender
            if full.split()[-1] in roles.ROLES:
                given_roles.append(full)
        gender = gender or gender_of(words)
        outer = tokens[first].start
        tag = TAG.match(text, z)
        if tag and (tag.group().lstrip()[0] != "(" or tag.group().endswith(")")):
            outer_end = tag.end() if tag.group().startswith((",", " (", "(")) else z
            given_roles.append("legislator")
    elif start > 0 and tokens[start - 1].text.lower() == "the" and tokens[start - 1].head == head.index:
        outer = tokens[start - 1].start
    elif start > 0 and tokens[start - 1].text.lower() in bodies.HEADS and tokens[start - 1].head == head.index:
        outer = tokens[extended(parsed, start, head)].start
    elif (
        kind is NameKind.BODY
        and len(words) > 1
        and start > 1
        and tokens[start - 1].tag == "POS"
        and tokens[start - 2].tag in ("NNP", "NNPS")
    ):
        outer = tokens[possessor_start(parsed, start - 2)].start
    alias = ACRONYM_BEHIND.match(text, z)
    return Naming(
        start,
        last,
        words,
        a,
        z,
        outer,
        outer_end,
        kind,
        gender,
        tuple(dict.fromkeys(given_roles)),
        titled,
        alias.group(1) if alias else None,
    )


def possessor_start(parsed: ParsedArticle, index: int) -> int:
    """The first token of the name that ends at `index` ("Western Court of Ostrand" before "'s")."""
    first = index
    while first > max(0, index - RUN_LONGEST) and (
        parsed.tokens[first - 1].tag in ("NNP", "NNPS") or (parsed.tokens[first - 1].text == "of" and parsed.tokens[first - 2].tag == "NNP")
    ):
        first -= 1
    return first


def extended(parsed: ParsedArticle, first: int, head: Token) -> int:
    """The first token of a person's premodifiers, "the" of a described one included, possessors left out."""
    tokens, edge = parsed.tokens, first
    if first > 0 and tokens[first - 1].pos == "NOUN" and not names_somebody(tokens[first - 1].lemma.lower()):
        return edge
    if head.dep in ("compound", "nmod", "poss") and head.head > head.index:
        return edge
    for index in range(first - 1, max(-1, first - phrases.LONGEST), -1):
        token = tokens[index]
        if token.dep == "det" and token.text.lower() in ("the", "a", "an"):
            return index if edge < first else edge
        if token.tag in ("POS", "PRP$", ",") or token.dep not in ("amod", "compound", "nmod", "punct", "advmod", "appos", "nummod"):
            return edge
        if token.dep == "punct" and token.text != "-":
            return edge
        if not index < token.head <= head.index:
            return edge
        edge = index
    return edge


def names_somebody(noun: str) -> bool:
    """Whether a noun right before a name can say what that person is."""
    return noun in roles.ROLES or is_title(noun) or noun.split("-")[-1] in roles.ROLES


def gender_of(words: tuple[str, ...]) -> str:
    """The gender a given name goes with, "" where it goes with both or none."""
    given = fold(words[0]) if len(words) > 1 or fold(words[0]) in given_names.ALL else ""
    if given in given_names.EITHER:
        return ""
    return "m" if given in given_names.MALE else "f" if given in given_names.FEMALE else ""
