"""Articles in several languages about one invented event: the clear pairs are aligned, and nothing else."""

from __future__ import annotations

import pytest

from tellings.alignments import align
from tellings.backends import registry
from tellings.model.story import Story
from tellings.stories import assemble
from tests.alignments.made_up import telling, words

ENGLISH = (
    "Storm sinks ferry off Osmark\n\n"
    "A ferry carrying 214 passengers sank in a storm off the island of Osmark on Tuesday, the coast guard said.\n\n"
    "Fishing boats pulled most of the passengers out of the water.\n\n"
    '"The captain ignored two warnings about the weather," transport minister Ilva Marden told reporters.\n\n'
    "The ferry company said that its ship had passed an inspection in March.\n\n"
    "Schools on the island will stay closed until Friday.\n\n"
    "A bakery in the harbour gave out free bread."
)
OTHERS = {
    "es": (
        "Un temporal hunde un transbordador frente a Osmark\n\n"
        "Un transbordador con 214 pasajeros a bordo se hundió el martes durante una tormenta frente a la isla de Osmark, "
        "según la guardia costera.\n\n"
        "Varios barcos de pesca rescataron del agua a la mayoría de los pasajeros.\n\n"
        "«El capitán hizo caso omiso de dos avisos sobre el mal tiempo», declaró la ministra de Transporte, Ilva Marden.\n\n"
        "Las escuelas de la isla permanecerán cerradas hasta el viernes.\n\n"
        "El equipo de fútbol de la capital fichó a un nuevo portero."
    ),
    "fr": (
        "Une tempête coule un ferry au large d'Osmark\n\n"
        "Un ferry transportant 214 passagers a coulé mardi dans une tempête au large de l'île d'Osmark, ont annoncé les garde-côtes.\n\n"
        "Des bateaux de pêche ont sorti de l'eau la plupart des passagers.\n\n"
        "« Le capitaine a ignoré deux avertissements sur la météo », a déclaré la ministre des Transports, Ilva Marden.\n\n"
        "Les écoles de l'île resteront fermées jusqu'à vendredi.\n\n"
        "Le musée de la capitale prépare une exposition sur les horloges."
    ),
    "ru": (
        "Шторм потопил паром у острова Осмарк\n\n"
        "Паром, на борту которого находились 214 пассажиров, затонул во вторник во время шторма у острова Осмарк, "
        "сообщила береговая охрана.\n\n"
        "Рыбацкие лодки подняли из воды большинство пассажиров.\n\n"
        "«Капитан проигнорировал два предупреждения о погоде», — заявила журналистам министр транспорта Ильва Марден.\n\n"
        "Школы на острове будут закрыты до пятницы.\n\n"
        "Столичный театр объявил о премьере новой оперы."
    ),
}
CLEAR = ((1, 1), (2, 2), (3, 3), (5, 4))  # paragraphs of the English article and of the other, after their headlines


def beside(language: str) -> Story:
    return assemble((telling(ENGLISH, "a1"), telling(OTHERS[language], "a2", language)))


def paragraphs(told: Story, *, embedded: bool = True) -> list[tuple[int, int]]:
    """The numbers of the paragraphs that aligned stretches lie in."""
    texts = {t.article.id: t.article.reading.text for t in told.tellings}
    found = align(told, registry.embedder() if embedded else None)
    return sorted((texts["a1"].count("\n\n", 0, x.a.start), texts["a2"].count("\n\n", 0, x.b.start)) for x in map(straight, found))


def straight(x):  # type: ignore[no-untyped-def]
    """The alignment with the English article first."""
    return x if x.a.article == "a1" else x.flipped()


@pytest.mark.parametrize("language", OTHERS)
def test_clear_pairs_are_aligned_across_languages(language: str) -> None:
    found = paragraphs(beside(language))
    assert set(CLEAR) <= set(found)
    assert set(found) <= {*CLEAR, (0, 0)}


@pytest.mark.parametrize("language", OTHERS)
def test_without_vectors_shared_words_alone_do_not_line_up_languages(language: str) -> None:
    assert not set(CLEAR) <= set(paragraphs(beside(language), embedded=False))


def test_the_same_content_in_another_language_says_why() -> None:
    told = beside("fr")
    (found,) = [straight(x) for x in align(told, registry.embedder()) if "Schools" in words(straight(x).a, told)]
    assert found.confidence > 0.9
    assert found.reasons[0] == "near in meaning"


def test_a_language_the_embedder_does_not_know_is_lined_up_by_words() -> None:
    told = assemble((telling("Praam uppus Osmarki juures 214 reisijaga.\n\nKool on kinni.", "a1", "et"), telling(ENGLISH, "a2")))
    assert isinstance(align(told, registry.embedder()), tuple)
