"""The language a text is written in, by its script and its commonest words.

In: a text. Out: an ISO 639-1 code, or None where the text is too short or too mixed to tell. Deterministic:
two tables written for this project, no model.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

SAMPLE = 6000
"""Characters looked at; function words show within a paragraph."""

SCRIPTS = (
    ("el", "\u0370-\u03ff\u1f00-\u1fff"),
    ("he", "\u0590-\u05ff"),
    ("hi", "\u0900-\u097f"),
    ("bn", "\u0980-\u09ff"),
    ("ta", "\u0b80-\u0bff"),
    ("th", "\u0e00-\u0e7f"),
    ("ka", "\u10a0-\u10ff"),
    ("hy", "\u0530-\u058f"),
    ("ko", "\u1100-\u11ff\uac00-\ud7af"),
    ("ja", "\u3040-\u30ff"),
    ("zh", "\u4e00-\u9fff"),
)
"""Scripts that news is written in by one language only (Unicode blocks). Kana anywhere makes Han Japanese."""

WORDS: dict[str, str] = {
    "en": (
        "the of and to in that is was for on with he as his at by it be are from this have has not but had they who said were "
        "which their an its will would been she her or we you there more about after also than when what into him our over if "
        "all out could can no some other these only two them so do did how your just"
    ),
    "de": (
        "der die das und ist nicht den von zu mit sich des auf für im dem ein eine einer als auch es an werden aus er hat dass "
        "sie nach wird bei einen noch wie um am sind war über zum haben nur oder aber vor zur bis mehr durch wurde sei so wir "
        "ich sein man gegen unter vom seit wenn schon seine kann habe"
    ),
    "fr": (
        "le la les de des du et en un une est que qui dans pour pas au sur par plus ne se ce il elle ont été avec son sa ses "
        "aux mais ou cette nous vous sont leur leurs à être fait comme tout deux après même ces entre dont selon ils avait "
        "était depuis sans"
    ),
    "es": (
        "el la los las de del y en que un una es por con no se su para al lo como más pero sus le ha este esta fue entre desde "
        "cuando muy sin sobre también hasta hay donde quien ser son han había está durante contra ya todo según uno ante tras "
        "dos"
    ),
    "it": (
        "il lo la gli le di del della dei delle e è in che un una per con non si da dal al alla come più ma sono ha anche nel "
        "nella su sul questo questa o essere stato hanno tra dopo loro suo sua ed era ai ci alle due degli dalla sulla se cui"
    ),
    "pt": (
        "o a os as de do da dos das e em que um uma é por com não se para no na nos nas ao mais como mas foi sua seu ou ser são "
        "também pelo pela entre está há já depois até sem sobre tem ele ela quando muito à disse segundo isso às ainda após"
    ),
    "nl": (
        "de het een van en in is dat op te voor met zijn niet aan er om ook als maar bij door over uit nog naar heeft hij ze "
        "wordt dan of werd deze hebben worden tot kan meer al die was geen zich we hun onder zal tegen toen na veel"
    ),
    "sv": (
        "och att det i en som på är av för med den till inte har de om ett men var jag sig från vi så kan när nu också eller "
        "efter vid han hon man över skulle där under mot hade ska blev alla sin få ut sedan in"
    ),
    "da": (
        "og at det i en som på er af for med den til ikke har de om et men var jeg sig fra vi så kan når nu også eller efter "
        "ved han hun man over skulle der under mod havde skal blev alle sin få ud siden blive bliver været "
        "af hvor end noget nogen uden igen"
    ),
    "no": (
        "og at det i en som på er av for med den til ikke har de om et men var jeg seg fra vi så kan når nå også eller etter "
        "ved han hun man over skulle der under mot hadde skal ble alle sin få ut siden bli blir vært hvor enn noe noen uten igjen å"
    ),
    "fi": (
        "ja on ei että se oli ovat mutta myös hän kun tai joka niin kuin mukaan sen ole vain jo jos sekä mitä olla ollut ovat "
        "nyt vielä tämä siitä sitä mutta jälkeen kanssa ennen voi"
    ),
    "pl": (
        "i w na z się do nie że to jest o jak za od po co ale przez dla który jego są tym czy być oraz tego już ich jej tylko "
        "może które przed był była ze także aby przy lub gdy bardzo pod został"
    ),
    "cs": (
        "a v na se je že s z do o to i ve jako za by ale pro po od jsou jeho jak který podle které byl bylo už aby být která "
        "při také nebo bude než ještě až před jen co tak proti ze jejich k"
    ),
    "ro": (
        "de și în a la cu că pe nu este din o un pentru care mai se au fost sunt sau prin dar ce al lui ca după între fi "
        "această acest lor aceasta spus dintre când doar cele era către fără"
    ),
    "hu": (
        "a az és hogy nem is egy de meg ez már csak volt ki van el azt mint még ha lesz vagy majd minden szerint után pedig "
        "kell azonban lehet között amely ezt voltak ami arra fel"
    ),
    "tr": (
        "ve bir bu da de için ile olarak çok daha olan gibi ne kadar var sonra en o ki ama değil olduğu ise diye her oldu "
        "tarafından ya dedi olduğunu veya etti mi ancak"
    ),
    "id": (
        "yang dan di dari ini itu untuk dengan pada tidak dalam akan ke adalah ada juga oleh sebagai telah bisa karena saat "
        "atau mereka kata tersebut kepada lebih dia sudah para tak hanya saya menjadi bahwa"
    ),
    "ru": (
        "и в не на что с по как это он к из за для его от о но у было так был а же до после также при или их более который они "
        "я если она ее мы то будет были сказал чтобы году только"
    ),
    "uk": (
        "і в не на що з та як це він до за для його від про але у було так був а же й після також при або їх більше який вони я "
        "якщо вона її ми то буде були сказав щоб році тільки із зі є"
    ),
    "bg": (
        "и в не на че с за от да се по е са като това той към но или след при ще те тя който която които бяха беше много само "
        "още има му до със през във си може"
    ),
    "sr": (
        "и у не на да се је за од са су као то али који која које ће после или био било због о што из по није који би ово више "
        "само још јер њих"
    ),
    "ar": (
        "في من على إلى أن عن مع التي هذا هذه الذي قد كان لا ما بعد وقال كما بين خلال قال غير كل أو قبل وهو"
    ),
    "fa": (
        "و در به از که این را با است برای آن یک خود تا بر هم نیز شد شده اند اما می های گفت کرد هر"
    ),
    "ur": (
        "کے کی میں کا اور سے ہے کو نے کہ پر ہیں اس بھی کر یہ تھا نہیں ایک جو گے تو وہ ہو کہا"
    ),
}  # fmt: skip
"""Function words (articles, prepositions, conjunctions, pronouns, auxiliaries) that are frequent in news,
written for this project from the languages' grammars."""

LATIN = re.compile("[\x00-\u036f\u1e00-\u1eff\u2000-\u2bff]*")
WORD = re.compile(r"[^\W\d_]+")
ENOUGH = 20
"""Words: of a shorter text only English is told, which most input is."""
LEAST, MARGIN = 0.06, 1.2
"""How much of a text must be function words of one language, and how much more than of any other; each
occurrence is shared among the languages that list the word."""


@cache
def languages_of() -> dict[str, tuple[str, ...]]:
    """For every listed word the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for code, listed in WORDS.items():
        for word in dict.fromkeys(listed.split()):
            found[word] = (*found.get(word, ()), code)
    return found


def detect(text: str) -> str | None:
    """The text's language, None where it cannot be told."""
    sample = text[:SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if not letters:
        return None
    for code, block in SCRIPTS if not LATIN.fullmatch(sample) else ():
        if len(re.findall(f"[{block}]", sample)) * (10 if code == "ja" else 2) > letters:
            return code
    return by_words(WORD.findall(sample.lower()))


def by_words(words: list[str]) -> str | None:
    """The language whose function words the text is full of."""
    table = languages_of()
    scores = dict.fromkeys(WORDS, 0.0)
    for word, count in Counter(words).items():
        for code in table.get(word, ()):
            scores[code] += count / len(table[word])
    second, best = sorted(scores, key=lambda code: scores[code])[-2:]
    if scores[best] < max(LEAST * len(words), MARGIN * scores[second]) or not scores[best]:
        return None
    return best if len(words) >= ENOUGH or best == "en" else None
