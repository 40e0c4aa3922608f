from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from built_claims import actor, claim_of, day, place, report_of, says
from contested.picture.control import contested_between, control_accounts, control_timeline
from contested.picture.words import Told
from contested.records import Claim, Interval, Report

BLUE, RED = actor("Blue Front"), actor("Red Brigade")
KARMAT = (place("Karmat"),)


class Desk:
    """Collects claims with their reports."""

    def __init__(self) -> None:
        self.reports: dict[str, Report] = {}
        self.claims: list[Claim] = []

    def tell(
        self, kind: str, who: object, on: str | None, outlet: str = "Gazette", published: str | None = None, **parts: object
    ) -> Claim:
        text = f"{kind} {getattr(who, 'name', '')} {on} {outlet} {published} {len(self.claims)} in plain words"
        report = report_of(text, outlet, published or on)
        known = {"actors": (who,), "places": KARMAT, "when": day(on), **parts}
        claim = claim_of(report, text, kind, **known)
        self.reports[report.id] = report
        self.claims.append(claim)
        return claim

    def told(self) -> Told:
        return Told(reports=self.reports)

    def holders(self, on: str | None) -> list[tuple[str, bool]]:
        found = control_accounts(self.claims, "Karmat", date.fromisoformat(on) if on else None, told=self.told())
        return [(account.holder.name, account.superseded) for account in found]


def test_a_handover_to_nobody_named_ends_a_hold() -> None:
    desk = Desk()
    desk.tell("territory_gained", RED, "2019-04-01")
    desk.tell("territory_transferred", None, "2019-04-09", actors=(), targets=(RED,))
    assert desk.holders("2019-04-10") == [("Red Brigade", True)]
    desk.tell("territory_transferred", BLUE, "2019-04-20", targets=(RED,))
    assert desk.holders("2019-04-21") == [("Red Brigade", True), ("Blue Front", False)]


def test_the_last_capture_before_the_day_counts() -> None:
    desk = Desk()
    desk.tell("territory_gained", BLUE, "2019-04-04")
    desk.tell("territory_gained", RED, "2019-06-26")
    assert desk.holders("2019-04-03") == []
    assert desk.holders("2019-05-01") == [("Blue Front", False)]
    assert desk.holders("2019-07-01") == [("Blue Front", True), ("Red Brigade", False)]


def test_an_old_capture_told_late_does_not_override_a_later_one() -> None:
    desk = Desk()
    desk.tell("territory_gained", RED, "2019-06-26", published="2019-06-27")
    desk.tell("territory_gained", BLUE, "2019-04-04", published="2020-01-01")
    assert desk.holders("2020-02-01") == [("Blue Front", True), ("Red Brigade", False)]


def test_speakers_do_not_supersede_one_another() -> None:
    desk = Desk()
    desk.tell("territory_gained", BLUE, "2019-04-04", speakers=(says("Blue Front"),))
    desk.tell("territory_held", RED, "2019-04-06", speakers=(says("Red Brigade"),), aspect="state")
    assert desk.holders("2019-04-10") == [("Blue Front", False), ("Red Brigade", False)]
    accounts = control_accounts(desk.claims, "Karmat", date(2019, 4, 10), told=desk.told())
    assert contested_between(accounts) == ("Blue Front", "Red Brigade")


@pytest.mark.parametrize(
    "parts",
    [
        {"negated": True},
        {"stance": "denied"},
        {"aspect": "planned"},
        {"aspect": "hypothetical"},
        {"places": (place("Karmat", role="near"),)},
    ],
)
def test_what_does_not_count(parts: dict[str, object]) -> None:
    desk = Desk()
    desk.tell("territory_gained", BLUE, "2019-04-04", **parts)
    assert desk.holders("2019-05-01") == []


def test_a_withdrawal_ends_the_hold_in_the_words_of_its_speaker() -> None:
    desk = Desk()
    desk.tell("territory_gained", BLUE, "2019-04-04")
    desk.tell("withdrawal", BLUE, "2019-04-20", places=(place("Karmat", role="from"),))
    desk.tell("territory_gained", BLUE, "2019-04-04", outlet="Herald")
    assert desk.holders("2019-04-10") == [("Blue Front", False)]
    assert sorted(desk.holders("2019-05-01")) == [("Blue Front", False), ("Blue Front", True)]


def test_no_longer_controls_is_a_withdrawal() -> None:
    desk = Desk()
    desk.tell("territory_held", BLUE, "2019-04-04", aspect="state")
    desk.tell("territory_held", BLUE, "2019-04-20", aspect="state", negated=True)
    assert desk.holders("2019-05-01") == [("Blue Front", True)]


def test_a_state_told_as_past_counts_only_before_its_report() -> None:
    desk = Desk()
    desk.tell("territory_held", RED, "2016", published="2019-01-01", aspect="historical")
    assert desk.holders("2017-01-01") == [("Red Brigade", False)]
    assert desk.holders("2019-02-01") == []


def test_by_a_day_holds_from_that_day() -> None:
    desk = Desk()
    desk.tell(
        "territory_gained", BLUE, None, published="2022-06-01", when=Interval(end=date(2022, 5, 10), precision="day", source="text")
    )
    assert desk.holders("2022-05-09") == []
    (account,) = control_accounts(desk.claims, "karmat", date(2022, 5, 10), told=desk.told())
    assert account.when.start == date(2022, 5, 10)
    assert "at the latest" in account.reason


def test_a_word_without_a_day_is_as_of_its_report() -> None:
    desk = Desk()
    desk.tell("territory_held", BLUE, None, published="2019-04-10", aspect="state")
    assert desk.holders("2019-04-09") == []
    assert desk.holders("2019-04-10") == [("Blue Front", False)]


def test_a_gain_without_a_day_came_before_what_its_report_dates() -> None:
    report = report_of(
        "The Red Brigade took Karmat before the spring. The Blue Front took it back on 26 June.", published="2019-09-01"
    )
    first, second = report.text.split(". ")
    claims = [
        claim_of(report, first, "territory_gained", actors=(RED,), places=KARMAT),
        claim_of(report, second, "territory_gained", actors=(BLUE,), places=KARMAT, when=day("2019-06-26")),
    ]
    found = control_accounts(claims, "Karmat", date(2019, 10, 1), told=Told(reports={report.id: report}))
    assert [(account.holder.name, account.superseded) for account in found] == [("Red Brigade", True), ("Blue Front", False)]


def test_the_timeline_has_a_spell_for_each_new_word() -> None:
    desk = Desk()
    desk.tell("territory_gained", BLUE, "2019-04-04")
    desk.tell("territory_gained", RED, "2019-06-26")
    spells = control_timeline(desk.claims, "Karmat", told=desk.told())
    assert [(spell.start, spell.end, [one.holder.name for one in spell.accounts]) for spell in spells] == [
        (date(2019, 4, 4), date(2019, 6, 25), ["Blue Front"]),
        (date(2019, 6, 26), None, ["Red Brigade"]),
    ]


@given(st.permutations(range(5)))
def test_the_order_of_claims_changes_nothing(order: list[int]) -> None:
    desk = Desk()
    for n, who in enumerate((BLUE, RED, BLUE, RED, BLUE)):
        desk.tell("territory_gained", who, f"2019-0{n + 1}-01", outlet=("Gazette", "Herald")[n % 2])
    shuffled = control_accounts([desk.claims[i] for i in order], "Karmat", told=desk.told())
    assert shuffled == control_accounts(desk.claims, "Karmat", told=desk.told())
    assert [account.when.start for account in shuffled] == sorted(account.when.start or date.min for account in shuffled)
