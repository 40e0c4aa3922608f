"""Word documents as reports: the words of the paragraphs and tables, without what was struck out, and the document's properties."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from functools import partial
from typing import Any

from contested.intake.bundles import bundle_parts
from contested.intake.fields import Fields, fields_of
from contested.intake.parts import Made, Opened, Part, broken
from contested.intake.plain import plain_text
from contested.intake.sources import Source
from contested.intake.texts import clean
from contested.intake.zips import entry_bytes, opened_zip
from contested.settings import setting

TEMPLATE = "2013-12-23T23:15:00Z"  # the day of the blank document that python-docx begins with, which programs leave as it is
BODY, PROPERTIES = "word/document.xml", "docProps/core.xml"
LEFT_OUT = frozenset(("del", "moveFrom", "Fallback", "delText", "instrText", "pict", "object", "footnoteReference", "sectPr"))
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
DEEPEST = 100  # elements in one another


def docx(opened: Opened) -> Iterator[Part | Source]:
    """The part that a Word document is, or those of the documents in it."""
    with opened_zip(opened.source.seekable(opened.stream)) as archive:
        body = body_of(archive)
        text = document_text(body)
        several = list(bundle_parts(text))
        yield from several or [docx_part(archive, body, text)]


def docx_part(archive: zipfile.ZipFile, body: bytes, text: str | None = None) -> Part:
    """The part of an opened document."""
    body = body or body_of(archive)
    return Part(content=body, make=partial(made, archive, body, text))


def body_of(archive: zipfile.ZipFile) -> bytes:
    """The XML of the text."""
    return entry_bytes(archive, BODY, 40 * int(setting("max_characters")))


def made(archive: zipfile.ZipFile, body: bytes, text: str | None) -> Made:
    """The text with its fields: those of a block at its top, then the document's properties."""
    text, fields = plain_text(document_text(body) if text is None else text)
    return text, fields.over(properties(archive))


def tree_of(raw: bytes) -> Any:
    """The root of XML; entities are not put in, nothing else is loaded."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, recover=True
    )
    try:
        root = etree.fromstring(raw, parser)
    except (etree.LxmlError, ValueError) as problem:
        raise broken(f"it holds XML that cannot be read: {' '.join(str(problem).split())[:100]}") from problem
    if root is None:
        raise broken("it holds no XML that can be read")
    return root


def document_text(raw: bytes) -> str:
    """The text of the body, a paragraph after the other."""
    paragraphs: list[str] = []
    put_paragraphs(tree_of(raw), paragraphs, 0)
    return clean("\n\n".join(paragraph for paragraph in paragraphs if paragraph))


def put_paragraphs(element: Any, paragraphs: list[str], depth: int) -> None:
    """Adds the paragraphs in an element, in order."""
    if depth > DEEPEST:
        return
    for child in element:
        name = local(child)
        if name == "p":
            said: list[str] = []
            put_words(child, said, paragraphs, depth)
            paragraphs.append("".join(said).strip())
        elif name not in LEFT_OUT:
            put_paragraphs(child, paragraphs, depth + 1)


def put_words(element: Any, said: list[str], paragraphs: list[str], depth: int) -> None:
    """Adds the words of a paragraph; those of a frame within it make paragraphs of their own before it."""
    if depth > DEEPEST:
        return
    for child in element:
        name = local(child)
        if name == "t":
            said.append((child.text or "") + "".join(inner.tail or "" for inner in child))
        elif name in SIGNS:
            said.append(SIGNS[name])
        elif name == "txbxContent":
            put_paragraphs(child, paragraphs, depth + 1)
        elif name not in LEFT_OUT:
            put_words(child, said, paragraphs, depth + 1)


def local(element: Any) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def properties(archive: zipfile.ZipFile) -> Fields:
    """What the document says of itself; the day on which the file was made is no more than that."""
    if PROPERTIES not in archive.namelist():
        return Fields()
    said = {local(child): child.text for child in tree_of(entry_bytes(archive, PROPERTIES, 1_000_000)) if child.text}
    row = {
        "title": said.get("title"),
        "author": said.get("creator"),
        "published": None if said.get("created") == TEMPLATE else said.get("created"),
        "language": said.get("language"),
    }
    return fields_of(row, source="file")
