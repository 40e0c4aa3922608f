"""Rich Text as reports: its words, without its marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
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
    reader = RichReader()
    for token in TOKEN.findall(raw.decode("latin-1")):
        reader.take(*token)
    reader.flush()
    joined = "".join(reader.said).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return clean(joined).strip()


@dataclass(slots=True)
class RichReader:
    """What was read of Rich Text so far, and what holds in the group that is open."""

    said: list[str] = field(default_factory=list)
    groups: list[tuple[bool, int]] = field(default_factory=list)  # those around: their `out` and `skipped`
    out: bool = False  # whether the group is left out
    skipped: int = 1  # how many signs stand for a Unicode one, for readers that know none
    left: int = 0  # how many of them are still to be skipped
    codes: bytearray = field(default_factory=bytearray)  # letters by their bytes, not yet decoded
    encoding: str = "cp1252"
    opens: bool = False  # whether a group has just begun: a word there says what it is

    def take(self, word: str, number: str, code: str, sign: str, brace: str, plain: str) -> None:
        """Reads one token, of which one part is filled."""
        if code and not self.out:
            self.take_code(code)
            return
        self.flush()
        if brace:
            self.take_brace(brace)
        elif self.opens and (word in LEFT_OUT or sign == "*"):
            self.out = True
        elif word == "ansicpg" and number:
            self.encoding = encoding_named(f"cp{number}") or self.encoding
        elif word in CODE_PAGES:
            self.encoding = CODE_PAGES[word]
        elif word == "uc" and number:
            self.skipped = max(0, min(9, int(number)))
        elif not self.out:
            self.say(word, number, sign, plain)
        self.opens = brace == "{" or (self.opens and sign == "*")

    def take_code(self, code: str) -> None:
        """A byte of a letter, unless it stands for a Unicode sign that was read."""
        if self.left:
            self.left -= 1
        else:
            self.codes.append(int(code, 16))

    def take_brace(self, brace: str) -> None:
        """Opens or closes a group."""
        if brace == "{":
            if len(self.groups) >= DEEPEST:
                raise broken("its groups are nested too deeply")
            self.groups.append((self.out, self.skipped))
            return
        self.out, self.skipped = self.groups.pop() if self.groups else (self.out, self.skipped)
        self.left = 0

    def say(self, word: str, number: str, sign: str, plain: str) -> None:
        """Adds what a token says."""
        if word == "u" and number:
            self.said.append(letter(int(number)))
            self.left = self.skipped
        elif word:
            self.said.append(LINES.get(word, SIGNS.get(word, "")))
        elif sign:
            self.said.append({"~": " ", "_": "-", "\n": "\n\n", "\r": "\n\n"}.get(sign, sign if sign in "\\{}" else ""))
        elif plain:
            self.said.append(plain[self.left :])
            self.left = max(0, self.left - len(plain))

    def flush(self) -> None:
        """Decodes the bytes that wait."""
        if self.codes:
            self.said.append(self.codes.decode(self.encoding, "replace"))
            self.codes.clear()


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
