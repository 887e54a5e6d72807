"""The table of cues: which words report speech, belief or intention, and where their content stands.

In: `data/cues.tsv`, whose head names its sources and explains the frames. Out: for a lemma, its frames with
the sense each carries. Guarantee: read once per process, never changed; an unknown word has no frames.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from tellings.model.parse import Token
from tellings.model.statement import Sense

Frames = Mapping[str, Sense]
NOTHING: Frames = MappingProxyType({})

ISSUED = frozenset(
    [
        "statement",
        "tweet",
        "letter",
        "post",
        "email",
        "memo",
        "message",
        "note",
        "release",
        "ad",
        "speech",
        "interview",
        "video",
        "complaint",
        "lawsuit",
        "suit",
        "report",
    ]
)
"""Nouns for what is issued: who issued it speaks through it ("issued a statement saying")."""
ISSUING = frozenset(
    ["issue", "release", "post", "write", "send", "give", "make", "publish", "file", "deliver", "sign", "tweet", "share", "put"]
)
"""Verbs for issuing it."""
MEDIA = ISSUED | frozenset(["conference", "filing", "briefing", "broadcast", "op-ed", "blog", "address", "rally", "hearing", "call"])
"""Nouns for where words are said ("in an interview", "at a rally")."""
CITING = frozenset({"quote", "cite"})
"""Verbs that hand the word on ("quoted the mayor as saying")."""
NOT_SPEAKERS = frozenset({"it", "there", "this", "that", "which", "what"})
"""Subjects that name nobody ("it was said that")."""


@dataclass(frozen=True, slots=True)
class CueTable:
    """Frames of verbs, nouns and adjectives by lemma; `particles` are the second words of two-word verbs."""

    frames: Mapping[tuple[str, str], Frames]
    particles: Mapping[str, frozenset[str]]

    def of(self, pos: str, lemma: str) -> Frames:
        """The frames of a lemma; `pos` is verb, noun or adj."""
        return self.frames.get((pos, lemma), NOTHING)

    def of_token(self, token: Token) -> Frames:
        """The frames of a token as its tag reads it, particles left aside."""
        if token.tag.startswith("VB"):
            return self.of("verb", token.lemma.lower())
        if token.tag in ("NN", "NNS"):
            return self.of("noun", token.lemma.lower())
        if token.tag.startswith("JJ"):
            return self.of("adj", token.lemma.lower())
        return NOTHING

    def speaks(self, lemma: str) -> bool:
        """Whether a verb can report words."""
        return any(sense is Sense.SPEECH for sense in self.of("verb", lemma).values())


@cache
def table() -> CueTable:
    """The table that ships with the package."""
    frames: dict[tuple[str, str], dict[str, Sense]] = {}
    particles: dict[str, set[str]] = {}
    text = files("tellings.annotations.statements").joinpath("data", "cues.tsv").read_text("utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        pos, sense, names, words = line.split("\t")
        for word in words.split():
            lemma, _, particle = word.partition("_")
            if particle:
                particles.setdefault(lemma, set()).add(particle)
            entry = frames.setdefault((pos, word), {})
            for name in names.split():
                entry.setdefault(name, Sense(sense))
    return CueTable({k: MappingProxyType(v) for k, v in frames.items()}, {k: frozenset(v) for k, v in particles.items()})
