"""Records in words, as the terminal shows them."""

from __future__ import annotations

from contested.export.flat import actor_name, figure_words, joined, place_name, speaker_name
from contested.picture.words import own_voice
from contested.records import Claim, Interval, PlaceMention, Report

SHORT = 12  # signs of an id that are shown where whole ones do not fit


def when_words(when: Interval) -> str:
    """An interval in words: one day, a span, or what is open."""
    if not when.known:
        return "undated"
    if when.start == when.end:
        return str(when.start)
    if when.start and when.end and when.precision in ("month", "year"):
        return when.start.strftime("%Y-%m" if when.precision == "month" else "%Y")
    if when.start is None:
        return f"by {when.end}"
    return f"{when.start} – {when.end}" if when.end else f"since {when.start}"


def claim_words(claim: Claim) -> str:
    """Who did what to whom, where and when, in one line."""
    who = joined(map(actor_name, claim.actors))
    whom = joined(map(actor_name, claim.targets))
    parts = [claim.kind.upper().replace("_", " "), qualities(claim)]
    parts += [f"by {who}" if who else "", f"on {whom}" if whom else "", where_words(claim.places)]
    parts += [f"[{when_words(claim.when)}]", joined(map(figure_words, claim.figures)) or ""]
    return " ".join(part for part in parts if part)


def qualities(claim: Claim) -> str:
    """What sets a claim off a plain statement of fact, in brackets."""
    words = [claim.stance if claim.stance != "asserted" else "", "not" if claim.negated else ""]
    words += [claim.aspect if claim.aspect not in ("actual", "state") else "", "unconfirmed" if claim.unconfirmed else ""]
    kept = [word for word in words if word]
    return f"({', '.join(kept)})" if kept else ""


def where_words(places: tuple[PlaceMention, ...]) -> str:
    """The places with their roles."""
    return ", ".join(dict.fromkeys(f"{place.role} {' '.join(place_name(place).split())}" for place in places))


def chain_words(claim: Claim, report: Report | None) -> str:
    """The chain of speakers, innermost first: `LNA, as told by Reuters`."""
    outlet = (report.outlet if report else None) or "a report without a named outlet"
    names = [" ".join(speaker_name(one).split()) for one in reversed(claim.speakers)]
    return ", as told by ".join(dict.fromkeys([*names, outlet])) if names else f"{outlet}, in its own voice"


def voice_words(claim: Claim, report: Report | None) -> str:
    """Who makes the claim."""
    return " ".join(own_voice(claim, report).split())


def quoted(words: str) -> str:
    """A sentence in quotation marks, in one line."""
    return f"“{' '.join(words.split())}”"
