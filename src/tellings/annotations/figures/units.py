"""Units: currencies, shares, measures and time, as one table each.

In: lexemes and where a number begins or ends. Out: the unit written there and where reading goes on.
Codes are ISO 4217's for money; other units are plural nouns in one spelling.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tellings.annotations.figures.lexemes import Lexeme, touching, word_at

SIGNS: Mapping[str, str] = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY", "₪": "ILS", "₴": "UAH", "₦": "NGN",
    "₱": "PHP", "฿": "THB", "₫": "VND", "₡": "CRC", "₲": "PYG", "₵": "GHS", "₸": "KZT", "₼": "AZN", "₾": "GEL",
}  # fmt: skip
"""Currency signs (Unicode category Sc); a bare dollar is the United States'."""
DOLLARS: Mapping[str, str] = {
    "us": "USD", "usd": "USD", "u.s": "USD", "a": "AUD", "au": "AUD", "aud": "AUD", "c": "CAD", "ca": "CAD", "can": "CAD", "cad": "CAD",
    "hk": "HKD", "hkd": "HKD", "nz": "NZD", "nzd": "NZD", "s": "SGD", "sg": "SGD", "sgd": "SGD", "nt": "TWD", "r": "BRL", "mex": "MXN",
    "z": "ZWL", "j": "JMD",
}  # fmt: skip
"""Letters before "$" that say whose dollar (or real, or peso) it is."""
PREFIXES: Mapping[str, str] = {
    "usd": "USD", "eur": "EUR", "gbp": "GBP", "jpy": "JPY", "inr": "INR", "rs": "INR", "chf": "CHF", "cny": "CNY", "rmb": "CNY",
    "aud": "AUD",
    "cad": "CAD", "sek": "SEK", "nok": "NOK", "dkk": "DKK", "zar": "ZAR", "brl": "BRL", "rub": "RUB", "pln": "PLN", "sgd": "SGD",
    "hkd": "HKD",
    "nzd": "NZD", "krw": "KRW", "mxn": "MXN", "try": "TRY", "rm": "MYR", "rp": "IDR", "pkr": "PKR", "php": "PHP", "thb": "THB",
    "kes": "KES",
    "ksh": "KES", "uah": "UAH", "aed": "AED", "ngn": "NGN",
}  # fmt: skip
"""Letters that stand before an amount; codes must be in capitals, "Rs" and its like as their countries write them."""
MIXED_CASE = frozenset({"Rs", "Rp", "Sh", "Ksh", "KSh", "Re"})
MONEY_WORDS: Mapping[str, str] = {
    "dollar": "USD", "buck": "USD", "euro": "EUR", "sterling": "GBP", "quid": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY",
    "rupee": "INR", "ruble": "RUB", "rouble": "RUB", "won": "KRW", "lira": "TRY", "shekel": "ILS", "hryvnia": "UAH", "zloty": "PLN",
    "krona": "SEK", "kronor": "SEK", "krone": "NOK", "kroner": "NOK", "franc": "CHF", "peso": "MXN", "real": "BRL", "reais": "BRL",
    "rand": "ZAR", "naira": "NGN", "ringgit": "MYR", "baht": "THB", "rupiah": "IDR", "dirham": "AED", "forint": "HUF", "taka": "BDT",
}  # fmt: skip
"""Names of currencies after an amount, in the singular."""
NAMED_MONEY: Mapping[str, str] = {
    "crown": "crowns", "dinar": "dinars", "shilling": "shillings", "riyal": "riyals", "rial": "rials", "guilder": "guilders",
    "florin": "florins", "kwacha": "kwachas", "ducat": "ducats", "thaler": "thalers",
}  # fmt: skip
"""Names that several countries give their currency: money, but of no one code; after a scale word only."""
AMBIGUOUS_MONEY = frozenset({"won", "real", "rand", "sterling", "quid", "buck"})
NATIONALITIES: Mapping[str, str] = {
    "us": "USD", "american": "USD", "canadian": "CAD", "australian": "AUD", "singapore": "SGD", "british": "GBP", "egyptian": "EGP",
    "sri": "LKR", "indian": "INR", "pakistani": "PKR", "swiss": "CHF", "mexican": "MXN", "argentine": "ARS", "chilean": "CLP",
    "colombian": "COP", "philippine": "PHP", "swedish": "SEK", "norwegian": "NOK", "danish": "DKK", "japanese": "JPY", "russian": "RUB",
    "turkish": "TRY", "chinese": "CNY", "taiwan": "TWD",
}  # fmt: skip
PERCENT, POINTS, BASIS, MAGNITUDE = "percent", "points", "basis points", "magnitude"
BASIS_POINT = 0.01
"""A basis point in points."""
MEASURES: Mapping[str, str] = {
    **{form: unit for unit, forms in {
        "kilometres": "km kms kilometre kilometer kilometers kilometres", "metres": "metre meter meters metres",
        "centimetres": "cm centimetre centimeter centimeters centimetres",
        "millimetres": "mm millimetre millimeter millimeters millimetres",
        "miles": "mile miles mi", "feet": "foot feet ft", "inches": "inch inches", "yards": "yard yards", "acres": "acre acres",
        "hectares": "hectare hectares ha", "tonnes": "tonne tonnes", "tons": "ton tons",
        "kilograms": "kg kgs kilo kilos kilogram kilograms",
        "grams": "gram grams", "pounds": "pound pounds lb lbs", "ounces": "ounce ounces oz", "degrees": "degree degrees",
        "kilometres per hour": "kph kmh", "miles per hour": "mph", "knots": "knot knots", "litres": "litre liter liters litres",
        "gallons": "gallon gallons", "barrels": "barrel barrels bpd", "megawatts": "mw megawatt megawatts",
        "gigawatts": "gw gigawatt gigawatts",
        "kilowatts": "kw kilowatt kilowatts", "gigabytes": "gb gigabyte gigabytes", "megabytes": "mb megabyte megabytes",
        "terabytes": "tb terabyte terabytes", "gigahertz": "ghz", "megahertz": "mhz", "cents": "cent cents", "pence": "pence",
    }.items() for form in forms.split()},
}  # fmt: skip
"""Measures by each of their forms (SI symbols and their English spellings, with the customary ones)."""
DURATIONS: Mapping[str, str] = {
    **{form: unit for unit, forms in {
        "seconds": "second seconds sec secs", "minutes": "minute minutes min mins", "hours": "hour hours hr hrs", "days": "day days",
        "nights": "night nights", "weeks": "week weeks", "fortnights": "fortnight fortnights", "months": "month months",
        "years": "year years yr yrs", "decades": "decade decades", "centuries": "century centuries",
    }.items() for form in forms.split()},
}  # fmt: skip
VAGUE_DURATIONS: Mapping[str, tuple[float, str]] = {
    "minutes": (2, "minutes"), "hours": (2, "hours"), "days": (2, "days"), "weeks": (2, "weeks"), "months": (2, "months"),
    "years": (2, "years"), "decades": (20, "years"), "centuries": (200, "years"),
}  # fmt: skip
"""Bare plurals of time, as lower bounds: at least two of them."""
TO_YEARS: Mapping[str, float] = {"decades": 10, "centuries": 100}


def money_before(lexemes: Sequence[Lexeme], at: int) -> tuple[str, int] | None:
    """A currency that begins at lexeme `at` before a number: its code and the index of the number."""
    if at >= len(lexemes):
        return None
    head = lexemes[at]
    if head.text in SIGNS:
        return SIGNS[head.text], at + 1
    follow = word_at(lexemes, at + 1)
    if head.lower in DOLLARS and head.text[0].isupper() and follow == "$" and touching(lexemes, at + 1):
        return DOLLARS[head.lower], at + 2
    if head.lower in PREFIXES and (head.text.isupper() or head.text in MIXED_CASE):
        if follow in SIGNS:
            return PREFIXES[head.lower], at + 2
        return PREFIXES[head.lower], at + (2 if follow == "." and touching(lexemes, at + 1) else 1)
    return None


def money_after(lexemes: Sequence[Lexeme], at: int, scaled: bool) -> tuple[str, int] | None:
    """A currency named after an amount: "euros", "US dollars", "USD"; "pounds" only after a scale word or before "sterling"."""
    word = word_at(lexemes, at)
    if word in NATIONALITIES:
        inner = at + 1 + (word == "sri")
        found = money_after(lexemes, inner, True)
        return (NATIONALITIES[word], found[1]) if found else None
    if word == "u" and word_at(lexemes, at + 1) == "." and word_at(lexemes, at + 2) == "s":
        inner = at + 3 + (word_at(lexemes, at + 3) == ".")
        return money_after(lexemes, inner, True)
    singular = word.removesuffix("s")
    if singular == "pound" and (scaled or word_at(lexemes, at + 1) == "sterling"):
        return "GBP", at + 1 + (word_at(lexemes, at + 1) == "sterling")
    code = MONEY_WORDS.get(word) or MONEY_WORDS.get(singular)
    if code and not (singular in AMBIGUOUS_MONEY and not scaled):
        return code, at + 1
    if scaled and singular in NAMED_MONEY:
        return NAMED_MONEY[singular], at + 1
    if at < len(lexemes) and lexemes[at].text.isupper() and len(word) == 3 and word in PREFIXES:
        return PREFIXES[word], at + 1
    return (SIGNS[word], at + 1) if word in SIGNS and touching(lexemes, at) else None


def share_after(lexemes: Sequence[Lexeme], at: int) -> tuple[str, int] | None:
    """ "%", "percent", "per cent", "pct", "percentage points", "basis points"."""
    word, follow = word_at(lexemes, at), word_at(lexemes, at + 1)
    step = 1
    if word == "-" and touching(lexemes, at) and follow in ("percent", "percentage", "per", "point"):
        word, follow, step = follow, word_at(lexemes, at + 2), 2
    if word in ("%", "percent", "pct"):
        return (POINTS, at + step + 1) if follow in ("points", "point") else (PERCENT, at + step)
    if word == "per" and follow == "cent":
        return PERCENT, at + step + 1
    if word == "basis" and follow in ("points", "point"):
        return BASIS, at + step + 1
    if word == "percentage" and (follow in ("points", "point") or (follow == "-" and word_at(lexemes, at + step + 1) == "point")):
        return POINTS, at + step + (1 if follow != "-" else 2)
    return (POINTS, at + step) if word in ("points", "point", "pts") and (step == 2 or word != "point") else None


def measure_after(lexemes: Sequence[Lexeme], at: int) -> tuple[str, int] | None:
    """A measure or a length of time after a number: "km", "square miles", "degrees Celsius", "-inch", "years"."""
    if word_at(lexemes, at) == "-" and touching(lexemes, at) == touching(lexemes, at + 1):
        at += 1  # "13-inch", and "13 - inch" as tokenised text has it
    word, follow = word_at(lexemes, at), word_at(lexemes, at + 1)
    if word == MAGNITUDE:
        return MAGNITUDE, at + 1
    if word in ("square", "sq", "cubic", "nautical") and follow in MEASURES:
        return f"{'square' if word == 'sq' else word} {MEASURES[follow]}", at + 2
    if word in ("metric", "short", "long") and follow in ("ton", "tons"):
        return "tonnes" if word == "metric" else "tons", at + 2
    if word in ("c", "f") and touching(lexemes, at) and lexemes[at].text.isupper() and len(lexemes[at - 1].text) == 2:
        return f"degrees {word.upper()}", at + 1
    if word == "°":
        return f"degrees {follow[0].upper()}" if follow in ("c", "f") else "degrees", at + (2 if follow in ("c", "f") else 1)
    if word == "degrees" and follow in ("celsius", "centigrade", "c", "fahrenheit", "f"):
        return f"degrees {'F' if follow[0] == 'f' else 'C'}", at + 2
    if word in MEASURES:
        unit = MEASURES[word]
        if follow == "/" and word_at(lexemes, at + 2) == "h":
            return f"{unit} per hour", at + 3
        if follow in ("per", "an", "a") and word_at(lexemes, at + 2) == "hour" and unit in ("kilometres", "miles"):
            return f"{unit} per hour", at + 3
        return unit, at + 1
    return (DURATIONS[word], at + 1) if word in DURATIONS else None


__all__ = [
    "BASIS",
    "BASIS_POINT",
    "DURATIONS",
    "MAGNITUDE",
    "NAMED_MONEY",
    "PERCENT",
    "POINTS",
    "TO_YEARS",
    "VAGUE_DURATIONS",
    "measure_after",
    "money_after",
    "money_before",
    "share_after",
]
