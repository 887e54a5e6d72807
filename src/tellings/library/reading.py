"""Kept articles with what they say, read once and then taken from the store until the code or the models change."""

from __future__ import annotations

from tellings import versions
from tellings.errors import StoreDamaged, UnreadableArticle
from tellings.library import codec
from tellings.library.grouping import sketch_of
from tellings.library.progress import Progress, silent
from tellings.model.annotations import Annotations
from tellings.model.article import Article
from tellings.model.library import KeptAnnotations, KeptFigure, KeptStatement
from tellings.store.protocol import Store

BATCH = 100
LONGEST_CONTEXT = 600
"""Characters of the sentence kept around a figure for searching."""


def article(store: Store, identifier: str) -> Article:
    """One article as built by the code of today. Raises NotKept, StoreDamaged, UnreadableArticle."""
    from tellings import pipeline

    built = pipeline.build_article(store.received(identifier).document(), identifier)
    if store.article(identifier).made_by != versions.built():
        with store.transaction():
            store.replace_article(built, versions.built())
            if store.memberships([identifier]):  # its story goes on holding it, so grouping needs its words
                store.put_features(identifier, sketch_of(store, store.article(identifier)).features())
    return built


def annotations_of(store: Store, given: Article) -> Annotations:
    """What an article says, in reading offsets. Raises NotKept where the article is not kept."""
    from tellings import pipeline

    key = versions.read()
    if given.published is not None and given.published.inferred:
        return pipeline.annotate(given)  # its day was worked out from its neighbours and holds for this comparison alone
    kept = store.annotations(given.id, key)
    if kept is not None:
        try:
            return codec.decoded_annotations(kept, given)
        except StoreDamaged:
            pass  # what was read can be read again; `check` tells of damage
    found = pipeline.annotate(given)
    store.put_annotations(searchable(given, found, key))
    return found


def searchable(given: Article, found: Annotations, key: str) -> KeptAnnotations:
    """Annotations as they are kept, with what is searched for in offsets of the received text."""
    from tellings import pipeline

    restored = pipeline.restored(given, found)
    statements = tuple(
        KeptStatement(
            article=given.id,
            id=s.id,
            start=s.span.start,
            end=s.span.end,
            text=s.span.of(given.text),
            speaker=s.speaker.name if s.speaker else None,
            cue=s.cue.of(given.text) if s.cue else None,
            form=s.form.value,
            confidence=s.confidence,
        )
        for s in restored.statements
    )
    figures = tuple(
        KeptFigure(
            article=given.id,
            id=f.id,
            start=f.span.start,
            end=f.span.end,
            text=f.span.of(given.text),
            low=f.low,
            high=f.high,
            unit=f.unit or "",
            modifier=f.modifier,
            object=f.object or "",
            context=context(found, given, before.span.start),
        )
        for f, before in zip(restored.figures, found.figures, strict=True)
    )
    return KeptAnnotations(given.id, key, codec.encoded_annotations(found), statements, figures)


def context(found: Annotations, given: Article, at: int) -> str:
    """The sentence at a place of the reading."""
    sentence = found.parsed.sentence_at(at)
    return "" if sentence is None else given.reading.text[sentence.start : sentence.end][:LONGEST_CONTEXT]


def try_article(store: Store, identifier: str) -> Article | None:
    """The article, None where the code of today no longer takes its document for one."""
    try:
        return article(store, identifier)
    except UnreadableArticle:
        return None


def read_all(store: Store, progress: Progress = silent) -> int:
    """Reads every article that the code of today has not read; how many there were. Raises StoreError."""
    key = versions.read()
    unreadable: set[str] = set()
    read = 0
    while waiting := [one for one in store.unannotated(key, limit=BATCH + len(unreadable)) if one not in unreadable]:
        for one in waiting:
            built = try_article(store, one)
            if built is None:
                unreadable.add(one)
                continue
            annotations_of(store, built)
            read += 1
            progress("reading", read, 0)
    return read
