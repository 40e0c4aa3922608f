"""Paths to reports: every input ends in one Loaded, a report or the reason why there is none; nothing is raised for one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO

from contested.errors import InputError
from contested.intake.fields import Fields
from contested.intake.lines import json_lines
from contested.intake.pages import is_page, page
from contested.intake.plain import markdown, plain_text
from contested.intake.sidecars import is_sidecar, rows_beside
from contested.intake.sources import Source, read_all, reason_of, sources
from contested.intake.texts import decode
from contested.records import Loaded, Outcome
from contested.settings import setting

MARKUP = 10  # files of so many times the longest text are not looked through for it


@dataclass(frozen=True, slots=True)
class Format:
    """A format of files: what their names end in, what it is called, and what reads the text of one; None: a report a line."""

    extension: str
    name: str
    read: Callable[[str], tuple[str, Fields]] | None


FORMATS = (
    Format(".txt", "plain text", plain_text),
    Format(".md", "Markdown", markdown),
    Format(".markdown", "Markdown", markdown),
    Format(".html", "web page", page),
    Format(".htm", "web page", page),
    Format(".xhtml", "web page", page),
    Format(".jsonl", "JSON Lines", None),
    Format(".ndjson", "JSON Lines", None),
)


def load_paths(
    paths: Iterable[str], published: str | None = None, seen: Callable[[str, str], bool] | None = None
) -> Iterator[Loaded]:
    """What each file of these paths gives, one after the other; `published` is the date of reports that have none.

    `seen` says of a path and a hash whether that input was taken before: it then ends as `already there` and is not looked into.
    """
    for source in chain.from_iterable(map(sources, paths)):
        yield from load(source, published)


def load(source: Source, published: str | None = None) -> Iterator[Loaded]:
    """What one input gives."""
    try:
        if source.problem:
            yield failed(source.name, "failed", source.problem)
        elif source.path is None or not is_sidecar(source.path):
            yield from load_source(source, Fields(published=published, published_source="given"))
    except InputError as problem:
        yield failed(source.name, "refused", str(problem))
    except Exception as problem:  # whatever one input does, the others go on
        yield failed(source.name, "failed", reason_of(problem))


def load_source(source: Source, default: Fields) -> Iterator[Loaded]:
    """What an input gives that can be opened."""
    with source.open() as stream:
        form = format_of(source, stream)
        if form.read is None:
            yield from load_lines(source.name, stream, default)
        else:
            yield load_one(source, decode(read_all(stream)), form, default)


def format_of(source: Source, stream: BinaryIO) -> Format:
    """The format by the name, or where that has no ending by the first bytes. Raises InputError for an ending that is not read."""
    if source.extension:
        form = next((form for form in FORMATS if form.extension == source.extension), None)
        if form is None:
            endings = " ".join(form.extension for form in FORMATS)
            raise InputError(f"files that end in {source.extension[:12]} are not read, only {endings}, each also with .gz")
        return form
    return next(form for form in FORMATS if form.name == ("JSON Lines" if begins_with_object(stream) else "plain text"))


def begins_with_object(stream: BinaryIO) -> bool:
    """Whether a stream that can be looked into begins as JSON Lines do."""
    peek = getattr(stream, "peek", None)
    return peek is not None and peek(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b'{"')


def load_one(source: Source, words: str, form: Format, default: Fields) -> Loaded:
    """What an input gives that is one report; a web page may lie in a file of any name."""
    if len(words) > MARKUP * int(setting("max_characters")):
        return finish(source.name, words, Fields())
    text, fields = page(words) if form.read is None or is_page(words) else form.read(words)
    beside = rows_beside(source.path.parent).get(source.path.name) if source.path else None
    return finish(source.name, text, (beside or Fields()).over(fields).over(default))


def load_lines(name: str, stream: BinaryIO, default: Fields) -> Iterator[Loaded]:
    """What each line of JSON Lines gives."""
    empty = True
    for number, text, fields, wrong in json_lines(stream):
        empty = False
        line = f"{name}, line {number}"
        yield failed(line, "failed", wrong) if fields is None else finish(line, text, fields.over(default))
    if empty:
        yield failed(name, "no text", "it is empty")


def finish(name: str, text: str, fields: Fields) -> Loaded:
    """The report, or why there is none: no letter in it, or more than is read as one report."""
    if not text.strip():
        return failed(name, "no text", "it has no text")
    if not any(character.isalpha() for character in text):
        return failed(name, "no text", "it has no words")
    limit = int(setting("max_characters"))
    if len(text) > limit:
        return failed(name, "refused", f"its text has {len(text):,} characters, more than {limit:,} (setting max_characters)")
    report = fields.report(text)
    reason = f"its date is not understood and left out: {fields.not_understood}" if fields.not_understood else ""
    return Loaded(path=name, report=report, outcome=Outcome(name="added", reason=reason))


def failed(name: str, outcome: str, reason: str) -> Loaded:
    """An input that gives no report."""
    return Loaded(path=name, outcome=Outcome(name=outcome, reason=reason))
