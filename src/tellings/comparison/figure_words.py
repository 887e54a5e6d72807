"""Words that news uses for one another where it gives figures, and words that say nothing of what is counted.

In: nothing. Out: the tables, one group a line, and `key`, the word by which a token is compared. The groups are
small and plain: what is counted, what happens to it, what it costs. Written for this project from news style.
"""

from __future__ import annotations

from collections.abc import Mapping

from tellings.model.parse import Token


def word_set(words: str) -> frozenset[str]:
    """The words of a table row, parted by spaces."""
    return frozenset(words.split())


GROUPS = """
people person individual
vote ballot
soldier troop serviceman trooper
policeman officer
police policeman
child kid youngster
company firm business
kill die dead death dies drown perish fatality casualty
injure injury wound hurt
arrest detain apprehend
home house dwelling residence
pay repay payment repayment reimburse reimbursement return refund
money fund cash
investigation inquiry probe investigate investigator inquire
car vehicle automobile
plane aircraft jet airplane airliner
worker employee staff staffer
job position post
cost price bill expense
student pupil
resident inhabitant local villager townspeople
buy purchase acquire acquisition
estimate estimated
turnout participation
destroy burn raze flatten gut
damage wreck
gather attend draw march protest rally demonstrate demonstration crowd protester demonstrator marcher attendance
win receive get secure garner
sentence jail imprison
fine penalty penalise penalize
evacuate displace flee evacuee
shelter refuge house accommodate
flood inundate submerge water sea tide
metre meter
sink founder
fail failure stop break halt outage malfunction
lawsuit suit case complaint claim sue litigation
settle settlement
spend expenditure spending
trip travel journey visit tour
gift present donate donation contribute contribution give
agree agreement deal accord pact
contract concession
repair fix restore mend restoration
build construct construction erect
fire blaze wildfire
storm hurricane cyclone typhoon gale
quake earthquake tremor
poll survey questionnaire
ask question interview
witness testimony
lawmaker legislator senator representative deputy councillor congressman
member colleague
support back backing favour favor
rise increase climb grow jump growth surge
fall drop decrease decline decrease shrink
earn income revenue turnover
profit earnings
lose loss
hectare acre
forest woodland
street road
school college
debate argue discussion discuss
election vote elect re-election reelection reelect
illegitimate illegitimacy illegitimately
page document
report study
patient case
victim casualty
begin start open opening
close closure shut
ship vessel boat ferry
passenger traveller traveler
miner pitman
rescue save
theft steal stolen rob robbery
strike walkout stoppage
raise collect
tax levy duty
law bill act
sell sale
show exhibition exhibit
attack assault raid bombardment bomb strike
missing disappear lost vanish
last length long lengthy duration
misuse misappropriate embezzle convert divert
campaign candidate
signature sign petition
"""
SYNONYMS: Mapping[str, str] = {word: group.split()[0] for group in reversed(GROUPS.strip().split("\n")) for word in group.split()}
"""Each word to the first of its group; a word in two groups goes by the earlier."""
REPORTING = word_set(
    "say tell add note report announce accord mr mrs ms the a an be have do will would could may can state claim estimate put give take "
    "make go come include according such other some many much more than least about nearly around one"
)
"""Words of reporting and of grammar, which say nothing of what is counted."""
PERSON_WORDS = word_set(
    "people man woman child resident worker student passenger person member lawmaker soldier voter villager civilian boy girl policeman"
)
"""Heads so general that two figures may share them by chance."""


PERSON_ENDINGS = ("er", "or", "ist", "ian", "ers", "ors", "ists", "ians", "men", "women", "ant", "ee", "ees")


def is_person_word(lemma: str) -> bool:
    """Whether a counted noun can be one of persons, by the table or by its ending: "voter", "activist"."""
    return lemma in PERSON_WORDS or (len(lemma) >= 5 and lemma.endswith(PERSON_ENDINGS))


def key(token: Token) -> str:
    """The lemma a token is compared by."""
    lemma = token.lemma.lower().removesuffix("'s")
    return SYNONYMS.get(lemma, lemma)


__all__ = ["PERSON_WORDS", "REPORTING", "SYNONYMS", "is_person_word", "key", "word_set"]
