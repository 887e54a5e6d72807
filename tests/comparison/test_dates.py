"""Dates of one event in two articles are held together; dates of two events are not."""

from __future__ import annotations

import pytest

from tellings.alignments import align
from tellings.articles import build
from tellings.comparison import dates
from tellings.comparison.event_words import stem
from tellings.model.comparison import ValueRelation
from tellings.model.document import Known, Media, RawDocument
from tellings.model.relation import Relation
from tellings.model.story import Story, Telling
from tellings.pipeline import annotate
from tellings.stories import assemble


def story(*texts: str) -> Story:
    tellings = []
    for number, text in enumerate(texts, 1):
        known = Known(outlet=f"Outlet {number}", published="2021-05-11", language="en")  # a Tuesday
        article = build(RawDocument(f"{number}.txt", text, Media.TEXT, known), f"a{number}")
        tellings.append(Telling(article, annotate(article)))
    return assemble(tuple(tellings))


def related(told: Story) -> list[tuple[str, str, ValueRelation]]:
    """The values related, with the relation."""
    values = {d.id: d.value for t in told.tellings for d in t.annotations.dates}
    return [(values[r.a], values[r.b], r) for r in dates.relate(told, align(told))]


ONE = "Mayor Orla Venn of Ostrand resigned from the harbour board on {}. The board named no successor."
TWO = "Orla Venn, the mayor of Ostrand, announced her plans. Venn resigned from the harbour board on {}."


@pytest.mark.parametrize(
    ("one", "two", "relation"),
    [
        ("Monday", "Monday", Relation.EQUAL),
        ("Monday", "Monday afternoon", Relation.COMPATIBLE),
        ("May 3, 2020", "May 3, 2020", Relation.EQUAL),
    ],
)
def test_one_event_dated_twice(one: str, two: str, relation: Relation) -> None:
    assert [r.relation for *_, r in related(story(ONE.format(one), TWO.format(two)))] == [relation]


def test_one_event_on_two_days_is_a_conflict() -> None:
    found = related(story(ONE.format("May 3"), TWO.format("May 7")))
    assert [(a, b, r.relation, r.why) for a, b, r in found] == [("2021-05-03", "2021-05-07", Relation.CONFLICT, "different times")]
    assert 0 < found[0][2].confidence < 1


@pytest.mark.parametrize(
    ("one", "two", "relation", "why"),
    [
        (  # a noun and its verb
            "Mayor Orla Venn of Ostrand resigned on Monday after the audit of the harbour fund.",
            "The resignation of Orla Venn, the mayor of Ostrand, on Monday followed an audit of the harbour fund.",
            Relation.EQUAL,
            "same value",
        ),
        (
            "The Ostrand bridge went into service in 2014 and cost 3 million crowns.",
            "The bridge at Ostrand, which opened in 2014, has been closed.",
            Relation.EQUAL,
            "same value",
        ),
        (
            "The Harbour Act came into force in 2009.",
            "The Harbour Act, which took effect in 2009, bans nets.",
            Relation.EQUAL,
            "same value",
        ),
        (
            "About 300 people spent Saturday night in shelters after the storm.",
            "The storm drove 300 people into shelters on Saturday night.",
            Relation.EQUAL,
            "same value",
        ),
        (  # the first year of a run of years
            "Venn led the board from 2011 to 2016.",
            "The fraud at the board dates back to 2011.",
            Relation.COMPATIBLE,
            "one is more exact",
        ),
        (
            "The Ostrand bridge was last inspected in June, the road office said.",
            "The bridge at Ostrand had its last inspection in February, the road office said.",
            Relation.CONFLICT,
            "different times",
        ),
        (
            "The audit report on the harbour fund, published by the Court of Accounts on May 4, found gaps.",
            "The Court of Accounts published its audit report on the harbour fund on May 6.",
            Relation.CONFLICT,
            "different times",
        ),
        (
            "The ferry hit the pier of Ostrand at 9.40pm on Saturday.",
            "The ferry struck the pier of Ostrand at 10.20pm on Saturday.",
            Relation.CONFLICT,
            "different times",
        ),
        (  # a statement is dated through the words before it
            'Mayor Orla Venn told reporters late on Sunday evening that the wall had to go. "We shall tear down the wall," she said.',
            'Orla Venn, the mayor, spoke to residents shortly after midnight on Monday. "We are going to tear down the wall," she said.',
            Relation.CONFLICT,
            "neighbouring days; explainable: around midnight",
        ),
    ],
)
def test_one_event_in_other_words(one: str, two: str, relation: Relation, why: str) -> None:
    assert [(r.relation, r.why) for *_, r in related(story(one, two))] == [(relation, why)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Judge Karin Holt heard the first witness in the harbour trial on Monday.",
            "Judge Karin Holt heard the last witness in the harbour trial on Thursday.",
        ),
        (
            "Parliament passed the harbour bill at its first reading on Monday.",
            "Parliament passed the harbour bill at its second reading on Thursday.",
        ),
        ("Police arrested Bo Lindqvist in Lund on Saturday.", "Police arrested Karin Holt in Lund on Sunday."),
        (
            "The Court of Accounts published a report on the schools of Skarvik on May 4.",
            "The Court of Accounts published its audit report on the harbour fund on May 6.",
        ),
    ],
)
def test_two_events_of_a_kind_are_not_in_conflict(one: str, two: str) -> None:
    assert related(story(one, two)) == []


def test_other_events_are_not_related() -> None:
    one = "Orla Venn resigned from the harbour board on Monday."
    two = "A ferry from Skarvik hit the pier of Lund on Sunday. Two sailors were hurt."
    assert related(story(one, two)) == []


def test_the_same_verb_of_other_people_is_not_one_event() -> None:
    one = "Orla Venn resigned from the harbour board on Monday."
    two = "Bo Lindqvist resigned from a school in distant Skarvik on Thursday."
    assert related(story(one, two)) == []


def test_a_speech_told_late_on_one_day_and_early_on_the_next_is_explainable() -> None:
    one = 'The harbour needs a new wall, Mayor Orla Venn said in a speech on Saturday evening. "We shall build a safe wall," she added.'
    two = "Ostrand's mayor wants a safe new wall for the harbour. The harbour needs a wall, Mayor Orla Venn said early Sunday morning."
    found = related(story(one, two))
    conflicts = [(a, b, r.why) for a, b, r in found if r.relation is Relation.CONFLICT]
    assert conflicts == [("2021-05-08TEV", "2021-05-09TMO", "neighbouring days; explainable: around midnight")]


def test_the_same_speaker_on_other_matters_is_not_in_conflict() -> None:
    one = "The harbour needs a new wall, Mayor Orla Venn said on Thursday."
    two = "Taxes on fish will fall next year, Mayor Orla Venn said on Sunday."
    assert related(story(one, two)) == []


def test_told_as_done_before_the_day_given() -> None:
    one = "Orla Venn's lawyer said in 2019 that she had repaid the harbour fund about 40,000 crowns."
    two = "Orla Venn repaid the harbour fund more than 40,000 crowns earlier this year."
    found = related(story(one, two))
    assert [(r.relation, r.why) for *_, r in found] == [(Relation.CONFLICT, "told as done before the day given for it")]


def test_an_article_against_itself_has_no_conflict() -> None:
    text = (
        "Mayor Orla Venn spoke in Ostrand on Saturday evening about the harbour wall. The wall must stand, Venn said on Saturday evening. "
        "Early Sunday morning, Venn said that the wall would cost little. Venn resigned from the board on Monday and left in March 2020."
    )
    found = related(story(text, text + " The end."))
    assert found
    assert not [r for *_, r in found if r.relation is Relation.CONFLICT]


def test_an_unrelated_article_changes_nothing() -> None:
    texts = ONE.format("May 3"), TWO.format("May 7")
    other = "A ferry from Skarvik hit the pier of Lund on Sunday. Two sailors were hurt, the harbour master said on Monday."

    def told(*given: str) -> list[tuple[str, str, Relation]]:
        return [(a, b, r.relation) for a, b, r in related(story(*given))]

    assert told(*texts, other) == told(*texts)


@pytest.mark.parametrize(
    "words",
    [
        ("publish", "public"),
        ("reimburse", "repay"),
        ("resign", "resignation"),
        ("indict", "indictment"),
        ("sue", "lawsuit"),
        ("elect", "election"),
        ("create", "creation"),
    ],
)
def test_a_noun_and_its_verb_share_a_stem(words: tuple[str, str]) -> None:
    assert stem(words[0]) == stem(words[1])


@pytest.mark.parametrize("words", [("state", "station"), ("general", "generate"), ("march", "merchant"), ("resign", "sign")])
def test_other_words_do_not(words: tuple[str, str]) -> None:
    assert stem(words[0]) != stem(words[1])
