"""A body's bytes, decompressed and bounded as they come, so that no answer can fill the memory."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

STEP = 262_144
"""Bytes decompressed at a time."""


class TooLarge(Exception):
    """More bytes than allowed."""


class Garbled(Exception):
    """The bytes are not what the answer's headers say."""


def body(chunks: Iterable[bytes], encoding: str, most: int) -> bytes:
    """The whole body. Raises TooLarge past `most` bytes, sent or decompressed, and Garbled for a broken or unknown coding."""
    coding = encoding.strip().casefold()
    if coding in ("", "identity"):
        return bounded(chunks, most)
    if coding in ("gzip", "x-gzip"):
        return inflated(bounded(chunks, most), most)
    raise Garbled("it is compressed in a way that was not asked for")


def bounded(chunks: Iterable[bytes], most: int) -> bytes:
    """All the bytes. Raises TooLarge."""
    whole = bytearray()
    for chunk in chunks:
        whole += chunk
        if len(whole) > most:
            raise TooLarge
    return bytes(whole)


def inflated(content: bytes, most: int) -> bytes:
    """The members of a gzip stream (RFC 1952), one after the other. Raises TooLarge, Garbled."""
    whole = bytearray()
    while content:
        member = zlib.decompressobj(wbits=31)
        try:
            while not member.eof:
                whole += member.decompress(content, STEP)
                if len(whole) > most:
                    raise TooLarge
                if not member.unconsumed_tail and not member.eof:
                    raise Garbled("its compressed bytes end too early")
                content = member.unconsumed_tail
        except zlib.error:
            raise Garbled("its bytes are not the gzip they are said to be") from None
        content = member.unused_data.lstrip(b"\x00")
    return bytes(whole)
