"""The casebook: what goes in, what comes out, on every database."""

from datetime import date

import pytest

from contested.errors import UsageError
from contested.records import Outcome, Report


def texts(found):
    return [claim.text.split(" | ")[0] for claim in found]


def test_adding_says_what_became_of_each(book, reports):
    outcomes = book.add(reports)
    assert [one.name for one in outcomes] == ["added", "added", "added", "not about conflict"]
    assert outcomes[3].reason == "no line with a bar"
    assert book.outcomes() == {"added": 3, "not about conflict": 1}


def test_adding_twice_changes_nothing(full, reports):
    before = [claim.id for claim in full.claims()]
    assert {one.name for one in full.add([*reports, reports[0]])} == {"already there"}
    assert [claim.id for claim in full.claims()] == before
    assert len(full.reports()) == 4


def test_one_report_twice_in_one_go(book, reports):
    assert [one.name for one in book.add([reports[0], reports[0]])] == ["added", "already there"]
    assert len(book.claims()) == 2


def test_a_report_that_breaks_the_reader_is_kept_and_tried_again(book, reports):
    bad = Report(text="! no", outlet="The Harbour")
    outcomes = book.add([reports[0], bad, reports[1]])
    assert [one.name for one in outcomes] == ["added", "failed", "added"]
    assert outcomes[1].reason == "ValueError: this report breaks the reader"
    assert len(book.reports()) == 3
    assert book.add([bad])[0].name == "failed"
    assert len(book.reports()) == 3


def test_adding_takes_reports_as_they_come(book):
    taken = []

    def endless():
        for number in range(1000):
            taken.append(number)
            yield Report(text=f"held | Side {number} | | Town | 2019-01-01")

    stream = book.add_each(endless())
    first = next(stream)
    assert first.outcome == Outcome(name="added")
    assert first.claims == 1
    assert len(taken) < 100
    stream.close()
    assert len(book.reports()) == 1


def test_claims_come_back_as_they_were_read(full, reports):
    read = [claim for report in reports for claim in full.reader.reading(report).claims]
    assert sorted(full.claims(), key=lambda claim: claim.id) == sorted(read, key=lambda claim: claim.id)


def test_readings_come_back_as_they_were_read(full, reports):
    assert list(full.readings()) == sorted(map(full.reader.reading, reports), key=lambda one: (one.published.start, one.report.id))


FILTERS = [
    ({}, ["gained", "clash", "gained", "held", "strike"]),
    ({"place": "Gharyan"}, ["gained", "gained", "held"]),
    ({"place": "gharyan"}, ["gained", "gained", "held"]),
    ({"place": "al-nowhere"}, ["strike"]),
    ({"place": "Atlantis"}, []),
    ({"kind": "armed_clash"}, ["clash"]),
    ({"kind": ("armed_clash", "air_strike")}, ["clash", "strike"]),
    ({"family": "territory"}, ["gained", "gained", "held"]),
    ({"since": "2019-04-05"}, ["clash", "gained", "held"]),
    ({"until": "2019-04"}, ["gained", "clash"]),
    ({"since": date(2019, 6, 26), "until": date(2019, 6, 26)}, ["gained"]),
    ({"actor": "GNA"}, ["clash", "gained", "held"]),
    ({"target": "GNA"}, ["gained"]),
    ({"speaker": "GNA"}, ["gained"]),
    ({"outlet": "the harbour"}, ["gained", "clash", "held"]),
    ({"country": "ly", "kind": "armed_clash"}, ["clash"]),
    ({"lead": True}, ["gained", "gained", "held"]),
    ({"lead": False}, ["clash", "strike"]),
    ({"stance": "denied"}, []),
    ({"aspect": "actual", "negated": False, "unconfirmed": False, "confidence": 0.5, "place": "Tripoli"}, ["clash"]),
    ({"confidence": 0.9}, []),
    ({"place": "'; DROP TABLE claim; --"}, []),
    ({"actor": '" OR 1=1 --'}, []),
    ({"place": "%"}, []),
]


@pytest.mark.parametrize(("filters", "expected"), FILTERS)
def test_filters(asked, filters, expected):
    found = asked.claims(**filters)
    assert texts(found) == expected
    assert len(found) == len(expected)


WRONG = [
    ({"kind": "territory_hold"}, "no kind 'territory_hold': did you mean territory_held"),
    ({"family": "sport"}, "no family"),
    ({"stance": "maybe"}, "no stance 'maybe'"),
    ({"since": "yesterday"}, "not an ISO date: 'yesterday'"),
    ({"until": "2019-13"}, "not a date: '2019-13'"),
]


@pytest.mark.parametrize(("filters", "words"), WRONG)
def test_wrong_filters_are_refused(asked, filters, words):
    with pytest.raises(UsageError, match=words):
        len(asked.claims(**filters))


def test_a_filter_that_does_not_exist(asked):
    with pytest.raises(TypeError, match="colour"):
        len(asked.claims(colour="red"))


def test_cited_claims_bring_their_report(full):
    found = full.cited(kind="armed_clash")[0]
    assert (found.claim.kind, found.report.outlet) == ("armed_clash", "The Harbour")


def test_by_id(full):
    claim = full.claims(kind="armed_clash")[0]
    assert list(full.claims(id=claim.id)) == [claim]
    assert len(full.claims(report=claim.report_id)) == 2
    assert full.report(claim.report_id).outlet == "The Harbour"
    with pytest.raises(UsageError, match="no report 'nothing'"):
        full.report("nothing")


def test_reports(full):
    assert [report.outlet for report in full.reports(since="2019-06", until="2019-06-30")] == ["Desert Post"]
    assert [report.title for report in full.reports(outlet="The Harbour")] == ["Gharyan falls", None]
    assert len(full.reports(outcome="not about conflict")) == 1


def test_actors_places_sources(full):
    assert [(one.name, one.kind, one.source) for one in full.actors()] == [
        ("GNA", "armed_group", "seen"),
        ("Libyan National Army", "armed_group", "seen"),
    ]
    assert [(one.name, one.lat, one.country) for one in full.places()] == [("Gharyan", 32.0, "LY"), ("Tripoli", 32.0, "LY")]
    assert [one.name for one in full.places(name="tripoli", country="LY")] == ["Tripoli"]
    assert [(one.outlet, one.reports, one.claims, one.first) for one in full.sources()] == [
        ("The Harbour", 2, 3, date(2019, 4, 5)),
        ("Desert Post", 1, 2, date(2019, 6, 27)),
        ("Sunday Sport", 1, 0, date(2019, 7, 1)),
    ]


def test_what_was_not_placed_says_why(full):
    (row,) = full.unplaced()
    assert (row.place.text, row.place.reason, row.times, len(row.reports)) == ("al-nowhere", "no such place in the gazetteer", 1, 1)


CONTROL = [
    ("2019-04-03", []),
    ("2019-04-04", [("Libyan National Army", "Ahmad Mesmari")]),
    ("2019-06-30", [("Libyan National Army", "Ahmad Mesmari"), ("GNA", "GNA")]),
    ("2019-07-02", [("Libyan National Army", "Ahmad Mesmari"), ("GNA", "GNA"), ("GNA", "The Harbour")]),
    (None, [("Libyan National Army", "Ahmad Mesmari"), ("GNA", "GNA"), ("GNA", "The Harbour")]),
]


@pytest.mark.parametrize(("day", "expected"), CONTROL)
def test_control_gives_every_account_oldest_word_first(full, day, expected):
    assert [(one.holder.name, *one.speakers) for one in full.control("Gharyan", on=day)] == expected


def test_tables(full):
    pandas = pytest.importorskip("pandas")
    frame = full.claims(place="Gharyan").to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame["according_to"]) == ["The Harbour > Ahmad Mesmari", "Desert Post > GNA", "The Harbour"]
    pytest.importorskip("pyarrow")
    assert full.reports().to_arrow().num_rows == 4
    assert full.events().to_pandas().shape[0] == len(full.events())


def test_judgements_are_kept_and_taken_back(full):
    gained, held = full.claims(place="Gharyan")[0], full.claims(place="Gharyan")[2]
    first = full.judge("misread", gained.id, author="ana", note="a football match")
    second = full.judge("same", gained.id, held.id, author="ana")
    assert full.judgements() == (first, second)
    gone = full.judge("withdraw", first.id, author="ben")
    assert full.judgements() == (second,)
    assert full.judgements(withdrawn=True) == (first, second, gone)
    with pytest.raises(UsageError, match="no judgement 'maybe'"):
        full.judge("maybe", gained.id)


def test_what_is_judged_misread_is_left_out_until_taken_back(full):
    claim = full.claims(kind="armed_clash")[0]
    events = len(full.events())
    first = full.judge("misread", claim.id, author="ana")
    assert len(full.claims(kind="armed_clash")) == 0
    assert len(full.claims(kind="armed_clash", misread=True)) == len(full.claims(id=claim.id)) == 1
    assert len(full.events()) == events - 1
    second = full.judge("not_about_conflict", claim.report_id, author="ana")
    assert len(full.claims(outlet="The Harbour")) == 1
    for one in (first, second):
        full.judge("withdraw", one.id, author="ben")
    assert len(full.claims(kind="armed_clash")) == 1
    assert len(full.events()) == events


def test_people_join_and_part_events(full):
    gained, lost = full.claims(kind="territory_gained")

    def together():
        return any({gained, lost} <= set(event.claims) for event in full.events())

    parted = full.judge("not_same", gained.id, lost.id)
    assert not together()
    full.judge("withdraw", parted.id)
    full.judge("same", gained.id, lost.id)
    assert together()


def test_rebuild_gives_the_same_and_keeps_what_is_precious(full):
    claims, judgement = list(full.claims()), full.judge("confirm", full.claims()[0].id)
    assert full.left_to_rebuild() == 4
    assert len(list(full.rebuild())) == 4
    assert list(full.claims()) == claims
    assert full.judgements() == (judgement,)


def test_a_rebuild_that_was_broken_off_goes_on(full):
    steps = full.rebuild()
    next(steps)
    steps.close()
    assert full.left_to_rebuild() == 3
    assert len(list(full.rebuild())) == 3
    assert full.left_to_rebuild() == 4


def test_packs_are_kept(tmp_path):
    from contested.casebook.book import Casebook
    from contested.errors import DataError

    with Casebook.open(tmp_path / "a.db", packs=["libya"]) as made:
        assert made.packs == ("libya",)
    with Casebook.open(tmp_path / "a.db") as opened:
        assert opened.packs == ("libya",)
    with pytest.raises(DataError, match="no pack 'narnia'"):
        Casebook.open(tmp_path / "b.db", packs=["narnia"])
    assert not (tmp_path / "b.db").exists()


def test_names_of_the_pack_find_each_other(book, reports):
    reader = book.reader
    book.set_packs(("libya",))
    book.__dict__["reader"] = reader
    book.add(reports)
    assert texts(book.claims(actor="LNA")) == ["gained", "strike"]
    assert texts(book.claims(speaker="Ahmed al-Mismari")) == ["gained"]
    assert texts(book.claims(actor="Government of National Accord")) == ["clash", "gained", "held"]


HOSTILE = ["\x00", "a\x00b | c", "half \ud800 | x", "\n\n\n", "", "x" * 100_000, "‮|‮|‮|‮", "🐫 | 🐫 | 🐫 | 🐫 | 2019"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_come_back_as_they_were(book, text):
    report = Report(text=text, title=text[:50], outlet=text[:50])
    book.add([report])
    assert list(book.reports()) == [report]
    assert book.reports()[0].id == report.id
    assert len(list(book.claims())) == len(book.claims())
