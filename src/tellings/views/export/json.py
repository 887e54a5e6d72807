"""The Comparison as JSON: the public contract of docs/contract.md, written out field by field.

Offsets are code points of the articles' texts as received; the texts come along, so that the file can be
verified by itself. Same comparison, same bytes.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from typing import Any

from tellings.model.alignment import Alignment
from tellings.model.article import Article
from tellings.model.comparison import SCHEMA, Comparison, ValueRelation
from tellings.model.date import Date
from tellings.model.figure import Figure
from tellings.model.span import Span
from tellings.model.statement import Speaker, Statement

Json = dict[str, Any]
SURROGATE = re.compile("[\ud800-\udfff]")
"""What UTF-8 cannot hold; in JSON it can stand as an escape."""


def place(span: Span, texts: Mapping[str, str]) -> Json:
    """A span with the characters it points at."""
    return {"article": span.article, "start": span.start, "end": span.end, "text": span.of(texts[span.article])}


def pair(span: Span | None) -> list[int] | None:
    """Offsets alone, where the article is known from around."""
    return None if span is None else [span.start, span.end]


def bound(value: float | None) -> float | int | None:
    """A bound; whole numbers without a fraction, unbounded as null."""
    if value is None or math.isinf(value):
        return None
    return int(value) if float(value).is_integer() else value


def article(a: Article) -> Json:
    """One article with its text and where its metadata came from."""
    return {
        "id": a.id,
        "name": a.name,
        "outlet": a.outlet,
        "title": a.title,
        "author": a.author,
        "published": a.published.text if a.published else None,
        "published_inferred": bool(a.published and a.published.inferred),
        "url": a.url,
        "language": a.language,
        "sha256": a.sha256,
        "blocks": [{"kind": b.kind.value, "start": b.span.start, "end": b.span.end} for b in a.blocks],
        "provenance": dict(sorted(a.provenance.items())),
        "text": a.text,
    }


def speaker(s: Speaker | None) -> Json | None:
    """Who says something, null where nobody is named."""
    return None if s is None else {"name": s.name, "mention": pair(s.mention), "entity": s.entity}


def statement(s: Statement, texts: Mapping[str, str]) -> Json:
    """One statement with its evidence."""
    return {
        "id": s.id,
        **place(s.span, texts),
        "spans": [pair(x) for x in s.spans],
        "form": s.form.value,
        "sense": s.sense.value,
        "speaker": speaker(s.speaker),
        "cue": pair(s.cue),
        "nested_in": s.nested_in,
        "confidence": round(s.confidence, 4),
        "level": s.level.value,
        "addressee": pair(s.addressee),
        "occasion": pair(s.occasion),
    }


def figure(f: Figure, texts: Mapping[str, str]) -> Json:
    """One figure; an unbounded side is null."""
    return {
        "id": f.id,
        **place(f.span, texts),
        "low": bound(f.low),
        "high": bound(f.high),
        "unit": f.unit,
        "modifier": f.modifier.value if f.modifier else None,
        "object": f.object,
        "object_at": pair(f.object_span),
        "source": speaker(f.source),
        "time": f.time,
    }


def date(d: Date, texts: Mapping[str, str]) -> Json:
    """One date."""
    return {
        "id": d.id,
        **place(d.span, texts),
        "value": d.value,
        "anchor": d.anchor.value,
        "event": d.event,
        "event_at": pair(d.event_span),
    }


def alignment(x: Alignment, texts: Mapping[str, str]) -> Json:
    """Two aligned stretches, how they differ, and their words lined up."""
    return {
        "a": place(x.a, texts),
        "b": place(x.b, texts),
        "label": x.label.value,
        "confidence": round(x.confidence, 4),
        "reasons": list(x.reasons),
        "differences": [{"kind": d.kind.value, "a": pair(d.a), "b": pair(d.b)} for d in x.differences],
        "collation": [{"change": s.change.value, "a": pair(s.a), "b": pair(s.b)} for s in x.collation],
    }


def relation(r: ValueRelation) -> Json:
    """A relation between two figures or two dates."""
    return {"a": r.a, "b": r.b, "relation": r.relation.value, "why": r.why, "confidence": round(r.confidence, 4)}


def to_contract(c: Comparison) -> Json:
    """The whole comparison as plain values, in the contract's order of keys."""
    texts = {a.id: a.text for a in c.articles}
    order = [a.id for a in c.articles]
    return {
        "schema": SCHEMA,
        "articles": [article(a) for a in c.articles],
        "statements": [statement(s, texts) for s in c.statements],
        "quoted_terms": [place(q.span, texts) for q in c.quoted_terms],
        "identities": [
            {"id": i.id, "kind": i.kind.value, "name": i.name, "members": [list(m) for m in i.members], "speaks_for": i.speaks_for}
            for i in c.identities
        ],
        "alignments": [alignment(x, texts) for x in c.alignments],
        "groups": [
            {
                "id": g.id,
                "speaker": g.speaker,
                "base": g.base,
                "renderings": [{**place(r.span, texts), "wording": r.wording.value, "statement": r.statement} for r in g.renderings],
            }
            for g in c.groups
        ],
        "figures": [figure(f, texts) for f in c.figures],
        "figure_relations": [relation(r) for r in c.figure_relations],
        "dates": [date(d, texts) for d in c.dates],
        "date_relations": [relation(r) for r in c.date_relations],
        "naming": [
            {
                "id": n.id,
                "concept": n.name,
                "kind": n.kind.value,
                "identity": n.identity,
                "mentions": [{**place(m.span, texts), "first": m.first} for m in n.mentions],
            }
            for n in c.naming
        ],
        "coverage": [{"group": r.group, "cells": dict(zip(order, (x.value for x in r.cells), strict=True))} for r in c.coverage],
        "only_in": [
            {**place(o.span, texts), "nearest": place(o.nearest, texts) if o.nearest else None, "score": round(o.score, 4), "why": o.why}
            for o in c.only_in
        ],
        "reuse": {
            "passages": [{"a": place(p.a, texts), "b": place(p.b, texts), "words": p.words, "length": p.length} for p in c.reuse.passages],
            "origins": [list(o) for o in c.reuse.origins],
            "credits": [{"agency": name, **place(span, texts)} for name, span in c.reuse.credits],
        },
        "emphasis": [
            {
                "article": e.article,
                "words": e.words,
                "quoted_words": e.quoted_words,
                "speakers": [{"identity": s.identity, "name": s.name, "words": s.words, "statements": s.statements} for s in e.speakers],
                "opening_groups": list(e.opening_groups),
            }
            for e in c.emphasis
        ],
        "notes": [{"article": n.article, "text": n.text} for n in c.notes],
        "rejected": [{"name": r.name, "reason": r.reason} for r in c.rejected],
        "backends": dict(sorted(c.backends.items())),
    }


def dumps(c: Comparison) -> str:
    """The contract as JSON text; lone surrogates are escaped, so that it always encodes."""
    text = json.dumps(to_contract(c), ensure_ascii=False, indent=1, allow_nan=False)
    return SURROGATE.sub(lambda m: f"\\u{ord(m[0]):04x}", text)
