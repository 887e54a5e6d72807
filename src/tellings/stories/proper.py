"""Which words of an article are names for certain, and how far the names of two articles disagree.

In: title and text; of two articles, their weighed words and names. Out: roots of names; a number in [0, 1]. Guarantee: names are
taken only from lines in sentence case, where a capital inside a sentence means something; the disagreement of two articles
depends on the two alone and is the same to the last bit for a pair and in a table.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from tellings.stories.setting import TOLERATED
from tellings.stories.words import READ, stem

Matrix = NDArray[np.float64]
INSIDE = re.compile(
    r"[^\W\d_a-z](?:(?<=[\w,;)%$'] .)|(?<=[^\W_]-.)|(?<=(?:Mr|Dr|Ms|St)\. .)|(?<=(?:Mrs|Sen|Gov|Rep)\. .))[^\W_]*(?:'[^\W_]+)?"
)
"""A word that is no lower-case ASCII one, after another word of its sentence: not at the start of a sentence or a quotation."""
LETTERS = re.compile(r"[^\W\d_][^\W_]*")
SMALL_WORDS = (
    "a about after against among an and around as at be before behind between but by down during for from if in into is it its like"
    " near nor of off on once onto or out over per since so than that the this till to under until up upon via vs when while with"
    " within yet"
)
"""Words that headlines in title case, too, write small: articles, conjunctions, prepositions, after the usual style books."""
SENTENCE_CASE = 0.25
"""Share of a line's other words written small from which on it is in sentence case."""
NOUNS_IN_CAPITALS = frozenset({"de", "lb", "nds"})
"""Languages that write every noun with a capital: there a capital says nothing."""
CALENDAR = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january february march april may"
    " june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec easter christmas"
)
ADDRESS = (
    "mr mrs ms miss mx dr prof sir dame lord lady madam rev fr st sen rep gov gen col lt sgt capt maj adm cmdr hon judge justice president"
    " minister premier chancellor mayor governor senator congressman congresswoman secretary chairman king queen prince princess pope"
)
"""Forms of address and offices put before a name."""
NATIONALITIES = (
    "afghan albanian algerian american angolan argentine argentinian armenian australian austrian azerbaijani bahraini bangladeshi"
    " belarusian belgian bolivian bosnian botswanan brazilian british bulgarian burmese burundian cambodian cameroonian canadian chadian"
    " chilean chinese colombian congolese croatian cuban cypriot czech danish dutch ecuadorian egyptian english eritrean estonian"
    " ethiopian european filipino finnish french gabonese gambian georgian german ghanaian greek guatemalan guinean guyanese haitian"
    " honduran hungarian icelandic indian indonesian iranian iraqi irish israeli italian ivorian jamaican japanese jordanian kazakh kenyan"
    " korean kosovan kuwaiti kyrgyz laotian latvian lebanese liberian libyan lithuanian luxembourgish macedonian malagasy malawian"
    " malaysian maldivian malian maltese mauritanian mauritian mexican moldovan mongolian montenegrin moroccan mozambican namibian"
    " nepalese nicaraguan nigerian nigerien norwegian omani pakistani palestinian panamanian paraguayan peruvian polish portuguese qatari"
    " romanian russian rwandan salvadoran saudi scottish senegalese serbian singaporean slovak slovenian somali spanish sudanese surinamese"
    " swedish swiss syrian taiwanese tajik tanzanian thai togolese tunisian turkish turkmen ugandan ukrainian uruguayan uzbek venezuelan"
    " vietnamese welsh yemeni zambian zimbabwean african asian latino hispanic western eastern northern southern"
)
"""Adjectives of states (those of the United Nations' members with one of their own) and of larger regions."""
SMALL = frozenset(SMALL_WORDS.split())
NO_NAMES = frozenset(stem(word) for word in f"{CALENDAR} {ADDRESS}".split())
"""Capitals that name no one and no place."""
UNCOUNTED = frozenset(stem(word) for word in NATIONALITIES.split())
"""Names that two articles may have in common, but that neither is blamed for lacking: often they only say from where it is told."""


def proper(title: str, text: str, language: str) -> set[str]:
    """Roots of words written with a capital inside a sentence, without NO_NAMES."""
    found: set[str] = set()
    if language in NOUNS_IN_CAPITALS:
        return found
    for line in f"{title}\n{text[:READ]}".replace("’", "'").split("\n"):
        inside = INSIDE.findall(line)
        if inside and in_sentence_case(line):
            found.update(stem(word.lower()) for word in inside if word[0].isupper())
    return found - NO_NAMES


def in_sentence_case(line: str) -> bool:
    """Whether enough of the line's words that title case would raise are written small."""
    written = [word for word in LETTERS.findall(line) if word not in SMALL]
    least = max(1, math.ceil(SENTENCE_CASE * len(written)))
    return sum(1 for _ in islice((word for word in written if not word[0].isupper()), least)) == least


def agreement(a: Mapping[str, float], names_a: Set[str], b: Mapping[str, float], names_b: Set[str], cosine: float) -> float:
    """What two articles' names leave of their likeness, in [0, 1]; 1 where either has none for certain.

    Names lacking in the other article count by the squares of their shares, those of the side that lacks less, in proportion to all
    names; and as much of that as the words in common are none of those names: who shares the names may differ in others.
    """
    if not names_a or not names_b or cosine <= 0.0:
        return 1.0
    lacking = min(
        sum(a[w] * a[w] for w in names_a if w not in b and w not in UNCOUNTED),
        sum(b[w] * b[w] for w in names_b if w not in a and w not in UNCOUNTED),
    )
    if not lacking:
        return 1.0
    together = (sum(a[w] * a[w] for w in names_a) + sum(b[w] * b[w] for w in names_b)) / 2.0
    other = sum(share * b[w] for w, share in a.items() if w in b and w not in names_a and w not in names_b)
    return 1.0 - max(0.0, lacking / together * (other / cosine) - TOLERATED) / (1.0 - TOLERATED)


@dataclass(frozen=True, slots=True)
class Named:
    """The words of some articles that have a column, one row each: shares, and which are names for certain and which of those count.

    `all_` and `counted` are the sums of squares of each article's names, and of those that count, also of words without a column.
    """

    shares: Matrix
    names: NDArray[np.bool_]
    counting: NDArray[np.bool_]
    all_: Matrix
    counted: Matrix

    def lacking(self, other: Named) -> Matrix:
        """The sums of squares of names that count and that the articles of the other side lack."""
        squares = self.shares * self.shares * self.counting
        found: Matrix = self.counted[:, None] - squares @ (other.shares > 0.0).T.astype(np.float64)
        return found


def agreements(a: Named, b: Named, cosines: Matrix) -> Matrix:
    """The same for every article of one side with every one of the other."""
    if not (a.all_.any() and b.all_.any()):
        return np.ones(cosines.shape)
    lacking = a.lacking(b)
    lacking = np.minimum(lacking, lacking.T if a is b else b.lacking(a).T)
    plain = a.shares * ~a.names
    other = plain @ (plain if a is b else b.shares * ~b.names).T
    together = (a.all_[:, None] + b.all_) / 2.0
    with np.errstate(divide="ignore", invalid="ignore"):  # where nothing is in common, which does not count
        part = lacking / together * (other / cosines)
    found: Matrix = 1.0 - np.maximum(0.0, part - TOLERATED) / (1.0 - TOLERATED)
    found[(a.all_ <= 0.0)[:, None] | (b.all_ <= 0.0) | (cosines <= 0.0)] = 1.0
    return found
