"""Entities of several articles are one identity where they are one person, body or place, and only there."""

from __future__ import annotations

import itertools

from tellings.model.name import NameKind
from tellings.model.story import Identity, Story
from tellings.stories import assemble
from tests.alignments.made_up import story, telling


def together(told: Story) -> set[frozenset[str]]:
    """The names under which articles' entities were made one, identities of a single name left out."""
    names = {(t.article.id, e.id): e.name for t in told.tellings for e in t.annotations.entities}
    return {frozenset(names[m] for m in i.members) for i in told.identities if len(i.members) > 1}


def named(told: Story, name: str) -> Identity:
    (found,) = (i for i in told.identities if i.name == name)
    return found


def test_full_names_surnames_and_short_forms_are_one_person() -> None:
    told = story(
        "Harbour minister William J. Harrow resigned.", "Bill Harrow resigned on Friday.", "Mr. Harrow resigned, the ministry said."
    )
    assert len(named(told, "William J. Harrow").members) == 3


def test_persons_of_one_surname_with_other_given_names_are_never_one() -> None:
    told = story("Ana Koval resigned on Friday.", "Ivo Koval resigned on Friday.", "Mr. Koval resigned on Friday.")
    assert together(told) == set()


def test_an_initial_that_could_be_two_persons_joins_neither() -> None:
    told = story("Ana Koval resigned.", "Anton Koval resigned.", "A. Koval resigned.")
    assert together(told) == set()


def test_bodies_by_their_words_and_by_their_initials() -> None:
    told = story(
        "The Justice Department sued.", "The Department of Justice sued.", "The Department of Justice (DOJ) sued.", "The DOJ sued."
    )
    (identity,) = (i for i in told.identities if i.kind is NameKind.BODY)
    assert len(identity.members) == 4


def test_a_shortened_body_joins_only_where_one_could_be_meant() -> None:
    one = story("The Lisbon Harbour Workers Union struck.", "The Harbour Workers Union struck.")
    two = story("The Lisbon Harbour Workers Union struck.", "The Porto Harbour Workers Union struck.", "The Harbour Workers Union struck.")
    assert len(together(one)) == 1
    assert together(two) == set()


def test_a_country_by_two_names_is_one_place() -> None:
    told = story("She went to the United States.", "She went to the US on Friday.")
    assert together(told) == {frozenset({"United States", "US"})}


def test_a_spokesperson_is_linked_to_the_body_and_not_joined_to_it() -> None:
    told = story("Ivo Brandt, a spokesman for the Harbour Board, resigned.", "The Harbour Board closed the quay.")
    board = named(told, "Harbour Board")
    assert named(told, "Ivo Brandt").speaks_for == board.id
    assert len(board.members) == 2


def test_the_order_of_the_articles_changes_only_the_numbers() -> None:
    texts = ("Ana Koval met A. Brandt.", "Ivo Koval met Anton Brandt.", "Koval met the Harbour Board (HB).", "The HB met Anna Brandt.")
    tellings = [telling(text, f"t{n}") for n, text in enumerate(texts)]
    found = {frozenset(frozenset(i.members) for i in assemble(order).identities) for order in itertools.permutations(tellings)}
    assert len(found) == 1


def test_the_one_who_holds_an_office_is_who_is_described_by_it() -> None:
    told = story("The gate was safe, the spokeswoman said.", "Ilena Marsk, a spokeswoman for the Waterways Ministry, called the gate safe.")
    assert frozenset({"spokeswoman", "Ilena Marsk"}) in together(told)


def test_another_office_or_just_a_resident_is_someone_else() -> None:
    other = story("The basin will be dug, the finance minister said.", "Waterways Minister Tomas Ardel said the basin will be dug.")
    anyone = story("A resident said the water came fast.", "Ana Koval, a resident, said the water came fast.")
    assert together(other) == set()
    assert together(anyone) == set()


def test_an_office_two_persons_hold_joins_neither() -> None:
    told = story("The quay is shut, the mayor said.", "Mayor Ana Koval said the quay is shut.", "Mayor Ivo Brandt said the quay is shut.")
    assert together(told) == set()


def test_a_body_described_in_the_same_words_is_one() -> None:
    told = story("Power was out, the regional administration said.", "The regional administration said that power was out.")
    assert together(told) == {frozenset({"regional administration"})}


def test_a_capital_that_speaks_is_one_government_under_either_spelling() -> None:
    told = story("Kyiv said the talks had ended.", "Kiev said the talks had ended.")
    assert frozenset({"Kyiv (government of Ukraine)", "Kiev (government of Ukraine)"}) in together(told)


def test_a_spokesperson_is_linked_to_the_body_under_its_fullest_name() -> None:
    told = story(
        "Harbour Board spokesman Jonas Arkin denied it. The Harbour Board met on Friday.",
        "Jonas Arkin denied it, and board spokesman Jonas Arkin said so twice.",
    )
    assert named(told, "Jonas Arkin").speaks_for == named(told, "Harbour Board").id
    assert named(told, "Jonas Arkin").id != named(told, "Harbour Board").id
