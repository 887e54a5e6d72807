"""What a reader of an article has in mind: who was mentioned where, how prominently, and in which roles.

In: mentions in order. Out: the memory that descriptions and pronouns are resolved against. It is bounded: only the
last mentions are weighed, so the work stays linear in the text.
"""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field

from tellings.annotations.names import phrases, roles
from tellings.annotations.names.clusters import Draft, genders_agree
from tellings.model.name import NameKind
from tellings.model.parse import ParsedArticle, Token

HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
MEMORY = 80
"""Mentions remembered while reading."""
REACH = 4
"""Sentences a pronoun looks back."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention as remembered: where, whose, how prominent (a main clause's subject 2, another subject 1), whether in quotation marks.

    `sentence` counts sentences that are not wholly quoted.
    """

    token: int
    sentence: int
    draft: Draft
    subject: int
    quoted: bool


@dataclass(slots=True)
class Reader:
    """Reads one article in order and keeps what was mentioned last."""

    parsed: ParsedArticle
    drafts: list[Draft]
    names: dict[int, Draft]
    memory: deque[Seen] = field(default_factory=lambda: deque(maxlen=MEMORY))
    with_role: dict[str, dict[int, Draft]] = field(default_factory=lambda: defaultdict(dict))
    last_speaker: Draft | None = None
    strangers: dict[str, int] = field(default_factory=dict)
    """Role noun → token of the last person so described who is none of the drafts ("a woman")."""

    def remember(self, token: Token, sentence: int, draft: Draft, quoted: bool) -> None:
        """Note a mention, and who spoke last."""
        place = token
        if token.dep == "appos" and self.parsed.tokens[token.head].dep in ("nsubj", "nsubjpass"):
            token = self.parsed.tokens[token.head]
        verb = self.parsed.tokens[token.head]
        subject = 0
        if token.dep in ("nsubj", "nsubjpass"):
            subject = 2 if verb.dep == "ROOT" or verb.head == verb.index else 1
        self.memory.append(Seen(place.index, sentence, draft, subject, quoted))
        if subject and not quoted and verb.lemma in roles.SPEAKING and draft.kind in (NameKind.PERSON, NameKind.BODY):
            self.last_speaker = draft

    def holds_the_floor(self) -> Draft | None:
        """Who spoke last, unless another person has since been a main clause's subject."""
        for seen in reversed(self.memory):
            if seen.draft is self.last_speaker:
                return seen.draft
            if seen.subject == 2 and not seen.quoted and seen.draft.kind is NameKind.PERSON:
                return None
        return None

    def ahead(self, token: Token, gender: str) -> Draft | None:
        """For a possessive in a phrase set before its clause ("In his speech, X said"), the clause's subject."""
        if token.tag != "PRP$":
            return None
        fronted = False
        for above in self.parsed.ancestors(token):
            if fronted and above.pos in ("VERB", "AUX"):
                for child in self.parsed.children(above):
                    if child.dep in ("nsubj", "nsubjpass") and token.index < child.index < above.index:
                        found = self.names.get(child.index)
                        return found if found and found.kind is NameKind.PERSON and genders_agree(found.gender, gender) else None
                return None
            fronted = fronted or above.dep in ("prep", "advcl")
        return None

    def note_roles(self, draft: Draft) -> None:
        """Make a draft findable by its roles."""
        for role in draft.roles:
            for kind in sorted(roles.ROLES.get(role.split()[-1], ())):
                self.with_role[kind].setdefault(id(draft), draft)


def owned(reader: Reader, token: Token) -> tuple[Draft | None, str]:
    """Whose the person described is ("his lawyer"), where that was just resolved, and the words behind the possessor."""
    parsed = reader.parsed
    for child in parsed.children(token):
        if child.dep == "poss":
            after = parsed.tokens[child.index + (2 if parsed.tokens[child.index + 1].tag == "POS" else 1)]
            for seen in reversed(reader.memory):
                if seen.token == child.index:
                    return seen.draft, " ".join(parsed.text[after.start : phrases.phrase(parsed, token).end].split())
    return None, ""
