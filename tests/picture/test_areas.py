"""The map of who holds what on a day, areas and their parts; and flight with its places."""

from dataclasses import replace
from datetime import date

import pytest

from built_claims import actor, claim_of, day, place, report_of
from contested.picture.areas import control_map
from contested.picture.displacement import displacement
from contested.picture.words import Told
from contested.records import Figure

BLUE, RED = actor("Blue Front"), actor("Red Brigade")
KARMAT, PORT, HILL = place("Karmat", lat=1.0, lon=1.0), place("Old Port", within="Karmat"), place("Hill Quarter", within="Karmat")
FARMS = place("Farms")


class Desk:
    """Collects claims with their reports."""

    def __init__(self):
        self.reports, self.claims = {}, []

    def tell(self, kind, who, where, on, outlet="Gazette", **parts):
        text = f"{kind} {who.name if who else ''} {on} {outlet} {len(self.claims)} in plain words"
        report = report_of(text, outlet, on)
        self.reports[report.id] = report
        known = {"actors": (who,) if who else (), "places": (where,), "when": day(on), **parts}
        self.claims.append(claim_of(report, text, kind, **known))

    def map(self, on):
        found = control_map(self.claims, date.fromisoformat(on), told=Told(reports=self.reports))
        return [(row.name, row.status, row.holders, [(part.name, part.holders) for part in row.parts]) for row in found]


TAKEN, HELD, LEFT = "territory_gained", "territory_held", "withdrawal"
MAPS = [
    # words: kind, who, where, day, outlet; what the map says on 1 June
    ([(TAKEN, BLUE, KARMAT, "2019-05-01", "A")], [("Karmat", "held", ("Blue Front",), [])]),
    ([(TAKEN, BLUE, KARMAT, "2019-06-02", "A")], []),
    (
        [(TAKEN, BLUE, KARMAT, "2019-05-01", "A"), (HELD, RED, KARMAT, "2019-05-02", "B")],
        [("Karmat", "contested", ("Blue Front", "Red Brigade"), [])],
    ),
    (
        [(TAKEN, BLUE, KARMAT, "2019-05-01", "A"), (TAKEN, RED, KARMAT, "2019-05-02", "A")],
        [("Karmat", "held", ("Red Brigade",), [])],
    ),
    (
        [(TAKEN, BLUE, KARMAT, "2019-05-01", "A"), (TAKEN, RED, PORT, "2019-05-02", "A")],
        [("Karmat", "held in parts", ("Blue Front",), [("Old Port", ("Red Brigade",))])],
    ),
    (
        [(TAKEN, BLUE, KARMAT, "2019-05-01", "A"), (TAKEN, BLUE, PORT, "2019-05-02", "A")],
        [("Karmat", "held", ("Blue Front",), [("Old Port", ("Blue Front",))])],
    ),
    (
        [(TAKEN, BLUE, HILL, "2019-05-01", "A"), (TAKEN, RED, PORT, "2019-05-02", "A")],
        [
            (
                "Karmat",
                "held in parts",
                ("Blue Front", "Red Brigade"),
                [("Hill Quarter", ("Blue Front",)), ("Old Port", ("Red Brigade",))],
            )
        ],
    ),
    ([(TAKEN, BLUE, PORT, "2019-05-01", "A")], [("Karmat", "parts only", ("Blue Front",), [("Old Port", ("Blue Front",))])]),
    (
        [(TAKEN, BLUE, KARMAT, "2019-05-01", "A"), (LEFT, BLUE, KARMAT, "2019-05-03", "A")],
        [("Karmat", "left", (), [])],
    ),
    (
        [(TAKEN, BLUE, FARMS, "2019-05-01", "A"), (TAKEN, RED, KARMAT, "2019-05-01", "A")],
        [("Farms", "held", ("Blue Front",), []), ("Karmat", "held", ("Red Brigade",), [])],
    ),
]


@pytest.mark.parametrize(("words", "expected"), MAPS)
def test_the_map_on_a_day(words, expected):
    desk = Desk()
    for word in words:
        desk.tell(*word)
    assert desk.map("2019-06-01") == expected


def test_a_part_lies_in_its_whole_however_that_is_written():
    desk = Desk()
    desk.tell("territory_gained", BLUE, replace(place("Karmatah"), text="Karmat", geonames_id=7), "2019-05-01")
    desk.tell("territory_gained", BLUE, place("Old Quarter", within="Karmat"), "2019-05-02")
    (row,) = control_map(desk.claims, date(2019, 6, 1), told=Told(reports=desk.reports))
    assert (row.name, row.status, [part.name for part in row.parts]) == ("Karmatah", "held", ["Old Quarter"])


def figure(low, high):
    return Figure(start=0, end=1, text="", rule="test", measure="displaced", low=low, best=None, high=high)


def test_displacement_by_place_and_sort():
    desk = Desk()
    desk.tell("displacement", None, place("Karmat", role="from"), "2019-05-01", figures=(figure(200, None),))
    desk.claims[0] = replace(desk.claims[0], places=(place("Karmat", role="from"), place("Farms", role="to")))
    desk.tell("displacement", None, place("Karmat"), "2019-05-03", "Herald", figures=(figure(300, 500),))
    desk.tell("return", None, place("Karmat", role="to"), "2019-07-01")
    desk.tell("displacement", None, place("Hill"), "2019-05-03", negated=True)
    rows = displacement(desk.claims, told=Told(reports=desk.reports))
    assert [(row.place.name, row.sort, str(row.first), str(row.last), row.low, row.high) for row in rows] == [
        ("Karmat", "displacement", "2019-05-01", "2019-05-03", 200, 500),
        ("Karmat", "return", "2019-07-01", "2019-07-01", None, None),
    ]
    assert rows[0].destinations == ("Farms",)
    assert rows[0].speakers == ("Gazette", "Herald")
    assert len(displacement(desk.claims, date(2019, 5, 2), told=Told(reports=desk.reports))[0].claims) == 1
