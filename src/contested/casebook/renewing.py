"""Events made anew where reports or judgements came: only those that what came can touch, with the same result as merging all.

Everything that merging compares is found by keys that come from one report alone, and kept in indexed tables:

1. *Copies.* Texts that share a sentence or a band of their MinHash are compared; likenesses are kept as links, and a report's root
   is worked out anew for the groups that hang on the reports that came.
2. *Happenings.* Those of the reports that came take the place of their old ones, with their keys. A key that now has too many
   holders to make pairs, or few enough again, and a name in first lines whose count passes a step, touch all their holders (at
   most some hundreds: what more have than that says nothing). What was touched is scored anew; likely pairs are kept as links.
3. *Events.* They are formed within what hangs together by links. So the parts in which something was touched, or that a link held
   that is gone, are clustered anew; their old events go, and where an id goes it is kept which events have its claims now.
4. *Wholes.* Offensives and sieges are looked up by side and day for each new event, and events for each new offensive.

What a report holds is weighed without regard to the others, but for the names in its first lines (`merging.rarity`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, delete, insert, select, update

from contested.casebook.judging import joins, left_out
from contested.casebook.looks import Looks
from contested.casebook.wholes import renew_wholes
from contested.merging.blocks import MOST_COUNTED, key_numbers, live, name_key, weighs_on
from contested.merging.claim_traits import lie_apart
from contested.merging.clusters import LINK
from contested.merging.copies import MANY, Copy, copies_linked, likeness, text_keys
from contested.merging.features import score
from contested.merging.happenings import Happening
from contested.merging.merge import Rulings, built, groups_of, rulings_of, side, sorted_seen
from contested.merging.rarity import Rarity
from contested.merging.seen import Seen
from contested.merging.sketch import weigh
from contested.merging.voices import Sides
from contested.records import ActorMention, Event, Judgement
from contested.store import read, tables, write
from contested.store.database import writing
from contested.store.index import happening_index, text_index
from contested.store.rows import now

RULES = 2  # to be raised where a change of merging's rules is to change the events of casebooks at once
BATCH = 400  # reports that are merged in one transaction
HAPPENINGS, TEXTS = happening_index(MOST_COUNTED), text_index(MANY + 1)
Standing = Callable[[], Iterable[Judgement]]


def merge_claims(engine: Engine, judgements: Standing, sides: Sides, known: Sequence[str] = ()) -> None:
    """Merges the claims into events under people's judgements, where anything changed since that was last done.

    `known` names what `sides` knows: where that changed, all events are made anew.
    """
    with engine.connect() as connection:
        revision = write.get_setting(connection, "revision", 0)
        rules = [RULES, *known]
        if (
            revision == write.get_setting(connection, "merged_revision", 0)
            and write.get_setting(connection, "merge_rules", rules) == rules
        ):
            return
    standing = tuple(judgements())
    with writing(engine) as connection:
        if write.get_setting(connection, "merge_rules") != rules:
            begin_anew(connection)
            write.put_setting(connection, "merge_rules", rules)
        wrong, joined = left_out(connection), joins(connection, standing)
        ruled: dict[str, list[Any]] = {
            "wrong": sorted(wrong),
            "joined": sorted({(one.verb, one.subject, one.object) for one in joined}),
        }
        touch_ruled(connection, write.get_setting(connection, "merged_rulings", {}), ruled)
    looks = Looks(wrong, frozenset((one.subject, one.object) for one in joined if one.verb == "not_same"))
    while True:
        with writing(engine) as connection:
            waiting = tables.to_merge.c.report_id
            ids = list(connection.execute(select(waiting).order_by(waiting).limit(BATCH)).scalars())
            if not ids:
                write.put_setting(connection, "merged_rulings", ruled)
                write.put_setting(connection, "merged_revision", revision)
                return
            ids = with_sharers(connection, ids, joined)
            looks.forget(ids)
            Renewal(connection, looks, joined, sides).renew(ids)
            for some in read.chunks(ids):
                connection.execute(delete(tables.to_merge).where(waiting.in_(some)))


def begin_anew(connection: Connection) -> None:
    """Lets every report be merged again. Events keep their ids where their first claim stays."""
    connection.execute(delete(tables.to_merge))
    connection.execute(insert(tables.to_merge).from_select(["report_id"], select(tables.reading.c.report_id)))


def touch_ruled(connection: Connection, before: Mapping[str, list[Any]], after: Mapping[str, list[Any]]) -> None:
    """Lets the reports be merged again whose claims people ruled on, or ruled on no more, since events were last merged."""

    def ids(ruled: Mapping[str, list[Any]]) -> set[tuple[str, ...]]:
        return {("wrong", one) for one in ruled.get("wrong", [])} | {tuple(one) for one in ruled.get("joined", [])}

    named = {id for one in ids(before) ^ ids(after) for id in one[1:]}
    claim, reading = tables.claim.c, tables.reading.c
    found: set[str] = set()
    for some in read.chunks(named):
        found |= set(connection.execute(select(claim.report_id).where(claim.id.in_(some))).scalars())
        found |= set(connection.execute(select(reading.report_id).where(reading.report_id.in_(some))).scalars())
    to_merge(connection, found)


def to_merge(connection: Connection, ids: Iterable[str]) -> None:
    """Lets these reports be merged again."""
    rows = [{"report_id": id} for id in sorted(set(ids)) if not write.is_to_merge(connection, id)]
    write.put_many(connection, tables.to_merge, rows)


def with_sharers(connection: Connection, ids: list[str], joined: Sequence[Judgement]) -> list[str]:
    """These reports, with others that share claims that people joined or parted: which report such a claim is of may change."""
    ruled = {id for one in joined for id in (one.subject, one.object)}
    if not ruled:
        return ids
    claim, mine = tables.claim.c, set(ids)
    held: dict[str, set[str]] = defaultdict(set)
    for some in read.chunks(ruled):
        for row in connection.execute(select(claim.id, claim.report_id).where(claim.id.in_(some))):
            held[row.id].add(row.report_id)
    return sorted(mine.union(*(reports for reports in held.values() if reports & mine)))


@dataclass
class Renewal:
    """One go: some reports that came or changed."""

    connection: Connection
    looks: Looks
    joined: Sequence[Judgement]
    sides: Sides
    seen_by_number: dict[int, Seen] = field(default_factory=dict)

    def side(self, actor: ActorMention) -> str:
        """The side of an actor."""
        return side(actor, self.sides)

    def renew(self, ids: Sequence[str]) -> None:
        """Brings everything up to date with these reports."""
        recopied = self.renew_copies(ids)
        old_events = set(self.column(tables.happening.c.event_id, tables.happening.c.report_id, ids))
        seeds = self.renew_happenings(ids) | set(self.column(tables.happening.c.number, tables.happening.c.report_id, recopied))
        said = self.rulings()
        numbers = self.whole_events(seeds, old_events, self.ties(said))
        self.put_events(ids, old_events - {None}, self.events(numbers, said))

    def whole_events(self, found: Iterable[object], old_events: set[object], ties: Mapping[int, set[int]]) -> set[int]:
        """The happenings that hang together with these, and all of those events, which are added to `old_events`.

        What was one event before is looked at whole, also where nothing ties it any more.
        """
        row, numbers = tables.happening.c, set[int]()
        while True:
            found = {*found, *self.column(row.number, row.event_id, old_events - {None})}
            seeds = {int(str(one)) for one in found}
            if seeds <= numbers:
                return numbers
            numbers = HAPPENINGS.parts(self.connection, seeds, ties)
            old_events |= set(self.column(row.event_id, row.number, numbers))

    def column(self, wanted: object, given: object, values: Iterable[object]) -> list[object]:
        """A column of the rows where another has one of these values."""
        found: list[object] = []
        for some in read.chunks(values):
            found += self.connection.execute(select(wanted).where(given.in_(some))).scalars()  # type: ignore[call-overload, attr-defined]
        return found

    # --- copies ---

    def renew_copies(self, ids: Sequence[str]) -> set[str]:
        """Finds the copies among these reports and those like them, and gives the reports that became or ceased to be one."""
        looks = self.looks.at(self.connection, ids)
        report = tables.report.c
        number = self.pairs_of(report.id, report.number, ids)
        keys = {number[id]: text_keys(look.print) for id, look in looks.items()}
        crossed = TEXTS.replace(self.connection, keys, keys, lambda key, before, after: (before <= MANY) != (after <= MANY))
        touched = {*ids, *map(str, self.pairs_of(report.number, report.id, crossed).values())}
        tied = TEXTS.unlink(self.connection, touched)
        self.link_texts(touched)
        group = TEXTS.parts(self.connection, touched | tied)
        links = self.text_links(group)
        alike = sorted({id for pair in links for id in pair})
        prints = {id: look.print for id, look in self.looks.at(self.connection, alike).items()}
        return self.put_copies(group, copies_linked(prints, links))

    def pairs_of(self, key: object, value: object, keys: Iterable[object]) -> dict[object, object]:
        """Two columns of the rows with these keys."""
        found: dict[object, object] = {}
        for some in read.chunks(keys):
            rows = self.connection.execute(select(key, value).where(key.in_(some)))  # type: ignore[call-overload, attr-defined]
            found |= {row[0]: row[1] for row in rows}
        return found

    def link_texts(self, touched: set[str]) -> None:
        """Links these reports with those whose text is like theirs."""
        prints = {id: look.print for id, look in self.looks.at(self.connection, touched).items()}
        keys = {id: text_keys(one) for id, one in prints.items()}
        counts = TEXTS.counts(self.connection, {key for held in keys.values() for key in held})
        holders = TEXTS.holders(self.connection, [key for key, count in counts.items() if 1 < count <= MANY])
        ids = self.pairs_of(tables.report.c.number, tables.report.c.id, {one for held in holders.values() for one in held})
        pairs = {
            (min(id, other), max(id, other))
            for id, held in keys.items()
            for key in held
            for holder in holders.get(key, ())
            if (other := str(ids[holder])) != id
        }
        prints |= {id: look.print for id, look in self.looks.at(self.connection, {id for pair in pairs for id in pair}).items()}
        found = ((a, b, likeness(prints[a], prints[b])) for a, b in sorted(pairs))
        TEXTS.link(self.connection, [{"a": a, "b": b, "reason": why} for a, b, why in found if why])

    def text_links(self, ids: set[str]) -> dict[tuple[str, str], str]:
        """The links among these reports, with their reasons."""
        row = tables.text_link.c
        found: dict[tuple[str, str], str] = {}
        for some in read.chunks(ids):
            rows = self.connection.execute(select(row.a, row.b, row.reason).where(row.a.in_(some)))
            found |= {(one.a, one.b): one.reason for one in rows}
        return found

    def put_copies(self, group: set[str], copied: Mapping[str, Copy]) -> set[str]:
        """Keeps which of these reports are copies, and gives those of which that changed."""
        before = self.copies(group)
        changed = {id for id in group if before.get(id) != copied.get(id)}
        for some in read.chunks(changed):
            self.connection.execute(delete(tables.copy).where(tables.copy.c.report_id.in_(some)))
        kept = [copied[id] for id in sorted(changed) if id in copied]
        rows = [{"report_id": one.report_id, "root_id": one.root_id, "reason": one.reason} for one in kept]
        write.put_many(self.connection, tables.copy, rows)
        return changed

    def copies(self, ids: Iterable[str]) -> dict[str, Copy]:
        """Those of these reports that are copies."""
        found: dict[str, Copy] = {}
        for some in read.chunks(ids):
            rows = self.connection.execute(select(tables.copy).where(tables.copy.c.report_id.in_(some)))
            found |= {row.report_id: Copy(row.report_id, row.root_id, row.reason) for row in rows}
        return found

    # --- happenings ---

    def renew_happenings(self, ids: Sequence[str]) -> set[int]:
        """Puts the happenings of these reports in the place of their old ones, and gives all whose links changed or were cut."""
        row = tables.happening.c
        old = {int(str(number)) for number in self.column(row.number, row.report_id, ids)}
        tied = HAPPENINGS.unlink(self.connection, old)
        for some in read.chunks(old):
            self.connection.execute(delete(tables.happening).where(row.number.in_(some)))
        looks = self.looks.at(self.connection, ids)
        found = [Seen(one, weigh(look.sketch, Rarity())) for look in looks.values() for one in look.happenings]
        numbers: list[int] = []
        if found:
            rows = [happening_row(one.happening) for one in found]
            numbered = insert(tables.happening).returning(row.number, sort_by_parameter_order=True)
            numbers = list(self.connection.execute(numbered, rows).scalars())
        keys = {number: key_numbers(one) for number, one in zip(numbers, found, strict=True)}
        crossed = HAPPENINGS.replace(self.connection, old, keys, weighs_on)
        touched = set(numbers) | (crossed - old)
        tied |= HAPPENINGS.unlink(self.connection, touched)
        self.link_happenings(touched)
        return touched | tied

    def link_happenings(self, touched: set[int]) -> None:
        """Links these happenings with those that are likely the same."""
        held = HAPPENINGS.held(self.connection, touched)
        counts = HAPPENINGS.counts(self.connection, {key for keys in held.values() for key in keys})
        holders = HAPPENINGS.holders(self.connection, [key for key, count in counts.items() if live(key, count)])
        pairs = {
            (min(number, other), max(number, other))
            for number, keys in held.items()
            for key in keys
            for other in holders.get(key, ())
            if other != number
        }
        possible = self.possible(pairs)
        seen = self.seen({number for pair in possible for number in pair})
        HAPPENINGS.link(self.connection, [{"a": a, "b": b} for a, b in possible if score(seen[a], seen[b]) >= LINK])

    def possible(self, pairs: set[tuple[int, int]]) -> list[tuple[int, int]]:
        """The pairs, in order, that are of different reports and not on different days: most need not be looked at further."""
        row = tables.happening.c
        known: dict[int, Any] = {}
        for some in read.chunks({number for pair in pairs for number in pair}):
            query = select(row.number, row.report_id, row.first_day, row.last_day).where(row.number.in_(some))
            known |= {one.number: one for one in self.connection.execute(query)}
        return [(a, b) for a, b in sorted(pairs) if may_be_one(known[a], known[b])]

    def seen(self, numbers: Iterable[int]) -> dict[int, Seen]:
        """The happenings with these numbers, each with its report's words and names."""
        row = tables.happening.c
        rows: list[Any] = []
        for some in read.chunks(set(numbers) - self.seen_by_number.keys()):
            rows += self.connection.execute(select(row.number, row.id, row.report_id).where(row.number.in_(some))).all()
        looks = self.looks.at(self.connection, {one.report_id for one in rows})
        names = {bones: name_key(bones) for look in looks.values() for bones in look.sketch.head_names}
        counts = HAPPENINGS.counts(self.connection, set(names.values()))
        rarity = Rarity({bones: counts[key] for bones, key in names.items()})
        weighed = {id: weigh(look.sketch, rarity) for id, look in looks.items()}
        happenings = {(id, one.id): one for id, look in looks.items() for one in look.happenings}
        for one in rows:
            self.seen_by_number[one.number] = Seen(happenings[one.report_id, one.id], weighed[one.report_id])
        return {number: self.seen_by_number[number] for number in numbers}

    # --- events ---

    def rulings(self) -> Rulings:
        """What people joined and parted, with the reports in which those claims are now."""
        claim, wrong = tables.claim.c, self.looks.wrong
        homes: dict[str, str] = {}
        for some in read.chunks({id for one in self.joined for id in (one.subject, one.object)}):
            query = select(claim.id, claim.report_id).where(claim.id.in_(some)).order_by(claim.report_id)
            for row in self.connection.execute(query):
                if row.id not in wrong and row.report_id not in wrong:
                    homes.setdefault(row.id, row.report_id)
        return rulings_of(self.joined, homes)

    def ties(self, said: Rulings) -> dict[int, set[int]]:
        """The happenings that people joined, by their numbers."""
        ids = {report_id for pair in said.same for report_id, _ in pair}
        row = tables.happening.c
        looks = self.looks.at(self.connection, ids)
        home: dict[tuple[str, str], str] = {
            (id, claim.id): one.id for id, look in looks.items() for one in look.happenings for claim in one.claims
        }
        numbers: dict[tuple[str, str], int] = {}
        for some in read.chunks(ids):
            for found in self.connection.execute(select(row.report_id, row.id, row.number).where(row.report_id.in_(some))):
                numbers[found.report_id, found.id] = found.number
        ties: dict[int, set[int]] = defaultdict(set)
        for pair in said.same:
            known = [numbers.get((one[0], home[one])) for one in pair if one in home]
            if len(known) == 2 and known[0] is not None and known[1] is not None:
                ties[known[0]].add(known[1])
                ties[known[1]].add(known[0])
        return ties

    def events(self, numbers: set[int], said: Rulings) -> list[tuple[Event, list[int]]]:
        """The events of these happenings, which hang together with no others; each with the numbers of its happenings."""
        seen = self.seen(numbers)
        number_of = {(one.happening.report_id, one.happening.id): number for number, one in seen.items()}
        ordered = sorted_seen(seen.values())
        place = {number_of[one.happening.report_id, one.happening.id]: at for at, one in enumerate(ordered)}
        groups = groups_of(ordered, self.candidates(place, ordered), said)
        ids = sorted({one.happening.report_id for one in ordered})
        copied = self.copies(ids)
        told = {*ids, *(one.root_id for one in copied.values())}  # a copy speaks in the voice of its root, wherever that is merged
        reports = {id: look.report for id, look in self.looks.at(self.connection, told).items()}
        return [
            (built(group, reports, copied, self.sides), [number_of[one.happening.report_id, one.happening.id] for one in group])
            for group in groups
        ]

    def candidates(self, place: Mapping[int, int], ordered: Sequence[Seen]) -> list[tuple[int, int]]:
        """The pairs of these that share a key, by their places in the order."""
        holders: dict[int, list[int]] = defaultdict(list)
        for number, keys in HAPPENINGS.held(self.connection, place).items():
            for key in keys:
                holders[key].append(place[number])
        shared = {key: sorted(at) for key, at in holders.items() if len(at) > 1}
        counts = HAPPENINGS.counts(self.connection, shared)
        pairs = {pair for key, at in shared.items() if live(key, counts[key]) for pair in combinations(at, 2)}
        return [pair for pair in sorted(pairs) if ordered[pair[0]].happening.report_id != ordered[pair[1]].happening.report_id]

    def put_events(self, ids: Sequence[str], old: set[object], new: Sequence[tuple[Event, list[int]]]) -> None:
        """Puts these events in the place of the old ones."""
        gone = [str(id) for id in old]
        before = read.claims_in_events(self.connection, gone)
        whole_ids = self.column(tables.event.c.id, tables.event.c.part_of, gone)
        for some in read.chunks(gone):
            for table, column in ((tables.event_name, "event"), (tables.event, "id")):
                self.connection.execute(delete(table).where(table.c[column].in_(some)))
            self.connection.execute(update(tables.happening).where(tables.happening.c.event_id.in_(some)).values(event_id=None))
        for some in read.chunks(ids):
            self.connection.execute(update(tables.claim).where(tables.claim.c.report_id.in_(some)).values(event_id=None))
        write.put_events(self.connection, [event for event, _ in new], self.side)
        rows = [{"of_number": number, "of_event": event.id} for event, numbers in new for number in numbers]
        if rows:
            row = tables.happening.c
            put = update(tables.happening).where(row.number == bindparam("of_number")).values(event_id=bindparam("of_event"))
            self.connection.execute(put, rows)
        self.note_changes(before, [event for event, _ in new])
        renew_wholes(self.connection, self.side, [event for event, _ in new], {str(id) for id in whole_ids})

    def note_changes(self, before: Mapping[str, Sequence[tuple[str, str]]], new: Sequence[Event]) -> None:
        """Keeps, for each id that no event has any more, which events have its claims now."""
        home = {(claim.report_id, claim.id): event.id for event in new for claim in event.claims}
        alive = {event.id for event in new}
        split = defaultdict(set)
        for id, claims in before.items():
            for one in claims:
                if one in home:
                    split[home[one]].add(id)
        rows = []
        for id, claims in sorted(before.items()):
            if id in alive:
                continue
            heirs = sorted({home[one] for one in claims if one in home})
            why = why_gone(len(heirs), max((len(split[heir]) for heir in heirs), default=0))
            rows += [{"old": id, "new": heir, "changed_at": now(), "why": why} for heir in heirs or [""]]
        for some in read.chunks({row["old"] for row in rows} | alive):
            self.connection.execute(delete(tables.event_id_change).where(tables.event_id_change.c.old.in_(some)))
        write.put_many(self.connection, tables.event_id_change, rows)


def happening_row(one: Happening) -> dict[str, Any]:
    """The row of a happening."""
    first, last = one.stated_days or (None, None)
    return {"id": one.id, "report_id": one.report_id, "first_day": first, "last_day": last}


def may_be_one(a: Any, b: Any) -> bool:
    """Whether two rows are of different reports, and not of days more than one apart."""
    told = a.first_day is not None and b.first_day is not None
    return a.report_id != b.report_id and not (told and lie_apart((a.first_day, a.last_day), (b.first_day, b.last_day)))


def why_gone(heirs: int, joined: int) -> str:
    """Why an event's id is gone, in words."""
    if heirs == 0:
        return "none of its claims is left"
    if heirs > 1:
        return "split: its claims are of several events"
    return "joined with another event" if joined > 1 else "an earlier report of it came, or its first claim changed"
