"""How alike two articles are, as a multiple of what is asked for.

In: packed sketches. Out: matrices and single values. Guarantee: a likeness is exact and depends on its two articles alone,
so that it is the same to the last bit however many others are looked at with it: shares of words are multiples of 2^-16,
components of embeddings of 2^-11 (see `Embedder`), and likenesses are rounded to multiples of 2^-20.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from tellings.stories.proper import UNCOUNTED, Named, agreement, agreements
from tellings.stories.setting import BOND, COPIED, FAINT, LEVELS, WINDOW_DAYS, WITH_MEANING, WORDS_ONLY, Range, Setting
from tellings.stories.sketch import Sketch

Matrix = NDArray[np.float64]
WINDOW = timedelta(days=WINDOW_DAYS).total_seconds()
ROUND = 2.0**20
SLACK = 2.0**-9
"""By how much embeddings and their products may exceed unit length."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A sketch in arrays: `keys` are checksums of its words in rising order, `shares` their shares of the vector.

    Two words with one checksum (one pair in four thousand million) count as one. `vector` is the embedding, None without. `proper`
    says which words are names for certain, `counting` which of these may disagree; `named` and `counted` are the sums of the
    squares of their shares.
    """

    id: str
    keys: NDArray[np.int64]
    shares: Matrix
    fullness: float
    seconds: float
    digest: str
    vector: NDArray[np.float32] | None
    proper: NDArray[np.bool_]
    counting: NDArray[np.bool_]
    named: float
    counted: float

    @property
    def order(self) -> tuple[float, str, str]:
        """Where the article stands in canonical order: by moment (undated first), words, id."""
        return (self.seconds if self.seconds == self.seconds else float("-inf"), self.digest, self.id)


@lru_cache(maxsize=131_072)
def checksum(word: str) -> int:
    """32 bits of a word."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def pack(sketch: Sketch, vector: NDArray[np.float32] | None = None) -> Packed:
    """A sketch in arrays."""
    shares: dict[int, float] = {}
    for word, share in sketch.terms.items():
        key = checksum(word)
        shares[key] = shares.get(key, 0.0) + share
    keys = sorted(shares)
    amounts = np.array([shares[k] for k in keys], dtype=np.float64)
    certain, countable = ({checksum(w) for w in some} for some in (sketch.proper, sketch.proper - UNCOUNTED))
    proper, counting = (np.array([k in some for k in keys], dtype=bool) for some in (certain, countable))
    named, counted = (math.fsum(shares[k] * shares[k] for k in some) for some in (certain, countable))
    seconds = float("nan") if sketch.seconds is None else sketch.seconds
    given = np.array(keys, dtype=np.int64)
    return Packed(sketch.id, given, amounts, sketch.fullness, seconds, sketch.digest, vector, proper, counting, named, counted)


def between(span: Range, fullness: Matrix) -> Matrix:
    """A number of the setting for articles of such fullness."""
    return span.short + (span.long - span.short) * fullness


def words(a: Sequence[Packed], b: Sequence[Packed]) -> tuple[Matrix, Matrix]:
    """Cosines of words, and what the names leave of a likeness; one row for each of `a`, one column for each of `b`."""
    known = np.unique(np.concatenate([p.keys for p in a])) if a else np.zeros(0, dtype=np.int64)
    if not len(known):
        return np.zeros((len(a), len(b))), np.ones((len(a), len(b)))
    rows = _spread(a, known)
    columns = rows if a is b else _spread(b, known)
    cosines: Matrix = rows.shares @ columns.shares.T
    return cosines, agreements(rows, columns, cosines)


def _spread(articles: Sequence[Packed], known: NDArray[np.int64]) -> Named:
    """The articles' shares of the known words, one row each, and which of these are names."""
    shape = (len(articles), len(known))
    table, proper, counting = np.zeros(shape), np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool)
    if articles:
        keys = np.concatenate([p.keys for p in articles])
        rows = np.repeat(np.arange(len(articles)), [len(p.keys) for p in articles])
        columns = np.minimum(np.searchsorted(known, keys), len(known) - 1)
        there = known[columns] == keys
        place = rows[there], columns[there]
        table[place] = np.concatenate([p.shares for p in articles])[there]
        proper[place] = np.concatenate([p.proper for p in articles])[there]
        counting[place] = np.concatenate([p.counting for p in articles])[there]
    return Named(table, proper, counting, np.array([p.named for p in articles]), np.array([p.counted for p in articles]))


def meanings(a: Sequence[Packed], b: Sequence[Packed]) -> tuple[Matrix, NDArray[np.bool_]]:
    """Cosines of embeddings, and where both articles have one."""
    rows, columns = [n for n, p in enumerate(a) if p.vector is not None], [n for n, p in enumerate(b) if p.vector is not None]
    cosines, both = np.zeros((len(a), len(b))), np.zeros((len(a), len(b)), dtype=bool)
    if rows and columns:
        one = np.stack([v for p in a if (v := p.vector) is not None])
        other = np.stack([v for p in b if (v := p.vector) is not None])
        place = np.ix_(rows, columns)
        cosines[place], both[place] = one @ other.T, True
    return cosines, both


def likenesses(a: Sequence[Packed], b: Sequence[Packed]) -> Matrix:
    """Likeness of every one of `a` with every one of `b`; 0 where too far apart in time or FAINT; BOND for exact copies."""
    if not a or not b:
        return np.zeros((len(a), len(b)))
    cosines, names = words(a, b)
    meaning, both = meanings(a, b)
    fullness = (np.array([p.fullness for p in a])[:, None] + np.array([p.fullness for p in b])[None, :]) / 2
    found = scaled(cosines, meaning, fullness, names, WITH_MEANING)
    if not both.all():
        found = np.where(both, found, scaled(cosines, meaning, fullness, names, WORDS_ONLY))
    found[found < FAINT] = 0.0
    found[cosines >= COPIED] = np.maximum(found[cosines >= COPIED], LEVELS[-1])
    number: dict[str, int] = {}
    digests = [np.array([number.setdefault(p.digest, len(number)) for p in side]) for side in (a, b)]
    found[digests[0][:, None] == digests[1][None, :]] = BOND
    with np.errstate(invalid="ignore"):  # the distance from an unknown moment is not a number, and never too far
        apart = np.abs(np.array([p.seconds for p in a])[:, None] - np.array([p.seconds for p in b])[None, :]) > WINDOW
    found[apart] = 0.0
    return found


def scaled(cosines: Matrix, meaning: Matrix, fullness: Matrix, names: Matrix, setting: Setting) -> Matrix:
    """Likeness as a multiple of what is asked for, from cosines of words and of embeddings and what the names leave of it."""
    gain = between(setting.meaning, fullness) * np.maximum(0.0, meaning - setting.meaningless) * np.minimum(1.0, cosines / setting.grounded)
    rounded: Matrix = np.rint((cosines + gain) / between(setting.asked, fullness) * names * ROUND) / ROUND
    return rounded


def reach(cosine: float, fullness: float, setting: Setting) -> float:
    """The most that a likeness can be, given the cosine of words and the articles' mean fullness."""
    if cosine >= COPIED:
        return BOND
    asked, meaning = (r.short + (r.long - r.short) * fullness for r in (setting.asked, setting.meaning))
    return (cosine + meaning * (1.0 - setting.meaningless) * min(1.0, cosine / setting.grounded) + SLACK) / asked


def likeness(a: Sketch, b: Sketch, cosine: float, meaning: float | None) -> float:
    """The likeness of one pair from its cosines of words and of embeddings (None without): what `likenesses` gives, to the last bit."""
    if a.seconds is not None and b.seconds is not None and abs(a.seconds - b.seconds) > WINDOW:
        return 0.0
    if a.digest == b.digest:
        return BOND
    setting = WORDS_ONLY if meaning is None else WITH_MEANING
    fullness = (a.fullness + b.fullness) / 2
    asked, weight = (r.short + (r.long - r.short) * fullness for r in (setting.asked, setting.meaning))
    gain = weight * max(0.0, (meaning or 0.0) - setting.meaningless) * min(1.0, cosine / setting.grounded)
    names = agreement(a.terms, a.proper, b.terms, b.proper, cosine)
    value = round((cosine + gain) / asked * names * ROUND) / ROUND
    return max(value if value >= FAINT else 0.0, LEVELS[-1] if cosine >= COPIED else 0.0)
