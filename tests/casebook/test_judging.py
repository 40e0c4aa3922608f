"""Judgements: what they change at once, what they leave, what a rebuild under other rules makes of them."""

import random
from dataclasses import replace

import pytest

from contested.casebook.book import Casebook
from contested.errors import UsageError
from contested.records import Report, content_id
from line_reader import LineReader


def claim(book, kind, **more):
    return book.claims(kind=kind, misread=True, **more)[0]


CORRECTIONS = [
    ("kind=shelling", "kind", "shelling"),
    ("stance = denied", "stance", "denied"),
    ("aspect=planned", "aspect", "planned"),
    ("negated=yes", "negated", True),
    ("unconfirmed=yes", "unconfirmed", True),
    ("lead=yes", "lead", True),
]


@pytest.mark.parametrize(("object", "field", "value"), CORRECTIONS)
def test_a_field_is_corrected_and_given_back(full, object, field, value):
    before = claim(full, "air_strike")
    made = full.judge("correct", before.id, object, author="ana", note="see the third sentence")
    after = full.claims(id=before.id)[0]
    assert getattr(after, field) == value
    (note,) = after.corrections
    assert (note.field, note.author, note.judgement_id, note.made_at) == (field, "ana", made.id, made.made_at)
    assert note.read != note.value
    assert replace(after, corrections=(), **{field: getattr(before, field)}) == before
    full.judge("withdraw", made.id)
    assert list(full.claims(id=before.id)) == [before]


def test_the_columns_change_with_the_claim(full):
    strike = claim(full, "air_strike")
    full.judge("correct", strike.id, "kind=shelling")
    full.judge("correct", strike.id, "places=Gharyan")
    full.judge("correct", strike.id, "actors=GNA; Libyan National Army")
    full.judge("correct", strike.id, "when=2019-06-20/2019-06-25")
    assert len(full.claims(kind="air_strike")) == 0
    for filters in ({"place": "Gharyan"}, {"actor": "GNA"}, {"since": "2019-06-21", "until": "2019-06-22"}):
        assert len(full.claims(kind="shelling", **filters)) == 1
    assert [event.kind for event in full.events(kind="shelling")] == ["shelling"]


def test_names_point_to_where_they_stand_in_the_report(full):
    strike = claim(full, "air_strike")
    full.judge("correct", strike.id, "targets=al-nowhere; Nobody In The Text", author="ana")
    here, absent = full.claims(id=strike.id)[0].targets
    text = full.report(strike.report_id).text
    assert text[here.start : here.end] == here.text
    assert (absent.text, absent.start, absent.end) == ("", strike.start, strike.start)
    assert (absent.name, absent.rule, absent.reason) == ("Nobody In The Text", "judgement", "stated by ana")


def test_figures_are_stated_with_their_bounds(full):
    strike = claim(full, "air_strike")
    full.judge("correct", strike.id, "figures=killed 10-15 of GNA; injured 24-; missing -9; captured 3")
    bounds = {one.measure: (one.low, one.best, one.high) for one in full.claims(id=strike.id)[0].figures}
    assert bounds == {"killed": (10, None, 15), "injured": (24, None, None), "missing": (None, None, 9), "captured": (3, 3, 3)}
    assert full.claims(id=strike.id)[0].figures[0].of.name == "GNA"
    assert full.claims(id=strike.id)[0].corrections[0].value == "killed 10-15 of GNA; injured 24-; missing -9; captured 3"


def test_the_newest_correction_of_a_field_counts_and_what_was_read_stays(full):
    strike = claim(full, "air_strike")
    full.judge("correct", strike.id, "kind=shelling")
    last = full.judge("correct", strike.id, "kind=attack")
    (note,) = full.claims(id=strike.id)[0].corrections
    assert (note.value, note.read) == ("attack", "air_strike")
    full.judge("withdraw", last.id)
    assert full.claims(id=strike.id)[0].kind == "shelling"


WRONG = [
    ("correct", "kind=bombing", "no kind 'bombing'"),
    ("correct", "colour=red", "no field 'colour'"),
    ("correct", "kind", "FIELD=VALUE"),
    ("correct", "negated=perhaps", "yes or no"),
    ("correct", "when=yesterday", "not an ISO date"),
    ("correct", "when=2019-05-01/2019-04-01", "before the first"),
    ("correct", "figures=killed many", "no figure"),
    ("correct", "figures=killed 15-10", "the least is more"),
    ("correct", "places=Nowhereville Xyzzy", "no place"),
    ("correct", "places=95.0,10.0", "no point of the earth"),
    ("correct", "actors=" + "a" * 301, "more than 300 characters"),
    ("correct", "actors=" + "a" * 4001, "more than 4000 characters"),
    ("correct", "", "is to be given"),
    ("misread", "something", "no object"),
    ("confirm", "x", "no object"),
]


@pytest.mark.parametrize(("verb", "object", "words"), WRONG)
def test_wrong_judgements_are_refused_and_not_kept(asked, verb, object, words):
    with pytest.raises(UsageError, match=words):
        asked.judge(verb, claim(asked, "air_strike").id, object)
    assert asked.judgements(withdrawn=True) == ()


UNKNOWN = [
    ("misread", "nothing", ""),
    ("same", "nothing", "naught"),
    ("withdraw", "nothing", ""),
    ("not_about_conflict", "nothing", ""),
    ("missed", "nothing", "0-4 attack"),
]


@pytest.mark.parametrize(("verb", "subject", "object"), UNKNOWN)
def test_what_is_not_there_cannot_be_judged(asked, verb, subject, object):
    with pytest.raises(UsageError, match=r"no (claim|judgement|report|claim or event) 'n"):
        asked.judge(verb, subject, object)


def test_a_name_is_that_actor_in_one_outlet_only(full):
    made = full.judge("name_is", "the GNA", "Government of National Accord", author="ana", scope="outlet:The Harbour")
    assert {who.name for one in full.claims(outlet="The Harbour") for who in (*one.actors, *one.targets)} >= {
        "Government of National Accord"
    }
    assert {who.name for one in full.claims(outlet="Desert Post") for who in (*one.actors, *one.targets)} == {
        "GNA",
        "Libyan National Army",
    }
    assert "Government of National Accord" in {one.name for one in full.actors()}
    full.judge("withdraw", made.id)
    assert {one.name for one in full.actors()} == {"GNA", "Libyan National Army"}


def test_a_narrower_scope_counts_before_a_wider_one(full):
    held = claim(full, "territory_held")
    full.judge("name_is", "GNA", "Narrow", scope=f"report:{held.report_id}")
    full.judge("name_is", "GNA", "Wide")
    assert claim(full, "territory_held").actors[0].name == "Narrow"
    assert claim(full, "armed_clash").actors[0].name == "Wide"


def test_a_judged_name_holds_for_reports_that_come_later(full):
    full.judge("name_is", "GNA", "Government of National Accord")
    full.judge("place_at", "al-later", "31.5,14.25 radius 20 km", author="ana")
    full.add([Report(text="clash | GNA | | al-later | 2019-08-01", outlet="Desert Post", published="2019-08-02")])
    (late,) = full.claims(since="2019-08")
    (where,) = late.places
    assert late.actors[0].name == "Government of National Accord"
    assert (where.name, where.lat, where.lon, where.precision, where.radius_km) == ("al-later", 31.5, 14.25, 2, 20.0)


PLACES = [
    ("31.5,14.25", (31.5, 14.25, 1, 5.0, None)),
    ("31.5,14.25 radius 60 km", (31.5, 14.25, 3, 60.0, None)),
    ("31.5,14.25 precision 4", (31.5, 14.25, 4, 5.0, None)),
    ("within Tripoli", (32.9, 13.2, 2, 15.0, "Tripoli")),
    ("31.5,14.25 within Tripoli", (31.5, 14.25, 1, 5.0, "Tripoli")),
    ("geonames:2210247", (32.9, 13.2, 1, 15.0, None)),
]


@pytest.mark.parametrize(("words", "expected"), PLACES)
def test_a_toponym_is_put_on_the_map_with_the_precision_that_was_given(full, words, expected):
    made = full.judge("place_at", "al-nowhere", words, author="ana")
    (where,) = claim(full, "air_strike").places
    assert (round(where.lat, 1), round(where.lon, 1)) == (round(expected[0], 1), round(expected[1], 1))
    assert (where.precision, where.radius_km, where.within) == expected[2:]
    assert full.unplaced() == ()
    full.judge("withdraw", made.id)
    assert claim(full, "air_strike").places[0].lat is None
    assert len(full.unplaced()) == 1


def test_a_missed_claim_is_added_and_can_be_corrected(full):
    report = full.reports(outcome="not about conflict")[0]
    made = full.judge("missed", report.id, "0-10 armed_clash", author="ana")
    (found,) = full.claims(report=report.id)
    assert (found.text, found.kind, found.rule, found.confidence) == ("Nine goals", "armed_clash", "judgement", 1.0)
    full.judge("correct", found.id, "actors=Red Side")
    assert full.claims(report=report.id)[0].actors[0].name == "Red Side"
    assert any(found.id in {one.id for one in event.claims} for event in full.events())
    full.judge("withdraw", made.id)
    assert len(full.claims(report=report.id)) == 0
    assert [one.state for one in full.history()] == ["withdrawn", "lost"]


def test_whole_events_are_joined_and_parted(full):
    strike, clash = (full.cited(id=claim(full, kind).id)[0] for kind in ("air_strike", "armed_clash"))
    full.merge()
    strike, clash = (full.cited(id=one.claim.id)[0] for one in (strike, clash))
    assert strike.event_id != clash.event_id
    made = full.judge("same", strike.event_id, clash.event_id)
    assert strike.claim.id in made.subject
    full.merge()
    assert full.cited(id=strike.claim.id)[0].event_id == full.cited(id=clash.claim.id)[0].event_id
    apart = full.judge("not_same", strike.claim.id, clash.claim.id)
    full.judge("withdraw", made.id)
    full.merge()
    assert full.cited(id=strike.claim.id)[0].event_id != full.cited(id=clash.claim.id)[0].event_id
    assert [one.judgement.id for one in full.history() if one.state == "stands"] == [apart.id]


def test_one_claim_cannot_be_joined_with_itself_nor_parted(full):
    id = claim(full, "air_strike").id
    for verb in ("same", "not_same"):
        with pytest.raises(UsageError, match="two claims"):
            full.judge(verb, id, id)


def test_a_claim_is_parted_from_the_rest_of_its_event(full):
    strike, clash = claim(full, "air_strike"), claim(full, "armed_clash")
    full.judge("same", strike.id, clash.id)
    full.merge()
    made = full.judge("not_same", strike.id, full.cited(id=strike.id)[0].event_id)
    assert (made.subject, made.object) == (strike.id, clash.id)


class OtherRules(LineReader):
    """Reads the same acts under other rules: other ids, and one kind that is no longer read."""

    def __init__(self, without=()):
        super().__init__()
        self.without = without

    def reading(self, report):
        read = super().reading(report)
        kept = [replace(one, id=content_id("other", one.id)) for one in read.claims if one.kind not in self.without]
        return replace(read, claims=tuple(kept))


def test_judgements_outlive_a_change_of_rules(full):
    strike, clash = claim(full, "air_strike"), claim(full, "armed_clash")
    full.judge("correct", strike.id, "kind=shelling", author="ana")
    full.judge("misread", clash.id, author="ben")
    full.judge("place_at", "al-nowhere", "31,14")
    full.__dict__["reader"] = OtherRules()
    list(full.rebuild())
    (found,) = full.claims(kind="shelling")
    assert found.id == content_id("other", strike.id)
    assert found.places[0].lat == 31.0
    assert len(full.claims(kind="armed_clash")) == 0
    assert [one.state for one in full.history()] == ["found again", "found again", "stands"]


def test_a_judgement_that_lost_its_claim_is_shown_and_found_again(full):
    clash, strike = claim(full, "armed_clash"), claim(full, "air_strike")
    full.judge("correct", clash.id, "kind=shelling")
    full.judge("same", clash.id, strike.id)
    full.__dict__["reader"] = OtherRules(without=("armed_clash",))
    list(full.rebuild())
    assert [one.state for one in full.history()] == ["lost", "lost"]
    assert len(full.events()) > 0
    full.__dict__["reader"] = LineReader()
    list(full.rebuild())
    assert [one.state for one in full.history()] == ["stands", "stands"]
    assert claim(full, "shelling").id == clash.id


def test_a_value_that_no_longer_fits_is_told_of(full, monkeypatch):
    strike = claim(full, "air_strike")
    full.judge("correct", strike.id, "kind=shelling")
    monkeypatch.setattr("contested.casebook.corrections.FIELDS", ())
    list(full.rebuild())
    (one,) = full.history()
    assert (one.state, one.rulings[0].words) == ("cannot", "no field 'kind': there are ")
    assert claim(full, "air_strike") == strike


def test_a_withdrawal_can_be_withdrawn(full):
    strike = claim(full, "air_strike")
    first = full.judge("misread", strike.id)
    back = full.judge("withdraw", first.id)
    with pytest.raises(UsageError, match="withdrawn already"):
        full.judge("withdraw", first.id)
    full.judge("withdraw", back.id)
    assert full.judgements() == (first,)
    assert len(full.claims(kind="air_strike")) == 0


def test_what_was_judged_is_a_function_of_reports_and_judgements_alone(reports):
    """The same judgements on the same reports give the same claims, whether reports came before, between or after."""
    made, rng = [], random.Random(4)
    with Casebook.open(":memory:") as first:
        first.__dict__["reader"] = LineReader()
        first.add(reports)
        every = list(first.claims())
        for one in every:
            first.judge("correct", one.id, f"aspect={rng.choice(('planned', 'ongoing', 'actual'))}")
        first.judge("name_is", "GNA", "Someone Else", scope="outlet:Desert Post")
        made = first.judgements(withdrawn=True)
        expected, events = list(first.claims()), [one.id for one in first.events()]
        list(first.rebuild())
        assert list(first.claims()) == expected
        assert [one.id for one in first.events()] == events
        for one in made:
            first.judge("withdraw", one.id)
        assert list(first.claims()) == every
