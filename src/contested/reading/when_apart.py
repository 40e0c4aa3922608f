"""Acts that a sentence dates by another: "on Sunday, a week after a similar attack", "two days after the truce of 10 April"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from spacy.tokens import Token

from contested.reading.draft import Draft
from contested.reading.tense import Clauses
from contested.records import Interval, TimeMention

LENGTH = re.compile(r"P(\d{1,3})([DW])")
DAYS = {"D": 1, "W": 7}
MOST = 90  # days; beyond that "a year after" is a year rather than a day


@dataclass(frozen=True, slots=True)
class Gap:
    """So many days between two acts of a sentence: the words of the second, and the verb that the first belongs to."""

    days: int  # from the act behind "after" or "before" to the other
    first: int  # tokens of the act behind it
    last: int
    root: Token

    def holds(self, token: Token) -> bool:
        """Whether a word belongs to the act behind "after" or "before"."""
        return bool(self.first <= token.i <= self.last)


def apart(draft: Draft, clauses: Clauses, trigger: Token) -> tuple[Interval | None, Gap | None]:
    """The day of the trigger's act by that of the other act of its sentence, and the gap between them, where there is one."""
    gap = next((gap for gap in gaps_in(draft, clauses, trigger) if gap.holds(trigger) or is_main(gap, trigger)), None)
    if gap is None:
        return None, None
    sentence = trigger.sent
    dated = [time for time in draft.times if sentence.start_char <= time.start < sentence.end_char and is_day(time)]
    own = [time for time in dated if inside(clauses, gap, time) == gap.holds(trigger)]
    other = [time for time in dated if time not in own]
    if own or len(other) != 1 or (interval := other[0].interval) is None or interval.start is None:
        return None, gap
    try:
        day = interval.start + timedelta(days=-gap.days if gap.holds(trigger) else gap.days)
    except OverflowError:
        return None, gap
    return Interval(start=day, end=day, precision="day", text=other[0].text, source="text", inferred=True), gap


def gaps_in(draft: Draft, clauses: Clauses, trigger: Token) -> Iterator[Gap]:
    """The gaps between two acts of the trigger's sentence."""
    sentence = trigger.sent
    for time in draft.times:
        length = LENGTH.fullmatch(time.value) if sentence.start_char <= time.start < sentence.end_char else None
        last = clauses.token_at(time.end - 1) if length else None
        if length is None or last is None or last.i + 2 >= sentence.end:
            continue
        link, days = last.nbor(), int(length[1]) * DAYS[length[2]]
        if link.lower_ not in ("after", "before") or days > MOST:
            continue
        root = link.head if link.dep_ == "mark" else next((child for child in link.children if child.dep_ == "pobj"), None)
        if root is not None and root.right_edge.i > link.i:
            yield Gap(days if link.lower_ == "after" else -days, link.i + 1, root.right_edge.i, root)


def is_main(gap: Gap, trigger: Token) -> bool:
    """Whether the act is the one that the clause or phrase behind "after" hangs on."""
    verb = gap.root.head if gap.root.dep_ != "pobj" else gap.root.head.head
    parts = [verb.i, *(child.i for child in verb.children if child.dep_ in ("nsubj", "dobj", "nsubjpass"))]
    return not gap.holds(trigger) and trigger.i in parts


def is_day(time: TimeMention) -> bool:
    """Whether a time is a single day."""
    interval = time.interval
    return interval is not None and interval.start is not None and interval.start == interval.end and time.timex in ("DATE", "TIME")


def inside(clauses: Clauses, gap: Gap, time: TimeMention) -> bool:
    """Whether a time stands among the words behind "after" or "before"."""
    root = clauses.root(time.start, time.end)
    return root is not None and gap.holds(root)
