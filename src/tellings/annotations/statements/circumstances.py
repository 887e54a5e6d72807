"""To whom and on what occasion something was said, as far as its reporting clause says.

In: the cue of a statement. Out: the characters of the hearer ("told reporters") and of the occasion or medium
("said in a letter", "said at a briefing"), None where the clause names none. Nothing is inferred.
"""

from __future__ import annotations

from tellings.annotations.statements import sources
from tellings.annotations.statements.boundaries import Offsets
from tellings.annotations.statements.cues import MEDIA, table
from tellings.model.parse import ParsedArticle, Token

BY = ("in", "at", "during", "on", "via", "through", "by")
"""Prepositions an occasion or a medium follows."""
OCCASIONS = MEDIA | {
    "session",
    "debate",
    "meeting",
    "podium",
    "podcast",
    "programme",
    "program",
    "show",
    "column",
    "testimony",
    "telegram",
    "blog",
}
"""Nouns for them; from the table of cues' media and newsroom usage."""
NO_HEARER = frozenset({"it", "so", "this", "that", "what", "himself", "herself", "themselves", "itself", "myself"})


def of(parsed: ParsedArticle, cue: Offsets | None) -> tuple[Offsets | None, Offsets | None]:
    """Hearer and occasion of a statement with this cue."""
    verb = next(iter(parsed.tokens_in(*cue)), None) if cue is not None else None
    if verb is None or not verb.tag.startswith("VB"):
        return None, None
    return addressee(parsed, verb), occasion(parsed, verb)


def addressee(parsed: ParsedArticle, verb: Token) -> Offsets | None:
    """The object of a verb that takes a hearer, or the object of "to" behind another."""
    frames = table().of("verb", verb.lemma.lower())
    if "whom" in frames or "whom-to" in frames:
        heard = next((c for c in parsed.children(verb) if c.dep in ("dobj", "dative") and c.index > verb.index), None)
    else:
        to = (c for c in parsed.children(verb) if c.dep in ("prep", "dative") and c.text.lower() == "to" and c.index > verb.index)
        heard = next((c for p in to for c in parsed.children(p) if c.dep == "pobj"), None) if "clause" in frames else None
    if heard is None or heard.text.lower() in NO_HEARER or heard.tag[:2] not in ("NN", "PR"):
        return None
    return sources.phrase(parsed, heard)


def occasion(parsed: ParsedArticle, verb: Token) -> Offsets | None:
    """The object of a preposition of the reporting clause, where it is a noun for an occasion or a medium."""
    for preposition in parsed.children(verb):
        if preposition.dep == "prep" and preposition.text.lower() in BY:
            for noun in parsed.children(preposition):
                if noun.dep == "pobj" and noun.lemma.lower() in OCCASIONS:
                    return sources.phrase(parsed, noun)
    return None
