"""Persons, bodies and places are found with all they are called, and nothing else is."""

from __future__ import annotations

import time

import pytest

from tellings.annotations.names import reading as names
from tellings.model.name import Entity, MentionForm, NameKind
from tests.annotations.parsing import parse


def read(text: str) -> tuple[Entity, ...]:
    return names.read(parse(text))


def called(text: str, name: str) -> list[str]:
    """All the words for the entity of that name."""
    parsed = parse(text)
    found = {e.name: e for e in names.read(parsed)}
    assert name in found, sorted(found)
    return [m.span.of(parsed.text) for m in found[name].mentions]


def kinds(text: str) -> dict[str, NameKind]:
    return {e.name: e.kind for e in read(text)}


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Harbour minister Ana Koval resigned. Koval left at once.", "Ana Koval", ["Harbour minister Ana Koval", "Koval"]),
        ("Ana Koval, the harbour minister, resigned on Friday.", "Ana Koval", ["Ana Koval", "the harbour minister"]),
        ("Sen. Petra Olmsted, R-Ohio, spoke. Mrs. Olmsted left.", "Petra Olmsted", ["Sen. Petra Olmsted, R-Ohio", "Mrs. Olmsted"]),
        ("His lawyer, Ivo Brandt, objected. Mr. Brandt said no more.", "Ivo Brandt", ["His lawyer", "Ivo Brandt", "Mr. Brandt"]),
        ("Mayor Ana Koval spoke. She left early.", "Ana Koval", ["Mayor Ana Koval", "She"]),
        (
            "Rep. Ana Koval resigned. The two-term congresswoman gave no reason.",
            "Ana Koval",
            ["Rep. Ana Koval", "The two-term congresswoman"],
        ),
        ("Donald J. Harrow won. Donald Harrow will serve.", "Donald J. Harrow", ["Donald J. Harrow", "Donald Harrow"]),
    ],
)
def test_a_person_with_titles_roles_and_short_forms(text: str, name: str, expected: list[str]) -> None:
    assert called(text, name) == expected


def test_two_persons_of_one_surname_stay_two() -> None:
    found = kinds("Ana Koval met her brother Ivo Koval. Mr. Koval left first. Ana Koval stayed.")
    assert found["Ana Koval"] is found["Ivo Koval"] is NameKind.PERSON
    assert "Mr. Koval" in called("Ana Koval met her brother Ivo Koval. Mr. Koval left first.", "Ivo Koval")


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            "The Harbour Workers' Union (HWU) struck. HWU members marched.",
            "Harbour Workers' Union",
            ["Harbour Workers' Union", "HWU", "HWU"],
        ),
        (
            "The Justice Department objected. The department gave no reason.",
            "Justice Department",
            ["The Justice Department", "The department"],
        ),
        ("The Ministry of Ports closed it. The ministry will pay.", "Ministry of Ports", ["The Ministry of Ports", "The ministry"]),
    ],
)
def test_a_body_with_its_acronym_and_short_forms(text: str, name: str, expected: list[str]) -> None:
    assert [m.removeprefix("The ").removeprefix("the ") for m in called(text, name)] == [
        m.removeprefix("The ").removeprefix("the ") for m in expected
    ]


def test_places_by_several_names_are_one() -> None:
    assert called("She flew to the United States. The U.S. border was closed, and America waited.", "United States") == [
        "the United States",
        "U.S.",
        "America",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Russian troops left on Monday.",
        "Prosecutors said that nothing was found.",
        "Workers Strike As Harbour Talks Collapse",
        "However, the harbour stayed closed in May.",
    ],
)
def test_capitals_alone_make_no_name(text: str) -> None:
    assert [e.name for e in read(text)] == []


def test_a_headline_in_title_case_names_only_whom_the_text_names() -> None:
    text = "Mayor Koval Quits After Harbour Talks Collapse\n\nMayor Ana Koval resigned on Friday after talks on the harbour failed.\n"
    assert set(kinds(text)) == {"Ana Koval"}
    assert called(text, "Ana Koval")[0] == "Mayor Koval"


def test_a_spokesperson_is_linked_to_whom_she_speaks_for() -> None:
    found = {e.name: e for e in read("Ana Koval won. A spokesman for Ms. Koval, Ivo Brandt, said she would wait.")}
    assert found["Ivo Brandt"].speaks_for == "Ana Koval"
    assert "spokesman" in found["Ivo Brandt"].roles


def test_pronouns_are_marked_as_such() -> None:
    (entity,) = (e for e in read("Ana Koval resigned. She gave no reason.") if e.name == "Ana Koval")
    assert [m.form for m in entity.mentions] == [MentionForm.NAME, MentionForm.PRONOUN]


def test_a_fronted_possessive_is_the_subjects() -> None:
    text = "Ivo Brandt spoke first. In his reply, Petro Olmsted said nothing new."
    assert "his" in called(text, "Petro Olmsted")


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Senator Ivo Maro thanked Peter Lund and his sister.", "Peter Lund"),
        ("Senator Ivo Maro criticized Peter Lund for his speech.", "Peter Lund"),
        ("Senator Ivo Maro lost a bet on his speech to Peter Lund.", "Ivo Maro"),
        ("Senator Ivo Maro met Peter Lund in Ostrand. Many farmers gave Mr. Lund a coat while they laughed at his hat.", "Peter Lund"),
    ],
)
def test_whose_a_possessive_is(text: str, whose: str) -> None:
    owner = next(e for e in read(text) if any(m.form is MentionForm.PRONOUN for m in e.mentions))
    assert owner.name == whose


def test_without_tags_nothing_is_named() -> None:
    assert names.read(parse("Die Ministerin Ana Koval trat am Freitag zurück.", "de")) == ()


def test_time_grows_with_the_text_only() -> None:
    sentence = "Harbour minister Ana Koval met the president of the Harbour Board in Lisbon, and he told her that Ivo Brandt had left. "
    short, long = parse(sentence * 50), parse(sentence * 400)
    start = time.perf_counter()
    names.read(short)
    middle = time.perf_counter()
    names.read(long)
    assert time.perf_counter() - middle < 30 * (middle - start) + 0.5


@pytest.mark.parametrize(
    ("text", "name", "wording", "meant"),
    [
        # a party told otherwise
        (
            "Republican nominee Ivo Brandt spoke in Wilden. Ana Koval, a Democrat, listened. The Democratic candidate left early.",
            "Ivo Brandt",
            "The Democratic candidate",
            False,
        ),
        (
            "Republican nominee Ivo Brandt spoke in Wilden. Ana Koval, a Democrat, listened. The Republican nominee left early.",
            "Ivo Brandt",
            "The Republican nominee",
            True,
        ),
        # another man's wife
        (
            "Ivo Brandt and his wife, Lena Brandt, came. Jonas Arkin came too. Arkin brought his wife to the hall.",
            "Lena Brandt",
            "his wife",
            True,
        ),
        # a stranger brought in with "a"
        ("Mayor Ana Koval walked in. A woman stood at the door. The woman waved.", "Ana Koval", "The woman", False),
        # said by a clause who is meant
        ("Senator Ana Koval spoke. The lawmaker who wrote the bill was away.", "Ana Koval", "The lawmaker", False),
        # the first lady is not the president
        ("The president and the first lady, Lena Olmsted, left the hall.", "Lena Olmsted", "The president", False),
        ("The president and the first lady, Lena Olmsted, left the hall.", "Lena Olmsted", "the first lady", True),
        # hung by the parser on the noun before
        ("The report of the judge, Zoltan P. Mirek, was read on Monday.", "Zoltan P. Mirek", "the judge", True),
    ],
)
def test_a_description_means_only_whom_it_can(text: str, name: str, wording: str, meant: bool) -> None:
    assert (wording in called(text, name)) is meant


def test_a_place_is_described_in_apposition() -> None:
    assert "the country's oldest port" in called("Nothing moved in Odmar, the country's oldest port, on Monday.", "Odmar")


def test_a_surname_with_a_title_goes_to_who_holds_it() -> None:
    text = "President Ivo Koval met his cousin Ana Koval. Secretary Koval left early."
    assert "Secretary Koval" not in called(text, "Ivo Koval")


def test_the_noun_before_a_name_belongs_to_it_only_if_it_says_who_it_is() -> None:
    assert called("The approach Brandt took was new.", "Brandt") == ["Brandt"]
