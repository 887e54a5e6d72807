"""States a page must be designed for, each an invented comparison.

In: nothing. Out: comparisons by name: from 2 to 25 articles, with long words, scripts from right to left and without
spaces, without dates, outlets or findings, with hostile metadata.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from tellings.model.alignment import Alignment, Change, Label, Segment
from tellings.model.comparison import Carried, Comparison, CoverageRow
from tellings.model.group import Group, Rendering, Wording
from tests.views import harbour

HEBREW = "חומת הים קרסה בלילה\n\nחומת הים של הנמל קרסה בשעה מאוחרת ביום שני בערב, ו־400 בני אדם פונו מבתיהם.\n"
ARABIC = "انهيار جدار الميناء\n\nانهار جدار الميناء في وقت متأخر من مساء الاثنين، وأُجلي 400 شخص من منازلهم.\n"
JAPANESE = "港の堤防が崩れる\n\n月曜日の夜遅く、港の堤防が崩れ、約四百人が避難した。「私たちは警告した」と彼女は言った。\n"
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
HOSTILE = '<svg onload="window.taken=1"><script>window.taken=2</script>'


def two() -> Comparison:
    """Two articles alone, with what was found in them."""
    return paired(("a1", harbour.COURIER), ("a2", harbour.GAZETTE))


def paired(one: tuple[str, str], other: tuple[str, str]) -> Comparison:
    """Two articles whose last paragraphs are lined up and joined in a group."""
    blank = harbour.blank(one, other)
    spans = [a.blocks[-1].span for a in blank.articles]
    aligned = Alignment(*spans, Label.PARTIAL, 0.6, ("shared words",), (), (Segment(Change.REPLACED, *spans),))
    group = Group("g1", tuple(Rendering(s, Wording.REWORDED, None) for s in spans), 0, None)
    return dataclasses.replace(
        blank,
        alignments=(aligned,),
        groups=(group,),
        coverage=(CoverageRow("g1", (Carried.VERBATIM, Carried.REWORDED)),),
    )


def right_to_left() -> Comparison:
    """A Hebrew and an Arabic article."""
    return _in(paired(("a1", HEBREW), ("a2", ARABIC)), "he", "ar")


def without_spaces() -> Comparison:
    """A Japanese article beside an English one."""
    return _in(paired(("a1", JAPANESE), ("a2", harbour.LEDGER)), "ja", "en")


def _in(found: Comparison, *languages: str) -> Comparison:
    """The comparison with its articles in these languages."""
    return dataclasses.replace(
        found, articles=tuple(dataclasses.replace(a, language=tag) for a, tag in zip(found.articles, languages, strict=True))
    )


def long_words() -> Comparison:
    """Words, outlets, headlines and file names longer than a line."""
    found = paired(("a1", f"{LONG}\n\nThe {LONG} said so.\n"), ("a2", f"Short\n\nNo {LONG} here.\n"))
    articles = tuple(
        dataclasses.replace(a, outlet=LONG, title=LONG, author=LONG, url=f"https://{LONG[:60]}.example/") for a in found.articles
    )
    return dataclasses.replace(found, articles=articles)


def hostile() -> Comparison:
    """Titles, outlets and addresses that would run if a page let them."""
    found = harbour.comparison()
    articles = tuple(
        dataclasses.replace(a, outlet=HOSTILE, title=HOSTILE, author=HOSTILE, url="javascript:window.taken=3") for a in found.articles
    )
    people = tuple(dataclasses.replace(i, name=HOSTILE) for i in found.identities)
    return dataclasses.replace(found, articles=articles, identities=people)


def nothing_found() -> Comparison:
    """Two articles with nothing in common, no dates, no outlets."""
    return harbour.blank(("a1", "One.\n"), ("a2", "Two.\n"))


def empty() -> Comparison:
    """An empty article beside one of a single word."""
    return harbour.blank(("a1", ""), ("a2", "x"))


STATES: dict[str, Callable[[], Comparison]] = {
    "two": two,
    "four": harbour.comparison,
    "seven": lambda: harbour.many(7),
    "twenty-five": lambda: harbour.many(25),
    "right to left": right_to_left,
    "without spaces": without_spaces,
    "long words": long_words,
    "hostile": hostile,
    "nothing found": nothing_found,
    "empty": empty,
}
