"""Stories for these tests, read by the real parser: every person and place in them is invented."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tellings.alignments import align
from tellings.articles import build
from tellings.backends import registry
from tellings.model.alignment import Alignment, DifferenceKind
from tellings.model.document import Known, Media, RawDocument
from tellings.model.span import Span
from tellings.model.story import Story, Telling
from tellings.pipeline import annotate
from tellings.stories import assemble


@cache
def telling(text: str, identifier: str, language: str = "en") -> Telling:
    """One annotated article."""
    known = Known(outlet=f"Outlet {identifier}", published="2031-05-14", language=language)
    article = build(RawDocument(f"{identifier}.txt", text, Media.TEXT, known), identifier)
    return Telling(article, annotate(article))


def story(*texts: str, language: str = "en") -> Story:
    """A story of the texts, in the order given."""
    return assemble(tuple(telling(text, f"a{n}", language) for n, text in enumerate(texts, 1)))


def words(span: Span | None, told: Story) -> str:
    """What a span of the story says, "" for none."""
    if span is None:
        return ""
    return span.of(next(t.article.reading.text for t in told.tellings if t.article.id == span.article))


def aligned(told: Story) -> list[tuple[str, str]]:
    """The aligned stretches as texts."""
    return [(words(x.a, told), words(x.b, told)) for x in align(told, registry.embedder())]


def differences(told: Story, found: Sequence[Alignment], kind: DifferenceKind) -> list[tuple[str, str]]:
    """The differences of one kind as texts."""
    return [(words(d.a, told), words(d.b, told)) for x in found for d in x.differences if d.kind is kind]
