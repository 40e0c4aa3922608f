"""Datelines, which are no part of the sentence behind them: "KABUL, Afghanistan (Sept. 1) - ", "Lima, 29 Mar 89 (EFE) -- "."""

from __future__ import annotations

import re

MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]{0,6}\.?"
DATE = rf"(?i:(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? (?:\d{{4}}|\d{{2}}\b))?|no date)"
WORD = r"[A-Z][\w.'’-]{0,30}"
JOINING = r"(?:de|del|la|los|el|al|of|the|and|near)"
PLACE = rf"{WORD}(?:[ /](?:{WORD}|{JOINING})){{0,4}}(?: ?\([^()\n]{{2,30}}\))?(?:, ?{WORD}(?: {WORD}){{0,2}}){{0,2}}"
MARK = r" ?(?:--|[–—]) ?| - |(?<=[A-Z)])- |: "
DATELINE = re.compile(
    rf"(?P<place>{PLACE})(?P<date>,? \(?{DATE}\)?)?(?P<agency> ?\([^()\n]{{2,60}}\))?,?(?P<mark>{MARK})(?=[^\W_a-z]|[\"“‘'\[])"
)
NOTES = re.compile(r"(?:\s{0,3}\[[^\[\]\n]{2,90}\])+\s{0,3}")  # what an agency's desk writes before the text: "[Report] [Text]"
DASH = re.compile(r" (?:-{1,2}|[–—]) ")
LONGEST = 160  # characters
NAME_ALONE = 5  # so many capitals are a name, fewer may be an abbreviation: "UN: 70% of youth"


def datelines(text: str, spans: list[tuple[int, int]]) -> set[int]:
    """Offsets of the first character after the dateline of each paragraph (first and past-the-last character) that has one."""
    found = set()
    for start, end in spans:
        match = DATELINE.match(text, start, min(end, start + LONGEST))
        if match and (sure(match) or lone_dash(match, text[match.end() : min(end, match.end() + 2 * LONGEST)])):
            after = NOTES.match(text, match.end(), end)
            found.add(after.end() if after else match.end())
    return found


def sure(match: re.Match[str]) -> bool:
    """Whether a dateline has a date, an agency or a name in capitals that is no abbreviation."""
    if match["date"] or match["agency"]:
        return True
    town, comma, _ = match["place"].partition(",")  # "TRIPOLI, Libya: Forces …"
    alone = match["mark"] != ": " and match["place"].isupper()
    return (alone or bool(comma and town.isupper())) and len(town) >= NAME_ALONE


def lone_dash(match: re.Match[str], after: str) -> bool:
    """Whether a name stands before a dash that has no second: "Smith - Jones's deputy - said" is no dateline."""
    return match["mark"] != ": " and not DASH.search(after)
