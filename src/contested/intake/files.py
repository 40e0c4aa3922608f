"""Paths to reports: every input ends in one Loaded, a report or the reason why there is none; nothing is raised for one of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from contested.errors import InputError
from contested.intake.fields import Fields
from contested.intake.formats import FORMATS as FORMATS
from contested.intake.formats import Format as Format
from contested.intake.formats import form_named, form_of
from contested.intake.mapping import Mapping
from contested.intake.parts import EndedError, How, Opened, Part
from contested.intake.rows import LinkError
from contested.intake.sidecars import is_sidecar, rows_beside
from contested.intake.sources import Source, reason_of, shown, sources
from contested.records import Loaded, Outcome
from contested.settings import setting

NO_MAPPING = Mapping()
Fetch = Callable[[str, Fields], Iterator[Loaded]]


def load_paths(
    paths: Iterable[str],
    published: str | None = None,
    seen: Callable[[str, str], bool] | None = None,
    *,
    mapping: Mapping = NO_MAPPING,
    form: str | None = None,
    fetch: Fetch | None = None,
    told: Callable[[str], None] = lambda line: None,
) -> Iterator[Loaded]:
    """What each file of these paths gives, one after the other; `published` is the date of reports that have none.

    `seen` says of a path and a hash whether that input was taken before: it then ends as `already there` and is not looked into.
    `mapping` says which columns hold what, `form` the ending whose format to read all as, `told` is given the lines that say what
    was guessed, and `fetch` gets the page of a row that has an address and no text.
    """
    how = How(published=published, mapping=mapping, form=form or mapping.form, seen=seen, fetch=fetch, told=told)
    for path in paths:
        for source in sources(path) if mapping.given else chain.from_iterable(map(sources, listed_in(path))):
            yield from load(source, how)


def listed_in(path: str) -> list[str]:
    """The paths that a path stands for: of a list beside files (`reports.csv`) the files of its folder that it names."""
    there = Path(path)
    try:
        if not (there.is_file() and is_sidecar(there)):
            return [path]
    except (OSError, ValueError):  # what is wrong with it is said when it is opened
        return [path]
    return [str(there.parent / name) for name in rows_beside(there.parent) if name == Path(name).name and name not in ("", "..")]


def load_bytes(raw: bytes, name: str, how: How | None = None) -> Iterator[Loaded]:
    """What the bytes of a file of this name give, without a file."""
    from contextlib import closing
    from io import BytesIO

    yield from load(Source(name=name, file=name, opener=lambda: closing(BytesIO(raw))), how or How())


def load(source: Source, how: How) -> Iterator[Loaded]:
    """What one input gives."""
    try:
        if source.problem:
            yield failed(source.name, "failed", source.problem)
        elif source.path is None or how.mapping.given or not is_sidecar(source.path):
            yield from load_source(source, how)
    except EndedError as problem:
        yield Loaded(path=source.name, outcome=problem.outcome)
    except InputError as problem:
        yield failed(source.name, "refused", str(problem))
    except Exception as problem:  # whatever one input does, the others go on
        yield failed(source.name, "failed", reason_of(problem))


def load_source(source: Source, how: How) -> Iterator[Loaded]:
    """What an input gives that can be opened: of each of its parts, and of each input in it."""
    named = form_named(how.form or source.extension)
    empty = True
    with source.open(unpack=named is None or not named.unpacks) as stream:
        form = form_of(source, stream, named)
        for part in form.read(Opened(source=source, stream=stream, how=how)):
            empty = False
            yield from load(part, how) if isinstance(part, Source) else load_part(source, part, how)
    if empty:
        yield failed(source.name, "no text", "it is empty")


def load_part(source: Source, part: Part, how: How) -> Iterator[Loaded]:
    """What one document gives: it is not made where it was taken before."""
    path = f"{source.name}, {shown(part.where)}" if part.where else source.name
    beside = rows_beside(source.path.parent).get(source.path.name) if source.path else None
    sha = sha_of(part, beside, how)
    if how.seen and sha and how.seen(path, sha):
        yield Loaded(path=path, outcome=Outcome(name="already there"), sha=sha)
        return
    for loaded in made(path, part, beside or Fields(), how):
        yield replace(loaded, sha=loaded.sha or sha)


def made(path: str, part: Part, beside: Fields, how: How) -> Iterator[Loaded]:
    """The report of a document, or why there is none; a document that is an address alone is fetched where that can be done."""
    try:
        text, fields = part.make()
    except LinkError as problem:
        if how.fetch and problem.fields.url:
            yield from (completed(loaded, problem.fields) for loaded in how.fetch(problem.fields.url, problem.fields))
        else:
            yield Loaded(path=path, outcome=problem.outcome)
    except EndedError as problem:
        yield Loaded(path=path, outcome=problem.outcome)
    except InputError as problem:
        yield failed(path, "refused", str(problem))
    except Exception as problem:  # whatever one document does, the others go on
        yield failed(path, "failed", reason_of(problem))
    else:
        yield finish(path, text, beside.over(fields).over(Fields(published=how.published, published_source="given")))


def completed(loaded: Loaded, fields: Fields) -> Loaded:
    """What was fetched, with what the row that named its address says where the page itself is silent."""
    report = loaded.report
    if report is None:
        return loaded
    lacking = {name: getattr(fields, name) for name in ("title", "outlet", "author") if not getattr(report, name)}
    if (report.published is None or report.published_source == "crawl") and fields.published:
        lacking |= {"published": fields.published, "published_source": fields.published_source}
    return replace(loaded, report=replace(report, **lacking))


def sha_of(part: Part, beside: Fields | None, how: How) -> str:
    """A hash of what a document is made of and how it is to be read; empty where nothing was had of it."""
    if not part.content:
        return ""
    told = repr((beside, sorted(how.mapping.columns.items()), how.form, how.published))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass") + b"\0" + part.content).hexdigest()[:32]


def finish(name: str, text: str, fields: Fields) -> Loaded:
    """The report, or why there is none: no letter in it, or more than is read as one report."""
    if not text.strip():
        return failed(name, "no text", fields.no_text or "it has no text")
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
