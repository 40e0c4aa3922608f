"""An actor: names by outlet, posts and sides in time, what it says and what is said of it, its figures against those of others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from contested.casebook.book import Casebook
from contested.casebook.holding import told_by_side
from contested.linking.packs import PackActor, Post
from contested.picture.against import FiguresAgainst, figures_against
from contested.picture.backing import SORTS as BACKING
from contested.picture.backing import Backing, backing
from contested.picture.contradictions import Contradiction, contradictions
from contested.records import Actor, ActorMention, Cited, Claim, Interval
from contested.store import entries, sights, tables
from contested.web.asked import Ask, NotThere
from contested.web.columns import columns_of
from contested.web.described import means
from contested.web.pages.claims import ClaimLine, FigureShown
from contested.web.pages.lines import EventList, Written, event_list, lines, written
from contested.web.pages.lists import name_of

CLAIMS = 6
EVENTS = 8
WORDS = 120  # claims that are looked at for contradictions and for backing, the newest
FIGURED = 80  # events that are looked at for figures, the newest
ROWS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class PostShown:
    """A post, or a side, in time."""

    what: str = means("the post, or that it is a side")
    of: str = means("whose")
    of_id: str = means("its id")
    during: Interval = means("from when to when")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Some claims, and how many there are."""

    total: int = means("how many there are")
    claims: tuple[ClaimLine, ...] = means("the newest")


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidFigure:
    """Somebody's figure."""

    speaker: str = means("whose")
    figure: FigureShown = means("the count")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgainstRow:
    """One measure of one event, as the actor counts it and as others do."""

    event_id: str = means("the event")
    kind: str = means("its kind")
    place: str | None = means("where")
    when: Interval = means("when")
    measure: str = means("killed, injured, …")
    own: tuple[SaidFigure, ...] = means("the actor's figures")
    others: tuple[SaidFigure, ...] = means("the figures of others")
    direction: str = means("lower, higher or alike: where the actor's figures lie")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictionRow:
    """A denial, and what speaks against it."""

    denial: ClaimLine = means("the words of the denial")
    speaker: str = means("who denies")
    same_speaker: bool = means("whether the same side also says that it is so")
    against: tuple[ClaimLine, ...] = means("claims that it is so")
    total: int = means("how many of those there are")


@dataclass(frozen=True, slots=True, kw_only=True)
class BackingRow:
    """Support that is told of or denied."""

    backer: str = means("who is said to support")
    backed: str = means("whom")
    backer_id: str | None = means("the id of who supports, where it has a page")
    backed_id: str | None = means("the id of who is supported, where it has a page")
    sort: str = means("military or political")
    speakers: tuple[str, ...] = means("who says so")
    denied_by: tuple[str, ...] = means("who denies it")
    claims: tuple[ClaimLine, ...] = means("the words")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPage:
    """An actor and what is said by it, of it and about it."""

    id: str = means("the actor's id")
    actor: Actor = means("what is known of it")
    side: str | None = means("the name of the side that it is on, where a pack says")
    leader: str | None = means("who leads it, where a pack says")
    parent: str | None = means("what it is a part of, where a pack says")
    posts: tuple[PostShown, ...] = means("posts and sides in time, from the packs")
    names: tuple[Written, ...] = means("how outlets write its name")
    says: Told = means("what it says")
    does: Told = means("what it is said to do")
    suffers: Told = means("what is said to be done to it")
    events: EventList = means("events in which it takes part")
    against: tuple[AgainstRow, ...] = means("its figures against those of others")
    contradictions: tuple[ContradictionRow, ...] = means("denials by it or about it, with the claims that speak against them")
    backing: tuple[BackingRow, ...] = means("support that it is said to give or to get")


def fill(book: Casebook, ask: Ask) -> ActorPage:
    """The actor that is asked for."""
    columns = columns_of(book)
    book.gather()
    with book.engine.connect() as connection:
        id = entries.entry_of(connection, "actor", ask["id"])
        if id is None:
            raise NotThere("There is no such actor in the reports of this casebook.")
        actor = book.spellings.described(entries.entries_by_id(connection, "actor", [id])[0])
        names = entries.names_of(connection, "actor", id)
        seen = entries.seen_names(connection, "actor", id, 400)

        def told(*roles: str, most: int = CLAIMS, **more: Any) -> tuple[list[Cited], int]:
            return sights.claims_in(connection, sights.of_actor(names, (id,), *roles), most, **more)

        says, does, suffers = told("speaker"), told("actor"), told("target")
        denials, _ = told("speaker", "actor", "target", most=WORDS // 3, denials=True)
        kinds = {one.claim.kind for one in denials}
        opposed, _ = told("actor", "target", most=WORDS, kinds=kinds) if kinds else ([], 0)
        backed, _ = told("actor", "target", most=WORDS, kinds=tuple(BACKING))
        figured = sights.figures_of_events(connection, figured_ids(connection, actor, names))
    known = book.spellings.roster.actors.get(id)
    facet = columns.facets["actor"]
    values = tuple(name for name in dict.fromkeys((*names, actor.name)) if name in facet.names)
    mask = facet.of(values, len(columns.ids))
    return ActorPage(
        id=id,
        actor=actor,
        side=name_of(book, actor.side) if actor.side and actor.side != id else None,
        leader=name_of(book, known.leader) if known else None,
        parent=name_of(book, known.parent) if known else None,
        posts=tuple(posts(book, known)) if known else (),
        names=written(seen, 20),
        says=shown(*says),
        does=shown(*does),
        suffers=shown(*suffers),
        events=event_list(book, columns, mask, EVENTS, "actor", values),
        against=tuple(against_row(row) for row in figures_against(figured, {actor.name, *names})[-ROWS:][::-1]),
        contradictions=contradiction_rows(book, unique([*denials, *opposed])),
        backing=backing_rows(book, backed, id, names),
    )


def figured_ids(connection: Any, actor: Actor, names: Sequence[str]) -> list[str]:
    """The newest events in which the actor's own account stands beside another's."""
    found: dict[str, None] = {}
    for name in dict.fromkeys((actor.name, *names[:3])):
        found |= dict.fromkeys(sights.event_ids_of(connection, "side", name, FIGURED, tables.event.c.accounts > 1))
    return list(found)[:FIGURED]


def unique(found: Iterable[Cited]) -> list[Cited]:
    """Claims, each once."""
    return list({(one.claim.report_id, one.claim.id): one for one in found}.values())


def shown(found: Sequence[Cited], total: int) -> Told:
    """Some claims as they are shown."""
    return Told(total=total, claims=lines(found))


def posts(book: Casebook, known: PackActor) -> Iterable[PostShown]:
    """The posts and sides of an actor that a pack lists, oldest first."""

    def shown_post(post: Post, side: bool) -> PostShown:
        what = "on the side of" if side else post.post
        return PostShown(what=what, of=name_of(book, post.of) or "", of_id=post.of, during=post.during)

    rows = [shown_post(post, False) for post in known.posts] + [shown_post(post, True) for post in known.sides]
    return sorted(rows, key=lambda row: (str(row.during.start or ""), row.what))


def against_row(row: FiguresAgainst) -> AgainstRow:
    """Figures against each other as they are shown."""

    def said(pairs: Iterable[tuple[str, Any]]) -> tuple[SaidFigure, ...]:
        return tuple(
            SaidFigure(speaker=who, figure=FigureShown(measure=one.measure, low=one.low, best=one.best, high=one.high))
            for who, one in pairs
        )

    place = row.event.place
    return AgainstRow(
        event_id=row.event.id,
        kind=row.event.kind,
        place=(place.name or place.text) if place else None,
        when=row.event.when,
        measure=row.measure,
        own=said(row.own),
        others=said(row.others),
        direction=row.direction,
    )


def contradiction_rows(book: Casebook, found: Sequence[Cited]) -> tuple[ContradictionRow, ...]:
    """Words against words."""
    by_claim = {(one.claim.report_id, one.claim.id): one for one in found}

    def side_of(mention: ActorMention) -> str:
        return book.spellings.side_of(mention)

    def line(claims: Iterable[Claim]) -> tuple[ClaimLine, ...]:
        return lines(by_claim[claim.report_id, claim.id] for claim in claims)

    def row(one: Contradiction) -> ContradictionRow:
        return ContradictionRow(
            denial=line([one.denial])[0],
            speaker=one.speaker,
            same_speaker=one.same_speaker,
            against=line(one.against[:3]),
            total=len(one.against),
        )

    rows = contradictions((one.claim for one in found), told=told_by_side(book, found), side_of=side_of)
    return tuple(map(row, rows[:ROWS]))


def backing_rows(book: Casebook, found: Sequence[Cited], id: str, names: Sequence[str]) -> tuple[BackingRow, ...]:
    """Who backs whom, where the actor is one of the two."""
    by_claim = {(one.claim.report_id, one.claim.id): one for one in found}

    def row(one: Backing) -> BackingRow:
        words = lines(by_claim[claim.report_id, claim.id] for claim in (*one.claims, *one.denials)[:3])
        return BackingRow(
            backer=one.backer.name,
            backed=one.backed.name,
            backer_id=pages.get(one.backer.id),
            backed_id=pages.get(one.backed.id),
            sort=one.sort,
            speakers=one.speakers,
            denied_by=one.denied_by,
            claims=words,
        )

    rows = backing((one.claim for one in found), told=told_by_side(book, found))
    with book.engine.connect() as connection:
        pages = entries.leading(connection, "actor", [actor.id for one in rows for actor in (one.backer, one.backed)])
    kept = [one for one in rows if {one.backer.id, one.backed.id} & {id} or {one.backer.name, one.backed.name} & set(names)]
    return tuple(map(row, kept[:ROWS]))
