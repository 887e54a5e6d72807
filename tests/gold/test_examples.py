"""The acceptance test: what the example event was written to show is shown, at the characters where it stands.

The event, four outlets on one night in an invented harbour town, is labelled by hand in examples/gold.labels.
Each test names places by their words; `⟦ ⟧` marks the part meant where the words around it are needed.
"""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from itertools import combinations
from pathlib import Path
from types import ModuleType

import pytest

import tellings
from tellings.model.alignment import Alignment, DifferenceKind
from tellings.model.article import Article
from tellings.model.comparison import Comparison, ValueRelation
from tellings.model.figure import Figure
from tellings.model.relation import Relation
from tellings.model.span import Span
from tellings.model.statement import Form, Statement

EXAMPLES = Path(__file__).parents[2] / "examples"
WIRE, COURIER, GAZETTE, QUAY = "opb-wire", "vardane-courier", "tolmere-gazette", "open-quay"
OUTLETS = (WIRE, COURIER, GAZETTE, QUAY)
Place = tuple[str, str]

PREPOSTEROUS = (WIRE, "Anyone who says that the barrier was left open for the sake of the container terminal")
OUTLANDISH = (COURIER, "would have to believe that the people who work it had put their own houses under water")
NONSENSE = (GAZETTE, "then our own crew must have flooded their own houses, and that is nonsense")
FAR_FETCHED = (QUAY, "it would mean that the crew had flooded its own homes")
NO_LEAF = ((WIRE, "No leaf will move by computer until a person has looked at it"), (COURIER, "No leaf is to move by computer before"))
TWO_PUMPS, TWO_PUMPS_TOO, THREE_PUMPS = (WIRE, "⟦Two⟧ of the six"), (COURIER, "⟦Two⟧ of the six"), (GAZETTE, "⟦Three⟧ of the six")


@pytest.fixture(scope="module")
def found() -> Comparison:
    return tellings.compare([str(EXAMPLES / "event.json")])


@pytest.fixture(scope="module")
def pages() -> Comparison:
    return tellings.compare([str(EXAMPLES / "html" / "event.json")])


@pytest.fixture(scope="module")
def label() -> ModuleType:
    spec = importlib.util.spec_from_file_location("examples_label", EXAMPLES / "label.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def article(found: Comparison, name: str) -> Article:
    return next(a for a in found.articles if Path(a.name).stem == name)


def at(found: Comparison, place: Place) -> Span:
    """The one place where the words stand."""
    name, words = place
    before, _, rest = words.partition("⟦") if "⟦" in words else ("", "", words)
    marked, _, after = rest.partition("⟧")
    read = article(found, name)
    assert read.text.count(before + marked + after) == 1, f"{words!r} is not one place of {name}"
    start = read.text.index(before + marked + after) + len(before)
    return Span(read.id, start, start + len(marked))


def touches(span: Span, other: Span) -> bool:
    """Half of the shorter one is shared."""
    return 2 * span.overlap(other) >= min(len(span), len(other)) > 0


def statement(found: Comparison, place: Place) -> Statement:
    """The statement whose content holds the words; the innermost where one is nested in another."""
    span = at(found, place)
    holding = [s for s in found.statements if s.span.overlap(span) == len(span)]
    assert holding, f"no statement holds {place[1]!r}"
    return min(holding, key=lambda s: len(s.span))


def speaker(found: Comparison, place: Place) -> str:
    given = statement(found, place).speaker
    return given.name if given else ""


def identity(found: Comparison, place: Place) -> str | None:
    said = statement(found, place)
    member = (said.span.article, said.speaker.entity if said.speaker else None)
    return next((i.id for i in found.identities if member in i.members), None)


def aligned(found: Comparison, a: Place, b: Place) -> list[Alignment]:
    """The alignments that line up the two places."""
    x, y = at(found, a), at(found, b)
    return [n for n in found.alignments if (touches(n.a, x) and touches(n.b, y)) or (touches(n.a, y) and touches(n.b, x))]


def differing(found: Comparison, a: Place, b: Place) -> set[DifferenceKind]:
    return {d.kind for n in aligned(found, a, b) for d in n.differences}


def figure(found: Comparison, place: Place) -> Figure:
    span = at(found, place)
    best = max(found.figures, key=lambda f: f.span.overlap(span), default=None)
    assert best is not None, "no figure was read"
    assert best.span.overlap(span), f"no figure at {place[1]!r}"
    return best


def relation(found: Comparison, a: Place, b: Place) -> Relation | None:
    ids = {figure(found, a).id, figure(found, b).id}
    return next((r.relation for r in found.figure_relations if {r.a, r.b} == ids), None)


def dated(found: Comparison, a: Place, b: Place) -> ValueRelation | None:
    ids = set()
    for place in (a, b):
        span = at(found, place)
        ids |= {d.id for d in found.dates if d.span.overlap(span)}
    return next((r for r in found.date_relations if {r.a, r.b} <= ids), None)


def concept(found: Comparison, place: Place) -> str | None:
    """The concept whose mention shares most with the place: a name inside another's name is its own."""
    span = at(found, place)
    touching = [(m.span.overlap(span), -len(m.span), c.id) for c in found.naming for m in c.mentions if touches(m.span, span)]
    return max(touching)[2] if touching else None


# --- The labels themselves


def test_the_gold_is_what_the_labels_give(label: ModuleType) -> None:
    assert json.loads((EXAMPLES / "gold.json").read_text("utf8")) == label.build()


def test_every_gold_span_round_trips() -> None:
    def spans(value: object) -> list[dict[str, object]]:
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        own = [value] if isinstance(value, dict) and "start" in value else []
        return own + [s for x in inner for s in spans(x)]

    texts = {name: (EXAMPLES / f"{name}.txt").read_bytes().decode() for name in OUTLETS}
    read = spans(json.loads((EXAMPLES / "gold.json").read_text("utf8")))
    assert len(read) > 500
    assert [s for s in read if texts[str(s["article"])][s["start"] : s["end"]] != s["text"]] == []


@pytest.mark.parametrize("wrong", ["the gate", "the moon", "⟦the⟧ gate"])
def test_a_snippet_that_is_not_one_place_is_refused(label: ModuleType, wrong: str) -> None:
    with pytest.raises(ValueError, match="one is needed"):
        label.Texts(EXAMPLES).span("B", wrong)


def test_a_sentence_left_unlabelled_is_refused(label: ModuleType) -> None:
    gold = label.build()
    gold["only_in"].pop()
    with pytest.raises(ValueError, match="neither touched nor only here"):
        label.check_sentences(gold, label.Texts(EXAMPLES), set())


# --- Who said it


@pytest.mark.parametrize("pair", list(combinations((PREPOSTEROUS, OUTLANDISH, NONSENSE), 2)))
def test_one_statement_in_three_translations_is_lined_up(found: Comparison, pair: tuple[Place, Place]) -> None:
    assert aligned(found, *pair)


def test_the_three_translations_are_one_group(found: Comparison) -> None:
    places = [at(found, p) for p in (PREPOSTEROUS, OUTLANDISH, NONSENSE)]
    assert any(all(any(touches(r.span, p) for r in g.renderings) for p in places) for g in found.groups)


def test_the_three_translations_have_one_speaker(found: Comparison) -> None:
    who = {identity(found, p) for p in (PREPOSTEROUS, OUTLANDISH, NONSENSE, FAR_FETCHED)}
    assert len(who) == 1
    assert None not in who
    assert {speaker(found, p) for p in (PREPOSTEROUS, OUTLANDISH, NONSENSE, FAR_FETCHED)} == {"Ilena Marsk"}


def test_the_same_words_are_given_to_two_speakers(found: Comparison) -> None:
    assert speaker(found, NO_LEAF[0]) == "Ilena Marsk"
    assert speaker(found, NO_LEAF[1]) == "Tomas Ardelan"
    assert DifferenceKind.ATTRIBUTION in differing(found, *NO_LEAF)


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ((WIRE, "The crew carried out its orders"), "Ilena Marsk"),  # she added
        ((WIRE, "If the engineers ask for it, we will study"), "Tomas Ardelan"),  # he told
        ((WIRE, "We are not going to wait"), "Ilena Marsk"),  # the spokeswoman added
        ((WIRE, "Seventeen streets were still without"), "regional administration"),  # a body
        ((COURIER, "Nobody will lose a house over"), "Tomas Ardelan"),  # a quotation that stands alone
        ((COURIER, "We saw it from the deck"), "Henrik Solt"),  # a quotation that its cue interrupts
        ((COURIER, "and nobody touched that gate"), "Henrik Solt"),
        ((COURIER, "That is how the town found out"), "Bettina Oslow"),
        ((GAZETTE, "he had not been to bed since"), "Jost Perrin"),
        ((GAZETTE, "No one loses their home"), "Tomas Ardelan"),
        ((QUAY, "Six of them had not seen"), "regional health service"),  # it added
        ((QUAY, "appears in the log by name"), "Henrik Solt"),
        ((QUAY, "Insurers expect households"), "Orvenian Insurers’ Federation"),
    ],
)
def test_speakers(found: Comparison, place: Place, name: str) -> None:
    assert name.lower() in speaker(found, place).replace("'", "’").lower()


@pytest.mark.parametrize(
    ("place", "form"),
    [
        ((WIRE, "No leaf will move by computer"), Form.DIRECT),
        ((WIRE, "No vessel was moving in the channel"), Form.INDIRECT),
        ((COURIER, "had hung still “for a good 20 minutes”"), Form.MIXED),
        ((COURIER, "There was no ship under way"), Form.INDIRECT),
        ((GAZETTE, "He would look at the plan “without blinkers”"), Form.MIXED),
        ((QUAY, "We do not accuse the crew"), Form.DIRECT),
        ((QUAY, "misses the point"), Form.INDIRECT),
    ],
)
def test_forms(found: Comparison, place: Place, form: Form) -> None:
    assert statement(found, place).form is form


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        ((COURIER, "The leaf is stuck, get your people upstairs"), (COURIER, "⟦They told me⟧, ‘The leaf")),
        ((QUAY, "Is that us?"), (QUAY, "My husband asked me")),
    ],
)
def test_a_quotation_inside_a_quotation_is_nested(found: Comparison, inner: Place, outer: Place) -> None:
    assert statement(found, inner).nested_in == statement(found, outer).id


def test_a_scare_quote_is_no_statement(found: Comparison) -> None:
    quoted = at(found, (QUAY, "transparent"))
    assert [s for s in found.statements if s.span.overlap(quoted)] == []
    assert [q for q in found.quoted_terms if q.span.overlap(quoted)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ((WIRE, "Waterways Minister Tomas Ardelan did not rule out"), (GAZETTE, "could be turned into an overflow polder")),
        ((GAZETTE, "She did not rule out taking the ministry to court"), (QUAY, "The town could take the ministry to court")),
    ],
)
def test_what_was_not_ruled_out_and_what_could_be_differ_in_strength(found: Comparison, a: Place, b: Place) -> None:
    assert DifferenceKind.MODALITY in differing(found, a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ((WIRE, "The crew carried out its orders"), (QUAY, "We do not accuse the crew")),
        ((COURIER, "The Pilots’ Guild accuses the ministry"), (GAZETTE, "The government has denied leaving")),
        ((WIRE, "Seventeen streets were still without electricity"), (QUAY, "Seventeen people were injured when")),
        ((COURIER, "1,140 homes were damaged"), (GAZETTE, "412 homes took in water")),
        ((GAZETTE, "Putting the gate right will cost"), (QUAY, "Insurers expect households to claim")),
        ((COURIER, "She called for an inquiry"), (QUAY, "review the ministry has promised")),
    ],
)
def test_alike_is_not_the_same(found: Comparison, a: Place, b: Place) -> None:
    assert aligned(found, a, b) == []


# --- Figures and dates


def test_two_pumps_and_three_pumps_cannot_both_be_true(found: Comparison) -> None:
    assert relation(found, TWO_PUMPS, THREE_PUMPS) is Relation.CONFLICT
    assert relation(found, TWO_PUMPS_TOO, THREE_PUMPS) is Relation.CONFLICT
    assert relation(found, TWO_PUMPS, TWO_PUMPS_TOO) is Relation.EQUAL


def test_no_other_figures_conflict(found: Comparison) -> None:
    pumps = {figure(found, p).id for p in (TWO_PUMPS, TWO_PUMPS_TOO, THREE_PUMPS)}
    assert [(r.a, r.b) for r in found.figure_relations if r.relation is Relation.CONFLICT and not {r.a, r.b} <= pumps] == []


@pytest.mark.parametrize(
    "places",
    [
        ((WIRE, "3.24 meters"), (COURIER, "more than three metres"), (QUAY, "3.2 metres")),
        ((WIRE, "1,870 people"), (COURIER, "about 1,900 people"), (QUAY, "nearly 1,900 people")),
        ((WIRE, "18.4 million crowns"), (COURIER, "more than 18 million crowns"), (GAZETTE, "18 million crowns")),
        ((COURIER, "60 or so households"), (GAZETTE, "58 households")),
        ((GAZETTE, "412 homes"), (QUAY, "At least 400 homes")),
        ((COURIER, "1,140 homes"), (QUAY, "more than 1,100 homes")),
        ((COURIER, "96 million"), (QUAY, "nearly 100 million crowns")),
    ],
    ids=lambda places: places[0][1],
)
def test_rounding_and_bounds_are_compatible(found: Comparison, places: tuple[Place, ...]) -> None:
    assert {relation(found, a, b) for a, b in combinations(places, 2)} == {Relation.COMPATIBLE}


@pytest.mark.parametrize("earlier", [(WIRE, "Eleven people"), (COURIER, "Eleven people"), (GAZETTE, "Eleven people")])
def test_a_revised_count_is_an_update(found: Comparison, earlier: Place) -> None:
    assert relation(found, earlier, (QUAY, "Seventeen people")) is Relation.UPDATE


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ((WIRE, "18.4 million crowns"), (QUAY, "about 18 million crowns")),
        ((GAZETTE, "cost ⟦18 million crowns⟧"), (QUAY, "about 18 million crowns")),
        ((WIRE, "Seventeen streets"), (QUAY, "Seventeen people")),
        ((GAZETTE, "⟦six pumps⟧ at"), (QUAY, "⟦Six⟧ of them")),
        ((COURIER, "1,140 homes"), (GAZETTE, "412 homes")),
        ((COURIER, "nine people"), (GAZETTE, "Eleven people")),
    ],
)
def test_the_same_number_is_not_the_same_thing(found: Comparison, a: Place, b: Place) -> None:
    assert relation(found, a, b) is None


@pytest.mark.parametrize("later", [(COURIER, "shortly after midnight"), (GAZETTE, "early on Wednesday")])
def test_late_in_the_evening_and_after_midnight_can_be_one_moment(found: Comparison, later: Place) -> None:
    relation = dated(found, (WIRE, "late on Tuesday evening"), later)
    assert relation
    assert "midnight" in relation.why


def test_two_months_for_one_inspection_cannot_both_be_true(found: Comparison) -> None:
    relation = dated(found, (COURIER, "in ⟦May⟧"), (GAZETTE, "in ⟦March⟧"))
    assert relation
    assert relation.relation is Relation.CONFLICT
    assert "midnight" not in relation.why


# --- Names, copies and what one outlet alone has


@pytest.mark.parametrize(
    "places",
    [
        ((WIRE, "⟦The tidal barrier⟧ at Tolmere"), (COURIER, "the port’s surge gate"), (GAZETTE, "leaving ⟦Tolmere’s sea gate⟧")),
        ((WIRE, "a retention basin"), (COURIER, "a flood basin"), (GAZETTE, "an overflow polder"), (QUAY, "a holding lake")),
        ((COURIER, "its chairman, ⟦Henrik Solt⟧"), (GAZETTE, "⟦Pilots’ leader Henrik Solt⟧ claims"), (QUAY, "⟦Henrik Solt⟧, the guild’s")),
    ],
    ids=["gate", "basin", "chairman"],
)
def test_several_names_are_one_concept(found: Comparison, places: tuple[Place, ...]) -> None:
    concepts = {concept(found, p) for p in places}
    assert len(concepts) == 1
    assert None not in concepts


@pytest.mark.parametrize("pair", list(combinations((WIRE, GAZETTE, QUAY), 2)))
def test_the_wire_passage_is_found_in_each_copy(found: Comparison, pair: tuple[str, str]) -> None:
    ids = {article(found, name).id for name in pair}
    shared = [p for p in found.reuse.passages if {p.a.article, p.b.article} == ids]
    assert any(p.words >= 40 for p in shared)


def test_the_agency_is_credited_where_it_is(found: Comparison) -> None:
    assert {(article(found, n).id, "OPB") for n in (WIRE, GAZETTE)} <= {(s.article, name) for name, s in found.reuse.credits}
    assert article(found, QUAY).id not in {s.article for _, s in found.reuse.credits}


@pytest.mark.parametrize(
    "place",
    [
        (COURIER, "a hydraulic ram on the third leaf was reported faulty"),
        (GAZETTE, "anyone who needs a telephone or a kettle"),
        (QUAY, "a mechanical fault"),
        (WIRE, "Seventeen streets"),
    ],
)
def test_what_one_outlet_alone_has(found: Comparison, place: Place) -> None:
    span = at(found, place)
    assert any(o.span.overlap(span) for o in found.only_in)


@pytest.mark.parametrize("place", [PREPOSTEROUS, OUTLANDISH, NONSENSE, NO_LEAF[0], (QUAY, "ran over the quays")])
def test_what_several_have_is_not_listed_as_one_outlets(found: Comparison, place: Place) -> None:
    span = at(found, place)
    assert [o for o in found.only_in if o.span.overlap(span)] == []


# --- The same articles as web pages


@pytest.mark.parametrize("name", OUTLETS)
def test_a_page_says_its_outlet_and_date_itself(found: Comparison, pages: Comparison, name: str) -> None:
    text, page = article(found, name), article(pages, name)
    assert text.published
    assert page.published
    assert (page.outlet, page.published.day, page.url) == (text.outlet, text.published.day, text.url)


@pytest.mark.parametrize("name", OUTLETS)
def test_a_page_makes_the_same_statements_as_its_text(found: Comparison, pages: Comparison, name: str) -> None:
    def said(c: Comparison) -> Counter[tuple[str, str, str | None]]:
        read = article(c, name)
        mine = (s for s in c.statements if s.span.article == read.id)
        return Counter((s.span.of(read.text), s.form.value, s.speaker.name if s.speaker else None) for s in mine)

    assert said(pages) == said(found)
    assert said(pages)


@pytest.mark.parametrize("name", OUTLETS)
def test_a_page_gives_the_same_figures_as_its_text(found: Comparison, pages: Comparison, name: str) -> None:
    def given(c: Comparison) -> Counter[tuple[str, float | None, float | None, str]]:
        read = article(c, name)
        return Counter((f.span.of(read.text), f.low, f.high, f.unit) for f in c.figures if f.span.article == read.id)

    assert given(pages) == given(found)
    assert given(pages)
