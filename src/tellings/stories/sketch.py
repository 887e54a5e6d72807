"""What grouping keeps of an article.

In: a record (title, text, moment if known). Out: a sketch: its heaviest words as a vector of length one, its names, figures
and quotations among them, and a hash of its words. A sketch is worked out from the one article alone, and its numbers are
multiples of a power of two, so that sums of their products are exact in whatever order they are added up.
"""

from __future__ import annotations

import hashlib
import math
import re
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from tellings.model.kept_story import Features
from tellings.stories.copies import bands
from tellings.stories.proper import proper
from tellings.stories.setting import LONG, SHORT, TERMS
from tellings.stories.words import heaviest, tally, tokens

STEP = 2.0**-16
"""Weights are multiples of this."""
SECONDS_A_DAY = 86_400
LEAD_CHARACTERS = 240
"""Characters of title and text that are embedded: a headline and the first sentence."""
QUOTED = re.compile(r'"([^"\n]{20,400})"|“([^”\n]{20,400})”|«([^»\n]{20,400})»')
QUOTED_WORDS = 5
"""Words from which on a quotation is worth comparing."""
QUOTATIONS = 20


@dataclass(frozen=True, slots=True)
class Record:
    """What grouping needs of an article; `language` is an ISO 639-1 code."""

    id: str
    title: str
    text: str
    published: datetime | None = None
    language: str = "en"


FULLNESS = tuple(round(min(1.0, max(0.0, (kept - SHORT) / (LONG - SHORT))) * 1024) / 1024 for kept in range(LONG + 1))
"""Fullness by the number of words kept."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """An article as grouping knows it.

    `seconds` since 1970-01-01 UTC, None where unknown. `terms` are word roots with their shares of a vector of length one,
    heaviest first. `names` and `figures` are those of them written with a capital or beginning with a digit; `quotes` are
    quotations in lower-case words. `lead` is what is embedded. `digest` is of all words in order: equal for exact copies.
    `bands` are for finding near copies (see `copies`). `proper` are those of `names` that are names for certain (see `proper`).
    """

    id: str
    seconds: float | None
    terms: dict[str, float]
    names: tuple[str, ...]
    figures: tuple[str, ...]
    quotes: tuple[str, ...]
    lead: str
    digest: str
    language: str
    bands: tuple[int, ...] = ()
    proper: frozenset[str] = frozenset()

    @property
    def day(self) -> int | None:
        """Days since 1970-01-01, None where unknown."""
        return None if self.seconds is None else math.floor(self.seconds / SECONDS_A_DAY)

    @property
    def fullness(self) -> float:
        """0 for a bare headline, 1 for a full article, by the number of words kept."""
        return FULLNESS[min(len(self.terms), LONG)]

    def features(self) -> Features:
        """The same as a store keeps it."""
        extra = {
            "seconds": self.seconds, "names": list(self.names), "figures": list(self.figures), "quotes": list(self.quotes),
            "lead": self.lead, "digest": self.digest, "language": self.language, "proper": sorted(self.proper),
        }  # fmt: skip
        return Features(self.day, self.terms, self.bands, extra)

    @staticmethod
    def of(article: str, features: Features) -> Sketch:
        """A sketch as kept by a store. Raises KeyError where `features` are not of a sketch."""
        extra = features.extra
        seconds = extra["seconds"]
        names, figures, quotes = (tuple(cast("list[str]", extra[k])) for k in ("names", "figures", "quotes"))
        lead, digest, language = (str(extra[k]) for k in ("lead", "digest", "language"))
        ordered = dict(sorted(features.terms.items(), key=lambda pair: (-pair[1], pair[0])))
        moment = None if seconds is None else float(cast("float", seconds))
        certain = frozenset(cast("list[str]", extra.get("proper", ())))
        return Sketch(article, moment, ordered, names, figures, quotes, lead, digest, language, features.bands, certain)


def sketch(record: Record) -> Sketch:
    """The sketch of one article; never fails, whatever the text holds."""
    found = tally(record.title, record.text, record.language)
    heavy = heaviest(found, TERMS)
    length = math.sqrt(math.fsum(x * x for x in heavy.values()))
    terms = {root: share for root, x in heavy.items() if (share := round(x / length / STEP) * STEP) > 0} if length else {}
    names = tuple(root for root in terms if root in found.capital and root not in found.small and not root[0].isdigit())
    return Sketch(
        record.id,
        seconds_of(record.published),
        terms,
        names,
        tuple(root for root in terms if root[0].isdigit()),
        quotations(record.text),
        f"{record.title} {record.text[:LEAD_CHARACTERS]}".strip()[:LEAD_CHARACTERS],
        digest_of(record),
        record.language,
        bands(record.title, record.text),
        frozenset(proper(record.title, record.text, record.language).intersection(names)),
    )


def seconds_of(moment: datetime | None) -> float | None:
    """Seconds since 1970-01-01 UTC; a moment without offset is read as UTC."""
    if moment is None:
        return None
    offset = moment.utcoffset()
    return (moment.replace(tzinfo=None) - datetime(1970, 1, 1)).total_seconds() - (offset.total_seconds() if offset is not None else 0.0)


def digest_of(record: Record) -> str:
    """SHA-256 of the words in lower case, in order; of an article without any, of its id."""
    words = " ".join(tokens(f"{record.title}\n{record.text}".lower())) or f"\n{record.id}"
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def quotations(text: str) -> tuple[str, ...]:
    """Quotations of some length, in lower-case words, in order."""
    found = []
    for match in QUOTED.finditer(text[:20_000]):
        words = [word.lower() for word in tokens(next(part for part in match.groups() if part))]
        if len(words) >= QUOTED_WORDS:
            found.append(" ".join(words))
    return tuple(dict.fromkeys(found))[:QUOTATIONS]
