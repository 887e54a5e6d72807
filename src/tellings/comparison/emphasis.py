"""What each article puts first and whom it lets speak.

In: a story and its groups. Out: one Emphasis per article, in the story's order. Guarantee: words are word tokens of the
article's own text; a word inside nested statements counts once for each speaker it is given to, once among quoted words.
"""

from __future__ import annotations

from tellings.model.annotations import Annotations
from tellings.model.block import BlockKind
from tellings.model.comparison import Emphasis, SpeakerShare
from tellings.model.group import Group
from tellings.model.span import Span
from tellings.model.statement import Form, Statement
from tellings.model.story import Story, Telling


def word_places(annotations: Annotations, spans: tuple[Span, ...]) -> set[int]:
    """Indices of the word tokens that begin inside any of the spans."""
    parsed = annotations.parsed
    return {t.index for span in spans for t in parsed.tokens_in(span.start, span.end) if t.is_word}


def marked(annotations: Annotations, statement: Statement) -> set[int]:
    """The words of a statement that stand in quotation marks: all of a direct one, the marked stretches of a mixed one."""
    places = word_places(annotations, statement.spans)
    if statement.form is Form.DIRECT:
        return places
    inside, found = False, set()
    for span in statement.spans:
        for token in annotations.parsed.tokens_in(span.start, span.end):
            if token.text in ('"', "«", "»"):
                inside = not inside
            elif inside and token.index in places:
                found.add(token.index)
        inside = False
    return found


def shares(story: Story, telling: Telling) -> tuple[SpeakerShare, ...]:
    """Words and statements by speaker, those with most words first; speakers without a name are left out."""
    words: dict[tuple[str | None, str], set[int]] = {}
    counts: dict[tuple[str | None, str], int] = {}
    for statement in telling.annotations.statements:
        if statement.speaker is None:
            continue
        identity = story.identity_of(telling.article.id, statement.speaker.entity)
        key = (identity.id, identity.name) if identity else (None, statement.speaker.name)
        words.setdefault(key, set()).update(word_places(telling.annotations, statement.spans))
        counts[key] = counts.get(key, 0) + 1
    found = [SpeakerShare(key[0], key[1], len(words[key]), counts[key]) for key in words]
    return tuple(sorted(found, key=lambda s: (-s.words, -s.statements, s.name)))


def opening(telling: Telling) -> list[Span]:
    """The headlines before the first paragraph, and that paragraph."""
    found = []
    for block in telling.article.blocks:
        if block.kind in (BlockKind.HEADLINE, BlockKind.SUBHEADING):
            found.append(block.span)
        elif block.kind is BlockKind.PARAGRAPH:
            found.append(block.span)
            break
    return found


def measure(story: Story, groups: tuple[Group, ...]) -> tuple[Emphasis, ...]:
    """How each article spreads its words."""
    found = []
    for telling in story.tellings:
        annotations = telling.annotations
        quoted: set[int] = set()
        for statement in annotations.statements:
            if statement.form is not Form.INDIRECT:
                quoted |= marked(annotations, statement)
        first = opening(telling)
        placed = []
        for group in groups:
            starts = [r.span.start for r in group.renderings if any(r.span.overlap(span) for span in first)]
            if starts:
                placed.append((min(starts), group.id))
        found.append(
            Emphasis(
                telling.article.id,
                sum(t.is_word for t in annotations.parsed.tokens),
                len(quoted),
                shares(story, telling),
                tuple(identifier for _, identifier in sorted(placed, key=lambda x: x[0])),
            )
        )
    return tuple(found)
