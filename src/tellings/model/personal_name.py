"""A person's name as written, and whether two of them can name one person.

"Ana Koval" and "A. Koval" can, "Bill Harrow" and "William J. Harrow" can, "Ana Koval" and "Ivo Koval" cannot.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
_PARTICLES = "de da di del della do dos du van von der den ter la le bin ibn al el"
PARTICLES = frozenset(_PARTICLES.split())

_SHORT_FORMS = """
alexander alex sandy sasha|alexandra alex sandra sasha|andrew andy drew|anthony tony|barbara barb|benjamin ben benny
bernard bernie|bradley brad|catherine cathy kate katie|charles charlie chuck|christina chris tina|christine chris
christopher chris|daniel dan danny|david dave|deborah debbie deb|donald don|dorothy dot|douglas doug|edward ed eddie ted ned
elizabeth liz beth betty betsy lizzie|eugene gene|florence flo|francis frank|franklin frank|frederick fred freddie
gabriel gabe|gerald gerry jerry|gregory greg|harold harry hal|henry harry hank|herbert herb|jacob jake|jacqueline jackie
james jim jimmy jamie|jeffrey jeff|jennifer jen jenny|jeremy jerry|jessica jess|john jack johnny|jonathan jon|joseph joe joey
joshua josh|judith judy|katherine kate kathy katie|kathleen kathy|kenneth ken kenny|kimberly kim|lawrence larry|leonard len
leslie les|louis lou|margaret maggie meg peggy|martin marty|matthew matt|michael mike mick|mitchell mitch|nancy nan
nathaniel nate nathan|nicholas nick|nikolai kolya|pamela pam|patricia pat patty tricia|patrick pat paddy|peter pete
philip phil|raymond ray|rebecca becky|richard rick dick rich richie|robert bob rob bobby robbie bert|rodney rod|ronald ron
ronnie ron|russell russ|samantha sam|samuel sam|stephen steve|steven steve|stuart stu|susan sue susie|suzanne sue
terence terry|theodore ted theo|theresa terry tess|thomas tom tommy|timothy tim|victoria vicky|vincent vince|virginia ginny
walter walt|wesley wes|william bill will billy willie liam|zachary zach|vladimir volodya vova|alexei alyosha|yevgeny zhenya
dmitry dima|francisco paco pancho|jose pepe|giuseppe beppe|johannes hans|elisabeth lisa
"""
SHORT_FORMS: dict[str, frozenset[str]] = {}
"""Given name → its short forms, lower case; common English and European ones, written for this project."""
for _row in _SHORT_FORMS.strip().replace("\n", "|").split("|"):
    _full, *_short = _row.split()
    SHORT_FORMS[_full] = frozenset(_short) | SHORT_FORMS.get(_full, frozenset())


def fold(word: str) -> str:
    """Lower case, without diacritics and full stops."""
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c) and c != ".")


@dataclass(frozen=True, slots=True)
class PersonalName:
    """`given` (first names and initials, may be empty) and `surname`, folded; suffixes like "Jr." are left out."""

    given: tuple[str, ...]
    surname: tuple[str, ...]

    @staticmethod
    def parse(words: tuple[str, ...]) -> PersonalName:
        """From the words of a name without titles; a single word is a surname."""
        folded = tuple(f for w in words if (f := fold(w)) and f not in SUFFIXES)
        at = len(folded) - 1
        while at > 1 and folded[at - 1] in PARTICLES:
            at -= 1
        return PersonalName(folded[: max(at, 0)], folded[max(at, 0) :])

    @property
    def is_full(self) -> bool:
        """Whether it has a given name."""
        return bool(self.given)

    def can_be(self, other: PersonalName) -> bool:
        """Whether both can name one person: the same surname, and given names that do not speak against it."""
        if self.surname != other.surname:
            return False
        if not self.given or not other.given:
            return True
        return same_given(self.given[0], other.given[0])


def same_given(a: str, b: str) -> bool:
    """Whether two folded given names can be one: equal, an initial, a short form, or one letter apart in spelling."""
    if a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b)):
        return True
    if b in SHORT_FORMS.get(a, ()) or a in SHORT_FORMS.get(b, ()):
        return True
    return any(a in forms and b in forms for forms in SHORT_FORMS.values()) or spelling_variant(a, b)


def spelling_variant(a: str, b: str) -> bool:
    """One insertion, deletion or substitution in names of six letters or more, not in a final "a" or "o", which tells gender."""
    if min(len(a), len(b)) < 6 or abs(len(a) - len(b)) > 1 or (a[-1] != b[-1] and (a[-1] in "ao" or b[-1] in "ao")):
        return False
    at = 0
    while at < min(len(a), len(b)) and a[at] == b[at]:
        at += 1
    return a[at + 1 :] == b[at + 1 :] or a[at:] == b[at + 1 :] or a[at + 1 :] == b[at:]
