"""Strangers' XML as a tree: no entity is expanded, nothing is loaded, broken markup is mended as far as it goes."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from html.entities import html5
from typing import Any

from contested.errors import InputError
from contested.intake.texts import decoded

NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,30});")
ENCODING = re.compile(rb"""\A(\s{0,99}<\?xml[^>]{0,200}?)\sencoding\s{0,9}=\s{0,9}["'][\w.:-]{1,40}["']""", re.I)
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
OWN = {b"amp", b"lt", b"gt", b"quot", b"apos"}
DECLARED = re.compile(rb"<!ENTITY", re.I)
SAFE: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
SAFE |= {"recover": True, "remove_comments": True, "remove_pis": True}


def tree_of(raw: bytes, charset: str | None = None) -> Any:
    """The root element of an XML document; `charset` is what the server says.

    Raises InputError where there is none, or where it declares entities.
    """
    from lxml import etree

    if DECLARED.search(raw):
        raise InputError("its XML declares entities of its own, which are used to make bombs and are refused")
    parser = etree.XMLParser(**SAFE)
    try:
        root = etree.fromstring(with_characters(as_utf8(raw, charset).lstrip()), parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise InputError(f"its XML cannot be read: {' '.join(str(problem).split())[:120]}") from problem
    if root is None:
        raise InputError("its XML cannot be read: there is no element in it")
    return root


def as_utf8(raw: bytes, charset: str | None) -> bytes:
    """The document as UTF-8, whatever it says that it is in: what can be read as UTF-8 is that."""
    if raw.startswith(WIDE):
        return raw
    try:
        raw.decode()
    except UnicodeDecodeError:
        raw = decoded(raw, charset).encode("utf-8", "replace")
    return ENCODING.sub(rb"\1", raw.removeprefix(codecs.BOM_UTF8), count=1)


def with_characters(raw: bytes) -> bytes:
    """The document with HTML's named characters, which XML does not know, written as numbers."""
    return NAMED.sub(numbered, raw)


def numbered(found: re.Match[bytes]) -> bytes:
    """A named character as its number; XML's own and unknown ones as they are."""
    if found[1] in OWN:
        return found[0]
    characters = html5.get(found[1].decode("ascii") + ";", "")
    return b"".join(b"&#%d;" % ord(character) for character in characters) or found[0]


def local(element: Any) -> str:
    """The name of an element without its namespace, in lower case; empty for what is none."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1].rsplit(":", 1)[-1].lower() if isinstance(tag, str) else ""


def space(element: Any) -> str:
    """The namespace of an element, or the prefix of one that was not declared."""
    tag = element.tag if isinstance(element.tag, str) else ""
    return tag[1:].split("}")[0] if tag.startswith("{") else tag.split(":")[0] if ":" in tag else ""


def children(element: Any, *names: str) -> Iterator[Any]:
    """The elements just below with one of these names, in the order of the names."""
    for name in names:
        yield from (child for child in element if local(child) == name)


def words_of(element: Any) -> str:
    """The text of an element and of those in it."""
    return "".join(element.itertext()).strip()


def first_words(element: Any, *names: str) -> str | None:
    """The text of the first child with one of these names that has any."""
    return next((words for child in children(element, *names) if (words := words_of(child))), None)
