"""Languages by script and function words."""

from __future__ import annotations

import pytest

from tellings.articles import language

SAMPLES = {
    "en": (
        "The council said on Monday that the old bridge would be "
        "closed for eleven weeks, and that the ferry will run at night."
    ),
    "de": (
        "Der Rat teilte am Montag mit, dass die alte Brücke für "
        "elf Wochen gesperrt wird und die Fähre auch in der Nacht fährt."
    ),
    "fr": (
        "Le conseil a annoncé lundi que le vieux pont sera fermé "
        "pendant onze semaines et que le bac circulera aussi dans la nuit."
    ),
    "es": (
        "El consejo anunció el lunes que el viejo puente se cerrará "
        "durante once semanas y que el transbordador también irá por la noche."
    ),
    "it": (
        "Il consiglio ha annunciato lunedì che il vecchio ponte sarà chiuso "
        "per undici settimane e che il traghetto è attivo anche di notte."
    ),
    "pt": (
        "O conselho anunciou na segunda-feira que a velha ponte não será aberta "
        "por onze semanas e que a balsa também vai à noite, em maio."
    ),
    "nl": (
        "De raad heeft maandag gezegd dat de oude brug elf weken dicht is "
        "en dat de veerboot ook in de nacht zal varen voor het volk."
    ),
    "sv": (
        "Rådet sade på måndagen att den gamla bron ska vara stängd i elva "
        "veckor och att färjan också kommer att gå under natten, inte mot avgift."
    ),
    "da": (
        "Rådet sagde mandag, at den gamle bro bliver lukket i elleve uger, og "
        "at færgen også skal sejle om natten uden at tage penge af nogen."
    ),
    "no": (
        "Rådet sa mandag at den gamle broen blir stengt i elleve uker, og "
        "at fergen også skal gå om natten, uten å ta penger av noen."
    ),
    "fi": (
        "Neuvosto kertoi maanantaina, että vanha silta on kiinni ja että lautta "
        "ei kulje yöllä, mutta se ei ole vielä varmaa, sanoi hän myös."
    ),
    "pl": (
        "Rada poinformowała w poniedziałek, że stary most będzie zamknięty przez "
        "jedenaście tygodni i że prom nie kursuje także w nocy."
    ),
    "cs": (
        "Rada v pondělí oznámila, že starý most bude jedenáct týdnů uzavřen a "
        "že přívoz bude jezdit také v noci, ale ještě se neví kdy."
    ),
    "ro": (
        "Consiliul a anunțat luni că podul vechi va fi închis și "
        "că bacul nu este gratuit, dar se va deschide după unsprezece săptămâni."
    ),
    "hu": (
        "A tanács hétfőn közölte, hogy a régi híd zárva lesz, és hogy a "
        "komp is jár majd éjjel, de ez még nem biztos, mondta az egyik tag."
    ),
    "tr": (
        "Meclis pazartesi günü eski köprünün kapalı olacağını ve feribotun gece de çalışacağını, "
        "ama bunun için bir ücret olmadığını söyledi ve daha çok bilgi verdi."
    ),
    "id": (
        "Dewan mengatakan pada hari Senin bahwa jembatan tua itu akan ditutup "
        "dan feri juga tidak berjalan untuk malam yang akan datang dengan ini."
    ),
    "ru": (
        "Совет сообщил в понедельник, что старый мост будет закрыт на одиннадцать "
        "недель и что паром не будет ходить ночью, как это было."
    ),
    "uk": (
        "Рада повідомила в понеділок, що старий міст буде закрито на одинадцять "
        "тижнів і що пором також не буде ходити вночі, як це було."
    ),
    "bg": (
        "Съветът съобщи в понеделник, че старият мост ще бъде затворен за "
        "единадесет седмици и че фериботът няма да е на линия през нощта."
    ),
    "el": "Το συμβούλιο ανακοίνωσε τη Δευτέρα ότι η παλιά γέφυρα θα μείνει κλειστή.",
    "ar": (
        "قال المجلس يوم الاثنين إن الجسر القديم سيغلق لمدة أحد عشر أسبوعا وإن "
        "العبارة ستعمل في الليل على أن تكون مجانية من بعد ذلك إلى الصيف"
    ),
    "he": "המועצה הודיעה ביום שני כי הגשר הישן ייסגר לאחד עשר שבועות.",
    "zh": "市议会周一表示，旧桥将关闭十一周，渡轮将在夜间运行。",
    "ja": "市議会は月曜日、古い橋を十一週間閉鎖すると発表した。",
    "ko": "시의회는 월요일에 오래된 다리를 열한 주 동안 폐쇄한다고 밝혔다.",
    "hi": "परिषद ने सोमवार को कहा कि पुराना पुल ग्यारह सप्ताह के लिए बंद रहेगा।",
}  # fmt: skip


@pytest.mark.parametrize("code", SAMPLES)
def test_a_sentence_shows_its_language(code: str) -> None:
    assert language.detect(SAMPLES[code]) == code


@pytest.mark.parametrize("text", ["", "12 34", "Orla Vestra Lind Arda " * 10, "Orla: Lind.", "Brücke zu"])
def test_where_it_cannot_be_told(text: str) -> None:
    assert language.detect(text) is None


def test_short_english_is_told() -> None:
    assert language.detect("The bridge was closed on Monday.") == "en"


def test_no_language_lists_a_word_that_could_not_occur() -> None:
    for code, listed in language.WORDS.items():
        for word in listed.split():
            assert language.WORD.findall(word.lower()) == [word], (code, word)
