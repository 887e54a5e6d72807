"""Word tables written as running text: one string in, the set of its words out."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of `text`, apart by white space; or its phrases, apart by "|" where it has one."""
    if "|" in text:
        return frozenset(" ".join(part.split()) for part in text.split("|") if part.strip())
    return frozenset(text.split())
