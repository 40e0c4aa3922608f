"""Whom "the group", "the rebels" and "his forces" stand for, by what the report has named before; two that fit leave it open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from contested.linking.folding import fold
from contested.linking.links import Link, nobody
from contested.linking.phrases import Phrase, core, name_within
from contested.linking.rosters import Hit
from contested.linking.world import world_file
from contested.linking.yaml_rows import Row, load_rows
from contested.records import ActorMention

if TYPE_CHECKING:
    from contested.linking.who import Linker

POINTED = re.compile(r"\b(?:the|this|that|these|those)\s$", re.IGNORECASE)
HIS = re.compile(r"\b(?:his|her)\s$", re.IGNORECASE)
BEHIND = 70  # characters behind a name in which the words for what it is stand: ", a rebel group based in the hills"
NEAR = 5  # mentions of a person whose words are looked at
UNARMED = frozenset(["GOV", "MIL", "COP", "LEG", "JUD", "IGO", "SPY", "MED", "JRN"])  # bodies that nobody calls "the group"


NONE: set[int] = set()


@cache
def coreference() -> Row:
    """The words that stand for somebody named before."""
    return load_rows(world_file("coreference.yml"), "coreference.yml")


@dataclass(frozen=True, slots=True)
class Sort:
    """What sort of armed group a noun may stand for."""

    sectors: frozenset[str]
    bodies: bool
    called: bool


@cache
def sorts() -> dict[str, Sort]:
    """The sort by noun."""
    found = {}
    for row in coreference().rows("groups"):
        sort = Sort(frozenset(row.texts("sectors")), row.maybe("bodies") == "yes", row.maybe("called") == "yes")
        found.update(dict.fromkeys(row.texts("words"), sort))
    return found


@dataclass(frozen=True, slots=True)
class Named:
    """A group or body that the report names at a place."""

    mention: ActorMention
    link: Link
    armed: bool

    @property
    def key(self) -> str:
        """What tells it from another."""
        return self.link.actor.id if self.link.actor else fold(self.link.name or "")

    def fits(self, sort: Sort) -> bool:
        """Whether it may be meant by a noun of this sort."""
        actor = self.link.actor
        return self.armed and (actor is None or actor.sector in sort.sectors)

    def disturbs(self, sort: Sort) -> bool:
        """Whether it may be meant, or is one of those that the noun may stand for though they bear no arms."""
        actor = self.link.actor
        other = sort.bodies and not self.armed and (actor.sector if actor else None) not in UNARMED
        return other or self.fits(sort)


def by_group(linker: Linker, mention: ActorMention, phrase: Phrase, hits: list[Hit]) -> Link | None:
    """The last armed group named as one who acts or speaks: "the group", "the rebels"; nobody where two fit."""
    sort = sorts().get(phrase.head)
    if sort is None or not is_plain(mention) or not POINTED.search(before(linker, mention)):
        return None
    named = [one for one in linker.groups_before(mention.start) if one.disturbs(sort)]
    fitting = [one for one in named if one.fits(sort)]
    only = len({one.key for one in named}) == 1
    last = next((one for one in reversed(fitting) if only or one.mention.end in linker.leading), None)
    if last is None:
        return None
    since = linker.evidence.sentence(last.mention.start)[0]
    near = [one for one in named if one.mention.start >= since]
    names = dict.fromkeys(one.link.name for one in near if one.key != last.key)
    if names:
        if sort.called and phrase.head in linker.by_noun:
            return None
        return nobody(f"“{core(mention.text)}” may be {last.link.name} or {' or '.join(map(str, names))}")
    if faces(linker, last, mention):
        return nobody(f"“{core(mention.text)}” faces {last.link.name}, so another is meant")
    return Link(last.link.name, 0.6, f"the last armed group that the report names before “{mention.text}”", last.link.actor)


def is_plain(mention: ActorMention) -> bool:
    """Whether the words say no more than the noun: "the group", "the rebel group"."""
    *before_noun, _ = core(mention.text).casefold().split()
    return all(word in coreference().texts("plain") for word in before_noun)


def before(linker: Linker, mention: ActorMention) -> str:
    """The few characters before a mention."""
    return linker.text[max(0, mention.start - 7) : mention.start]


def faces(linker: Linker, one: Named, mention: ActorMention) -> bool:
    """Whether an act of the report has the named group on one side and these words on the other."""
    acting, struck, first, last = linker.acting, linker.struck, one.mention.end, mention.end
    return bool(acting.get(first, NONE) & struck.get(last, NONE) or struck.get(first, NONE) & acting.get(last, NONE))


def is_armed(text: str, mention: ActorMention, link: Link) -> bool:
    """Whether whom a mention names bears arms: by the lists, by the name itself or by the words beside it."""
    if link.actor is not None:
        return link.actor.kind == "armed_group" and link.actor.sector not in UNARMED
    names = set(coreference().texts("armed_names"))
    if mention.kind == "armed_group" or names & set((link.name or "").casefold().split()):
        return True
    behind = re.match(r", (?:an?|the) ([^,.;:\n]{1,60})", text[mention.end : mention.end + BEHIND])
    return behind is not None and bool(set(behind.group(1).casefold().split()) & (names | set(coreference().texts("plain"))))


# --- whom a person leads ---


def by_led(linker: Linker, mention: ActorMention, phrase: Phrase, hits: list[Hit]) -> Link | None:
    """The force of a person whom the text calls its commander: "X, commander of the Y", then "his forces"."""
    pronoun = HIS.search(before(linker, mention))
    if not pronoun or not (phrase.is_head("force") or phrase.is_head("irregular")):
        return None
    start = max(0, mention.start - 7) + pronoun.start()
    owner = linker.spoken.get((start, start + 3))
    if owner is None or owner.antecedent is None:
        return None
    led = {one.key: one for one in led_by_text(linker, owner.antecedent.start, owner.antecedent.end)}
    if len(led) != 1:
        return nobody(f"he leads {' and '.join(str(one.link.name) for one in led.values())}") if led else None
    link = next(iter(led.values())).link
    return Link(link.name, 0.6, f"{phrase.head} of one whom the report calls its leader", link.actor)


def led_by_text(linker: Linker, start: int, end: int) -> list[Named]:
    """The groups of which the words at a place, or those that name the same person before, say that he leads them."""
    person = name_within(linker.text[start:end]).split()[-1:]
    same = [one for one in linker.reading.actors if person and one.kind == "person" and one.end <= end]
    spans = [(one.start, one.end) for one in same if name_within(one.text).split()[-1:] == person]
    found = []
    for first, last in [(start, end), *spans[-NEAR:]]:
        found += [
            named_at(linker, *span) for span in (led_behind(linker.text, first, last), led_before(linker.text, first)) if span
        ]
    return [one for one in found if one.link.name and one.armed]


@dataclass(frozen=True, slots=True)
class Leading:
    """How a text says that somebody leads a force."""

    inside: re.Pattern[str]  # "the commander of the Y", within the words for him
    behind: re.Pattern[str]  # "X, commander of the Y"
    before: re.Pattern[str]  # "Y leader X"


@cache
def leading() -> Leading:
    """The patterns over the posts of the list."""
    post = "|".join(map(re.escape, coreference().texts("posts")))
    name = r" of (?:the )?([A-Z0-9][\w'’-]{0,30}(?: [A-Z0-9][\w'’-]{0,30}){0,6})"
    return Leading(
        inside=re.compile(rf"\b(?:{post}){name}"),
        behind=re.compile(rf", (?:the |an? )?(?:[\w-]{{1,30}} ){{0,2}}(?:{post}){name}"),
        before=re.compile(rf"((?:[A-Z][\w'’-]{{0,30}} ){{1,6}})(?:{post}),? (?:[A-Z][a-z]{{1,20}}\.? )?$"),
    )


def led_behind(text: str, first: int, last: int) -> tuple[int, int] | None:
    """Where the group stands that is named behind a post: "X, commander of the Y", "the commander of the Y"."""
    found = leading().inside.search(text, first, last) or leading().behind.match(text, last)
    return found.span(1) if found else None


def led_before(text: str, first: int) -> tuple[int, int] | None:
    """Where the group stands that is named before a post: "Y leader X"."""
    found = leading().before.search(text, max(0, first - BEHIND), first)
    return (found.start(1), found.end(1) - 1) if found else None


def named_at(linker: Linker, start: int, end: int) -> Named:
    """The body named at a place, on a list or not."""
    text = linker.text[start:end]
    mention = ActorMention(start=start, end=end, text=text, rule="behind a post", kind="body")
    link = linker.by_words(mention)
    return Named(mention, link, is_armed(linker.text, mention, link))
