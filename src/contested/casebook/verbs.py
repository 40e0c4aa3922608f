"""What people may judge: one row a verb, with what its subject and its object are."""

from __future__ import annotations

from dataclasses import dataclass

from contested.errors import UsageError

CLAIM, CLAIMS, REPORT, NAME, JUDGEMENT = "a claim", "claims or an event", "a report", "a name", "a judgement"
ITEM, NOTHING = "an item of the queue", ""
LONGEST = 4000  # characters of any part of a judgement


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb: its name, what it says, what its subject is, what its object is, and whether claims read otherwise for it."""

    name: str
    words: str
    subject: str
    object: str = NOTHING
    changes_claims: bool = False


VERBS = (
    Verb("same", "these claims tell of one event", CLAIMS, CLAIMS),
    Verb("not_same", "these claims tell of another event than those", CLAIMS, CLAIMS),
    Verb("confirm", "the claim was read right", CLAIM),
    Verb("misread", "the claim was read wrong and is left out", CLAIM),
    Verb("not_about_conflict", "the report is not about the war and its claims are left out", REPORT),
    Verb("correct", "a field of the claim is to be otherwise", CLAIM, "FIELD=VALUE", changes_claims=True),
    Verb("missed", "the report makes a claim that was not read", REPORT, "START-END KIND", changes_claims=True),
    Verb("name_is", "this name denotes that actor", NAME, "an actor", changes_claims=True),
    Verb("place_at", "this toponym lies there", NAME, "a place", changes_claims=True),
    Verb("leave", "nothing is to be decided here", ITEM),
    Verb("withdraw", "the judgement is taken back", JUDGEMENT),
)
NAMES = tuple(row.name for row in VERBS)
SCOPES = ("report", "outlet")


def verb_named(name: str) -> Verb:
    """The verb of this name; raises UsageError where there is none."""
    row = next((row for row in VERBS if row.name == name), None)
    if row is None:
        raise UsageError(f"no judgement {name!r}: there are {', '.join(NAMES)}")
    return row


def check_parts(verb: Verb, subject: str, object: str, scope: str, *others: str) -> None:
    """Raises UsageError where a part of a judgement is missing, too much or too long."""
    if not subject.strip():
        raise UsageError(f"{verb.name}: {verb.subject} is to be named")
    if bool(object.strip()) != bool(verb.object) and verb.name not in ("same", "not_same"):
        raise UsageError(f"{verb.name}: " + (f"{verb.object} is to be given" if verb.object else "there is no object to it"))
    if scope and (verb.subject != NAME or scope.partition(":")[0] not in SCOPES or not scope.partition(":")[2]):
        raise UsageError(f"no scope {scope!r} of {verb.name}: a name may be meant so in `report:ID` or `outlet:NAME`")
    if any(len(part) > LONGEST for part in (subject, object, scope, *others)):
        raise UsageError(f"{verb.name}: more than {LONGEST} characters in one part")
