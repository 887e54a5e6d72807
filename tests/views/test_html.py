"""The page as the server writes it: exact texts, everything escaped, a policy that holds, the right findings first."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import re
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.model.article import Published
from tellings.model.figure import Figure, Modifier
from tellings.model.span import Span
from tellings.views.findings import excerpts
from tellings.views.findings import values as related
from tellings.views.findings.segments import Cover, cut, join
from tellings.views.html import context, render
from tellings.views.html.context import plain
from tests.views import harbour

VOID = {"meta", "link", "input", "br"}


class Document(HTMLParser):
    """What a test asks of a page: the text of each article's body, elements with their attributes, text by element."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.bodies: list[str] = []
        self.raw: dict[str, list[str]] = {"style": [], "script": []}
        self._stack: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {k: v or "" for k, v in attrs}
        self.elements.append((tag, attributes))
        if tag not in VOID:
            self._stack.append((tag, attributes))
        if attributes.get("class") == "body":
            self.bodies.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._stack.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        tag = self._stack[-1][0] if self._stack else ""
        if tag in self.raw:
            self.raw[tag].append(data)
        else:
            self.words.append(data)
        if any(a.get("class") == "body" for _, a in self._stack):
            self.bodies[-1] += data

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def all(self, tag: str) -> list[dict[str, str]]:
        return [a for t, a in self.elements if t == tag]


@pytest.fixture(scope="module")
def document() -> Document:
    return Document(render(harbour.comparison()))


# ---- the texts ----


def test_every_article_stands_in_the_page_unchanged(document: Document) -> None:
    assert document.bodies == [a.text for a in harbour.articles()]


def test_overlapping_passages_and_statements_keep_the_text() -> None:
    found = harbour.comparison()
    page, _ = context.build(found)
    for text, article in zip(page.texts, found.articles, strict=True):
        joined = "".join(b.before + "".join(r.text for p in b.parts for r in p.runs) for b in text.blocks) + text.after
        assert joined == article.text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "  \t one line\r\n\r\nand another\r\n",
        "<b>bold</b> &amp; </script><script>alert(1)</script>\n",
        "חומת הים קרסה בלילה.\nانهار جدار الميناء.\n",
        "港の堤防が崩れた。「私たちは警告した」と彼女は言った。\n",
        "e\u0301 \u200d \u2028 \u2029 \ufeff end",
        "a" * 3000 + "\n",
    ],
)
def test_odd_texts_come_through(text: str) -> None:
    assert Document(render(harbour.blank(("a1", text), ("a2", "Another.\n")))).bodies[0] == text


def test_what_html_cannot_hold_is_replaced_one_for_one() -> None:
    assert Document(render(harbour.blank(("a1", "nul \0 and \ud800."), ("a2", "x")))).bodies[0] == "nul \ufffd and \ufffd."


# ---- safety ----


def test_nothing_from_an_article_becomes_markup() -> None:
    evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>\u2028</script>'
    found = harbour.comparison()
    spoilt = tuple(
        dataclasses.replace(a, outlet=evil, title=evil, author=evil, url="javascript:alert(1)", language='en"><b>', name=evil)
        for a in found.articles
    )
    notes = tuple(dataclasses.replace(n, text=evil) for n in found.notes)
    people = tuple(dataclasses.replace(i, name=evil) for i in found.identities)
    reasons = tuple(dataclasses.replace(x, reasons=(evil,)) for x in found.alignments)
    html = render(
        dataclasses.replace(found, articles=spoilt, notes=notes, identities=people, alignments=reasons, backends={"parser": evil})
    )
    page = Document(html)
    assert len(page.all("script")) == 2
    assert not page.all("img")
    assert "\u2028" not in page.raw["script"][1]
    assert evil in json.loads(page.raw["script"][1])["reasons"]


def test_only_web_addresses_become_links(document: Document) -> None:
    outside = [a for a in document.all("a") if not a["href"].startswith("#")]
    assert [a["href"] for a in outside] == ["https://courier.example/sea-wall", "https://gazette.example/flood"]
    assert all(a["rel"] == "noopener noreferrer" for a in outside)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "https://", "//host/x", "http://[bad", "  JAVASCRIPT:x", "ftp://host/x", None]
)
def test_other_addresses_do_not(url: str | None) -> None:
    found = harbour.blank(("a1", "x"), ("a2", "y"))
    given = tuple(dataclasses.replace(a, url=url) for a in found.articles)
    assert all(a["href"].startswith("#") for a in Document(render(dataclasses.replace(found, articles=given))).all("a"))


def test_the_policy_allows_its_own_style_and_script_alone(document: Document) -> None:
    policy = next(m["content"] for m in document.all("meta") if m.get("http-equiv") == "Content-Security-Policy")
    directives = dict(d.split(" ", 1) for d in policy.split("; "))

    def digest(content: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"

    assert directives["default-src"] == "'none'"
    assert directives["style-src"] == digest(document.raw["style"][0])
    assert directives["script-src"] == digest(document.raw["script"][0])
    assert directives["img-src"] == "data:"
    assert [a.get("type") for a in document.all("script")] == [None, "application/json"]


def test_no_inline_style_handler_or_outside_resource(document: Document) -> None:
    for tag, attributes in document.elements:
        assert "style" not in attributes, tag
        assert not [name for name in attributes if name.startswith("on")]
        assert tag not in ("iframe", "object", "embed", "form", "base", "img")
        assert not attributes.get("src")
    assert [link["href"][:5] for link in document.all("link")] == ["data:"]
    assert "url(" not in document.raw["style"][0]
    assert "@import" not in document.raw["style"][0]


def test_ids_are_unique_and_links_inside_the_page_arrive(document: Document) -> None:
    ids = [a["id"] for _, a in document.elements if "id" in a]
    assert len(ids) == len(set(ids))
    assert {a["href"][1:] for a in document.all("a") if a["href"].startswith("#")} <= set(ids)


def test_same_comparison_same_bytes() -> None:
    assert render(harbour.comparison()) == render(harbour.comparison())


# ---- what it says ----


def test_dates_that_are_unknown_or_inferred_say_so(document: Document) -> None:
    assert "date unknown" in document.text
    assert "Wed 7 May 2031 inferred from the others" in document.text
    assert "Tue 6 May 2031, 07:40" in document.text


def test_conflicts_come_first_with_both_sides_quoted() -> None:
    page, _ = context.build(harbour.comparison())
    kind = page.findings[0]
    assert kind.tag.key == "conflict"
    line = kind.lines[0]
    assert [(q.outlet, [p.text for p in q.pieces if p.mark]) for q in line.quotes] == [
        ("The Amrath Courier", ["Two people"]),
        ("Northern Gazette", ["Three people"]),
    ]
    assert line.why == "conflict: counts of one day that both are given as final"


def test_replaced_words_inside_one_quotation_are_found_and_marked() -> None:
    page, _ = context.build(harbour.comparison())
    kind = next(k for k in page.findings if k.tag.key == "wording")
    assert [[p.text for p in q.pieces if p.mark] for q in kind.lines[0].quotes] == [["senseless"], ["laughable"]]


def test_every_finding_quotes_its_article_exactly() -> None:
    found = harbour.comparison()
    page, _ = context.build(found)
    texts = {a.label: a.text for a in found.articles}
    quotes = [q for kind in page.findings for line in kind.lines for q in line.quotes]
    assert len(quotes) > 10
    for q in quotes:
        assert "".join(p.text for p in q.pieces) in texts[q.outlet]


def test_passages_are_marked_by_how_many_others_carry_them() -> None:
    page, _ = context.build(harbour.comparison())
    parts = [p for b in page.texts[0].blocks for p in b.parts if p.passage]
    marks = {"".join(r.text for r in p.runs)[:20]: (p.mark, {r.heat for r in p.runs}) for p in parts}
    assert marks["A 60-metre stretch o"] == ("3/3", {3, 4})
    assert marks["Divers searched the "] == ("only here", {0})


def test_an_alignment_is_in_the_data_once_and_no_text_is(document: Document) -> None:
    data = json.loads(document.raw["script"][1])
    assert len(data["alignments"]) == len(harbour.alignments())
    assert "senseless" not in document.raw["script"][1]


def test_nothing_found_is_said_and_drawn() -> None:
    page = Document(render(harbour.blank(("a1", "One.\n"), ("a2", "Two.\n"))))
    for words in (
        "No difference was found between these texts.",
        "No statement or fact was found in more than one text.",
        "No figure about one thing",
        "No date of one event",
        "Nothing was found that the texts name in different words.",
        "No reported speech with a speaker",
        "No passage stands in the same words in two texts.",
        "Every passage was found in more than one text.",
        "Nothing to note",
    ):
        assert words in page.text


def test_notes_and_documents_put_aside_are_listed(document: Document) -> None:
    assert "Küsten-Echo no parser for this language" in document.text
    assert "scan.pdf not text: it begins with bytes of a PDF" in document.text


def test_the_page_never_says_omitted(document: Document) -> None:
    assert "omit" not in document.text.lower()
    assert "not found in this text" in document.text


@pytest.mark.parametrize(
    ("text", "length"),
    [("Two words.\n", "2 words"), ("港の堤防が崩れ約四百人が避難した。夜明け前だった。\n", "25 characters"), ("", "0 words")],
)
def test_a_text_is_as_long_as_its_words_or_its_characters(text: str, length: str) -> None:
    page, _ = context.build(harbour.blank(("a1", text), ("a2", "x")))
    assert page.outlets[0].length == length


def test_words_of_a_cue_are_no_wording_of_the_statement() -> None:
    found = harbour.comparison()
    whole = [harbour.at("a1", '"It is senseless to say that nobody saw this coming," said Dr Tamsin Orrel')]
    whole.append(harbour.at("a2", '"It is laughable to say that nobody saw this coming," she told reporters'))
    page, _ = context.build(dataclasses.replace(found, alignments=(harbour.aligned(*whole),)))
    kind = next(k for k in page.findings if k.tag.key == "wording")
    assert [[p.text for p in q.pieces if p.mark] for q in kind.lines[0].quotes] == [["senseless"], ["laughable"]]


# ---- parts ----

stretches = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(0, 5)), max_size=12)


@given(stretches)
def test_runs_join_without_gap_and_know_what_covers_them(given_: list[tuple[int, int, int]]) -> None:
    runs = cut(0, 40, given_)
    assert [r.start for r in runs] == [0, *(r.end for r in runs[:-1])]
    assert runs[-1].end == 40
    for r in runs:
        for at in range(r.start, r.end):
            assert sorted(r.values) == sorted(v for s, e, v in given_ if s <= at < e)


@given(stretches)
def test_joined_stretches_do_not_overlap(given_: list[tuple[int, int, int]]) -> None:
    joined = join(given_)
    assert all(a.end <= b.start for a, b in pairwise(joined))
    assert {at for j in joined for at in range(j.start, j.end)} == {at for s, e, _ in given_ for at in range(s, e)}


@given(stretches, st.integers(0, 39), st.integers(1, 10))
def test_a_cover_finds_what_lies_over_a_stretch(given_: list[tuple[int, int, int]], start: int, length: int) -> None:
    end = min(40, start + length)
    assert sorted(Cover(40, given_).over(start, end)) == sorted({v for s, e, v in given_ if s < end and start < e and s < min(e, 40)})


@settings(max_examples=200)
@given(st.text("ab .\n“”\u0301é", max_size=200), st.integers(0, 200), st.integers(0, 60))
def test_context_holds_the_place_and_stays_in_the_text(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(len(text), start + length)
    low, high = excerpts.around(text, start, end, 30)
    assert 0 <= low <= start
    assert end <= high <= len(text)


def test_context_stops_at_the_sentence_but_not_at_an_initial() -> None:
    text = 'It rained all day. Dr J. Pell counted 40 boats in the bay. "They left," he said.'
    at = text.index("40 boats")
    low, high = excerpts.around(text, at, at + 8)
    assert text[low:high] == "Dr J. Pell counted 40 boats in the bay."


def test_a_long_quote_is_cut_at_a_word_and_keeps_the_place() -> None:
    text = "word " * 100 + "here it stands " + "word " * 100
    at = text.index("here")
    low, high = excerpts.clip(text, 0, len(text), [Span("a", at, at + 4)], 120)
    assert "here" in text[low:high]
    assert high - low <= 120
    assert text[low:high].split()[0] == "word"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2024-03-17TEV", "Sun 17 March 2024, evening"),
        ("2024-03-17T09:30", "Sun 17 March 2024, 09:30"),
        ("2024-03", "March 2024"),
        ("2024", "2024"),
        ("2024-W11", "week 11 of 2024"),
        ("2024-SU", "summer 2024"),
        ("2009/2016", "2009 to 2016"),
        ("199", "the 1990s"),
        ("PRESENT_REF", "the present"),
        ("", "no date worked out"),
        ("P2D", "P2D"),
        ("2024-13-45", "2024"),
    ],
)
def test_dates_in_words(value: str, words: str) -> None:
    assert plain.plain_date(value) == words


def test_dates_sort_by_when_they_begin() -> None:
    ordered = ["1931", "2019", "2031-05", "2031-W19", "2031-05-05TEV", "2031-05-06", "2031-05-06TMO"]
    assert sorted(["2031-05-06TMO", *ordered[:-1]], key=plain.time_order) == ordered
    assert plain.time_order("PRESENT_REF") == ""


@pytest.mark.parametrize(
    ("low", "high", "modifier", "unit", "words"),
    [
        (12e6, None, Modifier.AT_LEAST, "crowns", "from 12,000,000 crowns"),
        (None, 40, Modifier.UNDER, "percent", "up to 40 percent"),
        (61.4, 61.4, None, "percent", "61.4 percent"),
        (3, 3, Modifier.ABOUT, "boats", "about 3 boats"),
        (40, 50, None, "votes", "40 to 50 votes"),
        (float("-inf"), float("inf"), None, "votes", "votes"),
    ],
)
def test_figures_in_digits(low: float | None, high: float | None, modifier: Modifier | None, unit: str, words: str) -> None:
    assert plain.in_digits(Figure("f", Span("a", 0, 1), low, high, unit, modifier, "", None, 1)) == words


def test_relations_that_share_a_figure_make_one_cluster_the_gravest_first() -> None:
    joined = related.clusters(harbour.comparison().figure_relations)
    assert [[(r.a, r.b) for r in c] for c in joined] == [
        [("f8", "f9")],
        [("f1", "f2"), ("f1", "f3"), ("f3", "f4")],
        [("f5", "f6"), ("f5", "f7")],
    ]


def test_pairs_are_told_apart_where_an_outlet_has_several_figures() -> None:
    found = harbour.comparison()
    page, _ = context.build(found)
    assert [line.pairs for line in page.figures.clusters[1].relations] == [("A–B",), ("A–C",), ("C–D",)]
    one_outlet_twice = dataclasses.replace(found.figure_relations[5], a="f8", b="f1")
    page, _ = context.build(dataclasses.replace(found, figure_relations=(*found.figure_relations, one_outlet_twice)))
    assert "A “Two people”–B “Three people”" in page.figures.clusters[0].relations[0].pairs


def test_published_in_words() -> None:
    assert plain.published_words(Published("2031-05-06T07:40:00+02:00")) == ("Tue 6 May 2031, 07:40", "")
    assert plain.published_words(None) == ("", "date unknown")


# ---- colours ----


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(a: str, b: str) -> float:
    high, low = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _palettes() -> list[dict[str, str]]:
    style = files("tellings.views.html").joinpath("static", "page.css").read_text("utf-8")
    blocks = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)) for block in re.findall(r"\{[^{}]*--paper[^{}]*\}", style)]
    return [b for b in blocks if len(b) > 5]


@pytest.mark.parametrize("palette", _palettes(), ids=lambda p: p["paper"])
def test_text_has_the_contrast_of_wcag_aa(palette: dict[str, str]) -> None:
    for text in ("ink", "soft", "accent", "conflict"):
        for ground in ("paper", "raised"):
            assert _contrast(palette[text], palette[ground]) >= 4.5, (text, ground)
    for ground in ("h1", "h2", "h3", "h4", "hit", "new", "found"):
        assert _contrast(palette["ink"], palette[ground]) >= 4.5, ground
    assert _contrast(palette["soft"], palette["h4"]) >= 3
    assert _contrast(palette["strong-line"], palette["paper"]) >= 3


def test_there_are_palettes_for_light_and_dark_and_the_dark_ones_agree() -> None:
    light, by_media, by_choice = _palettes()
    assert by_media == by_choice
    assert light["paper"] != by_media["paper"]
