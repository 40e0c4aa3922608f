"""Judgements and codes as gold: a YAML file of hand-coded claims with the texts of their reports beside it, as scorers read them.

A file is `{pack: NAME, reports: [{report: FILE, outlet: …, published: …, claims: […]}]}`; each claim quotes its report exactly.
What is left out of a claim is not stated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import Connection

from contested.casebook.coding import NAMES, Code, assignments, codes
from contested.casebook.stated import COUNT, RULE, interval_stated, interval_words, parts, short
from contested.export.flat import actor_name, place_name, speaker_name
from contested.records import Claim, Figure, Interval, Report, plain
from contested.store import read, tables

SETTLED = ("confirm", "correct", "missed")
Entry = tuple[Report, list[dict[str, Any]]]


def reviewed(connection: Connection, partly: bool = False) -> Iterator[Entry]:
    """The reports whose claims people reviewed, all of them or, where `partly`, some, with the claims as they stand."""
    rulings = read.rulings(connection, tables.ruling.c.verb.in_((*SETTLED, "misread", "not_about_conflict")))
    settled = {(one.report_id, one.claim_id) for one in rulings if one.verb in SETTLED and one.state in ("stands", "found again")}
    wrong = {(one.report_id, one.claim_id) for one in rulings if one.verb == "misread"}
    without = {one.report_id for one in rulings if one.verb == "not_about_conflict"}
    for report_id in sorted({one.report_id for one in rulings}):
        (reading,) = read.readings_by_id(connection, [report_id])
        claims = [] if report_id in without else [one for one in reading.claims if (report_id, one.id) not in wrong]
        kept = [one for one in claims if (report_id, one.id) in settled]
        if partly or len(kept) == len(claims):
            yield reading.report, [gold_of_claim(one, reading.report.text) for one in kept]


def coded(connection: Connection, coder: str) -> Iterator[Entry]:
    """The reports that a coder is done with, with the codes."""
    for one in assignments(connection, coder):
        if one.done_at:
            report = read.reports_by_id(connection, [one.report_id])[one.report_id]
            yield report, [gold_of_code(code, report.text) for code in codes(connection, one.report_id, coder)]


# --- one claim ---


def gold_of_claim(claim: Claim, text: str) -> dict[str, Any]:
    """A claim as gold has it."""
    stated = claim.when.source in ("text", RULE)
    named = {
        "actor": names(map(actor_name, claim.actors)),
        "target": names(map(actor_name, claim.targets)),
        "place": names(map(place_name, claim.places)),
        "when": gold_days(claim.when) if stated else "",
        "speaker": names(map(speaker_name, claim.speakers[-1:])),
        "stance": claim.stance if claim.stance != "asserted" else "",
        "aspect": claim.aspect if claim.aspect != "actual" else "",
        "negated": claim.negated,
        "figures": gold_figures(map(bounds_of, claim.figures)),
    }
    return given(quote(text, claim.start, claim.end), claim.kind, named)


def gold_of_code(code: Code, text: str) -> dict[str, Any]:
    """A code as gold has it."""
    actors, targets, places, speakers = (list(parts(getattr(code, name))) for name in NAMES)
    bare = [place.partition(" ")[2] if place.split(" ")[0] in ("from", "to", "near", "at") else place for place in places]
    named = {
        "actor": actors,
        "target": targets,
        "place": bare,
        "when": gold_days(interval_stated(code.when)),
        "speaker": speakers[-1:],
        "stance": code.stance if code.stance != "asserted" else "",
        "aspect": code.aspect if code.aspect != "actual" else "",
        "figures": gold_figures(map(bounds_stated, parts(code.figures))),
    }
    return given(quote(text, code.start, code.end), code.kind, named)


def given(words: str, kind: str, named: dict[str, Any]) -> dict[str, Any]:
    """The fields that are stated."""
    return {"quote": words, "kind": kind, **{name: value for name, value in named.items() if value}}


def names(found: Iterable[str]) -> list[str]:
    """Names in one line each, each once."""
    return list(dict.fromkeys(short(one[:300]) for one in found))


def quote(text: str, start: int, end: int) -> str:
    """The words from `start` to `end`, with as much before them as it takes to be found there first."""
    while text.find(text[start:end]) != start and start > 0:
        start = max(text.rfind(" ", 0, start - 1) + 1, 0) if start > 1 else 0
    return text[start:end]


def gold_days(when: Interval) -> str:
    """Days as gold has them: one, a month or year, or the first and the last."""
    return interval_words(when) if when.known else ""


Bounds = tuple[str, int | None, int | None, int | None, str | None]  # measure, least, exact, most, of whom


def bounds_of(figure: Figure) -> Bounds:
    """The bounds of a figure."""
    return figure.measure, figure.low, figure.best, figure.high, actor_name(figure.of) if figure.of else None


def bounds_stated(words: str) -> Bounds:
    """The bounds of a figure in words."""
    found = COUNT.fullmatch(short(words))
    assert found is not None  # it was checked when it was kept
    low, high = (int(found[at]) if found[at] else None for at in (2, 4))
    return found[1], low, low if not found[3] else None, high, found[5]


def gold_figures(found: Iterable[Bounds]) -> dict[str, Any]:
    """Figures by measure: `{count: 22, of: …}`, or `min` and `max`; a list where one measure has several."""
    kept: dict[str, list[dict[str, Any]]] = {}
    for measure, low, exact, high, whose in found:
        bounds = {"count": exact} if exact is not None else {"min": low, "max": high}
        told = {name: value for name, value in {**bounds, "of": whose}.items() if value is not None}
        kept.setdefault(measure, []).append(told)
    return {measure: told[0] if len(told) == 1 else told for measure, told in kept.items()}


# --- the files ---


def write_gold(folder: Path, entries: Iterable[Entry], packs: Sequence[str] = ()) -> tuple[int, int]:
    """Writes `claims.yaml` and `reports/`; gives how many reports and claims."""
    texts = folder / "reports"
    texts.mkdir(parents=True, exist_ok=True)
    rows: list[dict[str, Any]] = []
    for report, claims in entries:
        name = f"{len(rows):03d}_{report.id}.txt"
        (texts / name).write_text(one_newline(report.text), encoding="utf-8", errors="replace", newline="\n")
        head = {"report": name, "outlet": report.outlet, "published": plain(report.published)}
        told = [{**claim, "quote": one_newline(claim["quote"])} for claim in claims]
        rows.append({**{key: value for key, value in head.items() if value is not None}, "claims": told})
    whole = {**({"pack": packs[0]} if packs else {}), "reports": rows}
    words = yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=1000)
    (folder / "claims.yaml").write_text(words, encoding="utf-8", errors="replace", newline="\n")
    return len(rows), sum(len(row["claims"]) for row in rows)


def one_newline(text: str) -> str:
    """The text with one kind of line end, as a file is read back."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
