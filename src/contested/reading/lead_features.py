"""What speaks for a claim as the one that the report is about: named features with their values."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from contested.kinds import load_kinds
from contested.records import Claim, Figure, Report

WORD = re.compile(r"\w+")
LEAST = math.log(0.01)  # of a kind that the words say nothing of
OPENING = 400  # characters; a report's first words tell what it is about
SUMMARY = re.compile(
    r"\b(?:separate|multiple|several|numerous|various|two|three|four|five|\d+) (?:\w+ ){0,3}"
    r"(?:operations|attacks|incidents|raids|searches)\b",
    re.I,
)
BEFORE = re.compile(
    r"\b(?:earlier|previous(?:ly)?|last (?:week|month|year)|ago|in recent|linked to|responsible for|involved in|accused of"
    r"|known for)\b",
    re.I,
)
SMALL = frozenset(
    "the a an of in on at to and for by with from as is are was were has have had its his their after over more than".split()
)


def number_of(figure: Figure) -> int:
    """The number of a figure: its best, else its low, else its high."""
    return next((n for n in (figure.best, figure.low, figure.high) if n is not None), 0)


def toll_of(claim: Claim, measure: str = "killed") -> int:
    """The largest number of a measure in a claim."""
    return max((number_of(figure) for figure in claim.figures if figure.measure == measure), default=0)


def features(report: Report, claims: Sequence[Claim], topics: Mapping[str, float] | None = None) -> list[dict[str, float]]:
    """The features of each claim of a report, by name; `topics`: what its words say of the kind that it is about."""
    title = words_of(report.title or "")
    repeated = Counter(toll_of(claim) for claim in claims)
    first = next((claim for claim in claims if toll_of(claim)), None)
    most = max((toll_of(claim) for claim in claims), default=0)
    found = []
    for place, claim in enumerate(claims):
        row = {**of_words(claim), **of_place(report, claim, place), **of_title(title, claim, repeated)}
        if topics:
            row["topic"] = topics.get(claim.kind, LEAST)
        toll = toll_of(claim)
        if toll:
            row |= {
                "toll": 1.0,
                "toll size": math.log1p(toll),
                "first toll": float(claim is first),
                "largest toll": float(toll == most),
            }
            row["toll repeated"] = math.log(repeated[toll])
            row["exact toll"] = float(any(figure.best == toll for figure in claim.figures))
        found.append(row)
    return found


def of_words(claim: Claim) -> dict[str, float]:
    """What the claim itself says: its kind, its aspect, what it states."""
    row = {"bias": 1.0, f"kind {claim.kind}": 1.0, f"family {load_kinds()[claim.kind].family}": 1.0, f"aspect {claim.aspect}": 1.0}
    row |= {f"stance {claim.stance}": 1.0, "negated": float(claim.negated), "speakers": float(bool(claim.speakers))}
    row |= {"actors": float(bool(claim.actors)), "targets": float(bool(claim.targets)), "places": float(bool(claim.places))}
    row |= {"dated": float(claim.when.start is not None), "day": float(claim.when.precision == "day")}
    row |= {"captured": float(toll_of(claim, "captured") > 0), "injured": float(toll_of(claim, "injured") > 0)}
    row["exact captured"] = float(any(figure.measure == "captured" and figure.best for figure in claim.figures))
    row |= {"summary": float(bool(SUMMARY.search(claim.text))), "before": float(bool(BEFORE.search(claim.text)))}
    row["noun"] = float(claim.rule.startswith("noun"))
    return row | {"length": math.log1p(len(claim.text)) / 5}


def of_place(report: Report, claim: Claim, place: int) -> dict[str, float]:
    """Where the claim stands in the report."""
    at = claim.start / max(1, len(report.text))
    return {"first": float(place == 0), "order": math.log1p(place), "depth": at, "opening": float(claim.start < OPENING)}


def of_title(title: frozenset[str], claim: Claim, repeated: Counter[int]) -> dict[str, float]:
    """How much of the title the claim says again."""
    if not title:
        return {}
    shared = len(title & words_of(claim.text)) / len(title)
    numbers = {number_of(figure) for figure in claim.figures}
    return {
        "title words": shared,
        "title toll": float(any(str(number) in title for number in numbers if number)),
        "title trigger": float(bool(words_of(claim.trigger.text) & title)),
    }


def words_of(text: str) -> frozenset[str]:
    """The words of a text in lower case, cut to five letters so that forms of a word meet; without small words."""
    return frozenset(word[:5] for word in WORD.findall(text.lower()) if word not in SMALL)
