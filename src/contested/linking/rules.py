"""The rules by which a mention of an actor gets its name, each one function; the first that knows decides."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from contested.linking.again import by_group, by_led
from contested.linking.contested_names import decide
from contested.linking.folding import fold
from contested.linking.links import Link, as_mention, nobody
from contested.linking.own_members import by_members, is_another
from contested.linking.packs import PackActor, holds
from contested.linking.persons import ROLE, by_person, by_role, named_person
from contested.linking.phrases import Phrase, core, head_words, is_title, modified, name_within, named_by, phrase_of
from contested.linking.rosters import Hit
from contested.linking.sectors import sector_words
from contested.linking.sounds import name_key
from contested.linking.world import State, by_iso, demonyms, seats, state_names
from contested.records import ActorMention, Span

if TYPE_CHECKING:
    from contested.linking.who import Linker

TIES = re.compile(
    r"(?:\s+in\s+the\s+\w+(?=\s+(?:who|that|which)\b))?\s*(?:,?\s*(?:who|that|which)\s+(?:are|were|is|was)\s+)?"
    r"(?:(?:loyal|allied|aligned|allegiant|affiliated|faithful|belonging|answering)\s+(?:to|with)|(?:led|commanded|headed|run)\s+by|"
    r"under(?:\s+the\s+command\s+of)?|of|from|for)\s+",
    re.IGNORECASE,
)
REACH = 45  # characters in which the name must begin after "loyal to": room for "Libyan strongman"
OWNER = re.compile(r"\b(?:his|her|their|its|our)\b", re.IGNORECASE)
BESIDE = re.compile(r"[.,;:()\n]|\bsaid\b|\band\b|\btold\b|\b(?:as well as|along with|together with)\b")
ACTS = re.compile(
    r"\s+(?:\w{2,20}ly )?(?:has|had|have|will|would|did|does|said|says|warn\w*|urg\w+|condemn\w*|announc\w+|confirm\w*|"
    r"den(?:y|ies|ied)|accus\w+|claim\w*|reject\w*|insist\w*|vow\w*|blam\w+|lost|want\w*|refus\w*|admit\w*|conced\w+|"
    r"acknowledg\w+|disput\w+|contest\w*|dismiss\w*|promis\w+|agree[ds]?|demand\w*|ask(?:s|ed)|call(?:s|ed)|rule[sd] out)\b"
)
DEAD = re.compile(r"\s+(?:were|was|had been|have been|died|killed|wounded|injured|an? \d|and \d|moved|are|advanced|entered)\b")
TOOK = re.compile(
    r"\s+(?:(?:had|have|has|were|are|now) ){0,2}(?:just |also |now |fully )?"
    r"(?:(?:re)?captur|seiz|(?:re)?tak|(?:re)?took|retak|liberat|secur|clear|reach|advanc|enter|pull|withdr)\w*\b"
)
KNOWN_AS = re.compile(r"(?: (?:in|of|at|from|based in) [^,.;:()\n]{1,40})?,? (?:also |better |widely )?known as (?:the )?")
HARMED = re.compile(r"\b(?:captur|kill|target|attack|ambush|destroy|injur|wound|shell|eliminat)\w*\b[^.;,]{0,25}$", re.IGNORECASE)
BETWEEN = re.compile(r"(?: (?:for|of|from|to|at|in) [^,.;:\n“”\"]{1,70})?(?:,| )\s?")
SPEAKS = re.compile(r"\s+(?:said|says|told|added|announced|reported|confirmed|claimed)\b")
RULERS = re.compile(r"^(?:president|king|supreme leader|emir|prime minister)$")

BARE_WORDS = frozenset(["armed", "army", "military", "rebel"])
PARTS = frozenset(
    ["units", "columns", "patrols", "squads", "convoys", "battalions", "brigades"]
)  # no names, though a sentence may begin with them
MANY = frozenset(["forces", "troops", "soldiers", "fighters", "militants", "rebels", "authorities"])  # known where "the" points


def by_name(linker: Linker, mention: ActorMention, phrase: Phrase, hits: list[Hit]) -> Link | None:
    """A known name that holds the head of the phrase: "General Khalifa Haftar", "the Libyan National Army"."""
    for hit in hits:
        if hit.start <= phrase.start < hit.end or (mention.kind == "person" and hit.end >= len(mention.text.rstrip())):
            link = of_hit(linker, mention, hit)
            if link and fits(linker, mention, hit, link):
                return link
    return None


def fits(linker: Linker, mention: ActorMention, hit: Hit, link: Link) -> bool:
    """Whether a name found in a person's mention can be that person: not a part of a longer name, not a place of origin."""
    if link.actor is None or link.actor.kind != "person" or mention.kind != "person":
        return link.actor is None or mention.kind != "person" or hit.start == 0 or link.actor.kind not in ("state",)
    name = name_within(mention.text)
    return len(name.split()) <= len(fold(mention.text[hit.start : hit.end]).split()) or fold(name) in map(
        fold, link.actor.all_names
    )


def of_hit(linker: Linker, mention: ActorMention, hit: Hit) -> Link | None:
    """The link of a known name; one that means different actors in different outlets is decided by evidence."""
    written = mention.text[hit.start : hit.end]
    start = mention.start + hit.start
    outlet, why = linker.evidence.outlet_at(start)
    found = linker.roster.choose(hit.entries, written, linker.on, outlet)
    if not found or any(entry.outlets for entry in hit.entries):
        return of_contested(linker, written, hit, start, mention)
    known = linker.persons.get(name_key(written)) if found[0].kind == "person" and " " not in written.strip() else None
    if known and known.actor is not found[0]:
        return replace(known, reason="named in full before")
    if part_of_longer(linker.text, start, start + len(written)) or (not known and stranger(linker, found[0], written)):
        return None
    more = found[1].name if len(found) > 1 else None
    return Link(found[0].name, 0.95 if not more else 0.75, f"listed as “{written}”{why}", found[0], more)


def part_of_longer(text: str, start: int, end: int) -> bool:
    """Whether a single word is rather a part of a longer name: "People's Congress", "New Mexico", "Club America"."""
    if not text[start:end].isalpha() or text[start:end].isupper():
        return False
    before = re.search(r"(?:^|[^\w'’-])([A-Z][a-z]+(?:['’]s)?) $", text[max(0, start - 30) : start])
    if before is None:
        return False
    word = fold(before.group(1))
    return not (
        word in demonyms()
        or word in state_names()
        or (is_title(before.group(1)) and before.group(1)[-2] not in "'’")
        or word in COMPASS
        or word in head_words("determiners")
    )


def stranger(linker: Linker, actor: PackActor, written: str) -> bool:
    """Whether a bare surname is that of somebody of the world list whose country the report never names."""
    return actor.source == "world" and actor.kind == "person" and " " not in written and actor.country not in linker.countries


COMPASS = frozenset(
    "north south east west northern southern eastern western central in on at of for from to and but as inside".split()
)


def of_contested(linker: Linker, written: str, hit: Hit, start: int, mention: ActorMention) -> Link | None:
    """The link of a name that means different actors in different outlets."""
    actors = tuple(dict.fromkeys(entry.actor for entry in hit.entries if entry.outlets))
    decided = decide(linker.evidence, hit.entries, actors, written, start, start + len(written))
    if decided is None:
        names = " or ".join(actor.name for actor in actors)
        return nobody(f"“{written}” may be {names}: neither the outlet nor the words around decide") if actors else None
    actor, score, reason = decided
    other = next((one.name for one in actors if one is not actor), None)
    return Link(actor.name, score, reason, actor, other)


def by_modifier(linker: Linker, mention: ActorMention, phrase: Phrase, hits: list[Hit]) -> Link | None:
    """A name before a word for forces or for those who speak: "Haftar's forces", "LNA spokesman"."""
    hit = next((hit for hit in reversed(hits) if hit.end <= phrase.start), None)
    if hit is None or (phrase.is_head("other") and not phrase.is_head("force")):
        return None
    apart = re.search(r"[^\w\s'’\"“”.-]|\s\s|\n", mention.text[hit.end : phrase.start])
    if apart or (hit.entries[0].actor.kind != "state" and nation_before(mention.text, phrase, hit.end)):
        return None
    link = of_hit(linker, mention, hit)
    if link is None or link.actor is None:
        return link if link and phrase.is_head("force") else None
    return behind(linker, link, phrase)


def behind(linker: Linker, link: Link, phrase: Phrase) -> Link | None:
    """The body that a name stands for together with a head word: a leader's forces, a body's own."""
    actor = link.actor
    assert actor is not None
    armed = phrase.is_head("force") or phrase.is_head("irregular")
    if actor.kind == "state":
        return of_state(linker, actor, phrase)
    if not (armed or phrase.is_head("voice") or phrase.is_head("state")):
        return None
    if actor.kind == "person":
        led = linker.roster.led_by(actor, linker.on) or linker.roster.side_of(actor.id, linker.on) or ruled_by(linker, actor)
        if led is None or not (
            armed or phrase.head in ("office", "media", "spokesman", "spokesperson", "administration", "government")
        ):
            return None
        return Link(led.name, 0.85, f"{phrase.head} of {actor.name}", led)
    if armed and MINISTRY.search(actor.name) and (state := linker.roster.state(actor.country or "")):
        return of_state(linker, state, phrase)  # a ministry's troops are its country's
    return replace(link, score=link.score * 0.95, reason=f"{phrase.head} of {actor.name}")


MINISTRY = re.compile(r"\b(?:Ministry|Department|Pentagon)\b")


def ruled_by(linker: Linker, actor: PackActor) -> PackActor | None:
    """The state that a person of the world list rules on the day: "Assad's forces" without a pack."""
    rules = any(RULERS.match(post.post) and holds(post.during, linker.on) for post in actor.posts)
    state = linker.roster.state(actor.country or "") if rules and actor.source == "world" else None
    return state if state and by_iso()[state.country or ""].iso2 not in linker.roster.divided else None


def of_state(linker: Linker, actor: PackActor, phrase: Phrase) -> Link | None:
    """The state itself, for its army and its officials; in the country of a civil war that says too little."""
    if phrase.is_head("irregular") or not (phrase.is_head("force") or phrase.is_head("state")):
        return None
    iso2 = next((state.iso2 for state in state_names().values() if state.iso == actor.country), None)
    if iso2 in linker.roster.divided:
        return None
    return Link(actor.name, 0.8, f"{phrase.head} of the state", actor)


def by_nation(linker: Linker, mention: ActorMention, phrase: Phrase, hits: list[Hit]) -> Link | None:
    """A nation's adjective before its army or officials ("American special forces"), or alone where two share a noun."""
    found = nation_before(mention.text, phrase)
    if found is None:
        return None
    state, alone = found
    actor = linker.roster.state(state.iso)
    if actor is None:
        return None
    if alone:
        return Link(actor.name, 0.7, "adjective of the nation", actor) if mention.kind == "state" else None
    if link := of_state(linker, actor, phrase):
        return link if not (mention.kind == "person" and name_within(mention.text)) else None
    return None


def by_tie(linker: Linker, mention: ActorMention, phrase: Phrase, hits: list[Hit]) -> Link | None:
    """A word for forces tied to a name behind it: "forces loyal to Haftar", "troops led by X", "the army of X"."""
    if not (phrase.is_head("force") or phrase.is_head("irregular") or phrase.head in ("government", "spokesman", "spokesperson")):
        return None
    nation = nation_before(mention.text, phrase)
    if nation and nation[0].iso2 not in linker.roster.divided and not phrase.is_head("force"):
        return None  # "Russian fighters allied to the LNA" are not the LNA
    at = mention.start + phrase.end
    tie = TIES.match(linker.text, at)
    if not tie or (tie.group().strip().casefold() in ("for", "from") and "spokes" not in phrase.head):
        return None
    after = linker.evidence.within(tie.end(), tie.end() + REACH + 60)
    hit = next((hit for hit in after if not modified(linker.text, hit.start, hit.end)), None)
    if hit is None or hit.start > tie.end() + REACH or re.search(r"[,.;:(]|\band\b", linker.text[tie.end() : hit.start]):
        return None
    link = of_hit(linker, as_mention(Span(start=0, end=0, text=linker.text)), hit)
    return behind(linker, link, phrase) if link and link.actor else None


def by_enclosing(linker: Linker, mention: ActorMention, phrase: Phrase, hits: list[Hit]) -> Link | None:
    """A part of a known name that was cut off: "National Accord" of "Government of National Accord"."""
    for hit in linker.evidence.around(mention.start, mention.end):
        name = linker.text[hit.start : hit.end]
        ends = {hit.end, hit.start + phrase_of(name).end}
        if mention.end in ends and not re.search(r"['’]s?\s", name):
            return of_hit(linker, as_mention(Span(start=0, end=0, text=linker.text)), hit)
    return None


def by_owner(linker: Linker, mention: ActorMention, phrase: Phrase, hits: list[Hit]) -> Link | None:
    """Forces of somebody who stands as a pronoun before them: "his army", "their spokesman"."""
    owner = OWNER.search(linker.text, max(0, mention.start - 7), min(phrase.end + mention.start, len(linker.text)))
    if not owner or not (phrase.is_head("force") or phrase.is_head("irregular") or phrase.is_head("voice")):
        return None
    pronoun = linker.spoken.get((owner.start(), owner.end()))
    link = linker.link_of(pronoun) if pronoun and pronoun.start != mention.start else None
    return behind(linker, link, phrase) if link and link.actor else None


def by_neighbour(linker: Linker, mention: ActorMention, phrase: Phrase, hits: list[Hit]) -> Link | None:
    """A person who is named beside: "Bani Walid's mayor, Salem Alaywan", "spokesman Ahmed Mismari"."""
    if mention.kind in ("armed_group", "body"):
        return by_apposition(linker, mention, phrase)
    if mention.kind != "person" or name_within(mention.text) or not ROLE.search(mention.text):
        return None
    for other in linker.named_after(mention.end, 80):
        if BETWEEN.fullmatch(linker.text[mention.end : other.start]) and (link := named_person(linker, other)):
            return replace(link, score=link.score * 0.95, reason=f"beside the name of {link.name}")
    before = re.search(r",\s(?:the\s|an?\s)?$", linker.text[max(0, mention.start - 6) : mention.start])
    if before is None or SPEAKS.match(linker.text, mention.end):
        return None  # in "… shelled Bardhere, the spokesman said" the comma ends his words
    last = linker.spoken_end.get(mention.start - len(before.group()))
    link = named_person(linker, last) if last else None
    return replace(link, score=link.score * 0.95, reason=f"beside the name of {link.name}") if link else None


def by_alias(linker: Linker, mention: ActorMention, phrase: Phrase, hits: list[Hit]) -> Link | None:
    """A body of which the text says by what name it is known: "the government in Tripoli, known as the GNA"."""
    said = KNOWN_AS.match(linker.text, mention.end) if mention.kind in ("armed_group", "body", "state", "people") else None
    if said is None:
        return None
    hit = next((one for one in linker.evidence.within(said.end(), said.end() + 60) if one.start == said.end()), None)
    link = of_hit(linker, as_mention(Span(start=0, end=0, text=linker.text)), hit) if hit else None
    return replace(link, score=link.score * 0.95, reason=f"known as {link.name}, the text says") if link and link.actor else None


def by_apposition(linker: Linker, mention: ActorMention, phrase: Phrase) -> Link | None:
    """A body that is named just before: "Ansar al-Sharia, a group close to al-Qaeda"."""
    before = re.search(r",\s(?:the|an?)\s$", linker.text[max(0, mention.start - 6) : mention.start])
    if before is None or not phrase.is_head("bare") or mention.text != mention.text.lower():
        return None
    other = linker.spoken_end.get(mention.start - len(before.group()))
    link = linker.link_of(other) if other and other.kind in ("armed_group", "body") else None
    named = link is not None and link.actor is not None and link.actor.kind in ("armed_group", "body")
    return replace(link, score=link.score * 0.9, reason=f"beside the name of {link.name}") if link and named else None


def by_own_dead(linker: Linker, mention: ActorMention, phrase: Phrase, hits: list[Hit]) -> Link | None:
    """Soldiers of whom an army, or one who speaks for it, tells without saying whose they are: its own."""
    if (
        phrase.head not in ("soldiers", "troops", "servicemen", "soldier", "serviceman")
        or core(mention.text).casefold() != phrase.head
    ):
        return None
    after = DEAD.match(linker.text, mention.end) or TOOK.match(linker.text, mention.end)
    if not after or HARMED.search(linker.text[max(0, mention.start - 40) : mention.start]):
        return None
    for said in linker.evidence.quoting(mention.start):
        assert said.source is not None
        speaker = linker.speaker(said.source)
        actor = linker.roster.actors.get(speaker.id or "")
        if actor and actor.kind == "person":
            actor = linker.roster.side_of(actor.id, linker.on)
        if actor and actor.kind in ("armed_group", "state", "body"):
            return Link(actor.name, 0.6, f"{actor.name} speaks of its own", actor)
    return None


def by_seat(linker: Linker, mention: ActorMention, phrase: Phrase, hits: list[Hit]) -> Link | None:
    """A capital or palace that acts is its state: "Moscow", "the Kremlin"; not where the story is about that country."""
    state = seats().get(fold(core(mention.text)))
    if state is None or state.iso2 in linker.roster.divided:
        return None
    if mention.kind == "person" and not is_seat_taken_for_person(linker, mention):
        return None
    if state.iso2 == linker.country and not ACTS.match(linker.text, mention.end):
        return None
    actor = linker.roster.state(state.iso)
    return Link(actor.name, 0.75, "seat of the government", actor) if actor else None


def is_seat_taken_for_person(linker: Linker, mention: ActorMention) -> bool:
    """Whether a lone "Khartoum" is the town though the model takes it for somebody: no post or forename of the text before it."""
    name = mention.text
    if core(name) != name or " " in name or (mention.start, mention.end) not in linker.toponyms:
        return False
    return not re.search(rf"(?:[A-Z]\w*\.?|\b(?:spokesman|spokeswoman|minister)) {re.escape(name)}\b", linker.text)


def by_noun_again(linker: Linker, mention: ActorMention, phrase: Phrase, hits: list[Hit]) -> Link | None:
    """A bare noun ("the army", "Army forces") is whoever was last called so, or whom the outlet calls so."""
    words = core(mention.text).casefold().split()
    if any(word not in BARE_WORDS and word not in head_words("bare") for word in words) or not phrase.is_head("bare"):
        return None
    pointed = re.search(r"\b(?:the|these|those)\s$", linker.text[max(0, mention.start - 7) : mention.start], re.IGNORECASE)
    for word in [word for word in reversed(words) if pointed or word not in MANY]:
        if link := linker.by_noun.get(word):
            return replace(link, score=link.score * 0.85, reason=f"the {word} named before")
    outlet, _ = linker.evidence.outlet_at(mention.start)
    for word in words:
        if actor := linker.roster.called(word, outlet, linker.on):
            return Link(actor.name, 0.7, f"{linker.reading.report.outlet} calls it the {word}", actor)
    return army_at_home(linker, words) or nobody(f"“{core(mention.text)}”: nobody was called so before")


def army_at_home(linker: Linker, words: list[str]) -> Link | None:
    """The listed army of the country that the report is about, where no other army is in question."""
    state = by_iso().get(linker.country or "")
    others = linker.countries - {state.iso if state else None, None}
    if state is None or words[0] not in ("army", "military", "armed") or len(others) > 1:
        return None
    for people in state.people:
        for word in ("army", "military", "armed forces"):
            for actor in linker.roster.named(f"{people} {word}", linker.on):
                if actor.sector == "MIL":
                    return Link(actor.name, 0.5, "the army of the country that the report is about", actor)
    return None


def by_acronym(linker: Linker, mention: ActorMention, phrase: Phrase, hits: list[Hit]) -> Link | None:
    """The name for which the report brought in the letters: "the National Liberation Army (ELN)", then "the ELN"."""
    letters = core(mention.text).split(" ")[0].removesuffix("'s").removesuffix("’s")
    whole = len(core(mention.text).split()) == 1 or phrase.is_head("force")
    if not whole or not ACRONYM.fullmatch(letters):
        return None
    behind = rf"\s?\({re.escape(letters)}\)|, (?:the|or(?: the)?) {re.escape(letters)},"  # "the Rural Front, the RF, "
    before = re.search(rf"({NAME_BEFORE})(?:{behind})", linker.text[: mention.end + 400])
    name = named_by(core(before.group(1)), letters) if before else None
    return Link(name, 0.6, f"written out as “{name}” before") if name else None


ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z]{1,6}[A-Za-z]?|[A-Z]{2,9}-?[A-Z]{0,4}")
NAME_BEFORE = r"(?:[A-Z][\w.'’-]{1,30} (?:(?:of|the|for|and|in|de|du|la) ){0,2}){1,9}?[A-Z][\w'’-]{1,30}"


def unknown(linker: Linker, mention: ActorMention, phrase: Phrase) -> Link:
    """An actor that no list has: its own proper name, cleaned; None for words that name nobody."""
    if (mention.start, mention.end) in linker.toponyms:
        return nobody("a place")
    if (body := by_members(linker, mention, phrase)) is not None:
        return body
    name = name_within(mention.text) if mention.kind == "person" else body_name(mention)
    if (
        not name
        or is_another(mention, name)
        or (" " not in name and not name[:1].isupper())
        or any(fold(name) in nameless for nameless in (demonyms(), sector_words(), PARTS))
    ):
        return nobody("the words name nobody in particular")
    return Link(name, 0.4, "as the report has it: on no list")


def body_name(mention: ActorMention) -> str:
    """The proper name of a body, cleaned: every word but its head has a capital; empty where there is none."""
    bare = core(mention.text)
    words = bare.split()
    proper = [word for word in words if word[:1].isupper()]
    plain = [word for word in words[:-1] if not word[:1].isupper() and word not in JOINING]
    if mention.kind not in ("body", "armed_group") or not proper or plain or len(words) > 9 or re.search(r"[()\[\]:;/]", bare):
        return ""
    return bare if words[-1][:1].isupper() or (len(proper) > 1 and fold(proper[0]) not in demonyms()) else ""


JOINING = frozenset(["of", "the", "for", "and", "al", "el", "de", "la", "in", "to", "du", "del"])


def nation_before(text: str, phrase: Phrase, start: int = 0) -> tuple[State, bool] | None:
    """The nation whose adjective stands before the head, or is the head (then True); "Turkish-backed" is none."""
    found = None
    for word in re.finditer(r"[^\W_]+(?:\.[^\W_]+)*\.?", text[: phrase.end]):
        if word.start() < start:
            continue
        state = demonyms().get(fold(word.group()))
        if state and word.group()[0].isupper() and not modified(text, word.start(), word.end()):
            found = (state, word.end() >= phrase.end)
    return found


RULES = (
    by_name,
    by_alias,
    by_enclosing,
    by_modifier,
    by_nation,
    by_neighbour,
    by_tie,
    by_owner,
    by_led,
    by_person,
    by_role,
    by_seat,
    by_own_dead,
    by_group,
    by_noun_again,
    by_acronym,
)
