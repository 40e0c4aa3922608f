"""The rules by which a mention of a person gets its name: by surname, by another spelling, by the post that he is named with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from contested.linking.links import Link, nobody
from contested.linking.names import same_name
from contested.linking.own_members import is_another
from contested.linking.packs import PackActor
from contested.linking.phrases import Phrase, name_within
from contested.linking.rosters import Hit
from contested.linking.sounds import name_key
from contested.records import ActorMention

if TYPE_CHECKING:
    from contested.linking.who import Linker

ROLE = re.compile(
    r"\b(?:spokes\w+|mayor|envoy|commander|minister|president|governor|ambassador|premier|chief|director|analyst|lawmaker|official|chairman|researcher|"
    r"judge|magistrate|prosecutor|senator|deputy|candidate|leader|bishop|archbishop|priest|rector|journalist|reporter|lawyer|colonel|general|"
    r"captain|lieutenant|sergeant|businessman|industrialist|professor)\b",
    re.IGNORECASE,
)
NEARLY = 0.7  # same_name gives this and more to spellings of one name


def by_person(linker: Linker, mention: ActorMention, phrase: Phrase, hits: list[Hit]) -> Link | None:
    """A person by surname or by another spelling of the name."""
    name = name_within(mention.text)
    if is_another(mention, name):
        return None
    whole = linker.parts.get(name_key(name))
    if whole is not None and f" {name} " in f" {whole.name} ":
        return replace(whole, reason="named in full before", score=whole.score * 0.95)
    if mention.kind != "person":
        known = linker.persons.get(name_key(name)) if name and " " not in name else None
        again = known is not None and known.name is not None and name in known.name
        return replace(known, reason="named in full before", score=known.score * 0.9) if known and again else None
    if not name:
        return None
    if " " not in name:
        return by_surname(linker, name)
    scored = sorted(
        ((same_name(actor.name, name), actor.name, actor) for actor in candidates(linker, name)), key=lambda row: (-row[0], row[1])
    )
    if not scored or scored[0][0] < NEARLY:
        return None
    score, _, actor = scored[0]
    other = scored[1][1] if len(scored) > 1 and scored[1][0] >= NEARLY else None
    return Link(actor.name, score * 0.9, f"“{name}” is a spelling of {actor.name}", actor, other)


def candidates(linker: Linker, name: str) -> Iterable[PackActor]:
    """Persons whose name may be this one in another spelling."""
    found = (*linker.roster.alike(name), *linker.roster.surnamed(re.split(r"[\s-]", name)[-1]))
    return dict.fromkeys(actor for actor in found if actor.kind == "person")


def by_surname(linker: Linker, name: str) -> Link | None:
    """The person of this surname: named in full before, else the only one of the packs."""
    if known := linker.persons.get(name_key(name)):
        return replace(known, reason="named in full before", score=known.score * 0.95)
    own = [actor for actor in linker.roster.surnamed(name) if actor.source != "world"]
    if len(own) == 1:
        return Link(own[0].name, 0.7, "the only one of this surname in the pack", own[0])
    return nobody(f"{len(own)} persons of the pack bear this surname") if own else None


def named_person(linker: Linker, mention: ActorMention) -> Link | None:
    """The link of a mention that names a person, else None."""
    if mention.kind != "person" or not name_within(mention.text) or mention.antecedent:
        return None
    link = linker.link_of(mention)
    return link if link.name and (link.actor is None or link.actor.kind == "person") else None


def by_role(linker: Linker, mention: ActorMention, phrase: Phrase, hits: list[Hit]) -> Link | None:
    """The one person of the report who is named with this post: "the town's mayor", "their spokesperson"."""
    role = ROLE.search(phrase.text[phrase.start : phrase.end])
    if mention.kind != "person" or not role or name_within(mention.text):
        return None
    links = {link.name: link for link in linker.roles.get(role.group()[:6].casefold(), ())}
    if len(links) != 1:
        return None
    link = next(iter(links.values()))
    return replace(link, score=0.6, reason=f"the one {phrase.head} whom the report names")
