"""The pages of the formats: one for each, with a row of the demonstration in the format's own columns."""

import re
from pathlib import Path

import pytest
from benchmarks.format_pages import BEGIN, END, SHOWN

from contested.export.datapackage import columns_of
from contested.export.formats import EXPORTS

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("row", EXPORTS, ids=lambda row: row.name)
def test_page(row):
    page = (ROOT / row.doc).read_text("utf-8")
    assert f"`{row.name}`" in page
    assert "**Lost:**" in page
    shown = page.partition(BEGIN)[2].partition(END)[0]
    assert "Tajoura" in shown or row.name == "gpkg"
    columns = columns_of(row.name, row.takes[0])
    if columns and row.name != "hxl":
        heads = {line.split(": ")[0] for block in shown.split("```")[1::2] for line in block.strip().splitlines() if ": " in line}
        names = {field.name for field in columns}
        assert heads & names
        if row.name != "ftm-statements":  # whose page shows entities too
            assert heads <= names


def test_every_format_is_shown():
    assert set(SHOWN) == {row.name for row in EXPORTS}


def test_the_overview_names_every_format_and_its_page():
    overview = (ROOT / "docs" / "exports.md").read_text("utf-8")
    for row in EXPORTS:
        assert f"[`{row.name}`](formats/{Path(row.doc).name})" in overview
    linked = set(re.findall(r"\(formats/(\w+\.md)\)", overview))
    assert linked == {path.name for path in (ROOT / "docs" / "formats").glob("*.md")}
