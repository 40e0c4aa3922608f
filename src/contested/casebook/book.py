"""The casebook: the store and the flow joined. Reports go in; claims, events and the picture come out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection, Engine

from contested.casebook import adding, holding, judging
from contested.casebook.adding import Added
from contested.casebook.asked import Day, actor_asked, day_of, one_of, outlet_named, place_asked, wanted
from contested.casebook.bench import standing
from contested.casebook.history import Moment, event_history
from contested.casebook.judging import Judged
from contested.casebook.renewing import merge_claims
from contested.casebook.spellings import Spellings, with_chosen
from contested.casebook.verbs import NAMES
from contested.errors import UsageError
from contested.export.flat import actor_columns, cited_columns, event_columns, place_columns, report_columns
from contested.flow import AUTO, Reader
from contested.linking.grown import common, gathered
from contested.notebook import ControlAccounts
from contested.picture.areas import PlaceControl
from contested.picture.backing import Backing
from contested.picture.contradictions import Contradiction
from contested.picture.control import ControlSpell
from contested.picture.displacement import Displacement
from contested.picture.hazards import Hazard
from contested.picture.reliability import Reliability
from contested.picture.words import Told
from contested.records import (
    Actor,
    Cited,
    Claim,
    ControlAccount,
    Event,
    Fetched,
    Judgement,
    Loaded,
    Outcome,
    Place,
    Reading,
    Report,
    SeenName,
)
from contested.store import changes, entries, overview, read, write
from contested.store import feeds as kept_feeds
from contested.store import inputs as kept_inputs
from contested.store.database import open_database, writing
from contested.store.feeds import Feed
from contested.store.fetched import page_of_report
from contested.store.hits import Hit, hit_columns, hits
from contested.store.search import SORTS, found_keys
from contested.store.selection import Selection
from contested.store.wanted import claim_numbers, event_ids

if TYPE_CHECKING:  # the web is loaded when it is asked for
    from contested.intake.hosts import Hosts
    from contested.intake.web import Web

T = TypeVar("T")
GROWING = entries.Growing(gathered, common)
VERBS = NAMES


class Casebook:
    """Reports and what is claimed in them, in a SQLite file or a PostgreSQL database."""

    def __init__(self, engine: Engine, where: str) -> None:
        """Use `Casebook.open`."""
        self.engine, self.where = engine, where

    @classmethod
    def open(cls, where: str | os.PathLike[str], create: bool = True, packs: Iterable[str] = ()) -> Casebook:
        """The casebook at a path, at a postgresql:// URL or in memory (":memory:"); made if absent, unless `create` is False.

        `packs` are the wars whose names it is to know; it keeps them.
        """
        named = tuple(lasting(name) for name in packs)
        Spellings(named).known  # noqa: B018 -- a wrong pack is refused before a casebook is made
        book = cls(open_database(os.fspath(where), create), os.fspath(where))
        if named and named != book.packs:
            book.set_packs(named)
        return book

    def close(self) -> None:
        """Lets go of the database."""
        self.engine.dispose()

    def __enter__(self) -> Casebook:
        return self

    def __exit__(self, *problem: object) -> None:
        self.close()

    # --- what the casebook knows beforehand ---

    @cached_property
    def packs(self) -> tuple[str, ...]:
        """The packs of the casebook."""
        with self.engine.connect() as connection:
            return tuple(write.get_setting(connection, "packs", []))

    def set_packs(self, packs: tuple[str, ...]) -> None:
        """Gives the casebook other packs; what was read before keeps its names until a rebuild."""
        with writing(self.engine) as connection:
            write.put_setting(connection, "packs", list(packs))
        self.forget("packs", "reader", "spellings")

    def forget(self, *names: str) -> None:
        """Lets what is kept at hand be worked out again."""
        for name in names:
            self.__dict__.pop(name, None)

    @cached_property
    def reader(self) -> Reader:
        """What reads the reports; in a casebook without packs each report's words choose one."""
        return Reader(self.packs or AUTO)

    @cached_property
    def spellings(self) -> Spellings:
        """What the packs, given or chosen for a report, know about names."""
        with self.engine.connect() as connection:
            return Spellings(with_chosen(self.packs, adding.chosen_packs(connection)))

    # --- putting in ---

    def add(self, reports: Iterable[Report], processes: int = 1) -> tuple[Outcome, ...]:
        """Reads, links and keeps reports, one transaction each, and says what became of each; adding one twice changes nothing."""
        return tuple(added.outcome for added in self.add_each(reports, processes))

    def add_each(self, reports: Iterable[Report], processes: int = 1) -> Iterator[Added]:
        """The same, one after the other as they are done; `processes` as for `Reader.read_many`."""
        try:
            yield from adding.add_each(self.engine, self.reader, self.spellings, reports, processes)
        finally:
            self.forget("spellings")

    def take(self, inputs: Iterable[Loaded], processes: int = 1) -> Iterator[Added]:
        """The same for what intake loaded, reports and inputs without one: what became of each is kept, see `inputs`."""
        try:
            yield from adding.take(self.engine, self.reader, self.spellings, inputs, processes)
        finally:
            self.forget("spellings")

    def seen(self, path: str, sha: str) -> bool:
        """Whether an input of this name and content was taken before, so that it need not be loaded again."""
        with self.engine.connect() as connection:
            return kept_inputs.seen(connection, path, sha)

    def web(self, hosts: Hosts | None = None, published: str | None = None) -> Web:
        """What loads addresses for this casebook and keeps what it fetches; `take` what its `load` gives, then `settle`."""
        from contested.casebook import fetching

        return fetching.web_of(self.engine, hosts, published)

    def settle(self, web: Web, path: str) -> None:
        """Notes that what became of an address is in the casebook, so that no feed brings it again."""
        from contested.casebook import fetching

        fetching.Kept(self.engine).settle(web, path)

    def fetch(self, addresses: Iterable[str], processes: int = 1) -> Iterator[Added]:
        """Fetches pages, feeds and sitemaps, reads and keeps their reports: what became of each."""
        web = self.web()
        for added in self.take(web.load_all(addresses), processes):
            self.settle(web, added.path)
            yield added

    def page_of(self, report_id: str) -> Fetched | None:
        """The page that a report was read from, as it was when it was fetched; None for one that did not come from the web."""
        with self.engine.connect() as connection:
            return page_of_report(connection, report_id)

    def feeds(self) -> tuple[Feed, ...]:
        """The feeds that are watched, with what is known of each."""
        with self.engine.connect() as connection:
            return kept_feeds.feeds(connection)

    def add_feed(self, url: str) -> bool:
        """Adds a feed to those that are watched; False where it is one already. Raises InputError for an address that is none."""
        from contested.intake.addresses import web_address

        web_address(url)
        with writing(self.engine) as connection:
            return kept_feeds.put_feed(connection, url.strip())

    def remove_feed(self, url: str) -> bool:
        """Watches a feed no more, what came from it stays; False where it was not watched."""
        with writing(self.engine) as connection:
            return kept_feeds.drop_feed(connection, url.strip())

    def rebuild(self, processes: int = 1) -> Iterator[Reading]:
        """Reads every report again and gives each reading; a rebuild that was broken off goes on where it stopped."""
        try:
            yield from adding.rebuild(self.engine, self.reader, self.spellings, processes)
        finally:
            self.forget("spellings")

    def left_to_rebuild(self) -> int:
        """How many reports a rebuild will read."""
        return adding.left_to_rebuild(self.engine)

    def merge(self) -> None:
        """Merges the claims into events, where reports came since that was last done; asking for events does so too."""
        merge_claims(self.engine, self.judgements, self.spellings.side, self.spellings.packs)

    # --- asking ---

    def claims(self, **filters: Any) -> Selection[Claim]:
        """The claims asked for, oldest first; the filters are those of `casebook.asked.wanted`."""
        cited = self.cited(**filters)
        return self.select(lambda _: cited.find(), read.claims_by_number, plain_columns).shown_as(cited.fetch, cited.row)

    def cited(self, **filters: Any) -> Selection[Cited]:
        """The claims asked for, each with its report and its event."""
        return self.select(self.claim_finder(filters), read.cited, cited_columns)

    def claim_finder(self, filters: dict[str, Any]) -> Callable[[Connection], Sequence[int]]:
        """What finds the numbers of the claims asked for."""
        if filters.get("event") is not None:
            self.merge()

        def find(connection: Connection) -> Sequence[int]:
            asked = wanted(connection, self.spellings, **filters)
            return connection.execute(claim_numbers(asked, connection.dialect.name)).scalars().all()

        return find

    def events(self, *, status: str | None = None, **filters: Any) -> Selection[Event]:
        """The events that have a claim of those asked for, oldest first; kind and days are the event's own, `event` is its id."""
        self.merge()

        def find(connection: Connection) -> Sequence[str]:
            asked = wanted(connection, self.spellings, **filters)
            return connection.execute(event_ids(asked, status, connection.dialect.name)).scalars().all()

        return self.select(find, read.events_by_id, event_columns)

    def reports(
        self, *, outlet: str | None = None, since: Day = None, until: Day = None, outcome: str | None = None, id: str | None = None
    ) -> Selection[Report]:
        """The reports asked for, oldest first, those without a date last."""
        days = (day_of(since, first=True), day_of(until, first=False))

        def find(connection: Connection) -> list[str]:
            named = None if outlet is None else outlet_named(connection, self.spellings, outlet)
            return read.report_ids(connection, outlet=named, outcome=outcome, id=id, days=days)

        return self.select(find, read.reports_in_order, report_columns)

    def readings(self, **filters: Any) -> Selection[Reading]:
        """What was read in the reports asked for; the filters are those of `reports`."""
        reports = self.reports(**filters)
        return self.select(lambda _: reports.find(), read.readings_by_id, plain_columns).shown_as(reports.fetch, reports.row)

    def listed(self, **filters: Any) -> Selection[overview.Listed]:
        """The reports asked for, each with how reading it ended; the filters are those of `reports`."""
        reports = self.reports(**filters)
        return self.select(lambda _: reports.find(), overview.listed, overview.listed_columns)

    def actors(self, *, name: str | None = None, kind: str | None = None) -> Selection[Actor]:
        """The actors that are named in the reports, the most named first."""

        self.gather()

        def fetch(connection: Connection, ids: Sequence[str]) -> list[Actor]:
            return [self.spellings.described(one) for one in entries.entries_by_id(connection, "actor", ids)]

        def find(connection: Connection) -> list[str]:
            asked: dict[str, Any] | None = {} if name is None else actor_asked(connection, self.spellings, name)
            ids = [] if asked is None else entries.entry_ids(connection, "actor", **asked)
            return ids if kind is None else [one.id for one in fetch(connection, ids) if one.kind == kind]

        return self.select(find, fetch, actor_columns)

    def places(self, *, name: str | None = None, country: str | None = None) -> Selection[Place]:
        """The places that are named in the reports and were found, the most named first."""

        self.gather()

        def find(connection: Connection) -> list[str]:
            asked: dict[str, Any] | None = {} if name is None else place_asked(connection, self.spellings, name)
            return [] if asked is None else entries.entry_ids(connection, "place", country=country, **asked)

        return self.select(find, lambda connection, ids: entries.entries_by_id(connection, "place", ids), place_columns)

    def gather(self) -> None:
        """Puts actors and places together as entries, where reports came since that was last done; asking for them does so too."""
        with self.engine.connect() as connection:
            if not entries.stale(connection):
                return
        with writing(self.engine) as connection:
            if entries.stale(connection):
                entries.gather(connection, GROWING)

    def seen_names(self, sort: str, id: str) -> tuple[SeenName, ...]:
        """How each outlet writes the name of an `actor` or a `place`, by the id of its entry, the most used first."""
        self.gather()
        with self.engine.connect() as connection:
            return entries.seen_names(connection, sort, id)

    def select(
        self,
        find: Callable[[Connection], Sequence[Any]],
        fetch: Callable[[Connection, Sequence[Any]], list[T]],
        row: Callable[[T], dict[str, Any]],
    ) -> Selection[T]:
        """A selection that connects when it is looked at."""

        self.spellings  # noqa: B018 -- asks the database itself, and a casebook in memory has one connection

        def connected(ask: Callable[..., Any], *keys: Any) -> Any:
            with self.engine.connect() as connection:
                return ask(connection, *keys)

        return Selection(lambda: connected(find), lambda keys: connected(fetch, keys), row)

    def heirs(self, id: str) -> tuple[str, ...]:
        """The ids of the events that an event's id stands for now: its own, those that its claims came into, or none."""
        self.merge()
        with self.engine.connect() as connection:
            return changes.heirs(connection, id)

    def event(self, id: str) -> Event:
        """The event with this id, or the one that its claims came into.

        Raises UsageError where there is none, or where they came into several.
        """
        found = self.heirs(id)
        if len(found) > 1:
            raise UsageError(f"{self.where}: event {id!r} was split into {' and '.join(found)}")
        if not found:
            raise UsageError(f"{self.where}: no event {id!r}")
        with self.engine.connect() as connection:
            return read.events_by_id(connection, found)[0]

    def event_history(self, id: str) -> tuple[Moment, ...]:
        """How the event came to be what it is: its reports as they arrived, its ids, what people judged; oldest first."""
        event = self.event(id)
        with self.engine.connect() as connection:
            return event_history(connection, event)

    def search(self, words: str, sort: str | None = None) -> Selection[Hit]:
        """The reports and claims that hold these words, reports first, the best first; `sort` is "report" or "claim".

        Every word must be there, in any case and with any accent or common ending; "words in a row" in quotation marks, `begin*`,
        and -without are understood, and nothing is a wrong question.
        """
        sorts = SORTS if sort is None else (one_of("sort", sort, SORTS) or "",)
        if sort != "report":
            self.merge()  # a claim that is found names its event
        return self.select(
            lambda connection: found_keys(connection, words, sorts),
            lambda connection, keys: hits(connection, words, keys),
            hit_columns,
        )

    def report(self, id: str) -> Report:
        """The report with this id; raises UsageError where there is none."""
        with self.engine.connect() as connection:
            found = read.reports_by_id(connection, [id]).get(id)
        if found is None:
            raise UsageError(f"{self.where}: no report {id!r}")
        return found

    # --- the picture ---

    def control(self, place: str, on: Day = None) -> tuple[ControlAccount, ...]:
        """Who holds the place on a day, according to whom, oldest word first; without a day, as of the newest word."""
        return ControlAccounts(holding.control_of(self, place, on))

    def control_timeline(self, place: str) -> tuple[ControlSpell, ...]:
        """Who is said to hold the place from day to day: a spell from each new word to the next."""
        return holding.timeline_of(self, place)

    def control_map(self, on: Day = None, country: str | None = None) -> tuple[PlaceControl, ...]:
        """Who is said to hold what on a day: every place on which there is a word, with its parts."""
        return holding.map_of(self, on, country)

    def backing(self, on: Day = None) -> tuple[Backing, ...]:
        """Who is said to back whom, by whom, and who denies it; the most told first."""
        return holding.backing_of(self, on)

    def hazards(self, on: Day = None) -> tuple[Hazard, ...]:
        """Where mines and other remnants are said to be or to have been cleared."""
        return holding.hazards_of(self, on)

    def displacement(self, on: Day = None) -> tuple[Displacement, ...]:
        """Who is said to have fled from where, or come back."""
        return holding.displacement_of(self, on)

    def contradictions(self, actor: str | None = None) -> tuple[Contradiction, ...]:
        """Every word that something is not so, with the words that it is, in whatever events; of one actor where named."""
        return holding.contradictions_of(self, actor)

    def reliability(self, outlet: str) -> Reliability:
        """An outlet's reliability, A to F, by the casebook's own record of what it told first; the rules stand in its module."""
        return holding.reliability(self, outlet)

    def told(self, cited: Iterable[Cited]) -> Told:
        """Who speaks in these claims' reports."""
        return Told(reports={one.report.id: one.report for one in cited})

    def sources(self) -> tuple[overview.Source, ...]:
        """Every outlet with what came from it, the one with most reports first."""
        with self.engine.connect() as connection:
            return overview.sources(connection)

    def unplaced(self) -> tuple[overview.Unplaced, ...]:
        """The toponyms that were not resolved, each with the reason, the most frequent first."""
        with self.engine.connect() as connection:
            return overview.unplaced(connection)

    def outcomes(self) -> dict[str, int]:
        """How many reports ended in each outcome."""
        with self.engine.connect() as connection:
            return overview.outcomes(connection)

    def inputs(self, outcome: str | None = None) -> Selection[kept_inputs.Input]:
        """Every input with how it ended, in the order in which they came; `outcome` is one of `records.OUTCOMES`."""

        def find(connection: Connection) -> list[int]:
            return kept_inputs.input_numbers(connection, outcome)

        return self.select(find, kept_inputs.inputs_by_number, kept_inputs.input_columns)

    def input_counts(self) -> dict[str, int]:
        """How many inputs ended in each outcome."""
        with self.engine.connect() as connection:
            return dict(kept_inputs.counts(connection))

    # --- people's judgements ---

    def judge(self, verb: str, subject: str, object: str = "", author: str = "", note: str = "", scope: str = "") -> Judgement:
        """Keeps a person's judgement for good, with the time, and applies it; it is taken back by `withdraw` on its id.

        The verbs are the rows of `casebook.verbs.VERBS`. `same` and `not_same` join or part claims, several with spaces between, or
        whole events; `correct` states a field of a claim (`kind=shelling`); `name_is` and `place_at` say what a name denotes,
        everywhere or within a `scope`. Claims, events and reports are named by their ids. Raises UsageError where it cannot be.
        """
        if verb in ("same", "not_same"):
            self.merge()  # an event that is named is one that is shown
        asked = Judgement(id="", verb=verb, subject=subject, object=object, author=author, note=note, scope=scope)
        spellings = self.spellings
        with writing(self.engine) as connection:
            return judging.judge(connection, spellings, asked)

    def judgements(self, withdrawn: bool = False) -> tuple[Judgement, ...]:
        """The judgements that stand, oldest first; with those that were taken back, and what took them back, where `withdrawn`."""
        with self.engine.connect() as connection:
            every = read.judgements(connection)
        return every if withdrawn else standing(every)

    def history(self) -> tuple[Judged, ...]:
        """Every judgement, oldest first, with what it comes to now: whether it stands, was withdrawn, or lost its claim."""
        with self.engine.connect() as connection:
            return judging.history(connection)


def plain_columns(record: Any) -> dict[str, Any]:
    """The fields of a record, for one that has no columns of its own."""
    return dict(record.to_dict())


def lasting(pack: str) -> str:
    """A pack's name as it can be found again from any folder."""
    path = Path(pack).expanduser()
    return str(path.resolve()) if path.suffix in (".yml", ".yaml") and path.exists() else pack
