"""Who a phrase denotes: PLOVER's sector codes and ISO countries."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from contested.linking.folding import fold
from contested.linking.packs import PackActor, Post, holds, load_pack, pack_names
from contested.linking.phrases import core, modified, phrase_of
from contested.linking.rosters import Hit, Roster
from contested.linking.sectors import OFFICIAL, countries_in, country_of, is_former, sector_of, sector_words
from contested.records import ActorCode, Interval, interval_of

LONGEST = 400  # characters of a phrase that are looked at
GENERAL = frozenset(
    ["IGO", "GOV", "BUS", "NGO"]
)  # sectors of a body that a stronger word of the phrase overrules: "UN peacekeepers"
STRONG = frozenset(["MIL", "LEG", "JUD", "COP", "MED", "JRN", "REF", "CVL", "LAB", "SPY"])


def describe_actor(phrase: str, on: str | None = None) -> ActorCode:
    """The country and sector of any phrase for an actor, on a day (ISO date) for posts that change hands; None where unknown.

    Raises ValueError where `on` is no ISO date.
    """
    day = interval_of(on).start
    text = phrase.strip()[:LONGEST]
    if not text:
        return ActorCode(reason="no words")
    if found := known_person(text):
        return of_person(text, *found, day)
    if body := known_body(text):
        return of_body(text, *body, day)
    return of_words(text)


@cache
def world() -> Roster:
    """The roster of the world list and of the persons of all packs, by full name."""
    roster = Roster(())
    for name in pack_names():
        for actor in load_pack(name).actors:
            if not roster.by_name.get(fold(actor.name)):
                roster.add_quietly(actor, [alias for alias in actor.all_names if unmistakable(actor, alias)])
    return roster


def unmistakable(actor: PackActor, name: str) -> bool:
    """Whether a pack's name means the actor without its war: a person's full name, an abbreviation, one with the country in it."""
    if actor.kind == "person":
        return " " in name
    return (name.isupper() and len(name) > 2) or any(match.value == actor.country for match in countries_in(name))


# --- persons ---


def known_person(text: str) -> tuple[PackActor, Hit] | None:
    """The person of the lists whose name ends the phrase, or the part before a comma."""
    bare = core(text)
    for part in dict.fromkeys((bare, bare.split(",")[0].strip(), bare.rsplit(",")[-1].strip())):
        for hit in world().scan(part):
            people = [entry.actor for entry in hit.entries if entry.actor.kind == "person"]
            whole = hit.end >= len(part)
            if people and whole and (" " in part[hit.start : hit.end] or names_alone(part[: hit.start])):
                return people[0], hit
    return None


def names_alone(before: str) -> bool:
    """Whether a single surname stands for the known person: alone, or behind titles and not behind another forename."""
    words = before.split()
    return all(not word[:1].isupper() or fold(word) in sector_words() or fold(word) in TITLES for word in words)


TITLES = frozenset(["mr", "mrs", "ms", "dr", "general", "gen", "sheikh", "field", "marshal", "the"])


def of_person(text: str, actor: PackActor, hit: Hit, day: date | None) -> ActorCode:
    """The code of a person by the post held on the day: after the last one ELI, before the first one a politician."""
    sector, reason = sector_of_person(actor, day)
    if (
        sector == "ELI"
        and not is_former(text, phrase_of(text))
        and (said := sector_of(text[: hit.start] or text[hit.end :], phrase_of(text))) in OFFICIAL
    ):
        sector, reason = said, "by the post that the words give"
    return ActorCode(country=actor.country, sector=sector, name=actor.name, reason=reason)


def sector_of_person(actor: PackActor, day: date | None) -> tuple[str | None, str]:
    """The sector of a person on a day, and why."""
    posts = actor.posts
    if not posts or actor.source != "world":
        return actor.sector, "as the list has it"
    now = [post for post in posts if (holds(post.during, day) if day else post.during.end is None)]
    if now:
        return sector_of_post(now[-1]), f"{now[-1].post} at the time"
    first = posts[0].during.start
    if day and first and day < first:
        sector = sector_of_post(posts[0])
        return ("PTY" if sector in ("GOV", "LEG") else sector), f"before becoming {posts[0].post}"
    return "ELI", "no longer in office"


def sector_of_post(post: Post) -> str | None:
    """The sector of a post's words."""
    return sector_words().get(fold(post.post)) or sector_of(post.post, phrase_of(post.post))


# --- bodies ---


def known_body(text: str) -> tuple[PackActor, Hit] | None:
    """The body or armed group of the lists that the phrase names, the one that holds its head before the others."""
    head = phrase_of(text)
    hits = [hit for hit in world().scan(text) if not modified(text, hit.start, hit.end)]
    sent = re.search(r"\b(?:ambassador|envoy|representative|mission)\s+to\b", text, re.IGNORECASE)
    found = []
    for hit in hits:
        bodies = [entry.actor for entry in hit.entries if entry.actor.kind in ("body", "armed_group")]
        if bodies and not (sent and hit.start > sent.start()) and outright(text, hit):
            found.append((bodies[0], hit))
    holding = [pair for pair in found if pair[1].start <= head.start < pair[1].end]
    return next(iter(holding or found), None)


def outright(text: str, hit: Hit) -> bool:
    """Whether a name is the actor and not only where it acts: "an attack in X" has none."""
    return not re.search(r"\b(?:against|fighting|anti)[\s-]*(?:the\s)?$", text[: hit.start], re.IGNORECASE)


def of_body(text: str, actor: PackActor, hit: Hit, day: date | None) -> ActorCode:
    """The code of a body; a stronger word of the phrase overrules a general one: "EU legislators"."""
    sector = sector_at(actor, day)
    phrase = phrase_of(text)
    holds_head = hit.start <= phrase.start < hit.end
    if not holds_head and sector in GENERAL and (said := sector_of(text, phrase)) in STRONG:
        sector = said
    if not holds_head and is_former(text, phrase) and sector in ("GOV", "MIL", "LEG", "COP", "SPY", "JUD"):
        sector = "ELI"
    return ActorCode(country=actor.country, sector=sector, name=actor.name, reason=f"names {actor.name}")


def sector_at(actor: PackActor, day: date | None) -> str | None:
    """The sector of a body on a day, where it changed with time; without a day, the one that it had for longest."""
    if not actor.posts or actor.kind == "person":
        return actor.sector
    if day is None:
        return max(actor.posts, key=lambda post: days_of(post.during)).post
    return next((post.post for post in actor.posts if holds(post.during, day)), actor.sector)


def days_of(during: Interval) -> int:
    """How long a span is, in days; one without a beginning or an end lasts from or to the bounds of what is listed."""
    return ((during.end or LISTED_TO) - (during.start or LISTED_FROM)).days


LISTED_FROM, LISTED_TO = date(1980, 1, 1), date(2025, 1, 1)


# --- words ---


def of_words(text: str) -> ActorCode:
    """The code that the words alone give."""
    phrase = phrase_of(text)
    country, sector = country_of(text, phrase) or country_of_named(text), sector_of(text, phrase)
    if sector is None:
        sector = place_sector(text)
    return ActorCode(country=country, sector=sector, reason="by its words" if country or sector else "no word of it is known")


def country_of_named(text: str) -> str | None:
    """The country of a person or body that the phrase names beside its head: "Assad's forces"."""
    entries = (hit.entries[0].actor for hit in world().scan(text) if not modified(text, hit.start, hit.end))
    return next((actor.country for actor in entries if actor.country), None)


def place_sector(text: str) -> str | None:
    """The sector of a bare place: de-facto states have one, and a town stands for its people."""
    named = countries_in(core(text))
    whole = next((match for match in named if match.start == 0 and match.end >= len(core(text))), None)
    if whole is None:
        return None
    return {"unrecognised": "PRE", "town": "CVL"}.get(whole.sort)
