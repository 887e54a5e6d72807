"""Countries with their capitals and demonyms, states and other well-known places; tables, no rules.

Countries and capitals after the United Nations' list of member states, US state abbreviations after the AP
stylebook and the postal codes, written down for this project.
"""

from __future__ import annotations

from tellings.annotations.names.tables import words
from tellings.model.place_name import ALIASES

_COUNTRIES = """
Afghanistan:Kabul:Afghan|Albania:Tirana:Albanian|Algeria:Algiers:Algerian|Angola:Luanda:Angolan
Argentina:Buenos Aires:Argentine,Argentinian|Armenia:Yerevan:Armenian|Australia:Canberra:Australian|Austria:Vienna:Austrian
Azerbaijan:Baku:Azerbaijani,Azeri|Bahrain:Manama:Bahraini|Bangladesh:Dhaka:Bangladeshi|Belarus:Minsk:Belarusian
Belgium:Brussels:Belgian|Bolivia:La Paz:Bolivian|Bosnia:Sarajevo:Bosnian|Bosnia and Herzegovina:Sarajevo:Bosnian
Botswana:Gaborone:Botswanan|Brazil:Brasilia:Brazilian|Bulgaria:Sofia:Bulgarian|Burkina Faso:Ouagadougou:Burkinabe
Burundi:Bujumbura:Burundian|Cambodia:Phnom Penh:Cambodian|Cameroon:Yaounde:Cameroonian|Canada:Ottawa:Canadian
Chad:N'Djamena:Chadian|Chile:Santiago:Chilean|China:Beijing,Peking:Chinese|Colombia:Bogota,Bogotá:Colombian
Congo:Kinshasa:Congolese|Costa Rica:San Jose:Costa Rican|Croatia:Zagreb:Croatian|Cuba:Havana:Cuban|Cyprus:Nicosia:Cypriot
Czech Republic:Prague:Czech|Czechia:Prague:Czech|Denmark:Copenhagen:Danish|Dominican Republic:Santo Domingo:Dominican
Ecuador:Quito:Ecuadorian|Egypt:Cairo:Egyptian|El Salvador:San Salvador:Salvadoran|Eritrea:Asmara:Eritrean|Estonia:Tallinn:Estonian
Ethiopia:Addis Ababa:Ethiopian|Finland:Helsinki:Finnish|France:Paris:French|Gabon:Libreville:Gabonese|Gambia:Banjul:Gambian
Georgia:Tbilisi:Georgian|Germany:Berlin:German|Ghana:Accra:Ghanaian|Greece:Athens:Greek|Guatemala:Guatemala City:Guatemalan
Guinea:Conakry:Guinean|Haiti:Port-au-Prince:Haitian|Honduras:Tegucigalpa:Honduran|Hungary:Budapest:Hungarian
Iceland:Reykjavik:Icelandic|India:New Delhi,Delhi:Indian|Indonesia:Jakarta:Indonesian|Iran:Tehran:Iranian|Iraq:Baghdad:Iraqi
Ireland:Dublin:Irish|Israel:Jerusalem:Israeli|Italy:Rome:Italian|Ivory Coast:Abidjan:Ivorian|Jamaica:Kingston:Jamaican
Japan:Tokyo:Japanese|Jordan:Amman:Jordanian|Kazakhstan:Astana:Kazakh|Kenya:Nairobi:Kenyan|Kosovo:Pristina:Kosovar
Kuwait:Kuwait City:Kuwaiti|Kyrgyzstan:Bishkek:Kyrgyz|Laos:Vientiane:Laotian|Latvia:Riga:Latvian|Lebanon:Beirut:Lebanese
Liberia:Monrovia:Liberian|Libya:Tripoli:Libyan|Lithuania:Vilnius:Lithuanian|Luxembourg::Luxembourgish
Madagascar:Antananarivo:Malagasy|Malawi:Lilongwe:Malawian|Malaysia:Kuala Lumpur:Malaysian|Mali:Bamako:Malian
Malta:Valletta:Maltese|Mauritania:Nouakchott:Mauritanian|Mexico:Mexico City:Mexican|Moldova:Chisinau:Moldovan
Mongolia:Ulaanbaatar:Mongolian|Montenegro:Podgorica:Montenegrin|Morocco:Rabat:Moroccan|Mozambique:Maputo:Mozambican
Myanmar:Naypyidaw:Burmese|Namibia:Windhoek:Namibian|Nepal:Kathmandu:Nepalese|Netherlands:Amsterdam,The Hague:Dutch
New Zealand:Wellington:New Zealand|Nicaragua:Managua:Nicaraguan|Niger:Niamey:Nigerien|Nigeria:Abuja:Nigerian
North Korea:Pyongyang:North Korean|North Macedonia:Skopje:Macedonian|Norway:Oslo:Norwegian|Oman:Muscat:Omani
Pakistan:Islamabad:Pakistani|Palestine:Ramallah:Palestinian|Panama:Panama City:Panamanian|Paraguay:Asuncion:Paraguayan
Peru:Lima:Peruvian|Philippines:Manila:Philippine,Filipino|Poland:Warsaw:Polish|Portugal:Lisbon:Portuguese|Qatar:Doha:Qatari
Romania:Bucharest:Romanian|Russia:Moscow:Russian|Rwanda:Kigali:Rwandan|Saudi Arabia:Riyadh:Saudi|Senegal:Dakar:Senegalese
Serbia:Belgrade:Serbian,Serb|Sierra Leone:Freetown:Sierra Leonean|Singapore::Singaporean|Slovakia:Bratislava:Slovak
Slovenia:Ljubljana:Slovenian,Slovene|Somalia:Mogadishu:Somali|South Africa:Pretoria:South African|South Korea:Seoul:South Korean
South Sudan:Juba:South Sudanese|Spain:Madrid:Spanish|Sri Lanka:Colombo:Sri Lankan|Sudan:Khartoum:Sudanese|Sweden:Stockholm:Swedish
Switzerland:Bern:Swiss|Syria:Damascus:Syrian|Taiwan:Taipei:Taiwanese|Tajikistan:Dushanbe:Tajik|Tanzania:Dodoma:Tanzanian
Thailand:Bangkok:Thai|Togo:Lome:Togolese|Tunisia:Tunis:Tunisian|Turkey:Ankara:Turkish|Turkmenistan:Ashgabat:Turkmen
Uganda:Kampala:Ugandan|Ukraine:Kyiv,Kiev:Ukrainian|United Arab Emirates:Abu Dhabi:Emirati|United Kingdom:London:British
United States:Washington:American|Uruguay:Montevideo:Uruguayan|Uzbekistan:Tashkent:Uzbek|Venezuela:Caracas:Venezuelan
Vietnam:Hanoi:Vietnamese|Yemen:Sanaa:Yemeni|Zambia:Lusaka:Zambian|Zimbabwe:Harare:Zimbabwean
"""
_ROWS = [entry.split(":") for line in _COUNTRIES.strip().splitlines() for entry in line.split("|")]

COUNTRIES = frozenset(row[0] for row in _ROWS) | {
    "England",
    "Scotland",
    "Wales",
    "Northern Ireland",
    "Soviet Union",
    "Crimea",
    "Gaza",
    "Tibet",
}
CAPITALS = {capital: row[0] for row in _ROWS for capital in row[1].split(",") if capital}
"""Capital → its country."""
DEMONYMS = {word.lower(): row[0] for row in _ROWS for word in row[2].split(",")} | {
    "english": "England", "scottish": "Scotland", "welsh": "Wales", "soviet": "Soviet Union", "us": "United States",
    "u.s.": "United States",
    "european": "Europe", "african": "Africa", "asian": "Asia", "african-american": "United States", "kurdish": "", "arab": "",
    "latino": "",
    "hispanic": "", "jewish": "", "muslim": "", "christian": "", "catholic": "", "islamic": "", "western": "", "islamist": "",
    "protestant": "",
    "sunni": "", "shiite": "", "orthodox": "", "texan": "Texas", "californian": "California",
}  # fmt: skip
"""Adjective of origin or faith, lower case → the place it goes with ("" where none)."""

US_STATES = {
    "Alabama": "Ala. AL", "Alaska": "AK", "Arizona": "Ariz. AZ", "Arkansas": "Ark. AR", "California": "Calif. CA", "Colorado": "Colo. CO",
    "Connecticut": "Conn. CT", "Delaware": "Del. DE", "Florida": "Fla. FL", "Hawaii": "HI", "Idaho": "ID", "Illinois": "Ill. IL",
    "Indiana": "Ind. IN", "Iowa": "IA", "Kansas": "Kan. KS", "Kentucky": "Ky. KY", "Louisiana": "La. LA", "Maine": "ME",
    "Maryland": "Md. MD",
    "Massachusetts": "Mass. MA", "Michigan": "Mich. MI", "Minnesota": "Minn. MN", "Mississippi": "Miss. MS", "Missouri": "Mo. MO",
    "Montana": "Mont. MT", "Nebraska": "Neb. NE", "Nevada": "Nev. NV", "New Hampshire": "N.H. NH", "New Jersey": "N.J. NJ",
    "New Mexico": "N.M. NM", "New York": "N.Y. NY", "North Carolina": "N.C. NC", "North Dakota": "N.D. ND", "Ohio": "OH",
    "Oklahoma": "Okla. OK", "Oregon": "Ore. OR", "Pennsylvania": "Pa. PA", "Rhode Island": "R.I. RI", "South Carolina": "S.C. SC",
    "South Dakota": "S.D. SD", "Tennessee": "Tenn. TN", "Texas": "Tex. TX", "Utah": "UT", "Vermont": "Vt. VT", "Virginia": "Va. VA",
    "Washington": "Wash. WA", "West Virginia": "W.Va. WV", "Wisconsin": "Wis. WI", "Wyoming": "Wyo. WY",
}  # fmt: skip
"""State → its abbreviations."""

OTHER_PLACES = words("""
    Europe | Africa | Asia | North America | South America | Latin America | Central America | Antarctica | Oceania | Middle East
    | Far East | Balkans | Caucasus | Scandinavia | Caribbean | Baltic | West | East | Atlantic | Pacific | Arctic | Mediterranean
    | Black Sea | Red Sea | North Sea | West Bank | Gaza Strip | Donbas | Hong Kong | Macau | Puerto Rico | New York City | Los
    Angeles | Chicago | Houston | Philadelphia | San Diego | San Francisco | Dallas | Boston | Seattle | Denver | Detroit | Miami
    | Atlanta | Las Vegas | Baltimore | New Orleans | Manhattan | Brooklyn | Hollywood | Silicon Valley | Guantanamo Bay | Toronto
    | Montreal | Vancouver | Manchester | Birmingham | Liverpool | Glasgow | Edinburgh | Cardiff | Belfast | Munich | Hamburg |
    Frankfurt | Cologne | Geneva | Zurich | Barcelona | Milan | Naples | Marseille | Lyon | Istanbul | St Petersburg | St.
    Petersburg | Kharkiv | Odesa | Mariupol | Sevastopol | Mumbai | Kolkata | Karachi | Lahore | Shanghai | Sydney | Melbourne |
    Rio de Janeiro | Sao Paulo | Johannesburg | Cape Town | Lagos | Dubai | Aleppo | Mosul | Kandahar | Strasbourg | Rotterdam |
    Antwerp | Krakow | Gdansk | Siberia | Catalonia | Bavaria | Normandy | Sicily | Ulster | Kashmir | Xinjiang | Darfur |
    Chechnya | Transnistria
""")
PLACE_HEADS = words("""
    river lake island islands street road avenue county province region district city town village bay valley mountain mountains
    sea ocean gulf strait peninsula desert coast square park port harbour harbor beach territory republic square heights hills
    canyon glacier isle
""")
"""Head nouns of a place's name."""

PLACES: dict[str, str] = {
    **{name.lower(): name for name in COUNTRIES | OTHER_PLACES | set(US_STATES)},
    **{capital.lower(): capital for capital in CAPITALS},
    **{short.lower(): state for state, forms in US_STATES.items() for short in forms.split() if "." in short},
    **ALIASES,
}
"""Any known place's name, lower case, without article → the name used here."""
PLACE_KINDS = words("city town village state country nation county province region district island capital borough suburb port")
"""Nouns a place is described by in apposition: "Odmar, the country's oldest port"."""
