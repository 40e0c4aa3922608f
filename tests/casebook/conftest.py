"""A casebook on each kind of database, with a reader that needs no language model.

The reader takes a report of lines such as `gained | LNA | GNA | Gharyan | 2019-04-04 | Mismari | killed 12`: kind, actor, target,
place, day, speaker, figure; a field may be empty. A line that begins with `!` makes reading fail.
"""

import os

import pytest
from sqlalchemy import text

from contested.casebook.book import Casebook
from contested.records import (
    ActorMention,
    Attribution,
    Claim,
    Figure,
    Outcome,
    PlaceMention,
    Reading,
    Report,
    Span,
    content_id,
    interval_of,
)

POSTGRESQL = os.environ.get("CONTESTED_TEST_POSTGRESQL")
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
        kind=KINDS.get(kind, "attack"),
        trigger=Span(start=start, end=start + len(kind), text=kind),
        actors=who(actor),
        targets=who(target),
        places=where(place),
        when=interval_of(day or None, "text"),
        speakers=speakers if speaker else (),
        figures=figures if figure else (),
        lead=start == 0,
    )


def empty(url):
    """Makes a PostgreSQL database empty."""
    from sqlalchemy import create_engine

    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()


@pytest.fixture(params=["memory", "file", "postgresql"])
def book(request, tmp_path):
    """An empty casebook."""
    if request.param == "postgresql":
        if not POSTGRESQL:
            pytest.skip("set CONTESTED_TEST_POSTGRESQL to the URL of a database that may be emptied")
        empty(POSTGRESQL)
    where = {"memory": ":memory:", "file": str(tmp_path / "a.db"), "postgresql": POSTGRESQL}[request.param]
    with Casebook.open(where) as opened:
        opened.__dict__["reader"] = LineReader()
        yield opened


@pytest.fixture
def reports():
    """Four reports of three outlets, one of them about nothing."""
    return [
        Report(
            text="gained | Libyan National Army | GNA | Gharyan | 2019-04-04 | Ahmad Mesmari\nclash | GNA | | Tripoli | 2019-04-05",
            outlet="The Harbour",
            published="2019-04-05",
            title="Gharyan falls",
        ),
        Report(
            text="gained | GNA | Libyan National Army | Gharyan | 2019-06-26 | GNA\n"
            "strike | Libyan National Army | | al-nowhere | | | killed 12",
            outlet="Desert Post",
            published="2019-06-27",
        ),
        Report(text="held | GNA | | Gharyan | 2019-07-01", outlet="The Harbour", published="2019-07-01"),
        Report(text="Nine goals in one match.", outlet="Sunday Sport", published="2019-07"),
    ]


@pytest.fixture
def full(book, reports):
    """The casebook with the four reports."""
    book.add(reports)
    return book
