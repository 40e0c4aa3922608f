"""When an act happened: which of the time expressions around it dates it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Span, Token

from contested.reading.draft import Draft
from contested.reading.published import is_stamp
from contested.reading.tense import Clauses, governor
from contested.reading.when_apart import apart, inside
from contested.records import UNKNOWN_TIME, Interval, TimeMention, interval_of

SPEECH_VERBS = (
    "say tell announce report state add declare claim confirm deny warn admit note acknowledge reveal quote reiterate stress "
    "insist write tweet post explain describe condemn accuse denounce mourn mark protest commemorate criticize blame charge"
)
SPEECH = frozenset(SPEECH_VERBS.split())
ATTACHED, SHARED, SAME_CLAUSE, SAME_SENTENCE = range(4)
DATES = ("iso_date", "slashed_date", "month_day", "day_month")
BACK = re.compile(
    r"\s*(?:during|in|after|following|as a result of) (?:the|this|that|these|their|his) (?:[a-z-]+ ){0,2}"
    r"(?:operation|search|raid|attack|assault|clash|clashes|fighting|battle|blast|explosion|ambush|strike|incident|patrol|process|firefight)s?\b"
    r"|\s*(?:another|also|later|subsequently|he was|they were|the (?:blast|attack|explosion|raid|strike|ambush|operation) )",
    re.IGNORECASE,
)
BEFORE_NOUN = ("amod", "nummod", "compound", "poss", "nmod")
ABOUT = ("with", "for", "about", "following", "after", "since", "against", "into", "over", "despite")
WHEN = re.compile(r",?\s{1,2}when\b", re.IGNORECASE)
POINTING = re.compile(r"(?:earlier |later )?(?:last|this)\b", re.IGNORECASE)
SEASON = re.compile(r"\b(?:summer|winter|spring|autumn)$", re.IGNORECASE)
AND = re.compile(
    r"\s{0,2}(?:,|and|or|to|through|until|-|–)(?:\s(?:and|on|again|then|into|in|the|early|late)){0,3}\s{0,2}", re.IGNORECASE
)
NEAR = re.compile(r",?\s{1,2}(?:on|at|in)?\s{0,2}", re.IGNORECASE)
GOING_ON = re.compile(
    r"\b(?:continu|last|rag|drag|persist|carri|go|went|rumbl)\w*\b[^.;]{0,25}\b(?:until|till|through|into|to)\s{1,2}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Bond:
    """How a time expression hangs together with an act: the lower the rank, the closer."""

    time: TimeMention
    rank: int
    distance: int
    spoken: bool  # it dates the saying, not the act
    after: bool = False  # the act is told after the time


def when_of(draft: Draft, token_start: int, token_end: int, clause_start: int, clause_end: int) -> Interval:
    """When the act with this trigger happened, as its clause and sentence tell, else UNKNOWN_TIME.

    The time of saying ("the army said on Tuesday that 22 were killed") leaves the start open and gives the end.
    """
    clauses = Clauses(draft.doc, draft.report.text)
    trigger = clauses.root(token_start, token_end)
    if trigger is None:
        return UNKNOWN_TIME
    sentence = trigger.sent
    first, last = min(sentence.start_char, clause_start), max(sentence.end_char, clause_end)
    bonds = bonds_in(draft, clauses, trigger, first, last, (clause_start, clause_end))
    day, gap = apart(draft, clauses, trigger)
    if day is not None:
        return day
    if gap is not None:
        bonds = [bond for bond in bonds if inside(clauses, gap, bond.time) == gap.holds(trigger)]
    if bonds:
        return chosen(draft, clauses, bonds, trigger)
    return carried(draft, clauses, trigger)


def bonds_in(draft: Draft, clauses: Clauses, trigger: Token, first: int, last: int, clause: tuple[int, int]) -> list[Bond]:
    """The bonds of the trigger to the times between two offsets."""
    times = [time for time in draft.times if time.interval and first <= time.start < last and not is_dateline(draft, time)]
    bonds = [bond_of(clauses, time, trigger, clause) for time in times]
    return [bond for bond in bonds if bond is not None]


def is_dateline(draft: Draft, time: TimeMention) -> bool:
    """Whether the time is the report's own date, which dates no act."""
    return time.rule in DATES and is_stamp(draft.report.text, time.start, time.end, full=False)


def carried(draft: Draft, clauses: Clauses, trigger: Token) -> Interval:
    """The time of the sentence that this one goes on from, or that it is the headline of; marked as inferred."""
    text, sentence = draft.report.text, trigger.sent
    if BACK.match(text, sentence.start_char) and sentence.start:
        other = draft.doc[sentence.start - 1].sent
        while other.start and not other.text.strip():
            other = draft.doc[other.start - 1].sent
    elif is_headline(draft, trigger):
        other = next((s for s in sentences_after(sentence, 6) if s.text.rstrip().endswith(".") and len(s) > 8), None)
    else:
        return UNKNOWN_TIME
    if other is None:
        return UNKNOWN_TIME
    bonds = bonds_in(draft, clauses, other.root, other.start_char, other.end_char, (other.start_char, other.end_char))
    points = [bond for bond in bonds if not bond.spoken and bond.time.timex in ("DATE", "TIME") and weight(bond.time) == 0]
    found = chosen(draft, clauses, points, other.root)
    return replace(found, inferred=True) if found.precision == "day" else UNKNOWN_TIME


def sentences_after(sentence: Span, most: int) -> Iterator[Span]:
    """The next sentences."""
    for _ in range(most):
        if sentence.end >= len(sentence.doc):
            return
        sentence = sentence.doc[sentence.end].sent
        yield sentence


def is_headline(draft: Draft, trigger: Token) -> bool:
    """Whether the trigger stands in the first paragraph of the report, and that has no full stop."""
    block = next((block for block in draft.blocks if block.role in ("title", "body")), None)
    if block is None or not block.start <= trigger.idx < block.end:
        return False
    return block.role == "title" or (block.end - block.start < 160 and draft.report.text[block.end - 1] not in '.!?”"')


def chosen(draft: Draft, clauses: Clauses, bonds: list[Bond], trigger: Token) -> Interval:
    """The days of the closest time that dates the act, ended by the time of saying where one is told."""
    said = min((bond for bond in bonds if bond.spoken), key=lambda bond: bond.rank * 1000 + bond.distance, default=None)
    own = [bond for bond in bonds if not bond.spoken and (bond.rank < SAME_SENTENCE or said is None)]
    if not own:
        return up_to(said.time.interval) if said else UNKNOWN_TIME
    best = min(own, key=lambda bond: (bond.rank, weight(bond.time), bond.distance))
    best = next((bond for bond in own if is_finer(draft, bond.time, best.time)), best)
    interval = lasting(draft, clauses, best, together(draft, best, own), trigger)
    if WHEN.match(draft.report.text, best.time.end) and best.after:
        interval = bare(best.time) or interval
    if said and said.time.interval and best.time.value == "PRESENT_REF":  # "now" is the day on which it was said
        return replace(said.time.interval, text=interval.text)
    return ended_by(interval, said.time.interval) if said else interval


def is_finer(draft: Draft, time: TimeMention, other: TimeMention) -> bool:
    """Whether a time puts the one right before it more closely: "ten years ago, on 11 May 2010"."""
    own, whole = time.interval, other.interval
    if (
        own is None
        or whole is None
        or own.start is None
        or whole.start is None
        or own.precision != "day"
        or whole.precision == "day"
    ):
        return False
    beside = NEAR.fullmatch(draft.report.text, other.end, time.start) or NEAR.fullmatch(draft.report.text, time.end, other.start)
    return bool(beside) and whole.start <= own.start and (own.end or own.start) <= (whole.end or date.max)


def lasting(draft: Draft, clauses: Clauses, best: Bond, interval: Interval, trigger: Token) -> Interval:
    """The days of an act that went on: "broke out on Monday and continued until Tuesday", "killed since the war began in 2014"."""
    if interval.start is None or (verb := governor_of(clauses, best.time)) is None:
        return interval
    since = any(child.dep_ == "mark" and child.lower_ == "since" for child in verb.children) and best.time.timex == "DATE"
    if since and verb.i != trigger.i and not verb.is_ancestor(trigger):
        end = draft.published.end
        return replace(interval, end=max(end, interval.start), precision="day") if end else replace(interval, end=None)
    for time in draft.times:
        last = time.interval.end if time.interval else None
        if last is None or time.start <= best.time.end or not GOING_ON.search(draft.report.text, best.time.end, time.start):
            continue
        other = governor_of(clauses, time)
        if other is not None and other.head.i == verb.i and other.dep_ in ("conj", "advcl") and last >= interval.start:
            return replace(interval, end=last, text=draft.report.text[best.time.start : time.end])
    return interval


def governor_of(clauses: Clauses, time: TimeMention) -> Token | None:
    """The verb above a time."""
    root = clauses.root(time.start, time.end)
    return governor(root) if root is not None else None


def bare(time: TimeMention) -> Interval | None:
    """The days of the words alone: of 2011 in "since 2011, when he was toppled"."""
    try:
        return interval_of(time.value, source="text")
    except ValueError:
        return None


def weight(time: TimeMention) -> int:
    """Points before stretches, and both before the empty "now"."""
    return 2 if time.value.endswith("_REF") else 1 if time.timex == "DURATION" else 0


def up_to(interval: Interval | None) -> Interval:
    """The interval with its start left open."""
    return replace(interval, start=None) if interval else UNKNOWN_TIME


def ended_by(interval: Interval, said: Interval | None) -> Interval:
    """The interval, which cannot go beyond the day on which it was told, if it had begun by then."""
    end = said.end if said else None
    if end is None or interval.end is None or interval.end <= end or (interval.start or date.min) > end:
        return interval
    return replace(interval, end=end) if interval.precision == "day" else interval


def together(draft: Draft, best: Bond, bonds: list[Bond]) -> Interval:
    """The days of the best time and of those that it is listed with: "on Monday and Tuesday"."""
    interval = best.time.interval or UNKNOWN_TIME
    for bond in bonds:
        other = bond.time.interval
        low, high = sorted([best.time, bond.time], key=lambda time: time.start)
        if other is None or bond.time is best.time or not AND.fullmatch(draft.report.text, low.end, high.start):
            continue
        if is_finer(draft, best.time, bond.time):
            continue
        if interval.start and interval.end and other.start and other.end:
            words = draft.report.text[low.start : high.end]
            interval = replace(interval, start=min(interval.start, other.start), end=max(interval.end, other.end), text=words)
    return interval


def bond_of(clauses: Clauses, time: TimeMention, trigger: Token, clause: tuple[int, int]) -> Bond | None:
    """How the time hangs together with the trigger; None where it tells of something else."""
    root = clauses.root(time.start, time.end)
    if root is None or describes_other(root, time, trigger):
        return None
    verb, above = governor(root), [token.i for token in trigger.ancestors]
    bond = Bond(time, SAME_SENTENCE, abs(time.start - trigger.idx), False, time.start < trigger.idx)
    if trigger.i in (token.i for token in up_to_verb(root)):
        return replace(bond, rank=ATTACHED)
    if verb is not None and is_speech(verb):
        return replace(bond, rank=ATTACHED if verb.i in above else SAME_SENTENCE, spoken=True)
    if dates_other_act(root, trigger):
        return bond
    if verb is not None and verb.i in above:
        return replace(bond, rank=SHARED, spoken=is_earlier(trigger, verb, root))
    return replace(bond, rank=SAME_CLAUSE) if clause[0] <= time.start < clause[1] else bond


def describes_other(root: Token, time: TimeMention, trigger: Token) -> bool:
    """Whether the time only names another thing, as the year in "the 1991 elections"."""
    precision = time.interval.precision if time.interval else ""
    head = root.head
    if root.sent.start_char == time.start and POINTING.match(time.text):
        return False  # "Last month rebels ambushed", where the parser joins the two nouns
    if SEASON.search(time.text) and root.dep_ in (*BEFORE_NOUN, "det") and root.head.i != trigger.i:
        return True  # "the summer capital"
    return precision in ("year", "month") and root.dep_ in BEFORE_NOUN and head.pos_ in ("NOUN", "PROPN") and head.i != trigger.i


def dates_other_act(root: Token, trigger: Token) -> bool:
    """Whether a day stands before a noun further off: "the death of the man behind the 7 August attack"."""
    noun = root.head
    if root.dep_ not in BEFORE_NOUN or noun.pos_ != "NOUN" or noun.i == trigger.i or noun.is_ancestor(trigger):
        return False
    above = noun.head.head if noun.head.pos_ == "ADP" else noun.head
    return above.i != trigger.i and above.pos_ in ("NOUN", "PROPN")


def is_earlier(trigger: Token, verb: Token, time: Token) -> bool:
    """Whether the act is past beside the verb that has the time: "the man who killed five was held on Friday"."""
    token, earlier = trigger, False
    if trigger.dep_ == "pobj" and trigger.head.lower_ == "during":  # "held a man wanted for murder during a raid last night"
        return False
    while token.i != verb.i:
        if token.i == time.i:  # "2011, when he was toppled"
            return False
        relative = token.dep_ == "relcl" and any(child.lower_ in ("who", "had") for child in token.children)
        earlier = earlier or relative or (token.dep_ == "pobj" and token.head.lower_ in ABOUT)
        token = token.head
    return earlier


def up_to_verb(token: Token) -> list[Token]:
    """The words above the token, up to and with the first verb."""
    found = []
    for above in token.ancestors:
        found.append(above)
        if above.pos_ in ("VERB", "AUX"):
            break
    return found


def is_speech(verb: Token) -> bool:
    """Whether the verb tells what someone says."""
    return verb.lemma_.lower() in SPEECH
