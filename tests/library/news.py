"""Invented events, each told by several invented outlets; and pages and feeds that carry them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape

OUTLETS = ("The Sund Courier", "Harbour Post", "Vale Observer", "Northern Ledger")

FERRY = (
    (
        "Ferry runs aground off Skerrow with 212 aboard",
        "2031-05-13",
        "The ferry Maren Lys ran aground on a sandbank off Skerrow on Tuesday evening with 212 passengers aboard.\n\n"
        '"Nobody was hurt and the hull is dry," said harbour master Ilka Varn.\n\n'
        "The Skerrow lifeboat took 40 people ashore. The ferry company Lys Line has cancelled crossings until Friday.",
    ),
    (
        "Passengers taken off stranded Skerrow ferry",
        "2031-05-14",
        "Lifeboats took passengers off the ferry Maren Lys, which ran onto a sandbank off Skerrow on Tuesday evening.\n\n"
        'Harbour master Ilka Varn said the hull was dry. "Nobody was hurt," she said.\n\n'
        "Lys Line said 198 passengers had been aboard the ferry. Crossings to Skerrow are cancelled until Friday.",
    ),
    (
        "Maren Lys ferry refloated off Skerrow at high tide",
        "2031-05-15",
        "The ferry Maren Lys was refloated off Skerrow at high tide on Wednesday,"
        " a day after it ran onto a sandbank with 212 passengers.\n\n"
        'Ilka Varn, the harbour master, said that nobody was hurt. "The hull is dry," she said of the ferry.\n\n'
        "Lys Line, the ferry company, expects crossings from Friday.",
    ),
)
BUDGET = (
    (
        "Vale council votes for budget with tram cut",
        "2031-05-14",
        "Vale city council voted on Tuesday for a budget that closes the tram line to Osterby"
        " and raises the parking charge to 4 crowns.\n\n"
        '"We had no other choice," said treasurer Dagny Holt. The budget passed by 23 votes to 19.\n\n'
        "Opposition leader Per Asmund called the tram closure a betrayal of Osterby.",
    ),
    (
        "Osterby tram to close after Vale council budget vote",
        "2031-05-15",
        "The tram line to Osterby will close after the Vale city council passed its budget by 23 votes to 19 on Tuesday.\n\n"
        'Treasurer Dagny Holt said the council had no other choice. Per Asmund of the opposition spoke of "a betrayal of Osterby".\n\n'
        "The parking charge rises to 4 crowns.",
    ),
)
ORCHID = (
    (
        "Botanists find orchid thought extinct on Mount Tarn",
        "2031-05-14",
        "Botanists of Linde University have found 31 plants of the glass orchid on Mount Tarn, a species last seen in 1987.\n\n"
        '"We thought it was gone for ever," said botanist Yusra Bell. The place is kept secret.',
    ),
)
EVENTS = (FERRY, BUDGET, ORCHID)
Told = tuple[str, str, str]


def records(events: Sequence[Sequence[Told]] = EVENTS) -> list[dict[str, str]]:
    """All tellings as records, the outlets in turn."""
    return [
        {"title": title, "outlet": OUTLETS[n], "published": day, "text": f"{title}\n\n{text}", "url": f"https://{n}.example/{e}"}
        for e, event in enumerate(events)
        for n, (title, day, text) in enumerate(event)
    ]


def json_lines(some: Sequence[dict[str, str]]) -> str:
    return "".join(json.dumps(r) + "\n" for r in some)


def page(title: str, day: str, text: str, outlet: str = OUTLETS[0]) -> bytes:
    """A telling as a page of its outlet's site."""
    paragraphs = "".join(f"<p>{escape(p)}</p>" for p in text.split("\n\n"))
    head = f'<title>{escape(title)}</title><meta property="og:site_name" content="{escape(outlet)}">'
    head += f'<meta property="article:published_time" content="{day}T08:00:00+00:00">'
    body = f"<article><h1>{escape(title)}</h1>{paragraphs}</article>"
    return f'<!doctype html><html lang="en"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'.encode()


def rss(items: Sequence[tuple[str, str]], title: str = OUTLETS[0]) -> bytes:
    """A feed of (link, title)."""
    entries = "".join(f"<item><guid>{escape(link)}</guid><link>{escape(link)}</link><title>{escape(t)}</title></item>" for link, t in items)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{escape(title)}</title>{entries}</channel></rss>'.encode()


SYLLABLES = ("ar", "bel", "cor", "dun", "el", "fal", "gri", "hol", "is", "jor")
MORE_SYLLABLES = ("kel", "lum", "mor", "nar", "ost", "pel", "quil", "ros", "sten", "tor")
THINGS = ("bakery", "lighthouse", "library", "mill", "school", "brewery", "museum", "orchard", "theatre", "quarry", "hospital")


def made_up(number: int) -> str:
    """A name that no other number has."""
    name = ""
    for _ in range(4):
        name += (*SYLLABLES, *MORE_SYLLABLES)[number % 20]
        number //= 20
    return name.capitalize()


def flood(count: int, start: int = 0) -> list[Told]:
    """So many short tellings of different events, for tests that need many; every third is told once more."""
    found = []
    for n in range(start, start + count):
        event = n - 1 if n % 3 == 2 else n
        town, warden, street = (made_up(event * 7_919 * k + k) for k in (1, 2, 3))
        thing = THINGS[event % 11]
        day = f"2031-05-{1 + event % 28:02d}"
        if event == n:
            title, text = (
                f"{town} {thing} opens",
                f"The {thing} of {town} on {street} Street opened to {event * 7 + 11} visitors, said {warden}.",
            )
        else:
            title = f"{warden} opens the {thing} of {town}"
            text = f"{warden} opened the {town} {thing} on {street} Street. Some {event * 7 + 11} visitors came."
        more = f"{warden} of {street} had asked {town} for the {thing} for {event % 40 + 3} years, and {town} paid for the {thing}."
        found.append((title, day, f"{text}\n\n{more}"))
    return found
