"""Days that cannot both be true are in conflict where they are of one event, and only there."""

from __future__ import annotations

import pytest

from tellings.model.document import Known, Media, RawDocument
from tellings.model.relation import Relation
from tellings.pipeline import compare_documents
from tests.comparison.test_dates import related, story


def conflicts(*texts: str) -> list[tuple[str, str, str]]:
    return [(a, b, r.why) for a, b, r in related(story(*texts)) if r.relation is Relation.CONFLICT]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (  # what happens to somebody once, in other words and with nothing else in common
            "Mayor Orla Venn resigned on {} after the audit of the harbour fund.",
            "Ostrand has had no mayor for days. After the resignation of Orla Venn on {}, her deputy took down the flags.",
        ),
        (
            "Bo Lindqvist, a ferry owner, was indicted on {} on charges of fraud.",
            "The city is still talking of the indictment of Bo Lindqvist on {}. The ferry owner denies everything.",
        ),
        (  # done by announcing it
            "Mayor Orla Venn of Ostrand is resigning from the harbour board, she announced {} in a statement.",
            "Orla Venn, the mayor of Ostrand, resigned from the harbour board on {}.",
        ),
        (  # an occasion with its name
            "Orla Venn won most of the votes in the Ostrand primary on {}, ahead of Bo Lindqvist.",
            "In {}'s Ostrand primary, Orla Venn won and Bo Lindqvist came second.",
        ),
        (  # two who meet
            "Mayor Orla Venn met Bo Lindqvist on {} at the harbour.",
            "Bo Lindqvist, who met Orla Venn on {}, owns two ferries.",
        ),
        (  # the first showing of a recording
            "A video surfaced {} of Mayor Orla Venn mocking the fishermen of Ostrand.",
            "The tape of Orla Venn mocking the fishermen was released {} by a rival.",
        ),
        (  # the same words of one speaker
            '"We shall tear down the harbour wall this year," Mayor Orla Venn said on {}.',
            '"We shall tear down the harbour wall this year," Orla Venn, the mayor, said {}.',
        ),
        (  # a vote and what it was held for
            "The Ostrand council voted 31-17 on {} to censure Mayor Orla Venn and take away her car.",
            "Mayor Orla Venn was formally censured by the Ostrand council on {} and lost her car.",
        ),
    ],
)
def test_two_days_for_one_event(one: str, two: str) -> None:
    found = conflicts(one.format("Monday"), two.format("Thursday"))
    assert [why for *_, why in found] == ["different times"]
    assert conflicts(one.format("Monday"), two.format("Monday")) == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (  # two of one family
            "Bo Lindqvist was arrested in Lund on Monday.",
            "Karin Holt was arrested in Lund on Thursday.",
        ),
        (  # told later than it happened
            "Police said on Monday that Bo Lindqvist had been arrested in Lund.",
            "Bo Lindqvist was arrested in Lund on Saturday.",
        ),
        (  # two occasions of one speaker
            'The harbour needs a wall, Mayor Orla Venn said at a rally in Lund on Monday. "No wall, no harbour," she said.',
            "Taxes on fish will fall, Mayor Orla Venn said at a rally in Skarvik on Thursday.",
        ),
        (  # named alike, of two places
            "Orla Venn won the Ostrand primary on Monday.",
            "Orla Venn won the Skarvik primary on Thursday.",
        ),
        (  # one of several
            "On Saturday, the campaign of Orla Venn sent out a fundraising email.",
            "On Tuesday, the campaign of Orla Venn sent a fundraising email.",
        ),
        (  # two of one kind, each with its name
            "The clinic of Orla Venn was destroyed in Hurricane Bram in 2011.",
            "The clinic of Orla Venn was destroyed in Hurricane Sela in 2018.",
        ),
        (  # two things that happen once each
            "Bo Lindqvist was sentenced to life in prison on Tuesday after his conviction for killing his aunt.",
            "A jury convicted Bo Lindqvist on Thursday of killing his aunt.",
        ),
        (  # a week that ends when it is written
            "The odds that the harbour wall will be built have shot up this week on the exchange in Lund.",
            "The odds that the harbour wall will be built have shot up in the past week on the exchange in Lund.",
        ),
        (  # the first and the last
            "Karin Holt heard the first witness of the harbour trial on Monday.",
            "Karin Holt heard the last witness of the harbour trial on Thursday.",
        ),
    ],
)
def test_two_days_for_two_events(one: str, two: str) -> None:
    assert conflicts(one, two) == []


def test_a_text_printed_again_on_another_day_contradicts_nothing() -> None:
    text = "A berth in the harbour cost Bo Lindqvist $600 when he was young. {} the same berth costs $25,000 a year."
    documents = [
        RawDocument(f"{day}.txt", text.format("Today,"), Media.TEXT, Known(outlet=day, published=day, language="en"))
        for day in ("2021-05-11", "2021-05-12")
    ]
    assert [r for r in compare_documents(documents).date_relations if r.relation is Relation.CONFLICT] == []


def test_a_morning_alone_is_not_around_midnight() -> None:
    found = conflicts(SAID.format("Saturday"), SAID.format("Sunday morning"))
    assert [why for *_, why in found] == ["neighbouring days"]
    found = conflicts(SAID.format("Saturday"), SAID.format("early on Sunday morning"))
    assert [why for *_, why in found] == ["neighbouring days; explainable: around midnight"]


def test_the_same_weekday_of_another_week_is_no_conflict() -> None:
    one = "Orla Venn won the Ostrand primary on Tuesday, ahead of Bo Lindqvist."
    two = "Orla Venn and Bo Lindqvist prepare for the vote. Venn is sure to win next Tuesday's Ostrand primary."
    assert conflicts(one, two) == []


def test_the_statement_in_which_an_act_was_announced_is_in_conflict_too() -> None:
    one = "Mayor Orla Venn of Ostrand is resigning from the harbour board, she announced Monday in a statement."
    two = (
        "Orla Venn, the mayor of Ostrand, resigned from the harbour board on Thursday.\n\n"
        '"I have served this town for long," Venn said in a statement on Thursday.'
    )
    assert conflicts(one, two) == [("2021-05-10", "2021-05-06", "different times")] * 2
    assert conflicts(one, two.replace("Thursday", "Monday")) == []


SAID = '"We shall build a safe wall for the whole harbour," Mayor Orla Venn said on {}.'


def test_neighbouring_days_are_explained_only_by_an_hour() -> None:
    assert [w for *_, w in conflicts(SAID.format("Saturday"), SAID.format("Sunday"))] == ["neighbouring days"]
    assert [w for *_, w in conflicts(SAID.format("Saturday evening"), SAID.format("Sunday morning"))] == [
        "neighbouring days; explainable: around midnight"
    ]


def test_neighbouring_days_of_outlets_in_two_zones_are_explainable() -> None:
    documents = [
        RawDocument(f"{day}.txt", SAID.format(day), Media.TEXT, Known(outlet=day, published=published, language="en"))
        for day, published in (("Saturday", "2021-05-11T20:00:00-07:00"), ("Sunday", "2021-05-12T14:00:00+09:00"))
    ]
    found = compare_documents(documents)
    assert [r.why for r in found.date_relations] == ["neighbouring days; explainable: time zone"]


@pytest.mark.parametrize(
    ("one", "two", "relation"),
    [
        (  # one person's doings of one day
            "Orla Venn on Monday opened the campaign in Skarvik with Bo Lindqvist.",
            "Orla Venn took aim at the fishermen on Monday.",
            Relation.EQUAL,
        ),
        (
            "Orla Venn seemed on Monday to hint at a wall.",
            "In a speech in Skarvik on Monday, Orla Venn struck a calm tone.",
            Relation.EQUAL,
        ),
        ("Orla Venn warned this week that the wall may fall.", "Orla Venn said on Monday that she would go to Lund.", Relation.COMPATIBLE),
        ("The Ostrand primary is due next month.", "The two met days before the June 7 primary.", Relation.COMPATIBLE),
    ],
)
def test_days_that_agree(one: str, two: str, relation: Relation) -> None:
    assert [r.relation for *_, r in related(story(one, two))] == [relation]
