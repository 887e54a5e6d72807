"""What a comparison found, freed of order, ids and outlet names: two runs found the same if this is equal."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

Json = Any
Place = tuple[str, int, int]


def uniform(text: str) -> str:
    """NFC, straight marks, LF, no BOM: what all variants of one text have in common."""
    table = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\ufeff": None})
    return unicodedata.normalize("NFC", text.translate(table).replace("\r\n", "\n"))


def findings(contract: Json, *, place: Callable[[Json], Any] | None = None, keep: frozenset[str] | None = None) -> dict[str, list[Any]]:
    """Findings by section as sorted lists of plain values; spans as (sha256, start, end).

    `place` replaces how a span is told (for texts that differ in their characters only); `keep` leaves only
    findings about articles whose sha256 is in it.
    """
    sha = {a["id"]: a["sha256"] for a in contract["articles"]}
    values = {v["id"]: v for v in contract["figures"] + contract["dates"]}
    statements = {s["id"]: s for s in contract["statements"]}

    def at(span: Json) -> Any:
        return place(span) if place else (sha[span["article"]], span["start"], span["end"])

    def kept(*spans: Json) -> bool:
        return keep is None or all(sha[s["article"]] in keep for s in spans)

    def sides(a: Any, b: Any, more: Any = ()) -> Any:
        return (a, b, more) if a <= b else (b, a, more)

    found: dict[str, list[Any]] = {}
    found["statements"] = [
        (
            at(s),
            s["form"],
            s["sense"],
            (s["speaker"] or {}).get("name"),
            at(statements[s["nested_in"]]) if s["nested_in"] else None,
            s["confidence"],
        )
        for s in contract["statements"]
        if kept(s)
    ]
    found["figures"] = [
        (at(f), str(f["low"]), str(f["high"]), f["unit"], f["modifier"], f["object"]) for f in contract["figures"] if kept(f)
    ]
    found["dates"] = [(at(d), d["value"], d["anchor"], d["event"]) for d in contract["dates"] if kept(d)]
    found["alignments"] = [
        sides(
            at(x["a"]), at(x["b"]), (x["label"], x["confidence"], tuple(x["reasons"]), tuple(sorted(d["kind"] for d in x["differences"])))
        )
        for x in contract["alignments"]
        if kept(x["a"], x["b"])
    ]
    found["groups"] = [tuple(sorted((at(r), r["wording"]) for r in g["renderings"])) for g in contract["groups"] if kept(*g["renderings"])]
    for name in ("figure_relations", "date_relations"):
        found[name] = [
            sides(at(values[r["a"]]), at(values[r["b"]]), (r["relation"], r["why"]))
            for r in contract[name]
            if kept(values[r["a"]], values[r["b"]])
        ]
    found["naming"] = [tuple(sorted(at(m) for m in n["mentions"] if kept(m))) for n in contract["naming"]]
    found["naming"] = [mentions for mentions in found["naming"] if mentions]
    found["only_in"] = [at(o) for o in contract["only_in"] if kept(o)]
    found["reuse"] = [sides(at(p["a"]), at(p["b"]), p["words"]) for p in contract["reuse"]["passages"] if kept(p["a"], p["b"])]
    return {section: sorted(items, key=repr) for section, items in found.items()}
