"""Nouns that news texts put in each other's place, tables without rules.

Written for this project from general knowledge of news English, in the manner of a thesaurus: a row holds singular nouns
(or nouns used in the plural only) that can name one thing in two reports of one event. A row is no proof that they do: it
counts only where the passages are aligned or the later phrase points back. A noun may stand in several rows.
"""

from __future__ import annotations

import re
from collections import defaultdict

_THINGS = """
    zone area strip corridor belt buffer enclave
    territory area region land soil
    province region district area
    dam barrier gate levee dyke dike embankment floodgate weir sluice
    basin lake polder reservoir pond
    bridge viaduct overpass crossing
    tunnel underpass
    wall fence barrier
    attack raid strike assault bombing bombardment shelling offensive onslaught airstrike
    raid operation sweep swoop
    shooting killing murder slaying homicide attack massacre
    killing death murder slaying
    explosion blast bombing detonation
    crash accident collision wreck pile-up derailment incident disaster
    fire blaze inferno wildfire
    flood flooding deluge inundation
    earthquake quake tremor
    storm hurricane cyclone typhoon gale tempest
    landslide mudslide
    outbreak epidemic
    disease illness virus infection
    leak spill discharge
    outage blackout
    election vote ballot contest race
    vote ballot tally
    victory win triumph re-election success
    defeat loss
    campaign bid race run candidacy
    talk negotiation discussion dialogue meeting
    summit meeting conference
    meeting gathering session
    report study paper review findings
    report dossier document
    survey poll
    document paper record filing
    form paperwork filing disclosure declaration
    bill legislation measure act law ban
    law statute rule regulation ordinance
    decree order directive edict
    resolution motion measure
    lawsuit suit case complaint claim litigation
    complaint case claim
    investigation inquiry enquiry probe review
    allegation accusation claim charge
    charge count
    trial hearing proceeding case
    verdict ruling judgment judgement decision finding
    sentence term
    penalty fine sanction
    remark comment statement words
    statement announcement declaration release communique communiqué
    statement apology
    speech address remark
    interview conversation
    letter note message
    criticism condemnation rebuke reproach
    criticism assessment judgment judgement evaluation
    warning alert caution
    threat warning
    video footage recording clip film tape
    photo photograph picture image
    money fund cash coffer dollar
    payment settlement payout
    salary pay wage
    donation gift contribution
    grant subsidy aid
    aid assistance help relief
    loan credit
    cost price
    expense spending expenditure
    fee charge
    tax levy duty tariff
    cut reduction
    increase rise hike
    fall drop decline
    debt liability
    trip visit journey tour stay travel voyage
    vacation trip holiday
    contract deal agreement
    pact treaty accord agreement deal
    ceasefire truce armistice
    ship vessel boat ferry freighter tanker trawler
    train locomotive
    plane aircraft jet airliner airplane aeroplane
    helicopter chopper
    car vehicle automobile
    lorry truck
    home house residence dwelling
    building block facility
    homeland motherland fatherland country
    country nation state
    weapon arm missile rocket armament
    drone
    protest demonstration rally march
    strike walkout stoppage
    riot unrest disturbance
    job post position role
    chairmanship chair gavel
    dismissal sacking firing ouster
    resignation departure exit
    plan proposal idea scheme project
    pledge promise commitment vow
    debate discussion
    result outcome
    mistake error lapse blunder
    environment workplace atmosphere culture
    shop store supermarket
    factory plant
    mine pit colliery
    road highway motorway
    school academy
    hospital clinic
    jail prison
    border frontier
    harbour harbor port
    church chapel
    shelter refuge
    resort club
    fundraiser fund-raiser
    war conflict fighting
    invasion incursion
    sanction embargo
    evidence proof
    obstacle hurdle
    delay postponement
    closure shutdown
    sale disposal
    merger takeover acquisition
    account profile page
    profanity obscenity expletive
    garbage rubbish trash
    fuel petrol gasoline
    pollution contamination
    toll count number
    timetable schedule
    appearance rally event stop gathering
    rally gathering event
    primary caucus contest election
    lead edge advantage
    ban prohibition restriction curb
    rampage shooting spree
    gunfire shot
    gun firearm weapon rifle pistol handgun
    bomb device explosive
    deportation removal expulsion
    deficit shortfall gap
    stake share holding
    profit earnings
    layoff redundancy
    email e-mail message
    tweet post message
    hack breach intrusion
    subpoena summons
    amendment provision clause
    pandemic outbreak epidemic
    vaccine jab inoculation vaccination
    lockdown curfew
    scandal controversy affair furor furore uproar outcry backlash
    dispute feud spat quarrel rift standoff stand-off
    crisis emergency
    turmoil chaos disarray upheaval tumult
    tension friction rivalry rancor rancour animosity
    support backing endorsement
    opposition resistance
    policy stance approach
    goal aim objective
    effort attempt push drive
    danger risk threat peril hazard
    injury wound
    death fatality
    corpse body remains
    rubble debris wreckage
    damage destruction devastation
    checkpoint roadblock
    base camp compound
    alliance coalition bloc
    coup putsch
    regime government
    uprising revolt rebellion insurrection
    ceasefire cease-fire truce
    torture abuse mistreatment
    heritage descent ancestry ethnicity
    gaffe misstep blunder
    insult slur
    racism bigotry prejudice
    lie falsehood untruth
    memoir autobiography book
    op-ed editorial column
    advertisement ad commercial advert spot
    seat district constituency
    stint tenure
    retirement departure exit
    vacancy opening
    buyout takeover acquisition purchase
    search hunt manhunt
    arrest detention capture
    jailing imprisonment incarceration
    conviction verdict
    punishment penalty sentence
    pardon clemency commutation
    statue monument memorial
    funeral burial
    concert show performance gig
    film movie
    award prize honor honour
    match game fixture
    tournament championship
    presidency leadership
"""
_GROUPS = """
    enemy adversary foe opponent
    aide staffer employee staff adviser assistant
    worker employee staff
    lawyer attorney counsel solicitor
    voter elector constituent
    supporter backer follower fan
    protester demonstrator
    rebel insurgent fighter militant gunman
    soldier troop force
    passenger traveller traveler commuter
    migrant refugee
    pupil student schoolchild
    doctor physician medic
    firefighter fireman
    victim casualty
    resident inhabitant villager local
    fisherman trawlerman
    scientist researcher
    expert specialist
    lawmaker legislator senator congressman representative deputy
    official officer
    police officer
    investigator detective
    couple pair
    suspect gunman shooter attacker assailant
    prisoner inmate detainee captive
    immigrant migrant
    crowd audience throng
    ally partner
    backer donor contributor
    parent family
    juror panelist
    cop officer policeman
    troop soldier serviceman personnel
    staffer aide employee worker
"""
_SAID = "remark comment statement words speech address"
SAID = frozenset(_SAID.split())
"""What somebody said, one thing however many words it takes: "his remarks", "the comment"."""
_UTTERANCES = """
    remark comment statement words line language rhetoric criticism attack tirade rant diatribe jeremiad broadside outburst insult jab
    accusation assertion allegation claim suggestion charge denunciation rebuke jibe barb quip tweet swipe smear slur dig gibe retort
"""
UTTERANCES = frozenset(_UTTERANCES.split())
"""What one person is said to have said, whatever it is called: where he owns them, two of these are one thing."""
_MASS = """
    paperwork footage money cash evidence proof criticism litigation legislation travel staff personnel equipment information damage debt
    aid help assistance relief pollution contamination violence unrest property funding spending rubbish garbage trash fuel petrol
    gasoline work research testimony correspondence machinery infrastructure housing advice coverage traffic cargo weaponry ammunition
    artillery fighting shelling bombing flooding support opposition abuse harassment misconduct behavior behaviour profanity land
    chaos disarray turmoil upheaval tumult confusion outrage anger fury grief panic mayhem
    rhetoric language compensation expenditure crew team audience police public media press
"""
MASS = frozenset(_MASS.split())
"""Nouns that name much or many without a plural: "the paperwork" is "the forms"."""
PEOPLE = frozenset(["voter", "vote", "people", "community", "resident", "citizen", "man", "woman", "population", "electorate"])
"""Nouns that add nothing to the adjective that says which people are meant."""
_GENERIC = "country nation state area region land territory word words post role position case record law term state part race"
GENERIC = frozenset(_GENERIC.split())
"""Nouns that, bare and definite, seldom take up another noun of their row: "the country" is the reader's own."""
_ROLES = """
    senator lawmaker legislator
    representative congressman congresswoman lawmaker legislator
    deputy lawmaker legislator
    president leader
    premier leader
    lawyer attorney counsel solicitor barrister
    spokesman spokeswoman spokesperson
    chairman chairwoman chair chairperson
    tycoon mogul magnate billionaire businessman businesswoman
    boss chief executive
    candidate contender challenger hopeful nominee front-runner frontrunner
    wife spouse
    husband spouse
    police officer
    pastor minister
    doctor physician
    writer author
    professor scholar academic
    journalist reporter anchor correspondent
    gunman shooter attacker assailant suspect killer
    suspect defendant accused
    judge justice jurist magistrate
    aide adviser advisor staffer strategist
    opponent rival challenger foe adversary
    founder co-founder
    prosecutor attorney
    policeman officer cop trooper
    actor actress star celebrity
    singer musician rapper star
    director filmmaker
    scientist researcher
    activist campaigner
    teenager teen youth
    king monarch
    queen monarch
    pope pontiff
    dictator strongman ruler
    general commander
"""
_BODIES = """
    company firm business corporation operator
    committee panel commission
    ministry department
    senate chamber
    house chamber
    council chamber
    parliament legislature assembly chamber
    agency bureau
    court tribunal
    newspaper paper daily
    union guild
    university college
    school academy
    charity foundation
    organization organisation institute institution association foundation society federation league charity
"""
_BODY_NOUNS = """
    party office board bureau institute foundation association federation league club army navy force police guard bank fund trust
    service center centre alliance coalition movement caucus delegation team church society museum hospital authority administration
    government cabinet congress organization organisation group corps union embassy mission school network station magazine
    directorate secretariat inspectorate registry chamber exchange lab laboratory brewery orchestra theatre theater
"""
CANDIDATES = frozenset(["nominee", "candidate", "contender", "hopeful", "front-runner", "frontrunner", "challenger"])
"""Nouns by which a party's runner for an office is called."""
PARTIES = {
    "republican": "republican", "republicans": "republican", "gop": "republican", "democrat": "democratic", "democratic": "democratic",
    "democrats": "democratic", "dem": "democratic", "r": "republican", "d": "democratic", "labour": "labour", "tory": "tory",
}  # fmt: skip
"""Word or letter of party → the party; only such as nobody is of two at once."""
_PARTY_BODIES = "national party committee congressional governors senatorial convention conference caucus club primary debate"
PARTY_BODIES = frozenset(_PARTY_BODIES.split())
"""Words behind a word of party that make it a body's or event's name."""
_PLACE_NOUNS = "city town village state country nation county province region district island capital borough suburb port commonwealth"
PLACE_NOUNS = frozenset(_PLACE_NOUNS.split())
"""Nouns for kinds of places."""
_COMPANY_NAMES = """
    lines line ferries airlines airways motors holdings industries group inc inc. ltd ltd. plc corp corp. co co. llc gmbh ag sa
    partners energy oil gas steel foods stores bank brothers sons shipping railways rail systems technologies technology labs
    pharmaceuticals logistics freight transport services press media pictures studios works mills mining resources power electric
    insurance capital
"""


def classes(table: str) -> dict[str, frozenset[int]]:
    """Noun → numbers of the rows it stands in."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(table.strip().splitlines()):
        for noun in row.split():
            found[noun].add(number)
    return {noun: frozenset(rows) for noun, rows in found.items()}


THINGS = classes(_THINGS + _GROUPS)
"""Things, events, acts and groups of persons."""
ROLES = classes(_ROLES)
"""What one person can be called by office or calling."""
_PEOPLE = """
    farmer driver teacher student judge justice magistrate prosecutor juror donor activist advocate critic ally friend neighbor neighbour
    immigrant owner customer client patient nurse mother father child kid boy girl son daughter brother sister woman man player delegate
    suspect defendant prisoner inmate hostage survivor witness leader minister governor mayor opponent rival conservative liberal
    democrat republican moderate independent manager director founder editor singer actor actress athlete coach priest bishop nun
    soldier sailor pilot engineer miner docker builder butcher baker banker broker trader shopper tourist visitor guest host
    cousin uncle aunt nephew niece widow widower parent grandparent grandson granddaughter teenager youth adult toddler baby infant
    heir successor predecessor colleague partner secretary treasurer commissioner administrator ambassador diplomat envoy
    king queen prince princess gunman attacker shooter killer murderer thief robber burglar terrorist extremist hacker
    marine airman guard ranger trooper
    taxpayer citizen commuter cyclist pedestrian motorist homeowner landlord tenant parishioner worshipper
"""
PERSONS = (ROLES.keys() | frozenset((_GROUPS + _PEOPLE).split())) - MASS - {"force", "counsel", "pair", "couple"}
"""Nouns for persons, of whom one is never several."""
BODIES = classes(_BODIES)
"""What kind of body it is."""
BODY_NOUNS = frozenset(_BODY_NOUNS.split()) | BODIES.keys()
"""Nouns that can name a body by themselves; others in a body's name say what it is about ("School of Law")."""
COMPANY_NAMES = frozenset(_COMPANY_NAMES.split())
"""Last words of a company's name; after the usual legal forms and trades."""


def same_class(table: dict[str, frozenset[int]], a: str, b: str) -> bool:
    """Whether both nouns are one, or stand in one row of `table`."""
    return a == b or bool(table.get(a, frozenset()) & table.get(b, frozenset()))


def one_number(a: str, plural_a: bool, b: str, plural_b: bool) -> bool:
    """Whether two nouns can name one thing by their number: what was said, and what has no plural, may be either."""
    return plural_a == plural_b or not MASS.isdisjoint((a, b)) or {a, b} <= SAID


def runs_for(words: str) -> frozenset[str]:
    """The parties for which a description says that somebody runs ("running for the Republican nomination")."""
    plain = re.findall(r"[a-z-]+", words.lower())
    return frozenset(PARTIES[w] for w in plain if w in PARTIES and len(w) > 1) if not CANDIDATES.isdisjoint(plain) else frozenset()


def parties(words: str) -> frozenset[str]:
    """The parties that the words of a name or description give somebody ("Rep. Ana Koval (D-Ohio)", "the Republican nominee")."""
    plain = re.findall(r"[a-z]+", words.lower())
    following = [*plain[1:], ""][: len(plain)]
    said = (PARTIES[w] for w, after in zip(plain, following, strict=True) if w in PARTIES and len(w) > 1 and after not in PARTY_BODIES)
    tags = (PARTIES[letter.lower()] for letter in re.findall(r"[(, ]([RD])[-\u2013][A-Z]", words))
    return frozenset([*said, *tags])
