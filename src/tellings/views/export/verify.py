"""Whether a comparison's JSON still holds: every hash, every span, every reference.

In: the parsed JSON. Out: one line for each thing that does not hold; an empty list means all of it does.
Nothing is repaired or re-anchored.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tellings.model.article import sha256
from tellings.model.comparison import SCHEMA

PAIRS = ("cue", "mention", "object_at", "event_at")
"""Keys whose value is [start, end) in the article of the object they stand in."""
SIDES = ("differences", "collation")
"""Lists of an alignment whose `a` and `b` are [start, end) in the alignment's two articles."""
REFERENCES = {"figure_relations": "figures", "date_relations": "dates"}


def verify(contract: Any) -> list[str]:
    """What does not hold in `contract`, in order of place."""
    if not isinstance(contract, dict) or contract.get("schema") != SCHEMA:
        return [f"this is no {SCHEMA} file"]
    problems: list[str] = []
    texts: dict[str, str] = {}
    for article in contract.get("articles", []):
        text = article.get("text")
        if not isinstance(text, str):
            problems.append(f"article {article.get('id')}: no text")
            continue
        texts[article["id"]] = text
        if sha256(text) != article.get("sha256"):
            problems.append(f"article {article['id']}: the text's SHA-256 is not the one recorded")
        problems += [
            f"article {article['id']}: block {n} lies outside the text"
            for n, block in enumerate(article.get("blocks", []))
            if not _inside([block.get("start"), block.get("end")], text)
        ]
    for key, value in contract.items():
        if key != "articles":
            problems += _spans(value, key, texts, None)
    problems += _references(contract)
    return problems


def _inside(pair: Any, text: str) -> bool:
    return (
        isinstance(pair, list)
        and len(pair) == 2
        and all(isinstance(x, int) and not isinstance(x, bool) for x in pair)
        and 0 <= pair[0] <= pair[1] <= len(text)
    )


def _spans(value: Any, where: str, texts: Mapping[str, str], article: str | None) -> Iterator[str]:
    """Problems of every span in `value`; `article` is the one the surrounding object speaks of."""
    if isinstance(value, list):
        for n, item in enumerate(value):
            yield from _spans(item, f"{where}[{n}]", texts, article)
    elif isinstance(value, dict):
        if "start" in value and "end" in value:
            named = value.get("article")
            if not isinstance(named, str) or named not in texts:
                yield f"{where}: article {named!r} is not in the file"
                return
            article = named
            yield from _evidence(value, where, texts[article])
        for key, item in value.items():
            if key in PAIRS and item is not None and article is not None and not _inside(item, texts[article]):
                yield f"{where}.{key}: lies outside the text"
            elif key == "spans" and article is not None:
                yield from (f"{where}.spans[{n}]: lies outside the text" for n, x in enumerate(item) if not _inside(x, texts[article]))
            elif key in SIDES:
                yield from _sides(value, key, where, texts)
            else:
                yield from _spans(item, f"{where}.{key}", texts, article)


def _evidence(value: Mapping[str, Any], where: str, text: str) -> Iterator[str]:
    if not _inside([value["start"], value["end"]], text):
        yield f"{where}: lies outside the text"
    elif text[value["start"] : value["end"]] != value.get("text"):
        yield f"{where}: the characters at [{value['start']}, {value['end']}) are not the ones recorded"


def _sides(alignment: Mapping[str, Any], key: str, where: str, texts: Mapping[str, str]) -> Iterator[str]:
    for n, item in enumerate(alignment[key]):
        for side in ("a", "b"):
            article = alignment[side].get("article")
            if item.get(side) is not None and article in texts and not _inside(item[side], texts[article]):
                yield f"{where}.{key}[{n}].{side}: lies outside the text"


def _references(contract: Mapping[str, Any]) -> Iterator[str]:
    for relations, values in REFERENCES.items():
        known = {v.get("id") for v in contract.get(values, [])}
        for n, r in enumerate(contract.get(relations, [])):
            yield from (f"{relations}[{n}].{side}: no such id {r.get(side)!r}" for side in ("a", "b") if r.get(side) not in known)
    dates = {d.get("id"): d.get("article") for d in contract.get("dates", [])}
    for f in contract.get("figures", []):
        if f.get("time") is not None and dates.get(f["time"]) != f.get("article"):
            yield f"figure {f.get('id')}: holds for {f['time']!r}, which is no date of its article"
    statements = {s.get("id") for s in contract.get("statements", [])}
    for s in contract.get("statements", []):
        if s.get("nested_in") is not None and s["nested_in"] not in statements:
            yield f"statement {s.get('id')}: nested in {s['nested_in']!r}, which is not in the file"
    groups = {g.get("id") for g in contract.get("groups", [])}
    yield from (f"coverage: no such group {r.get('group')!r}" for r in contract.get("coverage", []) if r.get("group") not in groups)
