"""`contested actors`, `places`, `sources`, `reports` and `search`: who, where, from whom, and in which words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from itertools import islice
from typing import Any

import click

from contested.cli.cards import report_card
from contested.cli.look import FORM, LIMIT, remark
from contested.cli.screen import complain, show_json, show_table
from contested.errors import UsageError
from contested.records import OUTCOMES, Actor, Place, SeenName, plain
from contested.store.hits import Hit
from contested.store.inputs import input_columns
from contested.store.overview import Listed, Source, Unplaced
from contested.store.search import SORTS


@click.command()
@click.argument("book")
@click.option("--name", metavar="NAME", help="With this name, in any spelling.")
@click.option("--kind", metavar="KIND", help="`person`, `people`, `state`, `body`, `armed_group` or `object`.")
@click.option("--names", is_flag=True, help="Each of their names as each outlet writes it.")
@LIMIT
@FORM
def actors(book: str, name: str | None, kind: str | None, names: bool, limit: int | None, form: str) -> None:
    """List the actors that the reports of BOOK name, the most named first; those that no pack lists grow from the reports."""
    from contested.casebook.book import Casebook

    with Casebook.open(book, create=False) as opened:
        found = opened.actors(name=name, kind=kind)
        kept = islice(found, limit)
        if names and form == "text":
            show_table(NAME_HEADS, (name_cells(one, seen) for one in kept for seen in opened.seen_names("actor", one.id)))
        elif names:
            show_json(({**plain(one), "seen_names": plain(opened.seen_names("actor", one.id))} for one in kept), form)
        elif form == "text":
            show_table(ACTOR_HEADS, map(actor_cells, kept))
        else:
            show_json(map(plain, kept), form)
        remark(len(found), limit, "actors", form)


ACTOR_HEADS = ("name", "kind", "side", "country", "sector", "times", "first", "last", "named by", "known from", "id")
NAME_HEADS = ("name", "written", "outlet", "times", "first", "last", "id")
SHOWN = 3  # outlets of an actor, or spellings, that a row shows


def actor_cells(actor: Actor) -> Sequence[object]:
    """The cells of an actor; one that grew from reports with its other spellings."""
    spelled = f" ({', '.join(actor.aliases[:SHOWN])})" if actor.source == "seen" and actor.aliases else ""
    more = f" +{len(actor.outlets) - SHOWN}" if len(actor.outlets) > SHOWN else ""
    seen = (actor.times, actor.first_seen, actor.last_seen, f"{', '.join(actor.outlets[:SHOWN])}{more}")
    return f"{actor.name}{spelled}", actor.kind, actor.side, actor.country, actor.sector, *seen, actor.source, actor.id


def name_cells(actor: Actor, seen: SeenName) -> Sequence[object]:
    """The cells of one way in which one outlet writes an actor's name."""
    outlet = seen.outlet or "(no outlet named)"
    return actor.name, seen.text, outlet, seen.times, seen.first_seen, seen.last_seen, actor.id


@click.command()
@click.argument("book")
@click.option("--name", metavar="NAME", help="With this name, in any spelling.")
@click.option("--country", metavar="CODE", help="In this country: two letters, as LY.")
@click.option("--unplaced", is_flag=True, help="Those that were not found, each with the reason.")
@LIMIT
@FORM
def places(book: str, name: str | None, country: str | None, unplaced: bool, limit: int | None, form: str) -> None:
    """List the places that the reports of BOOK name, the most named first."""
    from contested.casebook.book import Casebook

    with Casebook.open(book, create=False) as opened:
        found: Sequence[Any] = opened.unplaced() if unplaced else opened.places(name=name, country=country and country.upper())  # type: ignore[assignment]
        kept = islice(found, limit)
        if form != "text":
            show_json((plain(one) for one in kept), form)
        elif unplaced:
            show_table(("words", "times", "reports", "why"), map(unplaced_cells, kept))
        else:
            show_table(("name", "country", "lat", "lon", "feature", "precision", "within", "known from"), map(place_cells, kept))
        remark(len(found), limit, "places", form)


def place_cells(place: Place) -> Sequence[object]:
    """The cells of a place."""
    return place.name, place.country, place.lat, place.lon, place.feature, place.precision, place.within, place.source


def unplaced_cells(row: Unplaced) -> Sequence[object]:
    """The cells of a toponym that was not found."""
    return row.place.text, row.times, len(row.reports), row.place.reason


@click.command()
@click.argument("book")
@click.option("--reliability", is_flag=True, help="With each outlet's reliability, A to F, by its record in BOOK.")
@click.option("--outcomes", is_flag=True, help="How each input ended instead: every file, line, page and message, and why.")
@click.option("--outcome", metavar="OUTCOME", help="Only the inputs that ended so, as `no text` or `copy of`.")
@FORM
def sources(book: str, reliability: bool, outcomes: bool, outcome: str | None, form: str) -> None:
    """List the outlets in BOOK with what came from each, and what the packs know of them; or how each input ended."""
    from contested.casebook.book import Casebook

    if outcomes or outcome:
        show_inputs(book, outcome, form)
        return
    with Casebook.open(book, create=False) as opened:
        found = opened.sources()
        known = [opened.spellings.outlet(source.outlet) for source in found]
        judged = [opened.reliability(one.outlet) if reliability and one.outlet else None for one in found]
        owned = [{"owner": one.owner, "leaning": one.leaning} if one else {"owner": None, "leaning": None} for one in known]
        if reliability:
            more = [{"reliability": one.letter if one else "F", "why": one.reason if one else "no outlet named"} for one in judged]
            owned = [{**one, **other} for one, other in zip(owned, more, strict=True)]
        if form == "text":
            heads = ("outlet", "reports", "claims", "first", "last", *(owned[0] if owned else ("owner", "leaning")))
            show_table(heads, [(*source_cells(source), *more.values()) for source, more in zip(found, owned, strict=True)])
        else:
            show_json(({**plain(asdict(source)), **more} for source, more in zip(found, owned, strict=True)), form)


def show_inputs(book: str, outcome: str | None, form: str) -> None:
    """Prints how each input ended, and on standard error how many ended how."""
    from contested.casebook.book import Casebook
    from contested.cli.books import count_words

    if outcome is not None and outcome not in OUTCOMES:
        raise UsageError(f"no outcome {outcome!r}: there are {', '.join(OUTCOMES)}")
    with Casebook.open(book, create=False) as opened:
        found = opened.inputs(outcome)
        rows = (input_columns(one) for one in found)
        if form == "text":
            show_table(("outcome", "why", "input", "report", "taken"), (list(row.values()) for row in rows))
            complain(count_words(Counter(opened.input_counts())))
        else:
            show_json(rows, form)


def source_cells(source: Source) -> Sequence[object]:
    """The cells of an outlet."""
    return source.outlet or "(no outlet named)", source.reports, source.claims, source.first, source.last


@click.command()
@click.argument("book")
@click.option("--outlet", metavar="NAME", help="Of this outlet.")
@click.option("--since", metavar="DATE", help="Published on this day or after.")
@click.option("--until", metavar="DATE", help="Published on this day or before.")
@click.option("--outcome", metavar="OUTCOME", help="That ended so, as `added` or `not about conflict`.")
@LIMIT
@FORM
def reports(book: str, limit: int | None, form: str, **filters: Any) -> None:
    """List the reports of BOOK, oldest first, with how reading each of them ended."""
    from contested.casebook.book import Casebook

    with Casebook.open(book, create=False) as opened:
        found = opened.listed(**{name: value for name, value in filters.items() if value is not None})
        kept = islice(found, limit)
        if form == "text":
            heads = ("published", "outlet", "title", "claims", "outcome", "why", "report")
            show_table(heads, map(report_cells, kept), card=report_card)
        else:
            show_json(({**one.report.to_dict(), "outcome": plain(one.outcome), "claims": one.claims} for one in kept), form)
        remark(len(found), limit, "reports", form)


def report_cells(row: Listed) -> Sequence[object]:
    """The cells of a report."""
    shown = f"{row.published or 'undated'}{' (inferred)' if row.inferred else ''}"
    return shown, row.report.outlet, row.report.title, row.claims, row.outcome.name, row.outcome.reason, row.report.id


@click.command()
@click.argument("book")
@click.argument("words", nargs=-1, required=True)
@click.option("--in", "sort", type=click.Choice(SORTS), help="Only in reports, or only in claims.")
@LIMIT
@FORM
def search(book: str, words: tuple[str, ...], sort: str | None, limit: int | None, form: str) -> None:
    """Search BOOK for WORDS: reports and claims that hold all of them, the best first.

    "Words in a row" stand in quotation marks, begin* is the beginning of a word, and -word must not be there (after --).
    """
    from contested.casebook.book import Casebook

    with Casebook.open(book, create=False) as opened:
        found = opened.search(" ".join(words), sort)
        kept = islice(found, limit)
        if form == "text":
            show_table(("found in", "published", "outlet", "title", "words", "id", "event"), map(hit_cells, kept))
        else:
            show_json((plain(asdict(one)) for one in kept), form)
        remark(len(found), limit, "reports or claims with these words", form)


def hit_cells(hit: Hit) -> Sequence[object]:
    """The cells of what was found, the words that were asked for marked."""
    return hit.sort, hit.published, hit.outlet, hit.title, marked(hit), hit.id, hit.event_id


def marked(hit: Hit) -> str:
    """The words to show, with » and « around those that were asked for."""
    parts, last = [], hit.start
    for start, end in hit.marks:
        parts += [hit.text[last - hit.start : start - hit.start], "»", hit.text[start - hit.start : end - hit.start], "«"]
        last = end
    return "".join([*parts, hit.text[last - hit.start :]])
