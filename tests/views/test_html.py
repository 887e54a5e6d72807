"""The page as the server writes it: exact texts, everything escaped, a policy that holds, the right findings first."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest

from tellings.model.relation import Relation
from tellings.model.span import Span
from tellings.views.findings import Kind, Source
from tellings.views.html import assets, context, fragment, render
from tellings.views.html.context import plain, timeline
from tellings.views.html.context.findings import LOOKS
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
    assert evil in json.loads(page.raw["script"][1])["names"]


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


def test_a_fragment_is_the_page_without_the_document_around_it() -> None:
    whole, part = render(harbour.comparison()), fragment(harbour.comparison())
    assert part.strip() in whole
    assert "<html" not in part
    assert assets().script not in part
    assert Document(part).bodies == [a.text for a in harbour.articles()]


def test_the_script_and_the_style_hold_no_comments_and_no_address() -> None:
    own = assets()
    assert not re.search(r"^\s*(//|/\*)", own.script + own.style, re.MULTILINE)
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", own.script + own.style)
    for word in ("fetch(", "XMLHttpRequest", "WebSocket", "sendBeacon", "innerHTML", "insertAdjacentHTML", "eval(", "document.write"):
        assert word not in own.script


# ---- what it says ----


def test_every_kind_of_finding_says_how_it_was_found_and_how_sure_it_is() -> None:
    assert set(LOOKS) == set(Kind)
    assert all(look.how.endswith(".") and look.how_sure.endswith(".") for look in LOOKS.values())
    page = Document(render(harbour.comparison())).text
    for kind in context.build(harbour.comparison())[0].findings:
        assert kind.how in page
        assert kind.how_sure in page


def test_the_event_is_told_in_the_words_most_openings_carry() -> None:
    event = context.build(harbour.comparison())[0].event
    assert event.when == "Tue 6 to Wed 7 May 2031"
    assert event.lead is not None
    assert "".join(p.text for p in event.lead.pieces).startswith("A 60-metre stretch of the harbour sea wall collapsed")
    assert event.carried == "in their openings, carried by 4 of 4"
    without = dataclasses.replace(harbour.comparison(), emphasis=())
    assert context.build(without)[0].event.carried == "carried by 4 of 4"
    nothing = context.build(harbour.blank(("a1", "One."), ("a2", "Two.")))[0].event
    assert (nothing.when, nothing.lead, nothing.carried) == ("", None, "")


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2031-05-06", "2031-05-06", "Tue 6 May 2031"),
        ("2031-05-06", "2031-05-09", "Tue 6 to Fri 9 May 2031"),
        ("2031-04-30", "2031-05-09", "Wed 30 April to Fri 9 May 2031"),
        ("2030-12-31", "2031-01-01", "Tue 31 December 2030 to Wed 1 January 2031"),
    ],
)
def test_days_in_words(first: str, last: str, words: str) -> None:
    assert plain.days(first, last) == words


def test_the_timeline_runs_from_left_to_right_and_marks_what_is_in_conflict() -> None:
    found = harbour.comparison()
    drawn = timeline.build(Source(found), {"d6"})
    assert drawn is not None
    assert [lane.outlet for lane in drawn.lanes] == [a.label for a in found.articles]
    marks = {k.words: k for lane in drawn.lanes[:1] for k in lane.marks}
    built, surveyed, march = (next(k for w, k in marks.items() if word in w) for word in ("1931", "2019", "March"))
    assert built.start < surveyed.start < march.start
    assert (built.sign, march.sign) == ("", "≠")
    assert all(k.start >= 0 and k.start + k.width <= 100.01 for lane in drawn.lanes for k in lane.marks)
    assert [t.place for t in drawn.ticks] == sorted(t.place for t in drawn.ticks)
    assert timeline.build(Source(dataclasses.replace(found, dates=found.dates[:1])), set()) is None


def test_dates_in_conflict_come_before_those_that_explain_themselves() -> None:
    found = harbour.comparison()
    explained = dataclasses.replace(found.date_relations[0], relation=Relation.CONFLICT)
    conflict = dataclasses.replace(found.date_relations[2], relation=Relation.CONFLICT, why="different times")
    page, _ = context.build(dataclasses.replace(found, date_relations=(explained, conflict)))
    assert [c.tag.word for c in page.dates.clusters] == ["conflict", "dated differently"]


def test_copies_of_one_passage_are_one_finding_with_everyone_who_has_it() -> None:
    found = harbour.comparison()
    first = found.reuse.passages[0]
    third = Span("a2", 0, 20)
    more = (first, dataclasses.replace(first, a=first.b, b=third), dataclasses.replace(first, b=third))
    page, _ = context.build(dataclasses.replace(found, reuse=dataclasses.replace(found.reuse, passages=more)))
    assert len(page.copied.passages) == 1
    assert [q.whose.siglum for q in page.copied.passages[0].quotes] == ["A", "B"]
    assert [w.siglum for w in page.copied.passages[0].others] == ["C"]


def test_a_rendering_knows_its_alignment_with_the_base() -> None:
    page, data = context.build(harbour.comparison())
    row = page.matrix.rows[1]
    assert [r.alignment for r in row.renderings] == ["", "4"]
    a, start, end = data["alignments"][4][:3]
    assert harbour.articles()[a].text[start:end].startswith('"It is senseless')


def test_a_collation_can_be_read_back_from_the_data() -> None:
    found = harbour.comparison()
    _, data = context.build(found)
    for x, row in zip(found.alignments, data["alignments"], strict=True):
        flat, at, read = row[-1], [x.a.start, x.b.start], []
        for n in range(0, len(flat), 5):
            sides: list[tuple[int, int] | None] = []
            for side, (gap, length) in enumerate((flat[n + 1 : n + 3], flat[n + 3 : n + 5])):
                start = at[side] + gap
                at[side] = start + length if length else at[side]
                sides.append((start, start + length) if length else None)
            read.append((data["changes"][flat[n]], *sides))
        assert read == [(s.change.value, *((p.start, p.end) if p else None for p in (s.a, s.b))) for s in x.collation]


def test_dates_that_are_unknown_or_inferred_say_so(document: Document) -> None:
    assert "date unknown" in document.text
    assert "Wed 7 May 2031 inferred from the others" in document.text
    assert "Tue 6 May 2031, 07:40" in document.text


def test_conflicts_come_first_with_both_sides_quoted() -> None:
    page, _ = context.build(harbour.comparison())
    kind = page.findings[0]
    assert kind.tag.key == "conflict"
    line = kind.lines[0]
    assert [(q.whose.outlet, [p.text for p in q.pieces if p.mark]) for q in line.quotes] == [
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
        assert "".join(p.text for p in q.pieces) in texts[q.whose.outlet]


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


# ---- colours ----


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(a: str, b: str) -> float:
    high, low = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _palettes() -> list[dict[str, str]]:
    style = assets().style
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
