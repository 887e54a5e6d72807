"""Pages: the main text, what the page says of itself, and pages that would break or hang a reader."""

from __future__ import annotations

import json
import subprocess
import sys
import time

import pytest

from tellings.errors import UnreadableArticle
from tests.articles.making import PLAIN, page

BODY = f"""<article><h1>Old bridge to close</h1>
<p>{PLAIN}</p>
<h2>What comes next</h2>
<p>“It was <b>worse</b> than we thought,” said Mara Lind, who led the works.<br>Nobody was hurt.</p>
<ul><li>Cars may cross from six in the morning.</li><li>Lorries must wait until June.</li></ul>
<p>The bill came to 4.2 million crowns, about a tenth more than planned, according to the office's own figures.</p></article>"""
TEXT = f"""Old bridge to close

{PLAIN}

What comes next

“It was worse than we thought,” said Mara Lind, who led the works.

Nobody was hurt.

Cars may cross from six in the morning.

Lorries must wait until June.

The bill came to 4.2 million crowns, about a tenth more than planned, according to the office's own figures.
"""
LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Elsewhere"},
        {"@type": "Organization", "@id": "#org", "name": "The Quayside Post"},
        {"@type": "Person", "@id": "#jane", "name": "Jane Roe"},
        {
            "@type": ["Thing", "NewsArticle"],
            "headline": "Old bridge to close",
            "datePublished": "2024-05-01T10:00:00+02:00",
            "author": [{"@id": "#jane"}, {"@type": "Person", "name": "Ann Poe"}],
            "publisher": {"@id": "#org"},
            "url": "https://quayside.example/ld",
        },
    ],
}


def text_or_reason(source: str) -> str:
    try:
        return page(source).text
    except UnreadableArticle as error:
        return str(error)


def html(head: str = "", body: str = BODY, lang: str = "en") -> str:
    return (
        f"<!DOCTYPE html><html lang='{lang}'><head><meta charset=utf-8>{head}</head><body><nav><a href=/>Home</a></nav>{body}</body></html>"
    )


def ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def test_the_text_is_headline_and_paragraphs() -> None:
    built = page(html())
    assert built.text == TEXT
    assert [b.kind.value for b in built.blocks] == ["headline", "paragraph", "subheading", *["paragraph"] * 5]
    assert page(html()) == built


def test_a_heading_is_known_from_the_markup_and_furniture_is_left_out() -> None:
    body = BODY.replace("What comes next", "“Nobody asked us”").replace("<ul>", "<div>Advertisement</div><ul>")
    built = page(html("", body))
    assert "Advertisement" not in built.text
    assert [b.span.of(built.reading.text) for b in built.blocks if b.kind.value == "subheading"] == ['"Nobody asked us"']


def test_the_headline_is_put_first_where_extraction_left_it_out() -> None:
    built = page(html('<meta property="og:title" content="Old bridge to close">', BODY.replace("<h1>Old bridge to close</h1>", "")))
    assert built.text == TEXT


def test_json_ld_comes_before_open_graph_before_time() -> None:
    graph = (
        '<meta property="og:title" content="Bridge closes!"><meta property="og:site_name" content="Post Online">'
        '<meta property="article:published_time" content="2024-05-02T00:00:00Z"><link rel="canonical" href="https://quayside.example/b">'
    )
    timed = '<time datetime="2024-05-03">3 May</time>' + BODY
    built = page(html(ld(LD) + graph, timed))
    assert (built.title, built.outlet, built.author) == ("Old bridge to close", "The Quayside Post", "Jane Roe, Ann Poe")
    assert built.published is not None
    assert built.published.text == "2024-05-01T10:00:00+02:00"
    assert built.url == "https://quayside.example/b"
    assert {built.provenance[f] for f in ("title", "outlet", "author", "published")} == {"json-ld"}
    assert built.provenance["url"] == "canonical link"
    built = page(html(graph, timed))
    assert built.published is not None
    assert built.published.text == "2024-05-02T00:00:00Z"
    assert built.provenance["outlet"] == "open graph"
    built = page(html("", timed))
    assert built.published is not None
    assert built.published.text == "2024-05-03"
    assert built.provenance["published"] == "time element"


@pytest.mark.parametrize(
    "script",
    ['{"@type": "NewsArticle", broken', "[" * 100_000, '"text"', "null", '{"@type": 3, "author": [[]]}', '[{"@graph": {"@graph": 1}}]'],
)
def test_broken_json_ld_is_passed_over(script: str) -> None:
    head = f'<script type="application/ld+json">{script}</script><meta property="og:title" content="Old bridge to close">'
    assert page(html(head)).provenance["title"] == "open graph"


def test_the_articles_among_others_are_not_taken_for_this_one() -> None:
    others = {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Another", "datePublished": "2020-01-01"}]}
    built = page(html(ld(others) + ld(LD)))
    assert built.title == "Old bridge to close"
    assert built.published is not None
    assert built.published.day == "2024-05-01"


def test_times_of_several_articles_give_no_date() -> None:
    teasers = '<ul><li><time datetime="2024-05-03">3 May</time></li><li><time datetime="2024-04-03">3 April</time></li></ul>'
    assert page(html("", teasers + BODY)).provenance.get("published") != "time element"


def test_a_declared_language_yields_to_the_texts_own() -> None:
    assert page(html(lang="de")).language == "en"


def test_the_declared_charset_is_used_where_the_bytes_are_not_utf8() -> None:
    source = html().replace("charset=utf-8", "charset=windows-1252")
    built = page(source.encode("cp1252"))
    assert "“It was worse" in built.text
    assert built.provenance["charset"] == "cp1252 (declared)"


def test_nothing_in_a_page_runs_or_stays_markup() -> None:
    nasty = BODY.replace("Nobody was hurt.", "Nobody was hurt. &lt;script&gt;alert(1)&lt;/script&gt;<script>alert(2)</script>")
    built = page(html("<script>alert(3)</script>", nasty))
    assert "alert(2)" not in built.text
    assert "alert(3)" not in built.text


@pytest.mark.parametrize(
    "source",
    [
        "",
        "<html>",
        "<html><body><p>Too short.</p></body></html>",
        "<p>" + "\x00" * 1000,
        "<!--" * 1000,
        html(body="<div>" * 20_000 + PLAIN),
        html(body="<p><b>" * 12_000 + PLAIN),
        html(body="<p>x</p>" * 40_000),
        html(body="<p>" + "x" * 15_000_000),
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><html><body>&b;</body></html>',
        "a" * 20_000_001,
    ],
    ids=["empty", "root", "short", "nul", "comments", "deep", "unclosed", "many", "long", "entities", "huge"],
)
def test_pages_without_an_article_are_refused_soon(source: str) -> None:
    started = time.perf_counter()
    found = text_or_reason(source)
    assert PLAIN in found or found.isprintable()
    assert time.perf_counter() - started < 30


def test_entities_are_not_expanded_from_a_doctype() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>' + html(body=BODY + "<p>&b;&b;</p>").removeprefix(
        "<!DOCTYPE html>"
    )
    assert "aaaaaaaaaa" not in page(bomb).text


def test_reading_texts_needs_no_html_parser() -> None:
    code = (
        "import sys; import tellings.sources, tellings.articles; from tellings.model.document import RawDocument, Media; "
        "tellings.articles.build(RawDocument('x', 'Old bridge to close on Monday', Media.TEXT), 'a1'); "
        "sys.exit(any(m in sys.modules for m in ('lxml', 'trafilatura', 'charset_normalizer', 'spacy')))"
    )
    assert subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": "src"}, check=False).returncode == 0
