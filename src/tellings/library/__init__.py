"""The library: what is kept, grouped into stories, searched and watched.

    >>> with open_library("news.tellings") as library:
    ...     library.add(["articles/"])
    ...     for head in library.stories():
    ...         print(head.size, head.title)

It joins the store, the doors and the pipeline, as the pipeline joins the rooms; every view of kept articles goes through it.
"""

from __future__ import annotations

from tellings.library.core import Library, open_library

__all__ = ["Library", "open_library"]
