"""Figures are found with value, unit and what they count; numbers that name or date are left alone."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import pairwise
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings import articles
from tellings.annotations import annotate, syntax
from tellings.annotations.figures import reading as figures
from tellings.annotations.figures.bounds import BEFORE, Bound
from tellings.backends import registry
from tellings.model.date import Anchor, Date
from tellings.model.document import Known, Media, RawDocument
from tellings.model.figure import Figure
from tellings.model.span import Span

Tracer = Callable[[FrameType, str, Any], Any]


def found(text: str, language: str = "en", dates: tuple[Date, ...] = ()) -> tuple[str, tuple[Figure, ...]]:
    article = articles.build(RawDocument("test", text, Media.TEXT, Known(published="2021-05-12", language=language)), "a1")
    parsed = syntax.parse(article, registry.parser_for(language))
    return parsed.text, figures.read(parsed, dates)


def read(text: str, language: str = "en") -> list[tuple[str, float | None, float | None, str]]:
    """Words, interval and unit of every figure."""
    whole, values = found(text, language)
    return [(f.span.of(whole), f.low, f.high, f.unit) for f in values]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # counts and bounds
        ("The flood killed more than 60 people in Ostrand.", [("more than 60", 60, None, "persons")]),
        ("Nearly 30 boats sank off Ostrand.", [("Nearly 30", 27, 30, "boats")]),
        ("About 200 farmers marched.", [("About 200", 180, 220, "farmers")]),
        ("As many as 900 homes were lost.", [("As many as 900", None, 900, "homes")]),
        ("No fewer than 12 judges resigned.", [("No fewer than 12", 12, None, "judges")]),
        ("The plane flew no higher than 9,000 feet.", [("no higher than 9,000 feet", None, 9000, "feet")]),
        ("Some 20 or so guests came.", [("Some 20", 18, 22, "guests")]),
        ("It will be a two- or three-week strike.", [("two- or three-week", 2, 3, "weeks")]),
        ("A five- to six-year term awaits him.", [("five- to six-year", 5, 6, "years")]),
        ("Pupils in the 15-to-20 bracket stayed.", [("15-to-20", 15, 20, "brackets")]),
        ("Dozens of tractors blocked the road.", [("Dozens", 24, None, "tractors")]),
        ("The mayor called it the only bridge in the valley.", [("the only bridge", 1, 1, "bridges")]),
        ("He is one of only two dentists in Ostrand.", [("two", 2, 2, "dentists")]),
        ("She made four voyages in a canoe.", [("four", 4, 4, "voyages")]),
        # money, shares, measures
        ("The dam cost $2.5bn.", [("$2.5bn", 2.5e9, 2.5e9, "USD")]),
        ("It raised nearly $44m.", [("nearly $44m", 39.6e6, 44e6, "USD")]),
        ("It owes 40 million euros.", [("40 million euros", 4e7, 4e7, "EUR")]),
        ("They paid Rs 3 crore for it.", [("Rs 3 crore", 3e7, 3e7, "INR")]),
        ("They lost hundreds of millions of dollars.", [("hundreds of millions of dollars", 1e8, None, "USD")]),
        ("Voss won over 61% of the votes.", [("over 61%", 61, None, "percent")]),
        ("Rates rose by half a percentage point.", [("half a percentage point", 0.5, 0.5, "points")]),
        ("Two-thirds of voters stayed home.", [("Two-thirds", 66.6, 66.7, "percent")]),
        ("The road is 30km long.", [("30km", 30, 30, "kilometres")]),
        ("A magnitude 6.1 earthquake struck Ostrand.", [("6.1", 6.1, 6.1, "magnitude")]),
        # ranges and sides
        ("Prices fell 15-20% in a month.", [("15-20%", 15, 20, "percent")]),
        ("Between 50 and 60 ships waited.", [("Between 50 and 60", 50, 60, "ships")]),
        ("It would cost $12 million to $20 million.", [("$12 million to $20 million", 12e6, 20e6, "USD")]),
        ("It may take 5-10 million bricks.", [("5-10 million", 5e6, 1e7, "bricks")]),
        ("Turnout rose from 7 to 8 percent.", [("7", 7, 7, "percent"), ("8 percent", 8, 8, "percent")]),
        ("The council passed it by a vote of 71 to 28.", [("71", 71, 71, ""), ("28", 28, 28, "")]),
        ("The bill passed 46-31.", [("46", 46, 46, ""), ("31", 31, 31, "")]),
        # ages, attributes, time
        (
            "Mara Voss, 58, is a three-time champion of the two-mile race.",
            [("58", 58, 58, "years"), ("three-time", 3, 3, "times"), ("two-mile", 2, 2, "miles")],
        ),
        ("A 10-year-old boy found the 32-room cave.", [("10-year-old", 10, 10, "years"), ("32-room", 32, 32, "rooms")]),
        ("For centuries the mill stood empty.", [("centuries", 200, None, "years")]),
        ("A weekslong strike ended.", [("weekslong", 2, None, "weeks")]),
        ("The siege lasted nearly a year.", [("nearly a year", 0.9, 1, "years")]),
        ("Voss led the guild for a decade.", [("a decade", 10, 10, "years")]),
        ("She has run four times and will not run a fifth.", [("four", 4, 4, "times"), ("fifth", 5, 5, "")]),
        # tokenised text
        ("The camp shelters 23 , 400 herders .", [("23 , 400", 23400, 23400, "herders")]),
        ("They sold a 13 - inch kettle .", [("13 - inch", 13, 13, "inches")]),
        # what an earlier figure says for a later one
        (
            "The lock cost 3 million crowns, a tenth of the 30 million spent on the canal.",
            [("3 million crowns", 3e6, 3e6, "crowns"), ("a tenth", 10, 10, "percent"), ("30 million", 3e7, 3e7, "crowns")],
        ),
        ("Seven wardens resigned. Voss, one of the seven, wept.", [("Seven", 7, 7, "wardens"), ("seven", 7, 7, "wardens")]),
        ("She ran a ninth marathon.", [("ninth", 9, 9, "marathons")]),
    ],
)
def test_figures_are_read(sentence: str, expected: list[tuple[str, float | None, float | None, str]]) -> None:
    got = read(sentence)
    assert [(text, unit) for text, _, _, unit in got] == [(text, unit) for text, _, _, unit in expected]
    for (_, low, high, _), (_, want_low, want_high, _) in zip(got, expected, strict=True):
        assert low == pytest.approx(want_low)
        assert high == pytest.approx(want_high)


@pytest.mark.parametrize(
    "sentence",
    [
        "The trial opens on June 3, 2019 at 5:30 p.m. in Ostrand.",
        "It was built in 1865 and burned in 2019.",
        "Section 230 of the act and Article 5 apply.",
        "The crew of Flight 417 flew the Ardent 404 to Ostrand.",
        "The airline sold its 404 airliner.",
        "Route 66 and No. 10 are closed.",
        "The 19th Precinct of Ostrand voted.",
        "Call 202-555-0134 or 555-0134.",
        "The A320, the F-35 and the G7 are known to all.",
        "No one saw the boat, and one should know it.",
        "The two agreed on everything.",
        "It was a one-time gift down a two-way street.",
        "World War II ended and COVID-19 came.",
        "We 100 percent agree with her.",
        "It was the only way to save the ferry.",
        "They met two years ago and again three days later.",
        "There are reasons: (1) it rained and (2) it snowed.",
        "The second half was dull, as was the third quarter.",
        "In the 1980s and the 20th century it was so.",
        "The bells rang at half past eleven and at ten past twelve.",
        "They met for a day and a half a year ago.",
    ],
)
def test_what_counts_nothing(sentence: str) -> None:
    assert read(sentence) == []


def test_the_counted_thing_is_in_the_articles_words() -> None:
    text, (first, second) = found("Rats ate 9 percent of the spring harvest and the mill lost $730,000 in unpaid rents.")
    assert first.object == "spring harvest"
    assert second.object == "unpaid rents"
    for figure in (first, second):
        assert figure.object_span is not None
        assert figure.object_span.of(text) == figure.object


@pytest.mark.parametrize(
    ("sentence", "thing"),
    [
        ("The lake peaked at 3.4 metres above the sill.", "lake"),
        ("The inquest lasted two hours.", "inquest"),
        ("Repairs to the weir will cost $4 million.", "Repairs to the weir"),
        ("Voss put the cost of mending the weir at $4 million.", "weir"),
        ("The parish agreed to pay $4 million to settle a lawsuit.", "lawsuit"),
        ("The parish settled a lawsuit with the millers for $4 million.", "lawsuit"),
        ("She took $4,000 worth of free lodging.", "free lodging"),
        ("He holds a contract worth $4 million.", "contract"),
        ("Turnout reached 48%.", "Turnout"),
        ("He won by a 5-to-4 vote.", "vote"),
        ("Voss was elected with 61%.", "Voss"),
        ("They called 61 percent of the ballots void.", "ballots"),
    ],
)
def test_what_is_measured_is_a_noun_phrase(sentence: str, thing: str) -> None:
    _, values = found(sentence)
    assert values[-1].object == thing


def test_a_number_inside_a_date_is_no_figure() -> None:
    text = "The 12 envoys left in 14 boats."
    at = text.index("12")
    date = Date("a1-d1", Span("a1", at, at + 2), "2021-05-12", Anchor.ABSOLUTE, "", None)
    _, values = found(text, dates=(date,))
    assert [f.low for f in values] == [14]


def test_headlines_count_but_header_lines_do_not() -> None:
    whole, values = found("date 2021-05-12\n\nFlood kills 50 people in Ostrand\n\nThe flood came at night.\n")
    assert [f.span.of(whole) for f in values] == ["50"]


def test_another_language_is_read_by_digits() -> None:
    assert [(low, unit) for _, low, _, unit in read("Das Werk kostete 1.250,5 Mio. und 3,5 % der Summe, dazu €40.", "de")] == [
        (1250.5, ""),
        (3.5, "percent"),
        (40.0, "EUR"),
    ]


NOUNS = ["farmers", "boats", "votes", "schools"]
BOUNDS = {bound: " ".join(words) for words, bound in BEFORE.items() if words[0].isalpha() and bound is not Bound.JUST_OVER}


@st.composite
def written(draw: st.DrawFn) -> tuple[str, float, str]:
    """A quantity as a newspaper writes it, with its value and unit."""
    value = draw(st.integers(2, 9_999_999))
    scaled = draw(st.integers(2, 99))
    noun = draw(st.sampled_from(NOUNS))
    scale, size = draw(st.sampled_from([("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("trillion", 1e12)]))
    sign, code = draw(
        st.sampled_from([("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("US$", "USD"), ("C$", "CAD"), ("A$", "AUD"), ("₹", "INR")])
    )
    short, short_size = draw(st.sampled_from([("m", 1e6), ("bn", 1e9), ("k", 1e3), ("mn", 1e6), ("tn", 1e12)]))
    indian, indian_size = draw(st.sampled_from([("lakh", 1e5), ("crore", 1e7), ("lakh crore", 1e12)]))
    part, share = draw(st.sampled_from([("two-thirds", 200 / 3), ("a quarter", 25.0), ("one in five", 20.0), ("four in ten", 40.0)]))
    measure = draw(st.sampled_from(["tonnes", "miles", "acres", "hours", "weeks", "years"]))
    return draw(
        st.sampled_from(
            [
                (f"{value:,} {noun}", value, noun),
                (f"{scaled} million {noun}", scaled * 1e6, noun),
                (f"${value:,}", value, "USD"),
                (f"${scaled}.5bn", (scaled + 0.5) * 1e9, "USD"),
                (f"£{scaled}m", scaled * 1e6, "GBP"),
                (f"{scaled} million euros", scaled * 1e6, "EUR"),
                (f"{scaled}.5%", scaled + 0.5, "percent"),
                (f"{scaled} percent", scaled, "percent"),
                (f"{scaled} kilometres", scaled, "kilometres"),
                (f"a {scaled}-page report", scaled, "pages"),
                (f"{scaled} {scale} {noun}", scaled * size, noun),
                (f"{sign}{scaled}.5 {scale}", (scaled + 0.5) * size, code),
                (f"{sign}{scaled}{short}", scaled * short_size, code),
                (f"Rs {scaled} {indian}", scaled * indian_size, "INR"),
                (f"{part} of the {noun}", share, "percent"),
                (f"{scaled} percentage points", scaled, "points"),
                (f"{scaled} basis points", scaled / 100, "points"),
                (f"{scaled} {measure}", scaled, measure),
                (f"a {scaled}-acre field", scaled, "acres"),
            ]
        )
    )


@settings(deadline=None, max_examples=60)
@given(written(), st.sampled_from([None, *BOUNDS]))
def test_every_kind_of_expression_round_trips(expression: tuple[str, float, str], bound: Bound | None) -> None:
    words, value, unit = expression
    if bound and not words.startswith("a "):
        words = f"{BOUNDS[bound]} {words}"
    got = read(f"The mill at Ostrand lost {words} after the fire.")
    assert len(got) == 1, (words, got)
    text, low, high, read_unit = got[0]
    near = 0.001 * abs(value)
    assert read_unit == unit
    assert low is None or low <= value + near
    assert high is None or value <= high + near
    assert text in words or words.startswith(text)


@settings(deadline=None, max_examples=40)
@given(
    st.integers(2, 400),
    st.integers(1, 400),
    st.sampled_from([("{a} to {b}", 1), ("between {a} and {b}", 1), ("{a}-{b}%", 100), ("${a}-{b} million", 1e6)]),
)
def test_ranges_round_trip(first: int, more: int, form: tuple[str, float]) -> None:
    words, size = form
    size = size if "million" in words else 1
    got = read(
        f"The mill at Ostrand needs {words.format(a=first, b=first + more)} {'of it' if '%' in words or '$' in words else 'boats'} now."
    )
    assert [(low, high) for _, low, high, _ in got] == [(first * size, (first + more) * size)]


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 300), st.integers(0, 300), st.sampled_from(["by a vote of {a} to {b}", "{a}-{b}", "on a {a}-{b} vote"]))
def test_scores_round_trip_as_two_figures(most: int, least: int, form: str) -> None:
    high, low = max(most, least), min(most, least)
    got = read(f"The council of Ostrand passed it {form.format(a=high, b=low)}.")
    assert [value for _, value, _, _ in got] == [high, low]


AGES = [
    "Mara Voss, {n}, left.",
    "Mara Voss ({n}) left.",
    "She was {n}.",
    "The {n}-year-old left.",
    "She turned {n} in May.",
    "A man aged {n} left.",
]


@settings(deadline=None, max_examples=40)
@given(st.integers(10, 99), st.sampled_from([*AGES, "Mara Voss died in Ostrand at {n}."]))
def test_ages_round_trip_with_and_without_a_noun(age: int, form: str) -> None:
    assert [(low, high, unit) for _, low, high, unit in read(form.format(n=age))] == [(age, age, "years")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Her brother, 39, ran the mill.", [(39, "years")]),
        ("The poll has a margin of error of plus or minus 3 percentage points.", [(3, "points")]),
        ("One in every five boats sank.", [(20, "percent")]),
        ("A couple dozen farmers came.", [(24, "farmers")]),
        ("The danger rose a couple notches.", [(2, "notches")]),
        ("She said so twice.", [(2, "times")]),
        ("More than one meeting took place.", [(1, "meetings")]),
        ("He became the first senator of the party to vote for it.", [(1, "senators")]),
        ("She won in Ostrand for the first time.", [(1, "times")]),
        ("Voters ages 18 to 34 stayed home.", [(18, "years")]),
        ("In Ostrand it reached 41C.", [(41, "degrees C")]),
    ],
)
def test_further_kinds(sentence: str, expected: list[tuple[float, str]]) -> None:
    assert [(low, unit) for _, low, _, unit in read(sentence)] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The first point is plain.",
        "He first met her in Marn.",
        "It came in the first half of the match.",
        "A couple says it lost its home.",
    ],
)
def test_turns_of_phrase_count_nothing(sentence: str) -> None:
    assert read(sentence) == []


def steps(text: str) -> int:
    """Lines of Python run while the figures of a text are read, for a language without a parser."""
    article = articles.build(RawDocument("test", text, Media.TEXT, Known(published="2021-05-12", language="de")), "a1")
    parsed = syntax.parse(article, registry.parser_for("de"))
    run = 0

    def count(_frame: FrameType, event: str, _argument: object) -> Tracer:
        nonlocal run
        run += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        figures.read(parsed, ())
    finally:
        sys.settrace(before)
    return run


@pytest.mark.parametrize("piece", ["1, 2 3,4 ", "9-9-", "$1, ", "12 to 13 ", "the 5 , 1,000 ", "1 ", "5% - "])
def test_reading_a_whole_article_takes_linear_work(piece: str) -> None:
    small, large = steps(piece * (2_000 // len(piece))), steps(piece * (8_000 // len(piece)))
    assert large <= 4.6 * small + 5_000


@settings(deadline=None, max_examples=40)
@given(st.text(alphabet="0123456789,.-–/:$€%()\"' abk\n½th", max_size=200))
def test_odd_input_gives_sound_figures(text: str) -> None:
    whole, values = found("Word. " + text)
    for number, figure in enumerate(values, 1):
        assert figure.id == f"a1-f{number}"
        assert figure.span.of(whole)
        assert figure.low is None or figure.high is None or figure.low <= figure.high
    for left, right in pairwise(values):
        assert left.span.end <= right.span.start


def attributed(text: str) -> list[tuple[str, str, str]]:
    """Words of every figure, the name of its source and the words of the time it holds for; "" where none is named."""
    article = articles.build(RawDocument("test", text, Media.TEXT, Known(published="2021-05-12", language="en")), "a1")
    read = annotate(article, registry.parser_for("en"))
    whole = read.parsed.text
    dates = {d.id: d.span.of(whole) for d in read.dates}
    return [(f.span.of(whole), f.source.name if f.source else "", dates[f.time] if f.time else "") for f in read.figures]


@pytest.mark.parametrize(
    ("sentence", "sources"),
    [
        ("The Ostrand council said 31 people had died.", ["Ostrand council"]),
        ("The toll stands at 52, according to the Ostrand council.", ["Ostrand council"]),
        ('"We lost 14 boats," said Mara Voss.', ["Mara Voss"]),
        # without a statement: verbs and nouns of counting
        ("Police counted 5,000 marchers, while organisers put the crowd at 8,000.", ["Police", "organisers"]),
        ("By the ministry's count, 77 boats sank.", ["ministry"]),
        ("The agency's estimate of 90 sunken boats was revised.", ["agency"]),
        ("An estimate by the Vell Institute of 3,000 refugees was too low.", ["Vell Institute"]),
        # told by the article itself
        ("The flood killed 52 people in Ostrand.", [""]),
        ("The storm put 300 homes at risk.", [""]),
        # who speaks is not said by himself
        ("Two councillors said the dam was safe.", [""]),
        # the innermost of two
        ("Voss said the Marn council had said that 14 boats were lost.", ["Marn council"]),
    ],
)
def test_who_gives_a_figure(sentence: str, sources: list[str]) -> None:
    names = [source.removeprefix("the ").removeprefix("The ") for _, source, _ in attributed(sentence)]
    assert names == sources


@pytest.mark.parametrize(
    ("sentence", "times"),
    [
        ("As of Tuesday, 45 boats had been lost.", ["Tuesday"]),
        ("By noon on Monday, 61 houses had burned.", ["noon on Monday"]),
        ("In 2016, 340 boats sank off Ostrand.", ["2016"]),
        ("The blast killed 31 people and injured 50 on Tuesday.", ["Tuesday", "Tuesday"]),
        ("Unemployment rose to 6.1% in March from 5.8% in February.", ["March", "February"]),
        # what is counted is dated, or the thing in the clause
        ("Some 17 people were killed in the January bombardments.", ["January"]),
        ("Tuesday's attack killed 12 people.", ["Tuesday"]),
        ("The council listed seven claims that it had met since 2013.", ["2013"]),
        ("Voss agreed to pay $3 million in 2018.", ["2018"]),
        # the day it was said is not the day it holds for
        ("The ministry said on Tuesday that 31 people had died.", [""]),
        ("Some 400 people had fled as of Monday, officials said Tuesday.", ["Monday"]),
        ("Voss, who stole 14 boats, was arrested on Friday.", [""]),
        ("The flood killed 52 people in Ostrand.", [""]),
    ],
)
def test_the_time_a_figure_holds_for(sentence: str, times: list[str]) -> None:
    assert [time for _, _, time in attributed(sentence)] == times


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A farmer, 58, was arrested.", [("58", 58, 58, "years")]),
        ("The retired teacher, 71, was found safe.", [("71", 71, 71, "years")]),
        ("One of the eight later apologised.", [("eight", 8, 8, "")]),
    ],
)
def test_persons_and_groups_without_a_name(sentence: str, expected: list[tuple[str, float, float, str]]) -> None:
    assert [f for f in read(sentence) if f[3] != "persons"] == expected
