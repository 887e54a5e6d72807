"""Which findings every view shows first: small comparisons made by hand, one rule each."""

from __future__ import annotations

import dataclasses

import pytest

from tellings.model.alignment import Alignment, Change, Difference, DifferenceKind, Label, Segment
from tellings.model.article import Article
from tellings.model.block import Block, BlockKind
from tellings.model.comparison import Comparison, Concept, ConceptMention, OnlyIn, Reuse, ReusedPassage, ValueRelation
from tellings.model.date import Anchor, Date
from tellings.model.figure import Figure
from tellings.model.name import NameKind
from tellings.model.relation import Relation
from tellings.model.span import Span
from tellings.model.statement import Form, Sense, Speaker, Statement
from tellings.model.story import Identity
from tellings.views.findings import Excerpt, Finding, Kind, Source, findings
from tellings.views.findings.predicates import predicates
from tellings.views.findings.values import counted
from tests.views import harbour

MINISTER = '"That the dam was left to leak is senseless," Minister Orla Venn said. It rained all night.'
INDIRECT = "Nobody left the dam to leak, and to say so would be “laughable”, according to Venn."
FOREIGN = "Venn dismissed the talk as far-fetched, saying the dam was not left to leak."


class Event:
    """Articles of invented outlets, and a comparison of them to fill in."""

    def __init__(self, *texts: str, language: str = "en") -> None:
        made = [harbour.article(f"t{n}", text, f"Outlet {n}", language=language) for n, text in enumerate(texts)]
        whole = [(Block(Span(a.id, 0, len(a.text)), BlockKind.PARAGRAPH),) for a in made]
        self.articles: list[Article] = [dataclasses.replace(a, blocks=blocks) for a, blocks in zip(made, whole, strict=True)]
        self.statements: list[Statement] = []
        self.identities: list[Identity] = []
        self.alignments: list[Alignment] = []

    def at(self, n: int, words: str) -> Span:
        start = self.articles[n].text.index(words)
        return Span(f"t{n}", start, start + len(words))

    def whole(self, n: int) -> Span:
        return Span(f"t{n}", 0, len(self.articles[n].text))

    def said(self, n: int, words: str, name: str, mention: str, entity: str | None = "e1", cue: str | None = None) -> None:
        speaker = Speaker(name, self.at(n, mention), entity)
        span = self.at(n, words)
        found = Statement(
            f"s{len(self.statements)}", span, (span,), Form.INDIRECT, Sense.SPEECH, speaker, self.at(n, cue) if cue else None, None, 0.9
        )
        self.statements.append(found)

    def one(self, name: str, *articles: int, entity: str = "e1", speaks_for: str | None = None) -> None:
        members = tuple((f"t{n}", entity) for n in articles)
        self.identities.append(Identity(f"i{len(self.identities)}", NameKind.PERSON, name, members, speaks_for))

    def lined_up(
        self,
        a: Span,
        b: Span,
        *differences: Difference,
        confidence: float = 0.9,
        collation: tuple[Segment, ...] = (),
        label: Label = Label.SAME,
    ) -> None:
        made = collation or (Segment(Change.SAME, a, b),)
        self.alignments.append(Alignment(a, b, label, confidence, ("same speaker",), differences, made))

    def comparison(self, **fields: object) -> Comparison:
        blank = Comparison(tuple(self.articles), *((),) * 12, reuse=Reuse((), (), ()), emphasis=(), notes=(), rejected=(), backends={})
        filled = {"statements": tuple(self.statements), "identities": tuple(self.identities), "alignments": tuple(self.alignments)}
        return dataclasses.replace(blank, **filled, **fields)  # type: ignore[arg-type]

    def found(self, kind: Kind, **fields: object) -> tuple[Finding, ...]:
        return findings(Source(self.comparison(**fields))).get(kind, ())

    def hits(self, quote: Excerpt) -> list[str]:
        text = self.articles[int(quote.whole.article[1:])].text
        return [h.of(text) for h in quote.hits]


def denied() -> Event:
    event = Event(MINISTER, INDIRECT, FOREIGN)
    event.one("Orla Venn", 0, 1, 2)
    event.said(0, "That the dam was left to leak is senseless", "Orla Venn", "Minister Orla Venn", cue="said")
    event.said(1, "would be “laughable”", "Venn", "Venn", cue="according to")
    event.said(2, "the dam was not left to leak", "Venn", "Venn", cue="saying")
    event.lined_up(event.at(0, MINISTER.split(" It")[0]), event.whole(1), label=Label.PARTIAL)
    event.lined_up(event.at(0, MINISTER.split(" It")[0]), event.whole(2), label=Label.PARTIAL)
    return event


def test_judging_words_of_one_speaker_are_paired_though_the_collation_did_not() -> None:
    event = denied()
    (finding,) = event.found(Kind.WORDING)
    assert [event.hits(q) for q in finding.quotes] == [["senseless"], ["laughable"], ["far-fetched"]]
    assert finding.about == ("Orla Venn",)


def test_other_words_of_another_speaker_are_no_wording() -> None:
    event = denied()
    x = event.alignments[0]
    difference = Difference(DifferenceKind.ATTRIBUTION, event.at(0, "Minister Orla Venn"), event.at(1, "Venn"))
    event.identities = [
        Identity("i0", NameKind.PERSON, "Orla Venn", (("t0", "e1"),)),
        Identity("i1", NameKind.PERSON, "Ada Venn", (("t1", "e1"),)),
    ]
    event.alignments = [dataclasses.replace(x, differences=(difference,))]
    assert not event.found(Kind.WORDING)


def reworded(a: str, b: str, frame: str = "We will {} the bridge before the winter storms come in") -> Event:
    event = Event(frame.format(a) + ", Venn said.", frame.format(b) + ", Venn said.")
    event.one("Orla Venn", 0, 1)
    first, last = frame.split("{}")
    whole = [event.at(n, frame.format(w)) for n, w in enumerate((a, b))]
    for n, w in enumerate((a, b)):
        event.said(n, frame.format(w), "Venn", "Venn", cue="said")
    collation = tuple(
        Segment(change, event.at(0, one), event.at(1, other))
        for change, one, other in ((Change.SAME, first, first), (Change.REPLACED, a, b), (Change.SAME, last, last))
        if one.strip()
    )
    event.lined_up(*whole, collation=collation)
    return event


def test_a_short_replaced_word_goes_before_a_long_replaced_run() -> None:
    short, long = reworded("mend", "repair"), reworded("mend and then strengthen", "repair or perhaps wholly rebuild")
    (one,) = short.found(Kind.WORDING)
    assert [short.hits(q) for q in one.quotes] == [["mend"], ["repair"]]
    assert long.found(Kind.WORDING)
    both = Event(*(a.text for a in (*short.articles, *long.articles)))
    both.one("Orla Venn", 0, 1, 2, 3)
    for n, event in enumerate((long, short)):  # given in the wrong order
        shift = {"t0": f"t{2 - 2 * n}", "t1": f"t{3 - 2 * n}"}
        both.statements += [_moved(s, shift) for s in event.statements]
        both.alignments += [_moved(x, shift) for x in event.alignments]
    assert [both.hits(f.quotes[0]) for f in both.found(Kind.WORDING)] == [["mend"], ["mend and then strengthen"]]


def _moved(value: object, shift: dict[str, str]) -> object:
    if isinstance(value, Span):
        return Span(shift[value.article], value.start, value.end)
    if isinstance(value, tuple):
        return tuple(_moved(v, shift) for v in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.replace(value, **{f.name: _moved(getattr(value, f.name), shift) for f in dataclasses.fields(value)})
    return value


def test_replaced_clauses_common_words_and_values_are_no_wording() -> None:
    clause = "mend at the cost of the province and of nobody else in the whole land"
    assert not reworded(clause, "repair").found(Kind.WORDING)
    assert not reworded("see", "have").found(Kind.WORDING)
    event = reworded("mend in May", "repair in June")
    dates = tuple(Date(f"d{n}", event.at(n, w), "", Anchor.NONE, "", None) for n, w in enumerate(("May", "June")))
    assert not event.found(Kind.WORDING, dates=dates)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The claim is senseless, she said.", ["senseless"]),
        ("an idea he called “outlandish”.", ["outlandish"]),
        ("She dismissed it as utterly far-fetched and left.", ["far-fetched"]),
        ("The bridge was closed on Monday.", []),
        ("He is Venn.", []),
        ("It was time.", []),
        ("A “glorious” return", ["glorious"]),
        ("“We are in a state of complete disarray”", []),
        ("", []),
    ],
)
def test_judging_words_are_predicates_that_end_their_clause_or_stand_in_marks(text: str, words: list[str]) -> None:
    assert [p.span.of(text) for p in predicates(text, Span("a", 0, len(text)), "en")] == words


# ---- who said it ----


def attributed(first: str, second: str, same: bool = False, speaks_for: str | None = None) -> Event:
    event = Event(f"The pumps failed at noon, {first} said.", f"The pumps failed at noon, {second} said.")
    if same:
        event.one("Orla Venn", 0, 1)
    else:
        event.one(first, 0)
        event.one(second, 1, speaks_for=speaks_for)
    for n, name in enumerate((first, second)):
        event.said(n, "The pumps failed at noon", name, name, cue="said")
    difference = Difference(DifferenceKind.ATTRIBUTION, event.at(0, first), event.at(1, second))
    event.lined_up(event.at(0, "The pumps failed at noon"), event.at(1, "The pumps failed at noon"), difference)
    return event


def test_two_speakers_are_shown_with_the_words() -> None:
    event = attributed("Orla Venn", "Karl Imst")
    (finding,) = event.found(Kind.ATTRIBUTION)
    assert finding.about == ("Orla Venn", "Karl Imst")
    assert [event.hits(q) for q in finding.quotes] == [["Orla Venn"], ["Karl Imst"]]
    assert all("The pumps failed" in event.articles[n].text[q.shown.start : q.shown.end] for n, q in enumerate(finding.quotes))


@pytest.mark.parametrize(("first", "second"), [("the ministry", "The Ministry"), ("a spokesman", "the spokesman"), ("anyone", "Orla Venn")])
def test_capitals_determiners_and_nobody_in_particular_make_no_other_speaker(first: str, second: str) -> None:
    assert not attributed(first, second).found(Kind.ATTRIBUTION)


def test_one_identity_under_two_names_is_no_other_speaker() -> None:
    assert not attributed("Minister Venn", "Orla Venn", same=True).found(Kind.ATTRIBUTION)


@pytest.mark.parametrize(("one", "several"), [("Orla Venn", "Karl Imst and Orla Venn"), ("Katharina Venn", "Katarina Venn and Karl Imst")])
def test_one_of_two_who_speak_together_is_no_other_speaker(one: str, several: str) -> None:
    assert not attributed(one, several).found(Kind.ATTRIBUTION)
    assert not attributed(several, one).found(Kind.ATTRIBUTION)
    assert attributed("Orla Venn", "Karl Imst and Ada Venn").found(Kind.ATTRIBUTION)


def test_real_speakers_go_before_a_spokesman_and_both_before_told_as_fact() -> None:
    real, spoken = attributed("Orla Venn", "Karl Imst"), attributed("Orla Venn", "Karl Imst", speaks_for="i0")
    fact = attributed("Orla Venn", "Karl Imst")
    fact.alignments = [
        dataclasses.replace(x, differences=(Difference(DifferenceKind.ATTRIBUTION, fact.at(0, "Orla Venn"), None),))
        for x in fact.alignments
    ]
    both = Event(*(a.text for e in (fact, spoken, real) for a in e.articles))
    for n, event in enumerate((fact, spoken, real)):
        shift = {"t0": f"t{2 * n}", "t1": f"t{2 * n + 1}", "i0": f"i{2 * n}", "i1": f"i{2 * n + 1}"}
        both.statements += [_moved(s, shift) for s in event.statements]
        both.alignments += [_moved(x, shift) for x in event.alignments]
        for i in event.identities:
            members = tuple((shift[a], e) for a, e in i.members)
            both.identities.append(dataclasses.replace(i, id=shift[i.id], members=members, speaks_for=shift.get(i.speaks_for or "")))
    shown = both.found(Kind.ATTRIBUTION)
    assert [f.quotes[0].whole.article for f in shown] == ["t4", "t2", "t0"]
    assert shown[2].why == "attributed here, told without a speaker there"


# ---- values ----


def dated(why: str) -> tuple[Finding, ...]:
    event = Event("The dam broke late on Monday.", "The dam broke early on Tuesday.", "The dam broke on Tuesday, about 1am.")
    spans = [event.at(n, w) for n, w in enumerate(("late on Monday", "early on Tuesday", "about 1am"))]
    dates = tuple(Date(f"d{n}", s, "", Anchor.NONE, "", None) for n, s in enumerate(spans))
    relations = (ValueRelation("d1", "d0", Relation.CONFLICT, why, 0.9), ValueRelation("d0", "d2", Relation.CONFLICT, why, 0.6))
    kind = Kind.DATED if "explainable" in why else Kind.DATE_CONFLICT
    other = ({Kind.DATED, Kind.DATE_CONFLICT} - {kind}).pop()
    assert not event.found(other, dates=dates, date_relations=relations)
    return event.found(kind, dates=dates, date_relations=relations)


def test_an_explainable_conflict_of_dates_is_one_finding_that_says_so() -> None:
    (finding,) = dated("neighbouring days; explainable: around midnight")
    assert finding.kind.value == "Dated differently"
    assert finding.why == "neighbouring days; explainable: around midnight"
    assert [q.whole.article for q in finding.quotes] == ["t0", "t1", "t2"]


def test_a_conflict_nothing_explains_stands_in_pairs() -> None:
    shown = dated("both values cannot be true")
    assert [len(f.quotes) for f in shown] == [2, 2]
    assert shown[0].why == "conflict: both values cannot be true"


@pytest.mark.parametrize(
    ("text", "value", "thing", "unit", "shown"),
    [
        ("40% of the boats sank", "40%", "boats", "percent", "boats"),
        ("turnout reached 40%", "40%", "reached", "percent", ""),
        ("over 40% shows it", "over 40%", "shows", "percent", ""),
        ("nine boats sank", "nine", "boats", "boats", "boats"),
        ("a 40-page report", "40", "page report", "pages", "page report"),
        ("he kept it 20 minutes", "20 minutes", "kept", "minutes", ""),
    ],
)
def test_the_counted_thing_is_named_only_where_it_is_a_noun_phrase(text: str, value: str, thing: str, unit: str, shown: str) -> None:
    event = Event(text)
    figure = Figure("f", event.at(0, value), 40, 40, unit, None, thing, event.at(0, thing), 1)
    assert counted(Source(event.comparison()), figure) == shown


# ---- names, what only one has, what was copied ----


def test_names_that_share_nothing_go_before_a_name_and_its_part_and_amounts_are_none() -> None:
    event = Event("The sluice. The north quay. 40 boats.", "The weir. The quay. Forty boats.")

    def concept(n: int, *words: str) -> Concept:
        mentions = tuple(ConceptMention(event.at(at, w), True) for at, w in enumerate(words))
        return Concept(f"c{n}", NameKind.THING, words[0], mentions, None)

    naming = (concept(0, "40 boats", "Forty boats"), concept(1, "The north quay", "The quay"), concept(2, "The sluice", "The weir"))
    assert [f.about for f in event.found(Kind.NAME, naming=naming)] == [("The sluice",), ("The north quay",)]


def test_captions_credits_datelines_and_headers_are_never_shown_as_only_here() -> None:
    text = "18 May 2031\nPORT VELL\nThe quay by night.\nPhoto: I. Varga\nThe harbour master counted nine boats."
    event = Event(text, "Nothing.")
    roles = (BlockKind.HEADER, BlockKind.DATELINE, BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.PARAGRAPH)
    spans = [event.at(0, line) for line in text.split("\n")]
    blocks = tuple(Block(s, role) for s, role in zip(spans, roles, strict=True))
    event.articles[0] = dataclasses.replace(event.articles[0], blocks=blocks)
    shown = event.found(Kind.ONLY, only_in=tuple(OnlyIn(s, None, 0.0, "no passage with these words") for s in spans))
    assert [q.whole for f in shown for q in f.quotes] == [spans[-1]]


def test_articles_take_turns_in_what_only_one_has() -> None:
    event = Event("First of one. Second of one.", "First of two.")
    spans = [event.at(0, "First of one."), event.at(0, "Second of one."), event.at(1, "First of two.")]
    shown = event.found(Kind.ONLY, only_in=tuple(OnlyIn(s, None, 0.0, "") for s in spans))
    assert [f.quotes[0].whole.article for f in shown] == ["t0", "t1", "t0"]


def test_a_copied_pair_both_sides_of_which_are_shown_is_left_out() -> None:
    event = Event(*("The same words in all of them.",) * 3)
    pairs = [(0, 1), (1, 2), (0, 2)]
    passages = tuple(ReusedPassage(event.whole(a), event.whole(b), 9 - n, 9) for n, (a, b) in enumerate(pairs))
    assert len(event.found(Kind.COPIED, reuse=Reuse(passages, (), ()))) == 2


def test_kinds_come_in_one_order_whatever_was_found() -> None:
    shown = list(findings(Source(harbour.comparison())))
    assert shown == [kind for kind in Kind if kind in shown]
    assert len(shown) >= 6


def test_every_excerpt_lies_in_its_passage_and_holds_its_first_hit() -> None:
    for some in findings(Source(harbour.comparison())).values():
        for f in some:
            for q in f.quotes:
                assert q.shown.article == q.whole.article
                if q.hits:
                    assert q.shown.contains(q.hits[0])
