"""People's judgements in a casebook: kept for good, applied at once, applied again after every reading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import pairwise

from sqlalchemy import Connection, select

from contested.casebook.bench import Bench, ids_in, in_force, missed_claim, standing
from contested.casebook.corrections import corrected, stated
from contested.casebook.spellings import Spellings
from contested.casebook.stated import Stating, named_so, placed_so
from contested.casebook.verbs import CLAIM, CLAIMS, check_parts, verb_named
from contested.errors import UsageError
from contested.records import (
    UNKNOWN_TIME,
    ActorMention,
    Anchor,
    Claim,
    Judgement,
    PlaceMention,
    Reading,
    Report,
    Ruling,
    content_id,
)
from contested.store import read, tables, write

QUIET = ("confirm", "leave")  # what changes no event
LEAVING_OUT = ("misread", "not_about_conflict")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A judgement with what became of it: withdrawn by whom, and what it comes to now."""

    judgement: Judgement
    withdrawn_by: Judgement | None = None
    rulings: tuple[Ruling, ...] = ()

    @property
    def state(self) -> str:
        """`withdrawn`, `lost` where no claim is left that it rules on, `cannot` where its value no longer fits, else `stands`."""
        if self.withdrawn_by is not None:
            return "withdrawn"
        states = [one.state for one in self.rulings]
        if "lost" in states and "stands" not in states and "found again" not in states:
            return "lost"
        return next((state for state in ("cannot", "lost", "found again") if state in states), "stands")


# --- making one ---


def judge(connection: Connection, spellings: Spellings, asked: Judgement) -> Judgement:
    """Checks a judgement, keeps it with its time and anchors, and applies it. Raises UsageError where it is wrong."""
    verb = verb_named(asked.verb)
    check_parts(verb, asked.subject, asked.object, asked.scope, asked.author, asked.note)
    anchored = with_anchors(connection, asked, joins=verb.subject == CLAIMS) if verb.subject in (CLAIM, CLAIMS) else asked
    check(connection, spellings, anchored)
    made_at = datetime.now(UTC).isoformat()
    told = (anchored.verb, anchored.subject, anchored.object, anchored.author, made_at, anchored.note, anchored.scope)
    made = replace(anchored, id=content_id("judgement", *told), made_at=made_at)
    reports = reports_of(connection, made)
    write.put_judgement(connection, made)
    reapply(connection, bench_of(connection, spellings), reports)
    if made.verb not in QUIET:
        write.events_to_be_merged(connection)
    return made


def with_anchors(connection: Connection, asked: Judgement, joins: bool) -> Judgement:
    """The judgement with its claims' places in their reports; where it joins or parts, an event stands for its claims."""
    subject, object = asked.subject.strip(), asked.object.strip()
    if joins:
        subject, object = (" ".join(claims_in(connection, words)) for words in (subject, object))
    if asked.verb == "not_same":  # a claim set apart from its own event: from the event's others
        object = " ".join(id for id in object.split() if id not in subject.split()) if object != subject else object
    found = read.claims_named(connection, f"{subject} {object if joins else ''}".split())
    missing = [id for id in f"{subject} {object if joins else ''}".split() if id not in {claim.id for claim in found}]
    if missing:
        raise UsageError(f"{asked.verb}: no claim{' or event' if joins else ''} {missing[0]!r}")
    if not joins and " " in subject:
        raise UsageError(f"{asked.verb}: one claim is to be named")
    if joins and (len(set(subject.split()) | set(object.split())) < 2 or (not object and asked.verb == "not_same")):
        raise UsageError(f"{asked.verb}: two claims or events are to be named")
    if asked.verb == "not_same" and subject == object:
        raise UsageError("not_same: a claim cannot be another event than itself")
    return replace(asked, subject=subject, object=object, anchors=tuple(map(anchor_of, found)))


def claims_in(connection: Connection, words: str) -> list[str]:
    """The claims named, an event's id standing for all its claims."""
    ids: list[str] = []
    row = tables.claim.c
    for word in words.split():
        inside = connection.execute(select(row.id).where(row.event_id == word).order_by(row.number)).scalars().all()
        ids += inside or [word]
    return list(dict.fromkeys(ids))


def anchor_of(claim: Claim) -> Anchor:
    """What finds the claim again."""
    span = claim.trigger
    return Anchor(
        claim_id=claim.id, report_id=claim.report_id, start=span.start, end=span.end, kind=claim.kind, text=claim.text[:500]
    )


def check(connection: Connection, spellings: Spellings, asked: Judgement) -> None:
    """Raises UsageError where the judgement could not be applied."""
    if asked.verb == "withdraw":
        every = read.judgements(connection)
        if asked.subject not in {one.id for one in every}:
            raise UsageError(f"withdraw: no judgement {asked.subject!r}")
        if any(one.verb == "withdraw" and one.subject == asked.subject for one in in_force(every)):
            raise UsageError(f"withdraw: judgement {asked.subject!r} is withdrawn already")
    if asked.verb in ("not_about_conflict", "missed"):
        reading = read.as_read(connection, asked.subject)
        if reading is None:
            raise UsageError(f"{asked.verb}: no report {asked.subject!r}")
        if asked.verb == "missed":
            missed_claim(asked, reading)
    if asked.verb == "correct":
        stated(asked.object)
        reading = next(iter(read.readings_by_id(connection, [asked.anchors[0].report_id])))
        claim = next(claim for claim in reading.claims if claim.id == asked.subject)
        corrected(claim, asked, Stating(reading, spellings, asked.author))
    if asked.verb in ("name_is", "place_at"):
        check_name(connection, spellings, asked)


def check_name(connection: Connection, spellings: Spellings, asked: Judgement) -> None:
    """Raises UsageError where a name cannot be put so."""
    sort, _, where = asked.scope.partition(":")
    if sort == "report" and not read.reports_by_id(connection, [where]):
        raise UsageError(f"{asked.verb}: no report {where!r}")
    text = asked.subject.strip()
    nowhere = Reading(report=Report(text=text), language="", published=UNKNOWN_TIME)
    stating = Stating(nowhere, spellings, asked.author)
    if asked.verb == "name_is":
        named_so(ActorMention(start=0, end=len(text), text=text, rule=""), asked.object.strip(), stating)
    else:
        placed_so(PlaceMention(start=0, end=len(text), text=text, rule=""), asked.object, stating)


# --- applying ---


def bench_of(connection: Connection, spellings: Spellings) -> Bench:
    """The judgements that stand."""
    return Bench(standing(read.judgements(connection)), spellings)


def reports_of(connection: Connection, judgement: Judgement) -> list[str]:
    """The reports that a judgement bears on."""
    if judgement.verb == "withdraw":
        return reports_of_withdrawn(connection, judgement.subject)
    if judgement.verb in ("not_about_conflict", "missed"):
        return [judgement.subject]
    if judgement.verb == "leave":
        return []
    if judgement.verb in ("name_is", "place_at"):
        return reports_with_name(connection, judgement)
    row = tables.claim.c
    found = [
        id
        for some in read.chunks(ids_in(judgement))
        for id in connection.execute(select(row.report_id).where(row.id.in_(some))).scalars()
    ]
    return list(dict.fromkeys([*found, *(anchor.report_id for anchor in judgement.anchors)]))


def reports_of_withdrawn(connection: Connection, id: str) -> list[str]:
    """The reports that a judgement to be taken back bears on or bore on; of a withdrawal, those of what it took back."""
    row = tables.ruling.c
    ruled = connection.execute(select(row.report_id).where(row.judgement_id == id).distinct()).scalars().all()
    gone = next((one for one in read.judgements(connection) if one.id == id), None)
    return list(dict.fromkeys([*ruled, *(reports_of(connection, gone) if gone else ())]))


def reports_with_name(connection: Connection, judgement: Judgement) -> list[str]:
    """The reports in which a judged name stands, within its scope."""
    sort, _, where = judgement.scope.partition(":")
    if sort == "report":
        return [where]
    return read.reports_naming(connection, "actor" if judgement.verb == "name_is" else "place", judgement.subject.strip())


def reapply(connection: Connection, bench: Bench, report_ids: Iterable[str]) -> None:
    """Applies the judgements that stand to these reports, from what was read in them."""
    row = tables.reading.c
    for id in report_ids:
        before = read.as_read(connection, id)
        if before is None:
            continue
        (now,) = read.readings_by_id(connection, [id])
        judged, rulings = bench.apply(before)
        if judged != now:
            generation = connection.execute(select(row.generation).where(row.report_id == id)).scalar_one()
            put(connection, before, judged, generation)
        write.put_rulings(connection, id, rulings)


def put_judged(connection: Connection, reading: Reading, generation: int, bench: Bench) -> Reading:
    """Keeps a new reading as people judged it, and gives that."""
    judged, rulings = bench.apply(reading)
    put(connection, reading, judged, generation)
    write.put_rulings(connection, reading.report.id, rulings)
    return judged


def put(connection: Connection, before: Reading, judged: Reading, generation: int) -> None:
    """Keeps a reading as judged, with what was read before where that differs."""
    write.put_reading(connection, judged, generation)
    if judged != before:
        write.put_as_read(connection, before)


# --- for merging ---


def left_out(connection: Connection) -> set[str]:
    """The claims and the reports that people judged wrong, by their ids."""
    found = read.rulings(connection, tables.ruling.c.verb.in_(LEAVING_OUT))
    return {one.claim_id or one.report_id for one in found if one.state != "lost"}


def joins(connection: Connection, judgements: Iterable[Judgement]) -> list[Judgement]:
    """What people joined and parted, as judgements on one claim each side, by the ids that the claims have now."""
    pairs = [one for one in judgements if one.verb in ("same", "not_same")]
    now: dict[tuple[str, str], str] = {}
    for one in read.rulings(connection, tables.ruling.c.verb.in_(("same", "not_same"))):
        if one.claim_id:
            now[one.judgement_id, one.asked] = one.claim_id
    return [pair for one in pairs for pair in pairs_of(one, now)]


def pairs_of(judgement: Judgement, now: dict[tuple[str, str], str]) -> list[Judgement]:
    """A judgement on several claims as judgements on two: a chain of all that are the same, every pair across that are not."""
    subjects, objects = (
        [now[judgement.id, id] for id in words.split() if (judgement.id, id) in now]
        for words in (judgement.subject, judgement.object)
    )
    if judgement.verb == "same":
        every = list(dict.fromkeys([*subjects, *objects]))
        pairs = list(pairwise(every))
    else:
        pairs = [(one, other) for one in subjects for other in objects if one != other]
    return [replace(judgement, subject=one, object=other) for one, other in pairs]


# --- looking ---


def history(connection: Connection) -> tuple[Judged, ...]:
    """Every judgement that is no withdrawal, oldest first, with what became of it."""
    every = read.judgements(connection)
    stands = {one.id for one in standing(every)}
    by_judgement: dict[str, list[Ruling]] = {}
    for one in read.rulings(connection):
        by_judgement.setdefault(one.judgement_id, []).append(one)
    back = {one.subject: one for one in every if one.verb == "withdraw"}
    return tuple(
        Judged(
            judgement=one,
            withdrawn_by=None if one.id in stands else back.get(one.id),
            rulings=tuple(by_judgement.get(one.id, ())),
        )
        for one in every
        if one.verb != "withdraw"
    )
