"""Background: acts of violence that a report tells of in general, or as long past, not as its news."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from importlib import resources

from contested.reading.background_features import features
from contested.reading.confidence import likelihood
from contested.reading.draft import Draft
from contested.records import Claim, Reason

DEEDS = frozenset(
    "attack execution air_strike shelling chemical_attack mob_violence property_destruction explosion abduction looting".split()
)
LEAST = 0.45  # how likely an act must be the report's news, else it is background
TELLING = 0.25  # what changes the score by less is not named among the reasons


def judge_background(draft: Draft) -> None:
    """Marks as `historical` the acts that are background."""
    if not draft.trained or not any(map(may_be, draft.claims)):
        return
    weights = load_weights()
    rows = features(draft, draft.claims)
    told = [judged(claim, row, weights) for claim, row in zip(draft.claims, rows, strict=True)]
    news = [claim for claim in told if claim.kind in DEEDS | {"casualties"} and claim.aspect == "actual" and not claim.negated]
    text = draft.report.text
    draft.claims[:] = [
        was if any(is_means(text, was, deed) or names_doer(text, was, deed) for deed in news if deed.id != was.id) else now
        for was, now in zip(draft.claims, told, strict=True)
    ]
    trials = [claim for claim in draft.claims if claim.kind == "trial" and claim.aspect not in ("planned", "hypothetical")]
    if trials:
        draft.claims[:] = [tried(draft, claim, trials) for claim in draft.claims]


def is_means(text: str, claim: Claim, deed: Claim) -> bool:
    """Whether a claim is how a deed that is news was done: "the bridge was destroyed in coalition air strikes"."""
    first, last = deed.trigger.end, claim.trigger.start
    return first < last <= deed.end and MEANS.match(text, first, last) is not None


def names_doer(text: str, claim: Claim, deed: Claim) -> bool:
    """Whether a claim only says who did what is news: "the attacks could have been carried out by the militia"."""
    first = claim.trigger.start
    back = deed.trigger.end <= first <= deed.trigger.end + REACH and POINTING.search(text, max(0, first - 40), first)
    return bool(back and claim.actors and not claim.targets and not claim.places)


REACH = 1500  # characters
POINTING = re.compile(r"\b(?:the|this|these|those)(?: \w+)? $", re.IGNORECASE)
MEANS = re.compile(r" (?:in|by|during) (?:(?!for\b|over\b|about\b|after\b|against\b)[\w'’-]+ ){0,6}$")


def tried(draft: Draft, claim: Claim, trials: list[Claim]) -> Claim:
    """The claim, as `historical` where it is what a trial that the report tells of is about."""
    if not may_be(claim) or is_dated(claim):
        return claim
    news = any(trial.lead for trial in trials) or draft.claims[0].kind == "trial"
    told = news and any(COURT.search(speaker.source.text) for speaker in claim.speakers if speaker.source)
    charged = any(
        trial.trigger.end <= claim.trigger.start
        and "." not in draft.report.text[trial.trigger.end : claim.trigger.start]
        and CHARGED.search(draft.report.text, trial.trigger.start, claim.trigger.start)
        for trial in trials
    )
    if not (told or charged):
        return claim
    return replace(claim, aspect="historical", reasons=(*claim.reasons, Reason(rule="background", words="what a trial is about")))


COURT = re.compile(r"\b(?:prosecut(?:ion|ors?)|court|tribunal|indictment|charge sheet|judges?)\b", re.I)
CHARGED = re.compile(r"\b(?:accused|charged|convicted|guilty|sentenced|tried|indicted|for|over)\b", re.I)


def may_be(claim: Claim) -> bool:
    """Whether it is asked of the claim at all: an act of violence that is said to have happened."""
    return claim.kind in DEEDS and claim.aspect in ("actual", "ongoing") and not claim.negated


def is_tied(claim: Claim) -> bool:
    """Whether a claim has a day, week or month of its own or a count, which make it one act however long ago it was."""
    return bool(claim.figures) or is_dated(claim)


def points_back(claim: Claim) -> bool:
    """Whether the claim only adds to an act told before, and is news where that is."""
    return claim.rule.startswith("“") and claim.rule.endswith(" before")


def is_dated(claim: Claim) -> bool:
    """Whether the text gives the claim a day, a week or a month."""
    return claim.when.source == "text" and claim.when.precision in ("day", "week", "month")


def judged(claim: Claim, row: dict[str, float], weights: dict[str, float]) -> Claim:
    """The claim, as `historical` with the reason where it is background."""
    if not may_be(claim) or is_tied(claim) or points_back(claim):
        return claim
    shares = {name: weights.get(name, 0.0) * value for name, value in row.items()}
    if likelihood(sum(shares.values())) >= LEAST:
        return claim
    telling = [name for share, name in sorted((share, name) for name, share in shares.items()) if share <= -TELLING][:4]
    reason = Reason(rule="background", words=f"long past, or told in general: {', '.join(telling)}")
    return replace(claim, aspect="historical", reasons=(*claim.reasons, reason))


@cache
def load_weights() -> dict[str, float]:
    """The trained weights of data/models/background.json, by feature."""
    file = resources.files("contested") / "data" / "models" / "background.json"
    return {str(name): float(weight) for name, weight in json.loads(file.read_text("utf-8")).items()}
