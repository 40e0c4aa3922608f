"""Merges synthetic claims with a known truth, and prints time, memory and pairwise F1 for each size.

    python benchmarks/merge_scale.py 10000 50000 200000

Five claims an event on average: reports by several outlets over days, tolls that drift, sides that contradict each other, copies.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections import Counter
from datetime import date, timedelta

from contested.merging.merge import merge_readings
from contested.records import ActorMention, Claim, Figure, Interval, PlaceMention, Reading, Report, Span, content_id, interval_of

SYLLABLES = "bar kel dor mir sal tan wad zef gur hon lap ner pol rus vek".split()  # no two alike but for their vowels
KINDS = ("air_strike", "shelling", "armed_clash", "explosion", "attack", "abduction")
SIDES = ("Blue Front", "Red Brigade", "Northland army", "Green Guard", "Coast Battalion", "White Column")
OUTLETS = tuple(f"Outlet {n}" for n in range(40))
WORDS = "near the market north road bridge school farm river quarter hill depot convoy house camp gate station".split()


def town(number: int) -> str:
    """A made-up name, another for each number."""
    parts = []
    while number or not parts:
        number, rest = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[rest])
    return "".join(reversed(parts)).capitalize() + "ra"


def readings_of(claims: int, seed: int = 7) -> tuple[list[Reading], dict[str, int]]:
    """Synthetic readings with one claim each, and the true event of each claim."""
    random_ = random.Random(seed)
    towns = max(50, claims // 100)
    found: list[Reading] = []
    truth: dict[str, int] = {}
    event = 0
    while len(found) < claims:
        event += 1
        where, kind = town(random_.randrange(towns)), random_.choice(KINDS)
        day = date(2015, 1, 1) + timedelta(days=random_.randrange(2000))
        sides = random_.sample(SIDES, 2)
        toll, detail = random_.randrange(1, 30), random_.sample(WORDS, 3)
        last = None
        for number in range(min(random_.randrange(1, 10), claims - len(found))):
            out = day + timedelta(days=number // 3)
            if last is not None and random_.random() < 0.15:
                reading = telling(last.report.text, where, kind, day, sides, toll, random_.choice(OUTLETS), out, len(found))
            else:
                toll += random_.randrange(0, 3)
                blamed = sides if random_.random() < 0.8 else sides[::-1]
                words = " ".join(random_.sample(WORDS, 4) + detail)
                text = f"{kind.replace('_', ' ')} by {blamed[0]} on {where} killed {toll} of {blamed[1]} on {day:%d %B}, {words}."
                reading = telling(text, where, kind, day, blamed, toll, random_.choice(OUTLETS), out, len(found))
            last = reading
            found.append(reading)
            truth[reading.claims[0].id] = event
    return found, truth


def telling(
    text: str, where: str, kind: str, day: date, sides: list[str], toll: int, outlet: str, out: date, number: int
) -> Reading:
    """A report with one claim."""
    report = Report(text=text, outlet=outlet, published=out, url=f"https://example.org/{number}")
    span = {"start": 0, "end": len(text), "text": text, "rule": "made"}
    actors = [ActorMention(**{**span, "text": name}, kind="armed_group", name=name) for name in sides]  # type: ignore[arg-type]
    claim = Claim(
        **span,  # type: ignore[arg-type]
        id=content_id("claim", report.id),
        report_id=report.id,
        kind=kind,
        trigger=Span(start=0, end=len(text), text=text),
        actors=(actors[0],),
        targets=(actors[1],),
        places=(PlaceMention(**{**span, "text": where}, name=where),),  # type: ignore[arg-type]
        when=Interval(start=day, end=day, precision="day", source="text"),
        figures=(Figure(**span, measure="killed", low=toll, best=toll, high=toll),),  # type: ignore[arg-type]
        lead=True,
    )
    return Reading(report=report, language="en", published=interval_of(out), claims=(claim,))


def pairwise_f1(events: object, truth: dict[str, int]) -> float:
    """F1 over pairs of claims in one event."""
    both: Counter[tuple[int, int]] = Counter()
    for number, event in enumerate(events):  # type: ignore[call-overload]
        both.update((number, truth[claim.id]) for claim in event.claims)
    pairs = sum(n * (n - 1) for n in both.values())
    found: Counter[int] = Counter()
    true: Counter[int] = Counter()
    for (number, real), n in both.items():
        found[number] += n
        true[real] += n
    return 2 * pairs / max(1, sum(n * (n - 1) for n in found.values()) + sum(n * (n - 1) for n in true.values()))


def main(sizes: list[int]) -> None:
    """One line a size."""
    for size in sizes:
        readings, truth = readings_of(size)
        begin, busy = time.perf_counter(), time.process_time()
        events = merge_readings(readings)
        seconds, busy = time.perf_counter() - begin, time.process_time() - busy
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        found = f"{size} claims, {len(set(truth.values()))} events, {len(events)} found"
        cost = f"{seconds:.1f} s ({busy:.1f} s of one core), {memory:.0f} MB"
        print(f"{found}: {cost}, F1 {pairwise_f1(events, truth):.3f}", flush=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000])
