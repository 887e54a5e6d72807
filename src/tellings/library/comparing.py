"""A kept story's comparison: made once, and made anew when its members, the code or the models change."""

from __future__ import annotations

from tellings import versions
from tellings.errors import NothingToCompare
from tellings.library import codec, reading
from tellings.library.progress import Progress, silent
from tellings.model.article import Article
from tellings.model.comparison import Comparison
from tellings.model.library import state_key
from tellings.store.protocol import Store

MOST = 60
"""Articles of one story that are compared; of a larger story the latest are."""


def members(store: Store, story: str) -> list[str]:
    """Ids of the articles of a story that are compared: current versions, copies of the same text once, in order of publication.

    Raises NotKept.
    """
    kept = [article for article in store.story(story).members if article.current]
    once = {article.sha256: article.id for article in reversed(kept)}
    chosen = [article.id for article in kept if once[article.sha256] == article.id]
    return chosen[-MOST:]


def comparison(store: Store, story: str, progress: Progress = silent) -> Comparison:
    """The comparison of a story. Raises NotKept, NothingToCompare for a story of fewer than two different articles."""
    from tellings import pipeline  # loads every room; to look at what is kept, none is needed

    ids = members(store, story)
    if len(ids) < 2:
        raise NothingToCompare(f"{story} holds one article; a comparison needs at least two")
    wanted = state_key(versions.compared(), *ids)
    kept = store.comparison(store.resolve(story), wanted)
    if kept is not None and (found := codec.readable(Comparison, kept)) is not None:
        return found
    found = pipeline.compare_articles(articles(store, ids), (), progress, lambda article: reading.annotations_of(store, article))
    store.put_comparison(store.resolve(story), wanted, codec.encoded(found))
    return found


def articles(store: Store, ids: list[str]) -> list[Article]:
    """Those of the articles that the code of today still reads."""
    return [article for one in ids if (article := reading.try_article(store, one)) is not None]
