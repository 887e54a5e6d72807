"""Registered names are versions: what stands behind one never changes silently."""

from __future__ import annotations

from pathlib import Path

import pytest

from tellings.backends import registry, spacy_small
from tellings.backends.plain import Plain
from tellings.errors import BackendError

SNAPSHOT = {
    "spacy-en-small@3.8.0": "7f2517e35b6285a50f82d92b2aea2844d7195fc4e63250951709582d87af6924",
    "plain@1": None,
}


def test_names_and_digests_are_the_ones_pinned() -> None:
    registered = sorted(registry.PARSERS)
    assert registered == sorted(SNAPSHOT)
    assert SNAPSHOT["spacy-en-small@3.8.0"] == spacy_small.DIGEST
    for name in SNAPSHOT:
        assert registry.parser(name).name == name


def test_an_unknown_name_says_which_there_are() -> None:
    with pytest.raises(BackendError, match="plain@1"):
        registry.parser("spacy-en-huge@9")


def test_changed_weights_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy_small, "DIGEST", "0" * 64)
    with pytest.raises(BackendError, match="SHA-256"):
        spacy_small.load()


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy_small, "PACKAGE", "no_such_model_package")
    with pytest.raises(BackendError, match="not installed"):
        spacy_small.load()


def test_the_digest_sees_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    first = spacy_small.digest(tmp_path)
    (tmp_path / "a").rename(tmp_path / "b")
    second = spacy_small.digest(tmp_path)
    (tmp_path / "b").write_bytes(b"y")
    assert len({first, second, spacy_small.digest(tmp_path)}) == 3


def test_lemmas_and_offsets() -> None:
    text = "The ministers weren't leaving; she's said the men's pies were worst."
    (parse,) = registry.parser_for("en").parse([text])
    assert all(text[t.start : t.end] == t.text for t in parse.tokens)
    lemmas = {t.text: t.lemma for t in parse.tokens}
    assert (lemmas["ministers"], lemmas["were"], lemmas["n't"], lemmas["leaving"], lemmas["men"]) == (
        "minister",
        "be",
        "not",
        "leave",
        "man",
    )


def test_batching_changes_nothing() -> None:
    texts = ["The bridge is closed.", "", "It opens on Friday, he said."]
    parser = registry.parser_for("en")
    assert parser.parse(texts) == [p for t in texts for p in parser.parse([t])]


@pytest.mark.parametrize(
    ("text", "words", "sentences"),
    [
        ("Мост закрыт. «Да!» — сказал он.", ["Мост", "закрыт", "Да", "сказал", "он"], 3),
        ("Le pont de l'Îlet est fermé à 87,5 %.", ["Le", "pont", "de", "l'Îlet", "est", "fermé", "à", "87,5"], 1),
        ("大橋は閉鎖。再開は未定。", list("大橋は閉鎖再開は未定"), 2),
    ],
)
def test_the_plain_parser_splits_any_language(text: str, words: list[str], sentences: int) -> None:
    (parse,) = Plain().parse([text])
    assert [t.text for t in parse.tokens if t.pos != "PUNCT"] == words
    assert len(parse.sentence_starts) == sentences
    assert all(text[t.start : t.end] == t.text for t in parse.tokens)
