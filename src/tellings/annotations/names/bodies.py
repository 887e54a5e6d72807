"""Words by which the name of a body, an event or a thing is known; tables, no rules.

Written for this project from general knowledge; company forms after the usual national legal forms.
"""

from __future__ import annotations

from tellings.annotations.names.tables import words

HEADS = words("""
    ministry party commission committee agency court union department office council parliament congress senate house assembly
    association federation confederation organisation organization foundation institute university college school academy bank
    fund company corporation group authority bureau board service services army navy force forces guard police corps brigade
    regiment legion hospital church trust society league club team network news times post journal herald tribune daily register
    guardian telegraph gazette observer chronicle courier newspaper magazine agency airlines airways motors industries holdings
    partners systems laboratories labs energy oil gas railways rail government administration cabinet presidency secretariat
    treasury alliance coalition movement campaign front tribunal exchange market bundestag knesset duma kremlin pentagon interpol
    embassy consulate legislature directorate inspectorate chamber registry regulator centre center initiative task-force panel
    jury museum theatre theater orchestra festival diocese synod pac caucus delegation mission command staff ombudsman
    attorney-general operator line lines ferries
""")
"""Head nouns of a body's name, and of a short form ("the ministry")."""

COMPANY_FORMS = words("""
    inc inc. ltd ltd. llc llp plc corp corp. co co. gmbh ag sa s.a. nv n.v. ab asa oyj spa s.p.a. bv kg
""")

KNOWN = words("""
    white house | kremlin | pentagon | congress | senate | house | house of representatives | house of commons | house of lords |
    parliament | bundestag | bundesrat | knesset | duma | downing street | supreme court | capitol | treasury | elysee | élysée |
    vatican | holy see | european union | eu | united nations | un | u.n. | nato | world bank | world health organization | world
    trade organization | opec | african union | arab league | hamas | hezbollah | taliban | islamic state | isis | red cross |
    amnesty international | human rights watch | greenpeace | reuters | afp | ap | associated press | agence france-presse | bbc |
    cnn | msnbc | nbc | cbs | abc | cnbc | fox | sky | al jazeera | politico | bloomberg | guardian | tass | interfax | xinhua |
    dpa | sputnik | twitter | facebook | google | apple | microsoft | amazon | youtube | instagram | meta | tesla | boeing |
    airbus | shell | bp | volkswagen | toyota | samsung | sony | netflix | uber | ibm | intel | fbi | cia | nsa | fsb | mi5 | mi6
    | doj | fec | fda | epa | irs | sec | fcc | osce | imf | ecb | iaea | unicef | unesco | unhcr | g7 | g20 | gop | democrats |
    republicans | labour | tories | conservatives | greens | liberal democrats | social democrats | wall street | scotland yard |
    federal reserve | fed | politburo | associated press
""")
"""Bodies known by name alone, lower case, without article."""

EVENT_HEADS = words("""
    war summit conference olympics cup revolution depression festival election elections referendum marathon championship
    championships games massacre holocaust accord accords agreement treaty protocol primary primaries caucus caucuses convention
    uprising crisis pandemic hurricane storm typhoon earthquake derby prix debate inauguration brexit anniversary awards oscars
""")
THING_HEADS = words("""
    act bill law code amendment constitution award prize medal show album book series bridge highway route line project programme
    program plan tower stadium airport station canal pipeline ship ferry satellite mission dome arena hall report
""")
"""Head nouns of names that are neither a person's, a body's nor a place's."""

NO_ACRONYM = words("tv dna ok id pm am aids covid hiv ceo cfo it ii iii iv vi dvd gdp vat cv faq usd eur gbp")
"""Capitals that abbreviate no body."""
