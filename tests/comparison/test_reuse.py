"""What was copied: narration word for word, quotations not counted, agencies as they sign."""

from __future__ import annotations

from tellings.comparison.reuse import find
from tests.alignments.made_up import story, words

PASSAGE = "Workers closed off the northern pier early on Wednesday after two welders had warned of cracks in the oldest girders."
QUOTE = '"We will not open the bridge before every single weld of it is checked by two people," Ana Koval said.'
OTHER = "A choir from Ostervale won the singing prize for the third time, and its conductor thanked the audience."


def test_narration_copied_word_for_word_is_found() -> None:
    told = story(f"The town is quiet.\n\n{PASSAGE}", f"{PASSAGE}\n\n{OTHER}")
    found = find(told).passages
    assert len(found) == 1
    assert words(found[0].a, told) == words(found[0].b, told) == PASSAGE.rstrip(".")
    assert found[0].words == found[0].length == 20


def test_a_lightly_edited_passage_is_one_passage() -> None:
    edited = PASSAGE.replace("two welders", "three welders")
    told = story(PASSAGE.replace("early ", "early in the day "), edited)
    (found,) = find(told).passages
    assert 16 <= found.words < found.length
    assert words(found.a, told).startswith("Workers closed")
    assert words(found.b, told).endswith("girders")


def test_a_quotation_both_print_is_not_copying() -> None:
    assert find(story(QUOTE, QUOTE)).passages == ()


def test_articles_that_share_most_of_their_text_have_one_origin() -> None:
    reuse = find(story(PASSAGE, f"{PASSAGE} More was not said.", OTHER))
    assert reuse.origins == (("a1", "a2"), ("a3",))


def test_an_agency_is_read_where_it_signs_and_not_where_it_is_mentioned() -> None:
    told = story(f"LINDMOUTH (AP) — {PASSAGE}", "The minister told Reuters on Monday that the bridge was safe.")
    assert [(name, words(span, told)) for name, span in find(told).credits] == [("AP", "AP")]


def test_short_and_empty_articles_share_nothing() -> None:
    reuse = find(story("One.", "One."))
    assert reuse.passages == ()


def test_two_copies_are_one_origin_whatever_they_quote() -> None:
    text = f"{QUOTE}\n\nThe pier is shut. Nobody was asked.\n\n{QUOTE.replace('two people', 'an engineer')}"
    reuse = find(story(text, text, f"{QUOTE}\n\n{OTHER} {PASSAGE}"))
    assert reuse.origins == (("a1", "a2"), ("a3",))


def test_credits_are_read_without_a_list_of_agencies() -> None:
    told = story(
        f"LINDMOUTH, May 3 (Norwire) — {PASSAGE}\n\n{OTHER}\n\nAdditional reporting by Ilka Moreau in Ostervale.",
        f"{PASSAGE}\n\n© Havenpress / Jon Brandt\n\nThe bridge stays shut. (Coast Press Service)",
        "The mayor (Unity) said on Monday that the bridge was safe.\n\nA vote (a close one) is due.",
    )
    found = [(name, words(span, told)) for name, span in find(told).credits]
    assert {name for name, _ in found} == {"Norwire", "Ilka Moreau", "Havenpress", "Coast Press Service"}
    assert all(name == text for name, text in found)


WIRE = (
    "Workers closed off the northern pier of Wilden early on Wednesday after two welders had warned of cracks in its oldest girders. "
    "The harbour office said that no ship would be let into the basin before the end of the week at the earliest. "
    "Fishermen unloaded their catch at a sand bank south of the town and carried it over the dunes in handcarts. "
    "A crane that stands on the pier was lashed down with chains because the weather service expects a storm from the west. "
    "The pier was built ninety years ago and has been strengthened twice, the last time after a barge ran into it at night."
)
CHANGES = ["quietly", "swiftly", "jointly", "plainly", "partly", "rarely"]


def edited_copy(text: str, every: int, start: int) -> str:
    """The text with every so manieth word another."""
    parts = text.split()
    return " ".join(CHANGES[n % len(CHANGES)] if n % every == start else word for n, word in enumerate(parts))


def test_forty_reprints_are_one_origin() -> None:
    reprints = [f"Outlet number {n} printed this.\n\n{WIRE}\n\n(AP)" for n in range(40)]
    reuse = find(story(*reprints, f"{OTHER} {PASSAGE}"))
    assert [len(part) for part in reuse.origins] == [40, 1]
    assert {name for name, _ in reuse.credits} == {"AP"}


def test_a_copy_with_a_fifth_of_its_words_changed_is_found() -> None:
    told = story(WIRE, edited_copy(WIRE, 5, 2), OTHER)
    reuse = find(told)
    assert len(reuse.passages) == 5
    assert all(p.words >= 0.7 * p.length for p in reuse.passages)
    assert reuse.origins == (("a1", "a2"), ("a3",))


def test_the_same_facts_told_independently_are_no_copy() -> None:
    retold = (
        "Two welders noticed cracks in the oldest girders of the northern pier, so Wilden's workers shut it early on Wednesday. "
        "Until the week is out at least, the harbour office will let no ship into the basin."
    )
    assert find(story(WIRE, retold)).passages == ()


def test_who_contributed_is_credited() -> None:
    told = story(f"{PASSAGE}\n\nThe Associated Press contributed to this report.", f"{PASSAGE}\n\nWith files from Norwire")
    assert {name for name, _ in find(told).credits} == {"AP", "Norwire"}
