"""The word lists alignment reads: suffixes, spellings, and the markers of strength, extent and denial.

In: nothing. Out: tables, and two functions that look a word up in them. All lists were drawn up by hand for this
project from general news English; nothing here names a person, a place or an event.
"""

from __future__ import annotations

from functools import lru_cache

# Endings that turn one word into its relatives (resign, resignation), longest first; what is left keeps four letters.
SUFFIXES = (
    "izations", "ization", "ational", "ations", "ation", "ition", "ative", "ingly", "ments",
    "ement", "ment", "ness", "able", "ible", "ance", "ence", "ical", "sion", "tion", "ator", "ized", "izer",
    "ize", "ism", "ist", "ity", "ive", "ing", "ion", "ors", "ers", "ate", "ous", "ful", "ian", "ant", "ent",
    "al", "ed", "er", "or", "ly", "es", "ic", "s", "e", "y",
)  # fmt: skip

# British spellings as American ones: (ending or part, what it becomes, least length of the word).
SPELLINGS = (
    ("isation", "ization", 8), ("ise", "ize", 6), ("ised", "ized", 7), ("ising", "izing", 8), ("ises", "izes", 7),
    ("yse", "yze", 6), ("our", "or", 6), ("ours", "ors", 7), ("oured", "ored", 7), ("tre", "ter", 6), ("tres", "ters", 7),
    ("ogue", "og", 7), ("elled", "eled", 7), ("elling", "eling", 8), ("ence", "ense", 7), ("gramme", "gram", 8),
)  # fmt: skip

# How strongly something is put, weakest first; words of one line weigh the same. Auxiliaries and adverbs of a verb.
MODALITY = {
    "possible": ("could", "may", "might", "possibly", "perhaps", "maybe", "potentially"),
    "likely": ("likely", "probably", "expected", "apparently", "reportedly", "allegedly", "seemingly", "presumably"),
    "obliged": ("must", "should", "ought"),
    "conditional": ("would",),
    "future": ("will", "wo", "'ll", "going", "shall"),
}

# Verbs and adjectives that put what depends on them more weakly or strongly ("is ready to build", "was forced to build").
GOVERNING = {
    "possible": ("consider", "ready", "willing", "open", "prepared", "able", "mull", "ponder", "weigh", "contemplate", "possible", "study"),
    "likely": ("likely", "expect", "seem", "appear", "probable", "set"),
    "obliged": ("force", "need", "have", "oblige", "demand", "require", "compel", "coerce"),
}

# Verbs that put another's doing as something due ("voters want him to resign").
WISHING = frozenset(["want", "urge", "ask", "tell", "call", "press"])

# Verbs and adjectives that leave open what they deny to be shut ("did not rule out building").
EXCLUDING = frozenset(["rule", "exclude", "impossible"])

_NEGATION = """
not n't no never neither nor none nobody nothing without cannot hardly barely
"""
NEGATION = frozenset(_NEGATION.split())

# Verbs that deny what depends on them.
_DENYING = """
stop cease refuse fail decline avoid prevent deny reject rule lack neglect
"""
DENYING = frozenset(_DENYING.split())

# Verbs that say little by themselves: sharing one does not make two clauses one.
_LIGHT = """
be have do make take get give go come put let keep seem
"""
LIGHT = frozenset(_LIGHT.split())

# The lightest of them: shared by nearly any two sentences.
EMPTIEST = frozenset(["be", "have", "do"])

# How much of something is spoken of.
_EXTENT = """
all every each both most few only almost nearly mostly entire whole half part partly largely mainly primarily
exclusively no some
"""
EXTENT = frozenset(_EXTENT.split())

# Titles and forms of address before a name: styles of an outlet, not other names.
_TITLES = """
mr mr. mrs mrs. ms ms. miss dr dr. prof prof. sir dame lord lady rev rev. rep rep. representative sen sen. senator gov
gov. governor gen gen. general col col. capt capt. lt lt. sgt sgt. hon hon. president minister congressman
congresswoman u.s. us
"""
TITLES = frozenset(_TITLES.split())

# Words that hold a description together and name nobody.
FILLING = frozenset(["the", "a", "an", "of", "for", "in", "and", "'s"])

# Verbs that only carry a report; they say nothing of what is reported.
_REPORTING = """
say tell add note report state announce claim write argue explain speak according continue describe mention
statement spokesman spokeswoman spokesperson reporter
"""
REPORTING = frozenset(_REPORTING.split())

# Calendar words: nearly every report has some, so sharing one says little.
_CALENDAR = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
september october november december today yesterday tomorrow morning afternoon evening night day week month year
"""
CALENDAR = frozenset(_CALENDAR.split())


def spelling(word: str) -> str:
    """`word` (lower case) in one spelling of the British and American ones."""
    for ending, becomes, least in SPELLINGS:
        if len(word) >= least and word.endswith(ending):
            return word[: -len(ending)] + becomes
    return word


@lru_cache(maxsize=65_536)
def stem(lemma: str) -> str:
    """`lemma` without its derivational ending: what relatives of one word share."""
    word = spelling(lemma)
    for _ in range(2):
        for suffix in SUFFIXES:
            if word.endswith(suffix) and len(word) - len(suffix) >= 4:
                word = word[: -len(suffix)]
                break
    return word
