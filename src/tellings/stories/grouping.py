"""Which of many articles tell the same story, all at once.

In: records of articles (title, text, moment of publication if known). Out: one label for each, equal where the
articles are taken to be about one event. When in doubt, apart: a false merge claims corroboration that is not there. The
order of the records changes nothing but the order of the labels; see `online` for articles that come one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tellings.backends.protocols import Embedder
from tellings.stories.online import Grouping
from tellings.stories.sketch import Record, sketch


def group(records: Sequence[Record], embedder: Embedder | None = None) -> list[str]:
    """A label for each record, in the order given; equal labels, one story. Labels are "s1", "s2" … in order of first use.

    Without an embedder the words alone decide. Ids of records may repeat: each record is an article of its own.
    """
    ids = [f"{record.id}#{n}" for n, record in enumerate(records)]
    grouping = Grouping(embedder=embedder)
    grouping.add([sketch(replace(record, id=own)) for own, record in zip(ids, records, strict=True)])
    labels: dict[str, str] = {}
    return [labels.setdefault(grouping.story(own)[0], f"s{len(labels) + 1}") for own in ids]
