"""Stories: membership by logged decisions, redirects, pins; features and candidates."""

from __future__ import annotations

from datetime import date

import pytest

from tellings.errors import NotKept, Refused
from tellings.model.kept_story import Candidate, Decision, DecisionKind, Pin, PinKind
from tellings.store import Store
from tests.store.keeping import add, at, begin, features, several


def decide(store: Store, kind: str, story: str, *articles: str, other: str | None = None, minutes: float = 1) -> int:
    return store.decide(Decision(DecisionKind(kind), story, articles, "fixed words", at(minutes), other, {"cosine": 0.25}))


def test_begin_join_and_lists(store: Store) -> None:
    one, two, three = several(store, 3)
    assert store.ungrouped() == [one, two, three]
    assert begin(store, "s1", two, one) == 1
    assert decide(store, "join", "s1", three) == 2
    assert store.ungrouped() == []
    assert store.members("s1") == sorted([one, two, three])
    story = store.story("s1")
    assert (story.head.size, story.head.first_day, story.head.last_day, story.head.updated) == (3, "2031-05-01", "2031-05-01", at(1))
    assert [a.id for a in story.members] == sorted([one, two, three])
    assert story.head.title == story.members[0].title
    assert {m.decision for m in store.memberships([one, three]).values()} == {1, 2}
    assert store.stories() == [story.head]
    assert store.stories(least=4) == []


def test_move_split_and_leave(store: Store) -> None:
    one, two, three = several(store, 3)
    begin(store, "s1", one, two)
    begin(store, "s2", three)
    decide(store, "move", "s2", two, other="s1")
    assert (store.members("s1"), store.members("s2")) == ([one], sorted([two, three]))
    decide(store, "split", "s3", two, other="s2")
    assert (store.members("s2"), store.members("s3")) == ([three], [two])
    decide(store, "leave", "s3", two)
    assert store.members("s3") == []
    assert store.ungrouped() == [two]
    assert [h.id for h in store.stories()] == ["s1", "s2"]


def test_merged_ids_redirect_for_ever(store: Store) -> None:
    keys = several(store, 3)
    for n, key in enumerate(keys):
        begin(store, f"s{n}", key)
    decide(store, "merge", "s1", other="s0")
    decide(store, "merge", "s2", other="s1")
    assert [store.resolve(s) for s in ("s0", "s1", "s2")] == ["s2"] * 3
    assert store.members("s0") == sorted(keys)
    assert (store.story("s0").asked, store.story("s0").head.id) == ("s0", "s2")
    assert [d.seq for d in store.decisions(story="s0")] == [5, 4, 3, 2, 1]
    assert store.decisions(article=keys[0])[0].articles == tuple(sorted(keys[:2]))
    with pytest.raises(Refused, match="merged into 's2'"):
        decide(store, "join", "s0", keys[0])
    with pytest.raises(Refused, match="used already"):
        decide(store, "split", "s0", keys[0], other="s2")
    with pytest.raises(NotKept):
        store.resolve("s9")
    assert list(store.check()) == []


def test_decisions_against_what_is_kept_change_nothing(store: Store) -> None:
    one, two = several(store, 2)
    begin(store, "s1", one)
    for kind, story, articles, other in (
        ("begin", "s1", (two,), None),
        ("begin", "s2", (one,), None),
        ("begin", "s2", (), None),
        ("begin", "", (two,), None),
        ("join", "s1", (one,), None),
        ("move", "s1", (two,), "s1"),
        ("split", "s2", (two,), "s1"),
        ("merge", "s1", (), "s1"),
        ("merge", "s1", (), None),
    ):
        with pytest.raises(Refused):
            decide(store, kind, story, *articles, other=other)
    for kind, story, articles in (("join", "s9", (two,)), ("begin", "s2", ("a0",)), ("leave", "s9", (one,))):
        with pytest.raises(NotKept):
            decide(store, kind, story, *articles)
    assert len(store.decisions()) == 1
    assert store.counts().stories == 1


def test_the_log_holds_reasons_and_numbers(store: Store) -> None:
    one, two = several(store, 2)
    begin(store, "s1", one)
    decide(store, "apart", "s1", two)
    log = store.decisions()
    assert [(d.seq, d.kind, d.reason, dict(d.numbers)) for d in log] == [
        (2, DecisionKind.APART, "fixed words", {"cosine": 0.25}),
        (1, DecisionKind.BEGIN, "alike", {"cosine": 0.5}),
    ]
    assert store.decisions(before=2) == log[1:]
    assert store.decisions(article=two) == log[:1]
    assert store.ungrouped() == [two]
    with pytest.raises(ValueError, match="JSON"):
        store.decide(Decision(DecisionKind.APART, "s1", (two,), "x", at(), numbers={"cosine": float("nan")}))


def test_pins(store: Store) -> None:
    one, two, three = several(store, 3)
    seq = store.pin(Pin(PinKind.TOGETHER, (two, one), (three,), at(), "one event"))
    store.pin(Pin(PinKind.APART, (one,), (two,), at(1)))
    assert store.pins()[0] == Pin(PinKind.TOGETHER, tuple(sorted([one, two])), (three,), at(), "one event", seq)
    assert [p.seq for p in store.pins([three])] == [1]
    store.unpin(seq, at(2))
    assert [p.seq for p in store.pins()] == [2]
    for wrong in (seq, 99):
        with pytest.raises(NotKept):
            store.unpin(wrong, at(3))
    with pytest.raises(NotKept):
        store.pin(Pin(PinKind.APART, (one,), ("a0",), at()))
    with pytest.raises(Refused):
        store.pin(Pin(PinKind.APART, (one,), (), at()))


@pytest.mark.parametrize("days", [None, (11_000, 11_200)])
@pytest.mark.parametrize("at_once", [1, 60])
def test_every_candidate_above_a_dot_product(
    store: Store, days: tuple[int, int] | None, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tellings.store.features.DAYS_AT_ONCE", at_once)
    count = 230
    with store.transaction():
        for n, key in enumerate(keys := several(store, count)):
            store.put_features(key, features(None if n % 50 == 7 else 11_000 + n, boat=n / 256, tide=1 / 256, **{f"w{n}": 0.5}))
    weights = {key: (n / 128 + 1 / 256) for n, key in enumerate(keys)}
    inside = [k for n, k in enumerate(keys) if n % 50 != 7 and (days is None or n <= 200)]
    found = store.candidates({"boat": 2.0, "tide": 1.0}, days, limit=None, least_dot=0.05)
    assert {c.article: c.dot for c in found} == {k: weights[k] for k in inside if weights[k] >= 0.05}
    assert [c.dot for c in found] == sorted((c.dot for c in found), reverse=True)
    assert {c.shared for c in found} == {2}
    undated = store.candidates({"boat": 2.0, "tide": 1.0}, days, limit=None, undated=True)
    assert {c.article for c in undated} == {*inside, *(k for n, k in enumerate(keys) if n % 50 == 7)}
    assert store.candidates({"boat": 2.0, "tide": 1.0}, days, limit=3, least_dot=0.05) == found[:3]


def test_candidates_share_terms_in_the_window(store: Store) -> None:
    day = date(2031, 5, 1).toordinal()
    keys = several(store, 4)
    for key, kept in zip(
        keys,
        (features(day, boat=0.5, harbour=0.5), features(day + 1, boat=1.0), features(day + 40, boat=1.0), features(None, boat=0.25)),
        strict=True,
    ):
        store.put_features(key, kept)
    asked = {"boat": 1.0, "harbour": 0.5, "none": 2.0}
    assert store.candidates(asked, (day, day + 7)) == [Candidate(keys[1], 1, 1.0), Candidate(keys[0], 2, 0.75)]
    assert [c.article for c in store.candidates(asked, (day, day + 7), undated=True)] == [keys[1], keys[0], keys[3]]
    assert {c.article for c in store.candidates(asked, None)} == set(keys[:3])
    assert [c.article for c in store.candidates(asked, None, least=2)] == [keys[0]]
    assert store.document_frequency(["boat", "harbour", "none"], (day, day + 1)) == {"boat": 2, "harbour": 1, "none": 0}
    assert store.document_frequency(["boat"], None) == {"boat": 4}
    store.put_features(keys[0], features(day, tide=1.0))
    assert [c.article for c in store.candidates(asked, (day, day + 7))] == [keys[1]]
    assert store.features([keys[0], "a0"]) == {keys[0]: features(day, tide=1.0)}
    assert [k for k, _ in store.features_between((day, day + 1), batch=1)] == [keys[0], keys[1]]
    assert [k for k, _ in store.features_between(None)] == [keys[3]]
    assert list(store.check()) == []


def test_bands_of_near_duplicates(store: Store) -> None:
    one, two, three = several(store, 3)
    store.put_features(one, features(1, 7, 8, 2**48 - 1))
    store.put_features(two, features(2, 8, 2**48 - 1))
    store.put_features(three, features(3, 9))
    assert store.sharing_bands([8, 2**48 - 1, 1]) == dict(sorted({one: 2, two: 2}.items()))
    store.put_features(one, features(1))
    assert store.sharing_bands([7]) == {}
    with pytest.raises(NotKept):
        store.put_features("a0", features(1))


def test_a_later_version_is_ungrouped_and_the_earlier_is_not_asked_for(store: Store) -> None:
    old = add(store, "Nine boats.")
    begin(store, "s1", old)
    new = add(store, "Ten boats.", minutes=1)
    assert store.ungrouped() == [new]
    with store.transaction():
        decide(store, "leave", "s1", old)
        decide(store, "join", "s1", new)
    assert store.members("s1") == [new]
    assert store.ungrouped() == []
