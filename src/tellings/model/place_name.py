"""Places with several names of their own, and whether two names are one place's."""

from __future__ import annotations

ALIASES = {
    "us": "United States", "u.s.": "United States", "usa": "United States", "u.s.a.": "United States", "america": "United States",
    "united states of america": "United States", "uk": "United Kingdom", "u.k.": "United Kingdom", "britain": "United Kingdom",
    "great britain": "United Kingdom", "uae": "United Arab Emirates", "drc": "Congo", "russian federation": "Russia",
    "holland": "Netherlands",
    "burma": "Myanmar", "ussr": "Soviet Union", "kiev": "Kyiv", "kharkov": "Kharkiv", "odessa": "Odesa", "peking": "Beijing",
    "ala.": "Alabama", "ariz.": "Arizona", "ark.": "Arkansas", "calif.": "California", "colo.": "Colorado", "conn.": "Connecticut",
    "del.": "Delaware", "fla.": "Florida", "ga.": "Georgia", "ill.": "Illinois", "ind.": "Indiana", "kan.": "Kansas", "ky.": "Kentucky",
    "la.": "Louisiana", "md.": "Maryland", "mass.": "Massachusetts", "mich.": "Michigan", "minn.": "Minnesota", "miss.": "Mississippi",
    "mo.": "Missouri", "mont.": "Montana", "neb.": "Nebraska", "nev.": "Nevada", "n.h.": "New Hampshire", "n.j.": "New Jersey",
    "n.m.": "New Mexico", "n.y.": "New York", "n.c.": "North Carolina", "n.d.": "North Dakota", "okla.": "Oklahoma", "ore.": "Oregon",
    "pa.": "Pennsylvania", "r.i.": "Rhode Island", "s.c.": "South Carolina", "s.d.": "South Dakota", "tenn.": "Tennessee",
    "tex.": "Texas", "vt.": "Vermont", "va.": "Virginia", "wash.": "Washington", "w.va.": "West Virginia", "wis.": "Wisconsin",
    "wyo.": "Wyoming", "bogotá": "Bogota", "bombay": "Mumbai", "calcutta": "Kolkata", "nyc": "New York City",
}  # fmt: skip
"""Another name or spelling of a place, lower case → the name used here; written for this project; the states as American
newspapers abbreviate them."""


def canonical(name: str) -> str:
    """The name to compare a place by: without article, one of several names, lower case."""
    low = " ".join(name.lower().split()).removeprefix("the ")
    return ALIASES.get(low, low).lower()
