"""Alignments joined: one utterance or fact, every outlet's rendering, no chains."""

from __future__ import annotations

from itertools import pairwise

from tellings.alignments import align
from tellings.comparison.groups import Kept, clusters, join, kept, stretches
from tellings.model.alignment import Alignment, Change, Label, Segment
from tellings.model.group import Group, Wording
from tellings.model.span import Span
from tellings.model.story import Story
from tests.alignments.made_up import story, words

QUOTED = '"We will not open the bridge before every weld is checked," harbour minister Ana Koval said on Tuesday.'
TRIMMED = '"We will not open the bridge," Ana Koval, the harbour minister, said.'
REPORTED = "Harbour minister Ana Koval said the bridge would not be opened before all its welds were checked."


RANK = {f"a{n}": n for n in range(1, 6)}


def joined(*texts: str) -> tuple[Story, tuple[Group, ...]]:
    told = story(*texts)
    return told, join(told, align(told))


def alignment(a: Span, b: Span, label: Label = Label.SAME, confidence: float = 0.9) -> Alignment:
    return Alignment(a, b, label, confidence, ("shared words",), (), (Segment(Change.SAME, a, b),))


def test_one_utterance_in_three_articles_is_one_group() -> None:
    _, groups = joined(QUOTED, TRIMMED, REPORTED)
    assert len(groups) == 1
    assert [r.span.article for r in groups[0].renderings] == ["a1", "a2", "a3"]
    assert groups[0].id == "g1"


def test_the_longest_direct_quotation_is_the_base() -> None:
    told, groups = joined(REPORTED, QUOTED)
    base = groups[0].renderings[groups[0].base]
    assert "every weld" in words(base.span, told)
    assert base.wording is Wording.VERBATIM


def test_the_same_words_are_verbatim_and_fewer_are_trimmed() -> None:
    _, groups = joined(QUOTED, QUOTED.replace("on Tuesday", "on Tuesday evening"), TRIMMED)
    wording = {r.span.article: r.wording for r in groups[0].renderings}
    assert wording["a1"] is Wording.VERBATIM
    assert wording["a2"] is Wording.VERBATIM
    assert wording["a3"] is Wording.TRIMMED


def test_a_group_names_the_speaker_its_statements_share() -> None:
    told, groups = joined(QUOTED, TRIMMED)
    assert groups[0].speaker is not None
    assert next(i.name for i in told.identities if i.id == groups[0].speaker).endswith("Koval")


def test_a_chain_of_alignments_is_not_one_group() -> None:
    spans = [Span(f"a{n}", 0, 40) for n in range(1, 6)]
    chain = [alignment(a, b) for a, b in pairwise(spans)]
    found = clusters(chain, stretches(chain), RANK)
    assert max(len(c) for c in found) < 5


def test_a_weak_partial_alignment_joins_nothing() -> None:
    a, b = Span("a1", 0, 100), Span("a2", 0, 100)
    weak = Alignment(
        a,
        b,
        Label.PARTIAL,
        0.9,
        (),
        (),
        (Segment(Change.SAME, Span("a1", 0, 5), Span("a2", 0, 5)), Segment(Change.REPLACED, Span("a1", 6, 100), Span("a2", 6, 100))),
    )
    assert kept(weak) == Kept(5 / 99, 5 / 99)
    assert clusters([weak], stretches([weak]), RANK) == []


def test_overlapping_stretches_of_one_article_are_one() -> None:
    whole, part, other = Span("a1", 0, 100), Span("a1", 0, 60), Span("a1", 70, 100)
    found = stretches([alignment(whole, Span("a2", 0, 9)), alignment(part, Span("a3", 0, 9)), alignment(other, Span("a4", 0, 9))])
    assert found[part] == whole
    assert found[other] == other


def test_no_alignments_no_groups() -> None:
    told = story("The ferry doubled its crossings in May.", "A choir from Ostervale won the singing prize.")
    assert join(told, align(told)) == ()
