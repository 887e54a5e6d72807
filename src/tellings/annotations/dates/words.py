"""The words English dates are written with, as data: names of months, days, seasons, units, zones, and cues.

Names and abbreviations follow the news agencies' stylebooks ("Aug.", "Tues."); codes are TIMEX3's (TimeML 1.2.1).
"""

from __future__ import annotations

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
MONTH_ABBREVIATIONS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS = {"monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6}
WEEKDAY_ABBREVIATIONS = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "lunchtime": "MI"}
EDGE_PARTS = {"early": "MO", "late": "EV"}
"""The part of a day that "early on Friday", "late on Friday" and "late yesterday" name."""
DARK_HOURS = {
    "small hours": "MO", "wee hours": "MO", "early hours": "MO", "early morning hours": "MO", "pre-dawn hours": "MO",
    "predawn hours": "MO", "late hours": "NI", "overnight hours": "NI",
}  # fmt: skip
TWILIGHT = {
    "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "first light": "MO", "dusk": "EV", "nightfall": "EV", "sunset": "EV",
    "sundown": "EV",
}  # fmt: skip
"""Times of day named without a clock; they tell of the day or night told before them."""
HOUR_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12,
}  # fmt: skip
NAMED_HOURS = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}
CLOCK_MINUTES = {
    "five": 5, "ten": 10, "quarter": 15, "a quarter": 15, "twenty": 20, "twenty-five": 25, "twenty five": 25, "half": 30,
    "half an hour": 30, "one minute": 1, "a minute": 1, "two": 2, "three": 3, "four": 4, "fifteen": 15,
}  # fmt: skip
"""Minutes as they are told to and past an hour."""
BARELY = (
    "shortly", "just", "soon", "right", "moments", "seconds", "minutes", "a few minutes", "some minutes", "several minutes",
    "a couple of minutes", "a little", "a little while", "a short while", "not long", "well", "long",
)  # fmt: skip
"""Words before "after midnight" that leave the minute open."""
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21,
}  # fmt: skip
DECADES = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9}
ZONES = {"gmt": "Z", "utc": "Z"}
"""Zones whose offset is the same all year and everywhere the name is used; others are read but state no offset."""
ZONE_NAMES = (
    "ET", "EST", "EDT", "CT", "CST", "CDT", "MT", "MST", "MDT", "PT", "PST", "PDT", "AKST", "AKDT", "HST", "BST", "WET", "WEST",
    "CET", "CEST", "EET", "EEST", "MSK", "TRT", "SAST", "EAT", "WAT", "IST", "PKT", "SGT", "HKT", "JST", "KST", "AEST", "AEDT",
    "ACST", "AWST", "NZST", "NZDT",
)  # fmt: skip
FIXED_DAYS = {
    "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26), "new year's day": (1, 1),
    "new year's eve": (12, 31), "halloween": (10, 31), "valentine's day": (2, 14), "fourth of july": (7, 4),
    "independence day": (7, 4), "veterans day": (11, 11), "armistice day": (11, 11), "remembrance day": (11, 11), "may day": (5, 1),
    "bastille day": (7, 14), "st. patrick's day": (3, 17), "inauguration day": (1, 20), "juneteenth": (6, 19), "epiphany": (1, 6),
    "twelfth night": (1, 5), "april fools' day": (4, 1), "midsummer's day": (6, 24), "bonfire night": (11, 5), "guy fawkes night": (11, 5),
}  # fmt: skip
FLOATING_DAYS = {
    "martin luther king jr. day": (1, 0, 3), "martin luther king day": (1, 0, 3), "mlk day": (1, 0, 3),
    "presidents day": (2, 0, 3), "presidents' day": (2, 0, 3), "president's day": (2, 0, 3), "mother's day": (5, 6, 2),
    "memorial day": (5, 0, -1), "father's day": (6, 6, 3), "labor day": (9, 0, 1), "columbus day": (10, 0, 2),
    "thanksgiving day": (11, 3, 4), "thanksgiving": (11, 3, 4), "election day": (11, 1, 0),
}  # fmt: skip
"""Holidays on a weekday of a month: month, weekday (Monday 0), which one (-1 the last). Election Day, in even years, is the
Tuesday after the first Monday. Source: the United States' federal calendar (5 U.S.C. 6103) and 2 U.S.C. 7."""
EASTER_DAYS = {"good friday": -2, "easter sunday": 0, "easter monday": 1, "ash wednesday": -46, "palm sunday": -7, "maundy thursday": -3}
"""Days counted from Easter Sunday of the Western church."""
REFERENCES = {
    "right now": "PRESENT_REF", "currently": "PRESENT_REF", "at present": "PRESENT_REF",
    "presently": "PRESENT_REF", "at the moment": "PRESENT_REF", "nowadays": "PRESENT_REF", "these days": "PRESENT_REF",
    "recently": "PAST_REF", "more recently": "PAST_REF", "most recently": "PAST_REF", "lately": "PAST_REF",
    "in the past": "PAST_REF", "recent years": "PAST_REF", "recent months": "PAST_REF", "recent weeks": "PAST_REF",
    "recent days": "PAST_REF", "recent times": "PAST_REF", "recent decades": "PAST_REF", "recent history": "PAST_REF",
    "in the future": "FUTURE_REF", "the near future": "FUTURE_REF", "the foreseeable future": "FUTURE_REF",
    "the near term": "FUTURE_REF", "the long term": "FUTURE_REF", "the short term": "FUTURE_REF", "very soon": "FUTURE_REF",
}  # fmt: skip
"""Expressions that point at a stretch without borders, with TIMEX3's value for it."""


def listed(text: str) -> frozenset[str]:
    """The words of a table written on lines."""
    return frozenset(text.split())


MONTH_WORDS = frozenset(MONTHS) | frozenset(MONTH_ABBREVIATIONS)
WEEKDAY_WORDS = frozenset(WEEKDAYS) | frozenset(WEEKDAY_ABBREVIATIONS)

NAMES_BEFORE_WEEKDAY = listed("black bloody good super ash cyber giving easter palm holy maundy sheffield")
"""A weekday after one of these, capitalised, is a name ("Black Friday")."""
NAMES_AFTER_WEEKDAY = listed("times telegraph mirror express mail post herald world tribune independent review live football")
"""A capitalised one of these after a weekday makes a name of both ("the Sunday Times")."""
SEASONAL = listed(
    """month season holiday break term semester recess vacation session campaign election summit quarter week day evening night
    morning weekend period sale schedule timetable tour"""
)
"""Nouns after a season's name that leave it a time: "the summer holidays", not "the spring tides"."""
NIGHT_NAMES = listed(
    """shift sky train bus club nurse school watch watchman porter owl mayor market editor light lamp vision manager guard
    service boat fighter garden desk tide heron ferry flight bell air"""
)
"""Nouns that "the night" names the kind of."""
LASTING_NIGHT = listed(
    """stay stays success sensation sensations trip trips flight flights train trains ferry ferries bag guest guests rate rates loan loans
    camp camping parking delivery shift shifts accommodation lodging lodgings visit visits celebrity millionaire fame bus buses
    change cure visitors shelter shelters facility facilities service services curfew curfews"""
)
"""Nouns of which "overnight" tells the kind rather than the night."""
TURNING = listed("become turn")
"""Verbs after which "overnight" is a manner: "became famous overnight"."""
DAYLIGHT_PREPOSITIONS = listed("at by before after until till since around about in during towards toward just shortly")
YEAR_PREPOSITIONS = listed(
    """in since by until till from of before after during through throughout between circa early late mid the this fiscal year
    spring summer fall autumn winter around for a an last next late-"""
)
"""Words a bare number of four digits is a year after, unless a counted noun follows it."""
COUNTS_BEFORE_YEAR = listed(
    """than over nearly almost about some least most approximately roughly number no nos page room flight highway route
    channel section article resolution model type class level bus gate unit chapter verse"""
)
"""Words a number of four digits is a count or a name after, never a year."""
MACHINES = listed(
    """car sedan coupe coupé truck pickup suv model minivan van wagon convertible bike motorcycle hatchback roadster jeep tractor vintage
    wine engine edition"""
)
"""Nouns before which a year is a make's ("his 2013 sedan")."""
LEADING_UP = listed("up lead lead-up run-up runup leading heading prelude days weeks hours countdown")
"""Words before "to" and a thing that is still to come ("in the run-up to Friday's vote")."""
MEASURES = listed(
    """people miles kilometers kilometres km meters metres feet acres hectares pounds kilograms kg tons tonnes dollars euros votes
    points workers jobs hours minutes seconds degrees square cubic mph gmt utc est et hrs"""
)
"""Words that make the number before them a quantity or a time of day."""
MEASURED = listed("temperatures temperature highs lows degrees percentage percent")
"""Things measured in tens ("highs in the 80s")."""
LOOSE_YEAR_TAGS = listed("NNP NNPS DT JJ PRP$ POS NN NNS VBD VBN VBG")
"""Tags a near year may follow without a preposition ("Harbour Games 2020", "the planned 2020 vote")."""
BEFORE_TENS = listed("the late early mid mid- and or to since in")
OWNERS = listed("his her their my your its our")
"""After one of these "70s" is an age."""
BEFORE_PART = listed("by at until till before after since around towards toward")
"""Words after which a bare "evening" is one that is told of."""
BEFORE_WEEKEND = listed("over during at on for in before after by until of throughout")
BEFORE_CLOCK = listed("at by until till before after around about from since past to")
ENDING = listed("end ended ends ending finish finished finishing close closed closes closing for")
"""Words after which "the day" is the one reported on."""
OF_YEAR = listed("year same previous following current next last fiscal financial")
SAYING = listed("say tell add note write announce report ask reply warn argue state explain declare")
EVENT_VERBS = listed(
    """begin start open close end finish kick launch premiere air meet face vote play host hold take resume expire arrive
    leave depart return fly visit travel run head"""
)
"""Verbs whose present tense tells a timetable: "talks resume Friday"."""
WAITING_VERBS = listed("close remain stay postpone delay suspend adjourn extend wait have keep hold continue defer halt bar ban")
"""Verbs after which "until Friday" lies ahead, though they stand in the past."""
COUNTED = listed("few several many some couple of")
"""Words before "years after" that count them."""
TAKING = listed("take do make build finish complete travel learn lose gain grow fall rise")
"""Verbs after which "in two weeks" tells how long something takes."""
DOUBTING = listed("can could may might would should must have")
"""Auxiliaries after which it is not told when something will happen."""
COMING = listed("will shall 'll")
PLANNED = listed("schedule expect plan set slate intend hope aim due likely poise prepare want vow promise pledge")
"""Verbs and adjectives whose infinitive lies ahead: "due to meet Friday"."""
SCHEDULED = listed(
    "election primary vote runoff referendum hearing trial deadline summit poll caucus ballot re-election reelection midterm"
)
"""Things that are spoken of ahead of their day more than after it."""
NARROW_PREPOSITIONS = listed("in since by until till from of before after during through throughout between early late mid for to and")
"""Words a bare month or season is a date after."""
SURE_MONTH_PREPOSITIONS = listed("in since until last next by")
"""The same, where the month's name is also a person's in the article."""
