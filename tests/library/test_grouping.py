"""Articles into stories through a real store: any order, later versions, copies, people's word, and why."""

from __future__ import annotations

import itertools
import random
from pathlib import Path
from typing import NoReturn

import pytest

from tellings.errors import NotKept, Refused
from tellings.library import Library, open_library
from tellings.model.kept_story import Decision, DecisionKind, Features
from tests.library import news
from tests.library.conftest import Clock, loopback_fetcher, partition, sizes


def add(library: Library, folder: Path, records: list[dict[str, str]], name: str = "more") -> None:
    path = folder / f"{name}.jsonl"
    path.write_text(news.json_lines(records), "utf-8")
    library.add([str(path)])


def test_tellings_of_one_event_are_one_story(library: Library, written: Path) -> None:
    tally = library.add([str(written)])
    assert len(tally.new) == 6
    assert sizes(library) == [3, 2, 1]
    for head in library.stories():
        places = {a.url[-1:] for a in library.story(head.id).members if a.url}
        assert len(places) == 1, "a story mixes events"


ORDERS = [list(p) for p in itertools.islice(itertools.permutations(range(6)), 0, 720, 90)]


@pytest.mark.parametrize("order", ORDERS, ids=lambda o: "".join(map(str, o)))
def test_any_order_one_by_one_gives_the_same_stories(order: list[int], tmp_path: Path) -> None:
    records = news.records()
    with open_library(tmp_path / "batch", clock=Clock()) as batch:
        add(batch, tmp_path, records)
        expected = partition(batch)
    with open_library(tmp_path / "single", clock=Clock()) as single:
        for n in order:
            add(single, tmp_path, [records[n]], f"only{n}")
        assert partition(single) == expected
        assert not list(single.check())


def test_many_in_random_batches_by_several_openings_give_the_same_stories(tmp_path: Path) -> None:
    told = news.flood(60) + [t for event in news.EVENTS for t in event]
    records = [{"title": t, "outlet": f"O{n % 5}", "published": d, "text": f"{t}\n\n{x}"} for n, (t, d, x) in enumerate(told)]
    found = []
    for seed in (1, 2):
        shuffled = list(records)
        random.Random(seed).shuffle(shuffled)  # noqa: S311 - an order to test, no secret
        at = 0
        while at < len(shuffled):
            size = 1 + (at * 7 + seed * 13) % 29
            with open_library(tmp_path / f"library{seed}", clock=Clock()) as library:
                add(library, tmp_path, shuffled[at : at + size], f"part{seed}-{at}")
            at += size
        with open_library(tmp_path / f"library{seed}") as library:
            found.append(partition(library))
    assert found[0] == found[1]


def test_every_change_of_membership_is_a_decision_with_words_and_numbers(library: Library, written: Path) -> None:
    library.add([str(written)])
    largest = max(library.stories(), key=lambda h: h.size)
    (begun,) = library.decisions(largest.id)
    assert begun.kind is DecisionKind.BEGIN
    assert len(begun.articles) == 3
    assert begun.reason == "alike enough with the story's articles"
    assert begun.numbers["likeness of the nearest"] >= 1.0
    assert begun.numbers["mean likeness"] > 0


def test_a_story_keeps_its_id_when_more_articles_come(library: Library, tmp_path: Path) -> None:
    records = news.records()
    add(library, tmp_path, [records[0], records[1]], "first")
    (before,) = (h for h in library.stories() if h.size == 2)
    add(library, tmp_path, [records[2]], "second")
    assert library.story(before.id).head.size == 3
    joined = library.decisions(before.id)[0]
    assert (joined.kind, joined.by) == (DecisionKind.JOIN, "code")


def test_a_later_version_takes_the_place_of_the_earlier(library: Library, tmp_path: Path, clock: Clock) -> None:
    records = news.records([news.FERRY])
    add(library, tmp_path, records, "page")
    (before,) = library.stories()
    old = {a.place: a.id for a in library.story(before.id).members}
    clock.sleep(60)
    records[1]["text"] += "\n\nThe ferry will be inspected in dock."
    add(library, tmp_path, records, "page")
    story = library.story(before.id)
    assert story.head.size == 3
    (changed,) = (a for a in story.members if a.version == 2)
    assert old[changed.place] not in {a.id for a in story.members}
    assert library.text(old[changed.place]), "the earlier version is kept"
    assert [v.version for v in library.versions(changed.place)] == [1, 2]
    kinds = [d.kind for d in library.decisions(article=old[changed.place])]
    assert kinds == [DecisionKind.LEAVE, DecisionKind.BEGIN]


def test_a_page_told_alone_keeps_its_story_through_versions(library: Library, tmp_path: Path, clock: Clock) -> None:
    records = news.records([news.ORCHID])
    add(library, tmp_path, records, "page")
    (before,) = library.stories()
    clock.sleep(60)
    records[0]["text"] = records[0]["text"].replace("31", "33")
    add(library, tmp_path, records, "page")
    (after,) = (h for h in library.stories() if h.size)
    assert after.id == before.id


def test_exact_and_near_copies_are_told_from_tellings(library: Library, tmp_path: Path) -> None:
    records = news.records([news.FERRY])
    copy = dict(records[0], outlet="Copy Wire", published="2031-05-15")
    near = dict(records[0], outlet="Near Wire", published="2031-05-16", text=records[0]["text"] + " More to follow.")
    add(library, tmp_path, [*records, copy, near])
    articles = {a.outlet: a.id for h in library.stories() for a in library.story(h.id).members}
    first = articles[news.OUTLETS[0]]
    kinds = {c.article: c.kind for c in library.store.copies(first)}
    assert kinds == {articles["Copy Wire"]: "exact", articles["Near Wire"]: "near"}
    assert library.store.copies(articles[news.OUTLETS[2]]) == []


def test_merge_is_kept_and_the_old_id_redirects(library: Library, written: Path, tmp_path: Path) -> None:
    library.add([str(written)])
    ferry, orchid = (next(h for h in library.stories() if h.size == n) for n in (3, 1))
    kept = library.merge([ferry.id, orchid.id], "one day on the coast")
    assert kept == ferry.id
    assert library.story(orchid.id).head.id == ferry.id
    assert library.story(ferry.id).head.size == 4
    add(library, tmp_path, news.records([news.flood(1)]))
    library.group()
    assert library.story(ferry.id).head.size == 4
    assert library.decisions(orchid.id)[0].reason == "by hand: one day on the coast"


def test_split_is_kept_when_more_come(library: Library, tmp_path: Path, clock: Clock) -> None:
    records = news.records([news.FERRY])
    add(library, tmp_path, records[:2], "first")
    (story,) = library.stories()
    one, other = (a.id for a in library.story(story.id).members)
    new = library.split(story.id, [one], "another ferry")
    assert library.where(one) == new != library.where(other)
    clock.sleep(60)
    add(library, tmp_path, records, "second")
    assert library.where(one) != library.where(other)
    why = library.why(one, other)
    assert not why.together
    assert any(reason.startswith("they were taken apart by hand") for reason in why.reasons)


def test_what_people_said_holds_for_later_versions(library: Library, tmp_path: Path, clock: Clock) -> None:
    records = news.records([news.FERRY])[:2]
    add(library, tmp_path, records, "page")
    (story,) = library.stories()
    one, other = library.story(story.id).members
    library.split(story.id, [one.id])
    clock.sleep(60)
    changed = next(r for r in records if r["title"] == one.title)
    changed["text"] += "\n\nMore to follow."
    add(library, tmp_path, records, "page")
    latest = library.versions(one.place)[-1]
    assert latest.version == 2
    assert library.where(latest.id) != library.where(other.id)


def test_merging_after_splitting_wins(library: Library, tmp_path: Path) -> None:
    add(library, tmp_path, news.records([news.FERRY]))
    (story,) = library.stories()
    first = library.story(story.id).members[0].id
    new = library.split(story.id, [first])
    assert library.merge([story.id, new]) == story.id
    assert sizes(library) == [3]


def test_what_cannot_be_merged_or_split_is_refused_and_changes_nothing(library: Library, written: Path) -> None:
    library.add([str(written)])
    story, other = library.stories()[:2]
    members = [a.id for a in library.story(story.id).members]
    before = library.decisions()
    for wrong in (lambda: library.merge([story.id]), lambda: library.merge([story.id, story.id])):
        with pytest.raises(Refused):
            wrong()
    for some in ([], members, [library.story(other.id).members[0].id]):
        with pytest.raises(Refused):
            library.split(story.id, some)
    with pytest.raises(NotKept):
        library.merge([story.id, "s000"])
    assert library.decisions() == before


def test_why_says_words_and_numbers(library: Library, written: Path) -> None:
    library.add([str(written)])
    stories = {h.size: library.story(h.id).members for h in library.stories()}
    together = library.why(stories[3][0].id, stories[3][1].id)
    assert together.together
    assert together.numbers["likeness"] >= 1.0
    assert {"cosine of words", "asked", "days between", "cosine of meaning"} <= set(together.numbers)
    assert "skerrow" in together.shared["names"]
    assert together.decisions
    apart = library.why(stories[3][0].id, stories[1][0].id)
    assert not apart.together
    assert apart.numbers["likeness"] < 1.0
    assert apart.left_story != apart.right_story


def test_another_process_that_groups_is_seen(tmp_path: Path) -> None:
    records = news.records([news.FERRY])
    with open_library(tmp_path / "shared") as one, open_library(tmp_path / "shared") as other:
        add(one, tmp_path, records[:1], "a")
        add(other, tmp_path, records[1:2], "b")
        add(one, tmp_path, records[2:], "c")
        assert sizes(one) == [3]


def test_articles_without_a_date_are_grouped_too(tmp_path: Path) -> None:
    records = [{k: v for k, v in r.items() if k != "published"} for r in news.records()]
    with open_library(tmp_path / "library", loopback_fetcher()) as library:
        for n, record in enumerate(records):
            add(library, tmp_path, [record], f"r{n}")
        assert sizes(library) == [3, 2, 1]


def misplaced(library: Library) -> tuple[str, str]:
    """An article put into another story by hand of other code, and the story that it is from."""
    big, small = (library.story(head.id) for head in sorted(library.stories(), key=lambda h: -h.size)[:2])
    moved = small.members[0].id
    decision = Decision(DecisionKind.MOVE, big.head.id, (moved,), "other code", library.clock.now(), small.head.id)
    library.store.decide(decision)
    library.store.put_features(moved, Features(None, {"other": 1.0}, (), {"of": "other code"}))
    library.store.put_setting("grouped_by", "other code")
    return moved, small.head.id


def test_other_code_than_grouped_before_groups_anew(library: Library, written: Path) -> None:
    library.add([str(written)])
    assert library.group() == []
    before, told = partition(library), len(library.events(limit=1000))
    kept = library.store.features([a.id for a in library.store.all_articles()])
    moved, home = misplaced(library)
    assert partition(library) != before
    (decision,) = library.group()
    assert (decision.kind, decision.articles, decision.story) == (DecisionKind.MOVE, (moved,), home)
    assert decision.reason.endswith("; the way of grouping has changed")
    assert library.decisions(article=moved)[0] == decision
    assert partition(library) == before
    assert library.store.features(kept) == kept
    assert len(library.events(limit=1000)) == told
    assert library.group() == []
    assert not list(library.check())


def test_grouping_anew_goes_on_after_it_was_cut_off(library: Library, written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library.add([str(written)])
    before = partition(library)
    misplaced(library)

    def cut_off(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("tellings.library.grouping.Grouper._again", cut_off)
        with pytest.raises(KeyboardInterrupt):
            library.group()
    assert partition(library) != before
    assert len(library.group()) == 1
    assert partition(library) == before


def test_merging_by_hand_groups_anew_first(library: Library, written: Path) -> None:
    library.add([str(written)])
    moved, home = misplaced(library)
    stories = [head.id for head in library.stories() if head.id != home]
    library.merge(stories)
    assert library.where(moved) == home


def test_grouping_many_anew_in_parts_gives_the_same_stories(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    records = news.records()
    add(library, tmp_path, [*records, {"title": "A note", "outlet": "O1", "text": "A note\n\nNothing is dated here, of no day at all."}])
    before = partition(library)
    monkeypatch.setattr("tellings.library.grouping.AT_ONCE", 2)
    library.store.put_setting("grouped_by", "other code")
    assert library.group() == []
    assert partition(library) == before
