"""XML as reports: news in NITF, TimeML, and lists of documents whose parts have common names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from contested.intake.fields import FIELD, NAMES, Fields, fields_of, iso_date, plain_name, words
from contested.intake.pages import is_page, page
from contested.intake.parts import Made, Opened, Part, no_text
from contested.intake.sources import Source, read_all
from contested.intake.texts import clean, decode
from contested.intake.word import local, tree_of

TEXTS = frozenset(NAMES["text"]) - {"article"}  # which is the document, in XML
PARAGRAPHS = frozenset(("p", "para", "paragraph", "s", "sentence"))
RECORDS_LOOKED = 500_000  # elements


def xml(opened: Opened) -> Iterator[Part | Source]:
    """A part for each document in a file of XML; a web page under that name is one too."""
    raw = read_all(opened.stream)
    if not raw.strip():
        return
    text = decode(raw)
    if is_page(text):
        yield Part(content=raw, make=partial(page, text))
        return
    root = tree_of(raw)
    records = [root] if local(root).lower() in ("timeml", "nitf") else [one for one in root.iter() if is_record(one)]
    if not records:
        raise no_text("no element of it is known to hold a text")
    for number, record in enumerate(records, 1):
        where = f"element {number}" if len(records) > 1 else ""
        yield Part(where=where, content=content_of(record), make=partial(made, record))


def is_record(element: Any) -> bool:
    """Whether an element is a document: one of its children holds a text by its name."""
    return any(plain_name(local(child)) in TEXTS and len("".join(child.itertext())) > 0 for child in element)


def content_of(record: Any) -> bytes:
    """What a document is made of, for its hash."""
    from lxml import etree

    return bytes(etree.tostring(record))


def made(record: Any) -> Made:
    """The text of a document with its fields."""
    name = local(record).lower()
    if name == "timeml":
        return timed(record)
    if name == "nitf":
        return nitf(record)
    row = {plain_name(local(child)): "".join(child.itertext()) for child in record if plain_name(local(child)) in FIELD}
    row = {**{key: value for key, value in record.attrib.items() if plain_name(key) in FIELD}, **row}
    row |= {f"{under}": value for child in record for under, value in inner(child)} if "url" not in row else {}
    body = next(child for child in record if plain_name(local(child)) in TEXTS)
    return words_of(body), fields_of({key: value for key, value in row.items() if key not in TEXTS})


def inner(element: Any) -> Iterator[tuple[str, str]]:
    """What the children of a child that is a group say, as the address in the group of a feed."""
    for child in element:
        if plain_name(local(child)) in FIELD and plain_name(local(child)) not in TEXTS and not len(child):
            yield plain_name(local(child)), child.text or ""


def words_of(element: Any) -> str:
    """The words of an element, its paragraphs apart."""
    paragraphs = [child for child in element.iter() if local(child).lower() in PARAGRAPHS]
    if not paragraphs:
        return clean("".join(element.itertext())).strip()
    return clean("\n\n".join(" ".join("".join(one.itertext()).split()) for one in paragraphs))


def timed(root: Any) -> Made:
    """A document of TimeML: its text, dated by the time of its creation."""
    found = {local(child).upper(): child for child in root.iter() if local(child).upper() in ("TEXT", "DCT", "TITLE")}
    if "TEXT" not in found:
        raise no_text("it has no element TEXT")
    stamps = [child.get("value") for child in found["DCT"].iter() if child.get("value")] if "DCT" in found else []
    title = words("".join(found["TITLE"].itertext())) if "TITLE" in found else None
    published = iso_date(str(stamps[0])[:10]) if stamps else None
    return clean("".join(found["TEXT"].itertext())).strip(), Fields(title=title, published=published)


def nitf(root: Any) -> Made:
    """A document of NITF, as agencies and newspapers' archives have them."""
    found: dict[str, Any] = {}
    for element in root.iter():
        found.setdefault(local(element).lower(), element)
    bodies = [one for one in root.iter() if local(one).lower() == "body.content"]
    if not bodies:
        raise no_text("it has no element body.content")
    full = [one for body in bodies for one in body if one.get("class") == "full_text"] or bodies
    publication = found["pubdata"].attrib if "pubdata" in found else {}
    fields = Fields(
        title=words("".join(found["hl1"].itertext()))
        if "hl1" in found
        else words(found["title"].text)
        if "title" in found
        else None,
        outlet=words(publication.get("name")),
        published=iso_date(str(publication.get("date.publication") or "")[:8]),
        url=words(publication.get("ex-ref")),
        author=words("".join(found["byline"].itertext())) if "byline" in found else None,
    )
    return "\n\n".join(words_of(one) for one in full), fields
