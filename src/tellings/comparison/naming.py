"""What the articles call each person, body, place and thing.

In: a story with its identities, and its alignments. Out: concepts, each with every mention in the order of
the articles. Persons, bodies and places are the story's identities with what the articles, held side by side, call them
besides. A thing is a set of noun phrases that name it in aligned passages, or with the same words; the same noun in a
passage that is aligned with none of them, dated or owned otherwise, stays apart. What all call alike is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tellings.comparison.acts import join_acts
from tellings.comparison.couples import join_couples
from tellings.comparison.described import described
from tellings.comparison.named import named_in, spans_of
from tellings.comparison.noun_classes import BODY_NOUNS
from tellings.comparison.phrases import Phrase, by_article, covered, read_phrases
from tellings.comparison.things import join_things
from tellings.model.alignment import Alignment
from tellings.model.comparison import Concept, ConceptMention
from tellings.model.name import NameKind
from tellings.model.span import Span
from tellings.model.story import Story, Telling

PARTIAL = frozenset(["only", "one", "two", "three", "some", "most", "many", "several", "few", "other", "another", "more", "any", "no"])
"""Words that show a wording of a part of the thing, or of more than it."""


def concepts(story: Story, alignments: tuple[Alignment, ...]) -> tuple[Concept, ...]:
    """What two articles name, in any words: persons, bodies and places; then things that they name in different words."""
    tellings = {t.article.id: t for t in story.tellings}
    phrases = read_phrases(story)
    found: list[tuple[NameKind, str, tuple[Span, ...], str | None]] = []
    taken: list[Span] = []
    for item in described(named_in(story), phrases, alignments):
        spans = spans_of(item, tellings)
        several = len({s.article for s in spans}) > 1
        if item.kind is NameKind.THING or not (item.proper or item.kind is not NameKind.BODY or is_body(item.name)):
            continue
        if several:
            found.append((item.kind, item.name, spans, item.identity))
        if several or item.proper:
            taken.extend(spans)
    for name, spans in join_couples(story):
        found.append((NameKind.PERSON, name, spans, None))
        taken.extend(spans)
    things = join_things(left_over(phrases, taken, story), alignments)
    found.extend((NameKind.THING, fullest(group), tuple(p.span for p in group), None) for group in things)
    acts = join_acts(story, alignments)
    found.extend((NameKind.EVENT, said(group[0].span, tellings), tuple(a.span for a in group), None) for group in acts)
    return tuple(
        Concept(f"n{number}", kind, name, flagged(spans), identity) for number, (kind, name, spans, identity) in enumerate(found, 1)
    )


def is_body(name: str) -> bool:
    """Whether a description's last word can name a body or its people ("the harbour board", "prosecutors")."""
    last = name.lower().split()[-1:]
    return bool(last) and (last[0] in BODY_NOUNS or last[0].endswith("s"))


def left_over(phrases: Sequence[Phrase], taken: Iterable[Span], story: Story) -> list[Phrase]:
    """Phrases whose head noun lies in no span of `taken` and is no office of a person."""
    held = by_article(taken)
    offices = {(t.article.id, role.split()[-1]) for t in story.tellings for e in t.annotations.entities for role in e.roles if role.split()}
    kept = (p for p in phrases if p.plural or (p.span.article, p.head) not in offices)
    return [p for p in kept if not covered(p, held.get(p.span.article, ()))]


def said(span: Span, tellings: Mapping[str, Telling]) -> str:
    """The words of a span in one line."""
    return " ".join(span.of(tellings[span.article].article.reading.text).split())


def fullest(group: Sequence[Phrase]) -> str:
    """The wording that says most: one that is no part of the thing, most content words, then the first in order."""

    def said(item: tuple[int, Phrase]) -> tuple[bool, int, int, int]:
        """How much a phrase, by its place in the group, says of the thing."""
        return PARTIAL.isdisjoint(item[1].words.lower().split()), len(item[1].modifiers), len(item[1].complement), -item[0]

    return max(enumerate(group), key=said)[1].words


def flagged(spans: tuple[Span, ...]) -> tuple[ConceptMention, ...]:
    """Mentions with the first of each article marked."""
    seen: set[str] = set()
    found = []
    for span in spans:
        found.append(ConceptMention(span, span.article not in seen))
        seen.add(span.article)
    return tuple(found)
