"""`contested explain`: sentence by sentence, what the reader saw, what it made of it, and why."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

import click

from contested.cli.inputs import Inputs
from contested.cli.main import DONE, SOME_FAILED
from contested.cli.read import check_date, published_words
from contested.cli.screen import clean, say
from contested.cli.words import chain_words, claim_words, quoted, when_words
from contested.export.flat import actor_name, figure_words, place_name
from contested.records import Attribution, Claim, Found, PlaceMention, Reading, Reason, Report

END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[^\Wa-z_])|\s*\n\s*")  # what ends a sentence, for showing only
SHORTENED = re.compile(r"(?:^|\W)(?:[A-Z]|[A-Z][a-z]|Gen|Col|Maj|Capt|Lt|Sgt|Mrs|St|No|Gov|Sen|Rep|Brig|Cmdr)\.\s+$")


@click.command()
@click.argument("path", metavar="REPORT")
@click.option("--published", metavar="DATE", help="The date of a report that has none.")
@click.option("--pack", "packs", metavar="NAME", multiple=True, help="A war whose names to know; may be repeated.")
def explain(path: str, published: str | None, packs: tuple[str, ...]) -> None:
    """Show what the reader saw in each sentence of REPORT, a file or `-`: what fired, what did not, and why."""
    from contested.casebook.spellings import Spellings
    from contested.flow import Reader

    check_date(published)
    Spellings(packs).known  # noqa: B018 -- a wrong pack is told before anything is read
    inputs = Inputs((path,), published)
    for reading in Reader(packs, explain=True).read_many(inputs.reports()):
        for line in explained(reading):
            say(line)
    sys.exit(SOME_FAILED if inputs.failed else DONE)


def explained(reading: Reading) -> Iterator[str]:
    """The lines of a reading, sentence by sentence; then what concerns the report as a whole."""
    yield clean(f"published {published_words(reading.published)} · {reading.language} · {reading.outcome.name}")
    for start, end in sentences(reading.report.text):
        yield ""
        yield quoted(clean(reading.report.text[start:end]))
        for line in sentence_lines(reading, start, end):
            margin = "      " if line.startswith(" ") else "  "
            yield margin + clean(line)
    whole = [reason for reason in reading.reasons if reason.start is None]
    if whole or reading.outcome.reason:
        yield ""
        yield "the report as a whole"
    for reason in whole:
        yield f"  {clean(reason_words(reason))}"
    if reading.outcome.reason:
        yield f"  {clean(f'{reading.outcome.name}: {reading.outcome.reason}')}"


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text between full stops and line ends, without those of spaces only."""
    start = 0
    for match in END.finditer(text):
        if "\n" not in match.group() and SHORTENED.search(text[max(0, match.start() - 8) : match.end()]):
            continue
        if text[start : match.end()].strip():
            yield start, match.end()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


def sentence_lines(reading: Reading, start: int, end: int) -> Iterator[str]:
    """What was seen between two characters."""

    def here(found: Found) -> bool:
        return start <= found.start < end

    for claim in reading.claims:
        if start <= claim.trigger.start < end:
            yield from claim_lines(claim, reading.report)
    yield from (f"said: {said_words(said)}" for said in reading.attributions if here(said))
    for time in filter(here, reading.times):
        days = when_words(time.interval) if time.interval else "no days"
        yield f"time: {quoted(time.text)} {time.timex} {time.value}: {days} ({time.rule})"
    for figure in filter(here, reading.figures):
        yield f"figure: {quoted(figure.text)}: {figure_words(figure)} ({figure.rule})"
    yield from (f"place: {place_words(place)}" for place in reading.places if here(place))
    for actor in filter(here, reading.actors):
        yield f"actor: {quoted(actor.text)} {actor.kind}: {actor_name(actor)} ({actor.reason or actor.rule})"
    for reason in reading.reasons:
        if reason.start is not None and start <= reason.start < end:
            yield f"not: {reason.words}" if reason.rule == "no claim" else f"note: {reason_words(reason)}"


def claim_lines(claim: Claim, report: Report) -> Iterator[str]:
    """A claim with its rule, its word, its speakers, its places and its reasons."""
    yield f"CLAIM: {claim_words(claim)}{' · lead' if claim.lead else ''}"
    yield f"        {claim.rule}, at {quoted(claim.trigger.text)}; evidence {quoted(claim.text)}"
    yield f"        according to {chain_words(claim, report)}; confidence {claim.confidence:.2f}"
    if claim.when.known:
        yield f"        time from {claim.when.source}{': ' + quoted(claim.when.text) if claim.when.text else ''}"
    yield from (f"        {place.role} {place_words(place)}" for place in claim.places)
    yield from (f"        {reason_words(reason)}" for reason in claim.reasons if reason.rule != "act")


def said_words(said: Attribution) -> str:
    """Who said, with which word, what."""
    source = said.source_name or (said.source.text if said.source else "nobody named")
    cue = quoted(said.cue.text) if said.cue else "without a word of saying"
    carried = ", carried over from an earlier sentence" if said.carried else ""
    return f"{source}: {cue} ({said.sense}; {said.rule}{carried}): {quoted(said.content.text)}"


def place_words(place: PlaceMention) -> str:
    """A place and why it is this one, or why it is none."""
    found = place.lat is not None or place.country is not None
    state = f"{place_name(place)}" if found else "unresolved"
    return f"{quoted(place.text)}: {state} ({place.reason or place.rule})"


def reason_words(reason: Reason) -> str:
    """A reason in one line."""
    return f"{reason.rule}: {reason.words}"
