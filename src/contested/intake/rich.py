"""Rich Text as reports: its words, without its marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from contested.intake.bundles import bundle_parts
from contested.intake.fields import Fields
from contested.intake.parts import Made, Opened, Part, broken
from contested.intake.plain import plain_text
from contested.intake.sources import Source, read_all
from contested.intake.texts import clean

TOKEN = re.compile(r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)")
LINES = {"par": "\n\n", "sect": "\n\n", "page": "\n\n", "line": "\n", "row": "\n", "tab": "\t", "cell": " "}
SIGNS = {
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": " ",
}
LEFT_OUT = frozenset(
    "fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf listtable "
    "listoverridetable rsidtbl generator themedata colorschememapping latentstyles datastore xmlnstbl fldinst filetbl revtbl "
    "nonshppict mmathPr bkmkstart bkmkend".split()
)
CODE_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
DEEPEST = 500  # groups in one another


def rtf(opened: Opened) -> Iterator[Part | Source]:
    """The part that a file of Rich Text is, or those of the documents in it."""
    raw = read_all(opened.stream)
    if not raw.lstrip().startswith(b"{\\rtf"):
        raise broken("it is no Rich Text")
    text = rtf_text(raw)
    yield from list(bundle_parts(text)) or [Part(content=raw, make=partial(made, text))]


def made(text: str) -> Made:
    """The text with the fields of a block at its top."""
    text, fields = plain_text(text)
    return text, fields.over(Fields())


def rtf_text(raw: bytes) -> str:
    """The words of Rich Text."""
    said: list[str] = []
    groups: list[tuple[bool, int]] = []  # of those around: whether they are left out, how many signs stand for a Unicode one
    out, skipped, left, codes, encoding = False, 1, 0, bytearray(), "cp1252"
    opens = False  # whether a group has just begun: a word there says what it is

    def flush() -> None:
        if codes:
            said.append(codes.decode(encoding, "replace"))
            codes.clear()

    for word, number, code, sign, brace, plain in TOKEN.findall(raw.decode("latin-1")):
        if code and not out:
            if left:
                left -= 1
            else:
                codes.append(int(code, 16))
            continue
        flush()
        if brace == "{":
            if len(groups) >= DEEPEST:
                raise broken("its groups are nested too deeply")
            groups.append((out, skipped))
        elif brace == "}":
            out, skipped = groups.pop() if groups else (out, skipped)
            left = 0
        elif (word in LEFT_OUT and opens) or (sign == "*" and opens):
            out = True
        elif word == "ansicpg" and number:
            encoding = encoding_named(f"cp{number}") or encoding
        elif word in CODE_PAGES:
            encoding = CODE_PAGES[word]
        elif word == "uc" and number:
            skipped = max(0, min(9, int(number)))
        elif out:
            pass
        elif word == "u" and number:
            said.append(letter(int(number)))
            left = skipped
        elif word:
            said.append(LINES.get(word, SIGNS.get(word, "")))
        elif sign:
            said.append({"~": " ", "_": "-", "\n": "\n\n", "\r": "\n\n"}.get(sign, sign if sign in "\\{}" else ""))
        elif plain:
            said.append(plain[left:])
            left = max(0, left - len(plain))
        opens = brace == "{" or (opens and sign == "*")
    flush()
    joined = "".join(said).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return clean(joined).strip()


def encoding_named(name: str) -> str | None:
    """The name of an encoding of text, None where there is none such."""
    try:
        "".encode(name)
        b"a".decode(name)
    except (LookupError, ValueError, AssertionError):
        return None
    return name


def letter(number: int) -> str:
    """The letter of a number, which may be written as negative."""
    number = number + 65536 if number < 0 else number
    return chr(number) if 0 < number < 0x110000 else ""
