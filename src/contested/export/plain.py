"""Which claims and events are plain: said to have happened, by somebody who stands by it.

Databases of events, ACLED's and UCDP's among them, hold what happened. What is only denied, planned, threatened, supposed or told
as history is kept out of them, and counted.
"""

from __future__ import annotations

from collections.abc import Sequence

from contested.records import Claim

TOLD = ("actual", "ongoing", "state")
ONLY_DENIED = "told only in a denial"
ONLY_PLANNED = "only planned, threatened or supposed"
ONLY_HISTORY = "told only as history"


def is_plain(claim: Claim) -> bool:
    """Whether somebody says of it that it happened or is happening, and stands by it."""
    return claim.stance == "asserted" and not claim.negated and claim.aspect in TOLD


def why_not_plain(claims: Sequence[Claim]) -> str | None:
    """Why none of the claims is plain; None where one is."""
    if any(map(is_plain, claims)):
        return None
    if any(claim.aspect in TOLD for claim in claims):
        return ONLY_DENIED
    return ONLY_PLANNED if any(claim.aspect in ("planned", "hypothetical") for claim in claims) else ONLY_HISTORY
