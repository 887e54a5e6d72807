"""Dates are found with their borders and values, and words that only look like dates are not."""

from __future__ import annotations

import time
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings import articles
from tellings.annotations import syntax
from tellings.annotations.dates import reading as dates
from tellings.annotations.statements import reading as statements
from tellings.backends import registry
from tellings.model.date import Anchor, Date
from tellings.model.document import Known, Media, RawDocument

WRITTEN = "2021-05-12"  # a Wednesday
FILLER = "The town of Ostrand lies on a river. "
MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905


def found(text: str, published: str | None = WRITTEN, language: str = "en") -> tuple[str, tuple[Date, ...]]:
    article = articles.build(RawDocument("test", text, Media.TEXT, Known(published=published, language=language)), "a1")
    parsed = syntax.parse(article, registry.parser_for(language))
    said, _ = statements.read(parsed)
    return parsed.text, dates.read(parsed, said)


def read(text: str, published: str | None = WRITTEN) -> list[tuple[str, str]]:
    """The words and the value of every date."""
    whole, values = found(text, published)
    return [(d.span.of(whole), d.value) for d in values]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # complete dates
        ("The bridge opened on March 3, 2019, in Ostrand.", [("March 3, 2019", "2019-03-03")]),
        ("The bridge opened on 3 March 2019 in Ostrand.", [("3 March 2019", "2019-03-03")]),
        ("The bridge opened on the 3rd of March 2019.", [("the 3rd of March 2019", "2019-03-03")]),
        ("The bridge opened on 2019-03-03 in Ostrand.", [("2019-03-03", "2019-03-03")]),
        ("The bridge opened on Tuesday, March 5, 2019.", [("Tuesday, March 5, 2019", "2019-03-05")]),
        ("The bridge opened on 25/12/2019 in Ostrand.", [("25/12/2019", "2019-12-25")]),
        ("The bridge opened on 12/25/2019 in Ostrand.", [("12/25/2019", "2019-12-25")]),
        ("The bridge opened on 25.12.2019 in Ostrand.", [("25.12.2019", "2019-12-25")]),
        ("The bridge opened on 03/04/2019 in Ostrand.", [("03/04/2019", "2019")]),  # which of both is not known
        ("The bridge opened on 05/11/2021 in Ostrand.", [("05/11/2021", "2021-05-11")]),  # yesterday, not November
        # months and days without a year
        ("The council voted on April 30 to close the mill.", [("April 30", "2021-04-30")]),
        ("The council voted on Aug. 9 to close the mill.", [("Aug. 9", "2020-08-09")]),
        ("The council will vote on June 6 on the mill.", [("June 6", "2021-06-06")]),
        ("Orla Venn left the council in December.", [("December", "2020-12")]),
        ("Orla Venn will join the council in December.", [("December", "2021-12")]),
        ("Orla Venn was hired in late January.", [("late January", "2021-01")]),
        ("The mill was sold in January 2017.", [("January 2017", "2017-01")]),
        ("The mill was sold in January 2017 and burned down in March.", [("January 2017", "2017-01"), ("March", "2017-03")]),
        ("The mill lost money last September.", [("last September", "2020-09")]),
        # years, decades, centuries
        ("The mill was built in 1987.", [("1987", "1987")]),
        ("The mill has stood empty since 2009.", [("2009", "2009")]),
        ("He spoke of the 2018 harbour election.", [("2018", "2018")]),
        ("The mill was rebuilt in the 1990s.", [("the 1990s", "199")]),
        ("The mill was rebuilt in the '70s.", [("the '70s", "197")]),
        ("The mill was rebuilt in the eighties.", [("the eighties", "198")]),
        ("The mill dates from the 19th century.", [("the 19th century", "18")]),
        ("The mill will open in mid-2022.", [("mid-2022", "2022")]),
        # seasons, quarters, weeks
        ("The mill made a loss in the third quarter of 2020.", [("the third quarter of 2020", "2020-Q3")]),
        ("The mill made a loss in the first quarter of last year.", [("the first quarter of last year", "2020-Q1")]),
        ("The mill made a loss in the fourth quarter.", [("the fourth quarter", "2020-Q4")]),
        ("The mill was closed in the summer of 2019.", [("summer of 2019", "2019-SU")]),
        ("The mill was closed last winter.", [("last winter", "2020-WI")]),
        ("The mill was closed last week.", [("last week", "2021-W18")]),
        ("The mill will close next week.", [("next week", "2021-W20")]),
        ("The mill was closed over the weekend.", [("the weekend", "2021-W18-WE")]),
        # weekdays
        ("The mill was closed on Monday.", [("Monday", "2021-05-10")]),
        ("The mill was closed on Wednesday.", [("Wednesday", "2021-05-12")]),
        ("The mill was closed on Thursday.", [("Thursday", "2021-05-06")]),
        ("The mill will close on Thursday.", [("Thursday", "2021-05-13")]),
        ("Orla Venn is due to be questioned on Thursday morning.", [("Thursday morning", "2021-05-13TMO")]),
        ("The mill will remain closed until Friday.", [("Friday", "2021-05-14")]),
        ("The council meets the owner on Friday.", [("Friday", "2021-05-14")]),
        ("The council meets next Tuesday.", [("next Tuesday", "2021-05-18")]),
        ("In Saturday's final, Ostrand will play Lund.", [("Saturday", "2021-05-15")]),
        ("In Saturday's final, Ostrand beat Lund.", [("Saturday", "2021-05-08")]),
        ("The council met last Tuesday.", [("last Tuesday", "2021-05-11")]),
        ("Orla Venn spoke early Tuesday morning.", [("early Tuesday morning", "2021-05-11TMO")]),
        ("Orla Venn spoke late on Monday night.", [("late on Monday night", "2021-05-10TNI")]),
        ("Orla Venn spoke on Tuesday afternoon.", [("Tuesday afternoon", "2021-05-11TAF")]),
        ("Orla Venn spoke during Tuesday's debate.", [("Tuesday", "2021-05-11")]),
        # times of day
        ("The resignation took effect on Monday at 4 p.m. Eastern time.", [("Monday at 4 p.m. Eastern time", "2021-05-10T16:00")]),
        ("The siren sounded at 18:05 UTC on Monday.", [("18:05 UTC on Monday", "2021-05-10T18:05Z")]),
        ("The siren sounded at 7:20 p.m. (GMT+9) on Monday.", [("7:20 p.m. (GMT+9) on Monday", "2021-05-10T19:20+09:00")]),
        ("Venn wrote on Monday evening that she left at 4 p.m.", [("Monday evening", "2021-05-10TEV"), ("4 p.m.", "2021-05-10T16:00")]),
        ("The siren sounded at noon on Monday.", [("noon on Monday", "2021-05-10T12:00")]),
        # counted from the day of writing
        ("The mill burned down yesterday.", [("yesterday", "2021-05-11")]),
        ("Orla Venn spoke late yesterday afternoon.", [("late yesterday afternoon", "2021-05-11TAF")]),
        ("Orla Venn spoke last night.", [("last night", "2021-05-11TNI")]),
        ("Orla Venn spoke this morning.", [("this morning", "2021-05-12TMO")]),
        ("Orla Venn will speak tomorrow.", [("tomorrow", "2021-05-13")]),
        ("The mill was sold earlier this month.", [("earlier this month", "2021-05")]),
        ("The mill was sold last month.", [("last month", "2021-04")]),
        ("The mill was sold last year.", [("last year", "2020")]),
        ("The mill was sold three days ago.", [("three days ago", "2021-05-09")]),
        ("The mill was sold a week ago.", [("a week ago", "2021-05-05")]),
        ("The mill was sold two weeks ago.", [("two weeks ago", "2021-W17")]),
        ("The mill was sold two years ago.", [("two years ago", "2019")]),
        ("The mill was sold at the end of July.", [("the end of July", "2020-07")]),
        ("The mill was sold at the end of last year.", [("the end of last year", "2020")]),
        # counted from a date before
        (
            "The mill burned in January 2012 and was rebuilt in October of the same year.",
            [("January 2012", "2012-01"), ("October of the same year", "2012-10")],
        ),
        ("The mill burned on June 4, 2012. The owner fled the next day.", [("June 4, 2012", "2012-06-04"), ("the next day", "2012-06-05")]),
        ("The mill burned on June 4, 2012. He fled two days later.", [("June 4, 2012", "2012-06-04"), ("two days later", "2012-06-06")]),
        ("The mill burned on June 4, 2012. The owner fled days later.", [("June 4, 2012", "2012-06-04"), ("days later", "2012-06")]),
        ("Sales fell in March 2012 from the previous year.", [("March 2012", "2012-03"), ("the previous year", "2011")]),
        ("Sales fell in March 2012 from the same month last year.", [("March 2012", "2012-03"), ("the same month last year", "2011-03")]),
        ("Venn wrote on Monday. Earlier in the day, she met the owner.", [("Monday", "2021-05-10"), ("Earlier in the day", "2021-05-10")]),
        # ranges
        ("Orla Venn led the town from 2001 to 2007.", [("2001 to 2007", "2001/2007")]),
        ("Orla Venn led the town between 2008 and 2015.", [("2008 and 2015", "2008/2015")]),
        ("Orla Venn (2008-2015) led the town.", [("2008-2015", "2008/2015")]),
        ("The fair runs from June 3 to June 7.", [("June 3 to June 7", "2021-06-03/2021-06-07")]),
        ("The fair was held on June 3-7, 2019.", [("June 3-7, 2019", "2019-06-03/2019-06-07")]),
        ("It ran from 1st January 2019 until 30th June 2020.", [("1st January 2019 until 30th June 2020", "2019-01-01/2020-06-30")]),
        ("On the morning of May 3, shots rang out.", [("the morning of May 3", "2021-05-03TMO")]),
        ("The siren sounded on Sunday at about 3:15 a.m.", [("Sunday at about 3:15 a.m.", "2021-05-09T03:15")]),
        ("She was born on 4 July 1961 and died on Dec. 3.", [("4 July 1961", "1961-07-04"), ("Dec. 3", "2020-12-03")]),
        # parts of a day named alone, British and American
        ("Shots were heard early on Sunday.", [("early on Sunday", "2021-05-09TMO")]),
        ("Shots were heard early Sunday.", [("early Sunday", "2021-05-09TMO")]),
        ("Late Friday, the judge ruled.", [("Late Friday", "2021-05-07TEV")]),
        ("He spoke earlier on Wednesday.", [("earlier on Wednesday", "2021-05-12")]),
        ("Talks went on into the small hours of Tuesday.", [("the small hours of Tuesday", "2021-05-11TMO")]),
        ("Shots were heard in the early hours of Sunday morning.", [("the early hours of Sunday morning", "2021-05-09TMO")]),
        ("The ship sailed before daybreak on Tuesday.", [("daybreak on Tuesday", "2021-05-11TMO")]),
        ("The rain eased by mid-afternoon on Monday.", [("mid-afternoon on Monday", "2021-05-10TAF")]),
        ("Two boats sank overnight.", [("overnight", "2021-05-11TNI")]),
        ("Two boats sank overnight on Sunday.", [("overnight on Sunday", "2021-05-09TNI")]),
        ("Two boats sank overnight into Sunday.", [("overnight into Sunday", "2021-05-08TNI")]),
        ("More rain is expected overnight.", [("overnight", "2021-05-12TNI")]),
        ("It rained all night long.", [("all night long", "2021-05-11TNI")]),
        ("On the night of March 3, 2019, the mill burned.", [("the night of March 3, 2019", "2019-03-03TNI")]),
        # times on the clock in words and in figures
        ("He was arrested at about 2.15am on Sunday.", [("2.15am on Sunday", "2021-05-09T02:15")]),
        ("The train left at 21.40 on Tuesday.", [("21.40 on Tuesday", "2021-05-11T21:40")]),
        ("The match began at half seven on Saturday evening.", [("half seven on Saturday evening", "2021-05-08T19:30")]),
        ("It opened at a quarter to nine on Tuesday morning.", [("a quarter to nine on Tuesday morning", "2021-05-11T08:45")]),
        ("The mayor was woken at nine on Tuesday night.", [("nine on Tuesday night", "2021-05-11T21:00")]),
        ("The wall fell at 6:15 on Tuesday evening.", [("6:15 on Tuesday evening", "2021-05-11T18:15")]),
        ("They met at eleven o'clock on Tuesday night.", [("eleven o'clock on Tuesday night", "2021-05-11T23:00")]),
        ("The talks broke up at two in the morning.", [("two in the morning", "2021-05-12T02:00")]),
        ("The siren sounded shortly after midnight on Tuesday.", [("shortly after midnight on Tuesday", "2021-05-11T00:00")]),
        ("The plane landed just after midnight on Tuesday night.", [("just after midnight on Tuesday night", "2021-05-12T00:00")]),
        ("The plane landed five minutes before midnight on Monday.", [("five minutes before midnight on Monday", "2021-05-10T23:55")]),
        ("The meeting ran from 7 to 9 p.m. on Monday.", [("7 to 9 p.m. on Monday", "2021-05-10T19:00/2021-05-10T21:00")]),
        ("The curfew runs from 10pm to 5am.", [("10pm to 5am", "2021-05-12T22:00/2021-05-13T05:00")]),
        # days ahead and runs of days
        ("The council will meet in three weeks' time.", [("in three weeks' time", "2021-W22")]),
        ("The council will meet on Friday week.", [("Friday week", "2021-05-21")]),
        ("She left the week before last.", [("the week before last", "2021-W17")]),
        ("The fair takes place between 4 and 6 June.", [("4 and 6 June", "2021-06-04/2021-06-06")]),
        # without borders
        ("Orla Venn is currently in Ostrand.", [("currently", "PRESENT_REF")]),
        ("Orla Venn has recently moved to Ostrand.", [("recently", "PAST_REF")]),
    ],
)  # fmt: skip
def test_what_is_found(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert read(FILLER + sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The council may close the mill.",
        "Protesters march on the mill.",
        "The march on the mill was peaceful.",
        "Ms. May said the mill was safe. May added that she liked it.",
        "August Lindqvist said the mill was safe.",
        "The sun sat low over the mill.",
        "Orla Venn won a second term by a second.",
        "The mill employs 2000 people.",
        "The mill employs more than 2000.",
        "The machine costs $1999 at the shop.",
        "The walk is 1500 meters long.",
        "Orla Venn, 41, drives his 2013 Arlo coupe.",
        "Orla Venn is in her 70s.",
        "Orla Venn worked there for two years.",
        "The talks took thirty minutes.",
        "The paper comes out every Monday.",
        "The shops were full on Black Friday.",
        "She wrote for the Sunday Times.",
        "Prices fall and spring back.",
        "Flight 1984 was late.",
        "The score was 3-2 at the end of the game.",
        "It rained 2,000 times in 1,999 places.",
        "We shall not wait for the spring tides, she said.",
        "The spring onion harvest failed.",
        "She was glad of the fall of the government.",
        "She works the night shift at the mill.",
        "She works at night.",
        "The song was an overnight success.",
        "He became famous overnight.",
        "They drove from dawn to dusk.",
        "He likes to swim in the morning.",
        "Ten to twelve people were hurt.",
        "Five past presidents came.",
        "The vote was five to four.",
        "It is 5 to 10 miles away.",
        "They lost by half in the second half.",
        "The price closed at 21.40 crowns.",
        "The film Twelve O'Clock High was shown.",
    ],
)
def test_what_is_no_date(sentence: str) -> None:
    assert read(FILLER + sentence) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # the small hours of a night told are the next day's
        ("It burned on Monday night. It fell at 10.31pm. Crews left at 4am.", ["2021-05-10TNI", "2021-05-10T22:31", "2021-05-11T04:00"]),
        ("The barn burned on Monday night. The fire was out a few minutes past midnight.", ["2021-05-10TNI", "2021-05-11T00:00"]),
        ("The barn burned on Monday night. Neighbours rang at ten past eleven.", ["2021-05-10TNI", "2021-05-10T23:10"]),
        ("The barn burned on Monday night. By half past two the roof had gone.", ["2021-05-10TNI", "2021-05-11T02:30"]),
        ("The storm struck on Monday evening. By dawn the pier was gone.", ["2021-05-10TEV", "2021-05-11TMO"]),
        ("It burned at 11.20pm on Monday. The last engine left at four in the morning.", ["2021-05-10T23:20", "2021-05-11T04:00"]),
        ("Two pumps failed during the night. Streets were still dark at noon.", ["2021-05-11TNI", "2021-05-12T12:00"]),
        # the night is told elsewhere in the article, and a day of speaking stands nearer
        ("The mill burned on Monday night.\n\nNeighbours heard a bang at half past one.", ["2021-05-10TNI", "2021-05-11T01:30"]),
        (
            "The mill burned on Monday night, the police said on Wednesday. The first call came at ten to midnight.",
            ["2021-05-10TNI", "2021-05-12", "2021-05-10T23:50"],
        ),
        ("A storm struck on Monday. Nine people spent the night in a school.", ["2021-05-10", "2021-05-10TNI"]),
        # pointed back to
        ("A lorry hit the bridge on Monday. That evening, it was closed.", ["2021-05-10", "2021-05-10TEV"]),
        ("The mill burned on Monday night, the town said on Wednesday.\n\nA ferry lay in port that night.",
         ["2021-05-10TNI", "2021-05-12", "2021-05-10TNI"]),
        ("The bridge closed on Monday afternoon. It reopened in the evening.", ["2021-05-10TAF", "2021-05-10TEV"]),
        # by day
        ("Polls opened at 7 a.m. Tuesday and closed at 8 p.m.", ["2021-05-11T07:00", "2021-05-11T20:00"]),
        ("The mayor resigned on Monday. She told reporters at 5pm that she was tired.", ["2021-05-10", "2021-05-10T17:00"]),
    ],
)  # fmt: skip
def test_a_time_belongs_to_the_day_or_night_told(text: str, values: list[str]) -> None:
    assert [value for _, value in read(FILLER + text)] == values


def test_without_the_articles_date_only_complete_ones_have_values() -> None:
    _, values = found(FILLER + "The mill burned on Monday. It was built in 1987, and sold on March 3, 2019.", None)
    assert [(d.value, d.anchor) for d in values] == [
        ("", Anchor.NONE),
        ("1987", Anchor.ABSOLUTE),
        ("2019-03-03", Anchor.ABSOLUTE),
    ]


def test_a_date_line_of_the_text_stands_in_for_the_articles_date() -> None:
    text = "Mill burns down\n\nMarch 3, 2019\n\nThe old mill of Ostrand burned down yesterday, the town said."
    assert ("yesterday", "2019-03-02") in read(text, None)


def test_inside_a_quotation_today_is_the_day_it_was_said() -> None:
    whole, values = found(FILLER + '"We close the mill today," Orla Venn said on Monday.')
    assert [(d.span.of(whole), d.value, d.anchor) for d in values] == [
        ("today", "2021-05-10", Anchor.UTTERANCE),
        ("Monday", "2021-05-10", Anchor.PUBLICATION),
    ]


def test_in_the_world_today_is_no_day() -> None:
    assert read(FILLER + '"Nobody anywhere in the world today trusts a ferry," Orla Venn said.') == [("today", "PRESENT_REF")]


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Orla Venn closed the mill on Monday.", "Venn closed mill"),
        ("Orla Venn spoke at a January fundraiser.", "fundraiser"),
        ("Monday's vote was close.", "vote"),
        # what the parser hangs on the clause behind the comma
        ("Repeating from her well-liked address at the Harbour Fair last week, Venn rubbished the plan.", "address"),
        ("Mayor Ulric Q. Venn Jr. warned on Monday that the weir is unsafe.", "Venn warned"),
        ("He is the ferryman who decided on Monday to sell.", "ferryman decided"),
    ],
)
def test_what_is_dated(sentence: str, event: str) -> None:
    whole, values = found(FILLER + sentence)
    assert event in values[0].event
    assert values[0].event_span is not None
    assert values[0].event_span.of(whole) in values[0].event


def test_a_language_without_a_parser_gives_only_numeric_dates() -> None:
    whole, values = found("Ostrandin mylly paloi 25.12.2019, kertoo Ostrandin kaupunki. May March 1999.", language="fi")
    assert [(d.span.of(whole), d.value) for d in values] == [("25.12.2019", "2019-12-25")]


days = st.dates(date(1950, 1, 1), date(2040, 12, 31))


@settings(max_examples=40, deadline=None)
@given(days)
def test_every_way_to_write_a_day_gives_that_day(day: date) -> None:
    month = MONTHS[day.month - 1]
    forms = [f"{month} {day.day}, {day.year}", f"{day.day} {month} {day.year}", day.isoformat(), f"{day:%A}, {month} {day.day}, {day.year}"]
    for form in forms:
        assert read(f"{FILLER}The old mill burned down on {form}.") == [(form, day.isoformat())]


@settings(max_examples=30, deadline=None)
@given(days, st.integers(0, 6))
def test_a_past_weekday_lies_in_the_week_before_writing(day: date, back: int) -> None:
    told = day - timedelta(days=back)
    assert read(f"{FILLER}The old mill burned down on {told:%A}.", day.isoformat()) == [(f"{told:%A}", told.isoformat())]


pieces = st.one_of(
    st.sampled_from(
        """early late mid the of to past after before midnight noon overnight night during dawn ago later week that same previous following
        next last in at by until from between and half quarter ten eleven o'clock 4am 10.31pm 24:00 12:75 99 31 30 2020 9999 2021-02-30
        Friday May march 3rd small hours time twelve tomorrow Christmas Eve Q4 ſunday ٣ GMT""".split()  # noqa: SIM905
    ),
    st.text(max_size=4),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(pieces, max_size=60).map(" ".join), st.sampled_from([None, WRITTEN, "0001-01-01", "9999-12-31"]))
def test_any_words_of_time_are_read_without_an_error(text: str, published: str | None) -> None:
    whole, values = found(FILLER + text, published)
    assert all(0 <= d.span.start < d.span.end <= len(whole) for d in values)
    assert all(a.span.end <= b.span.start for a, b in pairwise(values))
    assert all(stretch[0] < stretch[1] for d in values if (stretch := d.interval()))


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="0123456789/-.:, MarchMay2019'sp", max_size=60))
def test_odd_text_is_read_without_an_error(text: str) -> None:
    whole, values = found(FILLER + text)
    assert all(0 <= d.span.start < d.span.end <= len(whole) for d in values)
    assert all(a.span.end <= b.span.start for a, b in pairwise(values))


@pytest.mark.parametrize(
    "piece",
    ["1", " ", ",", "/", "1,", "1/", "March ", "March 1, ", "the ", "2019-", "early late ", "12:", "a week from ", "the last Sunday "],
)
def test_long_odd_text_takes_linear_time(piece: str) -> None:
    from tellings.annotations.dates.phrases import FLAT
    from tellings.annotations.dates.rules import candidates

    text = (piece * (1_000_000 // len(piece))).translate(FLAT)
    began = time.perf_counter()
    for start in range(0, len(text), 50):
        word = text[start : start + 8].split(" ")[0]
        list(candidates(text, start, len(text), word))
    assert time.perf_counter() - began < 10
