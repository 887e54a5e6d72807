"""Findings as bytes and back: any frozen dataclass of the model, field by field as its type hints say.

In: a value. Out: compressed JSON; decoded under the type it was encoded under it is equal to what it was. The bytes carry
a digest of the types' shape, so that bytes of another shape are told and not misread. No code is ever loaded from them.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import types
import typing
import zlib
from array import array
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast

from tellings.errors import StoreDamaged
from tellings.model.annotations import Annotations
from tellings.model.article import Article
from tellings.model.parse import ParsedArticle, Sentence, Token
from tellings.model.reading import Reading

T = TypeVar("T")
Convert = Callable[[Any], Any]
LARGEST = 1 << 30
"""Bytes that a payload may unpack to."""
PLAIN = (str, int, float, bool, type(None))


def same(value: Any) -> Any:
    """Values that JSON holds as they are."""
    return value


@cache
def coder(kind: Any) -> tuple[Convert, Convert, str]:
    """How values of a type become JSON, how they come back, and the shape of that. Raises TypeError for a type it does not know."""
    if kind in PLAIN or kind is Any:
        return same, same, getattr(kind, "__name__", "any")
    if kind in SPECIAL:
        encode, decode = SPECIAL[kind]
        return encode, decode, kind.__name__
    if isinstance(kind, type) and issubclass(kind, Enum):
        return (lambda v: v.value), kind, f"{kind.__name__}:{','.join(str(m.value) for m in kind)}"
    if dataclasses.is_dataclass(kind):
        return of_dataclass(cast(type, kind))
    return of_generic(kind)


def of_generic(kind: Any) -> tuple[Convert, Convert, str]:
    """Tuples, sequences, sets, mappings and optional values."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        (only,) = [a for a in inner if a is not type(None)]
        encode, decode, shape = coder(only)
        return (lambda v: None if v is None else encode(v)), (lambda v: None if v is None else decode(v)), f"{shape}?"
    if origin is tuple and inner[-1] is not Ellipsis:
        parts = [coder(a) for a in inner]
        return (
            lambda v: [p[0](x) for p, x in zip(parts, v, strict=True)],
            lambda v: tuple([p[1](x) for p, x in zip(parts, v, strict=True)]),
            f"({','.join(p[2] for p in parts)})",
        )
    if origin in (tuple, Sequence):
        encode, decode, shape = coder(inner[0])
        return (lambda v: [encode(x) for x in v]), (lambda v: tuple([decode(x) for x in v])), f"[{shape}]"
    if origin is frozenset:
        encode, decode, shape = coder(inner[0])
        return (lambda v: sorted(encode(x) for x in v)), (lambda v: frozenset(decode(x) for x in v)), f"{{{shape}}}"
    if origin in (Mapping, dict):
        encode, decode, shape = coder(inner[1])
        return (lambda v: {k: encode(x) for k, x in v.items()}), (lambda v: {k: decode(x) for k, x in v.items()}), f"{{:{shape}}}"
    raise TypeError(f"no way to keep a {kind}")


def of_dataclass(kind: type) -> tuple[Convert, Convert, str]:
    """A dataclass as the list of its fields; those it works out itself are left out."""
    hints = typing.get_type_hints(kind)
    names = [f.name for f in dataclasses.fields(kind) if f.init]
    parts = [coder(hints[name]) for name in names]
    pairs = list(zip(names, [p[0] for p in parts], strict=True))
    decoders = [p[1] for p in parts]

    def encode(value: Any) -> list[Any]:
        return [convert(getattr(value, name)) for name, convert in pairs]

    def decode(found: list[Any]) -> Any:
        return kind(*[convert(item) for convert, item in zip(decoders, found, strict=True)])

    return encode, decode, f"{kind.__name__}({','.join(f'{n}:{p[2]}' for n, p in zip(names, parts, strict=True))})"


def runs(values: Sequence[int]) -> list[list[int]]:
    """Where `values[i] - i` changes, and to what: offsets run along for thousands of characters."""
    found: list[list[int]] = []
    last = None
    for i, value in enumerate(values):
        if value - i != last:
            last = value - i
            found.append([i, last])
    return found


def from_runs(found: list[list[int]], size: int) -> Sequence[int]:
    """Back from `runs`; offsets that run along all the way are a range."""
    if len(found) == 1 and found[0][1] in (0, 1):
        return range(found[0][1], size + found[0][1])
    values = array("I")
    for (start, shift), (end, _) in zip(found, [*found[1:], [size, 0]], strict=True):
        values.extend(range(start + shift, end + shift))
    return values


def encode_reading(reading: Reading) -> list[Any]:
    """Its text, and how its offsets run."""
    return [reading.text, runs(reading.starts), runs(reading.ends)]


def decode_reading(found: list[Any]) -> Reading:
    """Back from `encode_reading`."""
    text, starts, ends = found
    return Reading(text, from_runs(starts, len(text)), from_runs(ends, len(text)))


def encode_parsed(parsed: ParsedArticle) -> list[Any]:
    """Tokens by column; the article is left out, for it is kept already."""
    names = [f.name for f in dataclasses.fields(Token)]
    return [[[getattr(t, n) for t in parsed.tokens] for n in names], [coder(Sentence)[0](s) for s in parsed.sentences]]


def decode_parsed(found: list[Any], article: Article) -> ParsedArticle:
    """Back from `encode_parsed`."""
    columns, sentences = found
    tokens = tuple([Token(*row) for row in zip(*columns, strict=True)])
    return ParsedArticle(article, tokens, tuple([coder(Sentence)[1](s) for s in sentences]))


SPECIAL: Mapping[Any, tuple[Convert, Convert]] = {Reading: (encode_reading, decode_reading)}
"""Types kept in a way of their own."""


@cache
def shape_of(kind: Any) -> str:
    """A digest of how a type is kept."""
    return hashlib.sha256(coder(kind)[2].encode()).hexdigest()[:16]


def packed(shape: str, value: Any) -> bytes:
    """JSON behind its shape, compressed; lone surrogates pass as escapes."""
    return zlib.compress(json.dumps([shape, value], separators=(",", ":"), allow_nan=True).encode("ascii"), 6)


def unpacked(payload: bytes, shape: str) -> Any:
    """Back from `packed`. Raises StoreDamaged for bytes that are not whole or of another shape."""
    reader = zlib.decompressobj()
    try:
        found = json.loads(reader.decompress(payload, LARGEST))
        known, value = found
    except (zlib.error, ValueError, TypeError):
        raise StoreDamaged("a kept finding cannot be read; run `tellings check`") from None
    if known != shape:
        raise StoreDamaged("a kept finding is of another shape than this version's")
    return value


def encoded(value: Any) -> bytes:
    """Any dataclass of the model."""
    return packed(shape_of(cast(Any, type(value))), coder(cast(Any, type(value)))[0](value))


def decoded(kind: type[T], payload: bytes) -> T:
    """Back from `encoded`. Raises StoreDamaged."""
    value = unpacked(payload, shape_of(cast(Any, kind)))
    try:
        found: T = coder(cast(Any, kind))[1](value)
    except (TypeError, ValueError, IndexError, KeyError):
        raise StoreDamaged("a kept finding cannot be read; run `tellings check`") from None
    return found


def readable(kind: type[T], payload: bytes) -> T | None:
    """Back from `encoded`, None where it must be made anew: it was written by another version, or is damaged."""
    try:
        return decoded(kind, payload)
    except StoreDamaged:
        return None


OTHERS = tuple(f.name for f in dataclasses.fields(Annotations) if f.name != "parsed")


def encoded_annotations(found: Annotations) -> bytes:
    """Annotations without their article."""
    hints = typing.get_type_hints(Annotations)
    rest = [coder(hints[name])[0](getattr(found, name)) for name in OTHERS]
    return packed(annotations_shape(), [encode_parsed(found.parsed), rest])


def decoded_annotations(payload: bytes, article: Article) -> Annotations:
    """Back from `encoded_annotations`, with the article they were read from. Raises StoreDamaged."""
    parsed, rest = unpacked(payload, annotations_shape())
    hints = typing.get_type_hints(Annotations)
    try:
        values = {name: coder(hints[name])[1](value) for name, value in zip(OTHERS, rest, strict=True)}
        return Annotations(parsed=decode_parsed(parsed, article), **values)
    except (TypeError, ValueError, IndexError, KeyError):
        raise StoreDamaged("kept annotations cannot be read; run `tellings check`") from None


@cache
def annotations_shape() -> str:
    """A digest of how annotations are kept."""
    hints = typing.get_type_hints(Annotations)
    whole = "|".join([coder(Token)[2], coder(Sentence)[2], *(coder(hints[name])[2] for name in OTHERS)])
    return hashlib.sha256(whole.encode()).hexdigest()[:16]
