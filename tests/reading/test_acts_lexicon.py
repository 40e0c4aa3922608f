"""Every row of acts.yml fires on its examples and spares its counter-examples."""

from __future__ import annotations

from typing import Any

import pytest

from contested.reading.blocks import blocks_of
from contested.reading.draft import Draft
from contested.reading.lexicon import read_yaml
from contested.reading.pipeline import parse_one
from contested.reading.read import read_parsed
from contested.records import NothingKnown, Report, interval_of

ROWS = read_yaml("acts.yml")


def kinds_in(sentence: str) -> set[str]:
    report = Report(text=sentence, published="2020-06-01")
    draft = Draft(report, parse_one(sentence), blocks_of(sentence), interval_of("2020-06-01"), NothingKnown())
    return {claim.kind for claim in read_parsed(draft).claims}


def examples(part: str) -> list[Any]:
    return [
        pytest.param(row["kind"], sentence, id=f"{number}-{row['kind']}-{sentence[:40]}")
        for number, row in enumerate(ROWS)
        for sentence in row[part]
    ]


@pytest.mark.parametrize(("kind", "sentence"), examples("fires"))
def test_fires(kind: str, sentence: str) -> None:
    assert kind in kinds_in(sentence)


@pytest.mark.parametrize(("kind", "sentence"), examples("spares"))
def test_spares(kind: str, sentence: str) -> None:
    assert kind not in kinds_in(sentence)


def test_every_row_has_both() -> None:
    assert all(row["fires"] and row["spares"] for row in ROWS)
