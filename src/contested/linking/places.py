"""Toponyms put on the map: which place each denotes, why, what else it may be, and how exactly it is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import exp

from contested.linking.folding import fold
from contested.linking.gazetteer import Entry, Gazetteer
from contested.linking.place_evidence import Around, Asked, kind_asked, static_evidence
from contested.linking.place_options import options_of
from contested.records import PlaceMention

COMMA = re.compile(r"\s*,\s*|\s*\(\s*|,? in (?:the )?")
WINDOW = 40  # characters looked at on either side of a name


def ask(text: str, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> list[Asked]:
    """Each mention with the places that it may denote and what its neighbours say."""
    options = [options_of(mention.text, gazetteer) for mention in mentions]
    asked = []
    for i, mention in enumerate(mentions):
        before, after = text[max(0, mention.start - WINDOW) : mention.start], text[mention.end : mention.end + WINDOW]
        kind = kind_asked(mention.text, mention.start, mention.end, before, after)
        follows = i + 1 < len(mentions) and COMMA.fullmatch(text, mention.end, mentions[i + 1].start)
        leads = i > 0 and COMMA.fullmatch(text, mentions[i - 1].end, mention.start)
        inside = options[i + 1] if follows else ()
        if not any(lies_in_any(option, inside) for option in options[i]):
            inside = ()
        asked.append(Asked(fold(mention.text), options[i], kind, inside, options[i - 1] if leads else ()))
    return asked


def lies_in_any(inner: Entry, outers: Sequence[Entry]) -> bool:
    from contested.linking.place_evidence import lies_in

    return any(lies_in(inner, outer) for outer in outers)


def first_guess(asked: Asked, weights: dict[str, float]) -> list[float]:
    """How likely each option is by the name and its neighbours alone."""
    sums = [sum(weights.get(name, 0.0) * value for name, value in static_evidence(asked, option)) for option in asked.options]
    return shares(sums)


def shares(sums: list[float]) -> list[float]:
    """The sums as probabilities."""
    top = max(sums, default=0.0)
    raised = [exp(value - top) for value in sums]
    total = sum(raised) or 1.0
    return [value / total for value in raised]


def around_of(outlet: str | None, asked: Sequence[Asked], weights: dict[str, float]) -> Around:
    """What the names of the report most likely denote, at first sight."""
    others: dict[str, tuple[Entry, float]] = {}
    said: dict[str, Entry] = {}
    for item in asked:
        if not item.options:
            continue
        likely = first_guess(item, weights)
        best = max(range(len(likely)), key=likely.__getitem__)
        if item.key not in others or likely[best] > others[item.key][1]:
            others[item.key] = item.options[best], likely[best]
        if item.inside:
            said[item.key] = item.options[best]
    return Around(others, said, fold(outlet or "").replace(" ", ""), outlet_country(outlet or ""))


TOP_LEVEL = {"uk": "GB"}


def outlet_country(outlet: str) -> str:
    """The country of the outlet's host, by its top-level domain; "" where it says none."""
    match = re.search(r"\.([a-z]{2})$", outlet)
    return TOP_LEVEL.get(match[1], match[1].upper()) if match else ""
