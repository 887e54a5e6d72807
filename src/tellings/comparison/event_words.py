"""Words that name events: what verb a noun goes back to, which verbs news uses for one event, which say nothing.

In: a word. Out: its stem and how telling it is. The lists are this project's own, written from the vocabulary of news.
"""

from __future__ import annotations

from functools import lru_cache


def _listed(text: str) -> frozenset[str]:
    """The words of a table written on lines."""
    return frozenset(text.split())


SPEAKING = _listed(
    """say tell speak announce declare state add note remark comment reply answer respond write tweet claim argue insist assert
    warn allude hint suggest indicate confirm deny explain mention acknowledge admit concede report reveal disclose propose vow
    promise pledge urge call emphasize stress reiterate express describe ask brief briefing statement speech comments interview remarks"""
)
"""Verbs and nouns of speaking: what they date is when something was said."""
VOICED = _listed(
    """imply joke quip predict recall boast echo condemn denounce praise apologize apologise address accuse criticize criticise slam
    blast attack mock ridicule repeat question wonder compare liken label brand dub testify lash lament complain contend maintain
    vent rail thank congratulate defend dismiss rebuff taunt deride assail refer"""
)
"""Verbs of doing something by speaking: their subject speaks, but an event may be named by them."""
LIGHT = _listed(
    """be have do make take get give go come use become begin start continue date run lead hold serve see know include show set put keep
    pass undergo receive conduct carry perform complete
    effect effective instance year day week month time morning evening part end beginning due mr mrs ms"""
)
"""Words too common to name an event by."""
ORDERING = _listed(
    """first second third fourth fifth last final next previous another again once twice earlier later latest initial repeat other new
    old additional further separate"""
)
"""Words that tell one event of a kind from the next: "the first hearing", "met again"."""
IRREGULAR = {
    "public": "publish", "death": "die", "dead": "die", "decision": "decide", "choice": "choose",
    "sale": "sell", "speech": "speak", "loss": "lose",
    "lost": "lose",
    "birth": "bear", "born": "bear", "theft": "steal", "flight": "fly", "growth": "grow", "proof": "prove", "belief": "believe",
    "suit": "sue", "lawsuit": "sue", "trial": "try", "arrival": "arrive", "departure": "depart", "failure": "fail", "approval": "approve",
    "purchase": "purchase", "fundraiser": "fundraise", "vote": "vote", "fund-raiser": "fundraise", "fundraising": "fundraise", "win": "win",
    "invasion": "invade", "explosion": "explode", "collision": "collide", "admission": "admit", "permission": "permit",
    "reduction": "reduce", "production": "produce", "introduction": "introduce", "resolution": "resolve", "suspension": "suspend",
    "extension": "extend", "expulsion": "expel", "defense": "defend", "defence": "defend", "response": "respond", "success": "succeed",
    "victory": "win", "launch": "launch", "closure": "close", "withdrawal": "withdraw", "dismissal": "dismiss", "removal": "remove",
}  # fmt: skip
"""Nouns whose verb no suffix rule finds (derivational links as in WordNet)."""
KINDRED = (
    ("publish", "release", "post", "surface", "emerge", "issue", "leak", "unveil", "broadcast", "air", "circulate", "land", "appear"),
    ("repay", "reimburse", "refund"),
    ("choose", "pick", "select", "name", "appoint"),
    ("sentence", "jail", "imprison"),
    ("dismiss", "sack", "oust", "fire"),
    ("injure", "hurt", "wound"),
    ("close", "shut"),
    ("flee", "escape"),
    ("inspect", "check", "examine"),
    ("build", "construct", "erect"),
    ("meet", "convene"),
    ("flood", "inundate", "swamp"),
    ("collapse", "topple", "cave"),
    ("marry", "wed"),
    ("seize", "confiscate", "impound"),
    ("die", "kill", "slay", "perish"),
    ("arrest", "detain", "apprehend", "capture"),
    ("resign", "quit"),
    ("buy", "purchase", "acquire"),
    ("attack", "assault", "raid", "bomb", "shell", "strike", "hit"),
    ("begin", "start", "launch"),
    ("open", "inaugurate", "commission"),
    ("crash", "collide"),
    ("suspend", "halt", "pause"),
)
"""Verbs with which news tells one kind of event; the first stands for all."""
ENTERED = {"service": "open", "operation": "open", "use": "open", "force": "effect", "effect": "effect"}
"""What a thing goes, comes or is put into, and the one name for it: service and use are opening, force is a law's."""
OPENED = 2.8
"""Weight of such an event, which the words themselves do not show."""
SUFFIXES = (
    "ations", "ation", "ates", "ated", "ate", "ments", "ment", "ions", "ion", "ings", "ing", "ances", "ance", "ences", "ence",
)  # fmt: skip
"""Endings that make a noun of a verb, and "-ate", which "-ation" takes along; the longest first."""
SHORTEST = 4
"""A stem keeps at least this many letters, one more before "-ion" ("station" is no form of "state")."""


def stem(word: str) -> str:
    """The verb a word goes back to, cut to a stem: "resign", "resignation" and "quit" share one."""
    cut = _cut(word)
    return KINDRED_STEMS.get(cut, cut)


def _cut(word: str) -> str:
    """The word without the endings that make a noun of a verb."""
    lower = word.lower().replace("-", "")
    lower = IRREGULAR.get(word.lower(), IRREGULAR.get(lower, lower))
    for suffix in SUFFIXES:
        if lower.endswith(suffix) and len(lower) - len(suffix) >= SHORTEST + suffix.startswith("ion"):
            lower = lower[: -len(suffix)]
            break
    lower = lower.rstrip("s") if lower.endswith("s") and len(lower) > SHORTEST and not lower.endswith("ss") else lower
    return lower.rstrip("e") if len(lower) > SHORTEST else lower


KINDRED_STEMS = {_cut(word): _cut(group[0]) for group in KINDRED for word in group}


@lru_cache(maxsize=65_536)
def weight(word: str) -> float:
    """How telling a word is, from 0.5 (everyday) up, by its fixed background frequency."""
    from wordfreq import zipf_frequency

    return float(max(0.5, 7.0 - zipf_frequency(word, "en")))


LIGHT_STEMS = frozenset(stem(w) for w in LIGHT) | LIGHT
SPEAKING_STEMS = frozenset(stem(w) for w in SPEAKING) | SPEAKING
