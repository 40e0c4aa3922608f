"""Merges synthetic claims with a known truth, and prints time, memory and pairwise F1 for each size.

    python benchmarks/merge_scale.py 10000 50000 200000 [--plot docs/merge-scale.svg]

Five claims an event on average: reports by several outlets over days, tolls that drift, sides that contradict each other, copies.
"""

from __future__ import annotations

import math
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

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


@dataclass(frozen=True)
class Measured:
    """What merging so many claims cost."""

    claims: int
    busy: float  # CPU seconds
    megabytes: float
    f1: float


def measure(size: int) -> Measured:
    """Merges so many claims and prints a line."""
    readings, truth = readings_of(size)
    begin, busy = time.perf_counter(), time.process_time()
    events = merge_readings(readings)
    seconds, busy = time.perf_counter() - begin, time.process_time() - busy
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    f1 = pairwise_f1(events, truth)
    found = f"{size} claims, {len(set(truth.values()))} events, {len(events)} found"
    print(f"{found}: {seconds:.1f} s ({busy:.1f} s of one core), {memory:.0f} MB, F1 {f1:.3f}", flush=True)
    return Measured(size, busy, memory, f1)


def plot(rows: Sequence[Measured]) -> str:
    """The figures as an SVG, both axes logarithmic, with n log n through the first as a dashed line."""
    left, right, top, bottom, width, height = 70, 20, 30, 50, 640, 400
    last, first = rows[-1], rows[0]

    def nlogn(claims: float) -> float:
        return first.busy * claims * math.log(claims) / (first.claims * math.log(first.claims))

    high = max(last.busy, nlogn(last.claims)) * 1.3
    low = min(row.busy for row in rows) / 1.3

    def x(claims: float) -> float:
        share = math.log(claims / first.claims) / math.log(max(1.1, last.claims / first.claims))
        return left + share * (width - left - right)

    def y(busy: float) -> float:
        return height - bottom - math.log(busy / low) / math.log(high / low) * (height - top - bottom)

    path = " ".join(f"{x(row.claims):.1f},{y(row.busy):.1f}" for row in rows)
    ideal = " ".join(f"{x(row.claims):.1f},{y(nlogn(row.claims)):.1f}" for row in rows)
    marks = [
        f'<circle cx="{x(row.claims):.1f}" cy="{y(row.busy):.1f}" r="4" fill="#1f5f8b"/>'
        f'<text x="{x(row.claims):.1f}" y="{y(row.busy) - 10:.1f}" text-anchor="middle">{row.busy:.0f} s</text>'
        f'<text x="{x(row.claims):.1f}" y="{height - bottom + 20}" text-anchor="middle">{row.claims:,}</text>'
        for row in rows
    ]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">',
            "<title>Seconds of one core to merge synthetic claims, by their number</title>",
            f'<rect width="{width}" height="{height}" fill="white"/>',
            f'<line x1="{left}" y1="{height - bottom}" x2="{width - right}" y2="{height - bottom}" stroke="black"/>',
            f'<line x1="{left}" y1="{top}" x2="{left}" y2="{height - bottom}" stroke="black"/>',
            f'<polyline points="{ideal}" fill="none" stroke="#888" stroke-dasharray="5 4"/>',
            f'<polyline points="{path}" fill="none" stroke="#1f5f8b" stroke-width="2"/>',
            *marks,
            f'<text x="{width / 2}" y="{height - 8}" text-anchor="middle">claims (dashed: n log n from the first)</text>',
            f'<text x="14" y="{height / 2}" text-anchor="middle" transform="rotate(-90 14 {height / 2})">CPU seconds</text>',
            "</svg>",
            "",
        ]
    )


def main(words: list[str]) -> None:
    """One line a size, and the plot where one is asked for."""
    rows = [measure(size) for size in sorted(int(word) for word in words if word.isdigit()) or [10_000]]
    if "--plot" in words:
        Path(words[words.index("--plot") + 1]).write_text(plot(rows), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
