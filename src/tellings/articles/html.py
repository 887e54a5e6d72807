"""From a page to its article's text: the headline, a blank line, the paragraphs with blank lines between.

In: a page's bytes or text. Out: the text, the lines in it that are headings, and what the page says of
itself. Nothing in the page is executed or fetched. Raises UnreadableArticle where the page is too large,
cannot be parsed or holds too little text; trafilatura finds the main text and lxml parses.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import lxml.html
import trafilatura
from lxml import etree

from tellings.articles import charset, markup, metadata
from tellings.articles.metadata import Finding
from tellings.errors import UnreadableArticle

MOST_ELEMENTS = 30_000
"""Elements of a page at most: news pages have some thousands, and extraction slows with each."""
FEWEST_WORDS = 20
DECLARED = re.compile(rb"<meta[^>]{0,300}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
DECLARATION = re.compile(r"\s*<\?xml[^>]{0,300}\?>")
UNPARSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
SUFFIX = re.compile(r"\s+[|–—·-]\s+[^|–—·]{2,60}$")
"""The outlet's name behind a page's title: "Bridge reopens | The Post"."""

FURNITURE = frozenset(
    (
        "advertisement", "ad", "sponsored", "skip advertisement", "story continues below", "story continues below advertisement",
        "article continues below", "article continues below advertisement", "article continues after advertisement",
        "read more", "related", "more on this story", "share", "share this", "comments", "subscribe", "sign up",
        "skip past newsletter promotion", "after newsletter promotion", "follow us", "listen to this article", "play video",
    )
)  # fmt: skip
"""Lines that are the page's and not the article's, as English-language news sites print them between paragraphs."""

DATES = {"extensive_search": False, "original_date": True, "min_date": "1990-01-01", "max_date": "2200-01-01"}
"""Fixed bounds, so that a date found in a page does not depend on the day it is read."""

for _name in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_name).addHandler(logging.NullHandler())  # what they log about a page is no news to the user


def extract(content: bytes | str, charset_given: str | None = None) -> tuple[str, frozenset[str], list[Finding]]:
    """The article's text, its headings, and the page's findings in order of precedence. Raises UnreadableArticle.

    `charset_given` is what the transport declared; it goes before what the page declares (HTML Living Standard, 13.2.3.2).
    """
    page, notes = decoded(content, charset_given)
    tree = parsed(page)
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise UnreadableArticle(f"the page has more than {MOST_ELEMENTS:,} elements; no article has")
    found = [*markup.findings(tree), *page_title(tree)]
    languages = markup.declared_language(tree)
    document = main_text(tree)
    lines = list(blocks(document.body)) if document is not None and document.body is not None else []
    lines = [(line, kind) for line, kind in lines if line.casefold().rstrip(".:") not in FURNITURE]
    if sum(line.count(" ") + 1 for line, kind in lines if kind != "h1") < FEWEST_WORDS:
        raise UnreadableArticle("the page holds too little text to be an article")
    found += guessed(document)
    found += outlet_of_address(found)
    title = metadata.settle(f for f in found if f.field == "title")[0].get("title")
    if title and lines[0][1] != "h1" and lines[0][0].casefold() != title.casefold():
        lines.insert(0, (title, "h1"))
    headings = frozenset(line for line, kind in lines if kind == "head")
    return "\n\n".join(line for line, _ in lines) + "\n", headings, [*found, *languages, *notes]


def decoded(content: bytes | str, charset_given: str | None = None) -> tuple[str, list[Finding]]:
    """The page as text that can be parsed, and its charset."""
    if isinstance(content, bytes):
        declared = DECLARED.search(content[:4096])
        page, coding = charset.decode(content, charset_given or (declared[1].decode("ascii") if declared else None))
        notes = [Finding("charset", coding, coding)]
    else:
        charset.refuse_long(len(content))
        page, notes = content, []
    return DECLARATION.sub("", UNPARSABLE.sub(" ", page.removeprefix("\ufeff")), count=1), notes


def parsed(page: str) -> Any:
    """The page's tree. Raises UnreadableArticle."""
    try:
        return lxml.html.document_fromstring(page, parser=lxml.html.HTMLParser(no_network=True, huge_tree=False))
    except (etree.LxmlError, ValueError, AssertionError):
        raise UnreadableArticle("the page cannot be parsed as HTML") from None


def main_text(tree: Any) -> Any:
    """What trafilatura takes for the main text, as its document; None where it finds none."""
    try:
        return trafilatura.bare_extraction(tree, with_metadata=True, include_comments=False, date_extraction_params=dict(DATES))
    except Exception as error:  # a page can break an extractor in ways that it does not name
        raise UnreadableArticle(f"the page's text cannot be extracted ({type(error).__name__})") from None


def blocks(body: Any) -> Iterator[tuple[str, str]]:
    """The extracted lines in order, each as "h1", "head" (a subheading) or "p"."""
    told: set[Any] = set()
    for element in body.iter("head", "p", "item", "quote", "row", "code"):
        if any(above in told for above in element.iterancestors()):
            continue
        if element.tag in ("item", "quote") and any(inner is not element for inner in element.iter("p", "item", "head")):
            text = element.text or ""  # the rest is told by what stands inside
        else:
            told.add(element)
            text = own_text(element)
        kind = "p" if element.tag != "head" else "h1" if element.get("rend") == "h1" else "head"
        for line in text.split("\n"):
            clean = " ".join(line.split())
            if clean:
                yield clean, kind


def own_text(element: Any) -> str:
    """All text of an element; line breaks in it as line ends, cells of a row apart."""
    parts: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            parts.append("\n" if node.tag == "lb" else " " if node.tag == "cell" else "")
            parts.append(node.text or "")
        elif node is not element:
            parts.append(node.tail or "")
    return "".join(parts)


def page_title(tree: Any) -> Iterator[Finding]:
    """The page's only first-level heading, else its title without the outlet's name behind it."""
    headings = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    if len(headings) == 1 and headings[0]:
        yield Finding("title", headings[0], "heading")
    title = next((" ".join(t.text_content().split()) for t in tree.iter("title")), "")
    if title:
        yield Finding("title", SUFFIX.sub("", title), "page title")


def guessed(document: Any) -> Iterator[Finding]:
    """What trafilatura makes out where the page declares nothing."""
    guesses = {"author": document.author, "published": document.date, "url": document.url, "outlet": document.sitename}
    for field, value in guesses.items():
        if isinstance(value, str) and value:
            yield Finding(field, value, "trafilatura")


def outlet_of_address(found: list[Finding]) -> Iterator[Finding]:
    """The host of the page's address, as the last resort for its outlet."""
    address = next((f.value for f in found if f.field == "url"), "")
    if metadata.absolute(address):
        host = urlsplit(address).hostname or ""
        yield Finding("outlet", host.removeprefix("www."), "address")
