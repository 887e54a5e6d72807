"""Whole articles: which source of metadata wins, what the provenance says, and dates taken from the others."""

from __future__ import annotations

import pytest

from tellings.articles import infer_dates
from tellings.errors import UnreadableArticle
from tellings.model.article import Published
from tellings.model.document import Known
from tests.articles.making import PLAIN, article, page

TEXT = f"date 2024-05-01 Old Bridge to Close\nBy Jane Roe\n{PLAIN}\n"


def test_what_is_given_wins_over_the_text() -> None:
    known = Known(
        title="A given title", outlet="The Post", author="Ann Poe", published="2024-05-02T08:00:00+02:00", url="https://post.example/1",
        language="de-AT", origins={"outlet": "manifest", "published": "record"},
    )  # fmt: skip
    built = article(TEXT, known)
    assert (built.title, built.outlet, built.author, built.language) == ("A given title", "The Post", "Ann Poe", "de")
    assert built.published == Published("2024-05-02T08:00:00+02:00")
    assert built.provenance["outlet"] == "manifest"
    assert built.provenance["published"] == "record"
    assert built.provenance["title"] == "given"


def test_what_the_text_says_of_itself() -> None:
    built = article(TEXT)
    assert (built.title, built.author, built.language) == ("Old Bridge to Close", "Jane Roe", "en")
    assert built.published == Published("2024-05-01")
    assert built.provenance == {"published": "text header", "author": "text header", "title": "headline", "language": "text"}


def test_a_date_that_cannot_be_read_is_unknown_and_noted() -> None:
    built = article(f"Old bridge to close\n\n{PLAIN}", Known(published="last\nTuesday", origins={"published": "record"}))
    assert built.published is None
    assert built.provenance["published"] == "unknown; record gives 'last Tuesday', which could not be read"
    built = article(PLAIN, Known(published="soon", origins={"published": "user"}))
    assert built.published is None
    assert built.provenance["published"] == "unknown; user gives 'soon', which could not be read"


def test_what_the_user_gives_only_fills_what_is_missing() -> None:
    user = Known(outlet="The Post", published="2024-06-06", origins={"outlet": "user", "published": "user"})
    built = article(TEXT, user)
    assert (built.outlet, built.provenance["outlet"]) == ("The Post", "user")
    assert (built.published, built.provenance["published"]) == (Published("2024-05-01"), "text header")


def test_metadata_is_shown_on_one_line() -> None:
    built = article(PLAIN, Known(title="A\x1b[31m title\nwith \u202econtrols \ud800", outlet=" \n ", language="Klingon"))
    assert built.title == "A [31m title with controls \ufffd"
    assert built.outlet is None
    assert built.language == "en"
    assert built.title.isprintable()


def test_the_same_bytes_give_the_same_article() -> None:
    assert article(TEXT) == article(TEXT)


def test_what_html_is_must_be_said() -> None:
    with pytest.raises(UnreadableArticle):
        page("plain words")


def dated(day: str | None) -> object:
    return article(PLAIN, Known(published=day))


def test_an_undated_article_gets_the_day_the_others_agree_on() -> None:
    given = [dated("2024-05-01T23:30:00+02:00"), dated(None), dated("2024-05-01")]
    found = infer_dates(given)  # type: ignore[arg-type]
    assert [a.published for a in found] == [
        Published("2024-05-01T23:30:00+02:00"),
        Published("2024-05-01", inferred=True),
        Published("2024-05-01"),
    ]
    assert found[1].provenance["published"] == "inferred from the other articles"
    assert infer_dates(found) == found


@pytest.mark.parametrize("days", [(None, None), ("2024-05-01", None, "2024-05-02"), ()])
def test_no_day_is_made_up(days: tuple[str | None, ...]) -> None:
    given = tuple(dated(day) for day in days)
    assert infer_dates(given) == given  # type: ignore[arg-type,comparison-overlap]
