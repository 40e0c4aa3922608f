"""The public names of the package: light to import, and none hidden by a module of the same name."""

import json
import subprocess
import sys

import jsonschema
import pytest

import contested
from contested.records import (
    Account,
    AccountFigure,
    Actor,
    Claim,
    ControlAccount,
    Event,
    Interval,
    PlaceMention,
    Range,
    Reading,
    Report,
    Span,
    plain,
)

REPORT = Report(text="Shells fell on the port.", published="2019-04", outlet="The Harbour")
CLAIM = Claim(
    start=0,
    end=6,
    text="Shells",
    rule="test",
    id="c1",
    report_id=REPORT.id,
    kind="shelling",
    trigger=Span(start=0, end=6, text="Shells"),
)
PLACE = PlaceMention(start=19, end=23, text="port", rule="test", candidates=("a", "b"))
HARM = Range(measure="killed", low=1, best=2, high=None, rule="r", accounts=(("a", AccountFigure(measure="killed", best=2)),))
EVENT = Event(
    id="e1",
    kind="shelling",
    claims=(CLAIM,),
    reports=(REPORT,),
    place=PLACE,
    figures={"killed": HARM},
    accounts=(Account(speaker="a", claims=(CLAIM,)),),
)
READING = Reading(report=REPORT, language="en", published=Interval(), claims=(CLAIM,), places=(PLACE,))
HELD = ControlAccount(holder=Actor(id="a", name="A", kind="state"), place="port", when=Interval(), speakers=("a",), claims=(CLAIM,))


@pytest.mark.parametrize("name", contested.__all__)
def test_every_public_name_is_there(name):
    assert getattr(contested, name) is not None


def test_no_such_name():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        contested.nothing  # noqa: B018


def test_kinds_stay_a_table_after_their_module_was_imported():
    import contested.kinds

    assert contested.kinds["shelling"].family == "fighting"
    assert contested.kinds["shelling"].name == "shelling"


def test_schema_stays_a_function_after_its_module_was_imported():
    import contested.schema

    assert contested.schema()["$schema"].endswith("2020-12/schema")


def test_importing_the_package_loads_nothing_heavy():
    heavy = ("spacy", "sqlalchemy", "yaml", "click")
    code = f"import sys, contested; from contested import Report; print([name for name in {heavy} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(contested.schema())


@pytest.mark.parametrize("record", [REPORT.to_dict(), READING.to_dict(), CLAIM.to_dict(), EVENT.to_dict(), plain(HELD)])
def test_what_records_give_fits_the_schema(record):
    jsonschema.Draft202012Validator(contested.schema()).validate(json.loads(json.dumps(record)))


@pytest.mark.parametrize("change", [{"kind": 3}, {"more": 1}, {"actors": None}])
def test_what_is_no_claim_does_not_fit(change):
    whole = contested.schema()
    claims_only = {"$ref": "#/$defs/Claim", "$defs": whole["$defs"]}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(claims_only).validate({**CLAIM.to_dict(), **change})


def test_a_real_reading_fits_the_schema():
    text = "Clashes erupted in Tripoli on Monday, killing 12 soldiers, the army said."
    reading = contested.Reader().read(Report(text=text, published="2019-04-01"))
    jsonschema.Draft202012Validator(contested.schema()).validate(json.loads(json.dumps(reading.to_dict())))
