"""What is put aside early is what would have been put aside late: the shortcuts change no result."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from tellings.alignments.features import GLANCE, HELD, SURFACE, glance, overlap, surface
from tellings.alignments.matching import Company, Read, read
from tellings.alignments.wordings import Wordings
from tellings.backends import registry
from tellings.comparison.figure_evidence import bounds
from tellings.model.figure import Figure
from tellings.model.relation import Relation
from tellings.model.span import Span
from tests.alignments.made_up import story
from tests.alignments.test_align import FIRST, SECOND, UNRELATED

DATED = (
    "Lindmouth bridge to open on Friday\n\n"
    'Ana Koval said on Tuesday that 14 welds were checked. "We will open it on Friday," the minister said.\n\n'
    "Some 300 people from Ostervale walked over it on 12 May."
)
NUMBERS = st.one_of(st.just(0.0), st.floats(min_value=-1e6, max_value=1e6, allow_nan=False))


def tellings() -> list[Read]:
    told = story(FIRST, SECOND, UNRELATED, DATED)
    return [read(told, t, registry.embedder()) for t in told.tellings]


def test_hopeless_pairs_are_those_that_all_cheap_features_leave_without_hope() -> None:
    found = tellings()
    wordings = Wordings([t.prepared for t in found])
    seen = set()
    for m, n in product(range(len(found)), repeat=2):
        company = Company(found[m], found[n], wordings, m, n)
        own, hopeless = company.model.own, company.model.hopeless
        for i, j in product(range(len(found[m].prepared)), range(len(found[n].prepared))):
            whole = company.pair(i, j)
            assert whole is not None
            most = own["clause_mass"] * min(1.0, whole.overlap.matched / 12.0)
            late = ("predicates", "acted", "acted_otherwise", "contained", "clause", "clause_least", "clause_mass", "run")
            early = [n for n in whole.features if n not in SURFACE and n not in late and (n in GLANCE or n.startswith("cosine"))]
            first = sum(own.get(n, 0.0) * whole.features[n] for n in early) + most
            second = first + sum(own.get(n, 0.0) * whole.features[n] for n in SURFACE)
            if min(abs(first - hopeless[0]), abs(second - hopeless[1])) > 1e-6:
                kept = first >= hopeless[0] and second >= hopeless[1]
                seen.add(kept)
                assert (company.pair(i, j, hopeful=True) is not None) == kept
    assert seen == {True, False}


def test_what_a_passage_does_not_hold_counts_nothing() -> None:
    found = tellings()
    wordings = Wordings([t.prepared for t in found])
    company = Company(found[0], found[3], wordings, 0, 3)
    bits = set()
    for i, j in product(range(len(found[0].prepared)), range(len(found[3].prepared))):
        left, right = company.weighed(i, j)
        shared = overlap(left, right, wordings.matches(left.prepared, right.prepared, wordings.numbers[0][i], wordings.numbers[3][j]))
        assert len(glance(left, right, shared)) == len(GLANCE)
        values = surface(left, right, shared, shared.common, found[0].annotations, found[3].annotations)
        assert tuple(values) == SURFACE
        both = found[0].held[i] & found[3].held[j]
        bits.add(both)
        for n, names in enumerate(HELD):
            assert both >> n & 1 or not any(values[name] for name in names)
    assert len(bits) > 2


@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS, st.sampled_from([0.0, 0.1, 1.0, 100.0]), st.sampled_from(["miles", "kilometres", "metres"]))
def test_bounds_contradict_only_where_the_figures_do(a: float, b: float, c: float, d: float, step: float, unit: str) -> None:
    one, two = (
        Figure("a1-f1", Span("a1", 0, 1), min(ends), max(ends), name, None, "", None, step)
        for ends, name in (((a, b), "miles"), ((c, d), unit))
    )
    mine, theirs = bounds(one), bounds(two)
    assert mine is not None
    assert theirs is not None
    assert mine.contradict(theirs) == theirs.contradict(mine)
    if mine.contradict(theirs):
        assert one.compare(two).relation is Relation.CONFLICT
