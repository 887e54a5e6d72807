"""From bytes to text: the charset is the byte order mark's, else UTF-8, else what is declared, else detected.

In: a document's bytes. Out: the text, unchanged but for its coding (a byte order mark stays), and the name
of the charset with how it was found. Raises UnreadableArticle for what is not text, naming what it is.
"""

from __future__ import annotations

import codecs

from tellings.errors import UnreadableArticle

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

SIGNATURES = (
    (0, b"%PDF-", "a PDF file"),
    (0, b"\x1f\x8b", "a gzip file"),
    (0, b"PK\x03\x04", "a ZIP archive or office document"),
    (0, b"PK\x05\x06", "a ZIP archive"),
    (0, b"BZh", "a bzip2 file"),
    (0, b"\xfd7zXZ\x00", "an xz file"),
    (0, b"(\xb5/\xfd", "a Zstandard file"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (0, b"Rar!", "a RAR archive"),
    (257, b"ustar", "a tar archive"),
    (0, b"\xd0\xcf\x11\xe0", "an old office document"),
    (0, b"{\\rtf", "an RTF document"),
    (0, b"\x89PNG", "a picture"),
    (0, b"\xff\xd8\xff", "a picture"),
    (0, b"GIF8", "a picture"),
    (0, b"RIFF", "a picture or sound"),
    (4, b"ftyp", "a film"),
    (0, b"\x7fELF", "a program"),
    (0, b"SQLite format 3", "a database"),
    (0, b"WARC/", "a web archive (WARC)"),
)
"""Offset, first bytes and what they are, from the formats' own specifications."""

ISOLATED = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r", "mac_roman",
    "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr",
]  # fmt: skip
"""The charsets newspapers' old files come in, so that short texts are not taken for an exotic one."""

SAMPLE = 32_768
CONTROL = bytes(c for c in range(0x20) if c not in b"\t\n\r\x0b\x0c\x1b")
LARGEST = 20_000_000
"""The longest document read, in bytes: no article comes near, and more would only cost time."""


def decode(content: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text and its charset with the way it was found. Raises UnreadableArticle."""
    if not content:
        raise UnreadableArticle("it is empty")
    refuse_long(len(content))
    refuse_binary(content)
    for mark, name in MARKS:
        if content.startswith(mark):
            return content.decode(name, "replace"), f"{name} (byte order mark)"
    if wide := without_mark(content):
        return content.decode(wide, "replace"), f"{wide} (detected)"
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if error.end >= len(content) - 1 and error.reason == "unexpected end of data":
            return content.decode("utf-8", "replace"), "utf-8 (cut off within a character)"
        first = error.start
    for coding, how in ((declared, "declared"), (detected(content, first), "detected")):
        try:
            if coding:
                return content.decode(coding), f"{codecs.lookup(coding).name} ({how})"
        except (LookupError, UnicodeDecodeError):
            continue
    return content.decode("utf-8", "replace"), "utf-8 (with unreadable bytes replaced)"


def refuse_long(size: int) -> None:
    """Raises UnreadableArticle for a document of more bytes (or characters) than any article has."""
    if size > LARGEST:
        raise UnreadableArticle(f"it is larger than {LARGEST // 1_000_000} MB; no article is that long")


def refuse_binary(content: bytes) -> None:
    """Raises UnreadableArticle where the bytes are a known binary format or hold many control bytes."""
    for offset, signature, what in SIGNATURES:
        if content.startswith(signature, offset):
            raise UnreadableArticle(f"it is {what}, not text; give the article's text or HTML")
    sample = content[:SAMPLE]
    if not wide_marked(content) and not without_mark(content):
        controls = len(sample) - len(sample.translate(None, CONTROL))
        if controls > 8 and controls * 20 > len(sample):
            raise UnreadableArticle("it is binary, not text")


def wide_marked(content: bytes) -> bool:
    """Whether the bytes begin with a mark of UTF-16 or UTF-32."""
    return content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE))


def without_mark(content: bytes) -> str | None:
    """UTF-16 without its mark: where nearly every second byte, and hardly any other, is NUL."""
    sample = content[:SAMPLE]
    half = len(sample) // 2
    if half < 8:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def detected(content: bytes, first: int) -> str | None:
    """The charset the bytes around the first one that is no UTF-8 look like, None where none fits."""
    from charset_normalizer import from_bytes

    start = max(0, first - SAMPLE // 2)
    best = from_bytes(content[start : start + SAMPLE], cp_isolation=ISOLATED).best()
    return best.encoding if best else None
