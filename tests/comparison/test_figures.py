"""Figures of different articles are related where they are of the same thing; a conflict is called only where it is sure."""

from __future__ import annotations

import dataclasses
import time
from itertools import permutations

import pytest

from tellings import articles
from tellings.annotations import annotate
from tellings.backends import registry
from tellings.comparison import figures
from tellings.comparison.figures import MOST
from tellings.model.alignment import Alignment, Label
from tellings.model.document import Known, Media, RawDocument
from tellings.model.figure import Figure
from tellings.model.story import Story, Telling
from tellings.stories import assemble

FILL = "Ostrand lies on the river Vell, where the mills have stood for a long time."


def telling(text: str, identifier: str, published: str = "2021-05-12") -> Telling:
    article = articles.build(RawDocument("test", text, Media.TEXT, Known(published=published, language="en")), identifier)
    return Telling(article, annotate(article, registry.parser_for("en")))


def sentence_alignment(a: Telling, b: Telling, confidence: float = 0.9) -> Alignment:
    """The first sentences of both articles, lined up."""
    one, two = a.annotations.parsed.sentences[0], b.annotations.parsed.sentences[0]
    spans = a.annotations.parsed.span(one.start, one.end), b.annotations.parsed.span(two.start, two.end)
    return Alignment(*spans, Label.SAME, confidence, (), (), ())


def related(
    first: str, second: str, aligned: bool = True, days: tuple[str, str] = ("2021-05-12", "2021-05-12")
) -> list[tuple[str, str, str]]:
    """(words in the first, words in the second, relation) of every relation found."""
    a, b = telling(first, "a1", days[0]), telling(second, "a2", days[1])
    alignments = (sentence_alignment(a, b),) if aligned else ()
    words: dict[str, str] = {}
    for side in (a, b):
        words |= {f.id: f.span.of(side.annotations.parsed.text) for f in side.annotations.figures}
    found = figures.relate(Story((a, b), ()), alignments)
    assert all(0.0 <= r.confidence <= 1.0 for r in found)
    return [(words[r.a], words[r.b], r.relation.value) for r in found]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("The flood killed 52 people in Ostrand.", "In Ostrand 52 people were killed by the flood.", ("52", "52", "equal")),
        (
            "The flood killed 52 people in Ostrand.",
            "The flood in Ostrand killed more than 45 people.",
            ("52", "more than 45", "compatible"),
        ),
        ("The dam cost the town $43m.", "The dam cost the town nearly $44m.", ("$43m", "nearly $44m", "compatible")),
        ("The march drew 50,000 farmers to Ostrand.", "The march drew 55,000 farmers to Ostrand.", ("50,000", "55,000", "conflict")),
        (
            "The town sold a 32-acre park by the mill.",
            "A 33-acre park by the mill was sold by the town.",
            ("32-acre", "33-acre", "conflict"),
        ),
        ("Voss won 61.4% of the votes in Ostrand.", "Voss won 61% of the votes in Ostrand.", ("61.4%", "61%", "compatible")),
        ("Voss won 61% of the votes in Ostrand.", "Voss won 52% of the votes in Ostrand.", ("61%", "52%", "conflict")),
    ],
)
def test_the_same_thing_in_aligned_sentences(first: str, second: str, expected: tuple[str, str, str]) -> None:
    assert related(first, second) == [expected]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # other things, in sentences that line up
        ("The flood killed 52 people in Ostrand.", "The flood injured 130 people in Ostrand."),
        ("Turnout in Ostrand reached 48%.", "Voss won 61% of the votes in Ostrand."),
        # other places, days, parts, subjects
        ("The flood killed 52 people in Ostrand.", "The flood killed 31 people in Lower Marn."),
        ("Fires killed 52 people in 2019.", "Fires killed 31 people in 2020."),
        ("The flood killed 52 people in Ostrand.", "The flood killed another 31 people in Ostrand."),
        ("The march drew a total of 80 farmers.", "The march drew 31 farmers."),
        # what else is counted differs too
        ("Voss hit 13 goals and 43 passes for the Ostrand team.", "Voss hit 33 goals and 121 passes for the Ostrand team."),
        # one and one make two
        ("The storm killed two climbers in Ostrand.", "The storm killed one climber in Ostrand."),
    ],
)
def test_no_conflict_about_different_things(first: str, second: str) -> None:
    assert [r for r in related(first, second) if r[2] == "conflict"] == []


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # rounding and bounds, the same noun under other verbs
        ("The strike cost the port 31 working hours.", "Dockers stopped the port for more than 30 working hours.", "compatible"),
        ("Inspectors heard 38 beekeepers.", "Inspectors spoke to more than three dozen beekeepers about the mites.", "compatible"),
        ("Salvage of the tug took 11 months.", "The salvage of the tug lasted nearly a year.", "compatible"),
        ("After a four-hour siege the mill was empty.", "The siege at the mill lasted nearly four hours.", "compatible"),
        ("About 7,400 tickets were sold for the regatta.", "Nearly 7,500 tickets for the regatta were sold.", "compatible"),
        # a part of a known whole
        ("Four of the nine cranes at the Ostrand yard broke down.", "Five of the nine cranes at the Ostrand yard had failed.", "conflict"),
        # the same noun, the same clause
        ("Lenz won a $37 million contract to dredge the Vell.", "Lenz won its $61 million contract to dredge the Vell.", "conflict"),
        ("The tower sank by 14 metres in the marsh.", "In the marsh the tower sank by 21 metres.", "conflict"),
    ],
)
def test_the_same_thing_in_passages_that_were_not_lined_up(first: str, second: str, expected: str) -> None:
    assert expected in {r[2] for r in related(f"{first} {FILL}", f"{second} {FILL}", aligned=False)}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Mending the lock will cost 23 million crowns.", "Farmers expect to claim 23 million crowns for lost barley."),
        ("Voss won 57 percent of the ballots.", "In a survey 57 percent said the trams were too slow."),
        ("The flood killed 52 people in Ostrand.", "The flood injured 52 people in Ostrand."),
        ("Four of the nine cranes broke down.", "The yard has four tugs."),
    ],
)
def test_the_same_number_of_another_thing_is_not_related(first: str, second: str) -> None:
    assert related(f"{first} {FILL}", f"{second} {FILL}", aligned=False) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The ferry lies 13 miles east of Marn.", "The ferry lies 23 miles north of Marn."),
        ("Jory Kest, 41, ran the kiln.", "Lene Kest, 26, ran the kiln."),
        ("The 13-inch kettle has a copper lid.", "The 15-inch kettle comes with a steel lid and the 13-inch kettle with none."),
        ("Two of the boats sank off Marn.", "The storm caught four boats off Marn."),
    ],
)
def test_no_conflict_where_something_else_differs_too(first: str, second: str) -> None:
    assert "conflict" not in {r[2] for r in related(first, second)}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # the only amount of two sentences that line up, under other nouns
        (
            "Voss promised to repay the $62,000 in public money spent on the tug.",
            "Voss said she would repay the $190,500 to the port treasury.",
            ("$62,000", "$190,500", "conflict"),
        ),
        # one clause but for the number
        (
            "The ferry Orla needs a new engine and 34 copper boilers before spring.",
            "The owner says the ferry needs a new engine and 61 copper boilers before spring.",
            ("34", "61", "conflict"),
        ),
        # ages of one person, with and without a noun
        ("Mara Voss, 58, sat alone at her desk.", "Mara Voss, 74, left the chamber early.", ("58", "74", "conflict")),
        ("Mara Voss, 58, sat alone at her desk.", "Reporters met 58-year-old Mara Voss.", ("58", "58-year-old", "equal")),
        # the first and the second number of a vote
        (
            "The Ostrand council voted 31-17 to censure the harbour master.",
            "The council vote of 40 to 12 to censure the harbour master came late.",
            ("31", "40", "conflict"),
        ),
    ],
)
def test_conflicts_by_what_is_counted(first: str, second: str, expected: tuple[str, str, str]) -> None:
    assert expected in related(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # turnout is not a candidate's share, though each is the only share of its sentence
        ("Turnout in Ostrand reached 48%.", "Voss won 61% of the votes in Ostrand."),
        # every poll has a margin of its own
        ("The margin of error is plus or minus 4.4 points.", "The margin of sampling error was plus or minus 3 points."),
        # the first number of a score is not the second of another
        ("The council voted 31-17 to censure Voss.", "The council voted 31-17 to censure Voss."),
        # the same bound from below, satisfied by any larger number
        ("The flood killed more than 40 people in Ostrand.", "The flood killed more than 80 people in Ostrand."),
        # ages of two people
        ("Mara Voss, 58, sat alone at her desk.", "Jory Voss, 74, sat alone at his desk."),
        # an age of a person, of a thing, of somebody of his
        ("Police arrested a 60-year-old miller in the killings.", "Police made an arrest in a 41-year-old killings case."),
        ("Voss, a 55-year-old pilot, was sentenced.", "The court heard that Voss had beaten his 14-year-old niece."),
        # what a player got in a game and what he gets a game
        ("Kest had 23 points and 7 rebounds on Friday.", "Kest, with 23 points and eight rebounds a game, is the best of all."),
        # scores of two games in like sentences
        ("Ostrand beat Vell 51-50 on Friday to reach the final.", "Ostrand (25-7) will play the final on Sunday."),
        # two of a series, sorted by their size
        ("The new 11-inch and 13-inch saws are on sale.", "The smallest 11-inch saw costs least, the 13-inch saw most."),
        # a share of some is no side of a poll
        ("In the poll 46 percent of farmers were undecided.", "In the poll Voss led Kest by 61 percent to 39 percent."),
    ],
)
def test_no_conflict_by_what_is_counted(first: str, second: str) -> None:
    assert "conflict" not in {r[2] for r in related(first, second)}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # delegates of two towns, and of one body in numbers too far apart
        (
            "The ferrymen award 18 delegates to the winner of the race.",
            "Masters of the guild will award 27 delegates at a summer ball in the hills.",
        ),
        (
            "Ferrymen will select 18 delegates to the spring race.",
            "Guild masters in the hills will select 27 delegates at the tavern on Saturday.",
        ),
        (
            "Ferrymen will select 18 delegates to the spring race.",
            "Guild masters in the hills will select 67 delegates to the spring race.",
        ),
        ("Shares in Ostrand plunged 5.4 percent at noon.", "Shares of the tram company closed down 3.9 percent."),
    ],
)
def test_no_conflict_of_like_things_in_passages_that_were_not_lined_up(first: str, second: str) -> None:
    assert "conflict" not in {r[2] for r in related(f"{first} {FILL}", f"{second} {FILL}", aligned=False)}


def test_a_value_given_twice_conflicts_twice() -> None:
    first = f"Voss promised to repay the $84,300 spent on the tug. {FILL} The port lent Voss $84,300 for the tug."
    second = f"Voss said she would repay the $190,500 spent on the tug. {FILL}"
    found = [r for r in related(first, second) if r[2] == "conflict"]
    assert [(a, b) for a, b, _ in found] == [("$84,300", "$190,500")] * 2


def test_a_count_given_up_is_no_later_count() -> None:
    first = f"The fire injured 13 people in Ostrand. {FILL}"
    second = f"The fire in Ostrand injured 29 people, the clinic said, revising its count from 17. {FILL}"
    found = {(a, b): r for a, b, r in related(first, second, days=("2021-05-12", "2021-05-13"))}
    assert found[("13", "29")] == "update"
    assert found.get(("13", "17")) in ("conflict", None)


def test_who_revises_a_count_gives_an_update_even_where_the_old_count_stands_beside_it() -> None:
    first = f"The fire injured 13 people in Ostrand. {FILL}"
    second = f"The fire in Ostrand injured 19 people, the clinic said, revising its count from 13. {FILL}"
    found = {(a, b): r for a, b, r in related(first, second, days=("2021-05-12", "2021-05-13"))}
    assert found[("13", "19")] == "update"
    assert found[("13", "13")] == "equal"


def test_no_conflict_where_the_other_article_states_both_values() -> None:
    first = "The march drew 50,000 farmers to Ostrand. " + FILL
    second = "The march drew 55,000 farmers to Ostrand. Police counted 50,000 farmers at the march."
    assert "conflict" not in {r[2] for r in related(first, second)}


def test_unaligned_figures_of_unlike_value_are_left_alone() -> None:
    assert related("The dam cost $43m. " + FILL, "The council paid $90m in all. " + FILL, aligned=False) == []


def test_a_telling_amount_is_related_without_an_alignment() -> None:
    found = related("Voss returned $73,640 to the town of Ostrand.", "In Ostrand she was given $73,640 by the parish.", aligned=False)
    assert found == [("$73,640", "$73,640", "equal")]


@pytest.mark.parametrize(
    ("second", "days", "expected"),
    [
        ("The flood killed 90 people in Ostrand.", ("2021-05-12", "2021-05-15"), "update"),
        ("The flood has now killed 90 people in Ostrand.", ("2021-05-12", "2021-05-13"), "update"),
        ("The flood killed 90 people in Ostrand.", ("2021-05-12", "2021-05-12"), "conflict"),
        ("The flood killed 90 people in Ostrand.", ("2021-05-12T09:00+00:00", "2021-05-12T10:00+00:00"), "conflict"),
    ],
)
def test_a_later_count_is_an_update(second: str, days: tuple[str, str], expected: str) -> None:
    assert related("The flood killed 52 people in Ostrand.", second, days=days) == [
        ("52", second.split(" people")[0].split()[-1], expected)
    ]


def test_the_same_vague_words_of_another_extent() -> None:
    first = "Voss spent hundreds of millions of dollars on ferries, docks and cranes."
    a = telling(first, "a1")
    b = telling(
        "Voss spent hundreds of millions of dollars on ferries, docks and cranes. "
        "She took hundreds of millions of dollars for barley and seed she spent on.",
        "a2",
    )
    sentences = b.annotations.parsed.sentences
    near = sentence_alignment(a, b)
    far = dataclasses.replace(near, b=b.annotations.parsed.span(sentences[1].start, sentences[1].end), confidence=0.6)
    found = figures.relate(Story((a, b), ()), (near, far))
    assert [r.relation.value for r in found] == ["equal", "different_scope"]


def test_never_within_an_article_and_never_by_a_third() -> None:
    texts = [
        "The flood killed 52 people in Ostrand.",
        "The flood in Ostrand killed 52 people, and 52 people fled.",
        "Rain fell on 52 farms.",
    ]
    tellings = [telling(text, f"a{n}") for n, text in enumerate(texts, 1)]

    def relations(chosen: tuple[Telling, ...]) -> set[frozenset[str]]:
        return {frozenset((r.a, r.b)) for r in figures.relate(Story(chosen, ()), ())}

    two = relations(tuple(tellings[:2]))
    for order in permutations(tellings):
        found = relations(order)
        assert all(len({identifier.split("-")[0] for identifier in pair}) == 2 for pair in found)
        assert {pair for pair in found if not any(i.startswith("a3") for i in pair)} == two


def test_an_article_against_itself_has_no_conflict() -> None:
    text = "The flood killed 52 people in Ostrand and 31 in Marn. Voss, 58, paid $43m, then nearly $44m, for a 32-acre and a 33-acre park."
    assert "conflict" not in {r[2] for r in related(text, text)}


def test_tables_of_figures_do_not_take_forever() -> None:
    a, b = telling("The flood killed 52 people in Ostrand.", "a1"), telling("The flood in Ostrand killed 52 people.", "a2")

    def many(side: Telling) -> Telling:
        figure: Figure = side.annotations.figures[0]
        copies = tuple(dataclasses.replace(figure, id=f"{figure.id}-{n}", low=float(n), high=float(n)) for n in range(4 * MOST))
        return Telling(side.article, dataclasses.replace(side.annotations, figures=copies))

    began = time.perf_counter()
    figures.relate(Story((many(a), many(b)), ()), ())
    assert time.perf_counter() - began < 60


def reasons(first: str, second: str, days: tuple[str, str] = ("2021-05-12", "2021-05-12")) -> set[tuple[str, str]]:
    """(relation, why) of what is found between two articles of one lined-up sentence each."""
    a, b = telling(first, "a1", days[0]), telling(second, "a2", days[1])
    found = figures.relate(assemble((a, b)), (sentence_alignment(a, b),))
    mirrored = figures.relate(assemble((b, a)), (sentence_alignment(b, a),))
    assert {(r.relation, r.why) for r in found} == {(r.relation, r.why) for r in mirrored}
    return {(r.relation.value, r.why) for r in found}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (
            "The flood killed 52 people in Ostrand, the Ostrand council said.",
            "The flood killed 61 people in Ostrand, according to the Vell Rescue Service.",
            "given by different sources",
        ),
        (
            "Police counted 5,000 marchers in Ostrand on Monday.",
            "Organisers counted 8,000 marchers in Ostrand on Monday.",
            "given by different sources",
        ),
        # officials may be of the rescue service, and police may be Chief Voss
        (
            "The flood killed 52 people in Ostrand, officials said.",
            "The flood killed 61 people in Ostrand, according to the Vell Rescue Service.",
            "both values cannot be true",
        ),
        (
            "Police counted 5,000 marchers in Ostrand on Monday.",
            "Orla Venn counted 8,000 marchers in Ostrand on Monday.",
            "both values cannot be true",
        ),
        # one article says it in its own voice
        (
            "The flood killed 52 people in Ostrand.",
            "The flood killed 61 people in Ostrand, according to the Vell Rescue Service.",
            "both values cannot be true",
        ),
    ],
)
def test_a_conflict_says_where_its_figures_are_given_by_different_sources(first: str, second: str, expected: str) -> None:
    assert reasons(first, second) == {("conflict", expected)}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Unemployment in Ostrand rose to 6.1% in March.", "Unemployment in Ostrand rose to 5.8% in February."),
        ("The council spent $43m on the dam in 2016.", "The council spent $51m on the dam in 2019."),
        ("Voss won the Ostrand mayoral vote 134 to 63 in 2016.", "Voss won the Ostrand mayoral vote 141 to 56 in 2020."),
    ],
)
def test_figures_that_hold_for_different_times_are_no_conflict(first: str, second: str) -> None:
    assert reasons(first, second) == {("different_scope", "they hold for different times")}


def test_a_later_articles_count_of_a_later_time_is_an_update() -> None:
    first, second = (
        "As of Monday, the flood had killed 52 people in Ostrand.",
        "As of Wednesday, the flood had killed 61 people in Ostrand.",
    )
    assert reasons(first, second, ("2021-05-10", "2021-05-12")) == {("update", "the later article gives a later count")}


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ("The storm damaged 1,200 homes in Ostrand.", "The storm damaged 410 homes in the eastern district of Ostrand."),
        ("The storm damaged 1,200 homes nationwide.", "The storm damaged 410 homes in Ostrand."),
        ("The storm damaged 1,200 homes.", "The storm damaged 410 homes in Ostrand alone."),
    ],
)
def test_a_part_is_no_conflict_with_the_whole(whole: str, part: str) -> None:
    assert reasons(whole, part) == {("different_scope", "one is a part of the other")}


def test_a_part_larger_than_the_whole_is_a_conflict() -> None:
    first, second = "The storm damaged 410 homes in Ostrand.", "The storm damaged 1,200 homes in northern Ostrand."
    assert {relation for relation, _ in reasons(first, second)} == {"conflict"}


def test_counts_of_a_total_and_of_one_of_its_parts_have_different_scopes() -> None:
    found = reasons("A total of 61 people were killed in the attacks.", "The first attack killed 22 people.")
    assert found == {("different_scope", "they count different extents")}


def test_a_number_that_names_a_group_again_is_in_conflict_with_it() -> None:
    first = "Nine Unionists backed the censure of Voss on Tuesday."
    second = "Eight Unionists backed the censure of Voss on Tuesday. One of the eight later apologised."
    found = related(first, second)
    assert ("Nine", "Eight", "conflict") in found
    assert ("Nine", "eight", "conflict") in found


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # a person without a name, in two ways of telling an age
        ("The 58-year-old farmer was arrested in Ostrand on Monday.", "A farmer, 58, was arrested by police in Ostrand.", {"equal"}),
        ("The 58-year-old farmer was arrested in Ostrand on Monday.", "A 57-year-old farmer was arrested in Ostrand.", {"conflict"}),
        ("The suspect, 34, was charged with theft.", "The 31-year-old suspect was charged with theft.", {"conflict"}),
        # two persons
        ("A 19-year-old man was shot dead in Ostrand.", "A 45-year-old woman was shot dead in Ostrand.", set()),
        (
            "A 19-year-old man was killed and a 24-year-old man injured.",
            "A 24-year-old man was killed and a 31-year-old man injured.",
            set(),
        ),
    ],
)
def test_ages_of_persons_without_a_name(first: str, second: str, expected: set[str]) -> None:
    assert {relation for relation, _ in reasons(first, second)} == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("The poll of 1,204 likely voters put Voss ahead.", "The poll of 1,024 likely voters put Voss ahead.", {"conflict"}),
        ("The Vell poll of 1,204 likely voters put Voss ahead.", "The Vell poll of 1,024 likely voters put Voss ahead.", {"conflict"}),
        ("The Vell poll of 1,204 likely voters put Voss ahead.", "The Marn poll of 1,024 likely voters put Voss ahead.", set()),
        ("A poll by Vell University put Voss ahead by 4 points.", "A survey by the Marn Institute put Voss ahead by 7 points.", set()),
    ],
)
def test_polls_of_different_names_have_their_own_figures(first: str, second: str, expected: set[str]) -> None:
    assert {relation for relation, _ in reasons(first, second)} == expected
