"""Countries as other projects write them, from data/world/countries.tsv."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country: ISO 3166-1 codes, ACLED's name and region, its numbers in two lists of states, UCDP's name."""

    iso2: str
    iso3: str
    numeric: str
    name: str
    acled_region: str
    gwno: str
    cow: str
    ucdp_name: str
    ucdp_region: str


NOWHERE = Country(
    iso2="", iso3="", numeric="", name="", acled_region="", gwno="", cow="", ucdp_name="", ucdp_region=""
)  # what is not known


@cache
def countries() -> MappingProxyType[str, Country]:
    """Every country by its alpha-2 and its alpha-3 code."""
    written = (resources.files("contested") / "data" / "world" / "countries.tsv").read_text("utf-8")
    lines = [line for line in written.splitlines() if not line.startswith("#")]
    rows = [Country(**row) for row in csv.DictReader(lines, delimiter="\t")]
    return MappingProxyType({row.iso2: row for row in rows} | {row.iso3: row for row in rows})


def country(code: str | None) -> Country:
    """The country with this code, `NOWHERE` where there is none."""
    return countries().get(code or "", NOWHERE)


@cache
def by_number(list_: str) -> MappingProxyType[str, Country]:
    """The countries by their number in a list: `numeric` (ISO), `gwno` or `cow`."""
    return MappingProxyType({getattr(row, list_): row for row in countries().values() if getattr(row, list_)})
