"""Where each kind of act has its actors and targets, in the frame of its word."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Roles:
    """Where a kind of act has its actors and targets, in the frame of its word."""

    takes_object: bool = True  # the object is whom it is done to
    preps: tuple[str, ...] = ("against",)  # prepositions of a verb that bring a target
    preps_of_noun: tuple[str, ...] = ("against", "on", "of", "at", "upon")
    mutual: bool = False  # done together: "between X and Y"
    object_acts: bool = False  # "troops were sent": those who move act, where nobody is said to send them
    subject_is_target: bool = False  # "residents fled": those who flee suffer it
    of_is_actor: bool = False  # "the withdrawal of the troops"


FALLS = {"fall", "revert", "slip"}  # the subject of these is the place
GIVEN_UP = {  # the subject of these is the place, or who gives it up
    "territory_gained": FALLS,
    "territory_transferred": FALLS
    | {"hand", "surrender", "yield", "deliver", "relinquish", "give", "turn", "transfer", "return", "sign", "pass", "cede"},
}
TOGETHER = ("with", "against", "alongside")
ROLES = {
    "armed_clash": Roles(takes_object=True, preps=TOGETHER, preps_of_noun=("with", "against"), mutual=True),
    "offensive": Roles(preps=("against",), preps_of_noun=("against",), takes_object=False),
    "territory_gained": Roles(takes_object=False, preps=("from",), preps_of_noun=("from",)),
    "territory_held": Roles(takes_object=False, preps=(), preps_of_noun=()),
    "territory_transferred": Roles(takes_object=False, preps=("to",), preps_of_noun=("to",)),
    "withdrawal": Roles(takes_object=False, preps=(), preps_of_noun=(), object_acts=True, of_is_actor=True),
    "base_established": Roles(takes_object=False, preps=(), preps_of_noun=()),
    "siege": Roles(preps=(), preps_of_noun=()),
    "deployment": Roles(takes_object=False, preps=("against",), preps_of_noun=("against",), object_acts=True, of_is_actor=True),
    "mobilization": Roles(takes_object=False, preps=("against",), preps_of_noun=("against",)),
    "displacement": Roles(subject_is_target=True, preps=(), preps_of_noun=("of",)),
    "return": Roles(takes_object=False, preps=(), preps_of_noun=(), of_is_actor=True),
    "explosive_hazard": Roles(takes_object=False, preps=(), preps_of_noun=()),
    "clearance": Roles(takes_object=False, preps=(), preps_of_noun=()),
    "casualties": Roles(subject_is_target=True, preps=(), preps_of_noun=("of",)),
    "military_support": Roles(preps=("to", "for", "with", "alongside", "beside"), preps_of_noun=("to", "for")),
    "political_support": Roles(preps=("for", "to"), preps_of_noun=("for", "to")),
    "weapons_test": Roles(takes_object=False, preps=(), preps_of_noun=()),
    "recruitment_or_defection": Roles(preps=("to",), preps_of_noun=("to",), of_is_actor=True),
    "meeting": Roles(preps=("with",), preps_of_noun=("with",), mutual=True),
    "agreement": Roles(takes_object=False, preps=("with",), preps_of_noun=("with",), mutual=True),
    "ceasefire": Roles(takes_object=False, preps=("with",), preps_of_noun=("with",), mutual=True),
    "release": Roles(preps=(), preps_of_noun=("of",)),
    "request": Roles(preps=("on", "to", "upon"), preps_of_noun=("to", "on")),
    "accusation": Roles(preps=(), preps_of_noun=("against", "of")),
    "claim_of_responsibility": Roles(takes_object=False, preps=(), preps_of_noun=()),
    "rejection": Roles(takes_object=False, preps=("from",), preps_of_noun=("from",)),
    "threat": Roles(preps=("against",), preps_of_noun=("against", "to")),
    "sanction": Roles(preps=("on", "against"), preps_of_noun=("on", "against")),
    "humanitarian_aid": Roles(takes_object=False, preps=("to", "for"), preps_of_noun=("to", "for")),
    "concession": Roles(takes_object=False, preps=("to",), preps_of_noun=("to",), of_is_actor=True),
    "attack": Roles(preps=("on", "at", "against"), preps_of_noun=("on", "against", "of", "at")),
    "shelling": Roles(preps=("at", "on", "against"), preps_of_noun=("on", "against", "of", "at")),
    "air_strike": Roles(preps=("at", "on", "against"), preps_of_noun=("on", "against", "of", "at")),
    "explosion": Roles(preps=("at", "on", "against"), preps_of_noun=("against", "on", "of", "at")),
    "property_destruction": Roles(preps=("to", "against"), preps_of_noun=("of", "on", "against")),
    "excessive_force": Roles(preps=("on", "at", "against"), preps_of_noun=("against", "on", "of")),
    "peaceful_protest": Roles(takes_object=False, preps=("against",), preps_of_noun=("against",)),
    "violent_protest": Roles(preps=("with", "at", "against"), preps_of_noun=("with", "against"), mutual=True),
    "mob_violence": Roles(mutual=True),
    "election": Roles(takes_object=False, preps=(), preps_of_noun=()),
}
# verbs, by what the words around them are
AIMED = {"fire", "shoot", "throw", "hurl", "lob", "open", "launch", "aim", "shot", "toss", "snipe", "spray", "land", "shooting"}
KILLING = frozenset("kill murder assassinate wound injure ambush massacre slaughter behead stab gun hurt shoot".split())
WAYS = {"road", "highway", "motorway", "street", "avenue", "boulevard", "track", "path", "lane", "island"}
FLUNG = {"throw", "hurl", "lob", "toss", "fling", "fire"}
DRIVEN = {"slam", "crash", "smash", "plough", "plow", "rip", "tear", "ram"}
SENT = frozenset(
    "set trigger plant firing dropping fire launch lob throw hurl toss drop detonate explode use activate aim blow".split()
)
PINNING = {"blame", "attribute", "pin", "ascribe", "lay"}
GIVING = {"send", "supply", "provide", "give", "deliver", "ship", "sell", "fly", "smuggle", "transfer", "donate"}
DRIVEN_OVER = {"run", "ride", "step", "tread", "trip"}
# the subject of these suffers or gets what another does or gives
REVERSED = {"lose", "cede", "receive", "obtain", "come", "survive", "escape"}
INTO = {"into", "through"}  # what a blast tears through, what a lorry is driven into
ON_PERSONS = {"attack", "execution", "abduction", "detention", "sexual_violence", "release", "casualties"}
