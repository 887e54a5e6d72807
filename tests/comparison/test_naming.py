"""What is called differently is shown as one thing where the passages say so, and kept apart where they do not."""

from __future__ import annotations

from tellings.alignments import align
from tellings.comparison.naming import concepts
from tellings.model.alignment import Alignment
from tellings.model.comparison import Concept
from tellings.model.name import NameKind
from tellings.model.story import Story
from tests.alignments.made_up import story, words


def wordings(concept: Concept, told: Story) -> set[str]:
    return {words(m.span, told) for m in concept.mentions}


def things(told: Story, alignments: tuple[Alignment, ...] | None = None) -> list[set[str]]:
    found = concepts(told, align(told) if alignments is None else alignments)
    return [wordings(c, told) for c in found if c.kind is NameKind.THING]


def test_a_person_is_one_concept_with_every_name_and_description() -> None:
    told = story(
        "Harbour minister Ana Koval resigned on Friday. Koval gave no reason.",
        "Ana Koval, the harbour minister, resigned on Friday. The minister gave no reason.",
    )
    (person,) = (c for c in concepts(told, ()) if c.kind is NameKind.PERSON)
    assert wordings(person, told) == {"Harbour minister Ana Koval", "Koval", "Ana Koval, the harbour minister", "The minister"}
    assert person.name == "Ana Koval"
    assert person.identity is not None


def test_the_first_mention_of_each_article_is_marked() -> None:
    told = story("Ana Koval resigned. Koval left.", "Ana Koval resigned. Koval had left.")
    (person,) = (c for c in concepts(told, ()) if c.kind is NameKind.PERSON)
    assert [m.first for m in person.mentions] == [True, False, True, False]


def test_pronouns_are_no_names() -> None:
    told = story("Ana Koval resigned. She left.", "Ana Koval resigned. She had left.")
    assert all("She" not in wordings(c, told) for c in concepts(told, ()))


ZONES = (
    "Mayor Ana Koval told reporters on Friday that the city would set up a quiet zone around the harbour to protect residents from noise.",
    "The city will set up a silence zone around the harbour to protect residents from noise, mayor Ana Koval told reporters on Friday.",
)


def test_one_head_noun_in_aligned_passages_is_one_thing() -> None:
    assert {"a quiet zone", "a silence zone"} <= set().union(*things(story(*ZONES)))


def test_the_same_noun_in_a_passage_that_is_not_aligned_stays_apart() -> None:
    told = story(*ZONES, "In January, Koval had opened a pedestrian zone in the old market to please shopkeepers.")
    (zone,) = (t for t in things(told) if "a quiet zone" in t)
    assert not any("pedestrian" in w for w in zone)


def test_without_alignments_a_common_noun_joins_nothing() -> None:
    assert not any("a quiet zone" in t for t in things(story(*ZONES), ()))


def test_what_all_call_the_same_is_no_concept() -> None:
    assert not any("the quay" in t for t in things(story("Koval closed the quay on Friday.", "The quay was closed by Koval on Friday.")))


def of_kind(told: Story, kind: NameKind) -> list[set[str]]:
    return [wordings(c, told) for c in concepts(told, align(told)) if c.kind is kind]


def with_wording(found: list[set[str]], wording: str) -> set[str]:
    return next((words_used for words_used in found if wording in words_used), set())


FERRIES = (
    "Brankholm Ferries cancelled all crossings to Odmar on Friday after a fire in the engine room. The company blamed a worn cable.",
    "Brankholm Lines cancelled all crossings to Odmar on Friday after a fire in the engine room. The ferry firm blamed a worn cable.",
)


def test_a_company_under_two_names_is_one_with_its_descriptions() -> None:
    company = with_wording(of_kind(story(*FERRIES), NameKind.BODY), "Brankholm Ferries")
    assert {"Brankholm Lines", "The company", "The ferry firm"} <= company


def test_a_rare_word_that_a_person_bears_too_makes_no_company() -> None:
    told = story(FERRIES[0], FERRIES[1] + " Otto Brankholm, a passenger, said he had seen smoke.")
    assert "Brankholm Lines" not in with_wording(of_kind(told, NameKind.BODY), "Brankholm Ferries")


def test_a_committee_and_another_committee_stay_apart() -> None:
    told = story(
        "The Harbour Committee approved the fee on Friday. The Budget Committee rejected it on Friday.",
        "The Harbour Committee approved the fee on Friday. The Budget Committee rejected it on Friday.",
    )
    assert "The Budget Committee" not in with_wording(of_kind(told, NameKind.BODY), "The Harbour Committee")


def test_an_office_that_only_another_article_gives_leads_to_the_person() -> None:
    told = story(
        "Waterways minister Tarik Olden promised a new lock for Brenmouth on Friday. Olden gave no date.",
        "Tarik Olden promised a new lock for Brenmouth on Friday. The waterways minister gave no date.",
    )
    assert "The waterways minister" in with_wording(of_kind(told, NameKind.PERSON), "Tarik Olden")


def test_an_office_that_two_persons_hold_leads_to_neither() -> None:
    told = story(
        "Senator Tarik Olden and Senator Mira Voss quarrelled over the lock on Friday. Olden left early.",
        "Tarik Olden and Mira Voss quarrelled over the lock on Friday. In March the senator had bought a small boat.",
    )
    assert not any("the senator" in person for person in of_kind(told, NameKind.PERSON))


def test_age_and_calling_lead_to_the_person_named_last_and_most() -> None:
    told = story(
        "Ana Koval resigned on Friday. Koval thanked voters. The 61-year-old beekeeper said he was tired.",
        "Ana Koval resigned on Friday. Koval thanked his voters and said he was tired.",
    )
    assert "The 61-year-old beekeeper" in with_wording(of_kind(told, NameKind.PERSON), "Ana Koval")


def test_a_legislators_party_and_seat_belong_to_the_mention() -> None:
    told = story("Sen. Mira Voss, R-Oltania, left the hall on Friday.", "Sen. Mira Voss (R-Oltania) left the hall on Friday.")
    assert of_kind(told, NameKind.PERSON) == [{"Sen. Mira Voss, R-Oltania", "Sen. Mira Voss (R-Oltania)"}]


LAWSUITS = (
    "A court in Brenmouth dismissed a civil lawsuit over the flooded cellars on Friday, judge Mira Voss said.",
    "A court in Brenmouth dismissed a civil complaint over the flooded cellars on Friday, judge Mira Voss said.",
)


def test_synonyms_in_aligned_passages_are_one_thing() -> None:
    found = things(story(*LAWSUITS))
    assert any(any("lawsuit" in w for w in t) and any("complaint" in w for w in t) for t in found)


def test_synonyms_in_passages_that_are_not_aligned_stay_apart() -> None:
    found = things(story(*LAWSUITS), ())
    assert not any(any("lawsuit" in w for w in t) and any("complaint" in w for w in t) for t in found)


def test_lands_of_different_owners_stay_apart() -> None:
    told = story(
        "Oltania and Merrowland agreed on Friday. Shells fell on the territory of Oltania before the truce, mayor Ana Koval said.",
        "Merrowland and Oltania agreed on Friday. Shells fell on the territory of Merrowland before the truce, mayor Ana Koval said.",
    )
    assert not any({"the territory of Oltania", "the territory of Merrowland"} <= t for t in things(told))


def test_determiners_counts_and_number_alone_make_no_concept() -> None:
    told = story(
        "Mira Voss sold three boats to the harbour museum in Brenmouth on Friday.",
        "Mira Voss sold her boats to the harbour museum in Brenmouth on Friday.",
    )
    assert not any(any("boat" in w for w in t) for t in things(told))


def test_a_name_keeps_the_words_that_belong_to_it() -> None:
    told = story(
        "The town's flood gate jammed on Friday during the storm in Brenmouth.",
        "The port's surge gate jammed on Friday during the storm in Brenmouth.",
    )
    assert {"The town's flood gate", "The port's surge gate"} in things(told)


RESIGNED = (
    "Mayor Ana Koval resigned on Friday after the harbour vote in Brenmouth.",
    "Mayor Ana Koval stepped down on Friday after the harbour vote in Brenmouth.",
)


def test_verbs_for_one_act_are_one_concept() -> None:
    assert {"resigned", "stepped down"} in of_kind(story(*RESIGNED), NameKind.EVENT)


def test_what_was_done_and_what_was_not_are_two_acts() -> None:
    told = story(RESIGNED[0], "Mayor Ana Koval did not quit on Friday after the harbour vote in Brenmouth.")
    assert of_kind(told, NameKind.EVENT) == []


def test_an_article_that_shares_no_passage_changes_no_concept() -> None:
    stranger = "The Budget Committee of Norvia met in January. The committee praised a pedestrian zone and a lawsuit. The company paid."
    alone, beside = story(*FERRIES, *LAWSUITS), story(*FERRIES, *LAWSUITS, stranger)
    strange = next(t.article.id for t in beside.tellings if "Norvia" in t.article.text)
    found = [{words(m.span, beside) for m in c.mentions if m.span.article != strange} for c in concepts(beside, align(beside))]
    assert [w for w in found if w] == [wordings(c, alone) for c in concepts(alone, align(alone))]


def test_the_order_of_articles_changes_no_concept() -> None:
    one, other = story(*FERRIES, *LAWSUITS), story(*reversed([*FERRIES, *LAWSUITS]))
    assert sorted(map(sorted, (wordings(c, one) for c in concepts(one, align(one))))) == sorted(
        map(sorted, (wordings(c, other) for c in concepts(other, align(other))))
    )


def test_unusual_nouns_of_one_class_are_one_thing_where_each_article_has_one() -> None:
    told = story(
        LAWSUITS[0] + " Farmers near the river fear that a polder will drown their orchards.",
        LAWSUITS[1] + " Engineers would like to dig a flood basin south of the old bakery.",
    )
    assert {"a polder", "a flood basin"} in things(told)


REMARKS = (
    "Ivo Brandt's remarks about the ferry workers of Odmar angered the union on Friday. Union leader Ana Koval said his comments "
    "were an insult to the ferry workers of Odmar.",
    "Ivo Brandt's attack on the ferry workers of Odmar angered the union on Friday. Union leader Ana Koval said the insult was "
    "not forgotten in Odmar.",
)


def test_what_one_person_said_is_one_thing_whatever_it_is_called() -> None:
    said = with_wording(things(story(*REMARKS)), "his comments")
    assert any("remarks" in w for w in said)
    assert any("attack" in w for w in said)


def test_what_another_person_said_stays_apart() -> None:
    told = story(REMARKS[0], REMARKS[1] + " Mayor Lena Olmsted's remarks about the harbour wall pleased the shopkeepers of Odmar.")
    assert not any("Olmsted" in w for w in with_wording(things(told), "his comments"))


NOMINEES = (
    "Republican nominee Ivo Brandt spoke in Odmar on Friday. Ana Koval, who leads in the polls, answered Brandt at once. Koval said the "
    "harbour was safe. The Democratic nominee then left Odmar by ship.",
    "Ivo Brandt spoke in Odmar on Friday. Ana Koval answered Brandt at once. Koval, the Democratic nominee, said the harbour was safe.",
)


def test_a_description_that_contradicts_a_party_is_never_that_persons() -> None:
    found = of_kind(story(*NOMINEES), NameKind.PERSON)
    assert "The Democratic nominee" not in with_wording(found, "Republican nominee Ivo Brandt")


JUDGES = (
    "The ferry company attacked a harbour judge on Friday over the fine for its engines. Zoltan Mirek, the judge, said nothing.",
    "The ferry company attacked harbour judge Zoltan P. Mirek on Friday over the fine for its engines.",
)


def test_who_is_brought_in_by_office_and_named_later_is_one_person() -> None:
    person = with_wording(of_kind(story(*JUDGES), NameKind.PERSON), "a harbour judge")
    assert "harbour judge Zoltan P. Mirek" in person


def test_words_before_a_name_that_do_not_say_who_it_is_are_left_out() -> None:
    told = story("Neither Ana Koval nor only Ivo Brandt resigned on Friday.", "Harbour minister Ana Koval resigned on Friday.")
    found = of_kind(told, NameKind.PERSON)
    assert "Ana Koval" in with_wording(found, "Harbour minister Ana Koval")
    assert not any(w.startswith(("Neither", "only")) for words_used in found for w in words_used)


def test_a_nickname_of_a_body_is_the_body() -> None:
    told = story("The GOP met in Odmar on Friday to choose a leader.", "The Republican Party met in Odmar on Friday to choose a leader.")
    assert "The GOP" in with_wording(of_kind(told, NameKind.BODY), "The Republican Party")


def test_a_town_and_its_state_belong_to_the_rally_held_there() -> None:
    told = story(
        "Ivo Brandt spoke at a rally in Wilden, N.C., on Friday about the price of bread.",
        "Ivo Brandt spoke at a North Carolina rally on Friday about the price of bread.",
    )
    assert "a North Carolina rally" in with_wording(things(told), "a rally in Wilden, N.C.")


def test_a_word_in_a_bodys_name_is_not_the_body() -> None:
    told = story(
        "The Odmar School of Law closed on Friday. Ana Koval said the law was clear.",
        "The Odmar School of Law closed on Friday. Ana Koval said the law was clear in Odmar.",
    )
    assert not any("the law" in words_used for words_used in of_kind(told, NameKind.BODY))


COUPLES = (
    "Mayor Ana Koval and her husband hid five trips to Odmar, prosecutors said on Friday. The Kovals deny it. The couple paid for nothing.",
    "Prosecutors said on Friday that Ana Koval and her husband hid five trips to Odmar. The pair deny it.",
)


def test_a_couple_is_one_with_the_family_name_and_the_pair() -> None:
    couple = with_wording(of_kind(story(*COUPLES), NameKind.PERSON), "The pair")
    assert {"The Kovals", "The couple", "Ana Koval and her husband", "The pair"} <= couple


def test_two_colleagues_are_no_couple() -> None:
    told = story(
        "Mayor Ana Koval and her deputy hid five trips to Odmar, prosecutors said on Friday. The pair deny it.",
        "Prosecutors said on Friday that Ana Koval and her deputy hid five trips to Odmar. The two deny it.",
    )
    assert not any("The pair" in words_used for words_used in of_kind(told, NameKind.PERSON))


def test_one_farmer_is_not_the_farmers() -> None:
    told = story(
        "A farmer from Odmar blocked the northern pier of the Lindmouth bridge on Friday, police said.",
        "Farmers from Odmar blocked the northern pier of the Lindmouth bridge on Friday, police said.",
    )
    assert not with_wording(things(told), "A farmer from Odmar")


def test_what_there_is_and_what_there_is_not_are_two() -> None:
    told = story(
        "Inspectors found a new crack in the northern pier of the Lindmouth bridge on Friday.",
        "Inspectors found no crack in the northern pier of the Lindmouth bridge on Friday.",
    )
    assert not any("no crack" in words_used for words_used in things(told))


def test_the_day_in_its_name_tells_which_vote() -> None:
    told = story(
        "Inspectors closed the northern pier of the Lindmouth bridge ahead of the May 14 referendum in Odmar.",
        "The northern pier of the Lindmouth bridge was closed by inspectors ahead of Wednesday's referendum in Odmar.",
    )
    assert with_wording(things(told), "the May 14 referendum in Odmar") >= {"Wednesday's referendum in Odmar"}


TYCOONS = (
    "Ivo Brandt closed the northern pier of the Lindmouth bridge on Friday. The shipping tycoon gave no reason.",
    "On Friday Ivo Brandt closed the northern pier of the Lindmouth bridge. The shipping magnate gave no reason.",
)


def test_what_one_article_calls_somebody_tells_him_in_the_next() -> None:
    (person,) = of_kind(story(*TYCOONS), NameKind.PERSON)
    assert {"The shipping tycoon", "The shipping magnate"} <= person


def test_a_candidate_of_one_partys_primary_is_nobody_elses() -> None:
    told = story(
        "Democratic Candidate Faces Criticism\n\nIvo Brandt (D-Ohio) closed the pier of the Lindmouth bridge on Friday. Brandt is sorry.",
        "Ivo Brandt closed the pier of the Lindmouth bridge on Friday. Ana Koval, a rival in the Republican primary race, mocked him.",
    )
    koval = with_wording(of_kind(told, NameKind.PERSON), "Ana Koval, a rival in the Republican primary race")
    assert "Democratic Candidate" not in koval


def test_my_paperwork_is_the_speakers() -> None:
    told = story(
        '"I made mistakes in my paperwork," Ana Koval told reporters on Friday at the harbour of Odmar.',
        'Speaking to reporters on Friday at the harbour of Odmar, Koval said that she had left five trips out of "my paperwork." '
        "Her disclosure forms name none.",
        "Ana Koval left five trips out of her disclosure forms, inspectors said on Friday at the harbour of Odmar.",
    )
    assert with_wording(things(told), "my paperwork") >= {"her disclosure forms"}


def test_a_stack_of_forms_is_named_whole() -> None:
    told = story(
        "Inspectors found a stack of forms in the northern pier of the Lindmouth bridge on Friday.",
        "Inspectors found the paperwork in the northern pier of the Lindmouth bridge on Friday.",
    )
    assert with_wording(things(told), "a stack of forms") >= {"the paperwork"}


def test_a_people_and_its_voters() -> None:
    told = story(
        "Mayor Ana Koval said on Friday that she counted on Latinos in the harbour of Odmar to keep the ferry.",
        "Mayor Ana Koval said on Friday that she counted on Latino voters in the harbour of Odmar to keep the ferry.",
    )
    assert any({"Latinos", "Latino voters"} <= {w.split(" in ")[0] for w in words_used} for words_used in things(told))


def test_voters_are_not_the_independent_ones() -> None:
    told = story(
        "Voters kept the ferry to Odmar on Friday, a poll of the harbour board found.",
        "Independent voters kept the ferry to Odmar on Friday, a poll of the harbour board found.",
    )
    assert not with_wording(things(told), "Independent voters")


def test_what_plays_one_part_with_one_verb() -> None:
    told = story(
        "Ana Koval said on Friday that she had repaid half of the fare and would repay the rest by the end of May in Odmar.",
        "Ana Koval said on Friday that she had repaid half of the fare and would repay the remainder by the end of May in Odmar.",
    )
    assert with_wording(things(told), "the rest") >= {"the remainder"}


def test_an_act_is_shown_with_what_says_whether_it_is_done() -> None:
    told = story(
        "Ana Koval vowed to repay the fare of the ferry to Odmar by the end of May, the harbour board said.",
        "Ana Koval would refund the fare of the ferry to Odmar by the end of May, the harbour board said.",
    )
    assert {"vowed to repay", "would refund"} in of_kind(told, NameKind.EVENT)


def test_the_noun_behind_a_bodys_name_belongs_to_it() -> None:
    told = story(
        "Inspectors blamed the Dawn Harbour Front protest group for the fire in the northern pier at Lindmouth.",
        "Inspectors blamed the Dawn Harbour Front for the fire in the northern pier at Lindmouth.",
    )
    assert any({"the Dawn Harbour Front protest group", "the Dawn Harbour Front"} <= w for w in of_kind(told, NameKind.BODY))


def test_a_day_behind_a_noun_is_no_part_of_its_name() -> None:
    told = story(
        "Ana Koval issued a statement on Friday about the fire in the northern pier at Lindmouth.",
        "Ana Koval issued an apology on Friday about the fire in the northern pier at Lindmouth.",
    )
    assert with_wording(things(told), "a statement") >= {"an apology"}
