"""Many documents in one text: exports of press archives, and corpora that are one file. They are told by the marks between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

from contested.intake.fields import Fields, iso_date, language_code, words
from contested.intake.parts import Made, Part
from contested.intake.plain import title_of

MOST = 100_000  # documents of one text
HEAD_LINES = 60  # of a document, in which what is said of it stands
LABEL = re.compile(r"[ \t]{0,40}([A-Za-z][A-Za-z-]{2,20}):[ \t]{0,20}(.*)")
HEAD_LABELS = frozenset("section length byline dateline highlight headline copyright series distribution edition source".split())
TAIL_LABELS = frozenset(
    "load-date language publication-type graphic subject document-type journal-code classification correction notes".split()
)
WORDS_LINE = re.compile(r"[\d,.]{1,9} words")
CODE = re.compile(r"(HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|CO|IN|NS|RE|PUB|AN|IPC|IPD|CT|RF|ART)(?:[ \t]+(.*))?")
RIGHTS = re.compile(r"\(c\)|©|copyright\b|all rights reserved", re.I)


@dataclass(frozen=True, slots=True)
class Bundle:
    """A form of such texts: the line between documents, whether it stands before each or after, and what reads one."""

    name: str
    mark: re.Pattern[str]
    before: bool
    read: Callable[[str], Made]
    sure: re.Pattern[str] | None = None  # what the text must hold besides, so that no other is cut up


def bundle_parts(text: str) -> Iterator[Part]:
    """A part for each document of a text that holds many; none where it is one document of its own."""
    bundle = next((one for one in BUNDLES if one.mark.search(text) and (one.sure is None or one.sure.search(text))), None)
    if bundle is None:
        return
    for number, (mark, chunk) in enumerate(chunks(text, bundle), 1):
        where = mark if bundle.read is coded_corpus else f"document {number}"
        yield Part(where=where, content=chunk.encode("utf-8", "surrogatepass"), make=partial(bundle.read, chunk))


def chunks(text: str, bundle: Bundle) -> Iterator[tuple[str, str]]:
    """The documents, each with the line that marks it."""
    marks = list(islice(bundle.mark.finditer(text), MOST))
    if bundle.before:
        ends = [*(mark.start() for mark in marks[1:]), len(text)]
        pairs = [(mark.group(1), text[mark.end() : end]) for mark, end in zip(marks, ends, strict=True)]
    else:
        starts = [0, *(mark.end() for mark in marks)]
        pairs = [("", text[start : mark.start()]) for start, mark in zip(starts, marks, strict=False)]
        pairs.append(("", text[starts[-1] :]))
    for mark, chunk in pairs:
        if any(letter.isalpha() for letter in chunk) and (bundle.before or len(chunk.split()) >= 5):
            yield mark, chunk.strip("\n")


def coded_corpus(chunk: str) -> Made:
    """A document that has nothing but its text."""
    return unwrapped(chunk), Fields()


def unwrapped(text: str) -> str:
    """A text whose lines were broken to a width, with a line a paragraph."""
    paragraphs = re.split(r"\n[ \t]*\n|\n(?=[ \t]{3,})", text)
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs if paragraph.strip())


def archive_document(chunk: str) -> Made:
    """A document of a press archive with labels such as `LENGTH: 543 words`, the older form and the newer."""
    lines = [line.strip() for line in chunk.split("\n")]
    start, labels = body_start(lines)
    end = next((number for number in range(start, len(lines)) if label_of(lines[number]) in TAIL_LABELS), len(lines))
    tail = {name: value for line in lines[end : end + 80] if (name := label_of(line)) and (value := LABEL.match(line))}
    head = [line for line in lines[: min(start, HEAD_LINES)] if line and not label_of(line) and line.lower() != "body"]
    title, outlet, published = head_lines(head)
    language = labels.get("language") or (tail["language"][2] if "language" in tail else None)
    text = "\n".join(lines[start:end]).strip("\n")
    fields = Fields(
        title=words(labels.get("headline")) or title or title_of(text),
        outlet=outlet,
        published=published,
        author=words(labels.get("byline")),
        language=language_code(words((language or "").split(";")[0])),
    )
    return (f"{fields.title}\n\n{text}" if fields.title and text else text), fields


def body_start(lines: list[str]) -> tuple[int, dict[str, str]]:
    """The number of the line at which the text begins, and the labels above it."""
    labels: dict[str, str] = {}
    start = 0
    for number, line in enumerate(lines[:HEAD_LINES]):
        if line.lower() == "body":
            return number + 1, labels
        if (name := label_of(line)) in HEAD_LABELS and (found := LABEL.match(line)):
            labels[name] = found.group(2).strip()
            start = number + 1
    return start, labels


def label_of(line: str) -> str:
    """The label that a line begins with, of those that archives write; empty where there is none."""
    found = LABEL.match(line[:200])
    name = found.group(1).lower() if found else line.lower() if line.lower() in TAIL_LABELS else ""
    return name if name in HEAD_LABELS or name in TAIL_LABELS else ""


def head_lines(head: list[str]) -> tuple[str | None, str | None, str | None]:
    """Title, outlet and day of the lines above the text: the outlet stands above the day, the title above both or below them."""
    plain = [line for line in head if not RIGHTS.search(line)]
    place = next((number for number, line in enumerate(plain) if len(line) < 80 and iso_date(line)), None)
    if place is None:
        return words(plain[0]) if plain else None, None, None
    outlet = plain[place - 1] if place else None
    above, below = plain[: max(0, place - 1)], plain[place + 1 :]
    title = " ".join(above) or next((line for line in below if len(line.split()) > 2), None)
    return words(title), words(outlet), iso_date(plain[place])


def counted_document(chunk: str) -> Made:
    """A document of a press archive that says after its title how many words it has, then day, outlet, language and rights."""
    lines = [line.strip() for line in chunk.split("\n")]
    coded = code_fields(lines)
    if "HD" in coded:
        return coded_made(coded)
    place = next((number for number, line in enumerate(lines[:HEAD_LINES]) if WORDS_LINE.fullmatch(line)), None)
    if place is None:
        return chunk.strip(), Fields(title=title_of(chunk))
    title = " ".join(line for line in lines[:place] if line and not line.lower().startswith("by "))
    author = next((line[3:] for line in lines[:place] if line.lower().startswith("by ")), None)
    after = [number for number in range(place + 1, min(len(lines), place + 12)) if lines[number]]
    day = next((number for number in after if iso_date(lines[number])), None)
    rights = next((number for number in after if RIGHTS.search(lines[number])), day if day is not None else place)
    names = [lines[number] for number in after if day is not None and day < number < rights and ":" not in lines[number]]
    language = next((code for name in names if len(code := language_code(name) or "") == 2), None)
    text = "\n".join(lines[rights + 1 :]).strip("\n")
    fields = Fields(
        title=words(title),
        outlet=words(names[0]) if names else None,
        published=iso_date(lines[day]) if day is not None else None,
        author=words(author),
        language=language,
    )
    return (f"{fields.title}\n\n{text}" if fields.title and text else text), fields


def code_fields(lines: list[str]) -> dict[str, str]:
    """What stands behind each code of two letters, to the next."""
    found: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        if mark := CODE.fullmatch(line):
            code = mark.group(1)
            line = mark.group(2) or ""
        if code:
            found.setdefault(code, []).append(line)
    return {code: "\n".join(said).strip() for code, said in found.items()}


def coded_made(coded: dict[str, str]) -> Made:
    """The text of a document whose fields have codes."""
    title, body = words(coded["HD"]), "\n\n".join(filter(None, (coded.get("LP"), coded.get("TD"))))
    fields = Fields(
        title=title,
        outlet=words(coded.get("SN")),
        published=iso_date(" ".join(coded.get("PD", "").split())),
        author=words(coded.get("BY")),
        language=language_code(words(coded.get("LA"))),
    )
    return (f"{title}\n\n{body}" if title and body else body), fields


BUNDLES = (
    Bundle(
        "MUC",
        re.compile(r"(?m)^[ \t]{0,20}((?:DEV|TST\d{1,2})-MUC\d-\d{4})\b[^\n]{0,80}$"),
        True,
        coded_corpus,
    ),
    Bundle(
        "LexisNexis, newer",
        re.compile(r"(?m)^[ \t]{0,60}End of Document[ \t]{0,20}$"),
        False,
        archive_document,
        re.compile(r"(?mi)^[ \t]{0,60}(?:body[ \t]{0,20}$|length:)"),
    ),
    Bundle(
        "LexisNexis, older",
        re.compile(r"(?m)^[ \t]{0,60}((?:Document )?\d{1,6} of \d{1,6}(?: DOCUMENTS?)?)[ \t]{0,20}$"),
        True,
        archive_document,
        re.compile(r"(?mi)^[ \t]{0,60}(?:length|load-date):"),
    ),
    Bundle(
        "Factiva",
        re.compile(r"(?m)^[ \t]{0,20}Document [A-Za-z]{2,12}[0-9A-Za-z]{12,24}[ \t]{0,20}$"),
        False,
        counted_document,
        re.compile(r"(?m)^(?:[\d,.]{1,9} words|HD(?:[ \t].{0,300})?)[ \t]{0,20}$"),
    ),
)
