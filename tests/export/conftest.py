"""A small casebook in our own words, as a format is given it: a strike that is denied, a town taken, a plan, a denial alone."""

from dataclasses import replace
from datetime import date

import pytest

from built_claims import actor, claim_of, day, killed, place, reading_of, report_of, says
from contested import merge
from contested.export.content import About, Content
from contested.records import Actor, ActorCode, Cited, Place

CODES = {
    "Harbour Army": ActorCode(country="LBY", sector="MIL"),
    "Hill Brigade": ActorCode(country="LBY", sector="REB"),
    "Health Ministry": ActorCode(country="LBY", sector="GOV"),
    "villagers": ActorCode(country="LBY", sector="CVL"),
}
PORT = {"lat": 32.5, "lon": 13.25, "country": "LY", "precision": 1, "feature": "town", "geonames_id": 1001}
HILL = {"lat": 31.9, "lon": 13.0, "country": "LY", "precision": 4, "feature": "admin1"}


def code(name: str, on: date | None) -> ActorCode:
    return CODES.get(name, ActorCode())


def readings():
    army, brigade = actor("Harbour Army", id="harbour"), actor("Hill Brigade")
    villagers = actor("villagers", "people")
    strike = report_of(
        "Jets of the Harbour Army struck Saltport on Tuesday. At least 12 villagers died, the Health Ministry said.\n"
        "The army says that none of its jets flew that day.",
        "The Quay",
        "2019-07-03",
    )
    struck = {"places": (place("Saltport", **PORT),), "when": day("2019-07-02")}
    yield reading_of(
        strike,
        claim_of(
            strike,
            "At least 12 villagers died",
            "air_strike",
            actors=(army,),
            targets=(villagers,),
            figures=(killed(12, high=None),),
            speakers=(says("Health Ministry"),),
            lead=True,
            **struck,
        ),
        claim_of(
            strike,
            "none of its jets flew",
            "air_strike",
            actors=(army,),
            negated=True,
            speakers=(says("Harbour Army", id="harbour"),),
            **struck,
        ),
    )
    toll = report_of("Monitors count 15 dead in Tuesday's strike on Saltport.", "Inland Post", "2019-07-05")
    yield reading_of(
        toll,
        claim_of(
            toll, "15 dead in Tuesday's strike on Saltport", "air_strike", targets=(villagers,), figures=(killed(15),), **struck
        ),
    )
    taken = report_of(
        '=2+2 "<b>Hill</b> & co" | The Hill Brigade took Upper Hill; 3 soldiers were killed.', "+Ridge; News", "2019-08-09"
    )
    yield reading_of(
        taken,
        claim_of(
            taken,
            "The Hill Brigade took Upper Hill",
            "territory_gained",
            actors=(brigade,),
            targets=(army,),
            places=(place("Upper Hill", **HILL),),
            when=day("2019-08"),
            figures=(killed(3),),
            unconfirmed=True,
        ),
    )
    plan = report_of("The River Guard will send troops to Riverside next spring, its chief said.", "The Quay", "2021-11-01")
    yield reading_of(
        plan,
        claim_of(
            plan,
            "will send troops to Riverside",
            "deployment",
            actors=(actor("River Guard"),),
            places=(place("Riverside", lat=30.0, lon=14.0, country="LY", precision=1, feature="town"),),
            when=day("2022"),
            aspect="planned",
            speakers=(says("the chief"),),
        ),
    )
    denial = report_of("The brigade denies that it holds prisoners.", "Inland Post", "2019-10-01")
    yield reading_of(
        denial,
        claim_of(
            denial, "that it holds prisoners", "detention", actors=(brigade,), stance="denied", speakers=(says("Hill Brigade"),)
        ),
    )
    far = report_of("Shells fell far from any town that is known, on 4 June 2019, and nobody was hurt.", None, None)
    yield reading_of(far, claim_of(far, "Shells fell far from any town", "shelling", when=day("2019-06-04")))


@pytest.fixture(scope="session")
def small():
    """The casebook, as content for any format."""
    read = list(readings())
    merged = enumerate(merge(read), 1)  # without what merging says and counts of its own: it has tests of its own
    events = [replace(event, id=f"event{number:04}", part_of=None, reasons=()) for number, event in merged]
    of = {(claim.report_id, claim.id): event.id for event in events for claim in event.claims}
    cited = [Cited(claim=c, report=r.report, event_id=of[c.report_id, c.id]) for r in read for c in r.claims]
    return Content(
        what="claims",
        cited=cited,
        events=events,
        reports=[reading.report for reading in read],
        actors=[Actor(id="harbour", name="Harbour Army", kind="armed_group", country="LBY", sector="MIL", aliases=("The Army",))],
        places=[
            Place(id="1001", name="Saltport", lat=32.5, lon=13.25, country="LY", feature="town", precision=1, geonames_id=1001)
        ],
        readings=read,
        about=About(casebook="small.db", packs=("coast",), asked=(("kind", "air_strike"),), version="9.9"),
        code=code,
    )
