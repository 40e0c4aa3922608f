"""Trains the weights that tell an act that is a report's news from background, and writes them.

    python benchmarks/train_background.py GOLD [--write]

GOLD is a folder with templates/documents.jsonl (MUC-4: `text`, `published`, `templates` with `roles`). Its key has neither old
news nor what is done in general. There, and in benchmarks/dispatches, which is coded the same way, a claim of violence is news
where one of its actors or targets is in the key, and background where it names some and none is; a claim that names nobody
trains only in a document without any incident. So that it learns no habit of one sort of text, the claims of benchmarks/wars
that a coder has too and the lead claims of benchmarks/kind_snippets.jsonl train as news. What is marked held there does not
train: the share of it that is taken for background is printed beside the figures of the cross-validation.

Full-batch steps from nought, so the same input gives the same file; the seed is for the folds. Needs numpy.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

import logistic
from contested.reading.background import LEAST, is_tied, may_be
from contested.reading.background_features import features
from contested.reading.confidence import likelihood
from contested.records import ActorMention, Claim, Report
from train_confidence import aligned_hits, drafts, json_rows

SEED, FOLDS, STEPS, RATE, L2, SMALL = 7, 5, 800, 0.3, 0.004, 0.03
WEIGHTS = {"templates": 1.0, "dispatches": 1.0, "wars": 3.0, "snippets": 0.5}
UNASKED = ("background", "confidence")  # steps that are not run
HERE = Path(__file__).parent
OUT = HERE.parent / "src" / "contested" / "data" / "models" / "background.json"
ROLES = {"actors": ("PerpInd", "PerpOrg"), "targets": ("Target", "Victim")}


@dataclass(frozen=True, slots=True)
class Item:
    """A claim as features, whether it is news, and where it comes from."""

    row: dict[str, float]
    news: bool
    source: str
    report: str
    tied: bool  # never taken for background
    held: bool = False


def main() -> None:
    """Reads, cross-validates, trains, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    items = [
        *of_keys(json_rows(asked.gold / "templates" / "documents.jsonl"), "templates"),
        *(item for part in ("open", "held") for item in of_dispatches(part)),
        *of_wars(),
        *of_snippets(),
    ]
    print("\n".join(lines(items)))
    if asked.write:
        weights = fit([item for item in items if not item.held])
        kept = {name: round(weight, 3) for name, weight in sorted(weights.items()) if abs(weight) >= SMALL}
        OUT.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")


# --- the claims and which of them are news ---


def of_dispatches(part: str) -> Iterator[Item]:
    """The claims of our own dispatches."""
    return of_keys(json_rows(HERE / "dispatches" / part / "templates" / "documents.jsonl"), "dispatches", part == "held")


def of_keys(rows: list[dict[str, Any]], source: str, held: bool = False) -> Iterator[Item]:
    """The claims of documents with keys of their incidents."""
    reports = [Report(text=item["text"], published=item["published"]) for item in rows]
    for item, draft in zip(rows, drafts(reports, without=UNASKED), strict=True):
        for claim, row in zip(draft.claims, features(draft, draft.claims), strict=True):
            known = in_key(claim, item["templates"])
            if may_be(claim) and known is not None:
                yield Item(row, known, source, item["id"], is_tied(claim), held)


def in_key(claim: Claim, templates: list[dict[str, Any]]) -> bool | None:
    """Whether the key has somebody whom the claim names; None where it cannot be told."""
    for role, slots in ROLES.items():
        wanted = [name for one in templates for slot in slots for entity in one["roles"][slot] for name in entity["mentions"]]
        mentions: Sequence[ActorMention] = getattr(claim, role)
        if any(same(name, mention.text) for name in wanted for mention in mentions):
            return True
    return False if claim.actors or claim.targets or not templates else None


def same(name: str, text: str) -> bool:
    """Whether one of two names lies within the other."""
    one, other = f" {name.casefold()} ", f" {text.casefold()} "
    return one in other or other in one


def of_wars() -> Iterator[Item]:
    """The claims of whole reports that their coder has too."""
    for part in ("open", "second_open", "held", "second_held"):
        for file in sorted((HERE / "wars" / part).glob("*.yaml")):
            entries = yaml.safe_load(file.read_text("utf-8"))
            for entry in entries["reports"] if isinstance(entries, dict) else entries:
                if "claims" in entry:
                    text = (file.parent / "reports" / entry["report"]).read_text("utf-8")
                    report = Report(text=text, outlet=entry.get("outlet"), published=entry.get("published"))
                    [draft] = drafts([report], without=UNASKED)
                    hits = aligned_hits(text, entry["claims"], draft.claims)
                    for i, row in enumerate(features(draft, draft.claims)):
                        if i in hits and may_be(draft.claims[i]):
                            yield Item(row, True, "wars", entry["report"], is_tied(draft.claims[i]), part.endswith("held"))


def of_snippets() -> Iterator[Item]:
    """The lead claims of snippets that tell of one event each."""
    rows = json_rows(HERE / "kind_snippets.jsonl")
    reports = [Report(text=item["text"]) for item in rows]
    for i, (item, draft) in enumerate(zip(rows, drafts(reports, without=UNASKED), strict=True)):
        for claim, row in zip(draft.claims, features(draft, draft.claims), strict=True):
            if claim.lead and may_be(claim):
                yield Item(row, True, "snippets", str(i), is_tied(claim), item["part"] == "held")


# --- the model ---


def fit(items: Sequence[Item]) -> dict[str, float]:
    """The weights of the features."""
    counts = [WEIGHTS[item.source] for item in items]
    return logistic.fit([item.row for item in items], [item.news for item in items], counts, steps=STEPS, rate=RATE, ridge=L2)


def likely(items: Sequence[Item], weights: dict[str, float]) -> list[float]:
    """How likely each is news."""
    return [likelihood(sum(weights.get(name, 0.0) * value for name, value in item.row.items())) for item in items]


def cross_validated(items: Sequence[Item]) -> list[float]:
    """How likely each is news by weights that come from other reports; what is held never trains."""
    reports = sorted({(item.source, item.report) for item in items})
    random.Random(SEED).shuffle(reports)
    fold = {report: i % FOLDS for i, report in enumerate(reports)}
    given = [0.0] * len(items)
    for out in range(FOLDS):
        weights = fit([item for item in items if not item.held and fold[item.source, item.report] != out])
        for i, value in enumerate(likely(items, weights)):
            if fold[items[i].source, items[i].report] == out:
                given[i] = value
    return given


def lines(items: Sequence[Item]) -> Iterator[str]:
    """What share of the news and of the rest is taken for background, by source."""
    given = cross_validated(items)
    yield "| source | claims | news taken for background | rest taken for background |"
    yield "|---|---|---|---|"
    for source in WEIGHTS:
        for held in (False, True):
            chosen = [i for i, item in enumerate(items) if item.source == source and item.held == held]
            if chosen:
                shares = " | ".join(
                    share([given[i] < LEAST and not items[i].tied for i in chosen if items[i].news == news])
                    for news in (True, False)
                )
                yield f"| {source}{', held' if held else ''} | {len(chosen)} | {shares} |"


def share(flags: Sequence[bool]) -> str:
    """How many are true, of how many."""
    return f"{sum(flags)} of {len(flags)}"


if __name__ == "__main__":
    main()
