"""Bytes to clean text: which encoding, whether it is text at all, and what is dropped for good."""

from __future__ import annotations

import codecs
import re

from contested.errors import InputError

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "packed with gzip without saying so in its name"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
)
GUESSED = ["cp1256", "cp1251", "cp1252", "cp1255", "cp1250", "cp1254", "koi8_r", "gb18030", "big5", "shift_jis", "euc_kr"]
SAMPLE = 60_000  # bytes from which an encoding is guessed
DROPPED = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
LONE = re.compile("[\ud800-\udfff]")
DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]{2,30})|<\?xml[^>]{0,99}?encoding=["']([\w-]{2,30})""", re.I
)


def decode(raw: bytes, charset: str | None = None) -> str:
    """The text of these bytes, cleaned; `charset` is what the server says. Raises InputError where they are no text."""
    for magic, what in MAGIC:
        if raw.startswith(magic):
            raise InputError(f"it is {what}, not text")
    return clean(decoded(raw, charset))


def decoded(raw: bytes, charset: str | None = None) -> str:
    """The text of these bytes in the encoding that they are most likely in."""
    return raw.decode(encoding_of(raw, charset), "replace")


def encoding_of(raw: bytes, charset: str | None = None) -> str:
    """The encoding that bytes are most likely in. Raises InputError where they are no text."""
    for bom, encoding in BOMS:
        if raw.startswith(bom):
            return encoding
    wide = wide_encoding(raw)
    if wide:
        return wide
    if is_binary(raw):
        raise InputError("it is binary data, not text")
    for encoding in filter(None, ("utf-8", known(charset), declared(raw))):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError as problem:
            if encoding == "utf-8" and problem.reason == "unexpected end of data" and problem.start >= len(raw) - 3 > SAMPLE / 2:
                return encoding  # a sample that ends within a letter
            continue
        if not is_gibberish(text, encoding):
            return encoding
    return guessed(raw)


def decoded_with(raw: bytes, encoding: str) -> str:
    """The text of a part of a file whose encoding is known; a part in another is taken for Windows-1252."""
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return raw.decode("cp1252" if encoding.startswith("utf-8") else encoding, "replace")


def wide_encoding(raw: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Western text, or of its spaces and line ends, is nought."""
    sample = raw[: SAMPLE - SAMPLE % 2]
    if b"\x00" not in sample or len(raw) % 2:
        return None
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        low = sample[0::2] if encoding == "utf-16-le" else sample[1::2]
        if high.count(0) > 0.1 * len(high) and low.count(0) == 0:
            return encoding
    return None


def is_binary(raw: bytes) -> bool:
    """Whether the bytes hold more control characters than any text does."""
    sample = raw[:SAMPLE]
    odd = sum(sample.count(byte) for byte in (*range(9), *range(14, 27), *range(28, 32)))
    return sample.count(0) > 0.001 * len(sample) + 2 or odd > 0.02 * len(sample) + 2


def declared(raw: bytes) -> str | None:
    """The encoding that a page says it has."""
    found = DECLARED.search(raw[:4096])
    return known((found.group(1) or found.group(2)).decode("ascii", "replace").lower() if found else None)


def is_gibberish(text: str, encoding: str) -> bool:
    """Whether a text was read in a Western encoding that servers and pages claim by default, and is of another script."""
    if codecs.lookup(encoding).name not in ("iso8859-1", "cp1252", "iso8859-15"):
        return False
    sample = text[:SAMPLE]
    letters = sum(character.isalpha() for character in sample)
    strange = sum(character > "\x7f" for character in sample)
    return strange > 0.35 * max(letters, 1)


def known(name: str | None) -> str | None:
    """The name of an encoding that is tried, None where it is none or one that is tried anyway."""
    try:
        "".encode(codecs.lookup(name).name) if name else None
        return name if name and not name.startswith("utf") else None
    except LookupError:  # none that there is, or one that is not of text
        return None


def guessed(raw: bytes) -> str:
    """The encoding of bytes that are no UTF-8: Windows-1252 for text that is mostly ASCII, else by the frequency of letters."""
    sample = raw[:SAMPLE]
    high = sum(byte > 127 for byte in sample)
    if high < 0.25 * len(sample):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=GUESSED).best()
    return best.encoding if best else "cp1252"


def clean(text: str) -> str:
    """The text with plain line ends and without characters that nobody sees."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return LONE.sub("\ufffd", DROPPED.sub("", text))
