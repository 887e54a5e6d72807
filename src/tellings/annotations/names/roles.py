"""Titles, offices and other words for persons, with what they say of gender and of kind; tables, no rules.

Written for this project from general knowledge of news English (titles as in the AP and Guardian style guides'
entries on courtesy, legislative, military and religious titles).
"""

from __future__ import annotations

from tellings.annotations.names.tables import words

HONORIFICS: dict[str, str] = {
    **dict.fromkeys(words("""
    mr mr. sir lord mister herr monsieur señor sheikh father brother fr. king prince duke baron count pope emperor sultan
"""), "m"),
    **dict.fromkeys(words("""
    mrs mrs. ms ms. miss madam madame mme dame lady frau señora queen princess duchess baroness countess sister empress
"""), "f"),
    **dict.fromkeys(words("dr dr. prof prof. professor doctor rev rev. reverend hon hon. rabbi imam"), ""),
}  # fmt: skip
"""Courtesy titles before a name → gender they give ("" where none)."""

ABBREVIATED = {
    "rep.": "representative", "rep": "representative", "reps.": "representative", "sen.": "senator", "sen": "senator", "sens.": "senator",
    "gov.": "governor", "gov": "governor", "lt.": "lieutenant", "gen.": "general", "gen": "general", "col.": "colonel",
    "capt.": "captain",
    "sgt.": "sergeant", "maj.": "major", "cmdr.": "commander", "adm.": "admiral", "cpl.": "corporal", "pvt.": "private",
    "det.": "detective",
    "insp.": "inspector", "supt.": "superintendent", "pres.": "president", "min.": "minister", "pm": "prime minister", "mp": "legislator",
    "mep": "legislator", "ceo": "chief executive", "cfo": "chief", "coo": "chief", "da": "prosecutor", "asst.": "assistant",
    "atty.": "attorney",
    "amb.": "ambassador", "sec.": "secretary", "vp": "president",
}  # fmt: skip
"""Shortened title, lower case → the title in full."""

KINDS_OF_ROLE: dict[str, str] = {
    "legislator": "congressman congresswoman representative senator lawmaker legislator deputy councillor councilman councilwoman "
    "councilmember "
    "assemblyman assemblywoman delegate parliamentarian alderman speaker backbencher whip politician",
    "spokesperson": "spokesman spokeswoman spokesperson representative aide rep mouthpiece adviser advisor",
    "lawyer": "attorney lawyer solicitor barrister counsel counselor litigator advocate",
    "prosecutor": "prosecutor attorney",
    "judge": "judge justice magistrate jurist",
    "president": "president leader statesman",
    "premier": "premier chancellor taoiseach leader",
    "minister": "minister secretary undersecretary official",
    "governor": "governor official",
    "mayor": "mayor official",
    "official": "official bureaucrat commissioner administrator envoy ambassador diplomat consul registrar inspector ombudsman regulator",
    "executive": "executive chief chairman chairwoman chairperson chair director boss ceo founder co-founder manager head banker "
    "publisher",
    "wealthy": "tycoon magnate mogul billionaire millionaire businessman businesswoman entrepreneur industrialist owner investor "
    "developer",
    "officer": "officer policeman policewoman constable sheriff detective marshal captain sergeant lieutenant superintendent "
    "commissioner chief agent",
    "soldier": "general colonel major admiral commander captain sergeant lieutenant corporal private soldier marine veteran officer "
    "pilot airman",
    "scholar": "professor scientist researcher historian economist expert analyst academic scholar physicist biologist doctor "
    "lecturer author "
    "psychologist sociologist engineer epidemiologist geologist meteorologist specialist",
    "doctor": "doctor physician surgeon nurse psychiatrist paramedic coroner",
    "journalist": "journalist reporter correspondent anchor editor columnist broadcaster host commentator blogger presenter moderator "
    "photographer",
    "clergy": "bishop archbishop cardinal pope priest pastor vicar rabbi imam monk nun pontiff patriarch cleric minister",
    "royal": "king queen prince princess monarch duke duchess sultan emir sheikh",
    "candidate": "candidate nominee contender challenger hopeful front-runner frontrunner opponent rival incumbent runner-up newcomer",
    "activist": "activist campaigner dissident organiser organizer protester demonstrator unionist opponent critic",
    "artist": "actor actress singer musician director artist writer novelist poet star comedian composer painter dancer celebrity "
    "author rapper "
    "filmmaker producer icon",
    "athlete": "player striker goalkeeper coach captain athlete champion boxer cyclist runner swimmer quarterback pitcher skipper "
    "defender midfielder",
    "accused": "suspect defendant convict prisoner inmate gunman attacker shooter killer fugitive detainee",
    "worker": "worker driver farmer fisherman docker dockworker teacher student shopkeeper engineer firefighter miner nurse waiter "
    "operator",
    "kin": "wife husband widow widower father mother son daughter brother sister uncle aunt cousin grandfather grandmother grandson "
    "granddaughter nephew niece spouse partner fiancé fiancée girlfriend boyfriend",
    "colleague": "colleague successor predecessor deputy ally assistant secretary treasurer strategist consultant mentor lieutenant "
    "protégé",
    "person": "man woman boy girl person resident neighbour neighbor witness victim survivor passenger bystander pensioner teenager "
    "guest local "
    "visitor tourist native immigrant migrant refugee villager homeowner",
    "partisan": "democrat republican conservative liberal socialist communist nationalist independent",
    "spouse of an office": "lady gentleman",
    "member": "member leader co-leader convenor convener chief figure",
}  # fmt: skip
"""Kind of role → the nouns that can name someone of that kind; a noun may stand in several."""

ROLES: dict[str, frozenset[str]] = {
    noun: frozenset(kind for kind, nouns in KINDS_OF_ROLE.items() if noun in nouns.split())
    for nouns in KINDS_OF_ROLE.values()
    for noun in nouns.split()
}
"""Role noun → the kinds of role it can name."""

BROAD = words("""
    official leader politician lawmaker man woman businessman businesswoman billionaire millionaire tycoon magnate mogul candidate
    hopeful front-runner frontrunner nominee contender incumbent newcomer star journalist reporter veteran executive activist
    critic legislator figure icon expert scientist academic dissident
""")
"""Nouns loose enough for someone whom the article has given no such role."""

TITLES = words("""
    president chancellor premier minister secretary governor mayor senator representative congressman congresswoman speaker judge
    justice attorney general colonel major captain sergeant lieutenant commander admiral corporal private detective inspector
    superintendent sheriff constable marshal ambassador commissioner councillor councilman councilwoman chairman chairwoman chair
    director professor bishop archbishop cardinal pope rabbi imam pastor king queen prince princess sultan emir sheikh officer
    chief coach editor spokesman spokeswoman spokesperson prosecutor leader undersecretary delegate deputy whip lord lady sir dame
    baroness baron democrat republican
""")
"""Words that, capitalised, stand before a person's name as a title."""

ONLOOKERS = words("journalist reporter expert scientist academic critic veteran activist official man woman icon")
"""Loose nouns said of bystanders as often as of whom an article is about."""

SEXED = words("man woman boy girl")
"""Nouns that say of a person no more than the sex."""

GENDER_OF_ROLE: dict[str, str] = {
    **dict.fromkeys(
        words("""
    congressman spokesman councilman assemblyman chairman businessman policeman gunman man boy father husband son brother uncle
    grandfather grandson nephew widower boyfriend actor king prince duke statesman fisherman salesman
"""), "m"),
    **dict.fromkeys(
        words("""
    congresswoman spokeswoman councilwoman assemblywoman chairwoman businesswoman policewoman woman girl mother wife daughter
    lady sister aunt grandmother granddaughter niece widow girlfriend actress queen princess duchess
"""), "f"),
}  # fmt: skip
"""Role nouns that give a gender."""

SPEAKS_FOR = words("""
    spokesman spokeswoman spokesperson representative aide rep mouthpiece adviser advisor attorney lawyer solicitor counsel
""")
"""Roles whose holder speaks for someone else: "a spokesman for X", "X's lawyer"."""

PARTIES = {
    "republican": "republican", "republicans": "republican", "gop": "republican", "g.o.p.": "republican",
    "democrat": "democratic", "democratic": "democratic", "democrats": "democratic", "dem": "democratic", "dems": "democratic",
    "labour": "labour", "tory": "tory", "tories": "tory",
}  # fmt: skip
"""Word of party → the party; only parties whose words mean nothing else and that nobody is of at once."""
PARTY_LETTERS = {"R": "republican", "D": "democratic"}
"""First letter of a legislator's tag → the party."""
PARTY_BODIES = words(
    "national party committee congressional governors senatorial convention conference caucus club leadership primary debate"
)
"""Words behind a word of party that make it the name of a body or event, not what someone is."""

PARTY_WORDS = words("""
    democrat republican democratic gop conservative labour tory liberal socialist green independent lib dem
""")
"""Words of party that may stand between a title and a name or in a tag behind it."""

GROUPS = words("""
    prosecutors police officials authorities investigators lawyers attorneys aides staffers activists critics supporters opponents
    experts researchers scientists analysts economists doctors residents witnesses neighbours neighbors relatives families
    lawmakers senators republicans democrats leaders ministers diplomats campaigners protesters organisers organizers workers
    unions employers companies regulators judges jurors firefighters troops forces rebels militants sources polls reports media
    newspapers outlets colleagues conservatives liberals socialists tories deputies councillors allies advisers observers
    commentators voters
""")
"""Plural nouns that speak as one."""

BODY_OF_GROUP = {
    "prosecutors": ("attorney's office", "prosecutor", "prosecution"),
    "police": ("police", "constabulary"),
    "detectives": ("police", "constabulary"),
    "ministers": ("cabinet",),
}
"""Plural noun → what stands in the name of the body whose people they are."""
OWN_VOICE = words("""
    indictment lawsuit complaint ruling opinion survey poll study analysis article report filing petition affidavit warrant
    transcript manifesto law bill document documents results data figures records log
""")
"""Texts and findings that are quoted in their own name."""
DOCUMENTS = OWN_VOICE | words("""
    statement apology release tweet post remark remarks speech memo email e-mail message interview testimony declaration
    announcement communique communiqué note ad comment comments address reply response answer video letter op-ed
""")
"""Things said or written that speak for whoever made them, where they have no voice of their own."""

SPEAKING = words("""
    say add tell state note explain claim argue insist warn announce declare assert contend allege suggest reply respond answer
    ask urge write tweet post report believe think admit acknowledge deny confirm stress emphasise emphasize maintain predict
    promise pledge vow complain joke recall remark observe continue conclude comment agree disagree call describe accuse testify
    estimate reveal disclose hint indicate point reiterate repeat echo decry denounce condemn criticise criticize praise propose
    recommend demand quip quote speak talk hope fear reflect lament marvel muse fire tout blame boast caution concede counter cite
    mention express voice
""")
"""Lemmas of verbs whose subject speaks, writes or holds something."""
