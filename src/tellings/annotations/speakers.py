"""Who the speakers of an article's statements are.

In: statements whose speaker is the bare words of their cue's subject, or None where the text names none beside
them; the article's entities. Out: the same statements with each speaker's fullest name and entity, and the
entities with speakers added who have no name ("prosecutors"). Speech that no cue attributes goes on from the
statement before it in its paragraph, or from the paragraph before. What stays unknown is None.
"""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable

from tellings.annotations.names import coreference, gazetteer, given_names, phrases, roles
from tellings.annotations.names.tables import words
from tellings.model.name import Entity, Mention, MentionForm, NameKind
from tellings.model.parse import ParsedArticle, Token
from tellings.model.place_name import ALIASES
from tellings.model.span import Span
from tellings.model.statement import Form, Speaker, Statement

FIRST_PERSON = frozenset(["i", "we", "my", "our", "me", "us", "mine", "myself", "ourselves"])
THIRD_PLURAL = frozenset(["they", "their", "them", "it", "its", "themselves", "itself"])
INDEFINITE = words(
    """
    anyone anybody someone somebody everyone everybody nobody none one those these this that they them others other some many most
    few several all both each either neither another more it he she him her people who whoever what which
"""
)
"""Heads that name nobody: where nothing tells who is meant, the speaker stays unknown."""
NO_SPEAKER = frozenset({"that", "which", "what"})
RELATIVE = frozenset(["who", "whom", "which", "that", "whose"])
SIGNATURE = re.compile(r"[ \n]*[―—–][ ]*([A-Z][^\n,;:.―—–\"]{1,60})")
LABEL = re.compile(r"(?:^|[\n\"])[ ]*([A-Z][^\n,;:.\"]{1,40}):[ ]*\"?$")
REACH = 40
"""Tokens behind a document's noun in which its author is looked for."""
NEAR = 400
"""Characters a pronoun looks back for a body."""
LONGEST_NAME = 120
"""Characters a description keeps as a speaker's name."""


class Cast:
    """The article's entities by place, and the speakers added to them."""

    def __init__(self, parsed: ParsedArticle, entities: Iterable[Entity]) -> None:
        self.parsed = parsed
        self.entities = list(entities)
        self._places = sorted((m.span.start, m.span.end, n, m.form) for n, e in enumerate(self.entities) for m in e.mentions)
        self._starts = [p[0] for p in self._places]
        self._longest = max((p[1] - p[0] for p in self._places), default=0)
        self._added: dict[str, int] = {}
        self._more: dict[int, set[Span]] = defaultdict(set)
        self._held: dict[str, list[int]] = defaultdict(list)
        self.spoke: tuple[int, int] | None = None
        """Who spoke last, and where."""
        for number, entity in enumerate(self.entities):
            for role in dict.fromkeys(r.split()[-1] for r in entity.roles):
                self._held[role].append(number)

    def at(self, start: int, end: int) -> int | None:
        """Number of the entity of the shortest mention that holds [start, end)."""
        best: tuple[int, int] | None = None
        for i in range(bisect_right(self._starts, start) - 1, -1, -1):
            a, z, number, _ = self._places[i]
            if start - a > self._longest:
                break
            if end <= z and (best is None or z - a < best[0]):
                best = (z - a, number)
        return best[1] if best else None

    def before(self, start: int, kinds: tuple[NameKind, ...], reach: int) -> int | None:
        """Number of the entity of one of `kinds` named last before `start`, at most `reach` characters back."""
        for i in range(bisect_right(self._starts, start - 1) - 1, -1, -1):
            a, _, number, form = self._places[i]
            if start - a > reach:
                return None
            if self.entities[number].kind in kinds and form is not MentionForm.PRONOUN:
                return number
        return None

    def goes_on(self, start: int, pronoun: str) -> int | None:
        """The body that spoke last before `start`, else the one named last, that "it" or "they" can stand for."""
        if self.spoke is not None and 0 < start - self.spoke[1] <= NEAR:
            entity = self.entities[self.spoke[0]]
            several = entity.kind is NameKind.BODY or entity.name.split()[-1].lower() in roles.GROUPS
            if several or (entity.kind is NameKind.THING and pronoun in ("it", "its")):
                return self.spoke[0]
        kinds = (NameKind.BODY,) if pronoun in ("it", "its") else (NameKind.BODY, NameKind.PERSON)
        return self.before(start, kinds, NEAR)

    def with_role(self, noun: str) -> int | None:
        """Number of the one person who holds the role `noun`, None where there are none or several."""
        held = self._held.get(noun, [])
        return held[0] if len(held) == 1 else None

    def add(self, name: str, kind: NameKind, span: Span, speaks_for: str | None = None, held: tuple[str, ...] = ()) -> int:
        """A speaker without a name; the same words again are the same speaker."""
        number = self._added.setdefault(name.lower(), len(self.entities))
        if number == len(self.entities):
            self.entities.append(Entity(f"e{number + 1}", kind, name, (), held, speaks_for))
            for role in held:
                self._held[role.split()[-1]].append(number)
        self._more[number].add(span)
        return number

    def finished(self) -> tuple[Entity, ...]:
        """The entities, those added with all their mentions."""
        for number, spans in self._more.items():
            mentions = tuple(Mention(span, MentionForm.DESCRIPTION) for span in sorted(spans))
            self.entities[number] = dataclasses.replace(self.entities[number], mentions=mentions)
        return tuple(self.entities)


def resolve(
    parsed: ParsedArticle, statements: tuple[Statement, ...], entities: tuple[Entity, ...]
) -> tuple[tuple[Statement, ...], tuple[Entity, ...]]:
    """Statements in the order given with their speakers resolved, and the entities with speakers added."""
    cast = Cast(parsed, entities)
    known: dict[str, Statement] = {}
    sources: dict[str, Speaker] = {}
    for statement in sorted(statements, key=lambda s: (s.span.start, -s.span.end)):
        speaker = statement.speaker
        if speaker is not None and speaker.mention is not None and own_words(statement, speaker.mention):
            speaker = None
        if speaker is None and statement.cue is not None:
            speaker = subject_of(parsed, statement, statement.cue)
        if speaker is not None and speaker.mention is not None:
            outer = known.get(statement.nested_in or "")
            speaker = named(cast, speaker, outer.speaker if outer else None, sources)
        known[statement.id] = dataclasses.replace(statement, speaker=speaker)
    carry(cast, known)
    return tuple(known[s.id] for s in statements), cast.finished()


def own_words(statement: Statement, mention: Span) -> bool:
    """Whether the words taken for a quotation's speaker stand inside the quotation."""
    return statement.nested_in is None and any(s.contains(mention) for s in statement.spans)


def subject_of(parsed: ParsedArticle, statement: Statement, cue: Span) -> Speaker | None:
    """The subject of the cue's verb, or of the verb it is joined to or hangs on, outside the statement itself."""
    verb = head_of(parsed, cue)
    for _ in range(4):
        if verb is None or verb.pos not in ("VERB", "AUX"):
            return None
        for child in parsed.children(verb):
            span = phrases.phrase(parsed, child) if child.dep == "nsubj" else None
            if span is not None and child.text.lower() not in NO_SPEAKER and not any(s.overlap(span) for s in statement.spans):
                return Speaker(" ".join(span.of(parsed.text).split()), span, None)
        if (
            verb.tag == "VBN"
            or any(c.dep == "nsubjpass" for c in parsed.children(verb))
            or verb.dep not in ("conj", "xcomp", "advcl", "aux")
            or verb.head == verb.index
        ):
            return None
        verb = parsed.tokens[verb.head]
    return None


def head_of(parsed: ParsedArticle, span: Span) -> Token | None:
    """The token of `span` on which its others hang."""
    tokens = [t for t in parsed.tokens_in(span.start, span.end) if t.is_word]
    inside = {t.index for t in parsed.tokens_in(span.start, span.end)}
    tops = [t for t in tokens if t.head not in inside or t.head == t.index]
    nominal = [t for t in tops if t.pos in ("NOUN", "PROPN", "PRON", "DET", "NUM")]
    return next(iter(nominal or tops or tokens), None)


def named(cast: Cast, speaker: Speaker, outer: Speaker | None, sources: dict[str, Speaker]) -> Speaker:
    """`speaker` with its entity and that entity's name."""
    parsed, mention = cast.parsed, speaker.mention
    head = head_of(parsed, mention) if mention is not None else None
    if mention is None or head is None:
        return speaker
    low = head.text.lower()
    number = None
    joined = any(c.dep == "conj" and mention.start <= c.start < mention.end for c in parsed.children(head))
    if low in FIRST_PERSON:
        return dataclasses.replace(outer, mention=mention) if outer else dataclasses.replace(speaker, entity=None)
    if low in RELATIVE and (noun := antecedent(parsed, head)) is not None:
        span = phrases.phrase(parsed, noun)
        meant = named(cast, Speaker(" ".join(span.of(parsed.text).split()), span, None), outer, sources)
        return dataclasses.replace(meant, mention=mention)
    if number is None and low in roles.DOCUMENTS:
        return document(cast, head, mention, sources)
    if number is None and not joined:
        number = cast.at(head.start, head.end)
    if number is not None and cast.entities[number].kind is NameKind.PLACE:
        number = government(cast, number, mention)
    if number is None and low in THIRD_PLURAL and outer is None:  # inside a quotation, "they" are whomever its speaker means
        number = cast.goes_on(mention.start, low)
    if number is None and low in coreference.HE:
        number = cast.before(mention.start, (NameKind.PERSON,), NEAR)
    bare = low in INDEFINITE and not joined
    if number is None and not bare and head.pos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET", "VERB", "X"):
        number = described(cast, head, mention, joined)
    return speaker if number is None else spoken(cast, number, mention)


def government(cast: Cast, number: int, mention: Span) -> int:
    """Whom a place that speaks stands for: a capital for its country's government, under both names; other places for themselves."""
    name = cast.entities[number].name
    country = gazetteer.CAPITALS.get(ALIASES.get(name.lower(), name))
    return number if country is None else cast.add(f"{name} (government of {country})", NameKind.BODY, mention)


def spoken(cast: Cast, number: int, mention: Span) -> Speaker:
    """The entity as a speaker, who has now spoken last."""
    entity = cast.entities[number]
    cast.spoke = (number, mention.start)
    return Speaker(entity.name, mention, entity.id)


def antecedent(parsed: ParsedArticle, relative: Token) -> Token | None:
    """The noun a relative pronoun stands for: the one its clause hangs on."""
    for above in parsed.ancestors(relative):
        if above.dep == "relcl":
            return parsed.tokens[above.head]
        if above.pos not in ("VERB", "AUX"):
            return None
    return None


def document(cast: Cast, head: Token, mention: Span, sources: dict[str, Speaker]) -> Speaker:
    """A statement, report or filing speaks for whoever it is said to be by; later "the statement" is the same."""
    parsed = cast.parsed
    number = None
    owners = (*(c for c in parsed.children(head) if c.dep == "poss"), *phrases.near_subtree(parsed, head, REACH)[1:])
    for child in owners if head.lemma.lower() not in roles.OWN_VOICE else ():
        above = parsed.tokens[child.head]
        by = above.dep in ("prep", "agent") and above.text.lower() in ("by", "from", "of") and child.dep == "pobj"
        if (child.dep == "poss" and child.head == head.index) or by:
            beside = (child, *(c for c in parsed.children(child) if c.dep == "appos"))
            number = next((n for t in beside if (n := cast.at(t.start, t.end)) is not None), None)
            if number is not None and cast.entities[number].kind in (NameKind.PERSON, NameKind.BODY):
                break
            number = None
    low = head.lemma.lower()
    if number is not None:
        sources[low] = spoken(cast, number, mention)
        return sources[low]
    if phrases.determiner(parsed, head) in ("the", "this", "that") and low in sources:
        return dataclasses.replace(sources[low], mention=mention)
    return spoken(cast, cast.add(worded(cast, head, mention), NameKind.THING, mention), mention)


def worded(cast: Cast, head: Token, mention: Span) -> str:
    """The description without its article, its possessor by the fullest name, on one line and cut to a bounded length."""
    parsed = cast.parsed
    first = parsed.tokens[phrases.left_edge(parsed, head)]
    nominal = head.pos in ("NOUN", "PROPN", "NUM", "ADJ")
    start = max(mention.start, first.start) if nominal and first.start < mention.end else mention.start
    for child in parsed.children(head):
        owner = cast.at(child.start, child.end) if child.dep == "poss" else None
        if owner is not None and start <= child.start and cast.entities[owner].kind in (NameKind.PERSON, NameKind.BODY):
            after = child.index + (2 if parsed.tokens[child.index + 1].tag == "POS" else 1)
            rest = " ".join(parsed.text[parsed.tokens[after].start : mention.end].split())
            return f"{cast.entities[owner].name}'s {rest}"[:LONGEST_NAME]
    words = parsed.text[start : mention.end].split()
    if len(words) > 1 and words[0].lower() in ("the", "a", "an", "this", "that", "these", "those"):
        words = words[1:]
    return " ".join(words)[:LONGEST_NAME].rstrip(" ,;:")


def described(cast: Cast, head: Token, mention: Span, joined: bool) -> int:
    """The entity of a description that none of the article's mentions covers; a new one where there is none."""
    parsed = cast.parsed
    noun = coreference.role_of(parsed, head)
    if noun and not joined:
        number = cast.with_role(noun.split()[-1])
        if number is not None and phrases.determiner(parsed, head) not in ("a", "an", "another"):
            return number
    whose = () if joined else roles.BODY_OF_GROUP.get(head.text.lower(), ())
    for number, entity in enumerate(cast.entities if whose else ()):
        if entity.kind is NameKind.BODY and any(w in entity.name.lower() for w in whose):
            return number
    text = worded(cast, head, mention)
    kind = NameKind.BODY
    if noun or (head.pos == "PROPN" and head.text.lower() in given_names.ALL):
        kind = NameKind.PERSON
    elif head.lemma.lower() in roles.DOCUMENTS:
        kind = NameKind.THING
    speaks_for = coreference.principal(parsed, head) if noun in roles.SPEAKS_FOR else None
    return cast.add(text, kind, mention, speaks_for, (noun,) if noun else ())


def carry(cast: Cast, known: dict[str, Statement]) -> None:
    """Give quotations without a cue the speaker who signs them or whom they continue; changes `known`."""
    parsed = cast.parsed
    top = [s for s in known.values() if s.nested_in is None]
    block_of = {s.id: sentence.block for s in top if (sentence := parsed.sentence_at(s.span.start)) is not None}
    for at, statement in enumerate(top):
        if statement.speaker is not None or statement.form is Form.INDIRECT or statement.id not in block_of:
            continue
        block = block_of[statement.id]
        source = signed(cast, statement)
        around = (*reversed(top[max(0, at - 4) : at]), *top[at + 1 : at + 5])
        same = [known[s.id] for s in around if block_of.get(s.id) == block and known[s.id].speaker is not None]
        before = known[top[at - 1].id] if at else None
        if source is None and same:
            source = min(same, key=lambda s: (s.form is Form.INDIRECT, s.span.start > statement.span.start)).speaker
        elif source is None and before is not None and block_of.get(before.id) == block - 1 and statement.form is Form.DIRECT:
            source = before.speaker
        if source is not None:
            known[statement.id] = dataclasses.replace(statement, speaker=source)


def signed(cast: Cast, statement: Statement) -> Speaker | None:
    """The speaker named right beside a quotation: behind it after a dash, or before it with a colon, as in a transcript."""
    text = cast.parsed.text
    behind = SIGNATURE.match(text, statement.span.end)
    label = LABEL.search(text[max(0, statement.span.start - 60) : statement.span.start])
    found = []
    if behind:
        found.append((behind.start(1), behind.end(1)))
    if label:
        shift = max(0, statement.span.start - 60)
        found.append((shift + label.start(1), shift + label.end(1)))
    for start, end in found:
        number = cast.at(start, start + 1)
        if number is not None and cast.entities[number].kind is NameKind.PERSON:
            return spoken(cast, number, cast.parsed.span(start, end))
    return None
