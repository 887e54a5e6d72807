"""Registered names are versions: what stands behind one never changes silently."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tellings.backends import registry, spacy_small, use_multilingual
from tellings.backends.plain import Plain
from tellings.backends.protocols import Embedder
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


def test_embedders_and_their_digests_are_the_ones_pinned() -> None:
    assert list(registry.EMBEDDERS) == ["use-multilingual-3@0.2.1"]
    assert registry.embedder().name == registry.EMBEDDER
    assert use_multilingual.DIGESTS == {
        "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
        "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    }


def test_an_unknown_embedder_says_which_there_are() -> None:
    with pytest.raises(BackendError, match=r"use-multilingual-3@0\.2\.1"):
        registry.embedder("use-huge@9")


@pytest.mark.parametrize("changed", ["sp.model", "weights.npz"])
def test_changed_embedder_files_are_refused(changed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(use_multilingual, "DIGESTS", dict(use_multilingual.DIGESTS) | {changed: "0" * 64})
    with pytest.raises(BackendError, match=f"{changed}.*SHA-256"):
        use_multilingual.load()


def test_a_missing_embedder_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(use_multilingual, "PACKAGE", "no_such_model_package")
    with pytest.raises(BackendError, match="not installed"):
        use_multilingual.load()


TEXTS = [
    "The ferry from Osmark did not sail on Monday because of the storm.",
    "Because of bad weather, Monday's boat out of Osmark was cancelled.",
    "El transbordador de Osmark no zarpó el lunes a causa de la tormenta.",
    "Паром из Осмарка не вышел в понедельник из-за шторма.",
    "The council raised the price of parking by a third.",
]


def test_a_vector_depends_on_its_text_alone_to_the_byte() -> None:
    embedder = use_multilingual.load()
    together = embedder.embed(TEXTS)
    assert together.shape == (len(TEXTS), embedder.dimensions)
    for n, text in enumerate(TEXTS):
        assert use_multilingual_again().embed([text])[0].tobytes() == together[n].tobytes()
    assert embedder.embed(TEXTS[::-1])[::-1].tobytes() == together.tobytes()


def use_multilingual_again() -> Embedder:
    """The embedder of the process, which may have seen other texts before."""
    return registry.embedder()


def test_inner_products_are_exact_in_any_order() -> None:
    rows = registry.embedder().embed(TEXTS)
    turned = rows[:, ::-1]
    assert (rows @ rows.T).tobytes() == (turned @ turned.T).tobytes()
    assert np.allclose((rows * rows).sum(axis=1), 1.0, atol=0.01)


def test_texts_of_one_meaning_lie_closer_across_languages() -> None:
    rows = registry.embedder().embed(TEXTS)
    likeness = rows @ rows.T
    for n in (1, 2, 3):
        assert likeness[0, n] > likeness[0, 4] + 0.2


@pytest.mark.parametrize("text", ["", " ", "\x00", "\ud800", "?!", "a" * 100_000, "\U0001f6a2" * 50])
def test_any_text_has_a_vector(text: str) -> None:
    (row,) = registry.embedder().embed([text])
    assert row.shape == (512,)
    assert np.isfinite(row).all()


def test_no_text_no_rows() -> None:
    assert registry.embedder().embed([]).shape == (0, 512)
