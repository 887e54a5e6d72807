"""What the articles call each person, body, place and thing.

In: a story with its identities, and its alignments. Out: concepts, each with every mention in the order of
the articles. Persons, bodies and places are the story's identities. A thing is a set of noun phrases that share
their head noun and stand in aligned passages, or share their modifiers too; the same noun in a passage that is
aligned with none of them, dated otherwise, stays apart. Phrases that replace each other in a collation are one
thing when the words around them agree.
"""

from __future__ import annotations

from collections import defaultdict

from tellings.comparison.phrases import Phrase, join_things, read_phrases
from tellings.model.alignment import Alignment
from tellings.model.comparison import Concept, ConceptMention
from tellings.model.name import Mention, MentionForm, NameKind
from tellings.model.span import Span
from tellings.model.story import Story, Telling

BETWEEN_APPOSED = (", ", " (", " ")


def concepts(story: Story, alignments: tuple[Alignment, ...]) -> tuple[Concept, ...]:
    """Identities that two articles name, then things that two articles name in different words."""
    order = {t.article.id: n for n, t in enumerate(story.tellings)}
    found: list[tuple[NameKind, str, tuple[Span, ...], str | None]] = []
    taken: list[Span] = []
    spans_of, named = mentions(story)
    for identity in story.identities:
        spans = tuple(dict.fromkeys(spans_of[identity.id]))
        several = len({s.article for s in spans}) > 1
        if several:
            found.append((identity.kind, identity.name, spans, identity.id))
        if several or identity.id in named:
            taken.extend(spans)
    for group in join_things(read_phrases(story, taken), alignments):
        placed = tuple(p.span for p in sorted(group, key=lambda p: (order[p.span.article], p.span)))
        found.append((NameKind.THING, fullest(group), placed, None))
    return tuple(
        Concept(f"n{number}", kind, name, flagged(spans), identity) for number, (kind, name, spans, identity) in enumerate(found, 1)
    )


def fullest(group: list[Phrase]) -> str:
    """The wording that says most: most content words, then the first in order."""
    return max(group, key=lambda p: (len(p.modifiers), -group.index(p))).words


def flagged(spans: tuple[Span, ...]) -> tuple[ConceptMention, ...]:
    """Mentions with the first of each article marked."""
    seen: set[str] = set()
    found = []
    for span in spans:
        found.append(ConceptMention(span, span.article not in seen))
        seen.add(span.article)
    return tuple(found)


def mentions(story: Story) -> tuple[dict[str, list[Span]], set[str]]:
    """For every identity its names and descriptions by article and place, and which identities have a proper name."""
    identity_of = {member: identity.id for identity in story.identities for member in identity.members}
    spans: dict[str, list[Span]] = defaultdict(list)
    named: set[str] = set()
    for telling in story.tellings:
        for entity in telling.annotations.entities:
            identity = identity_of.get((telling.article.id, entity.id))
            if identity is not None:
                spans[identity].extend(whole(telling, entity.mentions))
                if any(m.form is MentionForm.NAME for m in entity.mentions):
                    named.add(identity)
    return spans, named


def whole(telling: Telling, mentions: tuple[Mention, ...]) -> list[Span]:
    """Mentions without pronouns; a name and the description beside it in apposition are one."""
    text = telling.article.reading.text
    spans: list[Span] = []
    before: Mention | None = None
    for mention in sorted((m for m in mentions if m.form is not MentionForm.PRONOUN), key=lambda m: m.span):
        if before is not None and before.form is not mention.form and text[spans[-1].end : mention.span.start] in BETWEEN_APPOSED:
            spans[-1] = spans[-1].cover(mention.span)
        else:
            spans.append(mention.span)
        before = mention
    return spans
