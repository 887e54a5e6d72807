"""The word lists alignment reads: suffixes, spellings, close synonyms, and the markers of strength, extent and denial.

In: nothing. Out: tables, and the three functions that look a word up in them. All lists were drawn up by hand for this
project from general news English; nothing here names a person, a place or an event.
"""

from __future__ import annotations

from functools import cache

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

# Words that news writers use for one another; a word stands in one line only.
SYNONYMS = """
kill slay murder
die death dead fatality
injure wound hurt injury
resign quit resignation
leave depart departure exit
accuse allege allegation accusation charge indict
arrest detain detention custody
buy purchase acquire acquisition
use spend
misuse misappropriate divert
money fund cash
pay finance
repay reimburse refund reimbursement
wife husband spouse
child kid son daughter
couple pair
lawyer attorney counsel
worker employee staffer staff aide
boss chief head leader
start begin launch
end finish conclude
stop halt cease
rise increase grow climb jump
fall drop decline decrease plunge
show demonstrate
reveal disclose expose
release publish
video footage clip film tape
promise pledge vow commitment
refuse reject rebuff
deny dispute
criticize condemn denounce slam blast criticism
praise applaud hail laud
apologize apology sorry
remark comment
seek pursue
replace succeed
try attempt
help assist aid
protect secure defend safeguard
attack strike assault raid
shell bombard bombardment
prevent avert
damage destroy ruin
build construct erect
create establish form
ask request urge call
answer reply respond
meet meeting
talk negotiation
deal agreement accord pact
law legislation statute
bill measure
vote ballot
win victory triumph
defeat loss lose
election poll
candidate contender nominee
congressman representative rep. lawmaker congresswoman rep
senator sen. sen
governor gov. gov
republican gop
police officer cop
soldier troop
rebel insurgent militant
protest demonstration rally
protester demonstrator
fire blaze
flood flooding
storm hurricane
crash collision collide
plane aircraft jet
car vehicle
ship vessel boat
house home residence
company firm corporation business
price cost
fight battle clash
concern worry fear
concerned worried afraid
likely probable probably
big large huge giant
small little tiny
false fake
illegal unlawful illegally illegitimate
improper improperly
private personal
former ex
several multiple numerous various
warn warning caution
trip travel vacation
schedule due
deputy vice
doctor physician
patient sick ill
school college
student pupil
donation contribution donate
theft steal stolen rob robbery
sentence jail imprison prison
border frontier
zone area region territory
weapon arm
missile rocket
country nation homeland motherland
people person
believe think
hope expect
insist maintain assert contend
block obstruct
approve pass
force compel coerce oblige
remove oust
suspend bar ban
choose pick elect select
investigation probe inquiry investigate
insane mad crazy
stupid foolish
support back
happen occur
appear seem
""".strip()

# How strongly something is put; words of one line weigh the same.
MODALITY = {
    "possible": ("could", "can", "may", "might", "possibly", "perhaps", "maybe", "potentially"),
    "likely": ("likely", "probably", "expected", "apparently", "reportedly", "allegedly", "seemingly", "presumably"),
    "obliged": ("must", "should", "forced", "ought", "shall"),
    "conditional": ("would",),
    "future": ("will", "wo", "'ll", "going"),
}

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


@cache
def _synonyms() -> dict[str, str]:
    """Every listed word with the first word of its line; a word listed twice keeps its first line."""
    found: dict[str, str] = {}
    for line in SYNONYMS.splitlines():
        words = line.split()
        for word in words:
            found.setdefault(word, words[0])
    return found


def synonym(lemma: str) -> str | None:
    """The head of the synonym line `lemma` stands in, None where it stands in none."""
    return _synonyms().get(lemma)


def spelling(word: str) -> str:
    """`word` (lower case) in one spelling of the British and American ones."""
    for ending, becomes, least in SPELLINGS:
        if len(word) >= least and word.endswith(ending):
            return word[: -len(ending)] + becomes
    return word


def stem(lemma: str) -> str:
    """`lemma` without its derivational ending: what relatives of one word share."""
    word = spelling(lemma)
    for _ in range(2):
        for suffix in SUFFIXES:
            if word.endswith(suffix) and len(word) - len(suffix) >= 4:
                word = word[: -len(suffix)]
                break
    return word
