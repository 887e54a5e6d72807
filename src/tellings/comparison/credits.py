"""Whose report an article says it carries: agencies and reporters it credits.

In: one telling. Out: names as the article prints them (agencies by their usual short name) with where they stand, by place.
Guarantee: only the places of a page where credits stand are read: datelines, credits, captions, the head of the first
paragraph, the end of the last ones, and lines that say who reported; a name in running text is no credit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellings.model.block import Block, BlockKind
from tellings.model.span import Span
from tellings.model.story import Telling

# News agencies as they sign: (how the credit is written, the agency). Source: the agencies' own style of signing.
AGENCIES = (
    ("Associated Press", "AP"), ("AP", "AP"), ("Reuters", "Reuters"), ("Thomson Reuters", "Reuters"),
    ("Agence France-Presse", "AFP"), ("AFP", "AFP"), ("United Press International", "UPI"), ("UPI", "UPI"),
    ("Press Association", "PA Media"), ("PA Media", "PA Media"), ("Deutsche Presse-Agentur", "dpa"), ("dpa", "dpa"), ("DPA", "dpa"),
    ("EFE", "EFE"), ("ANSA", "ANSA"), ("TASS", "TASS"), ("Interfax", "Interfax"), ("Sputnik", "Sputnik"), ("RIA Novosti", "RIA Novosti"),
    ("Xinhua", "Xinhua"), ("Kyodo", "Kyodo"), ("Yonhap", "Yonhap"), ("Anadolu", "Anadolu"), ("Bloomberg", "Bloomberg"),
    ("Press Trust of India", "PTI"), ("PTI", "PTI"), ("Canadian Press", "Canadian Press"), ("Australian Associated Press", "AAP"),
    ("AAP", "AAP"), ("Getty Images", "Getty Images"), ("City News Service", "City News Service"), ("PA", "PA Media"),
    ("RIA", "RIA Novosti"), ("ITAR-TASS", "TASS"), ("Belga", "Belga"), ("ANP", "ANP"), ("NTB", "NTB"), ("Ritzau", "Ritzau"), ("STT", "STT"),
    ("CTK", "CTK"), ("MTI", "MTI"), ("APA", "APA"), ("Keystone-SDA", "Keystone-SDA"), ("Lusa", "Lusa"), ("Europa Press", "Europa Press"),
    ("Jiji", "Jiji"), ("Bernama", "Bernama"), ("Antara", "Antara"), ("IANS", "IANS"), ("ANI", "ANI"), ("Tanjug", "Tanjug"),
    ("HINA", "HINA"),
    ("Ukrinform", "Ukrinform"), ("BelTA", "BelTA"), ("MENA", "MENA"), ("WAFA", "WAFA"), ("IRNA", "IRNA"), ("KCNA", "KCNA"), ("epd", "epd"),
    ("KNA", "KNA"), ("SID", "SID"), ("PAP", "PAP"), ("Notimex", "Notimex"), ("Agencia EFE", "EFE"),
    ("New York Times News Service", "New York Times News Service"), ("Tribune News Service", "Tribune News Service"),
    ("McClatchy", "McClatchy"),
)  # fmt: skip
USUAL = dict(AGENCIES)
HEAD = 60  # characters of the first paragraph in which its dateline stands
LAST = 2  # paragraphs at the end that may close with a credit
MOST_WORDS = 5  # of a credit's name

# A name as credits print it: capitalised words, initials and joining words.
_NAME = r"[A-ZÀ-ÖØ-Þ][\w.&'-]*(?:[ ](?:of|the|and|de|[A-ZÀ-ÖØ-Þ][\w.&'-]*)){0,5}"
DATELINE = re.compile(rf"[A-Z][\w.'-]*(?:,?[ ][\w.'-]+){{0,5}}[ ]?\((?P<name>{_NAME})\)[ ]*(?:[\u2014\u2013-]|--)")
COPYRIGHT = re.compile(rf"\u00a9[ ]?(?:\d{{4}}[ ])?(?P<name>{_NAME})(?=[ ]?(?:/|$|[.\n|]))")
REPORTING = re.compile(rf"\b(?:[Aa]dditional|[Ff]urther|[Ww]ith|[Ww]ith additional) reporting (?:by|from) (?:the )?(?P<name>{_NAME})")
CONTRIBUTED = re.compile(rf"(?P<name>{_NAME})(?: also)? contributed to (?:this|the) (?:report|story|article)\b")
FILES = re.compile(rf"\b[Ww]ith (?:files|material|information) from (?:the )?(?P<name>{_NAME})")
CLOSING = re.compile(rf"[ ]\((?P<name>{_NAME})\)[ ]*\Z")


def credited(telling: Telling) -> list[tuple[str, Span]]:
    """The credits of an article with their places; one credit for one place."""
    found: list[tuple[str, Span]] = []
    text = telling.article.reading.text
    for start, end in sorted({place for block in numbered(telling) for place in places(text, *block)}):
        if not any(s.start < end and start < s.end for _, s in found):
            name = text[start:end]
            found.append((USUAL.get(name, name), Span(telling.article.id, start, end)))
    return found


def numbered(telling: Telling) -> Iterator[tuple[Block, bool, bool]]:
    """Every block but the headlines, whether it is the first paragraph, and whether one of the last."""
    paragraphs = [b for b in telling.article.blocks if b.kind is BlockKind.PARAGRAPH]
    for block in telling.article.blocks:
        if block.kind not in (BlockKind.HEADLINE, BlockKind.SUBHEADING):
            yield block, block in paragraphs[:1], block in paragraphs[-LAST:]


def places(text: str, block: Block, first: bool, last: bool) -> Iterator[tuple[int, int]]:
    """Where credits stand in one block."""
    start, end = block.span.start, block.span.end
    paragraph = block.kind is BlockKind.PARAGRAPH
    if not paragraph:
        yield from agencies(text, start, end)
    elif first:
        yield from ((s, e) for s, e in agencies(text, start, min(end, start + HEAD)) if text[s - 1 : s] + text[e : e + 1] == "()")
    if (first or not paragraph) and (dateline := DATELINE.match(text, start, min(end, start + 2 * HEAD))) is not None:
        yield dateline.span("name")
    if last or not paragraph:
        # a closing bracket is searched in the block's tail only, so that long blocks cost nothing
        tail = text[max(start, end - HEAD) : end]
        if (match := CLOSING.search(tail)) is not None and named(match["name"]):
            yield match.start("name") + end - len(tail), match.end("name") + end - len(tail)
    for pattern in (COPYRIGHT, REPORTING, CONTRIBUTED, FILES):
        for match in pattern.finditer(text, start, end):
            yield match.start("name") + 4 * match["name"].startswith("The "), match.end("name")


def agencies(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the listed agencies stand as whole words in a stretch."""
    for written, _ in AGENCIES:
        at = text.find(written, start, end)
        if at >= 0 and not text[at - 1 : at].isalnum() and not text[at + len(written) : at + len(written) + 1].isalnum():
            yield at, at + len(written)


def named(name: str) -> bool:
    """Whether words in brackets look like a name that signs: few words, each of them capitalised."""
    words = name.split()
    return len(words) <= MOST_WORDS and all(w[:1].isupper() or w in ("of", "the", "and", "de") for w in words)
