"""A hand-made comparison: four invented outlets on the breach of an invented sea wall.

In: nothing. Out: `comparison()`, complete in every field. Spans are found by their exact words, so that a
changed text fails loudly. Collations are made with difflib: good enough to draw, no claim about the real ones.
"""

# ruff: noqa: E501 - the lines of an article are as long as they are, and its quotations with them
from __future__ import annotations

import dataclasses
import difflib
import re

from tellings.model.alignment import Alignment, Change, Difference, DifferenceKind, Label, Segment
from tellings.model.article import Article, Published, sha256
from tellings.model.block import Block, BlockKind
from tellings.model.comparison import (
    Carried,
    Comparison,
    Concept,
    ConceptMention,
    CoverageRow,
    Emphasis,
    Note,
    OnlyIn,
    Reuse,
    ReusedPassage,
    SpeakerShare,
    ValueRelation,
)
from tellings.model.date import Anchor, Date
from tellings.model.document import Rejected
from tellings.model.figure import Figure, Modifier
from tellings.model.group import Group, Rendering, Wording
from tellings.model.name import NameKind
from tellings.model.reading import Reading
from tellings.model.relation import Relation
from tellings.model.span import Span
from tellings.model.statement import Form, QuotedTerm, Sense, Speaker, Statement
from tellings.model.story import Identity

COURIER = """Sea wall gives way in Port Amrath, forcing 400 from their homes

By Ilse Varga

PORT AMRATH — A 60-metre stretch of the harbour sea wall collapsed late on Monday evening, flooding the Lower Quay and forcing about 400 people out of their homes.

"It is senseless to say that nobody saw this coming," said Dr Tamsin Orrel, who surveyed the wall for the port authority in 2019. "We told them in writing, twice."

The harbourmaster, Joren Pell, said the wall had been inspected in March and found sound.

Repairs

Mayor Adela Quist said the city would need at least 12 million crowns to rebuild the wall. She promised that families would be back "before the autumn storms".

Two people were taken to hospital with minor injuries. Divers searched the inner basin until dawn and found no one missing.

The wall was built in 1931 from limestone cut on the island of Sorrel, and a brass line on it still marks the flood of 1954.
"""

GAZETTE = """Hundreds evacuated as Amrath flood barrier fails

A flood barrier protecting the old town of Port Amrath failed early on Tuesday, sending seawater through the Lower Quay and driving more than 400 residents from their homes.

Surveyor Tamsin Orrel called the surprise of officials hollow. "It is laughable to say that nobody saw this coming," she told reporters. "We told them in writing, twice."

Port officials said the barrier had passed its inspection in March.

Mayor Adela Quist put the cost of rebuilding at nearly 15 million crowns.

Three people were treated in hospital.

The government in Vell has sent 80 soldiers and a field kitchen, the defence ministry said. "They will stay for as long as they are wanted," a spokesman said.
"""

ECHO = """Amrath-Mauer bricht: „Wir haben gewarnt“

Port Amrath – In der Nacht zum Dienstag ist die Hafenmauer auf 60 Metern Länge eingestürzt. Rund 400 Menschen mussten ihre Häuser verlassen.

„Wir haben zweimal schriftlich gewarnt“, sagte die Gutachterin Tamsin Orrel.
"""

LEDGER = """Port wall collapse: what we know

A 60-metre stretch of the harbour sea wall collapsed late on Monday evening, flooding the Lower Quay and forcing about 400 people out of their homes.

The harbourmaster, Joren Pell, said the wall may have been inspected in March. An engineer who asked not to be named said the footings had been "eaten hollow".

Mayor Adela Quist said the city would need at least 12 million crowns to rebuild the wall.

Port shares fell 4.5 percent in early trading on Tuesday.
"""

TEXTS = {"a1": COURIER, "a2": GAZETTE, "a3": LEDGER, "a4": ECHO}


def article(
    identifier: str,
    text: str,
    outlet: str | None,
    published: Published | None = None,
    url: str | None = None,
    language: str | None = "en",
    title: str | None = None,
) -> Article:
    """An article whose paragraphs are its blocks; a short first line is its headline, other short lines subheadings."""
    blocks = []
    for n, m in enumerate(re.finditer(r"[^\n]+", text)):
        line = m.group()
        kind = (
            BlockKind.PARAGRAPH
            if len(line) > 70 or (n and line.rstrip()[-1:] in '.?!"“')
            else BlockKind.HEADLINE
            if n == 0
            else BlockKind.SUBHEADING
        )
        if line.startswith("By "):
            kind = BlockKind.CREDIT
        blocks.append(Block(Span(identifier, m.start(), m.end()), kind))
    reading = Reading(text, range(len(text)), range(1, len(text) + 1))
    return Article(
        identifier, text, reading, tuple(blocks), sha256(text), title, outlet, None, published, url, language, f"{identifier}.txt", {}
    )


def at(identifier: str, words: str, nth: int = 0) -> Span:
    """The span of the nth place where `words` stand in an article's text; fails where they do not."""
    start = -1
    for _ in range(nth + 1):
        start = TEXTS[identifier].index(words, start + 1)
    return Span(identifier, start, start + len(words))


def _tokens(span: Span) -> list[Span]:
    text = TEXTS[span.article]
    return [Span(span.article, span.start + m.start(), span.start + m.end()) for m in re.finditer(r"\w+(?:[.,]\d+)*", span.of(text))]


def collate(a: Span, b: Span) -> tuple[Segment, ...]:
    """Words of `a` against words of `b`."""
    left, right = _tokens(a), _tokens(b)
    low = [[t.of(TEXTS[t.article]).casefold() for t in side] for side in (left, right)]
    segments = []
    for op, i, j, k, m in difflib.SequenceMatcher(None, *low, autojunk=False).get_opcodes():
        change = {"equal": Change.SAME, "replace": Change.REPLACED, "delete": Change.LEFT_OUT, "insert": Change.ADDED}[op]
        first = left[i].cover(left[j - 1]) if j > i else None
        second = right[k].cover(right[m - 1]) if m > k else None
        segments.append(Segment(change, first, second))
    return tuple(segments)


def aligned(a: Span, b: Span, label: Label = Label.SAME, confidence: float = 0.9, *differences: Difference) -> Alignment:
    """An alignment with its collation."""
    return Alignment(a, b, label, confidence, ("same speaker", "shared words"), differences, collate(a, b))


def _said(
    identifier: str, span: Span, form: Form, name: str, entity: str | None, confidence: float = 0.9, nested_in: str | None = None
) -> Statement:
    speaker = Speaker(name, None, entity) if name else None
    return Statement(identifier, span, (span,), form, Sense.SPEECH, speaker, None, nested_in, confidence)


def articles() -> tuple[Article, ...]:
    """The four articles."""
    return (
        article("a1", COURIER, "The Amrath Courier", Published("2031-05-06"), "https://courier.example/sea-wall"),
        article("a2", GAZETTE, "Northern Gazette", Published("2031-05-06T07:40:00+02:00"), "https://gazette.example/flood"),
        article("a3", LEDGER, "Harbour & Market Ledger", Published("2031-05-07", inferred=True), "javascript:alert(1)"),
        article("a4", ECHO, "Küsten-Echo", None, None, "de"),
    )


def statements() -> tuple[Statement, ...]:
    """What people are reported to have said."""
    return (
        _said("s1", at("a1", '"It is senseless to say that nobody saw this coming,"'), Form.DIRECT, "Tamsin Orrel", "e1"),
        _said("s2", at("a1", '"We told them in writing, twice."'), Form.DIRECT, "Tamsin Orrel", "e1"),
        _said("s3", at("a1", "the wall had been inspected in March and found sound"), Form.INDIRECT, "Joren Pell", "e2"),
        _said("s4", at("a1", "the city would need at least 12 million crowns to rebuild the wall"), Form.INDIRECT, "Adela Quist", "e3"),
        _said("s5", at("a1", 'families would be back "before the autumn storms"'), Form.MIXED, "Adela Quist", "e3"),
        _said("s6", at("a2", '"It is laughable to say that nobody saw this coming,"'), Form.DIRECT, "Tamsin Orrel", "e1"),
        _said("s7", at("a2", '"We told them in writing, twice."'), Form.DIRECT, "Tamsin Orrel", "e1"),
        _said("s8", at("a2", "the barrier had passed its inspection in March"), Form.INDIRECT, "Port officials", None, 0.6),
        _said(
            "s9", at("a2", "The government in Vell has sent 80 soldiers and a field kitchen"), Form.INDIRECT, "the defence ministry", None
        ),
        _said("s10", at("a2", '"They will stay for as long as they are wanted,"'), Form.DIRECT, "", None),
        _said("s11", at("a3", "the wall may have been inspected in March"), Form.INDIRECT, "Joren Pell", "e2"),
        _said("s12", at("a3", 'the footings had been "eaten hollow"'), Form.MIXED, "An engineer who asked not to be named", None),
        _said("s13", at("a3", "the city would need at least 12 million crowns to rebuild the wall"), Form.INDIRECT, "Adela Quist", "e3"),
        _said("s14", at("a4", "„Wir haben zweimal schriftlich gewarnt“"), Form.DIRECT, "Tamsin Orrel", "e1"),
    )


def figures() -> tuple[Figure, ...]:
    """Quantities, as intervals."""
    quist, exchange = Speaker("Adela Quist", None, "e3"), Speaker("the exchange", None, None)
    people, crowns, hurt = "people forced from their homes", "cost of rebuilding", "people taken to hospital"
    return (
        Figure("f1", at("a1", "about 400 people"), 380, 420, "people", Modifier.ABOUT, people, None, 100, None, "d1"),
        Figure("f2", at("a2", "more than 400 residents"), 401, None, "people", Modifier.OVER, people, None, 100),
        Figure("f3", at("a3", "about 400 people"), 380, 420, "people", Modifier.ABOUT, people, None, 100),
        Figure("f4", at("a4", "Rund 400 Menschen"), 380, 420, "people", Modifier.ABOUT, people, None, 100),
        Figure("f5", at("a1", "at least 12 million crowns"), 12e6, None, "crowns", Modifier.AT_LEAST, crowns, None, 1e6, quist),
        Figure("f6", at("a2", "nearly 15 million crowns"), 14e6, 15e6, "crowns", Modifier.ABOUT, crowns, None, 1e6),
        Figure("f7", at("a3", "at least 12 million crowns"), 12e6, None, "crowns", Modifier.AT_LEAST, crowns, None, 1e6),
        Figure("f8", at("a1", "Two people"), 2, 2, "people", None, hurt, None, 1),
        Figure("f9", at("a2", "Three people"), 3, 3, "people", None, hurt, None, 1),
        Figure("f10", at("a3", "4.5 percent"), 4.5, 4.5, "percent", None, "Port shares", None, 0.1, exchange, "d3"),
    )


def dates() -> tuple[Date, ...]:
    """Times, with their values."""
    fall = "the wall fell"
    return (
        Date("d1", at("a1", "late on Monday evening"), "2031-05-05TEV", Anchor.PUBLICATION, fall, None),
        Date("d2", at("a2", "early on Tuesday"), "2031-05-06TMO", Anchor.PUBLICATION, fall, None),
        Date("d3", at("a3", "late on Monday evening"), "2031-05-05TEV", Anchor.PUBLICATION, fall, None),
        Date("d4", at("a4", "In der Nacht zum Dienstag"), "", Anchor.NONE, fall, None),
        Date("d5", at("a1", "in 2019"), "2019", Anchor.ABSOLUTE, "surveyed", None),
        Date("d6", at("a1", "in March"), "2031-03", Anchor.PUBLICATION, "inspected", None),
        Date("d7", at("a2", "in March"), "2031-03", Anchor.PUBLICATION, "inspection", None),
        Date("d8", at("a1", "in 1931"), "1931", Anchor.ABSOLUTE, "built", None),
    )


def alignments() -> tuple[Alignment, ...]:
    """What was lined up, sides in no particular order; some overlap on purpose."""
    fell = "A 60-metre stretch of the harbour sea wall collapsed late on Monday evening, flooding the Lower Quay and forcing about 400 people out of their homes."
    clause = "forcing about 400 people out of their homes"
    gazette = "A flood barrier protecting the old town of Port Amrath failed early on Tuesday, sending seawater through the Lower Quay and driving more than 400 residents from their homes."
    echo = "In der Nacht zum Dienstag ist die Hafenmauer auf 60 Metern Länge eingestürzt. Rund 400 Menschen mussten ihre Häuser verlassen."
    cost = "Mayor Adela Quist said the city would need at least 12 million crowns to rebuild the wall."
    put = "Mayor Adela Quist put the cost of rebuilding at nearly 15 million crowns."
    pell, port, hedged = (
        "The harbourmaster, Joren Pell, said the wall had been inspected in March and found sound.",
        "Port officials said the barrier had passed its inspection in March.",
        "The harbourmaster, Joren Pell, said the wall may have been inspected in March.",
    )
    kind = DifferenceKind
    return (
        aligned(at("a1", fell), at("a2", gazette), Label.PARTIAL, 0.82,
                Difference(kind.DATE, at("a1", "late on Monday evening"), at("a2", "early on Tuesday")),
                Difference(kind.NAMING, at("a1", "harbour sea wall"), at("a2", "flood barrier", 1))),
        aligned(at("a3", fell), at("a1", fell), Label.SAME, 0.99),
        aligned(at("a1", clause), at("a4", "Rund 400 Menschen mussten ihre Häuser verlassen."), Label.SAME, 0.7),
        aligned(at("a4", echo), at("a3", fell), Label.PARTIAL, 0.6),
        aligned(at("a1", '"It is senseless to say that nobody saw this coming,"'), at("a2", '"It is laughable to say that nobody saw this coming,"'), Label.SAME, 0.97,
                Difference(kind.WORDING, at("a1", "senseless"), at("a2", "laughable"))),
        aligned(at("a1", '"We told them in writing, twice."'), at("a2", '"We told them in writing, twice."'), Label.SAME, 1.0),
        aligned(at("a1", '"We told them in writing, twice."'), at("a4", "„Wir haben zweimal schriftlich gewarnt“"), Label.SAME, 0.5),
        aligned(at("a1", pell), at("a2", port), Label.SAME, 0.78, Difference(kind.ATTRIBUTION, at("a1", "The harbourmaster, Joren Pell"), at("a2", "Port officials"))),
        aligned(at("a1", pell), at("a3", hedged), Label.PARTIAL, 0.9, Difference(kind.MODALITY, at("a1", "had been inspected"), at("a3", "may have been inspected"))),
        aligned(at("a1", cost), at("a3", cost), Label.SAME, 1.0),
        aligned(at("a2", put), at("a1", cost), Label.SAME, 0.86, Difference(kind.FIGURE, at("a2", "nearly 15 million crowns"), at("a1", "at least 12 million crowns"))),
        aligned(at("a1", "Two people were taken to hospital with minor injuries."), at("a2", "Three people were treated in hospital."), Label.SAME, 0.84,
                Difference(kind.FIGURE, at("a1", "Two people"), at("a2", "Three people"))),
        aligned(at("a1", "Sea wall gives way in Port Amrath"), at("a2", "Amrath flood barrier fails"), Label.SAME, 0.66),
    )  # fmt: skip


def groups() -> tuple[Group, ...]:
    """The alignments joined."""
    x = alignments()
    found: list[tuple[str | None, list[tuple[Span, Wording, str | None]]]] = [
        (
            None,
            [
                (x[0].a, Wording.VERBATIM, None),
                (x[0].b, Wording.REWORDED, None),
                (x[1].a, Wording.VERBATIM, None),
                (x[3].a, Wording.REWORDED, None),
            ],
        ),
        ("i1", [(x[4].a, Wording.VERBATIM, "s1"), (x[4].b, Wording.REWORDED, "s6")]),
        ("i1", [(x[5].a, Wording.VERBATIM, "s2"), (x[5].b, Wording.VERBATIM, "s7"), (x[6].b, Wording.REWORDED, "s14")]),
        (None, [(x[7].a, Wording.VERBATIM, "s3"), (x[7].b, Wording.SUMMARISED, "s8"), (x[8].b, Wording.TRIMMED, "s11")]),
        ("i3", [(x[9].a, Wording.VERBATIM, "s4"), (x[10].a, Wording.REWORDED, None), (x[9].b, Wording.VERBATIM, "s13")]),
        (None, [(x[11].a, Wording.VERBATIM, None), (x[11].b, Wording.REWORDED, None)]),
    ]
    return tuple(Group(f"g{n}", tuple(Rendering(*r) for r in renderings), 0, speaker) for n, (speaker, renderings) in enumerate(found, 1))


def coverage() -> tuple[CoverageRow, ...]:
    """Cells for every group."""
    v, r, p, n = Carried.VERBATIM, Carried.REWORDED, Carried.PARTIAL, Carried.NOT_FOUND
    table = [(v, p, v, p), (v, r, n, n), (v, v, n, r), (v, r, p, n), (v, r, v, n), (v, r, n, n)]
    return tuple(CoverageRow(f"g{k}", cells) for k, cells in enumerate(table, 1))


def naming() -> tuple[Concept, ...]:
    """Things and how they are called."""

    def concept(identifier: str, kind: NameKind, name: str, *mentions: Span) -> Concept:
        seen: set[str] = set()
        made = []
        for m in mentions:
            made.append(ConceptMention(m, m.article not in seen))
            seen.add(m.article)
        return Concept(identifier, kind, name, tuple(made), None)

    return (
        concept("c1", NameKind.PERSON, "Adela Quist", at("a1", "Mayor Adela Quist"), at("a2", "Mayor Adela Quist"), at("a3", "Mayor Adela Quist")),
        concept("c2", NameKind.THING, "harbour sea wall", at("a1", "harbour sea wall"), at("a1", "The wall"), at("a2", "flood barrier", 1),
                at("a2", "the barrier"), at("a3", "harbour sea wall"), at("a4", "die Hafenmauer")),
        concept("c3", NameKind.PERSON, "Dr Tamsin Orrel", at("a1", "Dr Tamsin Orrel"), at("a2", "Surveyor Tamsin Orrel"), at("a4", "die Gutachterin Tamsin Orrel")),
    )  # fmt: skip


def only_in() -> tuple[OnlyIn, ...]:
    """What only one has."""
    return (
        OnlyIn(at("a1", "The wall was built in 1931 from limestone cut on the island of Sorrel, and a brass line on it still marks the flood of 1954."), at("a3", "A 60-metre stretch of the harbour sea wall collapsed"), 0.24, "a name in common, other content"),
        OnlyIn(at("a1", "Divers searched the inner basin until dawn and found no one missing."), None, 0.0, "no passage with these words"),
        OnlyIn(at("a2", "The government in Vell has sent 80 soldiers and a field kitchen, the defence ministry said."), None, 0.0, "no passage with these words"),
        OnlyIn(at("a3", "Port shares fell 4.5 percent in early trading on Tuesday."), at("a2", "failed early on Tuesday"), 0.3, "a date in common, other content"),
    )  # fmt: skip


def _emphasis() -> tuple[Emphasis, ...]:
    return (
        Emphasis("a1", 178, 52, (SpeakerShare("i1", "Tamsin Orrel", 15, 2), SpeakerShare("i2", "Joren Pell", 9, 1), SpeakerShare("i3", "Adela Quist", 20, 2)), ("g1",)),
        Emphasis("a2", 118, 54, (SpeakerShare("i1", "Tamsin Orrel", 15, 2), SpeakerShare(None, "Port officials", 7, 1), SpeakerShare(None, "the defence ministry", 11, 1)), ("g1",)),
        Emphasis("a3", 94, 27, (SpeakerShare("i2", "Joren Pell", 7, 1), SpeakerShare("i3", "Adela Quist", 12, 1)), ()),
        Emphasis("a4", 42, 4, (SpeakerShare("i1", "Tamsin Orrel", 5, 1),), ("g1",)),
    )  # fmt: skip


def comparison() -> Comparison:
    """Everything together."""
    said = "counts of one day that both are given as final"
    passage = "A 60-metre stretch of the harbour sea wall collapsed late on Monday evening, flooding the Lower Quay and forcing about 400 people out of their homes."
    relation = Relation
    return Comparison(
        articles=articles(),
        statements=statements(),
        quoted_terms=(QuotedTerm(at("a3", '"eaten hollow"')),),
        figures=figures(),
        dates=dates(),
        identities=(
            Identity("i1", NameKind.PERSON, "Dr Tamsin Orrel", (("a1", "e1"), ("a2", "e1"), ("a4", "e1"))),
            Identity("i2", NameKind.PERSON, "Joren Pell", (("a1", "e2"), ("a3", "e2"))),
            Identity("i3", NameKind.PERSON, "Mayor Adela Quist", (("a1", "e3"), ("a3", "e3"))),
        ),
        alignments=alignments(),
        groups=groups(),
        figure_relations=(
            ValueRelation("f1", "f2", relation.COMPATIBLE, "the bounds overlap", 0.9),
            ValueRelation("f1", "f3", relation.EQUAL, "the same interval", 0.99),
            ValueRelation("f3", "f4", relation.EQUAL, "the same interval", 0.7),
            ValueRelation("f5", "f6", relation.COMPATIBLE, "the bounds overlap", 0.9),
            ValueRelation("f5", "f7", relation.EQUAL, "the same interval", 0.99),
            ValueRelation("f8", "f9", relation.CONFLICT, said, 0.84),
        ),
        date_relations=(
            ValueRelation("d1", "d2", relation.COMPATIBLE, "explainable: around midnight", 0.8),
            ValueRelation("d1", "d3", relation.EQUAL, "the same moment", 0.95),
            ValueRelation("d6", "d7", relation.EQUAL, "the same month", 0.8),
        ),
        naming=naming(),
        coverage=coverage(),
        only_in=only_in(),
        reuse=Reuse((ReusedPassage(at("a1", passage), at("a3", passage), 25, 25),), (("a1", "a3"), ("a2",), ("a4",)), ()),
        emphasis=_emphasis(),
        notes=(
            Note("a4", "no parser for this language: only quotation marks, digits and shared words were read"),
            Note(None, "no article gives a time zone"),
        ),
        rejected=(Rejected("scan.pdf", "not text: it begins with bytes of a PDF"),),
        backends={"parser": "plain/1, spacy-small/1"},
    )


def blank(*articles: tuple[str, str]) -> Comparison:
    """A comparison in which nothing was found, of articles given as (id, text)."""
    made = tuple(article(identifier, text, None, language=None) for identifier, text in articles)
    return Comparison(made, *((),) * 12, reuse=Reuse((), (), ()), emphasis=(), notes=(), rejected=(), backends={})


def many(count: int) -> Comparison:
    """The comparison with further outlets, `count` in all, which carry nothing that was found."""
    found = comparison()
    more = tuple(article(f"b{n}", f"Notice {n}\n\nNothing of it here.\n", f"Outlet of the Coast No {n}") for n in range(count - 4))
    none = (Carried.NOT_FOUND,) * len(more)
    rows = tuple(dataclasses.replace(r, cells=r.cells + none) for r in found.coverage)
    return dataclasses.replace(found, articles=found.articles + more, coverage=rows)
