"""Each format as that format's own library, or its schema, reads it."""

import asyncio
import dataclasses
import io
import json
import warnings
from html.parser import HTMLParser

import jsonschema
import pyarrow.parquet
import pytest

from contested.export.datapackage import columns_of, write_package
from contested.export.fields import TABLES
from contested.export.formats import EXPORTS, export_named
from contested.export.sqlite import VIEWS, datasette_metadata

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # files that the libraries leave open
EVERY = [(row, what) for row in EXPORTS for what in row.takes]


def made(name, small, folder, what=None):
    """The file, with its data package beside it."""
    row = export_named(name)
    content = dataclasses.replace(small, what=what or row.takes[0])
    path = folder / f"made.{row.extension}"
    with path.open("wb") as out:
        written = row.write(content, out)
    write_package(path, row, content, written)
    return path


@pytest.mark.parametrize(("row", "what"), EVERY, ids=lambda value: value if isinstance(value, str) else value.name)
def test_data_package(row, what, small, tmp_path):
    frictionless = pytest.importorskip("frictionless")
    path = made(row.name, small, tmp_path, what)
    beside = path.with_name(path.name + ".datapackage.json")
    told = json.loads(beside.read_text())
    assert list(frictionless.Package.metadata_validate(told)) == []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        report = frictionless.validate(str(beside))
    if (row.name, what) != ("jsonl", "book"):  # whose lines are of three sorts: no table
        assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])
    assert told["packs"] == ["coast"]
    assert told["asked"] == {"kind": "air_strike"}
    assert any("GeoNames" in one["title"] for one in told["licenses"])


@pytest.mark.parametrize("what", TABLES)
def test_fields_are_those_that_are_written(what, small):
    from contested.export.tables import COLUMNS

    content = dataclasses.replace(small, what=what)
    for record in content.records:
        assert list(COLUMNS[what](record)) == [field.name for field in columns_of("csv", what)]


@pytest.mark.parametrize("what", TABLES)
def test_parquet(what, small, tmp_path):
    table = pyarrow.parquet.read_table(made("parquet", small, tmp_path, what))
    assert table.num_rows == len(dataclasses.replace(small, what=what).records)
    assert table.schema.names == [field.name for field in TABLES[what]]
    assert all(field.metadata[b"description"] for field in table.schema)


@pytest.mark.parametrize("what", ["events", "claims", "actors", "places", "reports"])
def test_hxl(what, small, tmp_path):
    hxl = pytest.importorskip("hxl")
    path = made("hxl", small, tmp_path, what)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        source = hxl.data(str(path), hxl.InputOptions(allow_local=True))
        rows = list(source)
        assert len(rows) == len(dataclasses.replace(small, what=what).records)
        assert all(column.tag for column in source.columns)
        if what == "events":
            assert [row.get("#affected+killed+best") for row in rows if row.get("#event+type") == "air_strike"] == ["15"]
            assert len(list(hxl.data(str(path), hxl.InputOptions(allow_local=True)).with_rows("#status+plain=false"))) == 2


def test_geopackage(small, tmp_path):
    pyogrio = pytest.importorskip("pyogrio")
    path = made("gpkg", small, tmp_path)
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # GDAL warns where the file breaks the standard
        assert dict(pyogrio.list_layers(path)) == {"events": "Point", "claims": "Point"}
        info = pyogrio.read_info(path, layer="events")
    assert (info["crs"], info["features"], tuple(info["total_bounds"])) == ("EPSG:4326", 5, (13.0, 30.0, 14.0, 32.5))
    geopandas = pytest.importorskip("geopandas")
    events = geopandas.read_file(path, layer="events").set_index("kind")
    assert (events.geometry["air_strike"].x, events.geometry["air_strike"].y) == (13.25, 32.5)
    assert events.geometry["shelling"] is None
    assert list(events.plain[["air_strike", "deployment", "detention"]]) == [True, False, False]


@pytest.mark.parametrize("what", ["claims", "events"])
def test_geojson(what, small, tmp_path):
    pyogrio = pytest.importorskip("pyogrio")
    info = pyogrio.read_info(made("geojson", small, tmp_path, what))
    assert (info["features"], info["crs"]) == (len(dataclasses.replace(small, what=what).records), "EPSG:4326")


def test_kml(small, tmp_path):
    etree = pytest.importorskip("lxml.etree")
    tree = etree.parse(made("kml", small, tmp_path))
    kml = "{http://www.opengis.net/kml/2.2}"
    shown, hidden = tree.iter(f"{kml}Folder")
    assert [one.findtext(f"{kml}name") for one in shown.iter(f"{kml}Placemark")] == [
        "air strike, Saltport",
        "territory gained, Upper Hill",
    ]
    assert [one.findtext(f"{kml}name") for one in hidden.iter(f"{kml}Placemark")] == ["deployment, Riverside"]
    order = "name visibility description TimeStamp TimeSpan ExtendedData Point".split()  # that of the OGC's schema
    for placemark in tree.iter(f"{kml}Placemark"):
        places = [order.index(child.tag.removeprefix(kml)) for child in placemark]
        assert places == sorted(places)
    pyogrio = pytest.importorskip("pyogrio")
    assert (
        sum(
            pyogrio.read_info(tmp_path / "made.kml", layer=layer)["features"]
            for layer, _ in pyogrio.list_layers(tmp_path / "made.kml")
        )
        == 3
    )


def test_json_ld(small, tmp_path):
    rdflib = pytest.importorskip("rdflib")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        graph = rdflib.Graph().parse(made("rdf", small, tmp_path), format="json-ld")

    def asked(query):
        return sorted(tuple(map(str, row)) for row in graph.query(query))

    heads = (
        "PREFIX schema: <https://schema.org/> PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> "
        "PREFIX c: <urn:contested:> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
    )
    assert len(asked(heads + "SELECT ?c WHERE {?c a schema:Claim}")) == 7
    assert asked(heads + "SELECT ?l WHERE {?e a sem:Event; rdfs:label ?l}") == [
        ("air strike Saltport",),
        ("shelling",),
        ("territory gained Upper Hill",),
    ]
    denied = asked(heads + 'SELECT ?t WHERE {?c schema:text ?t; c:stance "denied"}')
    assert denied == [("that it holds prisoners",)]
    assert (
        asked(heads + "SELECT ?w WHERE {?r a schema:ClaimReview; schema:reviewRating/schema:alternateName ?w}").count(("denied",))
        == 2
    )
    assert len(asked(heads + "SELECT ?a WHERE {?e sem:accordingTo/rdfs:label ?a}")) == 5


def test_datasette(small, tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        app = pytest.importorskip("datasette.app")
        path = made("sqlite", small, tmp_path)
        path = path.rename(tmp_path / "made.db")
        datasette = app.Datasette([str(path)], immutables=[], metadata=datasette_metadata("made"))

        async def ask(*addresses):
            await datasette.invoke_startup()
            return [await datasette.client.get(address) for address in addresses]

        pages = ["/made.json", "/made/events", "/made/claims?_facet=kind", *(f"/made/{view}.json" for view in VIEWS)]
        answers = asyncio.run(ask(*pages))
    assert [answer.status_code for answer in answers] == [200] * len(pages)
    tables = {table["name"]: table["count"] for table in answers[0].json()["tables"]}
    assert tables | {"events": 5, "claims": 7, "reports": 6, "actors": 1, "places": 1} == tables
    assert "single-account, agreed, disputed, denied or conceded" in answers[1].text  # columns are described
    assert len(answers[3].json()["rows"]) == 2  # what is disputed or denied


def test_follow_the_money(small, tmp_path):
    """As the package reads it, where it is installed: it needs ICU."""
    reason = "followthemoney is not installed: it needs ICU and a compiler; the continuous check installs it"
    model = pytest.importorskip("followthemoney", reason=reason).model
    from followthemoney import ValueEntity
    from followthemoney.statement.serialize import read_csv_statements

    found = {}
    for line in made("ftm", small, tmp_path).read_text().splitlines():
        told = json.loads(line)
        entity = ValueEntity.from_dict(told, cleaned=False)
        for name, values in told["properties"].items():
            assert entity.schema.get(name) is not None, name
            assert sorted(entity.get(name)) == sorted(values), name  # nothing is refused when it is cleaned
        assert entity.caption
        found[entity.id] = entity
    assert {one.schema.name for one in found.values()} == {"Organization", "LegalEntity", "Address", "Article", "Event"}
    for entity in found.values():
        for prop, value in entity.itervalues():
            if prop.type.name == "entity":
                assert found[value].schema.is_a(prop.range), (prop, value)  # who is named is there, and is of the right sort
    assert model.get("Event") is not None
    with made("ftm-statements", small, tmp_path).open("rb") as file:
        statements = list(read_csv_statements(file))
    assert {one.entity_id for one in statements} == set(found)
    assert all(one.id == one.generate_key() for one in statements)
    assert all(one.prop_type == model.get(one.schema).get(one.prop).type.name for one in statements)


TIMEMAP_TEXTS = (
    "id description date time time_precision location latitude longitude type category category_full comments time_display colour"
).split()
TIMEMAP = {  # after createEventSchema, sourceSchema and associationsSchema of TimeMap's own validation
    "type": "object",
    "required": ["events", "associations", "sources"],
    "properties": {
        "events": {
            "items": {
                "properties": {
                    **{name: {"type": "string"} for name in TIMEMAP_TEXTS},
                    "associations": {"type": "array", "items": {"type": "string"}},
                    "sources": {"type": "array", "items": {"type": "string"}},
                },
                "required": ["description", "associations"],
                "additionalProperties": False,
                "dependentRequired": {"latitude": ["longitude"], "longitude": ["latitude"]},
            }
        },
        "associations": {
            "items": {
                "required": ["id", "title", "mode"],
                "properties": {name: {"type": "string"} for name in ("id", "title", "desc", "mode")}
                | {"filter_paths": {"type": "array"}},
                "additionalProperties": False,
            }
        },
        "sources": {
            "additionalProperties": {
                "required": ["id", "paths"],
                "properties": {
                    **{
                        name: {"type": "string"}
                        for name in "id title thumbnail type url description parent author date notes".split()
                    },
                    "paths": {"type": "array"},
                    "affil_s": {"type": "array"},
                },
                "additionalProperties": False,
            }
        },
    },
}


def test_timemap(small, tmp_path):
    told = json.loads(made("timemap", small, tmp_path).read_text())
    jsonschema.validate(told, TIMEMAP)
    known = {one["id"] for one in told["associations"]}
    assert [event["category_full"] for event in told["events"]] == ["shelling", "air strike", "territory gained"]
    for event in told["events"]:
        assert set(event["associations"]) <= known
        assert set(event["sources"]) <= set(told["sources"])


def test_bibtex(small, tmp_path):
    bibtexparser = pytest.importorskip("bibtexparser")
    library = bibtexparser.parse_string(made("bibtex", small, tmp_path).read_text())
    assert library.failed_blocks == []
    entries = [{field.key: field.value for field in entry.fields} for entry in library.entries]
    assert len(entries) == 6
    by_outlet = {entry.get("journal"): entry for entry in entries}
    assert by_outlet["+Ridge; News"]["year"] == "2019"
    assert by_outlet["Inland Post"]["url"].startswith("https://")


HARD = ["50% of {all} & more_ $5 #1 ~x ^y \\end", "a\nb"]


@pytest.mark.parametrize("words", HARD)
def test_bibtex_escapes(words):
    from contested.export.citations import bibtex_entry
    from contested.records import Report

    entry = bibtex_entry(Report(text="x", title=words, outlet="o", published="2019-04"))
    title = next(line for line in entry.splitlines() if "title" in line)
    assert title.count("{") - title.count("\\{") == title.count("}") - title.count("\\}")
    assert "\n" not in title
    assert "month = apr" in entry
    assert "day" not in entry


def test_csl(small, tmp_path):
    items = json.loads(made("csl", small, tmp_path).read_text())
    assert len(items) == 6
    assert items[0]["issued"] == {"date-parts": [[2019, 7, 3]]}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        source = pytest.importorskip("citeproc.source.json")
        bibliography = source.CiteProcJSON(items)
    assert set(bibliography) == {item["id"].lower() for item in items}


class Page(HTMLParser):
    """What a page holds that could act or fetch."""

    def __init__(self):
        super().__init__()
        self.tags, self.attributes, self.words = [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]

    def handle_data(self, data):
        self.words.append(data)


def test_dossier(small, tmp_path):
    text = made("dossier", small, tmp_path).read_text()
    page = Page()
    page.feed(text)
    assert not {"script", "iframe", "img", "link", "a", "form", "object", "embed"} & set(page.tags)
    assert not {name for name in page.attributes if name.startswith("on") or name in ("src", "href", "style")}
    assert "default-src 'none'" in text
    words = " ".join(" ".join(page.words).split())
    for said in (
        "Dossier: kind: air_strike",
        "Harbour Army denies",
        "At least 12 villagers died",
        "told only in a denial",
        "Place data: GeoNames",
    ):
        assert said in words
    assert words.count("Report ") + words.count("report ") >= 6
    assert "<b>Hill</b>" not in text  # what a report holds is shown, and is no part of the page


def test_exports_that_lose_nothing_say_nothing(small):
    for row in EXPORTS:
        found = row.write(dataclasses.replace(small, what=row.takes[0]), io.BytesIO())
        plain_only = row.name in ("acled", "ucdp", "plover", "ftm", "ftm-statements", "timemap", "rdf", "kml")
        assert bool(found.left_out) == plain_only, row.name
