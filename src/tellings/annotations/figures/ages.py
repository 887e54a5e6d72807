"""Ages, with and without a noun: "Mara Voss, 58,", "aged 56", "she turned 60", "died at 77", "her brother, 39,".

In: a passage and a quantity in it without a unit. Out: whether it is somebody's age in years.
"""

from __future__ import annotations

from tellings.annotations.figures import designations, quantities
from tellings.annotations.figures.lexemes import word_at, word_set
from tellings.annotations.figures.numbers import Writing
from tellings.annotations.figures.passages import Passage
from tellings.annotations.figures.quantities import Quantity

MOST_AGE = 120
"""Years nobody outlives."""
PERSONS = word_set(
    "person man woman child boy girl teenager pensioner grandmother grandfather widow widower officer soldier policeman policewoman "
    "sergeant captain detective deputy sheriff firefighter paramedic guard sailor pilot passenger victim survivor witness suspect "
    "defendant inmate prisoner gunman attacker shooter driver cyclist pedestrian worker student pupil civilian protester demonstrator "
    "activist campaigner refugee migrant immigrant resident tourist visitor hiker climber swimmer farmer fisherman miner builder carpenter "
    "electrician plumber mechanic engineer labourer laborer trucker teacher lecturer professor scientist researcher nurse doctor surgeon "
    "physician dentist vet pharmacist lawyer attorney barrister judge prosecutor banker accountant economist trader broker businessman "
    "businesswoman entrepreneur executive billionaire millionaire developer shopkeeper baker butcher waiter waitress chef cook cleaner "
    "clerk secretary librarian journalist reporter photographer editor writer novelist author poet playwright painter artist sculptor "
    "musician singer rapper composer pianist actor actress comedian dancer director producer presenter model footballer striker goalkeeper "
    "midfielder defender batsman bowler boxer golfer sprinter runner swimmer quarterback coach manager player athlete champion politician "
    "lawmaker senator congressman congresswoman representative governor mayor councillor councilor minister president premier chancellor "
    "candidate nominee incumbent diplomat ambassador envoy priest pastor bishop imam rabbi nun monk king queen prince princess veteran "
    "native bachelor bride groom babysitter nanny mother-in-law father-in-law"
)
"""Nouns for one person in the news, of whom an age is told between commas: "the farmer, 58,"."""
KIN = word_set(
    "brother sister wife husband son daughter mother father partner friend cousin uncle aunt nephew niece grandson granddaughter"
)
"""Nouns for one person that an age follows between commas: "her brother, 39,"."""
BEING, DYING = word_set("is was turned turns turning"), word_set("died dies die dead retired")
"""Verbs before a bare age: "she was 58", "died at 77"."""
DEATH_REACH = 8
"""Words between dying and the age: "died on Monday in prison at 77"."""
ENDS = frozenset({"", ".", ",", ";", ")", "!", "?", '"'})
AGE_LINKS = word_set("and when on in at this last next but while after from old or")
"""What can follow a bare age: the end of the clause, or a word that opens another phrase."""
NO_AGE = word_set("percent per %")


def is_age(passage: Passage, quantity: Quantity) -> bool:
    """ "Mara Voss, 58, said", "aged 56", "at the age of 56", "Voss (58)"."""
    lexemes, first, until = passage.lexemes, quantity.first, quantity.until
    if quantity.unit is not None or quantity.high is None or not 0 < quantity.high <= MOST_AGE or quantity.step != 1 or until != first + 1:
        return False
    before, after = word_at(lexemes, first - 1), word_at(lexemes, until)
    if before in ("aged", "age", "ages") or (before == "of" and word_at(lexemes, first - 2) == "age"):
        return True
    if is_said_age(passage, quantity):
        return True
    if not lexemes[first].is_number or first < 2:
        return False
    name = lexemes[first - 2]
    if name.lower in PERSONS | KIN and before == "," and after in (",", "."):
        return True
    if name.lower in ("jr", "sr") or (name.text == "." and word_at(lexemes, first - 3) in ("jr", "sr")):
        return before == "," and after in (",", ".")
    if not name.text[0].isupper() or name.lower in designations.MONTHS:
        return False
    return (before == "," and after in (",", ".", ";", ")")) or (before == "(" and after == ")" and quantity.high >= 10)


def is_said_age(passage: Passage, quantity: Quantity) -> bool:
    """ "She was 58.", "Voss, who turned 60 in May", "died at 77": a bare number after a verb of being or dying."""
    lexemes, first, until = passage.lexemes, quantity.first, quantity.until
    before, after = word_at(lexemes, first - 1), word_at(lexemes, until)
    if quantity.writing is Writing.ORDINAL or quantity.low < (1 if after in ENDS else 10) or after in NO_AGE:
        return False
    if before == "at":
        return bool(DYING & set(quantities.nearby(lexemes, first, DEATH_REACH))) and (after in ENDS or after in AGE_LINKS)
    subject = passage.token(first - 2)
    person = word_at(lexemes, first - 2) in ("he", "she", "who", "i") or (subject is not None and subject.tag == "NNP")
    return person and before in BEING and (after in ENDS or after in AGE_LINKS)


__all__ = ["MOST_AGE", "is_age"]
