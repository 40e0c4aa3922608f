"""A reader that needs no language model, for tests of what comes after reading.

It takes a report of lines such as `gained | LNA | GNA | Gharyan | 2019-04-04 | Mismari | killed 12`: kind, actor, target, place,
day, speaker, figure; a field may be empty. A place in small letters is not found. A text that begins with `!` makes reading fail.
"""

from contested.kinds import load_kinds
from contested.records import (
    ActorMention,
    Attribution,
    Claim,
    Figure,
    Outcome,
    PlaceMention,
    Reading,
    Span,
    content_id,
    interval_of,
)

KINDS = {
    "gained": "territory_gained",
    "held": "territory_held",
    "left": "withdrawal",
    "clash": "armed_clash",
    "strike": "air_strike",
}


class LineReader:
    """Reads the lines described above."""

    def __init__(self):
        self.read_count = 0

    def read(self, report):
        return next(self.read_many([report]))

    def read_many(self, reports, processes=1):
        for report in reports:
            self.read_count += 1
            yield self.reading(report)

    def reading(self, report):
        if report.text.startswith("!"):
            raise ValueError("this report breaks the reader")
        claims, start = [], 0
        for line in report.text.split("\n"):
            if "|" in line:
                claims.append(claim_of(line, start, report))
            start += len(line) + 1
        outcome = Outcome(name="added") if claims else Outcome(name="not about conflict", reason="no line with a bar")
        actors = tuple(who for claim in claims for who in (*claim.actors, *claim.targets))
        places = tuple(place for claim in claims for place in claim.places)
        published = interval_of(report.published)
        return Reading(
            report=report, language="en", published=published, claims=tuple(claims), actors=actors, places=places, outcome=outcome
        )


def claim_of(line, start, report):
    words = [word.strip() for word in line.split("|")] + [""] * 7
    kind, actor, target, place, day, speaker, figure = words[:7]
    end = start + len(line)

    def who(name):
        known = name if name[:1].isupper() else None
        return (ActorMention(start=start, end=end, text=name, rule="line", kind="armed_group", name=known),) if name else ()

    def where(name):
        if not name:
            return ()
        if name.islower():
            return (PlaceMention(start=start, end=end, text=name, rule="line", reason="no such place in the gazetteer"),)
        known = {"name": name, "lat": 32.0, "lon": 13.0, "country": "LY", "feature": "town", "precision": 1}
        return (PlaceMention(start=start, end=end, text=name, rule="line", **known),)

    said = Span(start=start, end=end, text=line)
    speakers = (
        Attribution(start=start, end=end, text=line, rule="line", source=said, cue=None, content=said, source_name=speaker),
    )
    measure, _, number = figure.partition(" ")
    count = int(number or 0)
    figures = (Figure(start=start, end=end, text=figure, rule="line", measure=measure, low=count, best=count, high=count),)
    return Claim(
        start=start,
        end=end,
        text=line,
        rule="line",
        id=content_id("claim", report.text, start),
        report_id=report.id,
        kind=KINDS.get(kind, kind if kind in load_kinds() else "attack"),
        trigger=Span(start=start, end=start + len(kind), text=kind),
        actors=who(actor),
        targets=who(target),
        places=where(place),
        when=interval_of(day or None, "text"),
        speakers=speakers if speaker else (),
        figures=figures if figure else (),
        lead=start == 0,
    )
