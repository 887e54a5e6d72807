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
UNITS = ("second", "minute", "hour", "day", "week", "weekend", "fortnight", "month", "quarter", "year", "decade", "century")
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
    "ET EST EDT CT CST CDT MT MST MDT PT PST PDT AKST AKDT HST BST WET WEST CET CEST EET EEST MSK TRT SAST EAT WAT IST PKT "
    "SGT HKT JST KST AEST AEDT ACST AWST NZST NZDT"
).split()
FIXED_DAYS = {
    "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26), "new year's day": (1, 1),
    "new year's eve": (12, 31), "halloween": (10, 31), "valentine's day": (2, 14), "fourth of july": (7, 4),
}  # fmt: skip
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

NAMES_BEFORE_WEEKDAY = frozenset("black bloody good super ash cyber giving easter palm holy maundy sheffield every each most".split())
"""A weekday after one of these is a name ("Black Friday") or a set ("every Monday")."""
NAMES_AFTER_WEEKDAY = frozenset(
    "times telegraph mirror express mail post herald world tribune independent review live football".split()
)
"""A capitalised one of these after a weekday makes a name of both ("the Sunday Times")."""
YEAR_PREPOSITIONS = frozenset(
    "in since by until till from of before after during through throughout between circa early late mid the this fiscal year "
    "spring summer fall autumn winter around for a an last next late-".split()
)
"""Words a bare number of four digits is a year after, unless a counted noun follows it."""
COUNTS_BEFORE_YEAR = frozenset(
    "than over nearly almost about some least most approximately roughly number no nos page room flight highway route "
    "channel section article resolution model type class level bus gate unit section chapter verse".split()
)
"""Words a number of four digits is a count or a name after, never a year."""
FUTURE_CUES = frozenset(
    "will shall 'll wo going due scheduled set slated expected planned plan plans planning intend intends hope hopes aim aims "
    "upcoming coming next would should must may might can could to".split()
)
"""Words beside the governing verb that put it in the future; "to" before an infinitive (without "have")."""
EVENT_VERBS = frozenset(
    "begin start open close end finish kick launch premiere air meet face vote play host hold take resume expire arrive "
    "leave depart return fly visit travel run head".split()
)
"""Verbs whose present tense tells a timetable: "talks resume Friday"."""
WAITING_VERBS = frozenset("close remain stay postpone delay suspend adjourn extend wait have keep hold continue defer halt bar ban".split())
"""Verbs after which "until Friday" lies ahead, though they stand in the past."""
NARROW_PREPOSITIONS = frozenset("in since by until till from of before after during through throughout between early late mid for to and".split())
"""Words a bare month or season is a date after."""
