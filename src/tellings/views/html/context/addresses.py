"""Addresses of findings: what a permalink points at.

In: the kind of a finding and the spans it quotes. Out: an element's id. Guarantee: the same finding in the same texts has
the same address, whatever the order of the articles and whatever else is compared; no two elements share one.
"""

from __future__ import annotations

import hashlib

from tellings.model.span import Span
from tellings.views.findings import Source

DIGITS = 8
"""Hexadecimal digits of an address: two findings of a page meet by chance once in some thousand pages."""


class Addresses:
    """Gives out the addresses of one page; an address given twice is numbered."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._given: dict[str, int] = {}

    def of(self, letter: str, *spans: Span, name: str = "") -> str:
        """The address of a finding of the kind `letter` about these spans, or about a `name`."""
        places = sorted(f"{self._source.article(s).sha256} {s.start} {s.end}" for s in spans)
        digest = hashlib.sha256("\n".join([letter, name, *places]).encode("utf-8", "surrogatepass")).hexdigest()
        address = f"{letter}-{digest[:DIGITS]}"
        self._given[address] = self._given.get(address, 0) + 1
        return address if self._given[address] == 1 else f"{address}-{self._given[address]}"
