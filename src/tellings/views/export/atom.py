"""Events as an Atom feed (RFC 4287): new stories, new articles in a story, new conflicts.

In: a library and the address its pages have. Out: XML in UTF-8. Titles are the outlets' headlines and quoted words behind
fixed labels; everything is escaped by the XML library.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, tostring

from tellings.library import Library
from tellings.model.kept_story import Event, EventKind

ATOM = "http://www.w3.org/2005/Atom"
LABELS: Mapping[EventKind, str] = {
    EventKind.NEW_STORY: "New story",
    EventKind.NEW_ARTICLE: "New article",
    EventKind.NEW_CONFLICT: "New conflict",
}
UNKEEPABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""
EPOCH = "1970-01-01T00:00:00+00:00"


def atom(library: Library, address: str, limit: int = 50) -> bytes:
    """The last events as a feed; `address` is where the library's pages are served."""
    root = Element("feed", xmlns=ATOM)
    events = library.events(limit)
    add(root, "title", "Tellings")
    add(root, "id", f"{address}/events.atom")
    add(root, "updated", events[0].at.isoformat() if events else EPOCH)
    SubElement(root, "link", rel="self", href=f"{address}/events.atom")
    SubElement(add(root, "author", ""), "name").text = "Tellings"
    for event in events:
        entry(SubElement(root, "entry"), library, event, address)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}'.encode()


def entry(parent: Element, library: Library, event: Event, address: str) -> None:
    """One event."""
    tag = hashlib.sha256(event.key.encode()).hexdigest()[:32]
    add(parent, "id", f"urn:sha256:{tag}")
    add(parent, "title", f"{LABELS[event.kind]}: {library.headline(event)}")
    add(parent, "updated", event.at.isoformat())
    SubElement(parent, "link", href=f"{address}/stories/{event.story}" + ("/comparison" if event.kind is EventKind.NEW_CONFLICT else ""))
    add(parent, "category", "").set("term", event.kind.value)
    sides = event.data.get("sides")
    if isinstance(sides, list):
        add(parent, "summary", " / ".join(f"“{side['text']}”" for side in sides))


def add(parent: Element, name: str, text: str) -> Element:
    """A child with text."""
    child = SubElement(parent, name)
    if text:
        child.text = UNKEEPABLE.sub("\ufffd", text)
    return child
