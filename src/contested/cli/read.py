"""`contested read`: reports in, claims out, nothing kept."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Any

import click

from contested.cli.inputs import Chosen, Inputs, with_mapping
from contested.cli.main import DONE, SOME_FAILED
from contested.cli.screen import FORMATS, clean, say, show_json
from contested.cli.words import claim_words, quoted, voice_words, when_words
from contested.records import Claim, Interval, PlaceMention, Reading, interval_of


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--published", metavar="DATE", help="The date of reports that have none.")
@click.option(
    "--pack",
    "packs",
    metavar="NAME",
    multiple=True,
    help="A war whose names to know; may be repeated. Without it each report's words choose.",
)
@with_mapping
@click.option("--format", "shown_as", type=click.Choice(FORMATS), default="text", help="How to print.")
def read(paths: tuple[str, ...], published: str | None, packs: tuple[str, ...], shown_as: str, **read_as: Any) -> None:
    """Read reports and print what they claim, by whom, in which words. PATH is a file, a folder, an archive or `-`."""
    from contested.casebook.spellings import Spellings
    from contested.flow import AUTO, Reader

    check_date(published)
    Spellings(packs).known  # noqa: B018 -- a wrong pack is told before anything is read
    inputs = Inputs(paths, published, **read_as)
    chosen = Chosen()
    readings = chosen.noted(Reader(packs or AUTO).read_many(inputs.reports()))
    if shown_as == "text":
        for line in text_lines(readings):
            say(line)
    else:
        show_json((reading.to_dict() for reading in readings), shown_as)
    chosen.tell(packs)
    sys.exit(SOME_FAILED if inputs.failed else DONE)


def check_date(written: str | None) -> None:
    """Raises click's error where this is no date."""
    try:
        interval_of(written)
    except ValueError as problem:
        raise click.BadParameter(str(problem), param_hint="--published") from problem


def text_lines(readings: Iterable[Reading]) -> Iterator[str]:
    """The lines for people, one reading after the other."""
    for reading in readings:
        yield from reading_lines(reading)
        yield ""


def reading_lines(reading: Reading) -> Iterator[str]:
    """What was read in one report: its head, its claims by speaker, and what was not understood."""
    report = reading.report
    head = (published_words(reading.published), report.outlet or "outlet unknown", report.title or first_words(report.text))
    yield " · ".join(clean(part) for part in head)
    for speaker, claims in by_speaker(reading).items():
        yield f"  {speaker}"
        for claim in claims:
            yield f"    {'*' if claim.lead else '-'} {clean(claim_words(claim))}"
            yield f"      {quoted(clean(claim.text))}  ({claim.id})"
    yield from gap_lines(reading)


def published_words(published: Interval) -> str:
    """The day of publication, and whether it was worked out."""
    return when_words(published) + (" (inferred)" if published.inferred else "")


def first_words(text: str) -> str:
    """The beginning of a text, in place of a title."""
    return " ".join(text[:400].split()[:12])


def by_speaker(reading: Reading) -> dict[str, list[Claim]]:
    """The claims by who makes them, in text order."""
    groups: dict[str, list[Claim]] = {}
    for claim in reading.claims:
        groups.setdefault(clean(voice_words(claim, reading.report)), []).append(claim)
    return groups


def gap_lines(reading: Reading) -> Iterator[str]:
    """What was not understood, with the reason."""
    if not reading.claims:
        why = reading.outcome.reason or (
            reading.outcome.name if reading.outcome.name != "added" else "no act of the kinds was found"
        )
        yield f"  no claims: {clean(why)}"
    missing = list(unresolved(reading.places))
    if missing:
        yield "  not understood:"
    for place in missing:
        yield f"    {clean(place.text)}: {clean(place.reason) or 'not in the gazetteer or the packs'}"


def unresolved(places: Iterable[PlaceMention]) -> Iterator[PlaceMention]:
    """The places without a point or a country, each name once."""
    seen = set()
    for place in places:
        if place.lat is None and place.country is None and place.text not in seen:
            seen.add(place.text)
            yield place
