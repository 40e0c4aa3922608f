"""Wide rows as a terminal shows them: a day at the left, and a few lines at its side, the last of them for looking further."""

from __future__ import annotations

from collections.abc import Mapping

Cells = Mapping[str, str]  # a row's cells, by their heads, cleaned
Card = tuple[str, tuple[str, ...]]


def beside(*parts: str) -> str:
    """The parts that there are, in one line."""
    return " · ".join(part for part in parts if part)


def roles(cells: Cells) -> str:
    """Who, to whom, where and with what harm, in words."""
    named = (("by", cells["who"]), ("on", cells["to whom"]), ("at", cells["where"]))
    return " ".join(
        [*(f"{word} {value}" for word, value in named if value), *([f"– {cells['figures']}"] if cells["figures"] else [])]
    )


def claim_card(cells: Cells) -> Card:
    """A claim: what, in which words, who says so."""
    ids = beside(f"claim {cells['claim']}", f"event {cells['event']}" if cells["event"] else "")
    return cells["when"], (f"{cells['kind']} {roles(cells)}", cells["words"], f"according to {cells['according to']}", ids)


def event_card(cells: Cells) -> Card:
    """An event: what, how it is told, by whom."""
    told = beside(cells["status"], f"grade {cells['grade']}", cells["accounts"])
    return cells["when"], (f"{cells['kind']} {roles(cells)}", told, beside(f"event {cells['event']}", f"claims: {cells['claims']}"))


def control_card(cells: Cells) -> Card:
    """One account of who holds a place."""
    held = f"{cells['holder']}, according to {cells['according to']}"
    return cells["word of"], (held, cells["why"], beside(*(f"claim {one}" for one in cells["claims"].split("; "))))


def timeline_card(cells: Cells) -> Card:
    """An event on the timeline."""
    head = beside(f"{cells['what']}{' at ' + cells['where'] if cells['where'] else ''}", cells["status"])
    return cells["day"], (head, cells["the words"], beside(f"event {cells['event']}", f"accounts: {cells['accounts']}"))


def report_card(cells: Cells) -> Card:
    """A report and how reading it ended."""
    ended = beside(cells["outcome"], cells["why"], f"claims: {cells['claims']}")
    return cells["published"], (beside(cells["outlet"], cells["title"]), ended, f"report {cells['report']}")
