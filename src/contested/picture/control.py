"""Who holds a place on a day, according to whom: every account, never one verdict.

The rules, in the order in which they apply:

1. A claim counts where somebody asserts it. Denied, negated, planned and supposed claims give no holder. A negated
   `territory_held` ("no longer controls") ends a hold, as a withdrawal does.
2. `territory_gained` and `territory_transferred` give the place to each actor from the first day of the claim's time on. Where only
   the last day is known ("by 10 May"), from that day on. `withdrawal` ends the hold of each actor that leaves, in the words of that
   speaker; it names no new holder. Nor does a handover that does not say to whom: it ends the hold of who gave the place up.
3. `territory_held` is a state: a word about every day of its time, so it is as new as the last day of it. A state that is told as
   past ("had been a stronghold") counts only for days before its report came out.
4. A word without a day is taken as of the day of its report; without that either, it is the oldest word there is. But a gain or a
   withdrawal without a day, in a report that dates another word on the place, is what came before: as of the day before that word.
5. The day of the word decides, not the day on which it was told: an old capture that is told late does not override a later one.
6. Of the words of one speaker, each is superseded by a later one that names another side or says that the holder left. Words of
   different speakers never supersede one another: they stand side by side.
7. "near" a place and "from" a place are not the place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from contested.picture.words import NOWHERE, SamePlace, SideOf, Told, actor_of, happened, name_of, own_side, refuted, same_words
from contested.records import Actor, ActorMention, Claim, ControlAccount, Interval

GIVEN_UP = "territory_transferred"
GAINS = ("territory_gained", GIVEN_UP)
HELD = "territory_held"
LEFT = "withdrawal"
KINDS = (*GAINS, HELD, LEFT)
PHRASES = {
    "territory_gained": "{holder} took it",
    "territory_transferred": "{holder} received it without a fight",
    "territory_held": "{holder} holds it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One speaker's word, as of a day, that one side holds a place or (`leaves`) holds it no more."""

    day: date
    told: date
    holder: ActorMention
    side: str
    speaker: str
    claim: Claim
    leaves: bool = False

    @property
    def order(self) -> tuple[date, date, bool, str, str]:
        return (self.day, self.told, not self.leaves, self.claim.id, self.side)


def control_accounts(
    claims: Iterable[Claim],
    place: str,
    on: date | None = None,
    *,
    told: Told = NOWHERE,
    is_place: SamePlace = same_words,
    side_of: SideOf = own_side,
) -> tuple[ControlAccount, ...]:
    """Who is said to hold the place on the day (None: as of the newest word), by whom, oldest word first.

    `told` says who speaks in which report, `is_place` whether a mention denotes the place, `side_of` which side an actor is of.
    """
    found = sorted(words_about(claims, place, on, told, is_place, side_of), key=lambda word: word.order)
    return tuple(accounts_of(found, place))


def words_about(
    claims: Iterable[Claim], place: str, on: date | None, told: Told, is_place: SamePlace, side_of: SideOf
) -> Iterator[Word]:
    """Every word on who holds the place that bears on the day."""
    bearing = [claim for claim in claims if claim.kind in KINDS and names(claim, place, is_place)]
    dated = first_dated(bearing)
    for claim in bearing:
        day, published = day_of(claim, on, told, dated.get(claim.report_id)), told.published(claim)
        if day is None or (
            on is not None and claim.aspect == "historical" and claim.kind == HELD and on >= (published or date.min)
        ):
            continue
        given_up = claim.kind == GIVEN_UP and not claim.actors
        leaves = claim.kind == LEFT or claim.negated or given_up
        for actor in claim.targets if given_up else claim.actors:
            yield Word(
                day=day,
                told=published or date.min,
                holder=actor,
                side=side_of(actor),
                speaker=told.speaker(claim),
                claim=claim,
                leaves=leaves,
            )


def names(claim: Claim, place: str, is_place: SamePlace) -> bool:
    """Whether the claim is a word on who holds this place."""
    if not (happened(claim) or (claim.kind == HELD and refuted(claim) and claim.stance == "asserted")):
        return False
    wrong = ("near",) if claim.kind == LEFT else ("near", "from")
    return any(mention.role not in wrong and is_place(mention, place) for mention in claim.places)


def first_dated(claims: Iterable[Claim]) -> dict[str, date]:
    """The first day that each report gives for a word on the place."""
    found: dict[str, date] = {}
    for claim in claims:
        day = claim.when.start or claim.when.end
        if day is not None:
            found[claim.report_id] = min(day, found.get(claim.report_id, day))
    return found


def day_of(claim: Claim, on: date | None, told: Told, dated: date | None = None) -> date | None:
    """The day that the word is about, None where it is about days after the one that is asked."""
    first, last = claim.when.start, claim.when.end
    if first is None and last is None and claim.kind != HELD and dated is not None and dated > date.min:
        before = dated - timedelta(days=1)
        return before if on is None or before <= on else None
    if first is None and last is None:
        published = told.published(claim)
        return (published or date.min) if on is None or published is None or published <= on else None
    begins = first or last
    assert begins is not None
    if on is not None and begins > on:
        return None
    if claim.kind == HELD and last is not None:
        return last if on is None else min(last, on)
    return begins


def accounts_of(words: list[Word], place: str) -> Iterator[ControlAccount]:
    """One account a word that names a holder; speakers with the same word of the same day share one."""
    together: dict[tuple[date, str, bool], list[Word]] = defaultdict(list)
    for word in words:
        if not word.leaves:
            together[word.day, word.side, later_word(word, words) is not None].append(word)
    for (_, _, superseded), group in together.items():
        yield account_of(group, place, superseded, later_word(group[0], words))


def later_word(word: Word, words: list[Word]) -> Word | None:
    """The last later word of the same speaker that says otherwise."""
    last = None
    for other in words:
        if other.speaker != word.speaker or (other.day, other.told) <= (word.day, word.told):
            continue
        if not other.leaves:
            last = other if other.side != word.side else None
        elif other.side == word.side:
            last = other
    return last


def account_of(group: list[Word], place: str, superseded: bool, later: Word | None) -> ControlAccount:
    """The account of the speakers who share a word."""
    first = group[0]
    holder = actor_of(first.holder)
    return ControlAccount(
        holder=holder,
        place=place,
        when=when_of(first),
        speakers=tuple(dict.fromkeys(word.speaker for word in group)),
        claims=tuple({word.claim.id: word.claim for word in group}.values()),
        superseded=superseded,
        reason=reason_of(first, holder, later if superseded else None),
    )


def when_of(word: Word) -> Interval:
    """The time of the word; an open beginning is closed with the only day that is known."""
    when = word.claim.when
    if when.start is None and word.day > date.min:
        source = "inferred" if when.end else "published"
        return replace(when, start=word.day, end=when.end or word.day, inferred=True, source=source)
    return when


def reason_of(word: Word, holder: Actor, later: Word | None) -> str:
    """What the account rests on, in words."""
    parts = [PHRASES[word.claim.kind].format(holder=holder.name)]
    when = word.claim.when
    if not when.known:
        parts.append(f"no day is given: taken as of {word.day.isoformat()}" if word.day > date.min else "no day is known")
    elif when.start is None:
        parts.append(f"by {word.day.isoformat()} at the latest")
    elif when.precision not in ("day", "open"):
        parts.append(f"the day within the {when.precision} is not known")
    if later is not None:
        verb = "left" if later.leaves else "holds it"
        parts.append(f"superseded: the same speaker says that {name_of(later.holder)} {verb} on {later.day.isoformat()}")
    return "; ".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlSpell:
    """Days in a row on which the same accounts stand."""

    start: date
    end: date | None
    accounts: tuple[ControlAccount, ...]


def control_timeline(
    claims: Iterable[Claim],
    place: str,
    *,
    told: Told = NOWHERE,
    is_place: SamePlace = same_words,
    side_of: SideOf = own_side,
) -> tuple[ControlSpell, ...]:
    """Who is said to hold the place from day to day: one spell from each new word to the next."""
    kept = [claim for claim in claims if claim.kind in KINDS and names(claim, place, is_place)]
    days = sorted({day for claim in kept if (day := day_of(claim, None, told)) is not None and day > date.min})
    spells = []
    for number, day in enumerate(days):
        current = control_accounts(kept, place, day, told=told, is_place=is_place, side_of=side_of)
        end = days[number + 1] - timedelta(days=1) if number + 1 < len(days) else None
        spells.append(ControlSpell(start=day, end=end, accounts=tuple(one for one in current if not one.superseded)))
    return tuple(spells)


def contested_between(accounts: Iterable[ControlAccount]) -> tuple[str, ...]:
    """The names of the holders where accounts that are not superseded differ, else nothing."""
    holders = dict.fromkeys(account.holder.name for account in accounts if not account.superseded)
    return tuple(holders) if len(holders) > 1 else ()
