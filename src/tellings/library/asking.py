"""What a reader asks of statements in a sentence: "who said closed about the bridge", "what did Koval say about tolls".

In: what was typed. Out: a Query whose terms must stand in the statement and whose speaker must be who said it. What is no such
sentence is a query as it stands. No input is an error.
"""

from __future__ import annotations

import re
from dataclasses import replace

from tellings.model.query import FigureQuery, Query

SAID = r"(?:said|says|say|told|tells|announced|claimed|claims|denied|denies|thinks|think)"
ABOUT = r"(?:about|on|of|concerning|regarding)"
QUESTIONS = (
    re.compile(rf"\s*what\s+(?:did|does|do|has|have)\s+(?P<speaker>\S.{{0,200}}?)\s+{SAID}(?:\s+{ABOUT}\s+(?P<about>\S.*))?", re.I),
    re.compile(rf"\s*who\s+{SAID}(?:\s+(?P<words>(?!{ABOUT}\s)\S.{{0,400}}?))?(?:\s+{ABOUT}\s+(?P<about>\S.*))?", re.I),
    re.compile(rf"\s*(?P<speaker>\S.{{0,200}}?)\s+{SAID}\s+{ABOUT}\s+(?P<about>\S.*)", re.I),
)
"""Ways to ask, the first that fits."""
EMPTY = frozenset(
    ["a", "an", "the", "what", "anything", "something", "this", "that", "it", "his", "her", "its", "their", "was", "is", "be"]
)
"""Words of a question that ask for nothing."""


def asked(typed: str) -> Query:
    """The query a question stands for."""
    text = typed.strip().rstrip("?").strip()
    for form in QUESTIONS:
        match = form.fullmatch(text) if len(text) < 1000 else None
        if match:
            parts = match.groupdict()
            wanted = " ".join(parts[name] for name in ("words", "about") if parts.get(name))
            query = without_empty(Query.parse(wanted))
            named = [word for word in (parts.get("speaker") or "").split() if word.lower() not in EMPTY]
            return replace(query, speaker=" ".join(named) or query.speaker)
    return Query.parse(typed)


def without_empty(query: Query) -> Query:
    """The query without terms that ask for nothing."""
    return replace(query, terms=tuple(t for t in query.terms if len(t.words) > 1 or t.words[0].lower() not in EMPTY))


def figures_of(query: Query, low: float | None = None, high: float | None = None, unit: str | None = None) -> FigureQuery:
    """The figures a typed query asks for: its words are of what is counted or of the sentence."""
    words = tuple(word for term in query.terms if not term.excluded for word in term.words)
    return FigureQuery(low, high, unit, words, query.outlet, query.since, query.until)
