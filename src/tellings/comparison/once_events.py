"""Events that happen once to whom they happen to, and whom or what an event in a text happens to.

In: a parsed article and the word a date hangs on. Out: the event's stem where it is of such a kind, and the tokens of those
it happens to. A person resigns, is indicted or dies once within the days of one story; two days given for it conflict.
"""

from __future__ import annotations

from tellings.comparison.event_words import stem
from tellings.model.parse import ParsedArticle, Token

ONCE = frozenset(
    stem(w)
    for w in """resign resignation quit retire die death kill assassinate murder execute bear birth bury funeral wed marry divorce
    indict indictment arraign arraignment convict conviction acquit acquittal sentence exonerate pardon parole extradite deport
    arrest surrender capture abduct kidnap impeach censure expel oust fire sack dismiss depose unseat evict exile
    appoint nominate confirm elect reelect inaugurate crown succeed hospitalize graduate bankrupt defect collapse crash sink capsize derail
    erupt explode veto ratify repeal annul enact assent adjourn concede""".split()  # noqa: SIM905
)
"""Stems of what is done by or to the same one once: ends and beginnings of offices and lives, acts of courts and parliaments, disasters."""
OFFICIAL = frozenset(
    stem(w)
    for w in """indict indictment arraign convict acquit sentence pardon censure impeach expel appoint nominate oust fire dismiss
    suspend ban recall""".split()  # noqa: SIM905
)
"""Those of them that who does them makes known at once."""
PERFORMED = frozenset(
    stem(w)
    for w in "resign quit retire concede withdraw endorse appoint nominate fire dismiss suspend recall pardon veto".split()  # noqa: SIM905
)
"""What is done by announcing it."""
RECORDINGS = frozenset(
    stem(w)
    for w in """video footage clip tape videotape audiotape audio recording film remark comment transcript photo photograph
    image""".split()  # noqa: SIM905
)
"""What surfaces, leaks or is posted: of a story's recording there is one first showing."""
PAIRED = frozenset(
    stem(w)
    for w in "meet visit endorse endorsement defeat beat sue marry wed shoot rescue replace succeed debate join".split()  # noqa: SIM905
)
"""What two named ones do together, or one to the other, once within the days of a story."""
PLATFORMS = frozenset(
    """rally interview speech address briefing conference hearing debate event fundraiser breakfast luncheon dinner lunch meeting forum
    session convention lecture sermon broadcast""".split()  # noqa: SIM905
)
"""Nouns of the occasions people speak on; the place or host tells one from another."""
DELIVERED = frozenset(
    """speech interview address briefing statement tweet letter email e-mail editorial column essay post memo message testimony lecture
    sermon rally conference remarks comments monologue broadcast toast keynote""".split()  # noqa: SIM905
)
"""Nouns of what is spoken or written, so that a date on them is one of speaking."""
SHOWN = stem("publish")
OCCASIONS = {
    **{
        word: word
        for word in """caucus primary election runoff referendum debate convention summit hearing trial inauguration funeral memorial
        parade final race marathon festival conference quake earthquake hurricane storm flood bombing shooting crash massacre attack
        explosion blast fire raid coup riot ruling verdict airstrike strike landing""".split()  # noqa: SIM905
    },
    "caucuses": "caucus", "primaries": "primary", "elections": "election", "attacks": "attack", "games": "games",
    "bombings": "bombing", "shootings": "shooting", "explosions": "explosion", "riots": "riot",
}  # fmt: skip
"""Nouns of events that a place, a body or a name tells from others of the kind ("the Ostrand primary"), with the form they are held by."""
TARGETS = frozenset({"dobj", "nsubjpass"})
OWNERS = frozenset({"poss", "compound", "nmod"})
OF = frozenset({"of"})
TOPICAL = frozenset({"on", "about", "of", "into", "over", "against", "for", "regarding", "concerning", "with"})
PLACED = frozenset({"in", "at", "of", "on", "near", "outside", "between", "against"})


def happens_to(parsed: ParsedArticle, event: Token) -> list[Token]:
    """Heads of those an event happens to: a verb's object or passive subject, else its subject; a noun's owner."""
    children = parsed.children(event)
    if event.pos in ("VERB", "AUX"):
        found = [c for c in children if c.dep in TARGETS] or [c for c in children if c.dep == "nsubj"]
        if not found and event.dep in ("acl", "relcl"):
            found = [parsed.tokens[event.head]]
        elif not found and event.dep in ("conj", "xcomp", "advcl"):
            above = parsed.tokens[event.head]
            found = [c for c in parsed.children(above) if c.dep in ("nsubj", "nsubjpass")]
    else:
        found = [c for c in children if c.dep in OWNERS]
        found += [t for p in children if p.dep == "prep" and p.text.lower() in OF for t in parsed.children(p) if t.dep == "pobj"]
    return [*found, *(t for f in found for t in parsed.children(f) if t.dep in ("conj", "appos"))]


def takes_part(parsed: ParsedArticle, event: Token) -> list[Token]:
    """Heads of those who do an event, together or to one another: subject, object, and whom it is done with."""
    children = parsed.children(event)
    found = [c for c in children if c.dep in ("nsubj", "nsubjpass", "dobj", *OWNERS)]
    found += [t for p in children if p.dep in ("prep", "agent") and p.text.lower() in ("with", "by", "of") for t in parsed.children(p)]
    found += [parsed.tokens[event.head]] if event.dep == "relcl" else []
    return [*found, *(t for f in found for t in parsed.children(f) if t.dep in ("conj", "appos"))]


def event_tokens(parsed: ParsedArticle, head: Token) -> list[Token]:
    """The words that may name the event a date hanging on `head` is of: itself, what it is done in order to, and
    the subject whose taking effect is dated."""
    children = parsed.children(head)
    below = [c for c in children if c.dep in ("xcomp", "advcl") and c.tag == "VB"]
    subject = [c for c in children if c.dep in ("nsubj", "nsubjpass") and c.pos == "NOUN"]
    light = head.pos in ("VERB", "AUX") and head.lemma in ("take", "be", "come", "become", "occur", "happen", "follow", "go")
    above = parsed.tokens[parsed.tokens[head.head].head]
    # "the resignation of Orla Venn on Friday": the day may hang on the name
    owned = head.pos == "PROPN" and head.dep == "pobj" and parsed.tokens[head.head].text.lower() in OF and above.pos == "NOUN"
    return [head, *below, *(subject if light else []), *([above] if owned else [])]


def distinguishing(parsed: ParsedArticle, noun: Token) -> list[Token]:
    """Proper nouns that tell an event from others of its kind: "the Ostrand primary", "the primary in Ostrand"."""
    children = parsed.children(noun)
    near = [c for c in children if c.dep in OWNERS and c.pos == "PROPN"]
    below = [t for p in children if p.dep == "prep" and p.text.lower() in PLACED for t in parsed.children(p) if t.dep == "pobj"]
    return [*near, *(t for t in below if t.pos == "PROPN")]


def about(parsed: ParsedArticle, thing: Token) -> list[Token]:
    """What a thing is about or of: "the report on the schools of Skarvik"."""
    below = [t for p in parsed.children(thing) if p.dep == "prep" and p.text.lower() in TOPICAL for t in parsed.children(p)]
    return [t for t in below if t.dep == "pobj" and t.pos in ("NOUN", "PROPN")]
