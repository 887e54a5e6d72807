"""The one place that joins the rooms: documents in, a Comparison out.

Articles pass the inner rooms in canonical order (by the hash of their text), so that nothing found depends
on the order given; what leaves is in the order given again. Inside, spans count in an article's reading;
`restore` turns them once, on the way out, into offsets of the text as received. A document that cannot
be read is put aside with its reason and the rest goes on.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from tellings.alignments import align
from tellings.annotations import annotate as annotate_with
from tellings.articles import build, infer_dates
from tellings.backends import registry
from tellings.comparison import compare, in_order
from tellings.errors import NothingToCompare, UnreadableArticle
from tellings.model.annotations import Annotations
from tellings.model.article import Article
from tellings.model.comparison import Comparison
from tellings.model.document import RawDocument, Rejected
from tellings.model.reading import Reading
from tellings.model.span import Span
from tellings.model.story import Telling
from tellings.stories import assemble

T = TypeVar("T")
Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much is done and how much there is."""

LIKELY = 0.5
"""Least confidence of a statement that takes part in a comparison; on labelled events the others are right less than half the time."""


def silent(what: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def restore(value: T, readings: Mapping[str, Reading]) -> T:
    """`value` with every span in it moved from reading offsets to offsets of the received text."""
    if all(reading.is_plain for reading in readings.values()):
        return value  # a large comparison holds a million spans
    moved: T = moved_spans(value, readings)
    return moved


def moved_spans(value: Any, readings: Mapping[str, Reading]) -> Any:
    """`value`, and everything it holds, with its spans moved; whatever holds none comes back as it is."""
    if isinstance(value, Span):
        start, end = readings[value.article].restore(value.start, value.end)
        return Span(value.article, start, end)
    if isinstance(value, Article):
        blocks = tuple(dataclasses.replace(b, span=moved_spans(b.span, readings)) for b in value.blocks)
        return dataclasses.replace(value, blocks=blocks)
    if isinstance(value, tuple):
        return tuple([moved_spans(item, readings) for item in value])
    changed = {}
    for name in fields_of(value.__class__):
        before = getattr(value, name)
        after = moved_spans(before, readings)
        if after is not before:
            changed[name] = after
    return dataclasses.replace(value, **changed) if changed else value


@cache
def fields_of(kind: type) -> tuple[str, ...]:
    """The names of a dataclass's fields that are given to it; none for any other type."""
    return tuple(f.name for f in dataclasses.fields(kind) if f.init) if dataclasses.is_dataclass(kind) else ()


def annotate(article: Article) -> Annotations:
    """What one article says, in reading offsets, read by the parser of its language."""
    return annotate_with(article, registry.parser_for(article.language))


def gather(documents: Iterable[RawDocument | Rejected]) -> tuple[list[Article], list[Rejected]]:
    """Articles in the order given with ids a1, a2 …, and the documents put aside."""
    read: list[Article] = []
    rejected: list[Rejected] = []
    for document in documents:
        if isinstance(document, Rejected):
            rejected.append(document)
            continue
        try:
            read.append(build(document, f"a{len(read) + 1}"))
        except UnreadableArticle as error:
            rejected.append(Rejected(document.name, str(error)))
    return read, rejected


def build_article(document: RawDocument, identifier: str) -> Article:
    """One document as an article with this id. Raises UnreadableArticle."""
    return build(document, identifier)


def likely(found: Annotations) -> Annotations:
    """Annotations without the statements that are more likely none, but for those around a likely one."""
    around = {s.nested_in for s in found.statements if s.confidence >= LIKELY}
    kept = tuple(s for s in found.statements if s.confidence >= LIKELY or s.id in around)
    return found if len(kept) == len(found.statements) else dataclasses.replace(found, statements=kept)


def compare_articles(
    given: Sequence[Article],
    rejected: Sequence[Rejected] = (),
    progress: Progress = silent,
    read: Callable[[Article], Annotations] = annotate,
) -> Comparison:
    """Everything found about one story told by `given`, each article read by `read`. Raises NothingToCompare for fewer than two."""
    if len(given) < 2:
        put_aside = "; ".join(f"{r.name}: {r.reason}" for r in rejected)
        raise NothingToCompare(
            f"a comparison needs at least two readable articles, {len(given)} given" + (f" (put aside: {put_aside})" if put_aside else "")
        )
    dated = infer_dates(given)
    canonical = sorted(dated, key=lambda a: (a.sha256, a.published.text if a.published else "", a.url or ""))
    tellings = []
    for done, article in enumerate(canonical):
        progress("reading", done, len(canonical))
        tellings.append(Telling(article, likely(read(article))))
    progress("reading", len(canonical), len(canonical))
    story = assemble(tuple(tellings))
    progress("lining up", 0, 1)
    found = in_order(compare(story, align(story, registry.embedder())), [a.id for a in given])
    progress("lining up", 1, 1)
    names = sorted({registry.parser_for(a.language).name for a in given})
    found = dataclasses.replace(found, rejected=tuple(rejected), backends={"parser": ", ".join(names), "embedder": registry.EMBEDDER})
    return restore(found, {a.id: a.reading for a in given})


def read_documents(documents: Iterable[RawDocument | Rejected]) -> tuple[list[tuple[Article, Annotations]], list[Rejected]]:
    """Each readable document's article with what it says, restored to the received text, and those put aside."""
    given, rejected = gather(documents)
    return [(restore(a, {a.id: a.reading}), restored(a, annotate(a))) for a in given], rejected


def restored(article: Article, found: Annotations) -> Annotations:
    """Annotations with offsets of the received text; `parsed` stays in reading offsets."""
    kept = {f.name: restore(getattr(found, f.name), {article.id: article.reading}) for f in dataclasses.fields(found) if f.name != "parsed"}
    return dataclasses.replace(found, **kept)


def compare_documents(documents: Iterable[RawDocument | Rejected], progress: Progress = silent) -> Comparison:
    """A comparison of everything readable among `documents`."""
    given, rejected = gather(documents)
    return compare_articles(given, rejected, progress)
