"""Words that news writers use for one another, with the nouns that name what a verb does.

In: nothing. Out: `synonym`, which gives the class of a word or of a verb with its particle. Each line is one class; its first
word names it. A word stands in one line of each table only; which table is read first depends on the word's part of speech,
since "to fire" and "a fire" are no relatives. Source: drawn up by hand for this project from general news English, British
and American; nothing here names a person, a place or an event.
"""

from __future__ import annotations

from functools import cache

# What people and things do, and the nouns that name it; "a_b" is a verb with its particle.
DOINGS = """
resign quit resignation step_down stand_down step_aside bow_out
leave depart departure exit go_away
accuse allege allegation accusation charge
claim contention
indict indictment prosecute prosecution
arrest detain detention custody round_up
buy purchase acquire acquisition
sell sale
use spend
misuse misappropriate divert embezzle embezzlement misspend
pay finance fund subsidise subsidize bankroll
repay reimburse refund reimbursement repayment pay_back give_back
kill slay murder murderer killing
die dead death fatality perish decease drown victim
injure wound hurt injury
start begin launch kick_off commence set_off open_up
end finish conclude expire
stop halt cease standstill
rise increase grow climb jump soar surge growth go_up hike
fall drop decline decrease plunge slump dip go_down shrink
show display
reveal disclose expose revelation disclosure uncover
publish release publication post
surface emerge emergence come_out
promise pledge vow commitment commit undertake
refuse reject rebuff dismiss turn_down spurn rejection dismissal refusal rubbish shrug_off
deny dispute denial
criticize criticise condemn denounce slam blast criticism censure rebuke lambast lambaste condemnation reprimand assail decry hit_out
praise applaud hail laud welcome
apologize apologise apology sorry regret
mock ridicule deride belittle mockery sneer
thank gratitude grateful
remark comment
seek pursue look_for
replace succeed successor replacement take_over
try attempt
help assist aid assistance
protect secure defend safeguard protection
attack strike assault raid
shell bombard bombardment shelling pound
prevent avert
damage destroy ruin destruction wreck
build construct erect construction
create establish form set_up found
demand insist_on call_for urge
ask request question
answer reply respond response
meet meeting
talk negotiation negotiate
agree agreement accord deal pact
vote ballot
win victory triumph
defeat loss lose
protest demonstrate demonstration rally
crash collision collide
fight battle clash
worry fear concern worried concerned afraid
warn warning caution
travel trip journey
donate donation contribution contribute
steal theft rob robbery stolen
sentence jail imprison imprisonment
block obstruct
approve pass approval adopt ratify endorse
force compel coerce oblige
remove oust strip ouster removal
sack fire axe
suspend suspension
ban prohibit forbid prohibition outlaw
choose pick elect select election selection
investigate probe inquiry investigation enquiry look_into
happen occur take_place
appear seem
believe think
hope expect
intend plan aim mean
consider examine study look_at weigh review
close shut closure shut_down
open opening reopen
hold keep retain
announce declare announcement declaration
confirm confirmation
admit acknowledge concede admission confess
support back backing
oppose opposition object objection
evacuate evacuation flee
rescue save
search hunt
find discover turn_up discovery
hide conceal cover_up concealment
cancel scrap call_off abandon cancellation
delay postpone put_off postponement
cut reduce reduction slash cutback
raise lift
hire recruit appoint employ appointment
join participate participation take_part
break rupture sever severance
fail failure
recover recovery
inundate flood flooding submerge deluge
burn ablaze
collapse cave_in
threaten threat
order instruct command
allow permit let permission
sue lawsuit suit
settle settlement
testify testimony
hear hearing
complain complaint grievance
lie mislead deceive
cause trigger provoke
discuss debate discussion
visit tour
live reside
return come_back
send dispatch
give hand_over provide
receive accept
serve service
own possess
run_for stand_for candidacy
lead head leadership
estimate estimation reckon
predict forecast prediction
warrant merit deserve
""".strip()

# What things and people are called, and what they are like.
THINGS = """
money cash fund
wife husband spouse
child kid son daughter youngster
couple pair
lawyer attorney counsel solicitor barrister
worker employee staffer staff aide
boss chief leader chairman chairwoman chair
spokesman spokeswoman spokesperson
law legislation statute
bill measure
poll survey
candidate contender nominee
congressman representative rep. rep lawmaker congresswoman legislator
senator sen. sen
governor gov. gov
republican gop
democrat dem democratic
police officer cop
soldier troop
rebel insurgent militant
demonstrator protester protestor marcher
prosecutor prosecution
fire blaze inferno
storm hurricane gale
accident crash
plane aircraft jet airliner
car vehicle
ship vessel boat
house home residence dwelling
company firm corporation business
price cost
big large huge giant massive major
small little tiny minor
false fake untrue
untruth falsehood lie
illegal unlawful illegally illegitimate
improper improperly
private personal
former ex onetime erstwhile
several multiple numerous various
absurd ridiculous laughable nonsense nonsensical ludicrous preposterous rubbish
baseless groundless unfounded unsubstantiated
outrageous scandalous disgraceful shameful
insane mad crazy
stupid foolish
likely probable probably
deputy vice
doctor physician medic
patient sick ill
hospital clinic infirmary
school college
student pupil
border frontier
zone area region territory
weapon arm
missile rocket
country nation homeland motherland
people person resident inhabitant
video footage clip film tape
evidence proof
claim assertion
tax taxpayer
lorry truck
teenager adolescent teen
shelter refuge
harbour harbor port
deal contract agreement
job post position
panel committee commission
report document
scandal affair
race contest campaign
crime offence offense
aim goal objective purpose
rule regulation
tie link bond connection
independent outside impartial external
alone only sole
immediately instantly
rapidly quickly swiftly fast
almost nearly
about roughly approximately around
dozen twelve
""".strip()


@cache
def _classes(table: str) -> dict[str, str]:
    """Every listed word with the first word of its line; a word listed twice keeps its first line."""
    found: dict[str, str] = {}
    for line in table.splitlines():
        words = line.split()
        for word in words:
            found.setdefault(word, words[0])
    return found


@cache
def phrasal() -> frozenset[str]:
    """The verbs that some class lists together with a particle."""
    return frozenset(word.split("_")[0] for word in _classes(DOINGS) if "_" in word)


def synonym(lemma: str, pos: str = "", particles: tuple[str, ...] = ()) -> str | None:
    """The class of a word of the given part of speech, or of the verb with one of its particles; None where it has none."""
    doings, things = _classes(DOINGS), _classes(THINGS)
    for particle in particles:
        if (joint := doings.get(f"{lemma}_{particle}")) is not None:
            return joint
    first, second = (doings, things) if pos == "VERB" else (things, doings)
    return first.get(lemma) or second.get(lemma)
